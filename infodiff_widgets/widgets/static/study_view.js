// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var Ht=class{#t={};constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let i of this.#t[`change:${t}`]??[])i()}on(t,n){(this.#t[t]??=
new Set).add(n)}off(t,n){this.#t[t]?.delete(n)}save_changes(){}send(...t){}},Ae=class extends Ht{constructor(t,n,i={}){super(i),this.whole=t,this.shared=n}get(t){
return t in this.shared?this.whole.get(this.shared[t]):super.get(t)}set(t,n){t in this.shared?this.whole.set(this.shared[t],n):super.set(t,n)}on(t,n){this.#t(t,
(i,o)=>i===this?super.on(o,n):i.on(o,n))}off(t,n){this.#t(t,(i,o)=>i===this?super.off(o,n):i.off(o,n))}#t(t,n){let i=t.replace("change:","");t.startsWith("chang\
e:")?i in this.shared?n(this.whole,`change:${this.shared[i]}`):n(this,t):n(this.whole,t)}save_changes(){this.whole.save_changes()}send(...t){this.whole.send(t[0],
t[1],t[2])}};function mt(e,...t){return t.map(n=>e.get(n))}function Zt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function gt(e,t){Zt(e,t),e.save_changes()}
function _({model:e,signal:t},n,i){let o=0,r=()=>{o=0,i(...mt(e,...n))},s=()=>o||=requestAnimationFrame(r);for(let a of n)e.on(`change:${a}`,s);t.addEventListener(
"abort",()=>{cancelAnimationFrame(o);for(let a of n)e.off(`change:${a}`,s)}),r()}function Le(e,t,n,i,o){let r=null;_(e,[t,...i],s=>{let a=JSON.stringify(s);a!==
r&&n(s),r=a,o()})}function te(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Ei(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function vn(e){let t,n,
i;e.length!==2?(t=te,n=(a,u)=>te(e(a),u),i=(a,u)=>e(a)-u):(t=e===te||e===Ei?e:$i,n=e,i=e);function o(a,u,d=0,c=a.length){if(d<c){if(t(u,u)!==0)return c;do{let f=d+
c>>>1;n(a[f],u)<0?d=f+1:c=f}while(d<c)}return d}function r(a,u,d=0,c=a.length){if(d<c){if(t(u,u)!==0)return c;do{let f=d+c>>>1;n(a[f],u)<=0?d=f+1:c=f}while(d<c)}
return d}function s(a,u,d=0,c=a.length){let f=o(a,u,d,c-1);return f>d&&i(a[f-1],u)>-i(a[f],u)?f-1:f}return{left:o,center:s,right:r}}function $i(){return 0}function Ai(e){
return e===null?NaN:+e}function*Li(e,t){if(t===void 0)for(let n of e)n!=null&&(n=+n)>=n&&(yield n);else{let n=-1;for(let i of e)(i=t(i,++n,e))!=null&&(i=+i)>=i&&
(yield i)}}var kn=vn(te),Ko=kn.right,Ho=kn.left,Wo=vn(Ai).center;var Si=Mn(En),Vo=Mn(Ni);function Mn(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:o,width:r,height:s}=t;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:o.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!s||!n&&!i)return t;let a=n&&e(n),u=i&&e(i),d=o.slice();return a&&u?(Jt(a,d,o,r,s),Jt(a,o,d,r,s),Jt(a,d,o,r,s),Qt(u,o,d,r,s),Qt(u,d,o,r,
s),Qt(u,o,d,r,s)):a?(Jt(a,o,d,r,s),Jt(a,d,o,r,s),Jt(a,o,d,r,s)):u&&(Qt(u,o,d,r,s),Qt(u,d,o,r,s),Qt(u,o,d,r,s)),t}}function Jt(e,t,n,i,o){for(let r=0,s=i*o;r<s;)
e(t,n,r,r+=i,1)}function Qt(e,t,n,i,o){for(let r=0,s=i*o;r<i;++r)e(t,n,r,r+s,i)}function Ni(e){let t=En(e);return(n,i,o,r,s)=>{o<<=2,r<<=2,s<<=2,t(n,i,o+0,r+0,s),
t(n,i,o+1,r+1,s),t(n,i,o+2,r+2,s),t(n,i,o+3,r+3,s)}}function En(e){let t=Math.floor(e);if(t===e)return Ci(e);let n=e-t,i=2*e+1;return(o,r,s,a,u)=>{if(!((a-=u)>=
s))return;let d=t*r[s],c=u*t,f=c+u;for(let p=s,k=s+c;p<k;p+=u)d+=r[Math.min(a,p)];for(let p=s,k=a;p<=k;p+=u)d+=r[Math.min(a,p+c)],o[p]=(d+n*(r[Math.max(s,p-f)]+
r[Math.min(a,p+f)]))/i,d-=r[Math.max(s,p-c)]}}function Ci(e){let t=2*e+1;return(n,i,o,r,s)=>{if(!((r-=s)>=o))return;let a=e*i[o],u=s*e;for(let d=o,c=o+u;d<c;d+=
s)a+=i[Math.min(r,d)];for(let d=o,c=r;d<=c;d+=s)a+=i[Math.min(r,d+u)],n[d]=a/t,a-=i[Math.max(o,d-u)]}}function Ti(e,t){let n=0;if(t===void 0)for(let i of e)i!=null&&
(i=+i)>=i&&++n;else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(o=+o)>=o&&++n}return n}function Ne(e,t){let n,i;if(t===void 0)for(let o of e)o!=null&&(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)));else{let o=-1;for(let r of e)(r=t(r,++o,e))!=null&&
(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)))}return[n,i]}function Oi(e=te){if(e===te)return $n;if(typeof e!="function")throw new TypeError("compare is not a function");return(t,n)=>{let i=e(t,n);return i||i===0?i:(e(n,
n)===0)-(e(t,t)===0)}}function $n(e,t){return(e==null||!(e>=e))-(t==null||!(t>=t))||(e<t?-1:e>t?1:0)}var Ii=Array.prototype,Yo=Ii.slice;var Ri=Math.sqrt(50),zi=Math.sqrt(10),Bi=Math.sqrt(2);function Se(e,t,n){let i=(t-e)/Math.max(0,n),o=Math.floor(Math.log10(i)),r=i/Math.pow(10,o),s=r>=Ri?10:r>=
zi?5:r>=Bi?2:1,a,u,d;return o<0?(d=Math.pow(10,-o)/s,a=Math.round(e*d),u=Math.round(t*d),a/d<e&&++a,u/d>t&&--u,d=-d):(d=Math.pow(10,o)*s,a=Math.round(e/d),u=Math.
round(t/d),a*d<e&&++a,u*d>t&&--u),u<a&&.5<=n&&n<2?Se(e,t,n*2):[a,u,d]}function tn(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[o,r,s]=i?
Se(t,e,n):Se(e,t,n);if(!(r>=o))return[];let a=r-o+1,u=new Array(a);if(i)if(s<0)for(let d=0;d<a;++d)u[d]=(r-d)/-s;else for(let d=0;d<a;++d)u[d]=(r-d)*s;else if(s<
0)for(let d=0;d<a;++d)u[d]=(o+d)/-s;else for(let d=0;d<a;++d)u[d]=(o+d)*s;return u}function Pi(e,t,n){return t=+t,e=+e,n=+n,Se(e,t,n)[2]}function An(e,t,n){let i;for(;;){let o=Pi(e,t,n);if(o===i||o===0||!isFinite(o))return[e,t];if(o>0){let r=Math.ceil(e/o),s=Math.floor(t/o);e=(r-(r*o>e))*o,t=(s+(s*
o<t))*o}else if(o<0){let r=-o,s=Math.ceil(e*r),a=Math.floor(t*r);e=(s-(s/r>e))/r,t=(a+(a/r<t))/r}i=o}}function Ln(e){return Math.max(1,Math.ceil(Math.log(Ti(e))/
Math.LN2)+1)}function fe(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(n<o||n===void 0&&
o>=o)&&(n=o)}return n}function yn(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n>i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(n>o||n===void 0&&
o>=o)&&(n=o)}return n}function Sn(e,t,n=0,i=1/0,o){if(t=Math.floor(t),n=Math.floor(Math.max(0,n)),i=Math.floor(Math.min(e.length-1,i)),!(n<=t&&t<=i))return e;for(o=o===void 0?$n:Oi(o);i>
n;){if(i-n>600){let u=i-n+1,d=t-n+1,c=Math.log(u),f=.5*Math.exp(2*c/3),p=.5*Math.sqrt(c*f*(u-f)/u)*(d-u/2<0?-1:1),k=Math.max(n,Math.floor(t-d*f/u+p)),g=Math.min(
i,Math.floor(t+(u-d)*f/u+p));Sn(e,t,k,g,o)}let r=e[t],s=n,a=i;for(ue(e,n,t),o(e[i],r)>0&&ue(e,n,i);s<a;){for(ue(e,s,a),++s,--a;o(e[s],r)<0;)++s;for(;o(e[a],r)>0;)
--a}o(e[n],r)===0?ue(e,n,a):(++a,ue(e,a,i)),a<=t&&(n=a+1),t<=a&&(i=a-1)}return e}function ue(e,t,n){let i=e[t];e[t]=e[n],e[n]=i}function pe(e,t,n){if(e=Float64Array.from(Li(e,n)),!(!(i=e.length)||isNaN(t=+t))){if(t<=0||i<2)return yn(e);if(t>=1)return fe(e);var i,o=(i-1)*t,r=Math.floor(o),
s=fe(Sn(e,r).subarray(0,r+1)),a=yn(e.subarray(r+1));return s+(a-s)*(o-r)}}function dt(e,t,n){e=+e,t=+t,n=(o=arguments.length)<2?(t=e,e=0,1):o<3?1:+n;for(var i=-1,o=Math.max(0,Math.ceil((t-e)/n))|0,r=new Array(o);++i<o;)r[i]=e+i*n;return r}var Go=Fi(Math.random);function Fi(e){return function(n,i=0,o=n.length){let r=o-(i=+i);for(;r;){let s=e()*r--|0,a=n[r+i];n[r+i]=n[s+i],n[s+i]=a}return n}}function Ce(e,t){
let n=0;if(t===void 0)for(let i of e)(i=+i)&&(n+=i);else{let i=-1;for(let o of e)(o=+t(o,++i,e))&&(n+=o)}return n}function Nn(e,t){if(typeof t!="function")throw new TypeError("test is not a function");let n=-1;for(let i of e)if(t(i,++n,e))return!0;return!1}function zt(e,t){return e.toFixed(t).replace("-","−")}function en(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function ft(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),o=en(i?Math.abs(e):t);return`${zt(e,o)}${i?"":` ± ${zt(t,o)}`} ${n}`.
trim()}function Wt(e,t){return Number.isFinite(e)?e===0?"0":zt(e,t<.1?en(t):Math.min(en(Math.abs(e)/10),2)):"·"}function Te([e,t],n){let i=Math.max(-e,t);return`\
bars: ${Wt(e,i)} to ${Wt(t,i)} ${n}`}function Cn(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function he(e,t=[],{zero:n=!0,clip:i=!1}={}){let o=e.flatMap((a,u)=>a===null?[]:[a-(t[u]??0),a+(t[u]??0)]),[r=0,s=0]=Ne(n?[0,...o]:o);return s<=r?[0,1]:[i&&e.every(
a=>a===null||a>=0)?0:r,s]}function bt(e,t,n){return Math.min(Math.max(e,t),n)}function Tn([e,t],[n,i]){return o=>n+(i-n)*(bt(o,e,t)-e)/(t-e||1)}function l(e,...t){let[n,...i]=e.split("."),o=document.createElement(n);i.length&&(o.className=i.join(" ")),n==="button"&&o.setAttribute("type","button");for(let r of t){
if(typeof r=="string"||r instanceof Node){o.append(r);continue}for(let[s,a]of Object.entries(r))s.startsWith("on")?o.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
o.setAttribute(s,a===!0?"":a)}return o}function Z(e,t){e.textContent!==t&&(e.textContent=t)}function Vt(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function Bt(e){return e.getRootNode().activeElement}function On(e){return e.flatMap(([t,n])=>[l("dt",t),l("dd",n)])}function Oe(e,t){return l("span.idw-pair",l(
`i.${e}`),t)}function Lt(e){return e.ctrlKey||e.metaKey||e.altKey}function In(e){e.addEventListener("keydown",t=>{Lt(t)||t.stopPropagation()})}function Ie(e,t,n,i="\
ltr"){let o=i==="rtl"?-1:1,r={ArrowLeft:-o,ArrowUp:-1,ArrowRight:o,ArrowDown:1}[e.key],s=r?t+r:{Home:0,End:n-1}[e.key];return s===void 0?void 0:bt(s,0,n-1)}function Re(e){
let t={list:[],index:0,anchor:0,replace(n){let i=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.min(t.index,i),anchor:Math.min(t.anchor,i)}),e.replaceChildren(
...n.map(({node:o,box:r=o})=>r)),t.mark()},mark:()=>t.list.forEach(({node:n},i)=>n.tabIndex=i===t.index?0:-1),indexOf:n=>t.list.findIndex(({node:i,box:o=i})=>o.
contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.index=t.indexOf(n.target),t.mark()}),t}function ze(e,t,{starts:n=()=>!0,
move:i,end:o,cancel:r=()=>{}}){let s=null,a=!1,u=({clientX:c,clientY:f})=>t.indexOf(e.getRootNode().elementFromPoint(c,f));return e.addEventListener("pointerdow\
n",c=>{let f=c.button===0&&!c.shiftKey&&!Lt(c)?u(c):-1;s=f>=0&&n(f,c)?{from:f,to:f,moved:!1}:null,a=!1}),e.addEventListener("pointermove",c=>{let f=s&&c.buttons&
1?u(c):-1;f<0||f===s.to||(e.hasPointerCapture(c.pointerId)||e.setPointerCapture(c.pointerId),Object.assign(s,{to:f,moved:!0}),i(s.from,f))}),e.addEventListener(
"pointerup",()=>{let c=s;s=null,a=!!c?.moved,a&&o(c.from,c.to)}),e.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener("pointercancel",
()=>{s=null,r()}),{endsIn:c=>a&&c.detail>0,stop:()=>[s,a]=[null,!1]}}function nn(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=
Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),{context:e.getContext("2d"),ratio:i}}function ee(e){return getComputedStyle(e).getPropertyValue(
"--idw-dark").trim()==="1"}function ne(e,t){let n=new MutationObserver(()=>requestAnimationFrame(t));for(let i of[document.documentElement,document.body])n.observe(
i,{attributes:!0,attributeFilter:["data-jp-theme-light","class","data-theme"]});matchMedia("(prefers-color-scheme: dark)").addEventListener("change",t,{signal:e}),
e.addEventListener("abort",()=>n.disconnect())}var ji=460;function Rn(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`min(100%, ${ji*n/i}px)`,
nn(t,e.clientWidth,e.clientHeight)}function Di(e,t,n,i=()=>e){let o=r=>{let s=i().getBoundingClientRect();t(bt((r.clientX-s.left)/s.width,0,1))};e.addEventListener(
"pointerdown",r=>{r.button===0&&(r.stopPropagation(),e.setPointerCapture(r.pointerId),i()===e&&o(r))}),e.addEventListener("pointermove",r=>r.buttons&1&&o(r)),e.
addEventListener("pointerup",()=>n())}function zn(e,t,n=()=>{}){let o=l("div.idw-wipe-handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,
"aria-label":e}}),r=.5;return Di(o,t,n,()=>o.parentElement),o.addEventListener("keydown",a=>{let u={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,
End:1}[a.key];!u||Lt(a)||(a.preventDefault(),r=bt(r+u,0,1),t(r),n())}),{node:o,show:(a,[u,d])=>{r=a;let c=Math.round(100*a);o.style.left=`${100*a}%`,o.setAttribute(
"aria-valuenow",String(c)),o.setAttribute("aria-valuetext",`${c} % ${u}, ${100-c} % ${d}`)}}}function ie(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.
addEventListener("abort",()=>i.disconnect())}var Bn=e=>new Blob([e],{type:"image/png"});function Be(e,t,n){_(e,t,async()=>{let i=t.map(r=>e.model.get(r)),o=await Promise.
all(i.map(r=>r?createImageBitmap(Bn(r)):null));i.every((r,s)=>r===e.model.get(t[s]))&&!e.signal.aborted&&n(...o)})}function Pn(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);
return e.addEventListener("abort",n),i=>(n(),t=i.map(o=>URL.createObjectURL(Bn(o))),t)}var _i={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function pt(e){if(!e||e.rows)return e??null;
let{shape:t,dtype:n,scale:i=1,power:o=1,data:r}=e,[s,a]=t.slice(-2),u=new _i[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===
1?{rows:s,columns:a,data:u}:{rows:s,columns:a,data:Float32Array.from(u,n==="float16"?c=>Ui(c)*i:o===2?c=>c*Math.abs(c)*i*i:c=>c*i)}}async function Pe(e){let t=new Blob(
[Uint8Array.from(atob(e),r=>r.charCodeAt(0))]),n=await new Response(t.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),i=new DataView(n).getUint32(
0,!0),o=new TextDecoder().decode(new Uint8Array(n,4,i));return JSON.parse(o,(r,s)=>s?.bytes?new DataView(n,4+i+s.bytes[0],s.bytes[1]):s)}function Ui(e){let[t,n,
i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function jn(e){let t=e.filter(Number.isFinite);return{size:fe(
t,Math.abs)??0,negative:Nn(t,n=>n<0),total:Ce(t)}}function Dn({columns:e,data:t},[n,i,o,r]){let a=dt(i,r).map(u=>t.subarray(u*e+n,u*e+o)).map(u=>u.filter(Number.
isFinite));return a.some(u=>u.length)?Ce(a,u=>Ce(u)):NaN}function Fn(e,t,n,i){let o=n/i;return dt(i).map(r=>Math.max(Math.min(t,(r+1)*o)-Math.max(e,r*o),0))}function _n(e,t,[
n,i,o,r]){if(!e)return null;let{rows:s,columns:a,data:u}=e,d=Fn(i,r,t.rows,s),c=Fn(n,o,t.columns,a),f=0;for(let p=0;p<u.length;p+=s*a){let k=0;d.forEach((g,A)=>{
g&&c.forEach((y,L)=>k+=g*y*u[p+A*a+L])}),f+=k*k}return Math.sqrt(f)}function we([e,t],[n,i]){let[o,r]=[Math.min(t,i),Math.max(t,i)+1];return[o,Math.min(e,n),r,Math.
max(e,n)+1]}function Un(e,t){let n=({model:o,el:r,signal:s})=>{r.classList.add("idw"),In(r),t({model:o,el:r,signal:s})},i=document.getElementById("idw-page");return i?.dataset.
bundle===e&&(i.removeAttribute("data-bundle"),Pe(document.getElementById("idw-stored")?.textContent??"").then(o=>{n({model:new Ht({...o,offline:!0}),el:i,signal:new AbortController().
signal}),qi(i)})),{render:n}}function qi(e){let t=window.frameElement;if(!t)return;t.previousElementSibling?.remove();let n=()=>t.style.height=`${Math.ceil(e.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(e)}function on(e,t=!1){let n=Tn(e,[0,100]),[i,o]=t?["bottom","height"]:["left","width"],r=(u,d,c="")=>l(`span.${u}`,{style:`${i}:${n(d)}%`},c),s=(u,d,c)=>{let[f,p]=[
n(Math.min(d,c)),n(Math.max(d,c))];return l(`span.${u}`,{style:`${i}:${f}%;${o}:${p-f}%`})};return{place:n,mark:r,bar:(u,d,[c,f],p=0)=>u==null?[]:[s(c,p,u),...d>
0?[s(f,u-d,u+d)]:[]]}}function rn(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function Fe(e,t,n,i,o=null,r=null){let{bar:s,mark:a}=on(i,!0),[u,d]=s(t,n,[rn(
t),"idw-whisker"]),c=s(o,0,["idw-hollow","idw-whisker"]),f=r==null?[]:[a("idw-exact",r)];e.replaceChildren(a("idw-zero",0),...c,...u?[u]:[],...d?[d]:[],...f)}function me(e,t){let n=e.map(([o,r,s])=>l("button.idw-button",{title:s,"data-value":o,onclick:()=>t(o)},r));return{buttons:n,show:(o,r=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===o)),s.disabled=r}}}function Ut(e,t,n,i){let{buttons:o,show:r}=me(i,s=>gt(e.model,{[t]:s}));for(let s of o)s.classList.add(
"idw-segment");return _(e,[t],s=>r(s)),l("span.idw-segments",{role:"group","aria-label":n},...o)}function Yt(e,t,n,i={}){let o=l("button.idw-bare.idw-icon",{title:e,
"aria-label":e.replace(/ \(.*/,""),onclick:n,...i});return o.innerHTML=`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${t}"/></svg\
>`,o}function je(e){let t=l("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),
t}function qn(e){return t=>Number.isInteger(t)&&t>=e}function De(e,t,[n,i],o,r){let{model:s}=e,a=l("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${i}`.
trim()},o),u=()=>a.value=s.get(t)||"";return a.addEventListener("change",()=>{let d=Number(a.value);Number.isFinite(d)&&r(d)&&gt(s,{[t]:d}),u()}),_(e,[t],u),l("\
label.idw-pair",l("span",n),a,l("span",i))}function sn(e,t,n,i){return i.addEventListener("change",()=>gt(e.model,{[t]:i[n]})),_(e,[t],()=>i[n]=e.model.get(t)),
i}function _e(e,t,n){let i=sn(e,t,"checked",l("input",{type:"checkbox"})),o=l("span",n);return{input:i,label:o,row:l("label.idw-pair",i,o)}}function ge(e,t={}){
let n=l("select.idw-field",t),i=o=>n.replaceChildren(...o.map(([r,s])=>l("option",{value:r},s)));return i(e),{node:n,offer:i}}function Kn(e,t,n,i){let{place:o=Number,
value:r=Number,text:s,spoken:a=s,step:u=.05}=i,{model:d}=e,c=l("input",{type:"range",min:0,max:1,step:u}),f=l("span.idw-value",{"aria-hidden":"true"}),p=()=>{c.
value=String(o(d.get(t))),f.textContent=s(d.get(t)),c.setAttribute("aria-valuetext",a(d.get(t)))};return c.addEventListener("input",()=>d.set(t,r(Number(c.value)))),
c.addEventListener("change",()=>d.save_changes()),_(e,[t],p),{input:c,show:p,row:l("label.idw-row",l("span",n),c,f)}}var Ki=Array.prototype,Hi=Ki.slice;function Wi(e,t){return e-t}function Vi(e){for(var t=0,n=e.length,i=e[n-1][1]*e[0][0]-e[n-1][0]*e[0][1];++t<n;)i+=e[t-1][1]*e[t][0]-
e[t-1][0]*e[t][1];return i}var Hn=e=>()=>e;function Yi(e,t){for(var n=-1,i=t.length,o;++n<i;)if(o=Gi(e,t[n]))return o;return 0}function Gi(e,t){for(var n=t[0],i=t[1],
o=-1,r=0,s=e.length,a=s-1;r<s;a=r++){var u=e[r],d=u[0],c=u[1],f=e[a],p=f[0],k=f[1];if(Xi(u,f,t))return 0;c>i!=k>i&&n<(p-d)*(i-c)/(k-c)+d&&(o=-o)}return o}function Xi(e,t,n){
var i;return Zi(e,t,n)&&Ji(e[i=+(e[0]===t[0])],n[i],t[i])}function Zi(e,t,n){return(t[0]-e[0])*(n[1]-e[1])===(n[0]-e[0])*(t[1]-e[1])}function Ji(e,t,n){return e<=
t&&t<=n||n<=t&&t<=e}function Qi(){}var Pt=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[
[[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,
1]]],[[[.5,1],[1,1.5]]],[]];function Vn(){var e=1,t=1,n=Ln,i=u;function o(d){var c=n(d);if(Array.isArray(c))c=c.slice().sort(Wi);else{let f=Ne(d,to);for(c=tn(...An(
f[0],f[1],c),c);c[c.length-1]>=f[1];)c.pop();for(;c[1]<f[0];)c.shift()}return c.map(f=>r(d,f))}function r(d,c){let f=c==null?NaN:+c;if(isNaN(f))throw new Error(
`invalid value: ${c}`);var p=[],k=[];return s(d,f,function(g){i(g,d,f),Vi(g)>0?p.push([g]):k.push(g)}),k.forEach(function(g){for(var A=0,y=p.length,L;A<y;++A)if(Yi(
(L=p[A])[0],g)!==-1){L.push(g);return}}),{type:"MultiPolygon",value:c,coordinates:p}}function s(d,c,f){var p=new Array,k=new Array,g,A,y,L,E,B;for(g=A=-1,L=Gt(d[0],
c),Pt[L<<1].forEach(v);++g<e-1;)y=L,L=Gt(d[g+1],c),Pt[y|L<<1].forEach(v);for(Pt[L<<0].forEach(v);++A<t-1;){for(g=-1,L=Gt(d[A*e+e],c),E=Gt(d[A*e],c),Pt[L<<1|E<<2].
forEach(v);++g<e-1;)y=L,L=Gt(d[A*e+e+g+1],c),B=E,E=Gt(d[A*e+g+1],c),Pt[y|L<<1|E<<2|B<<3].forEach(v);Pt[L|E<<3].forEach(v)}for(g=-1,E=d[A*e]>=c,Pt[E<<2].forEach(
v);++g<e-1;)B=E,E=Gt(d[A*e+g+1],c),Pt[E<<2|B<<3].forEach(v);Pt[E<<3].forEach(v);function v(O){var H=[O[0][0]+g,O[0][1]+A],j=[O[1][0]+g,O[1][1]+A],U=a(H),W=a(j),
N,P;(N=k[U])?(P=p[W])?(delete k[N.end],delete p[P.start],N===P?(N.ring.push(j),f(N.ring)):p[N.start]=k[P.end]={start:N.start,end:P.end,ring:N.ring.concat(P.ring)}):
(delete k[N.end],N.ring.push(j),k[N.end=W]=N):(N=p[W])?(P=k[U])?(delete p[N.start],delete k[P.end],N===P?(N.ring.push(j),f(N.ring)):p[P.start]=k[N.end]={start:P.
start,end:N.end,ring:P.ring.concat(N.ring)}):(delete p[N.start],N.ring.unshift(H),p[N.start=U]=N):p[U]=k[W]={start:U,end:W,ring:[H,j]}}}function a(d){return d[0]*
2+d[1]*(e+1)*4}function u(d,c,f){d.forEach(function(p){var k=p[0],g=p[1],A=k|0,y=g|0,L=an(c[y*e+A]);k>0&&k<e&&A===k&&(p[0]=Wn(k,an(c[y*e+A-1]),L,f)),g>0&&g<t&&y===
g&&(p[1]=Wn(g,an(c[(y-1)*e+A]),L,f))})}return o.contour=r,o.size=function(d){if(!arguments.length)return[e,t];var c=Math.floor(d[0]),f=Math.floor(d[1]);if(!(c>=
0&&f>=0))throw new Error("invalid size");return e=c,t=f,o},o.thresholds=function(d){return arguments.length?(n=typeof d=="function"?d:Array.isArray(d)?Hn(Hi.call(
d)):Hn(d),o):n},o.smooth=function(d){return arguments.length?(i=d?u:Qi,o):i===u},o}function to(e){return isFinite(e)?e:NaN}function Gt(e,t){return e==null?!1:+e>=
t}function an(e){return e==null||isNaN(e=+e)?-1/0:e}function Wn(e,t,n,i){let o=i-t,r=n-t,s=isFinite(o)||isFinite(r)?o/r:Math.sign(o)/Math.sign(r);return isNaN(s)?
e:e+s-.5}var eo=.62,no=.997,io=[.08,.25,.5],oo=2155905152,ro={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c\
5e"],attention:["e5dcf7","b39ae3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a\
1f4b","c9404a","f47c45","fbc15e","fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b",
"1f7a6b","57b89d","d8f5e6"],ground:"#101215",empty:"#1f2226",contrast:.36}},so=e=>Math.min(Math.abs(e),1)**eo,ao=e=>e<.06?0:.94*Math.min(1,e/.45)**.85;function Yn(e){
let t=e.map(n=>[0,2,4].map(i=>Number.parseInt(n.slice(i,i+2),16)));return Uint32Array.from({length:256},(n,i)=>{let o=i/255*(t.length-1),r=Math.min(Math.floor(o),
t.length-2),[s,a,u]=t[r].map((d,c)=>Math.round(d+(o-r)*(t[r+1][c]-d)));return(Math.round(255*ao(i/255))<<24|u<<16|a<<8|s)>>>0})}function oe(e,t="plus"){let n=ro[e?
"dark":"light"];return{...n,above:Yn(n[t]??n.plus),below:Yn(n.minus)}}function Ft(e){let t=e.map(({data:i})=>Float32Array.from(i.filter(Number.isFinite),Math.abs)),
n=i=>Math.max(0,...t.map(o=>pe(o,i)??0));return n(no)||n(1)||1}function Gn(e,t,{above:n,below:i},o=(r,s)=>!0){return Uint32Array.from(e,(r,s)=>o(r,s)?Number.isFinite(
r)?(r<0?i:n)[Math.round(255*so(r/t))]:oo:0)}function Xn(e,t,n,i=l("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(
e.buffer),t,n),0,0),i}function re(e,t,n,i=void 0){return Xn(Gn(e.data,t,n,i),e.columns,e.rows)}function qt(e,t,{ground:n,empty:i,contrast:o},r,s=!1){let{width:a,
height:u}=e.canvas;e.fillStyle=t?n:i,e.fillRect(0,0,a,u),t&&(e.save(),e.imageSmoothingEnabled=s||t.width>a,r&&([e.globalAlpha,e.filter]=[o,"saturate(0.2)"]),e.drawImage(
t,0,0,a,u),e.restore())}function Zn(e,t,n,{above:i,ground:o},r){let{width:s,height:a}=e.canvas,u=Vn().size([t.columns,t.rows]).smooth(!0),d=Array.from(lo(t),Math.
abs),[c,f]=[s/t.columns,a/t.rows];io.forEach((p,k)=>{let g=new Path2D;for(let y of u.contour(d,p*n).coordinates.flat())y.forEach(([L,E],B)=>g[B?"lineTo":"moveTo"](
L*c,E*f));e.lineJoin="round";let A=i[[150,200,255][k]];for(let[y,L]of[[3.4,`${o}d0`],[1.7,`rgb(${[0,8,16].map(E=>A>>E&255)})`]])[e.lineWidth,e.strokeStyle]=[Number(
y)*r,String(L)],e.stroke(g)})}function lo({rows:e,columns:t,data:n}){return n.map((i,o)=>{let[r,s]=[Math.floor(o/t),o%t],[a,u]=[0,0];for(let d=Math.max(r-1,0);d<=
Math.min(r+1,e-1);d++)for(let c=Math.max(s-1,0);c<=Math.min(s+1,t-1);c++){let f=(2-Math.abs(d-r))*(2-Math.abs(c-s));a+=f*(n[d*t+c]||0),u+=f}return a/u})}function Jn(e,t,n,i=o=>!0){
let o=Array.from({length:e.width},(a,u)=>n?2*u/(e.width-1)-1:u/(e.width-1)),r=Xn(Gn(o,1,t,i),e.width,1),s=e.getContext("2d");qt(s,null,t,!1),s.drawImage(r,0,0,e.
width,e.height)}function dn({count:e=0,texts:t={},numbers:n=[]}){let i=Object.fromEntries(Object.entries(t).map(([s,{codes:a}])=>[s,pt(a).data])),o=(s,a)=>t[s].values[i[s][a]],
r=({group:s,name:a,values:u,errors:d})=>{let c=pt(u).data;return{group:s,name:a,values:c,errors:d&&pt(d).data,ends:co(c,!!d)}};return{count:e,text:o,numbers:n.map(
r)}}function co(e,t){let n=e.filter(Number.isFinite).sort(),[i=0,o=0]=[n[0],n.at(-1)];return!t&&i>=0&&o<=1?[0,1]:[Math.min(0,pe(n,.01)??0),Math.max(0,pe(n,.99)??
0)||1]}function Qn({count:e,text:t},{label:n="",search:i="",by:o=null,descending:r=!1}){let s=i.trim().toLowerCase(),a=f=>["caption","word","note"].some(p=>t(p,
f).toLowerCase().includes(s)),u=dt(e).filter(f=>(!n||t("label",f)===n)&&(!s||a(f))),d=r?-1:1;if(o){let f=o.values;return u.sort((p,k)=>Number(Number.isNaN(f[p]))-
Number(Number.isNaN(f[k]))||d*(f[p]-f[k])||p-k)}let{compare:c}=new Intl.Collator(void 0,{numeric:!0});return u.sort((f,p)=>d*c(t("caption",f),t("caption",p))||f-
p)}function ti(e,t,n,i){let o=Math.floor((e-t)/n);return[Math.max(0,o),Math.min(i,o+Math.ceil(3*t/n)+1)]}function ei(e,t,n){let i=Array(n).fill(0);for(let o of t)
Number.isFinite(e.values[o])&&i[ln(e,o,n)]++;return i}function ln({values:e,ends:[t,n]},i,o){return bt(Math.floor(o*(e[i]-t)/(n-t)),0,o-1)}function ni(e,t){let n=t.
replace(/[.*+?^${}()|[\]\\]/g,"\\$&"),[,...i]=t&&e.match(new RegExp(`^(.*?)(?<![\\p{L}\\d])(${n})(?![\\p{L}\\d])(.*)$`,"iu"))||[];return i.length?i:[e,"",""]}function ii({
text:e,numbers:t},n){let i=d=>`"${d.replaceAll('"','""')}"`,o=["item","caption","word","label","note"],r=t.flatMap(({group:d,name:c,values:f,errors:p})=>{let k=[
d,c].filter(Boolean).join(", ");return[[k,f],...p?[[`${k} stderr`,p]]:[]]}),s=[...o,...r.map(([d])=>d)].map(i),a=d=>Number.isNaN(d)?"":String(Number(d.toPrecision(
7))),u=n.map(d=>[...o.map(c=>i(e(c,d))),...r.map(([,c])=>a(c[d]))]);return[s,...u].map(d=>d.join()).join(`
`)}var uo={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function se(e){return["running","paused"].includes(e.get(
"status"))}function oi(e,{label:t,next:n,texts:i,names:o=[],blocked:r=()=>!1}){let{model:s}=e,a=L=>s.send({pressed:L}),u=l("button.idw-button.idw-run-main",{onclick:()=>a(
n())}),d=l("button.idw-button",{onclick:()=>a("cancel")},"Cancel"),c=l("span.idw-run-status",{role:"status"}),f=l("span.idw-muted.idw-run-detail"),p=l("span.idw\
-run-fill"),g=l("div.idw-run-track",{role:"progressbar","aria-label":t,...{"aria-valuemin":0,"aria-valuemax":100}},p),A=l("p.idw-error",{role:"alert"}),y=l("div\
.idw-flow.idw-run",l("i.idw-dot",{"aria-hidden":"true"}),c,f,u,d);return _(e,["status","progress","detail","error",...o],()=>{let L=Math.round(100*s.get("progre\
ss"));y.dataset.status=g.dataset.status=s.get("status"),u.textContent={pause:"Pause",resume:"Resume",...i}[n()]??"",u.disabled=r(),!se(s)&&Bt(y)===d&&u.focus(),
d.hidden=!se(s),Z(c,uo[s.get("status")]),f.textContent=s.get("detail"),g.setAttribute("aria-valuenow",String(L)),g.setAttribute("aria-valuetext",s.get("detail")||
`${L} %`),p.style.width=se(s)?`${L}%`:"0",Z(A,s.get("error")),A.hidden=!s.get("error")}),{line:y,track:g,error:A}}function ri(e){let t=l("span"),[n,i]=["any",r=>r>=
0],o=[De(e,"samples",["after","samples"],{step:16},qn(2)),De(e,"max_seconds",["or","seconds"],{step:5,placeholder:n},i),De(e,"target_stderr",["or at an error of",
"nats"],{step:"any",placeholder:n},i)];return _(e,["samples","max_seconds","target_stderr"],(r,s,a)=>{let u=[`${r} samples`,s&&`${s} s`,a&&`an error of ${a} nat\
s`];t.textContent=u.filter(Boolean).join(" or ")}),l("details.idw-small",l("summary","Stops after ",t),l("div.idw-flow.idw-run-fields",...o))}var cn=8e6;async function si(e,t){let[n]=t,i=`“${n.name}”`,o=`images may have up to ${cn/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>cn)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${o}`);e.notify(`Reading ${i}…`);let r=await n.arrayBuffer().catch(
()=>null);r?e.model.send({picture:n.name},void 0,[r]):e.notify(`${i} is no file that can be read.`)}function ai(e,{model:t,el:n,signal:i}){let o=({dataTransfer:a})=>t.
get("accepts_images")&&a.types.includes("Files"),r=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,u=>{o(u)&&(u.preventDefault(),u.stopPropagation(),r(a!=="drop"),a==="drop"&&u.dataTransfer.files.length&&si(e,[...u.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||r(!1));let s=({problem:a}={})=>a===void 0||e.notify(a);t.on("msg:custom",s),i.addEventListener("abort",()=>t.off("ms\
g:custom",s))}function Ue(e,t="Open an image…"){let n=l("input",{type:"file",accept:"image/*",hidden:!0});return n.addEventListener("change",()=>n.files?.length&&
si(e,[...n.files])),{button:l("button.idw-button",{onclick:()=>{n.value="",n.click()},title:`Or drop one, up to ${cn/1e6} MB`},t),input:n}}var di=8,fo=[["map","map","Colour whose opacity and depth grow with the value"],["contours","contours","Lines at 8, 25 and 50 % of the largest value"],["picture",
"picture","The picture alone"]],po=4,ho={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-di,0],PageDown:[di,0],Home:[0,-1/0],End:[0,1/0]};
function li(e){let{canvas:t,model:n}=e,i=null,o=s=>{let a=t.getBoundingClientRect(),u=(f,p)=>bt(Math.floor(f*p),0,p-1),{rows:d,columns:c}=e.field;return[u((s.clientY-
a.top)/a.height,d),u((s.clientX-a.left)/a.width,c)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:o(s),x:s.clientX,
y:s.clientY,moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=o(s);e.point(a),i&&(i.moved||=Math.hypot(
s.clientX-i.x,s.clientY-i.y)>=po,i.moved&&e.select(we(i.cell,a)))});let r=s=>{i&&((!s||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("p\
ointerup",()=>r(!0)),t.addEventListener("pointercancel",()=>r(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}
function ci(e){let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",o=>{o.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let r=ho[o.
key];if(!r||!e.field||Lt(o))return;o.preventDefault();let{rows:s,columns:a}=e.field,u=e.cell??[s>>1,a>>1],d=[bt(u[0]+r[0],0,s-1),bt(u[1]+r[1],0,a-1)],c=e.cell||
o.shiftKey?d:u;i=o.shiftKey?i??u:null,e.spoken=i?"region":"cursor",e.point(c),i&&(e.select(we(i,c)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}function ui(e,t){
let{model:n}=t,i=Ut(t,"drawing","Drawing",fo),o=p=>p?ft(p,null,""):"0",r=Kn(t,"threshold","Threshold",{place:p=>Math.cbrt(p/e.top),value:p=>Number((e.top*p**3).
toPrecision(3)),text:p=>`${o(p)} ${e.sumUnit}`.trim(),spoken:p=>`${o(p)} ${n.get("unit")}`.trim(),step:.01}),s=_e(t,"hide_noise","Hide below 2σ"),a=Ue(e),u=()=>{
r.show(),r.input.disabled=!e.field,s.input.disabled=!e.errors},d=[_e(t,"faded","Faded picture").row,s.row,_e(t,"smooth","Smooth").row],c=l("div.idw-flow.idw-set\
tings",r.row,...d,a.button,a.input),f=l("details.idw-small",l("summary","Map settings"),c);return{styles:i,settings:f,opener:a.button,show:u}}var wo=250,mo="Arrow keys read pixels, Shift and arrow keys select a region, Escape clears.",un=class{image=null;field=null;errors=null;replicates=null;layers=[];top=1;wipe=.5;spoken="";message="";#t=0;constructor(t){
this.model=t.model,this.el=t.el,this.title=l("span.idw-title"),this.reading=l("span.idw-large.idw-reading"),this.canvas=l("canvas",{tabindex:0,role:"application",
"aria-roledescription":"heat map","aria-description":mo}),this.note=l("div.idw-note",{role:"status"}),this.probe=l("output.idw-tip.idw-probe"),this.sum=l("outpu\
t.idw-tip.idw-sum"),this.tags=[l("span.idw-tag.idw-tag-left"),l("span.idw-tag.idw-tag-right")],this.handle=zn("Wipe between the pinned and the present map",i=>{
this.wipe=i,this.draw()});let n=[this.canvas,this.note,...this.tags,this.handle.node,this.probe,this.sum];this.stage=l("div.idw-stage",...n),this.bar=l("canvas.\
idw-bar-colours",{width:256,height:1,"aria-hidden":"true"}),this.ends=[l("span"),l("span"),l("span")],this.legend=l("div.idw-colourbar",this.bar,l("div.idw-mute\
d.idw-small.idw-bar-ticks",...this.ends)),this.head=l("div.idw-head",this.title,this.reading),this.controls=ui(this,t),this.under=l("div.idw-under",this.legend,
this.controls.styles),t.el.append(this.head,this.stage,this.under,this.controls.settings),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,o]=this.model.get("region"),r=[t,n,Math.min(i,this.field.columns),Math.min(o,this.field.rows)];return r[0]<r[2]&&r[1]<r[3]?r:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),wo))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=mt(this.model,"values","errors","replicates").map(pt);this.field=t&&{...t,...jn(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,o,r]=mt(n,"limit","threshold","pinned");this.top=i??(t?Ft([t]):1),this.signed=n.get("signed")??t?.negative??
!1,this.colours=oe(ee(this.el),n.get("kind"));let s=n.get("hide_noise")?this.errors?.data:null,a=(f,p)=>{let k=Math.abs(f);return!(k<o)&&(!s||k>=2*s[p])},u=[r?.
values&&{field:pt(r.values),title:r.title}];u.push(t&&{field:t,title:n.get("title"),visible:a}),this.layers=u.map(f=>f&&{...f,layer:re(f.field,this.top,this.colours,
f.visible)}),Jn(this.bar,this.colours,this.signed,f=>!(Math.abs(f)*this.top<o)),this.legend.hidden=!t;let d=f=>f?String(Number(f.toPrecision(2))).replace("-","−"):
"0",c=[this.signed?d(-this.top):"0",n.get("unit"),d(this.top)];this.ends.forEach((f,p)=>f.textContent=c[p]),this.controls.show(),this.readOut(),this.draw()}get sumUnit(){
return this.model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:o,cellSize:r,sumUnit:s}=this,[a,u]=r,d=(E,B,v,O,H)=>{if(E.setAttribute(
"aria-live",this.spoken===B?"polite":"off"),E.replaceChildren(...v?[`${v} `,l("span.idw-small",O)]:[]),!v)return;let[j,U]=[100*H[0]/t.columns,100*H[1]/t.rows];E.
style.cssText=`${j>50?`right:${100-j}%`:`left:${j}%`};${U>12?`bottom:${100-U}%`:`top:${U}%`}`,E.classList.toggle("idw-tip-below",U<=12)},c=i&&i[0]*t.columns+i[1],
f=i&&ft(t.data[c],n?.data[c],s),[p,k]=i?[(i[1]+.5)*u,(i[0]+.5)*a].map(Math.floor):[];d(this.probe,"cursor",f,`at (${p}, ${k})`,i&&[i[1]+.5,i[0]]);let g=a*u,[A,y]=o?
[Dn(t,o),_n(this.replicates,t,o)]:[],L=o&&ft(A*g,y===null?null:y*g,s);d(this.sum,"region",L,o&&this.extent(o,A),o&&[o[0],o[1]]),this.spoken=""}extent(t,n){let[i,
o,r,s]=t,{negative:a,total:u}=this.field,[d,c]=[(r-i)*this.cellSize[1],(s-o)*this.cellSize[0]].map(Math.round),f=a||!(u>0)||Number.isNaN(n)?"":` (${Cn(n/u)} of \
the map)`;return`in ${d}×${c} pixels${f}`}draw(){let{image:t,field:n,canvas:i,stage:o,model:r}=this,[s,a,u,d]=mt(r,"drawing","faded","smooth","compare"),[c,f]=t?
[t.width,t.height]:n?[n.columns,n.rows]:[1,1],{context:p,ratio:k}=Rn(o,i,c,f),[g,A]=s==="picture"?[]:this.layers,y=g&&A&&d!=="side"?this.wipe:0;if(this.colours){
qt(p,t,this.colours,!!(A&&a&&s==="map"),u);for(let[L,E,B]of[[g,0,y],[A,y,1]])!L||E===B||(p.save(),p.beginPath(),p.rect(E*i.width,0,(B-E)*i.width,i.height),p.clip(),
p.imageSmoothingEnabled=u,s==="contours"?Zn(p,L.field,this.top,this.colours,k):p.drawImage(L.layer,0,0,i.width,i.height),p.restore());this.tags.forEach((L,E)=>{
L.hidden=!y,L.textContent=[g,A][E]?.title??""}),this.handle.node.hidden=!y,y&&this.handle.show(y,[g.title,A.title]),n&&(this.region&&this.outline(p,k,this.region,
[5,4],0),this.cell&&this.outline(p,k,we(this.cell,this.cell),[],1.5))}}outline(t,n,i,o,r){let[s,a,u,d]=i,{canvas:c,field:f}=this,[p,k,g]=[c.width/f.columns,c.height/
f.rows,r*n];for(let A of[!1,!0])t.lineWidth=(A?1.5:3)*n,t.strokeStyle=A?"#fff":"#000",t.setLineDash(A?o.map(y=>y*n):[]),t.strokeRect(s*p-g,a*k-g,(u-s)*p+2*g,(d-
a)*k+2*g);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,o,r,s]=mt(n,"title","reading","loading","accepts_images"),a=!!n.get("values"),u=r?"Estimating…":
t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=i,this.reading.textContent=o,Z(this.note,this.message||(a?"":n.get("note")??u)),this.
stage.classList.toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",r),this.canvas.setAttribute("aria-label",["Heat map",i,o].filter(Boolean).join(",\
 ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.label()}};function fn(e){e.el.classList.add(
"idw-figure","idw-pane");let t=new un(e);return li(t),ci(t),ai(t,e),ie(e.signal,t.stage,()=>t.draw()),ne(e.signal,()=>t.recolor()),_(e,["values","errors","repli\
cates"],()=>t.decode()),_(e,["signed","limit","kind","hide_noise","threshold","unit","pinned","title"],()=>t.recolor()),_(e,["cursor","region"],()=>{t.readOut(),
t.draw()}),_(e,["drawing","faded","smooth","compare"],()=>t.draw()),_(e,["title","reading","loading","values","note","accepts_images"],()=>t.label()),Be(e,["ima\
ge"],n=>t.showImage(n)),t}function ae(e,t,n=null){return n!==null?dt(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function fi(e,t){let n=dt(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var qe=class e{constructor(t,n,i,o="all"){let r=s=>[...new Set(s)].sort((a,u)=>a-u);this.count=t,this.
empty=o,this.selected=r(n),this.excluded=r(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:dt(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=ae(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(ae([],n,t))}exclude(t){
let n=i=>i.filter(o=>o!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:dt(this.count).filter(o=>!i.
includes(o)))}};function go([e,t]){let n=e.map((c,f)=>c===null||t[f]===null?null:[c-t[f],c,c+t[f]]),[i,o]=he(n.flatMap(c=>c?[c[0],c[2]]:[])),r=Math.min(0,...e.map(c=>c??0)),s=c=>(100*
(o-Math.max(c,r))/(o-Math.max(i,r)||1)).toFixed(1),a=c=>(100*(c+.5)/e.length).toFixed(1),[u,d]=["",""];for(let c=0;c<n.length;c++){let f=c;for(;n[f];)f++;if(f===
c)continue;let p=dt(c,f);u+=`M${p.map(g=>`${a(g)},${s(n[g][1])}`).join("L")}`;let k=(g,A)=>A.map(y=>`${a(y)},${s(n[y][g])}`).join("L");d+=`M${k(2,p)}L${k(0,p.reverse())}\
Z`,c=f}return`<svg viewBox="0 0 100 100" preserveAspectRatio="none"><path class="idw-area" d="${d}"/><path class="idw-line" d="${u}"/>
    <path class="idw-base" d="M0,${s(0)}H100"/></svg>`}function pi(e){let{model:t,el:n}=e;n.classList.add("idw-spectrum");let i=l("span.idw-muted.idw-small"),o=l(
"button.idw-bare.idw-link.idw-end","all levels"),r=l("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),s=l("div.idw-curve",{"aria-hidden":"true"}),
a=l("div.idw-strip"),u=l("p.idw-muted.idw-small","Denoised at each noise level"),d=l("div.idw-muted.idw-small.idw-axis.idw-plot"),c=l("p.idw-muted","No numbers \
yet."),f=l("div.idw-head",l("span.idw-title","At which noise levels"),i,o);n.append(f,l("div.idw-levels",s,r),d,a,u,c);let p=Re(r),k=()=>{let[v=0,O=-1]=t.get("s\
elected");return dt(v,O+1)},g=v=>gt(t,{selected:v.length?[v[0],v.at(-1)]:[]});o.addEventListener("click",()=>{g([]),p.focus()});let A=ze(r,p,{starts:v=>(p.anchor=
v,!0),move:(v,O)=>g(ae([],O,v)),end:(v,O)=>p.focus(O)}),y=(v,O)=>{A.endsIn(O)||(g(ae(k(),v,O.shiftKey?p.anchor:null)),p.focus(v))};r.addEventListener("keydown",
v=>{if(Lt(v)||["ArrowUp","ArrowDown"].includes(v.key))return;v.key==="Escape"&&g([]);let O=Ie(v,p.index,p.list.length);if(O===void 0)return;v.preventDefault();let H=t.
get("selected");v.shiftKey&&!(H.includes(p.index)&&H.includes(p.anchor))&&(p.anchor=p.index),p.focus(O),v.shiftKey&&g(ae([],p.index,p.anchor))});let L=v=>{let O=v.
map(W=>zt(W,1)),H=(W,N)=>{let P=l("span.idw-bar.idw-plot"),ct=l("button.idw-button.idw-band",{onclick:lt=>y(N,lt)},P);return{bar:P,node:ct,name:`log SNR ${O[N]}\
 to ${W}`}};p.replace(O.slice(1).map(H)),A.stop();let j=O.length-1,U=(W,N)=>N===0?"noise":N===j?"picture":W;d.replaceChildren(...O.map((W,N)=>l("span",{style:`l\
eft:${100*N/j}%`},U(W,N))))},E=()=>{let[v,O,H]=mt(t,"values","errors","unit"),j=k(),U=he(v,O,{clip:!0});c.hidden=v.length>0,r.hidden=d.hidden=!v.length;let W=t.
get("density")?.length?t.get("density"):null;s.innerHTML=W?go(W):"",n.classList.toggle("idw-dense",!!W),i.textContent=v.length?W?`${H} per unit of log SNR; drag\
 to ask`:Te(U,H):"",o.hidden=!j.length,p.list.forEach(({bar:N,node:P,name:ct},lt)=>{let rt=ft(v[lt]??null,O[lt],H);P.setAttribute("aria-pressed",String(j.includes(
lt))),P.setAttribute("aria-label",`${ct}: ${rt}`),P.title=`${ct}
${rt}`,Fe(N,v[lt],O[lt],U)}),a.hidden=u.hidden=!a.children.length||!v.length,[...a.children].forEach((N,P)=>N.classList.toggle("idw-dim",j.length>0&&!j.includes(
P)))},B=Pn(e.signal);Le(e,"edges",L,["values","errors","unit","selected","density"],E),_(e,["pictures","edges"],v=>{let O=B(v?.length===p.list.length?v:[]),H=(j,U)=>l(
"img",{src:j,alt:`Denoised at ${U}`,title:U});a.replaceChildren(...O.map((j,U)=>H(j,p.list[U].name))),E()})}function hi(e){let t=l("p.idw-muted.idw-small",{id:Vt("hint")},"Enter applies, Escape reverts."),n=l("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Prom\
pt","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},o=je(i),r=l("div.idw-rewrite",{hidden:!0},o,t,n),s=(d,c)=>{r.hidden||(r.hidden=!0,e(d,c))},a=d=>{
n.textContent=d,d?o.setAttribute("aria-invalid","true"):o.removeAttribute("aria-invalid")};return o.addEventListener("keydown",d=>{if(d.isComposing||(d.key==="E\
scape"&&s(null,!0),d.key!=="Enter"))return;d.preventDefault();let c=o.value.trim();c?s(c,!0):a("A prompt needs at least one word.")}),o.addEventListener("input",
()=>a("")),o.addEventListener("blur",()=>{Bt(o)!==o&&s(null,!1)}),{form:r,open:d=>{o.value=d,r.hidden=!1,a(""),o.focus(),o.select()}}}var bo=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],xo="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",yo="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",vo={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},ko="M11 2.5l2.5\
 2.5L6 12.5l-3.2.7.7-3.2z",Mo=.02;function be(e,t,n){return e!=null&&Math.abs(e)<Math.max(2*(t??0),Mo*n)}function wi(e){let{model:t,el:n}=e;n.classList.add("idw\
-picker");let i=l("span.idw-title"),o=l("span.idw-muted.idw-small.idw-end.idw-picker-scale"),r=Yt("Edit the prompt (F2)",ko,()=>U()),s=l("span.idw-hidden",{id:Vt(
"help")}),a=l("div.idw-flow.idw-words",{role:"group","aria-describedby":s.id,dir:"auto"}),u=[Oe("idw-fill",""),Oe("idw-hollow",""),Oe("idw-exact","exact")],d=l(
"div.idw-flow.idw-small.idw-muted.idw-keys",...u),c=l("p.idw-muted","No words yet."),f=l("div.idw-segments.idw-presets",{role:"group","aria-label":"Questions"}),
p=l("p.idw-asks",{role:"status"}),k=l("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),g=hi((w,$)=>W(w,$)),A=l("div.idw-head",
i,r,o);n.append(A,s,l("div.idw-sentence",a,d),g.form,c,f,p,k);let y=Re(a),L=null,E=null,B=t.get("pending"),v=()=>{let[w,$,F,q]=mt(t,"words","selected","excluded",
"empty_selection");return new qe(w.length,$,F,q)},O=({selected:w,excluded:$})=>{B="",gt(t,{selected:w,excluded:$}),z()},H=me(bo,w=>O(v().take(w,y.index)));for(let w of H.
buttons)w.classList.add("idw-segment");f.append(...H.buttons);let j=()=>t.get("text")||t.get("words").join(" "),U=()=>{!t.get("editable")||t.get("disabled")||(g.
open(B||j()),z())},W=(w,$)=>{w!==null&&(B=w===j()?"":w,t.send({edited:w})),z(),$&&(y.list[y.index]?.node??r).focus()},N=w=>w.target.closest(".idw-leave"),P=ze(a,
y,{starts:(w,$)=>!t.get("disabled")&&!N($),move:(w,$)=>{L=v().phrase(w,$),z()},end:(w,$)=>{L=null,y.anchor=w,O(v().phrase(w,$)),y.focus($)},cancel:()=>{L=null,z()}}),
ct=(w,$)=>{if(P.endsIn($))return;let F=v();$.detail===1&&(E=F),$.altKey?O(F.exclude(w)):$.ctrlKey||$.metaKey?O(F.toggle(w)):$.shiftKey?O(F.phrase(y.anchor,w)):O(
F.choose(w)),$.shiftKey||(y.anchor=w),y.focus(w)};a.addEventListener("dblclick",w=>{!t.get("editable")||N(w)||(E&&O(E),U())}),a.addEventListener("keydown",w=>{let $=w.
key===" "&&w.ctrlKey;if(w.ctrlKey&&!$||w.metaKey||w.altKey||t.get("disabled")||N(w)&&["Enter"," "].includes(w.key))return;let F=$?"toggle":vo[w.key.length>1?w.key:
w.key.toLowerCase()],q=Ie(w,y.index,y.list.length,getComputedStyle(a).direction);if((F||q!==void 0||["Escape","F2"].includes(w.key))&&(w.preventDefault(),w.stopPropagation()),
w.key==="Escape"&&O(v().take("whole",y.index)),w.key==="F2"&&U(),F&&!w.repeat){if(F==="choose"&&w.shiftKey)return O(v().phrase(y.anchor,y.index));F!=="exclude"&&
(y.anchor=y.index),O(v()[F](y.index))}if(q===void 0)return;let{selected:ht}=v(),st=ht.includes(y.index)&&[ht[0],ht.at(-1)].includes(y.anchor);w.shiftKey&&!st&&(y.
anchor=y.index),y.focus(q),w.shiftKey&&O(v().phrase(y.anchor,y.index))}),a.addEventListener("keyup",w=>{w.key===" "&&!N(w)&&w.preventDefault()});let lt=(w,$)=>{
let F=l("span.idw-bar.idw-plot"),q=l("span.idw-muted.idw-small.idw-number",{dir:"ltr"}),ht=l("span.idw-word-text",{"data-text":w[$]},w[$]),Et=l("button.idw-bare\
.idw-word",{onclick:J=>ct($,J)},ht,F,q),D=l("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>O(v().exclude($))});return{name:w[$]+fi(w,$),bar:F,number:q,node:Et,
leave:D,box:l("div.idw-chip",Et,D)}},rt=w=>{let $=a.contains(Bt(n));y.replace(w.map((F,q)=>lt(w,q))),L=E=null,P.stop(),$&&y.focus()},z=()=>{let[w,$,F,q]=mt(t,"v\
alues","errors","unit","disabled"),[ht=[],st=[],Et=[]]=mt(t,"others","exact","names"),et=L??v(),D=at=>at.some(Q=>Q!==null),J=he([...w,...ht,...st],$,{clip:!0}),
X=!g.form.hidden;i.textContent=t.get("label"),s.textContent=xo+(t.get("empty_selection")==="none"?"clears the selection":"selects the whole prompt"),a.setAttribute(
"aria-label",t.get("label")),o.textContent=D(w)?Te(J,F):"",u.forEach((at,Q)=>{at.hidden=!(Q<2?Et[Q]&&D([w,ht][Q]):D(st)),Q<2&&(at.lastChild.textContent=Et[Q]??"")}),
y.list.forEach(({name:at,bar:Q,number:Ot,node:St,leave:xt,box:yt},nt)=>{let jt=w.length?ft(w[nt],$[nt],F):"",At=et.state(nt),Nt=At==="left out";yt.dataset.state=
At,yt.title=[`${at}: ${At}`,jt,yo].filter(Boolean).join(`
`),St.setAttribute("aria-pressed",String(At==="selected")),St.setAttribute("aria-label",[at,At,jt].filter(Boolean).join(", ")),St.disabled=xt.disabled=q,xt.textContent=
Nt?"+":"×",xt.title=Nt?"Take back":"Leave out",xt.setAttribute("aria-label",`${xt.title} ${at}`);let vt=Math.max(-J[0],J[1]);yt.classList.toggle("idw-faint",be(
w[nt],$[nt],vt)),Ot.textContent=be(w[nt],0,vt)?"0":Wt(w[nt]??NaN,vt),Fe(Q,w[nt],$[nt],J,ht[nt],st[nt])}),H.show(et.preset,q);let wt=B&&`Sent: “${B}”. Its word\
s come with its first numbers.`;Z(p,wt||t.get("question")),k.textContent=B?"":t.get("formula"),a.hidden=X;for(let at of[f,p,k])at.hidden=X||!y.list.length;c.hidden=
X||y.list.length>0,r.hidden=X||!t.get("editable"),r.disabled=q};return _(e,["pending"],w=>{B=w,z()}),Le(e,"words",rt,[...["selected","excluded","empty_selection",
"values","errors","unit","label","text","editable","disabled"],"question","formula","others","exact","names"],z),{head:A,pencil:r,presets:f,question:p,formula:k,
put:O,selection:v}}var xe={undo:"M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 7H7",redo:"M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 7H9",copy:"M6 6h7v7H6zM3 10V3h7",save:"M8 2v8M4.5 7 \
8 10.5 11.5 7M3 13.5h10",help:"M5.6 6a2.4 2.4 0 1 1 3.6 2c-1 .6-1.2 1-1.2 2M8 12.6v.3"},Eo=[["png","Figure (PNG)"],["svg","Figure (SVG)"],["csv","Numbers (CSV)"],
["html","Page that works offline (HTML)"],["notebook","Keep in the notebook"]],$o=[["Click, Enter","ask about one word; again for the whole prompt"],["Shift","w\
ith a click or an arrow: a phrase"],["Ctrl or ⌘ click, a","several words"],["Alt click, x","leave a word out of both prompts, or take it back"],["Arrow keys o\
n the map","read a pixel; with Shift, select a region"],["e, F2","edit the prompt"],["p","pin the map, or let it go"],["Ctrl Z, Ctrl Shift Z","undo and redo que\
stions"],["Escape","whole prompt; on the map, no region"]],Ao=[["adds to the rest","Conditional mutual information: what a word tells about the image when the r\
est of the prompt is known (notebook 01)."],["alone","Mutual information of the word with the image, against the empty prompt (notebook 01)."],["nats","Unit of \
information. ln 2 = 0.69 nats distinguish two alternatives; 1 nat is 1.44 bits."],["±","Standard error, from independent rounds of samples. Four times as many \
samples halve it."],["change (orthogonal)","How far the word moves the prediction. Never negative (notebook 01)."],["improvement (standard)","How much more accu\
rate the prediction becomes. Negative where the word misleads (notebook 01)."],["log SNR","Noise level: logarithm of the signal-to-noise ratio. Coarse structure\
 is decided at low, detail at high values."],["exact","True value of the bundled scenes, by Bayes' rule over all captions (notebook 05)."],["attention","Share o\
f each pixel's cross-attention that the word gets. It has no unit and no error (notebook 02)."]];function mi(e,{kernel:t,picker:n,map:i,numbers:o,go:r}){let{model:s}=e,
a=!!s.get("offline"),u=ge([],{"aria-label":"Model",onchange:()=>t.send({model:u.node.value})}),d=l("span.idw-source-name"),c=ge([],{"aria-label":"Example"}),f=l(
"button.idw-button",{"aria-label":"Open the example",onclick:()=>t.send({example:Number(c.node.value)})},"Open");c.node.addEventListener("change",()=>f.hidden=c.
node.value==="");let p=Ue(i,"Open an image"),k=Yt("Undo the question (Ctrl+Z)",xe.undo,()=>r(-1)),g=Yt("Redo the question (Ctrl+Shift+Z)",xe.redo,()=>r(1)),A=Yt(
"Copy the picture",xe.copy,()=>Lo(i.canvas,E)),y=l("span.idw-muted.idw-small",{role:"status"}),L=l("span.idw-lost",{role:"status"}),E=w=>{Z(y,w),setTimeout(()=>Z(
y,""),4e3)},B=l("details.idw-menu"),v=l("summary.idw-icon",{title:"Save","aria-label":"Save",role:"button"});v.innerHTML=`<svg viewBox="0 0 16 16" width="16" he\
ight="16" aria-hidden="true"><path d="${xe.save}"/></svg>`;let O=w=>{B.open=!1,v.focus(),t.gone?w==="csv"?ye("words.csv",new Blob([So(o())],{type:"text/csv"})):
i.canvas.toBlob($=>ye("map.png",$)):t.send({save:w})},H=Eo.map(([w,$])=>l("button.idw-bare",{"data-kind":w,onclick:()=>O(w)},$));B.append(v,l("div.idw-menu-item\
s",...H)),B.addEventListener("keydown",w=>{w.key==="Escape"&&(B.open=!1,v.focus())}),B.addEventListener("focusout",w=>B.contains(w.relatedTarget)||(B.open=!1));
let j=({file:w,note:$},F)=>{w&&ye(w,new Blob([F[0]])),$&&E($)};s.on("msg:custom",j),e.signal.addEventListener("abort",()=>s.off("msg:custom",j));let U=l("button\
.idw-button",{onclick:()=>N.close()},"Close"),W=w=>l("dl.idw-terms",...On(w)),N=l("dialog.idw-help",{"aria-label":"Keys and terms"},l("div.idw-head",l("strong.i\
dw-title","Keys and terms"),l("span.idw-gap"),U),l("div.idw-help-columns",l("section",l("h3","Keys"),W($o)),l("section",l("h3","Terms"),W(Ao)))),P=()=>N.open||N.
showModal(),ct=Yt("Keys and terms (?)",xe.help,P),lt=[d,u.node,c.node,f,p.button,p.input],rt=[...a?[]:[k,g,n.pencil],A,B,ct],z=l("header.idw-flow.idw-top",...lt,
L,l("span.idw-gap"),y,...rt);return _(e,["models","model","editable"],(w,$,F)=>{u.offer(w.map(q=>[q,q])),u.node.value=$,u.node.hidden=w.length<2||!F,d.hidden=!u.
node.hidden,d.textContent=$,p.button.hidden=!F}),_(e,["examples"],w=>{c.offer([["","Examples…"],...w.map(($,F)=>[F,$])]),c.node.hidden=!w.length||a,f.hidden=!0}),
{node:z,overlays:[N],update:(w,$)=>{k.disabled=!w,g.disabled=!$;for(let q of H)q.hidden=t.gone&&["svg","html","notebook"].includes(q.dataset.kind);let F=t.gone&&
!a;for(let q of[u.node,c.node,f,p.button,n.pencil])q.disabled=F;Z(L,F?`No kernel since ${t.since}: figures stay, nothing can be run`:"")},help:P}}function ye(e,t){
let n=URL.createObjectURL(t);l("a",{href:n,download:e}).click(),setTimeout(()=>URL.revokeObjectURL(n),1e3)}async function Lo(e,t){try{let n=new Promise(i=>e.toBlob(
i));await navigator.clipboard.write([new ClipboardItem({"image/png":n})]),t("Copied")}catch{t("The browser does not allow copying here; save the figure instead.")}}
function So(e){let t=i=>`"${i.replaceAll('"','""')}"`;return["index,word,mi,mi_stderr,cmi,cmi_stderr",...e.map(({word:i,rest:o,alone:r},s)=>[s,t(i),...r,...o].join())].
join(`
`)}var No={alone:"What each word tells alone",rest:"What each word adds to the rest"},Ke={rest:"adds to the rest",alone:"alone"},Co={orthogonal:["standard","improv\
ement"],standard:["orthogonal","change"]},To=[["orthogonal","change","Orthogonal estimator: how much the word changes the prediction. Never negative."],["standa\
rd","improvement","Standard estimator: how much the word improves the prediction. Negative if it misleads."]],Oo=[["nats","nats","Natural logarithm: ln 4 = 1.39\
 nats distinguish four alternatives."],["bits","bits","Base 2: 2 bits distinguish four alternatives."]],Io=[["information","information","Where in the image the\
 words change the prediction"],["attention","attention","Where the network attends to the words, above what most of the image gets"]],Ro=[[!1,"one scale","All w\
ords share a scale, so that a word that says little is faint"],[!0,"own scale","Each map ends at its own largest value"]],zo=[["wipe","wipe","A pinned map is dr\
awn on the left of a handle"],["side","side by side","A pinned map is drawn beside the present one"]],Bo=8e3;function gi(e){let{model:t,el:n,signal:i}=e;n.classList.
add("idw-explorer");let o=!!t.get("offline"),r=Po(e,()=>It()),s=(...h)=>Object.fromEntries(h.map(m=>[m,m])),a=(h,m,b={})=>{let C=l(`div.${h}`),T=new Ae(t,m,b);return T.
send=(...x)=>r.send(...x),{model:T,el:C,signal:i}},u=s("words","text","selected","excluded","unit","pending","editable"),d=a("idw-part",u,{values:[],errors:[],others:[],
exact:[],empty_selection:"all"}),c=s("image","drawing","faded","smooth","hide_noise","compare","cursor","region"),f=a("idw-part",{...c,accepts_images:"editable"},
{threshold:0,title:"",reading:"",unit:""}),p=a("idw-part",c,{threshold:0,title:"",reading:"",unit:""}),k=a("idw-part",{edges:"edges",selected:"band",pictures:"p\
reviews",unit:"unit"},{values:[],errors:[]}),g=wi(d),A=fn(f);fn(p).controls.settings.remove(),pi(k);let y=()=>({running:"pause",paused:"resume"})[t.get("status")]??
"run",L=a("idw-part",s("status","progress","detail","error")),B=oi(L,{label:"Progress of the estimate",next:y,texts:{run:"Run"},blocked:()=>r.gone}),v=mi(e,{kernel:r,
picker:g,map:A,numbers:()=>We(),go:ce}),[O,H,j]=[l("strong.idw-figures"),l("span.idw-plus"),l("span.idw-aside")],U=l("span.idw-exactly"),W=l("p.idw-small.idw-do\
ubts"),N=l("section.idw-answer",g.question,l("div.idw-big",O,H,j,U),g.formula,W,B.error),P=l("button.idw-button.idw-segment-alone",{title:"Keep this map beside \
the next ones (p)",onclick:()=>le()}),ct=Ut(e,"compare","Comparison",zo),lt=Ut(e,"own_scale","Scale",Ro);A.under.append(P);let rt=l("div.idw-tiles",{role:"group",
"aria-label":"Where each word informs"}),z=l("span.idw-muted.idw-small"),V=l("section.idw-multiples",l("div.idw-head",l("span.idw-title","Where each word inform\
s"),z),rt),w=l("div.idw-maps",f.el,p.el),$=[l("span.idw-flow",Ut(e,"layer","Map of",Io),Ut(e,"estimator","Estimator",To),Ut(e,"unit","Unit",Oo))],F=l("p.idw-mut\
ed.idw-small"),q=l("details.idw-small.idw-details",l("summary","Details"),l("div.idw-flow",lt,ct),l("div.idw-flow",...o?[]:[ri(e)],A.controls.settings),F),ht=l(
"div.idw-right",N,k.el,V),st=l("footer.idw-flow.idw-line",...o?[]:[B.line],l("span.idw-gap"),...$,q),Et=l("div.idw-main",w,ht);N.prepend(l("div.idw-flow.idw-ask\
ing",g.presets,g.formula)),n.append(v.node,d.el,B.track,Et,st,...v.overlays);let et=null,D=null,J=[],X=-1,wt=()=>t.get("unit")==="bits"?1/Math.LN2:1,at=()=>t.get(
"edges").length-2,Q=()=>t.get("band").length?t.get("band"):[0,at()],Ot=({selected:h,excluded:m})=>`${h.join()}|${m.join()}`,St=h=>dt(t.get("words").length).filter(
m=>m!==h),xt=(h,m)=>m==="alone"?`${h}|${St(h).join()}`:`${h}|`,yt=h=>t.get("answers")[h]??(t.get("selected_answer")?.key===h?t.get("selected_answer"):void 0),nt=()=>!t.
get("band").length||Q()[0]===0&&Q()[1]===at();function jt(h,m){let b=yt(h)?.[m];if(!b?.values)return null;if(nt())return pt(b.values);let[C,T]=Q();if(b.bands){let{
rows:R,columns:K,data:ot}=pt(b.bands),Y=R*K,tt=dt(C,T+1);return{rows:R,columns:K,data:ot.slice(0,Y).map((G,it)=>tt.reduce((ut,$t)=>ut+ot[$t*Y+it],0))}}let{range:x,
maps:I}=t.get("band_maps")??{};return x===`${C} ${T}`&&I[h]?pt(I[h][m]):null}function At(h){let m=t.get("attention");if(!m||!h.length)return null;let{rows:b,columns:C,
data:T}=pt(m),x=b*C,I=Float32Array.from({length:x},(K,ot)=>h.reduce((Y,tt)=>Y+T[tt*x+ot],0)/h.length),R=I.slice().sort()[Math.floor(.6*x)];return{rows:b,columns:C,
data:I.map(K=>Math.max(K-R,0))}}let Nt=(h,m=wt())=>h&&m!==1?{...h,data:h.data.map(b=>b*m)}:h,vt=(h,m,[b,C]=Q())=>{let[T,x]=yt(h)?.[m]?.totals?.[`${b} ${C}`]??[null,
null];return[T===null?null:T*wt(),x===null?null:x*wt()]},Xt=h=>[0,1].map(m=>h.map(b=>b[m])),We=()=>t.get("words").map((h,m)=>({word:h,rest:vt(xt(m),t.get("estim\
ator")),alone:vt(xt(m,"alone"),t.get("estimator"))}));function It(){let[h,m,b,C,T]=mt(t,"estimator","unit","layer","words","exact"),x=g.selection(),I=Ot(x),R=x.
preset==="alone"?"alone":"rest",K=yt(I)??{},[ot,Y]=vt(I,h),tt=ot!==null,G=!!t.get("answers")["|"],it=["rest","alone"].map(Tt=>C.map((Rt,Mi)=>vt(xt(Mi,Tt),h))),[
[ut,$t],[Ct,Xe]]=it.map(Xt),Ee=Tt=>nt()?(T[Tt]??[]).map(Rt=>Rt===null||Math.abs(Rt)<.05?null:Rt*wt()):[];Zt(d.model,{values:G?R==="alone"?Ct:ut:[],errors:G?R===
"alone"?Xe:$t:[],others:G?R==="alone"?ut:Ct:[],exact:G?Ee(R):[],names:R==="alone"?[Ke.alone,Ke.rest]:[Ke.rest,Ke.alone],label:No[R],question:K.question??"",formula:K.
formula??""}),de({key:I,value:ot,stderr:Y,estimator:h,unit:m,exact:x.selected.length===1&&x.preset?Ee(R)[x.selected[0]]:null}),Zt(k.model,Ve(I,h));let kt=b==="i\
nformation",wn=C.map((Tt,Rt)=>kt?jt(xt(Rt,R),h):At([Rt])),$e=wn.filter(Boolean),Kt=kt?jt(I,h):At(x.selected),_t=kt?wt():1,Ze=t.get("own_scale")||x.preset==="who\
le"||!$e.length||!Kt?null:_t*Ft($e),mn=Ze&&(x.preset?Ze:Math.max(Ze,_t*Ft([Kt]))),[vi,ki]=Q().map((Tt,Rt)=>zt(t.get("edges")[Tt+Rt]??0,1)),gn=!o&&!r.gone&&(se(t)||
!nt()),[bn]=kt?[K.title??"This question"]:[`Attention to “${x.selected.map(Tt=>C[Tt]).join(" ")}”`],Je={kind:kt?"plus":"attention",signed:kt&&h==="standard",
limit:mn};Je.unit=kt?`${m} per pixel`:"attention over the usual";let xn=kt&&nt()?K[h]:null;Zt(f.model,{...Je,values:Nt(Kt,_t),errors:Nt(pt(xn?.errors),_t),replicates:Nt(
pt(xn?.replicates),_t),cell_size:Dt(Kt),title:nt()||!kt?bn:`${bn}, log SNR ${vi} to ${ki}`,reading:tt&&kt?ft(ot,Y,m):"",loading:gn&&!Kt,note:Kt?void 0:ke({have:G,
waiting:gn,information:kt,chosen:x}),pinned:et&&{values:Nt(et.field,et.kind==="plus"?_t:1),title:et.title}});let Qe=!!et&&t.get("compare")==="side";n.classList.
toggle("idw-side",Qe),p.el.hidden=!Qe,Qe&&Zt(p.model,{...Je,values:f.model.get("pinned").values,cell_size:Dt(et.field),title:et.title,limit:A.top}),Z(P,et?"unpi\
n":"pin"),P.disabled=!Kt&&!et,P.setAttribute("aria-pressed",String(!!et)),Ye(wn,mn??($e.length?_t*Ft($e):1),_t,x,ut);for(let Tt of[k.el,V,g.presets])Tt.hidden=!G;
Et.setAttribute("aria-busy",String(!!t.get("pending"))),v.update(X>0,X<J.length-1)}function ke({have:h,waiting:m,information:b,chosen:C}){return b?m?"Estimating\
…":h?C.target.length?"This question was not measured.":"All words are left out.":t.get("image")?"No map yet.":void 0:t.get("attention")?"Choose one or more wo\
rds.":"No attention maps for this model."}function Dt(h){return h&&D?[D.height/h.rows,D.width/h.columns]:[1,1]}function Ve(h,m){let b=yt(h)?.[m],C=b?dt(at()+1).
map(R=>vt(h,m,[R,R])):[],[T,x]=Xt(C),I=R=>R.map(K=>K===null?null:K*wt());return{values:T,errors:x,density:b?.density?.map(I)??null}}function de({key:h,value:m,stderr:b,
estimator:C,unit:T,exact:x}){let I=m!==null,R=ft(m,b,"").split(" ± ");Z(O,I?R[0]:""),Z(H,I?`${R[1]?`± ${R[1]} `:""}${T}`:"");let[K,ot]=Co[C],[Y,tt]=vt(h,K),G=Math.
round(Math.exp(m/wt())),it=[];if(I&&be(m,b,0)?it.push("hardly distinguishable from 0"):I&&nt()&&G>1&&G<1e6&&it.push(`as if it picked one of ${G}`),I&&!nt()){let[
Ct,Xe]=Q().map((Ee,kt)=>zt(t.get("edges")[Ee+kt],1));it.push(`of ${ft(vt(h,C,[0,at()])[0],b,"").split(" ±")[0]}, at log SNR ${Ct} to ${Xe}`)}Y!==null&&it.push(
`${ot} ${ft(Y,tt,"")}`),j.replaceChildren(...it.map(Ct=>l("span",Ct))),Z(U,I&&x!==null&&x!==void 0?`exactly ${zt(x,2)}`:"");let ut=t.get("pending"),$t=[ut&&`Wai\
ting for the first numbers of ${ut}. What is shown is of the prompt above.`,...t.get("warnings")];!t.get("answers")["|"]&&!ut&&$t.unshift(se(t)?"The first numbe\
rs come after one round of samples.":"Press Run to measure what each word tells."),W.replaceChildren(...$t.filter(Boolean).map(Ct=>l("span",Ct))),F.textContent=
t.get("provenance")}function Ye(h,m,b,C,T){let[x,I]=[t.get("words"),C.preset==="alone"?"alone":"rest"],R=dt(x.length).filter(G=>h[G]&&(I==="alone"||!be(T[G],0,Math.
max(...T.map(Math.abs))))),K=dt(x.length).filter(G=>h[G]&&!R.includes(G)),ot=K.length?`; nothing to see for ${K.map(G=>`“${x[G]}”`).join(", ")}`:"";z.textContent=
`${t.get("own_scale")?"each on its own scale":"one scale"}${ot}`;let Y=R.join();if(rt.dataset.words!==`${Y} ${x}`){rt.dataset.words=`${Y} ${x}`;let G=it=>g.put(
g.selection().choose(it));rt.replaceChildren(...R.map(it=>l("button.idw-bare.idw-tile",{"data-word":it,onclick:()=>G(it)},l("canvas",{"aria-hidden":"true"}),x[it])))}
let tt=oe(ee(n),t.get("layer")==="attention"?"attention":"plus");for(let G of rt.querySelectorAll(".idw-tile")){let it=Number(G.dataset.word);G.setAttribute("ar\
ia-pressed",String(C.selected.length===1&&C.selected[0]===it));let ut=G.firstChild;D&&(ut.style.aspectRatio=`${D.width} / ${D.height}`);let{context:$t}=nn(ut);qt(
$t,D,tt,t.get("faded")),$t.imageSmoothingEnabled=!1;let Ct=t.get("own_scale")?Ft([h[it]]):m/b;$t.drawImage(re(h[it],Ct,tt),0,0,ut.width,ut.height)}}function le(){
let[h,m]=[f.model.get("values"),f.model.get("kind")];et=et?null:h&&{field:Nt(h,m==="plus"?1/wt():1),title:f.model.get("title"),kind:m},It()}let Ge=["source","se\
lected","excluded","band"];function Me(){let h=Object.fromEntries(Ge.map(m=>[m,t.get(m)]));JSON.stringify(J[X])===JSON.stringify(h)||!t.get("answers")["|"]||(J[X]&&
J[X].source!==h.source&&(et=null),J.splice(X+1,J.length-X-1,h),X=J.length-1)}function ce(h){if(!J[X+h])return;X+=h;let{source:m,...b}=J[X];m===t.get("source")?gt(
t,b):r.send({undo:J[X]}),It()}n.addEventListener("keydown",h=>{h.target instanceof HTMLInputElement&&h.target.type!=="range"||((h.ctrlKey||h.metaKey)&&["z","y",
"Z"].includes(h.key)&&(h.preventDefault(),h.stopPropagation(),ce(h.key==="z"&&!h.shiftKey?-1:1)),!Lt(h)&&(h.key==="p"&&le(),h.key==="?"&&v.help(),h.key==="e"&&g.
pencil.click(),h.key==="e"&&h.preventDefault()))}),ie(i,rt,()=>It()),ne(i,()=>It());let M=["answers","selected_answer","band_maps","attention","exact","status",
"pending","warnings","models","provenance","edges"],S=["selected","excluded","band","estimator","unit","layer","own_scale","compare","faded","source","words","i\
mage"];_(e,[...M,...S],()=>{Me(),It()}),Be(e,["image"],h=>{D=h,It()})}function Po({model:e,signal:t},n){let i=0,o={gone:!!e.get("offline"),since:"",send:s,files:null},
r=c=>{clearTimeout(i),o.gone!==c&&([o.gone,o.since]=[c,new Date().toLocaleTimeString([],{hour:"2-digit",minute:"2-digit"})],n())};function s(c,f=void 0,p=void 0){
e.get("offline")||(e.send(c,f,p),clearTimeout(i),i=window.setTimeout(()=>r(!0),Bo))}if(e.get("offline"))return o;let a=c=>c?.alive&&r(!1),u=()=>r(!0);e.on("msg:\
custom",a),e.on("comm_live_update",u);let d=Math.random().toString(36).slice(2);return requestAnimationFrame(()=>s({view:d,alive:!0})),t.addEventListener("abort",
()=>{clearTimeout(i),e.off("msg:custom",a),e.off("comm_live_update",u),e.send({view:d,alive:!1})}),o}var Mt=51,bi=40,xi=6,pn="failed",Fo=3,jo=8e3,hn=[["item","Item"],["file","File"],["error","Error"],["attempts","Attempts"]],Do={running:"No item is done yet. Ro\
ws appear here as they are measured.",quiet:"Nothing was measured. Run the study again on this folder to continue it.",done:"The study has no rows."};function yi(e){
let{model:t,el:n,signal:i}=e,o=!!t.get("offline");n.classList.add("idw-study");let[r,s,a]=[l("strong.idw-title"),l("span.idw-muted.idw-study-about"),l("span.idw\
-study-counts",{role:"status"})],[u,d]=[l("span.idw-study-fill"),l("span.idw-study-fill.idw-study-lost")],c=l("div.idw-study-track",{role:"progressbar","aria-la\
bel":"Items measured","aria-valuemin":0},u,d),f=l("dl.idw-study-means"),p=l("div.idw-study-spread",{role:"img"}),k=l("span.idw-flow.idw-study-chips",{role:"grou\
p","aria-label":"Words shown"}),g=ge([],{"aria-label":"Score"});sn(e,"group","value",g.node);let A=je({type:"search",placeholder:"caption or word","aria-label":"\
Search"}),y=l("div.idw-study-row.idw-study-head",{role:"row","aria-rowindex":1}),L=l("div.idw-study-body",{role:"rowgroup"}),E=l("div.idw-study-grid",{role:"gri\
d",tabindex:0,"aria-label":"Words"},l("div",{role:"rowgroup"},y),L),B=l("p.idw-muted.idw-study-nothing"),v=l("span.idw-muted.idw-study-said",{role:"status"}),O=l(
"button.idw-button",{onclick:()=>yt()},"Open in explorer"),j=l("button.idw-button",{title:"Save the rows that are shown",onclick:()=>ye(`${t.get("study")}.csv`,
new Blob([ii(z,V)],{type:"text/csv"}))},"CSV"),U=l("div.idw-flow.idw-study-filters",k,l("span.idw-gap"),g.node,A),W=l("footer.idw-flow.idw-study-foot",v,l("span\
.idw-gap"),j,...o?[]:[O]),N=l("section.idw-study-sum",f,p),P=l("div.idw-study-list",N,U,l("div.idw-study-frame",E,B),W),ct=l("section.idw-study-item",{hidden:!0,
"aria-label":"Saved result"}),lt=l("span.idw-flow.idw-study-title",r,l("span.idw-muted","·"),s),rt=l("span.idw-flow.idw-study-title",{hidden:!0});n.append(l("h\
eader.idw-flow.idw-study-top",lt,rt,l("span.idw-gap"),a),c,P,ct);let z=dn({}),V=[],w=0,$=0,F="",q=new AbortController,ht=0,st=new Map,Et=new Map,et=new Set,D=()=>t.
get("failures").length>0&&(t.get("label")===pn||!z.count),J=()=>D()?t.get("failures").length:V.length,X=M=>["item","word","note"].map(S=>z.text(S,M)).join(`
`),wt=()=>[...new Set(z.numbers.map(({group:M})=>M))],at=()=>wt().includes(t.get("group"))?t.get("group"):wt()[0],Q=()=>z.numbers.filter(M=>M.group===at()),Ot=()=>t.
get("sort")==="caption"?null:Q().find(M=>M.name===t.get("sort"))??Q()[0]??null,St=Vt("row"),xt=M=>t.send({...M,count:z.count});function yt(){o||D()||!V.length||
(Z(v,"Opening…"),xt({open:V[w],view:St}),clearTimeout(ht),ht=window.setTimeout(()=>Z(v,"The kernel does not answer. Run the cell again to open items."),jo))}let nt=async({
thumbnail:M,map:S,view:h,opened:m,state:b,problem:C},T)=>{h===St&&(clearTimeout(ht),C?Z(v,C):vt(m,await Pe(b))),M!==void 0&&M<z.count&&jt(X(M),T[0],S&&{...S,data:T[1]})};
async function jt(M,S,h){let m=S?.byteLength?await createImageBitmap(new Blob([S])):null;Et.set(M,{picture:m,map:pt(h)});for(let[b,C]of st)!D()&&X(V[b])===M&&ke(
C,V[b])}let At=0;function Nt(){clearTimeout(At),At=window.setTimeout(()=>{let[M,S]=[E.scrollTop,E.clientHeight],h=[...st.keys()].filter(b=>b*Mt>M-Mt&&b*Mt<M+S),
m=D()?[]:h.map(b=>V[b]).filter(b=>!et.has(X(b)));for(let b of m)et.add(X(b));m.length&&xt({thumbnails:m})},60)}function vt(M,S){Xt(!1),Z(v,Me()),q=new AbortController,
w=Math.max(V.indexOf(M),0),$=M;let h=R=>{w=bt(w+R,0,V.length-1),yt()},m=l("button.idw-button",{onclick:()=>Xt(!0)},"← All words"),b=(R,K,ot,Y)=>l("button.idw-\
button",{"aria-label":R,disabled:Y,onclick:()=>h(ot)},K),C=b("Previous word","‹",-1,w===0),T=b("Next word","›",1,w===V.length-1),x=[`${w+1} of ${V.length}`,
z.text("note",M)].filter(Boolean).join(" · ");rt.replaceChildren(m,C,T,l("span.idw-muted",x));let I=l("div");ct.replaceChildren(I),[lt.hidden,rt.hidden]=[!0,!1],
[P.hidden,ct.hidden]=[!0,!1],gi({model:new Ht({...S,offline:!0}),el:I,signal:q.signal}),m.focus()}function Xt(M){q.abort(),ct.replaceChildren(),[P.hidden,ct.hidden,
lt.hidden,rt.hidden]=[!1,!0,!1,!0],M&&(ce(),de(w),E.focus())}rt.addEventListener("keydown",M=>M.key==="Escape"&&Xt(!0));function We(){let[M,S]=[Ot(),t.get("desc\
ending")],h=(T,x,I)=>{let K=l("button.idw-bare",{onclick:()=>gt(t,{sort:T,descending:I?!t.get("descending"):!1}),"data-key":T},x,l("span",{"aria-hidden":"true"},
I?S?" ↓":" ↑":""));return l("span",{role:"columnheader","aria-sort":I?S?"descending":"ascending":"none"},K)},m=Bt(y)?.dataset.key,b=hn.map(([,T])=>l("span",
{role:"columnheader"},T)),C=[l("span.idw-study-pictures",{role:"columnheader"},l("span.idw-hidden","Picture and map")),h("caption","Caption",!M),...Q().map(T=>h(
T.name,He(T.name),T===M))];y.replaceChildren(...D()?b:C),m&&[...y.querySelectorAll("button")].find(({dataset:T})=>T.key===m)?.focus(),E.style.setProperty("--idw\
-numbers",String(Q().length)),E.classList.toggle("idw-study-failures",D())}function It(M){let S=l("div.idw-study-row",{role:"row",id:`${St}-${M}`,"aria-rowindex":M+
2});S.style.top=`${M*Mt}px`;let h=(Y,...tt)=>l(`span.${Y}`,{role:"gridcell"},...tt);if(D()){let Y=t.get("failures")[M];return S.append(...hn.map(([tt])=>h(`idw-\
study-${tt}`,l("span",{title:Y[tt]},Y[tt])))),S}let m=V[M],[b,C,T]=ni(z.text("caption",m),z.text("word",m)),x=[z.text("label",m),z.text("note",m)].filter(Boolean).
join(" · "),I=l("span.idw-study-caption",{title:z.text("caption",m)},b,l("b",C),T),R=Q().map(Y=>{let[tt,G,it]=[Y.values[m],Y.errors?.[m],Y===Ot()],ut=Number.isNaN(
tt)?"–":G===void 0?Wt(tt,Y.ends[1]):ft(tt,G,""),$t=on(Y.ends).bar(Number.isNaN(tt)?null:tt,0,[it?rn(tt):"idw-hollow",""]);return h("idw-study-number",l("span",
ut),l("span.idw-study-bar.idw-plot",...$t))}),K=["picture","map"].map(()=>l("canvas",{"aria-hidden":"true"})),ot=l("span.idw-hidden",`Picture and map of “${z.
text("word",m)}”`);return S.append(h("idw-study-pictures",...K,ot),h("idw-study-text",I,l("span.idw-study-note",x)),...R),ke(S,m),S}function ke(M,S){let{picture:h,
map:m}=Et.get(X(S))??{picture:null,map:null},b=oe(ee(n)),[C,T]=M.querySelectorAll("canvas"),[x,I]=h?[h.width,h.height]:[88,88];for(let K of[C,T])[K.width,K.height]=
[x,I];if(qt(C.getContext("2d"),h,b,!1),T.classList.toggle("idw-off",!m),!m)return;let R=T.getContext("2d");qt(R,h,b,!0),R.imageSmoothingEnabled=!1,R.drawImage(re(
m,Ft([m]),b),0,0,x,I)}function Dt(M=!1){let[S,h]=ti(E.scrollTop,E.clientHeight,Mt,J());for(let[b,C]of st)!M&&b>=S&&b<h||(C.remove(),st.delete(b));let m=[];for(let b=S;b<
h;b++)st.has(b)||(st.set(b,It(b)),m.push(st.get(b)));L.append(...m),Ve(),Nt()}function Ve(){for(let[M,S]of st)S.setAttribute("aria-selected",String(M===w));st.has(
w)?E.setAttribute("aria-activedescendant",`${St}-${w}`):E.removeAttribute("aria-activedescendant"),O.disabled=D()||!V.length}function de(M){w=bt(M,0,Math.max(J()-
1,0)),$=V[w];let[S,h]=[w*Mt,E.clientHeight-y.offsetHeight];S<E.scrollTop?E.scrollTop=S:S+Mt>E.scrollTop+h&&(E.scrollTop=S+Mt-h),Dt(),le()}E.addEventListener("sc\
roll",()=>Dt()),E.addEventListener("keydown",M=>{if(Lt(M)||M.target!==E)return;let S=Math.max(Math.floor(E.clientHeight/Mt)-1,1),h={ArrowUp:-1,ArrowDown:1,PageUp:-S,
PageDown:S,Home:-1/0,End:1/0};if(M.key==="Enter")yt();else if(M.key in h)de(w+h[M.key]);else return;M.preventDefault()}),L.addEventListener("click",M=>{let S=M.
target.closest(".idw-study-row");for(let[h,m]of st)m===S&&de(h);yt()});function Ye(){let M=t.get("summary")[D()?"":t.get("label")]??[],S=z.numbers.map((x,I)=>({
...x,mean:M[I]})).filter(x=>x.mean&&x.group===at()),h=Ot()?.name,m=[...S].sort((x,I)=>+(I.name===h)-+(x.name===h)).slice(0,Fo),b=(x,I)=>x===null?"–":Wt(x,I),C=S.
filter(x=>m.some(({name:I})=>I===x.name)).map(({name:x,mean:[I,R,K],ends:ot})=>{let Y=R===null?"":`${b(R,ot[1])} to ${b(K,ot[1])}`;return l("div",l("dt",He(x)),
l("dd",l("b",b(I,ot[1])),l("span.idw-muted",{title:"95 % interval"},Y)))}),T=l("div",l("dt","words"),l("dd",l("b",ve(D()?z.count:V.length))));f.replaceChildren(
...z.count?[...C,T]:[])}function le(){let M=Ot()??Q()[0];if(p.hidden=!M||D()||!V.length,p.hidden)return;let S=ei(M,V,bi),h=Math.max(...S,1),m=ln(M,V[w],bi),b=S.
map((x,I)=>{let R=h>xi?`${Math.max(100*x/h,x?2:0)}%`:`${x*8}px`;return l("i",{class:I===m&&Number.isFinite(M.values[V[w]])?"idw-study-mine":null,style:`height:${R}`})});
p.classList.toggle("idw-study-dots",h<=xi);let C=M.ends.map(x=>l("span",String(Number(x.toPrecision(2))).replace("-","−"))),T=`${He(M.name)} of each word`;p.setAttribute(
"aria-label",`Distribution of ${T}, from ${C[0].textContent} to ${C[1].textContent}`),p.replaceChildren(l("div.idw-study-stacks",...b),l("div.idw-study-ends",C[0],
l("span",T),C[1]))}function Ge(){let M=Object.keys(t.get("summary")).filter(Boolean),S=Object.fromEntries(M.map(x=>[x,0]));for(let x=0;x<z.count;x++)S[z.text("l\
abel",x)]++;let h=t.get("failures").length,m=[["",`all ${ve(z.count)}`],...M.map(x=>[x,`${x} ${ve(S[x])}`])];h&&m.push([pn,`failed ${h}`]);let b=Bt(k)?.dataset.
value,{buttons:C,show:T}=me(m,x=>gt(t,{label:x}));T(D()?pn:t.get("label"));for(let x of C)x.classList.add("idw-study-chip");k.replaceChildren(...C),C.find(x=>x.
dataset.value===b)?.focus()}let Me=()=>D()?"Failed items are tried again when the study is run again.":o?"Open the study in a notebook to see saved results.":"E\
nter or a click opens the saved result in an explorer, without a model";function ce(){let M=["label","sort","descending","group","search"].map(b=>t.get(b)).join(
`
`),S=w*Mt-E.scrollTop;V=D()?[]:Qn(z,{label:t.get("label"),search:t.get("search"),by:Ot(),descending:t.get("descending")});let h=M===F?V.indexOf($):-1;F=M,w=Math.
max(h,0),$=V[w];let m=wt().map(b=>[b,b||"item"]);g.offer(m),g.node.value=at()??"",g.node.hidden=m.length<2||D(),P.classList.toggle("idw-study-bare",!J()&&!z.count),
N.hidden=!z.count,E.setAttribute("aria-rowcount",String(J()+1)),E.setAttribute("aria-colcount",String(D()?hn.length:Q().length+2)),L.style.height=`${J()*Mt}px`,
h<0?E.scrollTop=0:S>=0&&S<E.clientHeight-Mt&&(E.scrollTop=w*Mt-S),j.disabled=!V.length,Z(v,Me()),Z(B,J()?"":z.count?"No caption contains this text.":Do[t.get("s\
tatus")]),B.hidden=!!J(),We(),Dt(!0),Ye(),le()}ie(i,E,()=>Dt()),ne(i,()=>Dt(!0)),A.addEventListener("input",()=>gt(t,{search:A.value})),t.on("msg:custom",nt),i.
addEventListener("abort",()=>{t.off("msg:custom",nt),q.abort()}),_(e,["study","about","status","done","total","pace","failures"],(M,S,h,m,b,C,T)=>{Z(r,He(M)),Z(
s,S);let x=b===null?"":` of ${ve(b)}`,I=[h==="done"&&h,`${ve(m)}${x} items`,T.length&&`${T.length} failed`,C];Z(a,I.filter(Boolean).join(" · ")),n.dataset.status=
h,c.setAttribute("aria-valuemax",String(b??m)),c.setAttribute("aria-valuenow",String(m)),u.style.width=`${100*m/(b||1/0)}%`,d.style.width=`${100*T.length/(b||1/0)}\
%`}),_(e,["table"],M=>{let S=z.count?X($):"";z=dn(M),($>=z.count||X($)!==S)&&($=0),et.clear();for(let h of Et.keys())et.add(h);for(let[h,[m,b]]of Object.entries(
t.get("thumbnails")))jt(X(Number(h)),m,b)}),_(e,["search"],M=>A.value=M),_(e,["table","summary","failures","label"],Ge),_(e,["table","summary","failures","label",
"sort","descending","group","search"],ce)}var ve=e=>e.toLocaleString("en-US"),He=e=>e.charAt(0).toUpperCase()+e.slice(1);var aa=Un("study_view",yi);export{aa as default};

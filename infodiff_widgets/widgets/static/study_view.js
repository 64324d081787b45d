// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var Ht=class{#t={};constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let i of this.#t[`change:${t}`]??[])i()}on(t,n){(this.#t[t]??=
new Set).add(n)}off(t,n){this.#t[t]?.delete(n)}save_changes(){}send(...t){}},Le=class extends Ht{constructor(t,n,i={}){super(i),this.whole=t,this.shared=n}get(t){
return t in this.shared?this.whole.get(this.shared[t]):super.get(t)}set(t,n){t in this.shared?this.whole.set(this.shared[t],n):super.set(t,n)}on(t,n){this.#t(t,
(i,o)=>i===this?super.on(o,n):i.on(o,n))}off(t,n){this.#t(t,(i,o)=>i===this?super.off(o,n):i.off(o,n))}#t(t,n){let i=t.replace("change:","");t.startsWith("chang\
e:")?i in this.shared?n(this.whole,`change:${this.shared[i]}`):n(this,t):n(this.whole,t)}save_changes(){this.whole.save_changes()}send(...t){this.whole.send(t[0],
t[1],t[2])}};function bt(e,...t){return t.map(n=>e.get(n))}function Xt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function xt(e,t){Xt(e,t),e.save_changes()}
function U({model:e,signal:t},n,i){let o=0,r=()=>{o=0,i(...bt(e,...n))},s=()=>o||=requestAnimationFrame(r);for(let a of n)e.on(`change:${a}`,s);t.addEventListener(
"abort",()=>{cancelAnimationFrame(o);for(let a of n)e.off(`change:${a}`,s)}),r()}function Se(e,t,n,i,o){let r=null;U(e,[t,...i],s=>{let a=JSON.stringify(s);a!==
r&&n(s),r=a,o()})}function Qt(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Ei(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function vn(e){let t,n,
i;e.length!==2?(t=Qt,n=(a,u)=>Qt(e(a),u),i=(a,u)=>e(a)-u):(t=e===Qt||e===Ei?e:$i,n=e,i=e);function o(a,u,d=0,c=a.length){if(d<c){if(t(u,u)!==0)return c;do{let f=d+
c>>>1;n(a[f],u)<0?d=f+1:c=f}while(d<c)}return d}function r(a,u,d=0,c=a.length){if(d<c){if(t(u,u)!==0)return c;do{let f=d+c>>>1;n(a[f],u)<=0?d=f+1:c=f}while(d<c)}
return d}function s(a,u,d=0,c=a.length){let f=o(a,u,d,c-1);return f>d&&i(a[f-1],u)>-i(a[f],u)?f-1:f}return{left:o,center:s,right:r}}function $i(){return 0}function Ai(e){
return e===null?NaN:+e}function*Li(e,t){if(t===void 0)for(let n of e)n!=null&&(n=+n)>=n&&(yield n);else{let n=-1;for(let i of e)(i=t(i,++n,e))!=null&&(i=+i)>=i&&
(yield i)}}var kn=vn(Qt),Ko=kn.right,Ho=kn.left,Wo=vn(Ai).center;var Si=Mn(En),Vo=Mn(Ni);function Mn(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:o,width:r,height:s}=t;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:o.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!s||!n&&!i)return t;let a=n&&e(n),u=i&&e(i),d=o.slice();return a&&u?(Zt(a,d,o,r,s),Zt(a,o,d,r,s),Zt(a,d,o,r,s),Jt(u,o,d,r,s),Jt(u,d,o,r,
s),Jt(u,o,d,r,s)):a?(Zt(a,o,d,r,s),Zt(a,d,o,r,s),Zt(a,o,d,r,s)):u&&(Jt(u,o,d,r,s),Jt(u,d,o,r,s),Jt(u,o,d,r,s)),t}}function Zt(e,t,n,i,o){for(let r=0,s=i*o;r<s;)
e(t,n,r,r+=i,1)}function Jt(e,t,n,i,o){for(let r=0,s=i*o;r<i;++r)e(t,n,r,r+s,i)}function Ni(e){let t=En(e);return(n,i,o,r,s)=>{o<<=2,r<<=2,s<<=2,t(n,i,o+0,r+0,s),
t(n,i,o+1,r+1,s),t(n,i,o+2,r+2,s),t(n,i,o+3,r+3,s)}}function En(e){let t=Math.floor(e);if(t===e)return Ci(e);let n=e-t,i=2*e+1;return(o,r,s,a,u)=>{if(!((a-=u)>=
s))return;let d=t*r[s],c=u*t,f=c+u;for(let p=s,M=s+c;p<M;p+=u)d+=r[Math.min(a,p)];for(let p=s,M=a;p<=M;p+=u)d+=r[Math.min(a,p+c)],o[p]=(d+n*(r[Math.max(s,p-f)]+
r[Math.min(a,p+f)]))/i,d-=r[Math.max(s,p-c)]}}function Ci(e){let t=2*e+1;return(n,i,o,r,s)=>{if(!((r-=s)>=o))return;let a=e*i[o],u=s*e;for(let d=o,c=o+u;d<c;d+=
s)a+=i[Math.min(r,d)];for(let d=o,c=r;d<=c;d+=s)a+=i[Math.min(r,d+u)],n[d]=a/t,a-=i[Math.max(o,d-u)]}}function Ti(e,t){let n=0;if(t===void 0)for(let i of e)i!=null&&
(i=+i)>=i&&++n;else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(o=+o)>=o&&++n}return n}function Ce(e,t){let n,i;if(t===void 0)for(let o of e)o!=null&&(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)));else{let o=-1;for(let r of e)(r=t(r,++o,e))!=null&&
(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)))}return[n,i]}function Oi(e=Qt){if(e===Qt)return $n;if(typeof e!="function")throw new TypeError("compare is not a function");return(t,n)=>{let i=e(t,n);return i||i===0?i:(e(n,
n)===0)-(e(t,t)===0)}}function $n(e,t){return(e==null||!(e>=e))-(t==null||!(t>=t))||(e<t?-1:e>t?1:0)}var Ii=Array.prototype,Yo=Ii.slice;var Ri=Math.sqrt(50),zi=Math.sqrt(10),Bi=Math.sqrt(2);function Ne(e,t,n){let i=(t-e)/Math.max(0,n),o=Math.floor(Math.log10(i)),r=i/Math.pow(10,o),s=r>=Ri?10:r>=
zi?5:r>=Bi?2:1,a,u,d;return o<0?(d=Math.pow(10,-o)/s,a=Math.round(e*d),u=Math.round(t*d),a/d<e&&++a,u/d>t&&--u,d=-d):(d=Math.pow(10,o)*s,a=Math.round(e/d),u=Math.
round(t/d),a*d<e&&++a,u*d>t&&--u),u<a&&.5<=n&&n<2?Ne(e,t,n*2):[a,u,d]}function tn(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[o,r,s]=i?
Ne(t,e,n):Ne(e,t,n);if(!(r>=o))return[];let a=r-o+1,u=new Array(a);if(i)if(s<0)for(let d=0;d<a;++d)u[d]=(r-d)/-s;else for(let d=0;d<a;++d)u[d]=(r-d)*s;else if(s<
0)for(let d=0;d<a;++d)u[d]=(o+d)/-s;else for(let d=0;d<a;++d)u[d]=(o+d)*s;return u}function Pi(e,t,n){return t=+t,e=+e,n=+n,Ne(e,t,n)[2]}function An(e,t,n){let i;for(;;){let o=Pi(e,t,n);if(o===i||o===0||!isFinite(o))return[e,t];if(o>0){let r=Math.ceil(e/o),s=Math.floor(t/o);e=(r-(r*o>e))*o,t=(s+(s*
o<t))*o}else if(o<0){let r=-o,s=Math.ceil(e*r),a=Math.floor(t*r);e=(s-(s/r>e))/r,t=(a+(a/r<t))/r}i=o}}function Ln(e){return Math.max(1,Math.ceil(Math.log(Ti(e))/
Math.LN2)+1)}function fe(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(n<o||n===void 0&&
o>=o)&&(n=o)}return n}function yn(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n>i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(n>o||n===void 0&&
o>=o)&&(n=o)}return n}function Sn(e,t,n=0,i=1/0,o){if(t=Math.floor(t),n=Math.floor(Math.max(0,n)),i=Math.floor(Math.min(e.length-1,i)),!(n<=t&&t<=i))return e;for(o=o===void 0?$n:Oi(o);i>
n;){if(i-n>600){let u=i-n+1,d=t-n+1,c=Math.log(u),f=.5*Math.exp(2*c/3),p=.5*Math.sqrt(c*f*(u-f)/u)*(d-u/2<0?-1:1),M=Math.max(n,Math.floor(t-d*f/u+p)),g=Math.min(
i,Math.floor(t+(u-d)*f/u+p));Sn(e,t,M,g,o)}let r=e[t],s=n,a=i;for(ue(e,n,t),o(e[i],r)>0&&ue(e,n,i);s<a;){for(ue(e,s,a),++s,--a;o(e[s],r)<0;)++s;for(;o(e[a],r)>0;)
--a}o(e[n],r)===0?ue(e,n,a):(++a,ue(e,a,i)),a<=t&&(n=a+1),t<=a&&(i=a-1)}return e}function ue(e,t,n){let i=e[t];e[t]=e[n],e[n]=i}function pe(e,t,n){if(e=Float64Array.from(Li(e,n)),!(!(i=e.length)||isNaN(t=+t))){if(t<=0||i<2)return yn(e);if(t>=1)return fe(e);var i,o=(i-1)*t,r=Math.floor(o),
s=fe(Sn(e,r).subarray(0,r+1)),a=yn(e.subarray(r+1));return s+(a-s)*(o-r)}}function rt(e,t,n){e=+e,t=+t,n=(o=arguments.length)<2?(t=e,e=0,1):o<3?1:+n;for(var i=-1,o=Math.max(0,Math.ceil((t-e)/n))|0,r=new Array(o);++i<o;)r[i]=e+i*n;return r}var Go=Fi(Math.random);function Fi(e){return function(n,i=0,o=n.length){let r=o-(i=+i);for(;r;){let s=e()*r--|0,a=n[r+i];n[r+i]=n[s+i],n[s+i]=a}return n}}function Te(e,t){
let n=0;if(t===void 0)for(let i of e)(i=+i)&&(n+=i);else{let i=-1;for(let o of e)(o=+t(o,++i,e))&&(n+=o)}return n}function Nn(e,t){if(typeof t!="function")throw new TypeError("test is not a function");let n=-1;for(let i of e)if(t(i,++n,e))return!0;return!1}function zt(e,t){return e.toFixed(t).replace("-","−")}function en(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function ft(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),o=en(i?Math.abs(e):t);return`${zt(e,o)}${i?"":` ± ${zt(t,o)}`} ${n}`.
trim()}function Wt(e,t){return Number.isFinite(e)?e===0?"0":zt(e,t<.1?en(t):Math.min(en(Math.abs(e)/10),2)):"·"}function Oe([e,t],n){let i=Math.max(-e,t);return`\
bars: ${Wt(e,i)} to ${Wt(t,i)} ${n}`}function Cn(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function he(e,t=[],{zero:n=!0,clip:i=!1}={}){let o=e.flatMap((a,u)=>a===null?[]:[a-(t[u]??0),a+(t[u]??0)]),[r=0,s=0]=Ce(n?[0,...o]:o);return s<=r?[0,1]:[i&&e.every(
a=>a===null||a>=0)?0:r,s]}function yt(e,t,n){return Math.min(Math.max(e,t),n)}function Tn([e,t],[n,i]){return o=>n+(i-n)*(yt(o,e,t)-e)/(t-e||1)}function l(e,...t){let[n,...i]=e.split("."),o=document.createElement(n);i.length&&(o.className=i.join(" ")),n==="button"&&o.setAttribute("type","button");for(let r of t){
if(typeof r=="string"||r instanceof Node){o.append(r);continue}for(let[s,a]of Object.entries(r))s.startsWith("on")?o.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
o.setAttribute(s,a===!0?"":a)}return o}function G(e,t){e.textContent!==t&&(e.textContent=t)}function Vt(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function Bt(e){return e.getRootNode().activeElement}function On(e){return e.flatMap(([t,n])=>[l("dt",t),l("dd",n)])}function Ie(e,t){return l("span.idw-pair",l(
`i.${e}`),t)}function St(e){return e.ctrlKey||e.metaKey||e.altKey}function In(e){e.addEventListener("keydown",t=>{St(t)||t.stopPropagation()})}function Re(e,t,n,i="\
ltr"){let o=i==="rtl"?-1:1,r={ArrowLeft:-o,ArrowUp:-1,ArrowRight:o,ArrowDown:1}[e.key],s=r?t+r:{Home:0,End:n-1}[e.key];return s===void 0?void 0:yt(s,0,n-1)}function ze(e){
let t={list:[],index:0,anchor:0,replace(n){let i=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.min(t.index,i),anchor:Math.min(t.anchor,i)}),e.replaceChildren(
...n.map(({node:o,box:r=o})=>r)),t.mark()},mark:()=>t.list.forEach(({node:n},i)=>n.tabIndex=i===t.index?0:-1),indexOf:n=>t.list.findIndex(({node:i,box:o=i})=>o.
contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.index=t.indexOf(n.target),t.mark()}),t}function Be(e,t,{starts:n=()=>!0,
move:i,end:o,cancel:r=()=>{}}){let s=null,a=!1,u=({clientX:c,clientY:f})=>t.indexOf(e.getRootNode().elementFromPoint(c,f));return e.addEventListener("pointerdow\
n",c=>{let f=c.button===0&&!c.shiftKey&&!St(c)?u(c):-1;s=f>=0&&n(f,c)?{from:f,to:f,moved:!1}:null,a=!1}),e.addEventListener("pointermove",c=>{let f=s&&c.buttons&
1?u(c):-1;f<0||f===s.to||(e.hasPointerCapture(c.pointerId)||e.setPointerCapture(c.pointerId),Object.assign(s,{to:f,moved:!0}),i(s.from,f))}),e.addEventListener(
"pointerup",()=>{let c=s;s=null,a=!!c?.moved,a&&o(c.from,c.to)}),e.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener("pointercancel",
()=>{s=null,r()}),{endsIn:c=>a&&c.detail>0,stop:()=>[s,a]=[null,!1]}}function nn(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=
Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),{context:e.getContext("2d"),ratio:i}}function te(e){return getComputedStyle(e).getPropertyValue(
"--idw-dark").trim()==="1"}function ee(e,t){let n=new MutationObserver(()=>requestAnimationFrame(t));for(let i of[document.documentElement,document.body])n.observe(
i,{attributes:!0,attributeFilter:["data-jp-theme-light","class","data-theme"]});matchMedia("(prefers-color-scheme: dark)").addEventListener("change",t,{signal:e}),
e.addEventListener("abort",()=>n.disconnect())}var ji=460;function Rn(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`min(100%, ${ji*n/i}px)`,
nn(t,e.clientWidth,e.clientHeight)}function Di(e,t,n,i=()=>e){let o=r=>{let s=i().getBoundingClientRect();t(yt((r.clientX-s.left)/s.width,0,1))};e.addEventListener(
"pointerdown",r=>{r.button===0&&(r.stopPropagation(),e.setPointerCapture(r.pointerId),i()===e&&o(r))}),e.addEventListener("pointermove",r=>r.buttons&1&&o(r)),e.
addEventListener("pointerup",()=>n())}function zn(e,t,n=()=>{}){let o=l("div.idw-wipe-handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,
"aria-label":e}}),r=.5;return Di(o,t,n,()=>o.parentElement),o.addEventListener("keydown",a=>{let u={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,
End:1}[a.key];!u||St(a)||(a.preventDefault(),r=yt(r+u,0,1),t(r),n())}),{node:o,show:(a,[u,d])=>{r=a;let c=Math.round(100*a);o.style.left=`${100*a}%`,o.setAttribute(
"aria-valuenow",String(c)),o.setAttribute("aria-valuetext",`${c} % ${u}, ${100-c} % ${d}`)}}}function ne(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.
addEventListener("abort",()=>i.disconnect())}var Bn=e=>new Blob([e],{type:"image/png"});function Pe(e,t,n){U(e,t,async()=>{let i=t.map(r=>e.model.get(r)),o=await Promise.
all(i.map(r=>r?createImageBitmap(Bn(r)):null));i.every((r,s)=>r===e.model.get(t[s]))&&!e.signal.aborted&&n(...o)})}function Pn(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);
return e.addEventListener("abort",n),i=>(n(),t=i.map(o=>URL.createObjectURL(Bn(o))),t)}var _i={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function pt(e){if(!e||e.rows)return e??null;
let{shape:t,dtype:n,scale:i=1,power:o=1,data:r}=e,[s,a]=t.slice(-2),u=new _i[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===
1?{rows:s,columns:a,data:u}:{rows:s,columns:a,data:Float32Array.from(u,n==="float16"?c=>Ui(c)*i:o===2?c=>c*Math.abs(c)*i*i:c=>c*i)}}async function Fe(e){let t=new Blob(
[Uint8Array.from(atob(e),r=>r.charCodeAt(0))]),n=await new Response(t.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),i=new DataView(n).getUint32(
0,!0),o=new TextDecoder().decode(new Uint8Array(n,4,i));return JSON.parse(o,(r,s)=>s?.bytes?new DataView(n,4+i+s.bytes[0],s.bytes[1]):s)}function Ui(e){let[t,n,
i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function jn(e){let t=e.filter(Number.isFinite);return{size:fe(
t,Math.abs)??0,negative:Nn(t,n=>n<0),total:Te(t)}}function Dn({columns:e,data:t},[n,i,o,r]){let a=rt(i,r).map(u=>t.subarray(u*e+n,u*e+o)).map(u=>u.filter(Number.
isFinite));return a.some(u=>u.length)?Te(a,u=>Te(u)):NaN}function Fn(e,t,n,i){let o=n/i;return rt(i).map(r=>Math.max(Math.min(t,(r+1)*o)-Math.max(e,r*o),0))}function _n(e,t,[
n,i,o,r]){if(!e)return null;let{rows:s,columns:a,data:u}=e,d=Fn(i,r,t.rows,s),c=Fn(n,o,t.columns,a),f=0;for(let p=0;p<u.length;p+=s*a){let M=0;d.forEach((g,S)=>{
g&&c.forEach((y,N)=>M+=g*y*u[p+S*a+N])}),f+=M*M}return Math.sqrt(f)}function we([e,t],[n,i]){let[o,r]=[Math.min(t,i),Math.max(t,i)+1];return[o,Math.min(e,n),r,Math.
max(e,n)+1]}function Un(e,t){let n=({model:o,el:r,signal:s})=>{r.classList.add("idw"),In(r),t({model:o,el:r,signal:s})},i=document.getElementById("idw-page");return i?.dataset.
bundle===e&&(i.removeAttribute("data-bundle"),Fe(document.getElementById("idw-stored")?.textContent??"").then(o=>{n({model:new Ht({...o,offline:!0}),el:i,signal:new AbortController().
signal}),qi(i)})),{render:n}}function qi(e){let t=window.frameElement;if(!t)return;t.previousElementSibling?.remove();let n=()=>t.style.height=`${Math.ceil(e.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(e)}function on(e,t=!1){let n=Tn(e,[0,100]),[i,o]=t?["bottom","height"]:["left","width"],r=(u,d,c="")=>l(`span.${u}`,{style:`${i}:${n(d)}%`},c),s=(u,d,c)=>{let[f,p]=[
n(Math.min(d,c)),n(Math.max(d,c))];return l(`span.${u}`,{style:`${i}:${f}%;${o}:${p-f}%`})};return{place:n,mark:r,bar:(u,d,[c,f],p=0)=>u==null?[]:[s(c,p,u),...d>
0?[s(f,u-d,u+d)]:[]]}}function rn(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function je(e,t,n,i,o=null,r=null){let{bar:s,mark:a}=on(i,!0),[u,d]=s(t,n,[rn(
t),"idw-whisker"]),c=s(o,0,["idw-hollow","idw-whisker"]),f=r==null?[]:[a("idw-exact",r)];e.replaceChildren(a("idw-zero",0),...c,...u?[u]:[],...d?[d]:[],...f)}function me(e,t){let n=e.map(([o,r,s])=>l("button.idw-button",{title:s,"data-value":o,onclick:()=>t(o)},r));return{buttons:n,show:(o,r=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===o)),s.disabled=r}}}function _t(e,t,n,i){let{buttons:o,show:r}=me(i,s=>xt(e.model,{[t]:s}));for(let s of o)s.classList.add(
"idw-segment");return U(e,[t],s=>r(s)),l("span.idw-segments",{role:"group","aria-label":n},...o)}function Yt(e,t,n,i={}){let o=l("button.idw-bare.idw-icon",{title:e,
"aria-label":e.replace(/ \(.*/,""),onclick:n,...i});return o.innerHTML=`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${t}"/></svg\
>`,o}function De(e){let t=l("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),
t}function qn(e){return t=>Number.isInteger(t)&&t>=e}function _e(e,t,[n,i],o,r){let{model:s}=e,a=l("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${i}`.
trim()},o),u=()=>a.value=s.get(t)||"";return a.addEventListener("change",()=>{let d=Number(a.value);Number.isFinite(d)&&r(d)&&xt(s,{[t]:d}),u()}),U(e,[t],u),l("\
label.idw-pair",l("span",n),a,l("span",i))}function sn(e,t,n,i){return i.addEventListener("change",()=>xt(e.model,{[t]:i[n]})),U(e,[t],()=>i[n]=e.model.get(t)),
i}function Ue(e,t,n){let i=sn(e,t,"checked",l("input",{type:"checkbox"})),o=l("span",n);return{input:i,label:o,row:l("label.idw-pair",i,o)}}function ge(e,t={}){
let n=l("select.idw-field",t),i=o=>n.replaceChildren(...o.map(([r,s])=>l("option",{value:r},s)));return i(e),{node:n,offer:i}}function Kn(e,t,n,i){let{place:o=Number,
value:r=Number,text:s,spoken:a=s,step:u=.05}=i,{model:d}=e,c=l("input",{type:"range",min:0,max:1,step:u}),f=l("span.idw-value",{"aria-hidden":"true"}),p=()=>{c.
value=String(o(d.get(t))),f.textContent=s(d.get(t)),c.setAttribute("aria-valuetext",a(d.get(t)))};return c.addEventListener("input",()=>d.set(t,r(Number(c.value)))),
c.addEventListener("change",()=>d.save_changes()),U(e,[t],p),{input:c,show:p,row:l("label.idw-row",l("span",n),c,f)}}var Ki=Array.prototype,Hi=Ki.slice;function Wi(e,t){return e-t}function Vi(e){for(var t=0,n=e.length,i=e[n-1][1]*e[0][0]-e[n-1][0]*e[0][1];++t<n;)i+=e[t-1][1]*e[t][0]-
e[t-1][0]*e[t][1];return i}var Hn=e=>()=>e;function Yi(e,t){for(var n=-1,i=t.length,o;++n<i;)if(o=Gi(e,t[n]))return o;return 0}function Gi(e,t){for(var n=t[0],i=t[1],
o=-1,r=0,s=e.length,a=s-1;r<s;a=r++){var u=e[r],d=u[0],c=u[1],f=e[a],p=f[0],M=f[1];if(Xi(u,f,t))return 0;c>i!=M>i&&n<(p-d)*(i-c)/(M-c)+d&&(o=-o)}return o}function Xi(e,t,n){
var i;return Zi(e,t,n)&&Ji(e[i=+(e[0]===t[0])],n[i],t[i])}function Zi(e,t,n){return(t[0]-e[0])*(n[1]-e[1])===(n[0]-e[0])*(t[1]-e[1])}function Ji(e,t,n){return e<=
t&&t<=n||n<=t&&t<=e}function Qi(){}var Pt=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[
[[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,
1]]],[[[.5,1],[1,1.5]]],[]];function Vn(){var e=1,t=1,n=Ln,i=u;function o(d){var c=n(d);if(Array.isArray(c))c=c.slice().sort(Wi);else{let f=Ce(d,to);for(c=tn(...An(
f[0],f[1],c),c);c[c.length-1]>=f[1];)c.pop();for(;c[1]<f[0];)c.shift()}return c.map(f=>r(d,f))}function r(d,c){let f=c==null?NaN:+c;if(isNaN(f))throw new Error(
`invalid value: ${c}`);var p=[],M=[];return s(d,f,function(g){i(g,d,f),Vi(g)>0?p.push([g]):M.push(g)}),M.forEach(function(g){for(var S=0,y=p.length,N;S<y;++S)if(Yi(
(N=p[S])[0],g)!==-1){N.push(g);return}}),{type:"MultiPolygon",value:c,coordinates:p}}function s(d,c,f){var p=new Array,M=new Array,g,S,y,N,E,z;for(g=S=-1,N=Gt(d[0],
c),Pt[N<<1].forEach(k);++g<e-1;)y=N,N=Gt(d[g+1],c),Pt[y|N<<1].forEach(k);for(Pt[N<<0].forEach(k);++S<t-1;){for(g=-1,N=Gt(d[S*e+e],c),E=Gt(d[S*e],c),Pt[N<<1|E<<2].
forEach(k);++g<e-1;)y=N,N=Gt(d[S*e+e+g+1],c),z=E,E=Gt(d[S*e+g+1],c),Pt[y|N<<1|E<<2|z<<3].forEach(k);Pt[N|E<<3].forEach(k)}for(g=-1,E=d[S*e]>=c,Pt[E<<2].forEach(
k);++g<e-1;)z=E,E=Gt(d[S*e+g+1],c),Pt[E<<2|z<<3].forEach(k);Pt[E<<3].forEach(k);function k(O){var H=[O[0][0]+g,O[0][1]+S],D=[O[1][0]+g,O[1][1]+S],q=a(H),W=a(D),
C,P;(C=M[q])?(P=p[W])?(delete M[C.end],delete p[P.start],C===P?(C.ring.push(D),f(C.ring)):p[C.start]=M[P.end]={start:C.start,end:P.end,ring:C.ring.concat(P.ring)}):
(delete M[C.end],C.ring.push(D),M[C.end=W]=C):(C=p[W])?(P=M[q])?(delete p[C.start],delete M[P.end],C===P?(C.ring.push(D),f(C.ring)):p[P.start]=M[C.end]={start:P.
start,end:C.end,ring:P.ring.concat(C.ring)}):(delete p[C.start],C.ring.unshift(H),p[C.start=q]=C):p[q]=M[W]={start:q,end:W,ring:[H,D]}}}function a(d){return d[0]*
2+d[1]*(e+1)*4}function u(d,c,f){d.forEach(function(p){var M=p[0],g=p[1],S=M|0,y=g|0,N=an(c[y*e+S]);M>0&&M<e&&S===M&&(p[0]=Wn(M,an(c[y*e+S-1]),N,f)),g>0&&g<t&&y===
g&&(p[1]=Wn(g,an(c[(y-1)*e+S]),N,f))})}return o.contour=r,o.size=function(d){if(!arguments.length)return[e,t];var c=Math.floor(d[0]),f=Math.floor(d[1]);if(!(c>=
0&&f>=0))throw new Error("invalid size");return e=c,t=f,o},o.thresholds=function(d){return arguments.length?(n=typeof d=="function"?d:Array.isArray(d)?Hn(Hi.call(
d)):Hn(d),o):n},o.smooth=function(d){return arguments.length?(i=d?u:Qi,o):i===u},o}function to(e){return isFinite(e)?e:NaN}function Gt(e,t){return e==null?!1:+e>=
t}function an(e){return e==null||isNaN(e=+e)?-1/0:e}function Wn(e,t,n,i){let o=i-t,r=n-t,s=isFinite(o)||isFinite(r)?o/r:Math.sign(o)/Math.sign(r);return isNaN(s)?
e:e+s-.5}var eo=.62,no=.997,io=[.08,.25,.5],oo=2155905152,ro={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c\
5e"],attention:["e5dcf7","b39ae3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a\
1f4b","c9404a","f47c45","fbc15e","fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b",
"1f7a6b","57b89d","d8f5e6"],ground:"#101215",empty:"#1f2226",contrast:.36}},so=e=>Math.min(Math.abs(e),1)**eo,ao=e=>e<.06?0:.94*Math.min(1,e/.45)**.85;function Yn(e){
let t=e.map(n=>[0,2,4].map(i=>Number.parseInt(n.slice(i,i+2),16)));return Uint32Array.from({length:256},(n,i)=>{let o=i/255*(t.length-1),r=Math.min(Math.floor(o),
t.length-2),[s,a,u]=t[r].map((d,c)=>Math.round(d+(o-r)*(t[r+1][c]-d)));return(Math.round(255*ao(i/255))<<24|u<<16|a<<8|s)>>>0})}function ie(e,t="plus"){let n=ro[e?
"dark":"light"];return{...n,above:Yn(n[t]??n.plus),below:Yn(n.minus)}}function Ft(e){let t=e.map(({data:i})=>Float32Array.from(i.filter(Number.isFinite),Math.abs)),
n=i=>Math.max(0,...t.map(o=>pe(o,i)??0));return n(no)||n(1)||1}function Gn(e,t,{above:n,below:i},o=(r,s)=>!0){return Uint32Array.from(e,(r,s)=>o(r,s)?Number.isFinite(
r)?(r<0?i:n)[Math.round(255*so(r/t))]:oo:0)}function Xn(e,t,n,i=l("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(
e.buffer),t,n),0,0),i}function oe(e,t,n,i=void 0){return Xn(Gn(e.data,t,n,i),e.columns,e.rows)}function Ut(e,t,{ground:n,empty:i,contrast:o},r,s=!1){let{width:a,
height:u}=e.canvas;e.fillStyle=t?n:i,e.fillRect(0,0,a,u),t&&(e.save(),e.imageSmoothingEnabled=s||t.width>a,r&&([e.globalAlpha,e.filter]=[o,"saturate(0.2)"]),e.drawImage(
t,0,0,a,u),e.restore())}function Zn(e,t,n,{above:i,ground:o},r){let{width:s,height:a}=e.canvas,u=Vn().size([t.columns,t.rows]).smooth(!0),d=Array.from(lo(t),Math.
abs),[c,f]=[s/t.columns,a/t.rows];io.forEach((p,M)=>{let g=new Path2D;for(let y of u.contour(d,p*n).coordinates.flat())y.forEach(([N,E],z)=>g[z?"lineTo":"moveTo"](
N*c,E*f));e.lineJoin="round";let S=i[[150,200,255][M]];for(let[y,N]of[[3.4,`${o}d0`],[1.7,`rgb(${[0,8,16].map(E=>S>>E&255)})`]])[e.lineWidth,e.strokeStyle]=[Number(
y)*r,String(N)],e.stroke(g)})}function lo({rows:e,columns:t,data:n}){return n.map((i,o)=>{let[r,s]=[Math.floor(o/t),o%t],[a,u]=[0,0];for(let d=Math.max(r-1,0);d<=
Math.min(r+1,e-1);d++)for(let c=Math.max(s-1,0);c<=Math.min(s+1,t-1);c++){let f=(2-Math.abs(d-r))*(2-Math.abs(c-s));a+=f*(n[d*t+c]||0),u+=f}return a/u})}function Jn(e,t,n,i=o=>!0){
let o=Array.from({length:e.width},(a,u)=>n?2*u/(e.width-1)-1:u/(e.width-1)),r=Xn(Gn(o,1,t,i),e.width,1),s=e.getContext("2d");Ut(s,null,t,!1),s.drawImage(r,0,0,e.
width,e.height)}function dn({count:e=0,texts:t={},numbers:n=[]}){let i=Object.fromEntries(Object.entries(t).map(([s,{codes:a}])=>[s,pt(a).data])),o=(s,a)=>t[s].values[i[s][a]],
r=({group:s,name:a,values:u,errors:d})=>{let c=pt(u).data;return{group:s,name:a,values:c,errors:d&&pt(d).data,ends:co(c,!!d)}};return{count:e,text:o,numbers:n.map(
r)}}function co(e,t){let n=e.filter(Number.isFinite).sort(),[i=0,o=0]=[n[0],n.at(-1)];return!t&&i>=0&&o<=1?[0,1]:[Math.min(0,pe(n,.01)??0),Math.max(0,pe(n,.99)??
0)||1]}function Qn({count:e,text:t},{label:n="",search:i="",by:o=null,descending:r=!1}){let s=i.trim().toLowerCase(),a=f=>["caption","word","note"].some(p=>t(p,
f).toLowerCase().includes(s)),u=rt(e).filter(f=>(!n||t("label",f)===n)&&(!s||a(f))),d=r?-1:1;if(o){let f=o.values;return u.sort((p,M)=>Number(Number.isNaN(f[p]))-
Number(Number.isNaN(f[M]))||d*(f[p]-f[M])||p-M)}let{compare:c}=new Intl.Collator(void 0,{numeric:!0});return u.sort((f,p)=>d*c(t("caption",f),t("caption",p))||f-
p)}function ti(e,t,n,i){let o=Math.floor((e-t)/n);return[Math.max(0,o),Math.min(i,o+Math.ceil(3*t/n)+1)]}function ei(e,t,n){let i=Array(n).fill(0);for(let o of t)
Number.isFinite(e.values[o])&&i[ln(e,o,n)]++;return i}function ln({values:e,ends:[t,n]},i,o){return yt(Math.floor(o*(e[i]-t)/(n-t)),0,o-1)}function ni(e,t){let n=t.
replace(/[.*+?^${}()|[\]\\]/g,"\\$&"),[,...i]=t&&e.match(new RegExp(`^(.*?)(?<![\\p{L}\\d])(${n})(?![\\p{L}\\d])(.*)$`,"iu"))||[];return i.length?i:[e,"",""]}function ii({
text:e,numbers:t},n){let i=d=>`"${d.replaceAll('"','""')}"`,o=["item","caption","word","label","note"],r=t.flatMap(({group:d,name:c,values:f,errors:p})=>{let M=[
d,c].filter(Boolean).join(", ");return[[M,f],...p?[[`${M} stderr`,p]]:[]]}),s=[...o,...r.map(([d])=>d)].map(i),a=d=>Number.isNaN(d)?"":String(Number(d.toPrecision(
7))),u=n.map(d=>[...o.map(c=>i(e(c,d))),...r.map(([,c])=>a(c[d]))]);return[s,...u].map(d=>d.join()).join(`
`)}var uo={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function re(e){return["running","paused"].includes(e.get(
"status"))}function oi(e,{label:t,next:n,texts:i,names:o=[],blocked:r=()=>!1}){let{model:s}=e,a=E=>s.send({pressed:E}),u=l("button.idw-button.idw-run-main",{onclick:()=>a(
n())}),d=l("button.idw-button",{onclick:()=>a("cancel")},"Cancel"),c=l("span.idw-run-status",{role:"status"}),f=l("span.idw-muted.idw-run-detail"),p=l("span.idw\
-run-fill"),g=l("div.idw-run-track",{role:"progressbar","aria-label":t,...{"aria-valuemin":0,"aria-valuemax":100}},p),S=l("p.idw-error",{role:"alert"}),y=l("div\
.idw-flow.idw-run",l("i.idw-dot",{"aria-hidden":"true"}),c,f,u,d),N=()=>{let E=Math.round(100*s.get("progress"));y.dataset.status=g.dataset.status=s.get("status"),
u.textContent={pause:"Pause",resume:"Resume",...i}[n()]??"",u.disabled=r(),!re(s)&&Bt(y)===d&&u.focus(),d.hidden=!re(s),G(c,uo[s.get("status")]),f.textContent=s.
get("detail"),g.setAttribute("aria-valuenow",String(E)),g.setAttribute("aria-valuetext",s.get("detail")||`${E} %`),p.style.width=re(s)?`${E}%`:"0",G(S,s.get("er\
ror")),S.hidden=!s.get("error")};return U(e,["status","progress","detail","error",...o],N),{line:y,track:g,error:S,update:N}}function ri(e){let t=l("span"),[n,i]=[
"any",r=>r>=0],o=[_e(e,"samples",["after","samples"],{step:16},qn(2)),_e(e,"max_seconds",["or","seconds"],{step:5,placeholder:n},i),_e(e,"target_stderr",["or at\
 an error of","nats"],{step:"any",placeholder:n},i)];return U(e,["samples","max_seconds","target_stderr"],(r,s,a)=>{let u=[`${r} samples`,s&&`${s} s`,a&&`an err\
or of ${a} nats`];t.textContent=u.filter(Boolean).join(" or ")}),l("details.idw-small",l("summary","Stops after ",t),l("div.idw-flow.idw-run-fields",...o))}var cn=8e6;async function si(e,t){let[n]=t,i=`“${n.name}”`,o=`images may have up to ${cn/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>cn)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${o}`);e.notify(`Reading ${i}…`);let r=await n.arrayBuffer().catch(
()=>null);r?e.model.send({picture:n.name},void 0,[r]):e.notify(`${i} is no file that can be read.`)}function ai(e,{model:t,el:n,signal:i}){let o=({dataTransfer:a})=>t.
get("accepts_images")&&a.types.includes("Files"),r=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,u=>{o(u)&&(u.preventDefault(),u.stopPropagation(),r(a!=="drop"),a==="drop"&&u.dataTransfer.files.length&&si(e,[...u.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||r(!1));let s=({problem:a}={})=>a===void 0||e.notify(a);t.on("msg:custom",s),i.addEventListener("abort",()=>t.off("ms\
g:custom",s))}function qe(e,t="Open an image…"){let n=l("input",{type:"file",accept:"image/*",hidden:!0});return n.addEventListener("change",()=>n.files?.length&&
si(e,[...n.files])),{button:l("button.idw-button",{onclick:()=>{n.value="",n.click()},title:`Or drop one, up to ${cn/1e6} MB`},t),input:n}}var di=8,fo=[["map","map","Colour whose opacity and depth grow with the value"],["contours","contours","Lines at 8, 25 and 50 % of the largest value"],["picture",
"picture","The picture alone"]],po=4,ho={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-di,0],PageDown:[di,0],Home:[0,-1/0],End:[0,1/0]};
function li(e){let{canvas:t,model:n}=e,i=null,o=s=>{let a=t.getBoundingClientRect(),u=(f,p)=>yt(Math.floor(f*p),0,p-1),{rows:d,columns:c}=e.field;return[u((s.clientY-
a.top)/a.height,d),u((s.clientX-a.left)/a.width,c)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:o(s),x:s.clientX,
y:s.clientY,moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=o(s);e.point(a),i&&(i.moved||=Math.hypot(
s.clientX-i.x,s.clientY-i.y)>=po,i.moved&&e.select(we(i.cell,a)))});let r=s=>{i&&((!s||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("p\
ointerup",()=>r(!0)),t.addEventListener("pointercancel",()=>r(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}
function ci(e){let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",o=>{o.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let r=ho[o.
key];if(!r||!e.field||St(o))return;o.preventDefault();let{rows:s,columns:a}=e.field,u=e.cell??[s>>1,a>>1],d=[yt(u[0]+r[0],0,s-1),yt(u[1]+r[1],0,a-1)],c=e.cell||
o.shiftKey?d:u;i=o.shiftKey?i??u:null,e.spoken=i?"region":"cursor",e.point(c),i&&(e.select(we(i,c)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}function ui(e,t){
let{model:n}=t,i=_t(t,"drawing","Drawing",fo),o=p=>p?ft(p,null,""):"0",r=Kn(t,"threshold","Threshold",{place:p=>Math.cbrt(p/e.top),value:p=>Number((e.top*p**3).
toPrecision(3)),text:p=>`${o(p)} ${e.sumUnit}`.trim(),spoken:p=>`${o(p)} ${n.get("unit")}`.trim(),step:.01}),s=Ue(t,"hide_noise","Hide below 2σ"),a=qe(e),u=()=>{
r.show(),r.input.disabled=!e.field,s.input.disabled=!e.errors},d=[Ue(t,"faded","Faded picture").row,s.row,Ue(t,"smooth","Smooth").row],c=l("div.idw-flow.idw-set\
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
i]=bt(this.model,"values","errors","replicates").map(pt);this.field=t&&{...t,...jn(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,o,r]=bt(n,"limit","threshold","pinned");this.top=i??(t?Ft([t]):1),this.signed=n.get("signed")??t?.negative??
!1,this.colours=ie(te(this.el),n.get("kind"));let s=n.get("hide_noise")?this.errors?.data:null,a=(f,p)=>{let M=Math.abs(f);return!(M<o)&&(!s||M>=2*s[p])},u=[r?.
values&&{field:pt(r.values),title:r.title}];u.push(t&&{field:t,title:n.get("title"),visible:a}),this.layers=u.map(f=>f&&{...f,layer:oe(f.field,this.top,this.colours,
f.visible)}),Jn(this.bar,this.colours,this.signed,f=>!(Math.abs(f)*this.top<o)),this.legend.hidden=!t;let d=f=>f?String(Number(f.toPrecision(2))).replace("-","−"):
"0",c=[this.signed?d(-this.top):"0",n.get("unit"),d(this.top)];this.ends.forEach((f,p)=>f.textContent=c[p]),this.controls.show(),this.readOut(),this.draw()}get sumUnit(){
return this.model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:o,cellSize:r,sumUnit:s}=this,[a,u]=r,d=(E,z,k,O,H)=>{if(E.setAttribute(
"aria-live",this.spoken===z?"polite":"off"),E.replaceChildren(...k?[`${k} `,l("span.idw-small",O)]:[]),!k)return;let[D,q]=[100*H[0]/t.columns,100*H[1]/t.rows];E.
style.cssText=`left:${D}%;translate:${-D}% 0;${q>12?`bottom:${100-q}%`:`top:${q}%`}`,E.classList.toggle("idw-tip-below",q<=12)},c=i&&i[0]*t.columns+i[1],f=i&&ft(
t.data[c],n?.data[c],s),[p,M]=i?[(i[1]+.5)*u,(i[0]+.5)*a].map(Math.floor):[];d(this.probe,"cursor",f,`at (${p}, ${M})`,i&&[i[1]+.5,i[0]]);let g=a*u,[S,y]=o?[Dn(
t,o),_n(this.replicates,t,o)]:[],N=o&&ft(S*g,y===null?null:y*g,s);d(this.sum,"region",N,o&&this.extent(o,S),o&&[o[0],o[1]]),this.spoken=""}extent(t,n){let[i,o,r,
s]=t,{negative:a,total:u}=this.field,[d,c]=[(r-i)*this.cellSize[1],(s-o)*this.cellSize[0]].map(Math.round),f=a||!(u>0)||Number.isNaN(n)?"":` (${Cn(n/u)} of the \
map)`;return`in ${d}×${c} pixels${f}`}draw(){let{image:t,field:n,canvas:i,stage:o,model:r}=this,[s,a,u,d]=bt(r,"drawing","faded","smooth","compare"),[c,f]=t?[t.
width,t.height]:n?[n.columns,n.rows]:[1,1],{context:p,ratio:M}=Rn(o,i,c,f),[g,S]=s==="picture"?[]:this.layers,y=g&&S&&d!=="side"?this.wipe:0;if(this.colours){Ut(
p,t,this.colours,!!(S&&a&&s==="map"),u);for(let[N,E,z]of[[g,0,y],[S,y,1]])!N||E===z||(p.save(),p.beginPath(),p.rect(E*i.width,0,(z-E)*i.width,i.height),p.clip(),
p.imageSmoothingEnabled=u,s==="contours"?Zn(p,N.field,this.top,this.colours,M):p.drawImage(N.layer,0,0,i.width,i.height),p.restore());this.tags.forEach((N,E)=>{
N.hidden=!y,N.textContent=[g,S][E]?.title??""}),this.handle.node.hidden=!y,y&&this.handle.show(y,[g.title,S.title]),n&&(this.region&&this.outline(p,M,this.region,
[5,4],0),this.cell&&this.outline(p,M,we(this.cell,this.cell),[],1.5))}}outline(t,n,i,o,r){let[s,a,u,d]=i,{canvas:c,field:f}=this,[p,M,g]=[c.width/f.columns,c.height/
f.rows,r*n];for(let S of[!1,!0])t.lineWidth=(S?1.5:3)*n,t.strokeStyle=S?"#fff":"#000",t.setLineDash(S?o.map(y=>y*n):[]),t.strokeRect(s*p-g,a*M-g,(u-s)*p+2*g,(d-
a)*M+2*g);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,o,r,s]=bt(n,"title","reading","loading","accepts_images"),a=!!n.get("values"),u=r?"Estimating…":
t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=i,this.reading.textContent=o,G(this.note,this.message||(a?"":n.get("note")??u)),this.
stage.classList.toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",r),this.canvas.setAttribute("aria-label",["Heat map",i,o].filter(Boolean).join(",\
 ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.label()}};function fn(e){e.el.classList.add(
"idw-figure","idw-pane");let t=new un(e);return li(t),ci(t),ai(t,e),ne(e.signal,t.stage,()=>t.draw()),ee(e.signal,()=>t.recolor()),U(e,["values","errors","repli\
cates"],()=>t.decode()),U(e,["signed","limit","kind","hide_noise","threshold","unit","pinned","title"],()=>t.recolor()),U(e,["cursor","region"],()=>{t.readOut(),
t.draw()}),U(e,["drawing","faded","smooth","compare"],()=>t.draw()),U(e,["title","reading","loading","values","note","accepts_images"],()=>t.label()),Pe(e,["ima\
ge"],n=>t.showImage(n)),t}function se(e,t,n=null){return n!==null?rt(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function fi(e,t){let n=rt(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var Ke=class e{constructor(t,n,i,o="all"){let r=s=>[...new Set(s)].sort((a,u)=>a-u);this.count=t,this.
empty=o,this.selected=r(n),this.excluded=r(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:rt(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=se(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(se([],n,t))}exclude(t){
let n=i=>i.filter(o=>o!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:rt(this.count).filter(o=>!i.
includes(o)))}};function go([e,t]){let n=e.map((c,f)=>c===null||t[f]===null?null:[c-t[f],c,c+t[f]]),[i,o]=he(n.flatMap(c=>c?[c[0],c[2]]:[])),r=Math.min(0,...e.map(c=>c??0)),s=c=>(100*
(o-Math.max(c,r))/(o-Math.max(i,r)||1)).toFixed(1),a=c=>(100*(c+.5)/e.length).toFixed(1),[u,d]=["",""];for(let c=0;c<n.length;c++){let f=c;for(;n[f];)f++;if(f===
c)continue;let p=rt(c,f);u+=`M${p.map(g=>`${a(g)},${s(n[g][1])}`).join("L")}`;let M=(g,S)=>S.map(y=>`${a(y)},${s(n[y][g])}`).join("L");d+=`M${M(2,p)}L${M(0,p.reverse())}\
Z`,c=f}return`<svg viewBox="0 0 100 100" preserveAspectRatio="none"><path class="idw-area" d="${d}"/><path class="idw-line" d="${u}"/>
    <path class="idw-base" d="M0,${s(0)}H100"/></svg>`}function pi(e){let{model:t,el:n}=e;n.classList.add("idw-spectrum");let i=l("span.idw-muted.idw-small"),o=l(
"button.idw-bare.idw-link.idw-end","all levels"),r=l("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),s=l("div.idw-curve",{"aria-hidden":"true"}),
a=l("div.idw-strip"),u=l("p.idw-muted.idw-small","Denoised at each noise level"),d=l("div.idw-muted.idw-small.idw-axis.idw-plot"),c=l("p.idw-muted","No numbers \
yet."),f=l("div.idw-head",l("span.idw-title","At which noise levels"),i,o);n.append(f,l("div.idw-levels",s,r),d,a,u,c);let p=ze(r),M=()=>{let[k=0,O=-1]=t.get("s\
elected");return rt(k,O+1)},g=k=>xt(t,{selected:k.length?[k[0],k.at(-1)]:[]});o.addEventListener("click",()=>{g([]),p.focus()});let S=Be(r,p,{starts:k=>(p.anchor=
k,!0),move:(k,O)=>g(se([],O,k)),end:(k,O)=>p.focus(O)}),y=(k,O)=>{S.endsIn(O)||(g(se(M(),k,O.shiftKey?p.anchor:null)),p.focus(k))};r.addEventListener("keydown",
k=>{if(St(k)||["ArrowUp","ArrowDown"].includes(k.key))return;k.key==="Escape"&&g([]);let O=Re(k,p.index,p.list.length);if(O===void 0)return;k.preventDefault();let H=t.
get("selected");k.shiftKey&&!(H.includes(p.index)&&H.includes(p.anchor))&&(p.anchor=p.index),p.focus(O),k.shiftKey&&g(se([],p.index,p.anchor))});let N=k=>{let O=k.
map(W=>zt(W,1)),H=(W,C)=>{let P=l("span.idw-bar.idw-plot"),lt=l("button.idw-button.idw-band",{onclick:st=>y(C,st)},P);return{bar:P,node:lt,name:`log SNR ${O[C]}\
 to ${W}`}};p.replace(O.slice(1).map(H)),S.stop();let D=O.length-1,q=(W,C)=>C===0?"noise":C===D?"picture":W;d.replaceChildren(...O.map((W,C)=>l("span",{style:`l\
eft:${100*C/D}%`},q(W,C))))},E=()=>{let[k,O,H]=bt(t,"values","errors","unit"),D=M(),q=he(k,O,{clip:!0});c.hidden=k.length>0,r.hidden=d.hidden=!k.length;let W=t.
get("density")?.length?t.get("density"):null;s.innerHTML=W?go(W):"",n.classList.toggle("idw-dense",!!W),i.textContent=k.length?W?`${H} per unit of log SNR; drag\
 to ask`:Oe(q,H):"",o.hidden=!D.length,p.list.forEach(({bar:C,node:P,name:lt},st)=>{let it=ft(k[st]??null,O[st],H);P.setAttribute("aria-pressed",String(D.includes(
st))),P.setAttribute("aria-label",`${lt}: ${it}`),P.title=`${lt}
${it}`,je(C,k[st],O[st],q)}),a.hidden=u.hidden=!a.children.length||!k.length,[...a.children].forEach((C,P)=>C.classList.toggle("idw-dim",D.length>0&&!D.includes(
P)))},z=Pn(e.signal);Se(e,"edges",N,["values","errors","unit","selected","density"],E),U(e,["pictures","edges"],k=>{let O=z(k?.length===p.list.length?k:[]),H=(D,q)=>l(
"img",{src:D,alt:`Denoised at ${q}`,title:q});a.replaceChildren(...O.map((D,q)=>H(D,p.list[q].name))),E()})}function hi(e){let t=l("p.idw-muted.idw-small",{id:Vt("hint")},"Enter applies, Escape reverts."),n=l("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Prom\
pt","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},o=De(i),r=l("div.idw-rewrite",{hidden:!0},o,t,n),s=(d,c)=>{r.hidden||(r.hidden=!0,e(d,c))},a=d=>{
n.textContent=d,d?o.setAttribute("aria-invalid","true"):o.removeAttribute("aria-invalid")};return o.addEventListener("keydown",d=>{if(d.isComposing||(d.key==="E\
scape"&&s(null,!0),d.key!=="Enter"))return;d.preventDefault();let c=o.value.trim();c?s(c,!0):a("A prompt needs at least one word.")}),o.addEventListener("input",
()=>a("")),o.addEventListener("blur",()=>{Bt(o)!==o&&s(null,!1)}),{form:r,open:d=>{o.value=d,r.hidden=!1,a(""),o.focus(),o.select()}}}var bo=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],xo="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",yo="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",vo={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},ko="M11 2.5l2.5\
 2.5L6 12.5l-3.2.7.7-3.2z",Mo=.02;function be(e,t,n){return e!=null&&Math.abs(e)<Math.max(2*(t??0),Mo*n)}function wi(e){let{model:t,el:n}=e;n.classList.add("idw\
-picker");let i=l("span.idw-title"),o=l("span.idw-muted.idw-small.idw-end.idw-picker-scale"),r=Yt("Edit the prompt (F2)",ko,()=>q()),s=l("span.idw-hidden",{id:Vt(
"help")}),a=l("div.idw-flow.idw-words",{role:"group","aria-describedby":s.id,dir:"auto"}),u=[Ie("idw-fill",""),Ie("idw-hollow",""),Ie("idw-exact","exact")],d=l(
"div.idw-flow.idw-small.idw-muted.idw-keys",...u),c=l("p.idw-muted","No words yet."),f=l("div.idw-segments.idw-presets",{role:"group","aria-label":"Questions"}),
p=l("p.idw-asks",{role:"status"}),M=l("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),g=hi((w,L)=>W(w,L)),S=l("div.idw-head",
i,r,o);n.append(S,s,l("div.idw-sentence",a,d),g.form,c,f,p,M);let y=ze(a),N=null,E=null,z=t.get("pending"),k=()=>{let[w,L,F,K]=bt(t,"words","selected","excluded",
"empty_selection");return new Ke(w.length,L,F,K)},O=({selected:w,excluded:L})=>{z="",xt(t,{selected:w,excluded:L}),R()},H=me(bo,w=>O(k().take(w,y.index)));for(let w of H.
buttons)w.classList.add("idw-segment");f.append(...H.buttons);let D=()=>t.get("text")||t.get("words").join(" "),q=()=>{!t.get("editable")||t.get("disabled")||(g.
open(z||D()),R())},W=(w,L)=>{w!==null&&(z=w===D()?"":w,t.send({edited:w})),R(),L&&(y.list[y.index]?.node??r).focus()},C=w=>w.target.closest(".idw-leave"),P=Be(a,
y,{starts:(w,L)=>!t.get("disabled")&&!C(L),move:(w,L)=>{N=k().phrase(w,L),R()},end:(w,L)=>{N=null,y.anchor=w,O(k().phrase(w,L)),y.focus(L)},cancel:()=>{N=null,R()}}),
lt=(w,L)=>{if(P.endsIn(L))return;let F=k();L.detail===1&&(E=F),L.altKey?O(F.exclude(w)):L.ctrlKey||L.metaKey?O(F.toggle(w)):L.shiftKey?O(F.phrase(y.anchor,w)):O(
F.choose(w)),L.shiftKey||(y.anchor=w),y.focus(w)};a.addEventListener("dblclick",w=>{!t.get("editable")||C(w)||(E&&O(E),q())}),a.addEventListener("keydown",w=>{let L=w.
key===" "&&w.ctrlKey;if(w.ctrlKey&&!L||w.metaKey||w.altKey||t.get("disabled")||C(w)&&["Enter"," "].includes(w.key))return;let F=L?"toggle":vo[w.key.length>1?w.key:
w.key.toLowerCase()],K=Re(w,y.index,y.list.length,getComputedStyle(a).direction);if((F||K!==void 0||["Escape","F2"].includes(w.key))&&(w.preventDefault(),w.stopPropagation()),
w.key==="Escape"&&O(k().take("whole",y.index)),w.key==="F2"&&q(),F&&!w.repeat){if(F==="choose"&&w.shiftKey)return O(k().phrase(y.anchor,y.index));F!=="exclude"&&
(y.anchor=y.index),O(k()[F](y.index))}if(K===void 0)return;let{selected:ht}=k(),ot=ht.includes(y.index)&&[ht[0],ht.at(-1)].includes(y.anchor);w.shiftKey&&!ot&&(y.
anchor=y.index),y.focus(K),w.shiftKey&&O(k().phrase(y.anchor,y.index))}),a.addEventListener("keyup",w=>{w.key===" "&&!C(w)&&w.preventDefault()});let st=(w,L)=>{
let F=l("span.idw-bar.idw-plot"),K=l("span.idw-muted.idw-small.idw-number",{dir:"ltr"}),ht=l("span.idw-word-text",{"data-text":w[L]},w[L]),Et=l("button.idw-bare\
.idw-word",{onclick:X=>lt(L,X)},ht,F,K),_=l("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>O(k().exclude(L))});return{name:w[L]+fi(w,L),bar:F,number:K,node:Et,
leave:_,box:l("div.idw-chip",Et,_)}},it=w=>{let L=a.contains(Bt(n));y.replace(w.map((F,K)=>st(w,K))),N=E=null,P.stop(),L&&y.focus()},R=()=>{let[w,L,F,K]=bt(t,"v\
alues","errors","unit","disabled"),[ht=[],ot=[],Et=[]]=bt(t,"others","exact","names"),tt=N??k(),_=Z=>Z.some(wt=>wt!==null),X=he([...w,...ht,...ot],L,{clip:!0}),
Y=!g.form.hidden;i.textContent=t.get("label");let at=t.get("help");s.textContent=at??xo+(t.get("empty_selection")==="none"?"clears the selection":"selects the w\
hole prompt"),a.setAttribute("aria-label",t.get("label")),o.textContent=_(w)?Oe(X,F):"",u.forEach((Z,wt)=>{Z.hidden=!(wt<2?Et[wt]&&_([w,ht][wt]):_(ot)),wt<2&&(Z.
lastChild.textContent=Et[wt]??"")}),y.list.forEach(({name:Z,bar:wt,number:Tt,node:vt,leave:mt,box:ct},dt)=>{let Ot=w.length?ft(w[dt],L[dt],F):"",gt=tt.state(dt),
$t=gt==="left out";ct.dataset.state=gt,ct.title=at?Ot:[`${Z}: ${gt}`,Ot,yo].filter(Boolean).join(`
`),vt.setAttribute("aria-pressed",String(gt==="selected")),vt.setAttribute("aria-label",[Z,at?"":gt,Ot].filter(Boolean).join(", ")),vt.disabled=mt.disabled=K,mt.
hidden=!!at,mt.textContent=$t?"+":"×",mt.title=$t?"Take back":"Leave out",mt.setAttribute("aria-label",`${mt.title} ${Z}`);let jt=Math.max(-X[0],X[1]);ct.classList.
toggle("idw-faint",be(w[dt],L[dt],jt)),Tt.textContent=be(w[dt],0,jt)?"0":Wt(w[dt]??NaN,jt),je(wt,w[dt],L[dt],X,ht[dt],ot[dt])}),H.show(tt.preset,K);let Nt=z&&`S\
ent: “${z}”. Its words come with its first numbers.`;G(p,Nt||t.get("question")),M.textContent=z?"":t.get("formula"),a.hidden=Y;for(let Z of[f,p,M])Z.hidden=
Y||!y.list.length;c.hidden=Y||y.list.length>0,r.hidden=Y||!t.get("editable"),r.disabled=K};return U(e,["pending"],w=>{z=w,R()}),Se(e,"words",it,[...["selected",
"excluded","empty_selection","values","errors","unit","label","text","editable","disabled"],"question","formula","others","exact","names"],R),{head:S,pencil:r,presets:f,
question:p,formula:M,put:O,selection:k}}var xe={undo:"M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 7H7",redo:"M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 7H9",copy:"M6 6h7v7H6zM3 10V3h7",save:"M8 2v8M4.5 7 \
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
node.value==="");let p=qe(i,"Open an image"),M=Yt("Undo the question (Ctrl+Z)",xe.undo,()=>r(-1)),g=Yt("Redo the question (Ctrl+Shift+Z)",xe.redo,()=>r(1)),S=Yt(
"Copy the picture",xe.copy,()=>Lo(i.canvas,E)),y=l("span.idw-muted.idw-small",{role:"status"}),N=l("span.idw-lost",{role:"status"}),E=w=>{G(y,w),setTimeout(()=>G(
y,""),4e3)},z=l("details.idw-menu"),k=l("summary.idw-icon",{title:"Save","aria-label":"Save",role:"button"});k.innerHTML=`<svg viewBox="0 0 16 16" width="16" he\
ight="16" aria-hidden="true"><path d="${xe.save}"/></svg>`;let O=w=>{z.open=!1,k.focus(),t.gone?w==="csv"?ye("words.csv",new Blob([So(o())],{type:"text/csv"})):
i.canvas.toBlob(L=>ye("map.png",L)):t.send({save:w})},H=Eo.map(([w,L])=>l("button.idw-bare",{"data-kind":w,onclick:()=>O(w)},L));z.append(k,l("div.idw-menu-item\
s",...H)),z.addEventListener("keydown",w=>{w.key==="Escape"&&(z.open=!1,k.focus())}),z.addEventListener("focusout",w=>z.contains(w.relatedTarget)||(z.open=!1));
let D=({file:w,note:L},F)=>{w&&ye(w,new Blob([F[0]])),L&&E(L)};s.on("msg:custom",D),e.signal.addEventListener("abort",()=>s.off("msg:custom",D));let q=l("button\
.idw-button",{onclick:()=>C.close()},"Close"),W=w=>l("dl.idw-terms",...On(w)),C=l("dialog.idw-help",{"aria-label":"Keys and terms"},l("div.idw-head",l("strong.i\
dw-title","Keys and terms"),l("span.idw-gap"),q),l("div.idw-help-columns",l("section",l("h3","Keys"),W($o)),l("section",l("h3","Terms"),W(Ao)))),P=()=>C.open||C.
showModal(),lt=Yt("Keys and terms (?)",xe.help,P),st=[d,u.node,c.node,f,p.button,p.input],it=[...a?[]:[M,g,n.pencil],S,z,lt],R=l("header.idw-flow.idw-top",...st,
N,l("span.idw-gap"),y,...it);return U(e,["models","model","editable"],(w,L,F)=>{u.offer(w.map(K=>[K,K])),u.node.value=L,u.node.hidden=w.length<2||!F,d.hidden=!u.
node.hidden,d.textContent=L,p.button.hidden=!F}),U(e,["examples"],w=>{c.offer([["","Examples…"],...w.map((L,F)=>[F,L])]),c.node.hidden=!w.length||a,f.hidden=!0}),
{node:R,overlays:[C],update:(w,L)=>{M.disabled=!w,g.disabled=!L;for(let K of H)K.hidden=t.gone&&["svg","html","notebook"].includes(K.dataset.kind);let F=t.gone&&
!a;for(let K of[u.node,c.node,f,p.button,n.pencil])K.disabled=F;G(N,F?`${t.problem}: figures stay, nothing can be run`:"")},help:P}}function ye(e,t){let n=URL.createObjectURL(
t);l("a",{href:n,download:e}).click(),setTimeout(()=>URL.revokeObjectURL(n),1e3)}async function Lo(e,t){try{let n=new Promise(i=>e.toBlob(i));await navigator.clipboard.
write([new ClipboardItem({"image/png":n})]),t("Copied")}catch{t("The browser does not allow copying here; save the figure instead.")}}function So(e){let t=i=>`"${i.
replaceAll('"','""')}"`;return["index,word,mi,mi_stderr,cmi,cmi_stderr",...e.map(({word:i,rest:o,alone:r},s)=>[s,t(i),...r,...o].join())].join(`
`)}var No={alone:"What each word tells alone",rest:"What each word adds to the rest"},He={rest:"adds to the rest",alone:"alone"},Co={orthogonal:["standard","improv\
ement"],standard:["orthogonal","change"]},To=[["orthogonal","change","Orthogonal estimator: how much the word changes the prediction. Never negative."],["standa\
rd","improvement","Standard estimator: how much the word improves the prediction. Negative if it misleads."]],Oo=[["nats","nats","Natural logarithm: ln 4 = 1.39\
 nats distinguish four alternatives."],["bits","bits","Base 2: 2 bits distinguish four alternatives."]],Io=[["information","information","Where in the image the\
 words change the prediction"],["attention","attention","Where the network attends to the words, above what most of the image gets"]],Ro=[[!1,"one scale","All w\
ords share a scale, so that a word that says little is faint"],[!0,"own scale","Each map ends at its own largest value"]],zo=[["wipe","wipe","A pinned map is dr\
awn on the left of a handle"],["side","side by side","A pinned map is drawn beside the present one"]],Bo=8e3;function gi(e){let{model:t,el:n,signal:i}=e;n.classList.
add("idw-explorer");let o=!!t.get("offline"),r=Po(e,()=>{z.update(),It()}),s=(...h)=>Object.fromEntries(h.map(m=>[m,m])),a=(h,m,b={})=>{let x=l(`div.${h}`),I=new Le(
t,m,b);return I.send=(...A)=>r.send(...A),{model:I,el:x,signal:i}},u=s("words","text","selected","excluded","unit","pending","editable"),d=a("idw-part",u,{values:[],
errors:[],others:[],exact:[],empty_selection:"all"}),c=s("image","drawing","faded","smooth","hide_noise","compare","cursor","region"),f=a("idw-part",{...c,accepts_images:"\
editable"},{threshold:0,title:"",reading:"",unit:""}),p=a("idw-part",c,{threshold:0,title:"",reading:"",unit:""}),M=a("idw-part",{edges:"edges",selected:"band",
pictures:"previews",unit:"unit"},{values:[],errors:[]}),g=wi(d),S=fn(f);fn(p).controls.settings.remove(),pi(M);let y=()=>({running:"pause",paused:"resume"})[t.get(
"status")]??"run",N=a("idw-part",s("status","progress","detail","error")),z=oi(N,{label:"Progress of the estimate",next:y,texts:{run:"Run"},blocked:()=>r.gone}),
k=mi(e,{kernel:r,picker:g,map:S,numbers:()=>ae(),go:ce}),[O,H,D]=[l("strong.idw-figures"),l("span.idw-plus"),l("span.idw-aside")],q=l("span.idw-exactly"),W=l("p\
.idw-small.idw-doubts"),C=l("section.idw-answer",g.question,l("div.idw-big",O,H,D,q),g.formula,W,z.error),P=l("button.idw-button.idw-segment-alone",{title:"Keep\
 this map beside the next ones (p)",onclick:()=>ke()}),lt=_t(e,"compare","Comparison",zo),st=_t(e,"own_scale","Scale",Ro);S.under.append(P);let it=l("div.idw-ti\
les",{role:"group","aria-label":"Where each word informs"}),R=l("span.idw-muted.idw-small"),V=l("section.idw-multiples",l("div.idw-head",l("span.idw-title","Whe\
re each word informs"),R),it),w=l("div.idw-maps",f.el,p.el),L=[l("span.idw-flow",_t(e,"layer","Map of",Io),_t(e,"estimator","Estimator",To),_t(e,"unit","Unit",Oo))],
F=l("p.idw-muted.idw-small"),K=l("details.idw-small.idw-details",l("summary","Details"),l("div.idw-flow",st,lt),l("div.idw-flow",...o?[]:[ri(e)],S.controls.settings),
F),ht=l("div.idw-right",C,M.el,V),ot=l("footer.idw-flow.idw-line",...o?[]:[z.line],l("span.idw-gap"),...L,K),Et=l("div.idw-main",w,ht);C.prepend(l("div.idw-flow\
.idw-asking",g.presets,g.formula)),n.append(k.node,d.el,z.track,Et,ot,...k.overlays);let tt=null,_=null,X=[],Y=-1,at=()=>t.get("unit")==="bits"?1/Math.LN2:1,Nt=()=>t.
get("edges").length-2,Z=()=>t.get("band").length?t.get("band"):[0,Nt()],wt=({selected:h,excluded:m})=>`${h.join()}|${m.join()}`,Tt=h=>rt(t.get("words").length).
filter(m=>m!==h),vt=(h,m)=>m==="alone"?`${h}|${Tt(h).join()}`:`${h}|`,mt=h=>t.get("answers")[h]??(t.get("selected_answer")?.key===h?t.get("selected_answer"):void 0),
ct=()=>!t.get("band").length||Z()[0]===0&&Z()[1]===Nt();function dt(h,m){let b=mt(h)?.[m];if(!b?.values)return null;if(ct())return pt(b.values);let[x,I]=Z();if(b.
bands){let{rows:T,columns:j,data:Q}=pt(b.bands),nt=T*j,J=rt(x,I+1);return{rows:T,columns:j,data:Q.slice(0,nt).map((B,et)=>J.reduce((ut,At)=>ut+Q[At*nt+et],0))}}
let{range:A,maps:$}=t.get("band_maps")??{};return A===`${x} ${I}`&&$[h]?pt($[h][m]):null}function Ot(h){let m=t.get("attention");if(!m||!h.length)return null;let{
rows:b,columns:x,data:I}=pt(m),A=b*x,$=Float32Array.from({length:A},(j,Q)=>h.reduce((nt,J)=>nt+I[J*A+Q],0)/h.length),T=$.slice().sort()[Math.floor(.6*A)];return{
rows:b,columns:x,data:$.map(j=>Math.max(j-T,0))}}let gt=(h,m=at())=>h&&m!==1?{...h,data:h.data.map(b=>b*m)}:h,$t=(h,m,[b,x]=Z())=>{let[I,A]=mt(h)?.[m]?.totals?.[`${b}\
 ${x}`]??[null,null];return[I===null?null:I*at(),A===null?null:A*at()]},jt=h=>[0,1].map(m=>h.map(b=>b[m])),ae=()=>t.get("words").map((h,m)=>({word:h,rest:$t(vt(
m),t.get("estimator")),alone:$t(vt(m,"alone"),t.get("estimator"))}));function It(){let[h,m,b,x,I]=bt(t,"estimator","unit","layer","words","exact"),A=g.selection(),
$=wt(A),T=A.preset==="alone"?"alone":"rest",j=mt($)??{},[Q,nt]=$t($,h),J=Q!==null,B=!!t.get("answers")["|"],et=["rest","alone"].map(Ct=>x.map((Rt,Mi)=>$t(vt(Mi,
Ct),h))),[[ut,At],[Lt,Xe]]=et.map(jt),$e=Ct=>ct()?(I[Ct]??[]).map(Rt=>Rt===null||Math.abs(Rt)<.05?null:Rt*at()):[];Xt(d.model,{values:B?T==="alone"?Lt:ut:[],errors:B?
T==="alone"?Xe:At:[],others:B?T==="alone"?ut:Lt:[],exact:B?$e(T):[],names:T==="alone"?[He.alone,He.rest]:[He.rest,He.alone],label:No[T],question:j.question??"",
formula:j.formula??""}),Ye({key:$,value:Q,stderr:nt,estimator:h,unit:m,exact:A.selected.length===1&&A.preset?$e(T)[A.selected[0]]:null}),Xt(M.model,qt($,h));let kt=b===
"information",wn=x.map((Ct,Rt)=>kt?dt(vt(Rt,T),h):Ot([Rt])),Ae=wn.filter(Boolean),Kt=kt?dt($,h):Ot(A.selected),Dt=kt?at():1,Ze=t.get("own_scale")||A.preset==="w\
hole"||!Ae.length||!Kt?null:Dt*Ft(Ae),mn=Ze&&(A.preset?Ze:Math.max(Ze,Dt*Ft([Kt]))),[vi,ki]=Z().map((Ct,Rt)=>zt(t.get("edges")[Ct+Rt]??0,1)),gn=!o&&!r.gone&&(re(
t)||!ct()),[bn]=kt?[j.title??"This question"]:[`Attention to “${A.selected.map(Ct=>x[Ct]).join(" ")}”`],Je={kind:kt?"plus":"attention",signed:kt&&h==="stand\
ard",limit:mn};Je.unit=kt?`${m} per pixel`:"attention over the usual";let xn=kt&&ct()?j[h]:null;Xt(f.model,{...Je,values:gt(Kt,Dt),errors:gt(pt(xn?.errors),Dt),
replicates:gt(pt(xn?.replicates),Dt),cell_size:de(Kt),title:ct()||!kt?bn:`${bn}, log SNR ${vi} to ${ki}`,reading:J&&kt?ft(Q,nt,m):"",loading:gn&&!Kt,note:Kt?void 0:
Ve({have:B,waiting:gn,information:kt,chosen:A}),pinned:tt&&{values:gt(tt.field,tt.kind==="plus"?Dt:1),title:tt.title}});let Qe=!!tt&&t.get("compare")==="side";n.
classList.toggle("idw-side",Qe),p.el.hidden=!Qe,Qe&&Xt(p.model,{...Je,values:f.model.get("pinned").values,cell_size:de(tt.field),title:tt.title,limit:S.top}),G(
P,tt?"unpin":"pin"),P.disabled=!Kt&&!tt,P.setAttribute("aria-pressed",String(!!tt)),le(wn,mn??(Ae.length?Dt*Ft(Ae):1),Dt,A,ut);for(let Ct of[M.el,V,g.presets])Ct.
hidden=!B;Et.setAttribute("aria-busy",String(!!t.get("pending"))),k.update(Y>0,Y<X.length-1),n.classList.toggle("idw-kernel-gone",r.gone)}function Ve({have:h,waiting:m,
information:b,chosen:x}){return b?m?"Estimating…":h?x.target.length?"This question was not measured.":"All words are left out.":t.get("image")?"No map yet.":void 0:
t.get("attention")?"Choose one or more words.":"No attention maps for this model."}function de(h){return h&&_?[_.height/h.rows,_.width/h.columns]:[1,1]}function qt(h,m){
let b=mt(h)?.[m],x=b?rt(Nt()+1).map(T=>$t(h,m,[T,T])):[],[I,A]=jt(x),$=T=>T.map(j=>j===null?null:j*at());return{values:I,errors:A,density:b?.density?.map($)??null}}
function Ye({key:h,value:m,stderr:b,estimator:x,unit:I,exact:A}){let $=m!==null,T=ft(m,b,"").split(" ± ");G(O,$?T[0]:""),G(H,$?`${T[1]?`± ${T[1]} `:""}${I}`:"");
let[j,Q]=Co[x],[nt,J]=$t(h,j),B=Math.round(Math.exp(m/at())),et=[];if($&&be(m,b,0)?et.push("hardly distinguishable from 0"):$&&ct()&&B>1&&B<1e6&&et.push(`as if \
it picked one of ${B}`),$&&!ct()){let[Lt,Xe]=Z().map(($e,kt)=>zt(t.get("edges")[$e+kt],1));et.push(`of ${ft($t(h,x,[0,Nt()])[0],b,"").split(" ±")[0]}, at log S\
NR ${Lt} to ${Xe}`)}nt!==null&&et.push(`${Q} ${ft(nt,J,"")}`),D.replaceChildren(...et.map(Lt=>l("span",Lt))),G(q,$&&A!==null&&A!==void 0?`exactly ${zt(A,2)}`:"");
let ut=t.get("pending"),At=[ut&&`Waiting for the first numbers of ${ut}. What is shown is of the prompt above.`,...t.get("warnings")];!t.get("answers")["|"]&&!ut&&
!t.get("error")&&At.unshift(re(t)?"The first numbers come after one round of samples.":"Press Run to measure what each word tells."),W.replaceChildren(...At.filter(
Boolean).map(Lt=>l("span",Lt))),F.textContent=t.get("provenance")}function le(h,m,b,x,I){let[A,$]=[t.get("words"),x.preset==="alone"?"alone":"rest"],T=rt(A.length).
filter(B=>h[B]&&($==="alone"||!be(I[B],0,Math.max(...I.map(Math.abs))))),j=rt(A.length).filter(B=>h[B]&&!T.includes(B)),Q=j.length?`; nothing to see for ${j.map(
B=>`“${A[B]}”`).join(", ")}`:"";R.textContent=`${t.get("own_scale")?"each on its own scale":"one scale"}${Q}`;let nt=T.join();if(it.dataset.words!==`${nt} ${A}`){
it.dataset.words=`${nt} ${A}`;let B=et=>g.put(g.selection().choose(et));it.replaceChildren(...T.map(et=>l("button.idw-bare.idw-tile",{"data-word":et,onclick:()=>B(
et)},l("canvas",{"aria-hidden":"true"}),A[et])))}let J=ie(te(n),t.get("layer")==="attention"?"attention":"plus");for(let B of it.querySelectorAll(".idw-tile")){
let et=Number(B.dataset.word);B.setAttribute("aria-pressed",String(x.selected.length===1&&x.selected[0]===et));let ut=B.firstChild;_&&(ut.style.aspectRatio=`${_.
width} / ${_.height}`);let{context:At}=nn(ut);Ut(At,_,J,t.get("faded")),At.imageSmoothingEnabled=!1;let Lt=t.get("own_scale")?Ft([h[et]]):m/b;At.drawImage(oe(h[et],
Lt,J),0,0,ut.width,ut.height)}}function ke(){let[h,m]=[f.model.get("values"),f.model.get("kind")];tt=tt?null:h&&{field:gt(h,m==="plus"?1/at():1),title:f.model.get(
"title"),kind:m},It()}let Me=["source","selected","excluded","band"];function Ge(){let h=Object.fromEntries(Me.map(m=>[m,t.get(m)]));JSON.stringify(X[Y])===JSON.
stringify(h)||!t.get("answers")["|"]||(X[Y]&&X[Y].source!==h.source&&(tt=null),X.splice(Y+1,X.length-Y-1,h),Y=X.length-1)}function ce(h){if(!X[Y+h])return;Y+=h;
let{source:m,...b}=X[Y];m===t.get("source")?xt(t,b):r.send({undo:X[Y]}),It()}n.addEventListener("keydown",h=>{h.target instanceof HTMLInputElement&&h.target.type!==
"range"||((h.ctrlKey||h.metaKey)&&["z","y","Z"].includes(h.key)&&(h.preventDefault(),h.stopPropagation(),ce(h.key==="z"&&!h.shiftKey?-1:1)),!St(h)&&(h.key==="p"&&
ke(),h.key==="?"&&k.help(),h.key==="e"&&g.pencil.click(),h.key==="e"&&h.preventDefault()))}),ne(i,it,()=>It()),ee(i,()=>It());let Ee=["answers","selected_answer",
"band_maps","attention","exact","status","pending","warnings","models","provenance","edges"],v=["selected","excluded","band","estimator","unit","layer","own_sca\
le","compare","faded","source","words","image"];U(e,[...Ee,...v],()=>{Ge(),It()}),Pe(e,["image"],h=>{_=h,It()})}function Po({model:e,signal:t},n){let i=0,o={gone:!!e.
get("offline"),problem:"",send:s,files:null},r=(c,f="")=>{if(clearTimeout(i),o.gone===c)return;let p=new Date().toLocaleTimeString([],{hour:"2-digit",minute:"2-\
digit"});[o.gone,o.problem]=[c,`${f} since ${p}`],n()};function s(c,f=void 0,p=void 0){e.get("offline")||(e.send(c,f,p),clearTimeout(i),i=window.setTimeout(()=>r(
!0,"No answer from the kernel"),Bo))}if(e.get("offline"))return o;let a=()=>r(!1),u=()=>r(!0,"No kernel");e.on("msg:custom",a),e.on("comm_live_update",u);let d=Math.
random().toString(36).slice(2);return requestAnimationFrame(()=>s({view:d,alive:!0})),t.addEventListener("abort",()=>{clearTimeout(i),e.off("msg:custom",a),e.off(
"comm_live_update",u),e.send({view:d,alive:!1})}),o}var Mt=51,bi=40,xi=6,pn="failed",Fo=3,jo=8e3,hn=[["item","Item"],["file","File"],["error","Error"],["attempts","Attempts"]],Do={running:"No item is done yet. Ro\
ws appear here as they are measured.",quiet:"Nothing was measured. Run the study again on this folder to continue it.",done:"The study has no rows."};function yi(e){
let{model:t,el:n,signal:i}=e,o=!!t.get("offline");n.classList.add("idw-study");let[r,s,a]=[l("strong.idw-title"),l("span.idw-muted.idw-study-about"),l("span.idw\
-study-counts",{role:"status"})],[u,d]=[l("span.idw-study-fill"),l("span.idw-study-fill.idw-study-lost")],c=l("div.idw-study-track",{role:"progressbar","aria-la\
bel":"Items measured","aria-valuemin":0},u,d),f=l("dl.idw-study-means"),p=l("div.idw-study-spread",{role:"img"}),M=l("span.idw-flow.idw-study-chips",{role:"grou\
p","aria-label":"Words shown"}),g=ge([],{"aria-label":"Score"});sn(e,"group","value",g.node);let S=De({type:"search",placeholder:"caption or word","aria-label":"\
Search"}),y=l("div.idw-study-row.idw-study-head",{role:"row","aria-rowindex":1}),N=l("div.idw-study-body",{role:"rowgroup"}),E=l("div.idw-study-grid",{role:"gri\
d",tabindex:0,"aria-label":"Words"},l("div",{role:"rowgroup"},y),N),z=l("p.idw-muted.idw-study-nothing"),k=l("span.idw-muted.idw-study-said",{role:"status"}),O=l(
"button.idw-button",{onclick:()=>ct()},"Open in explorer"),D=l("button.idw-button",{title:"Save the rows that are shown",onclick:()=>ye(`${t.get("study")}.csv`,
new Blob([ii(R,V)],{type:"text/csv"}))},"CSV"),q=l("div.idw-flow.idw-study-filters",M,l("span.idw-gap"),g.node,S),W=l("footer.idw-flow.idw-study-foot",k,l("span\
.idw-gap"),D,...o?[]:[O]),C=l("section.idw-study-sum",f,p),P=l("div.idw-study-list",C,q,l("div.idw-study-frame",E,z),W),lt=l("section.idw-study-item",{hidden:!0,
"aria-label":"Saved result"}),st=l("span.idw-flow.idw-study-title",r,l("span.idw-muted","·"),s),it=l("span.idw-flow.idw-study-title",{hidden:!0});n.append(l("h\
eader.idw-flow.idw-study-top",st,it,l("span.idw-gap"),a),c,P,lt);let R=dn({}),V=[],w=0,L=0,F="",K=new AbortController,ht=0,ot=new Map,Et=new Map,tt=new Set,_=()=>t.
get("failures").length>0&&(t.get("label")===pn||!R.count),X=()=>_()?t.get("failures").length:V.length,Y=v=>["item","word","note"].map(h=>R.text(h,v)).join(`
`),at=()=>[...new Set(R.numbers.map(({group:v})=>v))],Nt=()=>at().includes(t.get("group"))?t.get("group"):at()[0],Z=()=>R.numbers.filter(v=>v.group===Nt()),wt=v=>Z().
find(h=>v(h.name)),Tt=()=>{let v=t.get("sort");return v==="caption"?null:wt(h=>h===v)??wt(h=>h.startsWith("CMI"))??Z()[0]??null},vt=Vt("row"),mt=v=>t.send({...v,
count:R.count});function ct(){o||_()||!V.length||(G(k,"Opening…"),mt({open:V[w],view:vt}),clearTimeout(ht),ht=window.setTimeout(()=>G(k,"The kernel does not a\
nswer. Run the cell again to open items."),jo))}let dt=async({thumbnail:v,map:h,view:m,opened:b,state:x,problem:I},A)=>{m===vt&&(clearTimeout(ht),I?G(k,I):jt(b,
await Fe(x))),v!==void 0&&v<R.count&&Ot(Y(v),A[0],h&&{...h,data:A[1]})};async function Ot(v,h,m){let b=h?.byteLength?await createImageBitmap(new Blob([h])):null;
Et.set(v,{picture:b,map:pt(m)});for(let[x,I]of ot)!_()&&Y(V[x])===v&&de(I,V[x])}let gt=0;function $t(){clearTimeout(gt),gt=window.setTimeout(()=>{let[v,h]=[E.scrollTop,
E.clientHeight],m=[...ot.keys()].filter(x=>x*Mt>v-Mt&&x*Mt<v+h),b=_()?[]:m.map(x=>V[x]).filter(x=>!tt.has(Y(x)));for(let x of b)tt.add(Y(x));b.length&&mt({thumbnails:b})},
60)}function jt(v,h){ae(!1),G(k,ce()),K=new AbortController,w=Math.max(V.indexOf(v),0),L=v;let m=j=>{w=yt(w+j,0,V.length-1),ct()},b=l("button.idw-button",{onclick:()=>ae(
!0)},"← All words"),x=(j,Q,nt,J)=>l("button.idw-button",{"aria-label":j,disabled:J,onclick:()=>m(nt)},Q),I=x("Previous word","‹",-1,w===0),A=x("Next word","\
›",1,w===V.length-1),$=[`${w+1} of ${V.length}`,R.text("note",v)].filter(Boolean).join(" · ");it.replaceChildren(b,I,A,l("span.idw-muted",$));let T=l("div");
lt.replaceChildren(T),[st.hidden,it.hidden]=[!0,!1],[P.hidden,lt.hidden]=[!0,!1],gi({model:new Ht({...h,offline:!0}),el:T,signal:K.signal}),b.focus()}function ae(v){
K.abort(),lt.replaceChildren(),[P.hidden,lt.hidden,st.hidden,it.hidden]=[!1,!0,!1,!0],v&&(Ee(),le(w),E.focus())}it.addEventListener("keydown",v=>v.key==="Escape"&&
ae(!0));function It(){let[v,h]=[Tt(),t.get("descending")],m=(A,$,T)=>{let Q=l("button.idw-bare",{onclick:()=>xt(t,{sort:A,descending:T?!t.get("descending"):!1}),
title:$,"data-key":A},$,l("span",{"aria-hidden":"true"},T?h?" ↓":" ↑":""));return l("span",{role:"columnheader","aria-sort":T?h?"descending":"ascending":"no\
ne"},Q)},b=Bt(y)?.dataset.key,x=hn.map(([,A])=>l("span",{role:"columnheader"},A)),I=[l("span.idw-study-pictures",{role:"columnheader"},l("span.idw-hidden","Pict\
ure and map")),m("caption","Caption",!v),...Z().map(A=>m(A.name,We(A.name),A===v))];y.replaceChildren(..._()?x:I),b&&[...y.querySelectorAll("button")].find(({dataset:A})=>A.
key===b)?.focus(),E.style.setProperty("--idw-numbers",String(Z().length)),E.classList.toggle("idw-study-failures",_())}function Ve(v){let h=l("div.idw-study-row",
{role:"row",id:`${vt}-${v}`,"aria-rowindex":v+2});h.style.top=`${v*Mt}px`;let m=(J,...B)=>l(`span.${J}`,{role:"gridcell"},...B);if(_()){let J=t.get("failures")[v];
return h.append(...hn.map(([B])=>m(`idw-study-${B}`,l("span",{title:J[B]},J[B])))),h}let b=V[v],[x,I,A]=ni(R.text("caption",b),R.text("word",b)),$=[R.text("labe\
l",b),R.text("note",b)].filter(Boolean).join(" · "),T=l("span.idw-study-caption",{title:R.text("caption",b)},x,l("b",I),A),j=Z().map(J=>{let[B,et,ut]=[J.values[b],
J.errors?.[b],J===Tt()],At=Number.isNaN(B)?"–":et===void 0?Wt(B,J.ends[1]):ft(B,et,""),Lt=on(J.ends).bar(Number.isNaN(B)?null:B,0,[ut?rn(B):"idw-hollow",""]);
return m("idw-study-number",l("span",At),l("span.idw-study-bar.idw-plot",...Lt))}),Q=["picture","map"].map(()=>l("canvas",{"aria-hidden":"true"})),nt=l("span.id\
w-hidden",`Picture and map of “${R.text("word",b)}”`);return h.append(m("idw-study-pictures",...Q,nt),m("idw-study-text",T,l("span.idw-study-note",$)),...j),
de(h,b),h}function de(v,h){let{picture:m,map:b}=Et.get(Y(h))??{picture:null,map:null},x=ie(te(n)),[I,A]=v.querySelectorAll("canvas"),[$,T]=m?[m.width,m.height]:
[88,88];for(let Q of[I,A])[Q.width,Q.height]=[$,T];if(Ut(I.getContext("2d"),m,x,!1),A.classList.toggle("idw-off",!b),!b)return;let j=A.getContext("2d");Ut(j,m,x,
!0),j.imageSmoothingEnabled=!1,j.drawImage(oe(b,Ft([b]),x),0,0,$,T)}function qt(v=!1){let[h,m]=ti(E.scrollTop,E.clientHeight,Mt,X());for(let[x,I]of ot)!v&&x>=h&&
x<m||(I.remove(),ot.delete(x));let b=[];for(let x=h;x<m;x++)ot.has(x)||(ot.set(x,Ve(x)),b.push(ot.get(x)));N.append(...b),Ye(),$t()}function Ye(){for(let[v,h]of ot)
h.setAttribute("aria-selected",String(v===w));ot.has(w)?E.setAttribute("aria-activedescendant",`${vt}-${w}`):E.removeAttribute("aria-activedescendant"),O.disabled=
_()||!V.length}function le(v){w=yt(v,0,Math.max(X()-1,0)),L=V[w];let[h,m]=[w*Mt,E.clientHeight-y.offsetHeight];h<E.scrollTop?E.scrollTop=h:h+Mt>E.scrollTop+m&&(E.
scrollTop=h+Mt-m),qt(),Me()}E.addEventListener("scroll",()=>qt()),E.addEventListener("keydown",v=>{if(St(v)||v.target!==E)return;let h=Math.max(Math.floor(E.clientHeight/
Mt)-1,1),m={ArrowUp:-1,ArrowDown:1,PageUp:-h,PageDown:h,Home:-1/0,End:1/0};if(v.key==="Enter")ct();else if(v.key in m)le(w+m[v.key]);else return;v.preventDefault()}),
N.addEventListener("click",v=>{let h=v.target.closest(".idw-study-row");for(let[m,b]of ot)b===h&&le(m);ct()});function ke(){let v=t.get("summary")[_()?"":t.get(
"label")]??[],h=R.numbers.map(($,T)=>({...$,mean:v[T]})).filter($=>$.mean&&$.group===Nt()),m=Tt()?.name,b=[...h].sort(($,T)=>+(T.name===m)-+($.name===m)).slice(
0,Fo),x=($,T)=>$===null?"–":Wt($,T),I=h.filter($=>b.some(({name:T})=>T===$.name)).map(({name:$,mean:[T,j,Q],ends:nt})=>{let J=j===null?"":`${x(j,nt[1])} to ${x(
Q,nt[1])}`;return l("div",l("dt",We($)),l("dd",l("b",x(T,nt[1])),l("span.idw-muted",{title:"95 % interval"},J)))}),A=l("div",l("dt","words"),l("dd",l("b",ve(_()?
R.count:V.length))));f.replaceChildren(...R.count?[...I,A]:[])}function Me(){let v=Tt()??Z()[0];if(p.hidden=!v||_()||!V.length,p.hidden)return;let h=ei(v,V,bi),
m=Math.max(...h,1),b=ln(v,V[w],bi),x=h.map(($,T)=>{let j=m>xi?`${Math.max(100*$/m,$?2:0)}%`:`${$*8}px`;return l("i",{class:T===b&&Number.isFinite(v.values[V[w]])?
"idw-study-mine":null,style:`height:${j}`})});p.classList.toggle("idw-study-dots",m<=xi);let I=v.ends.map($=>l("span",String(Number($.toPrecision(2))).replace("\
-","−"))),A=`${We(v.name)} of each word`;p.setAttribute("aria-label",`Distribution of ${A}, from ${I[0].textContent} to ${I[1].textContent}`),p.replaceChildren(
l("div.idw-study-stacks",...x),l("div.idw-study-ends",I[0],l("span",A),I[1]))}function Ge(){let v=Object.keys(t.get("summary")).filter(Boolean),h=Object.fromEntries(
v.map($=>[$,0]));for(let $=0;$<R.count;$++)h[R.text("label",$)]++;let m=t.get("failures").length,b=[["",`all ${ve(R.count)}`],...v.map($=>[$,`${$} ${ve(h[$])}`])];
m&&b.push([pn,`failed ${m}`]);let x=Bt(M)?.dataset.value,{buttons:I,show:A}=me(b,$=>xt(t,{label:$}));A(_()?pn:t.get("label"));for(let $ of I)$.classList.add("id\
w-study-chip");M.replaceChildren(...I),I.find($=>$.dataset.value===x)?.focus()}let ce=()=>_()?"Failed items are tried again when the study is run again.":o?"Ope\
n the study in a notebook to see saved results.":"Enter or a click opens the saved result in an explorer, without a model";function Ee(){let v=["label","sort","\
descending","group","search"].map(x=>t.get(x)).join(`
`),h=w*Mt-E.scrollTop;V=_()?[]:Qn(R,{label:t.get("label"),search:t.get("search"),by:Tt(),descending:t.get("descending")});let m=v===F?V.indexOf(L):-1;F=v,w=Math.
max(m,0),L=V[w];let b=at().map(x=>[x,x]);g.offer(b),g.node.value=Nt()??"",g.node.hidden=b.length<2||_(),P.classList.toggle("idw-study-bare",!X()&&!R.count),C.hidden=
!R.count,E.setAttribute("aria-rowcount",String(X()+1)),E.setAttribute("aria-colcount",String(_()?hn.length:Z().length+2)),N.style.height=`${X()*Mt}px`,m<0?E.scrollTop=
0:h>=0&&h<E.clientHeight-Mt&&(E.scrollTop=w*Mt-h),D.disabled=!V.length,G(k,ce()),G(z,X()?"":R.count?"No caption contains this text.":Do[t.get("status")]),z.hidden=
!!X(),It(),qt(!0),ke(),Me()}ne(i,E,()=>qt()),ee(i,()=>qt(!0)),S.addEventListener("input",()=>xt(t,{search:S.value})),t.on("msg:custom",dt),i.addEventListener("a\
bort",()=>{t.off("msg:custom",dt),K.abort()}),U(e,["study","about","status","done","total","pace","failures"],(v,h,m,b,x,I,A)=>{G(r,We(v)),G(s,h);let $=x===null?
"":` of ${ve(x)}`,T=[m==="done"&&m,`${ve(b)}${$} items`,A.length&&`${A.length} failed`,I];G(a,T.filter(Boolean).join(" · ")),n.dataset.status=m,c.setAttribute(
"aria-valuemax",String(x??b)),c.setAttribute("aria-valuenow",String(b)),u.style.width=`${100*b/(x||1/0)}%`,d.style.width=`${100*A.length/(x||1/0)}%`}),U(e,["tab\
le"],v=>{let h=R.count?Y(L):"";R=dn(v),(L>=R.count||Y(L)!==h)&&(L=0),tt.clear();for(let m of Et.keys())tt.add(m);for(let[m,[b,x]]of Object.entries(t.get("thumbn\
ails")))Ot(Y(Number(m)),b,x)}),U(e,["search"],v=>S.value=v),U(e,["table","summary","failures","label"],Ge),U(e,["table","summary","failures","label","sort","des\
cending","group","search"],Ee)}var ve=e=>e.toLocaleString("en-US"),We=e=>e.charAt(0).toUpperCase()+e.slice(1);var aa=Un("study_view",yi);export{aa as default};

// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var Gt=class{#t={};constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let i of this.#t[`change:${t}`]??[])i()}on(t,n){(this.#t[t]??=
new Set).add(n)}off(t,n){this.#t[t]?.delete(n)}save_changes(){}send(...t){}},Ce=class extends Gt{constructor(t,n,i={}){super(i),this.whole=t,this.shared=n}get(t){
return t in this.shared?this.whole.get(this.shared[t]):super.get(t)}set(t,n){t in this.shared?this.whole.set(this.shared[t],n):super.set(t,n)}on(t,n){this.#t(t,
(i,o)=>i===this?super.on(o,n):i.on(o,n))}off(t,n){this.#t(t,(i,o)=>i===this?super.off(o,n):i.off(o,n))}#t(t,n){let i=t.replace("change:","");t.startsWith("chang\
e:")?i in this.shared?n(this.whole,`change:${this.shared[i]}`):n(this,t):n(this.whole,t)}save_changes(){this.whole.save_changes()}send(...t){this.whole.send(t[0],
t[1],t[2])}};function Nt(e,...t){return t.map(n=>e.get(n))}function ee(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function St(e,t){ee(e,t),e.save_changes()}
function H({model:e,signal:t},n,i){let o=0,r=()=>{o=0,i(...Nt(e,...n))},s=()=>o||=requestAnimationFrame(r);for(let a of n)e.on(`change:${a}`,s);t.addEventListener(
"abort",()=>{cancelAnimationFrame(o);for(let a of n)e.off(`change:${a}`,s)}),r()}function Te(e,t,n,i,o){let r=null;H(e,[t,...i],s=>{let a=JSON.stringify(s);a!==
r&&n(s),r=a,o()})}function oe(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Li(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function An(e){let t,n,
i;e.length!==2?(t=oe,n=(a,u)=>oe(e(a),u),i=(a,u)=>e(a)-u):(t=e===oe||e===Li?e:Ni,n=e,i=e);function o(a,u,d=0,c=a.length){if(d<c){if(t(u,u)!==0)return c;do{let f=d+
c>>>1;n(a[f],u)<0?d=f+1:c=f}while(d<c)}return d}function r(a,u,d=0,c=a.length){if(d<c){if(t(u,u)!==0)return c;do{let f=d+c>>>1;n(a[f],u)<=0?d=f+1:c=f}while(d<c)}
return d}function s(a,u,d=0,c=a.length){let f=o(a,u,d,c-1);return f>d&&i(a[f-1],u)>-i(a[f],u)?f-1:f}return{left:o,center:s,right:r}}function Ni(){return 0}function Si(e){
return e===null?NaN:+e}function*Ci(e,t){if(t===void 0)for(let n of e)n!=null&&(n=+n)>=n&&(yield n);else{let n=-1;for(let i of e)(i=t(i,++n,e))!=null&&(i=+i)>=i&&
(yield i)}}var Ln=An(oe),Zo=Ln.right,Jo=Ln.left,Qo=An(Si).center;var Ti=Nn(Sn),tr=Nn(Oi);function Nn(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:o,width:r,height:s}=t;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:o.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!s||!n&&!i)return t;let a=n&&e(n),u=i&&e(i),d=o.slice();return a&&u?(ne(a,d,o,r,s),ne(a,o,d,r,s),ne(a,d,o,r,s),ie(u,o,d,r,s),ie(u,d,o,r,
s),ie(u,o,d,r,s)):a?(ne(a,o,d,r,s),ne(a,d,o,r,s),ne(a,o,d,r,s)):u&&(ie(u,o,d,r,s),ie(u,d,o,r,s),ie(u,o,d,r,s)),t}}function ne(e,t,n,i,o){for(let r=0,s=i*o;r<s;)
e(t,n,r,r+=i,1)}function ie(e,t,n,i,o){for(let r=0,s=i*o;r<i;++r)e(t,n,r,r+s,i)}function Oi(e){let t=Sn(e);return(n,i,o,r,s)=>{o<<=2,r<<=2,s<<=2,t(n,i,o+0,r+0,s),
t(n,i,o+1,r+1,s),t(n,i,o+2,r+2,s),t(n,i,o+3,r+3,s)}}function Sn(e){let t=Math.floor(e);if(t===e)return Ii(e);let n=e-t,i=2*e+1;return(o,r,s,a,u)=>{if(!((a-=u)>=
s))return;let d=t*r[s],c=u*t,f=c+u;for(let p=s,v=s+c;p<v;p+=u)d+=r[Math.min(a,p)];for(let p=s,v=a;p<=v;p+=u)d+=r[Math.min(a,p+c)],o[p]=(d+n*(r[Math.max(s,p-f)]+
r[Math.min(a,p+f)]))/i,d-=r[Math.max(s,p-c)]}}function Ii(e){let t=2*e+1;return(n,i,o,r,s)=>{if(!((r-=s)>=o))return;let a=e*i[o],u=s*e;for(let d=o,c=o+u;d<c;d+=
s)a+=i[Math.min(r,d)];for(let d=o,c=r;d<=c;d+=s)a+=i[Math.min(r,d+u)],n[d]=a/t,a-=i[Math.max(o,d-u)]}}function Ri(e,t){let n=0;if(t===void 0)for(let i of e)i!=null&&
(i=+i)>=i&&++n;else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(o=+o)>=o&&++n}return n}function Ie(e,t){let n,i;if(t===void 0)for(let o of e)o!=null&&(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)));else{let o=-1;for(let r of e)(r=t(r,++o,e))!=null&&
(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)))}return[n,i]}function Pi(e=oe){if(e===oe)return Cn;if(typeof e!="function")throw new TypeError("compare is not a function");return(t,n)=>{let i=e(t,n);return i||i===0?i:(e(n,
n)===0)-(e(t,t)===0)}}function Cn(e,t){return(e==null||!(e>=e))-(t==null||!(t>=t))||(e<t?-1:e>t?1:0)}var zi=Array.prototype,er=zi.slice;var Bi=Math.sqrt(50),Fi=Math.sqrt(10),ji=Math.sqrt(2);function Oe(e,t,n){let i=(t-e)/Math.max(0,n),o=Math.floor(Math.log10(i)),r=i/Math.pow(10,o),s=r>=Bi?10:r>=
Fi?5:r>=ji?2:1,a,u,d;return o<0?(d=Math.pow(10,-o)/s,a=Math.round(e*d),u=Math.round(t*d),a/d<e&&++a,u/d>t&&--u,d=-d):(d=Math.pow(10,o)*s,a=Math.round(e/d),u=Math.
round(t/d),a*d<e&&++a,u*d>t&&--u),u<a&&.5<=n&&n<2?Oe(e,t,n*2):[a,u,d]}function an(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[o,r,s]=i?
Oe(t,e,n):Oe(e,t,n);if(!(r>=o))return[];let a=r-o+1,u=new Array(a);if(i)if(s<0)for(let d=0;d<a;++d)u[d]=(r-d)/-s;else for(let d=0;d<a;++d)u[d]=(r-d)*s;else if(s<
0)for(let d=0;d<a;++d)u[d]=(o+d)/-s;else for(let d=0;d<a;++d)u[d]=(o+d)*s;return u}function Di(e,t,n){return t=+t,e=+e,n=+n,Oe(e,t,n)[2]}function Tn(e,t,n){let i;for(;;){let o=Di(e,t,n);if(o===i||o===0||!isFinite(o))return[e,t];if(o>0){let r=Math.ceil(e/o),s=Math.floor(t/o);e=(r-(r*o>e))*o,t=(s+(s*
o<t))*o}else if(o<0){let r=-o,s=Math.ceil(e*r),a=Math.floor(t*r);e=(s-(s/r>e))/r,t=(a+(a/r<t))/r}i=o}}function On(e){return Math.max(1,Math.ceil(Math.log(Ri(e))/
Math.LN2)+1)}function we(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(n<o||n===void 0&&
o>=o)&&(n=o)}return n}function $n(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n>i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(n>o||n===void 0&&
o>=o)&&(n=o)}return n}function In(e,t,n=0,i=1/0,o){if(t=Math.floor(t),n=Math.floor(Math.max(0,n)),i=Math.floor(Math.min(e.length-1,i)),!(n<=t&&t<=i))return e;for(o=o===void 0?Cn:Pi(o);i>
n;){if(i-n>600){let u=i-n+1,d=t-n+1,c=Math.log(u),f=.5*Math.exp(2*c/3),p=.5*Math.sqrt(c*f*(u-f)/u)*(d-u/2<0?-1:1),v=Math.max(n,Math.floor(t-d*f/u+p)),g=Math.min(
i,Math.floor(t+(u-d)*f/u+p));In(e,t,v,g,o)}let r=e[t],s=n,a=i;for(he(e,n,t),o(e[i],r)>0&&he(e,n,i);s<a;){for(he(e,s,a),++s,--a;o(e[s],r)<0;)++s;for(;o(e[a],r)>0;)
--a}o(e[n],r)===0?he(e,n,a):(++a,he(e,a,i)),a<=t&&(n=a+1),t<=a&&(i=a-1)}return e}function he(e,t,n){let i=e[t];e[t]=e[n],e[n]=i}function me(e,t,n){if(e=Float64Array.from(Ci(e,n)),!(!(i=e.length)||isNaN(t=+t))){if(t<=0||i<2)return $n(e);if(t>=1)return we(e);var i,o=(i-1)*t,r=Math.floor(o),
s=we(In(e,r).subarray(0,r+1)),a=$n(e.subarray(r+1));return s+(a-s)*(o-r)}}function ut(e,t,n){e=+e,t=+t,n=(o=arguments.length)<2?(t=e,e=0,1):o<3?1:+n;for(var i=-1,o=Math.max(0,Math.ceil((t-e)/n))|0,r=new Array(o);++i<o;)r[i]=e+i*n;return r}var nr=_i(Math.random);function _i(e){return function(n,i=0,o=n.length){let r=o-(i=+i);for(;r;){let s=e()*r--|0,a=n[r+i];n[r+i]=n[s+i],n[s+i]=a}return n}}function Re(e,t){
let n=0;if(t===void 0)for(let i of e)(i=+i)&&(n+=i);else{let i=-1;for(let o of e)(o=+t(o,++i,e))&&(n+=o)}return n}function Rn(e,t){if(typeof t!="function")throw new TypeError("test is not a function");let n=-1;for(let i of e)if(t(i,++n,e))return!0;return!1}function _t(e,t){return e.toFixed(t).replace("-","−")}function dn(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function kt(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),o=dn(i?Math.abs(e):t);return`${_t(e,o)}${i?"":` ± ${_t(t,o)}`} ${n}`.
trim()}function Yt(e,t){return Number.isFinite(e)?e===0?"0":_t(e,t<.1?dn(t):Math.min(dn(Math.abs(e)/10),2)):"·"}function Pe([e,t],n){let i=Math.max(-e,t);return`\
bars: ${Yt(e,i)} to ${Yt(t,i)} ${n}`}function Pn(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function ge(e,t=[],{zero:n=!0,clip:i=!1}={}){let o=e.flatMap((a,u)=>a===null?[]:[a-(t[u]??0),a+(t[u]??0)]),[r=0,s=0]=Ie(n?[0,...o]:o);return s<=r?[0,1]:[i&&e.every(
a=>a===null||a>=0)?0:r,s]}function Ct(e,t,n){return Math.min(Math.max(e,t),n)}function zn([e,t],[n,i]){return o=>n+(i-n)*(Ct(o,e,t)-e)/(t-e||1)}function l(e,...t){let[n,...i]=e.split("."),o=document.createElement(n);i.length&&(o.className=i.join(" ")),n==="button"&&o.setAttribute("type","button");for(let r of t){
if(typeof r=="string"||r instanceof Node){o.append(r);continue}for(let[s,a]of Object.entries(r))s.startsWith("on")?o.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
o.setAttribute(s,a===!0?"":a)}return o}function J(e,t){e.textContent!==t&&(e.textContent=t)}function Xt(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function jt(e){return e.getRootNode().activeElement}function Bn(e){return e.flatMap(([t,n])=>[l("dt",t),l("dd",n)])}function ze(e,t){return l("span.idw-pair",l(
`i.${e}`),t)}function zt(e){return e.ctrlKey||e.metaKey||e.altKey}function Fn(e){e.addEventListener("keydown",t=>{zt(t)||t.stopPropagation()})}function Be(e,t,n,i="\
ltr"){let o=i==="rtl"?-1:1,r={ArrowLeft:-o,ArrowUp:-1,ArrowRight:o,ArrowDown:1}[e.key],s=r?t+r:{Home:0,End:n-1}[e.key];return s===void 0?void 0:Ct(s,0,n-1)}function Fe(e){
let t={list:[],index:0,anchor:0,replace(n){let i=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.min(t.index,i),anchor:Math.min(t.anchor,i)}),e.replaceChildren(
...n.map(({node:o,box:r=o})=>r)),t.mark()},mark:()=>t.list.forEach(({node:n},i)=>n.tabIndex=i===t.index?0:-1),indexOf:n=>t.list.findIndex(({node:i,box:o=i})=>o.
contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.index=t.indexOf(n.target),t.mark()}),t}function je(e,t,{starts:n=()=>!0,
move:i,end:o,cancel:r=()=>{}}){let s=null,a=!1,u=({clientX:c,clientY:f})=>t.indexOf(e.getRootNode().elementFromPoint(c,f));return e.addEventListener("pointerdow\
n",c=>{let f=c.button===0&&!c.shiftKey&&!zt(c)?u(c):-1;s=f>=0&&n(f,c)?{from:f,to:f,moved:!1}:null,a=!1}),e.addEventListener("pointermove",c=>{let f=s&&c.buttons&
1?u(c):-1;f<0||f===s.to||(e.hasPointerCapture(c.pointerId)||e.setPointerCapture(c.pointerId),Object.assign(s,{to:f,moved:!0}),i(s.from,f))}),e.addEventListener(
"pointerup",()=>{let c=s;s=null,a=!!c?.moved,a&&o(c.from,c.to)}),e.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener("pointercancel",
()=>{s=null,r()}),{endsIn:c=>a&&c.detail>0,stop:()=>[s,a]=[null,!1]}}function ln(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=
Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),{context:e.getContext("2d"),ratio:i}}function re(e){return getComputedStyle(e).getPropertyValue(
"--idw-dark").trim()==="1"}function se(e,t){let n=new MutationObserver(()=>requestAnimationFrame(t));for(let i of[document.documentElement,document.body])n.observe(
i,{attributes:!0,attributeFilter:["data-jp-theme-light","class","data-theme"]});matchMedia("(prefers-color-scheme: dark)").addEventListener("change",t,{signal:e}),
e.addEventListener("abort",()=>n.disconnect())}var qi=460;function jn(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`min(100%, ${qi*n/i}px)`,
ln(t,e.clientWidth,e.clientHeight)}function Ui(e,t,n,i=()=>e){let o=r=>{let s=i().getBoundingClientRect();t(Ct((r.clientX-s.left)/s.width,0,1))};e.addEventListener(
"pointerdown",r=>{r.button===0&&(r.stopPropagation(),e.setPointerCapture(r.pointerId),i()===e&&o(r))}),e.addEventListener("pointermove",r=>r.buttons&1&&o(r)),e.
addEventListener("pointerup",()=>n())}function Dn(e,t,n=()=>{}){let o=l("div.idw-wipe-handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,
"aria-label":e}}),r=.5;return Ui(o,t,n,()=>o.parentElement),o.addEventListener("keydown",a=>{let u={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,
End:1}[a.key];!u||zt(a)||(a.preventDefault(),r=Ct(r+u,0,1),t(r),n())}),{node:o,show:(a,[u,d])=>{r=a;let c=Math.round(100*a);o.style.left=`${100*a}%`,o.setAttribute(
"aria-valuenow",String(c)),o.setAttribute("aria-valuetext",`${c} % ${u}, ${100-c} % ${d}`)}}}function ae(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.
addEventListener("abort",()=>i.disconnect())}var _n=e=>new Blob([e],{type:"image/png"});function De(e,t,n){H(e,t,async()=>{let i=t.map(r=>e.model.get(r)),o=await Promise.
all(i.map(r=>r?createImageBitmap(_n(r)):null));i.every((r,s)=>r===e.model.get(t[s]))&&!e.signal.aborted&&n(...o)})}function qn(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);
return e.addEventListener("abort",n),i=>(n(),t=i.map(o=>URL.createObjectURL(_n(o))),t)}var Ki={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function Mt(e){if(!e||e.rows)return e??null;
let{shape:t,dtype:n,scale:i=1,power:o=1,data:r}=e,[s,a]=t.slice(-2),u=new Ki[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===
1?{rows:s,columns:a,data:u}:{rows:s,columns:a,data:Float32Array.from(u,n==="float16"?c=>Wi(c)*i:o===2?c=>c*Math.abs(c)*i*i:c=>c*i)}}async function _e(e){let t=new Blob(
[Uint8Array.from(atob(e),r=>r.charCodeAt(0))]),n=await new Response(t.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),i=new DataView(n).getUint32(
0,!0),o=new TextDecoder().decode(new Uint8Array(n,4,i));return JSON.parse(o,(r,s)=>s?.bytes?new DataView(n,4+i+s.bytes[0],s.bytes[1]):s)}function Wi(e){let[t,n,
i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}var Hi=1e-6;function Kn(e){let t=e.filter(Number.isFinite),
n=we(t,Math.abs)??0;return{size:n,negative:Rn(t,i=>i<-Hi*n),total:Re(t)}}function Wn({columns:e,data:t},[n,i,o,r]){let a=ut(i,r).map(u=>t.subarray(u*e+n,u*e+o)).
map(u=>u.filter(Number.isFinite));return a.some(u=>u.length)?Re(a,u=>Re(u)):NaN}function Un(e,t,n,i){let o=n/i;return ut(i).map(r=>Math.max(Math.min(t,(r+1)*o)-
Math.max(e,r*o),0))}function Hn(e,t,[n,i,o,r]){if(!e)return null;let{rows:s,columns:a,data:u}=e,d=Un(i,r,t.rows,s),c=Un(n,o,t.columns,a),f=0;for(let p=0;p<u.length;p+=
s*a){let v=0;d.forEach((g,A)=>{g&&c.forEach((x,N)=>v+=g*x*u[p+A*a+N])}),f+=v*v}return Math.sqrt(f)}function be([e,t],[n,i]){let[o,r]=[Math.min(t,i),Math.max(t,i)+
1];return[o,Math.min(e,n),r,Math.max(e,n)+1]}function Vn(e,t){let n=({model:o,el:r,signal:s})=>{r.classList.add("idw"),Fn(r),t({model:o,el:r,signal:s})},i=document.getElementById("idw-page");return i?.dataset.
bundle===e&&(i.removeAttribute("data-bundle"),_e(document.getElementById("idw-stored")?.textContent??"").then(o=>{n({model:new Gt({...o,offline:!0}),el:i,signal:new AbortController().
signal}),Vi(i)})),{render:n}}function Vi(e){let t=window.frameElement;if(!t)return;t.previousElementSibling?.remove();let n=()=>t.style.height=`${Math.ceil(e.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(e)}function cn(e,t=!1){let n=zn(e,[0,100]),[i,o]=t?["bottom","height"]:["left","width"],r=(u,d,c="")=>l(`span.${u}`,{style:`${i}:${n(d)}%`},c),s=(u,d,c)=>{let[f,p]=[
n(Math.min(d,c)),n(Math.max(d,c))];return l(`span.${u}`,{style:`${i}:${f}%;${o}:${p-f}%`})};return{place:n,mark:r,bar:(u,d,[c,f],p=0)=>u==null?[]:[s(c,p,u),...d>
0?[s(f,u-d,u+d)]:[]]}}function un(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function qe(e,t,n,i,o=null,r=null){let{bar:s,mark:a}=cn(i,!0),[u,d]=s(t,n,[un(
t),"idw-whisker"]),c=s(o,0,["idw-hollow","idw-whisker"]),f=r==null?[]:[a("idw-exact",r)];e.replaceChildren(a("idw-zero",0),...c,...u?[u]:[],...d?[d]:[],...f)}function xe(e,t){let n=e.map(([o,r,s])=>l("button.idw-button",{title:s,"data-value":o,onclick:()=>t(o)},r));return{buttons:n,show:(o,r=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===o)),s.disabled=r}}}function Wt(e,t,n,i){let{buttons:o,show:r}=xe(i,s=>St(e.model,{[t]:s}));for(let s of o)s.classList.add(
"idw-segment");return H(e,[t],s=>r(s)),l("span.idw-segments",{role:"group","aria-label":n},...o)}function Zt(e,t,n,i={}){let o=l("button.idw-bare.idw-icon",{title:e,
"aria-label":e.replace(/ \(.*/,""),onclick:n,...i});return o.innerHTML=`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${t}"/></svg\
>`,o}function Ue(e,t){let n=l("details.idw-menu",e,l("div.idw-menu-items",...t)),i=o=>{n.open=!1,o&&e.focus()};return n.addEventListener("keydown",o=>o.key==="E\
scape"&&i(!0)),n.addEventListener("click",o=>t.includes(o.target)&&i(!0)),n.addEventListener("focusout",o=>n.contains(o.relatedTarget)||i(!1)),n}function Ke(e){let t=l("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),
t}function Gn(e){return t=>Number.isInteger(t)&&t>=e}function We(e,t,[n,i],o,r){let{model:s}=e,a=l("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${i}`.
trim()},o),u=()=>a.value=s.get(t)||"";return a.addEventListener("change",()=>{let d=Number(a.value);Number.isFinite(d)&&r(d)&&St(s,{[t]:d}),u()}),H(e,[t],u),l("\
label.idw-pair",l("span",n),a,l("span",i))}function fn(e,t,n,i){return i.addEventListener("change",()=>St(e.model,{[t]:i[n]})),H(e,[t],()=>i[n]=e.model.get(t)),
i}function He(e,t,n){let i=fn(e,t,"checked",l("input",{type:"checkbox"})),o=l("span",n);return{input:i,label:o,row:l("label.idw-pair",i,o)}}function ye(e,t={}){
let n=l("select.idw-field",t),i=o=>n.replaceChildren(...o.map(([r,s])=>l("option",{value:r},s)));return i(e),{node:n,offer:i}}function Yn(e,t,n,i){let{place:o=Number,
value:r=Number,text:s,spoken:a=s,step:u=.05}=i,{model:d}=e,c=l("input",{type:"range",min:0,max:1,step:u}),f=l("span.idw-value",{"aria-hidden":"true"}),p=()=>{c.
value=String(o(d.get(t))),f.textContent=s(d.get(t)),c.setAttribute("aria-valuetext",a(d.get(t)))};return c.addEventListener("input",()=>d.set(t,r(Number(c.value)))),
c.addEventListener("change",()=>d.save_changes()),H(e,[t],p),{input:c,show:p,row:l("label.idw-row",l("span",n),c,f)}}var Gi=Array.prototype,Yi=Gi.slice;function Xi(e,t){return e-t}function Zi(e){for(var t=0,n=e.length,i=e[n-1][1]*e[0][0]-e[n-1][0]*e[0][1];++t<n;)i+=e[t-1][1]*e[t][0]-
e[t-1][0]*e[t][1];return i}var Xn=e=>()=>e;function Ji(e,t){for(var n=-1,i=t.length,o;++n<i;)if(o=Qi(e,t[n]))return o;return 0}function Qi(e,t){for(var n=t[0],i=t[1],
o=-1,r=0,s=e.length,a=s-1;r<s;a=r++){var u=e[r],d=u[0],c=u[1],f=e[a],p=f[0],v=f[1];if(to(u,f,t))return 0;c>i!=v>i&&n<(p-d)*(i-c)/(v-c)+d&&(o=-o)}return o}function to(e,t,n){
var i;return eo(e,t,n)&&no(e[i=+(e[0]===t[0])],n[i],t[i])}function eo(e,t,n){return(t[0]-e[0])*(n[1]-e[1])===(n[0]-e[0])*(t[1]-e[1])}function no(e,t,n){return e<=
t&&t<=n||n<=t&&t<=e}function io(){}var qt=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[
[[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,
1]]],[[[.5,1],[1,1.5]]],[]];function Jn(){var e=1,t=1,n=On,i=u;function o(d){var c=n(d);if(Array.isArray(c))c=c.slice().sort(Xi);else{let f=Ie(d,oo);for(c=an(...Tn(
f[0],f[1],c),c);c[c.length-1]>=f[1];)c.pop();for(;c[1]<f[0];)c.shift()}return c.map(f=>r(d,f))}function r(d,c){let f=c==null?NaN:+c;if(isNaN(f))throw new Error(
`invalid value: ${c}`);var p=[],v=[];return s(d,f,function(g){i(g,d,f),Zi(g)>0?p.push([g]):v.push(g)}),v.forEach(function(g){for(var A=0,x=p.length,N;A<x;++A)if(Ji(
(N=p[A])[0],g)!==-1){N.push(g);return}}),{type:"MultiPolygon",value:c,coordinates:p}}function s(d,c,f){var p=new Array,v=new Array,g,A,x,N,k,q;for(g=A=-1,N=Jt(d[0],
c),qt[N<<1].forEach(M);++g<e-1;)x=N,N=Jt(d[g+1],c),qt[x|N<<1].forEach(M);for(qt[N<<0].forEach(M);++A<t-1;){for(g=-1,N=Jt(d[A*e+e],c),k=Jt(d[A*e],c),qt[N<<1|k<<2].
forEach(M);++g<e-1;)x=N,N=Jt(d[A*e+e+g+1],c),q=k,k=Jt(d[A*e+g+1],c),qt[x|N<<1|k<<2|q<<3].forEach(M);qt[N|k<<3].forEach(M)}for(g=-1,k=d[A*e]>=c,qt[k<<2].forEach(
M);++g<e-1;)q=k,k=Jt(d[A*e+g+1],c),qt[k<<2|q<<3].forEach(M);qt[k<<3].forEach(M);function M(T){var Z=[T[0][0]+g,T[0][1]+A],U=[T[1][0]+g,T[1][1]+A],V=a(Z),G=a(U),
O,D;(O=v[V])?(D=p[G])?(delete v[O.end],delete p[D.start],O===D?(O.ring.push(U),f(O.ring)):p[O.start]=v[D.end]={start:O.start,end:D.end,ring:O.ring.concat(D.ring)}):
(delete v[O.end],O.ring.push(U),v[O.end=G]=O):(O=p[G])?(D=v[V])?(delete p[O.start],delete v[D.end],O===D?(O.ring.push(U),f(O.ring)):p[D.start]=v[O.end]={start:D.
start,end:O.end,ring:D.ring.concat(O.ring)}):(delete p[O.start],O.ring.unshift(Z),p[O.start=V]=O):p[V]=v[G]={start:V,end:G,ring:[Z,U]}}}function a(d){return d[0]*
2+d[1]*(e+1)*4}function u(d,c,f){d.forEach(function(p){var v=p[0],g=p[1],A=v|0,x=g|0,N=pn(c[x*e+A]);v>0&&v<e&&A===v&&(p[0]=Zn(v,pn(c[x*e+A-1]),N,f)),g>0&&g<t&&x===
g&&(p[1]=Zn(g,pn(c[(x-1)*e+A]),N,f))})}return o.contour=r,o.size=function(d){if(!arguments.length)return[e,t];var c=Math.floor(d[0]),f=Math.floor(d[1]);if(!(c>=
0&&f>=0))throw new Error("invalid size");return e=c,t=f,o},o.thresholds=function(d){return arguments.length?(n=typeof d=="function"?d:Array.isArray(d)?Xn(Yi.call(
d)):Xn(d),o):n},o.smooth=function(d){return arguments.length?(i=d?u:io,o):i===u},o}function oo(e){return isFinite(e)?e:NaN}function Jt(e,t){return e==null?!1:+e>=
t}function pn(e){return e==null||isNaN(e=+e)?-1/0:e}function Zn(e,t,n,i){let o=i-t,r=n-t,s=isFinite(o)||isFinite(r)?o/r:Math.sign(o)/Math.sign(r);return isNaN(s)?
e:e+s-.5}var ro=.62,so=.997,ao=[.08,.25,.5],lo=2155905152,co={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c\
5e"],attention:["e5dcf7","b39ae3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a\
1f4b","c9404a","f47c45","fbc15e","fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b",
"1f7a6b","57b89d","d8f5e6"],ground:"#101215",empty:"#1f2226",contrast:.36}},uo=e=>Math.min(Math.abs(e),1)**ro,fo=e=>e<.06?0:.94*Math.min(1,e/.45)**.85;function Qn(e){
let t=e.map(n=>[0,2,4].map(i=>Number.parseInt(n.slice(i,i+2),16)));return Uint32Array.from({length:256},(n,i)=>{let o=i/255*(t.length-1),r=Math.min(Math.floor(o),
t.length-2),[s,a,u]=t[r].map((d,c)=>Math.round(d+(o-r)*(t[r+1][c]-d)));return(Math.round(255*fo(i/255))<<24|u<<16|a<<8|s)>>>0})}function de(e,t="plus"){let n=co[e?
"dark":"light"];return{...n,above:Qn(n[t]??n.plus),below:Qn(n.minus)}}function Ut(e){let t=e.map(({data:i})=>Float32Array.from(i.filter(Number.isFinite),Math.abs)),
n=i=>Math.max(0,...t.map(o=>me(o,i)??0));return n(so)||n(1)||1}function ti(e,t,{above:n,below:i},o=(r,s)=>!0){return Uint32Array.from(e,(r,s)=>o(r,s)?Number.isFinite(
r)?(r<0?i:n)[Math.round(255*uo(r/t))]:lo:0)}function ei(e,t,n,i=l("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(
e.buffer),t,n),0,0),i}function le(e,t,n,i=void 0){return ei(ti(e.data,t,n,i),e.columns,e.rows)}function Ht(e,t,{ground:n,empty:i,contrast:o},r,s=!1){let{width:a,
height:u}=e.canvas;e.fillStyle=t?n:i,e.fillRect(0,0,a,u),t&&(e.save(),e.imageSmoothingEnabled=s||t.width>a,r&&([e.globalAlpha,e.filter]=[o,"saturate(0.2)"]),e.drawImage(
t,0,0,a,u),e.restore())}function ni(e,t,n,{above:i,ground:o},r){let{width:s,height:a}=e.canvas,u=Jn().size([t.columns,t.rows]).smooth(!0),d=Array.from(po(t),Math.
abs),[c,f]=[s/t.columns,a/t.rows];ao.forEach((p,v)=>{let g=new Path2D;for(let x of u.contour(d,p*n).coordinates.flat())x.forEach(([N,k],q)=>g[q?"lineTo":"moveTo"](
N*c,k*f));e.lineJoin="round";let A=i[[150,200,255][v]];for(let[x,N]of[[3.4,`${o}d0`],[1.7,`rgb(${[0,8,16].map(k=>A>>k&255)})`]])[e.lineWidth,e.strokeStyle]=[Number(
x)*r,String(N)],e.stroke(g)})}function po({rows:e,columns:t,data:n}){return n.map((i,o)=>{let[r,s]=[Math.floor(o/t),o%t],[a,u]=[0,0];for(let d=Math.max(r-1,0);d<=
Math.min(r+1,e-1);d++)for(let c=Math.max(s-1,0);c<=Math.min(s+1,t-1);c++){let f=(2-Math.abs(d-r))*(2-Math.abs(c-s));a+=f*(n[d*t+c]||0),u+=f}return a/u})}function ii(e,t,n,i=o=>!0){
let o=Array.from({length:e.width},(a,u)=>n?2*u/(e.width-1)-1:u/(e.width-1)),r=ei(ti(o,1,t,i),e.width,1),s=e.getContext("2d");Ht(s,null,t,!1),s.drawImage(r,0,0,e.
width,e.height)}function hn({count:e=0,texts:t={},numbers:n=[]}){let i=Object.fromEntries(Object.entries(t).map(([s,{codes:a}])=>[s,Mt(a).data])),o=(s,a)=>t[s].values[i[s][a]],
r=({group:s,name:a,values:u,errors:d})=>{let c=Mt(u).data;return{group:s,name:a,values:c,errors:d&&Mt(d).data,ends:ho(c,!!d)}};return{count:e,text:o,numbers:n.map(
r)}}function ho(e,t){let n=e.filter(Number.isFinite).sort(),[i=0,o=0]=[n[0],n.at(-1)];return!t&&i>=0&&o<=1?[0,1]:[Math.min(0,me(n,.01)??0),Math.max(0,me(n,.99)??
0)||1]}function oi({count:e,text:t},{label:n="",search:i="",by:o=null,descending:r=!1}){let s=i.trim().toLowerCase(),a=f=>["caption","word","note"].some(p=>t(p,
f).toLowerCase().includes(s)),u=ut(e).filter(f=>(!n||t("label",f)===n)&&(!s||a(f))),d=r?-1:1;if(o){let f=o.values;return u.sort((p,v)=>Number(Number.isNaN(f[p]))-
Number(Number.isNaN(f[v]))||d*(f[p]-f[v])||p-v)}let{compare:c}=new Intl.Collator(void 0,{numeric:!0});return u.sort((f,p)=>d*c(t("caption",f),t("caption",p))||f-
p)}function ri(e,t,n,i){let o=Math.floor((e-t)/n);return[Math.max(0,o),Math.min(i,o+Math.ceil(3*t/n)+1)]}function si(e,t,n){let i=Array(n).fill(0);for(let o of t)
Number.isFinite(e.values[o])&&i[wn(e,o,n)]++;return i}function wn({values:e,ends:[t,n]},i,o){return Ct(Math.floor(o*(e[i]-t)/(n-t)),0,o-1)}function ai(e,t){let n=t.
replace(/[.*+?^${}()|[\]\\]/g,"\\$&"),[,...i]=t&&e.match(new RegExp(`^(.*?)(?<![\\p{L}\\d])(${n})(?![\\p{L}\\d])(.*)$`,"iu"))||[];return i.length?i:[e,"",""]}function di({
text:e,numbers:t},n){let i=d=>`"${d.replaceAll('"','""')}"`,o=["item","caption","word","label","note"],r=t.flatMap(({group:d,name:c,values:f,errors:p})=>{let v=[
d,c].filter(Boolean).join(", ");return[[v,f],...p?[[`${v} stderr`,p]]:[]]}),s=[...o,...r.map(([d])=>d)].map(i),a=d=>Number.isNaN(d)?"":String(Number(d.toPrecision(
7))),u=n.map(d=>[...o.map(c=>i(e(c,d))),...r.map(([,c])=>a(c[d]))]);return[s,...u].map(d=>d.join()).join(`
`)}var wo={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function ce(e){return["running","paused"].includes(e.get(
"status"))}function li(e,{label:t,next:n,texts:i,names:o=[],blocked:r=()=>!1}){let{model:s}=e,a=k=>s.send({pressed:k}),u=l("button.idw-button.idw-run-main",{onclick:()=>a(
n())}),d=l("button.idw-button",{onclick:()=>a("cancel")},"Cancel"),c=l("span.idw-run-status",{role:"status"}),f=l("span.idw-muted.idw-run-detail"),p=l("span.idw\
-run-fill"),g=l("div.idw-run-track",{role:"progressbar","aria-label":t,...{"aria-valuemin":0,"aria-valuemax":100}},p),A=l("p.idw-error",{role:"alert"}),x=l("div\
.idw-flow.idw-run",l("i.idw-dot",{"aria-hidden":"true"}),c,f,u,d),N=()=>{let k=Math.round(100*s.get("progress"));x.dataset.status=g.dataset.status=s.get("status"),
u.textContent={pause:"Pause",resume:"Resume",...i}[n()]??"",u.disabled=r(),!ce(s)&&jt(x)===d&&u.focus(),d.hidden=!ce(s),J(c,wo[s.get("status")]),f.textContent=s.
get("detail"),g.setAttribute("aria-valuenow",String(k)),g.setAttribute("aria-valuetext",s.get("detail")||`${k} %`),p.style.width=ce(s)?`${k}%`:"0",J(A,s.get("er\
ror")),A.hidden=!s.get("error")};return H(e,["status","progress","detail","error",...o],N),{line:x,track:g,error:A,update:N}}function ci(e){let t=l("span"),[n,i]=[
"any",r=>r>=0],o=[We(e,"samples",["after","samples"],{step:16},Gn(2)),We(e,"max_seconds",["or","seconds"],{step:5,placeholder:n},i),We(e,"target_stderr",["or at\
 an error of","nats"],{step:"any",placeholder:n},i)];return H(e,["samples","max_seconds","target_stderr"],(r,s,a)=>{let u=[`${r} samples`,s&&`${s} s`,a&&`an err\
or of ${a} nats`];t.textContent=u.filter(Boolean).join(" or ")}),l("details.idw-small",l("summary","Stops after ",t),l("div.idw-flow.idw-run-fields",...o))}var mn=8e6;async function ui(e,t){let[n]=t,i=`“${n.name}”`,o=`images may have up to ${mn/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>mn)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${o}`);e.notify(`Reading ${i}…`);let r=await n.arrayBuffer().catch(
()=>null);r?e.model.send({picture:n.name},void 0,[r]):e.notify(`${i} is no file that can be read.`)}function fi(e,{model:t,el:n,signal:i}){let o=({dataTransfer:a})=>t.
get("accepts_images")&&a.types.includes("Files"),r=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,u=>{o(u)&&(u.preventDefault(),u.stopPropagation(),r(a!=="drop"),a==="drop"&&u.dataTransfer.files.length&&ui(e,[...u.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||r(!1));let s=({problem:a}={})=>a===void 0||e.notify(a);t.on("msg:custom",s),i.addEventListener("abort",()=>t.off("ms\
g:custom",s))}function Ve(e,t="Open an image…"){let n=l("input",{type:"file",accept:"image/*",hidden:!0});return n.addEventListener("change",()=>n.files?.length&&
ui(e,[...n.files])),{button:l("button.idw-button",{onclick:()=>{n.value="",n.click()},title:`Or drop one, up to ${mn/1e6} MB`},t),input:n}}var pi=8,mo=[["map","map","Colour whose opacity and depth grow with the value"],["contours","contours","Lines at 8, 25 and 50 % of the largest value"],["picture",
"picture","The picture alone"]],go=4,bo={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-pi,0],PageDown:[pi,0],Home:[0,-1/0],End:[0,1/0]};
function hi(e){let{canvas:t,model:n}=e,i=null,o=s=>{let a=t.getBoundingClientRect(),u=(f,p)=>Ct(Math.floor(f*p),0,p-1),{rows:d,columns:c}=e.field;return[u((s.clientY-
a.top)/a.height,d),u((s.clientX-a.left)/a.width,c)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:o(s),x:s.clientX,
y:s.clientY,moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=o(s);e.point(a),i&&(i.moved||=Math.hypot(
s.clientX-i.x,s.clientY-i.y)>=go,i.moved&&e.select(be(i.cell,a)))});let r=s=>{i&&((!s||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("p\
ointerup",()=>r(!0)),t.addEventListener("pointercancel",()=>r(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}
function wi(e){let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",o=>{o.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let r=bo[o.
key];if(!r||!e.field||zt(o))return;o.preventDefault();let{rows:s,columns:a}=e.field,u=e.cell??[s>>1,a>>1],d=[Ct(u[0]+r[0],0,s-1),Ct(u[1]+r[1],0,a-1)],c=e.cell||
o.shiftKey?d:u;i=o.shiftKey?i??u:null,e.spoken=i?"region":"cursor",e.point(c),i&&(e.select(be(i,c)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}function mi(e,t){
let{model:n}=t,i=Wt(t,"drawing","Drawing",mo),o=p=>p?kt(p,null,""):"0",r=Yn(t,"threshold","Threshold",{place:p=>Math.cbrt(p/e.top),value:p=>Number((e.top*p**3).
toPrecision(3)),text:p=>`${o(p)} ${e.sumUnit}`.trim(),spoken:p=>`${o(p)} ${n.get("unit")}`.trim(),step:.01}),s=He(t,"hide_noise","Hide below 2σ"),a=Ve(e),u=()=>{
r.show(),r.input.disabled=!e.field,s.input.disabled=!e.errors},d=[He(t,"faded","Faded picture").row,s.row,He(t,"smooth","Smooth").row],c=l("div.idw-flow.idw-set\
tings",r.row,...d,a.button,a.input),f=l("details.idw-small",l("summary","Map settings"),c);return{styles:i,settings:f,opener:a.button,show:u}}var xo=250,yo="Arrow keys read pixels, Shift and arrow keys select a region, Escape clears.",gn=class{image=null;field=null;errors=null;replicates=null;layers=[];top=1;wipe=.5;spoken="";message="";#t=0;constructor(t){
this.model=t.model,this.el=t.el,this.title=l("span.idw-title"),this.reading=l("span.idw-large.idw-reading"),this.canvas=l("canvas",{tabindex:0,role:"application",
"aria-roledescription":"heat map","aria-description":yo}),this.note=l("div.idw-note",{role:"status"}),this.probe=l("output.idw-tip.idw-probe"),this.sum=l("outpu\
t.idw-tip.idw-sum"),this.tags=[l("span.idw-tag.idw-tag-left"),l("span.idw-tag.idw-tag-right")],this.handle=Dn("Wipe between the pinned and the present map",i=>{
this.wipe=i,this.draw()});let n=[this.canvas,this.note,...this.tags,this.handle.node,this.probe,this.sum];this.stage=l("div.idw-stage",...n),this.bar=l("canvas.\
idw-bar-colours",{width:256,height:1,"aria-hidden":"true"}),this.ends=[l("span"),l("span"),l("span")],this.legend=l("div.idw-colourbar",this.bar,l("div.idw-mute\
d.idw-small.idw-bar-ticks",...this.ends)),this.head=l("div.idw-head",this.title,this.reading),this.controls=mi(this,t),this.under=l("div.idw-under",this.legend,
this.controls.styles),t.el.append(this.head,this.stage,this.under,this.controls.settings),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,o]=this.model.get("region"),r=[t,n,Math.min(i,this.field.columns),Math.min(o,this.field.rows)];return r[0]<r[2]&&r[1]<r[3]?r:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),xo))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=Nt(this.model,"values","errors","replicates").map(Mt);this.field=t&&{...t,...Kn(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,o,r]=Nt(n,"limit","threshold","pinned");this.top=i??(t?Ut([t]):1),this.signed=n.get("signed")??t?.negative??
!1,this.colours=de(re(this.el),n.get("kind"));let s=n.get("hide_noise")?this.errors?.data:null,a=(f,p)=>{let v=Math.abs(f);return!(v<o)&&(!s||v>=2*s[p])},u=[r?.
values&&{field:Mt(r.values),title:r.title}];u.push(t&&{field:t,title:n.get("title"),visible:a}),this.layers=u.map(f=>f&&{...f,layer:le(f.field,this.top,this.colours,
f.visible)}),ii(this.bar,this.colours,this.signed,f=>!(Math.abs(f)*this.top<o)),this.legend.hidden=!t;let d=f=>f?String(Number(f.toPrecision(2))).replace("-","−"):
"0",c=[this.signed?d(-this.top):"0",n.get("unit"),d(this.top)];this.ends.forEach((f,p)=>f.textContent=c[p]),this.controls.show(),this.readOut(),this.draw()}get sumUnit(){
return this.model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:o,cellSize:r,sumUnit:s}=this,[a,u]=r,d=(k,q,M,T,Z)=>{if(k.setAttribute(
"aria-live",this.spoken===q?"polite":"off"),k.replaceChildren(...M?[`${M} `,l("span.idw-small",T)]:[]),!M)return;let[U,V]=[100*Z[0]/t.columns,100*Z[1]/t.rows];k.
style.cssText=`left:${U}%;translate:${-U}% 0;${V>12?`bottom:${100-V}%`:`top:${V}%`}`,k.classList.toggle("idw-tip-below",V<=12)},c=i&&i[0]*t.columns+i[1],f=i&&kt(
t.data[c],n?.data[c],s),[p,v]=i?[(i[1]+.5)*u,(i[0]+.5)*a].map(Math.floor):[];d(this.probe,"cursor",f,`at (${p}, ${v})`,i&&[i[1]+.5,i[0]]);let g=a*u,[A,x]=o?[Wn(
t,o),Hn(this.replicates,t,o)]:[],N=o&&kt(A*g,x===null?null:x*g,s);d(this.sum,"region",N,o&&this.extent(o,A),o&&[o[0],o[1]]),this.spoken=""}extent(t,n){let[i,o,r,
s]=t,{negative:a,total:u}=this.field,[d,c]=[(r-i)*this.cellSize[1],(s-o)*this.cellSize[0]].map(Math.round),f=a||!(u>0)||Number.isNaN(n)?"":` (${Pn(n/u)} of the \
map)`;return`in ${d}×${c} pixels${f}`}draw(){let{image:t,field:n,canvas:i,stage:o,model:r}=this,[s,a,u,d]=Nt(r,"drawing","faded","smooth","compare"),[c,f]=t?[t.
width,t.height]:n?[n.columns,n.rows]:[1,1],{context:p,ratio:v}=jn(o,i,c,f),[g,A]=s==="picture"?[]:this.layers,x=g&&A&&d!=="side"?this.wipe:0;if(this.colours){Ht(
p,t,this.colours,!!(A&&a&&s==="map"),u);for(let[N,k,q]of[[g,0,x],[A,x,1]])!N||k===q||(p.save(),p.beginPath(),p.rect(k*i.width,0,(q-k)*i.width,i.height),p.clip(),
p.imageSmoothingEnabled=u,s==="contours"?ni(p,N.field,this.top,this.colours,v):p.drawImage(N.layer,0,0,i.width,i.height),p.restore());this.tags.forEach((N,k)=>{
N.hidden=!x,N.textContent=[g,A][k]?.title??""}),this.handle.node.hidden=!x,x&&this.handle.show(x,[g.title,A.title]),n&&(this.region&&this.outline(p,v,this.region,
[5,4],0),this.cell&&this.outline(p,v,be(this.cell,this.cell),[],1.5))}}outline(t,n,i,o,r){let[s,a,u,d]=i,{canvas:c,field:f}=this,[p,v,g]=[c.width/f.columns,c.height/
f.rows,r*n];for(let A of[!1,!0])t.lineWidth=(A?1.5:3)*n,t.strokeStyle=A?"#fff":"#000",t.setLineDash(A?o.map(x=>x*n):[]),t.strokeRect(s*p-g,a*v-g,(u-s)*p+2*g,(d-
a)*v+2*g);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,o,r,s]=Nt(n,"title","reading","loading","accepts_images"),a=!!n.get("values"),u=r?"Estimating…":
t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=i,this.reading.textContent=o,J(this.note,this.message||(a?"":n.get("note")??u)),this.
stage.classList.toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",r),this.canvas.setAttribute("aria-label",["Heat map",i,o].filter(Boolean).join(",\
 ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.label()}};function bn(e){e.el.classList.add(
"idw-figure","idw-pane");let t=new gn(e);return hi(t),wi(t),fi(t,e),ae(e.signal,t.stage,()=>t.draw()),se(e.signal,()=>t.recolor()),H(e,["values","errors","repli\
cates"],()=>t.decode()),H(e,["signed","limit","kind","hide_noise","threshold","unit","pinned","title"],()=>t.recolor()),H(e,["cursor","region"],()=>{t.readOut(),
t.draw()}),H(e,["drawing","faded","smooth","compare"],()=>t.draw()),H(e,["title","reading","loading","values","note","accepts_images"],()=>t.label()),De(e,["ima\
ge"],n=>t.showImage(n)),t}function ue(e,t,n=null){return n!==null?ut(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function gi(e,t){let n=ut(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var Ge=class e{constructor(t,n,i,o="all"){let r=s=>[...new Set(s)].sort((a,u)=>a-u);this.count=t,this.
empty=o,this.selected=r(n),this.excluded=r(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:ut(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=ue(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(ue([],n,t))}exclude(t){
let n=i=>i.filter(o=>o!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:ut(this.count).filter(o=>!i.
includes(o)))}};function vo([e,t]){let n=e.map((c,f)=>c===null||t[f]===null?null:[c-t[f],c,c+t[f]]),[i,o]=ge(n.flatMap(c=>c?[c[0],c[2]]:[])),r=Math.min(0,...e.map(c=>c??0)),s=c=>(100*
(o-Math.max(c,r))/(o-Math.max(i,r)||1)).toFixed(1),a=c=>(100*(c+.5)/e.length).toFixed(1),[u,d]=["",""];for(let c=0;c<n.length;c++){let f=c;for(;n[f];)f++;if(f===
c)continue;let p=ut(c,f);u+=`M${p.map(g=>`${a(g)},${s(n[g][1])}`).join("L")}`;let v=(g,A)=>A.map(x=>`${a(x)},${s(n[x][g])}`).join("L");d+=`M${v(2,p)}L${v(0,p.reverse())}\
Z`,c=f}return`<svg viewBox="0 0 100 100" preserveAspectRatio="none"><path class="idw-area" d="${d}"/><path class="idw-line" d="${u}"/>
    <path class="idw-base" d="M0,${s(0)}H100"/></svg>`}function bi(e){let{model:t,el:n}=e;n.classList.add("idw-spectrum");let i=l("span.idw-muted.idw-small"),o=l(
"button.idw-bare.idw-link.idw-end","all levels"),r=l("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),s=l("div.idw-curve",{"aria-hidden":"true"}),
a=l("div.idw-strip"),u=l("p.idw-muted.idw-small","Denoised at each noise level"),d=l("div.idw-muted.idw-small.idw-axis.idw-plot"),c=l("p.idw-muted","No numbers \
yet."),f=l("div.idw-head",l("span.idw-title","At which noise levels"),i,o);n.append(f,l("div.idw-levels",s,r),d,a,u,c);let p=Fe(r),v=()=>{let[M=0,T=-1]=t.get("s\
elected");return ut(M,T+1)},g=M=>St(t,{selected:M.length?[M[0],M.at(-1)]:[]});o.addEventListener("click",()=>{g([]),p.focus()});let A=je(r,p,{starts:M=>(p.anchor=
M,!0),move:(M,T)=>g(ue([],T,M)),end:(M,T)=>p.focus(T)}),x=(M,T)=>{A.endsIn(T)||(g(ue(v(),M,T.shiftKey?p.anchor:null)),p.focus(M))};r.addEventListener("keydown",
M=>{if(zt(M)||["ArrowUp","ArrowDown"].includes(M.key))return;M.key==="Escape"&&g([]);let T=Be(M,p.index,p.list.length);if(T===void 0)return;M.preventDefault();let Z=t.
get("selected");M.shiftKey&&!(Z.includes(p.index)&&Z.includes(p.anchor))&&(p.anchor=p.index),p.focus(T),M.shiftKey&&g(ue([],p.index,p.anchor))});let N=M=>{let T=M.
map(G=>_t(G,1)),Z=(G,O)=>{let D=l("span.idw-bar.idw-plot"),Rt=l("button.idw-button.idw-band",{onclick:gt=>x(O,gt)},D);return{bar:D,node:Rt,name:`log SNR ${T[O]}\
 to ${G}`}};p.replace(T.slice(1).map(Z)),A.stop();let U=T.length-1,V=(G,O)=>O===0?"noise":O===U?"picture":G;d.replaceChildren(...T.map((G,O)=>l("span",{style:`l\
eft:${100*O/U}%`},V(G,O))))},k=()=>{let[M,T,Z]=Nt(t,"values","errors","unit"),U=v(),V=ge(M,T,{clip:!0});c.hidden=M.length>0,r.hidden=d.hidden=!M.length;let G=t.
get("density")?.length?t.get("density"):null;s.innerHTML=G?vo(G):"",n.classList.toggle("idw-dense",!!G),i.textContent=M.length?G?`${Z} per unit of log SNR; drag\
 to ask`:Pe(V,Z):"",o.hidden=!U.length,p.list.forEach(({bar:O,node:D,name:Rt},gt)=>{let ft=kt(M[gt]??null,T[gt],Z);D.setAttribute("aria-pressed",String(U.includes(
gt))),D.setAttribute("aria-label",`${Rt}: ${ft}`),D.title=`${Rt}
${ft}`,qe(O,M[gt],T[gt],V)}),a.hidden=u.hidden=!a.children.length||!M.length,[...a.children].forEach((O,D)=>O.classList.toggle("idw-dim",U.length>0&&!U.includes(
D)))},q=qn(e.signal);Te(e,"edges",N,["values","errors","unit","selected","density"],k),H(e,["pictures","edges"],M=>{let T=q(M?.length===p.list.length?M:[]),Z=(U,V)=>l(
"img",{src:U,alt:`Denoised at ${V}`,title:V});a.replaceChildren(...T.map((U,V)=>Z(U,p.list[V].name))),k()})}function xi(e){let t=l("p.idw-muted.idw-small",{id:Xt("hint")},"Enter applies, Escape reverts."),n=l("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Prom\
pt","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},o=Ke(i),r=l("div.idw-rewrite",{hidden:!0},o,t,n),s=(d,c)=>{r.hidden||(r.hidden=!0,e(d,c))},a=d=>{
n.textContent=d,d?o.setAttribute("aria-invalid","true"):o.removeAttribute("aria-invalid")};return o.addEventListener("keydown",d=>{if(d.isComposing||(d.key==="E\
scape"&&s(null,!0),d.key!=="Enter"))return;d.preventDefault();let c=o.value.trim();c?s(c,!0):a("A prompt needs at least one word.")}),o.addEventListener("input",
()=>a("")),o.addEventListener("blur",()=>{jt(o)!==o&&s(null,!1)}),{form:r,open:d=>{o.value=d,r.hidden=!1,a(""),o.focus(),o.select()}}}var ko=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],Mo="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",Eo="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",$o={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},Ao="M11 2.5l2.5\
 2.5L6 12.5l-3.2.7.7-3.2z",Lo=.02;function ve(e,t,n){return e!=null&&Math.abs(e)<Math.max(2*(t??0),Lo*n)}function yi(e){let{model:t,el:n}=e;n.classList.add("idw\
-picker");let i=l("span.idw-title"),o=l("span.idw-muted.idw-small.idw-end.idw-picker-scale"),r=Zt("Edit the prompt (F2)",Ao,()=>V()),s=l("span.idw-hidden",{id:Xt(
"help")}),a=l("div.idw-flow.idw-words",{role:"group","aria-describedby":s.id,dir:"auto"}),u=[ze("idw-fill",""),ze("idw-hollow",""),ze("idw-exact","exact")],d=l(
"div.idw-flow.idw-small.idw-muted.idw-keys",...u),c=l("p.idw-muted","No words yet."),f=l("div.idw-segments.idw-presets",{role:"group","aria-label":"Questions"}),
p=l("p.idw-asks",{role:"status"}),v=l("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),g=xi((h,L)=>G(h,L)),A=l("div.idw-head",
i,r,o);n.append(A,s,l("div.idw-sentence",a,d),g.form,c,f,p,v);let x=Fe(a),N=null,k=null,q=t.get("pending"),M=()=>{let[h,L,z,Y]=Nt(t,"words","selected","excluded",
"empty_selection");return new Ge(h.length,L,z,Y)},T=({selected:h,excluded:L})=>{q="",St(t,{selected:h,excluded:L}),pt()},Z=xe(ko,h=>T(M().take(h,x.index)));for(let h of Z.
buttons)h.classList.add("idw-segment");f.append(...Z.buttons);let U=()=>t.get("text")||t.get("words").join(" "),V=()=>{!t.get("editable")||t.get("disabled")||(g.
open(q||U()),pt())},G=(h,L)=>{h!==null&&(q=h===U()?"":h,t.send({edited:h})),pt(),L&&(x.list[x.index]?.node??r).focus()},O=h=>h.target.closest(".idw-leave"),D=je(
a,x,{starts:(h,L)=>!t.get("disabled")&&!O(L),move:(h,L)=>{N=M().phrase(h,L),pt()},end:(h,L)=>{N=null,x.anchor=h,T(M().phrase(h,L)),x.focus(L)},cancel:()=>{N=null,
pt()}}),Rt=(h,L)=>{if(D.endsIn(L))return;let z=M();L.detail===1&&(k=z),L.altKey?T(z.exclude(h)):L.ctrlKey||L.metaKey?T(z.toggle(h)):L.shiftKey?T(z.phrase(x.anchor,
h)):T(z.choose(h)),L.shiftKey||(x.anchor=h),x.focus(h)};a.addEventListener("dblclick",h=>{!t.get("editable")||O(h)||(k&&T(k),V())}),a.addEventListener("keydown",
h=>{let L=h.key===" "&&h.ctrlKey;if(h.ctrlKey&&!L||h.metaKey||h.altKey||t.get("disabled")||O(h)&&["Enter"," "].includes(h.key))return;let z=L?"toggle":$o[h.key.
length>1?h.key:h.key.toLowerCase()],Y=Be(h,x.index,x.list.length,getComputedStyle(a).direction);if((z||Y!==void 0||["Escape","F2"].includes(h.key))&&(h.preventDefault(),
h.stopPropagation()),h.key==="Escape"&&T(M().take("whole",x.index)),h.key==="F2"&&V(),z&&!h.repeat){if(z==="choose"&&h.shiftKey)return T(M().phrase(x.anchor,x.index));
z!=="exclude"&&(x.anchor=x.index),T(M()[z](x.index))}if(Y===void 0)return;let{selected:Tt}=M(),F=Tt.includes(x.index)&&[Tt[0],Tt.at(-1)].includes(x.anchor);h.shiftKey&&
!F&&(x.anchor=x.index),x.focus(Y),h.shiftKey&&T(M().phrase(x.anchor,x.index))}),a.addEventListener("keyup",h=>{h.key===" "&&!O(h)&&h.preventDefault()});let gt=(h,L)=>{
let z=l("span.idw-bar.idw-plot"),Y=l("span.idw-muted.idw-small.idw-number",{dir:"ltr"}),Tt=l("span.idw-word-text",{"data-text":h[L]},h[L]),W=l("button.idw-bare.\
idw-word",{onclick:lt=>Rt(L,lt)},Tt,z,Y),et=l("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>T(M().exclude(L))});return{name:h[L]+gi(h,L),bar:z,number:Y,
node:W,leave:et,box:l("div.idw-chip",W,et)}},ft=h=>{let L=a.contains(jt(n));x.replace(h.map((z,Y)=>gt(h,Y))),N=k=null,D.stop(),L&&x.focus()},pt=()=>{let[h,L,z,Y]=Nt(
t,"values","errors","unit","disabled"),[Tt=[],F=[],W=[]]=Nt(t,"others","exact","names"),P=N??M(),et=rt=>rt.some(bt=>bt!==null),lt=ge([...h,...Tt,...F],L,{clip:!0}),
it=!g.form.hidden;i.textContent=t.get("label");let ht=t.get("help");s.textContent=ht??Mo+(t.get("empty_selection")==="none"?"clears the selection":"selects the \
whole prompt"),a.setAttribute("aria-label",t.get("label")),o.textContent=et(h)?Pe(lt,z):"",u.forEach((rt,bt)=>{rt.hidden=!(bt<2?W[bt]&&et([h,Tt][bt]):et(F)),bt<
2&&(rt.lastChild.textContent=W[bt]??"")}),x.list.forEach(({name:rt,bar:bt,number:st,node:xt,leave:ct,box:Et},wt)=>{let yt=h.length?kt(h[wt],L[wt],z):"",Lt=P.state(
wt),vt=Lt==="left out";Et.dataset.state=Lt,Et.title=ht?yt:[`${rt}: ${Lt}`,yt,Eo].filter(Boolean).join(`
`),xt.setAttribute("aria-pressed",String(Lt==="selected")),xt.setAttribute("aria-label",[rt,ht?"":Lt,yt].filter(Boolean).join(", ")),xt.disabled=ct.disabled=Y,ct.
hidden=!!ht,ct.textContent=vt?"+":"×",ct.title=vt?"Take back":"Leave out",ct.setAttribute("aria-label",`${ct.title} ${rt}`);let Pt=Math.max(-lt[0],lt[1]);Et.classList.
toggle("idw-faint",ve(h[wt],L[wt],Pt)),st.textContent=ve(h[wt],0,Pt)?"0":Yt(h[wt]??NaN,Pt),qe(bt,h[wt],L[wt],lt,Tt[wt],F[wt])}),Z.show(P.preset,Y);let mt=q&&`Se\
nt: “${q}”. Its words come with its first numbers.`;J(p,mt||t.get("question")),v.textContent=q?"":t.get("formula"),a.hidden=it;for(let rt of[f,p,v])rt.hidden=
it||!x.list.length;c.hidden=it||x.list.length>0,r.hidden=it||!t.get("editable"),r.disabled=Y};return H(e,["pending"],h=>{q=h,pt()}),Te(e,"words",ft,[...["select\
ed","excluded","empty_selection","values","errors","unit","label","text","editable","disabled"],"question","formula","others","exact","names"],pt),{head:A,pencil:r,
presets:f,question:p,formula:v,put:T,selection:M}}var ke={undo:"M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 7H7",redo:"M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 7H9",copy:"M6 6h7v7H6zM3 10V3h7",save:"M8 2v8M4.5 7 \
8 10.5 11.5 7M3 13.5h10",help:"M5.6 6a2.4 2.4 0 1 1 3.6 2c-1 .6-1.2 1-1.2 2M8 12.6v.3"},No=[["png","Figure (PNG)"],["svg","Figure (SVG)"],["csv","Numbers (CSV)"],
["html","Page that works offline (HTML)"],["notebook","Keep in the notebook"]],So=[["Click, Enter","ask about one word; again for the whole prompt"],["Shift","w\
ith a click or an arrow: a phrase"],["Ctrl or ⌘ click, a","several words"],["Alt click, x","leave a word out of both prompts, or take it back"],["Arrow keys o\
n the map","read a pixel; with Shift, select a region"],["e, F2","edit the prompt"],["p","pin the map, or let it go"],["Ctrl Z, Ctrl Shift Z","undo and redo que\
stions"],["Escape","whole prompt; on the map, no region"]],Co=[["adds to the rest","Conditional mutual information: what a word tells about the image when the r\
est of the prompt is known (notebook 01)."],["alone","Mutual information of the word with the image, against the empty prompt (notebook 01)."],["nats","Unit of \
information. ln 2 = 0.69 nats distinguish two alternatives; 1 nat is 1.44 bits."],["±","Standard error, from independent rounds of samples. Four times as many \
samples halve it."],["change (orthogonal)","How far the word moves the prediction. Never negative (notebook 01)."],["improvement (standard)","How much more accu\
rate the prediction becomes. Negative where the word misleads (notebook 01)."],["log SNR","Noise level: logarithm of the signal-to-noise ratio. Coarse structure\
 is decided at low, detail at high values."],["exact","True value of the bundled scenes, by Bayes' rule over all captions (notebook 05)."],["attention","Share o\
f each pixel's cross-attention that the word gets. It has no unit and no error (notebook 02)."]];function vi(e,{kernel:t,picker:n,map:i,numbers:o,go:r}){let{model:s}=e,
a=!!s.get("offline"),u=ye([],{"aria-label":"Model",onchange:()=>t.send({model:u.node.value})}),d=l("span.idw-source-name"),c=ye([],{"aria-label":"Example"}),f=l(
"button.idw-button",{"aria-label":"Open the example",onclick:()=>t.send({example:Number(c.node.value)})},"Open");c.node.addEventListener("change",()=>f.hidden=c.
node.value==="");let p=Ve(i,"Open an image"),v=Zt("Undo the question (Ctrl+Z)",ke.undo,()=>r(-1)),g=Zt("Redo the question (Ctrl+Shift+Z)",ke.redo,()=>r(1)),A=Zt(
"Copy the picture",ke.copy,()=>To(i.canvas,k)),x=l("span.idw-muted.idw-small",{role:"status"}),N=l("span.idw-lost",{role:"status"}),k=h=>{J(x,h),setTimeout(()=>J(
x,""),4e3)},q=l("summary.idw-icon",{title:"Save","aria-label":"Save",role:"button"});q.innerHTML=`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="t\
rue"><path d="${ke.save}"/></svg>`;let M=h=>{t.gone?h==="csv"?Me("words.csv",new Blob([Oo(o())],{type:"text/csv"})):i.canvas.toBlob(L=>Me("map.png",L)):t.send({
save:h})},T=No.map(([h,L])=>l("button.idw-bare",{"data-kind":h,onclick:()=>M(h)},L)),Z=Ue(q,T),U=({file:h,note:L},z)=>{h&&Me(h,new Blob([z[0]])),L&&k(L)};s.on("\
msg:custom",U),e.signal.addEventListener("abort",()=>s.off("msg:custom",U));let V=l("button.idw-button",{onclick:()=>O.close()},"Close"),G=h=>l("dl.idw-terms",...Bn(
h)),O=l("dialog.idw-help",{"aria-label":"Keys and terms"},l("div.idw-head",l("strong.idw-title","Keys and terms"),l("span.idw-gap"),V),l("div.idw-help-columns",
l("section",l("h3","Keys"),G(So)),l("section",l("h3","Terms"),G(Co)))),D=()=>O.open||O.showModal(),Rt=Zt("Keys and terms (?)",ke.help,D),gt=[d,u.node,c.node,f,p.
button,p.input],ft=[...a?[]:[v,g,n.pencil],A,Z,Rt],pt=l("header.idw-flow.idw-top",...gt,N,l("span.idw-gap"),x,...ft);return H(e,["models","model","editable"],(h,L,z)=>{
u.offer(h.map(Y=>[Y,Y])),u.node.value=L,u.node.hidden=h.length<2||!z,d.hidden=!u.node.hidden,d.textContent=L,p.button.hidden=!z}),H(e,["examples"],h=>{c.offer([
["","Examples…"],...h.map((L,z)=>[z,L])]),c.node.hidden=!h.length||a,f.hidden=!0}),{node:pt,overlays:[O],update:(h,L)=>{v.disabled=!h,g.disabled=!L;for(let Y of T)
Y.hidden=t.gone&&["svg","html","notebook"].includes(Y.dataset.kind);let z=t.gone&&!a;for(let Y of[u.node,c.node,f,p.button,n.pencil])Y.disabled=z;J(N,z?`${t.problem}\
: figures stay, nothing can be run`:"")},help:D}}function Me(e,t){let n=URL.createObjectURL(t);l("a",{href:n,download:e}).click(),setTimeout(()=>URL.revokeObjectURL(
n),1e3)}async function To(e,t){try{let n=new Promise(i=>e.toBlob(i));await navigator.clipboard.write([new ClipboardItem({"image/png":n})]),t("Copied")}catch{t("\
The browser does not allow copying here; save the figure instead.")}}function Oo(e){let t=i=>`"${i.replaceAll('"','""')}"`;return["index,word,mi,mi_stderr,cmi,c\
mi_stderr",...e.map(({word:i,rest:o,alone:r},s)=>[s,t(i),...r,...o].join())].join(`
`)}var Io={alone:"What each word tells alone",rest:"What each word adds to the rest"},Ye={rest:"adds to the rest",alone:"alone"},Ro={orthogonal:["standard","improv\
ement"],standard:["orthogonal","change"]},Po=[["orthogonal","change","Orthogonal estimator: how much the word changes the prediction. Never negative."],["standa\
rd","improvement","Standard estimator: how much the word improves the prediction. Negative if it misleads."]],zo=[["nats","nats","Natural logarithm: ln 4 = 1.39\
 nats distinguish four alternatives."],["bits","bits","Base 2: 2 bits distinguish four alternatives."]],Bo=[["information","information","Where in the image the\
 words change the prediction"],["attention","attention","Where the network attends to the words, above what most of the image gets"]],Fo=[[!1,"one scale","All w\
ords share a scale, so that a word that says little is faint"],[!0,"own scale","Each map ends at its own largest value"]],jo=[["wipe","wipe","A pinned map is dr\
awn on the left of a handle"],["side","side by side","A pinned map is drawn beside the present one"]],Do=8e3;function ki(e){let{model:t,el:n,signal:i}=e;n.classList.
add("idw-explorer");let o=!!t.get("offline"),r=_o(e,()=>{q.update(),Bt()}),s=(...m)=>Object.fromEntries(m.map(S=>[S,S])),a=(m,S,j={})=>{let Q=l(`div.${m}`),nt=new Ce(
t,S,j);return nt.send=(...B)=>r.send(...B),{model:nt,el:Q,signal:i}},u=s("words","text","selected","excluded","unit","pending","editable"),d=a("idw-part",u,{values:[],
errors:[],others:[],exact:[],empty_selection:"all"}),c=s("image","drawing","faded","smooth","hide_noise","compare","cursor","region"),f=a("idw-part",{...c,accepts_images:"\
editable"},{threshold:0,title:"",reading:"",unit:""}),p=a("idw-part",c,{threshold:0,title:"",reading:"",unit:""}),v=a("idw-part",{edges:"edges",selected:"band",
pictures:"previews",unit:"unit"},{values:[],errors:[]}),g=yi(d),A=bn(f);bn(p).controls.settings.remove(),bi(v);let x=()=>({running:"pause",paused:"resume"})[t.get(
"status")]??"run",N=a("idw-part",s("status","progress","detail","error")),q=li(N,{label:"Progress of the estimate",next:x,texts:{run:"Run"},blocked:()=>r.gone}),
M=vi(e,{kernel:r,picker:g,map:A,numbers:()=>$e(),go:Qt}),[T,Z,U]=[l("strong.idw-figures"),l("span.idw-plus"),l("span.idw-aside")],V=l("span.idw-exactly"),G=l("p\
.idw-small.idw-doubts"),O=l("section.idw-answer",g.question,l("div.idw-big",T,Z,U,V),g.formula,G,q.error),D=l("button.idw-button.idw-segment-alone",{title:"Keep\
 this map beside the next ones (p)",onclick:()=>fe()}),Rt=Wt(e,"compare","Comparison",jo),gt=Wt(e,"own_scale","Scale",Fo);A.under.append(D);let ft=l("div.idw-ti\
les",{role:"group","aria-label":"Where each word informs"}),pt=l("span.idw-muted.idw-small"),Kt=l("section.idw-multiples",l("div.idw-head",l("span.idw-title","W\
here each word informs"),pt),ft),h=l("div.idw-maps",f.el,p.el),L=[l("span.idw-flow",Wt(e,"layer","Map of",Bo),Wt(e,"estimator","Estimator",Po),Wt(e,"unit","Unit",
zo))],z=l("p.idw-muted.idw-small"),Y=l("details.idw-small.idw-details",l("summary","Details"),l("div.idw-flow",gt,Rt),l("div.idw-flow",...o?[]:[ci(e)],A.controls.
settings),z),Tt=l("div.idw-right",O,v.el,Kt),F=l("footer.idw-flow.idw-line",...o?[]:[q.line],l("span.idw-gap"),...L,Y),W=l("div.idw-main",h,Tt);O.prepend(l("div\
.idw-flow.idw-asking",g.presets,g.formula)),n.append(M.node,d.el,q.track,W,F,...M.overlays);let P=null,et=null,lt=[],it=-1,ht=()=>t.get("unit")==="bits"?1/Math.
LN2:1,mt=()=>t.get("edges").length-2,rt=()=>t.get("band").length?t.get("band"):[0,mt()],bt=({selected:m,excluded:S})=>`${m.join()}|${S.join()}`,st=m=>ut(t.get("\
words").length).filter(S=>S!==m),xt=(m,S)=>S==="alone"?`${m}|${st(m).join()}`:`${m}|`,ct=m=>t.get("answers")[m]??(t.get("selected_answer")?.key===m?t.get("selec\
ted_answer"):void 0),Et=()=>!t.get("band").length||rt()[0]===0&&rt()[1]===mt();function wt(m,S){let j=ct(m)?.[S];if(!j?.values)return null;if(Et())return Mt(j.values);
let[Q,nt]=rt();if(j.bands){let{rows:X,columns:at,data:$t}=Mt(j.bands),w=X*at,y=ut(Q,nt+1);return{rows:X,columns:at,data:$t.slice(0,w).map((b,E)=>y.reduce(($,I)=>$+
$t[I*w+E],0))}}let{range:B,maps:tt}=t.get("band_maps")??{};return B===`${Q} ${nt}`&&tt[m]?Mt(tt[m][S]):null}function yt(m){let S=t.get("attention");if(!S||!m.length)
return null;let{rows:j,columns:Q,data:nt}=Mt(S),B=j*Q,tt=Float32Array.from({length:B},(at,$t)=>m.reduce((w,y)=>w+nt[y*B+$t],0)/m.length),X=tt.slice().sort()[Math.
floor(.6*B)];return{rows:j,columns:Q,data:tt.map(at=>Math.max(at-X,0))}}let Lt=(m,S=ht())=>m&&S!==1?{...m,data:m.data.map(j=>j*S)}:m,vt=(m,S,[j,Q]=rt())=>{let[nt,
B]=ct(m)?.[S]?.totals?.[`${j} ${Q}`]??[null,null];return[nt===null?null:nt*ht(),B===null?null:B*ht()]},Pt=m=>[0,1].map(S=>m.map(j=>j[S])),$e=()=>t.get("words").
map((m,S)=>({word:m,rest:vt(xt(S),t.get("estimator")),alone:vt(xt(S,"alone"),t.get("estimator"))}));function Bt(){let[m,S,j,Q,nt]=Nt(t,"estimator","unit","layer",
"words","exact"),B=g.selection(),tt=bt(B),X=B.preset==="alone"?"alone":"rest",at=ct(tt)??{},[$t,w]=vt(tt,m),y=$t!==null,b=!!t.get("answers")["|"],E=["rest","alo\
ne"].map(Ft=>Q.map((Dt,Ai)=>vt(xt(Ai,Ft),m))),[[$,I],[R,C]]=E.map(Pt),_=Ft=>Et()?(nt[Ft]??[]).map(Dt=>Dt===null||Math.abs(Dt)<.05?null:Dt*ht()):[];ee(d.model,{values:b?
X==="alone"?R:$:[],errors:b?X==="alone"?C:I:[],others:b?X==="alone"?$:R:[],exact:b?_(X):[],names:X==="alone"?[Ye.alone,Ye.rest]:[Ye.rest,Ye.alone],label:Io[X],question:at.
question??"",formula:at.formula??""}),Le({key:tt,value:$t,stderr:w,estimator:m,unit:S,exact:B.selected.length===1&&B.preset?_(X)[B.selected[0]]:null}),ee(v.model,
Je(tt,m));let K=j==="information",At=Q.map((Ft,Dt)=>K?wt(xt(Dt,X),m):yt([Dt])),Ot=At.filter(Boolean),ot=K?wt(tt,m):yt(B.selected),dt=K?ht():1,te=t.get("own_scal\
e")||B.preset==="whole"||!Ot.length||!ot?null:dt*Ut(Ot),pe=te&&(B.preset?te:Math.max(te,dt*Ut([ot]))),[nn,on]=rt().map((Ft,Dt)=>_t(t.get("edges")[Ft+Dt]??0,1)),
kn=!o&&!r.gone&&(ce(t)||!Et()),[Mn]=K?[at.title??"This question"]:[`Attention to “${B.selected.map(Ft=>Q[Ft]).join(" ")}”`],rn={kind:K?"plus":"attention",signed:K&&
m==="standard",limit:pe};rn.unit=K?`${S} per pixel`:"attention over the usual";let En=K&&Et()?at[m]:null;ee(f.model,{...rn,values:Lt(ot,dt),errors:Lt(Mt(En?.errors),
dt),replicates:Lt(Mt(En?.replicates),dt),cell_size:Vt(ot),title:Et()||!K?Mn:`${Mn}, log SNR ${nn} to ${on}`,reading:y&&K?kt($t,w,S):"",loading:kn&&!ot,note:ot?void 0:
Ae({have:b,waiting:kn,information:K,chosen:B}),pinned:P&&{values:Lt(P.field,P.kind==="plus"?dt:1),title:P.title}});let sn=!!P&&t.get("compare")==="side";n.classList.
toggle("idw-side",sn),p.el.hidden=!sn,sn&&ee(p.model,{...rn,values:f.model.get("pinned").values,cell_size:Vt(P.field),title:P.title,limit:A.top}),J(D,P?"unpin":
"pin"),D.disabled=!ot&&!P,D.setAttribute("aria-pressed",String(!!P)),Ne(At,pe??(Ot.length?dt*Ut(Ot):1),dt,B,$);for(let Ft of[v.el,Kt,g.presets])Ft.hidden=!b;W.setAttribute(
"aria-busy",String(!!t.get("pending"))),M.update(it>0,it<lt.length-1),n.classList.toggle("idw-kernel-gone",r.gone)}function Ae({have:m,waiting:S,information:j,chosen:Q}){
return j?S?"Estimating…":m?Q.target.length?"This question was not measured.":"All words are left out.":t.get("image")?"No map yet.":void 0:t.get("attention")?
"Choose one or more words.":"No attention maps for this model."}function Vt(m){return m&&et?[et.height/m.rows,et.width/m.columns]:[1,1]}function Je(m,S){let j=ct(
m)?.[S],Q=j?ut(mt()+1).map(X=>vt(m,S,[X,X])):[],[nt,B]=Pt(Q),tt=X=>X.map(at=>at===null?null:at*ht());return{values:nt,errors:B,density:j?.density?.map(tt)??null}}
function Le({key:m,value:S,stderr:j,estimator:Q,unit:nt,exact:B}){let tt=S!==null,X=kt(S,j,"").split(" ± ");J(T,tt?X[0]:""),J(Z,tt?`${X[1]?`± ${X[1]} `:""}${nt}`:
"");let[at,$t]=Ro[Q],[w,y]=vt(m,at),b=Math.round(Math.exp(S/ht())),E=[];if(tt&&ve(S,j,0)?E.push("hardly distinguishable from 0"):tt&&Et()&&b>1&&b<1e6&&E.push(`a\
s if it picked one of ${b}`),tt&&!Et()){let[R,C]=rt().map((_,K)=>_t(t.get("edges")[_+K],1));E.push(`of ${kt(vt(m,Q,[0,mt()])[0],j,"").split(" ±")[0]}, at log S\
NR ${R} to ${C}`)}w!==null&&E.push(`${$t} ${kt(w,y,"")}`),U.replaceChildren(...E.map(R=>l("span",R))),J(V,tt&&B!==null&&B!==void 0?`exactly ${_t(B,2)}`:"");let $=t.
get("pending"),I=[$&&`Waiting for the first numbers of ${$}. What is shown is of the prompt above.`,...t.get("warnings")];!t.get("answers")["|"]&&!$&&!t.get("er\
ror")&&I.unshift(ce(t)?"The first numbers come after one round of samples.":"Press Run to measure what each word tells."),G.replaceChildren(...I.filter(Boolean).
map(R=>l("span",R))),z.textContent=t.get("provenance")}function Ne(m,S,j,Q,nt){let[B,tt]=[t.get("words"),Q.preset==="alone"?"alone":"rest"],X=ut(B.length).filter(
b=>m[b]&&(tt==="alone"||!ve(nt[b],0,Math.max(...nt.map(Math.abs))))),at=ut(B.length).filter(b=>m[b]&&!X.includes(b)),$t=at.length?`; nothing to see for ${at.map(
b=>`“${B[b]}”`).join(", ")}`:"";pt.textContent=`${t.get("own_scale")?"each on its own scale":"one scale"}${$t}`;let w=X.join();if(ft.dataset.words!==`${w} ${B}`){
ft.dataset.words=`${w} ${B}`;let b=E=>g.put(g.selection().choose(E));ft.replaceChildren(...X.map(E=>l("button.idw-bare.idw-tile",{"data-word":E,onclick:()=>b(E)},
l("canvas",{"aria-hidden":"true"}),B[E])))}let y=de(re(n),t.get("layer")==="attention"?"attention":"plus");for(let b of ft.querySelectorAll(".idw-tile")){let E=Number(
b.dataset.word);b.setAttribute("aria-pressed",String(Q.selected.length===1&&Q.selected[0]===E));let $=b.firstChild;et&&($.style.aspectRatio=`${et.width} / ${et.
height}`);let{context:I}=ln($);Ht(I,et,y,t.get("faded")),I.imageSmoothingEnabled=!1;let R=t.get("own_scale")?Ut([m[E]]):S/j;I.drawImage(le(m[E],R,y),0,0,$.width,
$.height)}}function fe(){let[m,S]=[f.model.get("values"),f.model.get("kind")];P=P?null:m&&{field:Lt(m,S==="plus"?1/ht():1),title:f.model.get("title"),kind:S},Bt()}
let Qe=["source","selected","excluded","band"];function tn(){let m=Object.fromEntries(Qe.map(S=>[S,t.get(S)]));JSON.stringify(lt[it])===JSON.stringify(m)||!t.get(
"answers")["|"]||(lt[it]&&lt[it].source!==m.source&&(P=null),lt.splice(it+1,lt.length-it-1,m),it=lt.length-1)}function Qt(m){if(!lt[it+m])return;it+=m;let{source:S,
...j}=lt[it];S===t.get("source")?St(t,j):r.send({undo:lt[it]}),Bt()}n.addEventListener("keydown",m=>{m.target instanceof HTMLInputElement&&m.target.type!=="rang\
e"||((m.ctrlKey||m.metaKey)&&["z","y","Z"].includes(m.key)&&(m.preventDefault(),m.stopPropagation(),Qt(m.key==="z"&&!m.shiftKey?-1:1)),!zt(m)&&(m.key==="p"&&fe(),
m.key==="?"&&M.help(),m.key==="e"&&g.pencil.click(),m.key==="e"&&m.preventDefault()))}),ae(i,ft,()=>Bt()),se(i,()=>Bt());let en=["answers","selected_answer","ba\
nd_maps","attention","exact","status","pending","warnings","models","provenance","edges"],Se=["selected","excluded","band","estimator","unit","layer","own_scale",
"compare","faded","source","words","image"];H(e,[...en,...Se],()=>{tn(),Bt()}),De(e,["image"],m=>{et=m,Bt()})}function _o({model:e,signal:t},n){let i=0,o={gone:!!e.
get("offline"),problem:"",send:s,files:null},r=(c,f="")=>{if(clearTimeout(i),o.gone===c)return;let p=new Date().toLocaleTimeString([],{hour:"2-digit",minute:"2-\
digit"});[o.gone,o.problem]=[c,`${f} since ${p}`],n()};function s(c,f=void 0,p=void 0){e.get("offline")||(e.send(c,f,p),clearTimeout(i),i=window.setTimeout(()=>r(
!0,"No answer from the kernel"),Do))}if(e.get("offline"))return o;let a=()=>r(!1),u=()=>r(!0,"No kernel");e.on("msg:custom",a),e.on("comm_live_update",u);let d=Math.
random().toString(36).slice(2);return requestAnimationFrame(()=>s({view:d,alive:!0})),t.addEventListener("abort",()=>{clearTimeout(i),e.off("msg:custom",a),e.off(
"comm_live_update",u),e.send({view:d,alive:!1})}),o}var It=51,Mi=40,Ei=6,xn="failed",qo={pictures:102,caption:220,number:92},Uo={pictures:46,caption:150,number:76},[Xe,Ko]=[12,640],Wo=3,Ho=8e3,yn=[["item","Item"],
["file","File"],["error","Error"],["attempts","Attempts"]],vn="Nothing was measured. Run the study again on this folder to continue it.",Vo={running:"No item is\
 done yet. Rows appear here as they are measured.",paused:"No item is done yet, and the study is paused.",quiet:vn,cancelled:vn,failed:vn,done:"The study has no\
 rows."};function $i(e){let{model:t,el:n,signal:i}=e,o=!!t.get("offline");n.classList.add("idw-study");let[r,s,a]=[l("strong.idw-title"),l("span.idw-muted.idw-s\
tudy-about"),l("span.idw-study-counts",{role:"status"})],[u,d]=[l("span.idw-study-fill"),l("span.idw-study-fill.idw-study-lost")],c=l("div.idw-study-track",{role:"\
progressbar","aria-label":"Items measured","aria-valuemin":0},u,d),f=l("dl.idw-study-means"),p=l("div.idw-study-spread",{role:"img"}),v=l("span.idw-flow.idw-stu\
dy-chips",{role:"group","aria-label":"Words shown"}),g=ye([],{"aria-label":"Score"});fn(e,"group","value",g.node);let A=Ke({type:"search",placeholder:"caption o\
r word","aria-label":"Search"}),x=l("div.idw-study-row.idw-study-head",{role:"row","aria-rowindex":1}),N=l("div.idw-study-body",{role:"rowgroup"}),k=l("div.idw-\
study-grid",{role:"grid",tabindex:0,"aria-label":"Words"},l("div",{role:"rowgroup"},x),N),q=l("p.idw-muted.idw-study-nothing"),M=l("span.idw-muted.idw-study-sai\
d",{role:"status"}),T=l("button.idw-button",{onclick:()=>Vt()},"Open in explorer"),U=l("button.idw-button",{title:"Save the rows that are shown",onclick:()=>Me(
`${t.get("study")}.csv`,new Blob([di(F,W)],{type:"text/csv"}))},"CSV"),V=l("div.idw-flow.idw-study-filters",v,l("span.idw-gap"),g.node,A),G=[["Copy the path of \
the Parquet files",()=>`${t.get("folder")}/rows`],["Copy a line for pandas",()=>`pandas.read_parquet(${JSON.stringify(`${t.get("folder")}/rows`)})`]].map(([w,y])=>l(
"button.idw-bare",{onclick:()=>Je(y())},`${w}`)),O=Ue(l("summary.idw-button",{role:"button",title:"Open the rows in other programs"},"Parquet"),G),D=o?[U]:[O,U,
T],Rt=l("footer.idw-flow.idw-study-foot",M,l("span.idw-gap"),...D),gt=l("section.idw-study-sum",f,p),ft=l("div.idw-study-list",gt,V,l("div.idw-study-frame",k,q),
Rt),pt=l("section.idw-study-item",{hidden:!0,"aria-label":"Saved result"}),Kt=l("span.idw-flow.idw-study-title",r,l("span.idw-muted","·"),s),h=l("span.idw-flow\
.idw-study-title",{hidden:!0}),L=l("button.idw-button",{onclick:()=>Ae(t.get("status")==="paused"?"resume":"pause")}),z=l("button.idw-button",{onclick:()=>Ae("c\
ancel")},"Cancel"),Y=l("a.idw-button",{target:"_blank",rel:"noopener",title:"What Dask's workers do"},"Dashboard"),Tt=l("header.idw-flow.idw-study-top",Kt,h,l("\
span.idw-gap"),a,l("span.idw-study-controls",L,z,Y));n.append(Tt,c,ft,pt);let F=hn({}),W=[],P=0,et=0,lt="",it=new AbortController,ht=0,mt=new Map,rt=new Map,bt=new Set,
st=()=>t.get("failures").length>0&&(t.get("label")===xn||!F.count),xt=()=>st()?t.get("failures").length:W.length,ct=w=>["item","word","note"].map(y=>F.text(y,w)).
join(`
`),Et=()=>[...new Set(F.numbers.map(({group:w})=>w))],wt=()=>Et().includes(t.get("group"))?t.get("group"):Et()[0],yt=()=>F.numbers.filter(w=>w.group===wt()),Lt=w=>yt().
find(y=>w(y.name)),vt=()=>{let w=t.get("sort");return w==="caption"?null:Lt(y=>y===w)??Lt(y=>y.startsWith("CMI"))??yt()[0]??null},Pt=Xt("row"),$e=w=>t.send({...w,
count:F.count});function Bt(w){$e(w),clearTimeout(ht),ht=window.setTimeout(()=>J(M,"The kernel does not answer. Run the cell again."),Ho)}let Ae=w=>Bt({pressed:w});
function Vt(){o||st()||!W.length||(J(M,"Opening…"),Bt({open:W[P],view:Pt}))}async function Je(w){let y=await navigator.clipboard?.writeText(w).then(()=>!0,()=>!1);
J(M,y?`Copied ${w}`:w)}let Le=async({thumbnail:w,map:y,view:b,opened:E,state:$,problem:I},R)=>{b===Pt&&(clearTimeout(ht),I?J(M,I):tn(E,await _e($))),w!==void 0&&
w<F.count&&Ne(ct(w),R[0],y&&{...y,data:R[1]})};async function Ne(w,y,b){let E=y?.byteLength?await createImageBitmap(new Blob([y])):null;rt.set(w,{picture:E,map:Mt(
b)});for(let[$,I]of mt)!st()&&ct(W[$])===w&&S(I,W[$])}let fe=0;function Qe(){clearTimeout(fe),fe=window.setTimeout(()=>{let[w,y]=[k.scrollTop,k.clientHeight],b=[
...mt.keys()].filter($=>$*It>w-It&&$*It<w+y),E=st()?[]:b.map($=>W[$]).filter($=>!bt.has(ct($)));for(let $ of E)bt.add(ct($));E.length&&$e({thumbnails:E})},60)}function tn(w,y){
Qt(!1),J(M,at()),it=new AbortController,P=Math.max(W.indexOf(w),0),et=w;let b=K=>{P=Ct(P+K,0,W.length-1),Vt()},E=l("button.idw-button",{onclick:()=>Qt(!0)},"← A\
ll words"),$=(K,At,Ot,ot)=>l("button.idw-button",{"aria-label":K,disabled:ot,onclick:()=>b(Ot)},At),I=$("Previous word","‹",-1,P===0),R=$("Next word","›",1,
P===W.length-1),C=[`${P+1} of ${W.length}`,F.text("note",w)].filter(Boolean).join(" · ");h.replaceChildren(E,I,R,l("span.idw-muted",C));let _=l("div");pt.replaceChildren(
_),[Kt.hidden,h.hidden]=[!0,!1],[ft.hidden,pt.hidden]=[!0,!1],ki({model:new Gt({...y,offline:!0}),el:_,signal:it.signal}),E.focus()}function Qt(w){it.abort(),pt.
replaceChildren(),[ft.hidden,pt.hidden,Kt.hidden,h.hidden]=[!1,!0,!1,!0],w&&($t(),nt(P),k.focus())}h.addEventListener("keydown",w=>w.key==="Escape"&&Qt(!0));function en(){
let[w,y]=[vt(),t.get("descending")],b=(R,C,_)=>{let At=l("button.idw-bare",{onclick:()=>St(t,{sort:R,descending:_?!t.get("descending"):!1}),title:C,"data-key":R},
C,l("span",{"aria-hidden":"true"},_?y?" ↓":" ↑":""));return l(R==="caption"?"span.idw-study-by-text":_?"span.idw-study-sorted":"span",{role:"columnheader","\
aria-sort":_?y?"descending":"ascending":"none"},At)},E=jt(x)?.dataset.key,$=yn.map(([,R])=>l("span",{role:"columnheader"},R)),I=[l("span.idw-study-pictures",{role:"\
columnheader"},l("span.idw-hidden","Picture and map")),b("caption","Caption",!w),...yt().map(R=>b(R.name,Ze(R.name),R===w))];x.replaceChildren(...st()?$:I),E&&[
...x.querySelectorAll("button")].find(({dataset:R})=>R.key===E)?.focus(),Se(),k.classList.toggle("idw-study-failures",st())}function Se(){let{pictures:w,caption:y,
number:b}=n.clientWidth>Ko?qo:Uo,E=k.clientWidth-w-y-2*Xe,$=Math.max(Math.floor(E/(b+Xe)),1),I=yt().length<=$,R=E/$-Xe,C={"--idw-columns":`${w}px minmax(${y}px,\
 2.2fr) repeat(${yt().length}, ${I?"minmax(0, 1fr)":`${R}px`})`,"--idw-width":I?"100%":`${k.clientWidth+(yt().length-$)*(R+Xe)}px`};for(let[_,K]of Object.entries(
C))k.style.setProperty(_,st()?null:K)}function m(w){let y=l("div.idw-study-row",{role:"row",id:`${Pt}-${w}`,"aria-rowindex":w+2});y.style.top=`${w*It}px`;let b=(ot,...dt)=>l(
`span.${ot}`,{role:"gridcell"},...dt);if(st()){let ot=t.get("failures")[w];return y.append(...yn.map(([dt])=>b(`idw-study-${dt}`,l("span",{title:ot[dt]},ot[dt])))),
y}let E=W[w],[$,I,R]=ai(F.text("caption",E),F.text("word",E)),C=[F.text("label",E),F.text("note",E)].filter(Boolean).join(" · "),_=l("span.idw-study-caption",{
title:F.text("caption",E)},$,l("b",I),R),K=yt().map(ot=>{let[dt,te,pe]=[ot.values[E],ot.errors?.[E],ot===vt()],nn=Number.isNaN(dt)?"–":te===void 0?Yt(dt,ot.ends[1]):
kt(dt,te,""),on=cn(ot.ends).bar(Number.isNaN(dt)?null:dt,0,[pe?un(dt):"idw-hollow",""]);return b(`idw-study-number${pe?".idw-study-sorted":""}`,l("span",nn),l("\
span.idw-study-bar.idw-plot",...on))}),At=["picture","map"].map(()=>l("canvas",{"aria-hidden":"true"})),Ot=l("span.idw-hidden",`Picture and map of “${F.text("\
word",E)}”`);return y.append(b("idw-study-pictures",...At,Ot),b("idw-study-text",_,l("span.idw-study-note",C)),...K),S(y,E),y}function S(w,y){let{picture:b,map:E}=rt.
get(ct(y))??{picture:null,map:null},$=de(re(n)),[I,R]=w.querySelectorAll("canvas"),[C,_]=b?[b.width,b.height]:[88,88];for(let At of[I,R])[At.width,At.height]=[C,
_];if(Ht(I.getContext("2d"),b,$,!1),R.classList.toggle("idw-off",!E),!E)return;let K=R.getContext("2d");Ht(K,b,$,!0),K.imageSmoothingEnabled=!1,K.drawImage(le(E,
Ut([E]),$),0,0,C,_)}function j(w=!1){let[y,b]=ri(k.scrollTop,k.clientHeight,It,xt());for(let[$,I]of mt)!w&&$>=y&&$<b||(I.remove(),mt.delete($));let E=[];for(let $=y;$<
b;$++)mt.has($)||(mt.set($,m($)),E.push(mt.get($)));N.append(...E),Q(),Qe()}function Q(){for(let[w,y]of mt)y.setAttribute("aria-selected",String(w===P));mt.has(
P)?k.setAttribute("aria-activedescendant",`${Pt}-${P}`):k.removeAttribute("aria-activedescendant"),T.disabled=st()||!W.length}function nt(w){P=Ct(w,0,Math.max(xt()-
1,0)),et=W[P];let[y,b]=[P*It,k.clientHeight-x.offsetHeight];y<k.scrollTop?k.scrollTop=y:y+It>k.scrollTop+b&&(k.scrollTop=y+It-b),j(),tt()}k.addEventListener("sc\
roll",()=>j()),k.addEventListener("keydown",w=>{if(zt(w)||w.target!==k)return;let y=Math.max(Math.floor(k.clientHeight/It)-1,1),b={ArrowUp:-1,ArrowDown:1,PageUp:-y,
PageDown:y,Home:-1/0,End:1/0};if(w.key==="Enter")Vt();else if(w.key in b)nt(P+b[w.key]);else return;w.preventDefault()}),N.addEventListener("click",w=>{let y=w.
target.closest(".idw-study-row");for(let[b,E]of mt)E===y&&nt(b);Vt()});function B(){let w=t.get("summary")[st()?"":t.get("label")]??[],y=F.numbers.map((C,_)=>({
...C,mean:w[_]})).filter(C=>C.mean&&C.group===wt()),b=vt()?.name,E=[...y].sort((C,_)=>+(_.name===b)-+(C.name===b)).slice(0,Wo),$=(C,_)=>C===null?"–":Yt(C,_),I=y.
filter(C=>E.some(({name:_})=>_===C.name)).map(({name:C,mean:[_,K,At],ends:Ot})=>{let ot=K===null?"":`${$(K,Ot[1])} to ${$(At,Ot[1])}`;return l("div",l("dt",Ze(C)),
l("dd",l("b",$(_,Ot[1])),l("span.idw-muted",{title:"95 % interval"},ot)))}),R=l("div",l("dt","words"),l("dd",l("b",Ee(st()?F.count:W.length))));f.replaceChildren(
...F.count?[...I,R]:[])}function tt(){let w=vt()??yt()[0];if(p.hidden=!w||st()||!W.length,p.hidden)return;let y=si(w,W,Mi),b=Math.max(...y,1),E=wn(w,W[P],Mi),$=y.
map((C,_)=>{let K=b>Ei?`${Math.max(100*C/b,C?2:0)}%`:`${C*8}px`;return l("i",{class:_===E&&Number.isFinite(w.values[W[P]])?"idw-study-mine":null,style:`height:${K}`})});
p.classList.toggle("idw-study-dots",b<=Ei);let I=w.ends.map(C=>l("span",String(Number(C.toPrecision(2))).replace("-","−"))),R=`${Ze(w.name)} of each word`;p.setAttribute(
"aria-label",`Distribution of ${R}, from ${I[0].textContent} to ${I[1].textContent}`),p.replaceChildren(l("div.idw-study-stacks",...$),l("div.idw-study-ends",I[0],
l("span",R),I[1]))}function X(){let w=Object.keys(t.get("summary")).filter(Boolean),y=Object.fromEntries(w.map(C=>[C,0]));for(let C=0;C<F.count;C++)y[F.text("la\
bel",C)]++;let b=t.get("failures").length,E=[["",`all ${Ee(F.count)}`],...w.map(C=>[C,`${C} ${Ee(y[C])}`])];b&&E.push([xn,`failed ${b}`]);let $=jt(v)?.dataset.value,
{buttons:I,show:R}=xe(E,C=>St(t,{label:C}));R(st()?xn:t.get("label"));for(let C of I)C.classList.add("idw-study-chip");v.replaceChildren(...I),I.find(C=>C.dataset.
value===$)?.focus()}let at=()=>st()?"Failed items are tried again when the study is run again.":o?"Open the study in a notebook to see saved results.":"Enter or\
 a click opens the saved result in an explorer, without a model";function $t(){let w=["label","sort","descending","group","search"].map(I=>t.get(I)).join(`
`),y=P*It-k.scrollTop;W=st()?[]:oi(F,{label:t.get("label"),search:t.get("search"),by:vt(),descending:t.get("descending")});let b=P>0||k.scrollTop>0,E=w===lt&&b?
W.indexOf(et):-1;lt=w,P=Math.max(E,0),et=W[P];let $=Et().map(I=>[I,I]);g.offer($),g.node.value=wt()??"",g.node.hidden=$.length<2||st(),ft.classList.toggle("idw-\
study-bare",!xt()&&!F.count),gt.hidden=!F.count,k.setAttribute("aria-rowcount",String(xt()+1)),k.setAttribute("aria-colcount",String(st()?yn.length:yt().length+
2)),N.style.height=`${xt()*It}px`,E<0?k.scrollTop=0:y>=0&&y<k.clientHeight-It&&(k.scrollTop=P*It-y),U.disabled=!W.length,J(M,at()),J(q,xt()?"":F.count?"No capti\
on contains this text.":Vo[t.get("status")]),q.hidden=!!xt(),en(),j(!0),B(),tt()}ae(i,k,()=>{Se(),j()}),se(i,()=>j(!0)),A.addEventListener("input",()=>St(t,{search:A.
value})),t.on("msg:custom",Le),i.addEventListener("abort",()=>{t.off("msg:custom",Le),it.abort()}),H(e,["study","about","status","done","total","pace","failures",
"controlled","dashboard"],(w,y,b,E,$,I,R,C,_)=>{J(r,Ze(w)),J(s,y);let K=$===null?"":` of ${Ee($)}`,At=[!["running","quiet"].includes(b)&&b,`${Ee(E)}${K} items`,
R.length&&`${R.length} failed`,I];J(a,At.filter(Boolean).join(" · ")),n.dataset.status!==b&&clearTimeout(ht),n.dataset.status=b,L.textContent=b==="paused"?"Res\
ume":"Pause",!C&&[L,z].includes(jt(n))&&k.focus(),L.hidden=z.hidden=!C||o,Y.hidden=!_||o,Y.href=_,c.setAttribute("aria-valuemax",String($??E)),c.setAttribute("a\
ria-valuenow",String(E)),u.style.width=`${100*E/($||1/0)}%`,d.style.width=`${100*R.length/($||1/0)}%`}),H(e,["table"],w=>{let y=F.count?ct(et):"";F=hn(w),(et>=F.
count||ct(et)!==y)&&(et=0),bt.clear();for(let b of rt.keys())bt.add(b);for(let[b,[E,$]]of Object.entries(t.get("thumbnails")))Ne(ct(Number(b)),E,$)}),H(e,["sear\
ch"],w=>A.value=w),H(e,["table","summary","failures","label"],X),H(e,["table","summary","failures","label","sort","descending","group","search"],$t)}var Ee=e=>e.
toLocaleString("en-US"),Ze=e=>e.charAt(0).toUpperCase()+e.slice(1);var ha=Vn("study_view",$i);export{ha as default};

// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var at=class{#t={};constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let i of this.#t[`change:${t}`]??[])i()}on(t,n){(this.#t[t]??=
new Set).add(n)}off(t,n){this.#t[t]?.delete(n)}save_changes(){}send(...t){}},kt=class extends at{constructor(t,n,i={}){super(i),this.whole=t,this.shared=n}get(t){
return t in this.shared?this.whole.get(this.shared[t]):super.get(t)}set(t,n){t in this.shared?this.whole.set(this.shared[t],n):super.set(t,n)}on(t,n){this.#t(t,
(i,r)=>i===this?super.on(r,n):i.on(r,n))}off(t,n){this.#t(t,(i,r)=>i===this?super.off(r,n):i.off(r,n))}#t(t,n){let i=t.replace("change:","");t.startsWith("chang\
e:")?i in this.shared?n(this.whole,`change:${this.shared[i]}`):n(this,t):n(this.whole,t)}save_changes(){this.whole.save_changes()}send(...t){this.whole.send(t[0],
t[1],t[2])}};function T(e,...t){return t.map(n=>e.get(n))}function jt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function O(e,t){jt(e,t),e.save_changes()}
function $({model:e,signal:t},n,i){let r=0,o=()=>{r=0,i(...T(e,...n))},s=()=>r||=requestAnimationFrame(o);for(let a of n)e.on(`change:${a}`,s);t.addEventListener(
"abort",()=>{cancelAnimationFrame(r);for(let a of n)e.off(`change:${a}`,s)}),o()}function Et(e,t,n,i,r){let o=null;$(e,[t,...i],s=>{let a=JSON.stringify(s);a!==
o&&n(s),o=a,r()})}function _(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Dt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function ne(e){let t,n,
i;e.length!==2?(t=_,n=(a,l)=>_(e(a),l),i=(a,l)=>e(a)-l):(t=e===_||e===Dt?e:bn,n=e,i=e);function r(a,l,d=0,c=a.length){if(d<c){if(t(l,l)!==0)return c;do{let f=d+
c>>>1;n(a[f],l)<0?d=f+1:c=f}while(d<c)}return d}function o(a,l,d=0,c=a.length){if(d<c){if(t(l,l)!==0)return c;do{let f=d+c>>>1;n(a[f],l)<=0?d=f+1:c=f}while(d<c)}
return d}function s(a,l,d=0,c=a.length){let f=r(a,l,d,c-1);return f>d&&i(a[f-1],l)>-i(a[f],l)?f-1:f}return{left:r,center:s,right:o}}function bn(){return 0}function xn(e){
return e===null?NaN:+e}function*yn(e,t){if(t===void 0)for(let n of e)n!=null&&(n=+n)>=n&&(yield n);else{let n=-1;for(let i of e)(i=t(i,++n,e))!=null&&(i=+i)>=i&&
(yield i)}}var ie=ne(_),Mn=ie.right,vi=ie.left,Ai=ne(xn).center;var kn=re(oe),Li=re(En);function re(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!i)return t;let a=n&&e(n),l=i&&e(i),d=r.slice();return a&&l?(et(a,d,r,o,s),et(a,r,d,o,s),et(a,d,r,o,s),nt(l,r,d,o,s),nt(l,d,r,o,
s),nt(l,r,d,o,s)):a?(et(a,r,d,o,s),et(a,d,r,o,s),et(a,r,d,o,s)):l&&(nt(l,r,d,o,s),nt(l,d,r,o,s),nt(l,r,d,o,s)),t}}function et(e,t,n,i,r){for(let o=0,s=i*r;o<s;)
e(t,n,o,o+=i,1)}function nt(e,t,n,i,r){for(let o=0,s=i*r;o<i;++o)e(t,n,o,o+s,i)}function En(e){let t=oe(e);return(n,i,r,o,s)=>{r<<=2,o<<=2,s<<=2,t(n,i,r+0,o+0,s),
t(n,i,r+1,o+1,s),t(n,i,r+2,o+2,s),t(n,i,r+3,o+3,s)}}function oe(e){let t=Math.floor(e);if(t===e)return vn(e);let n=e-t,i=2*e+1;return(r,o,s,a,l)=>{if(!((a-=l)>=
s))return;let d=t*o[s],c=l*t,f=c+l;for(let h=s,g=s+c;h<g;h+=l)d+=o[Math.min(a,h)];for(let h=s,g=a;h<=g;h+=l)d+=o[Math.min(a,h+c)],r[h]=(d+n*(o[Math.max(s,h-f)]+
o[Math.min(a,h+f)]))/i,d-=o[Math.max(s,h-c)]}}function vn(e){let t=2*e+1;return(n,i,r,o,s)=>{if(!((o-=s)>=r))return;let a=e*i[r],l=s*e;for(let d=r,c=r+l;d<c;d+=
s)a+=i[Math.min(o,d)];for(let d=r,c=o;d<=c;d+=s)a+=i[Math.min(o,d+l)],n[d]=a/t,a-=i[Math.max(r,d-l)]}}function An(e,t){let n=0;if(t===void 0)for(let i of e)i!=null&&
(i=+i)>=i&&++n;else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&(r=+r)>=r&&++n}return n}function Y(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of e)(o=t(o,++r,e))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}function se(e=_){if(e===_)return Ut;if(typeof e!="function")throw new TypeError("compare is not a function");return(t,n)=>{let i=e(t,n);return i||i===0?i:(e(n,n)===
0)-(e(t,t)===0)}}function Ut(e,t){return(e==null||!(e>=e))-(t==null||!(t>=t))||(e<t?-1:e>t?1:0)}var Ln=Array.prototype,$i=Ln.slice;var $n=Math.sqrt(50),Sn=Math.sqrt(10),Cn=Math.sqrt(2);function vt(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),s=o>=$n?10:o>=
Sn?5:o>=Cn?2:1,a,l,d;return r<0?(d=Math.pow(10,-r)/s,a=Math.round(e*d),l=Math.round(t*d),a/d<e&&++a,l/d>t&&--l,d=-d):(d=Math.pow(10,r)*s,a=Math.round(e/d),l=Math.
round(t/d),a*d<e&&++a,l*d>t&&--l),l<a&&.5<=n&&n<2?vt(e,t,n*2):[a,l,d]}function _t(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,o,s]=i?
vt(t,e,n):vt(e,t,n);if(!(o>=r))return[];let a=o-r+1,l=new Array(a);if(i)if(s<0)for(let d=0;d<a;++d)l[d]=(o-d)/-s;else for(let d=0;d<a;++d)l[d]=(o-d)*s;else if(s<
0)for(let d=0;d<a;++d)l[d]=(r+d)/-s;else for(let d=0;d<a;++d)l[d]=(r+d)*s;return l}function Nn(e,t,n){return t=+t,e=+e,n=+n,vt(e,t,n)[2]}function ae(e,t,n){let i;for(;;){let r=Nn(e,t,n);if(r===i||r===0||!isFinite(r))return[e,t];if(r>0){let o=Math.ceil(e/r),s=Math.floor(t/r);e=(o-(o*r>e))*r,t=(s+(s*
r<t))*r}else if(r<0){let o=-r,s=Math.ceil(e*o),a=Math.floor(t*o);e=(s-(s/o>e))/o,t=(a+(a/o<t))/o}i=r}}function de(e){return Math.max(1,Math.ceil(Math.log(An(e))/
Math.LN2)+1)}function lt(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&(n<r||n===void 0&&
r>=r)&&(n=r)}return n}function ee(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n>i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&(n>r||n===void 0&&
r>=r)&&(n=r)}return n}function le(e,t,n=0,i=1/0,r){if(t=Math.floor(t),n=Math.floor(Math.max(0,n)),i=Math.floor(Math.min(e.length-1,i)),!(n<=t&&t<=i))return e;for(r=r===void 0?Ut:se(r);i>
n;){if(i-n>600){let l=i-n+1,d=t-n+1,c=Math.log(l),f=.5*Math.exp(2*c/3),h=.5*Math.sqrt(c*f*(l-f)/l)*(d-l/2<0?-1:1),g=Math.max(n,Math.floor(t-d*f/l+h)),w=Math.min(
i,Math.floor(t+(l-d)*f/l+h));le(e,t,g,w,r)}let o=e[t],s=n,a=i;for(dt(e,n,t),r(e[i],o)>0&&dt(e,n,i);s<a;){for(dt(e,s,a),++s,--a;r(e[s],o)<0;)++s;for(;r(e[a],o)>0;)
--a}r(e[n],o)===0?dt(e,n,a):(++a,dt(e,a,i)),a<=t&&(n=a+1),t<=a&&(i=a-1)}return e}function dt(e,t,n){let i=e[t];e[t]=e[n],e[n]=i}function ce(e,t,n){if(e=Float64Array.from(yn(e,n)),!(!(i=e.length)||isNaN(t=+t))){if(t<=0||i<2)return ee(e);if(t>=1)return lt(e);var i,r=(i-1)*t,o=Math.floor(r),
s=lt(le(e,o).subarray(0,o+1)),a=ee(e.subarray(o+1));return s+(a-s)*(r-o)}}function W(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}
function Kt(e,t=_){if(typeof e[Symbol.iterator]!="function")throw new TypeError("values is not iterable");let n=Array.from(e),i=new Float64Array(n.length);t.length!==
2&&(n=n.map(t),t=_);let r=(a,l)=>t(n[a],n[l]),o,s;return e=Uint32Array.from(n,(a,l)=>l),e.sort(t===_?(a,l)=>Ut(n[a],n[l]):se(r)),e.forEach((a,l)=>{let d=r(a,o===
void 0?a:o);d>=0?((o===void 0||d>0)&&(o=a,s=l),i[a]=s):i[a]=NaN}),i}var Si=In(Math.random);function In(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let s=e()*o--|0,a=n[o+i];n[o+i]=n[s+i],n[s+i]=a}return n}}function ct(e,t){
let n=0;if(t===void 0)for(let i of e)(i=+i)&&(n+=i);else{let i=-1;for(let r of e)(r=+t(r,++i,e))&&(n+=r)}return n}function ue(e,t){if(typeof t!="function")throw new TypeError("test is not a function");let n=-1;for(let i of e)if(t(i,++n,e))return!0;return!1}function ut(e,t){return e.toFixed(t).replace("-","−")}function qt(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function G(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=qt(i?Math.abs(e):t);return`${ut(e,r)}${i?"":` ± ${ut(t,r)}`} ${n}`.
trim()}function At(e,t){return Number.isFinite(e)?e===0?"0":ut(e,t<.1?qt(t):Math.min(qt(Math.abs(e)/10),2)):"·"}function fe([e,t],n){let i=Math.max(-e,t);return`\
bars: ${At(e,i)} to ${At(t,i)} ${n}`}function he(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function pe(e,t=[],{zero:n=!0,clip:i=!1}={}){let r=e.flatMap((a,l)=>a===null?[]:[a-(t[l]??0),a+(t[l]??0)]),[o=0,s=0]=Y(n?[0,...r]:r);return s<=o?[0,1]:[i&&e.every(
a=>a===null||a>=0)?0:o,s]}function K(e,t,n){return Math.min(Math.max(e,t),n)}function ft([e,t],[n,i]){return r=>n+(i-n)*(K(r,e,t)-e)/(t-e||1)}function u(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of t){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[s,a]of Object.entries(o))s.startsWith("on")?r.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
r.setAttribute(s,a===!0?"":a)}return r}function B(e,t){e.textContent!==t&&(e.textContent=t)}function H(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function j(e){return e.getRootNode().activeElement}function me(e){return e.flatMap(([t,n])=>[u("dt",t),u("dd",n)])}function Lt(e,t){return u("span.idw-pair",u(`\
i.${e}`),t)}function ht(e){return e.ctrlKey||e.metaKey||e.altKey}function we(e){e.addEventListener("keydown",t=>{ht(t)||t.stopPropagation()})}function ge(e,t,n,i="\
ltr"){let r=i==="rtl"?-1:1,o={ArrowLeft:-r,ArrowUp:-1,ArrowRight:r,ArrowDown:1}[e.key],s=o?t+o:{Home:0,End:n-1}[e.key];return s===void 0?void 0:K(s,0,n-1)}function be(e){
let t={list:[],index:0,anchor:0,replace(n){let i=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.min(t.index,i),anchor:Math.min(t.anchor,i)}),e.replaceChildren(
...n.map(({node:r,box:o=r})=>o)),t.mark()},mark:()=>t.list.forEach(({node:n},i)=>n.tabIndex=i===t.index?0:-1),indexOf:n=>t.list.findIndex(({node:i,box:r=i})=>r.
contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.index=t.indexOf(n.target),t.mark()}),t}function xe(e,t,{starts:n=()=>!0,
move:i,end:r,cancel:o=()=>{}}){let s=null,a=!1,l=({clientX:c,clientY:f})=>t.indexOf(e.getRootNode().elementFromPoint(c,f));return e.addEventListener("pointerdow\
n",c=>{let f=c.button===0&&!c.shiftKey&&!ht(c)?l(c):-1;s=f>=0&&n(f,c)?{from:f,to:f,moved:!1}:null,a=!1}),e.addEventListener("pointermove",c=>{let f=s&&c.buttons&
1?l(c):-1;f<0||f===s.to||(e.hasPointerCapture(c.pointerId)||e.setPointerCapture(c.pointerId),Object.assign(s,{to:f,moved:!0}),i(s.from,f))}),e.addEventListener(
"pointerup",()=>{let c=s;s=null,a=!!c?.moved,a&&r(c.from,c.to)}),e.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener("pointercancel",
()=>{s=null,o()}),{endsIn:c=>a&&c.detail>0,stop:()=>[s,a]=[null,!1]}}function Wt(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=
Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),{context:e.getContext("2d"),ratio:i}}function ye(e){return getComputedStyle(e).getPropertyValue(
"--idw-dark").trim()==="1"}function Me(e,t){let n=new MutationObserver(()=>requestAnimationFrame(t));for(let i of[document.documentElement,document.body])n.observe(
i,{attributes:!0,attributeFilter:["data-jp-theme-light","class","data-theme"]});matchMedia("(prefers-color-scheme: dark)").addEventListener("change",t,{signal:e}),
e.addEventListener("abort",()=>n.disconnect())}var Pn=460;function $t(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`min(100%, ${Pn*n/i}px)`,
Wt(t,e.clientWidth,e.clientHeight)}function Rn(e,t,n,i=()=>e){let r=o=>{let s=i().getBoundingClientRect();t(K((o.clientX-s.left)/s.width,0,1))};e.addEventListener(
"pointerdown",o=>{o.button===0&&(o.stopPropagation(),e.setPointerCapture(o.pointerId),i()===e&&r(o))}),e.addEventListener("pointermove",o=>o.buttons&1&&r(o)),e.
addEventListener("pointerup",()=>n())}function St(e,t,n=()=>{}){let r=u("div.idw-wipe-handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,
"aria-label":e}}),o=.5;return Rn(r,t,n,()=>r.parentElement),r.addEventListener("keydown",a=>{let l={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,
End:1}[a.key];!l||ht(a)||(a.preventDefault(),o=K(o+l,0,1),t(o),n())}),{node:r,show:(a,[l,d])=>{o=a;let c=Math.round(100*a);r.style.left=`${100*a}%`,r.setAttribute(
"aria-valuenow",String(c)),r.setAttribute("aria-valuetext",`${c} % ${l}, ${100-c} % ${d}`)}}}function it(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.
addEventListener("abort",()=>i.disconnect())}var ke=e=>new Blob([e],{type:"image/png"});function Ct(e,t,n){$(e,t,async()=>{let i=t.map(o=>e.model.get(o)),r=await Promise.
all(i.map(o=>o?createImageBitmap(ke(o)):null));i.every((o,s)=>o===e.model.get(t[s]))&&!e.signal.aborted&&n(...r)})}function Ee(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);
return e.addEventListener("abort",n),i=>(n(),t=i.map(r=>URL.createObjectURL(ke(r))),t)}var Tn={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function pt(e){if(!e||e.rows)return e??null;
let{shape:t,dtype:n,scale:i=1,power:r=1,data:o}=e,[s,a]=t.slice(-2),l=new Tn[n](o.buffer.slice(o.byteOffset,o.byteOffset+o.byteLength));return n==="float32"&&i===
1?{rows:s,columns:a,data:l}:{rows:s,columns:a,data:Float32Array.from(l,n==="float16"?c=>On(c)*i:r===2?c=>c*Math.abs(c)*i*i:c=>c*i)}}async function Ae(e){let t=new Blob(
[Uint8Array.from(atob(e),o=>o.charCodeAt(0))]),n=await new Response(t.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),i=new DataView(n).getUint32(
0,!0),r=new TextDecoder().decode(new Uint8Array(n,4,i));return JSON.parse(r,(o,s)=>s?.bytes?new DataView(n,4+i+s.bytes[0],s.bytes[1]):s)}function On(e){let[t,n,
i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}var Fn=1e-6;function Le(e){let t=e.filter(Number.isFinite),
n=lt(t,Math.abs)??0;return{size:n,negative:ue(t,i=>i<-Fn*n),total:ct(t)}}function $e({columns:e,data:t},[n,i,r,o]){let a=W(i,o).map(l=>t.subarray(l*e+n,l*e+r)).
map(l=>l.filter(Number.isFinite));return a.some(l=>l.length)?ct(a,l=>ct(l)):NaN}function ve(e,t,n,i){let r=n/i;return W(i).map(o=>Math.max(Math.min(t,(o+1)*r)-Math.
max(e,o*r),0))}function Se(e,t,[n,i,r,o]){if(!e)return null;let{rows:s,columns:a,data:l}=e,d=ve(i,o,t.rows,s),c=ve(n,r,t.columns,a),f=0;for(let h=0;h<l.length;h+=
s*a){let g=0;d.forEach((w,x)=>{w&&c.forEach((p,b)=>g+=w*p*l[h+x*a+b])}),f+=g*g}return Math.sqrt(f)}function mt([e,t],[n,i]){let[r,o]=[Math.min(t,i),Math.max(t,i)+
1];return[r,Math.min(e,n),o,Math.max(e,n)+1]}function Ce(e,t){let n=({model:r,el:o,signal:s})=>{o.classList.add("idw"),we(o),t({model:r,el:o,signal:s})},i=document.getElementById("idw-page");return i?.dataset.
bundle===e&&(i.removeAttribute("data-bundle"),Ae(document.getElementById("idw-stored")?.textContent??"").then(r=>{n({model:new at({...r,offline:!0}),el:i,signal:new AbortController().
signal}),zn(i)})),{render:n}}function zn(e){let t=window.frameElement;if(!t)return;t.previousElementSibling?.remove();let n=()=>t.style.height=`${Math.ceil(e.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(e)}function wt(e,t){let n=e.map(([r,o,s])=>u("button.idw-button",{title:s,"data-value":r,onclick:()=>t(r)},o));return{buttons:n,show:(r,o=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===r)),s.disabled=o}}}function Ne(e,t,n,i){let{buttons:r,show:o}=wt(i,s=>O(e.model,{[t]:s}));for(let s of r)s.classList.add(
"idw-segment");return $(e,[t],s=>o(s)),u("span.idw-segments",{role:"group","aria-label":n},...r)}function Ie(e,t,n,i={}){let r=u("button.idw-bare.idw-icon",{title:e,
"aria-label":e.replace(/ \(.*/,""),onclick:n,...i});return r.innerHTML=`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${t}"/></svg\
>`,r}function Pe(e,t){let n=H("radio"),i=e.map(([s])=>u("input",{type:"radio",name:n,value:s,onchange:()=>t(s)})),r=e.map(([,s],a)=>u("label.idw-pair",i[a],u("span",
s)));return{inputs:i,labels:r,show:s=>{for(let a of i)a.checked=a.value===s}}}function Nt(e){let t=u("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},
e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),t}function It(e){return t=>Number.isInteger(t)&&t>=e}function Pt(e,t,[n,i],r,o){
let{model:s}=e,a=u("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${i}`.trim()},r),l=()=>a.value=s.get(t)||"";return a.addEventListener("change",()=>{
let d=Number(a.value);Number.isFinite(d)&&o(d)&&O(s,{[t]:d}),l()}),$(e,[t],l),u("label.idw-pair",u("span",n),a,u("span",i))}function Ht(e,t,n,i){return i.addEventListener(
"change",()=>O(e.model,{[t]:i[n]})),$(e,[t],()=>i[n]=e.model.get(t)),i}function rt(e,t,n){let i=Ht(e,t,"checked",u("input",{type:"checkbox"})),r=u("span",n);return{
input:i,label:r,row:u("label.idw-pair",i,r)}}function Re(e,t={}){let n=u("select.idw-field",t),i=r=>n.replaceChildren(...r.map(([o,s])=>u("option",{value:o},s)));
return i(e),{node:n,offer:i}}function Te(e,t,n,i){let{place:r=Number,value:o=Number,text:s,spoken:a=s,step:l=.05}=i,{model:d}=e,c=u("input",{type:"range",min:0,
max:1,step:l}),f=u("span.idw-value",{"aria-hidden":"true"}),h=()=>{c.value=String(r(d.get(t))),f.textContent=s(d.get(t)),c.setAttribute("aria-valuetext",a(d.get(
t)))};return c.addEventListener("input",()=>d.set(t,o(Number(c.value)))),c.addEventListener("change",()=>d.save_changes()),$(e,[t],h),{input:c,show:h,row:u("lab\
el.idw-row",u("span",n),c,f)}}function gt(e){let{model:t,el:n}=e;n.classList.add("idw-pair","idw-choice");let i=u("span.idw-muted.idw-small",{id:H("label")}),r=u("span.idw-segments",{role:"g\
roup","aria-labelledby":i.id});n.append(i,r);let o=l=>{};Et(e,"options",l=>{let d=wt(l,c=>O(t,{value:c}));for(let c of d.buttons)c.classList.add("idw-segment");
o=d.show,r.replaceChildren(...d.buttons)},["value","label"],()=>{i.textContent=t.get("label"),o(t.get("value"))})}var Bn={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function bt(e){return["running","paused"].includes(e.get(
"status"))}function Oe(e,{label:t,next:n,texts:i,names:r=[],blocked:o=()=>!1}){let{model:s}=e,a=y=>s.send({pressed:y}),l=u("button.idw-button.idw-run-main",{onclick:()=>a(
n())}),d=u("button.idw-button",{onclick:()=>a("cancel")},"Cancel"),c=u("span.idw-run-status",{role:"status"}),f=u("span.idw-muted.idw-run-detail"),h=u("span.idw\
-run-fill"),w=u("div.idw-run-track",{role:"progressbar","aria-label":t,...{"aria-valuemin":0,"aria-valuemax":100}},h),x=u("p.idw-error",{role:"alert"}),p=u("div\
.idw-flow.idw-run",u("i.idw-dot",{"aria-hidden":"true"}),c,f,l,d),b=()=>{let y=Math.round(100*s.get("progress"));p.dataset.status=w.dataset.status=s.get("status"),
l.textContent={pause:"Pause",resume:"Resume",...i}[n()]??"",l.disabled=o(),!bt(s)&&j(p)===d&&l.focus(),d.hidden=!bt(s),B(c,Bn[s.get("status")]),f.textContent=s.
get("detail"),w.setAttribute("aria-valuenow",String(y)),w.setAttribute("aria-valuetext",s.get("detail")||`${y} %`),h.style.width=bt(s)?`${y}%`:"0",B(x,s.get("er\
ror")),x.hidden=!s.get("error")};return $(e,["status","progress","detail","error",...r],b),{line:p,track:w,error:x,update:b}}var Vt=[["ode","one noise","Probability flow with Heun's method, two evaluations a step: the words may move objects."],["ddpm","every step's noise","Steps of th\
e reverse chain, one evaluation each: keeps far more of the layout."]];function jn(e){let t=Ht(e,"sampler","value",Re(Vt,{"aria-label":"What the inversion keeps"}).
node),n=u("span.idw-muted"),i=u("summary"),r=Pt(e,"steps",["","steps"],{step:10},It(1)),o=Pt(e,"samples",["","samples of a prediction"],{step:16},It(2)),s=u("di\
v.idw-flow.idw-run-fields",r,o,u("label.idw-pair",u("span","keep"),t),n);return $(e,["steps","samples","sampler"],(a,l,d)=>{let[,c,f]=Vt.find(([h])=>h===d)??Vt[0];
n.textContent=f,i.textContent=`${a} steps, keeping ${c}; predictions from ${l} samples`}),u("details.idw-small",i,s)}function Fe(e){let{model:t,el:n}=e;n.classList.
add("idw-edit-bar");let i=Nt({class:"idw-field idw-replacement","aria-label":"Replacement",placeholder:"another word"}),r=g=>g===t.get("replacement")||O(t,{replacement:g}),
o=Pe(Object.entries({omit:"leave out",swap:"replace by"}),g=>{g==="swap"&&i.focus(),r(g==="swap"?i.value.trim():"")}),[s,a]=o.labels,l={role:"radiogroup","aria-\
label":"What happens to the words"},d=u("p.idw-edit-prompt",{role:"status"}),c=()=>bt(t)&&t.get("task")==="edit",f=()=>c()?t.get("status")==="paused"?"resume":"\
pause":"edit",h=Oe(e,{label:"Progress of the edit",next:f,texts:{edit:"Edit"},names:["task","objection"],blocked:()=>f()==="edit"&&!!t.get("objection")});n.append(
u("div.idw-flow.idw-edit-choice",l,s,u("div.idw-pair",a,i)),d,h.line,h.track,h.error,jn(e)),i.addEventListener("input",()=>o.show("swap")),i.addEventListener("c\
hange",()=>r(i.value.trim())),$(e,["words","replacement","new_prompt","objection"],(g,w,x,p)=>{B(s.lastChild,g?`leave out “${g}”`:"leave out"),j(n)!==i?(i.value=
w||(g?i.value:""),o.show(w?"swap":"omit")):w&&(i.value=w);for(let b of[...o.inputs,i])b.disabled=!g;d.classList.toggle("idw-muted",!!p),B(d,p?`${p[0].toUpperCase()}${p.
slice(1)}.`:`“${x}”`)})}var Dn=Array.prototype,Un=Dn.slice;function _n(e,t){return e-t}function Kn(e){for(var t=0,n=e.length,i=e[n-1][1]*e[0][0]-e[n-1][0]*e[0][1];++t<n;)i+=e[t-1][1]*e[t][0]-
e[t-1][0]*e[t][1];return i}var ze=e=>()=>e;function qn(e,t){for(var n=-1,i=t.length,r;++n<i;)if(r=Wn(e,t[n]))return r;return 0}function Wn(e,t){for(var n=t[0],i=t[1],
r=-1,o=0,s=e.length,a=s-1;o<s;a=o++){var l=e[o],d=l[0],c=l[1],f=e[a],h=f[0],g=f[1];if(Hn(l,f,t))return 0;c>i!=g>i&&n<(h-d)*(i-c)/(g-c)+d&&(r=-r)}return r}function Hn(e,t,n){
var i;return Vn(e,t,n)&&Yn(e[i=+(e[0]===t[0])],n[i],t[i])}function Vn(e,t,n){return(t[0]-e[0])*(n[1]-e[1])===(n[0]-e[0])*(t[1]-e[1])}function Yn(e,t,n){return e<=
t&&t<=n||n<=t&&t<=e}function Gn(){}var q=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[[
[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,
1]]],[[[.5,1],[1,1.5]]],[]];function je(){var e=1,t=1,n=de,i=l;function r(d){var c=n(d);if(Array.isArray(c))c=c.slice().sort(_n);else{let f=Y(d,Xn);for(c=_t(...ae(
f[0],f[1],c),c);c[c.length-1]>=f[1];)c.pop();for(;c[1]<f[0];)c.shift()}return c.map(f=>o(d,f))}function o(d,c){let f=c==null?NaN:+c;if(isNaN(f))throw new Error(
`invalid value: ${c}`);var h=[],g=[];return s(d,f,function(w){i(w,d,f),Kn(w)>0?h.push([w]):g.push(w)}),g.forEach(function(w){for(var x=0,p=h.length,b;x<p;++x)if(qn(
(b=h[x])[0],w)!==-1){b.push(w);return}}),{type:"MultiPolygon",value:c,coordinates:h}}function s(d,c,f){var h=new Array,g=new Array,w,x,p,b,y,M;for(w=x=-1,b=X(d[0],
c),q[b<<1].forEach(k);++w<e-1;)p=b,b=X(d[w+1],c),q[p|b<<1].forEach(k);for(q[b<<0].forEach(k);++x<t-1;){for(w=-1,b=X(d[x*e+e],c),y=X(d[x*e],c),q[b<<1|y<<2].forEach(
k);++w<e-1;)p=b,b=X(d[x*e+e+w+1],c),M=y,y=X(d[x*e+w+1],c),q[p|b<<1|y<<2|M<<3].forEach(k);q[b|y<<3].forEach(k)}for(w=-1,y=d[x*e]>=c,q[y<<2].forEach(k);++w<e-1;)M=
y,y=X(d[x*e+w+1],c),q[y<<2|M<<3].forEach(k);q[y<<3].forEach(k);function k(A){var C=[A[0][0]+w,A[0][1]+x],S=[A[1][0]+w,A[1][1]+x],L=a(C),N=a(S),v,I;(v=g[L])?(I=h[N])?
(delete g[v.end],delete h[I.start],v===I?(v.ring.push(S),f(v.ring)):h[v.start]=g[I.end]={start:v.start,end:I.end,ring:v.ring.concat(I.ring)}):(delete g[v.end],v.
ring.push(S),g[v.end=N]=v):(v=h[N])?(I=g[L])?(delete h[v.start],delete g[I.end],v===I?(v.ring.push(S),f(v.ring)):h[I.start]=g[v.end]={start:I.start,end:v.end,ring:I.
ring.concat(v.ring)}):(delete h[v.start],v.ring.unshift(C),h[v.start=L]=v):h[L]=g[N]={start:L,end:N,ring:[C,S]}}}function a(d){return d[0]*2+d[1]*(e+1)*4}function l(d,c,f){
d.forEach(function(h){var g=h[0],w=h[1],x=g|0,p=w|0,b=Yt(c[p*e+x]);g>0&&g<e&&x===g&&(h[0]=Be(g,Yt(c[p*e+x-1]),b,f)),w>0&&w<t&&p===w&&(h[1]=Be(w,Yt(c[(p-1)*e+x]),
b,f))})}return r.contour=o,r.size=function(d){if(!arguments.length)return[e,t];var c=Math.floor(d[0]),f=Math.floor(d[1]);if(!(c>=0&&f>=0))throw new Error("inval\
id size");return e=c,t=f,r},r.thresholds=function(d){return arguments.length?(n=typeof d=="function"?d:Array.isArray(d)?ze(Un.call(d)):ze(d),r):n},r.smooth=function(d){
return arguments.length?(i=d?l:Gn,r):i===l},r}function Xn(e){return isFinite(e)?e:NaN}function X(e,t){return e==null?!1:+e>=t}function Yt(e){return e==null||isNaN(
e=+e)?-1/0:e}function Be(e,t,n,i){let r=i-t,o=n-t,s=isFinite(r)||isFinite(o)?r/o:Math.sign(r)/Math.sign(o);return isNaN(s)?e:e+s-.5}var Jn=.62,Qn=.997,Zn=[.08,.25,.5],ti=2155905152,ei={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c\
5e"],attention:["e5dcf7","b39ae3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a\
1f4b","c9404a","f47c45","fbc15e","fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b",
"1f7a6b","57b89d","d8f5e6"],ground:"#101215",empty:"#1f2226",contrast:.36}},ni=e=>Math.min(Math.abs(e),1)**Jn,ii=e=>e<.06?0:.94*Math.min(1,e/.45)**.85;function De(e){
let t=e.map(n=>[0,2,4].map(i=>Number.parseInt(n.slice(i,i+2),16)));return Uint32Array.from({length:256},(n,i)=>{let r=i/255*(t.length-1),o=Math.min(Math.floor(r),
t.length-2),[s,a,l]=t[o].map((d,c)=>Math.round(d+(r-o)*(t[o+1][c]-d)));return(Math.round(255*ii(i/255))<<24|l<<16|a<<8|s)>>>0})}function Ue(e,t="plus"){let n=ei[e?
"dark":"light"];return{...n,above:De(n[t]??n.plus),below:De(n.minus)}}function _e(e){let t=e.map(({data:i})=>Float32Array.from(i.filter(Number.isFinite),Math.abs)),
n=i=>Math.max(0,...t.map(r=>ce(r,i)??0));return n(Qn)||n(1)||1}function Ke(e,t,{above:n,below:i},r=(o,s)=>!0){return Uint32Array.from(e,(o,s)=>r(o,s)?Number.isFinite(
o)?(o<0?i:n)[Math.round(255*ni(o/t))]:ti:0)}function qe(e,t,n,i=u("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(
e.buffer),t,n),0,0),i}function We(e,t,n,i=void 0){return qe(Ke(e.data,t,n,i),e.columns,e.rows)}function Gt(e,t,{ground:n,empty:i,contrast:r},o,s=!1){let{width:a,
height:l}=e.canvas;e.fillStyle=t?n:i,e.fillRect(0,0,a,l),t&&(e.save(),e.imageSmoothingEnabled=s||t.width>a,o&&([e.globalAlpha,e.filter]=[r,"saturate(0.2)"]),e.drawImage(
t,0,0,a,l),e.restore())}function He(e,t,n,{above:i,ground:r},o){let{width:s,height:a}=e.canvas,l=je().size([t.columns,t.rows]).smooth(!0),d=Array.from(ri(t),Math.
abs),[c,f]=[s/t.columns,a/t.rows];Zn.forEach((h,g)=>{let w=new Path2D;for(let p of l.contour(d,h*n).coordinates.flat())p.forEach(([b,y],M)=>w[M?"lineTo":"moveTo"](
b*c,y*f));e.lineJoin="round";let x=i[[150,200,255][g]];for(let[p,b]of[[3.4,`${r}d0`],[1.7,`rgb(${[0,8,16].map(y=>x>>y&255)})`]])[e.lineWidth,e.strokeStyle]=[Number(
p)*o,String(b)],e.stroke(w)})}function ri({rows:e,columns:t,data:n}){return n.map((i,r)=>{let[o,s]=[Math.floor(r/t),r%t],[a,l]=[0,0];for(let d=Math.max(o-1,0);d<=
Math.min(o+1,e-1);d++)for(let c=Math.max(s-1,0);c<=Math.min(s+1,t-1);c++){let f=(2-Math.abs(d-o))*(2-Math.abs(c-s));a+=f*(n[d*t+c]||0),l+=f}return a/l})}function Ve(e,t,n,i=r=>!0){
let r=Array.from({length:e.width},(a,l)=>n?2*l/(e.width-1)-1:l/(e.width-1)),o=qe(Ke(r,1,t,i),e.width,1),s=e.getContext("2d");Gt(s,null,t,!1),s.drawImage(o,0,0,e.
width,e.height)}var Xt=8e6;async function Ye(e,t){let[n]=t,i=`“${n.name}”`,r=`images may have up to ${Xt/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>Xt)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${r}`);e.notify(`Reading ${i}…`);let o=await n.arrayBuffer().catch(
()=>null);o?e.model.send({picture:n.name},void 0,[o]):e.notify(`${i} is no file that can be read.`)}function Ge(e,{model:t,el:n,signal:i}){let r=({dataTransfer:a})=>t.
get("accepts_images")&&a.types.includes("Files"),o=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,l=>{r(l)&&(l.preventDefault(),l.stopPropagation(),o(a!=="drop"),a==="drop"&&l.dataTransfer.files.length&&Ye(e,[...l.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||o(!1));let s=({problem:a}={})=>a===void 0||e.notify(a);t.on("msg:custom",s),i.addEventListener("abort",()=>t.off("ms\
g:custom",s))}function Xe(e,t="Open an image…"){let n=u("input",{type:"file",accept:"image/*",hidden:!0});return n.addEventListener("change",()=>n.files?.length&&
Ye(e,[...n.files])),{button:u("button.idw-button",{onclick:()=>{n.value="",n.click()},title:`Or drop one, up to ${Xt/1e6} MB`},t),input:n}}var Je=8,oi=[["map","map","Colour whose opacity and depth grow with the value"],["contours","contours","Lines at 8, 25 and 50 % of the largest value"],["picture",
"picture","The picture alone"]],si=4,ai={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-Je,0],PageDown:[Je,0],Home:[0,-1/0],End:[0,1/0]};
function Qe(e){let{canvas:t,model:n}=e,i=null,r=s=>{let a=t.getBoundingClientRect(),l=(f,h)=>K(Math.floor(f*h),0,h-1),{rows:d,columns:c}=e.field;return[l((s.clientY-
a.top)/a.height,d),l((s.clientX-a.left)/a.width,c)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:r(s),x:s.clientX,
y:s.clientY,moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=r(s);e.point(a),i&&(i.moved||=Math.hypot(
s.clientX-i.x,s.clientY-i.y)>=si,i.moved&&e.select(mt(i.cell,a)))});let o=s=>{i&&((!s||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("p\
ointerup",()=>o(!0)),t.addEventListener("pointercancel",()=>o(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}
function Ze(e){let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=ai[r.
key];if(!o||!e.field||ht(r))return;r.preventDefault();let{rows:s,columns:a}=e.field,l=e.cell??[s>>1,a>>1],d=[K(l[0]+o[0],0,s-1),K(l[1]+o[1],0,a-1)],c=e.cell||r.
shiftKey?d:l;i=r.shiftKey?i??l:null,e.spoken=i?"region":"cursor",e.point(c),i&&(e.select(mt(i,c)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}function tn(e,t){
let{model:n}=t,i=Ne(t,"drawing","Drawing",oi),r=h=>h?G(h,null,""):"0",o=Te(t,"threshold","Threshold",{place:h=>Math.cbrt(h/e.top),value:h=>Number((e.top*h**3).toPrecision(
3)),text:h=>`${r(h)} ${e.sumUnit}`.trim(),spoken:h=>`${r(h)} ${n.get("unit")}`.trim(),step:.01}),s=rt(t,"hide_noise","Hide below 2σ"),a=Xe(e),l=()=>{o.show(),o.
input.disabled=!e.field,s.input.disabled=!e.errors},d=[rt(t,"faded","Faded picture").row,s.row,rt(t,"smooth","Smooth").row],c=u("div.idw-flow.idw-settings",o.row,
...d,a.button,a.input),f=u("details.idw-small",u("summary","Map settings"),c);return{styles:i,settings:f,opener:a.button,show:l}}var di=250,li="Arrow keys read pixels, Shift and arrow keys select a region, Escape clears.",Jt=class{image=null;field=null;errors=null;replicates=null;layers=[];top=1;wipe=.5;spoken="";message="";#t=0;constructor(t){
this.model=t.model,this.el=t.el,this.title=u("span.idw-title"),this.reading=u("span.idw-large.idw-reading"),this.canvas=u("canvas",{tabindex:0,role:"application",
"aria-roledescription":"heat map","aria-description":li}),this.note=u("div.idw-note",{role:"status"}),this.probe=u("output.idw-tip.idw-probe"),this.sum=u("outpu\
t.idw-tip.idw-sum"),this.tags=[u("span.idw-tag.idw-tag-left"),u("span.idw-tag.idw-tag-right")],this.handle=St("Wipe between the pinned and the present map",i=>{
this.wipe=i,this.draw()});let n=[this.canvas,this.note,...this.tags,this.handle.node,this.probe,this.sum];this.stage=u("div.idw-stage",...n),this.bar=u("canvas.\
idw-bar-colours",{width:256,height:1,"aria-hidden":"true"}),this.ends=[u("span"),u("span"),u("span")],this.legend=u("div.idw-colourbar",this.bar,u("div.idw-mute\
d.idw-small.idw-bar-ticks",...this.ends)),this.head=u("div.idw-head",this.title,this.reading),this.controls=tn(this,t),this.under=u("div.idw-under",this.legend,
this.controls.styles),t.el.append(this.head,this.stage,this.under,this.controls.settings),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,r]=this.model.get("region"),o=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),di))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=T(this.model,"values","errors","replicates").map(pt);this.field=t&&{...t,...Le(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,r,o]=T(n,"limit","threshold","pinned");this.top=i??(t?_e([t]):1),this.signed=n.get("signed")??t?.negative??
!1,this.colours=Ue(ye(this.el),n.get("kind"));let s=n.get("hide_noise")?this.errors?.data:null,a=(f,h)=>{let g=Math.abs(f);return!(g<r)&&(!s||g>=2*s[h])},l=[o?.
values&&{field:pt(o.values),title:o.title}];l.push(t&&{field:t,title:n.get("title"),visible:a}),this.layers=l.map(f=>f&&{...f,layer:We(f.field,this.top,this.colours,
f.visible)}),Ve(this.bar,this.colours,this.signed,f=>!(Math.abs(f)*this.top<r)),this.legend.hidden=!t;let d=f=>f?String(Number(f.toPrecision(2))).replace("-","−"):
"0",c=[this.signed?d(-this.top):"0",n.get("unit"),d(this.top)];this.ends.forEach((f,h)=>f.textContent=c[h]),this.controls.show(),this.readOut(),this.draw()}get sumUnit(){
return this.model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:r,cellSize:o,sumUnit:s}=this,[a,l]=o,d=(y,M,k,A,C)=>{if(y.setAttribute(
"aria-live",this.spoken===M?"polite":"off"),y.replaceChildren(...k?[`${k} `,u("span.idw-small",A)]:[]),!k)return;let[S,L]=[100*C[0]/t.columns,100*C[1]/t.rows];y.
style.cssText=`left:${S}%;translate:${-S}% 0;${L>12?`bottom:${100-L}%`:`top:${L}%`}`,y.classList.toggle("idw-tip-below",L<=12)},c=i&&i[0]*t.columns+i[1],f=i&&G(
t.data[c],n?.data[c],s),[h,g]=i?[(i[1]+.5)*l,(i[0]+.5)*a].map(Math.floor):[];d(this.probe,"cursor",f,`at (${h}, ${g})`,i&&[i[1]+.5,i[0]]);let w=a*l,[x,p]=r?[$e(
t,r),Se(this.replicates,t,r)]:[],b=r&&G(x*w,p===null?null:p*w,s);d(this.sum,"region",b,r&&this.extent(r,x),r&&[r[0],r[1]]),this.spoken=""}extent(t,n){let[i,r,o,
s]=t,{negative:a,total:l}=this.field,[d,c]=[(o-i)*this.cellSize[1],(s-r)*this.cellSize[0]].map(Math.round),f=a||!(l>0)||Number.isNaN(n)?"":` (${he(n/l)} of the \
map)`;return`in ${d}×${c} pixels${f}`}draw(){let{image:t,field:n,canvas:i,stage:r,model:o}=this,[s,a,l,d]=T(o,"drawing","faded","smooth","compare"),[c,f]=t?[t.
width,t.height]:n?[n.columns,n.rows]:[1,1],{context:h,ratio:g}=$t(r,i,c,f),[w,x]=s==="picture"?[]:this.layers,p=w&&x&&d!=="side"?this.wipe:0;if(this.colours){Gt(
h,t,this.colours,!!(x&&a&&s==="map"),l);for(let[b,y,M]of[[w,0,p],[x,p,1]])!b||y===M||(h.save(),h.beginPath(),h.rect(y*i.width,0,(M-y)*i.width,i.height),h.clip(),
h.imageSmoothingEnabled=l,s==="contours"?He(h,b.field,this.top,this.colours,g):h.drawImage(b.layer,0,0,i.width,i.height),h.restore());this.tags.forEach((b,y)=>{
b.hidden=!p,b.textContent=[w,x][y]?.title??""}),this.handle.node.hidden=!p,p&&this.handle.show(p,[w.title,x.title]),n&&(this.region&&this.outline(h,g,this.region,
[5,4],0),this.cell&&this.outline(h,g,mt(this.cell,this.cell),[],1.5))}}outline(t,n,i,r,o){let[s,a,l,d]=i,{canvas:c,field:f}=this,[h,g,w]=[c.width/f.columns,c.height/
f.rows,o*n];for(let x of[!1,!0])t.lineWidth=(x?1.5:3)*n,t.strokeStyle=x?"#fff":"#000",t.setLineDash(x?r.map(p=>p*n):[]),t.strokeRect(s*h-w,a*g-w,(l-s)*h+2*w,(d-
a)*g+2*w);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,o,s]=T(n,"title","reading","loading","accepts_images"),a=!!n.get("values"),l=o?"Estimating…":
t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=i,this.reading.textContent=r,B(this.note,this.message||(a?"":n.get("note")??l)),this.
stage.classList.toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute("aria-label",["Heat map",i,r].filter(Boolean).join(",\
 ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.label()}};function Qt(e){e.el.classList.add(
"idw-figure","idw-pane");let t=new Jt(e);return Qe(t),Ze(t),Ge(t,e),it(e.signal,t.stage,()=>t.draw()),Me(e.signal,()=>t.recolor()),$(e,["values","errors","repli\
cates"],()=>t.decode()),$(e,["signed","limit","kind","hide_noise","threshold","unit","pinned","title"],()=>t.recolor()),$(e,["cursor","region"],()=>{t.readOut(),
t.draw()}),$(e,["drawing","faded","smooth","compare"],()=>t.draw()),$(e,["title","reading","loading","values","note","accepts_images"],()=>t.label()),Ct(e,["ima\
ge"],n=>t.showImage(n)),t}function Zt({model:e,signal:t},n){let i=([r,o])=>{let s=new Proxy({},{has:()=>!0,get:(d,c)=>`${r}.${String(c)}`}),a=new kt(e,s);a.send=(d,c=void 0,f=void 0)=>e.
send({part:r,...d},c,f);let l={model:a,el:u("div.idw-part"),signal:t};return o(l),[r,l]};return Object.fromEntries(Object.entries(n).map(i))}function en(e){let t=e.length-1,[n,i]=[Kt(e),Kt(e,Dt)];return n.map((r,o)=>(t+r-i[o])/(2*Math.max(t,1)))}var nn=e=>Y(e),xt={left:12,bottom:12,top:6,right:6};function rn(e){let{model:t,el:n,signal:i}=e;n.classList.add("idw-figure","idw-scatter");let r=u("canvas",{role:"\
img"}),[o,s]=[u("span.idw-muted.idw-small.idw-scatter-x"),u("span.idw-muted.idw-small.idw-scatter-y")],a=u("p.idw-muted.idw-scatter-empty","Nothing to compare y\
et."),l=u("dl.idw-flow.idw-scatter-numbers"),d=u("span.idw-muted"),c=u("div.idw-flow.idw-scatter-foot.idw-small",rt(e,"by_rank","by rank").row,d),f=u("div.idw-h\
ead",u("span.idw-title","Pixel by pixel"),l);n.append(f,u("div.idw-scatter-stage",s,r,a),o,c);let h=null,g=()=>{let[p,b,y]=T(t,"axes","count","by_rank"),M=h?.[0].
length??0,k=Object.entries({Pearson:t.get("pearson"),Spearman:t.get("spearman")}),A=([L,N])=>u("div.idw-pair",u("dt.idw-small",L),u("dd.idw-large",N===null?"–":
ut(N,2)));l.replaceChildren(...k.map(A));let C=p.map(L=>y?`rank of ${L.replace(/,.*/,"")}`:L);[o.textContent,s.textContent]=[`${C[0]} →`,`${C[1]} ↑`],a.hidden=
!!h,l.hidden=c.hidden=!h,d.textContent=b>M?`${M} of ${b} pixels drawn`:`${M} pixels`;let S=h?`Scatter of ${p.join(" and ")} of ${M} pixels`:a.textContent??"";r.
setAttribute("aria-label",S)},w=()=>{g();let{context:p,ratio:b}=Wt(r);p.scale(b,b);let[y,M]=[r.clientWidth,r.clientHeight],[k,A]=[xt.left,M-xt.bottom],C=getComputedStyle(
n);if(p.strokeStyle=C.getPropertyValue("--idw-muted"),p.strokeRect(k-5.5,xt.top-4.5,0,A),p.strokeRect(k-5.5,A+5.5,y,0),!h)return;let[S,L]=t.get("by_rank")?h.map(
en):h,N=ft(nn(S),[k,y-xt.right]),v=ft(nn(L),[A,xt.top]);p.fillStyle=C.getPropertyValue("--idw-accent"),p.globalAlpha=S.length>1e3?.35:.7;for(let I=0;I<S.length;I++)
p.beginPath(),p.arc(N(S[I]),v(L[I]),2,0,2*Math.PI),p.fill()};it(i,r,w);let x=new MutationObserver(w);x.observe(document.body,{attributes:!0,attributeFilter:["da\
ta-jp-theme-light"]}),i.addEventListener("abort",()=>x.disconnect()),$(e,["points"],p=>{let b=pt(p);h=b&&[b.data.subarray(0,b.columns),b.data.subarray(b.columns)],
w()}),$(e,["axes","pearson","spearman","count","by_rank"],w)}function ci(e,t=!1){let n=ft(e,[0,100]),[i,r]=t?["bottom","height"]:["left","width"],o=(l,d,c="")=>u(`span.${l}`,{style:`${i}:${n(d)}%`},c),s=(l,d,c)=>{let[f,h]=[
n(Math.min(d,c)),n(Math.max(d,c))];return u(`span.${l}`,{style:`${i}:${f}%;${r}:${h-f}%`})};return{place:n,mark:o,bar:(l,d,[c,f],h=0)=>l==null?[]:[s(c,h,l),...d>
0?[s(f,l-d,l+d)]:[]]}}function ui(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function on(e,t,n,i,r=null,o=null){let{bar:s,mark:a}=ci(i,!0),[l,d]=s(t,n,[ui(
t),"idw-whisker"]),c=s(r,0,["idw-hollow","idw-whisker"]),f=o==null?[]:[a("idw-exact",o)];e.replaceChildren(a("idw-zero",0),...c,...l?[l]:[],...d?[d]:[],...f)}function sn(e,t,n=null){return n!==null?W(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function an(e,t){let n=W(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var Rt=class e{constructor(t,n,i,r="all"){let o=s=>[...new Set(s)].sort((a,l)=>a-l);this.count=t,this.
empty=r,this.selected=o(n),this.excluded=o(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:W(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=sn(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(sn([],n,t))}exclude(t){
let n=i=>i.filter(r=>r!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:W(this.count).filter(r=>!i.includes(
r)))}};function dn(e){let t=u("p.idw-muted.idw-small",{id:H("hint")},"Enter applies, Escape reverts."),n=u("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},r=Nt(i),o=u("div.idw-rewrite",{hidden:!0},r,t,n),s=(d,c)=>{o.hidden||(o.hidden=!0,e(d,c))},a=d=>{
n.textContent=d,d?r.setAttribute("aria-invalid","true"):r.removeAttribute("aria-invalid")};return r.addEventListener("keydown",d=>{if(d.isComposing||(d.key==="E\
scape"&&s(null,!0),d.key!=="Enter"))return;d.preventDefault();let c=r.value.trim();c?s(c,!0):a("A prompt needs at least one word.")}),r.addEventListener("input",
()=>a("")),r.addEventListener("blur",()=>{j(r)!==r&&s(null,!1)}),{form:o,open:d=>{r.value=d,o.hidden=!1,a(""),r.focus(),r.select()}}}var fi=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],hi="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",pi="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",mi={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},wi="M11 2.5l2.5\
 2.5L6 12.5l-3.2.7.7-3.2z",gi=.02;function ln(e,t,n){return e!=null&&Math.abs(e)<Math.max(2*(t??0),gi*n)}function cn(e){let{model:t,el:n}=e;n.classList.add("idw\
-picker");let i=u("span.idw-title"),r=u("span.idw-muted.idw-small.idw-end.idw-picker-scale"),o=Ie("Edit the prompt (F2)",wi,()=>L()),s=u("span.idw-hidden",{id:H(
"help")}),a=u("div.idw-flow.idw-words",{role:"group","aria-describedby":s.id,dir:"auto"}),l=[Lt("idw-fill",""),Lt("idw-hollow",""),Lt("idw-exact","exact")],d=u(
"div.idw-flow.idw-small.idw-muted.idw-keys",...l),c=u("p.idw-muted","No words yet."),f=u("div.idw-segments.idw-presets",{role:"group","aria-label":"Questions"}),
h=u("p.idw-asks",{role:"status"}),g=u("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),w=dn((m,E)=>N(m,E)),x=u("div.idw-head",
i,o,r);n.append(x,s,u("div.idw-sentence",a,d),w.form,c,f,h,g);let p=be(a),b=null,y=null,M=t.get("pending"),k=()=>{let[m,E,P,R]=T(t,"words","selected","excluded",
"empty_selection");return new Rt(m.length,E,P,R)},A=({selected:m,excluded:E})=>{M="",O(t,{selected:m,excluded:E}),V()},C=wt(fi,m=>A(k().take(m,p.index)));for(let m of C.
buttons)m.classList.add("idw-segment");f.append(...C.buttons);let S=()=>t.get("text")||t.get("words").join(" "),L=()=>{!t.get("editable")||t.get("disabled")||(w.
open(M||S()),V())},N=(m,E)=>{m!==null&&(M=m===S()?"":m,t.send({edited:m})),V(),E&&(p.list[p.index]?.node??o).focus()},v=m=>m.target.closest(".idw-leave"),I=xe(a,
p,{starts:(m,E)=>!t.get("disabled")&&!v(E),move:(m,E)=>{b=k().phrase(m,E),V()},end:(m,E)=>{b=null,p.anchor=m,A(k().phrase(m,E)),p.focus(E)},cancel:()=>{b=null,V()}}),
hn=(m,E)=>{if(I.endsIn(E))return;let P=k();E.detail===1&&(y=P),E.altKey?A(P.exclude(m)):E.ctrlKey||E.metaKey?A(P.toggle(m)):E.shiftKey?A(P.phrase(p.anchor,m)):A(
P.choose(m)),E.shiftKey||(p.anchor=m),p.focus(m)};a.addEventListener("dblclick",m=>{!t.get("editable")||v(m)||(y&&A(y),L())}),a.addEventListener("keydown",m=>{let E=m.
key===" "&&m.ctrlKey;if(m.ctrlKey&&!E||m.metaKey||m.altKey||t.get("disabled")||v(m)&&["Enter"," "].includes(m.key))return;let P=E?"toggle":mi[m.key.length>1?m.key:
m.key.toLowerCase()],R=ge(m,p.index,p.list.length,getComputedStyle(a).direction);if((P||R!==void 0||["Escape","F2"].includes(m.key))&&(m.preventDefault(),m.stopPropagation()),
m.key==="Escape"&&A(k().take("whole",p.index)),m.key==="F2"&&L(),P&&!m.repeat){if(P==="choose"&&m.shiftKey)return A(k().phrase(p.anchor,p.index));P!=="exclude"&&
(p.anchor=p.index),A(k()[P](p.index))}if(R===void 0)return;let{selected:D}=k(),J=D.includes(p.index)&&[D[0],D.at(-1)].includes(p.anchor);m.shiftKey&&!J&&(p.anchor=
p.index),p.focus(R),m.shiftKey&&A(k().phrase(p.anchor,p.index))}),a.addEventListener("keyup",m=>{m.key===" "&&!v(m)&&m.preventDefault()});let pn=(m,E)=>{let P=u(
"span.idw-bar.idw-plot"),R=u("span.idw-muted.idw-small.idw-number",{dir:"ltr"}),D=u("span.idw-word-text",{"data-text":m[E]},m[E]),ot=u("button.idw-bare.idw-word",
{onclick:Z=>hn(E,Z)},D,P,R),Q=u("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>A(k().exclude(E))});return{name:m[E]+an(m,E),bar:P,number:R,node:ot,leave:Q,
box:u("div.idw-chip",ot,Q)}},mn=m=>{let E=a.contains(j(n));p.replace(m.map((P,R)=>pn(m,R))),b=y=null,I.stop(),E&&p.focus()},V=()=>{let[m,E,P,R]=T(t,"values","er\
rors","unit","disabled"),[D=[],J=[],ot=[]]=T(t,"others","exact","names"),Tt=b??k(),Q=z=>z.some(U=>U!==null),Z=pe([...m,...D,...J],E,{clip:!0}),yt=!w.form.hidden;
i.textContent=t.get("label");let Mt=t.get("help");s.textContent=Mt??hi+(t.get("empty_selection")==="none"?"clears the selection":"selects the whole prompt"),a.setAttribute(
"aria-label",t.get("label")),r.textContent=Q(m)?fe(Z,P):"",l.forEach((z,U)=>{z.hidden=!(U<2?ot[U]&&Q([m,D][U]):Q(J)),U<2&&(z.lastChild.textContent=ot[U]??"")}),
p.list.forEach(({name:z,bar:U,number:gn,node:Ot,leave:tt,box:Ft},F)=>{let zt=m.length?G(m[F],E[F],P):"",st=Tt.state(F),te=st==="left out";Ft.dataset.state=st,Ft.
title=Mt?zt:[`${z}: ${st}`,zt,pi].filter(Boolean).join(`
`),Ot.setAttribute("aria-pressed",String(st==="selected")),Ot.setAttribute("aria-label",[z,Mt?"":st,zt].filter(Boolean).join(", ")),Ot.disabled=tt.disabled=R,tt.
hidden=!!Mt,tt.textContent=te?"+":"×",tt.title=te?"Take back":"Leave out",tt.setAttribute("aria-label",`${tt.title} ${z}`);let Bt=Math.max(-Z[0],Z[1]);Ft.classList.
toggle("idw-faint",ln(m[F],E[F],Bt)),gn.textContent=ln(m[F],0,Bt)?"0":At(m[F]??NaN,Bt),on(U,m[F],E[F],Z,D[F],J[F])}),C.show(Tt.preset,R);let wn=M&&`Sent: “${M}\
”. Its words come with its first numbers.`;B(h,wn||t.get("question")),g.textContent=M?"":t.get("formula"),a.hidden=yt;for(let z of[f,h,g])z.hidden=yt||!p.list.
length;c.hidden=yt||p.list.length>0,o.hidden=yt||!t.get("editable"),o.disabled=R};return $(e,["pending"],m=>{M=m,V()}),Et(e,"words",mn,[...["selected","excluded",
"empty_selection","values","errors","unit","label","text","editable","disabled"],"question","formula","others","exact","names"],V),{head:x,pencil:o,presets:f,question:h,
formula:g,put:A,selection:k}}function un(e){let{model:t,el:n}=e;n.classList.add("idw-figure","idw-wipe");let i=u("span.idw-title"),r=u("canvas",{role:"img"}),[o,s]=[u("span.idw-tag.idw-tag-\
left"),u("span.idw-tag.idw-tag-right")],a=u("div.idw-note",{role:"status"}),d=St("Wipe between before and after",M=>t.set("wipe",Math.round(100*M)/100),()=>t.save_changes()),
c=u("div.idw-stage.idw-wipe-stage",r,o,s,d.node,a),f=u("dl.idw-wipe-facts.idw-foot"),h=u("div.idw-strip",{role:"group","aria-label":"Edits"});n.append(u("div.id\
w-head",i),c,f,h);let g=null,w=null,x=()=>!!(g&&w),p=()=>{let M=w??g,{width:k,height:A}=M??{width:1,height:1},{context:C}=$t(c,r,k,A);C.imageSmoothingEnabled=k>
r.width;let S=x()?t.get("wipe"):w?0:1;w&&C.drawImage(w,0,0,r.width,r.height),g&&S>0&&(C.save(),C.beginPath(),C.rect(0,0,Math.round(r.width*S),r.height),C.clip(),
C.drawImage(g,0,0,r.width,r.height),C.restore());let[[L,N],v]=T(t,"names","title");d.show(S,[L,N]),d.node.hidden=!x(),[o.textContent,s.textContent,i.textContent]=
[L,N,v],o.hidden=!x()||S<.15,s.hidden=!x()||S>.85,a.textContent=x()?"":M?t.get("note"):"No picture yet",r.setAttribute("aria-label",x()?`${L} and ${N}: ${v}`:M?
L:"No picture yet")},b=()=>[...h.children].forEach((M,k)=>M.setAttribute("aria-pressed",String(k===t.get("chosen")))),y=Ee(e.signal);it(e.signal,c,p),Ct(e,["bef\
ore","after"],(...M)=>{[g,w]=M,p()}),$(e,["wipe","title","note","names"],p),$(e,["facts"],M=>f.replaceChildren(...me(M))),$(e,["thumbnails","captions"],(M,k)=>{
let A=[...h.children].indexOf(j(n)),C=(L,N)=>{let v={title:k[N],onclick:()=>O(t,{chosen:N})};return u("button.idw-button.idw-small",v,u("img",{src:L,alt:""}),u(
"span",k[N]??""))},S=y(M).map(C);h.replaceChildren(...S),S[A]?.focus(),h.hidden=!S.length,b()}),$(e,["chosen"],b)}var bi={wipe:un,predicted:Qt,actual:Qt,scatter:rn},xi={method:gt,estimator:gt,measured:gt,before:gt};function fn(e){let{model:t,el:n}=e,i=t.get("edits"),r=Zt(e,
bi);if(n.classList.add("idw-intervention"),i){let[a,l]=[u("h1.idw-large"),u("p.idw-muted.idw-small")],d=()=>{let{prompt:c,facts:f,states:h}=i[t.get("wipe.chosen")];
[a.textContent,l.textContent]=[`“${c}”`,f],jt(t,h)};t.on("change:wipe.chosen",d),d(),n.append(a,l)}else{let{picker:a,bar:l,...d}=Zt(e,{picker:cn,bar:Fe,...xi}),
c=u("div.idw-flow",...Object.values(d).map(f=>f.el));n.append(u("div.idw-stack",a.el,l.el,c))}n.append(u("div.idw-columns.idw-results",...Object.values(r).map(a=>a.
el)));let{predicted:o,actual:s}=r;for(let[a,l]of[[o.model,s.model],[s.model,o.model]])a.on("change:cursor",()=>{let d=a.get("cursor");String(l.get("cursor"))!==
String(d)&&l.set("cursor",d)})}var jo=Ce("intervention_pane",fn);export{jo as default};

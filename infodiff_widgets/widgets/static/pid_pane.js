// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var pt=class{#t={};constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let r of this.#t[`change:${t}`]??[])r()}on(t,n){(this.#t[t]??=
new Set).add(n)}off(t,n){this.#t[t]?.delete(n)}save_changes(){}send(...t){}},mt=class extends pt{constructor(t,n,r={}){super(r),this.whole=t,this.shared=n}get(t){
return t in this.shared?this.whole.get(this.shared[t]):super.get(t)}set(t,n){t in this.shared?this.whole.set(this.shared[t],n):super.set(t,n)}on(t,n){this.#t(t,
(r,i)=>r===this?super.on(i,n):r.on(i,n))}off(t,n){this.#t(t,(r,i)=>r===this?super.off(i,n):r.off(i,n))}#t(t,n){let r=t.replace("change:","");t.startsWith("chang\
e:")?r in this.shared?n(this.whole,`change:${this.shared[r]}`):n(this,t):n(this.whole,t)}save_changes(){this.whole.save_changes()}send(...t){this.whole.send(t[0],
t[1],t[2])}};function W(e,...t){return t.map(n=>e.get(n))}function Ye(e,t){for(let[n,r]of Object.entries(t))e.set(n,r)}function tt(e,t){Ye(e,t),e.save_changes()}
function R({model:e,signal:t},n,r){let i=0,o=()=>{i=0,r(...W(e,...n))},s=()=>i||=requestAnimationFrame(o);for(let a of n)e.on(`change:${a}`,s);t.addEventListener(
"abort",()=>{cancelAnimationFrame(i);for(let a of n)e.off(`change:${a}`,s)}),o()}function qt(e,t,n,r,i){let o=null;R(e,[t,...r],s=>{let a=JSON.stringify(s);a!==
o&&n(s),o=a,i()})}function dt(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Xe(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function _t(e){let t,n,
r;e.length!==2?(t=dt,n=(a,c)=>dt(e(a),c),r=(a,c)=>e(a)-c):(t=e===dt||e===Xe?e:Je,n=e,r=e);function i(a,c,l=0,d=a.length){if(l<d){if(t(c,c)!==0)return d;do{let f=l+
d>>>1;n(a[f],c)<0?l=f+1:d=f}while(l<d)}return l}function o(a,c,l=0,d=a.length){if(l<d){if(t(c,c)!==0)return d;do{let f=l+d>>>1;n(a[f],c)<=0?l=f+1:d=f}while(l<d)}
return l}function s(a,c,l=0,d=a.length){let f=i(a,c,l,d-1);return f>l&&r(a[f-1],c)>-r(a[f],c)?f-1:f}return{left:i,center:s,right:o}}function Je(){return 0}function Qe(e){
return e===null?NaN:+e}function*Ze(e,t){if(t===void 0)for(let n of e)n!=null&&(n=+n)>=n&&(yield n);else{let n=-1;for(let r of e)(r=t(r,++n,e))!=null&&(r=+r)>=r&&
(yield r)}}var Ht=_t(dt),or=Ht.right,sr=Ht.left,ar=_t(Qe).center;var tn=Wt(Vt),lr=Wt(en);function Wt(e){return function(t,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid\
 ry");let{data:i,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:i.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!r)return t;let a=n&&e(n),c=r&&e(r),l=i.slice();return a&&c?(lt(a,l,i,o,s),lt(a,i,l,o,s),lt(a,l,i,o,s),ct(c,i,l,o,s),ct(c,l,i,o,
s),ct(c,i,l,o,s)):a?(lt(a,i,l,o,s),lt(a,l,i,o,s),lt(a,i,l,o,s)):c&&(ct(c,i,l,o,s),ct(c,l,i,o,s),ct(c,i,l,o,s)),t}}function lt(e,t,n,r,i){for(let o=0,s=r*i;o<s;)
e(t,n,o,o+=r,1)}function ct(e,t,n,r,i){for(let o=0,s=r*i;o<r;++o)e(t,n,o,o+s,r)}function en(e){let t=Vt(e);return(n,r,i,o,s)=>{i<<=2,o<<=2,s<<=2,t(n,r,i+0,o+0,s),
t(n,r,i+1,o+1,s),t(n,r,i+2,o+2,s),t(n,r,i+3,o+3,s)}}function Vt(e){let t=Math.floor(e);if(t===e)return nn(e);let n=e-t,r=2*e+1;return(i,o,s,a,c)=>{if(!((a-=c)>=
s))return;let l=t*o[s],d=c*t,f=d+c;for(let h=s,b=s+d;h<b;h+=c)l+=o[Math.min(a,h)];for(let h=s,b=a;h<=b;h+=c)l+=o[Math.min(a,h+d)],i[h]=(l+n*(o[Math.max(s,h-f)]+
o[Math.min(a,h+f)]))/r,l-=o[Math.max(s,h-d)]}}function nn(e){let t=2*e+1;return(n,r,i,o,s)=>{if(!((o-=s)>=i))return;let a=e*r[i],c=s*e;for(let l=i,d=i+c;l<d;l+=
s)a+=r[Math.min(o,l)];for(let l=i,d=o;l<=d;l+=s)a+=r[Math.min(o,l+c)],n[l]=a/t,a-=r[Math.max(i,l-c)]}}function rn(e,t){let n=0;if(t===void 0)for(let r of e)r!=null&&
(r=+r)>=r&&++n;else{let r=-1;for(let i of e)(i=t(i,++r,e))!=null&&(i=+i)>=i&&++n}return n}function Gt(e,t){var n=0,r=0;return Float64Array.from(e,t===void 0?i=>n+=+i||0:i=>n+=+t(i,r++,e)||0)}function Et(e,t){let n,r;if(t===void 0)for(let i of e)i!=null&&(n===void 0?i>=i&&(n=r=i):(n>i&&(n=i),r<i&&(r=i)));else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&
(n===void 0?o>=o&&(n=r=o):(n>o&&(n=o),r<o&&(r=o)))}return[n,r]}function on(e=dt){if(e===dt)return Yt;if(typeof e!="function")throw new TypeError("compare is not a function");return(t,n)=>{let r=e(t,n);return r||r===0?r:(e(n,
n)===0)-(e(t,t)===0)}}function Yt(e,t){return(e==null||!(e>=e))-(t==null||!(t>=t))||(e<t?-1:e>t?1:0)}var sn=Array.prototype,cr=sn.slice;var an=Math.sqrt(50),ln=Math.sqrt(10),cn=Math.sqrt(2);function Mt(e,t,n){let r=(t-e)/Math.max(0,n),i=Math.floor(Math.log10(r)),o=r/Math.pow(10,i),s=o>=an?10:o>=
ln?5:o>=cn?2:1,a,c,l;return i<0?(l=Math.pow(10,-i)/s,a=Math.round(e*l),c=Math.round(t*l),a/l<e&&++a,c/l>t&&--c,l=-l):(l=Math.pow(10,i)*s,a=Math.round(e/l),c=Math.
round(t/l),a*l<e&&++a,c*l>t&&--c),c<a&&.5<=n&&n<2?Mt(e,t,n*2):[a,c,l]}function Ot(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let r=t<e,[i,o,s]=r?
Mt(t,e,n):Mt(e,t,n);if(!(o>=i))return[];let a=o-i+1,c=new Array(a);if(r)if(s<0)for(let l=0;l<a;++l)c[l]=(o-l)/-s;else for(let l=0;l<a;++l)c[l]=(o-l)*s;else if(s<
0)for(let l=0;l<a;++l)c[l]=(i+l)/-s;else for(let l=0;l<a;++l)c[l]=(i+l)*s;return c}function dn(e,t,n){return t=+t,e=+e,n=+n,Mt(e,t,n)[2]}function Xt(e,t,n){let r;for(;;){let i=dn(e,t,n);if(i===r||i===0||!isFinite(i))return[e,t];if(i>0){let o=Math.ceil(e/i),s=Math.floor(t/i);e=(o-(o*i>e))*i,t=(s+(s*
i<t))*i}else if(i<0){let o=-i,s=Math.ceil(e*o),a=Math.floor(t*o);e=(s-(s/o>e))/o,t=(a+(a/o<t))/o}r=i}}function Jt(e){return Math.max(1,Math.ceil(Math.log(rn(e))/
Math.LN2)+1)}function gt(e,t){let n;if(t===void 0)for(let r of e)r!=null&&(n<r||n===void 0&&r>=r)&&(n=r);else{let r=-1;for(let i of e)(i=t(i,++r,e))!=null&&(n<i||n===void 0&&
i>=i)&&(n=i)}return n}function Kt(e,t){let n;if(t===void 0)for(let r of e)r!=null&&(n>r||n===void 0&&r>=r)&&(n=r);else{let r=-1;for(let i of e)(i=t(i,++r,e))!=null&&(n>i||n===void 0&&
i>=i)&&(n=i)}return n}function Qt(e,t,n=0,r=1/0,i){if(t=Math.floor(t),n=Math.floor(Math.max(0,n)),r=Math.floor(Math.min(e.length-1,r)),!(n<=t&&t<=r))return e;for(i=i===void 0?Yt:on(i);r>
n;){if(r-n>600){let c=r-n+1,l=t-n+1,d=Math.log(c),f=.5*Math.exp(2*d/3),h=.5*Math.sqrt(d*f*(c-f)/c)*(l-c/2<0?-1:1),b=Math.max(n,Math.floor(t-l*f/c+h)),g=Math.min(
r,Math.floor(t+(c-l)*f/c+h));Qt(e,t,b,g,i)}let o=e[t],s=n,a=r;for(wt(e,n,t),i(e[r],o)>0&&wt(e,n,r);s<a;){for(wt(e,s,a),++s,--a;i(e[s],o)<0;)++s;for(;i(e[a],o)>0;)
--a}i(e[n],o)===0?wt(e,n,a):(++a,wt(e,a,r)),a<=t&&(n=a+1),t<=a&&(r=a-1)}return e}function wt(e,t,n){let r=e[t];e[t]=e[n],e[n]=r}function Zt(e,t,n){if(e=Float64Array.from(Ze(e,n)),!(!(r=e.length)||isNaN(t=+t))){if(t<=0||r<2)return Kt(e);if(t>=1)return gt(e);var r,i=(r-1)*t,o=Math.floor(i),
s=gt(Qt(e,o).subarray(0,o+1)),a=Kt(e.subarray(o+1));return s+(a-s)*(i-o)}}function et(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(i);++r<i;)o[r]=e+r*n;return o}var dr=fn(Math.random);function fn(e){return function(n,r=0,i=n.length){let o=i-(r=+r);for(;o;){let s=e()*o--|0,a=n[o+r];n[o+r]=n[s+r],n[s+r]=a}return n}}function kt(e,t){
let n=0;if(t===void 0)for(let r of e)(r=+r)&&(n+=r);else{let r=-1;for(let i of e)(i=+t(i,++r,e))&&(n+=i)}return n}function te(e,t){if(typeof t!="function")throw new TypeError("test is not a function");let n=-1;for(let r of e)if(t(r,++n,e))return!0;return!1}function zt(e,t){return e.toFixed(t).replace("-","−")}function Pt(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function _(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let r=t===null||!Number.isFinite(t),i=Pt(r?Math.abs(e):t);return`${zt(e,i)}${r?"":` ± ${zt(t,i)}`} ${n}`.
trim()}function At(e,t){return Number.isFinite(e)?e===0?"0":zt(e,t<.1?Pt(t):Math.min(Pt(Math.abs(e)/10),2)):"·"}function ee([e,t],n){let r=Math.max(-e,t);return`\
bars: ${At(e,r)} to ${At(t,r)} ${n}`}function ne(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function re(e,t=[],{zero:n=!0,clip:r=!1}={}){let i=e.flatMap((a,c)=>a===null?[]:[a-(t[c]??0),a+(t[c]??0)]),[o=0,s=0]=Et(n?[0,...i]:i);return s<=o?[0,1]:[r&&e.every(
a=>a===null||a>=0)?0:o,s]}function J(e,t,n){return Math.min(Math.max(e,t),n)}function ie([e,t],[n,r]){return i=>n+(r-n)*(J(i,e,t)-e)/(t-e||1)}function p(e,...t){let[n,...r]=e.split("."),i=document.createElement(n);r.length&&(i.className=r.join(" ")),n==="button"&&i.setAttribute("type","button");for(let o of t){
if(typeof o=="string"||o instanceof Node){i.append(o);continue}for(let[s,a]of Object.entries(o))s.startsWith("on")?i.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
i.setAttribute(s,a===!0?"":a)}return i}function ft(e,t){e.textContent!==t&&(e.textContent=t)}function bt(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function vt(e){return e.getRootNode().activeElement}function it(e,t){return p("span.idw-pair",p(`i.${e}`),t)}function xt(e){return e.ctrlKey||e.metaKey||e.altKey}function oe(e){e.addEventListener("keydown",t=>{xt(
t)||t.stopPropagation()})}function se(e,t,n,r="ltr"){let i=r==="rtl"?-1:1,o={ArrowLeft:-i,ArrowUp:-1,ArrowRight:i,ArrowDown:1}[e.key],s=o?t+o:{Home:0,End:n-1}[e.
key];return s===void 0?void 0:J(s,0,n-1)}function ae(e){let t={list:[],index:0,anchor:0,replace(n){let r=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.
min(t.index,r),anchor:Math.min(t.anchor,r)}),e.replaceChildren(...n.map(({node:i,box:o=i})=>o)),t.mark()},mark:()=>t.list.forEach(({node:n},r)=>n.tabIndex=r===t.
index?0:-1),indexOf:n=>t.list.findIndex(({node:r,box:i=r})=>i.contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.
index=t.indexOf(n.target),t.mark()}),t}function le(e,t,{starts:n=()=>!0,move:r,end:i,cancel:o=()=>{}}){let s=null,a=!1,c=({clientX:d,clientY:f})=>t.indexOf(e.getRootNode().
elementFromPoint(d,f));return e.addEventListener("pointerdown",d=>{let f=d.button===0&&!d.shiftKey&&!xt(d)?c(d):-1;s=f>=0&&n(f,d)?{from:f,to:f,moved:!1}:null,a=
!1}),e.addEventListener("pointermove",d=>{let f=s&&d.buttons&1?c(d):-1;f<0||f===s.to||(e.hasPointerCapture(d.pointerId)||e.setPointerCapture(d.pointerId),Object.
assign(s,{to:f,moved:!0}),r(s.from,f))}),e.addEventListener("pointerup",()=>{let d=s;s=null,a=!!d?.moved,a&&i(d.from,d.to)}),e.addEventListener("pointerleave",()=>{
s?.moved||(s=null)}),e.addEventListener("pointercancel",()=>{s=null,o()}),{endsIn:d=>a&&d.detail>0,stop:()=>[s,a]=[null,!1]}}function un(e,t=e.clientWidth,n=e.clientHeight){
let r=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*r),1),e.height=Math.max(Math.round(n*r),1),{context:e.getContext("2d"),ratio:r}}function ce(e){
return getComputedStyle(e).getPropertyValue("--idw-dark").trim()==="1"}function de(e,t){let n=new MutationObserver(()=>requestAnimationFrame(t));for(let r of[document.
documentElement,document.body])n.observe(r,{attributes:!0,attributeFilter:["data-jp-theme-light","class","data-theme"]});matchMedia("(prefers-color-scheme: dark\
)").addEventListener("change",t,{signal:e}),e.addEventListener("abort",()=>n.disconnect())}var hn=460;function fe(e,t,n,r){return e.style.aspectRatio=`${n} / ${r}`,
e.style.maxWidth=`min(100%, ${hn*n/r}px)`,un(t,e.clientWidth,e.clientHeight)}function pn(e,t,n,r=()=>e){let i=o=>{let s=r().getBoundingClientRect();t(J((o.clientX-
s.left)/s.width,0,1))};e.addEventListener("pointerdown",o=>{o.button===0&&(o.stopPropagation(),e.setPointerCapture(o.pointerId),r()===e&&i(o))}),e.addEventListener(
"pointermove",o=>o.buttons&1&&i(o)),e.addEventListener("pointerup",()=>n())}function ue(e,t,n=()=>{}){let i=p("div.idw-wipe-handle",{role:"slider",tabindex:0,...{
"aria-valuemin":0,"aria-valuemax":100,"aria-label":e}}),o=.5;return pn(i,t,n,()=>i.parentElement),i.addEventListener("keydown",a=>{let c={ArrowLeft:-.02,ArrowDown:-.02,
ArrowRight:.02,ArrowUp:.02,Home:-1,End:1}[a.key];!c||xt(a)||(a.preventDefault(),o=J(o+c,0,1),t(o),n())}),{node:i,show:(a,[c,l])=>{o=a;let d=Math.round(100*a);i.
style.left=`${100*a}%`,i.setAttribute("aria-valuenow",String(d)),i.setAttribute("aria-valuetext",`${d} % ${c}, ${100-d} % ${l}`)}}}function he(e,t,n){let r=new ResizeObserver(
()=>n());r.observe(t),e.addEventListener("abort",()=>r.disconnect())}var mn=e=>new Blob([e],{type:"image/png"});function pe(e,t,n){R(e,t,async()=>{let r=t.map(o=>e.
model.get(o)),i=await Promise.all(r.map(o=>o?createImageBitmap(mn(o)):null));r.every((o,s)=>o===e.model.get(t[s]))&&!e.signal.aborted&&n(...i)})}var wn={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function ot(e){if(!e||e.rows)return e??null;
let{shape:t,dtype:n,scale:r=1,power:i=1,data:o}=e,[s,a]=t.slice(-2),c=new wn[n](o.buffer.slice(o.byteOffset,o.byteOffset+o.byteLength));return n==="float32"&&r===
1?{rows:s,columns:a,data:c}:{rows:s,columns:a,data:Float32Array.from(c,n==="float16"?d=>gn(d)*r:i===2?d=>d*Math.abs(d)*r*r:d=>d*r)}}async function we(e){let t=new Blob(
[Uint8Array.from(atob(e),o=>o.charCodeAt(0))]),n=await new Response(t.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),r=new DataView(n).getUint32(
0,!0),i=new TextDecoder().decode(new Uint8Array(n,4,r));return JSON.parse(i,(o,s)=>s?.bytes?new DataView(n,4+r+s.bytes[0],s.bytes[1]):s)}function gn(e){let[t,n,
r]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?r?NaN:t*(1/0):t*(n?2**(n-15)*(1+r/1024):2**-14*r/1024)}var bn=1e-6;function $t(e){let t=e.filter(Number.isFinite),
n=gt(t,Math.abs)??0;return{size:n,negative:te(t,r=>r<-bn*n),total:kt(t)}}function ge({columns:e,data:t},[n,r,i,o]){let a=et(r,o).map(c=>t.subarray(c*e+n,c*e+i)).
map(c=>c.filter(Number.isFinite));return a.some(c=>c.length)?kt(a,c=>kt(c)):NaN}function me(e,t,n,r){let i=n/r;return et(r).map(o=>Math.max(Math.min(t,(o+1)*i)-
Math.max(e,o*i),0))}function be(e,t,[n,r,i,o]){if(!e)return null;let{rows:s,columns:a,data:c}=e,l=me(r,o,t.rows,s),d=me(n,i,t.columns,a),f=0;for(let h=0;h<c.length;h+=
s*a){let b=0;l.forEach((g,M)=>{g&&d.forEach((w,E)=>b+=g*w*c[h+M*a+E])}),f+=b*b}return Math.sqrt(f)}function yt([e,t],[n,r]){let[i,o]=[Math.min(t,r),Math.max(t,r)+
1];return[i,Math.min(e,n),o,Math.max(e,n)+1]}function xe(e,t){let n=({model:i,el:o,signal:s})=>{o.classList.add("idw"),oe(o),t({model:i,el:o,signal:s})},r=document.getElementById("idw-page");return r?.dataset.
bundle===e&&(r.removeAttribute("data-bundle"),we(document.getElementById("idw-stored")?.textContent??"").then(i=>{n({model:new pt({...i,offline:!0}),el:r,signal:new AbortController().
signal}),xn(r)})),{render:n}}function xn(e){let t=window.frameElement;if(!t)return;t.previousElementSibling?.remove();let n=()=>t.style.height=`${Math.ceil(e.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(e)}var yn=Array.prototype,Mn=yn.slice;function En(e,t){return e-t}function kn(e){for(var t=0,n=e.length,r=e[n-1][1]*e[0][0]-e[n-1][0]*e[0][1];++t<n;)r+=e[t-1][1]*e[t][0]-
e[t-1][0]*e[t][1];return r}var ye=e=>()=>e;function An(e,t){for(var n=-1,r=t.length,i;++n<r;)if(i=vn(e,t[n]))return i;return 0}function vn(e,t){for(var n=t[0],r=t[1],
i=-1,o=0,s=e.length,a=s-1;o<s;a=o++){var c=e[o],l=c[0],d=c[1],f=e[a],h=f[0],b=f[1];if($n(c,f,t))return 0;d>r!=b>r&&n<(h-l)*(r-d)/(b-d)+l&&(i=-i)}return i}function $n(e,t,n){
var r;return Ln(e,t,n)&&Nn(e[r=+(e[0]===t[0])],n[r],t[r])}function Ln(e,t,n){return(t[0]-e[0])*(n[1]-e[1])===(n[0]-e[0])*(t[1]-e[1])}function Nn(e,t,n){return e<=
t&&t<=n||n<=t&&t<=e}function Sn(){}var Q=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[[
[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,
1]]],[[[.5,1],[1,1.5]]],[]];function Ee(){var e=1,t=1,n=Jt,r=c;function i(l){var d=n(l);if(Array.isArray(d))d=d.slice().sort(En);else{let f=Et(l,Cn);for(d=Ot(...Xt(
f[0],f[1],d),d);d[d.length-1]>=f[1];)d.pop();for(;d[1]<f[0];)d.shift()}return d.map(f=>o(l,f))}function o(l,d){let f=d==null?NaN:+d;if(isNaN(f))throw new Error(
`invalid value: ${d}`);var h=[],b=[];return s(l,f,function(g){r(g,l,f),kn(g)>0?h.push([g]):b.push(g)}),b.forEach(function(g){for(var M=0,w=h.length,E;M<w;++M)if(An(
(E=h[M])[0],g)!==-1){E.push(g);return}}),{type:"MultiPolygon",value:d,coordinates:h}}function s(l,d,f){var h=new Array,b=new Array,g,M,w,E,A,O;for(g=M=-1,E=st(l[0],
d),Q[E<<1].forEach(N);++g<e-1;)w=E,E=st(l[g+1],d),Q[w|E<<1].forEach(N);for(Q[E<<0].forEach(N);++M<t-1;){for(g=-1,E=st(l[M*e+e],d),A=st(l[M*e],d),Q[E<<1|A<<2].forEach(
N);++g<e-1;)w=E,E=st(l[M*e+e+g+1],d),O=A,A=st(l[M*e+g+1],d),Q[w|E<<1|A<<2|O<<3].forEach(N);Q[E|A<<3].forEach(N)}for(g=-1,A=l[M*e]>=d,Q[A<<2].forEach(N);++g<e-1;)
O=A,A=st(l[M*e+g+1],d),Q[A<<2|O<<3].forEach(N);Q[A<<3].forEach(N);function N(T){var q=[T[0][0]+g,T[0][1]+M],D=[T[1][0]+g,T[1][1]+M],F=a(q),V=a(D),m,x;(m=b[F])?(x=
h[V])?(delete b[m.end],delete h[x.start],m===x?(m.ring.push(D),f(m.ring)):h[m.start]=b[x.end]={start:m.start,end:x.end,ring:m.ring.concat(x.ring)}):(delete b[m.
end],m.ring.push(D),b[m.end=V]=m):(m=h[V])?(x=b[F])?(delete h[m.start],delete b[x.end],m===x?(m.ring.push(D),f(m.ring)):h[x.start]=b[m.end]={start:x.start,end:m.
end,ring:x.ring.concat(m.ring)}):(delete h[m.start],m.ring.unshift(q),h[m.start=F]=m):h[F]=b[V]={start:F,end:V,ring:[q,D]}}}function a(l){return l[0]*2+l[1]*(e+
1)*4}function c(l,d,f){l.forEach(function(h){var b=h[0],g=h[1],M=b|0,w=g|0,E=Rt(d[w*e+M]);b>0&&b<e&&M===b&&(h[0]=Me(b,Rt(d[w*e+M-1]),E,f)),g>0&&g<t&&w===g&&(h[1]=
Me(g,Rt(d[(w-1)*e+M]),E,f))})}return i.contour=o,i.size=function(l){if(!arguments.length)return[e,t];var d=Math.floor(l[0]),f=Math.floor(l[1]);if(!(d>=0&&f>=0))
throw new Error("invalid size");return e=d,t=f,i},i.thresholds=function(l){return arguments.length?(n=typeof l=="function"?l:Array.isArray(l)?ye(Mn.call(l)):ye(
l),i):n},i.smooth=function(l){return arguments.length?(r=l?c:Sn,i):r===c},i}function Cn(e){return isFinite(e)?e:NaN}function st(e,t){return e==null?!1:+e>=t}function Rt(e){
return e==null||isNaN(e=+e)?-1/0:e}function Me(e,t,n,r){let i=r-t,o=n-t,s=isFinite(i)||isFinite(o)?i/o:Math.sign(i)/Math.sign(o);return isNaN(s)?e:e+s-.5}var In=.62,Tn=.997,On=[.08,.25,.5],zn=2155905152,Pn={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c\
5e"],attention:["e5dcf7","b39ae3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a\
1f4b","c9404a","f47c45","fbc15e","fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b",
"1f7a6b","57b89d","d8f5e6"],ground:"#101215",empty:"#1f2226",contrast:.36}},Rn=e=>Math.min(Math.abs(e),1)**In,Fn=e=>e<.06?0:.94*Math.min(1,e/.45)**.85;function ke(e){
let t=e.map(n=>[0,2,4].map(r=>Number.parseInt(n.slice(r,r+2),16)));return Uint32Array.from({length:256},(n,r)=>{let i=r/255*(t.length-1),o=Math.min(Math.floor(i),
t.length-2),[s,a,c]=t[o].map((l,d)=>Math.round(l+(i-o)*(t[o+1][d]-l)));return(Math.round(255*Fn(r/255))<<24|c<<16|a<<8|s)>>>0})}function Ae(e,t="plus"){let n=Pn[e?
"dark":"light"];return{...n,above:ke(n[t]??n.plus),below:ke(n.minus)}}function Lt(e){let t=e.map(({data:r})=>Float32Array.from(r.filter(Number.isFinite),Math.abs)),
n=r=>Math.max(0,...t.map(i=>Zt(i,r)??0));return n(Tn)||n(1)||1}function ve(e,t,{above:n,below:r},i=(o,s)=>!0){return Uint32Array.from(e,(o,s)=>i(o,s)?Number.isFinite(
o)?(o<0?r:n)[Math.round(255*Rn(o/t))]:zn:0)}function $e(e,t,n,r=p("canvas",{width:t,height:n})){return r.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(
e.buffer),t,n),0,0),r}function Le(e,t,n,r=void 0){return $e(ve(e.data,t,n,r),e.columns,e.rows)}function Ft(e,t,{ground:n,empty:r,contrast:i},o,s=!1){let{width:a,
height:c}=e.canvas;e.fillStyle=t?n:r,e.fillRect(0,0,a,c),t&&(e.save(),e.imageSmoothingEnabled=s||t.width>a,o&&([e.globalAlpha,e.filter]=[i,"saturate(0.2)"]),e.drawImage(
t,0,0,a,c),e.restore())}function Ne(e,t,n,{above:r,ground:i},o){let{width:s,height:a}=e.canvas,c=Ee().size([t.columns,t.rows]).smooth(!0),l=Array.from(Bn(t),Math.
abs),[d,f]=[s/t.columns,a/t.rows];On.forEach((h,b)=>{let g=new Path2D;for(let w of c.contour(l,h*n).coordinates.flat())w.forEach(([E,A],O)=>g[O?"lineTo":"moveTo"](
E*d,A*f));e.lineJoin="round";let M=r[[150,200,255][b]];for(let[w,E]of[[3.4,`${i}d0`],[1.7,`rgb(${[0,8,16].map(A=>M>>A&255)})`]])[e.lineWidth,e.strokeStyle]=[Number(
w)*o,String(E)],e.stroke(g)})}function Bn({rows:e,columns:t,data:n}){return n.map((r,i)=>{let[o,s]=[Math.floor(i/t),i%t],[a,c]=[0,0];for(let l=Math.max(o-1,0);l<=
Math.min(o+1,e-1);l++)for(let d=Math.max(s-1,0);d<=Math.min(s+1,t-1);d++){let f=(2-Math.abs(l-o))*(2-Math.abs(d-s));a+=f*(n[l*t+d]||0),c+=f}return a/c})}function Se(e,t,n,r=i=>!0){
let i=Array.from({length:e.width},(a,c)=>n?2*c/(e.width-1)-1:c/(e.width-1)),o=$e(ve(i,1,t,r),e.width,1),s=e.getContext("2d");Ft(s,null,t,!1),s.drawImage(o,0,0,e.
width,e.height)}function Bt(e,t){let n=e.map(([i,o,s])=>p("button.idw-button",{title:s,"data-value":i,onclick:()=>t(i)},o));return{buttons:n,show:(i,o=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===i)),s.disabled=o}}}function Ce(e,t,n,r){let{buttons:i,show:o}=Bt(r,s=>tt(e.model,{[t]:s}));for(let s of i)s.classList.add(
"idw-segment");return R(e,[t],s=>o(s)),p("span.idw-segments",{role:"group","aria-label":n},...i)}function Ie(e,t,n,r={}){let i=p("button.idw-bare.idw-icon",{title:e,
"aria-label":e.replace(/ \(.*/,""),onclick:n,...r});return i.innerHTML=`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${t}"/></svg\
>`,i}function Te(e){let t=p("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),
t}function jn(e,t,n,r){return r.addEventListener("change",()=>tt(e.model,{[t]:r[n]})),R(e,[t],()=>r[n]=e.model.get(t)),r}function Nt(e,t,n){let r=jn(e,t,"checked",
p("input",{type:"checkbox"})),i=p("span",n);return{input:r,label:i,row:p("label.idw-pair",r,i)}}function Oe(e,t,n,r){let{place:i=Number,value:o=Number,text:s,spoken:a=s,step:c=.05}=r,{model:l}=e,d=p("input",{type:"range",min:0,max:1,step:c}),f=p("span.idw-\
value",{"aria-hidden":"true"}),h=()=>{d.value=String(i(l.get(t))),f.textContent=s(l.get(t)),d.setAttribute("aria-valuetext",a(l.get(t)))};return d.addEventListener(
"input",()=>l.set(t,o(Number(d.value)))),d.addEventListener("change",()=>l.save_changes()),R(e,[t],h),{input:d,show:h,row:p("label.idw-row",p("span",n),d,f)}}var jt=8e6;async function ze(e,t){let[n]=t,r=`“${n.name}”`,i=`images may have up to ${jt/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>jt)return e.notify(`${r} has ${(n.size/1e6).toFixed(1)} MB; ${i}`);e.notify(`Reading ${r}…`);let o=await n.arrayBuffer().catch(
()=>null);o?e.model.send({picture:n.name},void 0,[o]):e.notify(`${r} is no file that can be read.`)}function Pe(e,{model:t,el:n,signal:r}){let i=({dataTransfer:a})=>t.
get("accepts_images")&&a.types.includes("Files"),o=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,c=>{i(c)&&(c.preventDefault(),c.stopPropagation(),o(a!=="drop"),a==="drop"&&c.dataTransfer.files.length&&ze(e,[...c.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||o(!1));let s=({problem:a}={})=>a===void 0||e.notify(a);t.on("msg:custom",s),r.addEventListener("abort",()=>t.off("ms\
g:custom",s))}function Re(e,t="Open an image…"){let n=p("input",{type:"file",accept:"image/*",hidden:!0});return n.addEventListener("change",()=>n.files?.length&&
ze(e,[...n.files])),{button:p("button.idw-button",{onclick:()=>{n.value="",n.click()},title:`Or drop one, up to ${jt/1e6} MB`},t),input:n}}var Fe=8,Dn=[["map","map","Colour whose opacity and depth grow with the value"],["contours","contours","Lines at 8, 25 and 50 % of the largest value"],["picture",
"picture","The picture alone"]],Un=4,qn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-Fe,0],PageDown:[Fe,0],Home:[0,-1/0],End:[0,1/0]};
function Be(e){let{canvas:t,model:n}=e,r=null,i=s=>{let a=t.getBoundingClientRect(),c=(f,h)=>J(Math.floor(f*h),0,h-1),{rows:l,columns:d}=e.field;return[c((s.clientY-
a.top)/a.height,l),c((s.clientX-a.left)/a.width,d)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(r={cell:i(s),x:s.clientX,
y:s.clientY,moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=i(s);e.point(a),r&&(r.moved||=Math.hypot(
s.clientX-r.x,s.clientY-r.y)>=Un,r.moved&&e.select(yt(r.cell,a)))});let o=s=>{r&&((!s||!r.moved)&&e.select(null),r=null,n.save_changes())};t.addEventListener("p\
ointerup",()=>o(!0)),t.addEventListener("pointercancel",()=>o(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}
function je(e){let{canvas:t,model:n}=e,r=null;t.addEventListener("keydown",i=>{i.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=qn[i.
key];if(!o||!e.field||xt(i))return;i.preventDefault();let{rows:s,columns:a}=e.field,c=e.cell??[s>>1,a>>1],l=[J(c[0]+o[0],0,s-1),J(c[1]+o[1],0,a-1)],d=e.cell||i.
shiftKey?l:c;r=i.shiftKey?r??c:null,e.spoken=r?"region":"cursor",e.point(d),r&&(e.select(yt(r,d)),n.save_changes())}),t.addEventListener("blur",()=>r=null)}function De(e,t){
let{model:n}=t,r=Ce(t,"drawing","Drawing",Dn),i=h=>h?_(h,null,""):"0",o=Oe(t,"threshold","Threshold",{place:h=>Math.cbrt(h/e.top),value:h=>Number((e.top*h**3).toPrecision(
3)),text:h=>`${i(h)} ${e.sumUnit}`.trim(),spoken:h=>`${i(h)} ${n.get("unit")}`.trim(),step:.01}),s=Nt(t,"hide_noise","Hide below 2σ"),a=Re(e),c=()=>{o.show(),o.
input.disabled=!e.field,s.input.disabled=!e.errors},l=[Nt(t,"faded","Faded picture").row,s.row,Nt(t,"smooth","Smooth").row],d=p("div.idw-flow.idw-settings",o.row,
...l,a.button,a.input),f=p("details.idw-small",p("summary","Map settings"),d);return{styles:r,settings:f,opener:a.button,show:c}}var Kn=250,_n="Arrow keys read pixels, Shift and arrow keys select a region, Escape clears.",Dt=class{image=null;field=null;errors=null;replicates=null;layers=[];top=1;wipe=.5;spoken="";message="";#t=0;constructor(t){
this.model=t.model,this.el=t.el,this.title=p("span.idw-title"),this.reading=p("span.idw-large.idw-reading"),this.canvas=p("canvas",{tabindex:0,role:"application",
"aria-roledescription":"heat map","aria-description":_n}),this.note=p("div.idw-note",{role:"status"}),this.probe=p("output.idw-tip.idw-probe"),this.sum=p("outpu\
t.idw-tip.idw-sum"),this.tags=[p("span.idw-tag.idw-tag-left"),p("span.idw-tag.idw-tag-right")],this.handle=ue("Wipe between the pinned and the present map",r=>{
this.wipe=r,this.draw()});let n=[this.canvas,this.note,...this.tags,this.handle.node,this.probe,this.sum];this.stage=p("div.idw-stage",...n),this.bar=p("canvas.\
idw-bar-colours",{width:256,height:1,"aria-hidden":"true"}),this.ends=[p("span"),p("span"),p("span")],this.legend=p("div.idw-colourbar",this.bar,p("div.idw-mute\
d.idw-small.idw-bar-ticks",...this.ends)),this.head=p("div.idw-head",this.title,this.reading),this.controls=De(this,t),this.under=p("div.idw-under",this.legend,
this.controls.styles),t.el.append(this.head,this.stage,this.under,this.controls.settings),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,r,i]=this.model.get("region"),o=[t,n,Math.min(r,this.field.columns),Math.min(i,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),Kn))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
r]=W(this.model,"values","errors","replicates").map(ot);this.field=t&&{...t,...$t(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=r,
this.recolor()}recolor(){let{field:t,model:n}=this,[r,i,o]=W(n,"limit","threshold","pinned");this.top=r??(t?Lt([t]):1),this.signed=n.get("signed")??t?.negative??
!1,this.colours=Ae(ce(this.el),n.get("kind"));let s=n.get("hide_noise")?this.errors?.data:null,a=(f,h)=>{let b=Math.abs(f);return!(b<i)&&(!s||b>=2*s[h])},c=[o?.
values&&{field:ot(o.values),title:o.title}];c.push(t&&{field:t,title:n.get("title"),visible:a}),this.layers=c.map(f=>f&&{...f,layer:Le(f.field,this.top,this.colours,
f.visible)}),Se(this.bar,this.colours,this.signed,f=>!(Math.abs(f)*this.top<i)),this.legend.hidden=!t;let l=f=>f?String(Number(f.toPrecision(2))).replace("-","−"):
"0",d=[this.signed?l(-this.top):"0",n.get("unit"),l(this.top)];this.ends.forEach((f,h)=>f.textContent=d[h]),this.controls.show(),this.readOut(),this.draw()}get sumUnit(){
return this.model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:r,region:i,cellSize:o,sumUnit:s}=this,[a,c]=o,l=(A,O,N,T,q)=>{if(A.setAttribute(
"aria-live",this.spoken===O?"polite":"off"),A.replaceChildren(...N?[`${N} `,p("span.idw-small",T)]:[]),!N)return;let[D,F]=[100*q[0]/t.columns,100*q[1]/t.rows];A.
style.cssText=`left:${D}%;translate:${-D}% 0;${F>12?`bottom:${100-F}%`:`top:${F}%`}`,A.classList.toggle("idw-tip-below",F<=12)},d=r&&r[0]*t.columns+r[1],f=r&&_(
t.data[d],n?.data[d],s),[h,b]=r?[(r[1]+.5)*c,(r[0]+.5)*a].map(Math.floor):[];l(this.probe,"cursor",f,`at (${h}, ${b})`,r&&[r[1]+.5,r[0]]);let g=a*c,[M,w]=i?[ge(
t,i),be(this.replicates,t,i)]:[],E=i&&_(M*g,w===null?null:w*g,s);l(this.sum,"region",E,i&&this.extent(i,M),i&&[i[0],i[1]]),this.spoken=""}extent(t,n){let[r,i,o,
s]=t,{negative:a,total:c}=this.field,[l,d]=[(o-r)*this.cellSize[1],(s-i)*this.cellSize[0]].map(Math.round),f=a||!(c>0)||Number.isNaN(n)?"":` (${ne(n/c)} of the \
map)`;return`in ${l}×${d} pixels${f}`}draw(){let{image:t,field:n,canvas:r,stage:i,model:o}=this,[s,a,c,l]=W(o,"drawing","faded","smooth","compare"),[d,f]=t?[t.
width,t.height]:n?[n.columns,n.rows]:[1,1],{context:h,ratio:b}=fe(i,r,d,f),[g,M]=s==="picture"?[]:this.layers,w=g&&M&&l!=="side"?this.wipe:0;if(this.colours){Ft(
h,t,this.colours,!!(M&&a&&s==="map"),c);for(let[E,A,O]of[[g,0,w],[M,w,1]])!E||A===O||(h.save(),h.beginPath(),h.rect(A*r.width,0,(O-A)*r.width,r.height),h.clip(),
h.imageSmoothingEnabled=c,s==="contours"?Ne(h,E.field,this.top,this.colours,b):h.drawImage(E.layer,0,0,r.width,r.height),h.restore());this.tags.forEach((E,A)=>{
E.hidden=!w,E.textContent=[g,M][A]?.title??""}),this.handle.node.hidden=!w,w&&this.handle.show(w,[g.title,M.title]),n&&(this.region&&this.outline(h,b,this.region,
[5,4],0),this.cell&&this.outline(h,b,yt(this.cell,this.cell),[],1.5))}}outline(t,n,r,i,o){let[s,a,c,l]=r,{canvas:d,field:f}=this,[h,b,g]=[d.width/f.columns,d.height/
f.rows,o*n];for(let M of[!1,!0])t.lineWidth=(M?1.5:3)*n,t.strokeStyle=M?"#fff":"#000",t.setLineDash(M?i.map(w=>w*n):[]),t.strokeRect(s*h-g,a*b-g,(c-s)*h+2*g,(l-
a)*b+2*g);t.setLineDash([])}label(){let{image:t,model:n}=this,[r,i,o,s]=W(n,"title","reading","loading","accepts_images"),a=!!n.get("values"),c=o?"Estimating…":
t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=r,this.reading.textContent=i,ft(this.note,this.message||(a?"":n.get("note")??c)),this.
stage.classList.toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute("aria-label",["Heat map",r,i].filter(Boolean).join(",\
 ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.label()}};function Ue(e){e.el.classList.add(
"idw-figure","idw-pane");let t=new Dt(e);return Be(t),je(t),Pe(t,e),he(e.signal,t.stage,()=>t.draw()),de(e.signal,()=>t.recolor()),R(e,["values","errors","repli\
cates"],()=>t.decode()),R(e,["signed","limit","kind","hide_noise","threshold","unit","pinned","title"],()=>t.recolor()),R(e,["cursor","region"],()=>{t.readOut(),
t.draw()}),R(e,["drawing","faded","smooth","compare"],()=>t.draw()),R(e,["title","reading","loading","values","note","accepts_images"],()=>t.label()),pe(e,["ima\
ge"],n=>t.showImage(n)),t}function Hn(e,t=!1){let n=ie(e,[0,100]),[r,i]=t?["bottom","height"]:["left","width"],o=(c,l,d="")=>p(`span.${c}`,{style:`${r}:${n(l)}%`},d),s=(c,l,d)=>{let[f,h]=[
n(Math.min(l,d)),n(Math.max(l,d))];return p(`span.${c}`,{style:`${r}:${f}%;${i}:${h-f}%`})};return{place:n,mark:o,bar:(c,l,[d,f],h=0)=>c==null?[]:[s(d,h,c),...l>
0?[s(f,c-l,c+l)]:[]]}}function Wn(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function qe(e,t,n,r,i=null,o=null){let{bar:s,mark:a}=Hn(r,!0),[c,l]=s(t,n,[Wn(
t),"idw-whisker"]),d=s(i,0,["idw-hollow","idw-whisker"]),f=o==null?[]:[a("idw-exact",o)];e.replaceChildren(a("idw-zero",0),...d,...c?[c]:[],...l?[l]:[],...f)}function Ke(e,t,n=null){return n!==null?et(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function _e(e,t){let n=et(e.length).filter(r=>e[r]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var St=class e{constructor(t,n,r,i="all"){let o=s=>[...new Set(s)].sort((a,c)=>a-c);this.count=t,this.
empty=i,this.selected=o(n),this.excluded=o(r).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:et(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let r=new e(this.count,t,n,this.empty);return r.whole?new e(this.count,[],[]):r}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=Ke(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(r=>r!==t):[...n,t])}phrase(t,n){return this.with(Ke([],n,t))}exclude(t){
let n=r=>r.filter(i=>i!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let r=this.selected.length?this.selected:[n];return this.with(r,t==="rest"?[]:et(this.count).filter(i=>!r.
includes(i)))}};function He(e){let t=p("p.idw-muted.idw-small",{id:bt("hint")},"Enter applies, Escape reverts."),n=p("p.idw-rewrite-error",{role:"alert"}),r={"aria-label":"Prom\
pt","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},i=Te(r),o=p("div.idw-rewrite",{hidden:!0},i,t,n),s=(l,d)=>{o.hidden||(o.hidden=!0,e(l,d))},a=l=>{
n.textContent=l,l?i.setAttribute("aria-invalid","true"):i.removeAttribute("aria-invalid")};return i.addEventListener("keydown",l=>{if(l.isComposing||(l.key==="E\
scape"&&s(null,!0),l.key!=="Enter"))return;l.preventDefault();let d=i.value.trim();d?s(d,!0):a("A prompt needs at least one word.")}),i.addEventListener("input",
()=>a("")),i.addEventListener("blur",()=>{vt(i)!==i&&s(null,!1)}),{form:o,open:l=>{i.value=l,o.hidden=!1,a(""),i.focus(),i.select()}}}var Vn=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],Gn="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",Yn="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",Xn={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},Jn="M11 2.5l2.5\
 2.5L6 12.5l-3.2.7.7-3.2z",Qn=.02;function We(e,t,n){return e!=null&&Math.abs(e)<Math.max(2*(t??0),Qn*n)}function Ve(e){let{model:t,el:n}=e;n.classList.add("idw\
-picker");let r=p("span.idw-title"),i=p("span.idw-muted.idw-small.idw-end.idw-picker-scale"),o=Ie("Edit the prompt (F2)",Jn,()=>F()),s=p("span.idw-hidden",{id:bt(
"help")}),a=p("div.idw-flow.idw-words",{role:"group","aria-describedby":s.id,dir:"auto"}),c=[it("idw-fill",""),it("idw-hollow",""),it("idw-exact","exact")],l=p(
"div.idw-flow.idw-small.idw-muted.idw-keys",...c),d=p("p.idw-muted","No words yet."),f=p("div.idw-segments.idw-presets",{role:"group","aria-label":"Questions"}),
h=p("p.idw-asks",{role:"status"}),b=p("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),g=He((u,y)=>V(u,y)),M=p("div.idw-head",
r,o,i);n.append(M,s,p("div.idw-sentence",a,l),g.form,d,f,h,b);let w=ae(a),E=null,A=null,O=t.get("pending"),N=()=>{let[u,y,k,C]=W(t,"words","selected","excluded",
"empty_selection");return new St(u.length,y,k,C)},T=({selected:u,excluded:y})=>{O="",tt(t,{selected:u,excluded:y}),L()},q=Bt(Vn,u=>T(N().take(u,w.index)));for(let u of q.
buttons)u.classList.add("idw-segment");f.append(...q.buttons);let D=()=>t.get("text")||t.get("words").join(" "),F=()=>{!t.get("editable")||t.get("disabled")||(g.
open(O||D()),L())},V=(u,y)=>{u!==null&&(O=u===D()?"":u,t.send({edited:u})),L(),y&&(w.list[w.index]?.node??o).focus()},m=u=>u.target.closest(".idw-leave"),x=le(a,
w,{starts:(u,y)=>!t.get("disabled")&&!m(y),move:(u,y)=>{E=N().phrase(u,y),L()},end:(u,y)=>{E=null,w.anchor=u,T(N().phrase(u,y)),w.focus(y)},cancel:()=>{E=null,L()}}),
$=(u,y)=>{if(x.endsIn(y))return;let k=N();y.detail===1&&(A=k),y.altKey?T(k.exclude(u)):y.ctrlKey||y.metaKey?T(k.toggle(u)):y.shiftKey?T(k.phrase(w.anchor,u)):T(
k.choose(u)),y.shiftKey||(w.anchor=u),w.focus(u)};a.addEventListener("dblclick",u=>{!t.get("editable")||m(u)||(A&&T(A),F())}),a.addEventListener("keydown",u=>{let y=u.
key===" "&&u.ctrlKey;if(u.ctrlKey&&!y||u.metaKey||u.altKey||t.get("disabled")||m(u)&&["Enter"," "].includes(u.key))return;let k=y?"toggle":Xn[u.key.length>1?u.key:
u.key.toLowerCase()],C=se(u,w.index,w.list.length,getComputedStyle(a).direction);if((k||C!==void 0||["Escape","F2"].includes(u.key))&&(u.preventDefault(),u.stopPropagation()),
u.key==="Escape"&&T(N().take("whole",w.index)),u.key==="F2"&&F(),k&&!u.repeat){if(k==="choose"&&u.shiftKey)return T(N().phrase(w.anchor,w.index));k!=="exclude"&&
(w.anchor=w.index),T(N()[k](w.index))}if(C===void 0)return;let{selected:j}=N(),G=j.includes(w.index)&&[j[0],j.at(-1)].includes(w.anchor);u.shiftKey&&!G&&(w.anchor=
w.index),w.focus(C),u.shiftKey&&T(N().phrase(w.anchor,w.index))}),a.addEventListener("keyup",u=>{u.key===" "&&!m(u)&&u.preventDefault()});let S=(u,y)=>{let k=p(
"span.idw-bar.idw-plot"),C=p("span.idw-muted.idw-small.idw-number",{dir:"ltr"}),j=p("span.idw-word-text",{"data-text":u[y]},u[y]),nt=p("button.idw-bare.idw-word",
{onclick:X=>$(y,X)},j,k,C),Y=p("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>T(N().exclude(y))});return{name:u[y]+_e(u,y),bar:k,number:C,node:nt,leave:Y,
box:p("div.idw-chip",nt,Y)}},z=u=>{let y=a.contains(vt(n));w.replace(u.map((k,C)=>S(u,C))),E=A=null,x.stop(),y&&w.focus()},L=()=>{let[u,y,k,C]=W(t,"values","err\
ors","unit","disabled"),[j=[],G=[],nt=[]]=W(t,"others","exact","names"),rt=E??N(),Y=P=>P.some(U=>U!==null),X=re([...u,...j,...G],y,{clip:!0}),v=!g.form.hidden;r.
textContent=t.get("label");let I=t.get("help");s.textContent=I??Gn+(t.get("empty_selection")==="none"?"clears the selection":"selects the whole prompt"),a.setAttribute(
"aria-label",t.get("label")),i.textContent=Y(u)?ee(X,k):"",c.forEach((P,U)=>{P.hidden=!(U<2?nt[U]&&Y([u,j][U]):Y(G)),U<2&&(P.lastChild.textContent=nt[U]??"")}),
w.list.forEach(({name:P,bar:U,number:ut,node:Z,leave:at,box:Ct},H)=>{let It=u.length?_(u[H],y[H],k):"",ht=rt.state(H),Ut=ht==="left out";Ct.dataset.state=ht,Ct.
title=I?It:[`${P}: ${ht}`,It,Yn].filter(Boolean).join(`
`),Z.setAttribute("aria-pressed",String(ht==="selected")),Z.setAttribute("aria-label",[P,I?"":ht,It].filter(Boolean).join(", ")),Z.disabled=at.disabled=C,at.hidden=
!!I,at.textContent=Ut?"+":"×",at.title=Ut?"Take back":"Leave out",at.setAttribute("aria-label",`${at.title} ${P}`);let Tt=Math.max(-X[0],X[1]);Ct.classList.toggle(
"idw-faint",We(u[H],y[H],Tt)),ut.textContent=We(u[H],0,Tt)?"0":At(u[H]??NaN,Tt),qe(U,u[H],y[H],X,j[H],G[H])}),q.show(rt.preset,C);let K=O&&`Sent: “${O}”. Its \
words come with its first numbers.`;ft(h,K||t.get("question")),b.textContent=O?"":t.get("formula"),a.hidden=v;for(let P of[f,h,b])P.hidden=v||!w.list.length;d.hidden=
v||w.list.length>0,o.hidden=v||!t.get("editable"),o.disabled=C};return R(e,["pending"],u=>{O=u,L()}),qt(e,"words",z,[...["selected","excluded","empty_selection",
"values","errors","unit","label","text","editable","disabled"],"question","formula","others","exact","names"],L),{head:M,pencil:o,presets:f,question:h,formula:b,
put:T,selection:N}}var Zn="Arrow keys move between words, Enter chooses one, Escape clears the choice",tr={empty_selection:"none",excluded:[],errors:[],editable:!1,disabled:!1,pending:"",
help:Zn},er={threshold:0,faded:!0,smooth:!1,hide_noise:!1,unit:"nats per pixel"};function Ge(e){let{model:t,el:n,signal:r}=e;n.classList.add("idw-pid");let i={words:"\
words",unit:"unit"},o={model:new mt(t,i,{...tr,selected:[],values:[],label:""}),el:p("div.idw-part"),signal:r},s=o.model.set.bind(o.model);o.model.set=(m,x)=>{m===
"selected"?tt(t,{chosen:O(x)}):m!=="excluded"&&s(m,x)};let a=Ve(o);for(let m of[a.presets,a.question,a.formula])m.remove();let c=p("p.idw-says",{role:"status"}),
l=p("p.idw-muted.idw-small"),d={image:"image",cursor:"cursor",region:"region",drawing:"drawing"},f=[0,1,2,3].map(()=>({model:new mt(t,d,{...er}),el:p("div.idw-p\
art"),signal:r})),h=f.map(m=>Ue(m));for(let{controls:m,under:x}of h)for(let $ of[m.settings,x])$.remove();let b=p("div.idw-flow.idw-foot",h[0].legend,h[0].controls.
styles),g=p("figure.idw-arcs");n.append(o.el,c,p("div.idw-four",...f.map(m=>m.el),g),b,l);let M=(m,x)=>String(m)===String(x),w=m=>`“${m.map(x=>t.get("words")[x]).
join(" ")}”`,E=m=>t.get("pairs").flatMap(({one:$,other:S})=>[$,S]).find($=>$.includes(m))??[m],A=(m,x)=>{let[$,S]=[m,x].sort((z,L)=>z[0]-L[0]);return t.get("p\
airs").find(z=>M(z.one,$)&&M(z.other,S))};function O(m){let x=t.get("chosen");if(!m.length)return[];let $=[E(m[0]),E(m.at(-1))];return M($[0],$[1])?x.length!==1?
[$[0]]:M(x[0],$[0])?[]:[x[0],$[0]]:$}let N=()=>{let[m,x,$]=["words","pairs","chosen"].map(k=>t.get(k)),[S,z]=$,L=z&&A(S,z),B=k=>{let C=E(k),j=C[0]===k&&!M(C,S)?
A(S,C):void 0;return j?j.parts[0]:[null,null]},u=S?m.map((k,C)=>B(C)):[],y=u.some(([k])=>k!==null);n.classList.toggle("idw-no-bars",!y),s("selected",$.flat()),s(
"label",y?`Redundancy with ${w(S)}`:"Two words, one picture"),s("values",y?u.map(([k])=>k):[]),s("errors",y?u.map(([,k])=>k):[]),ft(c,q(m,x,$,L)),c.classList.toggle(
"idw-muted",!L),l.textContent=L?`As amounts of the whole image: ${F(L).join(", ")} nats.`:"",V(L),g.hidden=!!L||x.length<2,g.replaceChildren(...g.hidden?[]:T(m,
x,k=>!S||[k.one,k.other].some(C=>M(C,S))))};function T(m,x,$){let S=[0,...Gt(m,v=>v.length+3)],z=v=>(S[v[0]]+S[v.at(-1)+1])/2,L=S.at(-1),B=([v,I])=>Math.abs(v)>
2*(I??0)?v:0,u=x.map(({parts:v})=>[B(v[0]),B(v[3])]),y=Math.max(...u.flat().map(Math.abs))||1,k=x.map(({one:v,other:I})=>(z(I)-z(v))/2),C=.8*Math.max(...k)+5,j=(v,I)=>{
let[K,P,U]=[u[v][I],k[v],z(x[v].one)];if(Math.abs(K)<.01*y)return"";let ut=I?1.8:-1.8,Z=`${I?"idw-below":"idw-above"}${K<0?" idw-minus":""}${$(x[v])?"":" idw-as\
ide-arc"}`;return`<path data-pair="${v}" class="${Z}" stroke-width="${2*Math.abs(K)/y}" d="M${U},${ut}a${P},${.8*P} 0 0 ${I?0:1} ${2*P},0"><title></title></path\
>`},G=x.flatMap((v,I)=>[0,1].map(K=>[I,K]));G.sort(([v,I],[K,P])=>Math.abs(u[K][P])-Math.abs(u[v][I]));let nt=m.map((v,I)=>`<text x="${z([I])}" y="0"></text>`).
join(""),rt=p("div",{role:"img","aria-label":"Pairs of words: redundancy above the words, synergy below"});rt.innerHTML=`<svg viewBox="0 ${-C} ${L} ${2*C}">${G.
map(([v,I])=>j(v,I)).join("")}${nt}</svg>`;let Y=rt.firstChild;for(let v of Y.querySelectorAll("path")){let{one:I,other:K,parts:P}=x[Number(v.dataset.pair)],U=[
"redundancy","synergy"].map((ut,Z)=>`${ut} ${_(P[3*Z][0],P[3*Z][1])}`);v.firstChild.textContent=`${w(I)} and ${w(K)}: ${U.join(", ")}`,v.addEventListener("click",
()=>tt(t,{chosen:[I,K]}))}Y.querySelectorAll("text").forEach((v,I)=>v.textContent=m[I]);let X=p("figcaption.idw-muted.idw-small",it("idw-above-key","redundancy"),
it("idw-below-key","synergy"));return X.append(p("span",`widest: ${_(y,null)}`)),[p("div.idw-title","Who shares with whom"),rt,X]}function q(m,x,$,S){let[z,L]=$,
B=y=>`"${y.map(k=>m[k]).join(" ")}"`;if(!x.length)return"No pair of words was estimated. Estimate again with pairs=[(one, other)].";if(!z)return"Click two words\
 to see what both tell, what only one tells, and what only both together tell.";if(!L)return`Now click a second word. Bars show what it shares with ${w(z)}.`;if(!S)
return`${w(z)} and ${w(L)} were not estimated together. Estimate again with pairs=[(${B(z)}, ${B(L)})].`;let u=t.get("given")?"given the rest of the prompt":"wi\
thout the rest of the prompt";return`What ${w(S.one)} and ${w(S.other)} tell about each pixel, ${u}`}let D=({one:m,other:x})=>["Both tell",`Only ${w(m)}`,`Only ${w(
x)}`,"Only together"];function F(m){return["redundancy",`only ${w(m.one)}`,`only ${w(m.other)}`,"synergy"].map(($,S)=>`${$} ${_(m.parts[S][0],m.parts[S][1],"")}`)}
function V(m){let x=m?.maps??[],$=x.map(L=>ot(L.values)),S=h[0].image,z=$.some(L=>$t(L.data).negative);f.forEach((L,B)=>{let u=$[B]??null;L.el.hidden=B>0&&!u;let y={
values:u,errors:u&&ot(x[B].errors),replicates:u&&ot(x[B].replicates),limit:u?Lt($):null,signed:z,cell_size:u&&S?[S.height/u.rows,S.width/u.columns]:[1,1],title:u?
D(m)[B]:"",reading:u?_(x[B].total[0],x[B].total[1],"nats"):"",note:u?void 0:m?"Only numbers: the maps of this pair were not kept.":""};for(let[k,C]of Object.entries(
y))L.model.set(k,C)}),b.hidden=!$.length}R(e,["words","pairs","chosen","given","image"],N)}var Ti=xe("pid_pane",Ge);export{Ti as default};

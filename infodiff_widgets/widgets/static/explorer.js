// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var Wt=class{#t={};constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let i of this.#t[`change:${t}`]??[])i()}on(t,n){(this.#t[t]??=
new Set).add(n)}off(t,n){this.#t[t]?.delete(n)}save_changes(){}send(...t){}},oe=class extends Wt{constructor(t,n,i={}){super(i),this.whole=t,this.shared=n}get(t){
return t in this.shared?this.whole.get(this.shared[t]):super.get(t)}set(t,n){t in this.shared?this.whole.set(this.shared[t],n):super.set(t,n)}on(t,n){this.#t(t,
(i,o)=>i===this?super.on(o,n):i.on(o,n))}off(t,n){this.#t(t,(i,o)=>i===this?super.off(o,n):i.off(o,n))}#t(t,n){let i=t.replace("change:","");t.startsWith("chang\
e:")?i in this.shared?n(this.whole,`change:${this.shared[i]}`):n(this,t):n(this.whole,t)}save_changes(){this.whole.save_changes()}send(...t){this.whole.send(t[0],
t[1],t[2])}};function et(e,...t){return t.map(n=>e.get(n))}function Pt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function bt(e,t){Pt(e,t),e.save_changes()}
function P({model:e,signal:t},n,i){let o=0,r=()=>{o=0,i(...et(e,...n))},s=()=>o||=requestAnimationFrame(r);for(let a of n)e.on(`change:${a}`,s);t.addEventListener(
"abort",()=>{cancelAnimationFrame(o);for(let a of n)e.off(`change:${a}`,s)}),r()}function re(e,t,n,i,o){let r=null;P(e,[t,...i],s=>{let a=JSON.stringify(s);a!==
r&&n(s),r=a,o()})}function jt(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function si(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Je(e){let t,n,
i;e.length!==2?(t=jt,n=(a,c)=>jt(e(a),c),i=(a,c)=>e(a)-c):(t=e===jt||e===si?e:ai,n=e,i=e);function o(a,c,l=0,d=a.length){if(l<d){if(t(c,c)!==0)return d;do{let f=l+
d>>>1;n(a[f],c)<0?l=f+1:d=f}while(l<d)}return l}function r(a,c,l=0,d=a.length){if(l<d){if(t(c,c)!==0)return d;do{let f=l+d>>>1;n(a[f],c)<=0?l=f+1:d=f}while(l<d)}
return l}function s(a,c,l=0,d=a.length){let f=o(a,c,l,d-1);return f>l&&i(a[f-1],c)>-i(a[f],c)?f-1:f}return{left:o,center:s,right:r}}function ai(){return 0}function li(e){
return e===null?NaN:+e}function*di(e,t){if(t===void 0)for(let n of e)n!=null&&(n=+n)>=n&&(yield n);else{let n=-1;for(let i of e)(i=t(i,++n,e))!=null&&(i=+i)>=i&&
(yield i)}}var Qe=Je(jt),Ao=Qe.right,$o=Qe.left,Lo=Je(li).center;var ci=tn(en),So=tn(ui);function tn(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:o,width:r,height:s}=t;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:o.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!s||!n&&!i)return t;let a=n&&e(n),c=i&&e(i),l=o.slice();return a&&c?(Ft(a,l,o,r,s),Ft(a,o,l,r,s),Ft(a,l,o,r,s),_t(c,o,l,r,s),_t(c,l,o,r,
s),_t(c,o,l,r,s)):a?(Ft(a,o,l,r,s),Ft(a,l,o,r,s),Ft(a,o,l,r,s)):c&&(_t(c,o,l,r,s),_t(c,l,o,r,s),_t(c,o,l,r,s)),t}}function Ft(e,t,n,i,o){for(let r=0,s=i*o;r<s;)
e(t,n,r,r+=i,1)}function _t(e,t,n,i,o){for(let r=0,s=i*o;r<i;++r)e(t,n,r,r+s,i)}function ui(e){let t=en(e);return(n,i,o,r,s)=>{o<<=2,r<<=2,s<<=2,t(n,i,o+0,r+0,s),
t(n,i,o+1,r+1,s),t(n,i,o+2,r+2,s),t(n,i,o+3,r+3,s)}}function en(e){let t=Math.floor(e);if(t===e)return fi(e);let n=e-t,i=2*e+1;return(o,r,s,a,c)=>{if(!((a-=c)>=
s))return;let l=t*r[s],d=c*t,f=d+c;for(let h=s,x=s+d;h<x;h+=c)l+=r[Math.min(a,h)];for(let h=s,x=a;h<=x;h+=c)l+=r[Math.min(a,h+d)],o[h]=(l+n*(r[Math.max(s,h-f)]+
r[Math.min(a,h+f)]))/i,l-=r[Math.max(s,h-d)]}}function fi(e){let t=2*e+1;return(n,i,o,r,s)=>{if(!((r-=s)>=o))return;let a=e*i[o],c=s*e;for(let l=o,d=o+c;l<d;l+=
s)a+=i[Math.min(r,l)];for(let l=o,d=r;l<=d;l+=s)a+=i[Math.min(r,l+c)],n[l]=a/t,a-=i[Math.max(o,l-c)]}}function hi(e,t){let n=0;if(t===void 0)for(let i of e)i!=null&&
(i=+i)>=i&&++n;else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(o=+o)>=o&&++n}return n}function ae(e,t){let n,i;if(t===void 0)for(let o of e)o!=null&&(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)));else{let o=-1;for(let r of e)(r=t(r,++o,e))!=null&&
(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)))}return[n,i]}function pi(e=jt){if(e===jt)return nn;if(typeof e!="function")throw new TypeError("compare is not a function");return(t,n)=>{let i=e(t,n);return i||i===0?i:(e(n,
n)===0)-(e(t,t)===0)}}function nn(e,t){return(e==null||!(e>=e))-(t==null||!(t>=t))||(e<t?-1:e>t?1:0)}var mi=Array.prototype,No=mi.slice;var wi=Math.sqrt(50),gi=Math.sqrt(10),bi=Math.sqrt(2);function se(e,t,n){let i=(t-e)/Math.max(0,n),o=Math.floor(Math.log10(i)),r=i/Math.pow(10,o),s=r>=wi?10:r>=
gi?5:r>=bi?2:1,a,c,l;return o<0?(l=Math.pow(10,-o)/s,a=Math.round(e*l),c=Math.round(t*l),a/l<e&&++a,c/l>t&&--c,l=-l):(l=Math.pow(10,o)*s,a=Math.round(e/l),c=Math.
round(t/l),a*l<e&&++a,c*l>t&&--c),c<a&&.5<=n&&n<2?se(e,t,n*2):[a,c,l]}function Re(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[o,r,s]=i?
se(t,e,n):se(e,t,n);if(!(r>=o))return[];let a=r-o+1,c=new Array(a);if(i)if(s<0)for(let l=0;l<a;++l)c[l]=(r-l)/-s;else for(let l=0;l<a;++l)c[l]=(r-l)*s;else if(s<
0)for(let l=0;l<a;++l)c[l]=(o+l)/-s;else for(let l=0;l<a;++l)c[l]=(o+l)*s;return c}function xi(e,t,n){return t=+t,e=+e,n=+n,se(e,t,n)[2]}function on(e,t,n){let i;for(;;){let o=xi(e,t,n);if(o===i||o===0||!isFinite(o))return[e,t];if(o>0){let r=Math.ceil(e/o),s=Math.floor(t/o);e=(r-(r*o>e))*o,t=(s+(s*
o<t))*o}else if(o<0){let r=-o,s=Math.ceil(e*r),a=Math.floor(t*r);e=(s-(s/r>e))/r,t=(a+(a/r<t))/r}i=o}}function rn(e){return Math.max(1,Math.ceil(Math.log(hi(e))/
Math.LN2)+1)}function Yt(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(n<o||n===void 0&&
o>=o)&&(n=o)}return n}function Ze(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n>i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(n>o||n===void 0&&
o>=o)&&(n=o)}return n}function sn(e,t,n=0,i=1/0,o){if(t=Math.floor(t),n=Math.floor(Math.max(0,n)),i=Math.floor(Math.min(e.length-1,i)),!(n<=t&&t<=i))return e;for(o=o===void 0?nn:pi(o);i>
n;){if(i-n>600){let c=i-n+1,l=t-n+1,d=Math.log(c),f=.5*Math.exp(2*d/3),h=.5*Math.sqrt(d*f*(c-f)/c)*(l-c/2<0?-1:1),x=Math.max(n,Math.floor(t-l*f/c+h)),w=Math.min(
i,Math.floor(t+(c-l)*f/c+h));sn(e,t,x,w,o)}let r=e[t],s=n,a=i;for(Vt(e,n,t),o(e[i],r)>0&&Vt(e,n,i);s<a;){for(Vt(e,s,a),++s,--a;o(e[s],r)<0;)++s;for(;o(e[a],r)>0;)
--a}o(e[n],r)===0?Vt(e,n,a):(++a,Vt(e,a,i)),a<=t&&(n=a+1),t<=a&&(i=a-1)}return e}function Vt(e,t,n){let i=e[t];e[t]=e[n],e[n]=i}function an(e,t,n){if(e=Float64Array.from(di(e,n)),!(!(i=e.length)||isNaN(t=+t))){if(t<=0||i<2)return Ze(e);if(t>=1)return Yt(e);var i,o=(i-1)*t,r=Math.floor(o),
s=Yt(sn(e,r).subarray(0,r+1)),a=Ze(e.subarray(r+1));return s+(a-s)*(o-r)}}function G(e,t,n){e=+e,t=+t,n=(o=arguments.length)<2?(t=e,e=0,1):o<3?1:+n;for(var i=-1,o=Math.max(0,Math.ceil((t-e)/n))|0,r=new Array(o);++i<o;)r[i]=e+i*n;return r}var Co=yi(Math.random);function yi(e){return function(n,i=0,o=n.length){let r=o-(i=+i);for(;r;){let s=e()*r--|0,a=n[r+i];n[r+i]=n[s+i],n[s+i]=a}return n}}function le(e,t){
let n=0;if(t===void 0)for(let i of e)(i=+i)&&(n+=i);else{let i=-1;for(let o of e)(o=+t(o,++i,e))&&(n+=o)}return n}function ln(e,t){if(typeof t!="function")throw new TypeError("test is not a function");let n=-1;for(let i of e)if(t(i,++n,e))return!0;return!1}function vt(e,t){return e.toFixed(t).replace("-","−")}function Oe(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function nt(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),o=Oe(i?Math.abs(e):t);return`${vt(e,o)}${i?"":` ± ${vt(t,o)}`} ${n}`.
trim()}function de(e,t){return Number.isFinite(e)?e===0?"0":vt(e,t<.1?Oe(t):Math.min(Oe(Math.abs(e)/10),2)):"·"}function ce([e,t],n){let i=Math.max(-e,t);return`\
bars: ${de(e,i)} to ${de(t,i)} ${n}`}function dn(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Gt(e,t=[],{zero:n=!0,clip:i=!1}={}){let o=e.flatMap((a,c)=>a===null?[]:[a-(t[c]??0),a+(t[c]??0)]),[r=0,s=0]=ae(n?[0,...o]:o);return s<=r?[0,1]:[i&&e.every(
a=>a===null||a>=0)?0:r,s]}function kt(e,t,n){return Math.min(Math.max(e,t),n)}function cn([e,t],[n,i]){return o=>n+(i-n)*(kt(o,e,t)-e)/(t-e||1)}function u(e,...t){let[n,...i]=e.split("."),o=document.createElement(n);i.length&&(o.className=i.join(" ")),n==="button"&&o.setAttribute("type","button");for(let r of t){
if(typeof r=="string"||r instanceof Node){o.append(r);continue}for(let[s,a]of Object.entries(r))s.startsWith("on")?o.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
o.setAttribute(s,a===!0?"":a)}return o}function Z(e,t){e.textContent!==t&&(e.textContent=t)}function Xt(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function Dt(e){return e.getRootNode().activeElement}function un(e){return e.flatMap(([t,n])=>[u("dt",t),u("dd",n)])}function ue(e,t){return u("span.idw-pair",u(
`i.${e}`),t)}function Mt(e){return e.ctrlKey||e.metaKey||e.altKey}function fn(e){e.addEventListener("keydown",t=>{Mt(t)||t.stopPropagation()})}function fe(e,t,n,i="\
ltr"){let o=i==="rtl"?-1:1,r={ArrowLeft:-o,ArrowUp:-1,ArrowRight:o,ArrowDown:1}[e.key],s=r?t+r:{Home:0,End:n-1}[e.key];return s===void 0?void 0:kt(s,0,n-1)}function he(e){
let t={list:[],index:0,anchor:0,replace(n){let i=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.min(t.index,i),anchor:Math.min(t.anchor,i)}),e.replaceChildren(
...n.map(({node:o,box:r=o})=>r)),t.mark()},mark:()=>t.list.forEach(({node:n},i)=>n.tabIndex=i===t.index?0:-1),indexOf:n=>t.list.findIndex(({node:i,box:o=i})=>o.
contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.index=t.indexOf(n.target),t.mark()}),t}function pe(e,t,{starts:n=()=>!0,
move:i,end:o,cancel:r=()=>{}}){let s=null,a=!1,c=({clientX:d,clientY:f})=>t.indexOf(e.getRootNode().elementFromPoint(d,f));return e.addEventListener("pointerdow\
n",d=>{let f=d.button===0&&!d.shiftKey&&!Mt(d)?c(d):-1;s=f>=0&&n(f,d)?{from:f,to:f,moved:!1}:null,a=!1}),e.addEventListener("pointermove",d=>{let f=s&&d.buttons&
1?c(d):-1;f<0||f===s.to||(e.hasPointerCapture(d.pointerId)||e.setPointerCapture(d.pointerId),Object.assign(s,{to:f,moved:!0}),i(s.from,f))}),e.addEventListener(
"pointerup",()=>{let d=s;s=null,a=!!d?.moved,a&&o(d.from,d.to)}),e.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener("pointercancel",
()=>{s=null,r()}),{endsIn:d=>a&&d.detail>0,stop:()=>[s,a]=[null,!1]}}function Ie(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=
Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),{context:e.getContext("2d"),ratio:i}}function me(e){return getComputedStyle(e).getPropertyValue(
"--idw-dark").trim()==="1"}function we(e,t){let n=new MutationObserver(()=>requestAnimationFrame(t));for(let i of[document.documentElement,document.body])n.observe(
i,{attributes:!0,attributeFilter:["data-jp-theme-light","class","data-theme"]});matchMedia("(prefers-color-scheme: dark)").addEventListener("change",t,{signal:e}),
e.addEventListener("abort",()=>n.disconnect())}var vi=460;function hn(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`min(100%, ${vi*n/i}px)`,
Ie(t,e.clientWidth,e.clientHeight)}function ki(e,t,n,i=()=>e){let o=r=>{let s=i().getBoundingClientRect();t(kt((r.clientX-s.left)/s.width,0,1))};e.addEventListener(
"pointerdown",r=>{r.button===0&&(r.stopPropagation(),e.setPointerCapture(r.pointerId),i()===e&&o(r))}),e.addEventListener("pointermove",r=>r.buttons&1&&o(r)),e.
addEventListener("pointerup",()=>n())}function pn(e,t,n=()=>{}){let o=u("div.idw-wipe-handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,
"aria-label":e}}),r=.5;return ki(o,t,n,()=>o.parentElement),o.addEventListener("keydown",a=>{let c={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,
End:1}[a.key];!c||Mt(a)||(a.preventDefault(),r=kt(r+c,0,1),t(r),n())}),{node:o,show:(a,[c,l])=>{r=a;let d=Math.round(100*a);o.style.left=`${100*a}%`,o.setAttribute(
"aria-valuenow",String(d)),o.setAttribute("aria-valuetext",`${d} % ${c}, ${100-d} % ${l}`)}}}function ge(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.
addEventListener("abort",()=>i.disconnect())}var mn=e=>new Blob([e],{type:"image/png"});function be(e,t,n){P(e,t,async()=>{let i=t.map(r=>e.model.get(r)),o=await Promise.
all(i.map(r=>r?createImageBitmap(mn(r)):null));i.every((r,s)=>r===e.model.get(t[s]))&&!e.signal.aborted&&n(...o)})}function wn(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);
return e.addEventListener("abort",n),i=>(n(),t=i.map(o=>URL.createObjectURL(mn(o))),t)}var Mi={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function xt(e){if(!e||e.rows)return e??null;
let{shape:t,dtype:n,scale:i=1,power:o=1,data:r}=e,[s,a]=t.slice(-2),c=new Mi[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===
1?{rows:s,columns:a,data:c}:{rows:s,columns:a,data:Float32Array.from(c,n==="float16"?d=>Ei(d)*i:o===2?d=>d*Math.abs(d)*i*i:d=>d*i)}}async function bn(e){let t=new Blob(
[Uint8Array.from(atob(e),r=>r.charCodeAt(0))]),n=await new Response(t.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),i=new DataView(n).getUint32(
0,!0),o=new TextDecoder().decode(new Uint8Array(n,4,i));return JSON.parse(o,(r,s)=>s?.bytes?new DataView(n,4+i+s.bytes[0],s.bytes[1]):s)}function Ei(e){let[t,n,
i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function xn(e){let t=e.filter(Number.isFinite);return{size:Yt(
t,Math.abs)??0,negative:ln(t,n=>n<0),total:le(t)}}function yn({columns:e,data:t},[n,i,o,r]){let a=G(i,r).map(c=>t.subarray(c*e+n,c*e+o)).map(c=>c.filter(Number.
isFinite));return a.some(c=>c.length)?le(a,c=>le(c)):NaN}function gn(e,t,n,i){let o=n/i;return G(i).map(r=>Math.max(Math.min(t,(r+1)*o)-Math.max(e,r*o),0))}function vn(e,t,[
n,i,o,r]){if(!e)return null;let{rows:s,columns:a,data:c}=e,l=gn(i,r,t.rows,s),d=gn(n,o,t.columns,a),f=0;for(let h=0;h<c.length;h+=s*a){let x=0;l.forEach((w,y)=>{
w&&d.forEach((g,k)=>x+=w*g*c[h+y*a+k])}),f+=x*x}return Math.sqrt(f)}function Zt([e,t],[n,i]){let[o,r]=[Math.min(t,i),Math.max(t,i)+1];return[o,Math.min(e,n),r,Math.
max(e,n)+1]}function kn(e,t){let n=({model:o,el:r,signal:s})=>{r.classList.add("idw"),fn(r),t({model:o,el:r,signal:s})},i=document.getElementById("idw-page");return i?.dataset.
bundle===e&&(i.removeAttribute("data-bundle"),bn(document.getElementById("idw-stored")?.textContent??"").then(o=>{n({model:new Wt({...o,offline:!0}),el:i,signal:new AbortController().
signal}),Ai(i)})),{render:n}}function Ai(e){let t=window.frameElement;if(!t)return;t.previousElementSibling?.remove();let n=()=>t.style.height=`${Math.ceil(e.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(e)}function ze(e,t){let n=e.map(([o,r,s])=>u("button.idw-button",{title:s,"data-value":o,onclick:()=>t(o)},r));return{buttons:n,show:(o,r=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===o)),s.disabled=r}}}function Tt(e,t,n,i){let{buttons:o,show:r}=ze(i,s=>bt(e.model,{[t]:s}));for(let s of o)s.classList.add(
"idw-segment");return P(e,[t],s=>r(s)),u("span.idw-segments",{role:"group","aria-label":n},...o)}function It(e,t,n,i={}){let o=u("button.idw-bare.idw-icon",{title:e,
"aria-label":e.replace(/ \(.*/,""),onclick:n,...i});return o.innerHTML=`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${t}"/></svg\
>`,o}function Mn(e){let t=u("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),
t}function En(e){return t=>Number.isInteger(t)&&t>=e}function xe(e,t,[n,i],o,r){let{model:s}=e,a=u("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${i}`.
trim()},o),c=()=>a.value=s.get(t)||"";return a.addEventListener("change",()=>{let l=Number(a.value);Number.isFinite(l)&&r(l)&&bt(s,{[t]:l}),c()}),P(e,[t],c),u("\
label.idw-pair",u("span",n),a,u("span",i))}function $i(e,t,n,i){return i.addEventListener("change",()=>bt(e.model,{[t]:i[n]})),P(e,[t],()=>i[n]=e.model.get(t)),
i}function ye(e,t,n){let i=$i(e,t,"checked",u("input",{type:"checkbox"})),o=u("span",n);return{input:i,label:o,row:u("label.idw-pair",i,o)}}function Be(e,t={}){
let n=u("select.idw-field",t),i=o=>n.replaceChildren(...o.map(([r,s])=>u("option",{value:r},s)));return i(e),{node:n,offer:i}}function An(e,t,n,i){let{place:o=Number,
value:r=Number,text:s,spoken:a=s,step:c=.05}=i,{model:l}=e,d=u("input",{type:"range",min:0,max:1,step:c}),f=u("span.idw-value",{"aria-hidden":"true"}),h=()=>{d.
value=String(o(l.get(t))),f.textContent=s(l.get(t)),d.setAttribute("aria-valuetext",a(l.get(t)))};return d.addEventListener("input",()=>l.set(t,r(Number(d.value)))),
d.addEventListener("change",()=>l.save_changes()),P(e,[t],h),{input:d,show:h,row:u("label.idw-row",u("span",n),d,f)}}var Li=Array.prototype,Si=Li.slice;function Ni(e,t){return e-t}function Ci(e){for(var t=0,n=e.length,i=e[n-1][1]*e[0][0]-e[n-1][0]*e[0][1];++t<n;)i+=e[t-1][1]*e[t][0]-
e[t-1][0]*e[t][1];return i}var $n=e=>()=>e;function Ti(e,t){for(var n=-1,i=t.length,o;++n<i;)if(o=Ri(e,t[n]))return o;return 0}function Ri(e,t){for(var n=t[0],i=t[1],
o=-1,r=0,s=e.length,a=s-1;r<s;a=r++){var c=e[r],l=c[0],d=c[1],f=e[a],h=f[0],x=f[1];if(Oi(c,f,t))return 0;d>i!=x>i&&n<(h-l)*(i-d)/(x-d)+l&&(o=-o)}return o}function Oi(e,t,n){
var i;return Ii(e,t,n)&&zi(e[i=+(e[0]===t[0])],n[i],t[i])}function Ii(e,t,n){return(t[0]-e[0])*(n[1]-e[1])===(n[0]-e[0])*(t[1]-e[1])}function zi(e,t,n){return e<=
t&&t<=n||n<=t&&t<=e}function Bi(){}var Et=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[
[[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,
1]]],[[[.5,1],[1,1.5]]],[]];function Sn(){var e=1,t=1,n=rn,i=c;function o(l){var d=n(l);if(Array.isArray(d))d=d.slice().sort(Ni);else{let f=ae(l,Pi);for(d=Re(...on(
f[0],f[1],d),d);d[d.length-1]>=f[1];)d.pop();for(;d[1]<f[0];)d.shift()}return d.map(f=>r(l,f))}function r(l,d){let f=d==null?NaN:+d;if(isNaN(f))throw new Error(
`invalid value: ${d}`);var h=[],x=[];return s(l,f,function(w){i(w,l,f),Ci(w)>0?h.push([w]):x.push(w)}),x.forEach(function(w){for(var y=0,g=h.length,k;y<g;++y)if(Ti(
(k=h[y])[0],w)!==-1){k.push(w);return}}),{type:"MultiPolygon",value:d,coordinates:h}}function s(l,d,f){var h=new Array,x=new Array,w,y,g,k,$,S;for(w=y=-1,k=zt(l[0],
d),Et[k<<1].forEach(b);++w<e-1;)g=k,k=zt(l[w+1],d),Et[g|k<<1].forEach(b);for(Et[k<<0].forEach(b);++y<t-1;){for(w=-1,k=zt(l[y*e+e],d),$=zt(l[y*e],d),Et[k<<1|$<<2].
forEach(b);++w<e-1;)g=k,k=zt(l[y*e+e+w+1],d),S=$,$=zt(l[y*e+w+1],d),Et[g|k<<1|$<<2|S<<3].forEach(b);Et[k|$<<3].forEach(b)}for(w=-1,$=l[y*e]>=d,Et[$<<2].forEach(
b);++w<e-1;)S=$,$=zt(l[y*e+w+1],d),Et[$<<2|S<<3].forEach(b);Et[$<<3].forEach(b);function b(A){var I=[A[0][0]+w,A[0][1]+y],T=[A[1][0]+w,A[1][1]+y],O=a(I),z=a(T),
E,C;(E=x[O])?(C=h[z])?(delete x[E.end],delete h[C.start],E===C?(E.ring.push(T),f(E.ring)):h[E.start]=x[C.end]={start:E.start,end:C.end,ring:E.ring.concat(C.ring)}):
(delete x[E.end],E.ring.push(T),x[E.end=z]=E):(E=h[z])?(C=x[O])?(delete h[E.start],delete x[C.end],E===C?(E.ring.push(T),f(E.ring)):h[C.start]=x[E.end]={start:C.
start,end:E.end,ring:C.ring.concat(E.ring)}):(delete h[E.start],E.ring.unshift(I),h[E.start=O]=E):h[O]=x[z]={start:O,end:z,ring:[I,T]}}}function a(l){return l[0]*
2+l[1]*(e+1)*4}function c(l,d,f){l.forEach(function(h){var x=h[0],w=h[1],y=x|0,g=w|0,k=Pe(d[g*e+y]);x>0&&x<e&&y===x&&(h[0]=Ln(x,Pe(d[g*e+y-1]),k,f)),w>0&&w<t&&g===
w&&(h[1]=Ln(w,Pe(d[(g-1)*e+y]),k,f))})}return o.contour=r,o.size=function(l){if(!arguments.length)return[e,t];var d=Math.floor(l[0]),f=Math.floor(l[1]);if(!(d>=
0&&f>=0))throw new Error("invalid size");return e=d,t=f,o},o.thresholds=function(l){return arguments.length?(n=typeof l=="function"?l:Array.isArray(l)?$n(Si.call(
l)):$n(l),o):n},o.smooth=function(l){return arguments.length?(i=l?c:Bi,o):i===c},o}function Pi(e){return isFinite(e)?e:NaN}function zt(e,t){return e==null?!1:+e>=
t}function Pe(e){return e==null||isNaN(e=+e)?-1/0:e}function Ln(e,t,n,i){let o=i-t,r=n-t,s=isFinite(o)||isFinite(r)?o/r:Math.sign(o)/Math.sign(r);return isNaN(s)?
e:e+s-.5}var Fi=.62,_i=.997,ji=[.08,.25,.5],Di=2155905152,Ui={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c\
5e"],attention:["e5dcf7","b39ae3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a\
1f4b","c9404a","f47c45","fbc15e","fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b",
"1f7a6b","57b89d","d8f5e6"],ground:"#101215",empty:"#1f2226",contrast:.36}},Ki=e=>Math.min(Math.abs(e),1)**Fi,qi=e=>e<.06?0:.94*Math.min(1,e/.45)**.85;function Nn(e){
let t=e.map(n=>[0,2,4].map(i=>Number.parseInt(n.slice(i,i+2),16)));return Uint32Array.from({length:256},(n,i)=>{let o=i/255*(t.length-1),r=Math.min(Math.floor(o),
t.length-2),[s,a,c]=t[r].map((l,d)=>Math.round(l+(o-r)*(t[r+1][d]-l)));return(Math.round(255*qi(i/255))<<24|c<<16|a<<8|s)>>>0})}function ve(e,t="plus"){let n=Ui[e?
"dark":"light"];return{...n,above:Nn(n[t]??n.plus),below:Nn(n.minus)}}function Bt(e){let t=e.map(({data:i})=>Float32Array.from(i.filter(Number.isFinite),Math.abs)),
n=i=>Math.max(0,...t.map(o=>an(o,i)??0));return n(_i)||n(1)||1}function Cn(e,t,{above:n,below:i},o=(r,s)=>!0){return Uint32Array.from(e,(r,s)=>o(r,s)?Number.isFinite(
r)?(r<0?i:n)[Math.round(255*Ki(r/t))]:Di:0)}function Tn(e,t,n,i=u("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(
e.buffer),t,n),0,0),i}function ke(e,t,n,i=void 0){return Tn(Cn(e.data,t,n,i),e.columns,e.rows)}function Jt(e,t,{ground:n,empty:i,contrast:o},r,s=!1){let{width:a,
height:c}=e.canvas;e.fillStyle=t?n:i,e.fillRect(0,0,a,c),t&&(e.save(),e.imageSmoothingEnabled=s||t.width>a,r&&([e.globalAlpha,e.filter]=[o,"saturate(0.2)"]),e.drawImage(
t,0,0,a,c),e.restore())}function Rn(e,t,n,{above:i,ground:o},r){let{width:s,height:a}=e.canvas,c=Sn().size([t.columns,t.rows]).smooth(!0),l=Array.from(Hi(t),Math.
abs),[d,f]=[s/t.columns,a/t.rows];ji.forEach((h,x)=>{let w=new Path2D;for(let g of c.contour(l,h*n).coordinates.flat())g.forEach(([k,$],S)=>w[S?"lineTo":"moveTo"](
k*d,$*f));e.lineJoin="round";let y=i[[150,200,255][x]];for(let[g,k]of[[3.4,`${o}d0`],[1.7,`rgb(${[0,8,16].map($=>y>>$&255)})`]])[e.lineWidth,e.strokeStyle]=[Number(
g)*r,String(k)],e.stroke(w)})}function Hi({rows:e,columns:t,data:n}){return n.map((i,o)=>{let[r,s]=[Math.floor(o/t),o%t],[a,c]=[0,0];for(let l=Math.max(r-1,0);l<=
Math.min(r+1,e-1);l++)for(let d=Math.max(s-1,0);d<=Math.min(s+1,t-1);d++){let f=(2-Math.abs(l-r))*(2-Math.abs(d-s));a+=f*(n[l*t+d]||0),c+=f}return a/c})}function On(e,t,n,i=o=>!0){
let o=Array.from({length:e.width},(a,c)=>n?2*c/(e.width-1)-1:c/(e.width-1)),r=Tn(Cn(o,1,t,i),e.width,1),s=e.getContext("2d");Jt(s,null,t,!1),s.drawImage(r,0,0,e.
width,e.height)}var Wi={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function Ut(e){return["running","paused"].includes(e.get(
"status"))}function In(e,{label:t,next:n,texts:i,names:o=[],blocked:r=()=>!1}){let{model:s}=e,a=k=>s.send({pressed:k}),c=u("button.idw-button.idw-run-main",{onclick:()=>a(
n())}),l=u("button.idw-button",{onclick:()=>a("cancel")},"Cancel"),d=u("span.idw-run-status",{role:"status"}),f=u("span.idw-muted.idw-run-detail"),h=u("span.idw\
-run-fill"),w=u("div.idw-run-track",{role:"progressbar","aria-label":t,...{"aria-valuemin":0,"aria-valuemax":100}},h),y=u("p.idw-error",{role:"alert"}),g=u("div\
.idw-flow.idw-run",u("i.idw-dot",{"aria-hidden":"true"}),d,f,c,l);return P(e,["status","progress","detail","error",...o],()=>{let k=Math.round(100*s.get("progre\
ss"));g.dataset.status=w.dataset.status=s.get("status"),c.textContent={pause:"Pause",resume:"Resume",...i}[n()]??"",c.disabled=r(),!Ut(s)&&Dt(g)===l&&c.focus(),
l.hidden=!Ut(s),Z(d,Wi[s.get("status")]),f.textContent=s.get("detail"),w.setAttribute("aria-valuenow",String(k)),w.setAttribute("aria-valuetext",s.get("detail")||
`${k} %`),h.style.width=Ut(s)?`${k}%`:"0",Z(y,s.get("error")),y.hidden=!s.get("error")}),{line:g,track:w,error:y}}function zn(e){let t=u("span"),[n,i]=["any",r=>r>=
0],o=[xe(e,"samples",["after","samples"],{step:16},En(2)),xe(e,"max_seconds",["or","seconds"],{step:5,placeholder:n},i),xe(e,"target_stderr",["or at an error of",
"nats"],{step:"any",placeholder:n},i)];return P(e,["samples","max_seconds","target_stderr"],(r,s,a)=>{let c=[`${r} samples`,s&&`${s} s`,a&&`an error of ${a} nat\
s`];t.textContent=c.filter(Boolean).join(" or ")}),u("details.idw-small",u("summary","Stops after ",t),u("div.idw-flow.idw-run-fields",...o))}var Fe=8e6;async function Bn(e,t){let[n]=t,i=`“${n.name}”`,o=`images may have up to ${Fe/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>Fe)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${o}`);e.notify(`Reading ${i}…`);let r=await n.arrayBuffer().catch(
()=>null);r?e.model.send({picture:n.name},void 0,[r]):e.notify(`${i} is no file that can be read.`)}function Pn(e,{model:t,el:n,signal:i}){let o=({dataTransfer:a})=>t.
get("accepts_images")&&a.types.includes("Files"),r=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,c=>{o(c)&&(c.preventDefault(),c.stopPropagation(),r(a!=="drop"),a==="drop"&&c.dataTransfer.files.length&&Bn(e,[...c.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||r(!1));let s=({problem:a}={})=>a===void 0||e.notify(a);t.on("msg:custom",s),i.addEventListener("abort",()=>t.off("ms\
g:custom",s))}function Me(e,t="Open an image…"){let n=u("input",{type:"file",accept:"image/*",hidden:!0});return n.addEventListener("change",()=>n.files?.length&&
Bn(e,[...n.files])),{button:u("button.idw-button",{onclick:()=>{n.value="",n.click()},title:`Or drop one, up to ${Fe/1e6} MB`},t),input:n}}var Fn=8,Vi=[["map","map","Colour whose opacity and depth grow with the value"],["contours","contours","Lines at 8, 25 and 50 % of the largest value"],["picture",
"picture","The picture alone"]],Yi=4,Gi={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-Fn,0],PageDown:[Fn,0],Home:[0,-1/0],End:[0,1/0]};
function _n(e){let{canvas:t,model:n}=e,i=null,o=s=>{let a=t.getBoundingClientRect(),c=(f,h)=>kt(Math.floor(f*h),0,h-1),{rows:l,columns:d}=e.field;return[c((s.clientY-
a.top)/a.height,l),c((s.clientX-a.left)/a.width,d)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:o(s),x:s.clientX,
y:s.clientY,moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=o(s);e.point(a),i&&(i.moved||=Math.hypot(
s.clientX-i.x,s.clientY-i.y)>=Yi,i.moved&&e.select(Zt(i.cell,a)))});let r=s=>{i&&((!s||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("p\
ointerup",()=>r(!0)),t.addEventListener("pointercancel",()=>r(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}
function jn(e){let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",o=>{o.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let r=Gi[o.
key];if(!r||!e.field||Mt(o))return;o.preventDefault();let{rows:s,columns:a}=e.field,c=e.cell??[s>>1,a>>1],l=[kt(c[0]+r[0],0,s-1),kt(c[1]+r[1],0,a-1)],d=e.cell||
o.shiftKey?l:c;i=o.shiftKey?i??c:null,e.spoken=i?"region":"cursor",e.point(d),i&&(e.select(Zt(i,d)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}function Dn(e,t){
let{model:n}=t,i=Tt(t,"drawing","Drawing",Vi),o=h=>h?nt(h,null,""):"0",r=An(t,"threshold","Threshold",{place:h=>Math.cbrt(h/e.top),value:h=>Number((e.top*h**3).
toPrecision(3)),text:h=>`${o(h)} ${e.sumUnit}`.trim(),spoken:h=>`${o(h)} ${n.get("unit")}`.trim(),step:.01}),s=ye(t,"hide_noise","Hide below 2σ"),a=Me(e),c=()=>{
r.show(),r.input.disabled=!e.field,s.input.disabled=!e.errors},l=[ye(t,"faded","Faded picture").row,s.row,ye(t,"smooth","Smooth").row],d=u("div.idw-flow.idw-set\
tings",r.row,...l,a.button,a.input),f=u("details.idw-small",u("summary","Map settings"),d);return{styles:i,settings:f,opener:a.button,show:c}}var Xi=250,Zi="Arrow keys read pixels, Shift and arrow keys select a region, Escape clears.",_e=class{image=null;field=null;errors=null;replicates=null;layers=[];top=1;wipe=.5;spoken="";message="";#t=0;constructor(t){
this.model=t.model,this.el=t.el,this.title=u("span.idw-title"),this.reading=u("span.idw-large.idw-reading"),this.canvas=u("canvas",{tabindex:0,role:"application",
"aria-roledescription":"heat map","aria-description":Zi}),this.note=u("div.idw-note",{role:"status"}),this.probe=u("output.idw-tip.idw-probe"),this.sum=u("outpu\
t.idw-tip.idw-sum"),this.tags=[u("span.idw-tag.idw-tag-left"),u("span.idw-tag.idw-tag-right")],this.handle=pn("Wipe between the pinned and the present map",i=>{
this.wipe=i,this.draw()});let n=[this.canvas,this.note,...this.tags,this.handle.node,this.probe,this.sum];this.stage=u("div.idw-stage",...n),this.bar=u("canvas.\
idw-bar-colours",{width:256,height:1,"aria-hidden":"true"}),this.ends=[u("span"),u("span"),u("span")],this.legend=u("div.idw-colourbar",this.bar,u("div.idw-mute\
d.idw-small.idw-bar-ticks",...this.ends)),this.head=u("div.idw-head",this.title,this.reading),this.controls=Dn(this,t),this.under=u("div.idw-under",this.legend,
this.controls.styles),t.el.append(this.head,this.stage,this.under,this.controls.settings),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,o]=this.model.get("region"),r=[t,n,Math.min(i,this.field.columns),Math.min(o,this.field.rows)];return r[0]<r[2]&&r[1]<r[3]?r:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),Xi))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=et(this.model,"values","errors","replicates").map(xt);this.field=t&&{...t,...xn(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,o,r]=et(n,"limit","threshold","pinned");this.top=i??(t?Bt([t]):1),this.signed=n.get("signed")??t?.negative??
!1,this.colours=ve(me(this.el),n.get("kind"));let s=n.get("hide_noise")?this.errors?.data:null,a=(f,h)=>{let x=Math.abs(f);return!(x<o)&&(!s||x>=2*s[h])},c=[r?.
values&&{field:xt(r.values),title:r.title}];c.push(t&&{field:t,title:n.get("title"),visible:a}),this.layers=c.map(f=>f&&{...f,layer:ke(f.field,this.top,this.colours,
f.visible)}),On(this.bar,this.colours,this.signed,f=>!(Math.abs(f)*this.top<o)),this.legend.hidden=!t;let l=f=>f?String(Number(f.toPrecision(2))).replace("-","−"):
"0",d=[this.signed?l(-this.top):"0",n.get("unit"),l(this.top)];this.ends.forEach((f,h)=>f.textContent=d[h]),this.controls.show(),this.readOut(),this.draw()}get sumUnit(){
return this.model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:o,cellSize:r,sumUnit:s}=this,[a,c]=r,l=($,S,b,A,I)=>{if($.setAttribute(
"aria-live",this.spoken===S?"polite":"off"),$.replaceChildren(...b?[`${b} `,u("span.idw-small",A)]:[]),!b)return;let[T,O]=[100*I[0]/t.columns,100*I[1]/t.rows];$.
style.cssText=`${T>50?`right:${100-T}%`:`left:${T}%`};${O>12?`bottom:${100-O}%`:`top:${O}%`}`,$.classList.toggle("idw-tip-below",O<=12)},d=i&&i[0]*t.columns+i[1],
f=i&&nt(t.data[d],n?.data[d],s),[h,x]=i?[(i[1]+.5)*c,(i[0]+.5)*a].map(Math.floor):[];l(this.probe,"cursor",f,`at (${h}, ${x})`,i&&[i[1]+.5,i[0]]);let w=a*c,[y,g]=o?
[yn(t,o),vn(this.replicates,t,o)]:[],k=o&&nt(y*w,g===null?null:g*w,s);l(this.sum,"region",k,o&&this.extent(o,y),o&&[o[0],o[1]]),this.spoken=""}extent(t,n){let[i,
o,r,s]=t,{negative:a,total:c}=this.field,[l,d]=[(r-i)*this.cellSize[1],(s-o)*this.cellSize[0]].map(Math.round),f=a||!(c>0)||Number.isNaN(n)?"":` (${dn(n/c)} of \
the map)`;return`in ${l}×${d} pixels${f}`}draw(){let{image:t,field:n,canvas:i,stage:o,model:r}=this,[s,a,c,l]=et(r,"drawing","faded","smooth","compare"),[d,f]=t?
[t.width,t.height]:n?[n.columns,n.rows]:[1,1],{context:h,ratio:x}=hn(o,i,d,f),[w,y]=s==="picture"?[]:this.layers,g=w&&y&&l!=="side"?this.wipe:0;if(this.colours){
Jt(h,t,this.colours,!!(y&&a&&s==="map"),c);for(let[k,$,S]of[[w,0,g],[y,g,1]])!k||$===S||(h.save(),h.beginPath(),h.rect($*i.width,0,(S-$)*i.width,i.height),h.clip(),
h.imageSmoothingEnabled=c,s==="contours"?Rn(h,k.field,this.top,this.colours,x):h.drawImage(k.layer,0,0,i.width,i.height),h.restore());this.tags.forEach((k,$)=>{
k.hidden=!g,k.textContent=[w,y][$]?.title??""}),this.handle.node.hidden=!g,g&&this.handle.show(g,[w.title,y.title]),n&&(this.region&&this.outline(h,x,this.region,
[5,4],0),this.cell&&this.outline(h,x,Zt(this.cell,this.cell),[],1.5))}}outline(t,n,i,o,r){let[s,a,c,l]=i,{canvas:d,field:f}=this,[h,x,w]=[d.width/f.columns,d.height/
f.rows,r*n];for(let y of[!1,!0])t.lineWidth=(y?1.5:3)*n,t.strokeStyle=y?"#fff":"#000",t.setLineDash(y?o.map(g=>g*n):[]),t.strokeRect(s*h-w,a*x-w,(c-s)*h+2*w,(l-
a)*x+2*w);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,o,r,s]=et(n,"title","reading","loading","accepts_images"),a=!!n.get("values"),c=r?"Estimating…":
t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=i,this.reading.textContent=o,Z(this.note,this.message||(a?"":n.get("note")??c)),this.
stage.classList.toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",r),this.canvas.setAttribute("aria-label",["Heat map",i,o].filter(Boolean).join(",\
 ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.label()}};function je(e){e.el.classList.add(
"idw-figure","idw-pane");let t=new _e(e);return _n(t),jn(t),Pn(t,e),ge(e.signal,t.stage,()=>t.draw()),we(e.signal,()=>t.recolor()),P(e,["values","errors","repli\
cates"],()=>t.decode()),P(e,["signed","limit","kind","hide_noise","threshold","unit","pinned","title"],()=>t.recolor()),P(e,["cursor","region"],()=>{t.readOut(),
t.draw()}),P(e,["drawing","faded","smooth","compare"],()=>t.draw()),P(e,["title","reading","loading","values","note","accepts_images"],()=>t.label()),be(e,["ima\
ge"],n=>t.showImage(n)),t}function Ji(e,t=!1){let n=cn(e,[0,100]),[i,o]=t?["bottom","height"]:["left","width"],r=(c,l,d="")=>u(`span.${c}`,{style:`${i}:${n(l)}%`},d),s=(c,l,d)=>{let[f,h]=[
n(Math.min(l,d)),n(Math.max(l,d))];return u(`span.${c}`,{style:`${i}:${f}%;${o}:${h-f}%`})};return{place:n,mark:r,bar:(c,l,[d,f],h=0)=>c==null?[]:[s(d,h,c),...l>
0?[s(f,c-l,c+l)]:[]]}}function Qi(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function Ee(e,t,n,i,o=null,r=null){let{bar:s,mark:a}=Ji(i,!0),[c,l]=s(t,n,[Qi(
t),"idw-whisker"]),d=s(o,0,["idw-hollow","idw-whisker"]),f=r==null?[]:[a("idw-exact",r)];e.replaceChildren(a("idw-zero",0),...d,...c?[c]:[],...l?[l]:[],...f)}function Kt(e,t,n=null){return n!==null?G(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function Un(e,t){let n=G(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var Ae=class e{constructor(t,n,i,o="all"){let r=s=>[...new Set(s)].sort((a,c)=>a-c);this.count=t,this.
empty=o,this.selected=r(n),this.excluded=r(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:G(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=Kt(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(Kt([],n,t))}exclude(t){
let n=i=>i.filter(o=>o!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:G(this.count).filter(o=>!i.includes(
o)))}};function to([e,t]){let n=e.map((d,f)=>d===null||t[f]===null?null:[d-t[f],d,d+t[f]]),[i,o]=Gt(n.flatMap(d=>d?[d[0],d[2]]:[])),r=Math.min(0,...e.map(d=>d??0)),s=d=>(100*
(o-Math.max(d,r))/(o-Math.max(i,r)||1)).toFixed(1),a=d=>(100*(d+.5)/e.length).toFixed(1),[c,l]=["",""];for(let d=0;d<n.length;d++){let f=d;for(;n[f];)f++;if(f===
d)continue;let h=G(d,f);c+=`M${h.map(w=>`${a(w)},${s(n[w][1])}`).join("L")}`;let x=(w,y)=>y.map(g=>`${a(g)},${s(n[g][w])}`).join("L");l+=`M${x(2,h)}L${x(0,h.reverse())}\
Z`,d=f}return`<svg viewBox="0 0 100 100" preserveAspectRatio="none"><path class="idw-area" d="${l}"/><path class="idw-line" d="${c}"/>
    <path class="idw-base" d="M0,${s(0)}H100"/></svg>`}function Kn(e){let{model:t,el:n}=e;n.classList.add("idw-spectrum");let i=u("span.idw-muted.idw-small"),o=u(
"button.idw-bare.idw-link.idw-end","all levels"),r=u("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),s=u("div.idw-curve",{"aria-hidden":"true"}),
a=u("div.idw-strip"),c=u("p.idw-muted.idw-small","Denoised at each noise level"),l=u("div.idw-muted.idw-small.idw-axis.idw-plot"),d=u("p.idw-muted","No numbers \
yet."),f=u("div.idw-head",u("span.idw-title","At which noise levels"),i,o);n.append(f,u("div.idw-levels",s,r),l,a,c,d);let h=he(r),x=()=>{let[b=0,A=-1]=t.get("s\
elected");return G(b,A+1)},w=b=>bt(t,{selected:b.length?[b[0],b.at(-1)]:[]});o.addEventListener("click",()=>{w([]),h.focus()});let y=pe(r,h,{starts:b=>(h.anchor=
b,!0),move:(b,A)=>w(Kt([],A,b)),end:(b,A)=>h.focus(A)}),g=(b,A)=>{y.endsIn(A)||(w(Kt(x(),b,A.shiftKey?h.anchor:null)),h.focus(b))};r.addEventListener("keydown",
b=>{if(Mt(b)||["ArrowUp","ArrowDown"].includes(b.key))return;b.key==="Escape"&&w([]);let A=fe(b,h.index,h.list.length);if(A===void 0)return;b.preventDefault();let I=t.
get("selected");b.shiftKey&&!(I.includes(h.index)&&I.includes(h.anchor))&&(h.anchor=h.index),h.focus(A),b.shiftKey&&w(Kt([],h.index,h.anchor))});let k=b=>{let A=b.
map(z=>vt(z,1)),I=(z,E)=>{let C=u("span.idw-bar.idw-plot"),ut=u("button.idw-button.idw-band",{onclick:it=>g(E,it)},C);return{bar:C,node:ut,name:`log SNR ${A[E]}\
 to ${z}`}};h.replace(A.slice(1).map(I)),y.stop();let T=A.length-1,O=(z,E)=>E===0?"noise":E===T?"picture":z;l.replaceChildren(...A.map((z,E)=>u("span",{style:`l\
eft:${100*E/T}%`},O(z,E))))},$=()=>{let[b,A,I]=et(t,"values","errors","unit"),T=x(),O=Gt(b,A,{clip:!0});d.hidden=b.length>0,r.hidden=l.hidden=!b.length;let z=t.
get("density")?.length?t.get("density"):null;s.innerHTML=z?to(z):"",n.classList.toggle("idw-dense",!!z),i.textContent=b.length?z?`${I} per unit of log SNR; drag\
 to ask`:ce(O,I):"",o.hidden=!T.length,h.list.forEach(({bar:E,node:C,name:ut},it)=>{let ot=nt(b[it]??null,A[it],I);C.setAttribute("aria-pressed",String(T.includes(
it))),C.setAttribute("aria-label",`${ut}: ${ot}`),C.title=`${ut}
${ot}`,Ee(E,b[it],A[it],O)}),a.hidden=c.hidden=!a.children.length||!b.length,[...a.children].forEach((E,C)=>E.classList.toggle("idw-dim",T.length>0&&!T.includes(
C)))},S=wn(e.signal);re(e,"edges",k,["values","errors","unit","selected","density"],$),P(e,["pictures","edges"],b=>{let A=S(b?.length===h.list.length?b:[]),I=(T,O)=>u(
"img",{src:T,alt:`Denoised at ${O}`,title:O});a.replaceChildren(...A.map((T,O)=>I(T,h.list[O].name))),$()})}function qn(e){let t=u("p.idw-muted.idw-small",{id:Xt("hint")},"Enter applies, Escape reverts."),n=u("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Prom\
pt","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},o=Mn(i),r=u("div.idw-rewrite",{hidden:!0},o,t,n),s=(l,d)=>{r.hidden||(r.hidden=!0,e(l,d))},a=l=>{
n.textContent=l,l?o.setAttribute("aria-invalid","true"):o.removeAttribute("aria-invalid")};return o.addEventListener("keydown",l=>{if(l.isComposing||(l.key==="E\
scape"&&s(null,!0),l.key!=="Enter"))return;l.preventDefault();let d=o.value.trim();d?s(d,!0):a("A prompt needs at least one word.")}),o.addEventListener("input",
()=>a("")),o.addEventListener("blur",()=>{Dt(o)!==o&&s(null,!1)}),{form:r,open:l=>{o.value=l,r.hidden=!1,a(""),o.focus(),o.select()}}}var eo=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],no="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",io="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",oo={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},ro="M11 2.5l2.5\
 2.5L6 12.5l-3.2.7.7-3.2z",so=.02;function Qt(e,t,n){return e!=null&&Math.abs(e)<Math.max(2*(t??0),so*n)}function Hn(e){let{model:t,el:n}=e;n.classList.add("idw\
-picker");let i=u("span.idw-title"),o=u("span.idw-muted.idw-small.idw-end.idw-picker-scale"),r=It("Edit the prompt (F2)",ro,()=>O()),s=u("span.idw-hidden",{id:Xt(
"help")}),a=u("div.idw-flow.idw-words",{role:"group","aria-describedby":s.id,dir:"auto"}),c=[ue("idw-fill",""),ue("idw-hollow",""),ue("idw-exact","exact")],l=u(
"div.idw-flow.idw-small.idw-muted.idw-keys",...c),d=u("p.idw-muted","No words yet."),f=u("div.idw-segments.idw-presets",{role:"group","aria-label":"Questions"}),
h=u("p.idw-asks",{role:"status"}),x=u("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),w=qn((p,v)=>z(p,v)),y=u("div.idw-head",
i,r,o);n.append(y,s,u("div.idw-sentence",a,l),w.form,d,f,h,x);let g=he(a),k=null,$=null,S=t.get("pending"),b=()=>{let[p,v,N,_]=et(t,"words","selected","excluded",
"empty_selection");return new Ae(p.length,v,N,_)},A=({selected:p,excluded:v})=>{S="",bt(t,{selected:p,excluded:v}),at()},I=ze(eo,p=>A(b().take(p,g.index)));for(let p of I.
buttons)p.classList.add("idw-segment");f.append(...I.buttons);let T=()=>t.get("text")||t.get("words").join(" "),O=()=>{!t.get("editable")||t.get("disabled")||(w.
open(S||T()),at())},z=(p,v)=>{p!==null&&(S=p===T()?"":p,t.send({edited:p})),at(),v&&(g.list[g.index]?.node??r).focus()},E=p=>p.target.closest(".idw-leave"),C=pe(
a,g,{starts:(p,v)=>!t.get("disabled")&&!E(v),move:(p,v)=>{k=b().phrase(p,v),at()},end:(p,v)=>{k=null,g.anchor=p,A(b().phrase(p,v)),g.focus(v)},cancel:()=>{k=null,
at()}}),ut=(p,v)=>{if(C.endsIn(v))return;let N=b();v.detail===1&&($=N),v.altKey?A(N.exclude(p)):v.ctrlKey||v.metaKey?A(N.toggle(p)):v.shiftKey?A(N.phrase(g.anchor,
p)):A(N.choose(p)),v.shiftKey||(g.anchor=p),g.focus(p)};a.addEventListener("dblclick",p=>{!t.get("editable")||E(p)||($&&A($),O())}),a.addEventListener("keydown",
p=>{let v=p.key===" "&&p.ctrlKey;if(p.ctrlKey&&!v||p.metaKey||p.altKey||t.get("disabled")||E(p)&&["Enter"," "].includes(p.key))return;let N=v?"toggle":oo[p.key.
length>1?p.key:p.key.toLowerCase()],_=fe(p,g.index,g.list.length,getComputedStyle(a).direction);if((N||_!==void 0||["Escape","F2"].includes(p.key))&&(p.preventDefault(),
p.stopPropagation()),p.key==="Escape"&&A(b().take("whole",g.index)),p.key==="F2"&&O(),N&&!p.repeat){if(N==="choose"&&p.shiftKey)return A(b().phrase(g.anchor,g.index));
N!=="exclude"&&(g.anchor=g.index),A(b()[N](g.index))}if(_===void 0)return;let{selected:dt}=b(),At=dt.includes(g.index)&&[dt[0],dt.at(-1)].includes(g.anchor);p.shiftKey&&
!At&&(g.anchor=g.index),g.focus(_),p.shiftKey&&A(b().phrase(g.anchor,g.index))}),a.addEventListener("keyup",p=>{p.key===" "&&!E(p)&&p.preventDefault()});let it=(p,v)=>{
let N=u("span.idw-bar.idw-plot"),_=u("span.idw-muted.idw-small.idw-number",{dir:"ltr"}),dt=u("span.idw-word-text",{"data-text":p[v]},p[v]),$t=u("button.idw-bare\
.idw-word",{onclick:V=>ut(v,V)},dt,N,_),J=u("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>A(b().exclude(v))});return{name:p[v]+Un(p,v),bar:N,number:_,node:$t,
leave:J,box:u("div.idw-chip",$t,J)}},ot=p=>{let v=a.contains(Dt(n));g.replace(p.map((N,_)=>it(p,_))),k=$=null,C.stop(),v&&g.focus()},at=()=>{let[p,v,N,_]=et(t,"\
values","errors","unit","disabled"),[dt=[],At=[],$t=[]]=et(t,"others","exact","names"),W=k??b(),J=Q=>Q.some(X=>X!==null),V=Gt([...p,...dt,...At],v,{clip:!0}),Y=!w.
form.hidden;i.textContent=t.get("label"),s.textContent=no+(t.get("empty_selection")==="none"?"clears the selection":"selects the whole prompt"),a.setAttribute("\
aria-label",t.get("label")),o.textContent=J(p)?ce(V,N):"",c.forEach((Q,X)=>{Q.hidden=!(X<2?$t[X]&&J([p,dt][X]):J(At)),X<2&&(Q.lastChild.textContent=$t[X]??"")}),
g.list.forEach(({name:Q,bar:X,number:Le,node:qt,leave:ht,box:Lt},U)=>{let Ht=p.length?nt(p[U],v[U],N):"",St=W.state(U),Nt=St==="left out";Lt.dataset.state=St,Lt.
title=[`${Q}: ${St}`,Ht,io].filter(Boolean).join(`
`),qt.setAttribute("aria-pressed",String(St==="selected")),qt.setAttribute("aria-label",[Q,St,Ht].filter(Boolean).join(", ")),qt.disabled=ht.disabled=_,ht.textContent=
Nt?"+":"×",ht.title=Nt?"Take back":"Leave out",ht.setAttribute("aria-label",`${ht.title} ${Q}`);let ct=Math.max(-V[0],V[1]);Lt.classList.toggle("idw-faint",Qt(
p[U],v[U],ct)),Le.textContent=Qt(p[U],0,ct)?"0":de(p[U]??NaN,ct),Ee(X,p[U],v[U],V,dt[U],At[U])}),I.show(W.preset,_);let ft=S&&`Sent: “${S}”. Its words come wi\
th its first numbers.`;Z(h,ft||t.get("question")),x.textContent=S?"":t.get("formula"),a.hidden=Y;for(let Q of[f,h,x])Q.hidden=Y||!g.list.length;d.hidden=Y||g.list.
length>0,r.hidden=Y||!t.get("editable"),r.disabled=_};return P(e,["pending"],p=>{S=p,at()}),re(e,"words",ot,[...["selected","excluded","empty_selection","values",
"errors","unit","label","text","editable","disabled"],"question","formula","others","exact","names"],at),{head:y,pencil:r,presets:f,question:h,formula:x,put:A,selection:b}}var te={undo:"M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 7H7",redo:"M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 7H9",copy:"M6 6h7v7H6zM3 10V3h7",save:"M8 2v8M4.5 7 \
8 10.5 11.5 7M3 13.5h10",help:"M5.6 6a2.4 2.4 0 1 1 3.6 2c-1 .6-1.2 1-1.2 2M8 12.6v.3"},ao=[["png","Figure (PNG)"],["svg","Figure (SVG)"],["csv","Numbers (CSV)"],
["html","Page that works offline (HTML)"],["notebook","Keep in the notebook"]],lo=[["Click, Enter","ask about one word; again for the whole prompt"],["Shift","w\
ith a click or an arrow: a phrase"],["Ctrl or ⌘ click, a","several words"],["Alt click, x","leave a word out of both prompts, or take it back"],["Arrow keys o\
n the map","read a pixel; with Shift, select a region"],["e, F2","edit the prompt"],["p","pin the map, or let it go"],["Ctrl Z, Ctrl Shift Z","undo and redo que\
stions"],["Escape","whole prompt; on the map, no region"]],co=[["adds to the rest","Conditional mutual information: what a word tells about the image when the r\
est of the prompt is known (notebook 01)."],["alone","Mutual information of the word with the image, against the empty prompt (notebook 01)."],["nats","Unit of \
information. ln 2 = 0.69 nats distinguish two alternatives; 1 nat is 1.44 bits."],["±","Standard error, from independent rounds of samples. Four times as many \
samples halve it."],["change (orthogonal)","How far the word moves the prediction. Never negative (notebook 01)."],["improvement (standard)","How much more accu\
rate the prediction becomes. Negative where the word misleads (notebook 01)."],["log SNR","Noise level: logarithm of the signal-to-noise ratio. Coarse structure\
 is decided at low, detail at high values."],["exact","True value of the bundled scenes, by Bayes' rule over all captions (notebook 05)."],["attention","Share o\
f each pixel's cross-attention that the word gets. It has no unit and no error (notebook 02)."]];function Wn(e,{kernel:t,picker:n,map:i,numbers:o,go:r}){let{model:s}=e,
a=!!s.get("offline"),c=Be([],{"aria-label":"Model",onchange:()=>t.send({model:c.node.value})}),l=u("span.idw-source-name"),d=Be([],{"aria-label":"Example"}),f=u(
"button.idw-button",{"aria-label":"Open the example",onclick:()=>t.send({example:Number(d.node.value)})},"Open");d.node.addEventListener("change",()=>f.hidden=d.
node.value==="");let h=Me(i,"Open an image"),x=It("Undo the question (Ctrl+Z)",te.undo,()=>r(-1)),w=It("Redo the question (Ctrl+Shift+Z)",te.redo,()=>r(1)),y=It(
"Copy the picture",te.copy,()=>uo(i.canvas,$)),g=u("span.idw-muted.idw-small",{role:"status"}),k=u("span.idw-lost",{role:"status"}),$=p=>{Z(g,p),setTimeout(()=>Z(
g,""),4e3)},S=u("details.idw-menu"),b=u("summary.idw-icon",{title:"Save","aria-label":"Save",role:"button"});b.innerHTML=`<svg viewBox="0 0 16 16" width="16" he\
ight="16" aria-hidden="true"><path d="${te.save}"/></svg>`;let A=p=>{S.open=!1,b.focus(),t.gone?p==="csv"?De("words.csv",new Blob([fo(o())],{type:"text/csv"})):
i.canvas.toBlob(v=>De("map.png",v)):t.send({save:p})},I=ao.map(([p,v])=>u("button.idw-bare",{"data-kind":p,onclick:()=>A(p)},v));S.append(b,u("div.idw-menu-item\
s",...I)),S.addEventListener("keydown",p=>{p.key==="Escape"&&(S.open=!1,b.focus())}),S.addEventListener("focusout",p=>S.contains(p.relatedTarget)||(S.open=!1));
let T=({file:p,note:v},N)=>{p&&De(p,new Blob([N[0]])),v&&$(v)};s.on("msg:custom",T),e.signal.addEventListener("abort",()=>s.off("msg:custom",T));let O=u("button\
.idw-button",{onclick:()=>E.close()},"Close"),z=p=>u("dl.idw-terms",...un(p)),E=u("dialog.idw-help",{"aria-label":"Keys and terms"},u("div.idw-head",u("strong.i\
dw-title","Keys and terms"),u("span.idw-gap"),O),u("div.idw-help-columns",u("section",u("h3","Keys"),z(lo)),u("section",u("h3","Terms"),z(co)))),C=()=>E.open||E.
showModal(),ut=It("Keys and terms (?)",te.help,C),it=[l,c.node,d.node,f,h.button,h.input],ot=[...a?[]:[x,w,n.pencil],y,S,ut],at=u("header.idw-flow.idw-top",...it,
k,u("span.idw-gap"),g,...ot);return P(e,["models","model","editable"],(p,v,N)=>{c.offer(p.map(_=>[_,_])),c.node.value=v,c.node.hidden=p.length<2||!N,l.hidden=!c.
node.hidden,l.textContent=v,h.button.hidden=!N}),P(e,["examples"],p=>{d.offer([["","Examples…"],...p.map((v,N)=>[N,v])]),d.node.hidden=!p.length||a,f.hidden=!0}),
{node:at,overlays:[E],update:(p,v)=>{x.disabled=!p,w.disabled=!v;for(let _ of I)_.hidden=t.gone&&["svg","html","notebook"].includes(_.dataset.kind);let N=t.gone&&
!a;for(let _ of[c.node,d.node,f,h.button,n.pencil])_.disabled=N;Z(k,N?`No kernel since ${t.since}: figures stay, nothing can be run`:"")},help:C}}function De(e,t){
let n=URL.createObjectURL(t);u("a",{href:n,download:e}).click(),setTimeout(()=>URL.revokeObjectURL(n),1e3)}async function uo(e,t){try{let n=new Promise(i=>e.toBlob(
i));await navigator.clipboard.write([new ClipboardItem({"image/png":n})]),t("Copied")}catch{t("The browser does not allow copying here; save the figure instead.")}}
function fo(e){let t=i=>`"${i.replaceAll('"','""')}"`;return["index,word,mi,mi_stderr,cmi,cmi_stderr",...e.map(({word:i,rest:o,alone:r},s)=>[s,t(i),...r,...o].join())].
join(`
`)}var ho={alone:"What each word tells alone",rest:"What each word adds to the rest"},$e={rest:"adds to the rest",alone:"alone"},po={orthogonal:["standard","improv\
ement"],standard:["orthogonal","change"]},mo=[["orthogonal","change","Orthogonal estimator: how much the word changes the prediction. Never negative."],["standa\
rd","improvement","Standard estimator: how much the word improves the prediction. Negative if it misleads."]],wo=[["nats","nats","Natural logarithm: ln 4 = 1.39\
 nats distinguish four alternatives."],["bits","bits","Base 2: 2 bits distinguish four alternatives."]],go=[["information","information","Where in the image the\
 words change the prediction"],["attention","attention","Where the network attends to the words, above what most of the image gets"]],bo=[[!1,"one scale","All w\
ords share a scale, so that a word that says little is faint"],[!0,"own scale","Each map ends at its own largest value"]],xo=[["wipe","wipe","A pinned map is dr\
awn on the left of a handle"],["side","side by side","A pinned map is drawn beside the present one"]],yo=8e3;function Vn(e){let{model:t,el:n,signal:i}=e;n.classList.
add("idw-explorer");let o=!!t.get("offline"),r=vo(e,()=>Rt()),s=(...m)=>Object.fromEntries(m.map(M=>[M,M])),a=(m,M,R={})=>{let j=u(`div.${m}`),K=new oe(t,M,R);return K.
send=(...L)=>r.send(...L),{model:K,el:j,signal:i}},c=s("words","text","selected","excluded","unit","pending","editable"),l=a("idw-part",c,{values:[],errors:[],others:[],
exact:[],empty_selection:"all"}),d=s("image","drawing","faded","smooth","hide_noise","compare","cursor","region"),f=a("idw-part",{...d,accepts_images:"editable"},
{threshold:0,title:"",reading:"",unit:""}),h=a("idw-part",d,{threshold:0,title:"",reading:"",unit:""}),x=a("idw-part",{edges:"edges",selected:"band",pictures:"p\
reviews",unit:"unit"},{values:[],errors:[]}),w=Hn(l),y=je(f);je(h).controls.settings.remove(),Kn(x);let g=()=>({running:"pause",paused:"resume"})[t.get("status")]??
"run",k=a("idw-part",s("status","progress","detail","error")),S=In(k,{label:"Progress of the estimate",next:g,texts:{run:"Run"},blocked:()=>r.gone}),b=Wn(e,{kernel:r,
picker:w,map:y,numbers:()=>Yn(),go:He}),[A,I,T]=[u("strong.idw-figures"),u("span.idw-plus"),u("span.idw-aside")],O=u("span.idw-exactly"),z=u("p.idw-small.idw-do\
ubts"),E=u("section.idw-answer",w.question,u("div.idw-big",A,I,T,O),w.formula,z,S.error),C=u("button.idw-button.idw-segment-alone",{title:"Keep this map beside \
the next ones (p)",onclick:()=>qe()}),ut=Tt(e,"compare","Comparison",xo),it=Tt(e,"own_scale","Scale",bo);y.under.append(C);let ot=u("div.idw-tiles",{role:"group",
"aria-label":"Where each word informs"}),at=u("span.idw-muted.idw-small"),ee=u("section.idw-multiples",u("div.idw-head",u("span.idw-title","Where each word info\
rms"),at),ot),p=u("div.idw-maps",f.el,h.el),v=[u("span.idw-flow",Tt(e,"layer","Map of",go),Tt(e,"estimator","Estimator",mo),Tt(e,"unit","Unit",wo))],N=u("p.idw-\
muted.idw-small"),_=u("details.idw-small.idw-details",u("summary","Details"),u("div.idw-flow",it,ut),u("div.idw-flow",...o?[]:[zn(e)],y.controls.settings),N),dt=u(
"div.idw-right",E,x.el,ee),At=u("footer.idw-flow.idw-line",...o?[]:[S.line],u("span.idw-gap"),...v,_),$t=u("div.idw-main",p,dt);E.prepend(u("div.idw-flow.idw-as\
king",w.presets,w.formula)),n.append(b.node,l.el,S.track,$t,At,...b.overlays);let W=null,J=null,V=[],Y=-1,ft=()=>t.get("unit")==="bits"?1/Math.LN2:1,Q=()=>t.get(
"edges").length-2,X=()=>t.get("band").length?t.get("band"):[0,Q()],Le=({selected:m,excluded:M})=>`${m.join()}|${M.join()}`,qt=m=>G(t.get("words").length).filter(
M=>M!==m),ht=(m,M)=>M==="alone"?`${m}|${qt(m).join()}`:`${m}|`,Lt=m=>t.get("answers")[m]??(t.get("selected_answer")?.key===m?t.get("selected_answer"):void 0),U=()=>!t.
get("band").length||X()[0]===0&&X()[1]===Q();function Ht(m,M){let R=Lt(m)?.[M];if(!R?.values)return null;if(U())return xt(R.values);let[j,K]=X();if(R.bands){let{
rows:B,columns:H,data:lt}=xt(R.bands),rt=B*H,pt=G(j,K+1);return{rows:B,columns:H,data:lt.slice(0,rt).map((F,q)=>pt.reduce((tt,mt)=>tt+lt[mt*rt+q],0))}}let{range:L,
maps:D}=t.get("band_maps")??{};return L===`${j} ${K}`&&D[m]?xt(D[m][M]):null}function St(m){let M=t.get("attention");if(!M||!m.length)return null;let{rows:R,columns:j,
data:K}=xt(M),L=R*j,D=Float32Array.from({length:L},(H,lt)=>m.reduce((rt,pt)=>rt+K[pt*L+lt],0)/m.length),B=D.slice().sort()[Math.floor(.6*L)];return{rows:R,columns:j,
data:D.map(H=>Math.max(H-B,0))}}let Nt=(m,M=ft())=>m&&M!==1?{...m,data:m.data.map(R=>R*M)}:m,ct=(m,M,[R,j]=X())=>{let[K,L]=Lt(m)?.[M]?.totals?.[`${R} ${j}`]??[null,
null];return[K===null?null:K*ft(),L===null?null:L*ft()]},Ue=m=>[0,1].map(M=>m.map(R=>R[M])),Yn=()=>t.get("words").map((m,M)=>({word:m,rest:ct(ht(M),t.get("estim\
ator")),alone:ct(ht(M,"alone"),t.get("estimator"))}));function Rt(){let[m,M,R,j,K]=et(t,"estimator","unit","layer","words","exact"),L=w.selection(),D=Le(L),B=L.
preset==="alone"?"alone":"rest",H=Lt(D)??{},[lt,rt]=ct(D,m),pt=lt!==null,F=!!t.get("answers")["|"],q=["rest","alone"].map(gt=>j.map((yt,ri)=>ct(ht(ri,gt),m))),[
[tt,mt],[wt,Se]]=q.map(Ue),ne=gt=>U()?(K[gt]??[]).map(yt=>yt===null||Math.abs(yt)<.05?null:yt*ft()):[];Pt(l.model,{values:F?B==="alone"?wt:tt:[],errors:F?B==="a\
lone"?Se:mt:[],others:F?B==="alone"?tt:wt:[],exact:F?ne(B):[],names:B==="alone"?[$e.alone,$e.rest]:[$e.rest,$e.alone],label:ho[B],question:H.question??"",formula:H.
formula??""}),Zn({key:D,value:lt,stderr:rt,estimator:m,unit:M,exact:L.selected.length===1&&L.preset?ne(B)[L.selected[0]]:null}),Pt(x.model,Xn(D,m));let st=R==="\
information",We=j.map((gt,yt)=>st?Ht(ht(yt,B),m):St([yt])),ie=We.filter(Boolean),Ot=st?Ht(D,m):St(L.selected),Ct=st?ft():1,Ne=t.get("own_scale")||L.preset==="wh\
ole"||!ie.length||!Ot?null:Ct*Bt(ie),Ve=Ne&&(L.preset?Ne:Math.max(Ne,Ct*Bt([Ot]))),[ii,oi]=X().map((gt,yt)=>vt(t.get("edges")[gt+yt]??0,1)),Ye=!o&&!r.gone&&(Ut(
t)||!U()),[Ge]=st?[H.title??"This question"]:[`Attention to “${L.selected.map(gt=>j[gt]).join(" ")}”`],Ce={kind:st?"plus":"attention",signed:st&&m==="standa\
rd",limit:Ve};Ce.unit=st?`${M} per pixel`:"attention over the usual";let Xe=st&&U()?H[m]:null;Pt(f.model,{...Ce,values:Nt(Ot,Ct),errors:Nt(xt(Xe?.errors),Ct),replicates:Nt(
xt(Xe?.replicates),Ct),cell_size:Ke(Ot),title:U()||!st?Ge:`${Ge}, log SNR ${ii} to ${oi}`,reading:pt&&st?nt(lt,rt,M):"",loading:Ye&&!Ot,note:Ot?void 0:Gn({have:F,
waiting:Ye,information:st,chosen:L}),pinned:W&&{values:Nt(W.field,W.kind==="plus"?Ct:1),title:W.title}});let Te=!!W&&t.get("compare")==="side";n.classList.toggle(
"idw-side",Te),h.el.hidden=!Te,Te&&Pt(h.model,{...Ce,values:f.model.get("pinned").values,cell_size:Ke(W.field),title:W.title,limit:y.top}),Z(C,W?"unpin":"pin"),
C.disabled=!Ot&&!W,C.setAttribute("aria-pressed",String(!!W)),Jn(We,Ve??(ie.length?Ct*Bt(ie):1),Ct,L,tt);for(let gt of[x.el,ee,w.presets])gt.hidden=!F;$t.setAttribute(
"aria-busy",String(!!t.get("pending"))),b.update(Y>0,Y<V.length-1)}function Gn({have:m,waiting:M,information:R,chosen:j}){return R?M?"Estimating…":m?j.target.
length?"This question was not measured.":"All words are left out.":t.get("image")?"No map yet.":void 0:t.get("attention")?"Choose one or more words.":"No attent\
ion maps for this model."}function Ke(m){return m&&J?[J.height/m.rows,J.width/m.columns]:[1,1]}function Xn(m,M){let R=Lt(m)?.[M],j=R?G(Q()+1).map(B=>ct(m,M,[B,B])):
[],[K,L]=Ue(j),D=B=>B.map(H=>H===null?null:H*ft());return{values:K,errors:L,density:R?.density?.map(D)??null}}function Zn({key:m,value:M,stderr:R,estimator:j,unit:K,
exact:L}){let D=M!==null,B=nt(M,R,"").split(" ± ");Z(A,D?B[0]:""),Z(I,D?`${B[1]?`± ${B[1]} `:""}${K}`:"");let[H,lt]=po[j],[rt,pt]=ct(m,H),F=Math.round(Math.exp(
M/ft())),q=[];if(D&&Qt(M,R,0)?q.push("hardly distinguishable from 0"):D&&U()&&F>1&&F<1e6&&q.push(`as if it picked one of ${F}`),D&&!U()){let[wt,Se]=X().map((ne,st)=>vt(
t.get("edges")[ne+st],1));q.push(`of ${nt(ct(m,j,[0,Q()])[0],R,"").split(" ±")[0]}, at log SNR ${wt} to ${Se}`)}rt!==null&&q.push(`${lt} ${nt(rt,pt,"")}`),T.replaceChildren(
...q.map(wt=>u("span",wt))),Z(O,D&&L!==null&&L!==void 0?`exactly ${vt(L,2)}`:"");let tt=t.get("pending"),mt=[tt&&`Waiting for the first numbers of ${tt}. What i\
s shown is of the prompt above.`,...t.get("warnings")];!t.get("answers")["|"]&&!tt&&mt.unshift(Ut(t)?"The first numbers come after one round of samples.":"Press\
 Run to measure what each word tells."),z.replaceChildren(...mt.filter(Boolean).map(wt=>u("span",wt))),N.textContent=t.get("provenance")}function Jn(m,M,R,j,K){
let[L,D]=[t.get("words"),j.preset==="alone"?"alone":"rest"],B=G(L.length).filter(F=>m[F]&&(D==="alone"||!Qt(K[F],0,Math.max(...K.map(Math.abs))))),H=G(L.length).
filter(F=>m[F]&&!B.includes(F)),lt=H.length?`; nothing to see for ${H.map(F=>`“${L[F]}”`).join(", ")}`:"";at.textContent=`${t.get("own_scale")?"each on its \
own scale":"one scale"}${lt}`;let rt=B.join();if(ot.dataset.words!==`${rt} ${L}`){ot.dataset.words=`${rt} ${L}`;let F=q=>w.put(w.selection().choose(q));ot.replaceChildren(
...B.map(q=>u("button.idw-bare.idw-tile",{"data-word":q,onclick:()=>F(q)},u("canvas",{"aria-hidden":"true"}),L[q])))}let pt=ve(me(n),t.get("layer")==="attention"?
"attention":"plus");for(let F of ot.querySelectorAll(".idw-tile")){let q=Number(F.dataset.word);F.setAttribute("aria-pressed",String(j.selected.length===1&&j.selected[0]===
q));let tt=F.firstChild;J&&(tt.style.aspectRatio=`${J.width} / ${J.height}`);let{context:mt}=Ie(tt);Jt(mt,J,pt,t.get("faded")),mt.imageSmoothingEnabled=!1;let wt=t.
get("own_scale")?Bt([m[q]]):M/R;mt.drawImage(ke(m[q],wt,pt),0,0,tt.width,tt.height)}}function qe(){let[m,M]=[f.model.get("values"),f.model.get("kind")];W=W?null:
m&&{field:Nt(m,M==="plus"?1/ft():1),title:f.model.get("title"),kind:M},Rt()}let Qn=["source","selected","excluded","band"];function ti(){let m=Object.fromEntries(
Qn.map(M=>[M,t.get(M)]));JSON.stringify(V[Y])===JSON.stringify(m)||!t.get("answers")["|"]||(V[Y]&&V[Y].source!==m.source&&(W=null),V.splice(Y+1,V.length-Y-1,m),
Y=V.length-1)}function He(m){if(!V[Y+m])return;Y+=m;let{source:M,...R}=V[Y];M===t.get("source")?bt(t,R):r.send({undo:V[Y]}),Rt()}n.addEventListener("keydown",m=>{
m.target instanceof HTMLInputElement&&m.target.type!=="range"||((m.ctrlKey||m.metaKey)&&["z","y","Z"].includes(m.key)&&(m.preventDefault(),m.stopPropagation(),He(
m.key==="z"&&!m.shiftKey?-1:1)),!Mt(m)&&(m.key==="p"&&qe(),m.key==="?"&&b.help(),m.key==="e"&&w.pencil.click(),m.key==="e"&&m.preventDefault()))}),ge(i,ot,()=>Rt()),
we(i,()=>Rt());let ei=["answers","selected_answer","band_maps","attention","exact","status","pending","warnings","models","provenance","edges"],ni=["selected","\
excluded","band","estimator","unit","layer","own_scale","compare","faded","source","words","image"];P(e,[...ei,...ni],()=>{ti(),Rt()}),be(e,["image"],m=>{J=m,Rt()})}
function vo({model:e,signal:t},n){let i=0,o={gone:!!e.get("offline"),since:"",send:s,files:null},r=d=>{clearTimeout(i),o.gone!==d&&([o.gone,o.since]=[d,new Date().
toLocaleTimeString([],{hour:"2-digit",minute:"2-digit"})],n())};function s(d,f=void 0,h=void 0){e.get("offline")||(e.send(d,f,h),clearTimeout(i),i=window.setTimeout(
()=>r(!0),yo))}if(e.get("offline"))return o;let a=d=>d?.alive&&r(!1),c=()=>r(!0);e.on("msg:custom",a),e.on("comm_live_update",c);let l=Math.random().toString(36).
slice(2);return requestAnimationFrame(()=>s({view:l,alive:!0})),t.addEventListener("abort",()=>{clearTimeout(i),e.off("msg:custom",a),e.off("comm_live_update",c),
e.send({view:l,alive:!1})}),o}var Es=kn("explorer",Vn);export{Es as default};

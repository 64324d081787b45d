// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var Vt=class{#t={};constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let i of this.#t[`change:${t}`]??[])i()}on(t,n){(this.#t[t]??=
new Set).add(n)}off(t,n){this.#t[t]?.delete(n)}save_changes(){}send(...t){}},re=class extends Vt{constructor(t,n,i={}){super(i),this.whole=t,this.shared=n}get(t){
return t in this.shared?this.whole.get(this.shared[t]):super.get(t)}set(t,n){t in this.shared?this.whole.set(this.shared[t],n):super.set(t,n)}on(t,n){this.#t(t,
(i,o)=>i===this?super.on(o,n):i.on(o,n))}off(t,n){this.#t(t,(i,o)=>i===this?super.off(o,n):i.off(o,n))}#t(t,n){let i=t.replace("change:","");t.startsWith("chang\
e:")?i in this.shared?n(this.whole,`change:${this.shared[i]}`):n(this,t):n(this.whole,t)}save_changes(){this.whole.save_changes()}send(...t){this.whole.send(t[0],
t[1],t[2])}};function tt(e,...t){return t.map(n=>e.get(n))}function jt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function yt(e,t){jt(e,t),e.save_changes()}
function P({model:e,signal:t},n,i){let o=0,r=()=>{o=0,i(...tt(e,...n))},s=()=>o||=requestAnimationFrame(r);for(let a of n)e.on(`change:${a}`,s);t.addEventListener(
"abort",()=>{cancelAnimationFrame(o);for(let a of n)e.off(`change:${a}`,s)}),r()}function se(e,t,n,i,o){let r=null;P(e,[t,...i],s=>{let a=JSON.stringify(s);a!==
r&&n(s),r=a,o()})}function Kt(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function ai(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Je(e){let t,n,
i;e.length!==2?(t=Kt,n=(a,c)=>Kt(e(a),c),i=(a,c)=>e(a)-c):(t=e===Kt||e===ai?e:di,n=e,i=e);function o(a,c,d=0,l=a.length){if(d<l){if(t(c,c)!==0)return l;do{let f=d+
l>>>1;n(a[f],c)<0?d=f+1:l=f}while(d<l)}return d}function r(a,c,d=0,l=a.length){if(d<l){if(t(c,c)!==0)return l;do{let f=d+l>>>1;n(a[f],c)<=0?d=f+1:l=f}while(d<l)}
return d}function s(a,c,d=0,l=a.length){let f=o(a,c,d,l-1);return f>d&&i(a[f-1],c)>-i(a[f],c)?f-1:f}return{left:o,center:s,right:r}}function di(){return 0}function li(e){
return e===null?NaN:+e}function*ci(e,t){if(t===void 0)for(let n of e)n!=null&&(n=+n)>=n&&(yield n);else{let n=-1;for(let i of e)(i=t(i,++n,e))!=null&&(i=+i)>=i&&
(yield i)}}var Qe=Je(Kt),Lo=Qe.right,So=Qe.left,No=Je(li).center;var ui=tn(en),Co=tn(fi);function tn(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:o,width:r,height:s}=t;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:o.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!s||!n&&!i)return t;let a=n&&e(n),c=i&&e(i),d=o.slice();return a&&c?(Dt(a,d,o,r,s),Dt(a,o,d,r,s),Dt(a,d,o,r,s),Ut(c,o,d,r,s),Ut(c,d,o,r,
s),Ut(c,o,d,r,s)):a?(Dt(a,o,d,r,s),Dt(a,d,o,r,s),Dt(a,o,d,r,s)):c&&(Ut(c,o,d,r,s),Ut(c,d,o,r,s),Ut(c,o,d,r,s)),t}}function Dt(e,t,n,i,o){for(let r=0,s=i*o;r<s;)
e(t,n,r,r+=i,1)}function Ut(e,t,n,i,o){for(let r=0,s=i*o;r<i;++r)e(t,n,r,r+s,i)}function fi(e){let t=en(e);return(n,i,o,r,s)=>{o<<=2,r<<=2,s<<=2,t(n,i,o+0,r+0,s),
t(n,i,o+1,r+1,s),t(n,i,o+2,r+2,s),t(n,i,o+3,r+3,s)}}function en(e){let t=Math.floor(e);if(t===e)return hi(e);let n=e-t,i=2*e+1;return(o,r,s,a,c)=>{if(!((a-=c)>=
s))return;let d=t*r[s],l=c*t,f=l+c;for(let h=s,x=s+l;h<x;h+=c)d+=r[Math.min(a,h)];for(let h=s,x=a;h<=x;h+=c)d+=r[Math.min(a,h+l)],o[h]=(d+n*(r[Math.max(s,h-f)]+
r[Math.min(a,h+f)]))/i,d-=r[Math.max(s,h-l)]}}function hi(e){let t=2*e+1;return(n,i,o,r,s)=>{if(!((r-=s)>=o))return;let a=e*i[o],c=s*e;for(let d=o,l=o+c;d<l;d+=
s)a+=i[Math.min(r,d)];for(let d=o,l=r;d<=l;d+=s)a+=i[Math.min(r,d+c)],n[d]=a/t,a-=i[Math.max(o,d-c)]}}function pi(e,t){let n=0;if(t===void 0)for(let i of e)i!=null&&
(i=+i)>=i&&++n;else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(o=+o)>=o&&++n}return n}function de(e,t){let n,i;if(t===void 0)for(let o of e)o!=null&&(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)));else{let o=-1;for(let r of e)(r=t(r,++o,e))!=null&&
(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)))}return[n,i]}function mi(e=Kt){if(e===Kt)return nn;if(typeof e!="function")throw new TypeError("compare is not a function");return(t,n)=>{let i=e(t,n);return i||i===0?i:(e(n,
n)===0)-(e(t,t)===0)}}function nn(e,t){return(e==null||!(e>=e))-(t==null||!(t>=t))||(e<t?-1:e>t?1:0)}var wi=Array.prototype,To=wi.slice;var gi=Math.sqrt(50),bi=Math.sqrt(10),xi=Math.sqrt(2);function ae(e,t,n){let i=(t-e)/Math.max(0,n),o=Math.floor(Math.log10(i)),r=i/Math.pow(10,o),s=r>=gi?10:r>=
bi?5:r>=xi?2:1,a,c,d;return o<0?(d=Math.pow(10,-o)/s,a=Math.round(e*d),c=Math.round(t*d),a/d<e&&++a,c/d>t&&--c,d=-d):(d=Math.pow(10,o)*s,a=Math.round(e/d),c=Math.
round(t/d),a*d<e&&++a,c*d>t&&--c),c<a&&.5<=n&&n<2?ae(e,t,n*2):[a,c,d]}function Oe(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[o,r,s]=i?
ae(t,e,n):ae(e,t,n);if(!(r>=o))return[];let a=r-o+1,c=new Array(a);if(i)if(s<0)for(let d=0;d<a;++d)c[d]=(r-d)/-s;else for(let d=0;d<a;++d)c[d]=(r-d)*s;else if(s<
0)for(let d=0;d<a;++d)c[d]=(o+d)/-s;else for(let d=0;d<a;++d)c[d]=(o+d)*s;return c}function yi(e,t,n){return t=+t,e=+e,n=+n,ae(e,t,n)[2]}function on(e,t,n){let i;for(;;){let o=yi(e,t,n);if(o===i||o===0||!isFinite(o))return[e,t];if(o>0){let r=Math.ceil(e/o),s=Math.floor(t/o);e=(r-(r*o>e))*o,t=(s+(s*
o<t))*o}else if(o<0){let r=-o,s=Math.ceil(e*r),a=Math.floor(t*r);e=(s-(s/r>e))/r,t=(a+(a/r<t))/r}i=o}}function rn(e){return Math.max(1,Math.ceil(Math.log(pi(e))/
Math.LN2)+1)}function Yt(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(n<o||n===void 0&&
o>=o)&&(n=o)}return n}function Ze(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n>i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&(n>o||n===void 0&&
o>=o)&&(n=o)}return n}function sn(e,t,n=0,i=1/0,o){if(t=Math.floor(t),n=Math.floor(Math.max(0,n)),i=Math.floor(Math.min(e.length-1,i)),!(n<=t&&t<=i))return e;for(o=o===void 0?nn:mi(o);i>
n;){if(i-n>600){let c=i-n+1,d=t-n+1,l=Math.log(c),f=.5*Math.exp(2*l/3),h=.5*Math.sqrt(l*f*(c-f)/c)*(d-c/2<0?-1:1),x=Math.max(n,Math.floor(t-d*f/c+h)),w=Math.min(
i,Math.floor(t+(c-d)*f/c+h));sn(e,t,x,w,o)}let r=e[t],s=n,a=i;for(Gt(e,n,t),o(e[i],r)>0&&Gt(e,n,i);s<a;){for(Gt(e,s,a),++s,--a;o(e[s],r)<0;)++s;for(;o(e[a],r)>0;)
--a}o(e[n],r)===0?Gt(e,n,a):(++a,Gt(e,a,i)),a<=t&&(n=a+1),t<=a&&(i=a-1)}return e}function Gt(e,t,n){let i=e[t];e[t]=e[n],e[n]=i}function an(e,t,n){if(e=Float64Array.from(ci(e,n)),!(!(i=e.length)||isNaN(t=+t))){if(t<=0||i<2)return Ze(e);if(t>=1)return Yt(e);var i,o=(i-1)*t,r=Math.floor(o),
s=Yt(sn(e,r).subarray(0,r+1)),a=Ze(e.subarray(r+1));return s+(a-s)*(o-r)}}function Y(e,t,n){e=+e,t=+t,n=(o=arguments.length)<2?(t=e,e=0,1):o<3?1:+n;for(var i=-1,o=Math.max(0,Math.ceil((t-e)/n))|0,r=new Array(o);++i<o;)r[i]=e+i*n;return r}var Ro=vi(Math.random);function vi(e){return function(n,i=0,o=n.length){let r=o-(i=+i);for(;r;){let s=e()*r--|0,a=n[r+i];n[r+i]=n[s+i],n[s+i]=a}return n}}function le(e,t){
let n=0;if(t===void 0)for(let i of e)(i=+i)&&(n+=i);else{let i=-1;for(let o of e)(o=+t(o,++i,e))&&(n+=o)}return n}function dn(e,t){if(typeof t!="function")throw new TypeError("test is not a function");let n=-1;for(let i of e)if(t(i,++n,e))return!0;return!1}function Mt(e,t){return e.toFixed(t).replace("-","−")}function Ie(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function et(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),o=Ie(i?Math.abs(e):t);return`${Mt(e,o)}${i?"":` ± ${Mt(t,o)}`} ${n}`.
trim()}function ce(e,t){return Number.isFinite(e)?e===0?"0":Mt(e,t<.1?Ie(t):Math.min(Ie(Math.abs(e)/10),2)):"·"}function ue([e,t],n){let i=Math.max(-e,t);return`\
bars: ${ce(e,i)} to ${ce(t,i)} ${n}`}function ln(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Xt(e,t=[],{zero:n=!0,clip:i=!1}={}){let o=e.flatMap((a,c)=>a===null?[]:[a-(t[c]??0),a+(t[c]??0)]),[r=0,s=0]=de(n?[0,...o]:o);return s<=r?[0,1]:[i&&e.every(
a=>a===null||a>=0)?0:r,s]}function Et(e,t,n){return Math.min(Math.max(e,t),n)}function cn([e,t],[n,i]){return o=>n+(i-n)*(Et(o,e,t)-e)/(t-e||1)}function u(e,...t){let[n,...i]=e.split("."),o=document.createElement(n);i.length&&(o.className=i.join(" ")),n==="button"&&o.setAttribute("type","button");for(let r of t){
if(typeof r=="string"||r instanceof Node){o.append(r);continue}for(let[s,a]of Object.entries(r))s.startsWith("on")?o.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
o.setAttribute(s,a===!0?"":a)}return o}function X(e,t){e.textContent!==t&&(e.textContent=t)}function Zt(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function qt(e){return e.getRootNode().activeElement}function un(e){return e.flatMap(([t,n])=>[u("dt",t),u("dd",n)])}function fe(e,t){return u("span.idw-pair",u(
`i.${e}`),t)}function At(e){return e.ctrlKey||e.metaKey||e.altKey}function fn(e){e.addEventListener("keydown",t=>{At(t)||t.stopPropagation()})}function he(e,t,n,i="\
ltr"){let o=i==="rtl"?-1:1,r={ArrowLeft:-o,ArrowUp:-1,ArrowRight:o,ArrowDown:1}[e.key],s=r?t+r:{Home:0,End:n-1}[e.key];return s===void 0?void 0:Et(s,0,n-1)}function pe(e){
let t={list:[],index:0,anchor:0,replace(n){let i=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.min(t.index,i),anchor:Math.min(t.anchor,i)}),e.replaceChildren(
...n.map(({node:o,box:r=o})=>r)),t.mark()},mark:()=>t.list.forEach(({node:n},i)=>n.tabIndex=i===t.index?0:-1),indexOf:n=>t.list.findIndex(({node:i,box:o=i})=>o.
contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.index=t.indexOf(n.target),t.mark()}),t}function me(e,t,{starts:n=()=>!0,
move:i,end:o,cancel:r=()=>{}}){let s=null,a=!1,c=({clientX:l,clientY:f})=>t.indexOf(e.getRootNode().elementFromPoint(l,f));return e.addEventListener("pointerdow\
n",l=>{let f=l.button===0&&!l.shiftKey&&!At(l)?c(l):-1;s=f>=0&&n(f,l)?{from:f,to:f,moved:!1}:null,a=!1}),e.addEventListener("pointermove",l=>{let f=s&&l.buttons&
1?c(l):-1;f<0||f===s.to||(e.hasPointerCapture(l.pointerId)||e.setPointerCapture(l.pointerId),Object.assign(s,{to:f,moved:!0}),i(s.from,f))}),e.addEventListener(
"pointerup",()=>{let l=s;s=null,a=!!l?.moved,a&&o(l.from,l.to)}),e.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener("pointercancel",
()=>{s=null,r()}),{endsIn:l=>a&&l.detail>0,stop:()=>[s,a]=[null,!1]}}function ze(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=
Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),{context:e.getContext("2d"),ratio:i}}function we(e){return getComputedStyle(e).getPropertyValue(
"--idw-dark").trim()==="1"}function ge(e,t){let n=new MutationObserver(()=>requestAnimationFrame(t));for(let i of[document.documentElement,document.body])n.observe(
i,{attributes:!0,attributeFilter:["data-jp-theme-light","class","data-theme"]});matchMedia("(prefers-color-scheme: dark)").addEventListener("change",t,{signal:e}),
e.addEventListener("abort",()=>n.disconnect())}var ki=460;function hn(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`min(100%, ${ki*n/i}px)`,
ze(t,e.clientWidth,e.clientHeight)}function Mi(e,t,n,i=()=>e){let o=r=>{let s=i().getBoundingClientRect();t(Et((r.clientX-s.left)/s.width,0,1))};e.addEventListener(
"pointerdown",r=>{r.button===0&&(r.stopPropagation(),e.setPointerCapture(r.pointerId),i()===e&&o(r))}),e.addEventListener("pointermove",r=>r.buttons&1&&o(r)),e.
addEventListener("pointerup",()=>n())}function pn(e,t,n=()=>{}){let o=u("div.idw-wipe-handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,
"aria-label":e}}),r=.5;return Mi(o,t,n,()=>o.parentElement),o.addEventListener("keydown",a=>{let c={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,
End:1}[a.key];!c||At(a)||(a.preventDefault(),r=Et(r+c,0,1),t(r),n())}),{node:o,show:(a,[c,d])=>{r=a;let l=Math.round(100*a);o.style.left=`${100*a}%`,o.setAttribute(
"aria-valuenow",String(l)),o.setAttribute("aria-valuetext",`${l} % ${c}, ${100-l} % ${d}`)}}}function be(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.
addEventListener("abort",()=>i.disconnect())}var mn=e=>new Blob([e],{type:"image/png"});function xe(e,t,n){P(e,t,async()=>{let i=t.map(r=>e.model.get(r)),o=await Promise.
all(i.map(r=>r?createImageBitmap(mn(r)):null));i.every((r,s)=>r===e.model.get(t[s]))&&!e.signal.aborted&&n(...o)})}function wn(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);
return e.addEventListener("abort",n),i=>(n(),t=i.map(o=>URL.createObjectURL(mn(o))),t)}var Ei={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function vt(e){if(!e||e.rows)return e??null;
let{shape:t,dtype:n,scale:i=1,power:o=1,data:r}=e,[s,a]=t.slice(-2),c=new Ei[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===
1?{rows:s,columns:a,data:c}:{rows:s,columns:a,data:Float32Array.from(c,n==="float16"?l=>Ai(l)*i:o===2?l=>l*Math.abs(l)*i*i:l=>l*i)}}async function bn(e){let t=new Blob(
[Uint8Array.from(atob(e),r=>r.charCodeAt(0))]),n=await new Response(t.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),i=new DataView(n).getUint32(
0,!0),o=new TextDecoder().decode(new Uint8Array(n,4,i));return JSON.parse(o,(r,s)=>s?.bytes?new DataView(n,4+i+s.bytes[0],s.bytes[1]):s)}function Ai(e){let[t,n,
i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}var $i=1e-6;function xn(e){let t=e.filter(Number.isFinite),
n=Yt(t,Math.abs)??0;return{size:n,negative:dn(t,i=>i<-$i*n),total:le(t)}}function yn({columns:e,data:t},[n,i,o,r]){let a=Y(i,r).map(c=>t.subarray(c*e+n,c*e+o)).
map(c=>c.filter(Number.isFinite));return a.some(c=>c.length)?le(a,c=>le(c)):NaN}function gn(e,t,n,i){let o=n/i;return Y(i).map(r=>Math.max(Math.min(t,(r+1)*o)-Math.
max(e,r*o),0))}function vn(e,t,[n,i,o,r]){if(!e)return null;let{rows:s,columns:a,data:c}=e,d=gn(i,r,t.rows,s),l=gn(n,o,t.columns,a),f=0;for(let h=0;h<c.length;h+=
s*a){let x=0;d.forEach((w,y)=>{w&&l.forEach((g,E)=>x+=w*g*c[h+y*a+E])}),f+=x*x}return Math.sqrt(f)}function Jt([e,t],[n,i]){let[o,r]=[Math.min(t,i),Math.max(t,i)+
1];return[o,Math.min(e,n),r,Math.max(e,n)+1]}function kn(e,t){let n=({model:o,el:r,signal:s})=>{r.classList.add("idw"),fn(r),t({model:o,el:r,signal:s})},i=document.getElementById("idw-page");return i?.dataset.
bundle===e&&(i.removeAttribute("data-bundle"),bn(document.getElementById("idw-stored")?.textContent??"").then(o=>{n({model:new Vt({...o,offline:!0}),el:i,signal:new AbortController().
signal}),Li(i)})),{render:n}}function Li(e){let t=window.frameElement;if(!t)return;t.previousElementSibling?.remove();let n=()=>t.style.height=`${Math.ceil(e.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(e)}function Be(e,t){let n=e.map(([o,r,s])=>u("button.idw-button",{title:s,"data-value":o,onclick:()=>t(o)},r));return{buttons:n,show:(o,r=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===o)),s.disabled=r}}}function Tt(e,t,n,i){let{buttons:o,show:r}=Be(i,s=>yt(e.model,{[t]:s}));for(let s of o)s.classList.add(
"idw-segment");return P(e,[t],s=>r(s)),u("span.idw-segments",{role:"group","aria-label":n},...o)}function It(e,t,n,i={}){let o=u("button.idw-bare.idw-icon",{title:e,
"aria-label":e.replace(/ \(.*/,""),onclick:n,...i});return o.innerHTML=`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="${t}"/></svg\
>`,o}function Mn(e,t){let n=u("details.idw-menu",e,u("div.idw-menu-items",...t)),i=o=>{n.open=!1,o&&e.focus()};return n.addEventListener("keydown",o=>o.key==="E\
scape"&&i(!0)),n.addEventListener("click",o=>t.includes(o.target)&&i(!0)),n.addEventListener("focusout",o=>n.contains(o.relatedTarget)||i(!1)),n}function En(e){let t=u("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),
t}function An(e){return t=>Number.isInteger(t)&&t>=e}function ye(e,t,[n,i],o,r){let{model:s}=e,a=u("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${i}`.
trim()},o),c=()=>a.value=s.get(t)||"";return a.addEventListener("change",()=>{let d=Number(a.value);Number.isFinite(d)&&r(d)&&yt(s,{[t]:d}),c()}),P(e,[t],c),u("\
label.idw-pair",u("span",n),a,u("span",i))}function Si(e,t,n,i){return i.addEventListener("change",()=>yt(e.model,{[t]:i[n]})),P(e,[t],()=>i[n]=e.model.get(t)),
i}function ve(e,t,n){let i=Si(e,t,"checked",u("input",{type:"checkbox"})),o=u("span",n);return{input:i,label:o,row:u("label.idw-pair",i,o)}}function Pe(e,t={}){
let n=u("select.idw-field",t),i=o=>n.replaceChildren(...o.map(([r,s])=>u("option",{value:r},s)));return i(e),{node:n,offer:i}}function $n(e,t,n,i){let{place:o=Number,
value:r=Number,text:s,spoken:a=s,step:c=.05}=i,{model:d}=e,l=u("input",{type:"range",min:0,max:1,step:c}),f=u("span.idw-value",{"aria-hidden":"true"}),h=()=>{l.
value=String(o(d.get(t))),f.textContent=s(d.get(t)),l.setAttribute("aria-valuetext",a(d.get(t)))};return l.addEventListener("input",()=>d.set(t,r(Number(l.value)))),
l.addEventListener("change",()=>d.save_changes()),P(e,[t],h),{input:l,show:h,row:u("label.idw-row",u("span",n),l,f)}}var Ni=Array.prototype,Ci=Ni.slice;function Ti(e,t){return e-t}function Ri(e){for(var t=0,n=e.length,i=e[n-1][1]*e[0][0]-e[n-1][0]*e[0][1];++t<n;)i+=e[t-1][1]*e[t][0]-
e[t-1][0]*e[t][1];return i}var Ln=e=>()=>e;function Oi(e,t){for(var n=-1,i=t.length,o;++n<i;)if(o=Ii(e,t[n]))return o;return 0}function Ii(e,t){for(var n=t[0],i=t[1],
o=-1,r=0,s=e.length,a=s-1;r<s;a=r++){var c=e[r],d=c[0],l=c[1],f=e[a],h=f[0],x=f[1];if(zi(c,f,t))return 0;l>i!=x>i&&n<(h-d)*(i-l)/(x-l)+d&&(o=-o)}return o}function zi(e,t,n){
var i;return Bi(e,t,n)&&Pi(e[i=+(e[0]===t[0])],n[i],t[i])}function Bi(e,t,n){return(t[0]-e[0])*(n[1]-e[1])===(n[0]-e[0])*(t[1]-e[1])}function Pi(e,t,n){return e<=
t&&t<=n||n<=t&&t<=e}function Fi(){}var $t=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[
[[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,
1]]],[[[.5,1],[1,1.5]]],[]];function Nn(){var e=1,t=1,n=rn,i=c;function o(d){var l=n(d);if(Array.isArray(l))l=l.slice().sort(Ti);else{let f=de(d,_i);for(l=Oe(...on(
f[0],f[1],l),l);l[l.length-1]>=f[1];)l.pop();for(;l[1]<f[0];)l.shift()}return l.map(f=>r(d,f))}function r(d,l){let f=l==null?NaN:+l;if(isNaN(f))throw new Error(
`invalid value: ${l}`);var h=[],x=[];return s(d,f,function(w){i(w,d,f),Ri(w)>0?h.push([w]):x.push(w)}),x.forEach(function(w){for(var y=0,g=h.length,E;y<g;++y)if(Oi(
(E=h[y])[0],w)!==-1){E.push(w);return}}),{type:"MultiPolygon",value:l,coordinates:h}}function s(d,l,f){var h=new Array,x=new Array,w,y,g,E,$,T;for(w=y=-1,E=zt(d[0],
l),$t[E<<1].forEach(b);++w<e-1;)g=E,E=zt(d[w+1],l),$t[g|E<<1].forEach(b);for($t[E<<0].forEach(b);++y<t-1;){for(w=-1,E=zt(d[y*e+e],l),$=zt(d[y*e],l),$t[E<<1|$<<2].
forEach(b);++w<e-1;)g=E,E=zt(d[y*e+e+w+1],l),T=$,$=zt(d[y*e+w+1],l),$t[g|E<<1|$<<2|T<<3].forEach(b);$t[E|$<<3].forEach(b)}for(w=-1,$=d[y*e]>=l,$t[$<<2].forEach(
b);++w<e-1;)T=$,$=zt(d[y*e+w+1],l),$t[$<<2|T<<3].forEach(b);$t[$<<3].forEach(b);function b(A){var I=[A[0][0]+w,A[0][1]+y],R=[A[1][0]+w,A[1][1]+y],O=a(I),z=a(R),
M,N;(M=x[O])?(N=h[z])?(delete x[M.end],delete h[N.start],M===N?(M.ring.push(R),f(M.ring)):h[M.start]=x[N.end]={start:M.start,end:N.end,ring:M.ring.concat(N.ring)}):
(delete x[M.end],M.ring.push(R),x[M.end=z]=M):(M=h[z])?(N=x[O])?(delete h[M.start],delete x[N.end],M===N?(M.ring.push(R),f(M.ring)):h[N.start]=x[M.end]={start:N.
start,end:M.end,ring:N.ring.concat(M.ring)}):(delete h[M.start],M.ring.unshift(I),h[M.start=O]=M):h[O]=x[z]={start:O,end:z,ring:[I,R]}}}function a(d){return d[0]*
2+d[1]*(e+1)*4}function c(d,l,f){d.forEach(function(h){var x=h[0],w=h[1],y=x|0,g=w|0,E=Fe(l[g*e+y]);x>0&&x<e&&y===x&&(h[0]=Sn(x,Fe(l[g*e+y-1]),E,f)),w>0&&w<t&&g===
w&&(h[1]=Sn(w,Fe(l[(g-1)*e+y]),E,f))})}return o.contour=r,o.size=function(d){if(!arguments.length)return[e,t];var l=Math.floor(d[0]),f=Math.floor(d[1]);if(!(l>=
0&&f>=0))throw new Error("invalid size");return e=l,t=f,o},o.thresholds=function(d){return arguments.length?(n=typeof d=="function"?d:Array.isArray(d)?Ln(Ci.call(
d)):Ln(d),o):n},o.smooth=function(d){return arguments.length?(i=d?c:Fi,o):i===c},o}function _i(e){return isFinite(e)?e:NaN}function zt(e,t){return e==null?!1:+e>=
t}function Fe(e){return e==null||isNaN(e=+e)?-1/0:e}function Sn(e,t,n,i){let o=i-t,r=n-t,s=isFinite(o)||isFinite(r)?o/r:Math.sign(o)/Math.sign(r);return isNaN(s)?
e:e+s-.5}var ji=.62,Di=.997,Ui=[.08,.25,.5],Ki=2155905152,qi={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c\
5e"],attention:["e5dcf7","b39ae3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a\
1f4b","c9404a","f47c45","fbc15e","fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b",
"1f7a6b","57b89d","d8f5e6"],ground:"#101215",empty:"#1f2226",contrast:.36}},Hi=e=>Math.min(Math.abs(e),1)**ji,Wi=e=>e<.06?0:.94*Math.min(1,e/.45)**.85;function Cn(e){
let t=e.map(n=>[0,2,4].map(i=>Number.parseInt(n.slice(i,i+2),16)));return Uint32Array.from({length:256},(n,i)=>{let o=i/255*(t.length-1),r=Math.min(Math.floor(o),
t.length-2),[s,a,c]=t[r].map((d,l)=>Math.round(d+(o-r)*(t[r+1][l]-d)));return(Math.round(255*Wi(i/255))<<24|c<<16|a<<8|s)>>>0})}function ke(e,t="plus"){let n=qi[e?
"dark":"light"];return{...n,above:Cn(n[t]??n.plus),below:Cn(n.minus)}}function Bt(e){let t=e.map(({data:i})=>Float32Array.from(i.filter(Number.isFinite),Math.abs)),
n=i=>Math.max(0,...t.map(o=>an(o,i)??0));return n(Di)||n(1)||1}function Tn(e,t,{above:n,below:i},o=(r,s)=>!0){return Uint32Array.from(e,(r,s)=>o(r,s)?Number.isFinite(
r)?(r<0?i:n)[Math.round(255*Hi(r/t))]:Ki:0)}function Rn(e,t,n,i=u("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(
e.buffer),t,n),0,0),i}function Me(e,t,n,i=void 0){return Rn(Tn(e.data,t,n,i),e.columns,e.rows)}function Qt(e,t,{ground:n,empty:i,contrast:o},r,s=!1){let{width:a,
height:c}=e.canvas;e.fillStyle=t?n:i,e.fillRect(0,0,a,c),t&&(e.save(),e.imageSmoothingEnabled=s||t.width>a,r&&([e.globalAlpha,e.filter]=[o,"saturate(0.2)"]),e.drawImage(
t,0,0,a,c),e.restore())}function On(e,t,n,{above:i,ground:o},r){let{width:s,height:a}=e.canvas,c=Nn().size([t.columns,t.rows]).smooth(!0),d=Array.from(Vi(t),Math.
abs),[l,f]=[s/t.columns,a/t.rows];Ui.forEach((h,x)=>{let w=new Path2D;for(let g of c.contour(d,h*n).coordinates.flat())g.forEach(([E,$],T)=>w[T?"lineTo":"moveTo"](
E*l,$*f));e.lineJoin="round";let y=i[[150,200,255][x]];for(let[g,E]of[[3.4,`${o}d0`],[1.7,`rgb(${[0,8,16].map($=>y>>$&255)})`]])[e.lineWidth,e.strokeStyle]=[Number(
g)*r,String(E)],e.stroke(w)})}function Vi({rows:e,columns:t,data:n}){return n.map((i,o)=>{let[r,s]=[Math.floor(o/t),o%t],[a,c]=[0,0];for(let d=Math.max(r-1,0);d<=
Math.min(r+1,e-1);d++)for(let l=Math.max(s-1,0);l<=Math.min(s+1,t-1);l++){let f=(2-Math.abs(d-r))*(2-Math.abs(l-s));a+=f*(n[d*t+l]||0),c+=f}return a/c})}function In(e,t,n,i=o=>!0){
let o=Array.from({length:e.width},(a,c)=>n?2*c/(e.width-1)-1:c/(e.width-1)),r=Rn(Tn(o,1,t,i),e.width,1),s=e.getContext("2d");Qt(s,null,t,!1),s.drawImage(r,0,0,e.
width,e.height)}var Gi={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function Ht(e){return["running","paused"].includes(e.get(
"status"))}function zn(e,{label:t,next:n,texts:i,names:o=[],blocked:r=()=>!1}){let{model:s}=e,a=$=>s.send({pressed:$}),c=u("button.idw-button.idw-run-main",{onclick:()=>a(
n())}),d=u("button.idw-button",{onclick:()=>a("cancel")},"Cancel"),l=u("span.idw-run-status",{role:"status"}),f=u("span.idw-muted.idw-run-detail"),h=u("span.idw\
-run-fill"),w=u("div.idw-run-track",{role:"progressbar","aria-label":t,...{"aria-valuemin":0,"aria-valuemax":100}},h),y=u("p.idw-error",{role:"alert"}),g=u("div\
.idw-flow.idw-run",u("i.idw-dot",{"aria-hidden":"true"}),l,f,c,d),E=()=>{let $=Math.round(100*s.get("progress"));g.dataset.status=w.dataset.status=s.get("status"),
c.textContent={pause:"Pause",resume:"Resume",...i}[n()]??"",c.disabled=r(),!Ht(s)&&qt(g)===d&&c.focus(),d.hidden=!Ht(s),X(l,Gi[s.get("status")]),f.textContent=s.
get("detail"),w.setAttribute("aria-valuenow",String($)),w.setAttribute("aria-valuetext",s.get("detail")||`${$} %`),h.style.width=Ht(s)?`${$}%`:"0",X(y,s.get("er\
ror")),y.hidden=!s.get("error")};return P(e,["status","progress","detail","error",...o],E),{line:g,track:w,error:y,update:E}}function Bn(e){let t=u("span"),[n,i]=[
"any",r=>r>=0],o=[ye(e,"samples",["after","samples"],{step:16},An(2)),ye(e,"max_seconds",["or","seconds"],{step:5,placeholder:n},i),ye(e,"target_stderr",["or at\
 an error of","nats"],{step:"any",placeholder:n},i)];return P(e,["samples","max_seconds","target_stderr"],(r,s,a)=>{let c=[`${r} samples`,s&&`${s} s`,a&&`an err\
or of ${a} nats`];t.textContent=c.filter(Boolean).join(" or ")}),u("details.idw-small",u("summary","Stops after ",t),u("div.idw-flow.idw-run-fields",...o))}var _e=8e6;async function Pn(e,t){let[n]=t,i=`“${n.name}”`,o=`images may have up to ${_e/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>_e)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${o}`);e.notify(`Reading ${i}…`);let r=await n.arrayBuffer().catch(
()=>null);r?e.model.send({picture:n.name},void 0,[r]):e.notify(`${i} is no file that can be read.`)}function Fn(e,{model:t,el:n,signal:i}){let o=({dataTransfer:a})=>t.
get("accepts_images")&&a.types.includes("Files"),r=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,c=>{o(c)&&(c.preventDefault(),c.stopPropagation(),r(a!=="drop"),a==="drop"&&c.dataTransfer.files.length&&Pn(e,[...c.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||r(!1));let s=({problem:a}={})=>a===void 0||e.notify(a);t.on("msg:custom",s),i.addEventListener("abort",()=>t.off("ms\
g:custom",s))}function Ee(e,t="Open an image…"){let n=u("input",{type:"file",accept:"image/*",hidden:!0});return n.addEventListener("change",()=>n.files?.length&&
Pn(e,[...n.files])),{button:u("button.idw-button",{onclick:()=>{n.value="",n.click()},title:`Or drop one, up to ${_e/1e6} MB`},t),input:n}}var _n=8,Yi=[["map","map","Colour whose opacity and depth grow with the value"],["contours","contours","Lines at 8, 25 and 50 % of the largest value"],["picture",
"picture","The picture alone"]],Xi=4,Zi={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-_n,0],PageDown:[_n,0],Home:[0,-1/0],End:[0,1/0]};
function jn(e){let{canvas:t,model:n}=e,i=null,o=s=>{let a=t.getBoundingClientRect(),c=(f,h)=>Et(Math.floor(f*h),0,h-1),{rows:d,columns:l}=e.field;return[c((s.clientY-
a.top)/a.height,d),c((s.clientX-a.left)/a.width,l)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:o(s),x:s.clientX,
y:s.clientY,moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=o(s);e.point(a),i&&(i.moved||=Math.hypot(
s.clientX-i.x,s.clientY-i.y)>=Xi,i.moved&&e.select(Jt(i.cell,a)))});let r=s=>{i&&((!s||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("p\
ointerup",()=>r(!0)),t.addEventListener("pointercancel",()=>r(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}
function Dn(e){let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",o=>{o.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let r=Zi[o.
key];if(!r||!e.field||At(o))return;o.preventDefault();let{rows:s,columns:a}=e.field,c=e.cell??[s>>1,a>>1],d=[Et(c[0]+r[0],0,s-1),Et(c[1]+r[1],0,a-1)],l=e.cell||
o.shiftKey?d:c;i=o.shiftKey?i??c:null,e.spoken=i?"region":"cursor",e.point(l),i&&(e.select(Jt(i,l)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}function Un(e,t){
let{model:n}=t,i=Tt(t,"drawing","Drawing",Yi),o=h=>h?et(h,null,""):"0",r=$n(t,"threshold","Threshold",{place:h=>Math.cbrt(h/e.top),value:h=>Number((e.top*h**3).
toPrecision(3)),text:h=>`${o(h)} ${e.sumUnit}`.trim(),spoken:h=>`${o(h)} ${n.get("unit")}`.trim(),step:.01}),s=ve(t,"hide_noise","Hide below 2σ"),a=Ee(e),c=()=>{
r.show(),r.input.disabled=!e.field,s.input.disabled=!e.errors},d=[ve(t,"faded","Faded picture").row,s.row,ve(t,"smooth","Smooth").row],l=u("div.idw-flow.idw-set\
tings",r.row,...d,a.button,a.input),f=u("details.idw-small",u("summary","Map settings"),l);return{styles:i,settings:f,opener:a.button,show:c}}var Ji=250,Qi="Arrow keys read pixels, Shift and arrow keys select a region, Escape clears.",je=class{image=null;field=null;errors=null;replicates=null;layers=[];top=1;wipe=.5;spoken="";message="";#t=0;constructor(t){
this.model=t.model,this.el=t.el,this.title=u("span.idw-title"),this.reading=u("span.idw-large.idw-reading"),this.canvas=u("canvas",{tabindex:0,role:"application",
"aria-roledescription":"heat map","aria-description":Qi}),this.note=u("div.idw-note",{role:"status"}),this.probe=u("output.idw-tip.idw-probe"),this.sum=u("outpu\
t.idw-tip.idw-sum"),this.tags=[u("span.idw-tag.idw-tag-left"),u("span.idw-tag.idw-tag-right")],this.handle=pn("Wipe between the pinned and the present map",i=>{
this.wipe=i,this.draw()});let n=[this.canvas,this.note,...this.tags,this.handle.node,this.probe,this.sum];this.stage=u("div.idw-stage",...n),this.bar=u("canvas.\
idw-bar-colours",{width:256,height:1,"aria-hidden":"true"}),this.ends=[u("span"),u("span"),u("span")],this.legend=u("div.idw-colourbar",this.bar,u("div.idw-mute\
d.idw-small.idw-bar-ticks",...this.ends)),this.head=u("div.idw-head",this.title,this.reading),this.controls=Un(this,t),this.under=u("div.idw-under",this.legend,
this.controls.styles),t.el.append(this.head,this.stage,this.under,this.controls.settings),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,o]=this.model.get("region"),r=[t,n,Math.min(i,this.field.columns),Math.min(o,this.field.rows)];return r[0]<r[2]&&r[1]<r[3]?r:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),Ji))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=tt(this.model,"values","errors","replicates").map(vt);this.field=t&&{...t,...xn(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,o,r]=tt(n,"limit","threshold","pinned");this.top=i??(t?Bt([t]):1),this.signed=n.get("signed")??t?.negative??
!1,this.colours=ke(we(this.el),n.get("kind"));let s=n.get("hide_noise")?this.errors?.data:null,a=(f,h)=>{let x=Math.abs(f);return!(x<o)&&(!s||x>=2*s[h])},c=[r?.
values&&{field:vt(r.values),title:r.title}];c.push(t&&{field:t,title:n.get("title"),visible:a}),this.layers=c.map(f=>f&&{...f,layer:Me(f.field,this.top,this.colours,
f.visible)}),In(this.bar,this.colours,this.signed,f=>!(Math.abs(f)*this.top<o)),this.legend.hidden=!t;let d=f=>f?String(Number(f.toPrecision(2))).replace("-","−"):
"0",l=[this.signed?d(-this.top):"0",n.get("unit"),d(this.top)];this.ends.forEach((f,h)=>f.textContent=l[h]),this.controls.show(),this.readOut(),this.draw()}get sumUnit(){
return this.model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:o,cellSize:r,sumUnit:s}=this,[a,c]=r,d=($,T,b,A,I)=>{if($.setAttribute(
"aria-live",this.spoken===T?"polite":"off"),$.replaceChildren(...b?[`${b} `,u("span.idw-small",A)]:[]),!b)return;let[R,O]=[100*I[0]/t.columns,100*I[1]/t.rows];$.
style.cssText=`left:${R}%;translate:${-R}% 0;${O>12?`bottom:${100-O}%`:`top:${O}%`}`,$.classList.toggle("idw-tip-below",O<=12)},l=i&&i[0]*t.columns+i[1],f=i&&et(
t.data[l],n?.data[l],s),[h,x]=i?[(i[1]+.5)*c,(i[0]+.5)*a].map(Math.floor):[];d(this.probe,"cursor",f,`at (${h}, ${x})`,i&&[i[1]+.5,i[0]]);let w=a*c,[y,g]=o?[yn(
t,o),vn(this.replicates,t,o)]:[],E=o&&et(y*w,g===null?null:g*w,s);d(this.sum,"region",E,o&&this.extent(o,y),o&&[o[0],o[1]]),this.spoken=""}extent(t,n){let[i,o,r,
s]=t,{negative:a,total:c}=this.field,[d,l]=[(r-i)*this.cellSize[1],(s-o)*this.cellSize[0]].map(Math.round),f=a||!(c>0)||Number.isNaN(n)?"":` (${ln(n/c)} of the \
map)`;return`in ${d}×${l} pixels${f}`}draw(){let{image:t,field:n,canvas:i,stage:o,model:r}=this,[s,a,c,d]=tt(r,"drawing","faded","smooth","compare"),[l,f]=t?[t.
width,t.height]:n?[n.columns,n.rows]:[1,1],{context:h,ratio:x}=hn(o,i,l,f),[w,y]=s==="picture"?[]:this.layers,g=w&&y&&d!=="side"?this.wipe:0;if(this.colours){Qt(
h,t,this.colours,!!(y&&a&&s==="map"),c);for(let[E,$,T]of[[w,0,g],[y,g,1]])!E||$===T||(h.save(),h.beginPath(),h.rect($*i.width,0,(T-$)*i.width,i.height),h.clip(),
h.imageSmoothingEnabled=c,s==="contours"?On(h,E.field,this.top,this.colours,x):h.drawImage(E.layer,0,0,i.width,i.height),h.restore());this.tags.forEach((E,$)=>{
E.hidden=!g,E.textContent=[w,y][$]?.title??""}),this.handle.node.hidden=!g,g&&this.handle.show(g,[w.title,y.title]),n&&(this.region&&this.outline(h,x,this.region,
[5,4],0),this.cell&&this.outline(h,x,Jt(this.cell,this.cell),[],1.5))}}outline(t,n,i,o,r){let[s,a,c,d]=i,{canvas:l,field:f}=this,[h,x,w]=[l.width/f.columns,l.height/
f.rows,r*n];for(let y of[!1,!0])t.lineWidth=(y?1.5:3)*n,t.strokeStyle=y?"#fff":"#000",t.setLineDash(y?o.map(g=>g*n):[]),t.strokeRect(s*h-w,a*x-w,(c-s)*h+2*w,(d-
a)*x+2*w);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,o,r,s]=tt(n,"title","reading","loading","accepts_images"),a=!!n.get("values"),c=r?"Estimating…":
t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=i,this.reading.textContent=o,X(this.note,this.message||(a?"":n.get("note")??c)),this.
stage.classList.toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",r),this.canvas.setAttribute("aria-label",["Heat map",i,o].filter(Boolean).join(",\
 ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.label()}};function De(e){e.el.classList.add(
"idw-figure","idw-pane");let t=new je(e);return jn(t),Dn(t),Fn(t,e),be(e.signal,t.stage,()=>t.draw()),ge(e.signal,()=>t.recolor()),P(e,["values","errors","repli\
cates"],()=>t.decode()),P(e,["signed","limit","kind","hide_noise","threshold","unit","pinned","title"],()=>t.recolor()),P(e,["cursor","region"],()=>{t.readOut(),
t.draw()}),P(e,["drawing","faded","smooth","compare"],()=>t.draw()),P(e,["title","reading","loading","values","note","accepts_images"],()=>t.label()),xe(e,["ima\
ge"],n=>t.showImage(n)),t}function to(e,t=!1){let n=cn(e,[0,100]),[i,o]=t?["bottom","height"]:["left","width"],r=(c,d,l="")=>u(`span.${c}`,{style:`${i}:${n(d)}%`},l),s=(c,d,l)=>{let[f,h]=[
n(Math.min(d,l)),n(Math.max(d,l))];return u(`span.${c}`,{style:`${i}:${f}%;${o}:${h-f}%`})};return{place:n,mark:r,bar:(c,d,[l,f],h=0)=>c==null?[]:[s(l,h,c),...d>
0?[s(f,c-d,c+d)]:[]]}}function eo(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function Ae(e,t,n,i,o=null,r=null){let{bar:s,mark:a}=to(i,!0),[c,d]=s(t,n,[eo(
t),"idw-whisker"]),l=s(o,0,["idw-hollow","idw-whisker"]),f=r==null?[]:[a("idw-exact",r)];e.replaceChildren(a("idw-zero",0),...l,...c?[c]:[],...d?[d]:[],...f)}function Wt(e,t,n=null){return n!==null?Y(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function Kn(e,t){let n=Y(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var $e=class e{constructor(t,n,i,o="all"){let r=s=>[...new Set(s)].sort((a,c)=>a-c);this.count=t,this.
empty=o,this.selected=r(n),this.excluded=r(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:Y(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=Wt(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(Wt([],n,t))}exclude(t){
let n=i=>i.filter(o=>o!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:Y(this.count).filter(o=>!i.includes(
o)))}};function no([e,t]){let n=e.map((l,f)=>l===null||t[f]===null?null:[l-t[f],l,l+t[f]]),[i,o]=Xt(n.flatMap(l=>l?[l[0],l[2]]:[])),r=Math.min(0,...e.map(l=>l??0)),s=l=>(100*
(o-Math.max(l,r))/(o-Math.max(i,r)||1)).toFixed(1),a=l=>(100*(l+.5)/e.length).toFixed(1),[c,d]=["",""];for(let l=0;l<n.length;l++){let f=l;for(;n[f];)f++;if(f===
l)continue;let h=Y(l,f);c+=`M${h.map(w=>`${a(w)},${s(n[w][1])}`).join("L")}`;let x=(w,y)=>y.map(g=>`${a(g)},${s(n[g][w])}`).join("L");d+=`M${x(2,h)}L${x(0,h.reverse())}\
Z`,l=f}return`<svg viewBox="0 0 100 100" preserveAspectRatio="none"><path class="idw-area" d="${d}"/><path class="idw-line" d="${c}"/>
    <path class="idw-base" d="M0,${s(0)}H100"/></svg>`}function qn(e){let{model:t,el:n}=e;n.classList.add("idw-spectrum");let i=u("span.idw-muted.idw-small"),o=u(
"button.idw-bare.idw-link.idw-end","all levels"),r=u("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),s=u("div.idw-curve",{"aria-hidden":"true"}),
a=u("div.idw-strip"),c=u("p.idw-muted.idw-small","Denoised at each noise level"),d=u("div.idw-muted.idw-small.idw-axis.idw-plot"),l=u("p.idw-muted","No numbers \
yet."),f=u("div.idw-head",u("span.idw-title","At which noise levels"),i,o);n.append(f,u("div.idw-levels",s,r),d,a,c,l);let h=pe(r),x=()=>{let[b=0,A=-1]=t.get("s\
elected");return Y(b,A+1)},w=b=>yt(t,{selected:b.length?[b[0],b.at(-1)]:[]});o.addEventListener("click",()=>{w([]),h.focus()});let y=me(r,h,{starts:b=>(h.anchor=
b,!0),move:(b,A)=>w(Wt([],A,b)),end:(b,A)=>h.focus(A)}),g=(b,A)=>{y.endsIn(A)||(w(Wt(x(),b,A.shiftKey?h.anchor:null)),h.focus(b))};r.addEventListener("keydown",
b=>{if(At(b)||["ArrowUp","ArrowDown"].includes(b.key))return;b.key==="Escape"&&w([]);let A=he(b,h.index,h.list.length);if(A===void 0)return;b.preventDefault();let I=t.
get("selected");b.shiftKey&&!(I.includes(h.index)&&I.includes(h.anchor))&&(h.anchor=h.index),h.focus(A),b.shiftKey&&w(Wt([],h.index,h.anchor))});let E=b=>{let A=b.
map(z=>Mt(z,1)),I=(z,M)=>{let N=u("span.idw-bar.idw-plot"),pt=u("button.idw-button.idw-band",{onclick:nt=>g(M,nt)},N);return{bar:N,node:pt,name:`log SNR ${A[M]}\
 to ${z}`}};h.replace(A.slice(1).map(I)),y.stop();let R=A.length-1,O=(z,M)=>M===0?"noise":M===R?"picture":z;d.replaceChildren(...A.map((z,M)=>u("span",{style:`l\
eft:${100*M/R}%`},O(z,M))))},$=()=>{let[b,A,I]=tt(t,"values","errors","unit"),R=x(),O=Xt(b,A,{clip:!0});l.hidden=b.length>0,r.hidden=d.hidden=!b.length;let z=t.
get("density")?.length?t.get("density"):null;s.innerHTML=z?no(z):"",n.classList.toggle("idw-dense",!!z),i.textContent=b.length?z?`${I} per unit of log SNR; drag\
 to ask`:ue(O,I):"",o.hidden=!R.length,h.list.forEach(({bar:M,node:N,name:pt},nt)=>{let it=et(b[nt]??null,A[nt],I);N.setAttribute("aria-pressed",String(R.includes(
nt))),N.setAttribute("aria-label",`${pt}: ${it}`),N.title=`${pt}
${it}`,Ae(M,b[nt],A[nt],O)}),a.hidden=c.hidden=!a.children.length||!b.length,[...a.children].forEach((M,N)=>M.classList.toggle("idw-dim",R.length>0&&!R.includes(
N)))},T=wn(e.signal);se(e,"edges",E,["values","errors","unit","selected","density"],$),P(e,["pictures","edges"],b=>{let A=T(b?.length===h.list.length?b:[]),I=(R,O)=>u(
"img",{src:R,alt:`Denoised at ${O}`,title:O});a.replaceChildren(...A.map((R,O)=>I(R,h.list[O].name))),$()})}function Hn(e){let t=u("p.idw-muted.idw-small",{id:Zt("hint")},"Enter applies, Escape reverts."),n=u("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Prom\
pt","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},o=En(i),r=u("div.idw-rewrite",{hidden:!0},o,t,n),s=(d,l)=>{r.hidden||(r.hidden=!0,e(d,l))},a=d=>{
n.textContent=d,d?o.setAttribute("aria-invalid","true"):o.removeAttribute("aria-invalid")};return o.addEventListener("keydown",d=>{if(d.isComposing||(d.key==="E\
scape"&&s(null,!0),d.key!=="Enter"))return;d.preventDefault();let l=o.value.trim();l?s(l,!0):a("A prompt needs at least one word.")}),o.addEventListener("input",
()=>a("")),o.addEventListener("blur",()=>{qt(o)!==o&&s(null,!1)}),{form:r,open:d=>{o.value=d,r.hidden=!1,a(""),o.focus(),o.select()}}}var io=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],oo="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",ro="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",so={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},ao="M11 2.5l2.5\
 2.5L6 12.5l-3.2.7.7-3.2z",lo=.02;function te(e,t,n){return e!=null&&Math.abs(e)<Math.max(2*(t??0),lo*n)}function Wn(e){let{model:t,el:n}=e;n.classList.add("idw\
-picker");let i=u("span.idw-title"),o=u("span.idw-muted.idw-small.idw-end.idw-picker-scale"),r=It("Edit the prompt (F2)",ao,()=>O()),s=u("span.idw-hidden",{id:Zt(
"help")}),a=u("div.idw-flow.idw-words",{role:"group","aria-describedby":s.id,dir:"auto"}),c=[fe("idw-fill",""),fe("idw-hollow",""),fe("idw-exact","exact")],d=u(
"div.idw-flow.idw-small.idw-muted.idw-keys",...c),l=u("p.idw-muted","No words yet."),f=u("div.idw-segments.idw-presets",{role:"group","aria-label":"Questions"}),
h=u("p.idw-asks",{role:"status"}),x=u("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),w=Hn((p,v)=>z(p,v)),y=u("div.idw-head",
i,r,o);n.append(y,s,u("div.idw-sentence",a,d),w.form,l,f,h,x);let g=pe(a),E=null,$=null,T=t.get("pending"),b=()=>{let[p,v,S,_]=tt(t,"words","selected","excluded",
"empty_selection");return new $e(p.length,v,S,_)},A=({selected:p,excluded:v})=>{T="",yt(t,{selected:p,excluded:v}),at()},I=Be(io,p=>A(b().take(p,g.index)));for(let p of I.
buttons)p.classList.add("idw-segment");f.append(...I.buttons);let R=()=>t.get("text")||t.get("words").join(" "),O=()=>{!t.get("editable")||t.get("disabled")||(w.
open(T||R()),at())},z=(p,v)=>{p!==null&&(T=p===R()?"":p,t.send({edited:p})),at(),v&&(g.list[g.index]?.node??r).focus()},M=p=>p.target.closest(".idw-leave"),N=me(
a,g,{starts:(p,v)=>!t.get("disabled")&&!M(v),move:(p,v)=>{E=b().phrase(p,v),at()},end:(p,v)=>{E=null,g.anchor=p,A(b().phrase(p,v)),g.focus(v)},cancel:()=>{E=null,
at()}}),pt=(p,v)=>{if(N.endsIn(v))return;let S=b();v.detail===1&&($=S),v.altKey?A(S.exclude(p)):v.ctrlKey||v.metaKey?A(S.toggle(p)):v.shiftKey?A(S.phrase(g.anchor,
p)):A(S.choose(p)),v.shiftKey||(g.anchor=p),g.focus(p)};a.addEventListener("dblclick",p=>{!t.get("editable")||M(p)||($&&A($),O())}),a.addEventListener("keydown",
p=>{let v=p.key===" "&&p.ctrlKey;if(p.ctrlKey&&!v||p.metaKey||p.altKey||t.get("disabled")||M(p)&&["Enter"," "].includes(p.key))return;let S=v?"toggle":so[p.key.
length>1?p.key:p.key.toLowerCase()],_=he(p,g.index,g.list.length,getComputedStyle(a).direction);if((S||_!==void 0||["Escape","F2"].includes(p.key))&&(p.preventDefault(),
p.stopPropagation()),p.key==="Escape"&&A(b().take("whole",g.index)),p.key==="F2"&&O(),S&&!p.repeat){if(S==="choose"&&p.shiftKey)return A(b().phrase(g.anchor,g.index));
S!=="exclude"&&(g.anchor=g.index),A(b()[S](g.index))}if(_===void 0)return;let{selected:lt}=b(),Lt=lt.includes(g.index)&&[lt[0],lt.at(-1)].includes(g.anchor);p.shiftKey&&
!Lt&&(g.anchor=g.index),g.focus(_),p.shiftKey&&A(b().phrase(g.anchor,g.index))}),a.addEventListener("keyup",p=>{p.key===" "&&!M(p)&&p.preventDefault()});let nt=(p,v)=>{
let S=u("span.idw-bar.idw-plot"),_=u("span.idw-muted.idw-small.idw-number",{dir:"ltr"}),lt=u("span.idw-word-text",{"data-text":p[v]},p[v]),St=u("button.idw-bare\
.idw-word",{onclick:W=>pt(v,W)},lt,S,_),Z=u("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>A(b().exclude(v))});return{name:p[v]+Kn(p,v),bar:S,number:_,node:St,
leave:Z,box:u("div.idw-chip",St,Z)}},it=p=>{let v=a.contains(qt(n));g.replace(p.map((S,_)=>nt(p,_))),E=$=null,N.stop(),v&&g.focus()},at=()=>{let[p,v,S,_]=tt(t,"\
values","errors","unit","disabled"),[lt=[],Lt=[],St=[]]=tt(t,"others","exact","names"),H=E??b(),Z=G=>G.some(ct=>ct!==null),W=Xt([...p,...lt,...Lt],v,{clip:!0}),
V=!w.form.hidden;i.textContent=t.get("label");let ot=t.get("help");s.textContent=ot??oo+(t.get("empty_selection")==="none"?"clears the selection":"selects the w\
hole prompt"),a.setAttribute("aria-label",t.get("label")),o.textContent=Z(p)?ue(W,S):"",c.forEach((G,ct)=>{G.hidden=!(ct<2?St[ct]&&Z([p,lt][ct]):Z(Lt)),ct<2&&(G.
lastChild.textContent=St[ct]??"")}),g.list.forEach(({name:G,bar:ct,number:Se,node:Nt,leave:ut,box:ft},J)=>{let Ft=p.length?et(p[J],v[J],S):"",ht=H.state(J),mt=ht===
"left out";ft.dataset.state=ht,ft.title=ot?Ft:[`${G}: ${ht}`,Ft,ro].filter(Boolean).join(`
`),Nt.setAttribute("aria-pressed",String(ht==="selected")),Nt.setAttribute("aria-label",[G,ot?"":ht,Ft].filter(Boolean).join(", ")),Nt.disabled=ut.disabled=_,ut.
hidden=!!ot,ut.textContent=mt?"+":"×",ut.title=mt?"Take back":"Leave out",ut.setAttribute("aria-label",`${ut.title} ${G}`);let _t=Math.max(-W[0],W[1]);ft.classList.
toggle("idw-faint",te(p[J],v[J],_t)),Se.textContent=te(p[J],0,_t)?"0":ce(p[J]??NaN,_t),Ae(ct,p[J],v[J],W,lt[J],Lt[J])}),I.show(H.preset,_);let Pt=T&&`Sent: “${T}\
”. Its words come with its first numbers.`;X(h,Pt||t.get("question")),x.textContent=T?"":t.get("formula"),a.hidden=V;for(let G of[f,h,x])G.hidden=V||!g.list.length;
l.hidden=V||g.list.length>0,r.hidden=V||!t.get("editable"),r.disabled=_};return P(e,["pending"],p=>{T=p,at()}),se(e,"words",it,[...["selected","excluded","empty\
_selection","values","errors","unit","label","text","editable","disabled"],"question","formula","others","exact","names"],at),{head:y,pencil:r,presets:f,question:h,
formula:x,put:A,selection:b}}var ee={undo:"M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 7H7",redo:"M10 3l3.5 3.5L10 10M13 6.5H6.5a4 4 0 0 0 0 7H9",copy:"M6 6h7v7H6zM3 10V3h7",save:"M8 2v8M4.5 7 \
8 10.5 11.5 7M3 13.5h10",help:"M5.6 6a2.4 2.4 0 1 1 3.6 2c-1 .6-1.2 1-1.2 2M8 12.6v.3"},co=[["png","Figure (PNG)"],["svg","Figure (SVG)"],["csv","Numbers (CSV)"],
["html","Page that works offline (HTML)"],["notebook","Keep in the notebook"]],uo=[["Click, Enter","ask about one word; again for the whole prompt"],["Shift","w\
ith a click or an arrow: a phrase"],["Ctrl or ⌘ click, a","several words"],["Alt click, x","leave a word out of both prompts, or take it back"],["Arrow keys o\
n the map","read a pixel; with Shift, select a region"],["e, F2","edit the prompt"],["p","pin the map, or let it go"],["Ctrl Z, Ctrl Shift Z","undo and redo que\
stions"],["Escape","whole prompt; on the map, no region"]],fo=[["adds to the rest","Conditional mutual information: what a word tells about the image when the r\
est of the prompt is known (notebook 01)."],["alone","Mutual information of the word with the image, against the empty prompt (notebook 01)."],["nats","Unit of \
information. ln 2 = 0.69 nats distinguish two alternatives; 1 nat is 1.44 bits."],["±","Standard error, from independent rounds of samples. Four times as many \
samples halve it."],["change (orthogonal)","How far the word moves the prediction. Never negative (notebook 01)."],["improvement (standard)","How much more accu\
rate the prediction becomes. Negative where the word misleads (notebook 01)."],["log SNR","Noise level: logarithm of the signal-to-noise ratio. Coarse structure\
 is decided at low, detail at high values."],["exact","True value of the bundled scenes, by Bayes' rule over all captions (notebook 05)."],["attention","Share o\
f each pixel's cross-attention that the word gets. It has no unit and no error (notebook 02)."]];function Vn(e,{kernel:t,picker:n,map:i,numbers:o,go:r}){let{model:s}=e,
a=!!s.get("offline"),c=Pe([],{"aria-label":"Model",onchange:()=>t.send({model:c.node.value})}),d=u("span.idw-source-name"),l=Pe([],{"aria-label":"Example"}),f=u(
"button.idw-button",{"aria-label":"Open the example",onclick:()=>t.send({example:Number(l.node.value)})},"Open");l.node.addEventListener("change",()=>f.hidden=l.
node.value==="");let h=Ee(i,"Open an image"),x=It("Undo the question (Ctrl+Z)",ee.undo,()=>r(-1)),w=It("Redo the question (Ctrl+Shift+Z)",ee.redo,()=>r(1)),y=It(
"Copy the picture",ee.copy,()=>ho(i.canvas,$)),g=u("span.idw-muted.idw-small",{role:"status"}),E=u("span.idw-lost",{role:"status"}),$=p=>{X(g,p),setTimeout(()=>X(
g,""),4e3)},T=u("summary.idw-icon",{title:"Save","aria-label":"Save",role:"button"});T.innerHTML=`<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="t\
rue"><path d="${ee.save}"/></svg>`;let b=p=>{t.gone?p==="csv"?Ue("words.csv",new Blob([po(o())],{type:"text/csv"})):i.canvas.toBlob(v=>Ue("map.png",v)):t.send({
save:p})},A=co.map(([p,v])=>u("button.idw-bare",{"data-kind":p,onclick:()=>b(p)},v)),I=Mn(T,A),R=({file:p,note:v},S)=>{p&&Ue(p,new Blob([S[0]])),v&&$(v)};s.on("\
msg:custom",R),e.signal.addEventListener("abort",()=>s.off("msg:custom",R));let O=u("button.idw-button",{onclick:()=>M.close()},"Close"),z=p=>u("dl.idw-terms",...un(
p)),M=u("dialog.idw-help",{"aria-label":"Keys and terms"},u("div.idw-head",u("strong.idw-title","Keys and terms"),u("span.idw-gap"),O),u("div.idw-help-columns",
u("section",u("h3","Keys"),z(uo)),u("section",u("h3","Terms"),z(fo)))),N=()=>M.open||M.showModal(),pt=It("Keys and terms (?)",ee.help,N),nt=[d,c.node,l.node,f,h.
button,h.input],it=[...a?[]:[x,w,n.pencil],y,I,pt],at=u("header.idw-flow.idw-top",...nt,E,u("span.idw-gap"),g,...it);return P(e,["models","model","editable"],(p,v,S)=>{
c.offer(p.map(_=>[_,_])),c.node.value=v,c.node.hidden=p.length<2||!S,d.hidden=!c.node.hidden,d.textContent=v,h.button.hidden=!S}),P(e,["examples"],p=>{l.offer([
["","Examples…"],...p.map((v,S)=>[S,v])]),l.node.hidden=!p.length||a,f.hidden=!0}),{node:at,overlays:[M],update:(p,v)=>{x.disabled=!p,w.disabled=!v;for(let _ of A)
_.hidden=t.gone&&["svg","html","notebook"].includes(_.dataset.kind);let S=t.gone&&!a;for(let _ of[c.node,l.node,f,h.button,n.pencil])_.disabled=S;X(E,S?`${t.problem}\
: figures stay, nothing can be run`:"")},help:N}}function Ue(e,t){let n=URL.createObjectURL(t);u("a",{href:n,download:e}).click(),setTimeout(()=>URL.revokeObjectURL(
n),1e3)}async function ho(e,t){try{let n=new Promise(i=>e.toBlob(i));await navigator.clipboard.write([new ClipboardItem({"image/png":n})]),t("Copied")}catch{t("\
The browser does not allow copying here; save the figure instead.")}}function po(e){let t=i=>`"${i.replaceAll('"','""')}"`;return["index,word,mi,mi_stderr,cmi,c\
mi_stderr",...e.map(({word:i,rest:o,alone:r},s)=>[s,t(i),...r,...o].join())].join(`
`)}var mo={alone:"What each word tells alone",rest:"What each word adds to the rest"},Le={rest:"adds to the rest",alone:"alone"},wo={orthogonal:["standard","improv\
ement"],standard:["orthogonal","change"]},go=[["orthogonal","change","Orthogonal estimator: how much the word changes the prediction. Never negative."],["standa\
rd","improvement","Standard estimator: how much the word improves the prediction. Negative if it misleads."]],bo=[["nats","nats","Natural logarithm: ln 4 = 1.39\
 nats distinguish four alternatives."],["bits","bits","Base 2: 2 bits distinguish four alternatives."]],xo=[["information","information","Where in the image the\
 words change the prediction"],["attention","attention","Where the network attends to the words, above what most of the image gets"]],yo=[[!1,"one scale","All w\
ords share a scale, so that a word that says little is faint"],[!0,"own scale","Each map ends at its own largest value"]],vo=[["wipe","wipe","A pinned map is dr\
awn on the left of a handle"],["side","side by side","A pinned map is drawn beside the present one"]],ko=8e3;function Gn(e){let{model:t,el:n,signal:i}=e;n.classList.
add("idw-explorer");let o=!!t.get("offline"),r=Mo(e,()=>{T.update(),Rt()}),s=(...m)=>Object.fromEntries(m.map(k=>[k,k])),a=(m,k,C={})=>{let j=u(`div.${m}`),U=new re(
t,k,C);return U.send=(...L)=>r.send(...L),{model:U,el:j,signal:i}},c=s("words","text","selected","excluded","unit","pending","editable"),d=a("idw-part",c,{values:[],
errors:[],others:[],exact:[],empty_selection:"all"}),l=s("image","drawing","faded","smooth","hide_noise","compare","cursor","region"),f=a("idw-part",{...l,accepts_images:"\
editable"},{threshold:0,title:"",reading:"",unit:""}),h=a("idw-part",l,{threshold:0,title:"",reading:"",unit:""}),x=a("idw-part",{edges:"edges",selected:"band",
pictures:"previews",unit:"unit"},{values:[],errors:[]}),w=Wn(d),y=De(f);De(h).controls.settings.remove(),qn(x);let g=()=>({running:"pause",paused:"resume"})[t.get(
"status")]??"run",E=a("idw-part",s("status","progress","detail","error")),T=zn(E,{label:"Progress of the estimate",next:g,texts:{run:"Run"},blocked:()=>r.gone}),
b=Vn(e,{kernel:r,picker:w,map:y,numbers:()=>Yn(),go:He}),[A,I,R]=[u("strong.idw-figures"),u("span.idw-plus"),u("span.idw-aside")],O=u("span.idw-exactly"),z=u("p\
.idw-small.idw-doubts"),M=u("section.idw-answer",w.question,u("div.idw-big",A,I,R,O),w.formula,z,T.error),N=u("button.idw-button.idw-segment-alone",{title:"Keep\
 this map beside the next ones (p)",onclick:()=>qe()}),pt=Tt(e,"compare","Comparison",vo),nt=Tt(e,"own_scale","Scale",yo);y.under.append(N);let it=u("div.idw-ti\
les",{role:"group","aria-label":"Where each word informs"}),at=u("span.idw-muted.idw-small"),ne=u("section.idw-multiples",u("div.idw-head",u("span.idw-title","W\
here each word informs"),at),it),p=u("div.idw-maps",f.el,h.el),v=[u("span.idw-flow",Tt(e,"layer","Map of",xo),Tt(e,"estimator","Estimator",go),Tt(e,"unit","Unit",
bo))],S=u("p.idw-muted.idw-small"),_=u("details.idw-small.idw-details",u("summary","Details"),u("div.idw-flow",nt,pt),u("div.idw-flow",...o?[]:[Bn(e)],y.controls.
settings),S),lt=u("div.idw-right",M,x.el,ne),Lt=u("footer.idw-flow.idw-line",...o?[]:[T.line],u("span.idw-gap"),...v,_),St=u("div.idw-main",p,lt);M.prepend(u("d\
iv.idw-flow.idw-asking",w.presets,w.formula)),n.append(b.node,d.el,T.track,St,Lt,...b.overlays);let H=null,Z=null,W=[],V=-1,ot=()=>t.get("unit")==="bits"?1/Math.
LN2:1,Pt=()=>t.get("edges").length-2,G=()=>t.get("band").length?t.get("band"):[0,Pt()],ct=({selected:m,excluded:k})=>`${m.join()}|${k.join()}`,Se=m=>Y(t.get("wo\
rds").length).filter(k=>k!==m),Nt=(m,k)=>k==="alone"?`${m}|${Se(m).join()}`:`${m}|`,ut=m=>t.get("answers")[m]??(t.get("selected_answer")?.key===m?t.get("selecte\
d_answer"):void 0),ft=()=>!t.get("band").length||G()[0]===0&&G()[1]===Pt();function J(m,k){let C=ut(m)?.[k];if(!C?.values)return null;if(ft())return vt(C.values);
let[j,U]=G();if(C.bands){let{rows:B,columns:q,data:dt}=vt(C.bands),rt=B*q,wt=Y(j,U+1);return{rows:B,columns:q,data:dt.slice(0,rt).map((F,K)=>wt.reduce((Q,gt)=>Q+
dt[gt*rt+K],0))}}let{range:L,maps:D}=t.get("band_maps")??{};return L===`${j} ${U}`&&D[m]?vt(D[m][k]):null}function Ft(m){let k=t.get("attention");if(!k||!m.length)
return null;let{rows:C,columns:j,data:U}=vt(k),L=C*j,D=Float32Array.from({length:L},(q,dt)=>m.reduce((rt,wt)=>rt+U[wt*L+dt],0)/m.length),B=D.slice().sort()[Math.
floor(.6*L)];return{rows:C,columns:j,data:D.map(q=>Math.max(q-B,0))}}let ht=(m,k=ot())=>m&&k!==1?{...m,data:m.data.map(C=>C*k)}:m,mt=(m,k,[C,j]=G())=>{let[U,L]=ut(
m)?.[k]?.totals?.[`${C} ${j}`]??[null,null];return[U===null?null:U*ot(),L===null?null:L*ot()]},_t=m=>[0,1].map(k=>m.map(C=>C[k])),Yn=()=>t.get("words").map((m,k)=>({
word:m,rest:mt(Nt(k),t.get("estimator")),alone:mt(Nt(k,"alone"),t.get("estimator"))}));function Rt(){let[m,k,C,j,U]=tt(t,"estimator","unit","layer","words","exa\
ct"),L=w.selection(),D=ct(L),B=L.preset==="alone"?"alone":"rest",q=ut(D)??{},[dt,rt]=mt(D,m),wt=dt!==null,F=!!t.get("answers")["|"],K=["rest","alone"].map(xt=>j.
map((kt,si)=>mt(Nt(si,xt),m))),[[Q,gt],[bt,Ne]]=K.map(_t),ie=xt=>ft()?(U[xt]??[]).map(kt=>kt===null||Math.abs(kt)<.05?null:kt*ot()):[];jt(d.model,{values:F?B===
"alone"?bt:Q:[],errors:F?B==="alone"?Ne:gt:[],others:F?B==="alone"?Q:bt:[],exact:F?ie(B):[],names:B==="alone"?[Le.alone,Le.rest]:[Le.rest,Le.alone],label:mo[B],
question:q.question??"",formula:q.formula??""}),Jn({key:D,value:dt,stderr:rt,estimator:m,unit:k,exact:L.selected.length===1&&L.preset?ie(B)[L.selected[0]]:null}),
jt(x.model,Zn(D,m));let st=C==="information",We=j.map((xt,kt)=>st?J(Nt(kt,B),m):Ft([kt])),oe=We.filter(Boolean),Ot=st?J(D,m):Ft(L.selected),Ct=st?ot():1,Ce=t.get(
"own_scale")||L.preset==="whole"||!oe.length||!Ot?null:Ct*Bt(oe),Ve=Ce&&(L.preset?Ce:Math.max(Ce,Ct*Bt([Ot]))),[oi,ri]=G().map((xt,kt)=>Mt(t.get("edges")[xt+kt]??
0,1)),Ge=!o&&!r.gone&&(Ht(t)||!ft()),[Ye]=st?[q.title??"This question"]:[`Attention to “${L.selected.map(xt=>j[xt]).join(" ")}”`],Te={kind:st?"plus":"attent\
ion",signed:st&&m==="standard",limit:Ve};Te.unit=st?`${k} per pixel`:"attention over the usual";let Xe=st&&ft()?q[m]:null;jt(f.model,{...Te,values:ht(Ot,Ct),errors:ht(
vt(Xe?.errors),Ct),replicates:ht(vt(Xe?.replicates),Ct),cell_size:Ke(Ot),title:ft()||!st?Ye:`${Ye}, log SNR ${oi} to ${ri}`,reading:wt&&st?et(dt,rt,k):"",loading:Ge&&
!Ot,note:Ot?void 0:Xn({have:F,waiting:Ge,information:st,chosen:L}),pinned:H&&{values:ht(H.field,H.kind==="plus"?Ct:1),title:H.title}});let Re=!!H&&t.get("compar\
e")==="side";n.classList.toggle("idw-side",Re),h.el.hidden=!Re,Re&&jt(h.model,{...Te,values:f.model.get("pinned").values,cell_size:Ke(H.field),title:H.title,limit:y.
top}),X(N,H?"unpin":"pin"),N.disabled=!Ot&&!H,N.setAttribute("aria-pressed",String(!!H)),Qn(We,Ve??(oe.length?Ct*Bt(oe):1),Ct,L,Q);for(let xt of[x.el,ne,w.presets])
xt.hidden=!F;St.setAttribute("aria-busy",String(!!t.get("pending"))),b.update(V>0,V<W.length-1),n.classList.toggle("idw-kernel-gone",r.gone)}function Xn({have:m,
waiting:k,information:C,chosen:j}){return C?k?"Estimating…":m?j.target.length?"This question was not measured.":"All words are left out.":t.get("image")?"No m\
ap yet.":void 0:t.get("attention")?"Choose one or more words.":"No attention maps for this model."}function Ke(m){return m&&Z?[Z.height/m.rows,Z.width/m.columns]:
[1,1]}function Zn(m,k){let C=ut(m)?.[k],j=C?Y(Pt()+1).map(B=>mt(m,k,[B,B])):[],[U,L]=_t(j),D=B=>B.map(q=>q===null?null:q*ot());return{values:U,errors:L,density:C?.
density?.map(D)??null}}function Jn({key:m,value:k,stderr:C,estimator:j,unit:U,exact:L}){let D=k!==null,B=et(k,C,"").split(" ± ");X(A,D?B[0]:""),X(I,D?`${B[1]?`\
± ${B[1]} `:""}${U}`:"");let[q,dt]=wo[j],[rt,wt]=mt(m,q),F=Math.round(Math.exp(k/ot())),K=[];if(D&&te(k,C,0)?K.push("hardly distinguishable from 0"):D&&ft()&&F>
1&&F<1e6&&K.push(`as if it picked one of ${F}`),D&&!ft()){let[bt,Ne]=G().map((ie,st)=>Mt(t.get("edges")[ie+st],1));K.push(`of ${et(mt(m,j,[0,Pt()])[0],C,"").split(
" ±")[0]}, at log SNR ${bt} to ${Ne}`)}rt!==null&&K.push(`${dt} ${et(rt,wt,"")}`),R.replaceChildren(...K.map(bt=>u("span",bt))),X(O,D&&L!==null&&L!==void 0?`ex\
actly ${Mt(L,2)}`:"");let Q=t.get("pending"),gt=[Q&&`Waiting for the first numbers of ${Q}. What is shown is of the prompt above.`,...t.get("warnings")];!t.get(
"answers")["|"]&&!Q&&!t.get("error")&&gt.unshift(Ht(t)?"The first numbers come after one round of samples.":"Press Run to measure what each word tells."),z.replaceChildren(
...gt.filter(Boolean).map(bt=>u("span",bt))),S.textContent=t.get("provenance")}function Qn(m,k,C,j,U){let[L,D]=[t.get("words"),j.preset==="alone"?"alone":"rest"],
B=Y(L.length).filter(F=>m[F]&&(D==="alone"||!te(U[F],0,Math.max(...U.map(Math.abs))))),q=Y(L.length).filter(F=>m[F]&&!B.includes(F)),dt=q.length?`; nothing to s\
ee for ${q.map(F=>`“${L[F]}”`).join(", ")}`:"";at.textContent=`${t.get("own_scale")?"each on its own scale":"one scale"}${dt}`;let rt=B.join();if(it.dataset.
words!==`${rt} ${L}`){it.dataset.words=`${rt} ${L}`;let F=K=>w.put(w.selection().choose(K));it.replaceChildren(...B.map(K=>u("button.idw-bare.idw-tile",{"data-w\
ord":K,onclick:()=>F(K)},u("canvas",{"aria-hidden":"true"}),L[K])))}let wt=ke(we(n),t.get("layer")==="attention"?"attention":"plus");for(let F of it.querySelectorAll(
".idw-tile")){let K=Number(F.dataset.word);F.setAttribute("aria-pressed",String(j.selected.length===1&&j.selected[0]===K));let Q=F.firstChild;Z&&(Q.style.aspectRatio=
`${Z.width} / ${Z.height}`);let{context:gt}=ze(Q);Qt(gt,Z,wt,t.get("faded")),gt.imageSmoothingEnabled=!1;let bt=t.get("own_scale")?Bt([m[K]]):k/C;gt.drawImage(Me(
m[K],bt,wt),0,0,Q.width,Q.height)}}function qe(){let[m,k]=[f.model.get("values"),f.model.get("kind")];H=H?null:m&&{field:ht(m,k==="plus"?1/ot():1),title:f.model.
get("title"),kind:k},Rt()}let ti=["source","selected","excluded","band"];function ei(){let m=Object.fromEntries(ti.map(k=>[k,t.get(k)]));JSON.stringify(W[V])===
JSON.stringify(m)||!t.get("answers")["|"]||(W[V]&&W[V].source!==m.source&&(H=null),W.splice(V+1,W.length-V-1,m),V=W.length-1)}function He(m){if(!W[V+m])return;V+=
m;let{source:k,...C}=W[V];k===t.get("source")?yt(t,C):r.send({undo:W[V]}),Rt()}n.addEventListener("keydown",m=>{m.target instanceof HTMLInputElement&&m.target.type!==
"range"||((m.ctrlKey||m.metaKey)&&["z","y","Z"].includes(m.key)&&(m.preventDefault(),m.stopPropagation(),He(m.key==="z"&&!m.shiftKey?-1:1)),!At(m)&&(m.key==="p"&&
qe(),m.key==="?"&&b.help(),m.key==="e"&&w.pencil.click(),m.key==="e"&&m.preventDefault()))}),be(i,it,()=>Rt()),ge(i,()=>Rt());let ni=["answers","selected_answer",
"band_maps","attention","exact","status","pending","warnings","models","provenance","edges"],ii=["selected","excluded","band","estimator","unit","layer","own_sc\
ale","compare","faded","source","words","image"];P(e,[...ni,...ii],()=>{ei(),Rt()}),xe(e,["image"],m=>{Z=m,Rt()})}function Mo({model:e,signal:t},n){let i=0,o={gone:!!e.
get("offline"),problem:"",send:s,files:null},r=(l,f="")=>{if(clearTimeout(i),o.gone===l)return;let h=new Date().toLocaleTimeString([],{hour:"2-digit",minute:"2-\
digit"});[o.gone,o.problem]=[l,`${f} since ${h}`],n()};function s(l,f=void 0,h=void 0){e.get("offline")||(e.send(l,f,h),clearTimeout(i),i=window.setTimeout(()=>r(
!0,"No answer from the kernel"),ko))}if(e.get("offline"))return o;let a=()=>r(!1),c=()=>r(!0,"No kernel");e.on("msg:custom",a),e.on("comm_live_update",c);let d=Math.
random().toString(36).slice(2);return requestAnimationFrame(()=>s({view:d,alive:!0})),t.addEventListener("abort",()=>{clearTimeout(i),e.off("msg:custom",a),e.off(
"comm_live_update",c),e.send({view:d,alive:!1})}),o}var $s=kn("explorer",Gn);export{$s as default};

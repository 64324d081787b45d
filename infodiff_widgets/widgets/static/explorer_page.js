// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
function yt(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Ue(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Zt(e){let t,n,
r;e.length!==2?(t=yt,n=(a,l)=>yt(e(a),l),r=(a,l)=>e(a)-l):(t=e===yt||e===Ue?e:He,n=e,r=e);function i(a,l,d=0,u=a.length){if(d<u){if(t(l,l)!==0)return u;do{let p=d+
u>>>1;n(a[p],l)<0?d=p+1:u=p}while(d<u)}return d}function o(a,l,d=0,u=a.length){if(d<u){if(t(l,l)!==0)return u;do{let p=d+u>>>1;n(a[p],l)<=0?d=p+1:u=p}while(d<u)}
return d}function s(a,l,d=0,u=a.length){let p=i(a,l,d,u-1);return p>d&&r(a[p-1],l)>-r(a[p],l)?p-1:p}return{left:i,center:s,right:o}}function He(){return 0}function Ve(e){
return e===null?NaN:+e}var te=Zt(yt),Nn=te.right,Sn=te.left,In=Zt(Ve).center;var Cn=ee(ne),Rn=ee(We);function ee(e){return function(t,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid\
 ry");let{data:i,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:i.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!r)return t;let a=n&&e(n),l=r&&e(r),d=i.slice();return a&&l?(ot(a,d,i,o,s),ot(a,i,d,o,s),ot(a,d,i,o,s),st(l,i,d,o,s),st(l,d,i,o,
s),st(l,i,d,o,s)):a?(ot(a,i,d,o,s),ot(a,d,i,o,s),ot(a,i,d,o,s)):l&&(st(l,i,d,o,s),st(l,d,i,o,s),st(l,i,d,o,s)),t}}function ot(e,t,n,r,i){for(let o=0,s=r*i;o<s;)
e(t,n,o,o+=r,1)}function st(e,t,n,r,i){for(let o=0,s=r*i;o<r;++o)e(t,n,o,o+s,r)}function We(e){let t=ne(e);return(n,r,i,o,s)=>{i<<=2,o<<=2,s<<=2,t(n,r,i+0,o+0,s),
t(n,r,i+1,o+1,s),t(n,r,i+2,o+2,s),t(n,r,i+3,o+3,s)}}function ne(e){let t=Math.floor(e);if(t===e)return Ge(e);let n=e-t,r=2*e+1;return(i,o,s,a,l)=>{if(!((a-=l)>=
s))return;let d=t*o[s],u=l*t,p=u+l;for(let h=s,E=s+u;h<E;h+=l)d+=o[Math.min(a,h)];for(let h=s,E=a;h<=E;h+=l)d+=o[Math.min(a,h+u)],i[h]=(d+n*(o[Math.max(s,h-p)]+
o[Math.min(a,h+p)]))/r,d-=o[Math.max(s,h-u)]}}function Ge(e){let t=2*e+1;return(n,r,i,o,s)=>{if(!((o-=s)>=i))return;let a=e*r[i],l=s*e;for(let d=i,u=i+l;d<u;d+=
s)a+=r[Math.min(o,d)];for(let d=i,u=o;d<=u;d+=s)a+=r[Math.min(o,d+l)],n[d]=a/t,a-=r[Math.max(i,d-l)]}}function re(e,t){let n,r;if(t===void 0)for(let i of e)i!=null&&(n===void 0?i>=i&&(n=r=i):(n>i&&(n=i),r<i&&(r=i)));else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&
(n===void 0?o>=o&&(n=r=o):(n>o&&(n=o),r<o&&(r=o)))}return[n,r]}var Xe=Array.prototype,On=Xe.slice;var Ye=Math.sqrt(50),Je=Math.sqrt(10),Qe=Math.sqrt(2);function kt(e,t,n){let r=(t-e)/Math.max(0,n),i=Math.floor(Math.log10(r)),o=r/Math.pow(10,i),s=o>=Ye?10:o>=
Je?5:o>=Qe?2:1,a,l,d;return i<0?(d=Math.pow(10,-i)/s,a=Math.round(e*d),l=Math.round(t*d),a/d<e&&++a,l/d>t&&--l,d=-d):(d=Math.pow(10,i)*s,a=Math.round(e/d),l=Math.
round(t/d),a*d<e&&++a,l*d>t&&--l),l<a&&.5<=n&&n<2?kt(e,t,n*2):[a,l,d]}function ie(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let r=t<e,[i,o,s]=r?
kt(t,e,n):kt(e,t,n);if(!(o>=i))return[];let a=o-i+1,l=new Array(a);if(r)if(s<0)for(let d=0;d<a;++d)l[d]=(o-d)/-s;else for(let d=0;d<a;++d)l[d]=(o-d)*s;else if(s<
0)for(let d=0;d<a;++d)l[d]=(i+d)/-s;else for(let d=0;d<a;++d)l[d]=(i+d)*s;return l}function Qt(e,t,n){return t=+t,e=+e,n=+n,kt(e,t,n)[2]}function oe(e,t,n){t=+t,
e=+e,n=+n;let r=t<e,i=r?Qt(t,e,n):Qt(e,t,n);return(r?-1:1)*(i<0?1/-i:i)}function V(e,t,n){e=+e,t=+t,n=(i=arguments.length)<2?(t=e,e=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(i);++r<i;)o[r]=e+r*n;return o}var Tn=Ze(Math.random);function Ze(e){return function(n,r=0,i=n.length){let o=i-(r=+r);for(;o;){let s=e()*o--|0,a=n[o+r];n[o+r]=n[s+r],n[s+r]=a}return n}}function Y(e,t){return e.toFixed(t).replace("-","−")}function Tt(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function q(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let r=t===null||!Number.isFinite(t),i=Tt(r?Math.abs(e):t);return`${Y(e,i)}${r?"":` ± ${Y(t,i)}`} ${n}`.
trim()}function vt(e,t){return Number.isFinite(e)?e===0?"0":Y(e,t<.1?Tt(t):Math.min(Tt(Math.abs(e)/10),2)):"·"}function Mt([e,t],n){let r=Math.max(-e,t);return`\
bars: ${vt(e,r)} to ${vt(t,r)} ${n}`}function se(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Et([e,t],n=4){let r=Math.max(0,-Math.floor(Math.log10(oe(
e,t,n))+1e-9));return ie(e,t,n).map(i=>({value:i,text:i===0?"0":Y(i,r)}))}function at(e,t=[],{zero:n=!0,clip:r=!1}={}){let i=e.flatMap((a,l)=>a===null?[]:[a-(t[l]??
0),a+(t[l]??0)]),[o=0,s=0]=re(n?[0,...i]:i);return s<=o?[0,1]:[r&&e.every(a=>a===null||a>=0)?0:o,s]}function tt(e,t,n){return Math.min(Math.max(e,t),n)}function ht([
e,t],[n,r]){return i=>n+(r-n)*(tt(i,e,t)-e)/(t-e||1)}var tn={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function pt(e){if(!e)return null;let{shape:t,dtype:n,scale:r=1,data:i}=e,[o,
s]=t.slice(-2),a=new tn[n](i.buffer.slice(i.byteOffset,i.byteOffset+i.byteLength));return n==="float32"&&r===1?{rows:o,columns:s,data:a}:{rows:o,columns:s,data:Float32Array.
from(a,n==="float16"?l=>en(l)*r:l=>l*r)}}function de({rows:e,columns:t,data:n}){return{shape:[e,t],dtype:"float32",data:new DataView(n.buffer,n.byteOffset,n.byteLength)}}
function en(e){let[t,n,r]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?r?NaN:t*(1/0):t*(n?2**(n-15)*(1+r/1024):2**-14*r/1024)}function le(e){let[t,n,r]=[0,!1,0];for(let i of e)
Number.isFinite(i)&&(t=Math.max(t,Math.abs(i)),n||=i<0,r+=i);return{size:t,negative:n,total:r}}function ce({columns:e,data:t},[n,r,i,o]){let[s,a]=[0,!1];for(let l=r;l<
o;l++)for(let d of t.subarray(l*e+n,l*e+i))Number.isFinite(d)&&(s+=d,a=!0);return a?s:NaN}function ae(e,t,n,r){let i=n/r;return Array.from({length:r},(o,s)=>Math.
max(Math.min(t,(s+1)*i)-Math.max(e,s*i),0))}function ue(e,t,[n,r,i,o]){if(!e)return null;let{rows:s,columns:a,data:l}=e,d=ae(r,o,t.rows,s),u=ae(n,i,t.columns,a),
p=0;for(let h=0;h<l.length;h+=s*a){let E=0;d.forEach((x,b)=>{x&&u.forEach((L,N)=>E+=x*L*l[h+b*a+N])}),p+=E*E}return Math.sqrt(p)}function wt([e,t],[n,r]){let[i,
o]=[Math.min(t,r),Math.max(t,r)+1];return[i,Math.min(e,n),o,Math.max(e,n)+1]}function fe(e){return Uint32Array.from({length:256},(t,n)=>{let r=n/255*(e.length-1),
i=Math.min(Math.floor(r),e.length-2),[o,s,a]=e[i].map((l,d)=>Math.round(l+(r-i)*(e[i+1][d]-l)));return(255<<24|a<<16|s<<8|o)>>>0})}var nn=4286611584;function he(e,t,n,r){
let[i,o]=n,s=new Uint32Array(e.length);for(let a=0;a<e.length;a++){let l=e[a];r(l,a)&&(s[a]=Number.isFinite(l)?t[Math.round(255*(tt(l,i,o)-i)/(o-i))]:nn)}return s}var At=class{#t=new Map;constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let r of this.#t.get(`change:${t}`)??[])r()}on(t,n){
this.#t.has(t)||this.#t.set(t,new Set),this.#t.get(t)?.add(n)}off(t,n){this.#t.get(t)?.delete(n)}save_changes(){}send(){}};function H(e,...t){return t.map(n=>e.
get(n))}function et(e,t){for(let[n,r]of Object.entries(t))e.set(n,r)}function U(e,t){et(e,t),e.save_changes()}function A({model:e,signal:t},n,r){let i=0,o=()=>{
i||=requestAnimationFrame(()=>{i=0,r()})};for(let s of n)e.on(`change:${s}`,o);t.addEventListener("abort",()=>{cancelAnimationFrame(i);for(let s of n)e.off(`cha\
nge:${s}`,o)}),r()}function J(e,t,n=null){return n!==null?V(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function Lt(e,t){let n=V(e.length).filter(r=>e[r]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var dt=class e{constructor(t,n,r,i="all"){let o=s=>[...new Set(s)].sort((a,l)=>a-l);this.count=t,this.
empty=i,this.selected=o(n),this.excluded=o(r).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:V(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let r=new e(this.count,t,n,this.empty);return r.whole?new e(this.count,[],[]):r}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=J(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(r=>r!==t):[...n,t])}phrase(t,n){return this.with(J([],n,t))}exclude(t){
let n=r=>r.filter(i=>i!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let r=this.selected.length?this.selected:[n];return this.with(r,t==="rest"?[]:V(this.count).filter(i=>!r.includes(
i)))}};function c(e,...t){let[n,...r]=e.split("."),i=document.createElement(n);r.length&&(i.className=r.join(" "));for(let o of t){if(typeof o=="string"||o instanceof Node){
i.append(o);continue}for(let[s,a]of Object.entries(o))s.startsWith("on")?i.addEventListener(s.slice(2),a):a!==!1&&a!=null&&i.setAttribute(s,a===!0?"":a)}return i}
function $t(e,t){e.textContent!==t&&(e.textContent=t)}function W(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}function lt(e){return e.getRootNode().
activeElement}function Q(e){return e.ctrlKey||e.metaKey||e.altKey}function pe(e){e.addEventListener("keydown",t=>{Q(t)||t.stopPropagation()})}function ct(e,t,n){let r={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[e.key],i=r?t+r:{Home:0,End:n-1}[e.key];return i===void 0?void 0:Math.min(Math.max(i,0),n-1)}function Nt(e,t,{press:n=()=>{},
move:r,end:i,cancel:o=()=>{}}){let s=null,a=!1;return e.addEventListener("pointerdown",d=>{let u=d.button===0&&!d.shiftKey&&!Q(d)?t(d):-1;s=u>=0?{from:u,to:u,moved:!1}:
null,a=!1,s&&n(u)}),e.addEventListener("pointermove",d=>{let u=s&&d.buttons&1?t(d):-1;!s||u<0||u===s.to||(e.hasPointerCapture(d.pointerId)||e.setPointerCapture(
d.pointerId),Object.assign(s,{to:u,moved:!0}),r(s.from,u))}),e.addEventListener("pointerup",()=>{let d=s;s=null,a=!!d?.moved,d?.moved&&i(d.from,d.to)}),e.addEventListener(
"pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener("pointercancel",()=>{s=null,o()}),{endsIn:d=>a&&d.detail>0,stop:()=>{s=null,a=!1}}}function St(e,t){
let r=e.currentTarget.getRootNode().elementFromPoint(e.clientX,e.clientY);return t.findIndex(i=>i.contains(r))}function we(e,t=e.clientWidth,n=e.clientHeight){let r=window.
devicePixelRatio||1;return e.width=Math.max(Math.round(t*r),1),e.height=Math.max(Math.round(n*r),1),{context:e.getContext("2d"),ratio:r}}function me(e,t,n){let r=new ResizeObserver(
()=>n());r.observe(t),e.addEventListener("abort",()=>r.disconnect())}var ge=e=>new Blob([e],{type:"image/png"});function be(e,t,n){A(e,t,async()=>{let r=t.map(o=>e.
model.get(o)),i=await Promise.all(r.map(o=>o?createImageBitmap(ge(o)):null));r.every((o,s)=>o===e.model.get(t[s]))&&!e.signal.aborted&&n(...i)})}function xe(e){
let t=[],n=()=>t.forEach(URL.revokeObjectURL);return e.addEventListener("abort",n),r=>(n(),t=r.map(i=>URL.createObjectURL(ge(i))),t)}function ye(){let e=document.getElementById("stored")?.textContent??"";return JSON.parse(e,(t,n)=>n?.base64===void 0?n:rn(n.base64))}function rn(e){return new DataView(
Uint8Array.from(atob(e),t=>t.charCodeAt(0)).buffer)}function ke(e,t){let{signal:n}=new AbortController,r={};for(let[i,o]of Object.entries(e)){let s=document.getElementById(
i);s.classList.add("idw"),pe(s),r[i]=new At(t[i]),o({model:r[i],el:s,signal:n})}return r}function It(e,t){let n=e.map(([i,o,s])=>c("button.idw-button",{type:"button",title:s,"data-value":i,onclick:()=>t(i)},o));return{buttons:n,show:(i,o=!1)=>{for(let s of n)
s.setAttribute("aria-pressed",String(s.dataset.value===i)),s.disabled=o}}}function ve(e,t){let n=W("radio"),r=e.map(([s])=>c("input",{type:"radio",name:n,value:s,
onchange:()=>t(s)})),i=e.map(([,s],a)=>c("label.idw-pair",r[a],c("span",s)));return{inputs:r,labels:i,show:s=>{for(let a of r)a.checked=a.value===s}}}function Me(e){
let t=c("input.idw-field",{type:"text",autocomplete:"off"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),t}function zt(e,t,n,r){return r.addEventListener("change",()=>U(e.model,{[t]:r[n]})),A(e,[t],()=>{r[n]=e.model.get(t)}),r}function _t(e,t,n){let r=zt(e,t,"checked",
c("input",{type:"checkbox"})),i=c("span",n);return{input:r,label:i,row:c("label.idw-pair",r,i)}}function Ee(e,t={}){let n=c("select.idw-field",t),r=i=>n.replaceChildren(
...i.map(([o,s])=>c("option",{value:o},s)));return r(e),{node:n,offer:r}}function Bt(e,t,n,r){let{place:i=Number,value:o=Number,text:s,spoken:a=s,step:l=.05}=r,
{model:d}=e,u=c("input",{type:"range",min:0,max:1,step:l}),p=c("span.idw-value",{"aria-hidden":"true"}),h=()=>{u.value=String(i(d.get(t))),p.textContent=s(d.get(
t)),u.setAttribute("aria-valuetext",a(d.get(t)))};return u.addEventListener("input",()=>d.set(t,o(Number(u.value)))),u.addEventListener("change",()=>d.save_changes()),
A(e,[t],h),{input:u,show:h,row:c("label.idw-row",c("span",n),u,p)}}function jt(e){let{model:t,el:n}=e;n.classList.add("idw-flow","idw-choice");let[r,i]=[c("span.idw-title",{id:W("label")}),c("p.idw-muted",{id:W("hint")})],o={role:"\
radiogroup","aria-labelledby":r.id,"aria-describedby":i.id},s=c("div.idw-choice-row",o);n.append(r,c("div.idw-flow.idw-choice-body",s,i));let a=d=>{},l=()=>{r.textContent=
t.get("label"),i.textContent=t.get("options").find(([d])=>d===t.get("value"))?.[2]??"",a(t.get("value"))};A(e,["options"],()=>{let d=ve(t.get("options"),u=>U(t,
{value:u}));a=d.show,s.replaceChildren(...d.labels),l()}),A(e,["value","label"],l)}var Dt=8e6;function on(e){if(e.length>1)return`One image at a time, please, not ${e.length}.`;let[{name:t,size:n}]=e;return n>Dt?`“${t}” has ${(n/1e6).toFixed(
1)} MB; images may have up to ${Dt/1e6} MB.`:""}async function Ae(e,t){let n=on(t),[r]=t;if(e.notify(n||`Reading “${r.name}”…`),n)return;let i=await r.arrayBuffer().
catch(()=>null);i?e.model.send({picture:r.name},void 0,[i]):e.notify(`“${r.name}” is no file that can be read.`)}function Le(e,{model:t,el:n,signal:r}){let i=({
dataTransfer:a})=>t.get("accepts_images")&&a.types.includes("Files"),o=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])
n.addEventListener(a,l=>{i(l)&&(l.preventDefault(),l.stopPropagation(),o(a!=="drop"),a==="drop"&&l.dataTransfer.files.length&&Ae(e,[...l.dataTransfer.files]))});
n.addEventListener("dragleave",a=>n.contains(a.relatedTarget)||o(!1));let s=({problem:a})=>a===void 0||e.notify(a);t.on("msg:custom",s),r.addEventListener("abor\
t",()=>t.off("msg:custom",s))}function $e(e){let t=c("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&Ae(e,[...t.
files]));let r=c("button.idw-button",{type:"button",onclick:()=>{t.value="",t.click()}},"Open an image…");return c("div.idw-opener",r,c("span.idw-muted",`or d\
rop one (up to ${Dt/1e6} MB)`),t)}function Ne(e,t){let{model:n}=t,r=h=>h?q(h,null,""):"0",i=Bt(t,"opacity","Opacity",{text:h=>`${Math.round(100*h)} %`}),o=Bt(t,"threshold","Threshold",{place:h=>Math.
cbrt(h/e.range.high),value:h=>Number((e.range.high*h**3).toPrecision(3)),text:h=>`${r(h)} ${e.sumUnit}`.trim(),spoken:h=>`${r(h)} ${n.get("unit")}`.trim(),step:.01}),
s=Object.keys(n.get("_colormaps")).filter(h=>h!=="signed"),a=zt(t,"colormap","value",Ee(s.map(h=>[h,h])).node),l=_t(t,"hide_noise","Hide below 2σ"),d=$e(e),u=()=>{
i.show(),o.show(),o.input.disabled=!e.field,a.disabled=e.range.signed,l.input.disabled=!e.errors},p=c("div.idw-grid",i.row,o.row,c("label.idw-row",c("span","Col\
ours"),a),c("div.idw-switches",l.row,_t(t,"smooth","Smooth").row),d);return{panel:c("div.idw-controls",p),opener:d,show:u}}var Se=8,sn=4,an={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-Se,0],PageDown:[Se,0],Home:[0,-1/0],End:[0,1/0]};function Ie(e){let{
canvas:t,model:n}=e,r=null,i=!1,o=a=>{let l=t.getBoundingClientRect(),d=(h,E)=>tt(Math.floor(h*E),0,E-1),{rows:u,columns:p}=e.field;return[d((a.clientY-l.top)/l.
height,u),d((a.clientX-l.left)/l.width,p)]};t.addEventListener("pointerdown",a=>{e.message&&e.notify(""),!(a.button!==0||!e.field)&&(r={cell:o(a),x:a.clientX,y:a.
clientY},i=!1,t.setPointerCapture(a.pointerId))}),t.addEventListener("pointermove",a=>{if(!e.field)return;let l=o(a);e.point(l),i||=r!==null&&Math.hypot(a.clientX-
r.x,a.clientY-r.y)>=sn,i&&e.select(wt(r.cell,l))});let s=a=>{r&&((!a||!i)&&e.select(null),r=null,i=!1,n.save_changes())};t.addEventListener("pointerup",()=>s(!0)),
t.addEventListener("pointercancel",()=>s(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function Ce(e){let{
canvas:t,model:n}=e,r=null;t.addEventListener("keydown",i=>{i.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=an[i.key];if(!o||!e.
field||Q(i))return;i.preventDefault();let{rows:s,columns:a}=e.field,l=e.cell??[s>>1,a>>1],d=[tt(l[0]+o[0],0,s-1),tt(l[1]+o[1],0,a-1)],u=e.cell||i.shiftKey?d:l;r=
i.shiftKey?r??l:null,e.spoken=r?"region":"cursor",e.point(u),r&&(e.select(wt(r,u)),n.save_changes())}),t.addEventListener("blur",()=>{r=null})}var dn=420,ln=250,Ft=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){
this.model=t.model,this.title=c("span.idw-title"),this.reading=c("span.idw-reading"),this.canvas=c("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=c("div.idw-note",{role:"status"}),this.stage=c("div.idw-stage",this.canvas,this.note),this.bar=c("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=c("div.idw-bar-ticks"),this.unit=c("span.idw-muted.idw-bar-unit"),this.legend=c("div.idw-colourbar",this.bar,this.scale,this.unit),
this.probe=c("output.idw-probe"),this.sum=c("output.idw-sum"),this.controls=Ne(this,t);let n=c("div.idw-head",this.title,this.reading);t.el.append(n,this.stage,
this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){let[t,n]=this.model.get("cursor");return this.
field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)return null;let[t,n,r,i]=this.model.get(
"region"),o=[t,n,Math.min(r,this.field.columns),Math.min(i,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){return this.model.get("cell_size")??
[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=window.setTimeout(()=>this.model.
save_changes(),ln))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,r]=H(this.model,"values","errors",
"replicates").map(pt);this.field=t&&{...t,...le(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=r,this.recolor()}recolor(){let{field:t,
model:n}=this,[r,i,o]=H(n,"limit","colormap","threshold"),s=r??(t?.size||1),a=n.get("signed")??t?.negative??!1;this.range={low:a?-s:0,high:s,signed:a};let l=[this.
range.low,s],d=fe(n.get("_colormaps")[a?"signed":i]),u=n.get("hide_noise")?this.errors?.data:null,p=(h,E)=>{let x=Math.abs(h);return!(x<o)&&(!u||x>=2*u[E])};this.
layer=t&&Re(he(t.data,d,l,p),t.columns,t.rows),this.drawLegend(d,l,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,r){let i=ht([0,255],n),o=t.
map((a,l)=>Math.abs(i(l))<r?a&16777215|50<<24:a);Re(o,256,1,this.bar);let s=ht(n,[0,100]);this.scale.replaceChildren(...Et(n).map(({value:a,text:l})=>c("span",{
style:`left:${s(a)}%`},l))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.model.get(
"unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:r,region:i,cellSize:o,sumUnit:s}=this,[a,l]=o,d=(O,I,$,S,B)=>{O.setAttribute("aria-live",this.spoken===
I?"polite":"off"),O.replaceChildren(...$?[`${$} `,c("span.idw-small",S)]:[t?B:""]),O.classList.toggle("idw-hint",!$)},u=r&&r[0]*t.columns+r[1],p=r&&q(t.data[u],
n?.data[u],s),[h,E]=r?[(r[1]+.5)*l,(r[0]+.5)*a]:[];d(this.probe,"cursor",p,`at (${Math.floor(h)}, ${Math.floor(E)})`,"Point at a pixel, or use the arrow keys");
let x=a*l,[b,L]=i?[ce(t,i),ue(this.replicates,t,i)]:[],N=i&&q(b*x,L===null?null:L*x,s);d(this.sum,"region",N,i&&this.extent(i,b),"Drag a region, or use Shift+ar\
row keys"),this.spoken=""}extent(t,n){let[r,i,o,s]=t,{negative:a,total:l}=this.field,[d,u]=[(o-r)*this.cellSize[1],(s-i)*this.cellSize[0]].map(Math.round),p=a||
!(l>0)||Number.isNaN(n)?"":` (${se(n/l)} of the map)`;return`in ${d}×${u} pixels${p}`}draw(){let{image:t,field:n,layer:r,canvas:i,stage:o,model:s}=this,[a,l]=t?
[t.width,t.height]:n?[n.columns,n.rows]:[1,1];o.style.aspectRatio=`${a} / ${l}`,o.style.maxWidth=`${dn*a/l}px`;let{context:d,ratio:u}=we(i,o.clientWidth,o.clientHeight),
p=r?s.get("opacity"):0;t&&(d.imageSmoothingEnabled=s.get("smooth")||t.width>i.width,d.filter=`grayscale(${p})`,d.drawImage(t,0,0,i.width,i.height),d.filter="non\
e"),r&&(d.imageSmoothingEnabled=s.get("smooth"),d.globalAlpha=p,d.drawImage(r,0,0,i.width,i.height),d.globalAlpha=1,this.region&&this.outline(d,u,this.region,[5,
4],0),this.cell&&this.outline(d,u,wt(this.cell,this.cell),[],1.5))}outline(t,n,r,i,o){let[s,a,l,d]=r,{canvas:u,field:p}=this,[h,E,x]=[u.width/p.columns,u.height/
p.rows,o*n];for(let b of[!1,!0])t.lineWidth=(b?1.5:3)*n,t.strokeStyle=b?"#fff":"#000",t.setLineDash(b?i.map(L=>L*n):[]),t.strokeRect(s*h-x,a*E-x,(l-s)*h+2*x,(d-
a)*E+2*x);t.setLineDash([])}label(){let{image:t,model:n}=this,[r,i,o,s]=H(n,"title","reading","loading","accepts_images"),a=!!n.get("values"),l=o?"Estimating…":
t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=r,this.reading.textContent=i,$t(this.note,this.message||(a?"":l)),this.stage.classList.
toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute("aria-label",["Heat map",r,i].filter(Boolean).join(", ")),this.controls.
opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.label()}};function Re(e,t,n,r=c("canvas",{width:t,height:n})){
return r.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,n),0,0),r}function Oe(e){e.el.classList.add("idw-figure","idw-pane");let t=new Ft(
e);Ie(t),Ce(t),Le(t,e),me(e.signal,t.stage,()=>t.draw()),A(e,["values","errors","replicates"],()=>t.decode()),A(e,["signed","limit","colormap","hide_noise","thr\
eshold","unit"],()=>t.recolor()),A(e,["cursor","region"],()=>{t.readOut(),t.draw()}),A(e,["opacity","smooth"],()=>t.draw()),A(e,["title","reading","loading","va\
lues","accepts_images"],()=>t.label()),be(e,["image"],n=>t.showImage(n))}function Pt(e,t=!1){let n=ht(e,[0,100]),[r,i]=t?["bottom","height"]:["left","width"],o=(l,d,u="")=>c(`span.${l}`,{style:`${r}:${n(d)}%`},u),s=(l,d,u)=>{let[p,h]=[
n(Math.min(d,u)),n(Math.max(d,u))];return c(`span.${l}`,{style:`${r}:${p}%;${i}:${h-p}%`})};return{place:n,mark:o,bar:(l,d,[u,p],h=0)=>l==null?[]:[s(u,h,l),...d>
0?[s(p,l-d,l+d)]:[]]}}function cn(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function Ct(e,t,n,r){let{bar:i,mark:o}=Pt(r,!0),[s,a]=i(t,n,[cn(t),"idw-whisk\
er"]);e.replaceChildren(...s?[s]:[],o("idw-zero",0),...a?[a]:[])}function Te(e){let{model:t,el:n}=e;n.classList.add("idw-spectrum");let r=c("span.idw-muted.idw-small"),i=c("button.idw-bare.idw-link",{type:"button"},"all level\
s"),o=c("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),s=c("div.idw-strip"),a=c("p.idw-muted.idw-small","Denoised at each noise level"),l=c("d\
iv.idw-muted.idw-small.idw-axis"),d=c("p.idw-muted","No numbers yet."),u=c("div.idw-head",c("span.idw-title","At which noise levels"),i,r);n.append(u,o,l,s,a,d);
let p=[],h=0,E=0,x=()=>{let[w=0,k=-1]=t.get("selected");return V(w,k+1)},b=w=>U(t,{selected:w.length?[w[0],w.at(-1)]:[]}),L=w=>p[w]?.button.focus();i.addEventListener(
"click",()=>{b([]),L(h)}),o.addEventListener("focusin",w=>{h=p.findIndex(({button:k})=>k===w.target),p.forEach(({button:k},v)=>k.tabIndex=v===h?0:-1)});let O=Nt(
o,w=>St(w,p.map(({button:k})=>k)),{press:w=>{E=w},move:(w,k)=>b(J([],k,w)),end:(w,k)=>L(k)}),I=(w,k)=>{O.endsIn(k)||(b(J(x(),w,k.shiftKey?E:null)),L(w))};o.addEventListener(
"keydown",w=>{if(Q(w)||["ArrowUp","ArrowDown"].includes(w.key))return;w.key==="Escape"&&b([]);let k=ct(w,h,p.length);if(k===void 0)return;w.preventDefault();let v=t.
get("selected");w.shiftKey&&!(v.includes(h)&&v.includes(E))&&(E=h),L(k),w.shiftKey&&b(J([],h,E))});let $=()=>{let w=t.get("edges").map(v=>Y(v,1));p=w.slice(1).map(
(v,T)=>{let F=c("span.idw-bar"),G=c("button.idw-button.idw-band",{type:"button",onclick:P=>I(T,P)},F);return{bar:F,button:G,name:`log SNR ${w[T]} to ${v}`}}),h=
Math.min(h,Math.max(p.length-1,0)),O.stop(),o.replaceChildren(...p.map(({button:v})=>v));let k=w.length?[`noise, ${w[0]}`,"log SNR",`${w.at(-1)}, picture`]:[];l.
replaceChildren(...k.map(v=>c("span",v))),S()},S=()=>{let[w,k,v]=H(t,"values","errors","unit"),T=x(),F=at(w,k,{clip:!0});d.hidden=w.length>0,o.hidden=l.hidden=!w.
length,r.textContent=w.length?Mt(F,v):"",i.hidden=!T.length,p.forEach(({bar:G,button:P,name:m},y)=>{let C=q(w[y]??null,k[y],v);P.setAttribute("aria-pressed",String(
T.includes(y))),P.setAttribute("aria-label",`${m}: ${C}`),P.title=`${m}
${C}`,P.tabIndex=y===h?0:-1,Ct(G,w[y],k[y],F)}),s.hidden=a.hidden=!s.children.length||!w.length,[...s.children].forEach((G,P)=>G.classList.toggle("idw-dim",T.length>
0&&!T.includes(P)))},B=xe(e.signal);A(e,["edges"],$),A(e,["pictures","edges"],()=>{let w=t.get("pictures")??[],k=B(w.length===p.length?w:[]);s.replaceChildren(...k.
map((v,T)=>c("img",{src:v,alt:`Denoised at ${p[T].name}`,title:p[T].name}))),S()}),A(e,["values","errors","unit","selected"],()=>{p.length===Math.max(t.get("edg\
es").length-1,0)&&S()})}function ze(e){let t=c("p.idw-muted.idw-small",{id:W("hint")},"Enter applies, Escape reverts."),n=c("p.idw-rewrite-error",{role:"alert"}),r={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},i=Me(r),o=c("div.idw-rewrite",{hidden:!0},i,t,n),s=(d,u)=>{o.hidden||(o.hidden=!0,e(d,u))},a=d=>{
n.textContent=d,d?i.setAttribute("aria-invalid","true"):i.removeAttribute("aria-invalid")};return i.addEventListener("keydown",d=>{if(d.isComposing||(d.key==="E\
scape"&&s(null,!0),d.key!=="Enter"))return;d.preventDefault();let u=i.value.trim();u?s(u,!0):a("A prompt needs at least one word.")}),i.addEventListener("input",
()=>a("")),i.addEventListener("blur",()=>{lt(i)!==i&&s(null,!1)}),{form:o,open:d=>{i.value=d,o.hidden=!1,a(""),i.focus(),i.select()}}}var un=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],fn="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",hn="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",pn={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},wn="M11.5 2.5l2\
 2L5.5 12.5l-2.7.7.7-2.7zM10 4l2 2";function _e(e){let{model:t,el:n}=e;n.classList.add("idw-picker");let r=c("span.idw-title"),i=c("span.idw-muted.idw-small.idw\
-picker-scale"),o=c("button.idw-bare.idw-icon",{type:"button","aria-label":"Edit the prompt",title:"Edit the prompt (F2)"});o.innerHTML=`<svg viewBox="0 0 16 16\
" width="16" height="16" aria-hidden="true"><path d="${wn}"/></svg>`;let s=c("span.idw-hidden",{id:W("help")}),a=c("div.idw-flow.idw-words",{role:"group","aria-\
describedby":s.id}),l=c("p.idw-muted","No words yet."),d=c("div.idw-flow.idw-presets",{role:"group","aria-label":"Questions"}),u=c("p.idw-asks",{role:"status"}),
p=c("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),h=ze((f,g)=>T(f,g)),E=c("div.idw-head",r,o,i);n.append(E,s,a,h.form,l,d,
u,p);let x=[],b=0,L=0,N=null,O=null,I=t.get("awaited"),$=()=>{let[f,g,M,R]=H(t,"words","selected","excluded","unasked");return new dt(f.length,g,M,R)},S=({selected:f,
excluded:g})=>{I="",U(t,{selected:f,excluded:g}),z()},B=f=>x[f]?.button.focus(),w=It(un,f=>S($().take(f,b)));d.append(...w.buttons);let k=()=>t.get("text")||t.get(
"words").join(" "),v=()=>{!t.get("editable")||t.get("disabled")||(h.open(I||k()),z())},T=(f,g)=>{f!==null&&(I=f===k()?"":f,t.send({edited:f})),z(),g&&(x[b]?.button??
o).focus()};o.addEventListener("click",v);let F=f=>f.target.closest(".idw-leave"),P=Nt(a,f=>t.get("disabled")||f.type==="pointerdown"&&F(f)?-1:St(f,x.map(({chip:g})=>g)),
{move:(f,g)=>{N=$().phrase(f,g),z()},end:(f,g)=>{N=null,L=f,S($().phrase(f,g)),B(g)},cancel:()=>{N=null,z()}}),m=(f,g)=>{if(P.endsIn(g))return;let M=$();g.detail===
1&&(O=M),g.altKey?S(M.exclude(f)):g.ctrlKey||g.metaKey?S(M.toggle(f)):g.shiftKey?S(M.phrase(L,f)):S(M.choose(f)),g.shiftKey||(L=f),B(f)};a.addEventListener("dbl\
click",f=>{!t.get("editable")||F(f)||(O&&S(O),v())}),a.addEventListener("focusin",f=>{let g=x.findIndex(({chip:M})=>M.contains(f.target));g<0||(b=g,x.forEach(({
button:M},R)=>M.tabIndex=R===b?0:-1))}),a.addEventListener("keydown",f=>{let g=f.key===" "&&f.ctrlKey;if(f.ctrlKey&&!g||f.metaKey||f.altKey||t.get("disabled")||
F(f)&&["Enter"," "].includes(f.key))return;let M=g?"toggle":pn[f.key.length>1?f.key:f.key.toLowerCase()],R=ct(f,b,x.length);if((M||R!==void 0||["Escape","F2"].includes(
f.key))&&(f.preventDefault(),f.stopPropagation()),f.key==="Escape"&&S($().take("whole",b)),f.key==="F2"&&v(),M&&!f.repeat){if(M==="choose"&&f.shiftKey)return S(
$().phrase(L,b));M!=="exclude"&&(L=b),S($()[M](b))}if(R===void 0)return;let{selected:K}=$(),j=K.includes(b)&&[K[0],K.at(-1)].includes(L);f.shiftKey&&!j&&(L=b),B(
R),f.shiftKey&&S($().phrase(L,b))}),a.addEventListener("keyup",f=>{f.key===" "&&!F(f)&&f.preventDefault()});let y=(f,g)=>{let M=c("span.idw-bar"),R=c("span.idw-\
number"),K=c("span.idw-word-text",{"data-text":f[g]},f[g]),D=c("button.idw-bare.idw-word",{type:"button",onclick:it=>m(g,it)},K,M,R),_=c("button.idw-button.idw-\
leave",{type:"button",tabindex:-1,onclick:()=>S($().exclude(g))});return{name:f[g]+Lt(f,g),bar:M,number:R,button:D,leave:_,chip:c("div.idw-chip",D,_)}},C=()=>{let f=t.
get("words"),g=a.contains(lt(n)),M=Math.max(f.length-1,0);x=f.map((R,K)=>y(f,K)),[b,L]=[Math.min(b,M),Math.min(L,M)],N=O=null,P.stop(),a.replaceChildren(...x.map(
({chip:R})=>R)),z(),g&&B(b)},z=()=>{let[f,g,M,R]=H(t,"values","errors","unit","disabled"),K=N??$(),j=at(f,g,{clip:!0}),D=!h.form.hidden;r.textContent=t.get("lab\
el"),s.textContent=fn+(t.get("unasked")==="none"?"clears the selection":"selects the whole prompt"),a.setAttribute("aria-label",t.get("label")),i.textContent=f.
some(_=>_!==null)?Mt(j,M):"",x.forEach(({name:_,bar:bt,number:it,button:xt,leave:ut,chip:Xt},Z)=>{let Yt=f.length?q(f[Z],g[Z],M):"",ft=K.state(Z),Jt=ft==="left \
out";Xt.dataset.state=ft,Xt.title=[`${_}: ${ft}`,Yt,hn].filter(Boolean).join(`
`),xt.setAttribute("aria-pressed",String(ft==="selected")),xt.setAttribute("aria-label",[_,ft,Yt].filter(Boolean).join(", ")),xt.disabled=ut.disabled=R,xt.tabIndex=
Z===b?0:-1,ut.textContent=Jt?"+":"×",ut.title=Jt?"Take back":"Leave out",ut.setAttribute("aria-label",`${ut.title} ${_}`),it.textContent=vt(f[Z]??NaN,Math.max(
-j[0],j[1])),Ct(bt,f[Z],g[Z],j)}),w.show(K.preset,R);let rt=I&&`Sent: “${I}”. Its words come with its first numbers.`;$t(u,rt||t.get("question")),p.textContent=
I?"":t.get("formula"),a.hidden=D;for(let _ of[d,u,p])_.hidden=D||!x.length;l.hidden=D||x.length>0,o.hidden=D||!t.get("editable"),o.disabled=R};A(e,["awaited"],()=>{
I=t.get("awaited"),z()}),A(e,["words"],C),A(e,[...["selected","excluded","unasked","values","errors","unit","label","text","editable","disabled"],"question","fo\
rmula"],()=>{x.length===t.get("words").length&&z()})}var mn=[["prompt","prompt","In the order of the prompt"],["mi","alone","Largest information alone first"],["cmi","given the rest","Largest information given the\
 rest first"]],Be=["idw-wordbars-alone","idw-reach.idw-wordbars-reach-alone"],je=["idw-wordbars-rest","idw-reach.idw-wordbars-reach-rest"];function gn(e,t){let n=r=>t[r]??
-1/0;return V(e).sort((r,i)=>n(r)===n(i)?r-i:n(i)-n(r))}function De(e){let{model:t,el:n}=e;n.classList.add("idw-wordbars");let r=(m,y)=>c("span.idw-pair",c(`i.${m}`),
y),i=c("div.idw-flow.idw-small",r(Be[0],"alone (MI)"),r(je[0],"given the rest (CMI)")),o=It(mn,m=>U(t,{sort:m})),a=c("div.idw-flow.idw-small.idw-wordbars-sort",
{role:"group","aria-label":"Order of the words"},c("span.idw-muted","Order"),...o.buttons),l=c("div.idw-head",c("span.idw-title","How much each word tells"),i,a),
u=c("div.idw-wordbars-rows",{role:"listbox","aria-label":"How much each word tells","aria-multiselectable":"true"}),p=c("span.idw-wordbars-track.idw-small"),h=c(
"div.idw-wordbars-unit.idw-small.idw-muted"),E=c("div.idw-wordbars-axis",{"aria-hidden":"true"},c("span"),p),x=c("div.idw-wordbars-chart",u,E,h),b=c("p.idw-word\
bars-reading"),L=c("p.idw-muted","No numbers yet.");n.append(l,x,b,L);let N=[],O=[],I=0,$=-1,S=m=>{U(t,{selected:J(t.get("selected"),m)}),N[m].row.focus()},B=m=>N.
findIndex(({row:y})=>y===m.target.closest(".idw-wordbars-row")),w=m=>{$=m,T()};u.addEventListener("click",m=>B(m)>=0&&S(B(m))),u.addEventListener("pointermove",
m=>w(B(m))),u.addEventListener("pointerleave",()=>w(-1)),u.addEventListener("focusin",m=>{I=B(m),N.forEach(({row:y},C)=>y.tabIndex=C===I?0:-1),w(I)}),u.addEventListener(
"focusout",()=>w(-1)),u.addEventListener("keydown",m=>{if(Q(m))return;let y=ct(m,O.indexOf(I),O.length);(y!==void 0||["Enter"," ","Escape"].includes(m.key))&&m.
preventDefault(),["Enter"," "].includes(m.key)&&!m.repeat&&S(I),m.key==="Escape"&&U(t,{selected:[]}),y!==void 0&&N[O[y]].row.focus()});let k=()=>H(t,"mi","mi_er\
rors","cmi","cmi_errors"),v=m=>{let[y,C,z,X]=k(),f=(g,M,R)=>g.length?[`${q(g[m],M[m],t.get("unit"))} ${R}`]:[];return[...f(y,C,"alone"),...f(z,X,"given the rest")].
join(", ")},T=()=>{let m=t.get("selected"),y=N[$>=0?$:m.length===1?m[0]:-1],C=y?[c("strong",y.name),`: ${v(y.index)}`]:["Point at a word to read its numbers."];
b.replaceChildren(...C),b.classList.toggle("idw-muted",!y)},F=()=>{let m=t.get("words");N=m.map((y,C)=>{let z=y+Lt(m,C),X=c("span.idw-wordbars-track"),f=c("div.\
idw-wordbars-row",{role:"option"},c("span.idw-wordbars-word",z),X);return{index:C,name:z,track:X,row:f}}),I=Math.min(I,Math.max(m.length-1,0)),$=-1,O=[],P()},G=()=>{
let m=t.get("sort");o.show(m);let y=gn(N.length,m==="prompt"?[]:t.get(m));if(String(y)===String(O))return;let C=lt(u);O=y,u.replaceChildren(...y.map(z=>N[z].row)),
C instanceof HTMLElement&&u.contains(C)&&C.focus()},P=()=>{let[m,y,C,z]=k(),X=[...m,...C].some(j=>j!==null);l.hidden=x.hidden=b.hidden=!X,L.hidden=X,G();let f=[
...m.map((j,D)=>y[D]),...C.map((j,D)=>z[D])],g=at([...m,...C],f),{bar:M,mark:R}=Pt(g),K=Et(g);N.forEach(({name:j,track:D,row:rt},_)=>{let bt=K.map(({value:it})=>R(
`idw-wordbars-tick${it===0?".idw-wordbars-zero":""}`,it));D.replaceChildren(...bt,...M(m[_],y[_],Be),...M(C[_],z[_],je)),rt.setAttribute("aria-selected",String(
t.get("selected").includes(_))),rt.setAttribute("aria-label",`${j}: ${v(_)}`),rt.tabIndex=_===I?0:-1}),p.replaceChildren(...K.map(({value:j,text:D})=>R("idw-mut\
ed",j,D))),h.textContent=t.get("unit"),T()};A(e,["words"],F),A(e,["mi","mi_errors","cmi","cmi_errors","unit","sort","selected"],()=>{N.length===t.get("words").length&&
P()})}var bn={picker:_e,estimator:jt,unit:jt,spectrum:Te,bars:De,pane:Oe},xn={title:"This question",question:"This question was not measured.",formula:""},{answers:Fe,
edges:Rt,labels:yn,states:kn}=ye(),{picker:nt,estimator:Ke,unit:Ot,spectrum:qt,bars:mt,pane:Ut}=ke(bn,kn),Vt=nt.get("words"),Ht=Rt.length-2,gt=()=>Ot.get("value")===
"bits"?1/Math.LN2:1,Pe=e=>e&&{...e,scale:e.scale*gt()},qe=()=>new dt(Vt.length,nt.get("selected"),nt.get("excluded"));function vn({preset:e,selected:t}){return e===
"whole"?"":e&&t.length===1?`${t[0]} ${e}`:"none"}function Kt(e){return[0,1].map(t=>e.map(n=>n?.[t]==null?null:n[t]*gt()))}function Mn(e,t,n){let r=pt(e.maps[t]);
for(let o of e.maps.slice(t+1,n+1))pt(o)?.data.forEach((s,a)=>r.data[a]+=s);let i=n-t===Ht;return{errors:i?Pe(e.errors):null,replicates:i?Pe(e.replicates):null,
values:de({...r,data:r.data.map(o=>o*gt())})}}function Wt(){let[[e,t]=[0,Ht]]=[qt.get("selected")].filter(v=>v.length),[n,r]=[Ke.get("value"),Ot.get("value")],i=`${e}\
 ${t}`,o=qe(),{title:s,question:a,formula:l,[n]:d}=Fe[vn(o)]??xn,u=v=>Kt(Vt.map((T,F)=>Fe[`${F} ${v}`][n].totals[i])),[[p,h],[E,x]]=[u("alone"),u("rest")],b=o.preset===
"alone",[L,N]=b?[p,h]:[E,x];et(nt,{values:L,errors:N,label:yn[b?"alone":"rest"],unit:r,question:a,formula:l}),et(mt,{mi:p,mi_errors:h,cmi:E,cmi_errors:x,unit:r}),
String(mt.get("selected"))!==String(o.selected)&&mt.set("selected",o.selected);let[O,I]=Kt(Rt.slice(1).map((v,T)=>d?.totals[`${T} ${T}`]));et(qt,{values:O,errors:I,
unit:r});let[$,S]=[Rt[e],Rt[t+1]].map(v=>Y(v,1)),B=t-e===Ht?s:`${s}, log SNR ${$} to ${S}`,[[w],[k]]=Kt([d?.totals[i]]);et(Ut,{...d?Mn(d,e,t):{errors:null,replicates:null,
values:null},title:B,reading:d?q(w,k,r):"was not measured",signed:n==="standard",unit:`${r} per pixel`})}mt.on("change:selected",()=>{let e=mt.get("selected");if(String(
e)===String(nt.get("selected")))return;let t=Vt.map((r,i)=>i).filter(r=>!e.includes(r)),n=qe().preset==="alone"&&e.length?t:[];et(nt,{excluded:n,selected:e})});
Ot.on("change:value",()=>Ut.set("threshold",Ut.get("threshold")*(gt()===1?Math.LN2:gt())));var{signal:Gt}=new AbortController;A({model:nt,signal:Gt},["selected",
"excluded"],Wt);A({model:qt,signal:Gt},["selected"],Wt);for(let e of[Ke,Ot])A({model:e,signal:Gt},["value"],Wt);

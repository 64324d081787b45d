// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function bt(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function je(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Yt(e){let t,n,
i;e.length!==2?(t=bt,n=(a,l)=>bt(e(a),l),i=(a,l)=>e(a)-l):(t=e===bt||e===je?e:Ke,n=e,i=e);function r(a,l,d=0,c=a.length){if(d<c){if(t(l,l)!==0)return c;do{let f=d+
c>>>1;n(a[f],l)<0?d=f+1:c=f}while(d<c)}return d}function o(a,l,d=0,c=a.length){if(d<c){if(t(l,l)!==0)return c;do{let f=d+c>>>1;n(a[f],l)<=0?d=f+1:c=f}while(d<c)}
return d}function s(a,l,d=0,c=a.length){let f=r(a,l,d,c-1);return f>d&&i(a[f-1],l)>-i(a[f],l)?f-1:f}return{left:r,center:s,right:o}}function Ke(){return 0}function qe(e){
return e===null?NaN:+e}var Jt=Yt(bt),vn=Jt.right,An=Jt.left,Ln=Yt(qe).center;var $n=Qt(Zt),Nn=Qt(Ue);function Qt(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!i)return t;let a=n&&e(n),l=i&&e(i),d=r.slice();return a&&l?(nt(a,d,r,o,s),nt(a,r,d,o,s),nt(a,d,r,o,s),it(l,r,d,o,s),it(l,d,r,o,
s),it(l,r,d,o,s)):a?(nt(a,r,d,o,s),nt(a,d,r,o,s),nt(a,r,d,o,s)):l&&(it(l,r,d,o,s),it(l,d,r,o,s),it(l,r,d,o,s)),t}}function nt(e,t,n,i,r){for(let o=0,s=i*r;o<s;)
e(t,n,o,o+=i,1)}function it(e,t,n,i,r){for(let o=0,s=i*r;o<i;++o)e(t,n,o,o+s,i)}function Ue(e){let t=Zt(e);return(n,i,r,o,s)=>{r<<=2,o<<=2,s<<=2,t(n,i,r+0,o+0,s),
t(n,i,r+1,o+1,s),t(n,i,r+2,o+2,s),t(n,i,r+3,o+3,s)}}function Zt(e){let t=Math.floor(e);if(t===e)return He(e);let n=e-t,i=2*e+1;return(r,o,s,a,l)=>{if(!((a-=l)>=
s))return;let d=t*o[s],c=l*t,f=c+l;for(let b=s,k=s+c;b<k;b+=l)d+=o[Math.min(a,b)];for(let b=s,k=a;b<=k;b+=l)d+=o[Math.min(a,b+c)],r[b]=(d+n*(o[Math.max(s,b-f)]+
o[Math.min(a,b+f)]))/i,d-=o[Math.max(s,b-c)]}}function He(e){let t=2*e+1;return(n,i,r,o,s)=>{if(!((o-=s)>=r))return;let a=e*i[r],l=s*e;for(let d=r,c=r+l;d<c;d+=
s)a+=i[Math.min(o,d)];for(let d=r,c=o;d<=c;d+=s)a+=i[Math.min(o,d+l)],n[d]=a/t,a-=i[Math.max(r,d-l)]}}function te(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of e)(o=t(o,++r,e))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var Ve=Array.prototype,Sn=Ve.slice;var We=Math.sqrt(50),Ge=Math.sqrt(10),Xe=Math.sqrt(2);function xt(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),s=o>=We?10:o>=
Ge?5:o>=Xe?2:1,a,l,d;return r<0?(d=Math.pow(10,-r)/s,a=Math.round(e*d),l=Math.round(t*d),a/d<e&&++a,l/d>t&&--l,d=-d):(d=Math.pow(10,r)*s,a=Math.round(e/d),l=Math.
round(t/d),a*d<e&&++a,l*d>t&&--l),l<a&&.5<=n&&n<2?xt(e,t,n*2):[a,l,d]}function ee(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,o,s]=i?
xt(t,e,n):xt(e,t,n);if(!(o>=r))return[];let a=o-r+1,l=new Array(a);if(i)if(s<0)for(let d=0;d<a;++d)l[d]=(o-d)/-s;else for(let d=0;d<a;++d)l[d]=(o-d)*s;else if(s<
0)for(let d=0;d<a;++d)l[d]=(r+d)/-s;else for(let d=0;d<a;++d)l[d]=(r+d)*s;return l}function Xt(e,t,n){return t=+t,e=+e,n=+n,xt(e,t,n)[2]}function ne(e,t,n){t=+t,
e=+e,n=+n;let i=t<e,r=i?Xt(t,e,n):Xt(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}function H(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}var On=Ye(Math.random);function Ye(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let s=e()*o--|0,a=n[o+i];n[o+i]=n[s+i],n[s+i]=a}return n}}function G(e,t){return e.toFixed(t).replace("-","−")}function Ct(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function B(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=Ct(i?Math.abs(e):t);return`${G(e,r)}${i?"":` ± ${G(t,r)}`} ${n}`.
trim()}function yt(e,t){return Number.isFinite(e)?e===0?"0":G(e,t<.1?Ct(t):Math.min(Ct(Math.abs(e)/10),2)):"·"}function kt([e,t],n){let i=Math.max(-e,t);return`\
bars: ${yt(e,i)} to ${yt(t,i)} ${n}`}function ie(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Et([e,t],n=4){let i=Math.max(0,-Math.floor(Math.log10(ne(
e,t,n))+1e-9));return ee(e,t,n).map(r=>({value:r,text:r===0?"0":G(r,i)}))}function rt(e,t=[],{zero:n=!0,clip:i=!1}={}){let r=e.flatMap((a,l)=>a===null?[]:[a-(t[l]??
0),a+(t[l]??0)]),[o=0,s=0]=te(n?[0,...r]:r);return s<=o?[0,1]:[i&&e.every(a=>a===null||a>=0)?0:o,s]}function V(e,t,n){return Math.min(Math.max(e,t),n)}function ft([
e,t],[n,i]){return r=>n+(i-n)*(V(r,e,t)-e)/(t-e||1)}var Je={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function ht(e){if(!e)return null;let{shape:t,dtype:n,scale:i=1,data:r}=e,[o,
s]=t.slice(-2),a=new Je[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===1?{rows:o,columns:s,data:a}:{rows:o,columns:s,data:Float32Array.
from(a,n==="float16"?l=>Qe(l)*i:l=>l*i)}}function oe({rows:e,columns:t,data:n}){return{shape:[e,t],dtype:"float32",data:new DataView(n.buffer,n.byteOffset,n.byteLength)}}
function Qe(e){let[t,n,i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function se(e){let[t,n,i]=[0,!1,0];for(let r of e)
Number.isFinite(r)&&(t=Math.max(t,Math.abs(r)),n||=r<0,i+=r);return{size:t,negative:n,total:i}}function ae({columns:e,data:t},[n,i,r,o]){let[s,a]=[0,!1];for(let l=i;l<
o;l++)for(let d of t.subarray(l*e+n,l*e+r))Number.isFinite(d)&&(s+=d,a=!0);return a?s:NaN}function re(e,t,n,i){let r=n/i;return Array.from({length:i},(o,s)=>Math.
max(Math.min(t,(s+1)*r)-Math.max(e,s*r),0))}function de(e,t,[n,i,r,o]){if(!e)return null;let{rows:s,columns:a,data:l}=e,d=re(i,o,t.rows,s),c=re(n,r,t.columns,a),
f=0;for(let b=0;b<l.length;b+=s*a){let k=0;d.forEach((m,L)=>{m&&c.forEach((I,y)=>k+=m*I*l[b+L*a+y])}),f+=k*k}return Math.sqrt(f)}function mt([e,t],[n,i]){let[r,
o]=[Math.min(t,i),Math.max(t,i)+1];return[r,Math.min(e,n),o,Math.max(e,n)+1]}function le(e){return Uint32Array.from({length:256},(t,n)=>{let i=n/255*(e.length-1),
r=Math.min(Math.floor(i),e.length-2),[o,s,a]=e[r].map((l,d)=>Math.round(l+(i-r)*(e[r+1][d]-l)));return(255<<24|a<<16|s<<8|o)>>>0})}var Ze=4286611584;function ce(e,t,n,i){
let[r,o]=n,s=new Uint32Array(e.length);for(let a=0;a<e.length;a++){let l=e[a];i(l,a)&&(s[a]=Number.isFinite(l)?t[Math.round(255*(V(l,r,o)-r)/(o-r))]:Ze)}return s}var Mt=class extends EventTarget{constructor(t){super(),this.state={...t},this.on=this.addEventListener,this.off=this.removeEventListener}get(t){return this.state[t]}set(t,n){
this.state[t]=n,this.dispatchEvent(new Event(`change:${t}`))}save_changes(){}send(){}};function q(e,...t){return t.map(n=>e.get(n))}function Z(e,t){for(let[n,i]of Object.
entries(t))e.set(n,i)}function P(e,t){Z(e,t),e.save_changes()}function E({model:e,signal:t},n,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let s of n)
e.on(`change:${s}`,o);t.addEventListener("abort",()=>{cancelAnimationFrame(r);for(let s of n)e.off(`change:${s}`,o)}),i()}function X(e,t,n=null){return n!==null?H(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function vt(e,t){let n=H(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var ot=class e{constructor(t,n,i,r="all"){let o=s=>[...new Set(s)].sort((a,l)=>a-l);this.count=t,this.
empty=r,this.selected=o(n),this.excluded=o(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:H(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=X(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(X([],n,t))}exclude(t){
let n=i=>i.filter(r=>r!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:H(this.count).filter(r=>!i.includes(
r)))}};function u(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of t){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[s,a]of Object.entries(o))s.startsWith("on")?r.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
r.setAttribute(s,a===!0?"":a)}return r}function At(e,t){e.textContent!==t&&(e.textContent=t)}function W(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function st(e){return e.getRootNode().activeElement}function It(e,t){return u("span.idw-pair",u(`i.${e}`),t)}function Y(e){return e.ctrlKey||e.metaKey||e.altKey}function ue(e){e.addEventListener("keydown",t=>{Y(t)||
t.stopPropagation()})}function at(e,t,n){let i={ArrowLeft:-1,ArrowUp:-1,ArrowRight:1,ArrowDown:1}[e.key],r=i?t+i:{Home:0,End:n-1}[e.key];return r===void 0?void 0:
V(r,0,n-1)}function dt(e){let t={list:[],index:0,anchor:0,replace(n){let i=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.min(t.index,i),anchor:Math.
min(t.anchor,i)}),e.replaceChildren(...n.map(({node:r,box:o=r})=>o)),t.mark()},mark:()=>t.list.forEach(({node:n},i)=>n.tabIndex=i===t.index?0:-1),indexOf:n=>t.list.
findIndex(({node:i,box:r=i})=>r.contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.index=t.indexOf(n.target),t.mark()}),
t}function Lt(e,t,{starts:n=()=>!0,move:i,end:r,cancel:o=()=>{}}){let s=null,a=!1,l=({clientX:c,clientY:f})=>t.indexOf(e.getRootNode().elementFromPoint(c,f));return e.
addEventListener("pointerdown",c=>{let f=c.button===0&&!c.shiftKey&&!Y(c)?l(c):-1;s=f>=0&&n(f,c)?{from:f,to:f,moved:!1}:null,a=!1}),e.addEventListener("pointerm\
ove",c=>{let f=s&&c.buttons&1?l(c):-1;f<0||f===s.to||(e.hasPointerCapture(c.pointerId)||e.setPointerCapture(c.pointerId),Object.assign(s,{to:f,moved:!0}),i(s.from,
f))}),e.addEventListener("pointerup",()=>{let c=s;s=null,a=!!c?.moved,a&&r(c.from,c.to)}),e.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener(
"pointercancel",()=>{s=null,o()}),{endsIn:c=>a&&c.detail>0,stop:()=>[s,a]=[null,!1]}}function tn(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||
1;return e.width=Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),{context:e.getContext("2d"),ratio:i}}var en=420;function fe(e,t,n,i){return e.
style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`${en*n/i}px`,tn(t,e.clientWidth,e.clientHeight)}function he(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.addEventListener("abort",()=>i.disconnect())}var me=e=>new Blob([e],{type:"image/png"});function pe(e,t,n){
E(e,t,async()=>{let i=t.map(o=>e.model.get(o)),r=await Promise.all(i.map(o=>o?createImageBitmap(me(o)):null));i.every((o,s)=>o===e.model.get(t[s]))&&!e.signal.aborted&&
n(...r)})}function we(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);return e.addEventListener("abort",n),i=>(n(),t=i.map(r=>URL.createObjectURL(me(r))),t)}function ge(){let e=document.getElementById("stored")?.textContent??"",t=n=>new DataView(Uint8Array.from(atob(n),i=>i.charCodeAt(0)).buffer);return JSON.parse(e,
(n,i)=>i?.base64===void 0?i:t(i.base64))}function be(e,t){let{signal:n}=new AbortController,i={};for(let[r,o]of Object.entries(e)){let s=document.getElementById(
r);s.classList.add("idw"),ue(s),i[r]=new Mt(t[r]),o({model:i[r],el:s,signal:n})}return i}function $t(e,t){let n=e.map(([r,o,s])=>u("button.idw-button",{title:s,"data-value":r,onclick:()=>t(r)},o));return{buttons:n,show:(r,o=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===r)),s.disabled=o}}}function xe(e,t){let n=W("radio"),i=e.map(([s])=>u("input",{type:"radio",name:n,value:s,onchange:()=>t(
s)})),r=e.map(([,s],a)=>u("label.idw-pair",i[a],u("span",s)));return{inputs:i,labels:r,show:s=>{for(let a of i)a.checked=a.value===s}}}function ye(e){let t=u("i\
nput.idw-field",{type:"text",autocomplete:"off"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),t}function Rt(e,t,n,i){return i.addEventListener("change",()=>P(e.model,{[t]:i[n]})),E(e,[t],()=>i[n]=e.model.get(t)),i}function Tt(e,t,n){let i=Rt(e,t,"checked",
u("input",{type:"checkbox"})),r=u("span",n);return{input:i,label:r,row:u("label.idw-pair",i,r)}}function ke(e,t={}){let n=u("select.idw-field",t),i=r=>n.replaceChildren(
...r.map(([o,s])=>u("option",{value:o},s)));return i(e),{node:n,offer:i}}function _t(e,t,n,i){let{place:r=Number,value:o=Number,text:s,spoken:a=s,step:l=.05}=i,
{model:d}=e,c=u("input",{type:"range",min:0,max:1,step:l}),f=u("span.idw-value",{"aria-hidden":"true"}),b=()=>{c.value=String(r(d.get(t))),f.textContent=s(d.get(
t)),c.setAttribute("aria-valuetext",a(d.get(t)))};return c.addEventListener("input",()=>d.set(t,o(Number(c.value)))),c.addEventListener("change",()=>d.save_changes()),
E(e,[t],b),{input:c,show:b,row:u("label.idw-row",u("span",n),c,f)}}function Bt(e){let{model:t,el:n}=e;n.classList.add("idw-flow","idw-choice");let[i,r]=[u("span.idw-title",{id:W("label")}),u("p.idw-muted.idw-small",{id:W("hint")})],
o={role:"radiogroup","aria-labelledby":i.id,"aria-describedby":r.id},s=u("div.idw-choice-row",o);n.append(i,u("div.idw-flow.idw-choice-body",s,r));let a=d=>{},l=()=>{
i.textContent=t.get("label"),r.textContent=t.get("options").find(([d])=>d===t.get("value"))?.[2]??"",a(t.get("value"))};E(e,["options"],()=>{let d=xe(t.get("opt\
ions"),c=>P(t,{value:c}));a=d.show,s.replaceChildren(...d.labels),l()}),E(e,["value","label"],l)}var zt=8e6;async function Ee(e,t){let[n]=t,i=`“${n.name}”`,r=`images may have up to ${zt/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>zt)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${r}`);e.notify(`Reading ${i}…`);let o=await n.arrayBuffer().catch(
()=>null);o?e.model.send({picture:n.name},void 0,[o]):e.notify(`${i} is no file that can be read.`)}function Me(e,{model:t,el:n,signal:i}){let r=({dataTransfer:a})=>t.
get("accepts_images")&&a.types.includes("Files"),o=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,l=>{r(l)&&(l.preventDefault(),l.stopPropagation(),o(a!=="drop"),a==="drop"&&l.dataTransfer.files.length&&Ee(e,[...l.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||o(!1));let s=({problem:a})=>a===void 0||e.notify(a);t.on("msg:custom",s),i.addEventListener("abort",()=>t.off("msg:c\
ustom",s))}function ve(e){let t=u("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&Ee(e,[...t.files]));let i=u(
"button.idw-button",{onclick:()=>{t.value="",t.click()}},"Open an image…");return u("div.idw-opener",i,u("span.idw-muted",`or drop one (up to ${zt/1e6} MB)`),
t)}function Ae(e,t){let{model:n}=t,i=m=>m?B(m,null,""):"0",r=_t(t,"opacity","Opacity",{text:m=>`${Math.round(100*m)} %`}),o=_t(t,"threshold","Threshold",{place:m=>Math.
cbrt(m/e.range.high),value:m=>Number((e.range.high*m**3).toPrecision(3)),text:m=>`${i(m)} ${e.sumUnit}`.trim(),spoken:m=>`${i(m)} ${n.get("unit")}`.trim(),step:.01}),
s=Object.keys(n.get("_colormaps")).filter(m=>m!=="signed"),a=Rt(t,"colormap","value",ke(s.map(m=>[m,m])).node),l=Tt(t,"hide_noise","Hide below 2σ"),d=ve(e),c=()=>{
r.show(),o.show(),o.input.disabled=!e.field,a.disabled=e.range.signed,l.input.disabled=!e.errors},f=u("label.idw-row",u("span","Colours"),a),b=u("div.idw-switch\
es",l.row,Tt(t,"smooth","Smooth").row),k=u("div.idw-grid",r.row,o.row,f,b,d);return{panel:u("div.idw-small.idw-controls",k),opener:d,show:c}}var Le=8,nn=4,rn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-Le,0],PageDown:[Le,0],Home:[0,-1/0],End:[0,1/0]};function $e(e){let{
canvas:t,model:n}=e,i=null,r=s=>{let a=t.getBoundingClientRect(),l=(f,b)=>V(Math.floor(f*b),0,b-1),{rows:d,columns:c}=e.field;return[l((s.clientY-a.top)/a.height,
d),l((s.clientX-a.left)/a.width,c)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:r(s),x:s.clientX,y:s.clientY,
moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=r(s);e.point(a),i&&(i.moved||=Math.hypot(s.clientX-i.
x,s.clientY-i.y)>=nn,i.moved&&e.select(mt(i.cell,a)))});let o=s=>{i&&((!s||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("pointerup",()=>o(
!0)),t.addEventListener("pointercancel",()=>o(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function Ne(e){
let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=rn[r.key];if(!o||
!e.field||Y(r))return;r.preventDefault();let{rows:s,columns:a}=e.field,l=e.cell??[s>>1,a>>1],d=[V(l[0]+o[0],0,s-1),V(l[1]+o[1],0,a-1)],c=e.cell||r.shiftKey?d:l;
i=r.shiftKey?i??l:null,e.spoken=i?"region":"cursor",e.point(c),i&&(e.select(mt(i,c)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}var on=250,Dt=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=u("span.idw-title"),this.reading=u("span.idw-large.idw-reading"),this.canvas=u("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=u("div.idw-note",{role:"status"}),this.stage=u("div.idw-stage",this.canvas,this.note),this.bar=u("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=u("div.idw-muted.idw-small.idw-bar-ticks.idw-plot"),this.unit=u("span.idw-muted.idw-small.idw-bar-unit"),this.legend=u("div.id\
w-colourbar",this.bar,this.scale,this.unit),this.probe=u("output.idw-probe"),this.sum=u("output.idw-sum"),this.controls=Ae(this,t);let n=u("div.idw-head",this.title,
this.reading);t.el.append(n,this.stage,this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,r]=this.model.get("region"),o=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),on))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=q(this.model,"values","errors","replicates").map(ht);this.field=t&&{...t,...se(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,r,o]=q(n,"limit","colormap","threshold"),s=i??(t?.size||1),a=n.get("signed")??t?.negative??!1;this.range={
low:a?-s:0,high:s,signed:a};let l=[this.range.low,s],d=le(n.get("_colormaps")[a?"signed":r]),c=n.get("hide_noise")?this.errors?.data:null,f=(b,k)=>{let m=Math.abs(
b);return!(m<o)&&(!c||m>=2*c[k])};this.layer=t&&Se(ce(t.data,d,l,f),t.columns,t.rows),this.drawLegend(d,l,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,i){
let r=ft([0,255],n),o=t.map((a,l)=>Math.abs(r(l))<i?a&16777215|50<<24:a);Se(o,256,1,this.bar);let s=ft(n,[0,100]);this.scale.replaceChildren(...Et(n).map(({value:a,
text:l})=>u("span",{style:`left:${s(a)}%`},l))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.
model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:r,cellSize:o,sumUnit:s}=this,[a,l]=o,d=(A,p,x,N,v)=>{A.setAttribute("aria-live",this.
spoken===p?"polite":"off"),A.replaceChildren(...x?[`${x} `,u("span.idw-small",N)]:[t?v:""]);for(let C of["idw-hint","idw-muted","idw-small"])A.classList.toggle(
C,!x)},c=i&&i[0]*t.columns+i[1],f=i&&B(t.data[c],n?.data[c],s),[b,k]=i?[(i[1]+.5)*l,(i[0]+.5)*a]:[];d(this.probe,"cursor",f,`at (${Math.floor(b)}, ${Math.floor(
k)})`,"Point at a pixel, or use the arrow keys");let m=a*l,[L,I]=r?[ae(t,r),de(this.replicates,t,r)]:[],y=r&&B(L*m,I===null?null:I*m,s);d(this.sum,"region",y,r&&
this.extent(r,L),"Drag a region, or use Shift+arrow keys"),this.spoken=""}extent(t,n){let[i,r,o,s]=t,{negative:a,total:l}=this.field,[d,c]=[(o-i)*this.cellSize[1],
(s-r)*this.cellSize[0]].map(Math.round),f=a||!(l>0)||Number.isNaN(n)?"":` (${ie(n/l)} of the map)`;return`in ${d}×${c} pixels${f}`}draw(){let{image:t,field:n,layer:i,
canvas:r,stage:o,model:s}=this,[a,l]=t?[t.width,t.height]:n?[n.columns,n.rows]:[1,1],{context:d,ratio:c}=fe(o,r,a,l),f=i?s.get("opacity"):0;t&&(d.imageSmoothingEnabled=
s.get("smooth")||t.width>r.width,d.filter=`grayscale(${f})`,d.drawImage(t,0,0,r.width,r.height),d.filter="none"),i&&(d.imageSmoothingEnabled=s.get("smooth"),d.globalAlpha=
f,d.drawImage(i,0,0,r.width,r.height),d.globalAlpha=1,this.region&&this.outline(d,c,this.region,[5,4],0),this.cell&&this.outline(d,c,mt(this.cell,this.cell),[],
1.5))}outline(t,n,i,r,o){let[s,a,l,d]=i,{canvas:c,field:f}=this,[b,k,m]=[c.width/f.columns,c.height/f.rows,o*n];for(let L of[!1,!0])t.lineWidth=(L?1.5:3)*n,t.strokeStyle=
L?"#fff":"#000",t.setLineDash(L?r.map(I=>I*n):[]),t.strokeRect(s*b-m,a*k-m,(l-s)*b+2*m,(d-a)*k+2*m);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,o,s]=q(
n,"title","reading","loading","accepts_images"),a=!!n.get("values"),l=o?"Estimating…":t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=
i,this.reading.textContent=r,At(this.note,this.message||(a?"":l)),this.stage.classList.toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",o),this.canvas.
setAttribute("aria-label",["Heat map",i,r].filter(Boolean).join(", ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){
this.message=t,this.label()}};function Se(e,t,n,i=u("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.
buffer),t,n),0,0),i}function Oe(e){e.el.classList.add("idw-figure","idw-pane");let t=new Dt(e);$e(t),Ne(t),Me(t,e),he(e.signal,t.stage,()=>t.draw()),E(e,["value\
s","errors","replicates"],()=>t.decode()),E(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),E(e,["cursor","region"],()=>{t.readOut(),
t.draw()}),E(e,["opacity","smooth"],()=>t.draw()),E(e,["title","reading","loading","values","accepts_images"],()=>t.label()),pe(e,["image"],n=>t.showImage(n))}function Ft(e,t=!1){let n=ft(e,[0,100]),[i,r]=t?["bottom","height"]:["left","width"],o=(l,d,c="")=>u(`span.${l}`,{style:`${i}:${n(d)}%`},c),s=(l,d,c)=>{let[f,b]=[
n(Math.min(d,c)),n(Math.max(d,c))];return u(`span.${l}`,{style:`${i}:${f}%;${r}:${b-f}%`})};return{place:n,mark:o,bar:(l,d,[c,f],b=0)=>l==null?[]:[s(c,b,l),...d>
0?[s(f,l-d,l+d)]:[]]}}function sn(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function Nt(e,t,n,i){let{bar:r,mark:o}=Ft(i,!0),[s,a]=r(t,n,[sn(t),"idw-whisk\
er"]);e.replaceChildren(...s?[s]:[],o("idw-zero",0),...a?[a]:[])}function Ce(e){let{model:t,el:n}=e;n.classList.add("idw-spectrum");let i=u("span.idw-muted.idw-small.idw-end"),r=u("button.idw-bare.idw-link","all levels"),o=u(
"div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),s=u("div.idw-strip"),a=u("p.idw-muted.idw-small","Denoised at each noise level"),l=u("div.idw-m\
uted.idw-small.idw-axis"),d=u("p.idw-muted","No numbers yet."),c=u("div.idw-head",u("span.idw-title","At which noise levels"),r,i);n.append(c,o,l,s,a,d);let f=dt(
o),b=()=>{let[p=0,x=-1]=t.get("selected");return H(p,x+1)},k=p=>P(t,{selected:p.length?[p[0],p.at(-1)]:[]});r.addEventListener("click",()=>{k([]),f.focus()});let m=Lt(
o,f,{starts:p=>(f.anchor=p,!0),move:(p,x)=>k(X([],x,p)),end:(p,x)=>f.focus(x)}),L=(p,x)=>{m.endsIn(x)||(k(X(b(),p,x.shiftKey?f.anchor:null)),f.focus(p))};o.addEventListener(
"keydown",p=>{if(Y(p)||["ArrowUp","ArrowDown"].includes(p.key))return;p.key==="Escape"&&k([]);let x=at(p,f.index,f.list.length);if(x===void 0)return;p.preventDefault();
let N=t.get("selected");p.shiftKey&&!(N.includes(f.index)&&N.includes(f.anchor))&&(f.anchor=f.index),f.focus(x),p.shiftKey&&k(X([],f.index,f.anchor))});let I=()=>{
let p=t.get("edges").map(v=>G(v,1)),x=(v,C)=>{let T=u("span.idw-bar.idw-plot"),S=u("button.idw-button.idw-band",{onclick:z=>L(C,z)},T);return{bar:T,node:S,name:`\
log SNR ${p[C]} to ${v}`}};f.replace(p.slice(1).map(x)),m.stop();let N=p.length?[`noise, ${p[0]}`,"log SNR",`${p.at(-1)}, picture`]:[];l.replaceChildren(...N.map(
v=>u("span",v))),y()},y=()=>{let[p,x,N]=q(t,"values","errors","unit"),v=b(),C=rt(p,x,{clip:!0});d.hidden=p.length>0,o.hidden=l.hidden=!p.length,i.textContent=p.
length?kt(C,N):"",r.hidden=!v.length,f.list.forEach(({bar:T,node:S,name:z},j)=>{let J=B(p[j]??null,x[j],N);S.setAttribute("aria-pressed",String(v.includes(j))),
S.setAttribute("aria-label",`${z}: ${J}`),S.title=`${z}
${J}`,Nt(T,p[j],x[j],C)}),s.hidden=a.hidden=!s.children.length||!p.length,[...s.children].forEach((T,S)=>T.classList.toggle("idw-dim",v.length>0&&!v.includes(S)))},
A=we(e.signal);E(e,["edges"],I),E(e,["pictures","edges"],()=>{let p=t.get("pictures")??[],x=A(p.length===f.list.length?p:[]),N=(v,C)=>u("img",{src:v,alt:`Denois\
ed at ${C}`,title:C});s.replaceChildren(...x.map((v,C)=>N(v,f.list[C].name))),y()}),E(e,["values","errors","unit","selected"],()=>{f.list.length===Math.max(t.get(
"edges").length-1,0)&&y()})}function Ie(e){let t=u("p.idw-muted.idw-small",{id:W("hint")},"Enter applies, Escape reverts."),n=u("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},r=ye(i),o=u("div.idw-rewrite",{hidden:!0},r,t,n),s=(d,c)=>{o.hidden||(o.hidden=!0,e(d,c))},a=d=>{
n.textContent=d,d?r.setAttribute("aria-invalid","true"):r.removeAttribute("aria-invalid")};return r.addEventListener("keydown",d=>{if(d.isComposing||(d.key==="E\
scape"&&s(null,!0),d.key!=="Enter"))return;d.preventDefault();let c=r.value.trim();c?s(c,!0):a("A prompt needs at least one word.")}),r.addEventListener("input",
()=>a("")),r.addEventListener("blur",()=>{st(r)!==r&&s(null,!1)}),{form:o,open:d=>{r.value=d,o.hidden=!1,a(""),r.focus(),r.select()}}}var an=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],dn="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",ln="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",cn={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},un="M11.5 2.5l2\
 2L5.5 12.5l-2.7.7.7-2.7zM10 4l2 2";function Re(e){let{model:t,el:n}=e;n.classList.add("idw-picker");let i=u("span.idw-title"),r=u("span.idw-muted.idw-small.idw\
-end.idw-picker-scale"),o=u("button.idw-bare.idw-icon",{"aria-label":"Edit the prompt",title:"Edit the prompt (F2)"});o.innerHTML=`<svg viewBox="0 0 16 16" widt\
h="16" height="16" aria-hidden="true"><path d="${un}"/></svg>`;let s=u("span.idw-hidden",{id:W("help")}),a=u("div.idw-flow.idw-words",{role:"group","aria-descri\
bedby":s.id}),l=u("p.idw-muted","No words yet."),d=u("div.idw-flow.idw-buttons.idw-presets",{role:"group","aria-label":"Questions"}),c=u("p.idw-asks",{role:"sta\
tus"}),f=u("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),b=Ie((h,g)=>C(h,g)),k=u("div.idw-head",i,o,r);n.append(k,s,a,b.form,
l,d,c,f);let m=dt(a),L=null,I=null,y=t.get("awaited"),A=()=>{let[h,g,M,$]=q(t,"words","selected","excluded","unasked");return new ot(h.length,g,M,$)},p=({selected:h,
excluded:g})=>{y="",P(t,{selected:h,excluded:g}),w()},x=$t(an,h=>p(A().take(h,m.index)));d.append(...x.buttons);let N=()=>t.get("text")||t.get("words").join(" "),
v=()=>{!t.get("editable")||t.get("disabled")||(b.open(y||N()),w())},C=(h,g)=>{h!==null&&(y=h===N()?"":h,t.send({edited:h})),w(),g&&(m.list[m.index]?.node??o).focus()};
o.addEventListener("click",v);let T=h=>h.target.closest(".idw-leave"),S=Lt(a,m,{starts:(h,g)=>!t.get("disabled")&&!T(g),move:(h,g)=>{L=A().phrase(h,g),w()},end:(h,g)=>{
L=null,m.anchor=h,p(A().phrase(h,g)),m.focus(g)},cancel:()=>{L=null,w()}}),z=(h,g)=>{if(S.endsIn(g))return;let M=A();g.detail===1&&(I=M),g.altKey?p(M.exclude(h)):
g.ctrlKey||g.metaKey?p(M.toggle(h)):g.shiftKey?p(M.phrase(m.anchor,h)):p(M.choose(h)),g.shiftKey||(m.anchor=h),m.focus(h)};a.addEventListener("dblclick",h=>{!t.
get("editable")||T(h)||(I&&p(I),v())}),a.addEventListener("keydown",h=>{let g=h.key===" "&&h.ctrlKey;if(h.ctrlKey&&!g||h.metaKey||h.altKey||t.get("disabled")||T(
h)&&["Enter"," "].includes(h.key))return;let M=g?"toggle":cn[h.key.length>1?h.key:h.key.toLowerCase()],$=at(h,m.index,m.list.length);if((M||$!==void 0||["Escape",
"F2"].includes(h.key))&&(h.preventDefault(),h.stopPropagation()),h.key==="Escape"&&p(A().take("whole",m.index)),h.key==="F2"&&v(),M&&!h.repeat){if(M==="choose"&&
h.shiftKey)return p(A().phrase(m.anchor,m.index));M!=="exclude"&&(m.anchor=m.index),p(A()[M](m.index))}if($===void 0)return;let{selected:_}=A(),D=_.includes(m.index)&&
[_[0],_.at(-1)].includes(m.anchor);h.shiftKey&&!D&&(m.anchor=m.index),m.focus($),h.shiftKey&&p(A().phrase(m.anchor,m.index))}),a.addEventListener("keyup",h=>{h.
key===" "&&!T(h)&&h.preventDefault()});let j=(h,g)=>{let M=u("span.idw-bar.idw-plot"),$=u("span.idw-muted.idw-small.idw-number"),_=u("span.idw-word-text",{"data\
-text":h[g]},h[g]),F=u("button.idw-bare.idw-word",{onclick:K=>z(g,K)},_,M,$),R=u("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>p(A().exclude(g))});return{
name:h[g]+vt(h,g),bar:M,number:$,node:F,leave:R,box:u("div.idw-chip",F,R)}},J=()=>{let h=t.get("words"),g=a.contains(st(n));m.replace(h.map((M,$)=>j(h,$))),L=I=
null,S.stop(),w(),g&&m.focus()},w=()=>{let[h,g,M,$]=q(t,"values","errors","unit","disabled"),_=L??A(),D=rt(h,g,{clip:!0}),F=!b.form.hidden;i.textContent=t.get("\
label"),s.textContent=dn+(t.get("unasked")==="none"?"clears the selection":"selects the whole prompt"),a.setAttribute("aria-label",t.get("label")),r.textContent=
h.some(R=>R!==null)?kt(D,M):"",m.list.forEach(({name:R,bar:K,number:gt,node:U,leave:Q,box:ct},et)=>{let Wt=h.length?B(h[et],g[et],M):"",ut=_.state(et),Gt=ut==="\
left out";ct.dataset.state=ut,ct.title=[`${R}: ${ut}`,Wt,ln].filter(Boolean).join(`
`),U.setAttribute("aria-pressed",String(ut==="selected")),U.setAttribute("aria-label",[R,ut,Wt].filter(Boolean).join(", ")),U.disabled=Q.disabled=$,Q.textContent=
Gt?"+":"×",Q.title=Gt?"Take back":"Leave out",Q.setAttribute("aria-label",`${Q.title} ${R}`),gt.textContent=yt(h[et]??NaN,Math.max(-D[0],D[1])),Nt(K,h[et],g[et],
D)}),x.show(_.preset,$);let lt=y&&`Sent: “${y}”. Its words come with its first numbers.`;At(c,lt||t.get("question")),f.textContent=y?"":t.get("formula"),a.hidden=
F;for(let R of[d,c,f])R.hidden=F||!m.list.length;l.hidden=F||m.list.length>0,o.hidden=F||!t.get("editable"),o.disabled=$};E(e,["awaited"],()=>{y=t.get("awaited"),
w()}),E(e,["words"],J),E(e,[...["selected","excluded","unasked","values","errors","unit","label","text","editable","disabled"],"question","formula"],()=>{m.list.
length===t.get("words").length&&w()})}var fn=[["prompt","prompt","In the order of the prompt"],["mi","alone","Largest information alone first"],["cmi","given the rest","Largest information given the\
 rest first"]],Te=["idw-wordbars-alone","idw-reach.idw-wordbars-reach-alone"],_e=["idw-wordbars-rest","idw-reach.idw-wordbars-reach-rest"];function hn(e,t){let n=i=>t[i]??
-1/0;return H(e).sort((i,r)=>n(i)===n(r)?i-r:n(r)-n(i))}function Be(e){let{model:t,el:n}=e;n.classList.add("idw-wordbars");let i=u("div.idw-flow.idw-small",It(Te[0],
"alone (MI)"),It(_e[0],"given the rest (CMI)")),r=$t(fn,w=>P(t,{sort:w})),[o,s]=[{role:"group","aria-label":"Order of the words"},u("span.idw-muted","Order")],a=u(
"div.idw-flow.idw-small.idw-buttons.idw-end.idw-wordbars-sort",o,s,...r.buttons),l=u("div.idw-head",u("span.idw-title","How much each word tells"),i,a),c=u("div\
.idw-wordbars-rows",{role:"listbox","aria-label":"How much each word tells","aria-multiselectable":"true"}),f=u("span.idw-wordbars-track.idw-plot.idw-small"),b=u(
"div.idw-wordbars-unit.idw-small.idw-muted"),k=u("div.idw-wordbars-axis",{"aria-hidden":"true"},u("span"),f),m=u("div.idw-wordbars-chart",c,k,b),L=u("p.idw-word\
bars-reading"),I=u("p.idw-muted","No numbers yet.");n.append(l,m,L,I);let y=dt(c),A=[],p=-1,x=w=>{P(t,{selected:X(t.get("selected"),w)}),y.focus(w)},N=w=>y.indexOf(
w.target),v=w=>{p=w,S()};c.addEventListener("click",w=>N(w)>=0&&x(N(w))),c.addEventListener("pointermove",w=>v(N(w))),c.addEventListener("pointerleave",()=>v(-1)),
c.addEventListener("focusin",()=>v(y.index)),c.addEventListener("focusout",()=>v(-1)),c.addEventListener("keydown",w=>{if(Y(w))return;let O=at(w,A.indexOf(y.index),
A.length);(O!==void 0||["Enter"," ","Escape"].includes(w.key))&&w.preventDefault(),["Enter"," "].includes(w.key)&&!w.repeat&&x(y.index),w.key==="Escape"&&P(t,{selected:[]}),
O!==void 0&&y.focus(A[O])});let C=()=>q(t,"mi","mi_errors","cmi","cmi_errors"),T=w=>{let[O,h,g,M]=C(),$=(_,D,F)=>_.length?[`${B(_[w],D[w],t.get("unit"))} ${F}`]:
[];return[...$(O,h,"alone"),...$(g,M,"given the rest")].join(", ")},S=()=>{let w=t.get("selected"),O=y.list[p>=0?p:w.length===1?w[0]:-1],h=O?[u("strong",O.name),
`: ${T(O.index)}`]:["Point at a word to read its numbers."];L.replaceChildren(...h),L.classList.toggle("idw-muted",!O)},z=()=>{let w=t.get("words"),O=(h,g)=>{let M=h+
vt(w,g),$=u("span.idw-wordbars-track.idw-plot"),_=u("div.idw-wordbars-row",{role:"option"},u("span.idw-wordbars-word",M),$);return{index:g,name:M,track:$,node:_}};
y.replace(w.map(O)),p=-1,A=[],J()},j=()=>{let w=t.get("sort");r.show(w);let O=hn(y.list.length,w==="prompt"?[]:t.get(w));if(String(O)===String(A))return;let h=st(
c);A=O,c.replaceChildren(...O.map(g=>y.list[g].node)),h instanceof HTMLElement&&c.contains(h)&&h.focus()},J=()=>{let[w,O,h,g]=C(),M=[...w,...h].some(R=>R!==null);
l.hidden=m.hidden=L.hidden=!M,I.hidden=M,j();let $=[...w.map((R,K)=>O[K]),...h.map((R,K)=>g[K])],_=rt([...w,...h],$),{bar:D,mark:F}=Ft(_),lt=Et(_);y.list.forEach(
({name:R,track:K,node:gt},U)=>{let Q=lt.map(({value:ct})=>F(`idw-wordbars-tick${ct===0?".idw-wordbars-zero":""}`,ct));K.replaceChildren(...Q,...D(w[U],O[U],Te),
...D(h[U],g[U],_e)),gt.setAttribute("aria-selected",String(t.get("selected").includes(U))),gt.setAttribute("aria-label",`${R}: ${T(U)}`)}),f.replaceChildren(...lt.
map(({value:R,text:K})=>F("idw-muted",R,K))),b.textContent=t.get("unit"),S()};E(e,["words"],z),E(e,["mi","mi_errors","cmi","cmi_errors","unit","sort","selected"],
()=>{y.list.length===t.get("words").length&&J()})}var mn={picker:Re,estimator:Bt,unit:Bt,spectrum:Ce,bars:Be,pane:Oe},pn={title:"This question",question:"This question was not measured.",formula:""},{answers:ze,
edges:St,labels:wn,states:gn}=ge(),{picker:tt,estimator:Fe,unit:Ot,spectrum:jt,bars:pt,pane:Kt}=be(mn,gn),Ut=tt.get("words"),qt=St.length-2,wt=()=>Ot.get("value")===
"bits"?1/Math.LN2:1,De=e=>e&&{...e,scale:e.scale*wt()},Pe=()=>new ot(Ut.length,tt.get("selected"),tt.get("excluded"));function bn({preset:e,selected:t}){return e===
"whole"?"":e&&t.length===1?`${t[0]} ${e}`:"none"}function Pt(e){return[0,1].map(t=>e.map(n=>n?.[t]==null?null:n[t]*wt()))}function xn(e,t,n){let i=ht(e.maps[t]);
for(let o of e.maps.slice(t+1,n+1))ht(o)?.data.forEach((s,a)=>i.data[a]+=s);let r=n-t===qt;return{errors:r?De(e.errors):null,replicates:r?De(e.replicates):null,
values:oe({...i,data:i.data.map(o=>o*wt())})}}function Ht(){let[[e,t]=[0,qt]]=[jt.get("selected")].filter(S=>S.length),[n,i]=[Fe.get("value"),Ot.get("value")],r=`${e}\
 ${t}`,o=Pe(),{title:s,question:a,formula:l,[n]:d}=ze[bn(o)]??pn,c=S=>Pt(Ut.map((z,j)=>ze[`${j} ${S}`][n].totals[r])),[[f,b],[k,m]]=[c("alone"),c("rest")],L=o.preset===
"alone",[I,y]=L?[f,b]:[k,m];Z(tt,{values:I,errors:y,label:wn[L?"alone":"rest"],unit:i,question:a,formula:l}),Z(pt,{mi:f,mi_errors:b,cmi:k,cmi_errors:m,unit:i}),
String(pt.get("selected"))!==String(o.selected)&&pt.set("selected",o.selected);let[A,p]=Pt(St.slice(1).map((S,z)=>d?.totals[`${z} ${z}`]));Z(jt,{values:A,errors:p,
unit:i});let[x,N]=[St[e],St[t+1]].map(S=>G(S,1)),v=t-e===qt?s:`${s}, log SNR ${x} to ${N}`,[[C],[T]]=Pt([d?.totals[r]]);Z(Kt,{...d?xn(d,e,t):{errors:null,replicates:null,
values:null},title:v,reading:d?B(C,T,i):"was not measured",signed:n==="standard",unit:`${i} per pixel`})}pt.on("change:selected",()=>{let e=pt.get("selected");if(String(
e)===String(tt.get("selected")))return;let t=Ut.map((i,r)=>r).filter(i=>!e.includes(i)),n=Pe().preset==="alone"&&e.length?t:[];Z(tt,{excluded:n,selected:e})});Ot.
on("change:value",()=>Kt.set("threshold",Kt.get("threshold")*(wt()===1?Math.LN2:wt())));var{signal:Vt}=new AbortController;E({model:tt,signal:Vt},["selected","e\
xcluded"],Ht);E({model:jt,signal:Vt},["selected"],Ht);for(let e of[Fe,Ot])E({model:e,signal:Vt},["value"],Ht);

// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function xt(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Ke(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Jt(e){let t,n,
i;e.length!==2?(t=xt,n=(s,l)=>xt(e(s),l),i=(s,l)=>e(s)-l):(t=e===xt||e===Ke?e:qe,n=e,i=e);function r(s,l,d=0,u=s.length){if(d<u){if(t(l,l)!==0)return u;do{let f=d+
u>>>1;n(s[f],l)<0?d=f+1:u=f}while(d<u)}return d}function o(s,l,d=0,u=s.length){if(d<u){if(t(l,l)!==0)return u;do{let f=d+u>>>1;n(s[f],l)<=0?d=f+1:u=f}while(d<u)}
return d}function a(s,l,d=0,u=s.length){let f=r(s,l,d,u-1);return f>d&&i(s[f-1],l)>-i(s[f],l)?f-1:f}return{left:r,center:a,right:o}}function qe(){return 0}function Ue(e){
return e===null?NaN:+e}var Qt=Jt(xt),Ln=Qt.right,$n=Qt.left,Nn=Jt(Ue).center;var Sn=Zt(te),In=Zt(He);function Zt(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:a}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!a||!n&&!i)return t;let s=n&&e(n),l=i&&e(i),d=r.slice();return s&&l?(ot(s,d,r,o,a),ot(s,r,d,o,a),ot(s,d,r,o,a),st(l,r,d,o,a),st(l,d,r,o,
a),st(l,r,d,o,a)):s?(ot(s,r,d,o,a),ot(s,d,r,o,a),ot(s,r,d,o,a)):l&&(st(l,r,d,o,a),st(l,d,r,o,a),st(l,r,d,o,a)),t}}function ot(e,t,n,i,r){for(let o=0,a=i*r;o<a;)
e(t,n,o,o+=i,1)}function st(e,t,n,i,r){for(let o=0,a=i*r;o<i;++o)e(t,n,o,o+a,i)}function He(e){let t=te(e);return(n,i,r,o,a)=>{r<<=2,o<<=2,a<<=2,t(n,i,r+0,o+0,a),
t(n,i,r+1,o+1,a),t(n,i,r+2,o+2,a),t(n,i,r+3,o+3,a)}}function te(e){let t=Math.floor(e);if(t===e)return Ve(e);let n=e-t,i=2*e+1;return(r,o,a,s,l)=>{if(!((s-=l)>=
a))return;let d=t*o[a],u=l*t,f=u+l;for(let p=a,k=a+u;p<k;p+=l)d+=o[Math.min(s,p)];for(let p=a,k=s;p<=k;p+=l)d+=o[Math.min(s,p+u)],r[p]=(d+n*(o[Math.max(a,p-f)]+
o[Math.min(s,p+f)]))/i,d-=o[Math.max(a,p-u)]}}function Ve(e){let t=2*e+1;return(n,i,r,o,a)=>{if(!((o-=a)>=r))return;let s=e*i[r],l=a*e;for(let d=r,u=r+l;d<u;d+=
a)s+=i[Math.min(o,d)];for(let d=r,u=o;d<=u;d+=a)s+=i[Math.min(o,d+l)],n[d]=s/t,s-=i[Math.max(r,d-l)]}}function ee(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of e)(o=t(o,++r,e))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var We=Array.prototype,Cn=We.slice;var Ge=Math.sqrt(50),Xe=Math.sqrt(10),Ye=Math.sqrt(2);function yt(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),a=o>=Ge?10:o>=
Xe?5:o>=Ye?2:1,s,l,d;return r<0?(d=Math.pow(10,-r)/a,s=Math.round(e*d),l=Math.round(t*d),s/d<e&&++s,l/d>t&&--l,d=-d):(d=Math.pow(10,r)*a,s=Math.round(e/d),l=Math.
round(t/d),s*d<e&&++s,l*d>t&&--l),l<s&&.5<=n&&n<2?yt(e,t,n*2):[s,l,d]}function ne(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,o,a]=i?
yt(t,e,n):yt(e,t,n);if(!(o>=r))return[];let s=o-r+1,l=new Array(s);if(i)if(a<0)for(let d=0;d<s;++d)l[d]=(o-d)/-a;else for(let d=0;d<s;++d)l[d]=(o-d)*a;else if(a<
0)for(let d=0;d<s;++d)l[d]=(r+d)/-a;else for(let d=0;d<s;++d)l[d]=(r+d)*a;return l}function Yt(e,t,n){return t=+t,e=+e,n=+n,yt(e,t,n)[2]}function ie(e,t,n){t=+t,
e=+e,n=+n;let i=t<e,r=i?Yt(t,e,n):Yt(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}function G(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}var Rn=Je(Math.random);function Je(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let a=e()*o--|0,s=n[o+i];n[o+i]=n[a+i],n[a+i]=s}return n}}function Y(e,t){return e.toFixed(t).replace("-","−")}function Rt(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function j(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=Rt(i?Math.abs(e):t);return`${Y(e,r)}${i?"":` ± ${Y(t,r)}`} ${n}`.
trim()}function kt(e,t){return Number.isFinite(e)?e===0?"0":Y(e,t<.1?Rt(t):Math.min(Rt(Math.abs(e)/10),2)):"·"}function vt([e,t],n){let i=Math.max(-e,t);return`\
bars: ${kt(e,i)} to ${kt(t,i)} ${n}`}function re(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Mt([e,t],n=4){let i=Math.max(0,-Math.floor(Math.log10(ie(
e,t,n))+1e-9));return ne(e,t,n).map(r=>({value:r,text:r===0?"0":Y(r,i)}))}function at(e,t=[],{zero:n=!0,clip:i=!1}={}){let r=e.flatMap((s,l)=>s===null?[]:[s-(t[l]??
0),s+(t[l]??0)]),[o=0,a=0]=ee(n?[0,...r]:r);return a<=o?[0,1]:[i&&e.every(s=>s===null||s>=0)?0:o,a]}function nt(e,t,n){return Math.min(Math.max(e,t),n)}function pt([
e,t],[n,i]){return r=>n+(i-n)*(nt(r,e,t)-e)/(t-e||1)}var Qe={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function wt(e){if(!e)return null;let{shape:t,dtype:n,scale:i=1,data:r}=e,[o,
a]=t.slice(-2),s=new Qe[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===1?{rows:o,columns:a,data:s}:{rows:o,columns:a,data:Float32Array.
from(s,n==="float16"?l=>Ze(l)*i:l=>l*i)}}function se({rows:e,columns:t,data:n}){return{shape:[e,t],dtype:"float32",data:new DataView(n.buffer,n.byteOffset,n.byteLength)}}
function Ze(e){let[t,n,i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function ae(e){let[t,n,i]=[0,!1,0];for(let r of e)
Number.isFinite(r)&&(t=Math.max(t,Math.abs(r)),n||=r<0,i+=r);return{size:t,negative:n,total:i}}function de({columns:e,data:t},[n,i,r,o]){let[a,s]=[0,!1];for(let l=i;l<
o;l++)for(let d of t.subarray(l*e+n,l*e+r))Number.isFinite(d)&&(a+=d,s=!0);return s?a:NaN}function oe(e,t,n,i){let r=n/i;return Array.from({length:i},(o,a)=>Math.
max(Math.min(t,(a+1)*r)-Math.max(e,a*r),0))}function le(e,t,[n,i,r,o]){if(!e)return null;let{rows:a,columns:s,data:l}=e,d=oe(i,o,t.rows,a),u=oe(n,r,t.columns,s),
f=0;for(let p=0;p<l.length;p+=a*s){let k=0;d.forEach((x,b)=>{x&&u.forEach((A,N)=>k+=x*A*l[p+b*s+N])}),f+=k*k}return Math.sqrt(f)}function mt([e,t],[n,i]){let[r,
o]=[Math.min(t,i),Math.max(t,i)+1];return[r,Math.min(e,n),o,Math.max(e,n)+1]}function ce(e){return Uint32Array.from({length:256},(t,n)=>{let i=n/255*(e.length-1),
r=Math.min(Math.floor(i),e.length-2),[o,a,s]=e[r].map((l,d)=>Math.round(l+(i-r)*(e[r+1][d]-l)));return(255<<24|s<<16|a<<8|o)>>>0})}var tn=4286611584;function ue(e,t,n,i){
let[r,o]=n,a=new Uint32Array(e.length);for(let s=0;s<e.length;s++){let l=e[s];i(l,s)&&(a[s]=Number.isFinite(l)?t[Math.round(255*(nt(l,r,o)-r)/(o-r))]:tn)}return a}var Et=class extends EventTarget{constructor(t){super(),this.state={...t},this.on=this.addEventListener,this.off=this.removeEventListener}get(t){return this.state[t]}set(t,n){
this.state[t]=n,this.dispatchEvent(new Event(`change:${t}`))}save_changes(){}send(){}};function q(e,...t){return t.map(n=>e.get(n))}function it(e,t){for(let[n,i]of Object.
entries(t))e.set(n,i)}function K(e,t){it(e,t),e.save_changes()}function E({model:e,signal:t},n,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let a of n)
e.on(`change:${a}`,o);t.addEventListener("abort",()=>{cancelAnimationFrame(r);for(let a of n)e.off(`change:${a}`,o)}),i()}function J(e,t,n=null){return n!==null?G(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function At(e,t){let n=G(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var dt=class e{constructor(t,n,i,r="all"){let o=a=>[...new Set(a)].sort((s,l)=>s-l);this.count=t,this.
empty=r,this.selected=o(n),this.excluded=o(i).filter(a=>!n.includes(a))}get target(){return this.selected.length||this.empty==="none"?this.selected:G(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=J(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(J([],n,t))}exclude(t){
let n=i=>i.filter(r=>r!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:G(this.count).filter(r=>!i.includes(
r)))}};function c(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" "));for(let o of t){if(typeof o=="string"||o instanceof Node){
r.append(o);continue}for(let[a,s]of Object.entries(o))a.startsWith("on")?r.addEventListener(a.slice(2),s):s!==!1&&s!=null&&r.setAttribute(a,s===!0?"":s)}return r}
function Lt(e,t){e.textContent!==t&&(e.textContent=t)}function X(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}function lt(e){return e.getRootNode().
activeElement}function Q(e){return e.ctrlKey||e.metaKey||e.altKey}function fe(e){e.addEventListener("keydown",t=>{Q(t)||t.stopPropagation()})}function ct(e,t,n){let i={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[e.key],r=i?t+i:{Home:0,End:n-1}[e.key];return r===void 0?void 0:Math.min(Math.max(r,0),n-1)}function $t(e,t,{starts:n=()=>!0,
move:i,end:r,cancel:o=()=>{}}){let a=null,s=!1,l=(()=>e.getRootNode()),d=({clientX:f,clientY:p})=>{let k=l().elementFromPoint(f,p);return t().findIndex(x=>x.contains(
k))};return e.addEventListener("pointerdown",f=>{let p=f.button===0&&!f.shiftKey&&!Q(f)?d(f):-1;a=p>=0&&n(p,f)?{from:p,to:p,moved:!1}:null,s=!1}),e.addEventListener(
"pointermove",f=>{let p=a&&f.buttons&1?d(f):-1;p<0||p===a.to||(e.hasPointerCapture(f.pointerId)||e.setPointerCapture(f.pointerId),Object.assign(a,{to:p,moved:!0}),
i(a.from,p))}),e.addEventListener("pointerup",()=>{let f=a;a=null,s=!!f?.moved,s&&r(f.from,f.to)}),e.addEventListener("pointerleave",()=>{a?.moved||(a=null)}),e.
addEventListener("pointercancel",()=>{a=null,o()}),{endsIn:f=>s&&f.detail>0,stop:()=>[a,s]=[null,!1]}}function en(e,t=e.clientWidth,n=e.clientHeight){let i=window.
devicePixelRatio||1;return e.width=Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),{context:e.getContext("2d"),ratio:i}}var nn=420;function he(e,t,n,i){
return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`${nn*n/i}px`,en(t,e.clientWidth,e.clientHeight)}function pe(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.addEventListener("abort",()=>i.disconnect())}var we=e=>new Blob([e],{type:"image/png"});function me(e,t,n){
E(e,t,async()=>{let i=t.map(o=>e.model.get(o)),r=await Promise.all(i.map(o=>o?createImageBitmap(we(o)):null));i.every((o,a)=>o===e.model.get(t[a]))&&!e.signal.aborted&&
n(...r)})}function ge(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);return e.addEventListener("abort",n),i=>(n(),t=i.map(r=>URL.createObjectURL(we(r))),t)}function be(){let e=document.getElementById("stored")?.textContent??"";return JSON.parse(e,(t,n)=>n?.base64===void 0?n:rn(n.base64))}function rn(e){return new DataView(
Uint8Array.from(atob(e),t=>t.charCodeAt(0)).buffer)}function xe(e,t){let{signal:n}=new AbortController,i={};for(let[r,o]of Object.entries(e)){let a=document.getElementById(
r);a.classList.add("idw"),fe(a),i[r]=new Et(t[r]),o({model:i[r],el:a,signal:n})}return i}function Nt(e,t){let n=e.map(([r,o,a])=>c("button.idw-button",{type:"button",title:a,"data-value":r,onclick:()=>t(r)},o));return{buttons:n,show:(r,o=!1)=>{for(let a of n)
a.setAttribute("aria-pressed",String(a.dataset.value===r)),a.disabled=o}}}function ye(e,t){let n=X("radio"),i=e.map(([a])=>c("input",{type:"radio",name:n,value:a,
onchange:()=>t(a)})),r=e.map(([,a],s)=>c("label.idw-pair",i[s],c("span",a)));return{inputs:i,labels:r,show:a=>{for(let s of i)s.checked=s.value===a}}}function ke(e){
let t=c("input.idw-field",{type:"text",autocomplete:"off"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),t}function Ot(e,t,n,i){return i.addEventListener("change",()=>K(e.model,{[t]:i[n]})),E(e,[t],()=>i[n]=e.model.get(t)),i}function Tt(e,t,n){let i=Ot(e,t,"checked",
c("input",{type:"checkbox"})),r=c("span",n);return{input:i,label:r,row:c("label.idw-pair",i,r)}}function ve(e,t={}){let n=c("select.idw-field",t),i=r=>n.replaceChildren(
...r.map(([o,a])=>c("option",{value:o},a)));return i(e),{node:n,offer:i}}function _t(e,t,n,i){let{place:r=Number,value:o=Number,text:a,spoken:s=a,step:l=.05}=i,
{model:d}=e,u=c("input",{type:"range",min:0,max:1,step:l}),f=c("span.idw-value",{"aria-hidden":"true"}),p=()=>{u.value=String(r(d.get(t))),f.textContent=a(d.get(
t)),u.setAttribute("aria-valuetext",s(d.get(t)))};return u.addEventListener("input",()=>d.set(t,o(Number(u.value)))),u.addEventListener("change",()=>d.save_changes()),
E(e,[t],p),{input:u,show:p,row:c("label.idw-row",c("span",n),u,f)}}function Bt(e){let{model:t,el:n}=e;n.classList.add("idw-flow","idw-choice");let[i,r]=[c("span.idw-title",{id:X("label")}),c("p.idw-muted.idw-small",{id:X("hint")})],
o={role:"radiogroup","aria-labelledby":i.id,"aria-describedby":r.id},a=c("div.idw-choice-row",o);n.append(i,c("div.idw-flow.idw-choice-body",a,r));let s=d=>{},l=()=>{
i.textContent=t.get("label"),r.textContent=t.get("options").find(([d])=>d===t.get("value"))?.[2]??"",s(t.get("value"))};E(e,["options"],()=>{let d=ye(t.get("opt\
ions"),u=>K(t,{value:u}));s=d.show,a.replaceChildren(...d.labels),l()}),E(e,["value","label"],l)}var zt=8e6;async function Me(e,t){let[n]=t,i=`“${n.name}”`,r=`images may have up to ${zt/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>zt)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${r}`);e.notify(`Reading ${i}…`);let o=await n.arrayBuffer().catch(
()=>null);o?e.model.send({picture:n.name},void 0,[o]):e.notify(`${i} is no file that can be read.`)}function Ee(e,{model:t,el:n,signal:i}){let r=({dataTransfer:s})=>t.
get("accepts_images")&&s.types.includes("Files"),o=s=>e.stage.classList.toggle("idw-dropping",s);for(let s of["dragenter","dragover","drop"])n.addEventListener(
s,l=>{r(l)&&(l.preventDefault(),l.stopPropagation(),o(s!=="drop"),s==="drop"&&l.dataTransfer.files.length&&Me(e,[...l.dataTransfer.files]))});n.addEventListener(
"dragleave",s=>n.contains(s.relatedTarget)||o(!1));let a=({problem:s})=>s===void 0||e.notify(s);t.on("msg:custom",a),i.addEventListener("abort",()=>t.off("msg:c\
ustom",a))}function Ae(e){let t=c("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&Me(e,[...t.files]));let i=c(
"button.idw-button",{type:"button",onclick:()=>{t.value="",t.click()}},"Open an image…");return c("div.idw-opener",i,c("span.idw-muted",`or drop one (up to ${zt/
1e6} MB)`),t)}function Le(e,t){let{model:n}=t,i=p=>p?j(p,null,""):"0",r=_t(t,"opacity","Opacity",{text:p=>`${Math.round(100*p)} %`}),o=_t(t,"threshold","Threshold",{place:p=>Math.
cbrt(p/e.range.high),value:p=>Number((e.range.high*p**3).toPrecision(3)),text:p=>`${i(p)} ${e.sumUnit}`.trim(),spoken:p=>`${i(p)} ${n.get("unit")}`.trim(),step:.01}),
a=Object.keys(n.get("_colormaps")).filter(p=>p!=="signed"),s=Ot(t,"colormap","value",ve(a.map(p=>[p,p])).node),l=Tt(t,"hide_noise","Hide below 2σ"),d=Ae(e),u=()=>{
r.show(),o.show(),o.input.disabled=!e.field,s.disabled=e.range.signed,l.input.disabled=!e.errors},f=c("div.idw-grid",r.row,o.row,c("label.idw-row",c("span","Col\
ours"),s),c("div.idw-switches",l.row,Tt(t,"smooth","Smooth").row),d);return{panel:c("div.idw-small.idw-controls",f),opener:d,show:u}}var $e=8,on=4,sn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-$e,0],PageDown:[$e,0],Home:[0,-1/0],End:[0,1/0]};function Ne(e){let{
canvas:t,model:n}=e,i=null,r=!1,o=s=>{let l=t.getBoundingClientRect(),d=(p,k)=>nt(Math.floor(p*k),0,k-1),{rows:u,columns:f}=e.field;return[d((s.clientY-l.top)/l.
height,u),d((s.clientX-l.left)/l.width,f)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:o(s),x:s.clientX,y:s.
clientY},r=!1,t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let l=o(s);e.point(l),r||=i!==null&&Math.hypot(s.clientX-
i.x,s.clientY-i.y)>=on,r&&e.select(mt(i.cell,l))});let a=s=>{i&&((!s||!r)&&e.select(null),i=null,r=!1,n.save_changes())};t.addEventListener("pointerup",()=>a(!0)),
t.addEventListener("pointercancel",()=>a(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function Se(e){let{
canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=sn[r.key];if(!o||!e.
field||Q(r))return;r.preventDefault();let{rows:a,columns:s}=e.field,l=e.cell??[a>>1,s>>1],d=[nt(l[0]+o[0],0,a-1),nt(l[1]+o[1],0,s-1)],u=e.cell||r.shiftKey?d:l;i=
r.shiftKey?i??l:null,e.spoken=i?"region":"cursor",e.point(u),i&&(e.select(mt(i,u)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}var an=250,Dt=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=c("span.idw-title"),this.reading=c("span.idw-large.idw-reading"),this.canvas=c("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=c("div.idw-note",{role:"status"}),this.stage=c("div.idw-stage",this.canvas,this.note),this.bar=c("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=c("div.idw-muted.idw-small.idw-bar-ticks"),this.unit=c("span.idw-muted.idw-small.idw-bar-unit"),this.legend=c("div.idw-colourb\
ar",this.bar,this.scale,this.unit),this.probe=c("output.idw-probe"),this.sum=c("output.idw-sum"),this.controls=Le(this,t);let n=c("div.idw-head",this.title,this.
reading);t.el.append(n,this.stage,this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){let[
t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,r]=this.model.get("region"),o=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),an))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=q(this.model,"values","errors","replicates").map(wt);this.field=t&&{...t,...ae(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,r,o]=q(n,"limit","colormap","threshold"),a=i??(t?.size||1),s=n.get("signed")??t?.negative??!1;this.range={
low:s?-a:0,high:a,signed:s};let l=[this.range.low,a],d=ce(n.get("_colormaps")[s?"signed":r]),u=n.get("hide_noise")?this.errors?.data:null,f=(p,k)=>{let x=Math.abs(
p);return!(x<o)&&(!u||x>=2*u[k])};this.layer=t&&Ie(ue(t.data,d,l,f),t.columns,t.rows),this.drawLegend(d,l,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,i){
let r=pt([0,255],n),o=t.map((s,l)=>Math.abs(r(l))<i?s&16777215|50<<24:s);Ie(o,256,1,this.bar);let a=pt(n,[0,100]);this.scale.replaceChildren(...Mt(n).map(({value:s,
text:l})=>c("span",{style:`left:${a(s)}%`},l))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.
model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:r,cellSize:o,sumUnit:a}=this,[s,l]=o,d=(T,C,L,O,w)=>{T.setAttribute("aria-live",this.
spoken===C?"polite":"off"),T.replaceChildren(...L?[`${L} `,c("span.idw-small",O)]:[t?w:""]);for(let y of["idw-hint","idw-muted","idw-small"])T.classList.toggle(
y,!L)},u=i&&i[0]*t.columns+i[1],f=i&&j(t.data[u],n?.data[u],a),[p,k]=i?[(i[1]+.5)*l,(i[0]+.5)*s]:[];d(this.probe,"cursor",f,`at (${Math.floor(p)}, ${Math.floor(
k)})`,"Point at a pixel, or use the arrow keys");let x=s*l,[b,A]=r?[de(t,r),le(this.replicates,t,r)]:[],N=r&&j(b*x,A===null?null:A*x,a);d(this.sum,"region",N,r&&
this.extent(r,b),"Drag a region, or use Shift+arrow keys"),this.spoken=""}extent(t,n){let[i,r,o,a]=t,{negative:s,total:l}=this.field,[d,u]=[(o-i)*this.cellSize[1],
(a-r)*this.cellSize[0]].map(Math.round),f=s||!(l>0)||Number.isNaN(n)?"":` (${re(n/l)} of the map)`;return`in ${d}×${u} pixels${f}`}draw(){let{image:t,field:n,layer:i,
canvas:r,stage:o,model:a}=this,[s,l]=t?[t.width,t.height]:n?[n.columns,n.rows]:[1,1],{context:d,ratio:u}=he(o,r,s,l),f=i?a.get("opacity"):0;t&&(d.imageSmoothingEnabled=
a.get("smooth")||t.width>r.width,d.filter=`grayscale(${f})`,d.drawImage(t,0,0,r.width,r.height),d.filter="none"),i&&(d.imageSmoothingEnabled=a.get("smooth"),d.globalAlpha=
f,d.drawImage(i,0,0,r.width,r.height),d.globalAlpha=1,this.region&&this.outline(d,u,this.region,[5,4],0),this.cell&&this.outline(d,u,mt(this.cell,this.cell),[],
1.5))}outline(t,n,i,r,o){let[a,s,l,d]=i,{canvas:u,field:f}=this,[p,k,x]=[u.width/f.columns,u.height/f.rows,o*n];for(let b of[!1,!0])t.lineWidth=(b?1.5:3)*n,t.strokeStyle=
b?"#fff":"#000",t.setLineDash(b?r.map(A=>A*n):[]),t.strokeRect(a*p-x,s*k-x,(l-a)*p+2*x,(d-s)*k+2*x);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,o,a]=q(
n,"title","reading","loading","accepts_images"),s=!!n.get("values"),l=o?"Estimating…":t?"No map yet":a?"Drop an image here":"No picture yet";this.title.textContent=
i,this.reading.textContent=r,Lt(this.note,this.message||(s?"":l)),this.stage.classList.toggle("idw-empty",!t&&!s),this.stage.setAttribute("aria-busy",o),this.canvas.
setAttribute("aria-label",["Heat map",i,r].filter(Boolean).join(", ")),this.controls.opener.hidden=!a}showImage(t){this.image=t,this.label(),this.draw()}notify(t){
this.message=t,this.label()}};function Ie(e,t,n,i=c("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.
buffer),t,n),0,0),i}function Ce(e){e.el.classList.add("idw-figure","idw-pane");let t=new Dt(e);Ne(t),Se(t),Ee(t,e),pe(e.signal,t.stage,()=>t.draw()),E(e,["value\
s","errors","replicates"],()=>t.decode()),E(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),E(e,["cursor","region"],()=>{t.readOut(),
t.draw()}),E(e,["opacity","smooth"],()=>t.draw()),E(e,["title","reading","loading","values","accepts_images"],()=>t.label()),me(e,["image"],n=>t.showImage(n))}function Ft(e,t=!1){let n=pt(e,[0,100]),[i,r]=t?["bottom","height"]:["left","width"],o=(l,d,u="")=>c(`span.${l}`,{style:`${i}:${n(d)}%`},u),a=(l,d,u)=>{let[f,p]=[
n(Math.min(d,u)),n(Math.max(d,u))];return c(`span.${l}`,{style:`${i}:${f}%;${r}:${p-f}%`})};return{place:n,mark:o,bar:(l,d,[u,f],p=0)=>l==null?[]:[a(u,p,l),...d>
0?[a(f,l-d,l+d)]:[]]}}function dn(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function St(e,t,n,i){let{bar:r,mark:o}=Ft(i,!0),[a,s]=r(t,n,[dn(t),"idw-whisk\
er"]);e.replaceChildren(...a?[a]:[],o("idw-zero",0),...s?[s]:[])}function Re(e){let{model:t,el:n}=e;n.classList.add("idw-spectrum");let i=c("span.idw-muted.idw-small.idw-end"),r=c("button.idw-bare.idw-link",{type:"button"},"a\
ll levels"),o=c("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),a=c("div.idw-strip"),s=c("p.idw-muted.idw-small","Denoised at each noise level"),
l=c("div.idw-muted.idw-small.idw-axis"),d=c("p.idw-muted","No numbers yet."),u=c("div.idw-head",c("span.idw-title","At which noise levels"),r,i);n.append(u,o,l,
a,s,d);let f=[],p=0,k=0,x=()=>{let[w=0,y=-1]=t.get("selected");return G(w,y+1)},b=w=>K(t,{selected:w.length?[w[0],w.at(-1)]:[]}),A=w=>f[w]?.button.focus();r.addEventListener(
"click",()=>{b([]),A(p)}),o.addEventListener("focusin",w=>{p=f.findIndex(({button:y})=>y===w.target),f.forEach(({button:y},S)=>y.tabIndex=S===p?0:-1)});let N=$t(
o,()=>f.map(({button:w})=>w),{starts:w=>(k=w,!0),move:(w,y)=>b(J([],y,w)),end:(w,y)=>A(y)}),T=(w,y)=>{N.endsIn(y)||(b(J(x(),w,y.shiftKey?k:null)),A(w))};o.addEventListener(
"keydown",w=>{if(Q(w)||["ArrowUp","ArrowDown"].includes(w.key))return;w.key==="Escape"&&b([]);let y=ct(w,p,f.length);if(y===void 0)return;w.preventDefault();let S=t.
get("selected");w.shiftKey&&!(S.includes(p)&&S.includes(k))&&(k=p),A(y),w.shiftKey&&b(J([],p,k))});let C=()=>{let w=t.get("edges").map(S=>Y(S,1));f=w.slice(1).map(
(S,I)=>{let z=c("span.idw-bar"),D=c("button.idw-button.idw-band",{type:"button",onclick:P=>T(I,P)},z);return{bar:z,button:D,name:`log SNR ${w[I]} to ${S}`}}),p=
Math.min(p,Math.max(f.length-1,0)),N.stop(),o.replaceChildren(...f.map(({button:S})=>S));let y=w.length?[`noise, ${w[0]}`,"log SNR",`${w.at(-1)}, picture`]:[];l.
replaceChildren(...y.map(S=>c("span",S))),L()},L=()=>{let[w,y,S]=q(t,"values","errors","unit"),I=x(),z=at(w,y,{clip:!0});d.hidden=w.length>0,o.hidden=l.hidden=!w.
length,i.textContent=w.length?vt(z,S):"",r.hidden=!I.length,f.forEach(({bar:D,button:P,name:Z},m)=>{let M=j(w[m]??null,y[m],S);P.setAttribute("aria-pressed",String(
I.includes(m))),P.setAttribute("aria-label",`${Z}: ${M}`),P.title=`${Z}
${M}`,P.tabIndex=m===p?0:-1,St(D,w[m],y[m],z)}),a.hidden=s.hidden=!a.children.length||!w.length,[...a.children].forEach((D,P)=>D.classList.toggle("idw-dim",I.length>
0&&!I.includes(P)))},O=ge(e.signal);E(e,["edges"],C),E(e,["pictures","edges"],()=>{let w=t.get("pictures")??[],y=O(w.length===f.length?w:[]);a.replaceChildren(...y.
map((S,I)=>c("img",{src:S,alt:`Denoised at ${f[I].name}`,title:f[I].name}))),L()}),E(e,["values","errors","unit","selected"],()=>{f.length===Math.max(t.get("edg\
es").length-1,0)&&L()})}function Oe(e){let t=c("p.idw-muted.idw-small",{id:X("hint")},"Enter applies, Escape reverts."),n=c("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},r=ke(i),o=c("div.idw-rewrite",{hidden:!0},r,t,n),a=(d,u)=>{o.hidden||(o.hidden=!0,e(d,u))},s=d=>{
n.textContent=d,d?r.setAttribute("aria-invalid","true"):r.removeAttribute("aria-invalid")};return r.addEventListener("keydown",d=>{if(d.isComposing||(d.key==="E\
scape"&&a(null,!0),d.key!=="Enter"))return;d.preventDefault();let u=r.value.trim();u?a(u,!0):s("A prompt needs at least one word.")}),r.addEventListener("input",
()=>s("")),r.addEventListener("blur",()=>{lt(r)!==r&&a(null,!1)}),{form:o,open:d=>{r.value=d,o.hidden=!1,s(""),r.focus(),r.select()}}}var ln=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],cn="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",un="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",fn={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},hn="M11.5 2.5l2\
 2L5.5 12.5l-2.7.7.7-2.7zM10 4l2 2";function Te(e){let{model:t,el:n}=e;n.classList.add("idw-picker");let i=c("span.idw-title"),r=c("span.idw-muted.idw-small.idw\
-end.idw-picker-scale"),o=c("button.idw-bare.idw-icon",{type:"button","aria-label":"Edit the prompt",title:"Edit the prompt (F2)"});o.innerHTML=`<svg viewBox="0\
 0 16 16" width="16" height="16" aria-hidden="true"><path d="${hn}"/></svg>`;let a=c("span.idw-hidden",{id:X("help")}),s=c("div.idw-flow.idw-words",{role:"group",
"aria-describedby":a.id}),l=c("p.idw-muted","No words yet."),d=c("div.idw-flow.idw-buttons.idw-presets",{role:"group","aria-label":"Questions"}),u=c("p.idw-asks",
{role:"status"}),f=c("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),p=Oe((h,g)=>z(h,g)),k=c("div.idw-head",i,o,r);n.append(
k,a,s,p.form,l,d,u,f);let x=[],b=0,A=0,N=null,T=null,C=t.get("awaited"),L=()=>{let[h,g,v,R]=q(t,"words","selected","excluded","unasked");return new dt(h.length,
g,v,R)},O=({selected:h,excluded:g})=>{C="",K(t,{selected:h,excluded:g}),$()},w=h=>x[h]?.button.focus(),y=Nt(ln,h=>O(L().take(h,b)));d.append(...y.buttons);let S=()=>t.
get("text")||t.get("words").join(" "),I=()=>{!t.get("editable")||t.get("disabled")||(p.open(C||S()),$())},z=(h,g)=>{h!==null&&(C=h===S()?"":h,t.send({edited:h})),
$(),g&&(x[b]?.button??o).focus()};o.addEventListener("click",I);let D=h=>h.target.closest(".idw-leave"),P=$t(s,()=>x.map(({chip:h})=>h),{starts:(h,g)=>!t.get("d\
isabled")&&!D(g),move:(h,g)=>{N=L().phrase(h,g),$()},end:(h,g)=>{N=null,A=h,O(L().phrase(h,g)),w(g)},cancel:()=>{N=null,$()}}),Z=(h,g)=>{if(P.endsIn(g))return;let v=L();
g.detail===1&&(T=v),g.altKey?O(v.exclude(h)):g.ctrlKey||g.metaKey?O(v.toggle(h)):g.shiftKey?O(v.phrase(A,h)):O(v.choose(h)),g.shiftKey||(A=h),w(h)};s.addEventListener(
"dblclick",h=>{!t.get("editable")||D(h)||(T&&O(T),I())}),s.addEventListener("focusin",h=>{let g=x.findIndex(({chip:v})=>v.contains(h.target));g<0||(b=g,x.forEach(
({button:v},R)=>v.tabIndex=R===b?0:-1))}),s.addEventListener("keydown",h=>{let g=h.key===" "&&h.ctrlKey;if(h.ctrlKey&&!g||h.metaKey||h.altKey||t.get("disabled")||
D(h)&&["Enter"," "].includes(h.key))return;let v=g?"toggle":fn[h.key.length>1?h.key:h.key.toLowerCase()],R=ct(h,b,x.length);if((v||R!==void 0||["Escape","F2"].includes(
h.key))&&(h.preventDefault(),h.stopPropagation()),h.key==="Escape"&&O(L().take("whole",b)),h.key==="F2"&&I(),v&&!h.repeat){if(v==="choose"&&h.shiftKey)return O(
L().phrase(A,b));v!=="exclude"&&(A=b),O(L()[v](b))}if(R===void 0)return;let{selected:_}=L(),H=_.includes(b)&&[_[0],_.at(-1)].includes(A);h.shiftKey&&!H&&(A=b),w(
R),h.shiftKey&&O(L().phrase(A,b))}),s.addEventListener("keyup",h=>{h.key===" "&&!D(h)&&h.preventDefault()});let m=(h,g)=>{let v=c("span.idw-bar"),R=c("span.idw-\
muted.idw-small.idw-number"),_=c("span.idw-word-text",{"data-text":h[g]},h[g]),B=c("button.idw-bare.idw-word",{type:"button",onclick:ut=>Z(g,ut)},_,v,R),F=c("bu\
tton.idw-button.idw-leave",{type:"button",tabindex:-1,onclick:()=>O(L().exclude(g))});return{name:h[g]+At(h,g),bar:v,number:R,button:B,leave:F,chip:c("div.idw-c\
hip",B,F)}},M=()=>{let h=t.get("words"),g=s.contains(lt(n)),v=Math.max(h.length-1,0);x=h.map((R,_)=>m(h,_)),[b,A]=[Math.min(b,v),Math.min(A,v)],N=T=null,P.stop(),
s.replaceChildren(...x.map(({chip:R})=>R)),$(),g&&w(b)},$=()=>{let[h,g,v,R]=q(t,"values","errors","unit","disabled"),_=N??L(),H=at(h,g,{clip:!0}),B=!p.form.hidden;
i.textContent=t.get("label"),a.textContent=cn+(t.get("unasked")==="none"?"clears the selection":"selects the whole prompt"),s.setAttribute("aria-label",t.get("l\
abel")),r.textContent=h.some(F=>F!==null)?vt(H,v):"",x.forEach(({name:F,bar:W,number:ut,button:tt,leave:ft,chip:Wt},et)=>{let Gt=h.length?j(h[et],g[et],v):"",ht=_.
state(et),Xt=ht==="left out";Wt.dataset.state=ht,Wt.title=[`${F}: ${ht}`,Gt,un].filter(Boolean).join(`
`),tt.setAttribute("aria-pressed",String(ht==="selected")),tt.setAttribute("aria-label",[F,ht,Gt].filter(Boolean).join(", ")),tt.disabled=ft.disabled=R,tt.tabIndex=
et===b?0:-1,ft.textContent=Xt?"+":"×",ft.title=Xt?"Take back":"Leave out",ft.setAttribute("aria-label",`${ft.title} ${F}`),ut.textContent=kt(h[et]??NaN,Math.max(
-H[0],H[1])),St(W,h[et],g[et],H)}),y.show(_.preset,R);let V=C&&`Sent: “${C}”. Its words come with its first numbers.`;Lt(u,V||t.get("question")),f.textContent=
C?"":t.get("formula"),s.hidden=B;for(let F of[d,u,f])F.hidden=B||!x.length;l.hidden=B||x.length>0,o.hidden=B||!t.get("editable"),o.disabled=R};E(e,["awaited"],()=>{
C=t.get("awaited"),$()}),E(e,["words"],M),E(e,[...["selected","excluded","unasked","values","errors","unit","label","text","editable","disabled"],"question","fo\
rmula"],()=>{x.length===t.get("words").length&&$()})}var pn=[["prompt","prompt","In the order of the prompt"],["mi","alone","Largest information alone first"],["cmi","given the rest","Largest information given the\
 rest first"]],_e=["idw-wordbars-alone","idw-reach.idw-wordbars-reach-alone"],Be=["idw-wordbars-rest","idw-reach.idw-wordbars-reach-rest"];function wn(e,t){let n=i=>t[i]??
-1/0;return G(e).sort((i,r)=>n(i)===n(r)?i-r:n(r)-n(i))}function ze(e){let{model:t,el:n}=e;n.classList.add("idw-wordbars");let i=(m,M)=>c("span.idw-pair",c(`i.${m}`),
M),r=c("div.idw-flow.idw-small",i(_e[0],"alone (MI)"),i(Be[0],"given the rest (CMI)")),o=Nt(pn,m=>K(t,{sort:m})),s=c("div.idw-flow.idw-small.idw-buttons.idw-end\
.idw-wordbars-sort",{role:"group","aria-label":"Order of the words"},c("span.idw-muted","Order"),...o.buttons),l=c("div.idw-head",c("span.idw-title","How much e\
ach word tells"),r,s),u=c("div.idw-wordbars-rows",{role:"listbox","aria-label":"How much each word tells","aria-multiselectable":"true"}),f=c("span.idw-wordbars\
-track.idw-small"),p=c("div.idw-wordbars-unit.idw-small.idw-muted"),k=c("div.idw-wordbars-axis",{"aria-hidden":"true"},c("span"),f),x=c("div.idw-wordbars-chart",
u,k,p),b=c("p.idw-wordbars-reading"),A=c("p.idw-muted","No numbers yet.");n.append(l,x,b,A);let N=[],T=[],C=0,L=-1,O=m=>{K(t,{selected:J(t.get("selected"),m)}),
N[m].row.focus()},w=m=>N.findIndex(({row:M})=>M===m.target.closest(".idw-wordbars-row")),y=m=>{L=m,z()};u.addEventListener("click",m=>w(m)>=0&&O(w(m))),u.addEventListener(
"pointermove",m=>y(w(m))),u.addEventListener("pointerleave",()=>y(-1)),u.addEventListener("focusin",m=>{C=w(m),N.forEach(({row:M},$)=>M.tabIndex=$===C?0:-1),y(C)}),
u.addEventListener("focusout",()=>y(-1)),u.addEventListener("keydown",m=>{if(Q(m))return;let M=ct(m,T.indexOf(C),T.length);(M!==void 0||["Enter"," ","Escape"].includes(
m.key))&&m.preventDefault(),["Enter"," "].includes(m.key)&&!m.repeat&&O(C),m.key==="Escape"&&K(t,{selected:[]}),M!==void 0&&N[T[M]].row.focus()});let S=()=>q(t,
"mi","mi_errors","cmi","cmi_errors"),I=m=>{let[M,$,U,h]=S(),g=(v,R,_)=>v.length?[`${j(v[m],R[m],t.get("unit"))} ${_}`]:[];return[...g(M,$,"alone"),...g(U,h,"giv\
en the rest")].join(", ")},z=()=>{let m=t.get("selected"),M=N[L>=0?L:m.length===1?m[0]:-1],$=M?[c("strong",M.name),`: ${I(M.index)}`]:["Point at a word to read \
its numbers."];b.replaceChildren(...$),b.classList.toggle("idw-muted",!M)},D=()=>{let m=t.get("words");N=m.map((M,$)=>{let U=M+At(m,$),h=c("span.idw-wordbars-tr\
ack"),g=c("div.idw-wordbars-row",{role:"option"},c("span.idw-wordbars-word",U),h);return{index:$,name:U,track:h,row:g}}),C=Math.min(C,Math.max(m.length-1,0)),L=
-1,T=[],Z()},P=()=>{let m=t.get("sort");o.show(m);let M=wn(N.length,m==="prompt"?[]:t.get(m));if(String(M)===String(T))return;let $=lt(u);T=M,u.replaceChildren(
...M.map(U=>N[U].row)),$ instanceof HTMLElement&&u.contains($)&&$.focus()},Z=()=>{let[m,M,$,U]=S(),h=[...m,...$].some(B=>B!==null);l.hidden=x.hidden=b.hidden=!h,
A.hidden=h,P();let g=[...m.map((B,V)=>M[V]),...$.map((B,V)=>U[V])],v=at([...m,...$],g),{bar:R,mark:_}=Ft(v),H=Mt(v);N.forEach(({name:B,track:V,row:F},W)=>{let ut=H.
map(({value:tt})=>_(`idw-wordbars-tick${tt===0?".idw-wordbars-zero":""}`,tt));V.replaceChildren(...ut,...R(m[W],M[W],_e),...R($[W],U[W],Be)),F.setAttribute("ari\
a-selected",String(t.get("selected").includes(W))),F.setAttribute("aria-label",`${B}: ${I(W)}`),F.tabIndex=W===C?0:-1}),f.replaceChildren(...H.map(({value:B,text:V})=>_(
"idw-muted",B,V))),p.textContent=t.get("unit"),z()};E(e,["words"],D),E(e,["mi","mi_errors","cmi","cmi_errors","unit","sort","selected"],()=>{N.length===t.get("w\
ords").length&&Z()})}var mn={picker:Te,estimator:Bt,unit:Bt,spectrum:Re,bars:ze,pane:Ce},gn={title:"This question",question:"This question was not measured.",formula:""},{answers:De,
edges:It,labels:bn,states:xn}=be(),{picker:rt,estimator:Pe,unit:Ct,spectrum:jt,bars:gt,pane:Kt}=xe(mn,xn),Ut=rt.get("words"),qt=It.length-2,bt=()=>Ct.get("value")===
"bits"?1/Math.LN2:1,Fe=e=>e&&{...e,scale:e.scale*bt()},je=()=>new dt(Ut.length,rt.get("selected"),rt.get("excluded"));function yn({preset:e,selected:t}){return e===
"whole"?"":e&&t.length===1?`${t[0]} ${e}`:"none"}function Pt(e){return[0,1].map(t=>e.map(n=>n?.[t]==null?null:n[t]*bt()))}function kn(e,t,n){let i=wt(e.maps[t]);
for(let o of e.maps.slice(t+1,n+1))wt(o)?.data.forEach((a,s)=>i.data[s]+=a);let r=n-t===qt;return{errors:r?Fe(e.errors):null,replicates:r?Fe(e.replicates):null,
values:se({...i,data:i.data.map(o=>o*bt())})}}function Ht(){let[[e,t]=[0,qt]]=[jt.get("selected")].filter(I=>I.length),[n,i]=[Pe.get("value"),Ct.get("value")],r=`${e}\
 ${t}`,o=je(),{title:a,question:s,formula:l,[n]:d}=De[yn(o)]??gn,u=I=>Pt(Ut.map((z,D)=>De[`${D} ${I}`][n].totals[r])),[[f,p],[k,x]]=[u("alone"),u("rest")],b=o.preset===
"alone",[A,N]=b?[f,p]:[k,x];it(rt,{values:A,errors:N,label:bn[b?"alone":"rest"],unit:i,question:s,formula:l}),it(gt,{mi:f,mi_errors:p,cmi:k,cmi_errors:x,unit:i}),
String(gt.get("selected"))!==String(o.selected)&&gt.set("selected",o.selected);let[T,C]=Pt(It.slice(1).map((I,z)=>d?.totals[`${z} ${z}`]));it(jt,{values:T,errors:C,
unit:i});let[L,O]=[It[e],It[t+1]].map(I=>Y(I,1)),w=t-e===qt?a:`${a}, log SNR ${L} to ${O}`,[[y],[S]]=Pt([d?.totals[r]]);it(Kt,{...d?kn(d,e,t):{errors:null,replicates:null,
values:null},title:w,reading:d?j(y,S,i):"was not measured",signed:n==="standard",unit:`${i} per pixel`})}gt.on("change:selected",()=>{let e=gt.get("selected");if(String(
e)===String(rt.get("selected")))return;let t=Ut.map((i,r)=>r).filter(i=>!e.includes(i)),n=je().preset==="alone"&&e.length?t:[];it(rt,{excluded:n,selected:e})});
Ct.on("change:value",()=>Kt.set("threshold",Kt.get("threshold")*(bt()===1?Math.LN2:bt())));var{signal:Vt}=new AbortController;E({model:rt,signal:Vt},["selected",
"excluded"],Ht);E({model:jt,signal:Vt},["selected"],Ht);for(let e of[Pe,Ct])E({model:e,signal:Vt},["value"],Ht);

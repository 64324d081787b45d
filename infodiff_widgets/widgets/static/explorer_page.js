// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function xt(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function He(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Qt(e){let t,n,
i;e.length!==2?(t=xt,n=(a,l)=>xt(e(a),l),i=(a,l)=>e(a)-l):(t=e===xt||e===He?e:Ve,n=e,i=e);function r(a,l,d=0,c=a.length){if(d<c){if(t(l,l)!==0)return c;do{let f=d+
c>>>1;n(a[f],l)<0?d=f+1:c=f}while(d<c)}return d}function o(a,l,d=0,c=a.length){if(d<c){if(t(l,l)!==0)return c;do{let f=d+c>>>1;n(a[f],l)<=0?d=f+1:c=f}while(d<c)}
return d}function s(a,l,d=0,c=a.length){let f=r(a,l,d,c-1);return f>d&&i(a[f-1],l)>-i(a[f],l)?f-1:f}return{left:r,center:s,right:o}}function Ve(){return 0}function We(e){
return e===null?NaN:+e}var Zt=Qt(xt),Nn=Zt.right,Sn=Zt.left,On=Qt(We).center;var Cn=te(ee),In=te(Ge);function te(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!i)return t;let a=n&&e(n),l=i&&e(i),d=r.slice();return a&&l?(nt(a,d,r,o,s),nt(a,r,d,o,s),nt(a,d,r,o,s),it(l,r,d,o,s),it(l,d,r,o,
s),it(l,r,d,o,s)):a?(nt(a,r,d,o,s),nt(a,d,r,o,s),nt(a,r,d,o,s)):l&&(it(l,r,d,o,s),it(l,d,r,o,s),it(l,r,d,o,s)),t}}function nt(e,t,n,i,r){for(let o=0,s=i*r;o<s;)
e(t,n,o,o+=i,1)}function it(e,t,n,i,r){for(let o=0,s=i*r;o<i;++o)e(t,n,o,o+s,i)}function Ge(e){let t=ee(e);return(n,i,r,o,s)=>{r<<=2,o<<=2,s<<=2,t(n,i,r+0,o+0,s),
t(n,i,r+1,o+1,s),t(n,i,r+2,o+2,s),t(n,i,r+3,o+3,s)}}function ee(e){let t=Math.floor(e);if(t===e)return Xe(e);let n=e-t,i=2*e+1;return(r,o,s,a,l)=>{if(!((a-=l)>=
s))return;let d=t*o[s],c=l*t,f=c+l;for(let w=s,y=s+c;w<y;w+=l)d+=o[Math.min(a,w)];for(let w=s,y=a;w<=y;w+=l)d+=o[Math.min(a,w+c)],r[w]=(d+n*(o[Math.max(s,w-f)]+
o[Math.min(a,w+f)]))/i,d-=o[Math.max(s,w-c)]}}function Xe(e){let t=2*e+1;return(n,i,r,o,s)=>{if(!((o-=s)>=r))return;let a=e*i[r],l=s*e;for(let d=r,c=r+l;d<c;d+=
s)a+=i[Math.min(o,d)];for(let d=r,c=o;d<=c;d+=s)a+=i[Math.min(o,d+l)],n[d]=a/t,a-=i[Math.max(r,d-l)]}}function ne(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of e)(o=t(o,++r,e))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var Ye=Array.prototype,Rn=Ye.slice;var Je=Math.sqrt(50),Qe=Math.sqrt(10),Ze=Math.sqrt(2);function yt(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),s=o>=Je?10:o>=
Qe?5:o>=Ze?2:1,a,l,d;return r<0?(d=Math.pow(10,-r)/s,a=Math.round(e*d),l=Math.round(t*d),a/d<e&&++a,l/d>t&&--l,d=-d):(d=Math.pow(10,r)*s,a=Math.round(e/d),l=Math.
round(t/d),a*d<e&&++a,l*d>t&&--l),l<a&&.5<=n&&n<2?yt(e,t,n*2):[a,l,d]}function ie(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,o,s]=i?
yt(t,e,n):yt(e,t,n);if(!(o>=r))return[];let a=o-r+1,l=new Array(a);if(i)if(s<0)for(let d=0;d<a;++d)l[d]=(o-d)/-s;else for(let d=0;d<a;++d)l[d]=(o-d)*s;else if(s<
0)for(let d=0;d<a;++d)l[d]=(r+d)/-s;else for(let d=0;d<a;++d)l[d]=(r+d)*s;return l}function Jt(e,t,n){return t=+t,e=+e,n=+n,yt(e,t,n)[2]}function re(e,t,n){t=+t,
e=+e,n=+n;let i=t<e,r=i?Jt(t,e,n):Jt(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}function oe(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&(n<r||n===void 0&&
r>=r)&&(n=r)}return n}function j(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}var Tn=tn(Math.random);function tn(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let s=e()*o--|0,a=n[o+i];n[o+i]=n[s+i],n[s+i]=a}return n}}function kt(e,t){
let n=0;if(t===void 0)for(let i of e)(i=+i)&&(n+=i);else{let i=-1;for(let r of e)(r=+t(r,++i,e))&&(n+=r)}return n}function se(e,t){if(typeof t!="function")throw new TypeError("test is not a function");let n=-1;for(let i of e)if(t(i,++n,e))return!0;return!1}function G(e,t){return e.toFixed(t).replace("-","−")}function Rt(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function z(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=Rt(i?Math.abs(e):t);return`${G(e,r)}${i?"":` ± ${G(t,r)}`} ${n}`.
trim()}function Et(e,t){return Number.isFinite(e)?e===0?"0":G(e,t<.1?Rt(t):Math.min(Rt(Math.abs(e)/10),2)):"·"}function vt([e,t],n){let i=Math.max(-e,t);return`\
bars: ${Et(e,i)} to ${Et(t,i)} ${n}`}function ae(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Mt([e,t],n=4){let i=Math.max(0,-Math.floor(Math.log10(re(
e,t,n))+1e-9));return ie(e,t,n).map(r=>({value:r,text:r===0?"0":G(r,i)}))}function rt(e,t=[],{zero:n=!0,clip:i=!1}={}){let r=e.flatMap((a,l)=>a===null?[]:[a-(t[l]??
0),a+(t[l]??0)]),[o=0,s=0]=ne(n?[0,...r]:r);return s<=o?[0,1]:[i&&e.every(a=>a===null||a>=0)?0:o,s]}function V(e,t,n){return Math.min(Math.max(e,t),n)}function ht([
e,t],[n,i]){return r=>n+(i-n)*(V(r,e,t)-e)/(t-e||1)}var en={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function pt(e){if(!e)return null;let{shape:t,dtype:n,scale:i=1,data:r}=e,[o,
s]=t.slice(-2),a=new en[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===1?{rows:o,columns:s,data:a}:{rows:o,columns:s,data:Float32Array.
from(a,n==="float16"?l=>nn(l)*i:l=>l*i)}}function le({rows:e,columns:t,data:n}){return{shape:[e,t],dtype:"float32",data:new DataView(n.buffer,n.byteOffset,n.byteLength)}}
function nn(e){let[t,n,i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function ce(e){let t=e.filter(Number.
isFinite);return{size:oe(t,Math.abs)??0,negative:se(t,n=>n<0),total:kt(t)}}function ue({columns:e,data:t},[n,i,r,o]){let a=j(i,o).map(l=>t.subarray(l*e+n,l*e+r)).
map(l=>l.filter(Number.isFinite));return a.some(l=>l.length)?kt(a,l=>kt(l)):NaN}function de(e,t,n,i){let r=n/i;return j(i).map(o=>Math.max(Math.min(t,(o+1)*r)-Math.
max(e,o*r),0))}function fe(e,t,[n,i,r,o]){if(!e)return null;let{rows:s,columns:a,data:l}=e,d=de(i,o,t.rows,s),c=de(n,r,t.columns,a),f=0;for(let w=0;w<l.length;w+=
s*a){let y=0;d.forEach((p,M)=>{p&&c.forEach((I,k)=>y+=p*I*l[w+M*a+k])}),f+=y*y}return Math.sqrt(f)}function mt([e,t],[n,i]){let[r,o]=[Math.min(t,i),Math.max(t,i)+
1];return[r,Math.min(e,n),o,Math.max(e,n)+1]}function he(e){return Uint32Array.from({length:256},(t,n)=>{let i=n/255*(e.length-1),r=Math.min(Math.floor(i),e.length-
2),[o,s,a]=e[r].map((l,d)=>Math.round(l+(i-r)*(e[r+1][d]-l)));return(255<<24|a<<16|s<<8|o)>>>0})}var rn=4286611584;function pe(e,t,n,i){let[r,o]=n,s=new Uint32Array(
e.length),a=l=>t[Math.round(255*(V(l,r,o)-r)/(o-r))];return e.forEach((l,d)=>{i(l,d)&&(s[d]=Number.isFinite(l)?a(l):rn)}),s}var At=class extends EventTarget{constructor(t){super(),this.state={...t},this.on=this.addEventListener,this.off=this.removeEventListener}get(t){return this.state[t]}set(t,n){
this.state[t]=n,this.dispatchEvent(new Event(`change:${t}`))}save_changes(){}send(){}};function K(e,...t){return t.map(n=>e.get(n))}function Z(e,t){for(let[n,i]of Object.
entries(t))e.set(n,i)}function q(e,t){Z(e,t),e.save_changes()}function C({model:e,signal:t},n,i){let r=0,o=()=>{r=0,i(...K(e,...n))},s=()=>r||=requestAnimationFrame(
o);for(let a of n)e.on(`change:${a}`,s);t.addEventListener("abort",()=>{cancelAnimationFrame(r);for(let a of n)e.off(`change:${a}`,s)}),o()}function X(e,t,n,i,r){
let o=null;C(e,[t,...i],s=>{let a=JSON.stringify(s);a!==o&&n(s),o=a,r()})}function Y(e,t,n=null){return n!==null?j(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function Lt(e,t){let n=j(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var ot=class e{constructor(t,n,i,r="all"){let o=s=>[...new Set(s)].sort((a,l)=>a-l);this.count=t,this.
empty=r,this.selected=o(n),this.excluded=o(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:j(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=Y(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(Y([],n,t))}exclude(t){
let n=i=>i.filter(r=>r!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:j(this.count).filter(r=>!i.includes(
r)))}};function u(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of t){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[s,a]of Object.entries(o))s.startsWith("on")?r.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
r.setAttribute(s,a===!0?"":a)}return r}function $t(e,t){e.textContent!==t&&(e.textContent=t)}function W(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function st(e){return e.getRootNode().activeElement}function Tt(e,t){return u("span.idw-pair",u(`i.${e}`),t)}function J(e){return e.ctrlKey||e.metaKey||e.altKey}function me(e){e.addEventListener("keydown",t=>{J(t)||
t.stopPropagation()})}function at(e,t,n){let i={ArrowLeft:-1,ArrowUp:-1,ArrowRight:1,ArrowDown:1}[e.key],r=i?t+i:{Home:0,End:n-1}[e.key];return r===void 0?void 0:
V(r,0,n-1)}function dt(e){let t={list:[],index:0,anchor:0,replace(n){let i=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.min(t.index,i),anchor:Math.
min(t.anchor,i)}),e.replaceChildren(...n.map(({node:r,box:o=r})=>o)),t.mark()},mark:()=>t.list.forEach(({node:n},i)=>n.tabIndex=i===t.index?0:-1),indexOf:n=>t.list.
findIndex(({node:i,box:r=i})=>r.contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.index=t.indexOf(n.target),t.mark()}),
t}function Nt(e,t,{starts:n=()=>!0,move:i,end:r,cancel:o=()=>{}}){let s=null,a=!1,l=({clientX:c,clientY:f})=>t.indexOf(e.getRootNode().elementFromPoint(c,f));return e.
addEventListener("pointerdown",c=>{let f=c.button===0&&!c.shiftKey&&!J(c)?l(c):-1;s=f>=0&&n(f,c)?{from:f,to:f,moved:!1}:null,a=!1}),e.addEventListener("pointerm\
ove",c=>{let f=s&&c.buttons&1?l(c):-1;f<0||f===s.to||(e.hasPointerCapture(c.pointerId)||e.setPointerCapture(c.pointerId),Object.assign(s,{to:f,moved:!0}),i(s.from,
f))}),e.addEventListener("pointerup",()=>{let c=s;s=null,a=!!c?.moved,a&&r(c.from,c.to)}),e.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener(
"pointercancel",()=>{s=null,o()}),{endsIn:c=>a&&c.detail>0,stop:()=>[s,a]=[null,!1]}}function on(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||
1;return e.width=Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),{context:e.getContext("2d"),ratio:i}}var sn=420;function we(e,t,n,i){return e.
style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`${sn*n/i}px`,on(t,e.clientWidth,e.clientHeight)}function ge(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.addEventListener("abort",()=>i.disconnect())}var be=e=>new Blob([e],{type:"image/png"});function xe(e,t,n){
C(e,t,async()=>{let i=t.map(o=>e.model.get(o)),r=await Promise.all(i.map(o=>o?createImageBitmap(be(o)):null));i.every((o,s)=>o===e.model.get(t[s]))&&!e.signal.aborted&&
n(...r)})}function ye(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);return e.addEventListener("abort",n),i=>(n(),t=i.map(r=>URL.createObjectURL(be(r))),t)}function ke(){let e=document.getElementById("stored")?.textContent??"",t=n=>new DataView(Uint8Array.from(atob(n),i=>i.charCodeAt(0)).buffer);return JSON.parse(e,
(n,i)=>i?.base64===void 0?i:t(i.base64))}function Ee(e,t){let{signal:n}=new AbortController,i={};for(let[r,o]of Object.entries(e)){let s=document.getElementById(
r);s.classList.add("idw"),me(s),i[r]=new At(t[r]),o({model:i[r],el:s,signal:n})}return i}function St(e,t){let n=e.map(([r,o,s])=>u("button.idw-button",{title:s,"data-value":r,onclick:()=>t(r)},o));return{buttons:n,show:(r,o=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===r)),s.disabled=o}}}function ve(e,t){let n=W("radio"),i=e.map(([s])=>u("input",{type:"radio",name:n,value:s,onchange:()=>t(
s)})),r=e.map(([,s],a)=>u("label.idw-pair",i[a],u("span",s)));return{inputs:i,labels:r,show:s=>{for(let a of i)a.checked=a.value===s}}}function Me(e){let t=u("i\
nput.idw-field",{type:"text",autocomplete:"off"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),t}function Bt(e,t,n,i){return i.addEventListener("change",()=>q(e.model,{[t]:i[n]})),C(e,[t],()=>i[n]=e.model.get(t)),i}function _t(e,t,n){let i=Bt(e,t,"checked",
u("input",{type:"checkbox"})),r=u("span",n);return{input:i,label:r,row:u("label.idw-pair",i,r)}}function Ae(e,t={}){let n=u("select.idw-field",t),i=r=>n.replaceChildren(
...r.map(([o,s])=>u("option",{value:o},s)));return i(e),{node:n,offer:i}}function zt(e,t,n,i){let{place:r=Number,value:o=Number,text:s,spoken:a=s,step:l=.05}=i,
{model:d}=e,c=u("input",{type:"range",min:0,max:1,step:l}),f=u("span.idw-value",{"aria-hidden":"true"}),w=()=>{c.value=String(r(d.get(t))),f.textContent=s(d.get(
t)),c.setAttribute("aria-valuetext",a(d.get(t)))};return c.addEventListener("input",()=>d.set(t,o(Number(c.value)))),c.addEventListener("change",()=>d.save_changes()),
C(e,[t],w),{input:c,show:w,row:u("label.idw-row",u("span",n),c,f)}}function Dt(e){let{model:t,el:n}=e;n.classList.add("idw-flow","idw-choice");let[i,r]=[u("span.idw-title",{id:W("label")}),u("p.idw-muted.idw-small",{id:W("hint")})],
o={role:"radiogroup","aria-labelledby":i.id,"aria-describedby":r.id},s=u("div.idw-choice-row",o);n.append(i,u("div.idw-flow.idw-choice-body",s,r));let a=c=>{};X(
e,"options",c=>{let f=ve(c,w=>q(t,{value:w}));a=f.show,s.replaceChildren(...f.labels)},["value","label"],()=>{i.textContent=t.get("label"),r.textContent=t.get("\
options").find(([c])=>c===t.get("value"))?.[2]??"",a(t.get("value"))})}var Ft=8e6;async function Le(e,t){let[n]=t,i=`“${n.name}”`,r=`images may have up to ${Ft/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>Ft)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${r}`);e.notify(`Reading ${i}…`);let o=await n.arrayBuffer().catch(
()=>null);o?e.model.send({picture:n.name},void 0,[o]):e.notify(`${i} is no file that can be read.`)}function $e(e,{model:t,el:n,signal:i}){let r=({dataTransfer:a})=>t.
get("accepts_images")&&a.types.includes("Files"),o=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,l=>{r(l)&&(l.preventDefault(),l.stopPropagation(),o(a!=="drop"),a==="drop"&&l.dataTransfer.files.length&&Le(e,[...l.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||o(!1));let s=({problem:a})=>a===void 0||e.notify(a);t.on("msg:custom",s),i.addEventListener("abort",()=>t.off("msg:c\
ustom",s))}function Ne(e){let t=u("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&Le(e,[...t.files]));let i=u(
"button.idw-button",{onclick:()=>{t.value="",t.click()}},"Open an image…");return u("div.idw-opener",i,u("span.idw-muted",`or drop one (up to ${Ft/1e6} MB)`),
t)}var Se=8,an=4,dn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-Se,0],PageDown:[Se,0],Home:[0,-1/0],End:[0,1/0]};function Oe(e){let{
canvas:t,model:n}=e,i=null,r=s=>{let a=t.getBoundingClientRect(),l=(f,w)=>V(Math.floor(f*w),0,w-1),{rows:d,columns:c}=e.field;return[l((s.clientY-a.top)/a.height,
d),l((s.clientX-a.left)/a.width,c)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:r(s),x:s.clientX,y:s.clientY,
moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=r(s);e.point(a),i&&(i.moved||=Math.hypot(s.clientX-i.
x,s.clientY-i.y)>=an,i.moved&&e.select(mt(i.cell,a)))});let o=s=>{i&&((!s||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("pointerup",()=>o(
!0)),t.addEventListener("pointercancel",()=>o(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function Ce(e){
let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=dn[r.key];if(!o||
!e.field||J(r))return;r.preventDefault();let{rows:s,columns:a}=e.field,l=e.cell??[s>>1,a>>1],d=[V(l[0]+o[0],0,s-1),V(l[1]+o[1],0,a-1)],c=e.cell||r.shiftKey?d:l;
i=r.shiftKey?i??l:null,e.spoken=i?"region":"cursor",e.point(c),i&&(e.select(mt(i,c)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}function Ie(e,t){
let{model:n}=t,i=p=>p?z(p,null,""):"0",r=zt(t,"opacity","Opacity",{text:p=>`${Math.round(100*p)} %`}),o=zt(t,"threshold","Threshold",{place:p=>Math.cbrt(p/e.range.
high),value:p=>Number((e.range.high*p**3).toPrecision(3)),text:p=>`${i(p)} ${e.sumUnit}`.trim(),spoken:p=>`${i(p)} ${n.get("unit")}`.trim(),step:.01}),s=Object.
keys(n.get("_colormaps")).filter(p=>p!=="signed"),a=Bt(t,"colormap","value",Ae(s.map(p=>[p,p])).node),l=_t(t,"hide_noise","Hide below 2σ"),d=Ne(e),c=()=>{r.show(),
o.show(),o.input.disabled=!e.field,a.disabled=e.range.signed,l.input.disabled=!e.errors},f=u("label.idw-row",u("span","Colours"),a),w=u("div.idw-switches",l.row,
_t(t,"smooth","Smooth").row),y=u("div.idw-grid",r.row,o.row,f,w,d);return{panel:u("div.idw-small.idw-controls",y),opener:d,show:c}}var ln=250,Pt=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=u("span.idw-title"),this.reading=u("span.idw-large.idw-reading"),this.canvas=u("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=u("div.idw-note",{role:"status"}),this.stage=u("div.idw-stage",this.canvas,this.note),this.bar=u("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=u("div.idw-muted.idw-small.idw-bar-ticks.idw-plot"),this.unit=u("span.idw-muted.idw-small.idw-bar-unit"),this.legend=u("div.id\
w-colourbar",this.bar,this.scale,this.unit),this.probe=u("output.idw-probe"),this.sum=u("output.idw-sum"),this.controls=Ie(this,t);let n=u("div.idw-head",this.title,
this.reading);t.el.append(n,this.stage,this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,r]=this.model.get("region"),o=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),ln))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=K(this.model,"values","errors","replicates").map(pt);this.field=t&&{...t,...ce(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,r,o]=K(n,"limit","colormap","threshold"),s=i??(t?.size||1),a=n.get("signed")??t?.negative??!1;this.range={
low:a?-s:0,high:s,signed:a};let l=[this.range.low,s],d=he(n.get("_colormaps")[a?"signed":r]),c=n.get("hide_noise")?this.errors?.data:null,f=(w,y)=>{let p=Math.abs(
w);return!(p<o)&&(!c||p>=2*c[y])};this.layer=t&&Re(pe(t.data,d,l,f),t.columns,t.rows),this.drawLegend(d,l,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,i){
let r=ht([0,255],n),o=t.map((a,l)=>Math.abs(r(l))<i?a&16777215|50<<24:a);Re(o,256,1,this.bar);let s=ht(n,[0,100]);this.scale.replaceChildren(...Mt(n).map(({value:a,
text:l})=>u("span",{style:`left:${s(a)}%`},l))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.
model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:r,cellSize:o,sumUnit:s}=this,[a,l]=o,d=(v,m,x,S,A)=>{v.setAttribute("aria-live",this.
spoken===m?"polite":"off"),v.replaceChildren(...x?[`${x} `,u("span.idw-small",S)]:[t?A:""]);for(let L of["idw-hint","idw-muted","idw-small"])v.classList.toggle(
L,!x)},c=i&&i[0]*t.columns+i[1],f=i&&z(t.data[c],n?.data[c],s),[w,y]=i?[(i[1]+.5)*l,(i[0]+.5)*a]:[];d(this.probe,"cursor",f,`at (${Math.floor(w)}, ${Math.floor(
y)})`,"Point at a pixel, or use the arrow keys");let p=a*l,[M,I]=r?[ue(t,r),fe(this.replicates,t,r)]:[],k=r&&z(M*p,I===null?null:I*p,s);d(this.sum,"region",k,r&&
this.extent(r,M),"Drag a region, or use Shift+arrow keys"),this.spoken=""}extent(t,n){let[i,r,o,s]=t,{negative:a,total:l}=this.field,[d,c]=[(o-i)*this.cellSize[1],
(s-r)*this.cellSize[0]].map(Math.round),f=a||!(l>0)||Number.isNaN(n)?"":` (${ae(n/l)} of the map)`;return`in ${d}×${c} pixels${f}`}draw(){let{image:t,field:n,layer:i,
canvas:r,stage:o,model:s}=this,[a,l]=t?[t.width,t.height]:n?[n.columns,n.rows]:[1,1],{context:d,ratio:c}=we(o,r,a,l),f=i?s.get("opacity"):0;t&&(d.imageSmoothingEnabled=
s.get("smooth")||t.width>r.width,d.filter=`grayscale(${f})`,d.drawImage(t,0,0,r.width,r.height),d.filter="none"),i&&(d.imageSmoothingEnabled=s.get("smooth"),d.globalAlpha=
f,d.drawImage(i,0,0,r.width,r.height),d.globalAlpha=1,this.region&&this.outline(d,c,this.region,[5,4],0),this.cell&&this.outline(d,c,mt(this.cell,this.cell),[],
1.5))}outline(t,n,i,r,o){let[s,a,l,d]=i,{canvas:c,field:f}=this,[w,y,p]=[c.width/f.columns,c.height/f.rows,o*n];for(let M of[!1,!0])t.lineWidth=(M?1.5:3)*n,t.strokeStyle=
M?"#fff":"#000",t.setLineDash(M?r.map(I=>I*n):[]),t.strokeRect(s*w-p,a*y-p,(l-s)*w+2*p,(d-a)*y+2*p);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,o,s]=K(
n,"title","reading","loading","accepts_images"),a=!!n.get("values"),l=o?"Estimating…":t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=
i,this.reading.textContent=r,$t(this.note,this.message||(a?"":l)),this.stage.classList.toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",o),this.canvas.
setAttribute("aria-label",["Heat map",i,r].filter(Boolean).join(", ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){
this.message=t,this.label()}};function Re(e,t,n,i=u("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.
buffer),t,n),0,0),i}function Te(e){e.el.classList.add("idw-figure","idw-pane");let t=new Pt(e);Oe(t),Ce(t),$e(t,e),ge(e.signal,t.stage,()=>t.draw()),C(e,["value\
s","errors","replicates"],()=>t.decode()),C(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),C(e,["cursor","region"],()=>{t.readOut(),
t.draw()}),C(e,["opacity","smooth"],()=>t.draw()),C(e,["title","reading","loading","values","accepts_images"],()=>t.label()),xe(e,["image"],n=>t.showImage(n))}function jt(e,t=!1){let n=ht(e,[0,100]),[i,r]=t?["bottom","height"]:["left","width"],o=(l,d,c="")=>u(`span.${l}`,{style:`${i}:${n(d)}%`},c),s=(l,d,c)=>{let[f,w]=[
n(Math.min(d,c)),n(Math.max(d,c))];return u(`span.${l}`,{style:`${i}:${f}%;${r}:${w-f}%`})};return{place:n,mark:o,bar:(l,d,[c,f],w=0)=>l==null?[]:[s(c,w,l),...d>
0?[s(f,l-d,l+d)]:[]]}}function cn(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function Ot(e,t,n,i){let{bar:r,mark:o}=jt(i,!0),[s,a]=r(t,n,[cn(t),"idw-whisk\
er"]);e.replaceChildren(...s?[s]:[],o("idw-zero",0),...a?[a]:[])}function Be(e){let{model:t,el:n}=e;n.classList.add("idw-spectrum");let i=u("span.idw-muted.idw-small.idw-end"),r=u("button.idw-bare.idw-link","all levels"),o=u(
"div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),s=u("div.idw-strip"),a=u("p.idw-muted.idw-small","Denoised at each noise level"),l=u("div.idw-m\
uted.idw-small.idw-axis"),d=u("p.idw-muted","No numbers yet."),c=u("div.idw-head",u("span.idw-title","At which noise levels"),r,i);n.append(c,o,l,s,a,d);let f=dt(
o),w=()=>{let[m=0,x=-1]=t.get("selected");return j(m,x+1)},y=m=>q(t,{selected:m.length?[m[0],m.at(-1)]:[]});r.addEventListener("click",()=>{y([]),f.focus()});let p=Nt(
o,f,{starts:m=>(f.anchor=m,!0),move:(m,x)=>y(Y([],x,m)),end:(m,x)=>f.focus(x)}),M=(m,x)=>{p.endsIn(x)||(y(Y(w(),m,x.shiftKey?f.anchor:null)),f.focus(m))};o.addEventListener(
"keydown",m=>{if(J(m)||["ArrowUp","ArrowDown"].includes(m.key))return;m.key==="Escape"&&y([]);let x=at(m,f.index,f.list.length);if(x===void 0)return;m.preventDefault();
let S=t.get("selected");m.shiftKey&&!(S.includes(f.index)&&S.includes(f.anchor))&&(f.anchor=f.index),f.focus(x),m.shiftKey&&y(Y([],f.index,f.anchor))});let I=m=>{
let x=m.map(L=>G(L,1)),S=(L,T)=>{let N=u("span.idw-bar.idw-plot"),D=u("button.idw-button.idw-band",{onclick:_=>M(T,_)},N);return{bar:N,node:D,name:`log SNR ${x[T]}\
 to ${L}`}};f.replace(x.slice(1).map(S)),p.stop();let A=x.length?[`noise, ${x[0]}`,"log SNR",`${x.at(-1)}, picture`]:[];l.replaceChildren(...A.map(L=>u("span",L)))},
k=()=>{let[m,x,S]=K(t,"values","errors","unit"),A=w(),L=rt(m,x,{clip:!0});d.hidden=m.length>0,o.hidden=l.hidden=!m.length,i.textContent=m.length?vt(L,S):"",r.hidden=
!A.length,f.list.forEach(({bar:T,node:N,name:D},_)=>{let lt=z(m[_]??null,x[_],S);N.setAttribute("aria-pressed",String(A.includes(_))),N.setAttribute("aria-label",
`${D}: ${lt}`),N.title=`${D}
${lt}`,Ot(T,m[_],x[_],L)}),s.hidden=a.hidden=!s.children.length||!m.length,[...s.children].forEach((T,N)=>T.classList.toggle("idw-dim",A.length>0&&!A.includes(N)))},
v=ye(e.signal);X(e,"edges",I,["values","errors","unit","selected"],k),C(e,["pictures","edges"],m=>{let x=v(m?.length===f.list.length?m:[]),S=(A,L)=>u("img",{src:A,
alt:`Denoised at ${L}`,title:L});s.replaceChildren(...x.map((A,L)=>S(A,f.list[L].name))),k()})}function _e(e){let t=u("p.idw-muted.idw-small",{id:W("hint")},"Enter applies, Escape reverts."),n=u("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},r=Me(i),o=u("div.idw-rewrite",{hidden:!0},r,t,n),s=(d,c)=>{o.hidden||(o.hidden=!0,e(d,c))},a=d=>{
n.textContent=d,d?r.setAttribute("aria-invalid","true"):r.removeAttribute("aria-invalid")};return r.addEventListener("keydown",d=>{if(d.isComposing||(d.key==="E\
scape"&&s(null,!0),d.key!=="Enter"))return;d.preventDefault();let c=r.value.trim();c?s(c,!0):a("A prompt needs at least one word.")}),r.addEventListener("input",
()=>a("")),r.addEventListener("blur",()=>{st(r)!==r&&s(null,!1)}),{form:o,open:d=>{r.value=d,o.hidden=!1,a(""),r.focus(),r.select()}}}var un=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],fn="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",hn="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",pn={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},mn="M11.5 2.5l2\
 2L5.5 12.5l-2.7.7.7-2.7zM10 4l2 2";function ze(e){let{model:t,el:n}=e;n.classList.add("idw-picker");let i=u("span.idw-title"),r=u("span.idw-muted.idw-small.idw\
-end.idw-picker-scale"),o=u("button.idw-bare.idw-icon",{"aria-label":"Edit the prompt",title:"Edit the prompt (F2)"});o.innerHTML=`<svg viewBox="0 0 16 16" widt\
h="16" height="16" aria-hidden="true"><path d="${mn}"/></svg>`;let s=u("span.idw-hidden",{id:W("help")}),a=u("div.idw-flow.idw-words",{role:"group","aria-descri\
bedby":s.id}),l=u("p.idw-muted","No words yet."),d=u("div.idw-flow.idw-buttons.idw-presets",{role:"group","aria-label":"Questions"}),c=u("p.idw-asks",{role:"sta\
tus"}),f=u("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),w=_e((h,g)=>L(h,g)),y=u("div.idw-head",i,o,r);n.append(y,s,a,w.form,
l,d,c,f);let p=dt(a),M=null,I=null,k=t.get("awaited"),v=()=>{let[h,g,E,$]=K(t,"words","selected","excluded","unasked");return new ot(h.length,g,E,$)},m=({selected:h,
excluded:g})=>{k="",q(t,{selected:h,excluded:g}),b()},x=St(un,h=>m(v().take(h,p.index)));d.append(...x.buttons);let S=()=>t.get("text")||t.get("words").join(" "),
A=()=>{!t.get("editable")||t.get("disabled")||(w.open(k||S()),b())},L=(h,g)=>{h!==null&&(k=h===S()?"":h,t.send({edited:h})),b(),g&&(p.list[p.index]?.node??o).focus()};
o.addEventListener("click",A);let T=h=>h.target.closest(".idw-leave"),N=Nt(a,p,{starts:(h,g)=>!t.get("disabled")&&!T(g),move:(h,g)=>{M=v().phrase(h,g),b()},end:(h,g)=>{
M=null,p.anchor=h,m(v().phrase(h,g)),p.focus(g)},cancel:()=>{M=null,b()}}),D=(h,g)=>{if(N.endsIn(g))return;let E=v();g.detail===1&&(I=E),g.altKey?m(E.exclude(h)):
g.ctrlKey||g.metaKey?m(E.toggle(h)):g.shiftKey?m(E.phrase(p.anchor,h)):m(E.choose(h)),g.shiftKey||(p.anchor=h),p.focus(h)};a.addEventListener("dblclick",h=>{!t.
get("editable")||T(h)||(I&&m(I),A())}),a.addEventListener("keydown",h=>{let g=h.key===" "&&h.ctrlKey;if(h.ctrlKey&&!g||h.metaKey||h.altKey||t.get("disabled")||T(
h)&&["Enter"," "].includes(h.key))return;let E=g?"toggle":pn[h.key.length>1?h.key:h.key.toLowerCase()],$=at(h,p.index,p.list.length);if((E||$!==void 0||["Escape",
"F2"].includes(h.key))&&(h.preventDefault(),h.stopPropagation()),h.key==="Escape"&&m(v().take("whole",p.index)),h.key==="F2"&&A(),E&&!h.repeat){if(E==="choose"&&
h.shiftKey)return m(v().phrase(p.anchor,p.index));E!=="exclude"&&(p.anchor=p.index),m(v()[E](p.index))}if($===void 0)return;let{selected:B}=v(),F=B.includes(p.index)&&
[B[0],B.at(-1)].includes(p.anchor);h.shiftKey&&!F&&(p.anchor=p.index),p.focus($),h.shiftKey&&m(v().phrase(p.anchor,p.index))}),a.addEventListener("keyup",h=>{h.
key===" "&&!T(h)&&h.preventDefault()});let _=(h,g)=>{let E=u("span.idw-bar.idw-plot"),$=u("span.idw-muted.idw-small.idw-number"),B=u("span.idw-word-text",{"data\
-text":h[g]},h[g]),P=u("button.idw-bare.idw-word",{onclick:U=>D(g,U)},B,E,$),R=u("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>m(v().exclude(g))});return{
name:h[g]+Lt(h,g),bar:E,number:$,node:P,leave:R,box:u("div.idw-chip",P,R)}},lt=h=>{let g=a.contains(st(n));p.replace(h.map((E,$)=>_(h,$))),M=I=null,N.stop(),g&&
p.focus()},b=()=>{let[h,g,E,$]=K(t,"values","errors","unit","disabled"),B=M??v(),F=rt(h,g,{clip:!0}),P=!w.form.hidden;i.textContent=t.get("label"),s.textContent=
fn+(t.get("unasked")==="none"?"clears the selection":"selects the whole prompt"),a.setAttribute("aria-label",t.get("label")),r.textContent=h.some(R=>R!==null)?vt(
F,E):"",p.list.forEach(({name:R,bar:U,number:bt,node:H,leave:Q,box:ut},et)=>{let Xt=h.length?z(h[et],g[et],E):"",ft=B.state(et),Yt=ft==="left out";ut.dataset.state=
ft,ut.title=[`${R}: ${ft}`,Xt,hn].filter(Boolean).join(`
`),H.setAttribute("aria-pressed",String(ft==="selected")),H.setAttribute("aria-label",[R,ft,Xt].filter(Boolean).join(", ")),H.disabled=Q.disabled=$,Q.textContent=
Yt?"+":"×",Q.title=Yt?"Take back":"Leave out",Q.setAttribute("aria-label",`${Q.title} ${R}`),bt.textContent=Et(h[et]??NaN,Math.max(-F[0],F[1])),Ot(U,h[et],g[et],
F)}),x.show(B.preset,$);let ct=k&&`Sent: “${k}”. Its words come with its first numbers.`;$t(c,ct||t.get("question")),f.textContent=k?"":t.get("formula"),a.hidden=
P;for(let R of[d,c,f])R.hidden=P||!p.list.length;l.hidden=P||p.list.length>0,o.hidden=P||!t.get("editable"),o.disabled=$};C(e,["awaited"],h=>{k=h,b()}),X(e,"wor\
ds",lt,[...["selected","excluded","unasked","values","errors","unit","label","text","editable","disabled"],"question","formula"],b)}var wn=[["prompt","prompt","In the order of the prompt"],["mi","alone","Largest information alone first"],["cmi","given the rest","Largest information given the\
 rest first"]],De=["idw-wordbars-alone","idw-reach.idw-wordbars-reach-alone"],Fe=["idw-wordbars-rest","idw-reach.idw-wordbars-reach-rest"];function gn(e,t){let n=i=>t[i]??
-1/0;return j(e).sort((i,r)=>n(i)===n(r)?i-r:n(r)-n(i))}function Pe(e){let{model:t,el:n}=e;n.classList.add("idw-wordbars");let i=u("div.idw-flow.idw-small",Tt(De[0],
"alone (MI)"),Tt(Fe[0],"given the rest (CMI)")),r=St(wn,b=>q(t,{sort:b})),[o,s]=[{role:"group","aria-label":"Order of the words"},u("span.idw-muted","Order")],a=u(
"div.idw-flow.idw-small.idw-buttons.idw-end.idw-wordbars-sort",o,s,...r.buttons),l=u("div.idw-head",u("span.idw-title","How much each word tells"),i,a),c=u("div\
.idw-wordbars-rows",{role:"listbox","aria-label":"How much each word tells","aria-multiselectable":"true"}),f=u("span.idw-wordbars-track.idw-plot.idw-small"),w=u(
"div.idw-wordbars-unit.idw-small.idw-muted"),y=u("div.idw-wordbars-axis",{"aria-hidden":"true"},u("span"),f),p=u("div.idw-wordbars-chart",c,y,w),M=u("p.idw-word\
bars-reading"),I=u("p.idw-muted","No numbers yet.");n.append(l,p,M,I);let k=dt(c),v=[],m=-1,x=b=>{q(t,{selected:Y(t.get("selected"),b)}),k.focus(b)},S=b=>k.indexOf(
b.target),A=b=>{m=b,N()};c.addEventListener("click",b=>S(b)>=0&&x(S(b))),c.addEventListener("pointermove",b=>A(S(b))),c.addEventListener("pointerleave",()=>A(-1)),
c.addEventListener("focusin",()=>A(k.index)),c.addEventListener("focusout",()=>A(-1)),c.addEventListener("keydown",b=>{if(J(b))return;let O=at(b,v.indexOf(k.index),
v.length);(O!==void 0||["Enter"," ","Escape"].includes(b.key))&&b.preventDefault(),["Enter"," "].includes(b.key)&&!b.repeat&&x(k.index),b.key==="Escape"&&q(t,{selected:[]}),
O!==void 0&&k.focus(v[O])});let L=()=>K(t,"mi","mi_errors","cmi","cmi_errors"),T=b=>{let[O,h,g,E]=L(),$=(B,F,P)=>B.length?[`${z(B[b],F[b],t.get("unit"))} ${P}`]:
[];return[...$(O,h,"alone"),...$(g,E,"given the rest")].join(", ")},N=()=>{let b=t.get("selected"),O=k.list[m>=0?m:b.length===1?b[0]:-1],h=O?[u("strong",O.name),
`: ${T(O.index)}`]:["Point at a word to read its numbers."];M.replaceChildren(...h),M.classList.toggle("idw-muted",!O)},D=b=>{let O=(h,g)=>{let E=h+Lt(b,g),$=u(
"span.idw-wordbars-track.idw-plot"),B=u("div.idw-wordbars-row",{role:"option"},u("span.idw-wordbars-word",E),$);return{index:g,name:E,track:$,node:B}};k.replace(
b.map(O)),m=-1,v=[]},_=()=>{let b=t.get("sort");r.show(b);let O=gn(k.list.length,b==="prompt"?[]:t.get(b));if(String(O)===String(v))return;let h=st(c);v=O,c.replaceChildren(
...O.map(g=>k.list[g].node)),h instanceof HTMLElement&&c.contains(h)&&h.focus()};X(e,"words",D,["mi","mi_errors","cmi","cmi_errors","unit","sort","selected"],()=>{
let[b,O,h,g]=L(),E=[...b,...h].some(R=>R!==null);l.hidden=p.hidden=M.hidden=!E,I.hidden=E,_();let $=[...b.map((R,U)=>O[U]),...h.map((R,U)=>g[U])],B=rt([...b,...h],
$),{bar:F,mark:P}=jt(B),ct=Mt(B);k.list.forEach(({name:R,track:U,node:bt},H)=>{let Q=ct.map(({value:ut})=>P(`idw-wordbars-tick${ut===0?".idw-wordbars-zero":""}`,
ut));U.replaceChildren(...Q,...F(b[H],O[H],De),...F(h[H],g[H],Fe)),bt.setAttribute("aria-selected",String(t.get("selected").includes(H))),bt.setAttribute("aria-\
label",`${R}: ${T(H)}`)}),f.replaceChildren(...ct.map(({value:R,text:U})=>P("idw-muted",R,U))),w.textContent=t.get("unit"),N()})}var bn={picker:ze,estimator:Dt,unit:Dt,spectrum:Be,bars:Pe,pane:Te},xn={title:"This question",question:"This question was not measured.",formula:""},{answers:je,
edges:Ct,labels:yn,states:kn}=ke(),{picker:tt,estimator:qe,unit:It,spectrum:qt,bars:wt,pane:Ut}=Ee(bn,kn),Vt=tt.get("words"),Ht=Ct.length-2,gt=()=>It.get("value")===
"bits"?1/Math.LN2:1,Ke=e=>e&&{...e,scale:e.scale*gt()},Ue=()=>new ot(Vt.length,tt.get("selected"),tt.get("excluded"));function En({preset:e,selected:t}){return e===
"whole"?"":e&&t.length===1?`${t[0]} ${e}`:"none"}function Kt(e){return[0,1].map(t=>e.map(n=>n?.[t]==null?null:n[t]*gt()))}function vn(e,t,n){let i=pt(e.maps[t]);
for(let o of e.maps.slice(t+1,n+1))pt(o)?.data.forEach((s,a)=>i.data[a]+=s);let r=n-t===Ht;return{errors:r?Ke(e.errors):null,replicates:r?Ke(e.replicates):null,
values:le({...i,data:i.data.map(o=>o*gt())})}}function Wt(){let[[e,t]=[0,Ht]]=[qt.get("selected")].filter(N=>N.length),[n,i]=[qe.get("value"),It.get("value")],r=`${e}\
 ${t}`,o=Ue(),{title:s,question:a,formula:l,[n]:d}=je[En(o)]??xn,c=N=>Kt(Vt.map((D,_)=>je[`${_} ${N}`][n].totals[r])),[[f,w],[y,p]]=[c("alone"),c("rest")],M=o.preset===
"alone",[I,k]=M?[f,w]:[y,p];Z(tt,{values:I,errors:k,label:yn[M?"alone":"rest"],unit:i,question:a,formula:l}),Z(wt,{mi:f,mi_errors:w,cmi:y,cmi_errors:p,unit:i}),
String(wt.get("selected"))!==String(o.selected)&&wt.set("selected",o.selected);let[v,m]=Kt(Ct.slice(1).map((N,D)=>d?.totals[`${D} ${D}`]));Z(qt,{values:v,errors:m,
unit:i});let[x,S]=[Ct[e],Ct[t+1]].map(N=>G(N,1)),A=t-e===Ht?s:`${s}, log SNR ${x} to ${S}`,[[L],[T]]=Kt([d?.totals[r]]);Z(Ut,{...d?vn(d,e,t):{errors:null,replicates:null,
values:null},title:A,reading:d?z(L,T,i):"was not measured",signed:n==="standard",unit:`${i} per pixel`})}wt.on("change:selected",()=>{let e=wt.get("selected");if(String(
e)===String(tt.get("selected")))return;let t=Vt.map((i,r)=>r).filter(i=>!e.includes(i)),n=Ue().preset==="alone"&&e.length?t:[];Z(tt,{excluded:n,selected:e})});It.
on("change:value",()=>Ut.set("threshold",Ut.get("threshold")*(gt()===1?Math.LN2:gt())));var{signal:Gt}=new AbortController;C({model:tt,signal:Gt},["selected","e\
xcluded"],Wt);C({model:qt,signal:Gt},["selected"],Wt);for(let e of[qe,It])C({model:e,signal:Gt},["value"],Wt);

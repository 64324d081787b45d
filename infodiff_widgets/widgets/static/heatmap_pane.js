// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
function L(e,...t){return t.map(n=>e.get(n))}function yt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function P(e,t){yt(e,t),e.save_changes()}function p({model:e,
signal:t},n,i){let r=0,s=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let l of n)e.on(`change:${l}`,s);t.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let l of n)e.off(`change:${l}`,s)}),i()}function h(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" "));for(let s of t){if(typeof s=="string"||s instanceof Node){
r.append(s);continue}for(let[l,o]of Object.entries(s))l.startsWith("on")?r.addEventListener(l.slice(2),o):o!==!1&&o!=null&&r.setAttribute(l,o===!0?"":o)}return r}
function _(e,t){e.textContent!==t&&(e.textContent=t)}function R(e){return e.ctrlKey||e.metaKey||e.altKey}function U(e){e.addEventListener("keydown",t=>{R(t)||t.stopPropagation()})}function Mt(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),
{context:e.getContext("2d"),ratio:i}}var Et=420;function D(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`${Et*n/i}px`,Mt(t,e.clientWidth,e.
clientHeight)}function B(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.addEventListener("abort",()=>i.disconnect())}var At=e=>new Blob([e],{type:"image/png"});function q(e,t,n){
p(e,t,async()=>{let i=t.map(s=>e.model.get(s)),r=await Promise.all(i.map(s=>s?createImageBitmap(At(s)):null));i.every((s,l)=>s===e.model.get(t[l]))&&!e.signal.aborted&&
n(...r)})}function K(...e){return{render({model:t,el:n,signal:i}){n.classList.add("idw"),U(n);for(let r of e)r({model:t,el:n,signal:i})}}}function k(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Lt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function G(e){let t,n,i;
e.length!==2?(t=k,n=(o,a)=>k(e(o),a),i=(o,a)=>e(o)-a):(t=e===k||e===Lt?e:kt,n=e,i=e);function r(o,a,f=0,c=o.length){if(f<c){if(t(a,a)!==0)return c;do{let d=f+c>>>
1;n(o[d],a)<0?f=d+1:c=d}while(f<c)}return f}function s(o,a,f=0,c=o.length){if(f<c){if(t(a,a)!==0)return c;do{let d=f+c>>>1;n(o[d],a)<=0?f=d+1:c=d}while(f<c)}return f}
function l(o,a,f=0,c=o.length){let d=r(o,a,f,c-1);return d>f&&i(o[d-1],a)>-i(o[d],a)?d-1:d}return{left:r,center:l,right:s}}function kt(){return 0}function Nt(e){
return e===null?NaN:+e}var H=G(k),Jt=H.right,Qt=H.left,Zt=G(Nt).center;var te=W(X),ee=W(vt);function W(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:r,width:s,height:l}=t;if(!((s=Math.floor(s))>=0))throw new RangeError("invalid width");if(!((l=Math.floor(l!==void 0?l:r.length/s))>=0))throw new RangeError(
"invalid height");if(!s||!l||!n&&!i)return t;let o=n&&e(n),a=i&&e(i),f=r.slice();return o&&a?(y(o,f,r,s,l),y(o,r,f,s,l),y(o,f,r,s,l),M(a,r,f,s,l),M(a,f,r,s,l),M(
a,r,f,s,l)):o?(y(o,r,f,s,l),y(o,f,r,s,l),y(o,r,f,s,l)):a&&(M(a,r,f,s,l),M(a,f,r,s,l),M(a,r,f,s,l)),t}}function y(e,t,n,i,r){for(let s=0,l=i*r;s<l;)e(t,n,s,s+=i,
1)}function M(e,t,n,i,r){for(let s=0,l=i*r;s<i;++s)e(t,n,s,s+l,i)}function vt(e){let t=X(e);return(n,i,r,s,l)=>{r<<=2,s<<=2,l<<=2,t(n,i,r+0,s+0,l),t(n,i,r+1,s+1,
l),t(n,i,r+2,s+2,l),t(n,i,r+3,s+3,l)}}function X(e){let t=Math.floor(e);if(t===e)return $t(e);let n=e-t,i=2*e+1;return(r,s,l,o,a)=>{if(!((o-=a)>=l))return;let f=t*
s[l],c=a*t,d=c+a;for(let u=l,m=l+c;u<m;u+=a)f+=s[Math.min(o,u)];for(let u=l,m=o;u<=m;u+=a)f+=s[Math.min(o,u+c)],r[u]=(f+n*(s[Math.max(l,u-d)]+s[Math.min(o,u+d)]))/
i,f-=s[Math.max(l,u-c)]}}function $t(e){let t=2*e+1;return(n,i,r,s,l)=>{if(!((s-=l)>=r))return;let o=e*i[r],a=l*e;for(let f=r,c=r+a;f<c;f+=l)o+=i[Math.min(s,f)];
for(let f=r,c=s;f<=c;f+=l)o+=i[Math.min(s,f+a)],n[f]=o/t,o-=i[Math.max(r,f-a)]}}var It=Array.prototype,ne=It.slice;var Rt=Math.sqrt(50),St=Math.sqrt(10),zt=Math.sqrt(2);function N(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),s=i/Math.pow(10,r),l=s>=Rt?10:s>=St?
5:s>=zt?2:1,o,a,f;return r<0?(f=Math.pow(10,-r)/l,o=Math.round(e*f),a=Math.round(t*f),o/f<e&&++o,a/f>t&&--a,f=-f):(f=Math.pow(10,r)*l,o=Math.round(e/f),a=Math.round(
t/f),o*f<e&&++o,a*f>t&&--a),a<o&&.5<=n&&n<2?N(e,t,n*2):[o,a,f]}function Y(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,s,l]=i?N(t,e,
n):N(e,t,n);if(!(s>=r))return[];let o=s-r+1,a=new Array(o);if(i)if(l<0)for(let f=0;f<o;++f)a[f]=(s-f)/-l;else for(let f=0;f<o;++f)a[f]=(s-f)*l;else if(l<0)for(let f=0;f<
o;++f)a[f]=(r+f)/-l;else for(let f=0;f<o;++f)a[f]=(r+f)*l;return a}function V(e,t,n){return t=+t,e=+e,n=+n,N(e,t,n)[2]}function J(e,t,n){t=+t,e=+e,n=+n;let i=t<
e,r=i?V(t,e,n):V(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}var ie=Tt(Math.random);function Tt(e){return function(n,i=0,r=n.length){let s=r-(i=+i);for(;s;){let l=e()*s--|0,o=n[s+i];n[s+i]=n[l+i],n[l+i]=o}return n}}function S(e,t){return e.toFixed(t).replace("-","−")}function Ft(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function E(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=Ft(i?Math.abs(e):t);return`${S(e,r)}${i?"":` ± ${S(t,r)}`} ${n}`.
trim()}function Q(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Z([e,t],n=4){let i=Math.max(0,-Math.floor(Math.log10(J(e,t,n))+1e-9));return Y(e,t,n).map(r=>({
value:r,text:r===0?"0":S(r,i)}))}function x(e,t,n){return Math.min(Math.max(e,t),n)}function z([e,t],[n,i]){return r=>n+(i-n)*(x(r,e,t)-e)/(t-e||1)}var Ot={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function et(e){if(!e)return null;let{shape:t,dtype:n,scale:i=1,data:r}=e,[s,
l]=t.slice(-2),o=new Ot[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===1?{rows:s,columns:l,data:o}:{rows:s,columns:l,data:Float32Array.
from(o,n==="float16"?a=>jt(a)*i:a=>a*i)}}function jt(e){let[t,n,i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function nt(e){let[t,n,i]=[0,!1,0];for(let r of e)
Number.isFinite(r)&&(t=Math.max(t,Math.abs(r)),n||=r<0,i+=r);return{size:t,negative:n,total:i}}function it({columns:e,data:t},[n,i,r,s]){let[l,o]=[0,!1];for(let a=i;a<
s;a++)for(let f of t.subarray(a*e+n,a*e+r))Number.isFinite(f)&&(l+=f,o=!0);return o?l:NaN}function tt(e,t,n,i){let r=n/i;return Array.from({length:i},(s,l)=>Math.
max(Math.min(t,(l+1)*r)-Math.max(e,l*r),0))}function rt(e,t,[n,i,r,s]){if(!e)return null;let{rows:l,columns:o,data:a}=e,f=tt(i,s,t.rows,l),c=tt(n,r,t.columns,o),
d=0;for(let u=0;u<a.length;u+=l*o){let m=0;f.forEach((g,w)=>{g&&c.forEach((b,v)=>m+=g*b*a[u+w*o+v])}),d+=m*m}return Math.sqrt(d)}function A([e,t],[n,i]){let[r,s]=[
Math.min(t,i),Math.max(t,i)+1];return[r,Math.min(e,n),s,Math.max(e,n)+1]}function ot(e){return Uint32Array.from({length:256},(t,n)=>{let i=n/255*(e.length-1),r=Math.
min(Math.floor(i),e.length-2),[s,l,o]=e[r].map((a,f)=>Math.round(a+(i-r)*(e[r+1][f]-a)));return(255<<24|o<<16|l<<8|s)>>>0})}var Ct=4286611584;function st(e,t,n,i){
let[r,s]=n,l=new Uint32Array(e.length);for(let o=0;o<e.length;o++){let a=e[o];i(a,o)&&(l[o]=Number.isFinite(a)?t[Math.round(255*(x(a,r,s)-r)/(s-r))]:Ct)}return l}function T(e,t,n,i){return i.addEventListener("change",()=>P(e.model,{[t]:i[n]})),p(e,[t],()=>i[n]=e.model.get(t)),i}function F(e,t,n){let i=T(e,t,"checked",h("\
input",{type:"checkbox"})),r=h("span",n);return{input:i,label:r,row:h("label.idw-pair",i,r)}}function lt(e,t={}){let n=h("select.idw-field",t),i=r=>n.replaceChildren(
...r.map(([s,l])=>h("option",{value:s},l)));return i(e),{node:n,offer:i}}function O(e,t,n,i){let{place:r=Number,value:s=Number,text:l,spoken:o=l,step:a=.05}=i,{
model:f}=e,c=h("input",{type:"range",min:0,max:1,step:a}),d=h("span.idw-value",{"aria-hidden":"true"}),u=()=>{c.value=String(r(f.get(t))),d.textContent=l(f.get(
t)),c.setAttribute("aria-valuetext",o(f.get(t)))};return c.addEventListener("input",()=>f.set(t,s(Number(c.value)))),c.addEventListener("change",()=>f.save_changes()),
p(e,[t],u),{input:c,show:u,row:h("label.idw-row",h("span",n),c,d)}}var j=8e6;async function ft(e,t){let[n]=t,i=`“${n.name}”`,r=`images may have up to ${j/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, please,\
 not ${t.length}.`);if(n.size>j)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${r}`);e.notify(`Reading ${i}…`);let s=await n.arrayBuffer().catch(()=>null);
s?e.model.send({picture:n.name},void 0,[s]):e.notify(`${i} is no file that can be read.`)}function at(e,{model:t,el:n,signal:i}){let r=({dataTransfer:o})=>t.get(
"accepts_images")&&o.types.includes("Files"),s=o=>e.stage.classList.toggle("idw-dropping",o);for(let o of["dragenter","dragover","drop"])n.addEventListener(o,a=>{
r(a)&&(a.preventDefault(),a.stopPropagation(),s(o!=="drop"),o==="drop"&&a.dataTransfer.files.length&&ft(e,[...a.dataTransfer.files]))});n.addEventListener("drag\
leave",o=>n.contains(o.relatedTarget)||s(!1));let l=({problem:o})=>o===void 0||e.notify(o);t.on("msg:custom",l),i.addEventListener("abort",()=>t.off("msg:custom",
l))}function ct(e){let t=h("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&ft(e,[...t.files]));let i=h("butto\
n.idw-button",{type:"button",onclick:()=>{t.value="",t.click()}},"Open an image…");return h("div.idw-opener",i,h("span.idw-muted",`or drop one (up to ${j/1e6}\
 MB)`),t)}function ut(e,t){let{model:n}=t,i=u=>u?E(u,null,""):"0",r=O(t,"opacity","Opacity",{text:u=>`${Math.round(100*u)} %`}),s=O(t,"threshold","Threshold",{place:u=>Math.
cbrt(u/e.range.high),value:u=>Number((e.range.high*u**3).toPrecision(3)),text:u=>`${i(u)} ${e.sumUnit}`.trim(),spoken:u=>`${i(u)} ${n.get("unit")}`.trim(),step:.01}),
l=Object.keys(n.get("_colormaps")).filter(u=>u!=="signed"),o=T(t,"colormap","value",lt(l.map(u=>[u,u])).node),a=F(t,"hide_noise","Hide below 2σ"),f=ct(e),c=()=>{
r.show(),s.show(),s.input.disabled=!e.field,o.disabled=e.range.signed,a.input.disabled=!e.errors},d=h("div.idw-grid",r.row,s.row,h("label.idw-row",h("span","Col\
ours"),o),h("div.idw-switches",a.row,F(t,"smooth","Smooth").row),f);return{panel:h("div.idw-controls",d),opener:f,show:c}}var dt=8,Pt=4,_t={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-dt,0],PageDown:[dt,0],Home:[0,-1/0],End:[0,1/0]};function ht(e){let{
canvas:t,model:n}=e,i=null,r=!1,s=o=>{let a=t.getBoundingClientRect(),f=(u,m)=>x(Math.floor(u*m),0,m-1),{rows:c,columns:d}=e.field;return[f((o.clientY-a.top)/a.
height,c),f((o.clientX-a.left)/a.width,d)]};t.addEventListener("pointerdown",o=>{e.message&&e.notify(""),!(o.button!==0||!e.field)&&(i={cell:s(o),x:o.clientX,y:o.
clientY},r=!1,t.setPointerCapture(o.pointerId))}),t.addEventListener("pointermove",o=>{if(!e.field)return;let a=s(o);e.point(a),r||=i!==null&&Math.hypot(o.clientX-
i.x,o.clientY-i.y)>=Pt,r&&e.select(A(i.cell,a))});let l=o=>{i&&((!o||!r)&&e.select(null),i=null,r=!1,n.save_changes())};t.addEventListener("pointerup",()=>l(!0)),
t.addEventListener("pointercancel",()=>l(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function mt(e){let{
canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let s=_t[r.key];if(!s||!e.
field||R(r))return;r.preventDefault();let{rows:l,columns:o}=e.field,a=e.cell??[l>>1,o>>1],f=[x(a[0]+s[0],0,l-1),x(a[1]+s[1],0,o-1)],c=e.cell||r.shiftKey?f:a;i=r.
shiftKey?i??a:null,e.spoken=i?"region":"cursor",e.point(c),i&&(e.select(A(i,c)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}var Ut=250,C=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=h("span.idw-title"),this.reading=h("span.idw-reading"),this.canvas=h("canvas",{tabindex:0,role:"application","aria-roledescription":"heat map"}),
this.note=h("div.idw-note",{role:"status"}),this.stage=h("div.idw-stage",this.canvas,this.note),this.bar=h("canvas.idw-bar-colours",{width:256,height:1,"aria-hi\
dden":"true"}),this.scale=h("div.idw-bar-ticks"),this.unit=h("span.idw-muted.idw-bar-unit"),this.legend=h("div.idw-colourbar",this.bar,this.scale,this.unit),this.
probe=h("output.idw-probe"),this.sum=h("output.idw-sum"),this.controls=ut(this,t);let n=h("div.idw-head",this.title,this.reading);t.el.append(n,this.stage,this.
legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){let[t,n]=this.model.get("cursor");return this.
field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)return null;let[t,n,i,r]=this.model.get(
"region"),s=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return s[0]<s[2]&&s[1]<s[3]?s:null}get cellSize(){return this.model.get("cell_size")??
[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=window.setTimeout(()=>this.model.
save_changes(),Ut))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,i]=L(this.model,"values","errors",
"replicates").map(et);this.field=t&&{...t,...nt(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,this.recolor()}recolor(){let{field:t,
model:n}=this,[i,r,s]=L(n,"limit","colormap","threshold"),l=i??(t?.size||1),o=n.get("signed")??t?.negative??!1;this.range={low:o?-l:0,high:l,signed:o};let a=[this.
range.low,l],f=ot(n.get("_colormaps")[o?"signed":r]),c=n.get("hide_noise")?this.errors?.data:null,d=(u,m)=>{let g=Math.abs(u);return!(g<s)&&(!c||g>=2*c[m])};this.
layer=t&&gt(st(t.data,f,a,d),t.columns,t.rows),this.drawLegend(f,a,s),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,i){let r=z([0,255],n),s=t.map(
(o,a)=>Math.abs(r(a))<i?o&16777215|50<<24:o);gt(s,256,1,this.bar);let l=z(n,[0,100]);this.scale.replaceChildren(...Z(n).map(({value:o,text:a})=>h("span",{style:`\
left:${l(o)}%`},a))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.model.get("unit").
split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:r,cellSize:s,sumUnit:l}=this,[o,a]=s,f=($,wt,I,xt,bt)=>{$.setAttribute("aria-live",this.spoken===wt?"\
polite":"off"),$.replaceChildren(...I?[`${I} `,h("span.idw-small",xt)]:[t?bt:""]),$.classList.toggle("idw-hint",!I)},c=i&&i[0]*t.columns+i[1],d=i&&E(t.data[c],n?.
data[c],l),[u,m]=i?[(i[1]+.5)*a,(i[0]+.5)*o]:[];f(this.probe,"cursor",d,`at (${Math.floor(u)}, ${Math.floor(m)})`,"Point at a pixel, or use the arrow keys");let g=o*
a,[w,b]=r?[it(t,r),rt(this.replicates,t,r)]:[],v=r&&E(w*g,b===null?null:b*g,l);f(this.sum,"region",v,r&&this.extent(r,w),"Drag a region, or use Shift+arrow keys"),
this.spoken=""}extent(t,n){let[i,r,s,l]=t,{negative:o,total:a}=this.field,[f,c]=[(s-i)*this.cellSize[1],(l-r)*this.cellSize[0]].map(Math.round),d=o||!(a>0)||Number.
isNaN(n)?"":` (${Q(n/a)} of the map)`;return`in ${f}×${c} pixels${d}`}draw(){let{image:t,field:n,layer:i,canvas:r,stage:s,model:l}=this,[o,a]=t?[t.width,t.height]:
n?[n.columns,n.rows]:[1,1],{context:f,ratio:c}=D(s,r,o,a),d=i?l.get("opacity"):0;t&&(f.imageSmoothingEnabled=l.get("smooth")||t.width>r.width,f.filter=`grayscal\
e(${d})`,f.drawImage(t,0,0,r.width,r.height),f.filter="none"),i&&(f.imageSmoothingEnabled=l.get("smooth"),f.globalAlpha=d,f.drawImage(i,0,0,r.width,r.height),f.
globalAlpha=1,this.region&&this.outline(f,c,this.region,[5,4],0),this.cell&&this.outline(f,c,A(this.cell,this.cell),[],1.5))}outline(t,n,i,r,s){let[l,o,a,f]=i,{
canvas:c,field:d}=this,[u,m,g]=[c.width/d.columns,c.height/d.rows,s*n];for(let w of[!1,!0])t.lineWidth=(w?1.5:3)*n,t.strokeStyle=w?"#fff":"#000",t.setLineDash(w?
r.map(b=>b*n):[]),t.strokeRect(l*u-g,o*m-g,(a-l)*u+2*g,(f-o)*m+2*g);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,s,l]=L(n,"title","reading","loading",
"accepts_images"),o=!!n.get("values"),a=s?"Estimating…":t?"No map yet":l?"Drop an image here":"No picture yet";this.title.textContent=i,this.reading.textContent=
r,_(this.note,this.message||(o?"":a)),this.stage.classList.toggle("idw-empty",!t&&!o),this.stage.setAttribute("aria-busy",s),this.canvas.setAttribute("aria-labe\
l",["Heat map",i,r].filter(Boolean).join(", ")),this.controls.opener.hidden=!l}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.
label()}};function gt(e,t,n,i=h("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,n),0,0),i}
function pt(e){e.el.classList.add("idw-figure","idw-pane");let t=new C(e);ht(t),mt(t),at(t,e),B(e.signal,t.stage,()=>t.draw()),p(e,["values","errors","replicate\
s"],()=>t.decode()),p(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),p(e,["cursor","region"],()=>{t.readOut(),t.draw()}),p(e,[
"opacity","smooth"],()=>t.draw()),p(e,["title","reading","loading","values","accepts_images"],()=>t.label()),q(e,["image"],n=>t.showImage(n))}var je=K(pt);export{je as default};

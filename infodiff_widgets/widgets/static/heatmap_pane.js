// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function L(e,...t){return t.map(n=>e.get(n))}function Mt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function P(e,t){Mt(e,t),e.save_changes()}function p({model:e,
signal:t},n,i){let r=0,s=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let l of n)e.on(`change:${l}`,s);t.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let l of n)e.off(`change:${l}`,s)}),i()}function h(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" "));for(let s of t){if(typeof s=="string"||s instanceof Node){
r.append(s);continue}for(let[l,o]of Object.entries(s))l.startsWith("on")?r.addEventListener(l.slice(2),o):o!==!1&&o!=null&&r.setAttribute(l,o===!0?"":o)}return r}
function _(e,t){e.textContent!==t&&(e.textContent=t)}function R(e){return e.ctrlKey||e.metaKey||e.altKey}function U(e){e.addEventListener("keydown",t=>{R(t)||t.stopPropagation()})}function Et(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),
{context:e.getContext("2d"),ratio:i}}var At=420;function D(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`${At*n/i}px`,Et(t,e.clientWidth,e.
clientHeight)}function B(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.addEventListener("abort",()=>i.disconnect())}var Lt=e=>new Blob([e],{type:"image/png"});function q(e,t,n){
p(e,t,async()=>{let i=t.map(s=>e.model.get(s)),r=await Promise.all(i.map(s=>s?createImageBitmap(Lt(s)):null));i.every((s,l)=>s===e.model.get(t[l]))&&!e.signal.aborted&&
n(...r)})}function K(...e){return{render({model:t,el:n,signal:i}){n.classList.add("idw"),U(n);for(let r of e)r({model:t,el:n,signal:i})}}}function k(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function kt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function G(e){let t,n,i;
e.length!==2?(t=k,n=(o,c)=>k(e(o),c),i=(o,c)=>e(o)-c):(t=e===k||e===kt?e:Nt,n=e,i=e);function r(o,c,f=0,a=o.length){if(f<a){if(t(c,c)!==0)return a;do{let d=f+a>>>
1;n(o[d],c)<0?f=d+1:a=d}while(f<a)}return f}function s(o,c,f=0,a=o.length){if(f<a){if(t(c,c)!==0)return a;do{let d=f+a>>>1;n(o[d],c)<=0?f=d+1:a=d}while(f<a)}return f}
function l(o,c,f=0,a=o.length){let d=r(o,c,f,a-1);return d>f&&i(o[d-1],c)>-i(o[d],c)?d-1:d}return{left:r,center:l,right:s}}function Nt(){return 0}function $t(e){
return e===null?NaN:+e}var H=G(k),Qt=H.right,Zt=H.left,te=G($t).center;var ee=W(X),ne=W(vt);function W(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:r,width:s,height:l}=t;if(!((s=Math.floor(s))>=0))throw new RangeError("invalid width");if(!((l=Math.floor(l!==void 0?l:r.length/s))>=0))throw new RangeError(
"invalid height");if(!s||!l||!n&&!i)return t;let o=n&&e(n),c=i&&e(i),f=r.slice();return o&&c?(y(o,f,r,s,l),y(o,r,f,s,l),y(o,f,r,s,l),M(c,r,f,s,l),M(c,f,r,s,l),M(
c,r,f,s,l)):o?(y(o,r,f,s,l),y(o,f,r,s,l),y(o,r,f,s,l)):c&&(M(c,r,f,s,l),M(c,f,r,s,l),M(c,r,f,s,l)),t}}function y(e,t,n,i,r){for(let s=0,l=i*r;s<l;)e(t,n,s,s+=i,
1)}function M(e,t,n,i,r){for(let s=0,l=i*r;s<i;++s)e(t,n,s,s+l,i)}function vt(e){let t=X(e);return(n,i,r,s,l)=>{r<<=2,s<<=2,l<<=2,t(n,i,r+0,s+0,l),t(n,i,r+1,s+1,
l),t(n,i,r+2,s+2,l),t(n,i,r+3,s+3,l)}}function X(e){let t=Math.floor(e);if(t===e)return It(e);let n=e-t,i=2*e+1;return(r,s,l,o,c)=>{if(!((o-=c)>=l))return;let f=t*
s[l],a=c*t,d=a+c;for(let u=l,m=l+a;u<m;u+=c)f+=s[Math.min(o,u)];for(let u=l,m=o;u<=m;u+=c)f+=s[Math.min(o,u+a)],r[u]=(f+n*(s[Math.max(l,u-d)]+s[Math.min(o,u+d)]))/
i,f-=s[Math.max(l,u-a)]}}function It(e){let t=2*e+1;return(n,i,r,s,l)=>{if(!((s-=l)>=r))return;let o=e*i[r],c=l*e;for(let f=r,a=r+c;f<a;f+=l)o+=i[Math.min(s,f)];
for(let f=r,a=s;f<=a;f+=l)o+=i[Math.min(s,f+c)],n[f]=o/t,o-=i[Math.max(r,f-c)]}}var Rt=Array.prototype,ie=Rt.slice;var St=Math.sqrt(50),Tt=Math.sqrt(10),Ft=Math.sqrt(2);function N(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),s=i/Math.pow(10,r),l=s>=St?10:s>=Tt?
5:s>=Ft?2:1,o,c,f;return r<0?(f=Math.pow(10,-r)/l,o=Math.round(e*f),c=Math.round(t*f),o/f<e&&++o,c/f>t&&--c,f=-f):(f=Math.pow(10,r)*l,o=Math.round(e/f),c=Math.round(
t/f),o*f<e&&++o,c*f>t&&--c),c<o&&.5<=n&&n<2?N(e,t,n*2):[o,c,f]}function Y(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,s,l]=i?N(t,e,
n):N(e,t,n);if(!(s>=r))return[];let o=s-r+1,c=new Array(o);if(i)if(l<0)for(let f=0;f<o;++f)c[f]=(s-f)/-l;else for(let f=0;f<o;++f)c[f]=(s-f)*l;else if(l<0)for(let f=0;f<
o;++f)c[f]=(r+f)/-l;else for(let f=0;f<o;++f)c[f]=(r+f)*l;return c}function V(e,t,n){return t=+t,e=+e,n=+n,N(e,t,n)[2]}function J(e,t,n){t=+t,e=+e,n=+n;let i=t<
e,r=i?V(t,e,n):V(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}var re=Ot(Math.random);function Ot(e){return function(n,i=0,r=n.length){let s=r-(i=+i);for(;s;){let l=e()*s--|0,o=n[s+i];n[s+i]=n[l+i],n[l+i]=o}return n}}function S(e,t){return e.toFixed(t).replace("-","−")}function zt(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function E(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=zt(i?Math.abs(e):t);return`${S(e,r)}${i?"":` ± ${S(t,r)}`} ${n}`.
trim()}function Q(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Z([e,t],n=4){let i=Math.max(0,-Math.floor(Math.log10(J(e,t,n))+1e-9));return Y(e,t,n).map(r=>({
value:r,text:r===0?"0":S(r,i)}))}function x(e,t,n){return Math.min(Math.max(e,t),n)}function T([e,t],[n,i]){return r=>n+(i-n)*(x(r,e,t)-e)/(t-e||1)}var jt={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function et(e){if(!e)return null;let{shape:t,dtype:n,scale:i=1,data:r}=e,[s,
l]=t.slice(-2),o=new jt[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===1?{rows:s,columns:l,data:o}:{rows:s,columns:l,data:Float32Array.
from(o,n==="float16"?c=>Ct(c)*i:c=>c*i)}}function Ct(e){let[t,n,i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function nt(e){let[t,n,i]=[0,!1,0];for(let r of e)
Number.isFinite(r)&&(t=Math.max(t,Math.abs(r)),n||=r<0,i+=r);return{size:t,negative:n,total:i}}function it({columns:e,data:t},[n,i,r,s]){let[l,o]=[0,!1];for(let c=i;c<
s;c++)for(let f of t.subarray(c*e+n,c*e+r))Number.isFinite(f)&&(l+=f,o=!0);return o?l:NaN}function tt(e,t,n,i){let r=n/i;return Array.from({length:i},(s,l)=>Math.
max(Math.min(t,(l+1)*r)-Math.max(e,l*r),0))}function rt(e,t,[n,i,r,s]){if(!e)return null;let{rows:l,columns:o,data:c}=e,f=tt(i,s,t.rows,l),a=tt(n,r,t.columns,o),
d=0;for(let u=0;u<c.length;u+=l*o){let m=0;f.forEach((g,w)=>{g&&a.forEach((b,$)=>m+=g*b*c[u+w*o+$])}),d+=m*m}return Math.sqrt(d)}function A([e,t],[n,i]){let[r,s]=[
Math.min(t,i),Math.max(t,i)+1];return[r,Math.min(e,n),s,Math.max(e,n)+1]}function ot(e){return Uint32Array.from({length:256},(t,n)=>{let i=n/255*(e.length-1),r=Math.
min(Math.floor(i),e.length-2),[s,l,o]=e[r].map((c,f)=>Math.round(c+(i-r)*(e[r+1][f]-c)));return(255<<24|o<<16|l<<8|s)>>>0})}var Pt=4286611584;function st(e,t,n,i){
let[r,s]=n,l=new Uint32Array(e.length);for(let o=0;o<e.length;o++){let c=e[o];i(c,o)&&(l[o]=Number.isFinite(c)?t[Math.round(255*(x(c,r,s)-r)/(s-r))]:Pt)}return l}function F(e,t,n,i){return i.addEventListener("change",()=>P(e.model,{[t]:i[n]})),p(e,[t],()=>i[n]=e.model.get(t)),i}function O(e,t,n){let i=F(e,t,"checked",h("\
input",{type:"checkbox"})),r=h("span",n);return{input:i,label:r,row:h("label.idw-pair",i,r)}}function lt(e,t={}){let n=h("select.idw-field",t),i=r=>n.replaceChildren(
...r.map(([s,l])=>h("option",{value:s},l)));return i(e),{node:n,offer:i}}function z(e,t,n,i){let{place:r=Number,value:s=Number,text:l,spoken:o=l,step:c=.05}=i,{
model:f}=e,a=h("input",{type:"range",min:0,max:1,step:c}),d=h("span.idw-value",{"aria-hidden":"true"}),u=()=>{a.value=String(r(f.get(t))),d.textContent=l(f.get(
t)),a.setAttribute("aria-valuetext",o(f.get(t)))};return a.addEventListener("input",()=>f.set(t,s(Number(a.value)))),a.addEventListener("change",()=>f.save_changes()),
p(e,[t],u),{input:a,show:u,row:h("label.idw-row",h("span",n),a,d)}}var j=8e6;async function ft(e,t){let[n]=t,i=`“${n.name}”`,r=`images may have up to ${j/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, please,\
 not ${t.length}.`);if(n.size>j)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${r}`);e.notify(`Reading ${i}…`);let s=await n.arrayBuffer().catch(()=>null);
s?e.model.send({picture:n.name},void 0,[s]):e.notify(`${i} is no file that can be read.`)}function ct(e,{model:t,el:n,signal:i}){let r=({dataTransfer:o})=>t.get(
"accepts_images")&&o.types.includes("Files"),s=o=>e.stage.classList.toggle("idw-dropping",o);for(let o of["dragenter","dragover","drop"])n.addEventListener(o,c=>{
r(c)&&(c.preventDefault(),c.stopPropagation(),s(o!=="drop"),o==="drop"&&c.dataTransfer.files.length&&ft(e,[...c.dataTransfer.files]))});n.addEventListener("drag\
leave",o=>n.contains(o.relatedTarget)||s(!1));let l=({problem:o})=>o===void 0||e.notify(o);t.on("msg:custom",l),i.addEventListener("abort",()=>t.off("msg:custom",
l))}function at(e){let t=h("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&ft(e,[...t.files]));let i=h("butto\
n.idw-button",{type:"button",onclick:()=>{t.value="",t.click()}},"Open an image…");return h("div.idw-opener",i,h("span.idw-muted",`or drop one (up to ${j/1e6}\
 MB)`),t)}function ut(e,t){let{model:n}=t,i=u=>u?E(u,null,""):"0",r=z(t,"opacity","Opacity",{text:u=>`${Math.round(100*u)} %`}),s=z(t,"threshold","Threshold",{place:u=>Math.
cbrt(u/e.range.high),value:u=>Number((e.range.high*u**3).toPrecision(3)),text:u=>`${i(u)} ${e.sumUnit}`.trim(),spoken:u=>`${i(u)} ${n.get("unit")}`.trim(),step:.01}),
l=Object.keys(n.get("_colormaps")).filter(u=>u!=="signed"),o=F(t,"colormap","value",lt(l.map(u=>[u,u])).node),c=O(t,"hide_noise","Hide below 2σ"),f=at(e),a=()=>{
r.show(),s.show(),s.input.disabled=!e.field,o.disabled=e.range.signed,c.input.disabled=!e.errors},d=h("div.idw-grid",r.row,s.row,h("label.idw-row",h("span","Col\
ours"),o),h("div.idw-switches",c.row,O(t,"smooth","Smooth").row),f);return{panel:h("div.idw-small.idw-controls",d),opener:f,show:a}}var dt=8,_t=4,Ut={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-dt,0],PageDown:[dt,0],Home:[0,-1/0],End:[0,1/0]};function ht(e){let{
canvas:t,model:n}=e,i=null,r=!1,s=o=>{let c=t.getBoundingClientRect(),f=(u,m)=>x(Math.floor(u*m),0,m-1),{rows:a,columns:d}=e.field;return[f((o.clientY-c.top)/c.
height,a),f((o.clientX-c.left)/c.width,d)]};t.addEventListener("pointerdown",o=>{e.message&&e.notify(""),!(o.button!==0||!e.field)&&(i={cell:s(o),x:o.clientX,y:o.
clientY},r=!1,t.setPointerCapture(o.pointerId))}),t.addEventListener("pointermove",o=>{if(!e.field)return;let c=s(o);e.point(c),r||=i!==null&&Math.hypot(o.clientX-
i.x,o.clientY-i.y)>=_t,r&&e.select(A(i.cell,c))});let l=o=>{i&&((!o||!r)&&e.select(null),i=null,r=!1,n.save_changes())};t.addEventListener("pointerup",()=>l(!0)),
t.addEventListener("pointercancel",()=>l(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function mt(e){let{
canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let s=Ut[r.key];if(!s||!e.
field||R(r))return;r.preventDefault();let{rows:l,columns:o}=e.field,c=e.cell??[l>>1,o>>1],f=[x(c[0]+s[0],0,l-1),x(c[1]+s[1],0,o-1)],a=e.cell||r.shiftKey?f:c;i=r.
shiftKey?i??c:null,e.spoken=i?"region":"cursor",e.point(a),i&&(e.select(A(i,a)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}var Dt=250,C=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=h("span.idw-title"),this.reading=h("span.idw-large.idw-reading"),this.canvas=h("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=h("div.idw-note",{role:"status"}),this.stage=h("div.idw-stage",this.canvas,this.note),this.bar=h("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=h("div.idw-muted.idw-small.idw-bar-ticks"),this.unit=h("span.idw-muted.idw-small.idw-bar-unit"),this.legend=h("div.idw-colourb\
ar",this.bar,this.scale,this.unit),this.probe=h("output.idw-probe"),this.sum=h("output.idw-sum"),this.controls=ut(this,t);let n=h("div.idw-head",this.title,this.
reading);t.el.append(n,this.stage,this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){let[
t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,r]=this.model.get("region"),s=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return s[0]<s[2]&&s[1]<s[3]?s:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),Dt))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=L(this.model,"values","errors","replicates").map(et);this.field=t&&{...t,...nt(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,r,s]=L(n,"limit","colormap","threshold"),l=i??(t?.size||1),o=n.get("signed")??t?.negative??!1;this.range={
low:o?-l:0,high:l,signed:o};let c=[this.range.low,l],f=ot(n.get("_colormaps")[o?"signed":r]),a=n.get("hide_noise")?this.errors?.data:null,d=(u,m)=>{let g=Math.abs(
u);return!(g<s)&&(!a||g>=2*a[m])};this.layer=t&&gt(st(t.data,f,c,d),t.columns,t.rows),this.drawLegend(f,c,s),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,i){
let r=T([0,255],n),s=t.map((o,c)=>Math.abs(r(c))<i?o&16777215|50<<24:o);gt(s,256,1,this.bar);let l=T(n,[0,100]);this.scale.replaceChildren(...Z(n).map(({value:o,
text:c})=>h("span",{style:`left:${l(o)}%`},c))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.
model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:r,cellSize:s,sumUnit:l}=this,[o,c]=s,f=(v,wt,I,xt,bt)=>{v.setAttribute("aria-live",
this.spoken===wt?"polite":"off"),v.replaceChildren(...I?[`${I} `,h("span.idw-small",xt)]:[t?bt:""]);for(let yt of["idw-hint","idw-muted","idw-small"])v.classList.
toggle(yt,!I)},a=i&&i[0]*t.columns+i[1],d=i&&E(t.data[a],n?.data[a],l),[u,m]=i?[(i[1]+.5)*c,(i[0]+.5)*o]:[];f(this.probe,"cursor",d,`at (${Math.floor(u)}, ${Math.
floor(m)})`,"Point at a pixel, or use the arrow keys");let g=o*c,[w,b]=r?[it(t,r),rt(this.replicates,t,r)]:[],$=r&&E(w*g,b===null?null:b*g,l);f(this.sum,"region",
$,r&&this.extent(r,w),"Drag a region, or use Shift+arrow keys"),this.spoken=""}extent(t,n){let[i,r,s,l]=t,{negative:o,total:c}=this.field,[f,a]=[(s-i)*this.cellSize[1],
(l-r)*this.cellSize[0]].map(Math.round),d=o||!(c>0)||Number.isNaN(n)?"":` (${Q(n/c)} of the map)`;return`in ${f}×${a} pixels${d}`}draw(){let{image:t,field:n,layer:i,
canvas:r,stage:s,model:l}=this,[o,c]=t?[t.width,t.height]:n?[n.columns,n.rows]:[1,1],{context:f,ratio:a}=D(s,r,o,c),d=i?l.get("opacity"):0;t&&(f.imageSmoothingEnabled=
l.get("smooth")||t.width>r.width,f.filter=`grayscale(${d})`,f.drawImage(t,0,0,r.width,r.height),f.filter="none"),i&&(f.imageSmoothingEnabled=l.get("smooth"),f.globalAlpha=
d,f.drawImage(i,0,0,r.width,r.height),f.globalAlpha=1,this.region&&this.outline(f,a,this.region,[5,4],0),this.cell&&this.outline(f,a,A(this.cell,this.cell),[],1.5))}outline(t,n,i,r,s){
let[l,o,c,f]=i,{canvas:a,field:d}=this,[u,m,g]=[a.width/d.columns,a.height/d.rows,s*n];for(let w of[!1,!0])t.lineWidth=(w?1.5:3)*n,t.strokeStyle=w?"#fff":"#000",
t.setLineDash(w?r.map(b=>b*n):[]),t.strokeRect(l*u-g,o*m-g,(c-l)*u+2*g,(f-o)*m+2*g);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,s,l]=L(n,"title","r\
eading","loading","accepts_images"),o=!!n.get("values"),c=s?"Estimating…":t?"No map yet":l?"Drop an image here":"No picture yet";this.title.textContent=i,this.
reading.textContent=r,_(this.note,this.message||(o?"":c)),this.stage.classList.toggle("idw-empty",!t&&!o),this.stage.setAttribute("aria-busy",s),this.canvas.setAttribute(
"aria-label",["Heat map",i,r].filter(Boolean).join(", ")),this.controls.opener.hidden=!l}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=
t,this.label()}};function gt(e,t,n,i=h("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,n),
0,0),i}function pt(e){e.el.classList.add("idw-figure","idw-pane");let t=new C(e);ht(t),mt(t),ct(t,e),B(e.signal,t.stage,()=>t.draw()),p(e,["values","errors","re\
plicates"],()=>t.decode()),p(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),p(e,["cursor","region"],()=>{t.readOut(),t.draw()}),
p(e,["opacity","smooth"],()=>t.draw()),p(e,["title","reading","loading","values","accepts_images"],()=>t.label()),q(e,["image"],n=>t.showImage(n))}var Ce=K(pt);export{Ce as default};

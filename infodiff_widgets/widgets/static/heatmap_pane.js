// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function k(e,...t){return t.map(n=>e.get(n))}function Mt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function P(e,t){Mt(e,t),e.save_changes()}function p({model:e,
signal:t},n,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let s of n)e.on(`change:${s}`,o);t.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let s of n)e.off(`change:${s}`,o)}),i()}function L(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Et(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function U(e){let t,n,i;
e.length!==2?(t=L,n=(l,c)=>L(e(l),c),i=(l,c)=>e(l)-c):(t=e===L||e===Et?e:At,n=e,i=e);function r(l,c,f=0,a=l.length){if(f<a){if(t(c,c)!==0)return a;do{let u=f+a>>>
1;n(l[u],c)<0?f=u+1:a=u}while(f<a)}return f}function o(l,c,f=0,a=l.length){if(f<a){if(t(c,c)!==0)return a;do{let u=f+a>>>1;n(l[u],c)<=0?f=u+1:a=u}while(f<a)}return f}
function s(l,c,f=0,a=l.length){let u=r(l,c,f,a-1);return u>f&&i(l[u-1],c)>-i(l[u],c)?u-1:u}return{left:r,center:s,right:o}}function At(){return 0}function kt(e){
return e===null?NaN:+e}var D=U(L),Vt=D.right,Gt=D.left,Ht=U(kt).center;var Wt=B(q),Xt=B(Lt);function B(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:r,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!i)return t;let l=n&&e(n),c=i&&e(i),f=r.slice();return l&&c?(y(l,f,r,o,s),y(l,r,f,o,s),y(l,f,r,o,s),M(c,r,f,o,s),M(c,f,r,o,s),M(
c,r,f,o,s)):l?(y(l,r,f,o,s),y(l,f,r,o,s),y(l,r,f,o,s)):c&&(M(c,r,f,o,s),M(c,f,r,o,s),M(c,r,f,o,s)),t}}function y(e,t,n,i,r){for(let o=0,s=i*r;o<s;)e(t,n,o,o+=i,
1)}function M(e,t,n,i,r){for(let o=0,s=i*r;o<i;++o)e(t,n,o,o+s,i)}function Lt(e){let t=q(e);return(n,i,r,o,s)=>{r<<=2,o<<=2,s<<=2,t(n,i,r+0,o+0,s),t(n,i,r+1,o+1,
s),t(n,i,r+2,o+2,s),t(n,i,r+3,o+3,s)}}function q(e){let t=Math.floor(e);if(t===e)return Nt(e);let n=e-t,i=2*e+1;return(r,o,s,l,c)=>{if(!((l-=c)>=s))return;let f=t*
o[s],a=c*t,u=a+c;for(let m=s,g=s+a;m<g;m+=c)f+=o[Math.min(l,m)];for(let m=s,g=l;m<=g;m+=c)f+=o[Math.min(l,m+a)],r[m]=(f+n*(o[Math.max(s,m-u)]+o[Math.min(l,m+u)]))/
i,f-=o[Math.max(s,m-a)]}}function Nt(e){let t=2*e+1;return(n,i,r,o,s)=>{if(!((o-=s)>=r))return;let l=e*i[r],c=s*e;for(let f=r,a=r+c;f<a;f+=s)l+=i[Math.min(o,f)];
for(let f=r,a=o;f<=a;f+=s)l+=i[Math.min(o,f+c)],n[f]=l/t,l-=i[Math.max(r,f-c)]}}var $t=Array.prototype,Yt=$t.slice;var vt=Math.sqrt(50),It=Math.sqrt(10),Rt=Math.sqrt(2);function N(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),s=o>=vt?10:o>=It?
5:o>=Rt?2:1,l,c,f;return r<0?(f=Math.pow(10,-r)/s,l=Math.round(e*f),c=Math.round(t*f),l/f<e&&++l,c/f>t&&--c,f=-f):(f=Math.pow(10,r)*s,l=Math.round(e/f),c=Math.round(
t/f),l*f<e&&++l,c*f>t&&--c),c<l&&.5<=n&&n<2?N(e,t,n*2):[l,c,f]}function K(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,o,s]=i?N(t,e,
n):N(e,t,n);if(!(o>=r))return[];let l=o-r+1,c=new Array(l);if(i)if(s<0)for(let f=0;f<l;++f)c[f]=(o-f)/-s;else for(let f=0;f<l;++f)c[f]=(o-f)*s;else if(s<0)for(let f=0;f<
l;++f)c[f]=(r+f)/-s;else for(let f=0;f<l;++f)c[f]=(r+f)*s;return c}function _(e,t,n){return t=+t,e=+e,n=+n,N(e,t,n)[2]}function V(e,t,n){t=+t,e=+e,n=+n;let i=t<
e,r=i?_(t,e,n):_(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}var Jt=St(Math.random);function St(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let s=e()*o--|0,l=n[o+i];n[o+i]=n[s+i],n[s+i]=l}return n}}function R(e,t){return e.toFixed(t).replace("-","−")}function Ot(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function E(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=Ot(i?Math.abs(e):t);return`${R(e,r)}${i?"":` ± ${R(t,r)}`} ${n}`.
trim()}function G(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function H([e,t],n=4){let i=Math.max(0,-Math.floor(Math.log10(V(e,t,n))+1e-9));return K(e,t,n).map(r=>({
value:r,text:r===0?"0":R(r,i)}))}function x(e,t,n){return Math.min(Math.max(e,t),n)}function S([e,t],[n,i]){return r=>n+(i-n)*(x(r,e,t)-e)/(t-e||1)}function d(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of t){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[s,l]of Object.entries(o))s.startsWith("on")?r.addEventListener(s.slice(2),l):l!==!1&&l!=null&&
r.setAttribute(s,l===!0?"":l)}return r}function W(e,t){e.textContent!==t&&(e.textContent=t)}function O(e){return e.ctrlKey||e.metaKey||e.altKey}function X(e){e.addEventListener("keydown",t=>{O(t)||t.stopPropagation()})}function Tt(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),
{context:e.getContext("2d"),ratio:i}}var Ft=420;function Y(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`${Ft*n/i}px`,Tt(t,e.clientWidth,e.
clientHeight)}function J(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.addEventListener("abort",()=>i.disconnect())}var jt=e=>new Blob([e],{type:"image/png"});function Q(e,t,n){
p(e,t,async()=>{let i=t.map(o=>e.model.get(o)),r=await Promise.all(i.map(o=>o?createImageBitmap(jt(o)):null));i.every((o,s)=>o===e.model.get(t[s]))&&!e.signal.aborted&&
n(...r)})}function Z(...e){return{render({model:t,el:n,signal:i}){n.classList.add("idw"),X(n);for(let r of e)r({model:t,el:n,signal:i})}}}var zt={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function et(e){if(!e)return null;let{shape:t,dtype:n,scale:i=1,data:r}=e,[o,
s]=t.slice(-2),l=new zt[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===1?{rows:o,columns:s,data:l}:{rows:o,columns:s,data:Float32Array.
from(l,n==="float16"?c=>Ct(c)*i:c=>c*i)}}function Ct(e){let[t,n,i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function nt(e){let[t,n,i]=[0,!1,0];for(let r of e)
Number.isFinite(r)&&(t=Math.max(t,Math.abs(r)),n||=r<0,i+=r);return{size:t,negative:n,total:i}}function it({columns:e,data:t},[n,i,r,o]){let[s,l]=[0,!1];for(let c=i;c<
o;c++)for(let f of t.subarray(c*e+n,c*e+r))Number.isFinite(f)&&(s+=f,l=!0);return l?s:NaN}function tt(e,t,n,i){let r=n/i;return Array.from({length:i},(o,s)=>Math.
max(Math.min(t,(s+1)*r)-Math.max(e,s*r),0))}function rt(e,t,[n,i,r,o]){if(!e)return null;let{rows:s,columns:l,data:c}=e,f=tt(i,o,t.rows,s),a=tt(n,r,t.columns,l),
u=0;for(let m=0;m<c.length;m+=s*l){let g=0;f.forEach((h,w)=>{h&&a.forEach((b,$)=>g+=h*b*c[m+w*l+$])}),u+=g*g}return Math.sqrt(u)}function A([e,t],[n,i]){let[r,o]=[
Math.min(t,i),Math.max(t,i)+1];return[r,Math.min(e,n),o,Math.max(e,n)+1]}function ot(e){return Uint32Array.from({length:256},(t,n)=>{let i=n/255*(e.length-1),r=Math.
min(Math.floor(i),e.length-2),[o,s,l]=e[r].map((c,f)=>Math.round(c+(i-r)*(e[r+1][f]-c)));return(255<<24|l<<16|s<<8|o)>>>0})}var Pt=4286611584;function st(e,t,n,i){
let[r,o]=n,s=new Uint32Array(e.length);for(let l=0;l<e.length;l++){let c=e[l];i(c,l)&&(s[l]=Number.isFinite(c)?t[Math.round(255*(x(c,r,o)-r)/(o-r))]:Pt)}return s}function T(e,t,n,i){return i.addEventListener("change",()=>P(e.model,{[t]:i[n]})),p(e,[t],()=>i[n]=e.model.get(t)),i}function F(e,t,n){let i=T(e,t,"checked",d("\
input",{type:"checkbox"})),r=d("span",n);return{input:i,label:r,row:d("label.idw-pair",i,r)}}function lt(e,t={}){let n=d("select.idw-field",t),i=r=>n.replaceChildren(
...r.map(([o,s])=>d("option",{value:o},s)));return i(e),{node:n,offer:i}}function j(e,t,n,i){let{place:r=Number,value:o=Number,text:s,spoken:l=s,step:c=.05}=i,{
model:f}=e,a=d("input",{type:"range",min:0,max:1,step:c}),u=d("span.idw-value",{"aria-hidden":"true"}),m=()=>{a.value=String(r(f.get(t))),u.textContent=s(f.get(
t)),a.setAttribute("aria-valuetext",l(f.get(t)))};return a.addEventListener("input",()=>f.set(t,o(Number(a.value)))),a.addEventListener("change",()=>f.save_changes()),
p(e,[t],m),{input:a,show:m,row:d("label.idw-row",d("span",n),a,u)}}var z=8e6;async function ft(e,t){let[n]=t,i=`“${n.name}”`,r=`images may have up to ${z/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, please,\
 not ${t.length}.`);if(n.size>z)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${r}`);e.notify(`Reading ${i}…`);let o=await n.arrayBuffer().catch(()=>null);
o?e.model.send({picture:n.name},void 0,[o]):e.notify(`${i} is no file that can be read.`)}function ct(e,{model:t,el:n,signal:i}){let r=({dataTransfer:l})=>t.get(
"accepts_images")&&l.types.includes("Files"),o=l=>e.stage.classList.toggle("idw-dropping",l);for(let l of["dragenter","dragover","drop"])n.addEventListener(l,c=>{
r(c)&&(c.preventDefault(),c.stopPropagation(),o(l!=="drop"),l==="drop"&&c.dataTransfer.files.length&&ft(e,[...c.dataTransfer.files]))});n.addEventListener("drag\
leave",l=>n.contains(l.relatedTarget)||o(!1));let s=({problem:l})=>l===void 0||e.notify(l);t.on("msg:custom",s),i.addEventListener("abort",()=>t.off("msg:custom",
s))}function at(e){let t=d("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&ft(e,[...t.files]));let i=d("butto\
n.idw-button",{onclick:()=>{t.value="",t.click()}},"Open an image…");return d("div.idw-opener",i,d("span.idw-muted",`or drop one (up to ${z/1e6} MB)`),t)}function ut(e,t){let{model:n}=t,i=h=>h?E(h,null,""):"0",r=j(t,"opacity","Opacity",{text:h=>`${Math.round(100*h)} %`}),o=j(t,"threshold","Threshold",{place:h=>Math.
cbrt(h/e.range.high),value:h=>Number((e.range.high*h**3).toPrecision(3)),text:h=>`${i(h)} ${e.sumUnit}`.trim(),spoken:h=>`${i(h)} ${n.get("unit")}`.trim(),step:.01}),
s=Object.keys(n.get("_colormaps")).filter(h=>h!=="signed"),l=T(t,"colormap","value",lt(s.map(h=>[h,h])).node),c=F(t,"hide_noise","Hide below 2σ"),f=at(e),a=()=>{
r.show(),o.show(),o.input.disabled=!e.field,l.disabled=e.range.signed,c.input.disabled=!e.errors},u=d("label.idw-row",d("span","Colours"),l),m=d("div.idw-switch\
es",c.row,F(t,"smooth","Smooth").row),g=d("div.idw-grid",r.row,o.row,u,m,f);return{panel:d("div.idw-small.idw-controls",g),opener:f,show:a}}var dt=8,_t=4,Ut={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-dt,0],PageDown:[dt,0],Home:[0,-1/0],End:[0,1/0]};function ht(e){let{
canvas:t,model:n}=e,i=null,r=s=>{let l=t.getBoundingClientRect(),c=(u,m)=>x(Math.floor(u*m),0,m-1),{rows:f,columns:a}=e.field;return[c((s.clientY-l.top)/l.height,
f),c((s.clientX-l.left)/l.width,a)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:r(s),x:s.clientX,y:s.clientY,
moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let l=r(s);e.point(l),i&&(i.moved||=Math.hypot(s.clientX-i.
x,s.clientY-i.y)>=_t,i.moved&&e.select(A(i.cell,l)))});let o=s=>{i&&((!s||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("pointerup",()=>o(
!0)),t.addEventListener("pointercancel",()=>o(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function mt(e){
let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=Ut[r.key];if(!o||
!e.field||O(r))return;r.preventDefault();let{rows:s,columns:l}=e.field,c=e.cell??[s>>1,l>>1],f=[x(c[0]+o[0],0,s-1),x(c[1]+o[1],0,l-1)],a=e.cell||r.shiftKey?f:c;
i=r.shiftKey?i??c:null,e.spoken=i?"region":"cursor",e.point(a),i&&(e.select(A(i,a)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}var Dt=250,C=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=d("span.idw-title"),this.reading=d("span.idw-large.idw-reading"),this.canvas=d("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=d("div.idw-note",{role:"status"}),this.stage=d("div.idw-stage",this.canvas,this.note),this.bar=d("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=d("div.idw-muted.idw-small.idw-bar-ticks.idw-plot"),this.unit=d("span.idw-muted.idw-small.idw-bar-unit"),this.legend=d("div.id\
w-colourbar",this.bar,this.scale,this.unit),this.probe=d("output.idw-probe"),this.sum=d("output.idw-sum"),this.controls=ut(this,t);let n=d("div.idw-head",this.title,
this.reading);t.el.append(n,this.stage,this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,r]=this.model.get("region"),o=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),Dt))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=k(this.model,"values","errors","replicates").map(et);this.field=t&&{...t,...nt(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,r,o]=k(n,"limit","colormap","threshold"),s=i??(t?.size||1),l=n.get("signed")??t?.negative??!1;this.range={
low:l?-s:0,high:s,signed:l};let c=[this.range.low,s],f=ot(n.get("_colormaps")[l?"signed":r]),a=n.get("hide_noise")?this.errors?.data:null,u=(m,g)=>{let h=Math.abs(
m);return!(h<o)&&(!a||h>=2*a[g])};this.layer=t&&gt(st(t.data,f,c,u),t.columns,t.rows),this.drawLegend(f,c,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,i){
let r=S([0,255],n),o=t.map((l,c)=>Math.abs(r(c))<i?l&16777215|50<<24:l);gt(o,256,1,this.bar);let s=S(n,[0,100]);this.scale.replaceChildren(...H(n).map(({value:l,
text:c})=>d("span",{style:`left:${s(l)}%`},c))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.
model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:r,cellSize:o,sumUnit:s}=this,[l,c]=o,f=(v,wt,I,xt,bt)=>{v.setAttribute("aria-live",
this.spoken===wt?"polite":"off"),v.replaceChildren(...I?[`${I} `,d("span.idw-small",xt)]:[t?bt:""]);for(let yt of["idw-hint","idw-muted","idw-small"])v.classList.
toggle(yt,!I)},a=i&&i[0]*t.columns+i[1],u=i&&E(t.data[a],n?.data[a],s),[m,g]=i?[(i[1]+.5)*c,(i[0]+.5)*l]:[];f(this.probe,"cursor",u,`at (${Math.floor(m)}, ${Math.
floor(g)})`,"Point at a pixel, or use the arrow keys");let h=l*c,[w,b]=r?[it(t,r),rt(this.replicates,t,r)]:[],$=r&&E(w*h,b===null?null:b*h,s);f(this.sum,"region",
$,r&&this.extent(r,w),"Drag a region, or use Shift+arrow keys"),this.spoken=""}extent(t,n){let[i,r,o,s]=t,{negative:l,total:c}=this.field,[f,a]=[(o-i)*this.cellSize[1],
(s-r)*this.cellSize[0]].map(Math.round),u=l||!(c>0)||Number.isNaN(n)?"":` (${G(n/c)} of the map)`;return`in ${f}×${a} pixels${u}`}draw(){let{image:t,field:n,layer:i,
canvas:r,stage:o,model:s}=this,[l,c]=t?[t.width,t.height]:n?[n.columns,n.rows]:[1,1],{context:f,ratio:a}=Y(o,r,l,c),u=i?s.get("opacity"):0;t&&(f.imageSmoothingEnabled=
s.get("smooth")||t.width>r.width,f.filter=`grayscale(${u})`,f.drawImage(t,0,0,r.width,r.height),f.filter="none"),i&&(f.imageSmoothingEnabled=s.get("smooth"),f.globalAlpha=
u,f.drawImage(i,0,0,r.width,r.height),f.globalAlpha=1,this.region&&this.outline(f,a,this.region,[5,4],0),this.cell&&this.outline(f,a,A(this.cell,this.cell),[],1.5))}outline(t,n,i,r,o){
let[s,l,c,f]=i,{canvas:a,field:u}=this,[m,g,h]=[a.width/u.columns,a.height/u.rows,o*n];for(let w of[!1,!0])t.lineWidth=(w?1.5:3)*n,t.strokeStyle=w?"#fff":"#000",
t.setLineDash(w?r.map(b=>b*n):[]),t.strokeRect(s*m-h,l*g-h,(c-s)*m+2*h,(f-l)*g+2*h);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,o,s]=k(n,"title","r\
eading","loading","accepts_images"),l=!!n.get("values"),c=o?"Estimating…":t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=i,this.
reading.textContent=r,W(this.note,this.message||(l?"":c)),this.stage.classList.toggle("idw-empty",!t&&!l),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute(
"aria-label",["Heat map",i,r].filter(Boolean).join(", ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=
t,this.label()}};function gt(e,t,n,i=d("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,n),
0,0),i}function pt(e){e.el.classList.add("idw-figure","idw-pane");let t=new C(e);ht(t),mt(t),ct(t,e),J(e.signal,t.stage,()=>t.draw()),p(e,["values","errors","re\
plicates"],()=>t.decode()),p(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),p(e,["cursor","region"],()=>{t.readOut(),t.draw()}),
p(e,["opacity","smooth"],()=>t.draw()),p(e,["title","reading","loading","values","accepts_images"],()=>t.label()),Q(e,["image"],n=>t.showImage(n))}var Pe=Z(pt);export{Pe as default};

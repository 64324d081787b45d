// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
var W=class{#t=new Map;constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let o of this.#t.get(`change:${t}`)??[])o()}on(t,n){
this.#t.has(t)||this.#t.set(t,new Set),this.#t.get(t)?.add(n)}off(t,n){this.#t.get(t)?.delete(n)}save_changes(){}send(){}};function C(e,...t){return t.map(n=>e.
get(n))}function Z(e,t){for(let[n,o]of Object.entries(t))e.set(n,o)}function H(e,t){Z(e,t),e.save_changes()}function x({model:e,signal:t},n,o){let i=0,r=()=>{i||=
requestAnimationFrame(()=>{i=0,o()})};for(let l of n)e.on(`change:${l}`,r);t.addEventListener("abort",()=>{cancelAnimationFrame(i);for(let l of n)e.off(`change:${l}`,
r)}),o()}function f(e,...t){let[n,...o]=e.split("."),i=document.createElement(n);o.length&&(i.className=o.join(" "));for(let r of t){if(typeof r=="string"||r instanceof Node){
i.append(r);continue}for(let[l,s]of Object.entries(r))l.startsWith("on")?i.addEventListener(l.slice(2),s):s!==!1&&s!=null&&i.setAttribute(l,s===!0?"":s)}return i}
function at(e,t){e.textContent!==t&&(e.textContent=t)}function lt(e){return e.getRootNode().activeElement}function ct(e){return e.flatMap(([t,n])=>[f("dt",t),f("dd",n)])}function tt(e){return e.ctrlKey||e.metaKey||
e.altKey}function ft(e){e.addEventListener("keydown",t=>{tt(t)||t.stopPropagation()})}function j(e,t=e.clientWidth,n=e.clientHeight){let o=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*o),1),e.height=Math.max(Math.round(n*o),1),
{context:e.getContext("2d"),ratio:o}}function P(e,t,n){let o=new ResizeObserver(()=>n());o.observe(t),e.addEventListener("abort",()=>o.disconnect())}var dt=e=>new Blob(
[e],{type:"image/png"});function X(e,t,n){x(e,t,async()=>{let o=t.map(r=>e.model.get(r)),i=await Promise.all(o.map(r=>r?createImageBitmap(dt(r)):null));o.every(
(r,l)=>r===e.model.get(t[l]))&&!e.signal.aborted&&n(...i)})}function ut(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);return e.addEventListener("abort",n),o=>(n(),
t=o.map(i=>URL.createObjectURL(dt(i))),t)}function ht(){let e=document.getElementById("stored")?.textContent??"";return JSON.parse(e,(t,n)=>n?.base64===void 0?n:Wt(n.base64))}function Wt(e){return new DataView(
Uint8Array.from(atob(e),t=>t.charCodeAt(0)).buffer)}function mt(e,t){let{signal:n}=new AbortController,o={};for(let[i,r]of Object.entries(e)){let l=document.getElementById(
i);l.classList.add("idw"),ft(l),o[i]=new W(t[i]),r({model:o[i],el:l,signal:n})}return o}function G(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Ht(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function gt(e){let t,n,
o;e.length!==2?(t=G,n=(s,c)=>G(e(s),c),o=(s,c)=>e(s)-c):(t=e===G||e===Ht?e:Xt,n=e,o=e);function i(s,c,a=0,d=s.length){if(a<d){if(t(c,c)!==0)return d;do{let h=a+
d>>>1;n(s[h],c)<0?a=h+1:d=h}while(a<d)}return a}function r(s,c,a=0,d=s.length){if(a<d){if(t(c,c)!==0)return d;do{let h=a+d>>>1;n(s[h],c)<=0?a=h+1:d=h}while(a<d)}
return a}function l(s,c,a=0,d=s.length){let h=i(s,c,a,d-1);return h>a&&o(s[h-1],c)>-o(s[h],c)?h-1:h}return{left:i,center:l,right:r}}function Xt(){return 0}function Gt(e){
return e===null?NaN:+e}var wt=gt(G),Se=wt.right,Ce=wt.left,Ie=gt(Gt).center;var Re=bt(xt),ze=bt(Yt);function bt(e){return function(t,n,o=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid\
 ry");let{data:i,width:r,height:l}=t;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((l=Math.floor(l!==void 0?l:i.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!l||!n&&!o)return t;let s=n&&e(n),c=o&&e(o),a=i.slice();return s&&c?(T(s,a,i,r,l),T(s,i,a,r,l),T(s,a,i,r,l),_(c,i,a,r,l),_(c,a,i,r,l),_(
c,i,a,r,l)):s?(T(s,i,a,r,l),T(s,a,i,r,l),T(s,i,a,r,l)):c&&(_(c,i,a,r,l),_(c,a,i,r,l),_(c,i,a,r,l)),t}}function T(e,t,n,o,i){for(let r=0,l=o*i;r<l;)e(t,n,r,r+=o,
1)}function _(e,t,n,o,i){for(let r=0,l=o*i;r<o;++r)e(t,n,r,r+l,o)}function Yt(e){let t=xt(e);return(n,o,i,r,l)=>{i<<=2,r<<=2,l<<=2,t(n,o,i+0,r+0,l),t(n,o,i+1,r+
1,l),t(n,o,i+2,r+2,l),t(n,o,i+3,r+3,l)}}function xt(e){let t=Math.floor(e);if(t===e)return Jt(e);let n=e-t,o=2*e+1;return(i,r,l,s,c)=>{if(!((s-=c)>=l))return;let a=t*
r[l],d=c*t,h=d+c;for(let u=l,g=l+d;u<g;u+=c)a+=r[Math.min(s,u)];for(let u=l,g=s;u<=g;u+=c)a+=r[Math.min(s,u+d)],i[u]=(a+n*(r[Math.max(l,u-h)]+r[Math.min(s,u+h)]))/
o,a-=r[Math.max(l,u-d)]}}function Jt(e){let t=2*e+1;return(n,o,i,r,l)=>{if(!((r-=l)>=i))return;let s=e*o[i],c=l*e;for(let a=i,d=i+c;a<d;a+=l)s+=o[Math.min(r,a)];
for(let a=i,d=r;a<=d;a+=l)s+=o[Math.min(r,a+c)],n[a]=s/t,s-=o[Math.max(i,a-c)]}}function et(e,t){let n,o;if(t===void 0)for(let i of e)i!=null&&(n===void 0?i>=i&&(n=o=i):(n>i&&(n=i),o<i&&(o=i)));else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&
(n===void 0?r>=r&&(n=o=r):(n>r&&(n=r),o<r&&(o=r)))}return[n,o]}var Qt=Array.prototype,Fe=Qt.slice;var Zt=Math.sqrt(50),te=Math.sqrt(10),ee=Math.sqrt(2);function Y(e,t,n){let o=(t-e)/Math.max(0,n),i=Math.floor(Math.log10(o)),r=o/Math.pow(10,i),l=r>=Zt?10:r>=te?
5:r>=ee?2:1,s,c,a;return i<0?(a=Math.pow(10,-i)/l,s=Math.round(e*a),c=Math.round(t*a),s/a<e&&++s,c/a>t&&--c,a=-a):(a=Math.pow(10,i)*l,s=Math.round(e/a),c=Math.round(
t/a),s*a<e&&++s,c*a>t&&--c),c<s&&.5<=n&&n<2?Y(e,t,n*2):[s,c,a]}function yt(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let o=t<e,[i,r,l]=o?Y(t,e,
n):Y(e,t,n);if(!(r>=i))return[];let s=r-i+1,c=new Array(s);if(o)if(l<0)for(let a=0;a<s;++a)c[a]=(r-a)/-l;else for(let a=0;a<s;++a)c[a]=(r-a)*l;else if(l<0)for(let a=0;a<
s;++a)c[a]=(i+a)/-l;else for(let a=0;a<s;++a)c[a]=(i+a)*l;return c}function pt(e,t,n){return t=+t,e=+e,n=+n,Y(e,t,n)[2]}function Mt(e,t,n){t=+t,e=+e,n=+n;let o=t<
e,i=o?pt(t,e,n):pt(e,t,n);return(o?-1:1)*(i<0?1/-i:i)}var Oe=ne(Math.random);function ne(e){return function(n,o=0,i=n.length){let r=i-(o=+o);for(;r;){let l=e()*r--|0,s=n[r+o];n[r+o]=n[l+o],n[l+o]=s}return n}}function U(e,t){return e.toFixed(t).replace("-","−")}function ie(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function D(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let o=t===null||!Number.isFinite(t),i=ie(o?Math.abs(e):t);return`${U(e,i)}${o?"":` ± ${U(t,i)}`} ${n}`.
trim()}function At(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Et([e,t],n=4){let o=Math.max(0,-Math.floor(Math.log10(Mt(e,t,n))+1e-9));return yt(e,t,n).map(i=>({
value:i,text:i===0?"0":U(i,o)}))}function I(e,t,n){return Math.min(Math.max(e,t),n)}function B([e,t],[n,o]){return i=>n+(o-n)*(I(i,e,t)-e)/(t-e||1)}var oe={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function J(e){if(!e)return null;let{shape:t,dtype:n,scale:o=1,data:i}=e,[r,l]=t.
slice(-2),s=new oe[n](i.buffer.slice(i.byteOffset,i.byteOffset+i.byteLength));return n==="float32"&&o===1?{rows:r,columns:l,data:s}:{rows:r,columns:l,data:Float32Array.
from(s,n==="float16"?c=>re(c)*o:c=>c*o)}}function re(e){let[t,n,o]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?o?NaN:t*(1/0):t*(n?2**(n-15)*(1+o/1024):2**-14*o/1024)}function vt(e){let[t,n,o]=[0,!1,0];for(let i of e)
Number.isFinite(i)&&(t=Math.max(t,Math.abs(i)),n||=i<0,o+=i);return{size:t,negative:n,total:o}}function Lt({columns:e,data:t},[n,o,i,r]){let[l,s]=[0,!1];for(let c=o;c<
r;c++)for(let a of t.subarray(c*e+n,c*e+i))Number.isFinite(a)&&(l+=a,s=!0);return s?l:NaN}function kt(e,t,n,o){let i=n/o;return Array.from({length:o},(r,l)=>Math.
max(Math.min(t,(l+1)*i)-Math.max(e,l*i),0))}function $t(e,t,[n,o,i,r]){if(!e)return null;let{rows:l,columns:s,data:c}=e,a=kt(o,r,t.rows,l),d=kt(n,i,t.columns,s),
h=0;for(let u=0;u<c.length;u+=l*s){let g=0;a.forEach((b,w)=>{b&&d.forEach((y,L)=>g+=b*y*c[u+w*s+L])}),h+=g*g}return Math.sqrt(h)}function q([e,t],[n,o]){let[i,r]=[
Math.min(t,o),Math.max(t,o)+1];return[i,Math.min(e,n),r,Math.max(e,n)+1]}function Nt(e){return Uint32Array.from({length:256},(t,n)=>{let o=n/255*(e.length-1),i=Math.
min(Math.floor(o),e.length-2),[r,l,s]=e[i].map((c,a)=>Math.round(c+(o-i)*(e[i+1][a]-c)));return(255<<24|s<<16|l<<8|r)>>>0})}var se=4286611584;function St(e,t,n,o){
let[i,r]=n,l=new Uint32Array(e.length);for(let s=0;s<e.length;s++){let c=e[s];o(c,s)&&(l[s]=Number.isFinite(c)?t[Math.round(255*(I(c,i,r)-i)/(r-i))]:se)}return l}function nt(e,t,n,o){return o.addEventListener("change",()=>H(e.model,{[t]:o[n]})),x(e,[t],()=>{o[n]=e.model.get(t)}),o}function K(e,t,n){let o=nt(e,t,"checked",
f("input",{type:"checkbox"})),i=f("span",n);return{input:o,label:i,row:f("label.idw-pair",o,i)}}function Ct(e,t={}){let n=f("select.idw-field",t),o=i=>n.replaceChildren(
...i.map(([r,l])=>f("option",{value:r},l)));return o(e),{node:n,offer:o}}function it(e,t,n,o){let{place:i=Number,value:r=Number,text:l,spoken:s=l,step:c=.05}=o,
{model:a}=e,d=f("input",{type:"range",min:0,max:1,step:c}),h=f("span.idw-value",{"aria-hidden":"true"}),u=()=>{d.value=String(i(a.get(t))),h.textContent=l(a.get(
t)),d.setAttribute("aria-valuetext",s(a.get(t)))};return d.addEventListener("input",()=>a.set(t,r(Number(d.value)))),d.addEventListener("change",()=>a.save_changes()),
x(e,[t],u),{input:d,show:u,row:f("label.idw-row",f("span",n),d,h)}}var ot=8e6;function ae(e){if(e.length>1)return`One image at a time, please, not ${e.length}.`;let[{name:t,size:n}]=e;return n>ot?`“${t}” has ${(n/1e6).toFixed(
1)} MB; images may have up to ${ot/1e6} MB.`:""}async function It(e,t){let n=ae(t),[o]=t;if(e.notify(n||`Reading “${o.name}”…`),n)return;let i=await o.arrayBuffer().
catch(()=>null);i?e.model.send({picture:o.name},void 0,[i]):e.notify(`“${o.name}” is no file that can be read.`)}function Rt(e,{model:t,el:n,signal:o}){let i=({
dataTransfer:s})=>t.get("accepts_images")&&s.types.includes("Files"),r=s=>e.stage.classList.toggle("idw-dropping",s);for(let s of["dragenter","dragover","drop"])
n.addEventListener(s,c=>{i(c)&&(c.preventDefault(),c.stopPropagation(),r(s!=="drop"),s==="drop"&&c.dataTransfer.files.length&&It(e,[...c.dataTransfer.files]))});
n.addEventListener("dragleave",s=>n.contains(s.relatedTarget)||r(!1));let l=({problem:s})=>s===void 0||e.notify(s);t.on("msg:custom",l),o.addEventListener("abor\
t",()=>t.off("msg:custom",l))}function zt(e){let t=f("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&It(e,[...t.
files]));let o=f("button.idw-button",{type:"button",onclick:()=>{t.value="",t.click()}},"Open an image…");return f("div.idw-opener",o,f("span.idw-muted",`or d\
rop one (up to ${ot/1e6} MB)`),t)}function Ft(e,t){let{model:n}=t,o=u=>u?D(u,null,""):"0",i=it(t,"opacity","Opacity",{text:u=>`${Math.round(100*u)} %`}),r=it(t,"threshold","Threshold",{place:u=>Math.
cbrt(u/e.range.high),value:u=>Number((e.range.high*u**3).toPrecision(3)),text:u=>`${o(u)} ${e.sumUnit}`.trim(),spoken:u=>`${o(u)} ${n.get("unit")}`.trim(),step:.01}),
l=Object.keys(n.get("_colormaps")).filter(u=>u!=="signed"),s=nt(t,"colormap","value",Ct(l.map(u=>[u,u])).node),c=K(t,"hide_noise","Hide below 2σ"),a=zt(e),d=()=>{
i.show(),r.show(),r.input.disabled=!e.field,s.disabled=e.range.signed,c.input.disabled=!e.errors},h=f("div.idw-grid",i.row,r.row,f("label.idw-row",f("span","Col\
ours"),s),f("div.idw-switches",c.row,K(t,"smooth","Smooth").row),a);return{panel:f("div.idw-controls",h),opener:a,show:d}}var Ot=8,le=4,ce={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-Ot,0],PageDown:[Ot,0],Home:[0,-1/0],End:[0,1/0]};function jt(e){let{
canvas:t,model:n}=e,o=null,i=!1,r=s=>{let c=t.getBoundingClientRect(),a=(u,g)=>I(Math.floor(u*g),0,g-1),{rows:d,columns:h}=e.field;return[a((s.clientY-c.top)/c.
height,d),a((s.clientX-c.left)/c.width,h)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(o={cell:r(s),x:s.clientX,y:s.
clientY},i=!1,t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let c=r(s);e.point(c),i||=o!==null&&Math.hypot(s.clientX-
o.x,s.clientY-o.y)>=le,i&&e.select(q(o.cell,c))});let l=s=>{o&&((!s||!i)&&e.select(null),o=null,i=!1,n.save_changes())};t.addEventListener("pointerup",()=>l(!0)),
t.addEventListener("pointercancel",()=>l(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function Pt(e){let{
canvas:t,model:n}=e,o=null;t.addEventListener("keydown",i=>{i.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let r=ce[i.key];if(!r||!e.
field||tt(i))return;i.preventDefault();let{rows:l,columns:s}=e.field,c=e.cell??[l>>1,s>>1],a=[I(c[0]+r[0],0,l-1),I(c[1]+r[1],0,s-1)],d=e.cell||i.shiftKey?a:c;o=
i.shiftKey?o??c:null,e.spoken=o?"region":"cursor",e.point(d),o&&(e.select(q(o,d)),n.save_changes())}),t.addEventListener("blur",()=>{o=null})}var fe=420,de=250,rt=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){
this.model=t.model,this.title=f("span.idw-title"),this.reading=f("span.idw-reading"),this.canvas=f("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=f("div.idw-note",{role:"status"}),this.stage=f("div.idw-stage",this.canvas,this.note),this.bar=f("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=f("div.idw-bar-ticks"),this.unit=f("span.idw-muted.idw-bar-unit"),this.legend=f("div.idw-colourbar",this.bar,this.scale,this.unit),
this.probe=f("output.idw-probe"),this.sum=f("output.idw-sum"),this.controls=Ft(this,t);let n=f("div.idw-head",this.title,this.reading);t.el.append(n,this.stage,
this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){let[t,n]=this.model.get("cursor");return this.
field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)return null;let[t,n,o,i]=this.model.get(
"region"),r=[t,n,Math.min(o,this.field.columns),Math.min(i,this.field.rows)];return r[0]<r[2]&&r[1]<r[3]?r:null}get cellSize(){return this.model.get("cell_size")??
[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=window.setTimeout(()=>this.model.
save_changes(),de))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,o]=C(this.model,"values","errors",
"replicates").map(J);this.field=t&&{...t,...vt(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=o,this.recolor()}recolor(){let{field:t,
model:n}=this,[o,i,r]=C(n,"limit","colormap","threshold"),l=o??(t?.size||1),s=n.get("signed")??t?.negative??!1;this.range={low:s?-l:0,high:l,signed:s};let c=[this.
range.low,l],a=Nt(n.get("_colormaps")[s?"signed":i]),d=n.get("hide_noise")?this.errors?.data:null,h=(u,g)=>{let b=Math.abs(u);return!(b<r)&&(!d||b>=2*d[g])};this.
layer=t&&Tt(St(t.data,a,c,h),t.columns,t.rows),this.drawLegend(a,c,r),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,o){let i=B([0,255],n),r=t.map(
(s,c)=>Math.abs(i(c))<o?s&16777215|50<<24:s);Tt(r,256,1,this.bar);let l=B(n,[0,100]);this.scale.replaceChildren(...Et(n).map(({value:s,text:c})=>f("span",{style:`\
left:${l(s)}%`},c))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.model.get("unit").
split(" ")[0]}readOut(){let{field:t,errors:n,cell:o,region:i,cellSize:r,sumUnit:l}=this,[s,c]=r,a=($,z,m,v,R)=>{$.setAttribute("aria-live",this.spoken===z?"poli\
te":"off"),$.replaceChildren(...m?[`${m} `,f("span.idw-small",v)]:[t?R:""]),$.classList.toggle("idw-hint",!m)},d=o&&o[0]*t.columns+o[1],h=o&&D(t.data[d],n?.data[d],
l),[u,g]=o?[(o[1]+.5)*c,(o[0]+.5)*s]:[];a(this.probe,"cursor",h,`at (${Math.floor(u)}, ${Math.floor(g)})`,"Point at a pixel, or use the arrow keys");let b=s*c,[
w,y]=i?[Lt(t,i),$t(this.replicates,t,i)]:[],L=i&&D(w*b,y===null?null:y*b,l);a(this.sum,"region",L,i&&this.extent(i,w),"Drag a region, or use Shift+arrow keys"),
this.spoken=""}extent(t,n){let[o,i,r,l]=t,{negative:s,total:c}=this.field,[a,d]=[(r-o)*this.cellSize[1],(l-i)*this.cellSize[0]].map(Math.round),h=s||!(c>0)||Number.
isNaN(n)?"":` (${At(n/c)} of the map)`;return`in ${a}×${d} pixels${h}`}draw(){let{image:t,field:n,layer:o,canvas:i,stage:r,model:l}=this,[s,c]=t?[t.width,t.height]:
n?[n.columns,n.rows]:[1,1];r.style.aspectRatio=`${s} / ${c}`,r.style.maxWidth=`${fe*s/c}px`;let{context:a,ratio:d}=j(i,r.clientWidth,r.clientHeight),h=o?l.get("\
opacity"):0;t&&(a.imageSmoothingEnabled=l.get("smooth")||t.width>i.width,a.filter=`grayscale(${h})`,a.drawImage(t,0,0,i.width,i.height),a.filter="none"),o&&(a.imageSmoothingEnabled=
l.get("smooth"),a.globalAlpha=h,a.drawImage(o,0,0,i.width,i.height),a.globalAlpha=1,this.region&&this.outline(a,d,this.region,[5,4],0),this.cell&&this.outline(a,
d,q(this.cell,this.cell),[],1.5))}outline(t,n,o,i,r){let[l,s,c,a]=o,{canvas:d,field:h}=this,[u,g,b]=[d.width/h.columns,d.height/h.rows,r*n];for(let w of[!1,!0])
t.lineWidth=(w?1.5:3)*n,t.strokeStyle=w?"#fff":"#000",t.setLineDash(w?i.map(y=>y*n):[]),t.strokeRect(l*u-b,s*g-b,(c-l)*u+2*b,(a-s)*g+2*b);t.setLineDash([])}label(){
let{image:t,model:n}=this,[o,i,r,l]=C(n,"title","reading","loading","accepts_images"),s=!!n.get("values"),c=r?"Estimating…":t?"No map yet":l?"Drop an image he\
re":"No picture yet";this.title.textContent=o,this.reading.textContent=i,at(this.note,this.message||(s?"":c)),this.stage.classList.toggle("idw-empty",!t&&!s),this.
stage.setAttribute("aria-busy",r),this.canvas.setAttribute("aria-label",["Heat map",o,i].filter(Boolean).join(", ")),this.controls.opener.hidden=!l}showImage(t){
this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.label()}};function Tt(e,t,n,o=f("canvas",{width:t,height:n})){return o.getContext("2d")?.putImageData(
new ImageData(new Uint8ClampedArray(e.buffer),t,n),0,0),o}function st(e){e.el.classList.add("idw-figure","idw-pane");let t=new rt(e);jt(t),Pt(t),Rt(t,e),P(e.signal,
t.stage,()=>t.draw()),x(e,["values","errors","replicates"],()=>t.decode()),x(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),x(
e,["cursor","region"],()=>{t.readOut(),t.draw()}),x(e,["opacity","smooth"],()=>t.draw()),x(e,["title","reading","loading","values","accepts_images"],()=>t.label()),
X(e,["image"],n=>t.showImage(n))}function ue(e){let t=Uint32Array.from(e,(o,i)=>i).sort((o,i)=>e[i]-e[o]),n=[];for(let o=0,i=0;o<t.length;o=i){for(;i<t.length&&e[t[i]]===e[t[o]];)i++;n.push(t.subarray(
o,i))}return n}function _t(e){let t=new Float64Array(e.length),n=Math.max(e.length-1,1),o=0;for(let i of ue(e)){for(let r of i)t[r]=1-(o+(i.length-1)/2)/n;o+=i.length}return e.
length===1&&(t[0]=0),t}var Bt=e=>et(e),V={left:12,bottom:12,top:6,right:6};function Ut(e){let{model:t,el:n,signal:o}=e;n.classList.add("idw-figure","idw-scatter");let i=f("canvas",{role:"\
img"}),[r,l]=[f("span.idw-muted.idw-small.idw-scatter-x"),f("span.idw-muted.idw-small.idw-scatter-y")],s=f("p.idw-muted.idw-scatter-empty","Nothing to compare y\
et."),[c,a]=[f("dd"),f("dd")],d=(m,v)=>f("div.idw-pair",f("dt",m),v),h=f("dl.idw-flow.idw-scatter-numbers",d("Pearson",c),d("Spearman",a)),u=f("span.idw-muted"),
g=f("div.idw-flow.idw-scatter-foot.idw-small",K(e,"by_rank","by rank").row,u),b=f("div.idw-head",f("span.idw-title","Pixel by pixel"),h);n.append(b,f("div.idw-s\
catter-stage",l,i,s),r,g);let w=null,y=()=>{let[m,v,R]=C(t,"axes","count","by_rank"),p=w?.[0].length??0;for(let[k,E]of[["pearson",c],["spearman",a]]){let A=w?t.
get(k):null;E.textContent=A===null?"–":U(A,2)}let M=m.map(k=>R?`rank of ${k.replace(/,.*/,"")}`:k);[r.textContent,l.textContent]=[`${M[0]} →`,`${M[1]} ↑`],
s.hidden=!!w,h.hidden=g.hidden=!w,u.textContent=v>p?`${p} of ${v} pixels drawn`:`${p} pixels`,i.setAttribute("aria-label",w?`Scatter of ${m.join(" and ")} of ${p}\
 pixels`:s.textContent??"")},L=()=>{let{context:m,ratio:v}=j(i);m.scale(v,v);let[R,p]=[i.clientWidth,i.clientHeight],[M,k]=[V.left,p-V.bottom],E=getComputedStyle(
n);if(m.strokeStyle=E.getPropertyValue("--idw-muted"),m.strokeRect(M-5.5,V.top-4.5,0,k),m.strokeRect(M-5.5,k+5.5,R,0),!w)return;let[A,N]=t.get("by_rank")?w.map(
_t):w,S=B(Bt(A),[M,R-V.right]),O=B(Bt(N),[k,V.top]);m.fillStyle=E.getPropertyValue("--idw-accent"),m.globalAlpha=A.length>1e3?.35:.7;for(let F=0;F<A.length;F++)
m.beginPath(),m.arc(S(A[F]),O(N[F]),2,0,2*Math.PI),m.fill()};P(o,i,L);let $=new MutationObserver(L);$.observe(document.body,{attributes:!0,attributeFilter:["dat\
a-jp-theme-light"]}),o.addEventListener("abort",()=>$.disconnect());let z=()=>{y(),L()};x(e,["points"],()=>{let m=J(t.get("points"));w=m&&[m.data.subarray(0,m.columns),
m.data.subarray(m.columns)],z()}),x(e,["axes","pearson","spearman","count","by_rank"],z)}var he=420;function Dt(e){let{model:t,el:n}=e;n.classList.add("idw-figure","idw-wipe");let o=f("span.idw-title"),i=f("canvas",{role:"img"}),r=f("i.idw-wipe-line",
{"aria-hidden":"true"}),[l,s]=[f("span.idw-wipe-name.idw-wipe-left"),f("span.idw-wipe-name.idw-wipe-right")],c=f("div.idw-note",{role:"status"}),a=f("div.idw-st\
age.idw-wipe-stage",i,r,l,s,c),h=f("input",{type:"range",min:0,max:1,step:.01,"aria-label":"Wipe between before and after"}),u=f("dl.idw-wipe-facts"),g=f("div.i\
dw-strip",{role:"group","aria-label":"Edits"});n.append(o,a,h,u,g);let b=null,w=null,y=()=>!!(b&&w),L=()=>{let p=w??b,{width:M,height:k}=p??{width:1,height:1};a.
style.aspectRatio=`${M} / ${k}`,a.style.maxWidth=`${he*M/k}px`;let{context:E}=j(i,a.clientWidth,a.clientHeight);E.imageSmoothingEnabled=M>i.width;let A=y()?t.get(
"wipe"):w?0:1;w&&E.drawImage(w,0,0,i.width,i.height),b&&A>0&&(E.save(),E.beginPath(),E.rect(0,0,Math.round(i.width*A),i.height),E.clip(),E.drawImage(b,0,0,i.width,
i.height),E.restore());let[[N,S],O]=C(t,"names","title"),F=Math.round(100*A);h.value=t.get("wipe"),h.setAttribute("aria-valuetext",`${F} % ${N}, ${100-F} % ${S}`),
r.style.left=`${100*A}%`,r.hidden=h.disabled=!y(),[l.textContent,s.textContent,o.textContent]=[N,S,O],l.hidden=!y()||A<.15,s.hidden=!y()||A>.85,c.textContent=y()?
"":p?t.get("note"):"No picture yet",i.setAttribute("aria-label",y()?`${N} and ${S}: ${O}`:p?N:"No picture yet")},$=p=>t.set("wipe",I(p,0,1)),z=()=>t.save_changes();
h.addEventListener("input",()=>$(Number(h.value))),h.addEventListener("change",z);let m=p=>{let M=a.getBoundingClientRect();$(Math.round(100*(p.clientX-M.left)/
M.width)/100)};a.addEventListener("pointerdown",p=>{p.button!==0||!y()||(a.setPointerCapture(p.pointerId),m(p))}),a.addEventListener("pointermove",p=>p.buttons&
1&&y()&&m(p)),a.addEventListener("pointerup",()=>y()&&z());let v=()=>[...g.children].forEach((p,M)=>p.setAttribute("aria-pressed",String(M===t.get("chosen")))),
R=ut(e.signal);P(e.signal,a,L),X(e,["before","after"],(...p)=>{[b,w]=p,L()}),x(e,["wipe","title","note","names"],L),x(e,["facts"],()=>u.replaceChildren(...ct(t.
get("facts")))),x(e,["thumbnails","captions"],()=>{let[p,M]=C(t,"thumbnails","captions"),k=[...g.children].indexOf(lt(n)),E=(N,S)=>{let O={type:"button",title:M[S],
onclick:()=>H(t,{chosen:S})};return f("button.idw-button",O,f("img",{src:N,alt:""}),f("span",M[S]??""))},A=R(p).map(E);g.replaceChildren(...A),A[k]?.focus(),g.hidden=
!A.length,v()}),x(e,["chosen"],v)}var{shared:me,edits:Vt}=ht(),pe=Vt.at(-1),ge=Object.fromEntries(Object.entries(me).map(([e,t])=>[e,{...t,...pe.states[e]}])),Q=mt({wipe:Dt,predicted:st,actual:st,
scatter:Ut},ge);Q.wipe.on("change:chosen",()=>{let e=Vt[Q.wipe.get("chosen")];for(let t of["title","facts"])document.getElementById(t).textContent=e[t];for(let[
t,n]of Object.entries(e.states))Z(Q[t],n)});var{predicted:qt,actual:Kt}=Q;for(let[e,t]of[[qt,Kt],[Kt,qt]])e.on("change:cursor",()=>{String(t.get("cursor"))!==String(
e.get("cursor"))&&t.set("cursor",e.get("cursor"))});

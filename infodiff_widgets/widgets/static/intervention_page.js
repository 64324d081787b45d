// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
var W=class{#t=new Map;constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let r of this.#t.get(`change:${t}`)??[])r()}on(t,n){
this.#t.has(t)||this.#t.set(t,new Set),this.#t.get(t)?.add(n)}off(t,n){this.#t.get(t)?.delete(n)}save_changes(){}send(){}};function S(e,...t){return t.map(n=>e.
get(n))}function Z(e,t){for(let[n,r]of Object.entries(t))e.set(n,r)}function H(e,t){Z(e,t),e.save_changes()}function x({model:e,signal:t},n,r){let i=0,o=()=>{i||=
requestAnimationFrame(()=>{i=0,r()})};for(let l of n)e.on(`change:${l}`,o);t.addEventListener("abort",()=>{cancelAnimationFrame(i);for(let l of n)e.off(`change:${l}`,
o)}),r()}function f(e,...t){let[n,...r]=e.split("."),i=document.createElement(n);r.length&&(i.className=r.join(" "));for(let o of t){if(typeof o=="string"||o instanceof Node){
i.append(o);continue}for(let[l,s]of Object.entries(o))l.startsWith("on")?i.addEventListener(l.slice(2),s):s!==!1&&s!=null&&i.setAttribute(l,s===!0?"":s)}return i}
function at(e,t){e.textContent!==t&&(e.textContent=t)}function lt(e){return e.getRootNode().activeElement}function ct(e){return e.flatMap(([t,n])=>[f("dt",t),f("dd",n)])}function tt(e){return e.ctrlKey||e.metaKey||
e.altKey}function ft(e){e.addEventListener("keydown",t=>{tt(t)||t.stopPropagation()})}function j(e,t=e.clientWidth,n=e.clientHeight){let r=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*r),1),e.height=Math.max(Math.round(n*r),1),
{context:e.getContext("2d"),ratio:r}}function F(e,t,n){let r=new ResizeObserver(()=>n());r.observe(t),e.addEventListener("abort",()=>r.disconnect())}var dt=e=>new Blob(
[e],{type:"image/png"});function X(e,t,n){x(e,t,async()=>{let r=t.map(o=>e.model.get(o)),i=await Promise.all(r.map(o=>o?createImageBitmap(dt(o)):null));r.every(
(o,l)=>o===e.model.get(t[l]))&&!e.signal.aborted&&n(...i)})}function ut(e){let t=[],n=()=>t.forEach(URL.revokeObjectURL);return e.addEventListener("abort",n),r=>(n(),
t=r.map(i=>URL.createObjectURL(dt(i))),t)}function ht(){let e=document.getElementById("stored")?.textContent??"";return JSON.parse(e,(t,n)=>n?.base64===void 0?n:Wt(n.base64))}function Wt(e){return new DataView(
Uint8Array.from(atob(e),t=>t.charCodeAt(0)).buffer)}function mt(e,t){let{signal:n}=new AbortController,r={};for(let[i,o]of Object.entries(e)){let l=document.getElementById(
i);l.classList.add("idw"),ft(l),r[i]=new W(t[i]),o({model:r[i],el:l,signal:n})}return r}function G(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Ht(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function gt(e){let t,n,
r;e.length!==2?(t=G,n=(s,c)=>G(e(s),c),r=(s,c)=>e(s)-c):(t=e===G||e===Ht?e:Xt,n=e,r=e);function i(s,c,a=0,d=s.length){if(a<d){if(t(c,c)!==0)return d;do{let h=a+
d>>>1;n(s[h],c)<0?a=h+1:d=h}while(a<d)}return a}function o(s,c,a=0,d=s.length){if(a<d){if(t(c,c)!==0)return d;do{let h=a+d>>>1;n(s[h],c)<=0?a=h+1:d=h}while(a<d)}
return a}function l(s,c,a=0,d=s.length){let h=i(s,c,a,d-1);return h>a&&r(s[h-1],c)>-r(s[h],c)?h-1:h}return{left:i,center:l,right:o}}function Xt(){return 0}function Gt(e){
return e===null?NaN:+e}var wt=gt(G),Se=wt.right,Ce=wt.left,Ie=gt(Gt).center;var Re=bt(xt),ze=bt(Yt);function bt(e){return function(t,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid\
 ry");let{data:i,width:o,height:l}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((l=Math.floor(l!==void 0?l:i.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!l||!n&&!r)return t;let s=n&&e(n),c=r&&e(r),a=i.slice();return s&&c?(P(s,a,i,o,l),P(s,i,a,o,l),P(s,a,i,o,l),T(c,i,a,o,l),T(c,a,i,o,l),T(
c,i,a,o,l)):s?(P(s,i,a,o,l),P(s,a,i,o,l),P(s,i,a,o,l)):c&&(T(c,i,a,o,l),T(c,a,i,o,l),T(c,i,a,o,l)),t}}function P(e,t,n,r,i){for(let o=0,l=r*i;o<l;)e(t,n,o,o+=r,
1)}function T(e,t,n,r,i){for(let o=0,l=r*i;o<r;++o)e(t,n,o,o+l,r)}function Yt(e){let t=xt(e);return(n,r,i,o,l)=>{i<<=2,o<<=2,l<<=2,t(n,r,i+0,o+0,l),t(n,r,i+1,o+
1,l),t(n,r,i+2,o+2,l),t(n,r,i+3,o+3,l)}}function xt(e){let t=Math.floor(e);if(t===e)return Jt(e);let n=e-t,r=2*e+1;return(i,o,l,s,c)=>{if(!((s-=c)>=l))return;let a=t*
o[l],d=c*t,h=d+c;for(let u=l,p=l+d;u<p;u+=c)a+=o[Math.min(s,u)];for(let u=l,p=s;u<=p;u+=c)a+=o[Math.min(s,u+d)],i[u]=(a+n*(o[Math.max(l,u-h)]+o[Math.min(s,u+h)]))/
r,a-=o[Math.max(l,u-d)]}}function Jt(e){let t=2*e+1;return(n,r,i,o,l)=>{if(!((o-=l)>=i))return;let s=e*r[i],c=l*e;for(let a=i,d=i+c;a<d;a+=l)s+=r[Math.min(o,a)];
for(let a=i,d=o;a<=d;a+=l)s+=r[Math.min(o,a+c)],n[a]=s/t,s-=r[Math.max(i,a-c)]}}function et(e,t){let n,r;if(t===void 0)for(let i of e)i!=null&&(n===void 0?i>=i&&(n=r=i):(n>i&&(n=i),r<i&&(r=i)));else{let i=-1;for(let o of e)(o=t(o,++i,e))!=null&&
(n===void 0?o>=o&&(n=r=o):(n>o&&(n=o),r<o&&(r=o)))}return[n,r]}var Qt=Array.prototype,Oe=Qt.slice;var Zt=Math.sqrt(50),te=Math.sqrt(10),ee=Math.sqrt(2);function Y(e,t,n){let r=(t-e)/Math.max(0,n),i=Math.floor(Math.log10(r)),o=r/Math.pow(10,i),l=o>=Zt?10:o>=te?
5:o>=ee?2:1,s,c,a;return i<0?(a=Math.pow(10,-i)/l,s=Math.round(e*a),c=Math.round(t*a),s/a<e&&++s,c/a>t&&--c,a=-a):(a=Math.pow(10,i)*l,s=Math.round(e/a),c=Math.round(
t/a),s*a<e&&++s,c*a>t&&--c),c<s&&.5<=n&&n<2?Y(e,t,n*2):[s,c,a]}function yt(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let r=t<e,[i,o,l]=r?Y(t,e,
n):Y(e,t,n);if(!(o>=i))return[];let s=o-i+1,c=new Array(s);if(r)if(l<0)for(let a=0;a<s;++a)c[a]=(o-a)/-l;else for(let a=0;a<s;++a)c[a]=(o-a)*l;else if(l<0)for(let a=0;a<
s;++a)c[a]=(i+a)/-l;else for(let a=0;a<s;++a)c[a]=(i+a)*l;return c}function pt(e,t,n){return t=+t,e=+e,n=+n,Y(e,t,n)[2]}function Mt(e,t,n){t=+t,e=+e,n=+n;let r=t<
e,i=r?pt(t,e,n):pt(e,t,n);return(r?-1:1)*(i<0?1/-i:i)}var je=ne(Math.random);function ne(e){return function(n,r=0,i=n.length){let o=i-(r=+r);for(;o;){let l=e()*o--|0,s=n[o+r];n[o+r]=n[l+r],n[l+r]=s}return n}}function B(e,t){return e.toFixed(t).replace("-","−")}function ie(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function D(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let r=t===null||!Number.isFinite(t),i=ie(r?Math.abs(e):t);return`${B(e,i)}${r?"":` ± ${B(t,i)}`} ${n}`.
trim()}function At(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Et([e,t],n=4){let r=Math.max(0,-Math.floor(Math.log10(Mt(e,t,n))+1e-9));return yt(e,t,n).map(i=>({
value:i,text:i===0?"0":B(i,r)}))}function C(e,t,n){return Math.min(Math.max(e,t),n)}function _([e,t],[n,r]){return i=>n+(r-n)*(C(i,e,t)-e)/(t-e||1)}var re={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function J(e){if(!e)return null;let{shape:t,dtype:n,scale:r=1,data:i}=e,[o,l]=t.
slice(-2),s=new re[n](i.buffer.slice(i.byteOffset,i.byteOffset+i.byteLength));return n==="float32"&&r===1?{rows:o,columns:l,data:s}:{rows:o,columns:l,data:Float32Array.
from(s,n==="float16"?c=>oe(c)*r:c=>c*r)}}function oe(e){let[t,n,r]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?r?NaN:t*(1/0):t*(n?2**(n-15)*(1+r/1024):2**-14*r/1024)}function vt(e){let[t,n,r]=[0,!1,0];for(let i of e)
Number.isFinite(i)&&(t=Math.max(t,Math.abs(i)),n||=i<0,r+=i);return{size:t,negative:n,total:r}}function Lt({columns:e,data:t},[n,r,i,o]){let[l,s]=[0,!1];for(let c=r;c<
o;c++)for(let a of t.subarray(c*e+n,c*e+i))Number.isFinite(a)&&(l+=a,s=!0);return s?l:NaN}function kt(e,t,n,r){let i=n/r;return Array.from({length:r},(o,l)=>Math.
max(Math.min(t,(l+1)*i)-Math.max(e,l*i),0))}function $t(e,t,[n,r,i,o]){if(!e)return null;let{rows:l,columns:s,data:c}=e,a=kt(r,o,t.rows,l),d=kt(n,i,t.columns,s),
h=0;for(let u=0;u<c.length;u+=l*s){let p=0;a.forEach((w,b)=>{w&&d.forEach((A,v)=>p+=w*A*c[u+b*s+v])}),h+=p*p}return Math.sqrt(h)}function q([e,t],[n,r]){let[i,o]=[
Math.min(t,r),Math.max(t,r)+1];return[i,Math.min(e,n),o,Math.max(e,n)+1]}function Nt(e){return Uint32Array.from({length:256},(t,n)=>{let r=n/255*(e.length-1),i=Math.
min(Math.floor(r),e.length-2),[o,l,s]=e[i].map((c,a)=>Math.round(c+(r-i)*(e[i+1][a]-c)));return(255<<24|s<<16|l<<8|o)>>>0})}var se=4286611584;function St(e,t,n,r){
let[i,o]=n,l=new Uint32Array(e.length);for(let s=0;s<e.length;s++){let c=e[s];r(c,s)&&(l[s]=Number.isFinite(c)?t[Math.round(255*(C(c,i,o)-i)/(o-i))]:se)}return l}function nt(e,t,n,r){return r.addEventListener("change",()=>H(e.model,{[t]:r[n]})),x(e,[t],()=>{r[n]=e.model.get(t)}),r}function K(e,t,n){let r=nt(e,t,"checked",
f("input",{type:"checkbox"})),i=f("span",n);return{input:r,label:i,row:f("label.idw-check",r,i)}}function Ct(e,t={}){let n=f("select.idw-field",t),r=i=>n.replaceChildren(
...i.map(([o,l])=>f("option",{value:o},l)));return r(e),{node:n,offer:r}}function it(e,t,n,r){let{place:i=Number,value:o=Number,text:l,spoken:s=l,step:c=.05}=r,
{model:a}=e,d=f("input",{type:"range",min:0,max:1,step:c}),h=f("span.idw-value",{"aria-hidden":"true"}),u=()=>{d.value=String(i(a.get(t))),h.textContent=l(a.get(
t)),d.setAttribute("aria-valuetext",s(a.get(t)))};return d.addEventListener("input",()=>a.set(t,o(Number(d.value)))),d.addEventListener("change",()=>a.save_changes()),
x(e,[t],u),{input:d,show:u,row:f("label.idw-row",f("span",n),d,h)}}var rt=8e6;function ae(e){if(e.length>1)return`One image at a time, please, not ${e.length}.`;let[{name:t,size:n}]=e;return n>rt?`“${t}” has ${(n/1e6).toFixed(
1)} MB; images may have up to ${rt/1e6} MB.`:""}async function It(e,t){let n=ae(t),[r]=t;if(e.notify(n||`Reading “${r.name}”…`),n)return;let i=await r.arrayBuffer().
catch(()=>null);i?e.model.send({picture:r.name},void 0,[i]):e.notify(`“${r.name}” is no file that can be read.`)}function Rt(e,{model:t,el:n,signal:r}){let i=({
dataTransfer:s})=>t.get("accepts_images")&&s.types.includes("Files"),o=s=>e.stage.classList.toggle("idw-dropping",s);for(let s of["dragenter","dragover","drop"])
n.addEventListener(s,c=>{i(c)&&(c.preventDefault(),c.stopPropagation(),o(s!=="drop"),s==="drop"&&c.dataTransfer.files.length&&It(e,[...c.dataTransfer.files]))});
n.addEventListener("dragleave",s=>n.contains(s.relatedTarget)||o(!1));let l=({problem:s})=>s===void 0||e.notify(s);t.on("msg:custom",l),r.addEventListener("abor\
t",()=>t.off("msg:custom",l))}function zt(e){let t=f("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&It(e,[...t.
files]));let r=f("button.idw-button",{type:"button",onclick:()=>{t.value="",t.click()}},"Open an image…");return f("div.idw-opener",r,f("span.idw-muted",`or d\
rop one (up to ${rt/1e6} MB)`),t)}function Ot(e,t){let{model:n}=t,r=u=>u?D(u,null,""):"0",i=it(t,"opacity","Opacity",{text:u=>`${Math.round(100*u)} %`}),o=it(t,"threshold","Threshold",{place:u=>Math.
cbrt(u/e.range.high),value:u=>Number((e.range.high*u**3).toPrecision(3)),text:u=>`${r(u)} ${e.sumUnit}`.trim(),spoken:u=>`${r(u)} ${n.get("unit")}`.trim(),step:.01}),
l=Object.keys(n.get("_colormaps")).filter(u=>u!=="signed"),s=nt(t,"colormap","value",Ct(l.map(u=>[u,u])).node),c=K(t,"hide_noise","Hide below 2σ"),a=zt(e),d=()=>{
i.show(),o.show(),o.input.disabled=!e.field,s.disabled=e.range.signed,c.input.disabled=!e.errors},h=f("div.idw-grid",i.row,o.row,f("label.idw-row",f("span","Col\
ours"),s),f("div.idw-switches",c.row,K(t,"smooth","Smooth").row),a);return{panel:f("div.idw-controls",h),opener:a,show:d}}var jt=8,le=4,ce={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-jt,0],PageDown:[jt,0],Home:[0,-1/0],End:[0,1/0]};function Ft(e){let{
canvas:t,model:n}=e,r=null,i=!1,o=s=>{let c=t.getBoundingClientRect(),a=(u,p)=>C(Math.floor(u*p),0,p-1),{rows:d,columns:h}=e.field;return[a((s.clientY-c.top)/c.
height,d),a((s.clientX-c.left)/c.width,h)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(r={cell:o(s),x:s.clientX,y:s.
clientY},i=!1,t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let c=o(s);e.point(c),i||=r!==null&&Math.hypot(s.clientX-
r.x,s.clientY-r.y)>=le,i&&e.select(q(r.cell,c))});let l=s=>{r&&((!s||!i)&&e.select(null),r=null,i=!1,n.save_changes())};t.addEventListener("pointerup",()=>l(!0)),
t.addEventListener("pointercancel",()=>l(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function Pt(e){let{
canvas:t,model:n}=e,r=null;t.addEventListener("keydown",i=>{i.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=ce[i.key];if(!o||!e.
field||tt(i))return;i.preventDefault();let{rows:l,columns:s}=e.field,c=e.cell??[l>>1,s>>1],a=[C(c[0]+o[0],0,l-1),C(c[1]+o[1],0,s-1)],d=e.cell||i.shiftKey?a:c;r=
i.shiftKey?r??c:null,e.spoken=r?"region":"cursor",e.point(d),r&&(e.select(q(r,d)),n.save_changes())}),t.addEventListener("blur",()=>{r=null})}var fe=420,de=250,ot=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){
this.model=t.model,this.title=f("span.idw-title"),this.reading=f("span.idw-reading"),this.canvas=f("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=f("div.idw-note",{role:"status"}),this.stage=f("div.idw-stage",this.canvas,this.note),this.bar=f("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=f("div.idw-bar-ticks"),this.unit=f("span.idw-muted.idw-bar-unit"),this.legend=f("div.idw-colourbar",this.bar,this.scale,this.unit),
this.probe=f("output.idw-probe"),this.sum=f("output.idw-sum"),this.controls=Ot(this,t);let n=f("div.idw-head",this.title,this.reading);t.el.append(n,this.stage,
this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){let[t,n]=this.model.get("cursor");return this.
field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)return null;let[t,n,r,i]=this.model.get(
"region"),o=[t,n,Math.min(r,this.field.columns),Math.min(i,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){return this.model.get("cell_size")??
[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=window.setTimeout(()=>this.model.
save_changes(),de))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,r]=S(this.model,"values","errors",
"replicates").map(J);this.field=t&&{...t,...vt(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=r,this.recolor()}recolor(){let{field:t,
model:n}=this,[r,i,o]=S(n,"limit","colormap","threshold"),l=r??(t?.size||1),s=n.get("signed")??t?.negative??!1;this.range={low:s?-l:0,high:l,signed:s};let c=[this.
range.low,l],a=Nt(n.get("_colormaps")[s?"signed":i]),d=n.get("hide_noise")?this.errors?.data:null,h=(u,p)=>{let w=Math.abs(u);return!(w<o)&&(!d||w>=2*d[p])};this.
layer=t&&Tt(St(t.data,a,c,h),t.columns,t.rows),this.drawLegend(a,c,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,r){let i=_([0,255],n),o=t.map(
(s,c)=>Math.abs(i(c))<r?s&16777215|50<<24:s);Tt(o,256,1,this.bar);let l=_(n,[0,100]);this.scale.replaceChildren(...Et(n).map(({value:s,text:c})=>f("span",{style:`\
left:${l(s)}%`},c))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}readOut(){let{cell:t,region:n}=this;this.write(
this.probe,"cursor",t?this.valueAt(t):null,"Point at a pixel, or use the arrow keys"),this.write(this.sum,"region",n?this.sumOf(n):null,"Drag a region, or use S\
hift+arrow keys"),this.spoken=""}write(t,n,r,i){t.setAttribute("aria-live",this.spoken===n?"polite":"off"),t.replaceChildren(...r?[`${r[0]} `,f("span.idw-small",
r[1])]:[this.field?i:""]),t.classList.toggle("idw-hint",!r)}get sumUnit(){return this.model.get("unit").split(" ")[0]}valueAt([t,n]){let{field:r,errors:i,cellSize:o}=this;
if(!r)return null;let l=t*r.columns+n,[s,c]=[t,n].map((a,d)=>Math.floor((a+.5)*o[d]));return[D(r.data[l],i?.data[l],this.sumUnit),`at (${c}, ${s})`]}sumOf(t){if(!this.
field)return null;let{negative:n,total:r}=this.field,[i,o]=this.cellSize,[l,s,c,a]=t,[d,h]=[Lt(this.field,t),$t(this.replicates,this.field,t)],u=n||!(r>0)||Number.
isNaN(d)?"":` (${At(d/r)} of the map)`,[p,w]=[Math.round((c-l)*o),Math.round((a-s)*i)];return[D(d*i*o,h===null?null:h*i*o,this.sumUnit),`in ${p}×${w} pixels${u}`]}draw(){
let{image:t,field:n,layer:r,canvas:i,stage:o,model:l}=this,[s,c]=t?[t.width,t.height]:n?[n.columns,n.rows]:[1,1];o.style.aspectRatio=`${s} / ${c}`,o.style.maxWidth=
`${fe*s/c}px`;let{context:a,ratio:d}=j(i,o.clientWidth,o.clientHeight),h=r?l.get("opacity"):0;t&&(a.imageSmoothingEnabled=l.get("smooth")||t.width>i.width,a.filter=
`grayscale(${h})`,a.drawImage(t,0,0,i.width,i.height),a.filter="none"),r&&(a.imageSmoothingEnabled=l.get("smooth"),a.globalAlpha=h,a.drawImage(r,0,0,i.width,i.height),
a.globalAlpha=1,this.region&&this.outline(a,d,this.region,[5,4],0),this.cell&&this.outline(a,d,q(this.cell,this.cell),[],1.5))}outline(t,n,r,i,o){let[l,s,c,a]=r,
{canvas:d,field:h}=this;if(!h)return;let[u,p,w]=[d.width/h.columns,d.height/h.rows,o*n];for(let[b,A,v]of[["#000",3,[]],["#fff",1.5,i]])t.lineWidth=A*n,t.strokeStyle=
b,t.setLineDash(v.map(I=>I*n)),t.strokeRect(l*u-w,s*p-w,(c-l)*u+2*w,(a-s)*p+2*w);t.setLineDash([])}label(){let{image:t,model:n}=this,[r,i,o,l]=S(n,"title","read\
ing","loading","accepts_images"),s=!!n.get("values"),c=o?"Estimating…":t?"No map yet":l?"Drop an image here":"No picture yet";this.title.textContent=r,this.reading.
textContent=i,at(this.note,this.message||(s?"":c)),this.stage.classList.toggle("idw-empty",!t&&!s),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute(
"aria-label",["Heat map",r,i].filter(Boolean).join(", ")),this.controls.opener.hidden=!l}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=
t,this.label()}};function Tt(e,t,n,r=f("canvas",{width:t,height:n})){return r.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,n),
0,0),r}function st(e){e.el.classList.add("idw-pane");let t=new ot(e);Ft(t),Pt(t),Rt(t,e),F(e.signal,t.stage,()=>t.draw()),x(e,["values","errors","replicates"],()=>t.
decode()),x(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),x(e,["cursor","region"],()=>{t.readOut(),t.draw()}),x(e,["opacity",
"smooth"],()=>t.draw()),x(e,["title","reading","loading","values","accepts_images"],()=>t.label()),X(e,["image"],n=>t.showImage(n))}function ue(e){let t=Uint32Array.from(e,(r,i)=>i).sort((r,i)=>e[i]-e[r]),n=[];for(let r=0,i=0;r<t.length;r=i){for(;i<t.length&&e[t[i]]===e[t[r]];)i++;n.push(t.subarray(
r,i))}return n}function _t(e){let t=new Float64Array(e.length),n=Math.max(e.length-1,1),r=0;for(let i of ue(e)){for(let o of i)t[o]=1-(r+(i.length-1)/2)/n;r+=i.length}return e.
length===1&&(t[0]=0),t}var Ut=e=>et(e),V={left:12,bottom:12,top:6,right:6};function Bt(e){let{model:t,el:n,signal:r}=e;n.classList.add("idw-scatter");let i=f("canvas",{role:"img"}),[o,
l]=[f("span.idw-muted.idw-small.idw-scatter-x"),f("span.idw-muted.idw-small.idw-scatter-y")],s=f("p.idw-muted.idw-scatter-empty","Nothing to compare yet."),[c,a]=[
f("dd"),f("dd")],d=(g,L)=>f("div",f("dt",g),L),h=f("dl.idw-scatter-numbers",d("Pearson",c),d("Spearman",a)),u=f("span.idw-muted"),p=f("div.idw-scatter-foot.idw-\
small",K(e,"by_rank","by rank").row,u),w=f("div.idw-head",f("span.idw-title","Pixel by pixel"),h);n.append(w,f("div.idw-scatter-stage",l,i,s),o,p);let b=null,A=()=>{
let[g,L,z]=S(t,"axes","count","by_rank"),m=b?.[0].length??0;for(let[k,E]of[["pearson",c],["spearman",a]]){let M=b?t.get(k):null;E.textContent=M===null?"–":B(M,
2)}let y=g.map(k=>z?`rank of ${k.replace(/,.*/,"")}`:k);[o.textContent,l.textContent]=[`${y[0]} →`,`${y[1]} ↑`],s.hidden=!!b,h.hidden=p.hidden=!b,u.textContent=
L>m?`${m} of ${L} pixels drawn`:`${m} pixels`,i.setAttribute("aria-label",b?`Scatter of ${g.join(" and ")} of ${m} pixels`:s.textContent??"")},v=()=>{let{context:g,
ratio:L}=j(i);g.scale(L,L);let[z,m]=[i.clientWidth,i.clientHeight],[y,k]=[V.left,m-V.bottom],E=getComputedStyle(n);if(g.strokeStyle=E.getPropertyValue("--idw-mu\
ted"),g.strokeRect(y-5.5,V.top-4.5,0,k),g.strokeRect(y-5.5,k+5.5,z,0),!b)return;let[M,$]=t.get("by_rank")?b.map(_t):b,N=_(Ut(M),[y,z-V.right]),O=_(Ut($),[k,V.top]);
g.fillStyle=E.getPropertyValue("--idw-accent"),g.globalAlpha=M.length>1e3?.35:.7;for(let R=0;R<M.length;R++)g.beginPath(),g.arc(N(M[R]),O($[R]),2,0,2*Math.PI),g.
fill()};F(r,i,v);let I=new MutationObserver(v);I.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-light"]}),r.addEventListener("abort",()=>I.
disconnect());let U=()=>{A(),v()};x(e,["points"],()=>{let g=J(t.get("points"));b=g&&[g.data.subarray(0,g.columns),g.data.subarray(g.columns)],U()}),x(e,["axes",
"pearson","spearman","count","by_rank"],U)}var he=420;function Dt(e){let{model:t,el:n}=e;n.classList.add("idw-wipe");let r=f("span.idw-title"),i=f("canvas",{role:"img"}),o=f("i.idw-wipe-line",{"aria-hidd\
en":"true"}),[l,s]=[f("span.idw-wipe-name.idw-wipe-left"),f("span.idw-wipe-name.idw-wipe-right")],c=f("div.idw-note",{role:"status"}),a=f("div.idw-stage.idw-wip\
e-stage",i,o,l,s,c),h=f("input",{type:"range",min:0,max:1,step:.01,"aria-label":"Wipe between before and after"}),u=f("dl.idw-wipe-facts"),p=f("div.idw-strip",{
role:"group","aria-label":"Edits"});n.append(r,a,h,u,p);let w=null,b=null,A=()=>!!(w&&b),v=()=>{let m=b??w,{width:y,height:k}=m??{width:1,height:1};a.style.aspectRatio=
`${y} / ${k}`,a.style.maxWidth=`${he*y/k}px`;let{context:E}=j(i,a.clientWidth,a.clientHeight);E.imageSmoothingEnabled=y>i.width;let M=A()?t.get("wipe"):b?0:1;b&&
E.drawImage(b,0,0,i.width,i.height),w&&M>0&&(E.save(),E.beginPath(),E.rect(0,0,Math.round(i.width*M),i.height),E.clip(),E.drawImage(w,0,0,i.width,i.height),E.restore());
let[[$,N],O]=S(t,"names","title"),R=Math.round(100*M);h.value=t.get("wipe"),h.setAttribute("aria-valuetext",`${R} % ${$}, ${100-R} % ${N}`),o.style.left=`${100*
M}%`,o.hidden=h.disabled=!A(),[l.textContent,s.textContent,r.textContent]=[$,N,O],l.hidden=!A()||M<.15,s.hidden=!A()||M>.85,c.textContent=A()?"":m?t.get("note"):
"No picture yet",i.setAttribute("aria-label",A()?`${$} and ${N}: ${O}`:m?$:"No picture yet")},I=m=>t.set("wipe",C(m,0,1)),U=()=>t.save_changes();h.addEventListener(
"input",()=>I(Number(h.value))),h.addEventListener("change",U);let g=m=>{let y=a.getBoundingClientRect();I(Math.round(100*(m.clientX-y.left)/y.width)/100)};a.addEventListener(
"pointerdown",m=>{m.button!==0||!A()||(a.setPointerCapture(m.pointerId),g(m))}),a.addEventListener("pointermove",m=>m.buttons&1&&A()&&g(m)),a.addEventListener("\
pointerup",()=>A()&&U());let L=()=>[...p.children].forEach((m,y)=>m.setAttribute("aria-pressed",String(y===t.get("chosen")))),z=ut(e.signal);F(e.signal,a,v),X(e,
["before","after"],(...m)=>{[w,b]=m,v()}),x(e,["wipe","title","note","names"],v),x(e,["facts"],()=>u.replaceChildren(...ct(t.get("facts")))),x(e,["thumbnails","\
captions"],()=>{let[m,y]=S(t,"thumbnails","captions"),k=[...p.children].indexOf(lt(n)),E=($,N)=>{let O={type:"button",title:y[N],onclick:()=>H(t,{chosen:N})};return f(
"button.idw-button",O,f("img",{src:$,alt:""}),f("span",y[N]??""))},M=z(m).map(E);p.replaceChildren(...M),M[k]?.focus(),p.hidden=!M.length,L()}),x(e,["chosen"],L)}var{shared:me,edits:Vt}=ht(),pe=Vt.at(-1),ge=Object.fromEntries(Object.entries(me).map(([e,t])=>[e,{...t,...pe.states[e]}])),Q=mt({wipe:Dt,predicted:st,actual:st,
scatter:Bt},ge);Q.wipe.on("change:chosen",()=>{let e=Vt[Q.wipe.get("chosen")];for(let t of["title","facts"])document.getElementById(t).textContent=e[t];for(let[
t,n]of Object.entries(e.states))Z(Q[t],n)});var{predicted:qt,actual:Kt}=Q;for(let[e,t]of[[qt,Kt],[Kt,qt]])e.on("change:cursor",()=>{String(t.get("cursor"))!==String(
e.get("cursor"))&&t.set("cursor",e.get("cursor"))});

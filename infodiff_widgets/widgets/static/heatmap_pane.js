// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
function A(e,...t){return t.map(n=>e.get(n))}function pt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function j(e,t){pt(e,t),e.save_changes()}function p({model:e,
signal:t},n,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let l of n)e.on(`change:${l}`,o);t.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let l of n)e.off(`change:${l}`,o)}),i()}function h(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" "));for(let o of t){if(typeof o=="string"||o instanceof Node){
r.append(o);continue}for(let[l,s]of Object.entries(o))l.startsWith("on")?r.addEventListener(l.slice(2),s):s!==!1&&s!=null&&r.setAttribute(l,s===!0?"":s)}return r}
function _(e,t){e.textContent!==t&&(e.textContent=t)}function v(e){return e.ctrlKey||e.metaKey||e.altKey}function C(e){e.addEventListener("keydown",t=>{v(t)||t.stopPropagation()})}function P(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),
{context:e.getContext("2d"),ratio:i}}function U(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.addEventListener("abort",()=>i.disconnect())}var wt=e=>new Blob(
[e],{type:"image/png"});function D(e,t,n){p(e,t,async()=>{let i=t.map(o=>e.model.get(o)),r=await Promise.all(i.map(o=>o?createImageBitmap(wt(o)):null));i.every(
(o,l)=>o===e.model.get(t[l]))&&!e.signal.aborted&&n(...r)})}function B(...e){return{render({model:t,el:n,signal:i}){n.classList.add("idw"),C(n);for(let r of e)r({model:t,el:n,signal:i})}}}function E(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function bt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function K(e){let t,n,i;
e.length!==2?(t=E,n=(s,a)=>E(e(s),a),i=(s,a)=>e(s)-a):(t=e===E||e===bt?e:xt,n=e,i=e);function r(s,a,f=0,c=s.length){if(f<c){if(t(a,a)!==0)return c;do{let d=f+c>>>
1;n(s[d],a)<0?f=d+1:c=d}while(f<c)}return f}function o(s,a,f=0,c=s.length){if(f<c){if(t(a,a)!==0)return c;do{let d=f+c>>>1;n(s[d],a)<=0?f=d+1:c=d}while(f<c)}return f}
function l(s,a,f=0,c=s.length){let d=r(s,a,f,c-1);return d>f&&i(s[d-1],a)>-i(s[d],a)?d-1:d}return{left:r,center:l,right:o}}function xt(){return 0}function yt(e){
return e===null?NaN:+e}var V=K(E),Ht=V.right,Wt=V.left,Xt=K(yt).center;var Yt=G(H),Jt=G(Mt);function G(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:r,width:o,height:l}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((l=Math.floor(l!==void 0?l:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!l||!n&&!i)return t;let s=n&&e(n),a=i&&e(i),f=r.slice();return s&&a?(b(s,f,r,o,l),b(s,r,f,o,l),b(s,f,r,o,l),x(a,r,f,o,l),x(a,f,r,o,l),x(
a,r,f,o,l)):s?(b(s,r,f,o,l),b(s,f,r,o,l),b(s,r,f,o,l)):a&&(x(a,r,f,o,l),x(a,f,r,o,l),x(a,r,f,o,l)),t}}function b(e,t,n,i,r){for(let o=0,l=i*r;o<l;)e(t,n,o,o+=i,
1)}function x(e,t,n,i,r){for(let o=0,l=i*r;o<i;++o)e(t,n,o,o+l,i)}function Mt(e){let t=H(e);return(n,i,r,o,l)=>{r<<=2,o<<=2,l<<=2,t(n,i,r+0,o+0,l),t(n,i,r+1,o+1,
l),t(n,i,r+2,o+2,l),t(n,i,r+3,o+3,l)}}function H(e){let t=Math.floor(e);if(t===e)return At(e);let n=e-t,i=2*e+1;return(r,o,l,s,a)=>{if(!((s-=a)>=l))return;let f=t*
o[l],c=a*t,d=c+a;for(let u=l,m=l+c;u<m;u+=a)f+=o[Math.min(s,u)];for(let u=l,m=s;u<=m;u+=a)f+=o[Math.min(s,u+c)],r[u]=(f+n*(o[Math.max(l,u-d)]+o[Math.min(s,u+d)]))/
i,f-=o[Math.max(l,u-c)]}}function At(e){let t=2*e+1;return(n,i,r,o,l)=>{if(!((o-=l)>=r))return;let s=e*i[r],a=l*e;for(let f=r,c=r+a;f<c;f+=l)s+=i[Math.min(o,f)];
for(let f=r,c=o;f<=c;f+=l)s+=i[Math.min(o,f+a)],n[f]=s/t,s-=i[Math.max(r,f-a)]}}var Et=Array.prototype,Qt=Et.slice;var kt=Math.sqrt(50),Lt=Math.sqrt(10),Nt=Math.sqrt(2);function k(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),l=o>=kt?10:o>=Lt?
5:o>=Nt?2:1,s,a,f;return r<0?(f=Math.pow(10,-r)/l,s=Math.round(e*f),a=Math.round(t*f),s/f<e&&++s,a/f>t&&--a,f=-f):(f=Math.pow(10,r)*l,s=Math.round(e/f),a=Math.round(
t/f),s*f<e&&++s,a*f>t&&--a),a<s&&.5<=n&&n<2?k(e,t,n*2):[s,a,f]}function W(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,o,l]=i?k(t,e,
n):k(e,t,n);if(!(o>=r))return[];let s=o-r+1,a=new Array(s);if(i)if(l<0)for(let f=0;f<s;++f)a[f]=(o-f)/-l;else for(let f=0;f<s;++f)a[f]=(o-f)*l;else if(l<0)for(let f=0;f<
s;++f)a[f]=(r+f)/-l;else for(let f=0;f<s;++f)a[f]=(r+f)*l;return a}function q(e,t,n){return t=+t,e=+e,n=+n,k(e,t,n)[2]}function X(e,t,n){t=+t,e=+e,n=+n;let i=t<
e,r=i?q(t,e,n):q(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}var Zt=$t(Math.random);function $t(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let l=e()*o--|0,s=n[o+i];n[o+i]=n[l+i],n[l+i]=s}return n}}function I(e,t){return e.toFixed(t).replace("-","−")}function vt(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function y(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=vt(i?Math.abs(e):t);return`${I(e,r)}${i?"":` ± ${I(t,r)}`} ${n}`.
trim()}function Y(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function J([e,t],n=4){let i=Math.max(0,-Math.floor(Math.log10(X(e,t,n))+1e-9));return W(e,t,n).map(r=>({
value:r,text:r===0?"0":I(r,i)}))}function w(e,t,n){return Math.min(Math.max(e,t),n)}function R([e,t],[n,i]){return r=>n+(i-n)*(w(r,e,t)-e)/(t-e||1)}var It={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function Z(e){if(!e)return null;let{shape:t,dtype:n,scale:i=1,data:r}=e,[o,l]=t.
slice(-2),s=new It[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===1?{rows:o,columns:l,data:s}:{rows:o,columns:l,data:Float32Array.
from(s,n==="float16"?a=>Rt(a)*i:a=>a*i)}}function Rt(e){let[t,n,i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function tt(e){let[t,n,i]=[0,!1,0];for(let r of e)
Number.isFinite(r)&&(t=Math.max(t,Math.abs(r)),n||=r<0,i+=r);return{size:t,negative:n,total:i}}function et({columns:e,data:t},[n,i,r,o]){let[l,s]=[0,!1];for(let a=i;a<
o;a++)for(let f of t.subarray(a*e+n,a*e+r))Number.isFinite(f)&&(l+=f,s=!0);return s?l:NaN}function Q(e,t,n,i){let r=n/i;return Array.from({length:i},(o,l)=>Math.
max(Math.min(t,(l+1)*r)-Math.max(e,l*r),0))}function nt(e,t,[n,i,r,o]){if(!e)return null;let{rows:l,columns:s,data:a}=e,f=Q(i,o,t.rows,l),c=Q(n,r,t.columns,s),d=0;
for(let u=0;u<a.length;u+=l*s){let m=0;f.forEach((g,L)=>{g&&c.forEach((N,$)=>m+=g*N*a[u+L*s+$])}),d+=m*m}return Math.sqrt(d)}function M([e,t],[n,i]){let[r,o]=[Math.
min(t,i),Math.max(t,i)+1];return[r,Math.min(e,n),o,Math.max(e,n)+1]}function it(e){return Uint32Array.from({length:256},(t,n)=>{let i=n/255*(e.length-1),r=Math.
min(Math.floor(i),e.length-2),[o,l,s]=e[r].map((a,f)=>Math.round(a+(i-r)*(e[r+1][f]-a)));return(255<<24|s<<16|l<<8|o)>>>0})}var St=4286611584;function rt(e,t,n,i){
let[r,o]=n,l=new Uint32Array(e.length);for(let s=0;s<e.length;s++){let a=e[s];i(a,s)&&(l[s]=Number.isFinite(a)?t[Math.round(255*(w(a,r,o)-r)/(o-r))]:St)}return l}function S(e,t,n,i){return i.addEventListener("change",()=>j(e.model,{[t]:i[n]})),p(e,[t],()=>{i[n]=e.model.get(t)}),i}function T(e,t,n){let i=S(e,t,"checked",h(
"input",{type:"checkbox"})),r=h("span",n);return{input:i,label:r,row:h("label.idw-check",i,r)}}function ot(e,t={}){let n=h("select.idw-field",t),i=r=>n.replaceChildren(
...r.map(([o,l])=>h("option",{value:o},l)));return i(e),{node:n,offer:i}}function z(e,t,n,i){let{place:r=Number,value:o=Number,text:l,spoken:s=l,step:a=.05}=i,{
model:f}=e,c=h("input",{type:"range",min:0,max:1,step:a}),d=h("span.idw-value",{"aria-hidden":"true"}),u=()=>{c.value=String(r(f.get(t))),d.textContent=l(f.get(
t)),c.setAttribute("aria-valuetext",s(f.get(t)))};return c.addEventListener("input",()=>f.set(t,o(Number(c.value)))),c.addEventListener("change",()=>f.save_changes()),
p(e,[t],u),{input:c,show:u,row:h("label.idw-row",h("span",n),c,d)}}var F=8e6;function Tt(e){if(e.length>1)return`One image at a time, please, not ${e.length}.`;let[{name:t,size:n}]=e;return n>F?`“${t}” has ${(n/1e6).toFixed(
1)} MB; images may have up to ${F/1e6} MB.`:""}async function st(e,t){let n=Tt(t),[i]=t;if(e.notify(n||`Reading “${i.name}”…`),n)return;let r=await i.arrayBuffer().
catch(()=>null);r?e.model.send({picture:i.name},void 0,[r]):e.notify(`“${i.name}” is no file that can be read.`)}function lt(e,{model:t,el:n,signal:i}){let r=({
dataTransfer:s})=>t.get("accepts_images")&&s.types.includes("Files"),o=s=>e.stage.classList.toggle("idw-dropping",s);for(let s of["dragenter","dragover","drop"])
n.addEventListener(s,a=>{r(a)&&(a.preventDefault(),a.stopPropagation(),o(s!=="drop"),s==="drop"&&a.dataTransfer.files.length&&st(e,[...a.dataTransfer.files]))});
n.addEventListener("dragleave",s=>n.contains(s.relatedTarget)||o(!1));let l=({problem:s})=>s===void 0||e.notify(s);t.on("msg:custom",l),i.addEventListener("abor\
t",()=>t.off("msg:custom",l))}function ft(e){let t=h("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&st(e,[...t.
files]));let i=h("button.idw-button",{type:"button",onclick:()=>{t.value="",t.click()}},"Open an image…");return h("div.idw-opener",i,h("span.idw-muted",`or d\
rop one (up to ${F/1e6} MB)`),t)}function at(e,t){let{model:n}=t,i=u=>u?y(u,null,""):"0",r=z(t,"opacity","Opacity",{text:u=>`${Math.round(100*u)} %`}),o=z(t,"threshold","Threshold",{place:u=>Math.
cbrt(u/e.range.high),value:u=>Number((e.range.high*u**3).toPrecision(3)),text:u=>`${i(u)} ${e.sumUnit}`.trim(),spoken:u=>`${i(u)} ${n.get("unit")}`.trim(),step:.01}),
l=Object.keys(n.get("_colormaps")).filter(u=>u!=="signed"),s=S(t,"colormap","value",ot(l.map(u=>[u,u])).node),a=T(t,"hide_noise","Hide below 2σ"),f=ft(e),c=()=>{
r.show(),o.show(),o.input.disabled=!e.field,s.disabled=e.range.signed,a.input.disabled=!e.errors},d=h("div.idw-grid",r.row,o.row,h("label.idw-row",h("span","Col\
ours"),s),h("div.idw-switches",a.row,T(t,"smooth","Smooth").row),f);return{panel:h("div.idw-controls",d),opener:f,show:c}}var ct=8,zt=4,Ft={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-ct,0],PageDown:[ct,0],Home:[0,-1/0],End:[0,1/0]};function ut(e){let{
canvas:t,model:n}=e,i=null,r=!1,o=s=>{let a=t.getBoundingClientRect(),f=(u,m)=>w(Math.floor(u*m),0,m-1),{rows:c,columns:d}=e.field;return[f((s.clientY-a.top)/a.
height,c),f((s.clientX-a.left)/a.width,d)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:o(s),x:s.clientX,y:s.
clientY},r=!1,t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=o(s);e.point(a),r||=i!==null&&Math.hypot(s.clientX-
i.x,s.clientY-i.y)>=zt,r&&e.select(M(i.cell,a))});let l=s=>{i&&((!s||!r)&&e.select(null),i=null,r=!1,n.save_changes())};t.addEventListener("pointerup",()=>l(!0)),
t.addEventListener("pointercancel",()=>l(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function dt(e){let{
canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=Ft[r.key];if(!o||!e.
field||v(r))return;r.preventDefault();let{rows:l,columns:s}=e.field,a=e.cell??[l>>1,s>>1],f=[w(a[0]+o[0],0,l-1),w(a[1]+o[1],0,s-1)],c=e.cell||r.shiftKey?f:a;i=r.
shiftKey?i??a:null,e.spoken=i?"region":"cursor",e.point(c),i&&(e.select(M(i,c)),n.save_changes())}),t.addEventListener("blur",()=>{i=null})}var Ot=420,jt=250,O=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.
model=t.model,this.title=h("span.idw-title"),this.reading=h("span.idw-reading"),this.canvas=h("canvas",{tabindex:0,role:"application","aria-roledescription":"he\
at map"}),this.note=h("div.idw-note",{role:"status"}),this.stage=h("div.idw-stage",this.canvas,this.note),this.bar=h("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=h("div.idw-bar-ticks"),this.unit=h("span.idw-muted.idw-bar-unit"),this.legend=h("div.idw-colourbar",this.bar,this.scale,this.unit),
this.probe=h("output.idw-probe"),this.sum=h("output.idw-sum"),this.controls=at(this,t);let n=h("div.idw-head",this.title,this.reading);t.el.append(n,this.stage,
this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){let[t,n]=this.model.get("cursor");return this.
field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)return null;let[t,n,i,r]=this.model.get(
"region"),o=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){return this.model.get("cell_size")??
[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=window.setTimeout(()=>this.model.
save_changes(),jt))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,i]=A(this.model,"values","errors",
"replicates").map(Z);this.field=t&&{...t,...tt(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,this.recolor()}recolor(){let{field:t,
model:n}=this,[i,r,o]=A(n,"limit","colormap","threshold"),l=i??(t?.size||1),s=n.get("signed")??t?.negative??!1;this.range={low:s?-l:0,high:l,signed:s};let a=[this.
range.low,l],f=it(n.get("_colormaps")[s?"signed":r]),c=n.get("hide_noise")?this.errors?.data:null,d=(u,m)=>{let g=Math.abs(u);return!(g<o)&&(!c||g>=2*c[m])};this.
layer=t&&ht(rt(t.data,f,a,d),t.columns,t.rows),this.drawLegend(f,a,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,i){let r=R([0,255],n),o=t.map(
(s,a)=>Math.abs(r(a))<i?s&16777215|50<<24:s);ht(o,256,1,this.bar);let l=R(n,[0,100]);this.scale.replaceChildren(...J(n).map(({value:s,text:a})=>h("span",{style:`\
left:${l(s)}%`},a))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}readOut(){let{cell:t,region:n}=this;this.write(
this.probe,"cursor",t?this.valueAt(t):null,"Point at a pixel, or use the arrow keys"),this.write(this.sum,"region",n?this.sumOf(n):null,"Drag a region, or use S\
hift+arrow keys"),this.spoken=""}write(t,n,i,r){t.setAttribute("aria-live",this.spoken===n?"polite":"off"),t.replaceChildren(...i?[`${i[0]} `,h("span.idw-small",
i[1])]:[this.field?r:""]),t.classList.toggle("idw-hint",!i)}get sumUnit(){return this.model.get("unit").split(" ")[0]}valueAt([t,n]){let{field:i,errors:r,cellSize:o}=this;
if(!i)return null;let l=t*i.columns+n,[s,a]=[t,n].map((f,c)=>Math.floor((f+.5)*o[c]));return[y(i.data[l],r?.data[l],this.sumUnit),`at (${a}, ${s})`]}sumOf(t){if(!this.
field)return null;let{negative:n,total:i}=this.field,[r,o]=this.cellSize,[l,s,a,f]=t,[c,d]=[et(this.field,t),nt(this.replicates,this.field,t)],u=n||!(i>0)||Number.
isNaN(c)?"":` (${Y(c/i)} of the map)`,[m,g]=[Math.round((a-l)*o),Math.round((f-s)*r)];return[y(c*r*o,d===null?null:d*r*o,this.sumUnit),`in ${m}×${g} pixels${u}`]}draw(){
let{image:t,field:n,layer:i,canvas:r,stage:o,model:l}=this,[s,a]=t?[t.width,t.height]:n?[n.columns,n.rows]:[1,1];o.style.aspectRatio=`${s} / ${a}`,o.style.maxWidth=
`${Ot*s/a}px`;let{context:f,ratio:c}=P(r,o.clientWidth,o.clientHeight),d=i?l.get("opacity"):0;t&&(f.imageSmoothingEnabled=l.get("smooth")||t.width>r.width,f.filter=
`grayscale(${d})`,f.drawImage(t,0,0,r.width,r.height),f.filter="none"),i&&(f.imageSmoothingEnabled=l.get("smooth"),f.globalAlpha=d,f.drawImage(i,0,0,r.width,r.height),
f.globalAlpha=1,this.region&&this.outline(f,c,this.region,[5,4],0),this.cell&&this.outline(f,c,M(this.cell,this.cell),[],1.5))}outline(t,n,i,r,o){let[l,s,a,f]=i,
{canvas:c,field:d}=this;if(!d)return;let[u,m,g]=[c.width/d.columns,c.height/d.rows,o*n];for(let[L,N,$]of[["#000",3,[]],["#fff",1.5,r]])t.lineWidth=N*n,t.strokeStyle=
L,t.setLineDash($.map(gt=>gt*n)),t.strokeRect(l*u-g,s*m-g,(a-l)*u+2*g,(f-s)*m+2*g);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,o,l]=A(n,"title","re\
ading","loading","accepts_images"),s=!!n.get("values"),a=o?"Estimating…":t?"No map yet":l?"Drop an image here":"No picture yet";this.title.textContent=i,this.
reading.textContent=r,_(this.note,this.message||(s?"":a)),this.stage.classList.toggle("idw-empty",!t&&!s),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute(
"aria-label",["Heat map",i,r].filter(Boolean).join(", ")),this.controls.opener.hidden=!l}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=
t,this.label()}};function ht(e,t,n,i=h("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,n),
0,0),i}function mt(e){e.el.classList.add("idw-pane");let t=new O(e);ut(t),dt(t),lt(t,e),U(e.signal,t.stage,()=>t.draw()),p(e,["values","errors","replicates"],()=>t.
decode()),p(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),p(e,["cursor","region"],()=>{t.readOut(),t.draw()}),p(e,["opacity",
"smooth"],()=>t.draw()),p(e,["title","reading","loading","values","accepts_images"],()=>t.label()),D(e,["image"],n=>t.showImage(n))}var Te=B(mt);export{Te as default};

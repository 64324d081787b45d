// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
var V=class extends EventTarget{constructor(t){super(),this.state={...t},this.on=this.addEventListener,this.off=this.removeEventListener}get(t){return this.state[t]}set(t,i){
this.state[t]=i,this.dispatchEvent(new Event(`change:${t}`))}save_changes(){}send(){}};function C(e,...t){return t.map(i=>e.get(i))}function Z(e,t){for(let[i,r]of Object.
entries(t))e.set(i,r)}function W(e,t){Z(e,t),e.save_changes()}function y({model:e,signal:t},i,r){let n=0,o=()=>{n||=requestAnimationFrame(()=>{n=0,r()})};for(let a of i)
e.on(`change:${a}`,o);t.addEventListener("abort",()=>{cancelAnimationFrame(n);for(let a of i)e.off(`change:${a}`,o)}),r()}function f(e,...t){let[i,...r]=e.split("."),n=document.createElement(i);r.length&&(n.className=r.join(" "));for(let o of t){if(typeof o=="string"||o instanceof Node){
n.append(o);continue}for(let[a,s]of Object.entries(o))a.startsWith("on")?n.addEventListener(a.slice(2),s):s!==!1&&s!=null&&n.setAttribute(a,s===!0?"":s)}return n}
function lt(e,t){e.textContent!==t&&(e.textContent=t)}function ct(e){return e.getRootNode().activeElement}function ft(e){return e.flatMap(([t,i])=>[f("dt",t),f("dd",i)])}function tt(e){return e.ctrlKey||e.metaKey||
e.altKey}function dt(e){e.addEventListener("keydown",t=>{tt(t)||t.stopPropagation()})}function et(e,t=e.clientWidth,i=e.clientHeight){let r=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*r),1),e.height=Math.max(Math.round(i*r),1),
{context:e.getContext("2d"),ratio:r}}var Ht=420;function G(e,t,i,r){return e.style.aspectRatio=`${i} / ${r}`,e.style.maxWidth=`${Ht*i/r}px`,et(t,e.clientWidth,e.
clientHeight)}function ut(e,t,i){let r=n=>{let o=e.getBoundingClientRect();t((n.clientX-o.left)/o.width)};e.addEventListener("pointerdown",n=>{n.button===0&&(e.
setPointerCapture(n.pointerId),r(n))}),e.addEventListener("pointermove",n=>n.buttons&1&&r(n)),e.addEventListener("pointerup",()=>i())}function F(e,t,i){let r=new ResizeObserver(
()=>i());r.observe(t),e.addEventListener("abort",()=>r.disconnect())}var ht=e=>new Blob([e],{type:"image/png"});function H(e,t,i){y(e,t,async()=>{let r=t.map(o=>e.
model.get(o)),n=await Promise.all(r.map(o=>o?createImageBitmap(ht(o)):null));r.every((o,a)=>o===e.model.get(t[a]))&&!e.signal.aborted&&i(...n)})}function mt(e){
let t=[],i=()=>t.forEach(URL.revokeObjectURL);return e.addEventListener("abort",i),r=>(i(),t=r.map(n=>URL.createObjectURL(ht(n))),t)}function pt(){let e=document.getElementById("stored")?.textContent??"";return JSON.parse(e,(t,i)=>i?.base64===void 0?i:Xt(i.base64))}function Xt(e){return new DataView(
Uint8Array.from(atob(e),t=>t.charCodeAt(0)).buffer)}function gt(e,t){let{signal:i}=new AbortController,r={};for(let[n,o]of Object.entries(e)){let a=document.getElementById(
n);a.classList.add("idw"),dt(a),r[n]=new V(t[n]),o({model:r[n],el:a,signal:i})}return r}function X(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Yt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function bt(e){let t,i,
r;e.length!==2?(t=X,i=(s,c)=>X(e(s),c),r=(s,c)=>e(s)-c):(t=e===X||e===Yt?e:Jt,i=e,r=e);function n(s,c,l=0,d=s.length){if(l<d){if(t(c,c)!==0)return d;do{let h=l+
d>>>1;i(s[h],c)<0?l=h+1:d=h}while(l<d)}return l}function o(s,c,l=0,d=s.length){if(l<d){if(t(c,c)!==0)return d;do{let h=l+d>>>1;i(s[h],c)<=0?l=h+1:d=h}while(l<d)}
return l}function a(s,c,l=0,d=s.length){let h=n(s,c,l,d-1);return h>l&&r(s[h-1],c)>-r(s[h],c)?h-1:h}return{left:n,center:a,right:o}}function Jt(){return 0}function Qt(e){
return e===null?NaN:+e}var xt=bt(X),Se=xt.right,Ce=xt.left,Ie=bt(Qt).center;var ze=yt(Mt),Re=yt(Zt);function yt(e){return function(t,i,r=i){if(!((i=+i)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid\
 ry");let{data:n,width:o,height:a}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:n.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!a||!i&&!r)return t;let s=i&&e(i),c=r&&e(r),l=n.slice();return s&&c?(O(s,l,n,o,a),O(s,n,l,o,a),O(s,l,n,o,a),P(c,n,l,o,a),P(c,l,n,o,a),P(
c,n,l,o,a)):s?(O(s,n,l,o,a),O(s,l,n,o,a),O(s,n,l,o,a)):c&&(P(c,n,l,o,a),P(c,l,n,o,a),P(c,n,l,o,a)),t}}function O(e,t,i,r,n){for(let o=0,a=r*n;o<a;)e(t,i,o,o+=r,
1)}function P(e,t,i,r,n){for(let o=0,a=r*n;o<r;++o)e(t,i,o,o+a,r)}function Zt(e){let t=Mt(e);return(i,r,n,o,a)=>{n<<=2,o<<=2,a<<=2,t(i,r,n+0,o+0,a),t(i,r,n+1,o+
1,a),t(i,r,n+2,o+2,a),t(i,r,n+3,o+3,a)}}function Mt(e){let t=Math.floor(e);if(t===e)return te(e);let i=e-t,r=2*e+1;return(n,o,a,s,c)=>{if(!((s-=c)>=a))return;let l=t*
o[a],d=c*t,h=d+c;for(let u=a,p=a+d;u<p;u+=c)l+=o[Math.min(s,u)];for(let u=a,p=s;u<=p;u+=c)l+=o[Math.min(s,u+d)],n[u]=(l+i*(o[Math.max(a,u-h)]+o[Math.min(s,u+h)]))/
r,l-=o[Math.max(a,u-d)]}}function te(e){let t=2*e+1;return(i,r,n,o,a)=>{if(!((o-=a)>=n))return;let s=e*r[n],c=a*e;for(let l=n,d=n+c;l<d;l+=a)s+=r[Math.min(o,l)];
for(let l=n,d=o;l<=d;l+=a)s+=r[Math.min(o,l+c)],i[l]=s/t,s-=r[Math.max(n,l-c)]}}function nt(e,t){let i,r;if(t===void 0)for(let n of e)n!=null&&(i===void 0?n>=n&&(i=r=n):(i>n&&(i=n),r<n&&(r=n)));else{let n=-1;for(let o of e)(o=t(o,++n,e))!=null&&
(i===void 0?o>=o&&(i=r=o):(i>o&&(i=o),r<o&&(r=o)))}return[i,r]}var ee=Array.prototype,Fe=ee.slice;var ne=Math.sqrt(50),ie=Math.sqrt(10),re=Math.sqrt(2);function Y(e,t,i){let r=(t-e)/Math.max(0,i),n=Math.floor(Math.log10(r)),o=r/Math.pow(10,n),a=o>=ne?10:o>=ie?
5:o>=re?2:1,s,c,l;return n<0?(l=Math.pow(10,-n)/a,s=Math.round(e*l),c=Math.round(t*l),s/l<e&&++s,c/l>t&&--c,l=-l):(l=Math.pow(10,n)*a,s=Math.round(e/l),c=Math.round(
t/l),s*l<e&&++s,c*l>t&&--c),c<s&&.5<=i&&i<2?Y(e,t,i*2):[s,c,l]}function Et(e,t,i){if(t=+t,e=+e,i=+i,!(i>0))return[];if(e===t)return[e];let r=t<e,[n,o,a]=r?Y(t,e,
i):Y(e,t,i);if(!(o>=n))return[];let s=o-n+1,c=new Array(s);if(r)if(a<0)for(let l=0;l<s;++l)c[l]=(o-l)/-a;else for(let l=0;l<s;++l)c[l]=(o-l)*a;else if(a<0)for(let l=0;l<
s;++l)c[l]=(n+l)/-a;else for(let l=0;l<s;++l)c[l]=(n+l)*a;return c}function wt(e,t,i){return t=+t,e=+e,i=+i,Y(e,t,i)[2]}function At(e,t,i){t=+t,e=+e,i=+i;let r=t<
e,n=r?wt(t,e,i):wt(e,t,i);return(r?-1:1)*(n<0?1/-n:n)}var Oe=oe(Math.random);function oe(e){return function(i,r=0,n=i.length){let o=n-(r=+r);for(;o;){let a=e()*o--|0,s=i[o+r];i[o+r]=i[a+r],i[a+r]=s}return i}}function T(e,t){return e.toFixed(t).replace("-","−")}function se(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function _(e,t=null,i="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let r=t===null||!Number.isFinite(t),n=se(r?Math.abs(e):t);return`${T(e,n)}${r?"":` ± ${T(t,n)}`} ${i}`.
trim()}function kt(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function vt([e,t],i=4){let r=Math.max(0,-Math.floor(Math.log10(At(e,t,i))+1e-9));return Et(e,t,i).map(n=>({
value:n,text:n===0?"0":T(n,r)}))}function I(e,t,i){return Math.min(Math.max(e,t),i)}function j([e,t],[i,r]){return n=>i+(r-i)*(I(n,e,t)-e)/(t-e||1)}var ae={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function J(e){if(!e)return null;let{shape:t,dtype:i,scale:r=1,data:n}=e,[o,a]=t.
slice(-2),s=new ae[i](n.buffer.slice(n.byteOffset,n.byteOffset+n.byteLength));return i==="float32"&&r===1?{rows:o,columns:a,data:s}:{rows:o,columns:a,data:Float32Array.
from(s,i==="float16"?c=>le(c)*r:c=>c*r)}}function le(e){let[t,i,r]=[e>>15?-1:1,e>>10&31,e&1023];return i===31?r?NaN:t*(1/0):t*(i?2**(i-15)*(1+r/1024):2**-14*r/1024)}function $t(e){let[t,i,r]=[0,!1,0];for(let n of e)
Number.isFinite(n)&&(t=Math.max(t,Math.abs(n)),i||=n<0,r+=n);return{size:t,negative:i,total:r}}function Nt({columns:e,data:t},[i,r,n,o]){let[a,s]=[0,!1];for(let c=r;c<
o;c++)for(let l of t.subarray(c*e+i,c*e+n))Number.isFinite(l)&&(a+=l,s=!0);return s?a:NaN}function Lt(e,t,i,r){let n=i/r;return Array.from({length:r},(o,a)=>Math.
max(Math.min(t,(a+1)*n)-Math.max(e,a*n),0))}function St(e,t,[i,r,n,o]){if(!e)return null;let{rows:a,columns:s,data:c}=e,l=Lt(r,o,t.rows,a),d=Lt(i,n,t.columns,s),
h=0;for(let u=0;u<c.length;u+=a*s){let p=0;l.forEach((w,g)=>{w&&d.forEach((M,v)=>p+=w*M*c[u+g*s+v])}),h+=p*p}return Math.sqrt(h)}function B([e,t],[i,r]){let[n,o]=[
Math.min(t,r),Math.max(t,r)+1];return[n,Math.min(e,i),o,Math.max(e,i)+1]}function Ct(e){return Uint32Array.from({length:256},(t,i)=>{let r=i/255*(e.length-1),n=Math.
min(Math.floor(r),e.length-2),[o,a,s]=e[n].map((c,l)=>Math.round(c+(r-n)*(e[n+1][l]-c)));return(255<<24|s<<16|a<<8|o)>>>0})}var ce=4286611584;function It(e,t,i,r){
let[n,o]=i,a=new Uint32Array(e.length);for(let s=0;s<e.length;s++){let c=e[s];r(c,s)&&(a[s]=Number.isFinite(c)?t[Math.round(255*(I(c,n,o)-n)/(o-n))]:ce)}return a}function it(e,t,i,r){return r.addEventListener("change",()=>W(e.model,{[t]:r[i]})),y(e,[t],()=>r[i]=e.model.get(t)),r}function D(e,t,i){let r=it(e,t,"checked",f(
"input",{type:"checkbox"})),n=f("span",i);return{input:r,label:n,row:f("label.idw-pair",r,n)}}function zt(e,t={}){let i=f("select.idw-field",t),r=n=>i.replaceChildren(
...n.map(([o,a])=>f("option",{value:o},a)));return r(e),{node:i,offer:r}}function rt(e,t,i,r){let{place:n=Number,value:o=Number,text:a,spoken:s=a,step:c=.05}=r,
{model:l}=e,d=f("input",{type:"range",min:0,max:1,step:c}),h=f("span.idw-value",{"aria-hidden":"true"}),u=()=>{d.value=String(n(l.get(t))),h.textContent=a(l.get(
t)),d.setAttribute("aria-valuetext",s(l.get(t)))};return d.addEventListener("input",()=>l.set(t,o(Number(d.value)))),d.addEventListener("change",()=>l.save_changes()),
y(e,[t],u),{input:d,show:u,row:f("label.idw-row",f("span",i),d,h)}}var ot=8e6;async function Rt(e,t){let[i]=t,r=`“${i.name}”`,n=`images may have up to ${ot/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(i.size>ot)return e.notify(`${r} has ${(i.size/1e6).toFixed(1)} MB; ${n}`);e.notify(`Reading ${r}…`);let o=await i.arrayBuffer().catch(
()=>null);o?e.model.send({picture:i.name},void 0,[o]):e.notify(`${r} is no file that can be read.`)}function Ft(e,{model:t,el:i,signal:r}){let n=({dataTransfer:s})=>t.
get("accepts_images")&&s.types.includes("Files"),o=s=>e.stage.classList.toggle("idw-dropping",s);for(let s of["dragenter","dragover","drop"])i.addEventListener(
s,c=>{n(c)&&(c.preventDefault(),c.stopPropagation(),o(s!=="drop"),s==="drop"&&c.dataTransfer.files.length&&Rt(e,[...c.dataTransfer.files]))});i.addEventListener(
"dragleave",s=>i.contains(s.relatedTarget)||o(!1));let a=({problem:s})=>s===void 0||e.notify(s);t.on("msg:custom",a),r.addEventListener("abort",()=>t.off("msg:c\
ustom",a))}function Ot(e){let t=f("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&Rt(e,[...t.files]));let r=f(
"button.idw-button",{type:"button",onclick:()=>{t.value="",t.click()}},"Open an image…");return f("div.idw-opener",r,f("span.idw-muted",`or drop one (up to ${ot/
1e6} MB)`),t)}function Pt(e,t){let{model:i}=t,r=u=>u?_(u,null,""):"0",n=rt(t,"opacity","Opacity",{text:u=>`${Math.round(100*u)} %`}),o=rt(t,"threshold","Threshold",{place:u=>Math.
cbrt(u/e.range.high),value:u=>Number((e.range.high*u**3).toPrecision(3)),text:u=>`${r(u)} ${e.sumUnit}`.trim(),spoken:u=>`${r(u)} ${i.get("unit")}`.trim(),step:.01}),
a=Object.keys(i.get("_colormaps")).filter(u=>u!=="signed"),s=it(t,"colormap","value",zt(a.map(u=>[u,u])).node),c=D(t,"hide_noise","Hide below 2σ"),l=Ot(e),d=()=>{
n.show(),o.show(),o.input.disabled=!e.field,s.disabled=e.range.signed,c.input.disabled=!e.errors},h=f("div.idw-grid",n.row,o.row,f("label.idw-row",f("span","Col\
ours"),s),f("div.idw-switches",c.row,D(t,"smooth","Smooth").row),l);return{panel:f("div.idw-controls",h),opener:l,show:d}}var jt=8,fe=4,de={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-jt,0],PageDown:[jt,0],Home:[0,-1/0],End:[0,1/0]};function Tt(e){let{
canvas:t,model:i}=e,r=null,n=!1,o=s=>{let c=t.getBoundingClientRect(),l=(u,p)=>I(Math.floor(u*p),0,p-1),{rows:d,columns:h}=e.field;return[l((s.clientY-c.top)/c.
height,d),l((s.clientX-c.left)/c.width,h)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(r={cell:o(s),x:s.clientX,y:s.
clientY},n=!1,t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let c=o(s);e.point(c),n||=r!==null&&Math.hypot(s.clientX-
r.x,s.clientY-r.y)>=fe,n&&e.select(B(r.cell,c))});let a=s=>{r&&((!s||!n)&&e.select(null),r=null,n=!1,i.save_changes())};t.addEventListener("pointerup",()=>a(!0)),
t.addEventListener("pointercancel",()=>a(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function _t(e){let{
canvas:t,model:i}=e,r=null;t.addEventListener("keydown",n=>{n.key==="Escape"&&(e.region?e.select(null):e.point(null),i.save_changes());let o=de[n.key];if(!o||!e.
field||tt(n))return;n.preventDefault();let{rows:a,columns:s}=e.field,c=e.cell??[a>>1,s>>1],l=[I(c[0]+o[0],0,a-1),I(c[1]+o[1],0,s-1)],d=e.cell||n.shiftKey?l:c;r=
n.shiftKey?r??c:null,e.spoken=r?"region":"cursor",e.point(d),r&&(e.select(B(r,d)),i.save_changes())}),t.addEventListener("blur",()=>r=null)}var ue=250,st=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=f("span.idw-title"),this.reading=f("span.idw-reading"),this.canvas=f("canvas",{tabindex:0,role:"application","aria-roledescription":"heat map"}),
this.note=f("div.idw-note",{role:"status"}),this.stage=f("div.idw-stage",this.canvas,this.note),this.bar=f("canvas.idw-bar-colours",{width:256,height:1,"aria-hi\
dden":"true"}),this.scale=f("div.idw-bar-ticks"),this.unit=f("span.idw-muted.idw-bar-unit"),this.legend=f("div.idw-colourbar",this.bar,this.scale,this.unit),this.
probe=f("output.idw-probe"),this.sum=f("output.idw-sum"),this.controls=Pt(this,t);let i=f("div.idw-head",this.title,this.reading);t.el.append(i,this.stage,this.
legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){let[t,i]=this.model.get("cursor");return this.
field&&t<this.field.rows&&i<this.field.columns?[t,i]:null}get region(){if(!this.field||!this.model.get("region").length)return null;let[t,i,r,n]=this.model.get(
"region"),o=[t,i,Math.min(r,this.field.columns),Math.min(n,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){return this.model.get("cell_size")??
[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=window.setTimeout(()=>this.model.
save_changes(),ue))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,i,r]=C(this.model,"values","errors",
"replicates").map(J);this.field=t&&{...t,...$t(t.data)},this.errors=i?.data.length===t?.data.length?i:null,this.replicates=r,this.recolor()}recolor(){let{field:t,
model:i}=this,[r,n,o]=C(i,"limit","colormap","threshold"),a=r??(t?.size||1),s=i.get("signed")??t?.negative??!1;this.range={low:s?-a:0,high:a,signed:s};let c=[this.
range.low,a],l=Ct(i.get("_colormaps")[s?"signed":n]),d=i.get("hide_noise")?this.errors?.data:null,h=(u,p)=>{let w=Math.abs(u);return!(w<o)&&(!d||w>=2*d[p])};this.
layer=t&&Bt(It(t.data,l,c,h),t.columns,t.rows),this.drawLegend(l,c,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,i,r){let n=j([0,255],i),o=t.map(
(s,c)=>Math.abs(n(c))<r?s&16777215|50<<24:s);Bt(o,256,1,this.bar);let a=j(i,[0,100]);this.scale.replaceChildren(...vt(i).map(({value:s,text:c})=>f("span",{style:`\
left:${a(s)}%`},c))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.model.get("unit").
split(" ")[0]}readOut(){let{field:t,errors:i,cell:r,region:n,cellSize:o,sumUnit:a}=this,[s,c]=o,l=(S,z,m,L,b)=>{S.setAttribute("aria-live",this.spoken===z?"poli\
te":"off"),S.replaceChildren(...m?[`${m} `,f("span.idw-small",L)]:[t?b:""]),S.classList.toggle("idw-hint",!m)},d=r&&r[0]*t.columns+r[1],h=r&&_(t.data[d],i?.data[d],
a),[u,p]=r?[(r[1]+.5)*c,(r[0]+.5)*s]:[];l(this.probe,"cursor",h,`at (${Math.floor(u)}, ${Math.floor(p)})`,"Point at a pixel, or use the arrow keys");let w=s*c,[
g,M]=n?[Nt(t,n),St(this.replicates,t,n)]:[],v=n&&_(g*w,M===null?null:M*w,a);l(this.sum,"region",v,n&&this.extent(n,g),"Drag a region, or use Shift+arrow keys"),
this.spoken=""}extent(t,i){let[r,n,o,a]=t,{negative:s,total:c}=this.field,[l,d]=[(o-r)*this.cellSize[1],(a-n)*this.cellSize[0]].map(Math.round),h=s||!(c>0)||Number.
isNaN(i)?"":` (${kt(i/c)} of the map)`;return`in ${l}×${d} pixels${h}`}draw(){let{image:t,field:i,layer:r,canvas:n,stage:o,model:a}=this,[s,c]=t?[t.width,t.height]:
i?[i.columns,i.rows]:[1,1],{context:l,ratio:d}=G(o,n,s,c),h=r?a.get("opacity"):0;t&&(l.imageSmoothingEnabled=a.get("smooth")||t.width>n.width,l.filter=`grayscal\
e(${h})`,l.drawImage(t,0,0,n.width,n.height),l.filter="none"),r&&(l.imageSmoothingEnabled=a.get("smooth"),l.globalAlpha=h,l.drawImage(r,0,0,n.width,n.height),l.
globalAlpha=1,this.region&&this.outline(l,d,this.region,[5,4],0),this.cell&&this.outline(l,d,B(this.cell,this.cell),[],1.5))}outline(t,i,r,n,o){let[a,s,c,l]=r,{
canvas:d,field:h}=this,[u,p,w]=[d.width/h.columns,d.height/h.rows,o*i];for(let g of[!1,!0])t.lineWidth=(g?1.5:3)*i,t.strokeStyle=g?"#fff":"#000",t.setLineDash(g?
n.map(M=>M*i):[]),t.strokeRect(a*u-w,s*p-w,(c-a)*u+2*w,(l-s)*p+2*w);t.setLineDash([])}label(){let{image:t,model:i}=this,[r,n,o,a]=C(i,"title","reading","loading",
"accepts_images"),s=!!i.get("values"),c=o?"Estimating…":t?"No map yet":a?"Drop an image here":"No picture yet";this.title.textContent=r,this.reading.textContent=
n,lt(this.note,this.message||(s?"":c)),this.stage.classList.toggle("idw-empty",!t&&!s),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute("aria-lab\
el",["Heat map",r,n].filter(Boolean).join(", ")),this.controls.opener.hidden=!a}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=t,this.
label()}};function Bt(e,t,i,r=f("canvas",{width:t,height:i})){return r.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,i),0,0),r}
function at(e){e.el.classList.add("idw-figure","idw-pane");let t=new st(e);Tt(t),_t(t),Ft(t,e),F(e.signal,t.stage,()=>t.draw()),y(e,["values","errors","replicat\
es"],()=>t.decode()),y(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),y(e,["cursor","region"],()=>{t.readOut(),t.draw()}),y(e,
["opacity","smooth"],()=>t.draw()),y(e,["title","reading","loading","values","accepts_images"],()=>t.label()),H(e,["image"],i=>t.showImage(i))}function he(e){let t=Uint32Array.from(e,(r,n)=>n).sort((r,n)=>e[n]-e[r]),i=[];for(let r=0,n=0;r<t.length;r=n){for(;n<t.length&&e[t[n]]===e[t[r]];)n++;i.push(t.subarray(
r,n))}return i}function Dt(e){let t=new Float64Array(e.length),i=Math.max(e.length-1,1),r=0;for(let n of he(e)){for(let o of n)t[o]=1-(r+(n.length-1)/2)/i;r+=n.length}return e.
length===1&&(t[0]=0),t}var Ut=e=>nt(e),U={left:12,bottom:12,top:6,right:6};function qt(e){let{model:t,el:i,signal:r}=e;i.classList.add("idw-figure","idw-scatter");let n=f("canvas",{role:"\
img"}),[o,a]=[f("span.idw-muted.idw-small.idw-scatter-x"),f("span.idw-muted.idw-small.idw-scatter-y")],s=f("p.idw-muted.idw-scatter-empty","Nothing to compare y\
et."),[c,l]=[f("dd"),f("dd")],d=(m,L)=>f("div.idw-pair",f("dt",m),L),h=f("dl.idw-flow.idw-scatter-numbers",d("Pearson",c),d("Spearman",l)),u=f("span.idw-muted"),
p=f("div.idw-flow.idw-scatter-foot.idw-small",D(e,"by_rank","by rank").row,u),w=f("div.idw-head",f("span.idw-title","Pixel by pixel"),h);i.append(w,f("div.idw-s\
catter-stage",a,n,s),o,p);let g=null,M=()=>{let[m,L,b]=C(t,"axes","count","by_rank"),A=g?.[0].length??0;for(let[x,E]of[["pearson",c],["spearman",l]]){let k=g?t.
get(x):null;E.textContent=k===null?"–":T(k,2)}let $=m.map(x=>b?`rank of ${x.replace(/,.*/,"")}`:x);[o.textContent,a.textContent]=[`${$[0]} →`,`${$[1]} ↑`],
s.hidden=!!g,h.hidden=p.hidden=!g,u.textContent=L>A?`${A} of ${L} pixels drawn`:`${A} pixels`,n.setAttribute("aria-label",g?`Scatter of ${m.join(" and ")} of ${A}\
 pixels`:s.textContent??"")},v=()=>{let{context:m,ratio:L}=et(n);m.scale(L,L);let[b,A]=[n.clientWidth,n.clientHeight],[$,x]=[U.left,A-U.bottom],E=getComputedStyle(
i);if(m.strokeStyle=E.getPropertyValue("--idw-muted"),m.strokeRect($-5.5,U.top-4.5,0,x),m.strokeRect($-5.5,x+5.5,b,0),!g)return;let[k,N]=t.get("by_rank")?g.map(
Dt):g,R=j(Ut(k),[$,b-U.right]),q=j(Ut(N),[x,U.top]);m.fillStyle=E.getPropertyValue("--idw-accent"),m.globalAlpha=k.length>1e3?.35:.7;for(let K=0;K<k.length;K++)
m.beginPath(),m.arc(R(k[K]),q(N[K]),2,0,2*Math.PI),m.fill()};F(r,n,v);let S=new MutationObserver(v);S.observe(document.body,{attributes:!0,attributeFilter:["dat\
a-jp-theme-light"]}),r.addEventListener("abort",()=>S.disconnect());let z=()=>{M(),v()};y(e,["points"],()=>{let m=J(t.get("points"));g=m&&[m.data.subarray(0,m.columns),
m.data.subarray(m.columns)],z()}),y(e,["axes","pearson","spearman","count","by_rank"],z)}function Kt(e){let{model:t,el:i}=e;i.classList.add("idw-figure","idw-wipe");let r=f("span.idw-title"),n=f("canvas",{role:"img"}),o=f("i.idw-wipe-line",{"aria-hi\
dden":"true"}),[a,s]=[f("span.idw-wipe-name.idw-wipe-left"),f("span.idw-wipe-name.idw-wipe-right")],c=f("div.idw-note",{role:"status"}),l=f("div.idw-stage.idw-w\
ipe-stage",n,o,a,s,c),h=f("input",{type:"range",min:0,max:1,step:.01,"aria-label":"Wipe between before and after"}),u=f("dl.idw-wipe-facts"),p=f("div.idw-strip",
{role:"group","aria-label":"Edits"});i.append(r,l,h,u,p);let w=null,g=null,M=()=>!!(w&&g),v=()=>{let b=g??w,{width:A,height:$}=b??{width:1,height:1},{context:x}=G(
l,n,A,$);x.imageSmoothingEnabled=A>n.width;let E=M()?t.get("wipe"):g?0:1;g&&x.drawImage(g,0,0,n.width,n.height),w&&E>0&&(x.save(),x.beginPath(),x.rect(0,0,Math.
round(n.width*E),n.height),x.clip(),x.drawImage(w,0,0,n.width,n.height),x.restore());let[[k,N],R]=C(t,"names","title"),q=Math.round(100*E);h.value=t.get("wipe"),
h.setAttribute("aria-valuetext",`${q} % ${k}, ${100-q} % ${N}`),o.style.left=`${100*E}%`,o.hidden=h.disabled=!M(),[a.textContent,s.textContent,r.textContent]=[k,
N,R],a.hidden=!M()||E<.15,s.hidden=!M()||E>.85,c.textContent=M()?"":b?t.get("note"):"No picture yet",n.setAttribute("aria-label",M()?`${k} and ${N}: ${R}`:b?k:"\
No picture yet")},S=b=>t.set("wipe",I(b,0,1)),z=()=>t.save_changes();h.addEventListener("input",()=>S(Number(h.value))),h.addEventListener("change",z),ut(l,b=>M()&&
S(Math.round(100*b)/100),z);let m=()=>[...p.children].forEach((b,A)=>b.setAttribute("aria-pressed",String(A===t.get("chosen")))),L=mt(e.signal);F(e.signal,l,v),
H(e,["before","after"],(...b)=>{[w,g]=b,v()}),y(e,["wipe","title","note","names"],v),y(e,["facts"],()=>u.replaceChildren(...ft(t.get("facts")))),y(e,["thumbnail\
s","captions"],()=>{let[b,A]=C(t,"thumbnails","captions"),$=[...p.children].indexOf(ct(i)),x=(k,N)=>{let R={type:"button",title:A[N],onclick:()=>W(t,{chosen:N})};
return f("button.idw-button",R,f("img",{src:k,alt:""}),f("span",A[N]??""))},E=L(b).map(x);p.replaceChildren(...E),E[$]?.focus(),p.hidden=!E.length,m()}),y(e,["c\
hosen"],m)}var{shared:me,edits:Gt}=pt(),pe=Gt.at(-1),ge=Object.fromEntries(Object.entries(me).map(([e,t])=>[e,{...t,...pe.states[e]}])),Q=gt({wipe:Kt,predicted:at,actual:at,
scatter:qt},ge);Q.wipe.on("change:chosen",()=>{let e=Gt[Q.wipe.get("chosen")];for(let t of["title","facts"])document.getElementById(t).textContent=e[t];for(let[
t,i]of Object.entries(e.states))Z(Q[t],i)});var{predicted:Vt,actual:Wt}=Q;for(let[e,t]of[[Vt,Wt],[Wt,Vt]])e.on("change:cursor",()=>{String(t.get("cursor"))!==String(
e.get("cursor"))&&t.set("cursor",e.get("cursor"))});

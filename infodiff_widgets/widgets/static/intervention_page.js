// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
var V=class extends EventTarget{constructor(t){super(),this.state={...t},this.on=this.addEventListener,this.off=this.removeEventListener}get(t){return this.state[t]}set(t,i){
this.state[t]=i,this.dispatchEvent(new Event(`change:${t}`))}save_changes(){}send(){}};function C(e,...t){return t.map(i=>e.get(i))}function Z(e,t){for(let[i,o]of Object.
entries(t))e.set(i,o)}function W(e,t){Z(e,t),e.save_changes()}function y({model:e,signal:t},i,o){let n=0,r=()=>{n||=requestAnimationFrame(()=>{n=0,o()})};for(let a of i)
e.on(`change:${a}`,r);t.addEventListener("abort",()=>{cancelAnimationFrame(n);for(let a of i)e.off(`change:${a}`,r)}),o()}function f(e,...t){let[i,...o]=e.split("."),n=document.createElement(i);o.length&&(n.className=o.join(" "));for(let r of t){if(typeof r=="string"||r instanceof Node){
n.append(r);continue}for(let[a,s]of Object.entries(r))a.startsWith("on")?n.addEventListener(a.slice(2),s):s!==!1&&s!=null&&n.setAttribute(a,s===!0?"":s)}return n}
function lt(e,t){e.textContent!==t&&(e.textContent=t)}function ct(e){return e.getRootNode().activeElement}function ft(e){return e.flatMap(([t,i])=>[f("dt",t),f("dd",i)])}function tt(e){return e.ctrlKey||e.metaKey||
e.altKey}function dt(e){e.addEventListener("keydown",t=>{tt(t)||t.stopPropagation()})}function et(e,t=e.clientWidth,i=e.clientHeight){let o=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*o),1),e.height=Math.max(Math.round(i*o),1),
{context:e.getContext("2d"),ratio:o}}var Ht=420;function G(e,t,i,o){return e.style.aspectRatio=`${i} / ${o}`,e.style.maxWidth=`${Ht*i/o}px`,et(t,e.clientWidth,e.
clientHeight)}function ut(e,t,i){let o=n=>{let r=e.getBoundingClientRect();t((n.clientX-r.left)/r.width)};e.addEventListener("pointerdown",n=>{n.button===0&&(e.
setPointerCapture(n.pointerId),o(n))}),e.addEventListener("pointermove",n=>n.buttons&1&&o(n)),e.addEventListener("pointerup",()=>i())}function O(e,t,i){let o=new ResizeObserver(
()=>i());o.observe(t),e.addEventListener("abort",()=>o.disconnect())}var ht=e=>new Blob([e],{type:"image/png"});function H(e,t,i){y(e,t,async()=>{let o=t.map(r=>e.
model.get(r)),n=await Promise.all(o.map(r=>r?createImageBitmap(ht(r)):null));o.every((r,a)=>r===e.model.get(t[a]))&&!e.signal.aborted&&i(...n)})}function mt(e){
let t=[],i=()=>t.forEach(URL.revokeObjectURL);return e.addEventListener("abort",i),o=>(i(),t=o.map(n=>URL.createObjectURL(ht(n))),t)}function pt(){let e=document.getElementById("stored")?.textContent??"";return JSON.parse(e,(t,i)=>i?.base64===void 0?i:Xt(i.base64))}function Xt(e){return new DataView(
Uint8Array.from(atob(e),t=>t.charCodeAt(0)).buffer)}function gt(e,t){let{signal:i}=new AbortController,o={};for(let[n,r]of Object.entries(e)){let a=document.getElementById(
n);a.classList.add("idw"),dt(a),o[n]=new V(t[n]),r({model:o[n],el:a,signal:i})}return o}function X(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Yt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function bt(e){let t,i,
o;e.length!==2?(t=X,i=(s,c)=>X(e(s),c),o=(s,c)=>e(s)-c):(t=e===X||e===Yt?e:Jt,i=e,o=e);function n(s,c,l=0,d=s.length){if(l<d){if(t(c,c)!==0)return d;do{let h=l+
d>>>1;i(s[h],c)<0?l=h+1:d=h}while(l<d)}return l}function r(s,c,l=0,d=s.length){if(l<d){if(t(c,c)!==0)return d;do{let h=l+d>>>1;i(s[h],c)<=0?l=h+1:d=h}while(l<d)}
return l}function a(s,c,l=0,d=s.length){let h=n(s,c,l,d-1);return h>l&&o(s[h-1],c)>-o(s[h],c)?h-1:h}return{left:n,center:a,right:r}}function Jt(){return 0}function Qt(e){
return e===null?NaN:+e}var xt=bt(X),Se=xt.right,Ce=xt.left,Ie=bt(Qt).center;var Re=yt(Mt),Fe=yt(Zt);function yt(e){return function(t,i,o=i){if(!((i=+i)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid\
 ry");let{data:n,width:r,height:a}=t;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:n.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!a||!i&&!o)return t;let s=i&&e(i),c=o&&e(o),l=n.slice();return s&&c?(P(s,l,n,r,a),P(s,n,l,r,a),P(s,l,n,r,a),j(c,n,l,r,a),j(c,l,n,r,a),j(
c,n,l,r,a)):s?(P(s,n,l,r,a),P(s,l,n,r,a),P(s,n,l,r,a)):c&&(j(c,n,l,r,a),j(c,l,n,r,a),j(c,n,l,r,a)),t}}function P(e,t,i,o,n){for(let r=0,a=o*n;r<a;)e(t,i,r,r+=o,
1)}function j(e,t,i,o,n){for(let r=0,a=o*n;r<o;++r)e(t,i,r,r+a,o)}function Zt(e){let t=Mt(e);return(i,o,n,r,a)=>{n<<=2,r<<=2,a<<=2,t(i,o,n+0,r+0,a),t(i,o,n+1,r+
1,a),t(i,o,n+2,r+2,a),t(i,o,n+3,r+3,a)}}function Mt(e){let t=Math.floor(e);if(t===e)return te(e);let i=e-t,o=2*e+1;return(n,r,a,s,c)=>{if(!((s-=c)>=a))return;let l=t*
r[a],d=c*t,h=d+c;for(let u=a,p=a+d;u<p;u+=c)l+=r[Math.min(s,u)];for(let u=a,p=s;u<=p;u+=c)l+=r[Math.min(s,u+d)],n[u]=(l+i*(r[Math.max(a,u-h)]+r[Math.min(s,u+h)]))/
o,l-=r[Math.max(a,u-d)]}}function te(e){let t=2*e+1;return(i,o,n,r,a)=>{if(!((r-=a)>=n))return;let s=e*o[n],c=a*e;for(let l=n,d=n+c;l<d;l+=a)s+=o[Math.min(r,l)];
for(let l=n,d=r;l<=d;l+=a)s+=o[Math.min(r,l+c)],i[l]=s/t,s-=o[Math.max(n,l-c)]}}function nt(e,t){let i,o;if(t===void 0)for(let n of e)n!=null&&(i===void 0?n>=n&&(i=o=n):(i>n&&(i=n),o<n&&(o=n)));else{let n=-1;for(let r of e)(r=t(r,++n,e))!=null&&
(i===void 0?r>=r&&(i=o=r):(i>r&&(i=r),o<r&&(o=r)))}return[i,o]}var ee=Array.prototype,Oe=ee.slice;var ne=Math.sqrt(50),ie=Math.sqrt(10),oe=Math.sqrt(2);function Y(e,t,i){let o=(t-e)/Math.max(0,i),n=Math.floor(Math.log10(o)),r=o/Math.pow(10,n),a=r>=ne?10:r>=ie?
5:r>=oe?2:1,s,c,l;return n<0?(l=Math.pow(10,-n)/a,s=Math.round(e*l),c=Math.round(t*l),s/l<e&&++s,c/l>t&&--c,l=-l):(l=Math.pow(10,n)*a,s=Math.round(e/l),c=Math.round(
t/l),s*l<e&&++s,c*l>t&&--c),c<s&&.5<=i&&i<2?Y(e,t,i*2):[s,c,l]}function Et(e,t,i){if(t=+t,e=+e,i=+i,!(i>0))return[];if(e===t)return[e];let o=t<e,[n,r,a]=o?Y(t,e,
i):Y(e,t,i);if(!(r>=n))return[];let s=r-n+1,c=new Array(s);if(o)if(a<0)for(let l=0;l<s;++l)c[l]=(r-l)/-a;else for(let l=0;l<s;++l)c[l]=(r-l)*a;else if(a<0)for(let l=0;l<
s;++l)c[l]=(n+l)/-a;else for(let l=0;l<s;++l)c[l]=(n+l)*a;return c}function wt(e,t,i){return t=+t,e=+e,i=+i,Y(e,t,i)[2]}function At(e,t,i){t=+t,e=+e,i=+i;let o=t<
e,n=o?wt(t,e,i):wt(e,t,i);return(o?-1:1)*(n<0?1/-n:n)}var Pe=re(Math.random);function re(e){return function(i,o=0,n=i.length){let r=n-(o=+o);for(;r;){let a=e()*r--|0,s=i[r+o];i[r+o]=i[a+o],i[a+o]=s}return i}}function T(e,t){return e.toFixed(t).replace("-","−")}function se(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function _(e,t=null,i="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let o=t===null||!Number.isFinite(t),n=se(o?Math.abs(e):t);return`${T(e,n)}${o?"":` ± ${T(t,n)}`} ${i}`.
trim()}function kt(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function vt([e,t],i=4){let o=Math.max(0,-Math.floor(Math.log10(At(e,t,i))+1e-9));return Et(e,t,i).map(n=>({
value:n,text:n===0?"0":T(n,o)}))}function I(e,t,i){return Math.min(Math.max(e,t),i)}function z([e,t],[i,o]){return n=>i+(o-i)*(I(n,e,t)-e)/(t-e||1)}var ae={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function J(e){if(!e)return null;let{shape:t,dtype:i,scale:o=1,data:n}=e,[r,a]=t.
slice(-2),s=new ae[i](n.buffer.slice(n.byteOffset,n.byteOffset+n.byteLength));return i==="float32"&&o===1?{rows:r,columns:a,data:s}:{rows:r,columns:a,data:Float32Array.
from(s,i==="float16"?c=>le(c)*o:c=>c*o)}}function le(e){let[t,i,o]=[e>>15?-1:1,e>>10&31,e&1023];return i===31?o?NaN:t*(1/0):t*(i?2**(i-15)*(1+o/1024):2**-14*o/1024)}function $t(e){let[t,i,o]=[0,!1,0];for(let n of e)
Number.isFinite(n)&&(t=Math.max(t,Math.abs(n)),i||=n<0,o+=n);return{size:t,negative:i,total:o}}function Nt({columns:e,data:t},[i,o,n,r]){let[a,s]=[0,!1];for(let c=o;c<
r;c++)for(let l of t.subarray(c*e+i,c*e+n))Number.isFinite(l)&&(a+=l,s=!0);return s?a:NaN}function Lt(e,t,i,o){let n=i/o;return Array.from({length:o},(r,a)=>Math.
max(Math.min(t,(a+1)*n)-Math.max(e,a*n),0))}function St(e,t,[i,o,n,r]){if(!e)return null;let{rows:a,columns:s,data:c}=e,l=Lt(o,r,t.rows,a),d=Lt(i,n,t.columns,s),
h=0;for(let u=0;u<c.length;u+=a*s){let p=0;l.forEach((w,g)=>{w&&d.forEach((M,v)=>p+=w*M*c[u+g*s+v])}),h+=p*p}return Math.sqrt(h)}function B([e,t],[i,o]){let[n,r]=[
Math.min(t,o),Math.max(t,o)+1];return[n,Math.min(e,i),r,Math.max(e,i)+1]}function Ct(e){return Uint32Array.from({length:256},(t,i)=>{let o=i/255*(e.length-1),n=Math.
min(Math.floor(o),e.length-2),[r,a,s]=e[n].map((c,l)=>Math.round(c+(o-n)*(e[n+1][l]-c)));return(255<<24|s<<16|a<<8|r)>>>0})}var ce=4286611584;function It(e,t,i,o){
let[n,r]=i,a=new Uint32Array(e.length);for(let s=0;s<e.length;s++){let c=e[s];o(c,s)&&(a[s]=Number.isFinite(c)?t[Math.round(255*(I(c,n,r)-n)/(r-n))]:ce)}return a}function it(e,t,i,o){return o.addEventListener("change",()=>W(e.model,{[t]:o[i]})),y(e,[t],()=>o[i]=e.model.get(t)),o}function D(e,t,i){let o=it(e,t,"checked",f(
"input",{type:"checkbox"})),n=f("span",i);return{input:o,label:n,row:f("label.idw-pair",o,n)}}function Rt(e,t={}){let i=f("select.idw-field",t),o=n=>i.replaceChildren(
...n.map(([r,a])=>f("option",{value:r},a)));return o(e),{node:i,offer:o}}function ot(e,t,i,o){let{place:n=Number,value:r=Number,text:a,spoken:s=a,step:c=.05}=o,
{model:l}=e,d=f("input",{type:"range",min:0,max:1,step:c}),h=f("span.idw-value",{"aria-hidden":"true"}),u=()=>{d.value=String(n(l.get(t))),h.textContent=a(l.get(
t)),d.setAttribute("aria-valuetext",s(l.get(t)))};return d.addEventListener("input",()=>l.set(t,r(Number(d.value)))),d.addEventListener("change",()=>l.save_changes()),
y(e,[t],u),{input:d,show:u,row:f("label.idw-row",f("span",i),d,h)}}var rt=8e6;async function Ft(e,t){let[i]=t,o=`“${i.name}”`,n=`images may have up to ${rt/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(i.size>rt)return e.notify(`${o} has ${(i.size/1e6).toFixed(1)} MB; ${n}`);e.notify(`Reading ${o}…`);let r=await i.arrayBuffer().catch(
()=>null);r?e.model.send({picture:i.name},void 0,[r]):e.notify(`${o} is no file that can be read.`)}function Ot(e,{model:t,el:i,signal:o}){let n=({dataTransfer:s})=>t.
get("accepts_images")&&s.types.includes("Files"),r=s=>e.stage.classList.toggle("idw-dropping",s);for(let s of["dragenter","dragover","drop"])i.addEventListener(
s,c=>{n(c)&&(c.preventDefault(),c.stopPropagation(),r(s!=="drop"),s==="drop"&&c.dataTransfer.files.length&&Ft(e,[...c.dataTransfer.files]))});i.addEventListener(
"dragleave",s=>i.contains(s.relatedTarget)||r(!1));let a=({problem:s})=>s===void 0||e.notify(s);t.on("msg:custom",a),o.addEventListener("abort",()=>t.off("msg:c\
ustom",a))}function Pt(e){let t=f("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&Ft(e,[...t.files]));let o=f(
"button.idw-button",{type:"button",onclick:()=>{t.value="",t.click()}},"Open an image…");return f("div.idw-opener",o,f("span.idw-muted",`or drop one (up to ${rt/
1e6} MB)`),t)}function jt(e,t){let{model:i}=t,o=u=>u?_(u,null,""):"0",n=ot(t,"opacity","Opacity",{text:u=>`${Math.round(100*u)} %`}),r=ot(t,"threshold","Threshold",{place:u=>Math.
cbrt(u/e.range.high),value:u=>Number((e.range.high*u**3).toPrecision(3)),text:u=>`${o(u)} ${e.sumUnit}`.trim(),spoken:u=>`${o(u)} ${i.get("unit")}`.trim(),step:.01}),
a=Object.keys(i.get("_colormaps")).filter(u=>u!=="signed"),s=it(t,"colormap","value",Rt(a.map(u=>[u,u])).node),c=D(t,"hide_noise","Hide below 2σ"),l=Pt(e),d=()=>{
n.show(),r.show(),r.input.disabled=!e.field,s.disabled=e.range.signed,c.input.disabled=!e.errors},h=f("div.idw-grid",n.row,r.row,f("label.idw-row",f("span","Col\
ours"),s),f("div.idw-switches",c.row,D(t,"smooth","Smooth").row),l);return{panel:f("div.idw-small.idw-controls",h),opener:l,show:d}}var zt=8,fe=4,de={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-zt,0],PageDown:[zt,0],Home:[0,-1/0],End:[0,1/0]};function Tt(e){let{
canvas:t,model:i}=e,o=null,n=!1,r=s=>{let c=t.getBoundingClientRect(),l=(u,p)=>I(Math.floor(u*p),0,p-1),{rows:d,columns:h}=e.field;return[l((s.clientY-c.top)/c.
height,d),l((s.clientX-c.left)/c.width,h)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(o={cell:r(s),x:s.clientX,y:s.
clientY},n=!1,t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let c=r(s);e.point(c),n||=o!==null&&Math.hypot(s.clientX-
o.x,s.clientY-o.y)>=fe,n&&e.select(B(o.cell,c))});let a=s=>{o&&((!s||!n)&&e.select(null),o=null,n=!1,i.save_changes())};t.addEventListener("pointerup",()=>a(!0)),
t.addEventListener("pointercancel",()=>a(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function _t(e){let{
canvas:t,model:i}=e,o=null;t.addEventListener("keydown",n=>{n.key==="Escape"&&(e.region?e.select(null):e.point(null),i.save_changes());let r=de[n.key];if(!r||!e.
field||tt(n))return;n.preventDefault();let{rows:a,columns:s}=e.field,c=e.cell??[a>>1,s>>1],l=[I(c[0]+r[0],0,a-1),I(c[1]+r[1],0,s-1)],d=e.cell||n.shiftKey?l:c;o=
n.shiftKey?o??c:null,e.spoken=o?"region":"cursor",e.point(d),o&&(e.select(B(o,d)),i.save_changes())}),t.addEventListener("blur",()=>o=null)}var ue=250,st=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=f("span.idw-title"),this.reading=f("span.idw-large.idw-reading"),this.canvas=f("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=f("div.idw-note",{role:"status"}),this.stage=f("div.idw-stage",this.canvas,this.note),this.bar=f("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=f("div.idw-muted.idw-small.idw-bar-ticks"),this.unit=f("span.idw-muted.idw-small.idw-bar-unit"),this.legend=f("div.idw-colourb\
ar",this.bar,this.scale,this.unit),this.probe=f("output.idw-probe"),this.sum=f("output.idw-sum"),this.controls=jt(this,t);let i=f("div.idw-head",this.title,this.
reading);t.el.append(i,this.stage,this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){let[
t,i]=this.model.get("cursor");return this.field&&t<this.field.rows&&i<this.field.columns?[t,i]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,i,o,n]=this.model.get("region"),r=[t,i,Math.min(o,this.field.columns),Math.min(n,this.field.rows)];return r[0]<r[2]&&r[1]<r[3]?r:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),ue))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,i,
o]=C(this.model,"values","errors","replicates").map(J);this.field=t&&{...t,...$t(t.data)},this.errors=i?.data.length===t?.data.length?i:null,this.replicates=o,this.
recolor()}recolor(){let{field:t,model:i}=this,[o,n,r]=C(i,"limit","colormap","threshold"),a=o??(t?.size||1),s=i.get("signed")??t?.negative??!1;this.range={low:s?
-a:0,high:a,signed:s};let c=[this.range.low,a],l=Ct(i.get("_colormaps")[s?"signed":n]),d=i.get("hide_noise")?this.errors?.data:null,h=(u,p)=>{let w=Math.abs(u);
return!(w<r)&&(!d||w>=2*d[p])};this.layer=t&&Bt(It(t.data,l,c,h),t.columns,t.rows),this.drawLegend(l,c,r),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,i,o){
let n=z([0,255],i),r=t.map((s,c)=>Math.abs(n(c))<o?s&16777215|50<<24:s);Bt(r,256,1,this.bar);let a=z(i,[0,100]);this.scale.replaceChildren(...vt(i).map(({value:s,
text:c})=>f("span",{style:`left:${a(s)}%`},c))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.
model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:i,cell:o,region:n,cellSize:r,sumUnit:a}=this,[s,c]=r,l=(S,R,m,L,b)=>{S.setAttribute("aria-live",this.
spoken===R?"polite":"off"),S.replaceChildren(...m?[`${m} `,f("span.idw-small",L)]:[t?b:""]);for(let E of["idw-hint","idw-muted","idw-small"])S.classList.toggle(
E,!m)},d=o&&o[0]*t.columns+o[1],h=o&&_(t.data[d],i?.data[d],a),[u,p]=o?[(o[1]+.5)*c,(o[0]+.5)*s]:[];l(this.probe,"cursor",h,`at (${Math.floor(u)}, ${Math.floor(
p)})`,"Point at a pixel, or use the arrow keys");let w=s*c,[g,M]=n?[Nt(t,n),St(this.replicates,t,n)]:[],v=n&&_(g*w,M===null?null:M*w,a);l(this.sum,"region",v,n&&
this.extent(n,g),"Drag a region, or use Shift+arrow keys"),this.spoken=""}extent(t,i){let[o,n,r,a]=t,{negative:s,total:c}=this.field,[l,d]=[(r-o)*this.cellSize[1],
(a-n)*this.cellSize[0]].map(Math.round),h=s||!(c>0)||Number.isNaN(i)?"":` (${kt(i/c)} of the map)`;return`in ${l}×${d} pixels${h}`}draw(){let{image:t,field:i,layer:o,
canvas:n,stage:r,model:a}=this,[s,c]=t?[t.width,t.height]:i?[i.columns,i.rows]:[1,1],{context:l,ratio:d}=G(r,n,s,c),h=o?a.get("opacity"):0;t&&(l.imageSmoothingEnabled=
a.get("smooth")||t.width>n.width,l.filter=`grayscale(${h})`,l.drawImage(t,0,0,n.width,n.height),l.filter="none"),o&&(l.imageSmoothingEnabled=a.get("smooth"),l.globalAlpha=
h,l.drawImage(o,0,0,n.width,n.height),l.globalAlpha=1,this.region&&this.outline(l,d,this.region,[5,4],0),this.cell&&this.outline(l,d,B(this.cell,this.cell),[],1.5))}outline(t,i,o,n,r){
let[a,s,c,l]=o,{canvas:d,field:h}=this,[u,p,w]=[d.width/h.columns,d.height/h.rows,r*i];for(let g of[!1,!0])t.lineWidth=(g?1.5:3)*i,t.strokeStyle=g?"#fff":"#000",
t.setLineDash(g?n.map(M=>M*i):[]),t.strokeRect(a*u-w,s*p-w,(c-a)*u+2*w,(l-s)*p+2*w);t.setLineDash([])}label(){let{image:t,model:i}=this,[o,n,r,a]=C(i,"title","r\
eading","loading","accepts_images"),s=!!i.get("values"),c=r?"Estimating…":t?"No map yet":a?"Drop an image here":"No picture yet";this.title.textContent=o,this.
reading.textContent=n,lt(this.note,this.message||(s?"":c)),this.stage.classList.toggle("idw-empty",!t&&!s),this.stage.setAttribute("aria-busy",r),this.canvas.setAttribute(
"aria-label",["Heat map",o,n].filter(Boolean).join(", ")),this.controls.opener.hidden=!a}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=
t,this.label()}};function Bt(e,t,i,o=f("canvas",{width:t,height:i})){return o.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,i),
0,0),o}function at(e){e.el.classList.add("idw-figure","idw-pane");let t=new st(e);Tt(t),_t(t),Ot(t,e),O(e.signal,t.stage,()=>t.draw()),y(e,["values","errors","r\
eplicates"],()=>t.decode()),y(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),y(e,["cursor","region"],()=>{t.readOut(),t.draw()}),
y(e,["opacity","smooth"],()=>t.draw()),y(e,["title","reading","loading","values","accepts_images"],()=>t.label()),H(e,["image"],i=>t.showImage(i))}function he(e){let t=Uint32Array.from(e,(o,n)=>n).sort((o,n)=>e[n]-e[o]),i=[];for(let o=0,n=0;o<t.length;o=n){for(;n<t.length&&e[t[n]]===e[t[o]];)n++;i.push(t.subarray(
o,n))}return i}function Dt(e){let t=new Float64Array(e.length),i=Math.max(e.length-1,1),o=0;for(let n of he(e)){for(let r of n)t[r]=1-(o+(n.length-1)/2)/i;o+=n.length}return e.
length===1&&(t[0]=0),t}var Ut=e=>nt(e),U={left:12,bottom:12,top:6,right:6};function qt(e){let{model:t,el:i,signal:o}=e;i.classList.add("idw-figure","idw-scatter");let n=f("canvas",{role:"\
img"}),[r,a]=[f("span.idw-muted.idw-small.idw-scatter-x"),f("span.idw-muted.idw-small.idw-scatter-y")],s=f("p.idw-muted.idw-scatter-empty","Nothing to compare y\
et."),[c,l]=[f("dd.idw-large"),f("dd.idw-large")],d=(m,L)=>f("div.idw-pair",f("dt.idw-small",m),L),h=f("dl.idw-flow.idw-scatter-numbers",d("Pearson",c),d("Spear\
man",l)),u=f("span.idw-muted"),p=f("div.idw-flow.idw-scatter-foot.idw-small",D(e,"by_rank","by rank").row,u),w=f("div.idw-head",f("span.idw-title","Pixel by pix\
el"),h);i.append(w,f("div.idw-scatter-stage",a,n,s),r,p);let g=null,M=()=>{let[m,L,b]=C(t,"axes","count","by_rank"),E=g?.[0].length??0;for(let[x,A]of[["pearson",
c],["spearman",l]]){let k=g?t.get(x):null;A.textContent=k===null?"–":T(k,2)}let $=m.map(x=>b?`rank of ${x.replace(/,.*/,"")}`:x);[r.textContent,a.textContent]=
[`${$[0]} →`,`${$[1]} ↑`],s.hidden=!!g,h.hidden=p.hidden=!g,u.textContent=L>E?`${E} of ${L} pixels drawn`:`${E} pixels`,n.setAttribute("aria-label",g?`Scatt\
er of ${m.join(" and ")} of ${E} pixels`:s.textContent??"")},v=()=>{let{context:m,ratio:L}=et(n);m.scale(L,L);let[b,E]=[n.clientWidth,n.clientHeight],[$,x]=[U.left,
E-U.bottom],A=getComputedStyle(i);if(m.strokeStyle=A.getPropertyValue("--idw-muted"),m.strokeRect($-5.5,U.top-4.5,0,x),m.strokeRect($-5.5,x+5.5,b,0),!g)return;let[
k,N]=t.get("by_rank")?g.map(Dt):g,F=z(Ut(k),[$,b-U.right]),q=z(Ut(N),[x,U.top]);m.fillStyle=A.getPropertyValue("--idw-accent"),m.globalAlpha=k.length>1e3?.35:.7;
for(let K=0;K<k.length;K++)m.beginPath(),m.arc(F(k[K]),q(N[K]),2,0,2*Math.PI),m.fill()};O(o,n,v);let S=new MutationObserver(v);S.observe(document.body,{attributes:!0,
attributeFilter:["data-jp-theme-light"]}),o.addEventListener("abort",()=>S.disconnect());let R=()=>{M(),v()};y(e,["points"],()=>{let m=J(t.get("points"));g=m&&[
m.data.subarray(0,m.columns),m.data.subarray(m.columns)],R()}),y(e,["axes","pearson","spearman","count","by_rank"],R)}function Kt(e){let{model:t,el:i}=e;i.classList.add("idw-figure","idw-wipe");let o=f("span.idw-title"),n=f("canvas",{role:"img"}),r=f("i.idw-wipe-line",{"aria-hi\
dden":"true"}),[a,s]=[f("span.idw-small.idw-wipe-name"),f("span.idw-small.idw-wipe-name")],c=f("div.idw-note",{role:"status"}),l=f("div.idw-stage.idw-wipe-stage",
n,r,a,s,c),h=f("input",{type:"range",min:0,max:1,step:.01,"aria-label":"Wipe between before and after"}),u=f("dl.idw-wipe-facts"),p=f("div.idw-strip",{role:"gro\
up","aria-label":"Edits"});i.append(o,l,h,u,p);let w=null,g=null,M=()=>!!(w&&g),v=()=>{let b=g??w,{width:E,height:$}=b??{width:1,height:1},{context:x}=G(l,n,E,$);
x.imageSmoothingEnabled=E>n.width;let A=M()?t.get("wipe"):g?0:1;g&&x.drawImage(g,0,0,n.width,n.height),w&&A>0&&(x.save(),x.beginPath(),x.rect(0,0,Math.round(n.width*
A),n.height),x.clip(),x.drawImage(w,0,0,n.width,n.height),x.restore());let[[k,N],F]=C(t,"names","title"),q=Math.round(100*A);h.value=t.get("wipe"),h.setAttribute(
"aria-valuetext",`${q} % ${k}, ${100-q} % ${N}`),r.style.left=`${100*A}%`,r.hidden=h.disabled=!M(),[a.textContent,s.textContent,o.textContent]=[k,N,F],a.hidden=
!M()||A<.15,s.hidden=!M()||A>.85,c.textContent=M()?"":b?t.get("note"):"No picture yet",n.setAttribute("aria-label",M()?`${k} and ${N}: ${F}`:b?k:"No picture yet")},
S=b=>t.set("wipe",I(b,0,1)),R=()=>t.save_changes();h.addEventListener("input",()=>S(Number(h.value))),h.addEventListener("change",R),ut(l,b=>M()&&S(Math.round(100*
b)/100),R);let m=()=>[...p.children].forEach((b,E)=>b.setAttribute("aria-pressed",String(E===t.get("chosen")))),L=mt(e.signal);O(e.signal,l,v),H(e,["before","af\
ter"],(...b)=>{[w,g]=b,v()}),y(e,["wipe","title","note","names"],v),y(e,["facts"],()=>u.replaceChildren(...ft(t.get("facts")))),y(e,["thumbnails","captions"],()=>{
let[b,E]=C(t,"thumbnails","captions"),$=[...p.children].indexOf(ct(i)),x=(k,N)=>{let F={type:"button",title:E[N],onclick:()=>W(t,{chosen:N})};return f("button.i\
dw-button.idw-small",F,f("img",{src:k,alt:""}),f("span",E[N]??""))},A=L(b).map(x);p.replaceChildren(...A),A[$]?.focus(),p.hidden=!A.length,m()}),y(e,["chosen"],
m)}var{shared:me,edits:Gt}=pt(),pe=Gt.at(-1),ge=Object.fromEntries(Object.entries(me).map(([e,t])=>[e,{...t,...pe.states[e]}])),Q=gt({wipe:Kt,predicted:at,actual:at,
scatter:qt},ge);Q.wipe.on("change:chosen",()=>{let e=Gt[Q.wipe.get("chosen")];for(let t of["title","facts"])document.getElementById(t).textContent=e[t];for(let[
t,i]of Object.entries(e.states))Z(Q[t],i)});var{predicted:Vt,actual:Wt}=Q;for(let[e,t]of[[Vt,Wt],[Wt,Vt]])e.on("change:cursor",()=>{String(t.get("cursor"))!==String(
e.get("cursor"))&&t.set("cursor",e.get("cursor"))});

// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
var K=class extends EventTarget{constructor(t){super(),this.state={...t},this.on=this.addEventListener,this.off=this.removeEventListener}get(t){return this.state[t]}set(t,n){
this.state[t]=n,this.dispatchEvent(new Event(`change:${t}`))}save_changes(){}send(){}};function I(e,...t){return t.map(n=>e.get(n))}function J(e,t){for(let[n,i]of Object.
entries(t))e.set(n,i)}function V(e,t){J(e,t),e.save_changes()}function x({model:e,signal:t},n,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let s of n)
e.on(`change:${s}`,o);t.addEventListener("abort",()=>{cancelAnimationFrame(r);for(let s of n)e.off(`change:${s}`,o)}),i()}function W(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Vt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function lt(e){let t,n,
i;e.length!==2?(t=W,n=(a,c)=>W(e(a),c),i=(a,c)=>e(a)-c):(t=e===W||e===Vt?e:Wt,n=e,i=e);function r(a,c,l=0,d=a.length){if(l<d){if(t(c,c)!==0)return d;do{let u=l+
d>>>1;n(a[u],c)<0?l=u+1:d=u}while(l<d)}return l}function o(a,c,l=0,d=a.length){if(l<d){if(t(c,c)!==0)return d;do{let u=l+d>>>1;n(a[u],c)<=0?l=u+1:d=u}while(l<d)}
return l}function s(a,c,l=0,d=a.length){let u=r(a,c,l,d-1);return u>l&&i(a[u-1],c)>-i(a[u],c)?u-1:u}return{left:r,center:s,right:o}}function Wt(){return 0}function Gt(e){
return e===null?NaN:+e}var ct=lt(W),ye=ct.right,Me=ct.left,Ee=lt(Gt).center;var Ae=ft(dt),ke=ft(Ht);function ft(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!i)return t;let a=n&&e(n),c=i&&e(i),l=r.slice();return a&&c?(R(a,l,r,o,s),R(a,r,l,o,s),R(a,l,r,o,s),j(c,r,l,o,s),j(c,l,r,o,s),j(
c,r,l,o,s)):a?(R(a,r,l,o,s),R(a,l,r,o,s),R(a,r,l,o,s)):c&&(j(c,r,l,o,s),j(c,l,r,o,s),j(c,r,l,o,s)),t}}function R(e,t,n,i,r){for(let o=0,s=i*r;o<s;)e(t,n,o,o+=i,
1)}function j(e,t,n,i,r){for(let o=0,s=i*r;o<i;++o)e(t,n,o,o+s,i)}function Ht(e){let t=dt(e);return(n,i,r,o,s)=>{r<<=2,o<<=2,s<<=2,t(n,i,r+0,o+0,s),t(n,i,r+1,o+
1,s),t(n,i,r+2,o+2,s),t(n,i,r+3,o+3,s)}}function dt(e){let t=Math.floor(e);if(t===e)return Xt(e);let n=e-t,i=2*e+1;return(r,o,s,a,c)=>{if(!((a-=c)>=s))return;let l=t*
o[s],d=c*t,u=d+c;for(let h=s,g=s+d;h<g;h+=c)l+=o[Math.min(a,h)];for(let h=s,g=a;h<=g;h+=c)l+=o[Math.min(a,h+d)],r[h]=(l+n*(o[Math.max(s,h-u)]+o[Math.min(a,h+u)]))/
i,l-=o[Math.max(s,h-d)]}}function Xt(e){let t=2*e+1;return(n,i,r,o,s)=>{if(!((o-=s)>=r))return;let a=e*i[r],c=s*e;for(let l=r,d=r+c;l<d;l+=s)a+=i[Math.min(o,l)];
for(let l=r,d=o;l<=d;l+=s)a+=i[Math.min(o,l+c)],n[l]=a/t,a-=i[Math.max(r,l-c)]}}function Q(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of e)(o=t(o,++r,e))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var Yt=Array.prototype,ve=Yt.slice;var Jt=Math.sqrt(50),Qt=Math.sqrt(10),Zt=Math.sqrt(2);function G(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),s=o>=Jt?10:o>=Qt?
5:o>=Zt?2:1,a,c,l;return r<0?(l=Math.pow(10,-r)/s,a=Math.round(e*l),c=Math.round(t*l),a/l<e&&++a,c/l>t&&--c,l=-l):(l=Math.pow(10,r)*s,a=Math.round(e/l),c=Math.round(
t/l),a*l<e&&++a,c*l>t&&--c),c<a&&.5<=n&&n<2?G(e,t,n*2):[a,c,l]}function ut(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,o,s]=i?G(t,e,
n):G(e,t,n);if(!(o>=r))return[];let a=o-r+1,c=new Array(a);if(i)if(s<0)for(let l=0;l<a;++l)c[l]=(o-l)/-s;else for(let l=0;l<a;++l)c[l]=(o-l)*s;else if(s<0)for(let l=0;l<
a;++l)c[l]=(r+l)/-s;else for(let l=0;l<a;++l)c[l]=(r+l)*s;return c}function at(e,t,n){return t=+t,e=+e,n=+n,G(e,t,n)[2]}function ht(e,t,n){t=+t,e=+e,n=+n;let i=t<
e,r=i?at(t,e,n):at(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}var Le=te(Math.random);function te(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let s=e()*o--|0,a=n[o+i];n[o+i]=n[s+i],n[s+i]=a}return n}}function z(e,t){return e.toFixed(t).replace("-","−")}function ee(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function T(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=ee(i?Math.abs(e):t);return`${z(e,r)}${i?"":` ± ${z(t,r)}`} ${n}`.
trim()}function mt(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function pt([e,t],n=4){let i=Math.max(0,-Math.floor(Math.log10(ht(e,t,n))+1e-9));return ut(e,t,n).map(r=>({
value:r,text:r===0?"0":z(r,i)}))}function N(e,t,n){return Math.min(Math.max(e,t),n)}function F([e,t],[n,i]){return r=>n+(i-n)*(N(r,e,t)-e)/(t-e||1)}function f(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of t){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[s,a]of Object.entries(o))s.startsWith("on")?r.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
r.setAttribute(s,a===!0?"":a)}return r}function gt(e,t){e.textContent!==t&&(e.textContent=t)}function wt(e){return e.getRootNode().activeElement}function xt(e){return e.flatMap(([t,n])=>[f("dt",t),f("dd",n)])}function Z(e){return e.ctrlKey||e.metaKey||e.altKey}function bt(e){e.addEventListener("keydown",t=>{Z(t)||t.stopPropagation()})}function tt(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),
{context:e.getContext("2d"),ratio:i}}var ne=420;function H(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`${ne*n/i}px`,tt(t,e.clientWidth,e.
clientHeight)}function yt(e,t,n){let i=r=>{let o=e.getBoundingClientRect();t((r.clientX-o.left)/o.width)};e.addEventListener("pointerdown",r=>{r.button===0&&(e.
setPointerCapture(r.pointerId),i(r))}),e.addEventListener("pointermove",r=>r.buttons&1&&i(r)),e.addEventListener("pointerup",()=>n())}function P(e,t,n){let i=new ResizeObserver(
()=>n());i.observe(t),e.addEventListener("abort",()=>i.disconnect())}var Mt=e=>new Blob([e],{type:"image/png"});function X(e,t,n){x(e,t,async()=>{let i=t.map(o=>e.
model.get(o)),r=await Promise.all(i.map(o=>o?createImageBitmap(Mt(o)):null));i.every((o,s)=>o===e.model.get(t[s]))&&!e.signal.aborted&&n(...r)})}function Et(e){
let t=[],n=()=>t.forEach(URL.revokeObjectURL);return e.addEventListener("abort",n),i=>(n(),t=i.map(r=>URL.createObjectURL(Mt(r))),t)}function At(){let e=document.getElementById("stored")?.textContent??"",t=n=>new DataView(Uint8Array.from(atob(n),i=>i.charCodeAt(0)).buffer);return JSON.parse(e,
(n,i)=>i?.base64===void 0?i:t(i.base64))}function kt(e,t){let{signal:n}=new AbortController,i={};for(let[r,o]of Object.entries(e)){let s=document.getElementById(
r);s.classList.add("idw"),bt(s),i[r]=new K(t[r]),o({model:i[r],el:s,signal:n})}return i}var ie={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function Y(e){if(!e)return null;let{shape:t,dtype:n,scale:i=1,data:r}=e,[o,s]=t.
slice(-2),a=new ie[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===1?{rows:o,columns:s,data:a}:{rows:o,columns:s,data:Float32Array.
from(a,n==="float16"?c=>re(c)*i:c=>c*i)}}function re(e){let[t,n,i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function Lt(e){let[t,n,i]=[0,!1,0];for(let r of e)
Number.isFinite(r)&&(t=Math.max(t,Math.abs(r)),n||=r<0,i+=r);return{size:t,negative:n,total:i}}function $t({columns:e,data:t},[n,i,r,o]){let[s,a]=[0,!1];for(let c=i;c<
o;c++)for(let l of t.subarray(c*e+n,c*e+r))Number.isFinite(l)&&(s+=l,a=!0);return a?s:NaN}function vt(e,t,n,i){let r=n/i;return Array.from({length:i},(o,s)=>Math.
max(Math.min(t,(s+1)*r)-Math.max(e,s*r),0))}function Nt(e,t,[n,i,r,o]){if(!e)return null;let{rows:s,columns:a,data:c}=e,l=vt(i,o,t.rows,s),d=vt(n,r,t.columns,a),
u=0;for(let h=0;h<c.length;h+=s*a){let g=0;l.forEach((m,b)=>{m&&d.forEach((M,p)=>g+=m*M*c[h+b*a+p])}),u+=g*g}return Math.sqrt(u)}function B([e,t],[n,i]){let[r,o]=[
Math.min(t,i),Math.max(t,i)+1];return[r,Math.min(e,n),o,Math.max(e,n)+1]}function St(e){return Uint32Array.from({length:256},(t,n)=>{let i=n/255*(e.length-1),r=Math.
min(Math.floor(i),e.length-2),[o,s,a]=e[r].map((c,l)=>Math.round(c+(i-r)*(e[r+1][l]-c)));return(255<<24|a<<16|s<<8|o)>>>0})}var oe=4286611584;function Ct(e,t,n,i){
let[r,o]=n,s=new Uint32Array(e.length);for(let a=0;a<e.length;a++){let c=e[a];i(c,a)&&(s[a]=Number.isFinite(c)?t[Math.round(255*(N(c,r,o)-r)/(o-r))]:oe)}return s}function et(e,t,n,i){return i.addEventListener("change",()=>V(e.model,{[t]:i[n]})),x(e,[t],()=>i[n]=e.model.get(t)),i}function D(e,t,n){let i=et(e,t,"checked",f(
"input",{type:"checkbox"})),r=f("span",n);return{input:i,label:r,row:f("label.idw-pair",i,r)}}function It(e,t={}){let n=f("select.idw-field",t),i=r=>n.replaceChildren(
...r.map(([o,s])=>f("option",{value:o},s)));return i(e),{node:n,offer:i}}function nt(e,t,n,i){let{place:r=Number,value:o=Number,text:s,spoken:a=s,step:c=.05}=i,
{model:l}=e,d=f("input",{type:"range",min:0,max:1,step:c}),u=f("span.idw-value",{"aria-hidden":"true"}),h=()=>{d.value=String(r(l.get(t))),u.textContent=s(l.get(
t)),d.setAttribute("aria-valuetext",a(l.get(t)))};return d.addEventListener("input",()=>l.set(t,o(Number(d.value)))),d.addEventListener("change",()=>l.save_changes()),
x(e,[t],h),{input:d,show:h,row:f("label.idw-row",f("span",n),d,u)}}var it=8e6;async function Ot(e,t){let[n]=t,i=`“${n.name}”`,r=`images may have up to ${it/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>it)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${r}`);e.notify(`Reading ${i}…`);let o=await n.arrayBuffer().catch(
()=>null);o?e.model.send({picture:n.name},void 0,[o]):e.notify(`${i} is no file that can be read.`)}function Rt(e,{model:t,el:n,signal:i}){let r=({dataTransfer:a})=>t.
get("accepts_images")&&a.types.includes("Files"),o=a=>e.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,c=>{r(c)&&(c.preventDefault(),c.stopPropagation(),o(a!=="drop"),a==="drop"&&c.dataTransfer.files.length&&Ot(e,[...c.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||o(!1));let s=({problem:a})=>a===void 0||e.notify(a);t.on("msg:custom",s),i.addEventListener("abort",()=>t.off("msg:c\
ustom",s))}function jt(e){let t=f("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&Ot(e,[...t.files]));let i=f(
"button.idw-button",{onclick:()=>{t.value="",t.click()}},"Open an image…");return f("div.idw-opener",i,f("span.idw-muted",`or drop one (up to ${it/1e6} MB)`),
t)}function Ft(e,t){let{model:n}=t,i=m=>m?T(m,null,""):"0",r=nt(t,"opacity","Opacity",{text:m=>`${Math.round(100*m)} %`}),o=nt(t,"threshold","Threshold",{place:m=>Math.
cbrt(m/e.range.high),value:m=>Number((e.range.high*m**3).toPrecision(3)),text:m=>`${i(m)} ${e.sumUnit}`.trim(),spoken:m=>`${i(m)} ${n.get("unit")}`.trim(),step:.01}),
s=Object.keys(n.get("_colormaps")).filter(m=>m!=="signed"),a=et(t,"colormap","value",It(s.map(m=>[m,m])).node),c=D(t,"hide_noise","Hide below 2σ"),l=jt(e),d=()=>{
r.show(),o.show(),o.input.disabled=!e.field,a.disabled=e.range.signed,c.input.disabled=!e.errors},u=f("label.idw-row",f("span","Colours"),a),h=f("div.idw-switch\
es",c.row,D(t,"smooth","Smooth").row),g=f("div.idw-grid",r.row,o.row,u,h,l);return{panel:f("div.idw-small.idw-controls",g),opener:l,show:d}}var Pt=8,se=4,ae={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-Pt,0],PageDown:[Pt,0],Home:[0,-1/0],End:[0,1/0]};function _t(e){let{
canvas:t,model:n}=e,i=null,r=s=>{let a=t.getBoundingClientRect(),c=(u,h)=>N(Math.floor(u*h),0,h-1),{rows:l,columns:d}=e.field;return[c((s.clientY-a.top)/a.height,
l),c((s.clientX-a.left)/a.width,d)]};t.addEventListener("pointerdown",s=>{e.message&&e.notify(""),!(s.button!==0||!e.field)&&(i={cell:r(s),x:s.clientX,y:s.clientY,
moved:!1},t.setPointerCapture(s.pointerId))}),t.addEventListener("pointermove",s=>{if(!e.field)return;let a=r(s);e.point(a),i&&(i.moved||=Math.hypot(s.clientX-i.
x,s.clientY-i.y)>=se,i.moved&&e.select(B(i.cell,a)))});let o=s=>{i&&((!s||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("pointerup",()=>o(
!0)),t.addEventListener("pointercancel",()=>o(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function zt(e){
let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=ae[r.key];if(!o||
!e.field||Z(r))return;r.preventDefault();let{rows:s,columns:a}=e.field,c=e.cell??[s>>1,a>>1],l=[N(c[0]+o[0],0,s-1),N(c[1]+o[1],0,a-1)],d=e.cell||r.shiftKey?l:c;
i=r.shiftKey?i??c:null,e.spoken=i?"region":"cursor",e.point(d),i&&(e.select(B(i,d)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}var le=250,rt=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=f("span.idw-title"),this.reading=f("span.idw-large.idw-reading"),this.canvas=f("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=f("div.idw-note",{role:"status"}),this.stage=f("div.idw-stage",this.canvas,this.note),this.bar=f("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=f("div.idw-muted.idw-small.idw-bar-ticks.idw-plot"),this.unit=f("span.idw-muted.idw-small.idw-bar-unit"),this.legend=f("div.id\
w-colourbar",this.bar,this.scale,this.unit),this.probe=f("output.idw-probe"),this.sum=f("output.idw-sum"),this.controls=Ft(this,t);let n=f("div.idw-head",this.title,
this.reading);t.el.append(n,this.stage,this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,r]=this.model.get("region"),o=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),le))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=I(this.model,"values","errors","replicates").map(Y);this.field=t&&{...t,...Lt(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,this.
recolor()}recolor(){let{field:t,model:n}=this,[i,r,o]=I(n,"limit","colormap","threshold"),s=i??(t?.size||1),a=n.get("signed")??t?.negative??!1;this.range={low:a?
-s:0,high:s,signed:a};let c=[this.range.low,s],l=St(n.get("_colormaps")[a?"signed":r]),d=n.get("hide_noise")?this.errors?.data:null,u=(h,g)=>{let m=Math.abs(h);
return!(m<o)&&(!d||m>=2*d[g])};this.layer=t&&Tt(Ct(t.data,l,c,u),t.columns,t.rows),this.drawLegend(l,c,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,i){
let r=F([0,255],n),o=t.map((a,c)=>Math.abs(r(c))<i?a&16777215|50<<24:a);Tt(o,256,1,this.bar);let s=F(n,[0,100]);this.scale.replaceChildren(...pt(n).map(({value:a,
text:c})=>f("span",{style:`left:${s(a)}%`},c))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.
model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:r,cellSize:o,sumUnit:s}=this,[a,c]=o,l=(v,S,k,C,w)=>{v.setAttribute("aria-live",this.
spoken===S?"polite":"off"),v.replaceChildren(...k?[`${k} `,f("span.idw-small",C)]:[t?w:""]);for(let E of["idw-hint","idw-muted","idw-small"])v.classList.toggle(
E,!k)},d=i&&i[0]*t.columns+i[1],u=i&&T(t.data[d],n?.data[d],s),[h,g]=i?[(i[1]+.5)*c,(i[0]+.5)*a]:[];l(this.probe,"cursor",u,`at (${Math.floor(h)}, ${Math.floor(
g)})`,"Point at a pixel, or use the arrow keys");let m=a*c,[b,M]=r?[$t(t,r),Nt(this.replicates,t,r)]:[],p=r&&T(b*m,M===null?null:M*m,s);l(this.sum,"region",p,r&&
this.extent(r,b),"Drag a region, or use Shift+arrow keys"),this.spoken=""}extent(t,n){let[i,r,o,s]=t,{negative:a,total:c}=this.field,[l,d]=[(o-i)*this.cellSize[1],
(s-r)*this.cellSize[0]].map(Math.round),u=a||!(c>0)||Number.isNaN(n)?"":` (${mt(n/c)} of the map)`;return`in ${l}×${d} pixels${u}`}draw(){let{image:t,field:n,layer:i,
canvas:r,stage:o,model:s}=this,[a,c]=t?[t.width,t.height]:n?[n.columns,n.rows]:[1,1],{context:l,ratio:d}=H(o,r,a,c),u=i?s.get("opacity"):0;t&&(l.imageSmoothingEnabled=
s.get("smooth")||t.width>r.width,l.filter=`grayscale(${u})`,l.drawImage(t,0,0,r.width,r.height),l.filter="none"),i&&(l.imageSmoothingEnabled=s.get("smooth"),l.globalAlpha=
u,l.drawImage(i,0,0,r.width,r.height),l.globalAlpha=1,this.region&&this.outline(l,d,this.region,[5,4],0),this.cell&&this.outline(l,d,B(this.cell,this.cell),[],1.5))}outline(t,n,i,r,o){
let[s,a,c,l]=i,{canvas:d,field:u}=this,[h,g,m]=[d.width/u.columns,d.height/u.rows,o*n];for(let b of[!1,!0])t.lineWidth=(b?1.5:3)*n,t.strokeStyle=b?"#fff":"#000",
t.setLineDash(b?r.map(M=>M*n):[]),t.strokeRect(s*h-m,a*g-m,(c-s)*h+2*m,(l-a)*g+2*m);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,o,s]=I(n,"title","r\
eading","loading","accepts_images"),a=!!n.get("values"),c=o?"Estimating…":t?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=i,this.
reading.textContent=r,gt(this.note,this.message||(a?"":c)),this.stage.classList.toggle("idw-empty",!t&&!a),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute(
"aria-label",["Heat map",i,r].filter(Boolean).join(", ")),this.controls.opener.hidden=!s}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=
t,this.label()}};function Tt(e,t,n,i=f("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,n),
0,0),i}function ot(e){e.el.classList.add("idw-figure","idw-pane");let t=new rt(e);_t(t),zt(t),Rt(t,e),P(e.signal,t.stage,()=>t.draw()),x(e,["values","errors","r\
eplicates"],()=>t.decode()),x(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),x(e,["cursor","region"],()=>{t.readOut(),t.draw()}),
x(e,["opacity","smooth"],()=>t.draw()),x(e,["title","reading","loading","values","accepts_images"],()=>t.label()),X(e,["image"],n=>t.showImage(n))}function ce(e){let t=Uint32Array.from(e,(i,r)=>r).sort((i,r)=>e[r]-e[i]),n=[];for(let i=0,r=0;i<t.length;i=r){for(;r<t.length&&e[t[r]]===e[t[i]];)r++;n.push(t.subarray(
i,r))}return n}function Bt(e){let t=new Float64Array(e.length),n=Math.max(e.length-1,1),i=0;for(let r of ce(e)){for(let o of r)t[o]=1-(i+(r.length-1)/2)/n;i+=r.length}return e.
length===1&&(t[0]=0),t}var Dt=e=>Q(e),U={left:12,bottom:12,top:6,right:6};function Ut(e){let{model:t,el:n,signal:i}=e;n.classList.add("idw-figure","idw-scatter");let r=f("canvas",{role:"\
img"}),[o,s]=[f("span.idw-muted.idw-small.idw-scatter-x"),f("span.idw-muted.idw-small.idw-scatter-y")],a=f("p.idw-muted.idw-scatter-empty","Nothing to compare y\
et."),c=f("dl.idw-flow.idw-scatter-numbers"),l=f("span.idw-muted"),d=f("div.idw-flow.idw-scatter-foot.idw-small",D(e,"by_rank","by rank").row,l),u=f("div.idw-he\
ad",f("span.idw-title","Pixel by pixel"),c);n.append(u,f("div.idw-scatter-stage",s,r,a),o,d);let h=null,g=()=>{let[p,v,S]=I(t,"axes","count","by_rank"),k=h?.[0].
length??0,C=Object.entries({Pearson:t.get("pearson"),Spearman:t.get("spearman")}),w=([y,A])=>f("div.idw-pair",f("dt.idw-small",y),f("dd.idw-large",A===null?"–":
z(A,2)));c.replaceChildren(...C.map(w));let E=p.map(y=>S?`rank of ${y.replace(/,.*/,"")}`:y);[o.textContent,s.textContent]=[`${E[0]} →`,`${E[1]} ↑`],a.hidden=
!!h,c.hidden=d.hidden=!h,l.textContent=v>k?`${k} of ${v} pixels drawn`:`${k} pixels`;let $=h?`Scatter of ${p.join(" and ")} of ${k} pixels`:a.textContent??"";r.
setAttribute("aria-label",$)},m=()=>{let{context:p,ratio:v}=tt(r);p.scale(v,v);let[S,k]=[r.clientWidth,r.clientHeight],[C,w]=[U.left,k-U.bottom],E=getComputedStyle(
n);if(p.strokeStyle=E.getPropertyValue("--idw-muted"),p.strokeRect(C-5.5,U.top-4.5,0,w),p.strokeRect(C-5.5,w+5.5,S,0),!h)return;let[$,y]=t.get("by_rank")?h.map(
Bt):h,A=F(Dt($),[C,S-U.right]),O=F(Dt(y),[w,U.top]);p.fillStyle=E.getPropertyValue("--idw-accent"),p.globalAlpha=$.length>1e3?.35:.7;for(let L=0;L<$.length;L++)
p.beginPath(),p.arc(A($[L]),O(y[L]),2,0,2*Math.PI),p.fill()};P(i,r,m);let b=new MutationObserver(m);b.observe(document.body,{attributes:!0,attributeFilter:["dat\
a-jp-theme-light"]}),i.addEventListener("abort",()=>b.disconnect());let M=()=>{g(),m()};x(e,["points"],()=>{let p=Y(t.get("points"));h=p&&[p.data.subarray(0,p.columns),
p.data.subarray(p.columns)],M()}),x(e,["axes","pearson","spearman","count","by_rank"],M)}function qt(e){let{model:t,el:n}=e;n.classList.add("idw-figure","idw-wipe");let i=f("span.idw-title"),r=f("canvas",{role:"img"}),o=f("i.idw-wipe-line",{"aria-hi\
dden":"true"}),[s,a]=[f("span.idw-small.idw-wipe-name"),f("span.idw-small.idw-wipe-name")],c=f("div.idw-note",{role:"status"}),l=f("div.idw-stage.idw-wipe-stage",
r,o,s,a,c),u=f("input",{type:"range",min:0,max:1,step:.01,"aria-label":"Wipe between before and after"}),h=f("dl.idw-wipe-facts.idw-foot"),g=f("div.idw-strip",{
role:"group","aria-label":"Edits"});n.append(f("div.idw-head",i),l,u,h,g);let m=null,b=null,M=()=>!!(m&&b),p=()=>{let w=b??m,{width:E,height:$}=w??{width:1,height:1},
{context:y}=H(l,r,E,$);y.imageSmoothingEnabled=E>r.width;let A=M()?t.get("wipe"):b?0:1;b&&y.drawImage(b,0,0,r.width,r.height),m&&A>0&&(y.save(),y.beginPath(),y.
rect(0,0,Math.round(r.width*A),r.height),y.clip(),y.drawImage(m,0,0,r.width,r.height),y.restore());let[[O,L],q]=I(t,"names","title"),st=Math.round(100*A);u.value=
t.get("wipe"),u.setAttribute("aria-valuetext",`${st} % ${O}, ${100-st} % ${L}`),o.style.left=`${100*A}%`,o.hidden=u.disabled=!M(),[s.textContent,a.textContent,i.
textContent]=[O,L,q],s.hidden=!M()||A<.15,a.hidden=!M()||A>.85,c.textContent=M()?"":w?t.get("note"):"No picture yet",r.setAttribute("aria-label",M()?`${O} and ${L}\
: ${q}`:w?O:"No picture yet")},v=w=>t.set("wipe",N(w,0,1)),S=()=>t.save_changes();u.addEventListener("input",()=>v(Number(u.value))),u.addEventListener("change",
S),yt(l,w=>M()&&v(Math.round(100*w)/100),S);let k=()=>[...g.children].forEach((w,E)=>w.setAttribute("aria-pressed",String(E===t.get("chosen")))),C=Et(e.signal);
P(e.signal,l,p),X(e,["before","after"],(...w)=>{[m,b]=w,p()}),x(e,["wipe","title","note","names"],p),x(e,["facts"],()=>h.replaceChildren(...xt(t.get("facts")))),
x(e,["thumbnails","captions"],()=>{let[w,E]=I(t,"thumbnails","captions"),$=[...g.children].indexOf(wt(n)),y=(O,L)=>{let q={title:E[L],onclick:()=>V(t,{chosen:L})};
return f("button.idw-button.idw-small",q,f("img",{src:O,alt:""}),f("span",E[L]??""))},A=C(w).map(y);g.replaceChildren(...A),A[$]?.focus(),g.hidden=!A.length,k()}),
x(e,["chosen"],k)}var{shared:fe,edits:Kt}=At(),de=Kt.at(-1),ue=Object.fromEntries(Object.entries(fe).map(([e,t])=>[e,{...t,...de.states[e]}])),_=kt({wipe:qt,predicted:ot,actual:ot,
scatter:Ut},ue);_.wipe.on("change:chosen",()=>{let e=Kt[_.wipe.get("chosen")];for(let t of["title","facts"])document.getElementById(t).textContent=e[t];for(let[
t,n]of Object.entries(e.states))J(_[t],n)});var{predicted:he,actual:me}=_;for(let[e,t]of Object.entries({predicted:me,actual:he}))_[e].on("change:cursor",()=>{let n=_[e].
get("cursor");String(t.get("cursor"))!==String(n)&&t.set("cursor",n)});

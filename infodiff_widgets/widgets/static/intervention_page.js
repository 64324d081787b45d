// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
var W=class extends EventTarget{constructor(t){super(),this.state={...t},this.on=this.addEventListener,this.off=this.removeEventListener}get(t){return this.state[t]}set(t,n){
this.state[t]=n,this.dispatchEvent(new Event(`change:${t}`))}save_changes(){}send(){}};function I(e,...t){return t.map(n=>e.get(n))}function Z(e,t){for(let[n,i]of Object.
entries(t))e.set(n,i)}function H(e,t){Z(e,t),e.save_changes()}function b({model:e,signal:t},n,i){let r=0,o=()=>{r=0,i(...I(e,...n))},a=()=>r||=requestAnimationFrame(
o);for(let s of n)e.on(`change:${s}`,a);t.addEventListener("abort",()=>{cancelAnimationFrame(r);for(let s of n)e.off(`change:${s}`,a)}),o()}function O(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function tt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function ut(e){let t,n,
i;e.length!==2?(t=O,n=(s,c)=>O(e(s),c),i=(s,c)=>e(s)-c):(t=e===O||e===tt?e:Qt,n=e,i=e);function r(s,c,l=0,d=s.length){if(l<d){if(t(c,c)!==0)return d;do{let u=l+
d>>>1;n(s[u],c)<0?l=u+1:d=u}while(l<d)}return l}function o(s,c,l=0,d=s.length){if(l<d){if(t(c,c)!==0)return d;do{let u=l+d>>>1;n(s[u],c)<=0?l=u+1:d=u}while(l<d)}
return l}function a(s,c,l=0,d=s.length){let u=r(s,c,l,d-1);return u>l&&i(s[u-1],c)>-i(s[u],c)?u-1:u}return{left:r,center:a,right:o}}function Qt(){return 0}function Zt(e){
return e===null?NaN:+e}var ht=ut(O),te=ht.right,ve=ht.left,Ne=ut(Zt).center;var Se=mt(pt),Ce=mt(ee);function mt(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:a}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((a=Math.floor(a!==void 0?a:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!a||!n&&!i)return t;let s=n&&e(n),c=i&&e(i),l=r.slice();return s&&c?(j(s,l,r,o,a),j(s,r,l,o,a),j(s,l,r,o,a),P(c,r,l,o,a),P(c,l,r,o,a),P(
c,r,l,o,a)):s?(j(s,r,l,o,a),j(s,l,r,o,a),j(s,r,l,o,a)):c&&(P(c,r,l,o,a),P(c,l,r,o,a),P(c,r,l,o,a)),t}}function j(e,t,n,i,r){for(let o=0,a=i*r;o<a;)e(t,n,o,o+=i,
1)}function P(e,t,n,i,r){for(let o=0,a=i*r;o<i;++o)e(t,n,o,o+a,i)}function ee(e){let t=pt(e);return(n,i,r,o,a)=>{r<<=2,o<<=2,a<<=2,t(n,i,r+0,o+0,a),t(n,i,r+1,o+
1,a),t(n,i,r+2,o+2,a),t(n,i,r+3,o+3,a)}}function pt(e){let t=Math.floor(e);if(t===e)return ne(e);let n=e-t,i=2*e+1;return(r,o,a,s,c)=>{if(!((s-=c)>=a))return;let l=t*
o[a],d=c*t,u=d+c;for(let h=a,g=a+d;h<g;h+=c)l+=o[Math.min(s,h)];for(let h=a,g=s;h<=g;h+=c)l+=o[Math.min(s,h+d)],r[h]=(l+n*(o[Math.max(a,h-u)]+o[Math.min(s,h+u)]))/
i,l-=o[Math.max(a,h-d)]}}function ne(e){let t=2*e+1;return(n,i,r,o,a)=>{if(!((o-=a)>=r))return;let s=e*i[r],c=a*e;for(let l=r,d=r+c;l<d;l+=a)s+=i[Math.min(o,l)];
for(let l=r,d=o;l<=d;l+=a)s+=i[Math.min(o,l+c)],n[l]=s/t,s-=i[Math.max(r,l-c)]}}function G(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of e)(o=t(o,++r,e))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}function ie(e=O){if(e===O)return gt;if(typeof e!="function")throw new TypeError("compare is not a function");return(t,n)=>{let i=e(t,n);return i||i===0?i:(e(n,n)===
0)-(e(t,t)===0)}}function gt(e,t){return(e==null||!(e>=e))-(t==null||!(t>=t))||(e<t?-1:e>t?1:0)}var re=Array.prototype,Ie=re.slice;var oe=Math.sqrt(50),se=Math.sqrt(10),ae=Math.sqrt(2);function X(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),a=o>=oe?10:o>=se?
5:o>=ae?2:1,s,c,l;return r<0?(l=Math.pow(10,-r)/a,s=Math.round(e*l),c=Math.round(t*l),s/l<e&&++s,c/l>t&&--c,l=-l):(l=Math.pow(10,r)*a,s=Math.round(e/l),c=Math.round(
t/l),s*l<e&&++s,c*l>t&&--c),c<s&&.5<=n&&n<2?X(e,t,n*2):[s,c,l]}function wt(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,o,a]=i?X(t,e,
n):X(e,t,n);if(!(o>=r))return[];let s=o-r+1,c=new Array(s);if(i)if(a<0)for(let l=0;l<s;++l)c[l]=(o-l)/-a;else for(let l=0;l<s;++l)c[l]=(o-l)*a;else if(a<0)for(let l=0;l<
s;++l)c[l]=(r+l)/-a;else for(let l=0;l<s;++l)c[l]=(r+l)*a;return c}function dt(e,t,n){return t=+t,e=+e,n=+n,X(e,t,n)[2]}function xt(e,t,n){t=+t,e=+e,n=+n;let i=t<
e,r=i?dt(t,e,n):dt(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}function bt(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&(n<r||n===void 0&&
r>=r)&&(n=r)}return n}function et(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}
function nt(e,t=O){if(typeof e[Symbol.iterator]!="function")throw new TypeError("values is not iterable");let n=Array.from(e),i=new Float64Array(n.length);t.length!==
2&&(n=n.map(t),t=O);let r=(s,c)=>t(n[s],n[c]),o,a;return e=Uint32Array.from(n,(s,c)=>c),e.sort(t===O?(s,c)=>gt(n[s],n[c]):ie(r)),e.forEach((s,c)=>{let l=r(s,o===
void 0?s:o);l>=0?((o===void 0||l>0)&&(o=s,a=c),i[s]=a):i[s]=NaN}),i}var Oe=le(Math.random);function le(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let a=e()*o--|0,s=n[o+i];n[o+i]=n[a+i],n[a+i]=s}return n}}function T(e,t){
let n=0;if(t===void 0)for(let i of e)(i=+i)&&(n+=i);else{let i=-1;for(let r of e)(r=+t(r,++i,e))&&(n+=r)}return n}function yt(e,t){if(typeof t!="function")throw new TypeError("test is not a function");let n=-1;for(let i of e)if(t(i,++n,e))return!0;return!1}function B(e,t){return e.toFixed(t).replace("-","−")}function ce(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function D(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=ce(i?Math.abs(e):t);return`${B(e,r)}${i?"":` ± ${B(t,r)}`} ${n}`.
trim()}function Mt(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function Et([e,t],n=4){let i=Math.max(0,-Math.floor(Math.log10(xt(e,t,n))+1e-9));return wt(e,t,n).map(r=>({
value:r,text:r===0?"0":B(r,i)}))}function S(e,t,n){return Math.min(Math.max(e,t),n)}function F([e,t],[n,i]){return r=>n+(i-n)*(S(r,e,t)-e)/(t-e||1)}function f(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of t){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[a,s]of Object.entries(o))a.startsWith("on")?r.addEventListener(a.slice(2),s):s!==!1&&s!=null&&
r.setAttribute(a,s===!0?"":s)}return r}function At(e,t){e.textContent!==t&&(e.textContent=t)}function kt(e){return e.getRootNode().activeElement}function Lt(e){return e.flatMap(([t,n])=>[f("dt",t),f("dd",n)])}function it(e){return e.ctrlKey||e.metaKey||e.altKey}function $t(e){e.addEventListener("keydown",t=>{it(t)||t.stopPropagation()})}function rt(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),
{context:e.getContext("2d"),ratio:i}}var fe=420;function Y(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`${fe*n/i}px`,rt(t,e.clientWidth,e.
clientHeight)}function vt(e,t,n){let i=r=>{let o=e.getBoundingClientRect();t((r.clientX-o.left)/o.width)};e.addEventListener("pointerdown",r=>{r.button===0&&(e.
setPointerCapture(r.pointerId),i(r))}),e.addEventListener("pointermove",r=>r.buttons&1&&i(r)),e.addEventListener("pointerup",()=>n())}function _(e,t,n){let i=new ResizeObserver(
()=>n());i.observe(t),e.addEventListener("abort",()=>i.disconnect())}var Nt=e=>new Blob([e],{type:"image/png"});function J(e,t,n){b(e,t,async()=>{let i=t.map(o=>e.
model.get(o)),r=await Promise.all(i.map(o=>o?createImageBitmap(Nt(o)):null));i.every((o,a)=>o===e.model.get(t[a]))&&!e.signal.aborted&&n(...r)})}function St(e){
let t=[],n=()=>t.forEach(URL.revokeObjectURL);return e.addEventListener("abort",n),i=>(n(),t=i.map(r=>URL.createObjectURL(Nt(r))),t)}function Ct(){let e=document.getElementById("stored")?.textContent??"",t=n=>new DataView(Uint8Array.from(atob(n),i=>i.charCodeAt(0)).buffer);return JSON.parse(e,
(n,i)=>i?.base64===void 0?i:t(i.base64))}function It(e,t){let{signal:n}=new AbortController,i={};for(let[r,o]of Object.entries(e)){let a=document.getElementById(
r);a.classList.add("idw"),$t(a),i[r]=new W(t[r]),o({model:i[r],el:a,signal:n})}return i}var de={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function Q(e){if(!e)return null;let{shape:t,dtype:n,scale:i=1,data:r}=e,[o,a]=t.
slice(-2),s=new de[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===1?{rows:o,columns:a,data:s}:{rows:o,columns:a,data:Float32Array.
from(s,n==="float16"?c=>ue(c)*i:c=>c*i)}}function ue(e){let[t,n,i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function Rt(e){let t=e.filter(Number.
isFinite);return{size:bt(t,Math.abs)??0,negative:yt(t,n=>n<0),total:T(t)}}function jt({columns:e,data:t},[n,i,r,o]){let s=et(i,o).map(c=>t.subarray(c*e+n,c*e+r)).
map(c=>c.filter(Number.isFinite));return s.some(c=>c.length)?T(s,c=>T(c)):NaN}function Ot(e,t,n,i){let r=n/i;return et(i).map(o=>Math.max(Math.min(t,(o+1)*r)-Math.
max(e,o*r),0))}function Pt(e,t,[n,i,r,o]){if(!e)return null;let{rows:a,columns:s,data:c}=e,l=Ot(i,o,t.rows,a),d=Ot(n,r,t.columns,s),u=0;for(let h=0;h<c.length;h+=
a*s){let g=0;l.forEach((m,y)=>{m&&d.forEach((p,x)=>g+=m*p*c[h+y*s+x])}),u+=g*g}return Math.sqrt(u)}function U([e,t],[n,i]){let[r,o]=[Math.min(t,i),Math.max(t,i)+
1];return[r,Math.min(e,n),o,Math.max(e,n)+1]}function Ft(e){return Uint32Array.from({length:256},(t,n)=>{let i=n/255*(e.length-1),r=Math.min(Math.floor(i),e.length-
2),[o,a,s]=e[r].map((c,l)=>Math.round(c+(i-r)*(e[r+1][l]-c)));return(255<<24|s<<16|a<<8|o)>>>0})}var he=4286611584;function _t(e,t,n,i){let[r,o]=n,a=new Uint32Array(
e.length),s=c=>t[Math.round(255*(S(c,r,o)-r)/(o-r))];return e.forEach((c,l)=>{i(c,l)&&(a[l]=Number.isFinite(c)?s(c):he)}),a}function ot(e,t,n,i){return i.addEventListener("change",()=>H(e.model,{[t]:i[n]})),b(e,[t],()=>i[n]=e.model.get(t)),i}function q(e,t,n){let i=ot(e,t,"checked",f(
"input",{type:"checkbox"})),r=f("span",n);return{input:i,label:r,row:f("label.idw-pair",i,r)}}function zt(e,t={}){let n=f("select.idw-field",t),i=r=>n.replaceChildren(
...r.map(([o,a])=>f("option",{value:o},a)));return i(e),{node:n,offer:i}}function st(e,t,n,i){let{place:r=Number,value:o=Number,text:a,spoken:s=a,step:c=.05}=i,
{model:l}=e,d=f("input",{type:"range",min:0,max:1,step:c}),u=f("span.idw-value",{"aria-hidden":"true"}),h=()=>{d.value=String(r(l.get(t))),u.textContent=a(l.get(
t)),d.setAttribute("aria-valuetext",s(l.get(t)))};return d.addEventListener("input",()=>l.set(t,o(Number(d.value)))),d.addEventListener("change",()=>l.save_changes()),
b(e,[t],h),{input:d,show:h,row:f("label.idw-row",f("span",n),d,u)}}var at=8e6;async function Tt(e,t){let[n]=t,i=`“${n.name}”`,r=`images may have up to ${at/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, pleas\
e, not ${t.length}.`);if(n.size>at)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${r}`);e.notify(`Reading ${i}…`);let o=await n.arrayBuffer().catch(
()=>null);o?e.model.send({picture:n.name},void 0,[o]):e.notify(`${i} is no file that can be read.`)}function Bt(e,{model:t,el:n,signal:i}){let r=({dataTransfer:s})=>t.
get("accepts_images")&&s.types.includes("Files"),o=s=>e.stage.classList.toggle("idw-dropping",s);for(let s of["dragenter","dragover","drop"])n.addEventListener(
s,c=>{r(c)&&(c.preventDefault(),c.stopPropagation(),o(s!=="drop"),s==="drop"&&c.dataTransfer.files.length&&Tt(e,[...c.dataTransfer.files]))});n.addEventListener(
"dragleave",s=>n.contains(s.relatedTarget)||o(!1));let a=({problem:s})=>s===void 0||e.notify(s);t.on("msg:custom",a),i.addEventListener("abort",()=>t.off("msg:c\
ustom",a))}function Dt(e){let t=f("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&Tt(e,[...t.files]));let i=f(
"button.idw-button",{onclick:()=>{t.value="",t.click()}},"Open an image…");return f("div.idw-opener",i,f("span.idw-muted",`or drop one (up to ${at/1e6} MB)`),
t)}var Ut=8,me=4,pe={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-Ut,0],PageDown:[Ut,0],Home:[0,-1/0],End:[0,1/0]};function qt(e){let{
canvas:t,model:n}=e,i=null,r=a=>{let s=t.getBoundingClientRect(),c=(u,h)=>S(Math.floor(u*h),0,h-1),{rows:l,columns:d}=e.field;return[c((a.clientY-s.top)/s.height,
l),c((a.clientX-s.left)/s.width,d)]};t.addEventListener("pointerdown",a=>{e.message&&e.notify(""),!(a.button!==0||!e.field)&&(i={cell:r(a),x:a.clientX,y:a.clientY,
moved:!1},t.setPointerCapture(a.pointerId))}),t.addEventListener("pointermove",a=>{if(!e.field)return;let s=r(a);e.point(s),i&&(i.moved||=Math.hypot(a.clientX-i.
x,a.clientY-i.y)>=me,i.moved&&e.select(U(i.cell,s)))});let o=a=>{i&&((!a||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("pointerup",()=>o(
!0)),t.addEventListener("pointercancel",()=>o(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function Kt(e){
let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=pe[r.key];if(!o||
!e.field||it(r))return;r.preventDefault();let{rows:a,columns:s}=e.field,c=e.cell??[a>>1,s>>1],l=[S(c[0]+o[0],0,a-1),S(c[1]+o[1],0,s-1)],d=e.cell||r.shiftKey?l:c;
i=r.shiftKey?i??c:null,e.spoken=i?"region":"cursor",e.point(d),i&&(e.select(U(i,d)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}function Vt(e,t){let{
model:n}=t,i=m=>m?D(m,null,""):"0",r=st(t,"opacity","Opacity",{text:m=>`${Math.round(100*m)} %`}),o=st(t,"threshold","Threshold",{place:m=>Math.cbrt(m/e.range.high),
value:m=>Number((e.range.high*m**3).toPrecision(3)),text:m=>`${i(m)} ${e.sumUnit}`.trim(),spoken:m=>`${i(m)} ${n.get("unit")}`.trim(),step:.01}),a=Object.keys(n.
get("_colormaps")).filter(m=>m!=="signed"),s=ot(t,"colormap","value",zt(a.map(m=>[m,m])).node),c=q(t,"hide_noise","Hide below 2σ"),l=Dt(e),d=()=>{r.show(),o.show(),
o.input.disabled=!e.field,s.disabled=e.range.signed,c.input.disabled=!e.errors},u=f("label.idw-row",f("span","Colours"),s),h=f("div.idw-switches",c.row,q(t,"smo\
oth","Smooth").row),g=f("div.idw-grid",r.row,o.row,u,h,l);return{panel:f("div.idw-small.idw-controls",g),opener:l,show:d}}var ge=250,lt=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=f("span.idw-title"),this.reading=f("span.idw-large.idw-reading"),this.canvas=f("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=f("div.idw-note",{role:"status"}),this.stage=f("div.idw-stage",this.canvas,this.note),this.bar=f("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=f("div.idw-muted.idw-small.idw-bar-ticks.idw-plot"),this.unit=f("span.idw-muted.idw-small.idw-bar-unit"),this.legend=f("div.id\
w-colourbar",this.bar,this.scale,this.unit),this.probe=f("output.idw-probe"),this.sum=f("output.idw-sum"),this.controls=Vt(this,t);let n=f("div.idw-head",this.title,
this.reading);t.el.append(n,this.stage,this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,r]=this.model.get("region"),o=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),ge))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=I(this.model,"values","errors","replicates").map(Q);this.field=t&&{...t,...Rt(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,this.
recolor()}recolor(){let{field:t,model:n}=this,[i,r,o]=I(n,"limit","colormap","threshold"),a=i??(t?.size||1),s=n.get("signed")??t?.negative??!1;this.range={low:s?
-a:0,high:a,signed:s};let c=[this.range.low,a],l=Ft(n.get("_colormaps")[s?"signed":r]),d=n.get("hide_noise")?this.errors?.data:null,u=(h,g)=>{let m=Math.abs(h);
return!(m<o)&&(!d||m>=2*d[g])};this.layer=t&&Wt(_t(t.data,l,c,u),t.columns,t.rows),this.drawLegend(l,c,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,i){
let r=F([0,255],n),o=t.map((s,c)=>Math.abs(r(c))<i?s&16777215|50<<24:s);Wt(o,256,1,this.bar);let a=F(n,[0,100]);this.scale.replaceChildren(...Et(n).map(({value:s,
text:c})=>f("span",{style:`left:${a(s)}%`},c))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.
model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:r,cellSize:o,sumUnit:a}=this,[s,c]=o,l=(L,$,A,C,w)=>{L.setAttribute("aria-live",this.
spoken===$?"polite":"off"),L.replaceChildren(...A?[`${A} `,f("span.idw-small",C)]:[t?w:""]);for(let M of["idw-hint","idw-muted","idw-small"])L.classList.toggle(
M,!A)},d=i&&i[0]*t.columns+i[1],u=i&&D(t.data[d],n?.data[d],a),[h,g]=i?[(i[1]+.5)*c,(i[0]+.5)*s]:[];l(this.probe,"cursor",u,`at (${Math.floor(h)}, ${Math.floor(
g)})`,"Point at a pixel, or use the arrow keys");let m=s*c,[y,p]=r?[jt(t,r),Pt(this.replicates,t,r)]:[],x=r&&D(y*m,p===null?null:p*m,a);l(this.sum,"region",x,r&&
this.extent(r,y),"Drag a region, or use Shift+arrow keys"),this.spoken=""}extent(t,n){let[i,r,o,a]=t,{negative:s,total:c}=this.field,[l,d]=[(o-i)*this.cellSize[1],
(a-r)*this.cellSize[0]].map(Math.round),u=s||!(c>0)||Number.isNaN(n)?"":` (${Mt(n/c)} of the map)`;return`in ${l}×${d} pixels${u}`}draw(){let{image:t,field:n,layer:i,
canvas:r,stage:o,model:a}=this,[s,c]=t?[t.width,t.height]:n?[n.columns,n.rows]:[1,1],{context:l,ratio:d}=Y(o,r,s,c),u=i?a.get("opacity"):0;t&&(l.imageSmoothingEnabled=
a.get("smooth")||t.width>r.width,l.filter=`grayscale(${u})`,l.drawImage(t,0,0,r.width,r.height),l.filter="none"),i&&(l.imageSmoothingEnabled=a.get("smooth"),l.globalAlpha=
u,l.drawImage(i,0,0,r.width,r.height),l.globalAlpha=1,this.region&&this.outline(l,d,this.region,[5,4],0),this.cell&&this.outline(l,d,U(this.cell,this.cell),[],1.5))}outline(t,n,i,r,o){
let[a,s,c,l]=i,{canvas:d,field:u}=this,[h,g,m]=[d.width/u.columns,d.height/u.rows,o*n];for(let y of[!1,!0])t.lineWidth=(y?1.5:3)*n,t.strokeStyle=y?"#fff":"#000",
t.setLineDash(y?r.map(p=>p*n):[]),t.strokeRect(a*h-m,s*g-m,(c-a)*h+2*m,(l-s)*g+2*m);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,o,a]=I(n,"title","r\
eading","loading","accepts_images"),s=!!n.get("values"),c=o?"Estimating…":t?"No map yet":a?"Drop an image here":"No picture yet";this.title.textContent=i,this.
reading.textContent=r,At(this.note,this.message||(s?"":c)),this.stage.classList.toggle("idw-empty",!t&&!s),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute(
"aria-label",["Heat map",i,r].filter(Boolean).join(", ")),this.controls.opener.hidden=!a}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=
t,this.label()}};function Wt(e,t,n,i=f("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,n),
0,0),i}function ct(e){e.el.classList.add("idw-figure","idw-pane");let t=new lt(e);qt(t),Kt(t),Bt(t,e),_(e.signal,t.stage,()=>t.draw()),b(e,["values","errors","r\
eplicates"],()=>t.decode()),b(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),b(e,["cursor","region"],()=>{t.readOut(),t.draw()}),
b(e,["opacity","smooth"],()=>t.draw()),b(e,["title","reading","loading","values","accepts_images"],()=>t.label()),J(e,["image"],n=>t.showImage(n))}function Ht(e){let t=e.length-1,[n,i]=[nt(e),nt(e,tt)];return n.map((r,o)=>(t+r-i[o])/(2*Math.max(t,1)))}var Xt=e=>G(e),K={left:12,bottom:12,top:6,right:6};function Gt(e){let{model:t,el:n,signal:i}=e;n.classList.add("idw-figure","idw-scatter");let r=f("canvas",{role:"\
img"}),[o,a]=[f("span.idw-muted.idw-small.idw-scatter-x"),f("span.idw-muted.idw-small.idw-scatter-y")],s=f("p.idw-muted.idw-scatter-empty","Nothing to compare y\
et."),c=f("dl.idw-flow.idw-scatter-numbers"),l=f("span.idw-muted"),d=f("div.idw-flow.idw-scatter-foot.idw-small",q(e,"by_rank","by rank").row,l),u=f("div.idw-he\
ad",f("span.idw-title","Pixel by pixel"),c);n.append(u,f("div.idw-scatter-stage",a,r,s),o,d);let h=null,g=()=>{let[p,x,L]=I(t,"axes","count","by_rank"),$=h?.[0].
length??0,A=Object.entries({Pearson:t.get("pearson"),Spearman:t.get("spearman")}),C=([v,E])=>f("div.idw-pair",f("dt.idw-small",v),f("dd.idw-large",E===null?"–":
B(E,2)));c.replaceChildren(...A.map(C));let w=p.map(v=>L?`rank of ${v.replace(/,.*/,"")}`:v);[o.textContent,a.textContent]=[`${w[0]} →`,`${w[1]} ↑`],s.hidden=
!!h,c.hidden=d.hidden=!h,l.textContent=x>$?`${$} of ${x} pixels drawn`:`${$} pixels`;let M=h?`Scatter of ${p.join(" and ")} of ${$} pixels`:s.textContent??"";r.
setAttribute("aria-label",M)},m=()=>{g();let{context:p,ratio:x}=rt(r);p.scale(x,x);let[L,$]=[r.clientWidth,r.clientHeight],[A,C]=[K.left,$-K.bottom],w=getComputedStyle(
n);if(p.strokeStyle=w.getPropertyValue("--idw-muted"),p.strokeRect(A-5.5,K.top-4.5,0,C),p.strokeRect(A-5.5,C+5.5,L,0),!h)return;let[M,v]=t.get("by_rank")?h.map(
Ht):h,E=F(Xt(M),[A,L-K.right]),k=F(Xt(v),[C,K.top]);p.fillStyle=w.getPropertyValue("--idw-accent"),p.globalAlpha=M.length>1e3?.35:.7;for(let N=0;N<M.length;N++)
p.beginPath(),p.arc(E(M[N]),k(v[N]),2,0,2*Math.PI),p.fill()};_(i,r,m);let y=new MutationObserver(m);y.observe(document.body,{attributes:!0,attributeFilter:["dat\
a-jp-theme-light"]}),i.addEventListener("abort",()=>y.disconnect()),b(e,["points"],p=>{let x=Q(p);h=x&&[x.data.subarray(0,x.columns),x.data.subarray(x.columns)],
m()}),b(e,["axes","pearson","spearman","count","by_rank"],m)}function Yt(e){let{model:t,el:n}=e;n.classList.add("idw-figure","idw-wipe");let i=f("span.idw-title"),r=f("canvas",{role:"img"}),o=f("i.idw-wipe-line",{"aria-hi\
dden":"true"}),[a,s]=[f("span.idw-small.idw-wipe-name"),f("span.idw-small.idw-wipe-name")],c=f("div.idw-note",{role:"status"}),l=f("div.idw-stage.idw-wipe-stage",
r,o,a,s,c),u=f("input",{type:"range",min:0,max:1,step:.01,"aria-label":"Wipe between before and after"}),h=f("dl.idw-wipe-facts.idw-foot"),g=f("div.idw-strip",{
role:"group","aria-label":"Edits"});n.append(f("div.idw-head",i),l,u,h,g);let m=null,y=null,p=()=>!!(m&&y),x=()=>{let w=y??m,{width:M,height:v}=w??{width:1,height:1},
{context:E}=Y(l,r,M,v);E.imageSmoothingEnabled=M>r.width;let k=p()?t.get("wipe"):y?0:1;y&&E.drawImage(y,0,0,r.width,r.height),m&&k>0&&(E.save(),E.beginPath(),E.
rect(0,0,Math.round(r.width*k),r.height),E.clip(),E.drawImage(m,0,0,r.width,r.height),E.restore());let[[N,R],V]=I(t,"names","title"),ft=Math.round(100*k);u.value=
t.get("wipe"),u.setAttribute("aria-valuetext",`${ft} % ${N}, ${100-ft} % ${R}`),o.style.left=`${100*k}%`,o.hidden=u.disabled=!p(),[a.textContent,s.textContent,i.
textContent]=[N,R,V],a.hidden=!p()||k<.15,s.hidden=!p()||k>.85,c.textContent=p()?"":w?t.get("note"):"No picture yet",r.setAttribute("aria-label",p()?`${N} and ${R}\
: ${V}`:w?N:"No picture yet")},L=w=>t.set("wipe",S(w,0,1)),$=()=>t.save_changes();u.addEventListener("input",()=>L(Number(u.value))),u.addEventListener("change",
$),vt(l,w=>p()&&L(Math.round(100*w)/100),$);let A=()=>[...g.children].forEach((w,M)=>w.setAttribute("aria-pressed",String(M===t.get("chosen")))),C=St(e.signal);
_(e.signal,l,x),J(e,["before","after"],(...w)=>{[m,y]=w,x()}),b(e,["wipe","title","note","names"],x),b(e,["facts"],w=>h.replaceChildren(...Lt(w))),b(e,["thumbna\
ils","captions"],(w,M)=>{let v=[...g.children].indexOf(kt(n)),E=(N,R)=>{let V={title:M[R],onclick:()=>H(t,{chosen:R})};return f("button.idw-button.idw-small",V,
f("img",{src:N,alt:""}),f("span",M[R]??""))},k=C(w).map(E);g.replaceChildren(...k),k[v]?.focus(),g.hidden=!k.length,A()}),b(e,["chosen"],A)}var{shared:we,edits:Jt}=Ct(),xe=Jt.at(-1),be=Object.fromEntries(Object.entries(we).map(([e,t])=>[e,{...t,...xe.states[e]}])),z=It({wipe:Yt,predicted:ct,actual:ct,
scatter:Gt},be);z.wipe.on("change:chosen",()=>{let e=Jt[z.wipe.get("chosen")];for(let t of["title","facts"])document.getElementById(t).textContent=e[t];for(let[
t,n]of Object.entries(e.states))Z(z[t],n)});var{predicted:ye,actual:Me}=z;for(let[e,t]of Object.entries({predicted:Me,actual:ye}))z[e].on("change:cursor",()=>{let n=z[e].
get("cursor");String(t.get("cursor"))!==String(n)&&t.set("cursor",n)});

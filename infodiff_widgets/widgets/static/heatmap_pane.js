// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function E(e,...t){return t.map(n=>e.get(n))}function Lt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function U(e,t){Lt(e,t),e.save_changes()}function g({model:e,
signal:t},n,i){let r=0,o=()=>{r=0,i(...E(e,...n))},l=()=>r||=requestAnimationFrame(o);for(let s of n)e.on(`change:${s}`,l);t.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let s of n)e.off(`change:${s}`,l)}),o()}function L(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Nt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function B(e){let t,n,i;
e.length!==2?(t=L,n=(s,c)=>L(e(s),c),i=(s,c)=>e(s)-c):(t=e===L||e===Nt?e:$t,n=e,i=e);function r(s,c,f=0,a=s.length){if(f<a){if(t(c,c)!==0)return a;do{let u=f+a>>>
1;n(s[u],c)<0?f=u+1:a=u}while(f<a)}return f}function o(s,c,f=0,a=s.length){if(f<a){if(t(c,c)!==0)return a;do{let u=f+a>>>1;n(s[u],c)<=0?f=u+1:a=u}while(f<a)}return f}
function l(s,c,f=0,a=s.length){let u=r(s,c,f,a-1);return u>f&&i(s[u-1],c)>-i(s[u],c)?u-1:u}return{left:r,center:l,right:o}}function $t(){return 0}function vt(e){
return e===null?NaN:+e}var q=B(L),Xt=q.right,Yt=q.left,Jt=B(vt).center;var Qt=K(V),Zt=K(It);function K(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:r,width:o,height:l}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((l=Math.floor(l!==void 0?l:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!l||!n&&!i)return t;let s=n&&e(n),c=i&&e(i),f=r.slice();return s&&c?(y(s,f,r,o,l),y(s,r,f,o,l),y(s,f,r,o,l),M(c,r,f,o,l),M(c,f,r,o,l),M(
c,r,f,o,l)):s?(y(s,r,f,o,l),y(s,f,r,o,l),y(s,r,f,o,l)):c&&(M(c,r,f,o,l),M(c,f,r,o,l),M(c,r,f,o,l)),t}}function y(e,t,n,i,r){for(let o=0,l=i*r;o<l;)e(t,n,o,o+=i,
1)}function M(e,t,n,i,r){for(let o=0,l=i*r;o<i;++o)e(t,n,o,o+l,i)}function It(e){let t=V(e);return(n,i,r,o,l)=>{r<<=2,o<<=2,l<<=2,t(n,i,r+0,o+0,l),t(n,i,r+1,o+1,
l),t(n,i,r+2,o+2,l),t(n,i,r+3,o+3,l)}}function V(e){let t=Math.floor(e);if(t===e)return Rt(e);let n=e-t,i=2*e+1;return(r,o,l,s,c)=>{if(!((s-=c)>=l))return;let f=t*
o[l],a=c*t,u=a+c;for(let m=l,p=l+a;m<p;m+=c)f+=o[Math.min(s,m)];for(let m=l,p=s;m<=p;m+=c)f+=o[Math.min(s,m+a)],r[m]=(f+n*(o[Math.max(l,m-u)]+o[Math.min(s,m+u)]))/
i,f-=o[Math.max(l,m-a)]}}function Rt(e){let t=2*e+1;return(n,i,r,o,l)=>{if(!((o-=l)>=r))return;let s=e*i[r],c=l*e;for(let f=r,a=r+c;f<a;f+=l)s+=i[Math.min(o,f)];
for(let f=r,a=o;f<=a;f+=l)s+=i[Math.min(o,f+c)],n[f]=s/t,s-=i[Math.max(r,f-c)]}}var St=Array.prototype,te=St.slice;var Ot=Math.sqrt(50),Tt=Math.sqrt(10),Ft=Math.sqrt(2);function N(e,t,n){let i=(t-e)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),l=o>=Ot?10:o>=Tt?
5:o>=Ft?2:1,s,c,f;return r<0?(f=Math.pow(10,-r)/l,s=Math.round(e*f),c=Math.round(t*f),s/f<e&&++s,c/f>t&&--c,f=-f):(f=Math.pow(10,r)*l,s=Math.round(e/f),c=Math.round(
t/f),s*f<e&&++s,c*f>t&&--c),c<s&&.5<=n&&n<2?N(e,t,n*2):[s,c,f]}function G(e,t,n){if(t=+t,e=+e,n=+n,!(n>0))return[];if(e===t)return[e];let i=t<e,[r,o,l]=i?N(t,e,
n):N(e,t,n);if(!(o>=r))return[];let s=o-r+1,c=new Array(s);if(i)if(l<0)for(let f=0;f<s;++f)c[f]=(o-f)/-l;else for(let f=0;f<s;++f)c[f]=(o-f)*l;else if(l<0)for(let f=0;f<
s;++f)c[f]=(r+f)/-l;else for(let f=0;f<s;++f)c[f]=(r+f)*l;return c}function D(e,t,n){return t=+t,e=+e,n=+n,N(e,t,n)[2]}function H(e,t,n){t=+t,e=+e,n=+n;let i=t<
e,r=i?D(t,e,n):D(e,t,n);return(i?-1:1)*(r<0?1/-r:r)}function W(e,t){let n;if(t===void 0)for(let i of e)i!=null&&(n<i||n===void 0&&i>=i)&&(n=i);else{let i=-1;for(let r of e)(r=t(r,++i,e))!=null&&(n<r||n===void 0&&
r>=r)&&(n=r)}return n}function S(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}var ee=jt(Math.random);function jt(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let l=e()*o--|0,s=n[o+i];n[o+i]=n[l+i],n[l+i]=s}return n}}function $(e,t){
let n=0;if(t===void 0)for(let i of e)(i=+i)&&(n+=i);else{let i=-1;for(let r of e)(r=+t(r,++i,e))&&(n+=r)}return n}function X(e,t){if(typeof t!="function")throw new TypeError("test is not a function");let n=-1;for(let i of e)if(t(i,++n,e))return!0;return!1}function O(e,t){return e.toFixed(t).replace("-","−")}function zt(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function A(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=zt(i?Math.abs(e):t);return`${O(e,r)}${i?"":` ± ${O(t,r)}`} ${n}`.
trim()}function Y(e){return`${(100*e).toFixed(e<.0995?1:0)} %`}function J([e,t],n=4){let i=Math.max(0,-Math.floor(Math.log10(H(e,t,n))+1e-9));return G(e,t,n).map(r=>({
value:r,text:r===0?"0":O(r,i)}))}function x(e,t,n){return Math.min(Math.max(e,t),n)}function T([e,t],[n,i]){return r=>n+(i-n)*(x(r,e,t)-e)/(t-e||1)}function d(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of t){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[l,s]of Object.entries(o))l.startsWith("on")?r.addEventListener(l.slice(2),s):s!==!1&&s!=null&&
r.setAttribute(l,s===!0?"":s)}return r}function Q(e,t){e.textContent!==t&&(e.textContent=t)}function F(e){return e.ctrlKey||e.metaKey||e.altKey}function Z(e){e.addEventListener("keydown",t=>{F(t)||t.stopPropagation()})}function Ct(e,t=e.clientWidth,n=e.clientHeight){let i=window.devicePixelRatio||1;return e.width=Math.max(Math.round(t*i),1),e.height=Math.max(Math.round(n*i),1),
{context:e.getContext("2d"),ratio:i}}var Pt=420;function tt(e,t,n,i){return e.style.aspectRatio=`${n} / ${i}`,e.style.maxWidth=`${Pt*n/i}px`,Ct(t,e.clientWidth,
e.clientHeight)}function et(e,t,n){let i=new ResizeObserver(()=>n());i.observe(t),e.addEventListener("abort",()=>i.disconnect())}var _t=e=>new Blob([e],{type:"image/png"});function nt(e,t,n){
g(e,t,async()=>{let i=t.map(o=>e.model.get(o)),r=await Promise.all(i.map(o=>o?createImageBitmap(_t(o)):null));i.every((o,l)=>o===e.model.get(t[l]))&&!e.signal.aborted&&
n(...r)})}function it(...e){return{render({model:t,el:n,signal:i}){n.classList.add("idw"),Z(n);for(let r of e)r({model:t,el:n,signal:i})}}}var Ut={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function ot(e){if(!e)return null;let{shape:t,dtype:n,scale:i=1,data:r}=e,[o,
l]=t.slice(-2),s=new Ut[n](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return n==="float32"&&i===1?{rows:o,columns:l,data:s}:{rows:o,columns:l,data:Float32Array.
from(s,n==="float16"?c=>Dt(c)*i:c=>c*i)}}function Dt(e){let[t,n,i]=[e>>15?-1:1,e>>10&31,e&1023];return n===31?i?NaN:t*(1/0):t*(n?2**(n-15)*(1+i/1024):2**-14*i/1024)}function st(e){let t=e.filter(Number.
isFinite);return{size:W(t,Math.abs)??0,negative:X(t,n=>n<0),total:$(t)}}function lt({columns:e,data:t},[n,i,r,o]){let s=S(i,o).map(c=>t.subarray(c*e+n,c*e+r)).map(
c=>c.filter(Number.isFinite));return s.some(c=>c.length)?$(s,c=>$(c)):NaN}function rt(e,t,n,i){let r=n/i;return S(i).map(o=>Math.max(Math.min(t,(o+1)*r)-Math.max(
e,o*r),0))}function ft(e,t,[n,i,r,o]){if(!e)return null;let{rows:l,columns:s,data:c}=e,f=rt(i,o,t.rows,l),a=rt(n,r,t.columns,s),u=0;for(let m=0;m<c.length;m+=l*
s){let p=0;f.forEach((h,w)=>{h&&a.forEach((b,v)=>p+=h*b*c[m+w*s+v])}),u+=p*p}return Math.sqrt(u)}function k([e,t],[n,i]){let[r,o]=[Math.min(t,i),Math.max(t,i)+1];
return[r,Math.min(e,n),o,Math.max(e,n)+1]}function ct(e){return Uint32Array.from({length:256},(t,n)=>{let i=n/255*(e.length-1),r=Math.min(Math.floor(i),e.length-
2),[o,l,s]=e[r].map((c,f)=>Math.round(c+(i-r)*(e[r+1][f]-c)));return(255<<24|s<<16|l<<8|o)>>>0})}var Bt=4286611584;function at(e,t,n,i){let[r,o]=n,l=new Uint32Array(
e.length),s=c=>t[Math.round(255*(x(c,r,o)-r)/(o-r))];return e.forEach((c,f)=>{i(c,f)&&(l[f]=Number.isFinite(c)?s(c):Bt)}),l}function j(e,t,n,i){return i.addEventListener("change",()=>U(e.model,{[t]:i[n]})),g(e,[t],()=>i[n]=e.model.get(t)),i}function z(e,t,n){let i=j(e,t,"checked",d("\
input",{type:"checkbox"})),r=d("span",n);return{input:i,label:r,row:d("label.idw-pair",i,r)}}function ut(e,t={}){let n=d("select.idw-field",t),i=r=>n.replaceChildren(
...r.map(([o,l])=>d("option",{value:o},l)));return i(e),{node:n,offer:i}}function C(e,t,n,i){let{place:r=Number,value:o=Number,text:l,spoken:s=l,step:c=.05}=i,{
model:f}=e,a=d("input",{type:"range",min:0,max:1,step:c}),u=d("span.idw-value",{"aria-hidden":"true"}),m=()=>{a.value=String(r(f.get(t))),u.textContent=l(f.get(
t)),a.setAttribute("aria-valuetext",s(f.get(t)))};return a.addEventListener("input",()=>f.set(t,o(Number(a.value)))),a.addEventListener("change",()=>f.save_changes()),
g(e,[t],m),{input:a,show:m,row:d("label.idw-row",d("span",n),a,u)}}var P=8e6;async function dt(e,t){let[n]=t,i=`“${n.name}”`,r=`images may have up to ${P/1e6} MB.`;if(t.length>1)return e.notify(`One image at a time, please,\
 not ${t.length}.`);if(n.size>P)return e.notify(`${i} has ${(n.size/1e6).toFixed(1)} MB; ${r}`);e.notify(`Reading ${i}…`);let o=await n.arrayBuffer().catch(()=>null);
o?e.model.send({picture:n.name},void 0,[o]):e.notify(`${i} is no file that can be read.`)}function ht(e,{model:t,el:n,signal:i}){let r=({dataTransfer:s})=>t.get(
"accepts_images")&&s.types.includes("Files"),o=s=>e.stage.classList.toggle("idw-dropping",s);for(let s of["dragenter","dragover","drop"])n.addEventListener(s,c=>{
r(c)&&(c.preventDefault(),c.stopPropagation(),o(s!=="drop"),s==="drop"&&c.dataTransfer.files.length&&dt(e,[...c.dataTransfer.files]))});n.addEventListener("drag\
leave",s=>n.contains(s.relatedTarget)||o(!1));let l=({problem:s})=>s===void 0||e.notify(s);t.on("msg:custom",l),i.addEventListener("abort",()=>t.off("msg:custom",
l))}function mt(e){let t=d("input",{type:"file",accept:"image/*",hidden:!0});t.addEventListener("change",()=>t.files?.length&&dt(e,[...t.files]));let i=d("butto\
n.idw-button",{onclick:()=>{t.value="",t.click()}},"Open an image…");return d("div.idw-opener",i,d("span.idw-muted",`or drop one (up to ${P/1e6} MB)`),t)}var pt=8,qt=4,Kt={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-pt,0],PageDown:[pt,0],Home:[0,-1/0],End:[0,1/0]};function gt(e){let{
canvas:t,model:n}=e,i=null,r=l=>{let s=t.getBoundingClientRect(),c=(u,m)=>x(Math.floor(u*m),0,m-1),{rows:f,columns:a}=e.field;return[c((l.clientY-s.top)/s.height,
f),c((l.clientX-s.left)/s.width,a)]};t.addEventListener("pointerdown",l=>{e.message&&e.notify(""),!(l.button!==0||!e.field)&&(i={cell:r(l),x:l.clientX,y:l.clientY,
moved:!1},t.setPointerCapture(l.pointerId))}),t.addEventListener("pointermove",l=>{if(!e.field)return;let s=r(l);e.point(s),i&&(i.moved||=Math.hypot(l.clientX-i.
x,l.clientY-i.y)>=qt,i.moved&&e.select(k(i.cell,s)))});let o=l=>{i&&((!l||!i.moved)&&e.select(null),i=null,n.save_changes())};t.addEventListener("pointerup",()=>o(
!0)),t.addEventListener("pointercancel",()=>o(!1)),t.addEventListener("pointerleave",()=>e.point(null)),t.addEventListener("blur",()=>e.point(null))}function wt(e){
let{canvas:t,model:n}=e,i=null;t.addEventListener("keydown",r=>{r.key==="Escape"&&(e.region?e.select(null):e.point(null),n.save_changes());let o=Kt[r.key];if(!o||
!e.field||F(r))return;r.preventDefault();let{rows:l,columns:s}=e.field,c=e.cell??[l>>1,s>>1],f=[x(c[0]+o[0],0,l-1),x(c[1]+o[1],0,s-1)],a=e.cell||r.shiftKey?f:c;
i=r.shiftKey?i??c:null,e.spoken=i?"region":"cursor",e.point(a),i&&(e.select(k(i,a)),n.save_changes())}),t.addEventListener("blur",()=>i=null)}function xt(e,t){let{
model:n}=t,i=h=>h?A(h,null,""):"0",r=C(t,"opacity","Opacity",{text:h=>`${Math.round(100*h)} %`}),o=C(t,"threshold","Threshold",{place:h=>Math.cbrt(h/e.range.high),
value:h=>Number((e.range.high*h**3).toPrecision(3)),text:h=>`${i(h)} ${e.sumUnit}`.trim(),spoken:h=>`${i(h)} ${n.get("unit")}`.trim(),step:.01}),l=Object.keys(n.
get("_colormaps")).filter(h=>h!=="signed"),s=j(t,"colormap","value",ut(l.map(h=>[h,h])).node),c=z(t,"hide_noise","Hide below 2σ"),f=mt(e),a=()=>{r.show(),o.show(),
o.input.disabled=!e.field,s.disabled=e.range.signed,c.input.disabled=!e.errors},u=d("label.idw-row",d("span","Colours"),s),m=d("div.idw-switches",c.row,z(t,"smo\
oth","Smooth").row),p=d("div.idw-grid",r.row,o.row,u,m,f);return{panel:d("div.idw-small.idw-controls",p),opener:f,show:a}}var Vt=250,_=class{image=null;field=null;errors=null;replicates=null;layer=null;range={low:0,high:1,signed:!1};spoken="";message="";#t=0;constructor(t){this.model=
t.model,this.title=d("span.idw-title"),this.reading=d("span.idw-large.idw-reading"),this.canvas=d("canvas",{tabindex:0,role:"application","aria-roledescription":"\
heat map"}),this.note=d("div.idw-note",{role:"status"}),this.stage=d("div.idw-stage",this.canvas,this.note),this.bar=d("canvas.idw-bar-colours",{width:256,height:1,
"aria-hidden":"true"}),this.scale=d("div.idw-muted.idw-small.idw-bar-ticks.idw-plot"),this.unit=d("span.idw-muted.idw-small.idw-bar-unit"),this.legend=d("div.id\
w-colourbar",this.bar,this.scale,this.unit),this.probe=d("output.idw-probe"),this.sum=d("output.idw-sum"),this.controls=xt(this,t);let n=d("div.idw-head",this.title,
this.reading);t.el.append(n,this.stage,this.legend,this.probe,this.sum,this.controls.panel),t.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[t,n]=this.model.get("cursor");return this.field&&t<this.field.rows&&n<this.field.columns?[t,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[t,n,i,r]=this.model.get("region"),o=[t,n,Math.min(i,this.field.columns),Math.min(r,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(t){String(this.model.get("cursor"))!==String(t??[])&&(this.model.set("cursor",t??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),Vt))}select(t){String(this.model.get("region"))!==String(t??[])&&this.model.set("region",t??[])}decode(){let[t,n,
i]=E(this.model,"values","errors","replicates").map(ot);this.field=t&&{...t,...st(t.data)},this.errors=n?.data.length===t?.data.length?n:null,this.replicates=i,
this.recolor()}recolor(){let{field:t,model:n}=this,[i,r,o]=E(n,"limit","colormap","threshold"),l=i??(t?.size||1),s=n.get("signed")??t?.negative??!1;this.range={
low:s?-l:0,high:l,signed:s};let c=[this.range.low,l],f=ct(n.get("_colormaps")[s?"signed":r]),a=n.get("hide_noise")?this.errors?.data:null,u=(m,p)=>{let h=Math.abs(
m);return!(h<o)&&(!a||h>=2*a[p])};this.layer=t&&bt(at(t.data,f,c,u),t.columns,t.rows),this.drawLegend(f,c,o),this.controls.show(),this.readOut(),this.draw()}drawLegend(t,n,i){
let r=T([0,255],n),o=t.map((s,c)=>Math.abs(r(c))<i?s&16777215|50<<24:s);bt(o,256,1,this.bar);let l=T(n,[0,100]);this.scale.replaceChildren(...J(n).map(({value:s,
text:c})=>d("span",{style:`left:${l(s)}%`},c))),this.legend.classList.toggle("idw-off",!this.field),this.unit.textContent=this.model.get("unit")}get sumUnit(){return this.
model.get("unit").split(" ")[0]}readOut(){let{field:t,errors:n,cell:i,region:r,cellSize:o,sumUnit:l}=this,[s,c]=o,f=(I,Mt,R,Et,At)=>{I.setAttribute("aria-live",
this.spoken===Mt?"polite":"off"),I.replaceChildren(...R?[`${R} `,d("span.idw-small",Et)]:[t?At:""]);for(let kt of["idw-hint","idw-muted","idw-small"])I.classList.
toggle(kt,!R)},a=i&&i[0]*t.columns+i[1],u=i&&A(t.data[a],n?.data[a],l),[m,p]=i?[(i[1]+.5)*c,(i[0]+.5)*s]:[];f(this.probe,"cursor",u,`at (${Math.floor(m)}, ${Math.
floor(p)})`,"Point at a pixel, or use the arrow keys");let h=s*c,[w,b]=r?[lt(t,r),ft(this.replicates,t,r)]:[],v=r&&A(w*h,b===null?null:b*h,l);f(this.sum,"region",
v,r&&this.extent(r,w),"Drag a region, or use Shift+arrow keys"),this.spoken=""}extent(t,n){let[i,r,o,l]=t,{negative:s,total:c}=this.field,[f,a]=[(o-i)*this.cellSize[1],
(l-r)*this.cellSize[0]].map(Math.round),u=s||!(c>0)||Number.isNaN(n)?"":` (${Y(n/c)} of the map)`;return`in ${f}×${a} pixels${u}`}draw(){let{image:t,field:n,layer:i,
canvas:r,stage:o,model:l}=this,[s,c]=t?[t.width,t.height]:n?[n.columns,n.rows]:[1,1],{context:f,ratio:a}=tt(o,r,s,c),u=i?l.get("opacity"):0;t&&(f.imageSmoothingEnabled=
l.get("smooth")||t.width>r.width,f.filter=`grayscale(${u})`,f.drawImage(t,0,0,r.width,r.height),f.filter="none"),i&&(f.imageSmoothingEnabled=l.get("smooth"),f.globalAlpha=
u,f.drawImage(i,0,0,r.width,r.height),f.globalAlpha=1,this.region&&this.outline(f,a,this.region,[5,4],0),this.cell&&this.outline(f,a,k(this.cell,this.cell),[],1.5))}outline(t,n,i,r,o){
let[l,s,c,f]=i,{canvas:a,field:u}=this,[m,p,h]=[a.width/u.columns,a.height/u.rows,o*n];for(let w of[!1,!0])t.lineWidth=(w?1.5:3)*n,t.strokeStyle=w?"#fff":"#000",
t.setLineDash(w?r.map(b=>b*n):[]),t.strokeRect(l*m-h,s*p-h,(c-l)*m+2*h,(f-s)*p+2*h);t.setLineDash([])}label(){let{image:t,model:n}=this,[i,r,o,l]=E(n,"title","r\
eading","loading","accepts_images"),s=!!n.get("values"),c=o?"Estimating…":t?"No map yet":l?"Drop an image here":"No picture yet";this.title.textContent=i,this.
reading.textContent=r,Q(this.note,this.message||(s?"":c)),this.stage.classList.toggle("idw-empty",!t&&!s),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute(
"aria-label",["Heat map",i,r].filter(Boolean).join(", ")),this.controls.opener.hidden=!l}showImage(t){this.image=t,this.label(),this.draw()}notify(t){this.message=
t,this.label()}};function bt(e,t,n,i=d("canvas",{width:t,height:n})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(e.buffer),t,n),
0,0),i}function yt(e){e.el.classList.add("idw-figure","idw-pane");let t=new _(e);gt(t),wt(t),ht(t,e),et(e.signal,t.stage,()=>t.draw()),g(e,["values","errors","r\
eplicates"],()=>t.decode()),g(e,["signed","limit","colormap","hide_noise","threshold","unit"],()=>t.recolor()),g(e,["cursor","region"],()=>{t.readOut(),t.draw()}),
g(e,["opacity","smooth"],()=>t.draw()),g(e,["title","reading","loading","values","accepts_images"],()=>t.label()),nt(e,["image"],n=>t.showImage(n))}var _e=it(yt);export{_e as default};

// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
function _(t,...n){return n.map(i=>t.get(i))}function vt(t,n){for(let[i,o]of Object.entries(n))t.set(i,o)}function D(t,n){vt(t,n),t.save_changes()}function L({model:t,
signal:n},i,o){let r=0,e=()=>{r||=requestAnimationFrame(()=>{r=0,o()})};for(let s of i)t.on(`change:${s}`,e);n.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let s of i)t.off(`change:${s}`,e)}),o()}function h(t,...n){let[i,...o]=t.split("."),r=document.createElement(i);o.length&&(r.className=o.join(" "));for(let e of n){if(typeof e=="string"||e instanceof Node){
r.append(e);continue}for(let[s,l]of Object.entries(e))s.startsWith("on")?r.addEventListener(s.slice(2),l):l!==!1&&l!=null&&r.setAttribute(s,l===!0?"":l)}return r}
function B(t,n){t.textContent!==n&&(t.textContent=n)}function it(t){return t.ctrlKey||t.metaKey||t.altKey}function ot(t){t.addEventListener("keydown",n=>{it(n)||n.stopPropagation()})}function q(t,n=t.clientWidth,i=t.clientHeight){let o=window.devicePixelRatio||1;return t.width=Math.max(Math.round(n*o),1),t.height=Math.max(Math.round(i*o),1),
{context:t.getContext("2d"),ratio:o}}function K(t,n,i){let o=new ResizeObserver(()=>i());o.observe(n),t.addEventListener("abort",()=>o.disconnect())}var kt=t=>new Blob(
[t],{type:"image/png"});function W(t,n,i){L(t,n,async()=>{let o=n.map(e=>t.model.get(e)),r=await Promise.all(o.map(e=>e?createImageBitmap(kt(e)):null));o.every(
(e,s)=>e===t.model.get(n[s]))&&!t.signal.aborted&&i(...r)})}function rt(...t){return{render({model:n,el:i,signal:o}){i.classList.add("idw"),ot(i);for(let r of t)r({model:n,el:i,signal:o})}}}function F(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function At(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function st(t){let n,i,
o;t.length!==2?(n=F,i=(l,a)=>F(t(l),a),o=(l,a)=>t(l)-a):(n=t===F||t===At?t:Et,i=t,o=t);function r(l,a,c=0,m=l.length){if(c<m){if(n(a,a)!==0)return m;do{let d=c+
m>>>1;i(l[d],a)<0?c=d+1:m=d}while(c<m)}return c}function e(l,a,c=0,m=l.length){if(c<m){if(n(a,a)!==0)return m;do{let d=c+m>>>1;i(l[d],a)<=0?c=d+1:m=d}while(c<m)}
return c}function s(l,a,c=0,m=l.length){let d=r(l,a,c,m-1);return d>c&&o(l[d-1],a)>-o(l[d],a)?d-1:d}return{left:r,center:s,right:e}}function Et(){return 0}function $t(t){
return t===null?NaN:+t}var lt=st(F),Ht=lt.right,Yt=lt.left,Jt=st($t).center;var Qt=at(ct),Zt=at(Lt);function at(t){return function(n,i,o=i){if(!((i=+i)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:e,height:s}=n;if(!((e=Math.floor(e))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/e))>=0))throw new RangeError(
"invalid height");if(!e||!s||!i&&!o)return n;let l=i&&t(i),a=o&&t(o),c=r.slice();return l&&a?(z(l,c,r,e,s),z(l,r,c,e,s),z(l,c,r,e,s),I(a,r,c,e,s),I(a,c,r,e,s),I(
a,r,c,e,s)):l?(z(l,r,c,e,s),z(l,c,r,e,s),z(l,r,c,e,s)):a&&(I(a,r,c,e,s),I(a,c,r,e,s),I(a,r,c,e,s)),n}}function z(t,n,i,o,r){for(let e=0,s=o*r;e<s;)t(n,i,e,e+=o,
1)}function I(t,n,i,o,r){for(let e=0,s=o*r;e<o;++e)t(n,i,e,e+s,o)}function Lt(t){let n=ct(t);return(i,o,r,e,s)=>{r<<=2,e<<=2,s<<=2,n(i,o,r+0,e+0,s),n(i,o,r+1,e+
1,s),n(i,o,r+2,e+2,s),n(i,o,r+3,e+3,s)}}function ct(t){let n=Math.floor(t);if(n===t)return Nt(t);let i=t-n,o=2*t+1;return(r,e,s,l,a)=>{if(!((l-=a)>=s))return;let c=n*
e[s],m=a*n,d=m+a;for(let x=s,R=s+m;x<R;x+=a)c+=e[Math.min(l,x)];for(let x=s,R=l;x<=R;x+=a)c+=e[Math.min(l,x+m)],r[x]=(c+i*(e[Math.max(s,x-d)]+e[Math.min(l,x+d)]))/
o,c-=e[Math.max(s,x-m)]}}function Nt(t){let n=2*t+1;return(i,o,r,e,s)=>{if(!((e-=s)>=r))return;let l=t*o[r],a=s*t;for(let c=r,m=r+a;c<m;c+=s)l+=o[Math.min(e,c)];
for(let c=r,m=e;c<=m;c+=s)l+=o[Math.min(e,c+a)],i[c]=l/n,l-=o[Math.max(r,c-a)]}}function ft(t,n){let i,o;if(n===void 0)for(let r of t)r!=null&&(i===void 0?r>=r&&(i=o=r):(i>r&&(i=r),o<r&&(o=r)));else{let r=-1;for(let e of t)(e=n(e,++r,t))!=null&&
(i===void 0?e>=e&&(i=o=e):(i>e&&(i=e),o<e&&(o=e)))}return[i,o]}var zt=Array.prototype,te=zt.slice;var ee=Math.sqrt(50),ne=Math.sqrt(10),ie=Math.sqrt(2);function dt(t,n){let i,o=-1,r=-1;if(n===void 0)for(let e of t)++r,e!=null&&(i<e||i===void 0&&e>=e)&&(i=e,o=r);else for(let e of t)(e=n(e,++r,t))!=null&&(i<e||i===
void 0&&e>=e)&&(i=e,o=r);return o}var oe=It(Math.random);function It(t){return function(i,o=0,r=i.length){let e=r-(o=+o);for(;e;){let s=t()*e--|0,l=i[e+o];i[e+o]=i[s+o],i[s+o]=l}return i}}function ut(t,n){
let i=0;if(n===void 0)for(let o of t)(o=+o)&&(i+=o);else{let o=-1;for(let r of t)(r=+n(r,++o,t))&&(i+=r)}return i}function T(t,n,i){return Math.min(Math.max(t,n),i)}var Tt={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function C(t){if(!t)return null;let{shape:n,dtype:i,scale:o=1,data:r}=t,[e,s]=n.
slice(-2),l=new Tt[i](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return i==="float32"&&o===1?{rows:e,columns:s,data:l}:{rows:e,columns:s,data:Float32Array.
from(l,i==="float16"?a=>Rt(a)*o:a=>a*o)}}function Rt(t){let[n,i,o]=[t>>15?-1:1,t>>10&31,t&1023];return i===31?o?NaN:n*(1/0):n*(i?2**(i-15)*(1+o/1024):2**-14*o/1024)}function V(t){return Uint32Array.from({length:256},(n,i)=>{let o=i/255*(t.length-1),r=Math.min(Math.floor(o),t.length-2),[e,s,l]=t[r].map((a,c)=>Math.round(a+(o-
r)*(t[r+1][c]-a)));return(255<<24|l<<16|s<<8|e)>>>0})}var St=4286611584;function X(t,n,i,o){let[r,e]=i,s=new Uint32Array(t.length);for(let l=0;l<t.length;l++){let a=t[l];
o(a,l)&&(s[l]=Number.isFinite(a)?n[Math.round(255*(T(a,r,e)-r)/(e-r))]:St)}return s}function ht(t){let[n=0,i=0]=ft(t);return Float64Array.from(t,i>n?o=>(o-n)/(i-n):()=>0)}function G(t,n,i){let[o,r]=[0,0];for(let e=0;e<t.length;e++){let s=t[e]>i;
s&&n[e]&&o++,(s||n[e])&&r++}return o/Math.max(r,1)}function mt(t,n,i){let o=new Float64Array(i+1),r=new Float64Array(i+1),e=0;t.forEach((c,m)=>{let d=Math.min(Math.
max(Math.ceil(c*i),0),i);for(;d>0&&(d-1)/i>=c;)d--;for(;d<i&&d/i<c;)d++;o[d]+=1,r[d]+=n[m],e+=n[m]});let s=new Float64Array(i),[l,a]=[0,0];for(let c=i-1;c>=0;c--)
l+=o[c+1],a+=r[c+1],s[c]=a/Math.max(l+e-a,1);return s}function Ft(t){let n=Uint32Array.from(t,(o,r)=>r).sort((o,r)=>t[r]-t[o]),i=[];for(let o=0,r=0;o<n.length;o=
r){for(;r<n.length&&t[n[r]]===t[n[o]];)r++;i.push(n.subarray(o,r))}return i}function pt(t,n){let[i,o,r]=[0,0,0];for(let e of Ft(t)){let s=e.reduce((l,a)=>l+n[a],
0);i+=s,o+=e.length,r+=s*i/o}return r/Math.max(i,1)}var gt=8;var Re={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-gt,0],PageDown:[gt,0],Home:[0,-1/0],End:[0,1/0]};function wt(t,n,i,o=h("canvas",{width:n,height:i})){return o.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(t.buffer),n,i),0,0),o}var A=100,b=t=>t.toFixed(2);function Pt({rows:t,columns:n,data:i}){let o=new Path2D,r=(s,l)=>s>=0&&l>=0&&s<t&&l<n&&i[s*n+l]>0,e=[[-1,0,0,0,1],[1,0,0,1,1],[0,-1,
0,0,0],[0,1,1,0,0]];for(let s=0;s<t;s++)for(let l=0;l<n;l++)if(r(s,l))for(let[a,c,m,d,x]of e)r(s+a,l+c)||(o.moveTo(l+m,s+d),o.lineTo(l+m+x,s+d+1-x));return o}function Ot(t,n,i,o){
let r=Array.from(t.curve,(a,c)=>`${100*c/A},${100*(1-a)}`).join(" "),e=h("div.idw-curve",{"aria-hidden":"true"});e.innerHTML=`<svg viewBox="0 0 100 100" preserv\
eAspectRatio="none"><polyline points="${r}"/></svg>`;let s=`left:${100*t.best/A}%;bottom:${100*t.curve[t.best]}%`;e.append(t.now,h("i.idw-best",{style:s})),n!==
void 0&&e.append(h("i.idw-fixed",{style:`left:${100*n}%`}));let l=a=>{let c=e.getBoundingClientRect();i(T(Math.round(A*(a.clientX-c.left)/c.width),0,A-1)/A)};return e.
addEventListener("pointerdown",a=>{e.setPointerCapture(a.pointerId),l(a)}),e.addEventListener("pointermove",a=>a.buttons&1&&l(a)),e.addEventListener("pointerup",
o),e}function xt(t){let{model:n,el:i,signal:o}=t;i.classList.add("idw-localization");let r=h("span.idw-title"),e=h("span.idw-muted"),s=h("input",{type:"range",min:0,
max:1-1/A,step:1/A,"aria-label":"Threshold"}),l=h("output.idw-threshold"),a=h("div.idw-flow.idw-cut",h("span","Threshold"),s,l),c=h("div.idw-methods"),m=h("p.id\
w-muted","No map or no mask yet."),d=(u,g)=>h("span.idw-pair",h(`i.idw-key.${u}`),g),x=d("idw-fixed","fixed on other pictures"),R=[d("idw-key-mask","what the wo\
rd is about"),d("idw-key-curve","IoU at every threshold, from 0 to 1")],H=h("p.idw-flow.idw-muted.idw-small.idw-marks",...R,d("idw-best","best"),x),Y=h("div.idw\
-hidden",{"aria-live":"polite"});i.append(h("div.idw-head",r,e),a,c,m,H,Y);let j=null,w=null,P=new Path2D,E=[],O=null,J=u=>n.set("threshold",T(u,0,1)),Q=(u,...g)=>{
let p=h("canvas",{role:"img"}),f=h("figure.idw-method",p,h("figcaption",h("strong",u),...g));return c.append(f),{node:f,canvas:p}},Z=(u,g,p)=>{let f=`Set the th\
reshold to ${b(p)}`;return h("button.idw-bare.idw-pair.idw-jump",{type:"button",title:f,onclick:()=>D(n,{threshold:p})},h(`i.idw-key.${u}`,{"aria-hidden":"true"}),
g)},bt=({name:u,...g})=>{let p=w.data,{rows:f,columns:y,data:M}=C(g),v=ht(M),N=mt(v,p,A),k={name:u,rows:f,columns:y,values:v,curve:N,best:dt(N),iou:0,now:h("i.i\
dw-now")},$=n.get("fixed")[u],et=k.best/A,U=[Z("idw-best",`best ${b(N[k.best])} at ${b(et)}`,et)];$!==void 0&&U.push(Z("idw-fixed",`fixed ${b(G(v,p,$))} at ${b(
$)}`,$)),U.push(h("span.idw-muted",`average precision ${b(pt(v,p))}`));let nt=h("span.idw-iou"),Mt=Ot(k,$,J,()=>n.save_changes());return{...k,reading:nt,...Q(u,
nt,Mt,h("div.idw-facts.idw-small",...U))}},yt=()=>{c.replaceChildren(),w=C(n.get("mask")),P=w?Pt(w):P;let[u,g]=_(n,"maps","fixed"),p=u.filter(({shape:[y,M]})=>y===
w?.rows&&M===w?.columns),f=w?ut(w.data)/w.data.length:0;m.hidden=p.length>0,a.hidden=H.hidden=e.hidden=!p.length,e.textContent=`${Math.round(100*f)} % of the pi\
cture, which as a whole has IoU ${b(f)}`,x.hidden=!p.some(({name:y})=>y in g),O=p.length?Q("picture"):null,O?.canvas.setAttribute("aria-label","The picture with\
 the outline of what the word is about"),E=p.map(bt),S()},tt=(u,g,p)=>{if(!w)return;u.style.aspectRatio=`${w.columns} / ${w.rows}`;let{context:f,ratio:y}=q(u,u.
clientWidth,u.clientWidth*w.rows/w.columns),{width:M,height:v}=u;if(f.imageSmoothingEnabled=w.columns>M,j?(f.filter=g?"grayscale(1) brightness(1.05) contrast(0.\
6)":"none",f.drawImage(j,0,0,M,v),f.filter="none"):(f.fillStyle="#888",f.fillRect(0,0,M,v)),g){let k=X(g.values,V(n.get("_stops")),[0,1],$=>$>p);f.drawImage(wt(
k,g.columns,g.rows),0,0,M,v)}let N=M/w.columns;f.scale(N,v/w.rows),f.lineCap="square";for(let k of[!1,!0])f.lineWidth=(k?1.25:3)*y/N,f.strokeStyle=k?"#fff":"#00\
0",f.stroke(P)},S=()=>{let u=n.get("threshold");if(s.value=u,l.textContent=b(u),r.textContent=n.get("title")||"Which pixels",!w||!E.length)return;tt(O?.canvas,null,
u);for(let f of E){f.iou=G(f.values,w.data,u),f.reading.textContent=`IoU ${b(f.iou)}`,f.now.style.left=`${100*u}%`;let y=`${f.name}: what lies above ${b(u)}, Io\
U ${b(f.iou)}`;f.canvas.setAttribute("aria-label",y),tt(f.canvas,f,u)}let g=Math.max(...E.map(f=>f.iou));for(let f of E)f.node.classList.toggle("idw-leads",f.iou===
g&&g>0);let p=E.map(f=>`${f.name} ${b(f.iou)}`);s.setAttribute("aria-valuetext",`${b(u)}; ${p.join(", ")}`)};s.addEventListener("input",()=>J(Number(s.value))),
s.addEventListener("change",()=>{n.save_changes();let u=E.reduce((g,p)=>p.iou>g.iou?p:g);B(Y,`At ${b(n.get("threshold"))}, ${u.name} leads with IoU ${b(u.iou)}`)}),
K(o,c,S),L(t,["mask","maps","fixed"],yt),L(t,["threshold","title"],S),W(t,["image"],u=>{j=u,S()})}var dn=rt(xt);export{dn as default};

// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function B(t,...n){return n.map(r=>t.get(r))}function kt(t,n){for(let[r,o]of Object.entries(n))t.set(r,o)}function q(t,n){kt(t,n),t.save_changes()}function L({model:t,
signal:n},r,o){let i=0,e=()=>{i||=requestAnimationFrame(()=>{i=0,o()})};for(let s of r)t.on(`change:${s}`,e);n.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let s of r)t.off(`change:${s}`,e)}),o()}function F(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function Et(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function it(t){let n,r,
o;t.length!==2?(n=F,r=(l,a)=>F(t(l),a),o=(l,a)=>t(l)-a):(n=t===F||t===Et?t:$t,r=t,o=t);function i(l,a,c=0,h=l.length){if(c<h){if(n(a,a)!==0)return h;do{let p=c+
h>>>1;r(l[p],a)<0?c=p+1:h=p}while(c<h)}return c}function e(l,a,c=0,h=l.length){if(c<h){if(n(a,a)!==0)return h;do{let p=c+h>>>1;r(l[p],a)<=0?c=p+1:h=p}while(c<h)}
return c}function s(l,a,c=0,h=l.length){let p=i(l,a,c,h-1);return p>c&&o(l[p-1],a)>-o(l[p],a)?p-1:p}return{left:i,center:s,right:e}}function $t(){return 0}function Lt(t){
return t===null?NaN:+t}var ot=it(F),rt=ot.right,Kt=ot.left,Wt=it(Lt).center;var Vt=st(lt),Gt=st(Nt);function st(t){return function(n,r,o=r){if(!((r=+r)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid\
 ry");let{data:i,width:e,height:s}=n;if(!((e=Math.floor(e))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:i.length/e))>=0))throw new RangeError(
"invalid height");if(!e||!s||!r&&!o)return n;let l=r&&t(r),a=o&&t(o),c=i.slice();return l&&a?(R(l,c,i,e,s),R(l,i,c,e,s),R(l,c,i,e,s),S(a,i,c,e,s),S(a,c,i,e,s),S(
a,i,c,e,s)):l?(R(l,i,c,e,s),R(l,c,i,e,s),R(l,i,c,e,s)):a&&(S(a,i,c,e,s),S(a,c,i,e,s),S(a,i,c,e,s)),n}}function R(t,n,r,o,i){for(let e=0,s=o*i;e<s;)t(n,r,e,e+=o,
1)}function S(t,n,r,o,i){for(let e=0,s=o*i;e<o;++e)t(n,r,e,e+s,o)}function Nt(t){let n=lt(t);return(r,o,i,e,s)=>{i<<=2,e<<=2,s<<=2,n(r,o,i+0,e+0,s),n(r,o,i+1,e+
1,s),n(r,o,i+2,e+2,s),n(r,o,i+3,e+3,s)}}function lt(t){let n=Math.floor(t);if(n===t)return It(t);let r=t-n,o=2*t+1;return(i,e,s,l,a)=>{if(!((l-=a)>=s))return;let c=n*
e[s],h=a*n,p=h+a;for(let b=s,I=s+h;b<I;b+=a)c+=e[Math.min(l,b)];for(let b=s,I=l;b<=I;b+=a)c+=e[Math.min(l,b+h)],i[b]=(c+r*(e[Math.max(s,b-p)]+e[Math.min(l,b+p)]))/
o,c-=e[Math.max(s,b-h)]}}function It(t){let n=2*t+1;return(r,o,i,e,s)=>{if(!((e-=s)>=i))return;let l=t*o[i],a=s*t;for(let c=i,h=i+a;c<h;c+=s)l+=o[Math.min(e,c)];
for(let c=i,h=e;c<=h;c+=s)l+=o[Math.min(e,c+a)],r[c]=l/n,l-=o[Math.max(i,c-a)]}}function at(t,n){let r,o;if(n===void 0)for(let i of t)i!=null&&(r===void 0?i>=i&&(r=o=i):(r>i&&(r=i),o<i&&(o=i)));else{let i=-1;for(let e of t)(e=n(e,++i,t))!=null&&
(r===void 0?e>=e&&(r=o=e):(r>e&&(r=e),o<e&&(o=e)))}return[r,o]}var Tt=Array.prototype,Ht=Tt.slice;var Xt=Math.sqrt(50),Yt=Math.sqrt(10),Jt=Math.sqrt(2);function ct(t,n){let r,o=-1,i=-1;if(n===void 0)for(let e of t)++i,e!=null&&(r<e||r===void 0&&e>=e)&&(r=e,o=i);else for(let e of t)(e=n(e,++i,t))!=null&&(r<e||r===
void 0&&e>=e)&&(r=e,o=i);return o}var Qt=Rt(Math.random);function Rt(t){return function(r,o=0,i=r.length){let e=i-(o=+o);for(;e;){let s=t()*e--|0,l=r[e+o];r[e+o]=r[s+o],r[s+o]=l}return r}}function O(t,n){
let r=0;if(n===void 0)for(let o of t)(o=+o)&&(r+=o);else{let o=-1;for(let i of t)(i=+n(i,++o,t))&&(r+=i)}return r}function N(t,n,r){return Math.min(Math.max(t,n),r)}function d(t,...n){let[r,...o]=t.split("."),i=document.createElement(r);o.length&&(i.className=o.join(" ")),r==="button"&&i.setAttribute("type","button");for(let e of n){
if(typeof e=="string"||e instanceof Node){i.append(e);continue}for(let[s,l]of Object.entries(e))s.startsWith("on")?i.addEventListener(s.slice(2),l):l!==!1&&l!=null&&
i.setAttribute(s,l===!0?"":l)}return i}function K(t,n){t.textContent!==n&&(t.textContent=n)}function z(t,n){return d("span.idw-pair",d(`i.${t}`),n)}function ft(t){return t.ctrlKey||t.metaKey||t.altKey}function dt(t){t.addEventListener("keydown",n=>{ft(
n)||n.stopPropagation()})}function ut(t,n=t.clientWidth,r=t.clientHeight){let o=window.devicePixelRatio||1;return t.width=Math.max(Math.round(n*o),1),t.height=Math.max(Math.round(r*o),1),
{context:t.getContext("2d"),ratio:o}}function ht(t,n,r){let o=i=>{let e=t.getBoundingClientRect();n((i.clientX-e.left)/e.width)};t.addEventListener("pointerdown",i=>{i.button===0&&(t.setPointerCapture(
i.pointerId),o(i))}),t.addEventListener("pointermove",i=>i.buttons&1&&o(i)),t.addEventListener("pointerup",()=>r())}function W(t,n,r){let o=new ResizeObserver(()=>r());
o.observe(n),t.addEventListener("abort",()=>o.disconnect())}var St=t=>new Blob([t],{type:"image/png"});function V(t,n,r){L(t,n,async()=>{let o=n.map(e=>t.model.
get(e)),i=await Promise.all(o.map(e=>e?createImageBitmap(St(e)):null));o.every((e,s)=>e===t.model.get(n[s]))&&!t.signal.aborted&&r(...i)})}function mt(...t){return{render({model:n,el:r,signal:o}){r.classList.add("idw"),dt(r);for(let i of t)i({model:n,el:r,signal:o})}}}var zt={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function j(t){if(!t)return null;let{shape:n,dtype:r,scale:o=1,data:i}=t,[e,s]=n.
slice(-2),l=new zt[r](i.buffer.slice(i.byteOffset,i.byteOffset+i.byteLength));return r==="float32"&&o===1?{rows:e,columns:s,data:l}:{rows:e,columns:s,data:Float32Array.
from(l,r==="float16"?a=>Ct(a)*o:a=>a*o)}}function Ct(t){let[n,r,o]=[t>>15?-1:1,t>>10&31,t&1023];return r===31?o?NaN:n*(1/0):n*(r?2**(r-15)*(1+o/1024):2**-14*o/1024)}function G(t){return Uint32Array.from({length:256},(n,r)=>{let o=r/255*(t.length-1),i=Math.min(Math.floor(o),t.length-2),[e,s,l]=t[i].map((a,c)=>Math.round(a+(o-
i)*(t[i+1][c]-a)));return(255<<24|l<<16|s<<8|e)>>>0})}var Ft=4286611584;function H(t,n,r,o){let[i,e]=r,s=new Uint32Array(t.length);for(let l=0;l<t.length;l++){let a=t[l];
o(a,l)&&(s[l]=Number.isFinite(a)?n[Math.round(255*(N(a,i,e)-i)/(e-i))]:Ft)}return s}function pt(t){let[n=0,r=0]=at(t);return Float64Array.from(t,r>n?o=>(o-n)/(r-n):()=>0)}function X(t,n,r){let[o,i]=[0,0];for(let e=0;e<t.length;e++){let s=t[e]>r;
s&&n[e]&&o++,(s||n[e])&&i++}return o/Math.max(i,1)}function gt(t,n,r){let o=[t,t.filter((e,s)=>n[s])].map(e=>e.filter(Number.isFinite).sort()),i=O(n);return Float64Array.
from({length:r},(e,s)=>{let[l,a]=o.map(c=>c.length-rt(c,s/r));return a/Math.max(l+i-a,1)})}function Ot(t){let n=Uint32Array.from(t,(o,i)=>i).sort((o,i)=>t[i]-t[o]),
r=[];for(let o=0,i=0;o<n.length;o=i){for(;i<n.length&&t[n[i]]===t[n[o]];)i++;r.push(n.subarray(o,i))}return r}function wt(t,n){let[r,o,i]=[0,0,0];for(let e of Ot(
t)){let s=e.reduce((l,a)=>l+n[a],0);r+=s,o+=e.length,i+=s*r/o}return i/Math.max(r,1)}var xt=8;var Ce={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-xt,0],PageDown:[xt,0],Home:[0,-1/0],End:[0,1/0]};function bt(t,n,r,o=d("canvas",{width:n,height:r})){return o.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(t.buffer),n,r),0,0),o}var k=100,x=t=>t.toFixed(2);function _t({rows:t,columns:n,data:r}){let o=new Path2D,i=(s,l)=>s>=0&&s<t&&l>=0&&l<n&&r[s*n+l]>0,e=(s,l,a,c)=>{o.moveTo(s,l),o.lineTo(
a,c)};for(let s=0;s<=t;s++)for(let l=0;l<=n;l++){let a=i(s,l);a!==i(s-1,l)&&e(l,s,l+1,s),a!==i(s,l-1)&&e(l,s,l,s+1)}return o}function Ut(t,n,r,o){let i=Array.from(
t.curve,(l,a)=>`${100*a/k},${100*(1-l)}`).join(" "),e=d("div.idw-curve.idw-plot",{"aria-hidden":"true"});e.innerHTML=`<svg viewBox="0 0 100 100" preserveAspectR\
atio="none"><polyline points="${i}"/></svg>`;let s=`left:${100*t.best/k}%;bottom:${100*t.curve[t.best]}%`;return e.append(t.now,d("i.idw-best",{style:s})),n!==void 0&&
e.append(d("i.idw-fixed",{style:`left:${100*n}%`})),ht(e,l=>r(N(Math.round(k*l),0,k-1)/k),o),e}function yt(t){let{model:n,el:r,signal:o}=t;r.classList.add("idw-\
localization");let i=d("span.idw-title.idw-large"),e=d("span.idw-muted"),s=d("input",{type:"range",min:0,max:1-1/k,step:1/k,"aria-label":"Threshold"}),l=d("outp\
ut.idw-large.idw-threshold"),a=d("div.idw-flow.idw-cut",d("span","Threshold"),s,l),c=d("div.idw-methods"),h=d("p.idw-muted","No map or no mask yet."),p=z("idw-f\
ixed","fixed on other pictures"),b=[z("idw-key-mask","what the word is about"),z("idw-key-curve","IoU at every threshold, from 0 to 1")],I=d("p.idw-flow.idw-mut\
ed.idw-small.idw-foot",...b,z("idw-best","best"),p),Y=d("div.idw-hidden",{"aria-live":"polite"});r.append(d("div.idw-head",i,e),a,c,h,I,Y);let P=null,g=null,_=new Path2D,
$=[],U=null,J=u=>n.set("threshold",N(u,0,1)),Q=(u,...w)=>{let m=d("canvas",{role:"img"}),f=d("figure.idw-method",m,d("figcaption",d("strong.idw-title",u),...w));
return c.append(f),{node:f,canvas:m}},Z=(u,w,m)=>{let f=`Set the threshold to ${x(m)}`,y=()=>q(n,{threshold:m}),M=d(`i.${u}`,{"aria-hidden":"true"});return d("b\
utton.idw-bare.idw-pair.idw-jump",{title:f,onclick:y},M,w)},Mt=({name:u,...w})=>{let m=g.data,{rows:f,columns:y,data:M}=j(w),v=pt(M),T=gt(v,m,k),E={name:u,rows:f,
columns:y,values:v,curve:T,best:ct(T),iou:0,now:d("i.idw-now")},A=n.get("fixed")[u],et=E.best/k,D=[Z("idw-best",`best ${x(T[E.best])} at ${x(et)}`,et)];A!==void 0&&
D.push(Z("idw-fixed",`fixed ${x(X(v,m,A))} at ${x(A)}`,A)),D.push(d("span.idw-muted",`average precision ${x(wt(v,m))}`));let nt=d("span.idw-large.idw-iou"),At=Ut(
E,A,J,()=>n.save_changes());return{...E,reading:nt,...Q(u,nt,At,d("div.idw-facts.idw-small",...D))}},vt=()=>{c.replaceChildren(),g=j(n.get("mask")),_=g?_t(g):_;
let[u,w]=B(n,"maps","fixed"),m=u.filter(({shape:[y,M]})=>y===g?.rows&&M===g?.columns),f=g?O(g.data)/g.data.length:0;h.hidden=m.length>0,a.hidden=I.hidden=e.hidden=
!m.length,e.textContent=`${Math.round(100*f)} % of the picture, which as a whole has IoU ${x(f)}`,p.hidden=!m.some(({name:y})=>y in w),U=m.length?Q("picture"):null,
U?.canvas.setAttribute("aria-label","The picture with the outline of what the word is about"),$=m.map(Mt),C()},tt=(u,w,m)=>{if(!g)return;u.style.aspectRatio=`${g.
columns} / ${g.rows}`;let{context:f,ratio:y}=ut(u,u.clientWidth,u.clientWidth*g.rows/g.columns),{width:M,height:v}=u;if(f.imageSmoothingEnabled=g.columns>M,P?(f.
filter=w?"grayscale(1) brightness(1.05) contrast(0.6)":"none",f.drawImage(P,0,0,M,v),f.filter="none"):(f.fillStyle="#888",f.fillRect(0,0,M,v)),w){let E=H(w.values,
G(n.get("_stops")),[0,1],A=>A>m);f.drawImage(bt(E,w.columns,w.rows),0,0,M,v)}let T=M/g.columns;f.scale(T,v/g.rows),f.lineCap="square";for(let[E,A]of Object.entries(
{"#000":3,"#fff":1.25}))f.lineWidth=A*y/T,f.strokeStyle=E,f.stroke(_)},C=()=>{let u=n.get("threshold");if(s.value=u,l.textContent=x(u),i.textContent=n.get("titl\
e")||"Which pixels",!g||!$.length)return;tt(U?.canvas,null,u);for(let f of $){f.iou=X(f.values,g.data,u),f.reading.textContent=`IoU ${x(f.iou)}`,f.now.style.left=
`${100*u}%`;let y=`${f.name}: what lies above ${x(u)}, IoU ${x(f.iou)}`;f.canvas.setAttribute("aria-label",y),tt(f.canvas,f,u)}let w=Math.max(...$.map(f=>f.iou));
for(let f of $)f.node.classList.toggle("idw-leads",f.iou===w&&w>0);let m=$.map(f=>`${f.name} ${x(f.iou)}`);s.setAttribute("aria-valuetext",`${x(u)}; ${m.join(",\
 ")}`)};s.addEventListener("input",()=>J(Number(s.value))),s.addEventListener("change",()=>{n.save_changes();let u=$.reduce((w,m)=>m.iou>w.iou?m:w);K(Y,`At ${x(
n.get("threshold"))}, ${u.name} leads with IoU ${x(u.iou)}`)}),W(o,c,C),L(t,["mask","maps","fixed"],vt),L(t,["threshold","title"],C),V(t,["image"],u=>{P=u,C()})}var mn=mt(yt);export{mn as default};

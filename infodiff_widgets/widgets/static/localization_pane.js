// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function C(t,...n){return n.map(o=>t.get(o))}function At(t,n){for(let[o,i]of Object.entries(n))t.set(o,i)}function q(t,n){At(t,n),t.save_changes()}function L({model:t,
signal:n},o,i){let r=0,e=()=>{r=0,i(...C(t,...o))},s=()=>r||=requestAnimationFrame(e);for(let a of o)t.on(`change:${a}`,s);n.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let a of o)t.off(`change:${a}`,s)}),e()}function j(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function it(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function rt(t){let n,o,
i;t.length!==2?(n=j,o=(a,l)=>j(t(a),l),i=(a,l)=>t(a)-l):(n=t===j||t===it?t:$t,o=t,i=t);function r(a,l,c=0,h=a.length){if(c<h){if(n(l,l)!==0)return h;do{let p=c+
h>>>1;o(a[p],l)<0?c=p+1:h=p}while(c<h)}return c}function e(a,l,c=0,h=a.length){if(c<h){if(n(l,l)!==0)return h;do{let p=c+h>>>1;o(a[p],l)<=0?c=p+1:h=p}while(c<h)}
return c}function s(a,l,c=0,h=a.length){let p=r(a,l,c,h-1);return p>c&&i(a[p-1],l)>-i(a[p],l)?p-1:p}return{left:r,center:s,right:e}}function $t(){return 0}function Lt(t){
return t===null?NaN:+t}var ot=rt(j),st=ot.right,qt=ot.left,Kt=rt(Lt).center;var Wt=at(lt),Vt=at(Nt);function at(t){return function(n,o,i=o){if(!((o=+o)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:e,height:s}=n;if(!((e=Math.floor(e))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/e))>=0))throw new RangeError(
"invalid height");if(!e||!s||!o&&!i)return n;let a=o&&t(o),l=i&&t(i),c=r.slice();return a&&l?(R(a,c,r,e,s),R(a,r,c,e,s),R(a,c,r,e,s),T(l,r,c,e,s),T(l,c,r,e,s),T(
l,r,c,e,s)):a?(R(a,r,c,e,s),R(a,c,r,e,s),R(a,r,c,e,s)):l&&(T(l,r,c,e,s),T(l,c,r,e,s),T(l,r,c,e,s)),n}}function R(t,n,o,i,r){for(let e=0,s=i*r;e<s;)t(n,o,e,e+=i,
1)}function T(t,n,o,i,r){for(let e=0,s=i*r;e<i;++e)t(n,o,e,e+s,i)}function Nt(t){let n=lt(t);return(o,i,r,e,s)=>{r<<=2,e<<=2,s<<=2,n(o,i,r+0,e+0,s),n(o,i,r+1,e+
1,s),n(o,i,r+2,e+2,s),n(o,i,r+3,e+3,s)}}function lt(t){let n=Math.floor(t);if(n===t)return It(t);let o=t-n,i=2*t+1;return(r,e,s,a,l)=>{if(!((a-=l)>=s))return;let c=n*
e[s],h=l*n,p=h+l;for(let b=s,I=s+h;b<I;b+=l)c+=e[Math.min(a,b)];for(let b=s,I=a;b<=I;b+=l)c+=e[Math.min(a,b+h)],r[b]=(c+o*(e[Math.max(s,b-p)]+e[Math.min(a,b+p)]))/
i,c-=e[Math.max(s,b-h)]}}function It(t){let n=2*t+1;return(o,i,r,e,s)=>{if(!((e-=s)>=r))return;let a=t*i[r],l=s*t;for(let c=r,h=r+l;c<h;c+=s)a+=i[Math.min(e,c)];
for(let c=r,h=e;c<=h;c+=s)a+=i[Math.min(e,c+l)],o[c]=a/n,a-=i[Math.max(r,c-l)]}}function ct(t,n){let o,i;if(n===void 0)for(let r of t)r!=null&&(o===void 0?r>=r&&(o=i=r):(o>r&&(o=r),i<r&&(i=r)));else{let r=-1;for(let e of t)(e=n(e,++r,t))!=null&&
(o===void 0?e>=e&&(o=i=e):(o>e&&(o=e),i<e&&(i=e)))}return[o,i]}var St=Array.prototype,Ht=St.slice;var Xt=Math.sqrt(50),Gt=Math.sqrt(10),Yt=Math.sqrt(2);function ft(t,n){let o,i=-1,r=-1;if(n===void 0)for(let e of t)++r,e!=null&&(o<e||o===void 0&&e>=e)&&(o=e,i=r);else for(let e of t)(e=n(e,++r,t))!=null&&(o<e||o===
void 0&&e>=e)&&(o=e,i=r);return i}var Jt=Rt(Math.random);function Rt(t){return function(o,i=0,r=o.length){let e=r-(i=+i);for(;e;){let s=t()*e--|0,a=o[e+i];o[e+i]=o[s+i],o[s+i]=a}return o}}function F(t,n){
let o=0;if(n===void 0)for(let i of t)(i=+i)&&(o+=i);else{let i=-1;for(let r of t)(r=+n(r,++i,t))&&(o+=r)}return o}function N(t,n,o){return Math.min(Math.max(t,n),o)}function d(t,...n){let[o,...i]=t.split("."),r=document.createElement(o);i.length&&(r.className=i.join(" ")),o==="button"&&r.setAttribute("type","button");for(let e of n){
if(typeof e=="string"||e instanceof Node){r.append(e);continue}for(let[s,a]of Object.entries(e))s.startsWith("on")?r.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
r.setAttribute(s,a===!0?"":a)}return r}function K(t,n){t.textContent!==n&&(t.textContent=n)}function z(t,n){return d("span.idw-pair",d(`i.${t}`),n)}function dt(t){return t.ctrlKey||t.metaKey||t.altKey}function ut(t){t.addEventListener("keydown",n=>{dt(
n)||n.stopPropagation()})}function ht(t,n=t.clientWidth,o=t.clientHeight){let i=window.devicePixelRatio||1;return t.width=Math.max(Math.round(n*i),1),t.height=Math.max(Math.round(o*i),1),
{context:t.getContext("2d"),ratio:i}}function mt(t,n,o){let i=r=>{let e=t.getBoundingClientRect();n((r.clientX-e.left)/e.width)};t.addEventListener("pointerdown",r=>{r.button===0&&(t.setPointerCapture(
r.pointerId),i(r))}),t.addEventListener("pointermove",r=>r.buttons&1&&i(r)),t.addEventListener("pointerup",()=>o())}function W(t,n,o){let i=new ResizeObserver(()=>o());
i.observe(n),t.addEventListener("abort",()=>i.disconnect())}var Tt=t=>new Blob([t],{type:"image/png"});function V(t,n,o){L(t,n,async()=>{let i=n.map(e=>t.model.
get(e)),r=await Promise.all(i.map(e=>e?createImageBitmap(Tt(e)):null));i.every((e,s)=>e===t.model.get(n[s]))&&!t.signal.aborted&&o(...r)})}function pt(...t){return{render({model:n,el:o,signal:i}){o.classList.add("idw"),ut(o);for(let r of t)r({model:n,el:o,signal:i})}}}var zt={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function P(t){if(!t)return null;let{shape:n,dtype:o,scale:i=1,data:r}=t,[e,s]=n.
slice(-2),a=new zt[o](r.buffer.slice(r.byteOffset,r.byteOffset+r.byteLength));return o==="float32"&&i===1?{rows:e,columns:s,data:a}:{rows:e,columns:s,data:Float32Array.
from(a,o==="float16"?l=>Ot(l)*i:l=>l*i)}}function Ot(t){let[n,o,i]=[t>>15?-1:1,t>>10&31,t&1023];return o===31?i?NaN:n*(1/0):n*(o?2**(o-15)*(1+i/1024):2**-14*i/1024)}function H(t){return Uint32Array.from({length:256},(n,o)=>{let i=o/255*(t.length-1),r=Math.min(Math.floor(i),t.length-2),[e,s,a]=t[r].map((l,c)=>Math.round(l+(i-
r)*(t[r+1][c]-l)));return(255<<24|a<<16|s<<8|e)>>>0})}var Ct=4286611584;function X(t,n,o,i){let[r,e]=o,s=new Uint32Array(t.length),a=l=>n[Math.round(255*(N(l,r,
e)-r)/(e-r))];return t.forEach((l,c)=>{i(l,c)&&(s[c]=Number.isFinite(l)?a(l):Ct)}),s}function gt(t){let[n=0,o=0]=ct(t);return Float64Array.from(t,o>n?i=>(i-n)/(o-n):()=>0)}function G(t,n,o){let[i,r]=[0,0];for(let e=0;e<t.length;e++){let s=t[e]>o;
s&&n[e]&&i++,(s||n[e])&&r++}return i/Math.max(r,1)}function wt(t,n,o){let i=[t,t.filter((e,s)=>n[s])].map(e=>e.filter(Number.isFinite).sort()),r=F(n);return Float64Array.
from({length:o},(e,s)=>{let[a,l]=i.map(c=>c.length-st(c,s/o));return l/Math.max(a+r-l,1)})}function xt(t,n){let o=Uint32Array.from(t,(s,a)=>a).sort((s,a)=>t[a]-
t[s]),[i,r,e]=[0,0,0];return o.forEach((s,a)=>{i+=n[s],t[s]!==t[o[a+1]]&&(e+=(i-r)*i/(a+1),r=i)}),e/Math.max(i,1)}var bt=8;var Re={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-bt,0],PageDown:[bt,0],Home:[0,-1/0],End:[0,1/0]};function yt(t,n,o,i=d("canvas",{width:n,height:o})){return i.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(t.buffer),n,o),0,0),i}var E=100,x=t=>t.toFixed(2);function Pt({rows:t,columns:n,data:o}){let i="",r=(e,s)=>e>=0&&e<t&&s>=0&&s<n&&o[e*n+s]>0;for(let e=0;e<=t;e++)for(let s=0;s<=n;s++){
let a=r(e,s);a!==r(e-1,s)&&(i+=`M${s} ${e}h1`),a!==r(e,s-1)&&(i+=`M${s} ${e}v1`)}return new Path2D(i)}function _t(t,n,o,i){let r=Array.from(t.curve,(a,l)=>`${100*
l/E},${100*(1-a)}`).join(" "),e=d("div.idw-curve.idw-plot",{"aria-hidden":"true"});e.innerHTML=`<svg viewBox="0 0 100 100" preserveAspectRatio="none"><polyline \
points="${r}"/></svg>`;let s=`left:${100*t.best/E}%;bottom:${100*t.curve[t.best]}%`;return e.append(t.now,d("i.idw-best",{style:s})),n!==void 0&&e.append(d("i.i\
dw-fixed",{style:`left:${100*n}%`})),mt(e,a=>o(N(Math.round(E*a),0,E-1)/E),i),e}function Mt(t){let{model:n,el:o,signal:i}=t;o.classList.add("idw-localization");
let r=d("span.idw-title.idw-large"),e=d("span.idw-muted"),s=d("input",{type:"range",min:0,max:1-1/E,step:1/E,"aria-label":"Threshold"}),a=d("output.idw-large.id\
w-threshold"),l=d("div.idw-flow.idw-cut",d("span","Threshold"),s,a),c=d("div.idw-methods"),h=d("p.idw-muted","No map or no mask yet."),p=z("idw-fixed","fixed on\
 other pictures"),b=[z("idw-key-mask","what the word is about"),z("idw-key-curve","IoU at every threshold, from 0 to 1")],I=d("p.idw-flow.idw-muted.idw-small.id\
w-foot",...b,z("idw-best","best"),p),Y=d("div.idw-hidden",{"aria-live":"polite"});o.append(d("div.idw-head",r,e),l,c,h,I,Y);let _=null,w=null,U=new Path2D,$=[],
D=null,J=u=>n.set("threshold",N(u,0,1)),Q=(u,...g)=>{let m=d("canvas",{role:"img"}),f=d("figure.idw-method",m,d("figcaption",d("strong.idw-title",u),...g));return c.
append(f),{node:f,canvas:m}},Z=(u,g,m)=>{let f=`Set the threshold to ${x(m)}`,y=()=>q(n,{threshold:m}),M=d(`i.${u}`,{"aria-hidden":"true"});return d("button.idw\
-bare.idw-pair.idw-jump",{title:f,onclick:y},M,g)},vt=({name:u,...g})=>{let m=w.data,{rows:f,columns:y,data:M}=P(g),v=gt(M),S=wt(v,m,E),A={name:u,rows:f,columns:y,
values:v,curve:S,best:ft(S),iou:0,now:d("i.idw-now")},k=n.get("fixed")[u],et=A.best/E,B=[Z("idw-best",`best ${x(S[A.best])} at ${x(et)}`,et)];k!==void 0&&B.push(
Z("idw-fixed",`fixed ${x(G(v,m,k))} at ${x(k)}`,k)),B.push(d("span.idw-muted",`average precision ${x(xt(v,m))}`));let nt=d("span.idw-large.idw-iou"),Et=_t(A,k,J,
()=>n.save_changes());return{...A,reading:nt,...Q(u,nt,Et,d("div.idw-facts.idw-small",...B))}},kt=()=>{c.replaceChildren(),w=P(n.get("mask")),U=w?Pt(w):U;let[u,
g]=C(n,"maps","fixed"),m=u.filter(({shape:[y,M]})=>y===w?.rows&&M===w?.columns),f=w?F(w.data)/w.data.length:0;h.hidden=m.length>0,l.hidden=I.hidden=e.hidden=!m.
length,e.textContent=`${Math.round(100*f)} % of the picture, which as a whole has IoU ${x(f)}`,p.hidden=!m.some(({name:y})=>y in g),D=m.length?Q("picture"):null,
D?.canvas.setAttribute("aria-label","The picture with the outline of what the word is about"),$=m.map(vt),O()},tt=(u,g,m)=>{u.style.aspectRatio=`${w.columns} / ${w.
rows}`;let{context:f,ratio:y}=ht(u,u.clientWidth,u.clientWidth*w.rows/w.columns),{width:M,height:v}=u;if(f.imageSmoothingEnabled=w.columns>M,_?(f.filter=g?"gray\
scale(1) brightness(1.05) contrast(0.6)":"none",f.drawImage(_,0,0,M,v),f.filter="none"):(f.fillStyle="#888",f.fillRect(0,0,M,v)),g){let A=X(g.values,H(n.get("_s\
tops")),[0,1],k=>k>m);f.drawImage(yt(A,g.columns,g.rows),0,0,M,v)}let S=M/w.columns;f.scale(S,v/w.rows),f.lineCap="square";for(let[A,k]of Object.entries({"#000":3,
"#fff":1.25}))f.lineWidth=k*y/S,f.strokeStyle=A,f.stroke(U)},O=()=>{let u=n.get("threshold");if(s.value=u,a.textContent=x(u),r.textContent=n.get("title")||"Whic\
h pixels",!w||!$.length)return;tt(D.canvas,null,u);for(let f of $){f.iou=G(f.values,w.data,u),f.reading.textContent=`IoU ${x(f.iou)}`,f.now.style.left=`${100*u}\
%`;let y=`${f.name}: what lies above ${x(u)}, IoU ${x(f.iou)}`;f.canvas.setAttribute("aria-label",y),tt(f.canvas,f,u)}let g=Math.max(...$.map(f=>f.iou));for(let f of $)
f.node.classList.toggle("idw-leads",f.iou===g&&g>0);let m=$.map(f=>`${f.name} ${x(f.iou)}`);s.setAttribute("aria-valuetext",`${x(u)}; ${m.join(", ")}`)};s.addEventListener(
"input",()=>J(Number(s.value))),s.addEventListener("change",()=>{n.save_changes();let u=$.reduce((g,m)=>m.iou>g.iou?m:g);K(Y,`At ${x(n.get("threshold"))}, ${u.name}\
 leads with IoU ${x(u.iou)}`)}),W(i,c,O),L(t,["mask","maps","fixed"],kt),L(t,["threshold","title"],O),V(t,["image"],u=>{_=u,O()})}var fn=pt(Mt);export{fn as default};

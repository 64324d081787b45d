// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function _(t,...n){return n.map(r=>t.get(r))}function At(t,n){for(let[r,o]of Object.entries(n))t.set(r,o)}function D(t,n){At(t,n),t.save_changes()}function L({model:t,
signal:n},r,o){let i=0,e=()=>{i||=requestAnimationFrame(()=>{i=0,o()})};for(let s of r)t.on(`change:${s}`,e);n.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let s of r)t.off(`change:${s}`,e)}),o()}function u(t,...n){let[r,...o]=t.split("."),i=document.createElement(r);o.length&&(i.className=o.join(" "));for(let e of n){if(typeof e=="string"||e instanceof Node){
i.append(e);continue}for(let[s,l]of Object.entries(e))s.startsWith("on")?i.addEventListener(s.slice(2),l):l!==!1&&l!=null&&i.setAttribute(s,l===!0?"":l)}return i}
function B(t,n){t.textContent!==n&&(t.textContent=n)}function nt(t){return t.ctrlKey||t.metaKey||t.altKey}function it(t){t.addEventListener("keydown",n=>{nt(n)||n.stopPropagation()})}function ot(t,n=t.clientWidth,r=t.clientHeight){let o=window.devicePixelRatio||1;return t.width=Math.max(Math.round(n*o),1),t.height=Math.max(Math.round(r*o),1),
{context:t.getContext("2d"),ratio:o}}function rt(t,n,r){let o=i=>{let e=t.getBoundingClientRect();n((i.clientX-e.left)/e.width)};t.addEventListener("pointerdown",i=>{i.button===0&&(t.setPointerCapture(
i.pointerId),o(i))}),t.addEventListener("pointermove",i=>i.buttons&1&&o(i)),t.addEventListener("pointerup",()=>r())}function q(t,n,r){let o=new ResizeObserver(()=>r());
o.observe(n),t.addEventListener("abort",()=>o.disconnect())}var kt=t=>new Blob([t],{type:"image/png"});function K(t,n,r){L(t,n,async()=>{let o=n.map(e=>t.model.
get(e)),i=await Promise.all(o.map(e=>e?createImageBitmap(kt(e)):null));o.every((e,s)=>e===t.model.get(n[s]))&&!t.signal.aborted&&r(...i)})}function st(...t){return{render({model:n,el:r,signal:o}){r.classList.add("idw"),it(r);for(let i of t)i({model:n,el:r,signal:o})}}}function F(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function Et(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function lt(t){let n,r,
o;t.length!==2?(n=F,r=(l,a)=>F(t(l),a),o=(l,a)=>t(l)-a):(n=t===F||t===Et?t:$t,r=t,o=t);function i(l,a,c=0,m=l.length){if(c<m){if(n(a,a)!==0)return m;do{let h=c+
m>>>1;r(l[h],a)<0?c=h+1:m=h}while(c<m)}return c}function e(l,a,c=0,m=l.length){if(c<m){if(n(a,a)!==0)return m;do{let h=c+m>>>1;r(l[h],a)<=0?c=h+1:m=h}while(c<m)}
return c}function s(l,a,c=0,m=l.length){let h=i(l,a,c,m-1);return h>c&&o(l[h-1],a)>-o(l[h],a)?h-1:h}return{left:i,center:s,right:e}}function $t(){return 0}function Lt(t){
return t===null?NaN:+t}var at=lt(F),Yt=at.right,Jt=at.left,Qt=lt(Lt).center;var Zt=ct(ft),te=ct(Nt);function ct(t){return function(n,r,o=r){if(!((r=+r)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid\
 ry");let{data:i,width:e,height:s}=n;if(!((e=Math.floor(e))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:i.length/e))>=0))throw new RangeError(
"invalid height");if(!e||!s||!r&&!o)return n;let l=r&&t(r),a=o&&t(o),c=i.slice();return l&&a?(I(l,c,i,e,s),I(l,i,c,e,s),I(l,c,i,e,s),T(a,i,c,e,s),T(a,c,i,e,s),T(
a,i,c,e,s)):l?(I(l,i,c,e,s),I(l,c,i,e,s),I(l,i,c,e,s)):a&&(T(a,i,c,e,s),T(a,c,i,e,s),T(a,i,c,e,s)),n}}function I(t,n,r,o,i){for(let e=0,s=o*i;e<s;)t(n,r,e,e+=o,
1)}function T(t,n,r,o,i){for(let e=0,s=o*i;e<o;++e)t(n,r,e,e+s,o)}function Nt(t){let n=ft(t);return(r,o,i,e,s)=>{i<<=2,e<<=2,s<<=2,n(r,o,i+0,e+0,s),n(r,o,i+1,e+
1,s),n(r,o,i+2,e+2,s),n(r,o,i+3,e+3,s)}}function ft(t){let n=Math.floor(t);if(n===t)return It(t);let r=t-n,o=2*t+1;return(i,e,s,l,a)=>{if(!((l-=a)>=s))return;let c=n*
e[s],m=a*n,h=m+a;for(let b=s,R=s+m;b<R;b+=a)c+=e[Math.min(l,b)];for(let b=s,R=l;b<=R;b+=a)c+=e[Math.min(l,b+m)],i[b]=(c+r*(e[Math.max(s,b-h)]+e[Math.min(l,b+h)]))/
o,c-=e[Math.max(s,b-m)]}}function It(t){let n=2*t+1;return(r,o,i,e,s)=>{if(!((e-=s)>=i))return;let l=t*o[i],a=s*t;for(let c=i,m=i+a;c<m;c+=s)l+=o[Math.min(e,c)];
for(let c=i,m=e;c<=m;c+=s)l+=o[Math.min(e,c+a)],r[c]=l/n,l-=o[Math.max(i,c-a)]}}function dt(t,n){let r,o;if(n===void 0)for(let i of t)i!=null&&(r===void 0?i>=i&&(r=o=i):(r>i&&(r=i),o<i&&(o=i)));else{let i=-1;for(let e of t)(e=n(e,++i,t))!=null&&
(r===void 0?e>=e&&(r=o=e):(r>e&&(r=e),o<e&&(o=e)))}return[r,o]}var Tt=Array.prototype,ee=Tt.slice;var ne=Math.sqrt(50),ie=Math.sqrt(10),oe=Math.sqrt(2);function ut(t,n){let r,o=-1,i=-1;if(n===void 0)for(let e of t)++i,e!=null&&(r<e||r===void 0&&e>=e)&&(r=e,o=i);else for(let e of t)(e=n(e,++i,t))!=null&&(r<e||r===
void 0&&e>=e)&&(r=e,o=i);return o}var re=St(Math.random);function St(t){return function(r,o=0,i=r.length){let e=i-(o=+o);for(;e;){let s=t()*e--|0,l=r[e+o];r[e+o]=r[s+o],r[s+o]=l}return r}}function ht(t,n){
let r=0;if(n===void 0)for(let o of t)(o=+o)&&(r+=o);else{let o=-1;for(let i of t)(i=+n(i,++o,t))&&(r+=i)}return r}function S(t,n,r){return Math.min(Math.max(t,n),r)}var Rt={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function j(t){if(!t)return null;let{shape:n,dtype:r,scale:o=1,data:i}=t,[e,s]=n.
slice(-2),l=new Rt[r](i.buffer.slice(i.byteOffset,i.byteOffset+i.byteLength));return r==="float32"&&o===1?{rows:e,columns:s,data:l}:{rows:e,columns:s,data:Float32Array.
from(l,r==="float16"?a=>zt(a)*o:a=>a*o)}}function zt(t){let[n,r,o]=[t>>15?-1:1,t>>10&31,t&1023];return r===31?o?NaN:n*(1/0):n*(r?2**(r-15)*(1+o/1024):2**-14*o/1024)}function W(t){return Uint32Array.from({length:256},(n,r)=>{let o=r/255*(t.length-1),i=Math.min(Math.floor(o),t.length-2),[e,s,l]=t[i].map((a,c)=>Math.round(a+(o-
i)*(t[i+1][c]-a)));return(255<<24|l<<16|s<<8|e)>>>0})}var Ft=4286611584;function V(t,n,r,o){let[i,e]=r,s=new Uint32Array(t.length);for(let l=0;l<t.length;l++){let a=t[l];
o(a,l)&&(s[l]=Number.isFinite(a)?n[Math.round(255*(S(a,i,e)-i)/(e-i))]:Ft)}return s}function mt(t){let[n=0,r=0]=dt(t);return Float64Array.from(t,r>n?o=>(o-n)/(r-n):()=>0)}function G(t,n,r){let[o,i]=[0,0];for(let e=0;e<t.length;e++){let s=t[e]>r;
s&&n[e]&&o++,(s||n[e])&&i++}return o/Math.max(i,1)}function pt(t,n,r){let o=new Float64Array(r+1),i=new Float64Array(r+1),e=0;t.forEach((c,m)=>{let h=Math.min(Math.
max(Math.ceil(c*r),0),r);for(;h>0&&(h-1)/r>=c;)h--;for(;h<r&&h/r<c;)h++;o[h]+=1,i[h]+=n[m],e+=n[m]});let s=new Float64Array(r),[l,a]=[0,0];for(let c=r-1;c>=0;c--)
l+=o[c+1],a+=i[c+1],s[c]=a/Math.max(l+e-a,1);return s}function jt(t){let n=Uint32Array.from(t,(o,i)=>i).sort((o,i)=>t[i]-t[o]),r=[];for(let o=0,i=0;o<n.length;o=
i){for(;i<n.length&&t[n[i]]===t[n[o]];)i++;r.push(n.subarray(o,i))}return r}function gt(t,n){let[r,o,i]=[0,0,0];for(let e of jt(t)){let s=e.reduce((l,a)=>l+n[a],
0);r+=s,o+=e.length,i+=s*r/o}return i/Math.max(r,1)}var wt=8;var ze={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-wt,0],PageDown:[wt,0],Home:[0,-1/0],End:[0,1/0]};function xt(t,n,r,o=u("canvas",{width:n,height:r})){return o.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(t.buffer),n,r),0,0),o}var k=100,x=t=>t.toFixed(2);function Ot({rows:t,columns:n,data:r}){let o=new Path2D,i=(s,l)=>s>=0&&s<t&&l>=0&&l<n&&r[s*n+l]>0,e=(s,l,a,c)=>{o.moveTo(s,l),o.lineTo(
a,c)};for(let s=0;s<=t;s++)for(let l=0;l<=n;l++){let a=i(s,l);a!==i(s-1,l)&&e(l,s,l+1,s),a!==i(s,l-1)&&e(l,s,l,s+1)}return o}function Ut(t,n,r,o){let i=Array.from(
t.curve,(l,a)=>`${100*a/k},${100*(1-l)}`).join(" "),e=u("div.idw-curve",{"aria-hidden":"true"});e.innerHTML=`<svg viewBox="0 0 100 100" preserveAspectRatio="non\
e"><polyline points="${i}"/></svg>`;let s=`left:${100*t.best/k}%;bottom:${100*t.curve[t.best]}%`;return e.append(t.now,u("i.idw-best",{style:s})),n!==void 0&&e.
append(u("i.idw-fixed",{style:`left:${100*n}%`})),rt(e,l=>r(S(Math.round(k*l),0,k-1)/k),o),e}function bt(t){let{model:n,el:r,signal:o}=t;r.classList.add("idw-lo\
calization");let i=u("span.idw-title.idw-large"),e=u("span.idw-muted"),s=u("input",{type:"range",min:0,max:1-1/k,step:1/k,"aria-label":"Threshold"}),l=u("output\
.idw-large.idw-threshold"),a=u("div.idw-flow.idw-cut",u("span","Threshold"),s,l),c=u("div.idw-methods"),m=u("p.idw-muted","No map or no mask yet."),h=(d,g)=>u("\
span.idw-pair",u(`i.${d}`),g),b=h("idw-fixed","fixed on other pictures"),R=[h("idw-key-mask","what the word is about"),h("idw-key-curve","IoU at every threshold\
, from 0 to 1")],H=u("p.idw-flow.idw-muted.idw-small.idw-marks",...R,h("idw-best","best"),b),X=u("div.idw-hidden",{"aria-live":"polite"});r.append(u("div.idw-he\
ad",i,e),a,c,m,H,X);let C=null,w=null,P=new Path2D,$=[],O=null,Y=d=>n.set("threshold",S(d,0,1)),J=(d,...g)=>{let p=u("canvas",{role:"img"}),f=u("figure.idw-meth\
od",p,u("figcaption",u("strong",d),...g));return c.append(f),{node:f,canvas:p}},Q=(d,g,p)=>{let f=`Set the threshold to ${x(p)}`,y=()=>D(n,{threshold:p}),M=u(`i\
.${d}`,{"aria-hidden":"true"});return u("button.idw-bare.idw-pair.idw-jump",{type:"button",title:f,onclick:y},M,g)},yt=({name:d,...g})=>{let p=w.data,{rows:f,columns:y,
data:M}=j(g),v=mt(M),N=pt(v,p,k),E={name:d,rows:f,columns:y,values:v,curve:N,best:ut(N),iou:0,now:u("i.idw-now")},A=n.get("fixed")[d],tt=E.best/k,U=[Q("idw-best",
`best ${x(N[E.best])} at ${x(tt)}`,tt)];A!==void 0&&U.push(Q("idw-fixed",`fixed ${x(G(v,p,A))} at ${x(A)}`,A)),U.push(u("span.idw-muted",`average precision ${x(
gt(v,p))}`));let et=u("span.idw-large.idw-iou"),vt=Ut(E,A,Y,()=>n.save_changes());return{...E,reading:et,...J(d,et,vt,u("div.idw-facts.idw-small",...U))}},Mt=()=>{
c.replaceChildren(),w=j(n.get("mask")),P=w?Ot(w):P;let[d,g]=_(n,"maps","fixed"),p=d.filter(({shape:[y,M]})=>y===w?.rows&&M===w?.columns),f=w?ht(w.data)/w.data.length:
0;m.hidden=p.length>0,a.hidden=H.hidden=e.hidden=!p.length,e.textContent=`${Math.round(100*f)} % of the picture, which as a whole has IoU ${x(f)}`,b.hidden=!p.some(
({name:y})=>y in g),O=p.length?J("picture"):null,O?.canvas.setAttribute("aria-label","The picture with the outline of what the word is about"),$=p.map(yt),z()},
Z=(d,g,p)=>{if(!w)return;d.style.aspectRatio=`${w.columns} / ${w.rows}`;let{context:f,ratio:y}=ot(d,d.clientWidth,d.clientWidth*w.rows/w.columns),{width:M,height:v}=d;
if(f.imageSmoothingEnabled=w.columns>M,C?(f.filter=g?"grayscale(1) brightness(1.05) contrast(0.6)":"none",f.drawImage(C,0,0,M,v),f.filter="none"):(f.fillStyle="\
#888",f.fillRect(0,0,M,v)),g){let E=V(g.values,W(n.get("_stops")),[0,1],A=>A>p);f.drawImage(xt(E,g.columns,g.rows),0,0,M,v)}let N=M/w.columns;f.scale(N,v/w.rows),
f.lineCap="square";for(let[E,A]of Object.entries({"#000":3,"#fff":1.25}))f.lineWidth=A*y/N,f.strokeStyle=E,f.stroke(P)},z=()=>{let d=n.get("threshold");if(s.value=
d,l.textContent=x(d),i.textContent=n.get("title")||"Which pixels",!w||!$.length)return;Z(O?.canvas,null,d);for(let f of $){f.iou=G(f.values,w.data,d),f.reading.
textContent=`IoU ${x(f.iou)}`,f.now.style.left=`${100*d}%`;let y=`${f.name}: what lies above ${x(d)}, IoU ${x(f.iou)}`;f.canvas.setAttribute("aria-label",y),Z(f.
canvas,f,d)}let g=Math.max(...$.map(f=>f.iou));for(let f of $)f.node.classList.toggle("idw-leads",f.iou===g&&g>0);let p=$.map(f=>`${f.name} ${x(f.iou)}`);s.setAttribute(
"aria-valuetext",`${x(d)}; ${p.join(", ")}`)};s.addEventListener("input",()=>Y(Number(s.value))),s.addEventListener("change",()=>{n.save_changes();let d=$.reduce(
(g,p)=>p.iou>g.iou?p:g);B(X,`At ${x(n.get("threshold"))}, ${d.name} leads with IoU ${x(d.iou)}`)}),q(o,c,z),L(t,["mask","maps","fixed"],Mt),L(t,["threshold","ti\
tle"],z),K(t,["image"],d=>{C=d,z()})}var hn=st(bt);export{hn as default};

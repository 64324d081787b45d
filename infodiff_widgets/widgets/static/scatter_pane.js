// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function q(t,...r){return r.map(o=>t.get(o))}function tt(t,r){for(let[o,n]of Object.entries(r))t.set(o,n)}function _(t,r){tt(t,r),t.save_changes()}function w({model:t,
signal:r},o,n){let e=0,i=()=>{e||=requestAnimationFrame(()=>{e=0,n()})};for(let f of o)t.on(`change:${f}`,i);r.addEventListener("abort",()=>{cancelAnimationFrame(
e);for(let f of o)t.off(`change:${f}`,i)}),n()}function I(t,r){return t==null||r==null?NaN:t<r?-1:t>r?1:t>=r?0:NaN}function nt(t,r){return t==null||r==null?NaN:r<t?-1:r>t?1:r>=t?0:NaN}function U(t){let r,o,n;
t.length!==2?(r=I,o=(c,s)=>I(t(c),s),n=(c,s)=>t(c)-s):(r=t===I||t===nt?t:et,o=t,n=t);function e(c,s,u=0,l=c.length){if(u<l){if(r(s,s)!==0)return l;do{let d=u+l>>>
1;o(c[d],s)<0?u=d+1:l=d}while(u<l)}return u}function i(c,s,u=0,l=c.length){if(u<l){if(r(s,s)!==0)return l;do{let d=u+l>>>1;o(c[d],s)<=0?u=d+1:l=d}while(u<l)}return u}
function f(c,s,u=0,l=c.length){let d=e(c,s,u,l-1);return d>u&&n(c[d-1],s)>-n(c[d],s)?d-1:d}return{left:e,center:f,right:i}}function et(){return 0}function rt(t){
return t===null?NaN:+t}var T=U(I),xt=T.right,gt=T.left,wt=U(rt).center;var bt=z(B),yt=z(ot);function z(t){return function(r,o,n=o){if(!((o=+o)>=0))throw new RangeError("invalid rx");if(!((n=+n)>=0))throw new RangeError("invalid ry");
let{data:e,width:i,height:f}=r;if(!((i=Math.floor(i))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:e.length/i))>=0))throw new RangeError(
"invalid height");if(!i||!f||!o&&!n)return r;let c=o&&t(o),s=n&&t(n),u=e.slice();return c&&s?(b(c,u,e,i,f),b(c,e,u,i,f),b(c,u,e,i,f),y(s,e,u,i,f),y(s,u,e,i,f),y(
s,e,u,i,f)):c?(b(c,e,u,i,f),b(c,u,e,i,f),b(c,e,u,i,f)):s&&(y(s,e,u,i,f),y(s,u,e,i,f),y(s,e,u,i,f)),r}}function b(t,r,o,n,e){for(let i=0,f=n*e;i<f;)t(r,o,i,i+=n,
1)}function y(t,r,o,n,e){for(let i=0,f=n*e;i<n;++i)t(r,o,i,i+f,n)}function ot(t){let r=B(t);return(o,n,e,i,f)=>{e<<=2,i<<=2,f<<=2,r(o,n,e+0,i+0,f),r(o,n,e+1,i+1,
f),r(o,n,e+2,i+2,f),r(o,n,e+3,i+3,f)}}function B(t){let r=Math.floor(t);if(r===t)return it(t);let o=t-r,n=2*t+1;return(e,i,f,c,s)=>{if(!((c-=s)>=f))return;let u=r*
i[f],l=s*r,d=l+s;for(let a=f,M=f+l;a<M;a+=s)u+=i[Math.min(c,a)];for(let a=f,M=c;a<=M;a+=s)u+=i[Math.min(c,a+l)],e[a]=(u+o*(i[Math.max(f,a-d)]+i[Math.min(c,a+d)]))/
n,u-=i[Math.max(f,a-l)]}}function it(t){let r=2*t+1;return(o,n,e,i,f)=>{if(!((i-=f)>=e))return;let c=t*n[e],s=f*t;for(let u=e,l=e+s;u<l;u+=f)c+=n[Math.min(i,u)];
for(let u=e,l=i;u<=l;u+=f)c+=n[Math.min(i,u+s)],o[u]=c/r,c-=n[Math.max(e,u-s)]}}function V(t,r){let o,n;if(r===void 0)for(let e of t)e!=null&&(o===void 0?e>=e&&(o=n=e):(o>e&&(o=e),n<e&&(n=e)));else{let e=-1;for(let i of t)(i=r(i,++e,t))!=null&&
(o===void 0?i>=i&&(o=n=i):(o>i&&(o=i),n<i&&(n=i)))}return[o,n]}var ft=Array.prototype,Mt=ft.slice;var At=Math.sqrt(50),Et=Math.sqrt(10),kt=Math.sqrt(2);var Nt=ct(Math.random);function ct(t){return function(o,n=0,e=o.length){let i=e-(n=+n);for(;i;){let f=t()*i--|0,c=o[i+n];o[i+n]=o[f+n],o[f+n]=c}return o}}function D(t,r){return t.toFixed(r).replace("-","−")}function j(t,r,o){return Math.min(Math.max(t,r),o)}function C([t,r],[o,n]){return e=>o+(n-o)*(j(e,t,r)-t)/(r-t||1)}function m(t,...r){let[o,...n]=t.split("."),e=document.createElement(o);n.length&&(e.className=n.join(" ")),o==="button"&&e.setAttribute("type","button");for(let i of r){
if(typeof i=="string"||i instanceof Node){e.append(i);continue}for(let[f,c]of Object.entries(i))f.startsWith("on")?e.addEventListener(f.slice(2),c):c!==!1&&c!=null&&
e.setAttribute(f,c===!0?"":c)}return e}function ut(t){return t.ctrlKey||t.metaKey||t.altKey}function K(t){t.addEventListener("keydown",r=>{ut(r)||r.stopPropagation()})}function W(t,r=t.clientWidth,o=t.clientHeight){let n=window.devicePixelRatio||1;return t.width=Math.max(Math.round(r*n),1),t.height=Math.max(Math.round(o*n),1),
{context:t.getContext("2d"),ratio:n}}function H(t,r,o){let n=new ResizeObserver(()=>o());n.observe(r),t.addEventListener("abort",()=>n.disconnect())}function G(...t){return{render({model:r,el:o,signal:n}){o.classList.add("idw"),K(o);for(let e of t)e({model:r,el:o,signal:n})}}}function st(t,r,o,n){return n.addEventListener("change",()=>_(t.model,{[r]:n[o]})),w(t,[r],()=>n[o]=t.model.get(r)),n}function X(t,r,o){let n=st(t,r,"checked",m(
"input",{type:"checkbox"})),e=m("span",o);return{input:n,label:e,row:m("label.idw-pair",n,e)}}var lt={float32:Float32Array,float16:Uint16Array,int16:Int16Array,uint8:Uint8Array};function Y(t){if(!t)return null;let{shape:r,dtype:o,scale:n=1,data:e}=t,[i,f]=r.
slice(-2),c=new lt[o](e.buffer.slice(e.byteOffset,e.byteOffset+e.byteLength));return o==="float32"&&n===1?{rows:i,columns:f,data:c}:{rows:i,columns:f,data:Float32Array.
from(c,o==="float16"?s=>at(s)*n:s=>s*n)}}function at(t){let[r,o,n]=[t>>15?-1:1,t>>10&31,t&1023];return o===31?n?NaN:r*(1/0):r*(o?2**(o-15)*(1+n/1024):2**-14*n/1024)}function dt(t){let r=Uint32Array.from(t,(n,e)=>e).sort((n,e)=>t[e]-t[n]),o=[];for(let n=0,e=0;n<r.length;n=e){for(;e<r.length&&t[r[e]]===t[r[n]];)e++;o.push(r.subarray(
n,e))}return o}function J(t){let r=new Float64Array(t.length),o=Math.max(t.length-1,1),n=0;for(let e of dt(t)){for(let i of e)r[i]=1-(n+(e.length-1)/2)/o;n+=e.length}return t.
length===1&&(r[0]=0),r}var Q=t=>V(t),L={left:12,bottom:12,top:6,right:6};function Z(t){let{model:r,el:o,signal:n}=t;o.classList.add("idw-figure","idw-scatter");let e=m("canvas",{role:"\
img"}),[i,f]=[m("span.idw-muted.idw-small.idw-scatter-x"),m("span.idw-muted.idw-small.idw-scatter-y")],c=m("p.idw-muted.idw-scatter-empty","Nothing to compare y\
et."),s=m("dl.idw-flow.idw-scatter-numbers"),u=m("span.idw-muted"),l=m("div.idw-flow.idw-scatter-foot.idw-small",X(t,"by_rank","by rank").row,u),d=m("div.idw-he\
ad",m("span.idw-title","Pixel by pixel"),s);o.append(d,m("div.idw-scatter-stage",f,e,c),i,l);let a=null,M=()=>{let[h,A,R]=q(r,"axes","count","by_rank"),x=a?.[0].
length??0,E=Object.entries({Pearson:r.get("pearson"),Spearman:r.get("spearman")}),k=([p,$])=>m("div.idw-pair",m("dt.idw-small",p),m("dd.idw-large",$===null?"–":
D($,2)));s.replaceChildren(...E.map(k));let N=h.map(p=>R?`rank of ${p.replace(/,.*/,"")}`:p);[i.textContent,f.textContent]=[`${N[0]} →`,`${N[1]} ↑`],c.hidden=
!!a,s.hidden=l.hidden=!a,u.textContent=A>x?`${x} of ${A} pixels drawn`:`${x} pixels`;let g=a?`Scatter of ${h.join(" and ")} of ${x} pixels`:c.textContent??"";e.
setAttribute("aria-label",g)},O=()=>{let{context:h,ratio:A}=W(e);h.scale(A,A);let[R,x]=[e.clientWidth,e.clientHeight],[E,k]=[L.left,x-L.bottom],N=getComputedStyle(
o);if(h.strokeStyle=N.getPropertyValue("--idw-muted"),h.strokeRect(E-5.5,L.top-4.5,0,k),h.strokeRect(E-5.5,k+5.5,R,0),!a)return;let[g,p]=r.get("by_rank")?a.map(
J):a,$=C(Q(g),[E,R-L.right]),v=C(Q(p),[k,L.top]);h.fillStyle=N.getPropertyValue("--idw-accent"),h.globalAlpha=g.length>1e3?.35:.7;for(let F=0;F<g.length;F++)h.beginPath(),
h.arc($(g[F]),v(p[F]),2,0,2*Math.PI),h.fill()};H(n,e,O);let P=new MutationObserver(O);P.observe(document.body,{attributes:!0,attributeFilter:["data-jp-theme-lig\
ht"]}),n.addEventListener("abort",()=>P.disconnect());let S=()=>{M(),O()};w(t,["points"],()=>{let h=Y(r.get("points"));a=h&&[h.data.subarray(0,h.columns),h.data.
subarray(h.columns)],S()}),w(t,["axes","pearson","spearman","count","by_rank"],S)}var tn=G(Z);export{tn as default};

// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var C=class{#t={};constructor(n){this.state={...n}}get(n){return this.state[n]}set(n,e){this.state[n]=e;for(let r of this.#t[`change:${n}`]??[])r()}on(n,e){(this.#t[n]??=
new Set).add(e)}off(n,e){this.#t[n]?.delete(e)}save_changes(){}send(...n){}};function O(t,...n){return n.map(e=>t.get(e))}function ot(t,n){for(let[e,r]of Object.entries(n))t.set(e,r)}function U(t,n){ot(t,n),t.save_changes()}function y({model:t,
signal:n},e,r){let i=0,o=()=>{i=0,r(...O(t,...e))},f=()=>i||=requestAnimationFrame(o);for(let s of e)t.on(`change:${s}`,f);n.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let s of e)t.off(`change:${s}`,f)}),o()}function w(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function j(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function T(t){let n,e,r;
t.length!==2?(n=w,e=(s,c)=>w(t(s),c),r=(s,c)=>t(s)-c):(n=t===w||t===j?t:it,e=t,r=t);function i(s,c,u=0,a=s.length){if(u<a){if(n(c,c)!==0)return a;do{let d=u+a>>>
1;e(s[d],c)<0?u=d+1:a=d}while(u<a)}return u}function o(s,c,u=0,a=s.length){if(u<a){if(n(c,c)!==0)return a;do{let d=u+a>>>1;e(s[d],c)<=0?u=d+1:a=d}while(u<a)}return u}
function f(s,c,u=0,a=s.length){let d=i(s,c,u,a-1);return d>u&&r(s[d-1],c)>-r(s[d],c)?d-1:d}return{left:i,center:f,right:o}}function it(){return 0}function ft(t){
return t===null?NaN:+t}var z=T(w),st=z.right,Mt=z.left,At=T(ft).center;var Et=D(V),kt=D(ct);function D(t){return function(n,e,r=e){if(!((e=+e)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid ry");
let{data:i,width:o,height:f}=n;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:i.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!f||!e&&!r)return n;let s=e&&t(e),c=r&&t(r),u=i.slice();return s&&c?(M(s,u,i,o,f),M(s,i,u,o,f),M(s,u,i,o,f),A(c,i,u,o,f),A(c,u,i,o,f),A(
c,i,u,o,f)):s?(M(s,i,u,o,f),M(s,u,i,o,f),M(s,i,u,o,f)):c&&(A(c,i,u,o,f),A(c,u,i,o,f),A(c,i,u,o,f)),n}}function M(t,n,e,r,i){for(let o=0,f=r*i;o<f;)t(n,e,o,o+=r,
1)}function A(t,n,e,r,i){for(let o=0,f=r*i;o<r;++o)t(n,e,o,o+f,r)}function ct(t){let n=V(t);return(e,r,i,o,f)=>{i<<=2,o<<=2,f<<=2,n(e,r,i+0,o+0,f),n(e,r,i+1,o+1,
f),n(e,r,i+2,o+2,f),n(e,r,i+3,o+3,f)}}function V(t){let n=Math.floor(t);if(n===t)return ut(t);let e=t-n,r=2*t+1;return(i,o,f,s,c)=>{if(!((s-=c)>=f))return;let u=n*
o[f],a=c*n,d=a+c;for(let l=f,E=f+a;l<E;l+=c)u+=o[Math.min(s,l)];for(let l=f,E=s;l<=E;l+=c)u+=o[Math.min(s,l+a)],i[l]=(u+e*(o[Math.max(f,l-d)]+o[Math.min(s,l+d)]))/
r,u-=o[Math.max(f,l-a)]}}function ut(t){let n=2*t+1;return(e,r,i,o,f)=>{if(!((o-=f)>=i))return;let s=t*r[i],c=f*t;for(let u=i,a=i+c;u<a;u+=f)s+=r[Math.min(o,u)];
for(let u=i,a=o;u<=a;u+=f)s+=r[Math.min(o,u+c)],e[u]=s/n,s-=r[Math.max(i,u-c)]}}function P(t,n){let e,r;if(n===void 0)for(let i of t)i!=null&&(e===void 0?i>=i&&(e=r=i):(e>i&&(e=i),r<i&&(r=i)));else{let i=-1;for(let o of t)(o=n(o,++i,t))!=null&&
(e===void 0?o>=o&&(e=r=o):(e>o&&(e=o),r<o&&(r=o)))}return[e,r]}function at(t=w){if(t===w)return H;if(typeof t!="function")throw new TypeError("compare is not a function");return(n,e)=>{let r=t(n,e);return r||r===0?r:(t(e,e)===
0)-(t(n,n)===0)}}function H(t,n){return(t==null||!(t>=t))-(n==null||!(n>=n))||(t<n?-1:t>n?1:0)}var lt=Array.prototype,Nt=lt.slice;var Lt=Math.sqrt(50),$t=Math.sqrt(10),Rt=Math.sqrt(2);function _(t,n=w){if(typeof t[Symbol.iterator]!="function")throw new TypeError("values is not iterable");let e=Array.from(t),r=new Float64Array(e.length);n.length!==
2&&(e=e.map(n),n=w);let i=(s,c)=>n(e[s],e[c]),o,f;return t=Uint32Array.from(e,(s,c)=>c),t.sort(n===w?(s,c)=>H(e[s],e[c]):at(i)),t.forEach((s,c)=>{let u=i(s,o===
void 0?s:o);u>=0?((o===void 0||u>0)&&(o=s,f=c),r[s]=f):r[s]=NaN}),r}var Ft=dt(Math.random);function dt(t){return function(e,r=0,i=e.length){let o=i-(r=+r);for(;o;){let f=t()*o--|0,s=e[o+r];e[o+r]=e[f+r],e[f+r]=s}return e}}function K(t,n){return t.toFixed(n).replace("-","−")}function W(t,n,e){return Math.min(Math.max(t,n),e)}function q([t,n],[e,r]){return i=>e+(r-e)*(W(i,t,n)-t)/(n-t||1)}function h(t,...n){let[e,...r]=t.split("."),i=document.createElement(e);r.length&&(i.className=r.join(" ")),e==="button"&&i.setAttribute("type","button");for(let o of n){
if(typeof o=="string"||o instanceof Node){i.append(o);continue}for(let[f,s]of Object.entries(o))f.startsWith("on")?i.addEventListener(f.slice(2),s):s!==!1&&s!=null&&
i.setAttribute(f,s===!0?"":s)}return i}function ht(t){return t.ctrlKey||t.metaKey||t.altKey}function J(t){t.addEventListener("keydown",n=>{ht(n)||n.stopPropagation()})}function X(t,n=t.clientWidth,e=t.clientHeight){let r=window.devicePixelRatio||1;return t.width=Math.max(Math.round(n*r),1),t.height=Math.max(Math.round(e*r),1),
{context:t.getContext("2d"),ratio:r}}function Y(t,n,e){let r=new ResizeObserver(()=>e());r.observe(n),t.addEventListener("abort",()=>r.disconnect())}var mt={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function G(t){if(!t||t.rows)return t??null;let{
shape:n,dtype:e,scale:r=1,power:i=1,data:o}=t,[f,s]=n.slice(-2),c=new mt[e](o.buffer.slice(o.byteOffset,o.byteOffset+o.byteLength));return e==="float32"&&r===1?
{rows:f,columns:s,data:c}:{rows:f,columns:s,data:Float32Array.from(c,e==="float16"?a=>pt(a)*r:i===2?a=>a*Math.abs(a)*r*r:a=>a*r)}}async function Q(t){let n=new Blob(
[Uint8Array.from(atob(t),o=>o.charCodeAt(0))]),e=await new Response(n.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),r=new DataView(e).getUint32(
0,!0),i=new TextDecoder().decode(new Uint8Array(e,4,r));return JSON.parse(i,(o,f)=>f?.bytes?new DataView(e,4+r+f.bytes[0],f.bytes[1]):f)}function pt(t){let[n,e,
r]=[t>>15?-1:1,t>>10&31,t&1023];return e===31?r?NaN:n*(1/0):n*(e?2**(e-15)*(1+r/1024):2**-14*r/1024)}function Z(t,n){let e=({model:i,el:o,signal:f})=>{o.classList.add("idw"),J(o),n({model:i,el:o,signal:f})},r=document.getElementById("idw-page");return r?.dataset.
bundle===t&&(r.removeAttribute("data-bundle"),Q(document.getElementById("idw-stored")?.textContent??"").then(i=>{e({model:new C({...i,offline:!0}),el:r,signal:new AbortController().
signal}),wt(r)})),{render:e}}function wt(t){let n=window.frameElement;if(!n)return;n.previousElementSibling?.remove();let e=()=>n.style.height=`${Math.ceil(t.getBoundingClientRect().
height)}px`;new ResizeObserver(e).observe(t)}function gt(t,n,e,r){return r.addEventListener("change",()=>U(t.model,{[n]:r[e]})),y(t,[n],()=>r[e]=t.model.get(n)),r}function v(t,n,e){let r=gt(t,n,"checked",h(
"input",{type:"checkbox"})),i=h("span",e);return{input:r,label:i,row:h("label.idw-pair",r,i)}}function tt(t){let n=t.length-1,[e,r]=[_(t),_(t,j)];return e.map((i,o)=>(n+i-r[o])/(2*Math.max(n,1)))}var nt=t=>P(t),$={left:12,bottom:12,top:6,right:6};function et(t){let{model:n,el:e,signal:r}=t;e.classList.add("idw-figure","idw-scatter");let i=h("canvas",{role:"\
img"}),[o,f]=[h("span.idw-muted.idw-small.idw-scatter-x"),h("span.idw-muted.idw-small.idw-scatter-y")],s=h("p.idw-muted.idw-scatter-empty","Nothing to compare y\
et."),c=h("dl.idw-flow.idw-scatter-numbers"),u=h("span.idw-muted"),a=h("div.idw-flow.idw-scatter-foot.idw-small",v(t,"by_rank","by rank").row,u),d=h("div.idw-he\
ad",h("span.idw-title","Pixel by pixel"),c);e.append(d,h("div.idw-scatter-stage",f,i,s),o,a);let l=null,E=()=>{let[m,p,F]=O(n,"axes","count","by_rank"),x=l?.[0].
length??0,k=Object.entries({Pearson:n.get("pearson"),Spearman:n.get("spearman")}),N=([g,I])=>h("div.idw-pair",h("dt.idw-small",g),h("dd.idw-large",I===null?"–":
K(I,2)));c.replaceChildren(...k.map(N));let L=m.map(g=>F?`rank of ${g.replace(/,.*/,"")}`:g);[o.textContent,f.textContent]=[`${L[0]} →`,`${L[1]} ↑`],s.hidden=
!!l,c.hidden=a.hidden=!l,u.textContent=p>x?`${x} of ${p} pixels drawn`:`${x} pixels`;let b=l?`Scatter of ${m.join(" and ")} of ${x} pixels`:s.textContent??"";i.
setAttribute("aria-label",b)},R=()=>{E();let{context:m,ratio:p}=X(i);m.scale(p,p);let[F,x]=[i.clientWidth,i.clientHeight],[k,N]=[$.left,x-$.bottom],L=getComputedStyle(
e);if(m.strokeStyle=L.getPropertyValue("--idw-muted"),m.strokeRect(k-5.5,$.top-4.5,0,N),m.strokeRect(k-5.5,N+5.5,F,0),!l)return;let[b,g]=n.get("by_rank")?l.map(
tt):l,I=q(nt(b),[k,F-$.right]),rt=q(nt(g),[N,$.top]);m.fillStyle=L.getPropertyValue("--idw-accent"),m.globalAlpha=b.length>1e3?.35:.7;for(let S=0;S<b.length;S++)
m.beginPath(),m.arc(I(b[S]),rt(g[S]),2,0,2*Math.PI),m.fill()};Y(r,i,R);let B=new MutationObserver(R);B.observe(document.body,{attributes:!0,attributeFilter:["da\
ta-jp-theme-light"]}),r.addEventListener("abort",()=>B.disconnect()),y(t,["points"],m=>{let p=G(m);l=p&&[p.data.subarray(0,p.columns),p.data.subarray(p.columns)],
R()}),y(t,["axes","pearson","spearman","count","by_rank"],R)}var cn=Z("scatter_pane",et);export{cn as default};

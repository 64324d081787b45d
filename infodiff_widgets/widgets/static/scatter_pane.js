// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var S=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let r of this.#t[`change:${e}`]??[])r()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function C(t,...e){return e.map(n=>t.get(n))}function ot(t,e){for(let[n,r]of Object.entries(e))t.set(n,r)}function B(t,e){ot(t,e),t.save_changes()}function y({model:t,
signal:e},n,r){let i=0,o=()=>{i=0,r(...C(t,...n))},f=()=>i||=requestAnimationFrame(o);for(let s of n)t.on(`change:${s}`,f);e.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let s of n)t.off(`change:${s}`,f)}),o()}function w(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function j(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function T(t){let e,n,r;
t.length!==2?(e=w,n=(s,c)=>w(t(s),c),r=(s,c)=>t(s)-c):(e=t===w||t===j?t:it,n=t,r=t);function i(s,c,u=0,a=s.length){if(u<a){if(e(c,c)!==0)return a;do{let d=u+a>>>
1;n(s[d],c)<0?u=d+1:a=d}while(u<a)}return u}function o(s,c,u=0,a=s.length){if(u<a){if(e(c,c)!==0)return a;do{let d=u+a>>>1;n(s[d],c)<=0?u=d+1:a=d}while(u<a)}return u}
function f(s,c,u=0,a=s.length){let d=i(s,c,u,a-1);return d>u&&r(s[d-1],c)>-r(s[d],c)?d-1:d}return{left:i,center:f,right:o}}function it(){return 0}function ft(t){
return t===null?NaN:+t}var z=T(w),st=z.right,Mt=z.left,At=T(ft).center;var Et=D(V),kt=D(ct);function D(t){return function(e,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid ry");
let{data:i,width:o,height:f}=e;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:i.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!f||!n&&!r)return e;let s=n&&t(n),c=r&&t(r),u=i.slice();return s&&c?(M(s,u,i,o,f),M(s,i,u,o,f),M(s,u,i,o,f),A(c,i,u,o,f),A(c,u,i,o,f),A(
c,i,u,o,f)):s?(M(s,i,u,o,f),M(s,u,i,o,f),M(s,i,u,o,f)):c&&(A(c,i,u,o,f),A(c,u,i,o,f),A(c,i,u,o,f)),e}}function M(t,e,n,r,i){for(let o=0,f=r*i;o<f;)t(e,n,o,o+=r,
1)}function A(t,e,n,r,i){for(let o=0,f=r*i;o<r;++o)t(e,n,o,o+f,r)}function ct(t){let e=V(t);return(n,r,i,o,f)=>{i<<=2,o<<=2,f<<=2,e(n,r,i+0,o+0,f),e(n,r,i+1,o+1,
f),e(n,r,i+2,o+2,f),e(n,r,i+3,o+3,f)}}function V(t){let e=Math.floor(t);if(e===t)return ut(t);let n=t-e,r=2*t+1;return(i,o,f,s,c)=>{if(!((s-=c)>=f))return;let u=e*
o[f],a=c*e,d=a+c;for(let l=f,E=f+a;l<E;l+=c)u+=o[Math.min(s,l)];for(let l=f,E=s;l<=E;l+=c)u+=o[Math.min(s,l+a)],i[l]=(u+n*(o[Math.max(f,l-d)]+o[Math.min(s,l+d)]))/
r,u-=o[Math.max(f,l-a)]}}function ut(t){let e=2*t+1;return(n,r,i,o,f)=>{if(!((o-=f)>=i))return;let s=t*r[i],c=f*t;for(let u=i,a=i+c;u<a;u+=f)s+=r[Math.min(o,u)];
for(let u=i,a=o;u<=a;u+=f)s+=r[Math.min(o,u+c)],n[u]=s/e,s-=r[Math.max(i,u-c)]}}function P(t,e){let n,r;if(e===void 0)for(let i of t)i!=null&&(n===void 0?i>=i&&(n=r=i):(n>i&&(n=i),r<i&&(r=i)));else{let i=-1;for(let o of t)(o=e(o,++i,t))!=null&&
(n===void 0?o>=o&&(n=r=o):(n>o&&(n=o),r<o&&(r=o)))}return[n,r]}function at(t=w){if(t===w)return H;if(typeof t!="function")throw new TypeError("compare is not a function");return(e,n)=>{let r=t(e,n);return r||r===0?r:(t(n,n)===
0)-(t(e,e)===0)}}function H(t,e){return(t==null||!(t>=t))-(e==null||!(e>=e))||(t<e?-1:t>e?1:0)}var lt=Array.prototype,Nt=lt.slice;var Lt=Math.sqrt(50),$t=Math.sqrt(10),Rt=Math.sqrt(2);function _(t,e=w){if(typeof t[Symbol.iterator]!="function")throw new TypeError("values is not iterable");let n=Array.from(t),r=new Float64Array(n.length);e.length!==
2&&(n=n.map(e),e=w);let i=(s,c)=>e(n[s],n[c]),o,f;return t=Uint32Array.from(n,(s,c)=>c),t.sort(e===w?(s,c)=>H(n[s],n[c]):at(i)),t.forEach((s,c)=>{let u=i(s,o===
void 0?s:o);u>=0?((o===void 0||u>0)&&(o=s,f=c),r[s]=f):r[s]=NaN}),r}var It=dt(Math.random);function dt(t){return function(n,r=0,i=n.length){let o=i-(r=+r);for(;o;){let f=t()*o--|0,s=n[o+r];n[o+r]=n[f+r],n[f+r]=s}return n}}function K(t,e){return t.toFixed(e).replace("-","−")}function W(t,e,n){return Math.min(Math.max(t,e),n)}function U([t,e],[n,r]){return i=>n+(r-n)*(W(i,t,e)-t)/(e-t||1)}function h(t,...e){let[n,...r]=t.split("."),i=document.createElement(n);r.length&&(i.className=r.join(" ")),n==="button"&&i.setAttribute("type","button");for(let o of e){
if(typeof o=="string"||o instanceof Node){i.append(o);continue}for(let[f,s]of Object.entries(o))f.startsWith("on")?i.addEventListener(f.slice(2),s):s!==!1&&s!=null&&
i.setAttribute(f,s===!0?"":s)}return i}function ht(t){return t.ctrlKey||t.metaKey||t.altKey}function v(t){t.addEventListener("keydown",e=>{ht(e)||e.stopPropagation()})}function G(t,e=t.clientWidth,n=t.clientHeight){let r=window.devicePixelRatio||1;return t.width=Math.max(Math.round(e*r),1),t.height=Math.max(Math.round(n*r),1),
{context:t.getContext("2d"),ratio:r}}function J(t,e,n){let r=new ResizeObserver(()=>n());r.observe(e),t.addEventListener("abort",()=>r.disconnect())}var mt={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function X(t){if(!t||t.rows)return t??null;let{
shape:e,dtype:n,scale:r=1,power:i=1,data:o}=t,[f,s]=e.slice(-2),c=new mt[n](o.buffer.slice(o.byteOffset,o.byteOffset+o.byteLength));return n==="float32"&&r===1?
{rows:f,columns:s,data:c}:{rows:f,columns:s,data:Float32Array.from(c,n==="float16"?a=>pt(a)*r:i===2?a=>a*Math.abs(a)*r*r:a=>a*r)}}async function Y(t){let e=new Blob(
[Uint8Array.from(atob(t),o=>o.charCodeAt(0))]),n=await new Response(e.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),r=new DataView(n).getUint32(
0,!0),i=new TextDecoder().decode(new Uint8Array(n,4,r));return JSON.parse(i,(o,f)=>f?.bytes?new DataView(n,4+r+f.bytes[0],f.bytes[1]):f)}function pt(t){let[e,n,
r]=[t>>15?-1:1,t>>10&31,t&1023];return n===31?r?NaN:e*(1/0):e*(n?2**(n-15)*(1+r/1024):2**-14*r/1024)}function Q(t,e){let n=({model:i,el:o,signal:f})=>{o.classList.add("idw"),v(o),e({model:i,el:o,signal:f})},r=document.getElementById("idw-page");return r?.dataset.
bundle===t&&(r.removeAttribute("data-bundle"),Y(document.getElementById("idw-stored")?.textContent??"").then(i=>{n({model:new S({...i,offline:!0}),el:r,signal:new AbortController().
signal}),wt(r)})),{render:n}}function wt(t){let e=window.frameElement;if(!e)return;e.previousElementSibling?.remove();let n=()=>e.style.height=`${Math.ceil(t.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(t)}function gt(t,e,n,r){return r.addEventListener("change",()=>B(t.model,{[e]:r[n]})),y(t,[e],()=>r[n]=t.model.get(e)),r}function Z(t,e,n){let r=gt(t,e,"checked",h(
"input",{type:"checkbox"})),i=h("span",n);return{input:r,label:i,row:h("label.idw-pair",r,i)}}function tt(t){let e=t.length-1,[n,r]=[_(t),_(t,j)];return n.map((i,o)=>(e+i-r[o])/(2*Math.max(e,1)))}var et=t=>P(t),$={left:12,bottom:12,top:6,right:6};function nt(t){let{model:e,el:n,signal:r}=t;n.classList.add("idw-figure","idw-scatter");let i=h("canvas",{role:"\
img"}),[o,f]=[h("span.idw-muted.idw-small.idw-scatter-x"),h("span.idw-muted.idw-small.idw-scatter-y")],s=h("p.idw-muted.idw-scatter-empty","Nothing to compare y\
et."),c=h("dl.idw-flow.idw-scatter-numbers"),u=h("span.idw-muted"),a=h("div.idw-flow.idw-scatter-foot.idw-small",Z(t,"by_rank","by rank").row,u),d=h("div.idw-he\
ad",h("span.idw-title","Pixel by pixel"),c);n.append(d,h("div.idw-scatter-stage",f,i,s),o,a);let l=null,E=()=>{let[m,p,I]=C(e,"axes","count","by_rank"),x=l?.[0].
length??0,k=Object.entries({Pearson:e.get("pearson"),Spearman:e.get("spearman")}),N=([g,F])=>h("div.idw-pair",h("dt.idw-small",g),h("dd.idw-large",F===null?"–":
K(F,2)));c.replaceChildren(...k.map(N));let L=m.map(g=>I?`rank of ${g.replace(/,.*/,"")}`:g);[o.textContent,f.textContent]=[`${L[0]} →`,`${L[1]} ↑`],s.hidden=
!!l,c.hidden=a.hidden=!l,u.textContent=p>x?`${x} of ${p} pixels drawn`:`${x} pixels`;let b=l?`Scatter of ${m.join(" and ")} of ${x} pixels`:s.textContent??"";i.
setAttribute("aria-label",b)},R=()=>{E();let{context:m,ratio:p}=G(i);m.scale(p,p);let[I,x]=[i.clientWidth,i.clientHeight],[k,N]=[$.left,x-$.bottom],L=getComputedStyle(
n);if(m.strokeStyle=L.getPropertyValue("--idw-muted"),m.strokeRect(k-5.5,$.top-4.5,0,N),m.strokeRect(k-5.5,N+5.5,I,0),!l)return;let[b,g]=e.get("by_rank")?l.map(
tt):l,F=U(et(b),[k,I-$.right]),rt=U(et(g),[N,$.top]);m.fillStyle=L.getPropertyValue("--idw-accent"),m.globalAlpha=b.length>1e3?.35:.7;for(let O=0;O<b.length;O++)
m.beginPath(),m.arc(F(b[O]),rt(g[O]),2,0,2*Math.PI),m.fill()};J(r,i,R);let q=new MutationObserver(R);q.observe(document.body,{attributes:!0,attributeFilter:["da\
ta-jp-theme-light"]}),r.addEventListener("abort",()=>q.disconnect()),y(t,["points"],m=>{let p=X(m);l=p&&[p.data.subarray(0,p.columns),p.data.subarray(p.columns)],
R()}),y(t,["axes","pearson","spearman","count","by_rank"],R)}var se=Q("scatter_pane",nt);export{se as default};

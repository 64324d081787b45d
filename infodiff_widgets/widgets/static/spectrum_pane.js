// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var F=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let o of this.#t[`change:${e}`]??[])o()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function T(t,...e){return e.map(n=>t.get(n))}function at(t,e){for(let[n,o]of Object.entries(e))t.set(n,o)}function V(t,e){at(t,e),t.save_changes()}function S({model:t,
signal:e},n,o){let i=0,r=()=>{i=0,o(...T(t,...n))},s=()=>i||=requestAnimationFrame(r);for(let f of n)t.on(`change:${f}`,s);e.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let f of n)t.off(`change:${f}`,s)}),r()}function _(t,e,n,o,i){let r=null;S(t,[e,...o],s=>{let f=JSON.stringify(s);f!==r&&n(s),r=f,i()})}function C(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function dt(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function H(t){let e,n,o;
t.length!==2?(e=C,n=(f,u)=>C(t(f),u),o=(f,u)=>t(f)-u):(e=t===C||t===dt?t:ht,n=t,o=t);function i(f,u,c=0,l=f.length){if(c<l){if(e(u,u)!==0)return l;do{let a=c+l>>>
1;n(f[a],u)<0?c=a+1:l=a}while(c<l)}return c}function r(f,u,c=0,l=f.length){if(c<l){if(e(u,u)!==0)return l;do{let a=c+l>>>1;n(f[a],u)<=0?c=a+1:l=a}while(c<l)}return c}
function s(f,u,c=0,l=f.length){let a=i(f,u,c,l-1);return a>c&&o(f[a-1],u)>-o(f[a],u)?a-1:a}return{left:i,center:s,right:r}}function ht(){return 0}function mt(t){
return t===null?NaN:+t}var W=H(C),Lt=W.right,Rt=W.left,Ot=H(mt).center;var It=v(X),jt=v(pt);function v(t){return function(e,n,o=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid ry");
let{data:i,width:r,height:s}=e;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:i.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!s||!n&&!o)return e;let f=n&&t(n),u=o&&t(o),c=i.slice();return f&&u?(k(f,c,i,r,s),k(f,i,c,r,s),k(f,c,i,r,s),N(u,i,c,r,s),N(u,c,i,r,s),N(
u,i,c,r,s)):f?(k(f,i,c,r,s),k(f,c,i,r,s),k(f,i,c,r,s)):u&&(N(u,i,c,r,s),N(u,c,i,r,s),N(u,i,c,r,s)),e}}function k(t,e,n,o,i){for(let r=0,s=o*i;r<s;)t(e,n,r,r+=o,
1)}function N(t,e,n,o,i){for(let r=0,s=o*i;r<o;++r)t(e,n,r,r+s,o)}function pt(t){let e=X(t);return(n,o,i,r,s)=>{i<<=2,r<<=2,s<<=2,e(n,o,i+0,r+0,s),e(n,o,i+1,r+1,
s),e(n,o,i+2,r+2,s),e(n,o,i+3,r+3,s)}}function X(t){let e=Math.floor(t);if(e===t)return wt(t);let n=t-e,o=2*t+1;return(i,r,s,f,u)=>{if(!((f-=u)>=s))return;let c=e*
r[s],l=u*e,a=l+u;for(let d=s,M=s+l;d<M;d+=u)c+=r[Math.min(f,d)];for(let d=s,M=f;d<=M;d+=u)c+=r[Math.min(f,d+l)],i[d]=(c+n*(r[Math.max(s,d-a)]+r[Math.min(f,d+a)]))/
o,c-=r[Math.max(s,d-l)]}}function wt(t){let e=2*t+1;return(n,o,i,r,s)=>{if(!((r-=s)>=i))return;let f=t*o[i],u=s*t;for(let c=i,l=i+u;c<l;c+=s)f+=o[Math.min(r,c)];
for(let c=i,l=r;c<=l;c+=s)f+=o[Math.min(r,c+u)],n[c]=f/e,f-=o[Math.max(i,c-u)]}}function G(t,e){let n,o;if(e===void 0)for(let i of t)i!=null&&(n===void 0?i>=i&&(n=o=i):(n>i&&(n=i),o<i&&(o=i)));else{let i=-1;for(let r of t)(r=e(r,++i,t))!=null&&
(n===void 0?r>=r&&(n=o=r):(n>r&&(n=r),o<r&&(o=r)))}return[n,o]}var gt=Array.prototype,Ft=gt.slice;var St=Math.sqrt(50),Ct=Math.sqrt(10),Ut=Math.sqrt(2);function L(t,e,n){t=+t,e=+e,n=(i=arguments.length)<2?(e=t,t=0,1):i<3?1:+n;for(var o=-1,i=Math.max(0,Math.ceil((e-t)/n))|0,r=new Array(i);++o<i;)r[o]=t+o*n;return r}var Dt=xt(Math.random);function xt(t){return function(n,o=0,i=n.length){let r=i-(o=+o);for(;r;){let s=t()*r--|0,f=n[r+o];n[r+o]=n[s+o],n[s+o]=f}return n}}function R(t,e){return t.toFixed(e).replace("-","−")}function q(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function Y(t,e=null,n="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let o=e===null||!Number.isFinite(e),i=q(o?Math.abs(t):e);return`${R(t,i)}${o?"":` ± ${R(e,i)}`} ${n}`.
trim()}function J(t,e){return Number.isFinite(t)?t===0?"0":R(t,e<.1?q(e):Math.min(q(Math.abs(t)/10),2)):"·"}function Z([t,e],n){let o=Math.max(-t,e);return`bar\
s: ${J(t,o)} to ${J(e,o)} ${n}`}function B(t,e=[],{zero:n=!0,clip:o=!1}={}){let i=t.flatMap((f,u)=>f===null?[]:[f-(e[u]??0),f+(e[u]??0)]),[r=0,s=0]=G(n?[0,...i]:i);return s<=r?[0,1]:[o&&t.every(
f=>f===null||f>=0)?0:r,s]}function z(t,e,n){return Math.min(Math.max(t,e),n)}function Q([t,e],[n,o]){return i=>n+(o-n)*(z(i,t,e)-t)/(e-t||1)}function p(t,...e){let[n,...o]=t.split("."),i=document.createElement(n);o.length&&(i.className=o.join(" ")),n==="button"&&i.setAttribute("type","button");for(let r of e){
if(typeof r=="string"||r instanceof Node){i.append(r);continue}for(let[s,f]of Object.entries(r))s.startsWith("on")?i.addEventListener(s.slice(2),f):f!==!1&&f!=null&&
i.setAttribute(s,f===!0?"":f)}return i}function U(t){return t.ctrlKey||t.metaKey||t.altKey}function tt(t){t.addEventListener("keydown",e=>{U(e)||e.stopPropagation()})}function et(t,e,n,o="ltr"){let i=o===
"rtl"?-1:1,r={ArrowLeft:-i,ArrowUp:-1,ArrowRight:i,ArrowDown:1}[t.key],s=r?e+r:{Home:0,End:n-1}[t.key];return s===void 0?void 0:z(s,0,n-1)}function nt(t){let e={
list:[],index:0,anchor:0,replace(n){let o=Math.max(n.length-1,0);Object.assign(e,{list:n,index:Math.min(e.index,o),anchor:Math.min(e.anchor,o)}),t.replaceChildren(
...n.map(({node:i,box:r=i})=>r)),e.mark()},mark:()=>e.list.forEach(({node:n},o)=>n.tabIndex=o===e.index?0:-1),indexOf:n=>e.list.findIndex(({node:o,box:i=o})=>i.
contains(n)),focus:(n=e.index)=>e.list[n]?.node.focus()};return t.addEventListener("focusin",n=>{e.index=e.indexOf(n.target),e.mark()}),e}function rt(t,e,{starts:n=()=>!0,
move:o,end:i,cancel:r=()=>{}}){let s=null,f=!1,u=({clientX:l,clientY:a})=>e.indexOf(t.getRootNode().elementFromPoint(l,a));return t.addEventListener("pointerdow\
n",l=>{let a=l.button===0&&!l.shiftKey&&!U(l)?u(l):-1;s=a>=0&&n(a,l)?{from:a,to:a,moved:!1}:null,f=!1}),t.addEventListener("pointermove",l=>{let a=s&&l.buttons&
1?u(l):-1;a<0||a===s.to||(t.hasPointerCapture(l.pointerId)||t.setPointerCapture(l.pointerId),Object.assign(s,{to:a,moved:!0}),o(s.from,a))}),t.addEventListener(
"pointerup",()=>{let l=s;s=null,f=!!l?.moved,f&&i(l.from,l.to)}),t.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),t.addEventListener("pointercancel",
()=>{s=null,r()}),{endsIn:l=>f&&l.detail>0,stop:()=>[s,f]=[null,!1]}}var bt=t=>new Blob([t],{type:"image/png"});function it(t){let e=[],n=()=>e.forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),o=>(n(),e=o.map(i=>URL.createObjectURL(bt(i))),e)}async function ot(t){let e=new Blob([Uint8Array.from(atob(t),r=>r.charCodeAt(0))]),n=await new Response(e.stream().pipeThrough(new DecompressionStream("gzip"))).
arrayBuffer(),o=new DataView(n).getUint32(0,!0),i=new TextDecoder().decode(new Uint8Array(n,4,o));return JSON.parse(i,(r,s)=>s?.bytes?new DataView(n,4+o+s.bytes[0],
s.bytes[1]):s)}function st(t,e){let n=({model:i,el:r,signal:s})=>{r.classList.add("idw"),tt(r),e({model:i,el:r,signal:s})},o=document.getElementById("idw-page");return o?.dataset.
bundle===t&&(o.removeAttribute("data-bundle"),ot(document.getElementById("idw-stored")?.textContent??"").then(i=>{n({model:new F({...i,offline:!0}),el:o,signal:new AbortController().
signal}),yt(o)})),{render:n}}function yt(t){let e=window.frameElement;if(!e)return;e.previousElementSibling?.remove();let n=()=>e.style.height=`${Math.ceil(t.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(t)}function Mt(t,e=!1){let n=Q(t,[0,100]),[o,i]=e?["bottom","height"]:["left","width"],r=(u,c,l="")=>p(`span.${u}`,{style:`${o}:${n(c)}%`},l),s=(u,c,l)=>{let[a,d]=[
n(Math.min(c,l)),n(Math.max(c,l))];return p(`span.${u}`,{style:`${o}:${a}%;${i}:${d-a}%`})};return{place:n,mark:r,bar:(u,c,[l,a],d=0)=>u==null?[]:[s(l,d,u),...c>
0?[s(a,u-c,u+c)]:[]]}}function At(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function ft(t,e,n,o,i=null,r=null){let{bar:s,mark:f}=Mt(o,!0),[u,c]=s(e,n,[At(
e),"idw-whisker"]),l=s(i,0,["idw-hollow","idw-whisker"]),a=r==null?[]:[f("idw-exact",r)];t.replaceChildren(f("idw-zero",0),...l,...u?[u]:[],...c?[c]:[],...a)}function D(t,e,n=null){return n!==null?L(Math.min(n,e),Math.max(n,e)+1):t.length===1&&t[0]===e?[]:[e]}function Et([t,e]){let n=t.map((l,a)=>l===null||e[a]===null?null:[l-e[a],l,l+e[a]]),[o,i]=B(n.flatMap(l=>l?[l[0],l[2]]:[])),r=Math.min(0,...t.map(l=>l??0)),s=l=>(100*
(i-Math.max(l,r))/(i-Math.max(o,r)||1)).toFixed(1),f=l=>(100*(l+.5)/t.length).toFixed(1),[u,c]=["",""];for(let l=0;l<n.length;l++){let a=l;for(;n[a];)a++;if(a===
l)continue;let d=L(l,a);u+=`M${d.map(b=>`${f(b)},${s(n[b][1])}`).join("L")}`;let M=(b,O)=>O.map(I=>`${f(I)},${s(n[I][b])}`).join("L");c+=`M${M(2,d)}L${M(0,d.reverse())}\
Z`,l=a}return`<svg viewBox="0 0 100 100" preserveAspectRatio="none"><path class="idw-area" d="${c}"/><path class="idw-line" d="${u}"/>
    <path class="idw-base" d="M0,${s(0)}H100"/></svg>`}function lt(t){let{model:e,el:n}=t;n.classList.add("idw-spectrum");let o=p("span.idw-muted.idw-small"),i=p(
"button.idw-bare.idw-link.idw-end","all levels"),r=p("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),s=p("div.idw-curve",{"aria-hidden":"true"}),
f=p("div.idw-strip"),u=p("p.idw-muted.idw-small","Denoised at each noise level"),c=p("div.idw-muted.idw-small.idw-axis.idw-plot"),l=p("p.idw-muted","No numbers \
yet."),a=p("div.idw-head",p("span.idw-title","At which noise levels"),o,i);n.append(a,p("div.idw-levels",s,r),c,f,u,l);let d=nt(r),M=()=>{let[h=0,m=-1]=e.get("s\
elected");return L(h,m+1)},b=h=>V(e,{selected:h.length?[h[0],h.at(-1)]:[]});i.addEventListener("click",()=>{b([]),d.focus()});let O=rt(r,d,{starts:h=>(d.anchor=
h,!0),move:(h,m)=>b(D([],m,h)),end:(h,m)=>d.focus(m)}),I=(h,m)=>{O.endsIn(m)||(b(D(M(),h,m.shiftKey?d.anchor:null)),d.focus(h))};r.addEventListener("keydown",h=>{
if(U(h)||["ArrowUp","ArrowDown"].includes(h.key))return;h.key==="Escape"&&b([]);let m=et(h,d.index,d.list.length);if(m===void 0)return;h.preventDefault();let y=e.
get("selected");h.shiftKey&&!(y.includes(d.index)&&y.includes(d.anchor))&&(d.anchor=d.index),d.focus(m),h.shiftKey&&b(D([],d.index,d.anchor))});let ct=h=>{let m=h.
map(w=>R(w,1)),y=(w,g)=>{let E=p("span.idw-bar.idw-plot"),j=p("button.idw-button.idw-band",{onclick:$=>I(g,$)},E);return{bar:E,node:j,name:`log SNR ${m[g]} to ${w}`}};
d.replace(m.slice(1).map(y)),O.stop();let x=m.length-1,A=(w,g)=>g===0?"noise":g===x?"picture":w;c.replaceChildren(...m.map((w,g)=>p("span",{style:`left:${100*g/
x}%`},A(w,g))))},P=()=>{let[h,m,y]=T(e,"values","errors","unit"),x=M(),A=B(h,m,{clip:!0});l.hidden=h.length>0,r.hidden=c.hidden=!h.length;let w=e.get("density")?.
length?e.get("density"):null;s.innerHTML=w?Et(w):"",n.classList.toggle("idw-dense",!!w),o.textContent=h.length?w?`${y} per unit of log SNR; drag to ask`:Z(A,y):
"",i.hidden=!x.length,d.list.forEach(({bar:g,node:E,name:j},$)=>{let K=Y(h[$]??null,m[$],y);E.setAttribute("aria-pressed",String(x.includes($))),E.setAttribute(
"aria-label",`${j}: ${K}`),E.title=`${j}
${K}`,ft(g,h[$],m[$],A)}),f.hidden=u.hidden=!f.children.length||!h.length,[...f.children].forEach((g,E)=>g.classList.toggle("idw-dim",x.length>0&&!x.includes(E)))},
ut=it(t.signal);_(t,"edges",ct,["values","errors","unit","selected","density"],P),S(t,["pictures","edges"],h=>{let m=ut(h?.length===d.list.length?h:[]),y=(x,A)=>p(
"img",{src:x,alt:`Denoised at ${A}`,title:A});f.replaceChildren(...m.map((x,A)=>y(x,d.list[A].name))),P()})}var me=st("spectrum_pane",lt);export{me as default};

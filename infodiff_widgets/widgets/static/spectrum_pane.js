// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function U(t,...e){return e.map(n=>t.get(n))}function ft(t,e){for(let[n,i]of Object.entries(e))t.set(n,i)}function P(t,e){ft(t,e),t.save_changes()}function k({model:t,
signal:e},n,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let f of n)t.on(`change:${f}`,o);e.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let f of n)t.off(`change:${f}`,o)}),i()}function R(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function ct(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function D(t){let e,n,i;
t.length!==2?(e=R,n=(c,u)=>R(t(c),u),i=(c,u)=>t(c)-u):(e=t===R||t===ct?t:st,n=t,i=t);function r(c,u,s=0,d=c.length){if(s<d){if(e(u,u)!==0)return d;do{let l=s+d>>>
1;n(c[l],u)<0?s=l+1:d=l}while(s<d)}return s}function o(c,u,s=0,d=c.length){if(s<d){if(e(u,u)!==0)return d;do{let l=s+d>>>1;n(c[l],u)<=0?s=l+1:d=l}while(s<d)}return s}
function f(c,u,s=0,d=c.length){let l=r(c,u,s,d-1);return l>s&&i(c[l-1],u)>-i(c[l],u)?l-1:l}return{left:r,center:f,right:o}}function st(){return 0}function ut(t){
return t===null?NaN:+t}var K=D(R),yt=K.right,Mt=K.left,Et=D(ut).center;var At=B(z),$t=B(lt);function B(t){return function(e,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:r,width:o,height:f}=e;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!f||!n&&!i)return e;let c=n&&t(n),u=i&&t(i),s=r.slice();return c&&u?(E(c,s,r,o,f),E(c,r,s,o,f),E(c,s,r,o,f),A(u,r,s,o,f),A(u,s,r,o,f),A(
u,r,s,o,f)):c?(E(c,r,s,o,f),E(c,s,r,o,f),E(c,r,s,o,f)):u&&(A(u,r,s,o,f),A(u,s,r,o,f),A(u,r,s,o,f)),e}}function E(t,e,n,i,r){for(let o=0,f=i*r;o<f;)t(e,n,o,o+=i,
1)}function A(t,e,n,i,r){for(let o=0,f=i*r;o<i;++o)t(e,n,o,o+f,i)}function lt(t){let e=z(t);return(n,i,r,o,f)=>{r<<=2,o<<=2,f<<=2,e(n,i,r+0,o+0,f),e(n,i,r+1,o+1,
f),e(n,i,r+2,o+2,f),e(n,i,r+3,o+3,f)}}function z(t){let e=Math.floor(t);if(e===t)return dt(t);let n=t-e,i=2*t+1;return(r,o,f,c,u)=>{if(!((c-=u)>=f))return;let s=e*
o[f],d=u*e,l=d+u;for(let m=f,x=f+d;m<x;m+=u)s+=o[Math.min(c,m)];for(let m=f,x=c;m<=x;m+=u)s+=o[Math.min(c,m+d)],r[m]=(s+n*(o[Math.max(f,m-l)]+o[Math.min(c,m+l)]))/
i,s-=o[Math.max(f,m-d)]}}function dt(t){let e=2*t+1;return(n,i,r,o,f)=>{if(!((o-=f)>=r))return;let c=t*i[r],u=f*t;for(let s=r,d=r+u;s<d;s+=f)c+=i[Math.min(o,s)];
for(let s=r,d=o;s<=d;s+=f)c+=i[Math.min(o,s+u)],n[s]=c/e,c-=i[Math.max(r,s-u)]}}function V(t,e){let n,i;if(e===void 0)for(let r of t)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of t)(o=e(o,++r,t))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var at=Array.prototype,kt=at.slice;var Nt=Math.sqrt(50),Lt=Math.sqrt(10),Rt=Math.sqrt(2);function O(t,e,n){t=+t,e=+e,n=(r=arguments.length)<2?(e=t,t=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((e-t)/n))|0,o=new Array(r);++i<r;)o[i]=t+i*n;return o}var Ot=ht(Math.random);function ht(t){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let f=t()*o--|0,c=n[o+i];n[o+i]=n[f+i],n[f+i]=c}return n}}function N(t,e){return t.toFixed(e).replace("-","−")}function F(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function H(t,e=null,n="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let i=e===null||!Number.isFinite(e),r=F(i?Math.abs(t):e);return`${N(t,r)}${i?"":` ± ${N(e,r)}`} ${n}`.
trim()}function W(t,e){return Number.isFinite(t)?t===0?"0":N(t,e<.1?F(e):Math.min(F(Math.abs(t)/10),2)):"·"}function _([t,e],n){let i=Math.max(-t,e);return`bar\
s: ${W(t,i)} to ${W(e,i)} ${n}`}function G(t,e=[],{zero:n=!0,clip:i=!1}={}){let r=t.flatMap((c,u)=>c===null?[]:[c-(e[u]??0),c+(e[u]??0)]),[o=0,f=0]=V(n?[0,...r]:r);return f<=o?[0,1]:[i&&t.every(
c=>c===null||c>=0)?0:o,f]}function T(t,e,n){return Math.min(Math.max(t,e),n)}function X([t,e],[n,i]){return r=>n+(i-n)*(T(r,t,e)-t)/(e-t||1)}function p(t,...e){let[n,...i]=t.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of e){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[f,c]of Object.entries(o))f.startsWith("on")?r.addEventListener(f.slice(2),c):c!==!1&&c!=null&&
r.setAttribute(f,c===!0?"":c)}return r}function j(t){return t.ctrlKey||t.metaKey||t.altKey}function J(t){t.addEventListener("keydown",e=>{j(e)||e.stopPropagation()})}function Q(t,e,n){let i={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[t.key],r=i?e+i:{Home:0,End:n-1}[t.key];return r===void 0?void 0:T(r,0,n-1)}function Y(t){let e={list:[],index:0,anchor:0,replace(n){
let i=Math.max(n.length-1,0);Object.assign(e,{list:n,index:Math.min(e.index,i),anchor:Math.min(e.anchor,i)}),t.replaceChildren(...n.map(({node:r,box:o=r})=>o)),
e.mark()},mark:()=>e.list.forEach(({node:n},i)=>n.tabIndex=i===e.index?0:-1),indexOf:n=>e.list.findIndex(({node:i,box:r=i})=>r.contains(n)),focus:(n=e.index)=>e.
list[n]?.node.focus()};return t.addEventListener("focusin",n=>{e.index=e.indexOf(n.target),e.mark()}),e}function Z(t,e,{starts:n=()=>!0,move:i,end:r,cancel:o=()=>{}}){
let f=null,c=!1,u=({clientX:d,clientY:l})=>e.indexOf(t.getRootNode().elementFromPoint(d,l));return t.addEventListener("pointerdown",d=>{let l=d.button===0&&!d.shiftKey&&
!j(d)?u(d):-1;f=l>=0&&n(l,d)?{from:l,to:l,moved:!1}:null,c=!1}),t.addEventListener("pointermove",d=>{let l=f&&d.buttons&1?u(d):-1;l<0||l===f.to||(t.hasPointerCapture(
d.pointerId)||t.setPointerCapture(d.pointerId),Object.assign(f,{to:l,moved:!0}),i(f.from,l))}),t.addEventListener("pointerup",()=>{let d=f;f=null,c=!!d?.moved,c&&
r(d.from,d.to)}),t.addEventListener("pointerleave",()=>{f?.moved||(f=null)}),t.addEventListener("pointercancel",()=>{f=null,o()}),{endsIn:d=>c&&d.detail>0,stop:()=>[
f,c]=[null,!1]}}var mt=t=>new Blob([t],{type:"image/png"});function v(t){let e=[],n=()=>e.forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),i=>(n(),e=i.map(r=>URL.createObjectURL(mt(r))),e)}function tt(...t){return{render({model:e,el:n,signal:i}){n.classList.add("idw"),J(n);for(let r of t)r({model:e,el:n,signal:i})}}}function pt(t,e=!1){let n=X(t,[0,100]),[i,r]=e?["bottom","height"]:["left","width"],o=(u,s,d="")=>p(`span.${u}`,{style:`${i}:${n(s)}%`},d),f=(u,s,d)=>{let[l,m]=[
n(Math.min(s,d)),n(Math.max(s,d))];return p(`span.${u}`,{style:`${i}:${l}%;${r}:${m-l}%`})};return{place:n,mark:o,bar:(u,s,[d,l],m=0)=>u==null?[]:[f(d,m,u),...s>
0?[f(l,u-s,u+s)]:[]]}}function gt(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function et(t,e,n,i){let{bar:r,mark:o}=pt(i,!0),[f,c]=r(e,n,[gt(e),"idw-whisk\
er"]);t.replaceChildren(...f?[f]:[],o("idw-zero",0),...c?[c]:[])}function I(t,e,n=null){return n!==null?O(Math.min(n,e),Math.max(n,e)+1):t.length===1&&t[0]===e?[]:[e]}function nt(t){let{model:e,el:n}=t;n.classList.add("idw-spectrum");let i=p("span.idw-muted.idw-small.idw-end"),r=p("button.idw-bare.idw-link","all levels"),o=p(
"div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),f=p("div.idw-strip"),c=p("p.idw-muted.idw-small","Denoised at each noise level"),u=p("div.idw-m\
uted.idw-small.idw-axis"),s=p("p.idw-muted","No numbers yet."),d=p("div.idw-head",p("span.idw-title","At which noise levels"),r,i);n.append(d,o,u,f,c,s);let l=Y(
o),m=()=>{let[a=0,h=-1]=e.get("selected");return O(a,h+1)},x=a=>P(e,{selected:a.length?[a[0],a.at(-1)]:[]});r.addEventListener("click",()=>{x([]),l.focus()});let q=Z(
o,l,{starts:a=>(l.anchor=a,!0),move:(a,h)=>x(I([],h,a)),end:(a,h)=>l.focus(h)}),rt=(a,h)=>{q.endsIn(h)||(x(I(m(),a,h.shiftKey?l.anchor:null)),l.focus(a))};o.addEventListener(
"keydown",a=>{if(j(a)||["ArrowUp","ArrowDown"].includes(a.key))return;a.key==="Escape"&&x([]);let h=Q(a,l.index,l.list.length);if(h===void 0)return;a.preventDefault();
let b=e.get("selected");a.shiftKey&&!(b.includes(l.index)&&b.includes(l.anchor))&&(l.anchor=l.index),l.focus(h),a.shiftKey&&x(I([],l.index,l.anchor))});let it=()=>{
let a=e.get("edges").map(g=>N(g,1)),h=(g,w)=>{let M=p("span.idw-bar.idw-plot"),y=p("button.idw-button.idw-band",{onclick:L=>rt(w,L)},M);return{bar:M,node:y,name:`\
log SNR ${a[w]} to ${g}`}};l.replace(a.slice(1).map(h)),q.stop();let b=a.length?[`noise, ${a[0]}`,"log SNR",`${a.at(-1)}, picture`]:[];u.replaceChildren(...b.map(
g=>p("span",g))),C()},C=()=>{let[a,h,b]=U(e,"values","errors","unit"),g=m(),w=G(a,h,{clip:!0});s.hidden=a.length>0,o.hidden=u.hidden=!a.length,i.textContent=a.length?
_(w,b):"",r.hidden=!g.length,l.list.forEach(({bar:M,node:y,name:L},$)=>{let S=H(a[$]??null,h[$],b);y.setAttribute("aria-pressed",String(g.includes($))),y.setAttribute(
"aria-label",`${L}: ${S}`),y.title=`${L}
${S}`,et(M,a[$],h[$],w)}),f.hidden=c.hidden=!f.children.length||!a.length,[...f.children].forEach((M,y)=>M.classList.toggle("idw-dim",g.length>0&&!g.includes(y)))},
ot=v(t.signal);k(t,["edges"],it),k(t,["pictures","edges"],()=>{let a=e.get("pictures")??[],h=ot(a.length===l.list.length?a:[]),b=(g,w)=>p("img",{src:g,alt:`Deno\
ised at ${w}`,title:w});f.replaceChildren(...h.map((g,w)=>b(g,l.list[w].name))),C()}),k(t,["values","errors","unit","selected"],()=>{l.list.length===Math.max(e.
get("edges").length-1,0)&&C()})}var ie=tt(nt);export{ie as default};

// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function C(t,...e){return e.map(n=>t.get(n))}function ct(t,e){for(let[n,i]of Object.entries(e))t.set(n,i)}function P(t,e){ct(t,e),t.save_changes()}function N({model:t,
signal:e},n,i){let r=0,o=()=>{r=0,i(...C(t,...n))},f=()=>r||=requestAnimationFrame(o);for(let c of n)t.on(`change:${c}`,f);e.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let c of n)t.off(`change:${c}`,f)}),o()}function D(t,e,n,i,r){let o=null;N(t,[e,...i],f=>{f!==o&&n(f),o=f,r()})}function R(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function ut(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function K(t){let e,n,i;
t.length!==2?(e=R,n=(c,s)=>R(t(c),s),i=(c,s)=>t(c)-s):(e=t===R||t===ut?t:st,n=t,i=t);function r(c,s,u=0,d=c.length){if(u<d){if(e(s,s)!==0)return d;do{let l=u+d>>>
1;n(c[l],s)<0?u=l+1:d=l}while(u<d)}return u}function o(c,s,u=0,d=c.length){if(u<d){if(e(s,s)!==0)return d;do{let l=u+d>>>1;n(c[l],s)<=0?u=l+1:d=l}while(u<d)}return u}
function f(c,s,u=0,d=c.length){let l=r(c,s,u,d-1);return l>u&&i(c[l-1],s)>-i(c[l],s)?l-1:l}return{left:r,center:f,right:o}}function st(){return 0}function lt(t){
return t===null?NaN:+t}var B=K(R),Mt=B.right,Et=B.left,At=K(lt).center;var $t=z(V),kt=z(dt);function z(t){return function(e,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:r,width:o,height:f}=e;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!f||!n&&!i)return e;let c=n&&t(n),s=i&&t(i),u=r.slice();return c&&s?(A(c,u,r,o,f),A(c,r,u,o,f),A(c,u,r,o,f),$(s,r,u,o,f),$(s,u,r,o,f),$(
s,r,u,o,f)):c?(A(c,r,u,o,f),A(c,u,r,o,f),A(c,r,u,o,f)):s&&($(s,r,u,o,f),$(s,u,r,o,f),$(s,r,u,o,f)),e}}function A(t,e,n,i,r){for(let o=0,f=i*r;o<f;)t(e,n,o,o+=i,
1)}function $(t,e,n,i,r){for(let o=0,f=i*r;o<i;++o)t(e,n,o,o+f,i)}function dt(t){let e=V(t);return(n,i,r,o,f)=>{r<<=2,o<<=2,f<<=2,e(n,i,r+0,o+0,f),e(n,i,r+1,o+1,
f),e(n,i,r+2,o+2,f),e(n,i,r+3,o+3,f)}}function V(t){let e=Math.floor(t);if(e===t)return at(t);let n=t-e,i=2*t+1;return(r,o,f,c,s)=>{if(!((c-=s)>=f))return;let u=e*
o[f],d=s*e,l=d+s;for(let m=f,x=f+d;m<x;m+=s)u+=o[Math.min(c,m)];for(let m=f,x=c;m<=x;m+=s)u+=o[Math.min(c,m+d)],r[m]=(u+n*(o[Math.max(f,m-l)]+o[Math.min(c,m+l)]))/
i,u-=o[Math.max(f,m-d)]}}function at(t){let e=2*t+1;return(n,i,r,o,f)=>{if(!((o-=f)>=r))return;let c=t*i[r],s=f*t;for(let u=r,d=r+s;u<d;u+=f)c+=i[Math.min(o,u)];
for(let u=r,d=o;u<=d;u+=f)c+=i[Math.min(o,u+s)],n[u]=c/e,c-=i[Math.max(r,u-s)]}}function W(t,e){let n,i;if(e===void 0)for(let r of t)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of t)(o=e(o,++r,t))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var ht=Array.prototype,Lt=ht.slice;var Nt=Math.sqrt(50),Rt=Math.sqrt(10),Ot=Math.sqrt(2);function O(t,e,n){t=+t,e=+e,n=(r=arguments.length)<2?(e=t,t=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((e-t)/n))|0,o=new Array(r);++i<r;)o[i]=t+i*n;return o}var jt=mt(Math.random);function mt(t){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let f=t()*o--|0,c=n[o+i];n[o+i]=n[f+i],n[f+i]=c}return n}}function k(t,e){return t.toFixed(e).replace("-","−")}function F(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function _(t,e=null,n="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let i=e===null||!Number.isFinite(e),r=F(i?Math.abs(t):e);return`${k(t,r)}${i?"":` ± ${k(e,r)}`} ${n}`.
trim()}function H(t,e){return Number.isFinite(t)?t===0?"0":k(t,e<.1?F(e):Math.min(F(Math.abs(t)/10),2)):"·"}function G([t,e],n){let i=Math.max(-t,e);return`bar\
s: ${H(t,i)} to ${H(e,i)} ${n}`}function X(t,e=[],{zero:n=!0,clip:i=!1}={}){let r=t.flatMap((c,s)=>c===null?[]:[c-(e[s]??0),c+(e[s]??0)]),[o=0,f=0]=W(n?[0,...r]:r);return f<=o?[0,1]:[i&&t.every(
c=>c===null||c>=0)?0:o,f]}function T(t,e,n){return Math.min(Math.max(t,e),n)}function J([t,e],[n,i]){return r=>n+(i-n)*(T(r,t,e)-t)/(e-t||1)}function p(t,...e){let[n,...i]=t.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of e){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[f,c]of Object.entries(o))f.startsWith("on")?r.addEventListener(f.slice(2),c):c!==!1&&c!=null&&
r.setAttribute(f,c===!0?"":c)}return r}function j(t){return t.ctrlKey||t.metaKey||t.altKey}function Q(t){t.addEventListener("keydown",e=>{j(e)||e.stopPropagation()})}function Y(t,e,n){let i={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[t.key],r=i?e+i:{Home:0,End:n-1}[t.key];return r===void 0?void 0:T(r,0,n-1)}function Z(t){let e={list:[],index:0,anchor:0,replace(n){
let i=Math.max(n.length-1,0);Object.assign(e,{list:n,index:Math.min(e.index,i),anchor:Math.min(e.anchor,i)}),t.replaceChildren(...n.map(({node:r,box:o=r})=>o)),
e.mark()},mark:()=>e.list.forEach(({node:n},i)=>n.tabIndex=i===e.index?0:-1),indexOf:n=>e.list.findIndex(({node:i,box:r=i})=>r.contains(n)),focus:(n=e.index)=>e.
list[n]?.node.focus()};return t.addEventListener("focusin",n=>{e.index=e.indexOf(n.target),e.mark()}),e}function v(t,e,{starts:n=()=>!0,move:i,end:r,cancel:o=()=>{}}){
let f=null,c=!1,s=({clientX:d,clientY:l})=>e.indexOf(t.getRootNode().elementFromPoint(d,l));return t.addEventListener("pointerdown",d=>{let l=d.button===0&&!d.shiftKey&&
!j(d)?s(d):-1;f=l>=0&&n(l,d)?{from:l,to:l,moved:!1}:null,c=!1}),t.addEventListener("pointermove",d=>{let l=f&&d.buttons&1?s(d):-1;l<0||l===f.to||(t.hasPointerCapture(
d.pointerId)||t.setPointerCapture(d.pointerId),Object.assign(f,{to:l,moved:!0}),i(f.from,l))}),t.addEventListener("pointerup",()=>{let d=f;f=null,c=!!d?.moved,c&&
r(d.from,d.to)}),t.addEventListener("pointerleave",()=>{f?.moved||(f=null)}),t.addEventListener("pointercancel",()=>{f=null,o()}),{endsIn:d=>c&&d.detail>0,stop:()=>[
f,c]=[null,!1]}}var pt=t=>new Blob([t],{type:"image/png"});function tt(t){let e=[],n=()=>e.forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),i=>(n(),e=i.map(r=>URL.createObjectURL(pt(r))),e)}function et(...t){return{render({model:e,el:n,signal:i}){n.classList.add("idw"),Q(n);for(let r of t)r({model:e,el:n,signal:i})}}}function gt(t,e=!1){let n=J(t,[0,100]),[i,r]=e?["bottom","height"]:["left","width"],o=(s,u,d="")=>p(`span.${s}`,{style:`${i}:${n(u)}%`},d),f=(s,u,d)=>{let[l,m]=[
n(Math.min(u,d)),n(Math.max(u,d))];return p(`span.${s}`,{style:`${i}:${l}%;${r}:${m-l}%`})};return{place:n,mark:o,bar:(s,u,[d,l],m=0)=>s==null?[]:[f(d,m,s),...u>
0?[f(l,s-u,s+u)]:[]]}}function wt(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function nt(t,e,n,i){let{bar:r,mark:o}=gt(i,!0),[f,c]=r(e,n,[wt(e),"idw-whisk\
er"]);t.replaceChildren(...f?[f]:[],o("idw-zero",0),...c?[c]:[])}function I(t,e,n=null){return n!==null?O(Math.min(n,e),Math.max(n,e)+1):t.length===1&&t[0]===e?[]:[e]}function rt(t){let{model:e,el:n}=t;n.classList.add("idw-spectrum");let i=p("span.idw-muted.idw-small.idw-end"),r=p("button.idw-bare.idw-link","all levels"),o=p(
"div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),f=p("div.idw-strip"),c=p("p.idw-muted.idw-small","Denoised at each noise level"),s=p("div.idw-m\
uted.idw-small.idw-axis"),u=p("p.idw-muted","No numbers yet."),d=p("div.idw-head",p("span.idw-title","At which noise levels"),r,i);n.append(d,o,s,f,c,u);let l=Z(
o),m=()=>{let[a=0,h=-1]=e.get("selected");return O(a,h+1)},x=a=>P(e,{selected:a.length?[a[0],a.at(-1)]:[]});r.addEventListener("click",()=>{x([]),l.focus()});let q=v(
o,l,{starts:a=>(l.anchor=a,!0),move:(a,h)=>x(I([],h,a)),end:(a,h)=>l.focus(h)}),it=(a,h)=>{q.endsIn(h)||(x(I(m(),a,h.shiftKey?l.anchor:null)),l.focus(a))};o.addEventListener(
"keydown",a=>{if(j(a)||["ArrowUp","ArrowDown"].includes(a.key))return;a.key==="Escape"&&x([]);let h=Y(a,l.index,l.list.length);if(h===void 0)return;a.preventDefault();
let b=e.get("selected");a.shiftKey&&!(b.includes(l.index)&&b.includes(l.anchor))&&(l.anchor=l.index),l.focus(h),a.shiftKey&&x(I([],l.index,l.anchor))});let ot=a=>{
let h=a.map(g=>k(g,1)),b=(g,E)=>{let y=p("span.idw-bar.idw-plot"),L=p("button.idw-button.idw-band",{onclick:M=>it(E,M)},y);return{bar:y,node:L,name:`log SNR ${h[E]}\
 to ${g}`}};l.replace(h.slice(1).map(b)),q.stop();let w=h.length?[`noise, ${h[0]}`,"log SNR",`${h.at(-1)}, picture`]:[];s.replaceChildren(...w.map(g=>p("span",g)))},
S=()=>{let[a,h,b]=C(e,"values","errors","unit"),w=m(),g=X(a,h,{clip:!0});u.hidden=a.length>0,o.hidden=s.hidden=!a.length,i.textContent=a.length?G(g,b):"",r.hidden=
!w.length,l.list.forEach(({bar:E,node:y,name:L},M)=>{let U=_(a[M]??null,h[M],b);y.setAttribute("aria-pressed",String(w.includes(M))),y.setAttribute("aria-label",
`${L}: ${U}`),y.title=`${L}
${U}`,nt(E,a[M],h[M],g)}),f.hidden=c.hidden=!f.children.length||!a.length,[...f.children].forEach((E,y)=>E.classList.toggle("idw-dim",w.length>0&&!w.includes(y)))},
ft=tt(t.signal);D(t,"edges",ot,["values","errors","unit","selected"],S),N(t,["pictures","edges"],a=>{let h=ft(a?.length===l.list.length?a:[]),b=(w,g)=>p("img",{
src:w,alt:`Denoised at ${g}`,title:g});f.replaceChildren(...h.map((w,g)=>b(w,l.list[g].name))),S()})}var oe=et(rt);export{oe as default};

// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function C(t,...n){return n.map(e=>t.get(e))}function ct(t,n){for(let[e,i]of Object.entries(n))t.set(e,i)}function P(t,n){ct(t,n),t.save_changes()}function N({model:t,
signal:n},e,i){let r=0,o=()=>{r=0,i(...C(t,...e))},f=()=>r||=requestAnimationFrame(o);for(let c of e)t.on(`change:${c}`,f);n.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let c of e)t.off(`change:${c}`,f)}),o()}function D(t,n,e,i,r){let o=null;N(t,[n,...i],f=>{let c=JSON.stringify(f);c!==o&&e(f),o=c,r()})}function R(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function ut(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function K(t){let n,e,i;
t.length!==2?(n=R,e=(c,s)=>R(t(c),s),i=(c,s)=>t(c)-s):(n=t===R||t===ut?t:st,e=t,i=t);function r(c,s,u=0,d=c.length){if(u<d){if(n(s,s)!==0)return d;do{let l=u+d>>>
1;e(c[l],s)<0?u=l+1:d=l}while(u<d)}return u}function o(c,s,u=0,d=c.length){if(u<d){if(n(s,s)!==0)return d;do{let l=u+d>>>1;e(c[l],s)<=0?u=l+1:d=l}while(u<d)}return u}
function f(c,s,u=0,d=c.length){let l=r(c,s,u,d-1);return l>u&&i(c[l-1],s)>-i(c[l],s)?l-1:l}return{left:r,center:f,right:o}}function st(){return 0}function lt(t){
return t===null?NaN:+t}var B=K(R),Mt=B.right,Et=B.left,At=K(lt).center;var $t=z(V),kt=z(dt);function z(t){return function(n,e,i=e){if(!((e=+e)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:r,width:o,height:f}=n;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!f||!e&&!i)return n;let c=e&&t(e),s=i&&t(i),u=r.slice();return c&&s?(A(c,u,r,o,f),A(c,r,u,o,f),A(c,u,r,o,f),$(s,r,u,o,f),$(s,u,r,o,f),$(
s,r,u,o,f)):c?(A(c,r,u,o,f),A(c,u,r,o,f),A(c,r,u,o,f)):s&&($(s,r,u,o,f),$(s,u,r,o,f),$(s,r,u,o,f)),n}}function A(t,n,e,i,r){for(let o=0,f=i*r;o<f;)t(n,e,o,o+=i,
1)}function $(t,n,e,i,r){for(let o=0,f=i*r;o<i;++o)t(n,e,o,o+f,i)}function dt(t){let n=V(t);return(e,i,r,o,f)=>{r<<=2,o<<=2,f<<=2,n(e,i,r+0,o+0,f),n(e,i,r+1,o+1,
f),n(e,i,r+2,o+2,f),n(e,i,r+3,o+3,f)}}function V(t){let n=Math.floor(t);if(n===t)return at(t);let e=t-n,i=2*t+1;return(r,o,f,c,s)=>{if(!((c-=s)>=f))return;let u=n*
o[f],d=s*n,l=d+s;for(let m=f,x=f+d;m<x;m+=s)u+=o[Math.min(c,m)];for(let m=f,x=c;m<=x;m+=s)u+=o[Math.min(c,m+d)],r[m]=(u+e*(o[Math.max(f,m-l)]+o[Math.min(c,m+l)]))/
i,u-=o[Math.max(f,m-d)]}}function at(t){let n=2*t+1;return(e,i,r,o,f)=>{if(!((o-=f)>=r))return;let c=t*i[r],s=f*t;for(let u=r,d=r+s;u<d;u+=f)c+=i[Math.min(o,u)];
for(let u=r,d=o;u<=d;u+=f)c+=i[Math.min(o,u+s)],e[u]=c/n,c-=i[Math.max(r,u-s)]}}function W(t,n){let e,i;if(n===void 0)for(let r of t)r!=null&&(e===void 0?r>=r&&(e=i=r):(e>r&&(e=r),i<r&&(i=r)));else{let r=-1;for(let o of t)(o=n(o,++r,t))!=null&&
(e===void 0?o>=o&&(e=i=o):(e>o&&(e=o),i<o&&(i=o)))}return[e,i]}var ht=Array.prototype,Lt=ht.slice;var Nt=Math.sqrt(50),Rt=Math.sqrt(10),Ot=Math.sqrt(2);function O(t,n,e){t=+t,n=+n,e=(r=arguments.length)<2?(n=t,t=0,1):r<3?1:+e;for(var i=-1,r=Math.max(0,Math.ceil((n-t)/e))|0,o=new Array(r);++i<r;)o[i]=t+i*e;return o}var jt=mt(Math.random);function mt(t){return function(e,i=0,r=e.length){let o=r-(i=+i);for(;o;){let f=t()*o--|0,c=e[o+i];e[o+i]=e[f+i],e[f+i]=c}return e}}function k(t,n){return t.toFixed(n).replace("-","−")}function F(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function _(t,n=null,e="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let i=n===null||!Number.isFinite(n),r=F(i?Math.abs(t):n);return`${k(t,r)}${i?"":` ± ${k(n,r)}`} ${e}`.
trim()}function H(t,n){return Number.isFinite(t)?t===0?"0":k(t,n<.1?F(n):Math.min(F(Math.abs(t)/10),2)):"·"}function G([t,n],e){let i=Math.max(-t,n);return`bar\
s: ${H(t,i)} to ${H(n,i)} ${e}`}function J(t,n=[],{zero:e=!0,clip:i=!1}={}){let r=t.flatMap((c,s)=>c===null?[]:[c-(n[s]??0),c+(n[s]??0)]),[o=0,f=0]=W(e?[0,...r]:r);return f<=o?[0,1]:[i&&t.every(
c=>c===null||c>=0)?0:o,f]}function T(t,n,e){return Math.min(Math.max(t,n),e)}function X([t,n],[e,i]){return r=>e+(i-e)*(T(r,t,n)-t)/(n-t||1)}function p(t,...n){let[e,...i]=t.split("."),r=document.createElement(e);i.length&&(r.className=i.join(" ")),e==="button"&&r.setAttribute("type","button");for(let o of n){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[f,c]of Object.entries(o))f.startsWith("on")?r.addEventListener(f.slice(2),c):c!==!1&&c!=null&&
r.setAttribute(f,c===!0?"":c)}return r}function j(t){return t.ctrlKey||t.metaKey||t.altKey}function Q(t){t.addEventListener("keydown",n=>{j(n)||n.stopPropagation()})}function Y(t,n,e){let i={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[t.key],r=i?n+i:{Home:0,End:e-1}[t.key];return r===void 0?void 0:T(r,0,e-1)}function Z(t){let n={list:[],index:0,anchor:0,replace(e){
let i=Math.max(e.length-1,0);Object.assign(n,{list:e,index:Math.min(n.index,i),anchor:Math.min(n.anchor,i)}),t.replaceChildren(...e.map(({node:r,box:o=r})=>o)),
n.mark()},mark:()=>n.list.forEach(({node:e},i)=>e.tabIndex=i===n.index?0:-1),indexOf:e=>n.list.findIndex(({node:i,box:r=i})=>r.contains(e)),focus:(e=n.index)=>n.
list[e]?.node.focus()};return t.addEventListener("focusin",e=>{n.index=n.indexOf(e.target),n.mark()}),n}function v(t,n,{starts:e=()=>!0,move:i,end:r,cancel:o=()=>{}}){
let f=null,c=!1,s=({clientX:d,clientY:l})=>n.indexOf(t.getRootNode().elementFromPoint(d,l));return t.addEventListener("pointerdown",d=>{let l=d.button===0&&!d.shiftKey&&
!j(d)?s(d):-1;f=l>=0&&e(l,d)?{from:l,to:l,moved:!1}:null,c=!1}),t.addEventListener("pointermove",d=>{let l=f&&d.buttons&1?s(d):-1;l<0||l===f.to||(t.hasPointerCapture(
d.pointerId)||t.setPointerCapture(d.pointerId),Object.assign(f,{to:l,moved:!0}),i(f.from,l))}),t.addEventListener("pointerup",()=>{let d=f;f=null,c=!!d?.moved,c&&
r(d.from,d.to)}),t.addEventListener("pointerleave",()=>{f?.moved||(f=null)}),t.addEventListener("pointercancel",()=>{f=null,o()}),{endsIn:d=>c&&d.detail>0,stop:()=>[
f,c]=[null,!1]}}var pt=t=>new Blob([t],{type:"image/png"});function tt(t){let n=[],e=()=>n.forEach(URL.revokeObjectURL);return t.addEventListener("abort",e),i=>(e(),n=i.map(r=>URL.createObjectURL(pt(r))),n)}function nt(...t){return{render({model:n,el:e,signal:i}){e.classList.add("idw"),Q(e);for(let r of t)r({model:n,el:e,signal:i})}}}function gt(t,n=!1){let e=X(t,[0,100]),[i,r]=n?["bottom","height"]:["left","width"],o=(s,u,d="")=>p(`span.${s}`,{style:`${i}:${e(u)}%`},d),f=(s,u,d)=>{let[l,m]=[
e(Math.min(u,d)),e(Math.max(u,d))];return p(`span.${s}`,{style:`${i}:${l}%;${r}:${m-l}%`})};return{place:e,mark:o,bar:(s,u,[d,l],m=0)=>s==null?[]:[f(d,m,s),...u>
0?[f(l,s-u,s+u)]:[]]}}function wt(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function et(t,n,e,i){let{bar:r,mark:o}=gt(i,!0),[f,c]=r(n,e,[wt(n),"idw-whisk\
er"]);t.replaceChildren(...f?[f]:[],o("idw-zero",0),...c?[c]:[])}function I(t,n,e=null){return e!==null?O(Math.min(e,n),Math.max(e,n)+1):t.length===1&&t[0]===n?[]:[n]}function rt(t){let{model:n,el:e}=t;e.classList.add("idw-spectrum");let i=p("span.idw-muted.idw-small.idw-end"),r=p("button.idw-bare.idw-link","all levels"),o=p(
"div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),f=p("div.idw-strip"),c=p("p.idw-muted.idw-small","Denoised at each noise level"),s=p("div.idw-m\
uted.idw-small.idw-axis"),u=p("p.idw-muted","No numbers yet."),d=p("div.idw-head",p("span.idw-title","At which noise levels"),r,i);e.append(d,o,s,f,c,u);let l=Z(
o),m=()=>{let[a=0,h=-1]=n.get("selected");return O(a,h+1)},x=a=>P(n,{selected:a.length?[a[0],a.at(-1)]:[]});r.addEventListener("click",()=>{x([]),l.focus()});let q=v(
o,l,{starts:a=>(l.anchor=a,!0),move:(a,h)=>x(I([],h,a)),end:(a,h)=>l.focus(h)}),it=(a,h)=>{q.endsIn(h)||(x(I(m(),a,h.shiftKey?l.anchor:null)),l.focus(a))};o.addEventListener(
"keydown",a=>{if(j(a)||["ArrowUp","ArrowDown"].includes(a.key))return;a.key==="Escape"&&x([]);let h=Y(a,l.index,l.list.length);if(h===void 0)return;a.preventDefault();
let b=n.get("selected");a.shiftKey&&!(b.includes(l.index)&&b.includes(l.anchor))&&(l.anchor=l.index),l.focus(h),a.shiftKey&&x(I([],l.index,l.anchor))});let ot=a=>{
let h=a.map(g=>k(g,1)),b=(g,E)=>{let y=p("span.idw-bar.idw-plot"),L=p("button.idw-button.idw-band",{onclick:M=>it(E,M)},y);return{bar:y,node:L,name:`log SNR ${h[E]}\
 to ${g}`}};l.replace(h.slice(1).map(b)),q.stop();let w=h.length?[`noise, ${h[0]}`,"log SNR",`${h.at(-1)}, picture`]:[];s.replaceChildren(...w.map(g=>p("span",g)))},
S=()=>{let[a,h,b]=C(n,"values","errors","unit"),w=m(),g=J(a,h,{clip:!0});u.hidden=a.length>0,o.hidden=s.hidden=!a.length,i.textContent=a.length?G(g,b):"",r.hidden=
!w.length,l.list.forEach(({bar:E,node:y,name:L},M)=>{let U=_(a[M]??null,h[M],b);y.setAttribute("aria-pressed",String(w.includes(M))),y.setAttribute("aria-label",
`${L}: ${U}`),y.title=`${L}
${U}`,et(E,a[M],h[M],g)}),f.hidden=c.hidden=!f.children.length||!a.length,[...f.children].forEach((E,y)=>E.classList.toggle("idw-dim",w.length>0&&!w.includes(y)))},
ft=tt(t.signal);D(t,"edges",ot,["values","errors","unit","selected"],S),N(t,["pictures","edges"],a=>{let h=ft(a?.length===l.list.length?a:[]),b=(w,g)=>p("img",{
src:w,alt:`Denoised at ${g}`,title:g});f.replaceChildren(...h.map((w,g)=>b(w,l.list[g].name))),S()})}var fn=nt(rt);export{fn as default};

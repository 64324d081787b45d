// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var C=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let o of this.#t[`change:${e}`]??[])o()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function D(t,...e){return e.map(n=>t.get(n))}function ut(t,e){for(let[n,o]of Object.entries(e))t.set(n,o)}function _(t,e){ut(t,e),t.save_changes()}function F({model:t,
signal:e},n,o){let i=0,r=()=>{i=0,o(...D(t,...n))},s=()=>i||=requestAnimationFrame(r);for(let f of n)t.on(`change:${f}`,s);e.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let f of n)t.off(`change:${f}`,s)}),r()}function H(t,e,n,o,i){let r=null;F(t,[e,...o],s=>{let f=JSON.stringify(s);f!==r&&n(s),r=f,i()})}function S(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function dt(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function z(t){let e,n,o;
t.length!==2?(e=S,n=(f,c)=>S(t(f),c),o=(f,c)=>t(f)-c):(e=t===S||t===dt?t:at,n=t,o=t);function i(f,c,u=0,l=f.length){if(u<l){if(e(c,c)!==0)return l;do{let d=u+l>>>
1;n(f[d],c)<0?u=d+1:l=d}while(u<l)}return u}function r(f,c,u=0,l=f.length){if(u<l){if(e(c,c)!==0)return l;do{let d=u+l>>>1;n(f[d],c)<=0?u=d+1:l=d}while(u<l)}return u}
function s(f,c,u=0,l=f.length){let d=i(f,c,u,l-1);return d>u&&o(f[d-1],c)>-o(f[d],c)?d-1:d}return{left:i,center:s,right:r}}function at(){return 0}function ht(t){
return t===null?NaN:+t}var W=z(S),kt=W.right,Lt=W.left,Nt=z(ht).center;var Rt=X(J),Ot=X(mt);function X(t){return function(e,n,o=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid ry");
let{data:i,width:r,height:s}=e;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:i.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!s||!n&&!o)return e;let f=n&&t(n),c=o&&t(o),u=i.slice();return f&&c?(k(f,u,i,r,s),k(f,i,u,r,s),k(f,u,i,r,s),L(c,i,u,r,s),L(c,u,i,r,s),L(
c,i,u,r,s)):f?(k(f,i,u,r,s),k(f,u,i,r,s),k(f,i,u,r,s)):c&&(L(c,i,u,r,s),L(c,u,i,r,s),L(c,i,u,r,s)),e}}function k(t,e,n,o,i){for(let r=0,s=o*i;r<s;)t(e,n,r,r+=o,
1)}function L(t,e,n,o,i){for(let r=0,s=o*i;r<o;++r)t(e,n,r,r+s,o)}function mt(t){let e=J(t);return(n,o,i,r,s)=>{i<<=2,r<<=2,s<<=2,e(n,o,i+0,r+0,s),e(n,o,i+1,r+1,
s),e(n,o,i+2,r+2,s),e(n,o,i+3,r+3,s)}}function J(t){let e=Math.floor(t);if(e===t)return pt(t);let n=t-e,o=2*t+1;return(i,r,s,f,c)=>{if(!((f-=c)>=s))return;let u=e*
r[s],l=c*e,d=l+c;for(let a=s,M=s+l;a<M;a+=c)u+=r[Math.min(f,a)];for(let a=s,M=f;a<=M;a+=c)u+=r[Math.min(f,a+l)],i[a]=(u+n*(r[Math.max(s,a-d)]+r[Math.min(f,a+d)]))/
o,u-=r[Math.max(s,a-l)]}}function pt(t){let e=2*t+1;return(n,o,i,r,s)=>{if(!((r-=s)>=i))return;let f=t*o[i],c=s*t;for(let u=i,l=i+c;u<l;u+=s)f+=o[Math.min(r,u)];
for(let u=i,l=r;u<=l;u+=s)f+=o[Math.min(r,u+c)],n[u]=f/e,f-=o[Math.max(i,u-c)]}}function G(t,e){let n,o;if(e===void 0)for(let i of t)i!=null&&(n===void 0?i>=i&&(n=o=i):(n>i&&(n=i),o<i&&(o=i)));else{let i=-1;for(let r of t)(r=e(r,++i,t))!=null&&
(n===void 0?r>=r&&(n=o=r):(n>r&&(n=r),o<r&&(o=r)))}return[n,o]}var wt=Array.prototype,jt=wt.slice;var It=Math.sqrt(50),Ct=Math.sqrt(10),Ft=Math.sqrt(2);function N(t,e,n){t=+t,e=+e,n=(i=arguments.length)<2?(e=t,t=0,1):i<3?1:+n;for(var o=-1,i=Math.max(0,Math.ceil((e-t)/n))|0,r=new Array(i);++o<i;)r[o]=t+o*n;return r}var St=gt(Math.random);function gt(t){return function(n,o=0,i=n.length){let r=i-(o=+o);for(;r;){let s=t()*r--|0,f=n[r+o];n[r+o]=n[s+o],n[s+o]=f}return n}}function R(t,e){return t.toFixed(e).replace("-","−")}function U(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function Q(t,e=null,n="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let o=e===null||!Number.isFinite(e),i=U(o?Math.abs(t):e);return`${R(t,i)}${o?"":` ± ${R(e,i)}`} ${n}`.
trim()}function Z(t,e){return Number.isFinite(t)?t===0?"0":R(t,e<.1?U(e):Math.min(U(Math.abs(t)/10),2)):"·"}function Y([t,e],n){let o=Math.max(-t,e);return`bar\
s: ${Z(t,o)} to ${Z(e,o)} ${n}`}function B(t,e=[],{zero:n=!0,clip:o=!1}={}){let i=t.flatMap((f,c)=>f===null?[]:[f-(e[c]??0),f+(e[c]??0)]),[r=0,s=0]=G(n?[0,...i]:i);return s<=r?[0,1]:[o&&t.every(
f=>f===null||f>=0)?0:r,s]}function P(t,e,n){return Math.min(Math.max(t,e),n)}function v([t,e],[n,o]){return i=>n+(o-n)*(P(i,t,e)-t)/(e-t||1)}function p(t,...e){let[n,...o]=t.split("."),i=document.createElement(n);o.length&&(i.className=o.join(" ")),n==="button"&&i.setAttribute("type","button");for(let r of e){
if(typeof r=="string"||r instanceof Node){i.append(r);continue}for(let[s,f]of Object.entries(r))s.startsWith("on")?i.addEventListener(s.slice(2),f):f!==!1&&f!=null&&
i.setAttribute(s,f===!0?"":f)}return i}function T(t){return t.ctrlKey||t.metaKey||t.altKey}function tt(t){t.addEventListener("keydown",e=>{T(e)||e.stopPropagation()})}function et(t,e,n,o="ltr"){let i=o===
"rtl"?-1:1,r={ArrowLeft:-i,ArrowUp:-1,ArrowRight:i,ArrowDown:1}[t.key],s=r?e+r:{Home:0,End:n-1}[t.key];return s===void 0?void 0:P(s,0,n-1)}function nt(t){let e={
list:[],index:0,anchor:0,replace(n){let o=Math.max(n.length-1,0);Object.assign(e,{list:n,index:Math.min(e.index,o),anchor:Math.min(e.anchor,o)}),t.replaceChildren(
...n.map(({node:i,box:r=i})=>r)),e.mark()},mark:()=>e.list.forEach(({node:n},o)=>n.tabIndex=o===e.index?0:-1),indexOf:n=>e.list.findIndex(({node:o,box:i=o})=>i.
contains(n)),focus:(n=e.index)=>e.list[n]?.node.focus()};return t.addEventListener("focusin",n=>{e.index=e.indexOf(n.target),e.mark()}),e}function rt(t,e,{starts:n=()=>!0,
move:o,end:i,cancel:r=()=>{}}){let s=null,f=!1,c=({clientX:l,clientY:d})=>e.indexOf(t.getRootNode().elementFromPoint(l,d));return t.addEventListener("pointerdow\
n",l=>{let d=l.button===0&&!l.shiftKey&&!T(l)?c(l):-1;s=d>=0&&n(d,l)?{from:d,to:d,moved:!1}:null,f=!1}),t.addEventListener("pointermove",l=>{let d=s&&l.buttons&
1?c(l):-1;d<0||d===s.to||(t.hasPointerCapture(l.pointerId)||t.setPointerCapture(l.pointerId),Object.assign(s,{to:d,moved:!0}),o(s.from,d))}),t.addEventListener(
"pointerup",()=>{let l=s;s=null,f=!!l?.moved,f&&i(l.from,l.to)}),t.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),t.addEventListener("pointercancel",
()=>{s=null,r()}),{endsIn:l=>f&&l.detail>0,stop:()=>[s,f]=[null,!1]}}var xt=t=>new Blob([t],{type:"image/png"});function it(t){let e=[],n=()=>e.forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),o=>(n(),e=o.map(i=>URL.createObjectURL(xt(i))),e)}function ot(t,e){let n=({model:i,el:r,signal:s})=>{r.classList.add("idw"),tt(r),e({model:i,el:r,signal:s})},o=document.getElementById("idw-page");if(o?.dataset.
bundle===t){o.removeAttribute("data-bundle");let i=f=>new DataView(Uint8Array.from(atob(f),c=>c.charCodeAt(0)).buffer),r=document.getElementById("idw-stored")?.
textContent??"",s=JSON.parse(r,(f,c)=>c?.base64===void 0?c:i(c.base64));n({model:new C({...s,offline:!0}),el:o,signal:new AbortController().signal})}return{render:n}}function bt(t,e=!1){let n=v(t,[0,100]),[o,i]=e?["bottom","height"]:["left","width"],r=(c,u,l="")=>p(`span.${c}`,{style:`${o}:${n(u)}%`},l),s=(c,u,l)=>{let[d,a]=[
n(Math.min(u,l)),n(Math.max(u,l))];return p(`span.${c}`,{style:`${o}:${d}%;${i}:${a-d}%`})};return{place:n,mark:r,bar:(c,u,[l,d],a=0)=>c==null?[]:[s(l,a,c),...u>
0?[s(d,c-u,c+u)]:[]]}}function yt(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function st(t,e,n,o,i=null,r=null){let{bar:s,mark:f}=bt(o,!0),[c,u]=s(e,n,[yt(
e),"idw-whisker"]),l=s(i,0,["idw-hollow","idw-whisker"]),d=r==null?[]:[f("idw-exact",r)];t.replaceChildren(f("idw-zero",0),...l,...c?[c]:[],...u?[u]:[],...d)}function q(t,e,n=null){return n!==null?N(Math.min(n,e),Math.max(n,e)+1):t.length===1&&t[0]===e?[]:[e]}function Mt([t,e]){let n=t.map((l,d)=>l===null||e[d]===null?null:[l-e[d],l,l+e[d]]),[o,i]=B(n.flatMap(l=>l?[l[0],l[2]]:[])),r=Math.min(0,...t.map(l=>l??0)),s=l=>(100*
(i-Math.max(l,r))/(i-Math.max(o,r)||1)).toFixed(1),f=l=>(100*(l+.5)/t.length).toFixed(1),[c,u]=["",""];for(let l=0;l<n.length;l++){let d=l;for(;n[d];)d++;if(d===
l)continue;let a=N(l,d);c+=`M${a.map(b=>`${f(b)},${s(n[b][1])}`).join("L")}`;let M=(b,O)=>O.map(j=>`${f(j)},${s(n[j][b])}`).join("L");u+=`M${M(2,a)}L${M(0,a.reverse())}\
Z`,l=d}return`<svg viewBox="0 0 100 100" preserveAspectRatio="none"><path class="idw-area" d="${u}"/><path class="idw-line" d="${c}"/>
    <path class="idw-base" d="M0,${s(0)}H100"/></svg>`}function ft(t){let{model:e,el:n}=t;n.classList.add("idw-spectrum");let o=p("span.idw-muted.idw-small"),i=p(
"button.idw-bare.idw-link.idw-end","all levels"),r=p("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),s=p("div.idw-curve",{"aria-hidden":"true"}),
f=p("div.idw-strip"),c=p("p.idw-muted.idw-small","Denoised at each noise level"),u=p("div.idw-muted.idw-small.idw-axis.idw-plot"),l=p("p.idw-muted","No numbers \
yet."),d=p("div.idw-head",p("span.idw-title","At which noise levels"),o,i);n.append(d,p("div.idw-levels",s,r),u,f,c,l);let a=nt(r),M=()=>{let[h=0,m=-1]=e.get("s\
elected");return N(h,m+1)},b=h=>_(e,{selected:h.length?[h[0],h.at(-1)]:[]});i.addEventListener("click",()=>{b([]),a.focus()});let O=rt(r,a,{starts:h=>(a.anchor=
h,!0),move:(h,m)=>b(q([],m,h)),end:(h,m)=>a.focus(m)}),j=(h,m)=>{O.endsIn(m)||(b(q(M(),h,m.shiftKey?a.anchor:null)),a.focus(h))};r.addEventListener("keydown",h=>{
if(T(h)||["ArrowUp","ArrowDown"].includes(h.key))return;h.key==="Escape"&&b([]);let m=et(h,a.index,a.list.length);if(m===void 0)return;h.preventDefault();let y=e.
get("selected");h.shiftKey&&!(y.includes(a.index)&&y.includes(a.anchor))&&(a.anchor=a.index),a.focus(m),h.shiftKey&&b(q([],a.index,a.anchor))});let lt=h=>{let m=h.
map(w=>R(w,1)),y=(w,g)=>{let E=p("span.idw-bar.idw-plot"),I=p("button.idw-button.idw-band",{onclick:$=>j(g,$)},E);return{bar:E,node:I,name:`log SNR ${m[g]} to ${w}`}};
a.replace(m.slice(1).map(y)),O.stop();let x=m.length-1,A=(w,g)=>g===0?"noise":g===x?"picture":w;u.replaceChildren(...m.map((w,g)=>p("span",{style:`left:${100*g/
x}%`},A(w,g))))},K=()=>{let[h,m,y]=D(e,"values","errors","unit"),x=M(),A=B(h,m,{clip:!0});l.hidden=h.length>0,r.hidden=u.hidden=!h.length;let w=e.get("density")?.
length?e.get("density"):null;s.innerHTML=w?Mt(w):"",n.classList.toggle("idw-dense",!!w),o.textContent=h.length?w?`${y} per unit of log SNR; drag to ask`:Y(A,y):
"",i.hidden=!x.length,a.list.forEach(({bar:g,node:E,name:I},$)=>{let V=Q(h[$]??null,m[$],y);E.setAttribute("aria-pressed",String(x.includes($))),E.setAttribute(
"aria-label",`${I}: ${V}`),E.title=`${I}
${V}`,st(g,h[$],m[$],A)}),f.hidden=c.hidden=!f.children.length||!h.length,[...f.children].forEach((g,E)=>g.classList.toggle("idw-dim",x.length>0&&!x.includes(E)))},
ct=it(t.signal);H(t,"edges",lt,["values","errors","unit","selected","density"],K),F(t,["pictures","edges"],h=>{let m=ct(h?.length===a.list.length?h:[]),y=(x,A)=>p(
"img",{src:x,alt:`Denoised at ${A}`,title:A});f.replaceChildren(...m.map((x,A)=>y(x,a.list[A].name))),K()})}var ue=ot("spectrum_pane",ft);export{ue as default};

// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var C=class{#t={};constructor(n){this.state={...n}}get(n){return this.state[n]}set(n,e){this.state[n]=e;for(let i of this.#t[`change:${n}`]??[])i()}on(n,e){(this.#t[n]??=
new Set).add(e)}off(n,e){this.#t[n]?.delete(e)}save_changes(){}send(...n){}};function j(t,...n){return n.map(e=>t.get(e))}function yt(t,n){for(let[e,i]of Object.entries(n))t.set(e,i)}function F(t,n){yt(t,n),t.save_changes()}function z({model:t,
signal:n},e,i){let o=0,r=()=>{o=0,i(...j(t,...e))},s=()=>o||=requestAnimationFrame(r);for(let f of e)t.on(`change:${f}`,s);n.addEventListener("abort",()=>{cancelAnimationFrame(
o);for(let f of e)t.off(`change:${f}`,s)}),r()}function H(t,n,e,i,o){let r=null;z(t,[n,...i],s=>{let f=JSON.stringify(s);f!==r&&e(s),r=f,o()})}function S(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function Mt(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function K(t){let n,e,i;
t.length!==2?(n=S,e=(f,a)=>S(t(f),a),i=(f,a)=>t(f)-a):(n=t===S||t===Mt?t:At,e=t,i=t);function o(f,a,c=0,u=f.length){if(c<u){if(n(a,a)!==0)return u;do{let d=c+u>>>
1;e(f[d],a)<0?c=d+1:u=d}while(c<u)}return c}function r(f,a,c=0,u=f.length){if(c<u){if(n(a,a)!==0)return u;do{let d=c+u>>>1;e(f[d],a)<=0?c=d+1:u=d}while(c<u)}return c}
function s(f,a,c=0,u=f.length){let d=o(f,a,c,u-1);return d>c&&i(f[d-1],a)>-i(f[d],a)?d-1:d}return{left:o,center:s,right:r}}function At(){return 0}function Et(t){
return t===null?NaN:+t}var W=K(S),Tt=W.right,Ut=W.left,_t=K(Et).center;var Dt=G(J),Pt=G(Lt);function G(t){return function(n,e,i=e){if(!((e=+e)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:o,width:r,height:s}=n;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:o.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!s||!e&&!i)return n;let f=e&&t(e),a=i&&t(i),c=o.slice();return f&&a?(L(f,c,o,r,s),L(f,o,c,r,s),L(f,c,o,r,s),k(a,o,c,r,s),k(a,c,o,r,s),k(
a,o,c,r,s)):f?(L(f,o,c,r,s),L(f,c,o,r,s),L(f,o,c,r,s)):a&&(k(a,o,c,r,s),k(a,c,o,r,s),k(a,o,c,r,s)),n}}function L(t,n,e,i,o){for(let r=0,s=i*o;r<s;)t(n,e,r,r+=i,
1)}function k(t,n,e,i,o){for(let r=0,s=i*o;r<i;++r)t(n,e,r,r+s,i)}function Lt(t){let n=J(t);return(e,i,o,r,s)=>{o<<=2,r<<=2,s<<=2,n(e,i,o+0,r+0,s),n(e,i,o+1,r+1,
s),n(e,i,o+2,r+2,s),n(e,i,o+3,r+3,s)}}function J(t){let n=Math.floor(t);if(n===t)return kt(t);let e=t-n,i=2*t+1;return(o,r,s,f,a)=>{if(!((f-=a)>=s))return;let c=n*
r[s],u=a*n,d=u+a;for(let p=s,w=s+u;p<w;p+=a)c+=r[Math.min(f,p)];for(let p=s,w=f;p<=w;p+=a)c+=r[Math.min(f,p+u)],o[p]=(c+e*(r[Math.max(s,p-d)]+r[Math.min(f,p+d)]))/
i,c-=r[Math.max(s,p-u)]}}function kt(t){let n=2*t+1;return(e,i,o,r,s)=>{if(!((r-=s)>=o))return;let f=t*i[o],a=s*t;for(let c=o,u=o+a;c<u;c+=s)f+=i[Math.min(r,c)];
for(let c=o,u=r;c<=u;c+=s)f+=i[Math.min(r,c+a)],e[c]=f/n,f-=i[Math.max(o,c-a)]}}function X(t,n){let e,i;if(n===void 0)for(let o of t)o!=null&&(e===void 0?o>=o&&(e=i=o):(e>o&&(e=o),i<o&&(i=o)));else{let o=-1;for(let r of t)(r=n(r,++o,t))!=null&&
(e===void 0?r>=r&&(e=i=r):(e>r&&(e=r),i<r&&(i=r)))}return[e,i]}var $t=Array.prototype,Vt=$t.slice;var Ht=Math.sqrt(50),Kt=Math.sqrt(10),Wt=Math.sqrt(2);var Gt=Nt(Math.random);function Nt(t){return function(e,i=0,o=e.length){let r=o-(i=+i);for(;r;){let s=t()*r--|0,f=e[r+i];e[r+i]=e[s+i],e[s+i]=f}return e}}function Y(t,n){return t.toFixed(n).replace("-","−")}function Rt(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function Q(t,n=null,e="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let i=n===null||!Number.isFinite(n),o=Rt(i?Math.abs(t):n);return`${Y(t,o)}${i?"":` ± ${Y(n,o)}`} ${e}`.
trim()}function Z(t,n=[],{zero:e=!0,clip:i=!1}={}){let o=t.flatMap((f,a)=>f===null?[]:[f-(n[a]??0),f+(n[a]??0)]),[r=0,s=0]=X(e?[0,...o]:o);return s<=r?[0,1]:[i&&t.every(
f=>f===null||f>=0)?0:r,s]}function tt(t,n,e){return Math.min(Math.max(t,n),e)}function nt([t,n],[e,i]){return o=>e+(i-e)*(tt(o,t,n)-t)/(n-t||1)}function l(t,...n){let[e,...i]=t.split("."),o=document.createElement(e);i.length&&(o.className=i.join(" ")),e==="button"&&o.setAttribute("type","button");for(let r of n){
if(typeof r=="string"||r instanceof Node){o.append(r);continue}for(let[s,f]of Object.entries(r))s.startsWith("on")?o.addEventListener(s.slice(2),f):f!==!1&&f!=null&&
o.setAttribute(s,f===!0?"":f)}return o}function et(t,n){t.textContent!==n&&(t.textContent=n)}function Ot(t){return t.ctrlKey||t.metaKey||t.altKey}function rt(t){t.addEventListener("keydown",n=>{Ot(n)||n.stopPropagation()})}async function it(t){let n=new Blob([Uint8Array.from(atob(t),r=>r.charCodeAt(0))]),e=await new Response(n.stream().pipeThrough(new DecompressionStream("gzip"))).
arrayBuffer(),i=new DataView(e).getUint32(0,!0),o=new TextDecoder().decode(new Uint8Array(e,4,i));return JSON.parse(o,(r,s)=>s?.bytes?new DataView(e,4+i+s.bytes[0],
s.bytes[1]):s)}function ot(t,n){let e=({model:o,el:r,signal:s})=>{r.classList.add("idw"),rt(r),n({model:o,el:r,signal:s})},i=document.getElementById("idw-page");return i?.dataset.
bundle===t&&(i.removeAttribute("data-bundle"),it(document.getElementById("idw-stored")?.textContent??"").then(o=>{e({model:new C({...o,offline:!0}),el:i,signal:new AbortController().
signal}),Ft(i)})),{render:e}}function Ft(t){let n=window.frameElement;if(!n)return;n.previousElementSibling?.remove();let e=()=>n.style.height=`${Math.ceil(t.getBoundingClientRect().
height)}px`;new ResizeObserver(e).observe(t)}function st(t,n=!1){let e=nt(t,[0,100]),[i,o]=n?["bottom","height"]:["left","width"],r=(a,c,u="")=>l(`span.${a}`,{style:`${i}:${e(c)}%`},u),s=(a,c,u)=>{let[d,p]=[
e(Math.min(c,u)),e(Math.max(c,u))];return l(`span.${a}`,{style:`${i}:${d}%;${o}:${p-d}%`})};return{place:e,mark:r,bar:(a,c,[u,d],p=0)=>a==null?[]:[s(u,p,a),...c>
0?[s(d,a-c,a+c)]:[]]}}function ft(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function ct(t){let n=l("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},t);return n.addEventListener("keydown",e=>e.key==="Enter"&&e.stopPropagation()),
n}function It(t,n,e,i){return i.addEventListener("change",()=>F(t.model,{[n]:i[e]})),z(t,[n],()=>i[e]=t.model.get(n)),i}function at(t,n,e){let i=It(t,n,"checked",
l("input",{type:"checkbox"})),o=l("span",e);return{input:i,label:o,row:l("label.idw-pair",i,o)}}function ut(t,n={}){let e=l("select.idw-field",n),i=o=>e.replaceChildren(
...o.map(([r,s])=>l("option",{value:r},s)));return i(t),{node:e,offer:i}}function vt(t,n,e){let[i,o]=Z(t,n,{zero:e==="nats"}),r=e==="nats"?i:i-.05*(o-i);return{...st([r,o]),base:e==="nats"?0:r}}function lt(t){let{model:n,el:e}=t;e.classList.
add("idw-captions");let i=l("span.idw-muted.idw-small"),o=l("ol.idw-captions-list"),r=l("button.idw-button","Add a caption"),s=at(t,"stops_early",""),f=["Map of\
 this caption","against that caption"].map(h=>ut([],{"aria-label":h})),[a,c]=f.map(({node:h})=>h),u=l("div.idw-hidden",{"aria-live":"polite"}),d=l("div.idw-flow\
.idw-foot.idw-captions-foot",l("span","Map"),a,l("span","against"),c),p=l("div.idw-head",l("span.idw-title","Captions"),i);e.append(p,o,l("div.idw-flow.idw-foot\
.idw-captions-foot",r,s.row),d,u);let w=[],q=()=>w.map(({input:h})=>h.value.trim()),B=h=>F(n,{captions:h}),dt=(h,m)=>{let y=ct({"aria-label":`Caption ${m+1}`,value:h,
onchange:()=>B(q())}),x=l("div.idw-captions-bar.idw-plot",{"aria-hidden":"true"}),[b,$]=[l("span.idw-captions-reading"),l("span.idw-small")],I={title:"Remove","\
aria-label":`Remove caption ${m+1}`},N=l("button.idw-bare.idw-icon",{...I,onclick:()=>{B(q().filter((_,T)=>T!==m)),r.focus()}},"×");return{node:l("li",y,N,x,l(
"div.idw-flow.idw-captions-facts",b,$)),input:y,bar:x,reading:b,standing:$,remove:N}};r.addEventListener("click",()=>{B([...q(),""]),requestAnimationFrame(()=>requestAnimationFrame(
()=>w.at(-1)?.input.focus()))});for(let h of[a,c])h.addEventListener("change",()=>{let m=[a.value,c.value];F(n,{pair:m.includes("")||m[0]===m[1]?[]:m.map(Number)})});
H(t,"captions",h=>{w.length===h.length?w.forEach(({input:m},y)=>{m.value.trim()!==h[y]&&(m.value=h[y])}):(w=h.map(dt),o.replaceChildren(...w.map(({node:m})=>m)))},
["values","errors","gaps","unit","winner","certainty","z_threshold","pair"],()=>{let[h,m,y,x]=j(n,"values","errors","gaps","unit"),[b,$,I,M,N]=j(n,"winner","cer\
tainty","z_threshold","captions","pair"),{bar:U,mark:_,base:T}=vt(h,m,x),v=b>=0&&$>=I;w.forEach(({node:A,bar:E,reading:R,standing:pt,remove:mt},g)=>{let[O=null,
D=null]=[h[g],m[g]],wt=ft(x==="nats"?O:0),[P,gt]=U(O,D,[wt,"idw-reach"],T),xt=P&&x==="nats"?_("idw-captions-zero",0):null;E.replaceChildren(...[P,xt,gt].filter(
Boolean)),A.classList.toggle("idw-captions-ahead",g===b&&!v),A.classList.toggle("idw-captions-wins",g===b&&v),R.textContent=O===null?"no score yet":Q(O,D,x),R.classList.
toggle("idw-muted",O===null);let bt=`${v?"✓ wins":"leads, not certain yet"} (z = ${$.toFixed(1)})`,V=M.indexOf(M[g]);pt.textContent=M[g]&&V<g?`the same as cap\
tion ${V+1}`:g===b?bt:y[g]??"",mt.disabled=w.length<=2}),i.textContent=x==="nats"?"against the empty prompt, ± standard error":"negated mean squared error",s.label.
textContent=`stop once the winner is certain (z ≥ ${I})`;let ht=M.map((A,E)=>[E,`${E+1} ${A}`]);f.forEach(({node:A,offer:E},R)=>{E([["",R?"the runner-up":"the\
 best"],...ht]),A.value=N.length?N[R]:""}),et(u,v?`“${M[b]}” wins`:"")})}var Rn=ot("caption_rows",lt);export{Rn as default};

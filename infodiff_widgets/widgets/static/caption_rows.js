// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function P(t,...n){return n.map(e=>t.get(e))}function gt(t,n){for(let[e,r]of Object.entries(n))t.set(e,r)}function O(t,n){gt(t,n),t.save_changes()}function A({model:t,
signal:n},e,r){let i=0,o=()=>{i||=requestAnimationFrame(()=>{i=0,r()})};for(let f of e)t.on(`change:${f}`,o);n.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let f of e)t.off(`change:${f}`,o)}),r()}function I(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function xt(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function V(t){let n,e,r;
t.length!==2?(n=I,e=(s,u)=>I(t(s),u),r=(s,u)=>t(s)-u):(n=t===I||t===xt?t:bt,e=t,r=t);function i(s,u,c=0,l=s.length){if(c<l){if(n(u,u)!==0)return l;do{let d=c+l>>>
1;e(s[d],u)<0?c=d+1:l=d}while(c<l)}return c}function o(s,u,c=0,l=s.length){if(c<l){if(n(u,u)!==0)return l;do{let d=c+l>>>1;e(s[d],u)<=0?c=d+1:l=d}while(c<l)}return c}
function f(s,u,c=0,l=s.length){let d=i(s,u,c,l-1);return d>c&&r(s[d-1],u)>-r(s[d],u)?d-1:d}return{left:i,center:f,right:o}}function bt(){return 0}function yt(t){
return t===null?NaN:+t}var D=V(I),jt=D.right,It=D.left,qt=V(yt).center;var vt=W(H),zt=W(Mt);function W(t){return function(n,e,r=e){if(!((e=+e)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid ry");
let{data:i,width:o,height:f}=n;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:i.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!f||!e&&!r)return n;let s=e&&t(e),u=r&&t(r),c=i.slice();return s&&u?(k(s,c,i,o,f),k(s,i,c,o,f),k(s,c,i,o,f),L(u,i,c,o,f),L(u,c,i,o,f),L(
u,i,c,o,f)):s?(k(s,i,c,o,f),k(s,c,i,o,f),k(s,i,c,o,f)):u&&(L(u,i,c,o,f),L(u,c,i,o,f),L(u,i,c,o,f)),n}}function k(t,n,e,r,i){for(let o=0,f=r*i;o<f;)t(n,e,o,o+=r,
1)}function L(t,n,e,r,i){for(let o=0,f=r*i;o<r;++o)t(n,e,o,o+f,r)}function Mt(t){let n=H(t);return(e,r,i,o,f)=>{i<<=2,o<<=2,f<<=2,n(e,r,i+0,o+0,f),n(e,r,i+1,o+1,
f),n(e,r,i+2,o+2,f),n(e,r,i+3,o+3,f)}}function H(t){let n=Math.floor(t);if(n===t)return Et(t);let e=t-n,r=2*t+1;return(i,o,f,s,u)=>{if(!((s-=u)>=f))return;let c=n*
o[f],l=u*n,d=l+u;for(let p=f,w=f+l;p<w;p+=u)c+=o[Math.min(s,p)];for(let p=f,w=s;p<=w;p+=u)c+=o[Math.min(s,p+l)],i[p]=(c+e*(o[Math.max(f,p-d)]+o[Math.min(s,p+d)]))/
r,c-=o[Math.max(f,p-l)]}}function Et(t){let n=2*t+1;return(e,r,i,o,f)=>{if(!((o-=f)>=i))return;let s=t*r[i],u=f*t;for(let c=i,l=i+u;c<l;c+=f)s+=r[Math.min(o,c)];
for(let c=i,l=o;c<=l;c+=f)s+=r[Math.min(o,c+u)],e[c]=s/n,s-=r[Math.max(i,c-u)]}}function G(t,n){let e,r;if(n===void 0)for(let i of t)i!=null&&(e===void 0?i>=i&&(e=r=i):(e>i&&(e=i),r<i&&(r=i)));else{let i=-1;for(let o of t)(o=n(o,++i,t))!=null&&
(e===void 0?o>=o&&(e=r=o):(e>o&&(e=o),r<o&&(r=o)))}return[e,r]}var At=Array.prototype,Tt=At.slice;var Pt=Math.sqrt(50),Bt=Math.sqrt(10),_t=Math.sqrt(2);var St=kt(Math.random);function kt(t){return function(e,r=0,i=e.length){let o=i-(r=+r);for(;o;){let f=t()*o--|0,s=e[o+r];e[o+r]=e[f+r],e[f+r]=s}return e}}function X(t,n){return t.toFixed(n).replace("-","−")}function Lt(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function J(t,n=null,e="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let r=n===null||!Number.isFinite(n),i=Lt(r?Math.abs(t):n);return`${X(t,i)}${r?"":` ± ${X(n,i)}`} ${e}`.
trim()}function Q(t,n=[],{zero:e=!0,clip:r=!1}={}){let i=t.flatMap((s,u)=>s===null?[]:[s-(n[u]??0),s+(n[u]??0)]),[o=0,f=0]=G(e?[0,...i]:i);return f<=o?[0,1]:[r&&t.every(
s=>s===null||s>=0)?0:o,f]}function Y(t,n,e){return Math.min(Math.max(t,n),e)}function Z([t,n],[e,r]){return i=>e+(r-e)*(Y(i,t,n)-t)/(n-t||1)}function a(t,...n){let[e,...r]=t.split("."),i=document.createElement(e);r.length&&(i.className=r.join(" ")),e==="button"&&i.setAttribute("type","button");for(let o of n){
if(typeof o=="string"||o instanceof Node){i.append(o);continue}for(let[f,s]of Object.entries(o))f.startsWith("on")?i.addEventListener(f.slice(2),s):s!==!1&&s!=null&&
i.setAttribute(f,s===!0?"":s)}return i}function tt(t,n){t.textContent!==n&&(t.textContent=n)}function $t(t){return t.ctrlKey||t.metaKey||t.altKey}function nt(t){t.addEventListener("keydown",n=>{$t(n)||n.stopPropagation()})}function et(...t){return{render({model:n,el:e,signal:r}){e.classList.add("idw"),nt(e);for(let i of t)i({model:n,el:e,signal:r})}}}function it(t,n=!1){let e=Z(t,[0,100]),[r,i]=n?["bottom","height"]:["left","width"],o=(u,c,l="")=>a(`span.${u}`,{style:`${r}:${e(c)}%`},l),f=(u,c,l)=>{let[d,p]=[
e(Math.min(c,l)),e(Math.max(c,l))];return a(`span.${u}`,{style:`${r}:${d}%;${i}:${p-d}%`})};return{place:e,mark:o,bar:(u,c,[l,d],p=0)=>u==null?[]:[f(l,p,u),...c>
0?[f(d,u-c,u+c)]:[]]}}function rt(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function ot(t){let n=a("input.idw-field",{type:"text",autocomplete:"off"},t);return n.addEventListener("keydown",e=>e.key==="Enter"&&e.stopPropagation()),n}function Nt(t,n,e,r){return r.addEventListener("change",()=>O(t.model,{[n]:r[e]})),A(t,[n],()=>r[e]=t.model.get(n)),r}function ft(t,n,e){let r=Nt(t,n,"checked",
a("input",{type:"checkbox"})),i=a("span",e);return{input:r,label:i,row:a("label.idw-pair",r,i)}}function ct(t,n={}){let e=a("select.idw-field",n),r=i=>e.replaceChildren(
...i.map(([o,f])=>a("option",{value:o},f)));return r(t),{node:e,offer:r}}function Rt(t,n,e){let[r,i]=Q(t,n,{zero:e==="nats"}),o=e==="nats"?r:r-.05*(i-r);return{...it([o,i]),base:e==="nats"?0:o}}function st(t){let{model:n,el:e}=t;e.classList.
add("idw-captions");let r=a("span.idw-muted.idw-small"),i=a("ol.idw-captions-list"),o=a("button.idw-button","Add a caption"),f=ft(t,"stops_early",""),s=["Map of\
 this caption","against that caption"].map(h=>ct([],{"aria-label":h})),[u,c]=s.map(({node:h})=>h),l=a("div.idw-hidden",{"aria-live":"polite"}),d=a("div.idw-flow\
.idw-foot.idw-captions-foot",a("span","Map"),u,a("span","against"),c),p=a("div.idw-head",a("span.idw-title","Captions"),r);e.append(p,i,a("div.idw-flow.idw-foot\
.idw-captions-foot",o,f.row),d,l);let w=[],q=()=>w.map(({input:h})=>h.value.trim()),v=h=>O(n,{captions:h}),ut=(h,m)=>{let b=ot({"aria-label":`Caption ${m+1}`,value:h,
onchange:()=>v(q())}),g=a("div.idw-captions-bar.idw-plot",{"aria-hidden":"true"}),[x,$]=[a("span.idw-captions-reading"),a("span.idw-small")],F={title:"Remove","\
aria-label":`Remove caption ${m+1}`},N=a("button.idw-bare.idw-icon",{...F,onclick:()=>{v(q().filter((S,T)=>T!==m)),o.focus()}},"×");return{node:a("li",b,N,g,a(
"div.idw-flow.idw-captions-facts",x,$)),input:b,bar:g,reading:x,standing:$,remove:N}};o.addEventListener("click",()=>{v([...q(),""]),requestAnimationFrame(()=>requestAnimationFrame(
()=>w.at(-1)?.input.focus()))});for(let h of[u,c])h.addEventListener("change",()=>{let m=[u.value,c.value];O(n,{pair:m.includes("")||m[0]===m[1]?[]:m.map(Number)})});
let B=()=>{let[h,m,b,g]=P(n,"values","errors","behind","unit"),[x,$,F,z,N]=P(n,"winner","certainty","z_threshold","captions","pair"),{bar:_,mark:S,base:T}=Rt(h,
m,g),j=x>=0&&$>=F;w.forEach(({node:y,bar:M,reading:R,standing:at,remove:dt},E)=>{let[C=null,U=null]=[h[E],m[E]],ht=rt(g==="nats"?C:0),[K,pt]=_(C,U,[ht,"idw-reac\
h"],T),mt=K&&g==="nats"?S("idw-captions-zero",0):null;M.replaceChildren(...[K,mt,pt].filter(Boolean)),y.classList.toggle("idw-captions-ahead",E===x&&!j),y.classList.
toggle("idw-captions-wins",E===x&&j),R.textContent=C===null?"no score yet":J(C,U,g),R.classList.toggle("idw-muted",C===null);let wt=`${j?"✓ wins":"leads, not \
certain yet"} (z = ${$.toFixed(1)})`;at.textContent=E===x?wt:b[E]??"",dt.disabled=w.length<=2}),r.textContent=g==="nats"?"against the empty prompt, ± standard e\
rror":"negated mean squared error",f.label.textContent=`stop once the winner is certain (z ≥ ${F})`;let lt=z.map((y,M)=>[M,`${M+1} ${y}`]);s.forEach(({node:y,
offer:M},R)=>{M([["",R?"the runner-up":"the best"],...lt]),y.value=N.length?N[R]:""}),tt(l,j?`“${z[x]}” wins`:"")};A(t,["captions"],()=>{let h=n.get("captio\
ns");w.length===h.length?w.forEach(({input:m},b)=>{m.value.trim()!==h[b]&&(m.value=h[b])}):(w=h.map(ut),i.replaceChildren(...w.map(({node:m})=>m))),B()}),A(t,["\
values","errors","behind","unit","winner","certainty","z_threshold","pair"],B)}var xn=et(st);export{xn as default};

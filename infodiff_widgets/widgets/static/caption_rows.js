// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function I(t,...n){return n.map(e=>t.get(e))}function gt(t,n){for(let[e,o]of Object.entries(n))t.set(e,o)}function O(t,n){gt(t,n),t.save_changes()}function j({model:t,
signal:n},e,o){let i=0,r=()=>{i=0,o(...I(t,...e))},f=()=>i||=requestAnimationFrame(r);for(let c of e)t.on(`change:${c}`,f);n.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let c of e)t.off(`change:${c}`,f)}),r()}function K(t,n,e,o,i){let r=null;j(t,[n,...o],f=>{let c=JSON.stringify(f);c!==r&&e(f),r=c,i()})}function v(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function xt(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function V(t){let n,e,o;
t.length!==2?(n=v,e=(c,u)=>v(t(c),u),o=(c,u)=>t(c)-u):(n=t===v||t===xt?t:bt,e=t,o=t);function i(c,u,s=0,l=c.length){if(s<l){if(n(u,u)!==0)return l;do{let d=s+l>>>
1;e(c[d],u)<0?s=d+1:l=d}while(s<l)}return s}function r(c,u,s=0,l=c.length){if(s<l){if(n(u,u)!==0)return l;do{let d=s+l>>>1;e(c[d],u)<=0?s=d+1:l=d}while(s<l)}return s}
function f(c,u,s=0,l=c.length){let d=i(c,u,s,l-1);return d>s&&o(c[d-1],u)>-o(c[d],u)?d-1:d}return{left:i,center:f,right:r}}function bt(){return 0}function yt(t){
return t===null?NaN:+t}var D=V(v),qt=D.right,zt=D.left,Tt=V(yt).center;var Pt=W(H),Bt=W(Mt);function W(t){return function(n,e,o=e){if(!((e=+e)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid ry");
let{data:i,width:r,height:f}=n;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:i.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!f||!e&&!o)return n;let c=e&&t(e),u=o&&t(o),s=i.slice();return c&&u?(A(c,s,i,r,f),A(c,i,s,r,f),A(c,s,i,r,f),L(u,i,s,r,f),L(u,s,i,r,f),L(
u,i,s,r,f)):c?(A(c,i,s,r,f),A(c,s,i,r,f),A(c,i,s,r,f)):u&&(L(u,i,s,r,f),L(u,s,i,r,f),L(u,i,s,r,f)),n}}function A(t,n,e,o,i){for(let r=0,f=o*i;r<f;)t(n,e,r,r+=o,
1)}function L(t,n,e,o,i){for(let r=0,f=o*i;r<o;++r)t(n,e,r,r+f,o)}function Mt(t){let n=H(t);return(e,o,i,r,f)=>{i<<=2,r<<=2,f<<=2,n(e,o,i+0,r+0,f),n(e,o,i+1,r+1,
f),n(e,o,i+2,r+2,f),n(e,o,i+3,r+3,f)}}function H(t){let n=Math.floor(t);if(n===t)return Et(t);let e=t-n,o=2*t+1;return(i,r,f,c,u)=>{if(!((c-=u)>=f))return;let s=n*
r[f],l=u*n,d=l+u;for(let p=f,w=f+l;p<w;p+=u)s+=r[Math.min(c,p)];for(let p=f,w=c;p<=w;p+=u)s+=r[Math.min(c,p+l)],i[p]=(s+e*(r[Math.max(f,p-d)]+r[Math.min(c,p+d)]))/
o,s-=r[Math.max(f,p-l)]}}function Et(t){let n=2*t+1;return(e,o,i,r,f)=>{if(!((r-=f)>=i))return;let c=t*o[i],u=f*t;for(let s=i,l=i+u;s<l;s+=f)c+=o[Math.min(r,s)];
for(let s=i,l=r;s<=l;s+=f)c+=o[Math.min(r,s+u)],e[s]=c/n,c-=o[Math.max(i,s-u)]}}function G(t,n){let e,o;if(n===void 0)for(let i of t)i!=null&&(e===void 0?i>=i&&(e=o=i):(e>i&&(e=i),o<i&&(o=i)));else{let i=-1;for(let r of t)(r=n(r,++i,t))!=null&&
(e===void 0?r>=r&&(e=o=r):(e>r&&(e=r),o<r&&(o=r)))}return[e,o]}var At=Array.prototype,St=At.slice;var _t=Math.sqrt(50),Ut=Math.sqrt(10),Kt=Math.sqrt(2);var Vt=Lt(Math.random);function Lt(t){return function(e,o=0,i=e.length){let r=i-(o=+o);for(;r;){let f=t()*r--|0,c=e[r+o];e[r+o]=e[f+o],e[f+o]=c}return e}}function J(t,n){return t.toFixed(n).replace("-","−")}function kt(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function X(t,n=null,e="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let o=n===null||!Number.isFinite(n),i=kt(o?Math.abs(t):n);return`${J(t,i)}${o?"":` ± ${J(n,i)}`} ${e}`.
trim()}function Q(t,n=[],{zero:e=!0,clip:o=!1}={}){let i=t.flatMap((c,u)=>c===null?[]:[c-(n[u]??0),c+(n[u]??0)]),[r=0,f=0]=G(e?[0,...i]:i);return f<=r?[0,1]:[o&&t.every(
c=>c===null||c>=0)?0:r,f]}function Y(t,n,e){return Math.min(Math.max(t,n),e)}function Z([t,n],[e,o]){return i=>e+(o-e)*(Y(i,t,n)-t)/(n-t||1)}function a(t,...n){let[e,...o]=t.split("."),i=document.createElement(e);o.length&&(i.className=o.join(" ")),e==="button"&&i.setAttribute("type","button");for(let r of n){
if(typeof r=="string"||r instanceof Node){i.append(r);continue}for(let[f,c]of Object.entries(r))f.startsWith("on")?i.addEventListener(f.slice(2),c):c!==!1&&c!=null&&
i.setAttribute(f,c===!0?"":c)}return i}function tt(t,n){t.textContent!==n&&(t.textContent=n)}function $t(t){return t.ctrlKey||t.metaKey||t.altKey}function nt(t){t.addEventListener("keydown",n=>{$t(n)||n.stopPropagation()})}function et(...t){return{render({model:n,el:e,signal:o}){e.classList.add("idw"),nt(e);for(let i of t)i({model:n,el:e,signal:o})}}}function it(t,n=!1){let e=Z(t,[0,100]),[o,i]=n?["bottom","height"]:["left","width"],r=(u,s,l="")=>a(`span.${u}`,{style:`${o}:${e(s)}%`},l),f=(u,s,l)=>{let[d,p]=[
e(Math.min(s,l)),e(Math.max(s,l))];return a(`span.${u}`,{style:`${o}:${d}%;${i}:${p-d}%`})};return{place:e,mark:r,bar:(u,s,[l,d],p=0)=>u==null?[]:[f(l,p,u),...s>
0?[f(d,u-s,u+s)]:[]]}}function rt(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function ot(t){let n=a("input.idw-field",{type:"text",autocomplete:"off"},t);return n.addEventListener("keydown",e=>e.key==="Enter"&&e.stopPropagation()),n}function Nt(t,n,e,o){return o.addEventListener("change",()=>O(t.model,{[n]:o[e]})),j(t,[n],()=>o[e]=t.model.get(n)),o}function ft(t,n,e){let o=Nt(t,n,"checked",
a("input",{type:"checkbox"})),i=a("span",e);return{input:o,label:i,row:a("label.idw-pair",o,i)}}function ct(t,n={}){let e=a("select.idw-field",n),o=i=>e.replaceChildren(
...i.map(([r,f])=>a("option",{value:r},f)));return o(t),{node:e,offer:o}}function Rt(t,n,e){let[o,i]=Q(t,n,{zero:e==="nats"}),r=e==="nats"?o:o-.05*(i-o);return{...it([r,i]),base:e==="nats"?0:r}}function st(t){let{model:n,el:e}=t;e.classList.
add("idw-captions");let o=a("span.idw-muted.idw-small"),i=a("ol.idw-captions-list"),r=a("button.idw-button","Add a caption"),f=ft(t,"stops_early",""),c=["Map of\
 this caption","against that caption"].map(h=>ct([],{"aria-label":h})),[u,s]=c.map(({node:h})=>h),l=a("div.idw-hidden",{"aria-live":"polite"}),d=a("div.idw-flow\
.idw-foot.idw-captions-foot",a("span","Map"),u,a("span","against"),s),p=a("div.idw-head",a("span.idw-title","Captions"),o);e.append(p,i,a("div.idw-flow.idw-foot\
.idw-captions-foot",r,f.row),d,l);let w=[],q=()=>w.map(({input:h})=>h.value.trim()),z=h=>O(n,{captions:h}),ut=(h,m)=>{let b=ot({"aria-label":`Caption ${m+1}`,value:h,
onchange:()=>z(q())}),g=a("div.idw-captions-bar.idw-plot",{"aria-hidden":"true"}),[x,k]=[a("span.idw-captions-reading"),a("span.idw-small")],C={title:"Remove","\
aria-label":`Remove caption ${m+1}`},$=a("button.idw-bare.idw-icon",{...C,onclick:()=>{z(q().filter((S,P)=>P!==m)),r.focus()}},"×");return{node:a("li",b,$,g,a(
"div.idw-flow.idw-captions-facts",x,k)),input:b,bar:g,reading:x,standing:k,remove:$}};r.addEventListener("click",()=>{z([...q(),""]),requestAnimationFrame(()=>requestAnimationFrame(
()=>w.at(-1)?.input.focus()))});for(let h of[u,s])h.addEventListener("change",()=>{let m=[u.value,s.value];O(n,{pair:m.includes("")||m[0]===m[1]?[]:m.map(Number)})});
K(t,"captions",h=>{w.length===h.length?w.forEach(({input:m},b)=>{m.value.trim()!==h[b]&&(m.value=h[b])}):(w=h.map(ut),i.replaceChildren(...w.map(({node:m})=>m)))},
["values","errors","behind","unit","winner","certainty","z_threshold","pair"],()=>{let[h,m,b,g]=I(n,"values","errors","behind","unit"),[x,k,C,T,$]=I(n,"winner",
"certainty","z_threshold","captions","pair"),{bar:B,mark:S,base:P}=Rt(h,m,g),F=x>=0&&k>=C;w.forEach(({node:y,bar:M,reading:N,standing:at,remove:dt},E)=>{let[R=null,
_=null]=[h[E],m[E]],ht=rt(g==="nats"?R:0),[U,pt]=B(R,_,[ht,"idw-reach"],P),mt=U&&g==="nats"?S("idw-captions-zero",0):null;M.replaceChildren(...[U,mt,pt].filter(
Boolean)),y.classList.toggle("idw-captions-ahead",E===x&&!F),y.classList.toggle("idw-captions-wins",E===x&&F),N.textContent=R===null?"no score yet":X(R,_,g),N.classList.
toggle("idw-muted",R===null);let wt=`${F?"✓ wins":"leads, not certain yet"} (z = ${k.toFixed(1)})`;at.textContent=E===x?wt:b[E]??"",dt.disabled=w.length<=2}),
o.textContent=g==="nats"?"against the empty prompt, ± standard error":"negated mean squared error",f.label.textContent=`stop once the winner is certain (z ≥ ${C}\
)`;let lt=T.map((y,M)=>[M,`${M+1} ${y}`]);c.forEach(({node:y,offer:M},N)=>{M([["",N?"the runner-up":"the best"],...lt]),y.value=$.length?$[N]:""}),tt(l,F?`“${T[x]}\
” wins`:"")})}var Mn=et(st);export{Mn as default};

// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
function P(t,...n){return n.map(e=>t.get(e))}function wt(t,n){for(let[e,i]of Object.entries(n))t.set(e,i)}function j(t,n){wt(t,n),t.save_changes()}function E({model:t,
signal:n},e,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let f of e)t.on(`change:${f}`,o);n.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let f of e)t.off(`change:${f}`,o)}),i()}function a(t,...n){let[e,...i]=t.split("."),r=document.createElement(e);i.length&&(r.className=i.join(" "));for(let o of n){if(typeof o=="string"||o instanceof Node){
r.append(o);continue}for(let[f,s]of Object.entries(o))f.startsWith("on")?r.addEventListener(f.slice(2),s):s!==!1&&s!=null&&r.setAttribute(f,s===!0?"":s)}return r}
function V(t,n){t.textContent!==n&&(t.textContent=n)}function gt(t){return t.ctrlKey||t.metaKey||t.altKey}function D(t){t.addEventListener("keydown",n=>{gt(n)||n.stopPropagation()})}function H(...t){return{render({model:n,el:e,signal:i}){e.classList.add("idw"),D(e);for(let r of t)r({model:n,el:e,signal:i})}}}function O(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function xt(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function W(t){let n,e,i;
t.length!==2?(n=O,e=(s,l)=>O(t(s),l),i=(s,l)=>t(s)-l):(n=t===O||t===xt?t:bt,e=t,i=t);function r(s,l,c=0,u=s.length){if(c<u){if(n(l,l)!==0)return u;do{let d=c+u>>>
1;e(s[d],l)<0?c=d+1:u=d}while(c<u)}return c}function o(s,l,c=0,u=s.length){if(c<u){if(n(l,l)!==0)return u;do{let d=c+u>>>1;e(s[d],l)<=0?c=d+1:u=d}while(c<u)}return c}
function f(s,l,c=0,u=s.length){let d=r(s,l,c,u-1);return d>c&&i(s[d-1],l)>-i(s[d],l)?d-1:d}return{left:r,center:f,right:o}}function bt(){return 0}function yt(t){
return t===null?NaN:+t}var G=W(O),_t=G.right,Bt=G.left,Ut=W(yt).center;var St=X(Y),Kt=X(Mt);function X(t){return function(n,e,i=e){if(!((e=+e)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:r,width:o,height:f}=n;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!f||!e&&!i)return n;let s=e&&t(e),l=i&&t(i),c=r.slice();return s&&l?(k(s,c,r,o,f),k(s,r,c,o,f),k(s,c,r,o,f),N(l,r,c,o,f),N(l,c,r,o,f),N(
l,r,c,o,f)):s?(k(s,r,c,o,f),k(s,c,r,o,f),k(s,r,c,o,f)):l&&(N(l,r,c,o,f),N(l,c,r,o,f),N(l,r,c,o,f)),n}}function k(t,n,e,i,r){for(let o=0,f=i*r;o<f;)t(n,e,o,o+=i,
1)}function N(t,n,e,i,r){for(let o=0,f=i*r;o<i;++o)t(n,e,o,o+f,i)}function Mt(t){let n=Y(t);return(e,i,r,o,f)=>{r<<=2,o<<=2,f<<=2,n(e,i,r+0,o+0,f),n(e,i,r+1,o+1,
f),n(e,i,r+2,o+2,f),n(e,i,r+3,o+3,f)}}function Y(t){let n=Math.floor(t);if(n===t)return At(t);let e=t-n,i=2*t+1;return(r,o,f,s,l)=>{if(!((s-=l)>=f))return;let c=n*
o[f],u=l*n,d=u+l;for(let p=f,w=f+u;p<w;p+=l)c+=o[Math.min(s,p)];for(let p=f,w=s;p<=w;p+=l)c+=o[Math.min(s,p+u)],r[p]=(c+e*(o[Math.max(f,p-d)]+o[Math.min(s,p+d)]))/
i,c-=o[Math.max(f,p-u)]}}function At(t){let n=2*t+1;return(e,i,r,o,f)=>{if(!((o-=f)>=r))return;let s=t*i[r],l=f*t;for(let c=r,u=r+l;c<u;c+=f)s+=i[Math.min(o,c)];
for(let c=r,u=o;c<=u;c+=f)s+=i[Math.min(o,c+l)],e[c]=s/n,s-=i[Math.max(r,c-l)]}}function J(t,n){let e,i;if(n===void 0)for(let r of t)r!=null&&(e===void 0?r>=r&&(e=i=r):(e>r&&(e=r),i<r&&(i=r)));else{let r=-1;for(let o of t)(o=n(o,++r,t))!=null&&
(e===void 0?o>=o&&(e=i=o):(e>o&&(e=o),i<o&&(i=o)))}return[e,i]}var Et=Array.prototype,Vt=Et.slice;var Dt=Math.sqrt(50),Ht=Math.sqrt(10),Wt=Math.sqrt(2);var Gt=kt(Math.random);function kt(t){return function(e,i=0,r=e.length){let o=r-(i=+i);for(;o;){let f=t()*o--|0,s=e[o+i];e[o+i]=e[f+i],e[f+i]=s}return e}}function Q(t,n){return t.toFixed(n).replace("-","−")}function Nt(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function Z(t,n=null,e="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let i=n===null||!Number.isFinite(n),r=Nt(i?Math.abs(t):n);return`${Q(t,r)}${i?"":` ± ${Q(n,r)}`} ${e}`.
trim()}function tt(t,n=[],{zero:e=!0,clip:i=!1}={}){let r=t.flatMap((s,l)=>s===null?[]:[s-(n[l]??0),s+(n[l]??0)]),[o=0,f=0]=J(e?[0,...r]:r);return f<=o?[0,1]:[i&&t.every(
s=>s===null||s>=0)?0:o,f]}function $t(t,n,e){return Math.min(Math.max(t,n),e)}function nt([t,n],[e,i]){return r=>e+(i-e)*($t(r,t,n)-t)/(n-t||1)}function et(t,n=!1){let e=nt(t,[0,100]),[i,r]=n?["bottom","height"]:["left","width"],o=(l,c,u="")=>a(`span.${l}`,{style:`${i}:${e(c)}%`},u),f=(l,c,u)=>{let[d,p]=[
e(Math.min(c,u)),e(Math.max(c,u))];return a(`span.${l}`,{style:`${i}:${d}%;${r}:${p-d}%`})};return{place:e,mark:o,bar:(l,c,[u,d],p=0)=>l==null?[]:[f(u,p,l),...c>
0?[f(d,l-c,l+c)]:[]]}}function it(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function rt(t){let n=a("input.idw-field",{type:"text",autocomplete:"off"},t);return n.addEventListener("keydown",e=>e.key==="Enter"&&e.stopPropagation()),n}function Lt(t,n,e,i){return i.addEventListener("change",()=>j(t.model,{[n]:i[e]})),E(t,[n],()=>{i[e]=t.model.get(n)}),i}function ot(t,n,e){let i=Lt(t,n,"checked",
a("input",{type:"checkbox"})),r=a("span",e);return{input:i,label:r,row:a("label.idw-pair",i,r)}}function ft(t,n={}){let e=a("select.idw-field",n),i=r=>e.replaceChildren(
...r.map(([o,f])=>a("option",{value:o},f)));return i(t),{node:e,offer:i}}function Rt(t,n,e){let[i,r]=tt(t,n,{zero:e==="nats"}),o=e==="nats"?i:i-.05*(r-i);return{...et([o,r]),base:e==="nats"?0:o}}function ct(t){let{model:n,el:e}=t;e.classList.
add("idw-captions");let i=a("span.idw-muted.idw-small"),r=a("ol.idw-captions-list"),o=a("button.idw-button",{type:"button"},"Add a caption"),f=ot(t,"stops_early",
""),s=["Map of this caption","against that caption"].map(h=>ft([],{"aria-label":h})),[l,c]=s.map(({node:h})=>h),u=a("div.idw-hidden",{"aria-live":"polite"}),d=a(
"div.idw-flow.idw-captions-foot",a("span","Map"),l,a("span","against"),c),p=a("div.idw-head",a("span.idw-title","Captions"),i);e.append(p,r,a("div.idw-flow.idw-\
captions-foot",o,f.row),d,u);let w=[],q=()=>w.map(({input:h})=>h.value.trim()),z=h=>j(n,{captions:h}),st=(h,m)=>{let b=rt({"aria-label":`Caption ${m+1}`,value:h,
onchange:()=>z(q())}),g=a("div.idw-captions-bar",{"aria-hidden":"true"}),[x,$]=[a("span.idw-captions-reading"),a("span.idw-small")],C={title:"Remove","aria-labe\
l":`Remove caption ${m+1}`},L=a("button.idw-bare.idw-icon",{type:"button",...C,onclick:()=>{z(q().filter((U,T)=>T!==m)),o.focus()}},"×");return{node:a("li",b,L,
g,a("div.idw-flow.idw-captions-facts",x,$)),input:b,bar:g,reading:x,standing:$,remove:L}};o.addEventListener("click",()=>{z([...q(),""]),requestAnimationFrame(()=>requestAnimationFrame(
()=>w.at(-1)?.input.focus()))});for(let h of[l,c])h.addEventListener("change",()=>{let m=[l.value,c.value];j(n,{pair:m.includes("")||m[0]===m[1]?[]:m.map(Number)})});
let _=()=>{let[h,m,b,g]=P(n,"values","errors","behind","unit"),[x,$,C,v,L]=P(n,"winner","certainty","z_threshold","captions","pair"),{bar:B,mark:U,base:T}=Rt(h,
m,g),I=x>=0&&$>=C;w.forEach(({node:y,bar:M,reading:R,standing:ut,remove:at},A)=>{let[F=null,S=null]=[h[A],m[A]],dt=it(g==="nats"?F:0),[K,ht]=B(F,S,[dt,"idw-reac\
h"],T),pt=K&&g==="nats"?U("idw-captions-zero",0):null;M.replaceChildren(...[K,pt,ht].filter(Boolean)),y.classList.toggle("idw-captions-ahead",A===x&&!I),y.classList.
toggle("idw-captions-wins",A===x&&I),R.textContent=F===null?"no score yet":Z(F,S,g),R.classList.toggle("idw-muted",F===null);let mt=`${I?"✓ wins":"leads, not \
certain yet"} (z = ${$.toFixed(1)})`;ut.textContent=A===x?mt:b[A]??"",at.disabled=w.length<=2}),i.textContent=g==="nats"?"against the empty prompt, ± standard e\
rror":"negated mean squared error",f.label.textContent=`stop once the winner is certain (z ≥ ${C})`;let lt=v.map((y,M)=>[M,`${M+1} ${y}`]);s.forEach(({node:y,
offer:M},R)=>{M([["",R?"the runner-up":"the best"],...lt]),y.value=L.length?L[R]:""}),V(u,I?`“${v[x]}” wins`:"")};E(t,["captions"],()=>{let h=n.get("caption\
s");w.length===h.length?w.forEach(({input:m},b)=>{m.value.trim()!==h[b]&&(m.value=h[b])}):(w=h.map(st),r.replaceChildren(...w.map(({node:m})=>m))),_()}),E(t,["v\
alues","errors","behind","unit","winner","certainty","z_threshold","pair"],_)}var gn=H(ct);export{gn as default};

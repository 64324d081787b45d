// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function P(t,...n){return n.map(e=>t.get(e))}function wt(t,n){for(let[e,i]of Object.entries(n))t.set(e,i)}function C(t,n){wt(t,n),t.save_changes()}function A({model:t,
signal:n},e,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let f of e)t.on(`change:${f}`,o);n.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let f of e)t.off(`change:${f}`,o)}),i()}function a(t,...n){let[e,...i]=t.split("."),r=document.createElement(e);i.length&&(r.className=i.join(" "));for(let o of n){if(typeof o=="string"||o instanceof Node){
r.append(o);continue}for(let[f,s]of Object.entries(o))f.startsWith("on")?r.addEventListener(f.slice(2),s):s!==!1&&s!=null&&r.setAttribute(f,s===!0?"":s)}return r}
function V(t,n){t.textContent!==n&&(t.textContent=n)}function gt(t){return t.ctrlKey||t.metaKey||t.altKey}function D(t){t.addEventListener("keydown",n=>{gt(n)||n.stopPropagation()})}function W(...t){return{render({model:n,el:e,signal:i}){e.classList.add("idw"),D(e);for(let r of t)r({model:n,el:e,signal:i})}}}function I(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function xt(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function H(t){let n,e,i;
t.length!==2?(n=I,e=(s,u)=>I(t(s),u),i=(s,u)=>t(s)-u):(n=t===I||t===xt?t:bt,e=t,i=t);function r(s,u,c=0,l=s.length){if(c<l){if(n(u,u)!==0)return l;do{let d=c+l>>>
1;e(s[d],u)<0?c=d+1:l=d}while(c<l)}return c}function o(s,u,c=0,l=s.length){if(c<l){if(n(u,u)!==0)return l;do{let d=c+l>>>1;e(s[d],u)<=0?c=d+1:l=d}while(c<l)}return c}
function f(s,u,c=0,l=s.length){let d=r(s,u,c,l-1);return d>c&&i(s[d-1],u)>-i(s[d],u)?d-1:d}return{left:r,center:f,right:o}}function bt(){return 0}function yt(t){
return t===null?NaN:+t}var G=H(I),Bt=G.right,_t=G.left,St=H(yt).center;var Ut=X(J),Kt=X(Mt);function X(t){return function(n,e,i=e){if(!((e=+e)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:r,width:o,height:f}=n;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!f||!e&&!i)return n;let s=e&&t(e),u=i&&t(i),c=r.slice();return s&&u?(L(s,c,r,o,f),L(s,r,c,o,f),L(s,c,r,o,f),$(u,r,c,o,f),$(u,c,r,o,f),$(
u,r,c,o,f)):s?(L(s,r,c,o,f),L(s,c,r,o,f),L(s,r,c,o,f)):u&&($(u,r,c,o,f),$(u,c,r,o,f),$(u,r,c,o,f)),n}}function L(t,n,e,i,r){for(let o=0,f=i*r;o<f;)t(n,e,o,o+=i,
1)}function $(t,n,e,i,r){for(let o=0,f=i*r;o<i;++o)t(n,e,o,o+f,i)}function Mt(t){let n=J(t);return(e,i,r,o,f)=>{r<<=2,o<<=2,f<<=2,n(e,i,r+0,o+0,f),n(e,i,r+1,o+1,
f),n(e,i,r+2,o+2,f),n(e,i,r+3,o+3,f)}}function J(t){let n=Math.floor(t);if(n===t)return Et(t);let e=t-n,i=2*t+1;return(r,o,f,s,u)=>{if(!((s-=u)>=f))return;let c=n*
o[f],l=u*n,d=l+u;for(let p=f,w=f+l;p<w;p+=u)c+=o[Math.min(s,p)];for(let p=f,w=s;p<=w;p+=u)c+=o[Math.min(s,p+l)],r[p]=(c+e*(o[Math.max(f,p-d)]+o[Math.min(s,p+d)]))/
i,c-=o[Math.max(f,p-l)]}}function Et(t){let n=2*t+1;return(e,i,r,o,f)=>{if(!((o-=f)>=r))return;let s=t*i[r],u=f*t;for(let c=r,l=r+u;c<l;c+=f)s+=i[Math.min(o,c)];
for(let c=r,l=o;c<=l;c+=f)s+=i[Math.min(o,c+u)],e[c]=s/n,s-=i[Math.max(r,c-u)]}}function Q(t,n){let e,i;if(n===void 0)for(let r of t)r!=null&&(e===void 0?r>=r&&(e=i=r):(e>r&&(e=r),i<r&&(i=r)));else{let r=-1;for(let o of t)(o=n(o,++r,t))!=null&&
(e===void 0?o>=o&&(e=i=o):(e>o&&(e=o),i<o&&(i=o)))}return[e,i]}var At=Array.prototype,Vt=At.slice;var Dt=Math.sqrt(50),Wt=Math.sqrt(10),Ht=Math.sqrt(2);var Gt=Lt(Math.random);function Lt(t){return function(e,i=0,r=e.length){let o=r-(i=+i);for(;o;){let f=t()*o--|0,s=e[o+i];e[o+i]=e[f+i],e[f+i]=s}return e}}function Y(t,n){return t.toFixed(n).replace("-","−")}function $t(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function Z(t,n=null,e="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let i=n===null||!Number.isFinite(n),r=$t(i?Math.abs(t):n);return`${Y(t,r)}${i?"":` ± ${Y(n,r)}`} ${e}`.
trim()}function tt(t,n=[],{zero:e=!0,clip:i=!1}={}){let r=t.flatMap((s,u)=>s===null?[]:[s-(n[u]??0),s+(n[u]??0)]),[o=0,f=0]=Q(e?[0,...r]:r);return f<=o?[0,1]:[i&&t.every(
s=>s===null||s>=0)?0:o,f]}function kt(t,n,e){return Math.min(Math.max(t,n),e)}function nt([t,n],[e,i]){return r=>e+(i-e)*(kt(r,t,n)-t)/(n-t||1)}function et(t,n=!1){let e=nt(t,[0,100]),[i,r]=n?["bottom","height"]:["left","width"],o=(u,c,l="")=>a(`span.${u}`,{style:`${i}:${e(c)}%`},l),f=(u,c,l)=>{let[d,p]=[
e(Math.min(c,l)),e(Math.max(c,l))];return a(`span.${u}`,{style:`${i}:${d}%;${r}:${p-d}%`})};return{place:e,mark:o,bar:(u,c,[l,d],p=0)=>u==null?[]:[f(l,p,u),...c>
0?[f(d,u-c,u+c)]:[]]}}function it(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function rt(t){let n=a("input.idw-field",{type:"text",autocomplete:"off"},t);return n.addEventListener("keydown",e=>e.key==="Enter"&&e.stopPropagation()),n}function Nt(t,n,e,i){return i.addEventListener("change",()=>C(t.model,{[n]:i[e]})),A(t,[n],()=>i[e]=t.model.get(n)),i}function ot(t,n,e){let i=Nt(t,n,"checked",
a("input",{type:"checkbox"})),r=a("span",e);return{input:i,label:r,row:a("label.idw-pair",i,r)}}function ft(t,n={}){let e=a("select.idw-field",n),i=r=>e.replaceChildren(
...r.map(([o,f])=>a("option",{value:o},f)));return i(t),{node:e,offer:i}}function Rt(t,n,e){let[i,r]=tt(t,n,{zero:e==="nats"}),o=e==="nats"?i:i-.05*(r-i);return{...et([o,r]),base:e==="nats"?0:o}}function ct(t){let{model:n,el:e}=t;e.classList.
add("idw-captions");let i=a("span.idw-muted.idw-small"),r=a("ol.idw-captions-list"),o=a("button.idw-button",{type:"button"},"Add a caption"),f=ot(t,"stops_early",
""),s=["Map of this caption","against that caption"].map(h=>ft([],{"aria-label":h})),[u,c]=s.map(({node:h})=>h),l=a("div.idw-hidden",{"aria-live":"polite"}),d=a(
"div.idw-flow.idw-captions-foot",a("span","Map"),u,a("span","against"),c),p=a("div.idw-head",a("span.idw-title","Captions"),i);e.append(p,r,a("div.idw-flow.idw-\
captions-foot",o,f.row),d,l);let w=[],O=()=>w.map(({input:h})=>h.value.trim()),q=h=>C(n,{captions:h}),st=(h,m)=>{let b=rt({"aria-label":`Caption ${m+1}`,value:h,
onchange:()=>q(O())}),g=a("div.idw-captions-bar",{"aria-hidden":"true"}),[x,k]=[a("span.idw-captions-reading"),a("span.idw-small")],F={title:"Remove","aria-labe\
l":`Remove caption ${m+1}`},N=a("button.idw-bare.idw-icon",{type:"button",...F,onclick:()=>{q(O().filter((S,T)=>T!==m)),o.focus()}},"×");return{node:a("li",b,N,
g,a("div.idw-flow.idw-captions-facts",x,k)),input:b,bar:g,reading:x,standing:k,remove:N}};o.addEventListener("click",()=>{q([...O(),""]),requestAnimationFrame(()=>requestAnimationFrame(
()=>w.at(-1)?.input.focus()))});for(let h of[u,c])h.addEventListener("change",()=>{let m=[u.value,c.value];C(n,{pair:m.includes("")||m[0]===m[1]?[]:m.map(Number)})});
let B=()=>{let[h,m,b,g]=P(n,"values","errors","behind","unit"),[x,k,F,z,N]=P(n,"winner","certainty","z_threshold","captions","pair"),{bar:_,mark:S,base:T}=Rt(h,
m,g),j=x>=0&&k>=F;w.forEach(({node:y,bar:M,reading:R,standing:lt,remove:at},E)=>{let[v=null,U=null]=[h[E],m[E]],dt=it(g==="nats"?v:0),[K,ht]=_(v,U,[dt,"idw-reac\
h"],T),pt=K&&g==="nats"?S("idw-captions-zero",0):null;M.replaceChildren(...[K,pt,ht].filter(Boolean)),y.classList.toggle("idw-captions-ahead",E===x&&!j),y.classList.
toggle("idw-captions-wins",E===x&&j),R.textContent=v===null?"no score yet":Z(v,U,g),R.classList.toggle("idw-muted",v===null);let mt=`${j?"✓ wins":"leads, not \
certain yet"} (z = ${k.toFixed(1)})`;lt.textContent=E===x?mt:b[E]??"",at.disabled=w.length<=2}),i.textContent=g==="nats"?"against the empty prompt, ± standard e\
rror":"negated mean squared error",f.label.textContent=`stop once the winner is certain (z ≥ ${F})`;let ut=z.map((y,M)=>[M,`${M+1} ${y}`]);s.forEach(({node:y,
offer:M},R)=>{M([["",R?"the runner-up":"the best"],...ut]),y.value=N.length?N[R]:""}),V(l,j?`“${z[x]}” wins`:"")};A(t,["captions"],()=>{let h=n.get("caption\
s");w.length===h.length?w.forEach(({input:m},b)=>{m.value.trim()!==h[b]&&(m.value=h[b])}):(w=h.map(st),r.replaceChildren(...w.map(({node:m})=>m))),B()}),A(t,["v\
alues","errors","behind","unit","winner","certainty","z_threshold","pair"],B)}var gn=W(ct);export{gn as default};

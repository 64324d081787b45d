// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var j=class{#t={};constructor(n){this.state={...n}}get(n){return this.state[n]}set(n,e){this.state[n]=e;for(let i of this.#t[`change:${n}`]??[])i()}on(n,e){(this.#t[n]??=
new Set).add(e)}off(n,e){this.#t[n]?.delete(e)}save_changes(){}send(...n){}};function v(t,...n){return n.map(e=>t.get(e))}function bt(t,n){for(let[e,i]of Object.entries(n))t.set(e,i)}function O(t,n){bt(t,n),t.save_changes()}function z({model:t,
signal:n},e,i){let o=0,r=()=>{o=0,i(...v(t,...e))},f=()=>o||=requestAnimationFrame(r);for(let s of e)t.on(`change:${s}`,f);n.addEventListener("abort",()=>{cancelAnimationFrame(
o);for(let s of e)t.off(`change:${s}`,f)}),r()}function H(t,n,e,i,o){let r=null;z(t,[n,...i],f=>{let s=JSON.stringify(f);s!==r&&e(f),r=s,o()})}function S(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function yt(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function K(t){let n,e,i;
t.length!==2?(n=S,e=(s,u)=>S(t(s),u),i=(s,u)=>t(s)-u):(n=t===S||t===yt?t:Mt,e=t,i=t);function o(s,u,c=0,l=s.length){if(c<l){if(n(u,u)!==0)return l;do{let d=c+l>>>
1;e(s[d],u)<0?c=d+1:l=d}while(c<l)}return c}function r(s,u,c=0,l=s.length){if(c<l){if(n(u,u)!==0)return l;do{let d=c+l>>>1;e(s[d],u)<=0?c=d+1:l=d}while(c<l)}return c}
function f(s,u,c=0,l=s.length){let d=o(s,u,c,l-1);return d>c&&i(s[d-1],u)>-i(s[d],u)?d-1:d}return{left:o,center:f,right:r}}function Mt(){return 0}function Et(t){
return t===null?NaN:+t}var W=K(S),Tt=W.right,_t=W.left,Ut=K(Et).center;var Dt=J(G),Pt=J(At);function J(t){return function(n,e,i=e){if(!((e=+e)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:o,width:r,height:f}=n;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:o.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!f||!e&&!i)return n;let s=e&&t(e),u=i&&t(i),c=o.slice();return s&&u?($(s,c,o,r,f),$(s,o,c,r,f),$(s,c,o,r,f),L(u,o,c,r,f),L(u,c,o,r,f),L(
u,o,c,r,f)):s?($(s,o,c,r,f),$(s,c,o,r,f),$(s,o,c,r,f)):u&&(L(u,o,c,r,f),L(u,c,o,r,f),L(u,o,c,r,f)),n}}function $(t,n,e,i,o){for(let r=0,f=i*o;r<f;)t(n,e,r,r+=i,
1)}function L(t,n,e,i,o){for(let r=0,f=i*o;r<i;++r)t(n,e,r,r+f,i)}function At(t){let n=G(t);return(e,i,o,r,f)=>{o<<=2,r<<=2,f<<=2,n(e,i,o+0,r+0,f),n(e,i,o+1,r+1,
f),n(e,i,o+2,r+2,f),n(e,i,o+3,r+3,f)}}function G(t){let n=Math.floor(t);if(n===t)return $t(t);let e=t-n,i=2*t+1;return(o,r,f,s,u)=>{if(!((s-=u)>=f))return;let c=n*
r[f],l=u*n,d=l+u;for(let p=f,w=f+l;p<w;p+=u)c+=r[Math.min(s,p)];for(let p=f,w=s;p<=w;p+=u)c+=r[Math.min(s,p+l)],o[p]=(c+e*(r[Math.max(f,p-d)]+r[Math.min(s,p+d)]))/
i,c-=r[Math.max(f,p-l)]}}function $t(t){let n=2*t+1;return(e,i,o,r,f)=>{if(!((r-=f)>=o))return;let s=t*i[o],u=f*t;for(let c=o,l=o+u;c<l;c+=f)s+=i[Math.min(r,c)];
for(let c=o,l=r;c<=l;c+=f)s+=i[Math.min(r,c+u)],e[c]=s/n,s-=i[Math.max(o,c-u)]}}function X(t,n){let e,i;if(n===void 0)for(let o of t)o!=null&&(e===void 0?o>=o&&(e=i=o):(e>o&&(e=o),i<o&&(i=o)));else{let o=-1;for(let r of t)(r=n(r,++o,t))!=null&&
(e===void 0?r>=r&&(e=i=r):(e>r&&(e=r),i<r&&(i=r)))}return[e,i]}var Lt=Array.prototype,Vt=Lt.slice;var Ht=Math.sqrt(50),Kt=Math.sqrt(10),Wt=Math.sqrt(2);var Jt=kt(Math.random);function kt(t){return function(e,i=0,o=e.length){let r=o-(i=+i);for(;r;){let f=t()*r--|0,s=e[r+i];e[r+i]=e[f+i],e[f+i]=s}return e}}function Q(t,n){return t.toFixed(n).replace("-","−")}function Nt(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function Y(t,n=null,e="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let i=n===null||!Number.isFinite(n),o=Nt(i?Math.abs(t):n);return`${Q(t,o)}${i?"":` ± ${Q(n,o)}`} ${e}`.
trim()}function Z(t,n=[],{zero:e=!0,clip:i=!1}={}){let o=t.flatMap((s,u)=>s===null?[]:[s-(n[u]??0),s+(n[u]??0)]),[r=0,f=0]=X(e?[0,...o]:o);return f<=r?[0,1]:[i&&t.every(
s=>s===null||s>=0)?0:r,f]}function tt(t,n,e){return Math.min(Math.max(t,n),e)}function nt([t,n],[e,i]){return o=>e+(i-e)*(tt(o,t,n)-t)/(n-t||1)}function a(t,...n){let[e,...i]=t.split("."),o=document.createElement(e);i.length&&(o.className=i.join(" ")),e==="button"&&o.setAttribute("type","button");for(let r of n){
if(typeof r=="string"||r instanceof Node){o.append(r);continue}for(let[f,s]of Object.entries(r))f.startsWith("on")?o.addEventListener(f.slice(2),s):s!==!1&&s!=null&&
o.setAttribute(f,s===!0?"":s)}return o}function et(t,n){t.textContent!==n&&(t.textContent=n)}function Rt(t){return t.ctrlKey||t.metaKey||t.altKey}function rt(t){t.addEventListener("keydown",n=>{Rt(n)||n.stopPropagation()})}function it(t,n){let e=({model:o,el:r,signal:f})=>{r.classList.add("idw"),rt(r),n({model:o,el:r,signal:f})},i=document.getElementById("idw-page");return i?.dataset.
bundle===t&&(i.removeAttribute("data-bundle"),Ct().then(o=>{e({model:new j({...o,offline:!0}),el:i,signal:new AbortController().signal}),Ot(i)})),{render:e}}async function Ct(){
let t=document.getElementById("idw-stored")?.textContent??"",n=new Blob([Uint8Array.from(atob(t),r=>r.charCodeAt(0))]),e=await new Response(n.stream().pipeThrough(
new DecompressionStream("gzip"))).arrayBuffer(),i=new DataView(e).getUint32(0,!0),o=new TextDecoder().decode(new Uint8Array(e,4,i));return JSON.parse(o,(r,f)=>f?.
bytes?new DataView(e,4+i+f.bytes[0],f.bytes[1]):f)}function Ot(t){let n=window.frameElement;if(!n)return;n.previousElementSibling?.remove();let e=()=>n.style.height=
`${Math.ceil(t.getBoundingClientRect().height)}px`;new ResizeObserver(e).observe(t)}function ot(t,n=!1){let e=nt(t,[0,100]),[i,o]=n?["bottom","height"]:["left","width"],r=(u,c,l="")=>a(`span.${u}`,{style:`${i}:${e(c)}%`},l),f=(u,c,l)=>{let[d,p]=[
e(Math.min(c,l)),e(Math.max(c,l))];return a(`span.${u}`,{style:`${i}:${d}%;${o}:${p-d}%`})};return{place:e,mark:r,bar:(u,c,[l,d],p=0)=>u==null?[]:[f(l,p,u),...c>
0?[f(d,u-c,u+c)]:[]]}}function ft(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function st(t){let n=a("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},t);return n.addEventListener("keydown",e=>e.key==="Enter"&&e.stopPropagation()),
n}function Ft(t,n,e,i){return i.addEventListener("change",()=>O(t.model,{[n]:i[e]})),z(t,[n],()=>i[e]=t.model.get(n)),i}function ct(t,n,e){let i=Ft(t,n,"checked",
a("input",{type:"checkbox"})),o=a("span",e);return{input:i,label:o,row:a("label.idw-pair",i,o)}}function ut(t,n={}){let e=a("select.idw-field",n),i=o=>e.replaceChildren(
...o.map(([r,f])=>a("option",{value:r},f)));return i(t),{node:e,offer:i}}function It(t,n,e){let[i,o]=Z(t,n,{zero:e==="nats"}),r=e==="nats"?i:i-.05*(o-i);return{...ot([r,o]),base:e==="nats"?0:r}}function lt(t){let{model:n,el:e}=t;e.classList.
add("idw-captions");let i=a("span.idw-muted.idw-small"),o=a("ol.idw-captions-list"),r=a("button.idw-button","Add a caption"),f=ct(t,"stops_early",""),s=["Map of\
 this caption","against that caption"].map(h=>ut([],{"aria-label":h})),[u,c]=s.map(({node:h})=>h),l=a("div.idw-hidden",{"aria-live":"polite"}),d=a("div.idw-flow\
.idw-foot.idw-captions-foot",a("span","Map"),u,a("span","against"),c),p=a("div.idw-head",a("span.idw-title","Captions"),i);e.append(p,o,a("div.idw-flow.idw-foot\
.idw-captions-foot",r,f.row),d,l);let w=[],q=()=>w.map(({input:h})=>h.value.trim()),B=h=>O(n,{captions:h}),at=(h,m)=>{let y=st({"aria-label":`Caption ${m+1}`,value:h,
onchange:()=>B(q())}),x=a("div.idw-captions-bar.idw-plot",{"aria-hidden":"true"}),[b,k]=[a("span.idw-captions-reading"),a("span.idw-small")],F={title:"Remove","\
aria-label":`Remove caption ${m+1}`},N=a("button.idw-bare.idw-icon",{...F,onclick:()=>{B(q().filter((U,T)=>T!==m)),r.focus()}},"×");return{node:a("li",y,N,x,a(
"div.idw-flow.idw-captions-facts",b,k)),input:y,bar:x,reading:b,standing:k,remove:N}};r.addEventListener("click",()=>{B([...q(),""]),requestAnimationFrame(()=>requestAnimationFrame(
()=>w.at(-1)?.input.focus()))});for(let h of[u,c])h.addEventListener("change",()=>{let m=[u.value,c.value];O(n,{pair:m.includes("")||m[0]===m[1]?[]:m.map(Number)})});
H(t,"captions",h=>{w.length===h.length?w.forEach(({input:m},y)=>{m.value.trim()!==h[y]&&(m.value=h[y])}):(w=h.map(at),o.replaceChildren(...w.map(({node:m})=>m)))},
["values","errors","behind","unit","winner","certainty","z_threshold","pair"],()=>{let[h,m,y,x]=v(n,"values","errors","behind","unit"),[b,k,F,M,N]=v(n,"winner",
"certainty","z_threshold","captions","pair"),{bar:_,mark:U,base:T}=It(h,m,x),I=b>=0&&k>=F;w.forEach(({node:E,bar:A,reading:R,standing:ht,remove:pt},g)=>{let[C=null,
D=null]=[h[g],m[g]],mt=ft(x==="nats"?C:0),[P,wt]=_(C,D,[mt,"idw-reach"],T),gt=P&&x==="nats"?U("idw-captions-zero",0):null;A.replaceChildren(...[P,gt,wt].filter(
Boolean)),E.classList.toggle("idw-captions-ahead",g===b&&!I),E.classList.toggle("idw-captions-wins",g===b&&I),R.textContent=C===null?"no score yet":Y(C,D,x),R.classList.
toggle("idw-muted",C===null);let xt=`${I?"✓ wins":"leads, not certain yet"} (z = ${k.toFixed(1)})`,V=M.indexOf(M[g]);ht.textContent=M[g]&&V<g?`the same as cap\
tion ${V+1}`:g===b?xt:y[g]??"",pt.disabled=w.length<=2}),i.textContent=x==="nats"?"against the empty prompt, ± standard error":"negated mean squared error",f.label.
textContent=`stop once the winner is certain (z ≥ ${F})`;let dt=M.map((E,A)=>[A,`${A+1} ${E}`]);s.forEach(({node:E,offer:A},R)=>{A([["",R?"the runner-up":"the\
 best"],...dt]),E.value=N.length?N[R]:""}),et(l,I?`“${M[b]}” wins`:"")})}var kn=it("caption_rows",lt);export{kn as default};

// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var j=class{#t={};constructor(n){this.state={...n}}get(n){return this.state[n]}set(n,e){this.state[n]=e;for(let i of this.#t[`change:${n}`]??[])i()}on(n,e){(this.#t[n]??=
new Set).add(e)}off(n,e){this.#t[n]?.delete(e)}save_changes(){}send(...n){}};function q(t,...n){return n.map(e=>t.get(e))}function bt(t,n){for(let[e,i]of Object.entries(n))t.set(e,i)}function R(t,n){bt(t,n),t.save_changes()}function v({model:t,
signal:n},e,i){let o=0,r=()=>{o=0,i(...q(t,...e))},f=()=>o||=requestAnimationFrame(r);for(let s of e)t.on(`change:${s}`,f);n.addEventListener("abort",()=>{cancelAnimationFrame(
o);for(let s of e)t.off(`change:${s}`,f)}),r()}function H(t,n,e,i,o){let r=null;v(t,[n,...i],f=>{let s=JSON.stringify(f);s!==r&&e(f),r=s,o()})}function z(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function yt(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function K(t){let n,e,i;
t.length!==2?(n=z,e=(s,c)=>z(t(s),c),i=(s,c)=>t(s)-c):(n=t===z||t===yt?t:Mt,e=t,i=t);function o(s,c,u=0,l=s.length){if(u<l){if(n(c,c)!==0)return l;do{let d=u+l>>>
1;e(s[d],c)<0?u=d+1:l=d}while(u<l)}return u}function r(s,c,u=0,l=s.length){if(u<l){if(n(c,c)!==0)return l;do{let d=u+l>>>1;e(s[d],c)<=0?u=d+1:l=d}while(u<l)}return u}
function f(s,c,u=0,l=s.length){let d=o(s,c,u,l-1);return d>u&&i(s[d-1],c)>-i(s[d],c)?d-1:d}return{left:o,center:f,right:r}}function Mt(){return 0}function At(t){
return t===null?NaN:+t}var W=K(z),St=W.right,_t=W.left,Bt=K(At).center;var Tt=J(G),Pt=J(Et);function J(t){return function(n,e,i=e){if(!((e=+e)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid ry");
let{data:o,width:r,height:f}=n;if(!((r=Math.floor(r))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:o.length/r))>=0))throw new RangeError(
"invalid height");if(!r||!f||!e&&!i)return n;let s=e&&t(e),c=i&&t(i),u=o.slice();return s&&c?(L(s,u,o,r,f),L(s,o,u,r,f),L(s,u,o,r,f),$(c,o,u,r,f),$(c,u,o,r,f),$(
c,o,u,r,f)):s?(L(s,o,u,r,f),L(s,u,o,r,f),L(s,o,u,r,f)):c&&($(c,o,u,r,f),$(c,u,o,r,f),$(c,o,u,r,f)),n}}function L(t,n,e,i,o){for(let r=0,f=i*o;r<f;)t(n,e,r,r+=i,
1)}function $(t,n,e,i,o){for(let r=0,f=i*o;r<i;++r)t(n,e,r,r+f,i)}function Et(t){let n=G(t);return(e,i,o,r,f)=>{o<<=2,r<<=2,f<<=2,n(e,i,o+0,r+0,f),n(e,i,o+1,r+1,
f),n(e,i,o+2,r+2,f),n(e,i,o+3,r+3,f)}}function G(t){let n=Math.floor(t);if(n===t)return Lt(t);let e=t-n,i=2*t+1;return(o,r,f,s,c)=>{if(!((s-=c)>=f))return;let u=n*
r[f],l=c*n,d=l+c;for(let p=f,w=f+l;p<w;p+=c)u+=r[Math.min(s,p)];for(let p=f,w=s;p<=w;p+=c)u+=r[Math.min(s,p+l)],o[p]=(u+e*(r[Math.max(f,p-d)]+r[Math.min(s,p+d)]))/
i,u-=r[Math.max(f,p-l)]}}function Lt(t){let n=2*t+1;return(e,i,o,r,f)=>{if(!((r-=f)>=o))return;let s=t*i[o],c=f*t;for(let u=o,l=o+c;u<l;u+=f)s+=i[Math.min(r,u)];
for(let u=o,l=r;u<=l;u+=f)s+=i[Math.min(r,u+c)],e[u]=s/n,s-=i[Math.max(o,u-c)]}}function X(t,n){let e,i;if(n===void 0)for(let o of t)o!=null&&(e===void 0?o>=o&&(e=i=o):(e>o&&(e=o),i<o&&(i=o)));else{let o=-1;for(let r of t)(r=n(r,++o,t))!=null&&
(e===void 0?r>=r&&(e=i=r):(e>r&&(e=r),i<r&&(i=r)))}return[e,i]}var $t=Array.prototype,Ut=$t.slice;var Dt=Math.sqrt(50),Vt=Math.sqrt(10),Ht=Math.sqrt(2);var Kt=kt(Math.random);function kt(t){return function(e,i=0,o=e.length){let r=o-(i=+i);for(;r;){let f=t()*r--|0,s=e[r+i];e[r+i]=e[f+i],e[f+i]=s}return e}}function Q(t,n){return t.toFixed(n).replace("-","−")}function Nt(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function Y(t,n=null,e="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let i=n===null||!Number.isFinite(n),o=Nt(i?Math.abs(t):n);return`${Q(t,o)}${i?"":` ± ${Q(n,o)}`} ${e}`.
trim()}function Z(t,n=[],{zero:e=!0,clip:i=!1}={}){let o=t.flatMap((s,c)=>s===null?[]:[s-(n[c]??0),s+(n[c]??0)]),[r=0,f=0]=X(e?[0,...o]:o);return f<=r?[0,1]:[i&&t.every(
s=>s===null||s>=0)?0:r,f]}function tt(t,n,e){return Math.min(Math.max(t,n),e)}function nt([t,n],[e,i]){return o=>e+(i-e)*(tt(o,t,n)-t)/(n-t||1)}function a(t,...n){let[e,...i]=t.split("."),o=document.createElement(e);i.length&&(o.className=i.join(" ")),e==="button"&&o.setAttribute("type","button");for(let r of n){
if(typeof r=="string"||r instanceof Node){o.append(r);continue}for(let[f,s]of Object.entries(r))f.startsWith("on")?o.addEventListener(f.slice(2),s):s!==!1&&s!=null&&
o.setAttribute(f,s===!0?"":s)}return o}function et(t,n){t.textContent!==n&&(t.textContent=n)}function Ct(t){return t.ctrlKey||t.metaKey||t.altKey}function rt(t){t.addEventListener("keydown",n=>{Ct(n)||n.stopPropagation()})}function it(t,n){let e=({model:o,el:r,signal:f})=>{r.classList.add("idw"),rt(r),n({model:o,el:r,signal:f})},i=document.getElementById("idw-page");if(i?.dataset.
bundle===t){i.removeAttribute("data-bundle");let o=s=>new DataView(Uint8Array.from(atob(s),c=>c.charCodeAt(0)).buffer),r=document.getElementById("idw-stored")?.
textContent??"",f=JSON.parse(r,(s,c)=>c?.base64===void 0?c:o(c.base64));e({model:new j({...f,offline:!0}),el:i,signal:new AbortController().signal})}return{render:e}}function ot(t,n=!1){let e=nt(t,[0,100]),[i,o]=n?["bottom","height"]:["left","width"],r=(c,u,l="")=>a(`span.${c}`,{style:`${i}:${e(u)}%`},l),f=(c,u,l)=>{let[d,p]=[
e(Math.min(u,l)),e(Math.max(u,l))];return a(`span.${c}`,{style:`${i}:${d}%;${o}:${p-d}%`})};return{place:e,mark:r,bar:(c,u,[l,d],p=0)=>c==null?[]:[f(l,p,c),...u>
0?[f(d,c-u,c+u)]:[]]}}function ft(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function st(t){let n=a("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},t);return n.addEventListener("keydown",e=>e.key==="Enter"&&e.stopPropagation()),
n}function Ot(t,n,e,i){return i.addEventListener("change",()=>R(t.model,{[n]:i[e]})),v(t,[n],()=>i[e]=t.model.get(n)),i}function ct(t,n,e){let i=Ot(t,n,"checked",
a("input",{type:"checkbox"})),o=a("span",e);return{input:i,label:o,row:a("label.idw-pair",i,o)}}function ut(t,n={}){let e=a("select.idw-field",n),i=o=>e.replaceChildren(
...o.map(([r,f])=>a("option",{value:r},f)));return i(t),{node:e,offer:i}}function Rt(t,n,e){let[i,o]=Z(t,n,{zero:e==="nats"}),r=e==="nats"?i:i-.05*(o-i);return{...ot([r,o]),base:e==="nats"?0:r}}function lt(t){let{model:n,el:e}=t;e.classList.
add("idw-captions");let i=a("span.idw-muted.idw-small"),o=a("ol.idw-captions-list"),r=a("button.idw-button","Add a caption"),f=ct(t,"stops_early",""),s=["Map of\
 this caption","against that caption"].map(h=>ut([],{"aria-label":h})),[c,u]=s.map(({node:h})=>h),l=a("div.idw-hidden",{"aria-live":"polite"}),d=a("div.idw-flow\
.idw-foot.idw-captions-foot",a("span","Map"),c,a("span","against"),u),p=a("div.idw-head",a("span.idw-title","Captions"),i);e.append(p,o,a("div.idw-flow.idw-foot\
.idw-captions-foot",r,f.row),d,l);let w=[],S=()=>w.map(({input:h})=>h.value.trim()),_=h=>R(n,{captions:h}),at=(h,m)=>{let y=st({"aria-label":`Caption ${m+1}`,value:h,
onchange:()=>_(S())}),x=a("div.idw-captions-bar.idw-plot",{"aria-hidden":"true"}),[b,k]=[a("span.idw-captions-reading"),a("span.idw-small")],F={title:"Remove","\
aria-label":`Remove caption ${m+1}`},N=a("button.idw-bare.idw-icon",{...F,onclick:()=>{_(S().filter((P,B)=>B!==m)),r.focus()}},"×");return{node:a("li",y,N,x,a(
"div.idw-flow.idw-captions-facts",b,k)),input:y,bar:x,reading:b,standing:k,remove:N}};r.addEventListener("click",()=>{_([...S(),""]),requestAnimationFrame(()=>requestAnimationFrame(
()=>w.at(-1)?.input.focus()))});for(let h of[c,u])h.addEventListener("change",()=>{let m=[c.value,u.value];R(n,{pair:m.includes("")||m[0]===m[1]?[]:m.map(Number)})});
H(t,"captions",h=>{w.length===h.length?w.forEach(({input:m},y)=>{m.value.trim()!==h[y]&&(m.value=h[y])}):(w=h.map(at),o.replaceChildren(...w.map(({node:m})=>m)))},
["values","errors","behind","unit","winner","certainty","z_threshold","pair"],()=>{let[h,m,y,x]=q(n,"values","errors","behind","unit"),[b,k,F,M,N]=q(n,"winner",
"certainty","z_threshold","captions","pair"),{bar:T,mark:P,base:B}=Rt(h,m,x),I=b>=0&&k>=F;w.forEach(({node:A,bar:E,reading:C,standing:ht,remove:pt},g)=>{let[O=null,
U=null]=[h[g],m[g]],mt=ft(x==="nats"?O:0),[D,wt]=T(O,U,[mt,"idw-reach"],B),gt=D&&x==="nats"?P("idw-captions-zero",0):null;E.replaceChildren(...[D,gt,wt].filter(
Boolean)),A.classList.toggle("idw-captions-ahead",g===b&&!I),A.classList.toggle("idw-captions-wins",g===b&&I),C.textContent=O===null?"no score yet":Y(O,U,x),C.classList.
toggle("idw-muted",O===null);let xt=`${I?"✓ wins":"leads, not certain yet"} (z = ${k.toFixed(1)})`,V=M.indexOf(M[g]);ht.textContent=M[g]&&V<g?`the same as cap\
tion ${V+1}`:g===b?xt:y[g]??"",pt.disabled=w.length<=2}),i.textContent=x==="nats"?"against the empty prompt, ± standard error":"negated mean squared error",f.label.
textContent=`stop once the winner is certain (z ≥ ${F})`;let dt=M.map((A,E)=>[E,`${E+1} ${A}`]);s.forEach(({node:A,offer:E},C)=>{E([["",C?"the runner-up":"the\
 best"],...dt]),A.value=N.length?N[C]:""}),et(l,I?`“${M[b]}” wins`:"")})}var Ln=it("caption_rows",lt);export{Ln as default};

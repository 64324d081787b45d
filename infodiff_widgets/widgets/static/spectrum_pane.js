// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
function P(t,...e){return e.map(n=>t.get(n))}function ct(t,e){for(let[n,o]of Object.entries(e))t.set(n,o)}function D(t,e){ct(t,e),t.save_changes()}function N({model:t,
signal:e},n,o){let r=0,i=()=>{r||=requestAnimationFrame(()=>{r=0,o()})};for(let f of n)t.on(`change:${f}`,i);e.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let f of n)t.off(`change:${f}`,i)}),o()}function g(t,...e){let[n,...o]=t.split("."),r=document.createElement(n);o.length&&(r.className=o.join(" "));for(let i of e){if(typeof i=="string"||i instanceof Node){
r.append(i);continue}for(let[f,c]of Object.entries(i))f.startsWith("on")?r.addEventListener(f.slice(2),c):c!==!1&&c!=null&&r.setAttribute(f,c===!0?"":c)}return r}function I(t){return t.ctrlKey||t.metaKey||t.altKey}function B(t){t.addEventListener("keydown",e=>{I(e)||e.stopPropagation()})}function z(t,e,n){let o={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[t.key],r=o?e+o:{Home:0,End:n-1}[t.key];return r===void 0?void 0:Math.min(Math.max(r,0),n-1)}function V(t,e,{press:n=()=>{},
move:o,end:r,cancel:i=()=>{}}){let f=null,c=!1;return t.addEventListener("pointerdown",l=>{let d=l.button===0&&!l.shiftKey&&!I(l)?e(l):-1;f=d>=0?{from:d,to:d,moved:!1}:
null,c=!1,f&&n(d)}),t.addEventListener("pointermove",l=>{let d=f&&l.buttons&1?e(l):-1;!f||d<0||d===f.to||(t.hasPointerCapture(l.pointerId)||t.setPointerCapture(
l.pointerId),Object.assign(f,{to:d,moved:!0}),o(f.from,d))}),t.addEventListener("pointerup",()=>{let l=f;f=null,c=!!l?.moved,l?.moved&&r(l.from,l.to)}),t.addEventListener(
"pointerleave",()=>{f?.moved||(f=null)}),t.addEventListener("pointercancel",()=>{f=null,i()}),{endsIn:l=>c&&l.detail>0,stop:()=>{f=null,c=!1}}}function H(t,e){let o=t.
currentTarget.getRootNode().elementFromPoint(t.clientX,t.clientY);return e.findIndex(r=>r.contains(o))}var ut=t=>new Blob([t],{type:"image/png"});function _(t){let e=[],n=()=>e.forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),o=>(n(),e=o.map(r=>URL.createObjectURL(ut(r))),e)}function W(...t){return{render({model:e,el:n,signal:o}){n.classList.add("idw"),B(n);for(let r of t)r({model:e,el:n,signal:o})}}}function j(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function st(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function G(t){let e,n,o;
t.length!==2?(e=j,n=(c,u)=>j(t(c),u),o=(c,u)=>t(c)-u):(e=t===j||t===st?t:dt,n=t,o=t);function r(c,u,l=0,d=c.length){if(l<d){if(e(u,u)!==0)return d;do{let a=l+d>>>
1;n(c[a],u)<0?l=a+1:d=a}while(l<d)}return l}function i(c,u,l=0,d=c.length){if(l<d){if(e(u,u)!==0)return d;do{let a=l+d>>>1;n(c[a],u)<=0?l=a+1:d=a}while(l<d)}return l}
function f(c,u,l=0,d=c.length){let a=r(c,u,l,d-1);return a>l&&o(c[a-1],u)>-o(c[a],u)?a-1:a}return{left:r,center:f,right:i}}function dt(){return 0}function at(t){
return t===null?NaN:+t}var X=G(j),Ot=X.right,Ct=X.left,Ft=G(at).center;var qt=Y(J),Tt=Y(ht);function Y(t){return function(e,n,o=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid ry");
let{data:r,width:i,height:f}=e;if(!((i=Math.floor(i))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:r.length/i))>=0))throw new RangeError(
"invalid height");if(!i||!f||!n&&!o)return e;let c=n&&t(n),u=o&&t(o),l=r.slice();return c&&u?(M(c,l,r,i,f),M(c,r,l,i,f),M(c,l,r,i,f),A(u,r,l,i,f),A(u,l,r,i,f),A(
u,r,l,i,f)):c?(M(c,r,l,i,f),M(c,l,r,i,f),M(c,r,l,i,f)):u&&(A(u,r,l,i,f),A(u,l,r,i,f),A(u,r,l,i,f)),e}}function M(t,e,n,o,r){for(let i=0,f=o*r;i<f;)t(e,n,i,i+=o,
1)}function A(t,e,n,o,r){for(let i=0,f=o*r;i<o;++i)t(e,n,i,i+f,o)}function ht(t){let e=J(t);return(n,o,r,i,f)=>{r<<=2,i<<=2,f<<=2,e(n,o,r+0,i+0,f),e(n,o,r+1,i+1,
f),e(n,o,r+2,i+2,f),e(n,o,r+3,i+3,f)}}function J(t){let e=Math.floor(t);if(e===t)return mt(t);let n=t-e,o=2*t+1;return(r,i,f,c,u)=>{if(!((c-=u)>=f))return;let l=e*
i[f],d=u*e,a=d+u;for(let h=f,x=f+d;h<x;h+=u)l+=i[Math.min(c,h)];for(let h=f,x=c;h<=x;h+=u)l+=i[Math.min(c,h+d)],r[h]=(l+n*(i[Math.max(f,h-a)]+i[Math.min(c,h+a)]))/
o,l-=i[Math.max(f,h-d)]}}function mt(t){let e=2*t+1;return(n,o,r,i,f)=>{if(!((i-=f)>=r))return;let c=t*o[r],u=f*t;for(let l=r,d=r+u;l<d;l+=f)c+=o[Math.min(i,l)];
for(let l=r,d=i;l<=d;l+=f)c+=o[Math.min(i,l+u)],n[l]=c/e,c-=o[Math.max(r,l-u)]}}function Q(t,e){let n,o;if(e===void 0)for(let r of t)r!=null&&(n===void 0?r>=r&&(n=o=r):(n>r&&(n=r),o<r&&(o=r)));else{let r=-1;for(let i of t)(i=e(i,++r,t))!=null&&
(n===void 0?i>=i&&(n=o=i):(n>i&&(n=i),o<i&&(o=i)))}return[n,o]}var pt=Array.prototype,Ut=pt.slice;var St=Math.sqrt(50),Kt=Math.sqrt(10),Pt=Math.sqrt(2);function O(t,e,n){t=+t,e=+e,n=(r=arguments.length)<2?(e=t,t=0,1):r<3?1:+n;for(var o=-1,r=Math.max(0,Math.ceil((e-t)/n))|0,i=new Array(r);++o<r;)i[o]=t+o*n;return i}var Dt=gt(Math.random);function gt(t){return function(n,o=0,r=n.length){let i=r-(o=+o);for(;i;){let f=t()*i--|0,c=n[i+o];n[i+o]=n[f+o],n[f+o]=c}return n}}function R(t,e){return t.toFixed(e).replace("-","−")}function q(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function v(t,e=null,n="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let o=e===null||!Number.isFinite(e),r=q(o?Math.abs(t):e);return`${R(t,r)}${o?"":` ± ${R(e,r)}`} ${n}`.
trim()}function Z(t,e){return Number.isFinite(t)?t===0?"0":R(t,e<.1?q(e):Math.min(q(Math.abs(t)/10),2)):"·"}function tt([t,e],n){let o=Math.max(-t,e);return`ba\
rs: ${Z(t,o)} to ${Z(e,o)} ${n}`}function et(t,e=[],{zero:n=!0,clip:o=!1}={}){let r=t.flatMap((c,u)=>c===null?[]:[c-(e[u]??0),c+(e[u]??0)]),[i=0,f=0]=Q(n?[0,...r]:r);return f<=i?[0,1]:[o&&t.every(
c=>c===null||c>=0)?0:i,f]}function wt(t,e,n){return Math.min(Math.max(t,e),n)}function nt([t,e],[n,o]){return r=>n+(o-n)*(wt(r,t,e)-t)/(e-t||1)}function xt(t,e=!1){let n=nt(t,[0,100]),[o,r]=e?["bottom","height"]:["left","width"],i=(u,l,d="")=>g(`span.${u}`,{style:`${o}:${n(l)}%`},d),f=(u,l,d)=>{let[a,h]=[
n(Math.min(l,d)),n(Math.max(l,d))];return g(`span.${u}`,{style:`${o}:${a}%;${r}:${h-a}%`})};return{place:n,mark:i,bar:(u,l,[d,a],h=0)=>u==null?[]:[f(d,h,u),...l>
0?[f(a,u-l,u+l)]:[]]}}function bt(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function rt(t,e,n,o){let{bar:r,mark:i}=xt(o,!0),[f,c]=r(e,n,[bt(e),"idw-whisk\
er"]);t.replaceChildren(...f?[f]:[],i("idw-zero",0),...c?[c]:[])}function C(t,e,n=null){return n!==null?O(Math.min(n,e),Math.max(n,e)+1):t.length===1&&t[0]===e?[]:[e]}function it(t){let{model:e,el:n}=t;n.classList.add("idw-spectrum");let o=g("span.idw-muted.idw-small"),r=g("button.idw-bare.idw-link",{type:"button"},"all level\
s"),i=g("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),f=g("div.idw-strip"),c=g("p.idw-muted.idw-small","Denoised at each noise level"),u=g("d\
iv.idw-muted.idw-small.idw-axis"),l=g("p.idw-muted","No numbers yet."),d=g("div.idw-head",g("span.idw-title","At which noise levels"),r,o);n.append(d,i,u,f,c,l);
let a=[],h=0,x=0,T=()=>{let[s=0,m=-1]=e.get("selected");return O(s,m+1)},E=s=>D(e,{selected:s.length?[s[0],s.at(-1)]:[]}),L=s=>a[s]?.button.focus();r.addEventListener(
"click",()=>{E([]),L(h)}),i.addEventListener("focusin",s=>{h=a.findIndex(({button:m})=>m===s.target),a.forEach(({button:m},p)=>m.tabIndex=p===h?0:-1)});let U=V(
i,s=>H(s,a.map(({button:m})=>m)),{press:s=>{x=s},move:(s,m)=>E(C([],m,s)),end:(s,m)=>L(m)}),ot=(s,m)=>{U.endsIn(m)||(E(C(T(),s,m.shiftKey?x:null)),L(s))};i.addEventListener(
"keydown",s=>{if(I(s)||["ArrowUp","ArrowDown"].includes(s.key))return;s.key==="Escape"&&E([]);let m=z(s,h,a.length);if(m===void 0)return;s.preventDefault();let p=e.
get("selected");s.shiftKey&&!(p.includes(h)&&p.includes(x))&&(x=h),L(m),s.shiftKey&&E(C([],h,x))});let ft=()=>{let s=e.get("edges").map(p=>R(p,1));a=s.slice(1).
map((p,w)=>{let $=g("span.idw-bar"),k=g("button.idw-button.idw-band",{type:"button",onclick:b=>ot(w,b)},$);return{bar:$,button:k,name:`log SNR ${s[w]} to ${p}`}}),
h=Math.min(h,Math.max(a.length-1,0)),U.stop(),i.replaceChildren(...a.map(({button:p})=>p));let m=s.length?[`noise, ${s[0]}`,"log SNR",`${s.at(-1)}, picture`]:[];
u.replaceChildren(...m.map(p=>g("span",p))),F()},F=()=>{let[s,m,p]=P(e,"values","errors","unit"),w=T(),$=et(s,m,{clip:!0});l.hidden=s.length>0,i.hidden=u.hidden=
!s.length,o.textContent=s.length?tt($,p):"",r.hidden=!w.length,a.forEach(({bar:k,button:b,name:S},y)=>{let K=v(s[y]??null,m[y],p);b.setAttribute("aria-pressed",
String(w.includes(y))),b.setAttribute("aria-label",`${S}: ${K}`),b.title=`${S}
${K}`,b.tabIndex=y===h?0:-1,rt(k,s[y],m[y],$)}),f.hidden=c.hidden=!f.children.length||!s.length,[...f.children].forEach((k,b)=>k.classList.toggle("idw-dim",w.length>
0&&!w.includes(b)))},lt=_(t.signal);N(t,["edges"],ft),N(t,["pictures","edges"],()=>{let s=e.get("pictures")??[],m=lt(s.length===a.length?s:[]);f.replaceChildren(
...m.map((p,w)=>g("img",{src:p,alt:`Denoised at ${a[w].name}`,title:a[w].name}))),F()}),N(t,["values","errors","unit","selected"],()=>{a.length===Math.max(e.get(
"edges").length-1,0)&&F()})}var le=W(it);export{le as default};

// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function D(t,...e){return e.map(n=>t.get(n))}function ut(t,e){for(let[n,o]of Object.entries(e))t.set(n,o)}function K(t,e){ut(t,e),t.save_changes()}function N({model:t,
signal:e},n,o){let r=0,i=()=>{r||=requestAnimationFrame(()=>{r=0,o()})};for(let f of n)t.on(`change:${f}`,i);e.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let f of n)t.off(`change:${f}`,i)}),o()}function g(t,...e){let[n,...o]=t.split("."),r=document.createElement(n);o.length&&(r.className=o.join(" "));for(let i of e){if(typeof i=="string"||i instanceof Node){
r.append(i);continue}for(let[f,u]of Object.entries(i))f.startsWith("on")?r.addEventListener(f.slice(2),u):u!==!1&&u!=null&&r.setAttribute(f,u===!0?"":u)}return r}function j(t){return t.ctrlKey||t.metaKey||t.altKey}function B(t){t.addEventListener("keydown",e=>{j(e)||e.stopPropagation()})}function z(t,e,n){let o={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[t.key],r=o?e+o:{Home:0,End:n-1}[t.key];return r===void 0?void 0:Math.min(Math.max(r,0),n-1)}function V(t,e,{starts:n=()=>!0,
move:o,end:r,cancel:i=()=>{}}){let f=null,u=!1,s=(()=>t.getRootNode()),l=({clientX:c,clientY:a})=>{let w=s().elementFromPoint(c,a);return e().findIndex(R=>R.contains(
w))};return t.addEventListener("pointerdown",c=>{let a=c.button===0&&!c.shiftKey&&!j(c)?l(c):-1;f=a>=0&&n(a,c)?{from:a,to:a,moved:!1}:null,u=!1}),t.addEventListener(
"pointermove",c=>{let a=f&&c.buttons&1?l(c):-1;a<0||a===f.to||(t.hasPointerCapture(c.pointerId)||t.setPointerCapture(c.pointerId),Object.assign(f,{to:a,moved:!0}),
o(f.from,a))}),t.addEventListener("pointerup",()=>{let c=f;f=null,u=!!c?.moved,u&&r(c.from,c.to)}),t.addEventListener("pointerleave",()=>{f?.moved||(f=null)}),t.
addEventListener("pointercancel",()=>{f=null,i()}),{endsIn:c=>u&&c.detail>0,stop:()=>[f,u]=[null,!1]}}var lt=t=>new Blob([t],{type:"image/png"});function H(t){let e=[],n=()=>e.forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),o=>(n(),e=o.map(r=>URL.createObjectURL(lt(r))),e)}function W(...t){return{render({model:e,el:n,signal:o}){n.classList.add("idw"),B(n);for(let r of t)r({model:e,el:n,signal:o})}}}function O(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function ct(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function _(t){let e,n,o;
t.length!==2?(e=O,n=(u,s)=>O(t(u),s),o=(u,s)=>t(u)-s):(e=t===O||t===ct?t:st,n=t,o=t);function r(u,s,l=0,h=u.length){if(l<h){if(e(s,s)!==0)return h;do{let c=l+h>>>
1;n(u[c],s)<0?l=c+1:h=c}while(l<h)}return l}function i(u,s,l=0,h=u.length){if(l<h){if(e(s,s)!==0)return h;do{let c=l+h>>>1;n(u[c],s)<=0?l=c+1:h=c}while(l<h)}return l}
function f(u,s,l=0,h=u.length){let c=r(u,s,l,h-1);return c>l&&o(u[c-1],s)>-o(u[c],s)?c-1:c}return{left:r,center:f,right:i}}function st(){return 0}function dt(t){
return t===null?NaN:+t}var G=_(O),It=G.right,jt=G.left,Ot=_(dt).center;var Ct=X(J),Ft=X(at);function X(t){return function(e,n,o=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid ry");
let{data:r,width:i,height:f}=e;if(!((i=Math.floor(i))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:r.length/i))>=0))throw new RangeError(
"invalid height");if(!i||!f||!n&&!o)return e;let u=n&&t(n),s=o&&t(o),l=r.slice();return u&&s?(M(u,l,r,i,f),M(u,r,l,i,f),M(u,l,r,i,f),E(s,r,l,i,f),E(s,l,r,i,f),E(
s,r,l,i,f)):u?(M(u,r,l,i,f),M(u,l,r,i,f),M(u,r,l,i,f)):s&&(E(s,r,l,i,f),E(s,l,r,i,f),E(s,r,l,i,f)),e}}function M(t,e,n,o,r){for(let i=0,f=o*r;i<f;)t(e,n,i,i+=o,
1)}function E(t,e,n,o,r){for(let i=0,f=o*r;i<o;++i)t(e,n,i,i+f,o)}function at(t){let e=J(t);return(n,o,r,i,f)=>{r<<=2,i<<=2,f<<=2,e(n,o,r+0,i+0,f),e(n,o,r+1,i+1,
f),e(n,o,r+2,i+2,f),e(n,o,r+3,i+3,f)}}function J(t){let e=Math.floor(t);if(e===t)return ht(t);let n=t-e,o=2*t+1;return(r,i,f,u,s)=>{if(!((u-=s)>=f))return;let l=e*
i[f],h=s*e,c=h+s;for(let a=f,w=f+h;a<w;a+=s)l+=i[Math.min(u,a)];for(let a=f,w=u;a<=w;a+=s)l+=i[Math.min(u,a+h)],r[a]=(l+n*(i[Math.max(f,a-c)]+i[Math.min(u,a+c)]))/
o,l-=i[Math.max(f,a-h)]}}function ht(t){let e=2*t+1;return(n,o,r,i,f)=>{if(!((i-=f)>=r))return;let u=t*o[r],s=f*t;for(let l=r,h=r+s;l<h;l+=f)u+=o[Math.min(i,l)];
for(let l=r,h=i;l<=h;l+=f)u+=o[Math.min(i,l+s)],n[l]=u/e,u-=o[Math.max(r,l-s)]}}function Q(t,e){let n,o;if(e===void 0)for(let r of t)r!=null&&(n===void 0?r>=r&&(n=o=r):(n>r&&(n=r),o<r&&(o=r)));else{let r=-1;for(let i of t)(i=e(i,++r,t))!=null&&
(n===void 0?i>=i&&(n=o=i):(n>i&&(n=i),o<i&&(o=i)))}return[n,o]}var mt=Array.prototype,Tt=mt.slice;var qt=Math.sqrt(50),St=Math.sqrt(10),Ut=Math.sqrt(2);function C(t,e,n){t=+t,e=+e,n=(r=arguments.length)<2?(e=t,t=0,1):r<3?1:+n;for(var o=-1,r=Math.max(0,Math.ceil((e-t)/n))|0,i=new Array(r);++o<r;)i[o]=t+o*n;return i}var Pt=pt(Math.random);function pt(t){return function(n,o=0,r=n.length){let i=r-(o=+o);for(;i;){let f=t()*i--|0,u=n[i+o];n[i+o]=n[f+o],n[f+o]=u}return n}}function L(t,e){return t.toFixed(e).replace("-","−")}function q(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function Z(t,e=null,n="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let o=e===null||!Number.isFinite(e),r=q(o?Math.abs(t):e);return`${L(t,r)}${o?"":` ± ${L(e,r)}`} ${n}`.
trim()}function Y(t,e){return Number.isFinite(t)?t===0?"0":L(t,e<.1?q(e):Math.min(q(Math.abs(t)/10),2)):"·"}function v([t,e],n){let o=Math.max(-t,e);return`bar\
s: ${Y(t,o)} to ${Y(e,o)} ${n}`}function tt(t,e=[],{zero:n=!0,clip:o=!1}={}){let r=t.flatMap((u,s)=>u===null?[]:[u-(e[s]??0),u+(e[s]??0)]),[i=0,f=0]=Q(n?[0,...r]:r);return f<=i?[0,1]:[o&&t.every(
u=>u===null||u>=0)?0:i,f]}function gt(t,e,n){return Math.min(Math.max(t,e),n)}function et([t,e],[n,o]){return r=>n+(o-n)*(gt(r,t,e)-t)/(e-t||1)}function wt(t,e=!1){let n=et(t,[0,100]),[o,r]=e?["bottom","height"]:["left","width"],i=(s,l,h="")=>g(`span.${s}`,{style:`${o}:${n(l)}%`},h),f=(s,l,h)=>{let[c,a]=[
n(Math.min(l,h)),n(Math.max(l,h))];return g(`span.${s}`,{style:`${o}:${c}%;${r}:${a-c}%`})};return{place:n,mark:i,bar:(s,l,[h,c],a=0)=>s==null?[]:[f(h,a,s),...l>
0?[f(c,s-l,s+l)]:[]]}}function xt(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function nt(t,e,n,o){let{bar:r,mark:i}=wt(o,!0),[f,u]=r(e,n,[xt(e),"idw-whisk\
er"]);t.replaceChildren(...f?[f]:[],i("idw-zero",0),...u?[u]:[])}function F(t,e,n=null){return n!==null?C(Math.min(n,e),Math.max(n,e)+1):t.length===1&&t[0]===e?[]:[e]}function rt(t){let{model:e,el:n}=t;n.classList.add("idw-spectrum");let o=g("span.idw-muted.idw-small.idw-end"),r=g("button.idw-bare.idw-link",{type:"button"},"a\
ll levels"),i=g("div.idw-bands",{role:"group","aria-label":"Ranges of log SNR"}),f=g("div.idw-strip"),u=g("p.idw-muted.idw-small","Denoised at each noise level"),
s=g("div.idw-muted.idw-small.idw-axis"),l=g("p.idw-muted","No numbers yet."),h=g("div.idw-head",g("span.idw-title","At which noise levels"),r,o);n.append(h,i,s,
f,u,l);let c=[],a=0,w=0,R=()=>{let[d=0,m=-1]=e.get("selected");return C(d,m+1)},A=d=>K(e,{selected:d.length?[d[0],d.at(-1)]:[]}),I=d=>c[d]?.button.focus();r.addEventListener(
"click",()=>{A([]),I(a)}),i.addEventListener("focusin",d=>{a=c.findIndex(({button:m})=>m===d.target),c.forEach(({button:m},p)=>m.tabIndex=p===a?0:-1)});let S=V(
i,()=>c.map(({button:d})=>d),{starts:d=>(w=d,!0),move:(d,m)=>A(F([],m,d)),end:(d,m)=>I(m)}),it=(d,m)=>{S.endsIn(m)||(A(F(R(),d,m.shiftKey?w:null)),I(d))};i.addEventListener(
"keydown",d=>{if(j(d)||["ArrowUp","ArrowDown"].includes(d.key))return;d.key==="Escape"&&A([]);let m=z(d,a,c.length);if(m===void 0)return;d.preventDefault();let p=e.
get("selected");d.shiftKey&&!(p.includes(a)&&p.includes(w))&&(w=a),I(m),d.shiftKey&&A(F([],a,w))});let ot=()=>{let d=e.get("edges").map(p=>L(p,1));c=d.slice(1).
map((p,x)=>{let $=g("span.idw-bar"),k=g("button.idw-button.idw-band",{type:"button",onclick:b=>it(x,b)},$);return{bar:$,button:k,name:`log SNR ${d[x]} to ${p}`}}),
a=Math.min(a,Math.max(c.length-1,0)),S.stop(),i.replaceChildren(...c.map(({button:p})=>p));let m=d.length?[`noise, ${d[0]}`,"log SNR",`${d.at(-1)}, picture`]:[];
s.replaceChildren(...m.map(p=>g("span",p))),T()},T=()=>{let[d,m,p]=D(e,"values","errors","unit"),x=R(),$=tt(d,m,{clip:!0});l.hidden=d.length>0,i.hidden=s.hidden=
!d.length,o.textContent=d.length?v($,p):"",r.hidden=!x.length,c.forEach(({bar:k,button:b,name:U},y)=>{let P=Z(d[y]??null,m[y],p);b.setAttribute("aria-pressed",String(
x.includes(y))),b.setAttribute("aria-label",`${U}: ${P}`),b.title=`${U}
${P}`,b.tabIndex=y===a?0:-1,nt(k,d[y],m[y],$)}),f.hidden=u.hidden=!f.children.length||!d.length,[...f.children].forEach((k,b)=>k.classList.toggle("idw-dim",x.length>
0&&!x.includes(b)))},ft=H(t.signal);N(t,["edges"],ot),N(t,["pictures","edges"],()=>{let d=e.get("pictures")??[],m=ft(d.length===c.length?d:[]);f.replaceChildren(
...m.map((p,x)=>g("img",{src:p,alt:`Denoised at ${c[x].name}`,title:c[x].name}))),T()}),N(t,["values","errors","unit","selected"],()=>{c.length===Math.max(e.get(
"edges").length-1,0)&&T()})}var oe=W(rt);export{oe as default};

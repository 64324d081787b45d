// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function P(t,...e){return e.map(n=>t.get(n))}function Ot(t,e){for(let[n,i]of Object.entries(e))t.set(n,i)}function R(t,e){Ot(t,e),t.save_changes()}function z({model:t,
signal:e},n,i){let r=0,o=()=>{r=0,i(...P(t,...n))},f=()=>r||=requestAnimationFrame(o);for(let c of n)t.on(`change:${c}`,f);e.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let c of n)t.off(`change:${c}`,f)}),o()}function tt(t,e,n,i,r){let o=null;z(t,[e,...i],f=>{let c=JSON.stringify(f);c!==o&&n(f),o=c,r()})}function q(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Rt(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function nt(t){let e,n,
i;t.length!==2?(e=q,n=(c,u)=>q(t(c),u),i=(c,u)=>t(c)-u):(e=t===q||t===Rt?t:It,n=t,i=t);function r(c,u,s=0,l=c.length){if(s<l){if(e(u,u)!==0)return l;do{let h=s+
l>>>1;n(c[h],u)<0?s=h+1:l=h}while(s<l)}return s}function o(c,u,s=0,l=c.length){if(s<l){if(e(u,u)!==0)return l;do{let h=s+l>>>1;n(c[h],u)<=0?s=h+1:l=h}while(s<l)}
return s}function f(c,u,s=0,l=c.length){let h=r(c,u,s,l-1);return h>s&&i(c[h-1],u)>-i(c[h],u)?h-1:h}return{left:r,center:f,right:o}}function It(){return 0}function jt(t){
return t===null?NaN:+t}var rt=nt(q),Vt=rt.right,Wt=rt.left,Xt=nt(jt).center;var Gt=it(ot),Jt=it(Ct);function it(t){return function(e,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:f}=e;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!f||!n&&!i)return e;let c=n&&t(n),u=i&&t(i),s=r.slice();return c&&u?(N(c,s,r,o,f),N(c,r,s,o,f),N(c,s,r,o,f),$(u,r,s,o,f),$(u,s,r,o,f),$(
u,r,s,o,f)):c?(N(c,r,s,o,f),N(c,s,r,o,f),N(c,r,s,o,f)):u&&($(u,r,s,o,f),$(u,s,r,o,f),$(u,r,s,o,f)),e}}function N(t,e,n,i,r){for(let o=0,f=i*r;o<f;)t(e,n,o,o+=i,
1)}function $(t,e,n,i,r){for(let o=0,f=i*r;o<i;++o)t(e,n,o,o+f,i)}function Ct(t){let e=ot(t);return(n,i,r,o,f)=>{r<<=2,o<<=2,f<<=2,e(n,i,r+0,o+0,f),e(n,i,r+1,o+
1,f),e(n,i,r+2,o+2,f),e(n,i,r+3,o+3,f)}}function ot(t){let e=Math.floor(t);if(e===t)return Ft(t);let n=t-e,i=2*t+1;return(r,o,f,c,u)=>{if(!((c-=u)>=f))return;let s=e*
o[f],l=u*e,h=l+u;for(let w=f,O=f+l;w<O;w+=u)s+=o[Math.min(c,w)];for(let w=f,O=c;w<=O;w+=u)s+=o[Math.min(c,w+l)],r[w]=(s+n*(o[Math.max(f,w-h)]+o[Math.min(c,w+h)]))/
i,s-=o[Math.max(f,w-l)]}}function Ft(t){let e=2*t+1;return(n,i,r,o,f)=>{if(!((o-=f)>=r))return;let c=t*i[r],u=f*t;for(let s=r,l=r+u;s<l;s+=f)c+=i[Math.min(o,s)];
for(let s=r,l=o;s<=l;s+=f)c+=i[Math.min(o,s+u)],n[s]=c/e,c-=i[Math.max(r,s-u)]}}function st(t,e){let n,i;if(e===void 0)for(let r of t)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of t)(o=e(o,++r,t))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var St=Array.prototype,Qt=St.slice;var Tt=Math.sqrt(50),qt=Math.sqrt(10),Bt=Math.sqrt(2);function B(t,e,n){let i=(e-t)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),f=o>=Tt?10:o>=qt?
5:o>=Bt?2:1,c,u,s;return r<0?(s=Math.pow(10,-r)/f,c=Math.round(t*s),u=Math.round(e*s),c/s<t&&++c,u/s>e&&--u,s=-s):(s=Math.pow(10,r)*f,c=Math.round(t/s),u=Math.round(
e/s),c*s<t&&++c,u*s>e&&--u),u<c&&.5<=n&&n<2?B(t,e,n*2):[c,u,s]}function ft(t,e,n){if(e=+e,t=+t,n=+n,!(n>0))return[];if(t===e)return[t];let i=e<t,[r,o,f]=i?B(e,t,
n):B(t,e,n);if(!(o>=r))return[];let c=o-r+1,u=new Array(c);if(i)if(f<0)for(let s=0;s<c;++s)u[s]=(o-s)/-f;else for(let s=0;s<c;++s)u[s]=(o-s)*f;else if(f<0)for(let s=0;s<
c;++s)u[s]=(r+s)/-f;else for(let s=0;s<c;++s)u[s]=(r+s)*f;return u}function et(t,e,n){return e=+e,t=+t,n=+n,B(t,e,n)[2]}function ct(t,e,n){e=+e,t=+t,n=+n;let i=e<
t,r=i?et(e,t,n):et(t,e,n);return(i?-1:1)*(r<0?1/-r:r)}function I(t,e,n){t=+t,e=+e,n=(r=arguments.length)<2?(e=t,t=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((e-t)/n))|0,o=new Array(r);++i<r;)o[i]=t+i*n;return o}var Yt=vt(Math.random);function vt(t){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let f=t()*o--|0,c=n[o+i];n[o+i]=n[f+i],n[f+i]=c}return n}}function U(t,e){return t.toFixed(e).replace("-","−")}function Pt(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function ut(t,e=null,n="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let i=e===null||!Number.isFinite(e),r=Pt(i?Math.abs(t):e);return`${U(t,r)}${i?"":` ± ${U(e,r)}`} ${n}`.
trim()}function lt([t,e],n=4){let i=Math.max(0,-Math.floor(Math.log10(ct(t,e,n))+1e-9));return ft(t,e,n).map(r=>({value:r,text:r===0?"0":U(r,i)}))}function dt(t,e=[],{
zero:n=!0,clip:i=!1}={}){let r=t.flatMap((c,u)=>c===null?[]:[c-(e[u]??0),c+(e[u]??0)]),[o=0,f=0]=st(n?[0,...r]:r);return f<=o?[0,1]:[i&&t.every(c=>c===null||c>=
0)?0:o,f]}function _(t,e,n){return Math.min(Math.max(t,e),n)}function at([t,e],[n,i]){return r=>n+(i-n)*(_(r,t,e)-t)/(e-t||1)}function a(t,...e){let[n,...i]=t.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of e){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[f,c]of Object.entries(o))f.startsWith("on")?r.addEventListener(f.slice(2),c):c!==!1&&c!=null&&
r.setAttribute(f,c===!0?"":c)}return r}function ht(t){return t.getRootNode().activeElement}function D(t,e){return a("span.idw-pair",a(`i.${t}`),e)}function H(t){return t.ctrlKey||t.metaKey||t.altKey}function mt(t){t.addEventListener("keydown",e=>{H(e)||
e.stopPropagation()})}function wt(t,e,n){let i={ArrowLeft:-1,ArrowUp:-1,ArrowRight:1,ArrowDown:1}[t.key],r=i?e+i:{Home:0,End:n-1}[t.key];return r===void 0?void 0:
_(r,0,n-1)}function pt(t){let e={list:[],index:0,anchor:0,replace(n){let i=Math.max(n.length-1,0);Object.assign(e,{list:n,index:Math.min(e.index,i),anchor:Math.
min(e.anchor,i)}),t.replaceChildren(...n.map(({node:r,box:o=r})=>o)),e.mark()},mark:()=>e.list.forEach(({node:n},i)=>n.tabIndex=i===e.index?0:-1),indexOf:n=>e.list.
findIndex(({node:i,box:r=i})=>r.contains(n)),focus:(n=e.index)=>e.list[n]?.node.focus()};return t.addEventListener("focusin",n=>{e.index=e.indexOf(n.target),e.mark()}),
e}function gt(...t){return{render({model:e,el:n,signal:i}){n.classList.add("idw"),mt(n);for(let r of t)r({model:e,el:n,signal:i})}}}function xt(t,e=!1){let n=at(t,[0,100]),[i,r]=e?["bottom","height"]:["left","width"],o=(u,s,l="")=>a(`span.${u}`,{style:`${i}:${n(s)}%`},l),f=(u,s,l)=>{let[h,w]=[
n(Math.min(s,l)),n(Math.max(s,l))];return a(`span.${u}`,{style:`${i}:${h}%;${r}:${w-h}%`})};return{place:n,mark:o,bar:(u,s,[l,h],w=0)=>u==null?[]:[f(l,w,u),...s>
0?[f(h,u-s,u+s)]:[]]}}function bt(t,e){let n=t.map(([r,o,f])=>a("button.idw-button",{title:f,"data-value":r,onclick:()=>e(r)},o));return{buttons:n,show:(r,o=!1)=>{for(let f of n)f.setAttribute(
"aria-pressed",String(f.dataset.value===r)),f.disabled=o}}}function yt(t,e,n=null){return n!==null?I(Math.min(n,e),Math.max(n,e)+1):t.length===1&&t[0]===e?[]:[e]}function Mt(t,e){let n=I(t.length).filter(i=>t[i]===t[e]);
return n.length>1?` (${n.indexOf(e)+1} of ${n.length})`:""}var zt=[["prompt","prompt","In the order of the prompt"],["mi","alone","Largest information alone first"],["cmi","given the rest","Largest information given the\
 rest first"]],Et=["idw-wordbars-alone","idw-reach.idw-wordbars-reach-alone"],kt=["idw-wordbars-rest","idw-reach.idw-wordbars-reach-rest"];function Ut(t,e){let n=i=>e[i]??
-1/0;return I(t).sort((i,r)=>n(i)===n(r)?i-r:n(r)-n(i))}function At(t){let{model:e,el:n}=t;n.classList.add("idw-wordbars");let i=a("div.idw-flow.idw-small",D(Et[0],
"alone (MI)"),D(kt[0],"given the rest (CMI)")),r=bt(zt,d=>R(e,{sort:d})),[o,f]=[{role:"group","aria-label":"Order of the words"},a("span.idw-muted","Order")],c=a(
"div.idw-flow.idw-small.idw-buttons.idw-end.idw-wordbars-sort",o,f,...r.buttons),u=a("div.idw-head",a("span.idw-title","How much each word tells"),i,c),l=a("div\
.idw-wordbars-rows",{role:"listbox","aria-label":"How much each word tells","aria-multiselectable":"true"}),h=a("span.idw-wordbars-track.idw-plot.idw-small"),w=a(
"div.idw-wordbars-unit.idw-small.idw-muted"),O=a("div.idw-wordbars-axis",{"aria-hidden":"true"},a("span"),h),K=a("div.idw-wordbars-chart",l,O,w),j=a("p.idw-word\
bars-reading"),V=a("p.idw-muted","No numbers yet.");n.append(u,K,j,V);let g=pt(l),A=[],C=-1,W=d=>{R(e,{selected:yt(e.get("selected"),d)}),g.focus(d)},v=d=>g.indexOf(
d.target),F=d=>{C=d,J()};l.addEventListener("click",d=>v(d)>=0&&W(v(d))),l.addEventListener("pointermove",d=>F(v(d))),l.addEventListener("pointerleave",()=>F(-1)),
l.addEventListener("focusin",()=>F(g.index)),l.addEventListener("focusout",()=>F(-1)),l.addEventListener("keydown",d=>{if(H(d))return;let m=wt(d,A.indexOf(g.index),
A.length);(m!==void 0||["Enter"," ","Escape"].includes(d.key))&&d.preventDefault(),["Enter"," "].includes(d.key)&&!d.repeat&&W(g.index),d.key==="Escape"&&R(e,{selected:[]}),
m!==void 0&&g.focus(A[m])});let X=()=>P(e,"mi","mi_errors","cmi","cmi_errors"),G=d=>{let[m,p,x,b]=X(),y=(M,S,T)=>M.length?[`${ut(M[d],S[d],e.get("unit"))} ${T}`]:
[];return[...y(m,p,"alone"),...y(x,b,"given the rest")].join(", ")},J=()=>{let d=e.get("selected"),m=g.list[C>=0?C:d.length===1?d[0]:-1],p=m?[a("strong",m.name),
`: ${G(m.index)}`]:["Point at a word to read its numbers."];j.replaceChildren(...p),j.classList.toggle("idw-muted",!m)},Lt=d=>{let m=(p,x)=>{let b=p+Mt(d,x),y=a(
"span.idw-wordbars-track.idw-plot"),M=a("div.idw-wordbars-row",{role:"option"},a("span.idw-wordbars-word",b),y);return{index:x,name:b,track:y,node:M}};g.replace(
d.map(m)),C=-1,A=[]},Nt=()=>{let d=e.get("sort");r.show(d);let m=Ut(g.list.length,d==="prompt"?[]:e.get(d));if(String(m)===String(A))return;let p=ht(l);A=m,l.replaceChildren(
...m.map(x=>g.list[x].node)),p instanceof HTMLElement&&l.contains(p)&&p.focus()};tt(t,"words",Lt,["mi","mi_errors","cmi","cmi_errors","unit","sort","selected"],
()=>{let[d,m,p,x]=X(),b=[...d,...p].some(E=>E!==null);u.hidden=K.hidden=j.hidden=!b,V.hidden=b,Nt();let y=[...d.map((E,k)=>m[k]),...p.map((E,k)=>x[k])],M=dt([...d,
...p],y),{bar:S,mark:T}=xt(M),Q=lt(M);g.list.forEach(({name:E,track:k,node:Y},L)=>{let $t=Q.map(({value:Z})=>T(`idw-wordbars-tick${Z===0?".idw-wordbars-zero":""}`,
Z));k.replaceChildren(...$t,...S(d[L],m[L],Et),...S(p[L],x[L],kt)),Y.setAttribute("aria-selected",String(e.get("selected").includes(L))),Y.setAttribute("aria-la\
bel",`${E}: ${G(L)}`)}),h.replaceChildren(...Q.map(({value:E,text:k})=>T("idw-muted",E,k))),w.textContent=e.get("unit"),J()})}var Ie=gt(At);export{Ie as default};

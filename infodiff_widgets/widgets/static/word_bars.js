// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function Z(t,...e){return e.map(n=>t.get(n))}function $t(t,e){for(let[n,i]of Object.entries(e))t.set(n,i)}function O(t,e){$t(t,e),t.save_changes()}function j({model:t,
signal:e},n,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let f of n)t.on(`change:${f}`,o);e.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let f of n)t.off(`change:${f}`,o)}),i()}function h(t,...e){let[n,...i]=t.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" "));for(let o of e){if(typeof o=="string"||o instanceof Node){
r.append(o);continue}for(let[f,c]of Object.entries(o))f.startsWith("on")?r.addEventListener(f.slice(2),c):c!==!1&&c!=null&&r.setAttribute(f,c===!0?"":c)}return r}function tt(t){return t.getRootNode().activeElement}function _(t){return t.ctrlKey||t.metaKey||t.altKey}function et(t){t.addEventListener("keydown",e=>{_(e)||e.stopPropagation()})}function nt(t,e,n){let i={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[t.key],r=i?e+i:{Home:0,End:n-1}[t.key];return r===void 0?void 0:Math.min(Math.max(r,0),n-1)}function rt(...t){return{render({model:e,el:n,signal:i}){n.classList.add("idw"),et(n);for(let r of t)r({model:e,el:n,signal:i})}}}function P(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Nt(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function ot(t){let e,n,
i;t.length!==2?(e=P,n=(c,u)=>P(t(c),u),i=(c,u)=>t(c)-u):(e=t===P||t===Nt?t:Rt,n=t,i=t);function r(c,u,s=0,l=c.length){if(s<l){if(e(u,u)!==0)return l;do{let w=s+
l>>>1;n(c[w],u)<0?s=w+1:l=w}while(s<l)}return s}function o(c,u,s=0,l=c.length){if(s<l){if(e(u,u)!==0)return l;do{let w=s+l>>>1;n(c[w],u)<=0?s=w+1:l=w}while(s<l)}
return s}function f(c,u,s=0,l=c.length){let w=r(c,u,s,l-1);return w>s&&i(c[w-1],u)>-i(c[w],u)?w-1:w}return{left:r,center:f,right:o}}function Rt(){return 0}function It(t){
return t===null?NaN:+t}var st=ot(P),Qt=st.right,Yt=st.left,Zt=ot(It).center;var te=ft(ct),ee=ft(Ot);function ft(t){return function(e,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:f}=e;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!f||!n&&!i)return e;let c=n&&t(n),u=i&&t(i),s=r.slice();return c&&u?($(c,s,r,o,f),$(c,r,s,o,f),$(c,s,r,o,f),N(u,r,s,o,f),N(u,s,r,o,f),N(
u,r,s,o,f)):c?($(c,r,s,o,f),$(c,s,r,o,f),$(c,r,s,o,f)):u&&(N(u,r,s,o,f),N(u,s,r,o,f),N(u,r,s,o,f)),e}}function $(t,e,n,i,r){for(let o=0,f=i*r;o<f;)t(e,n,o,o+=i,
1)}function N(t,e,n,i,r){for(let o=0,f=i*r;o<i;++o)t(e,n,o,o+f,i)}function Ot(t){let e=ct(t);return(n,i,r,o,f)=>{r<<=2,o<<=2,f<<=2,e(n,i,r+0,o+0,f),e(n,i,r+1,o+
1,f),e(n,i,r+2,o+2,f),e(n,i,r+3,o+3,f)}}function ct(t){let e=Math.floor(t);if(e===t)return jt(t);let n=t-e,i=2*t+1;return(r,o,f,c,u)=>{if(!((c-=u)>=f))return;let s=e*
o[f],l=u*e,w=l+u;for(let m=f,R=f+l;m<R;m+=u)s+=o[Math.min(c,m)];for(let m=f,R=c;m<=R;m+=u)s+=o[Math.min(c,m+l)],r[m]=(s+n*(o[Math.max(f,m-w)]+o[Math.min(c,m+w)]))/
i,s-=o[Math.max(f,m-l)]}}function jt(t){let e=2*t+1;return(n,i,r,o,f)=>{if(!((o-=f)>=r))return;let c=t*i[r],u=f*t;for(let s=r,l=r+u;s<l;s+=f)c+=i[Math.min(o,s)];
for(let s=r,l=o;s<=l;s+=f)c+=i[Math.min(o,s+u)],n[s]=c/e,c-=i[Math.max(r,s-u)]}}function ut(t,e){let n,i;if(e===void 0)for(let r of t)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of t)(o=e(o,++r,t))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var Ct=Array.prototype,ne=Ct.slice;var Ft=Math.sqrt(50),Tt=Math.sqrt(10),vt=Math.sqrt(2);function z(t,e,n){let i=(e-t)/Math.max(0,n),r=Math.floor(Math.log10(i)),o=i/Math.pow(10,r),f=o>=Ft?10:o>=Tt?
5:o>=vt?2:1,c,u,s;return r<0?(s=Math.pow(10,-r)/f,c=Math.round(t*s),u=Math.round(e*s),c/s<t&&++c,u/s>e&&--u,s=-s):(s=Math.pow(10,r)*f,c=Math.round(t/s),u=Math.round(
e/s),c*s<t&&++c,u*s>e&&--u),u<c&&.5<=n&&n<2?z(t,e,n*2):[c,u,s]}function dt(t,e,n){if(e=+e,t=+t,n=+n,!(n>0))return[];if(t===e)return[t];let i=e<t,[r,o,f]=i?z(e,t,
n):z(t,e,n);if(!(o>=r))return[];let c=o-r+1,u=new Array(c);if(i)if(f<0)for(let s=0;s<c;++s)u[s]=(o-s)/-f;else for(let s=0;s<c;++s)u[s]=(o-s)*f;else if(f<0)for(let s=0;s<
c;++s)u[s]=(r+s)/-f;else for(let s=0;s<c;++s)u[s]=(r+s)*f;return u}function it(t,e,n){return e=+e,t=+t,n=+n,z(t,e,n)[2]}function lt(t,e,n){e=+e,t=+t,n=+n;let i=e<
t,r=i?it(e,t,n):it(t,e,n);return(i?-1:1)*(r<0?1/-r:r)}function C(t,e,n){t=+t,e=+e,n=(r=arguments.length)<2?(e=t,t=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((e-t)/n))|0,o=new Array(r);++i<r;)o[i]=t+i*n;return o}var re=St(Math.random);function St(t){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let f=t()*o--|0,c=n[o+i];n[o+i]=n[f+i],n[f+i]=c}return n}}function D(t,e){return t.toFixed(e).replace("-","−")}function qt(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function at(t,e=null,n="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let i=e===null||!Number.isFinite(e),r=qt(i?Math.abs(t):e);return`${D(t,r)}${i?"":` ± ${D(e,r)}`} ${n}`.
trim()}function ht([t,e],n=4){let i=Math.max(0,-Math.floor(Math.log10(lt(t,e,n))+1e-9));return dt(t,e,n).map(r=>({value:r,text:r===0?"0":D(r,i)}))}function wt(t,e=[],{
zero:n=!0,clip:i=!1}={}){let r=t.flatMap((c,u)=>c===null?[]:[c-(e[u]??0),c+(e[u]??0)]),[o=0,f=0]=ut(n?[0,...r]:r);return f<=o?[0,1]:[i&&t.every(c=>c===null||c>=
0)?0:o,f]}function Bt(t,e,n){return Math.min(Math.max(t,e),n)}function mt([t,e],[n,i]){return r=>n+(i-n)*(Bt(r,t,e)-t)/(e-t||1)}function pt(t,e=!1){let n=mt(t,[0,100]),[i,r]=e?["bottom","height"]:["left","width"],o=(u,s,l="")=>h(`span.${u}`,{style:`${i}:${n(s)}%`},l),f=(u,s,l)=>{let[w,m]=[
n(Math.min(s,l)),n(Math.max(s,l))];return h(`span.${u}`,{style:`${i}:${w}%;${r}:${m-w}%`})};return{place:n,mark:o,bar:(u,s,[l,w],m=0)=>u==null?[]:[f(l,m,u),...s>
0?[f(w,u-s,u+s)]:[]]}}function gt(t,e){let n=t.map(([r,o,f])=>h("button.idw-button",{type:"button",title:f,"data-value":r,onclick:()=>e(r)},o));return{buttons:n,show:(r,o=!1)=>{for(let f of n)
f.setAttribute("aria-pressed",String(f.dataset.value===r)),f.disabled=o}}}function bt(t,e,n=null){return n!==null?C(Math.min(n,e),Math.max(n,e)+1):t.length===1&&t[0]===e?[]:[e]}function xt(t,e){let n=C(t.length).filter(i=>t[i]===t[e]);
return n.length>1?` (${n.indexOf(e)+1} of ${n.length})`:""}var Pt=[["prompt","prompt","In the order of the prompt"],["mi","alone","Largest information alone first"],["cmi","given the rest","Largest information given the\
 rest first"]],yt=["idw-wordbars-alone","idw-reach.idw-wordbars-reach-alone"],Mt=["idw-wordbars-rest","idw-reach.idw-wordbars-reach-rest"];function zt(t,e){let n=i=>e[i]??
-1/0;return C(t).sort((i,r)=>n(i)===n(r)?i-r:n(r)-n(i))}function Et(t){let{model:e,el:n}=t;n.classList.add("idw-wordbars");let i=(d,a)=>h("span.idw-pair",h(`i.${d}`),
a),r=h("div.idw-flow.idw-small",i(yt[0],"alone (MI)"),i(Mt[0],"given the rest (CMI)")),o=gt(Pt,d=>O(e,{sort:d})),c=h("div.idw-flow.idw-small.idw-buttons.idw-end\
.idw-wordbars-sort",{role:"group","aria-label":"Order of the words"},h("span.idw-muted","Order"),...o.buttons),u=h("div.idw-head",h("span.idw-title","How much e\
ach word tells"),r,c),l=h("div.idw-wordbars-rows",{role:"listbox","aria-label":"How much each word tells","aria-multiselectable":"true"}),w=h("span.idw-wordbars\
-track.idw-small"),m=h("div.idw-wordbars-unit.idw-small.idw-muted"),R=h("div.idw-wordbars-axis",{"aria-hidden":"true"},h("span"),w),H=h("div.idw-wordbars-chart",
l,R,m),F=h("p.idw-wordbars-reading"),K=h("p.idw-muted","No numbers yet.");n.append(u,H,F,K);let g=[],A=[],x=0,T=-1,V=d=>{O(e,{selected:bt(e.get("selected"),d)}),
g[d].row.focus()},v=d=>g.findIndex(({row:a})=>a===d.target.closest(".idw-wordbars-row")),S=d=>{T=d,G()};l.addEventListener("click",d=>v(d)>=0&&V(v(d))),l.addEventListener(
"pointermove",d=>S(v(d))),l.addEventListener("pointerleave",()=>S(-1)),l.addEventListener("focusin",d=>{x=v(d),g.forEach(({row:a},p)=>a.tabIndex=p===x?0:-1),S(x)}),
l.addEventListener("focusout",()=>S(-1)),l.addEventListener("keydown",d=>{if(_(d))return;let a=nt(d,A.indexOf(x),A.length);(a!==void 0||["Enter"," ","Escape"].includes(
d.key))&&d.preventDefault(),["Enter"," "].includes(d.key)&&!d.repeat&&V(x),d.key==="Escape"&&O(e,{selected:[]}),a!==void 0&&g[A[a]].row.focus()});let W=()=>Z(e,
"mi","mi_errors","cmi","cmi_errors"),X=d=>{let[a,p,b,y]=W(),L=(I,q,B)=>I.length?[`${at(I[d],q[d],e.get("unit"))} ${B}`]:[];return[...L(a,p,"alone"),...L(b,y,"gi\
ven the rest")].join(", ")},G=()=>{let d=e.get("selected"),a=g[T>=0?T:d.length===1?d[0]:-1],p=a?[h("strong",a.name),`: ${X(a.index)}`]:["Point at a word to read\
 its numbers."];F.replaceChildren(...p),F.classList.toggle("idw-muted",!a)},kt=()=>{let d=e.get("words");g=d.map((a,p)=>{let b=a+xt(d,p),y=h("span.idw-wordbars-\
track"),L=h("div.idw-wordbars-row",{role:"option"},h("span.idw-wordbars-word",b),y);return{index:p,name:b,track:y,row:L}}),x=Math.min(x,Math.max(d.length-1,0)),
T=-1,A=[],J()},At=()=>{let d=e.get("sort");o.show(d);let a=zt(g.length,d==="prompt"?[]:e.get(d));if(String(a)===String(A))return;let p=tt(l);A=a,l.replaceChildren(
...a.map(b=>g[b].row)),p instanceof HTMLElement&&l.contains(p)&&p.focus()},J=()=>{let[d,a,p,b]=W(),y=[...d,...p].some(M=>M!==null);u.hidden=H.hidden=F.hidden=!y,
K.hidden=y,At();let L=[...d.map((M,E)=>a[E]),...p.map((M,E)=>b[E])],I=wt([...d,...p],L),{bar:q,mark:B}=pt(I),Q=ht(I);g.forEach(({name:M,track:E,row:U},k)=>{let Lt=Q.
map(({value:Y})=>B(`idw-wordbars-tick${Y===0?".idw-wordbars-zero":""}`,Y));E.replaceChildren(...Lt,...q(d[k],a[k],yt),...q(p[k],b[k],Mt)),U.setAttribute("aria-s\
elected",String(e.get("selected").includes(k))),U.setAttribute("aria-label",`${M}: ${X(k)}`),U.tabIndex=k===x?0:-1}),w.replaceChildren(...Q.map(({value:M,text:E})=>B(
"idw-muted",M,E))),m.textContent=e.get("unit"),G()};j(t,["words"],kt),j(t,["mi","mi_errors","cmi","cmi_errors","unit","sort","selected"],()=>{g.length===e.get("\
words").length&&J()})}var Ne=rt(Et);export{Ne as default};

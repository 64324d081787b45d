// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function T(e,...t){return t.map(n=>e.get(n))}function jt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function W(e,t){jt(e,t),e.save_changes()}function F({model:e,
signal:t},n,i){let r=0,o=()=>{r=0,i(...T(e,...n))},s=()=>r||=requestAnimationFrame(o);for(let l of n)e.on(`change:${l}`,s);t.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let l of n)e.off(`change:${l}`,s)}),o()}function it(e,t,n,i,r){let o=null;F(e,[t,...i],s=>{let l=JSON.stringify(s);l!==o&&n(s),o=l,r()})}function B(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Ft(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function ot(e){let t,n,
i;e.length!==2?(t=B,n=(l,d)=>B(e(l),d),i=(l,d)=>e(l)-d):(t=e===B||e===Ft?e:Pt,n=e,i=e);function r(l,d,f=0,u=l.length){if(f<u){if(t(d,d)!==0)return u;do{let h=f+
u>>>1;n(l[h],d)<0?f=h+1:u=h}while(f<u)}return f}function o(l,d,f=0,u=l.length){if(f<u){if(t(d,d)!==0)return u;do{let h=f+u>>>1;n(l[h],d)<=0?f=h+1:u=h}while(f<u)}
return f}function s(l,d,f=0,u=l.length){let h=r(l,d,f,u-1);return h>f&&i(l[h-1],d)>-i(l[h],d)?h-1:h}return{left:r,center:s,right:o}}function Pt(){return 0}function Kt(e){
return e===null?NaN:+e}var st=ot(B),Yt=st.right,Zt=st.left,te=ot(Kt).center;var ee=lt(ct),ne=lt(St);function lt(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!i)return t;let l=n&&e(n),d=i&&e(i),f=r.slice();return l&&d?(C(l,f,r,o,s),C(l,r,f,o,s),C(l,f,r,o,s),I(d,r,f,o,s),I(d,f,r,o,s),I(
d,r,f,o,s)):l?(C(l,r,f,o,s),C(l,f,r,o,s),C(l,r,f,o,s)):d&&(I(d,r,f,o,s),I(d,f,r,o,s),I(d,r,f,o,s)),t}}function C(e,t,n,i,r){for(let o=0,s=i*r;o<s;)e(t,n,o,o+=i,
1)}function I(e,t,n,i,r){for(let o=0,s=i*r;o<i;++o)e(t,n,o,o+s,i)}function St(e){let t=ct(e);return(n,i,r,o,s)=>{r<<=2,o<<=2,s<<=2,t(n,i,r+0,o+0,s),t(n,i,r+1,o+
1,s),t(n,i,r+2,o+2,s),t(n,i,r+3,o+3,s)}}function ct(e){let t=Math.floor(e);if(t===e)return qt(e);let n=e-t,i=2*e+1;return(r,o,s,l,d)=>{if(!((l-=d)>=s))return;let f=t*
o[s],u=d*t,h=u+d;for(let g=s,R=s+u;g<R;g+=d)f+=o[Math.min(l,g)];for(let g=s,R=l;g<=R;g+=d)f+=o[Math.min(l,g+u)],r[g]=(f+n*(o[Math.max(s,g-h)]+o[Math.min(l,g+h)]))/
i,f-=o[Math.max(s,g-u)]}}function qt(e){let t=2*e+1;return(n,i,r,o,s)=>{if(!((o-=s)>=r))return;let l=e*i[r],d=s*e;for(let f=r,u=r+d;f<u;f+=s)l+=i[Math.min(o,f)];
for(let f=r,u=o;f<=u;f+=s)l+=i[Math.min(o,f+d)],n[f]=l/t,l-=i[Math.max(r,f-d)]}}function ft(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of e)(o=t(o,++r,e))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var Tt=Array.prototype,re=Tt.slice;var ie=Math.sqrt(50),oe=Math.sqrt(10),se=Math.sqrt(2);function P(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}var le=Bt(Math.random);function Bt(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let s=e()*o--|0,l=n[o+i];n[o+i]=n[s+i],n[s+i]=l}return n}}function G(e,t){return e.toFixed(t).replace("-","−")}function J(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function ut(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=J(i?Math.abs(e):t);return`${G(e,r)}${i?"":` ± ${G(t,r)}`} ${n}`.
trim()}function z(e,t){return Number.isFinite(e)?e===0?"0":G(e,t<.1?J(t):Math.min(J(Math.abs(e)/10),2)):"·"}function dt([e,t],n){let i=Math.max(-e,t);return`ba\
rs: ${z(e,i)} to ${z(t,i)} ${n}`}function at(e,t=[],{zero:n=!0,clip:i=!1}={}){let r=e.flatMap((l,d)=>l===null?[]:[l-(t[d]??0),l+(t[d]??0)]),[o=0,s=0]=ft(n?[0,...r]:r);return s<=o?[0,1]:[i&&e.every(
l=>l===null||l>=0)?0:o,s]}function Q(e,t,n){return Math.min(Math.max(e,t),n)}function ht([e,t],[n,i]){return r=>n+(i-n)*(Q(r,e,t)-e)/(t-e||1)}function m(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of t){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[s,l]of Object.entries(o))s.startsWith("on")?r.addEventListener(s.slice(2),l):l!==!1&&l!=null&&
r.setAttribute(s,l===!0?"":l)}return r}function pt(e,t){e.textContent!==t&&(e.textContent=t)}function K(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function D(e){return e.getRootNode().activeElement}function mt(e){return e.ctrlKey||e.metaKey||e.altKey}function wt(e){e.addEventListener("keydown",t=>{mt(t)||t.stopPropagation()})}function gt(e,t,n){let i={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[e.key],r=i?t+i:{Home:0,End:n-1}[e.key];return r===void 0?void 0:Q(r,0,n-1)}function xt(e){let t={list:[],index:0,anchor:0,replace(n){
let i=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.min(t.index,i),anchor:Math.min(t.anchor,i)}),e.replaceChildren(...n.map(({node:r,box:o=r})=>o)),
t.mark()},mark:()=>t.list.forEach(({node:n},i)=>n.tabIndex=i===t.index?0:-1),indexOf:n=>t.list.findIndex(({node:i,box:r=i})=>r.contains(n)),focus:(n=t.index)=>t.
list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.index=t.indexOf(n.target),t.mark()}),t}function bt(e,t,{starts:n=()=>!0,move:i,end:r,cancel:o=()=>{}}){
let s=null,l=!1,d=({clientX:u,clientY:h})=>t.indexOf(e.getRootNode().elementFromPoint(u,h));return e.addEventListener("pointerdown",u=>{let h=u.button===0&&!u.shiftKey&&
!mt(u)?d(u):-1;s=h>=0&&n(h,u)?{from:h,to:h,moved:!1}:null,l=!1}),e.addEventListener("pointermove",u=>{let h=s&&u.buttons&1?d(u):-1;h<0||h===s.to||(e.hasPointerCapture(
u.pointerId)||e.setPointerCapture(u.pointerId),Object.assign(s,{to:h,moved:!0}),i(s.from,h))}),e.addEventListener("pointerup",()=>{let u=s;s=null,l=!!u?.moved,l&&
r(u.from,u.to)}),e.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener("pointercancel",()=>{s=null,o()}),{endsIn:u=>l&&u.detail>0,stop:()=>[
s,l]=[null,!1]}}function yt(...e){return{render({model:t,el:n,signal:i}){n.classList.add("idw"),wt(n);for(let r of e)r({model:t,el:n,signal:i})}}}function zt(e,t=!1){let n=ht(e,[0,100]),[i,r]=t?["bottom","height"]:["left","width"],o=(d,f,u="")=>m(`span.${d}`,{style:`${i}:${n(f)}%`},u),s=(d,f,u)=>{let[h,g]=[
n(Math.min(f,u)),n(Math.max(f,u))];return m(`span.${d}`,{style:`${i}:${h}%;${r}:${g-h}%`})};return{place:n,mark:o,bar:(d,f,[u,h],g=0)=>d==null?[]:[s(u,g,d),...f>
0?[s(h,d-f,d+f)]:[]]}}function Dt(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function Mt(e,t,n,i){let{bar:r,mark:o}=zt(i,!0),[s,l]=r(t,n,[Dt(t),"idw-whisk\
er"]);e.replaceChildren(...s?[s]:[],o("idw-zero",0),...l?[l]:[])}function kt(e,t){let n=e.map(([r,o,s])=>m("button.idw-button",{title:s,"data-value":r,onclick:()=>t(r)},o));return{buttons:n,show:(r,o=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===r)),s.disabled=o}}}function Et(e){let t=m("input.idw-field",{type:"text",autocomplete:"off"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),t}function At(e,t,n=null){return n!==null?P(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function Lt(e,t){let n=P(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var U=class e{constructor(t,n,i,r="all"){let o=s=>[...new Set(s)].sort((l,d)=>l-d);this.count=t,this.
empty=r,this.selected=o(n),this.excluded=o(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:P(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=At(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(At([],n,t))}exclude(t){
let n=i=>i.filter(r=>r!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:P(this.count).filter(r=>!i.includes(
r)))}};function Nt(e){let t=m("p.idw-muted.idw-small",{id:K("hint")},"Enter applies, Escape reverts."),n=m("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},r=Et(i),o=m("div.idw-rewrite",{hidden:!0},r,t,n),s=(f,u)=>{o.hidden||(o.hidden=!0,e(f,u))},l=f=>{
n.textContent=f,f?r.setAttribute("aria-invalid","true"):r.removeAttribute("aria-invalid")};return r.addEventListener("keydown",f=>{if(f.isComposing||(f.key==="E\
scape"&&s(null,!0),f.key!=="Enter"))return;f.preventDefault();let u=r.value.trim();u?s(u,!0):l("A prompt needs at least one word.")}),r.addEventListener("input",
()=>l("")),r.addEventListener("blur",()=>{D(r)!==r&&s(null,!1)}),{form:o,open:f=>{r.value=f,o.hidden=!1,l(""),r.focus(),r.select()}}}var Ut=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],Vt="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",_t="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",Ht={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},Wt="M11.5 2.5l2\
 2L5.5 12.5l-2.7.7.7-2.7zM10 4l2 2";function $t(e){let{model:t,el:n}=e;n.classList.add("idw-picker");let i=m("span.idw-title"),r=m("span.idw-muted.idw-small.idw\
-end.idw-picker-scale"),o=m("button.idw-bare.idw-icon",{"aria-label":"Edit the prompt",title:"Edit the prompt (F2)"});o.innerHTML=`<svg viewBox="0 0 16 16" widt\
h="16" height="16" aria-hidden="true"><path d="${Wt}"/></svg>`;let s=m("span.idw-hidden",{id:K("help")}),l=m("div.idw-flow.idw-words",{role:"group","aria-descri\
bedby":s.id}),d=m("p.idw-muted","No words yet."),f=m("div.idw-flow.idw-buttons.idw-presets",{role:"group","aria-label":"Questions"}),u=m("p.idw-asks",{role:"sta\
tus"}),h=m("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),g=Nt((c,a)=>Ct(c,a)),R=m("div.idw-head",i,o,r);n.append(R,s,l,g.form,
d,f,u,h);let p=xt(l),v=null,S=null,E=t.get("awaited"),y=()=>{let[c,a,w,x]=T(t,"words","selected","excluded","unasked");return new U(c.length,a,w,x)},b=({selected:c,
excluded:a})=>{E="",W(t,{selected:c,excluded:a}),A()},X=kt(Ut,c=>b(y().take(c,p.index)));f.append(...X.buttons);let Y=()=>t.get("text")||t.get("words").join(" "),
V=()=>{!t.get("editable")||t.get("disabled")||(g.open(E||Y()),A())},Ct=(c,a)=>{c!==null&&(E=c===Y()?"":c,t.send({edited:c})),A(),a&&(p.list[p.index]?.node??o).focus()};
o.addEventListener("click",V);let q=c=>c.target.closest(".idw-leave"),Z=bt(l,p,{starts:(c,a)=>!t.get("disabled")&&!q(a),move:(c,a)=>{v=y().phrase(c,a),A()},end:(c,a)=>{
v=null,p.anchor=c,b(y().phrase(c,a)),p.focus(a)},cancel:()=>{v=null,A()}}),It=(c,a)=>{if(Z.endsIn(a))return;let w=y();a.detail===1&&(S=w),a.altKey?b(w.exclude(c)):
a.ctrlKey||a.metaKey?b(w.toggle(c)):a.shiftKey?b(w.phrase(p.anchor,c)):b(w.choose(c)),a.shiftKey||(p.anchor=c),p.focus(c)};l.addEventListener("dblclick",c=>{!t.
get("editable")||q(c)||(S&&b(S),V())}),l.addEventListener("keydown",c=>{let a=c.key===" "&&c.ctrlKey;if(c.ctrlKey&&!a||c.metaKey||c.altKey||t.get("disabled")||q(
c)&&["Enter"," "].includes(c.key))return;let w=a?"toggle":Ht[c.key.length>1?c.key:c.key.toLowerCase()],x=gt(c,p.index,p.list.length);if((w||x!==void 0||["Escape",
"F2"].includes(c.key))&&(c.preventDefault(),c.stopPropagation()),c.key==="Escape"&&b(y().take("whole",p.index)),c.key==="F2"&&V(),w&&!c.repeat){if(w==="choose"&&
c.shiftKey)return b(y().phrase(p.anchor,p.index));w!=="exclude"&&(p.anchor=p.index),b(y()[w](p.index))}if(x===void 0)return;let{selected:k}=y(),L=k.includes(p.index)&&
[k[0],k.at(-1)].includes(p.anchor);c.shiftKey&&!L&&(p.anchor=p.index),p.focus(x),c.shiftKey&&b(y().phrase(p.anchor,p.index))}),l.addEventListener("keyup",c=>{c.
key===" "&&!q(c)&&c.preventDefault()});let Rt=(c,a)=>{let w=m("span.idw-bar.idw-plot"),x=m("span.idw-muted.idw-small.idw-number"),k=m("span.idw-word-text",{"dat\
a-text":c[a]},c[a]),N=m("button.idw-bare.idw-word",{onclick:_=>It(a,_)},k,w,x),M=m("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>b(y().exclude(a))});return{
name:c[a]+Lt(c,a),bar:w,number:x,node:N,leave:M,box:m("div.idw-chip",N,M)}},vt=c=>{let a=l.contains(D(n));p.replace(c.map((w,x)=>Rt(c,x))),v=S=null,Z.stop(),a&&
p.focus()},A=()=>{let[c,a,w,x]=T(t,"values","errors","unit","disabled"),k=v??y(),L=at(c,a,{clip:!0}),N=!g.form.hidden;i.textContent=t.get("label"),s.textContent=
Vt+(t.get("unasked")==="none"?"clears the selection":"selects the whole prompt"),l.setAttribute("aria-label",t.get("label")),r.textContent=c.some(M=>M!==null)?dt(
L,w):"",p.list.forEach(({name:M,bar:_,number:Ot,node:H,leave:O,box:et},$)=>{let nt=c.length?ut(c[$],a[$],w):"",j=k.state($),rt=j==="left out";et.dataset.state=j,
et.title=[`${M}: ${j}`,nt,_t].filter(Boolean).join(`
`),H.setAttribute("aria-pressed",String(j==="selected")),H.setAttribute("aria-label",[M,j,nt].filter(Boolean).join(", ")),H.disabled=O.disabled=x,O.textContent=
rt?"+":"×",O.title=rt?"Take back":"Leave out",O.setAttribute("aria-label",`${O.title} ${M}`),Ot.textContent=z(c[$]??NaN,Math.max(-L[0],L[1])),Mt(_,c[$],a[$],L)}),
X.show(k.preset,x);let tt=E&&`Sent: “${E}”. Its words come with its first numbers.`;pt(u,tt||t.get("question")),h.textContent=E?"":t.get("formula"),l.hidden=
N;for(let M of[f,u,h])M.hidden=N||!p.list.length;d.hidden=N||p.list.length>0,o.hidden=N||!t.get("editable"),o.disabled=x};F(e,["awaited"],c=>{E=c,A()}),it(e,"wo\
rds",vt,[...["selected","excluded","unasked","values","errors","unit","label","text","editable","disabled"],"question","formula"],A)}var Ue=yt($t);export{Ue as default};

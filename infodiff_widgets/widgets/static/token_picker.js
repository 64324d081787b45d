// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var V=class{#t={};constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let i of this.#t[`change:${t}`]??[])i()}on(t,n){(this.#t[t]??=
new Set).add(n)}off(t,n){this.#t[t]?.delete(n)}save_changes(){}send(...t){}};function T(e,...t){return t.map(n=>e.get(n))}function Ht(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function ot(e,t){Ht(e,t),e.save_changes()}function q({
model:e,signal:t},n,i){let r=0,o=()=>{r=0,i(...T(e,...n))},s=()=>r||=requestAnimationFrame(o);for(let c of n)e.on(`change:${c}`,s);t.addEventListener("abort",()=>{
cancelAnimationFrame(r);for(let c of n)e.off(`change:${c}`,s)}),o()}function ht(e,t,n,i,r){let o=null;q(e,[t,...i],s=>{let c=JSON.stringify(s);c!==o&&n(s),o=c,r()})}function H(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Wt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function pt(e){let t,n,
i;e.length!==2?(t=H,n=(c,a)=>H(e(c),a),i=(c,a)=>e(c)-a):(t=e===H||e===Wt?e:Gt,n=e,i=e);function r(c,a,f=0,u=c.length){if(f<u){if(t(a,a)!==0)return u;do{let d=f+
u>>>1;n(c[d],a)<0?f=d+1:u=d}while(f<u)}return f}function o(c,a,f=0,u=c.length){if(f<u){if(t(a,a)!==0)return u;do{let d=f+u>>>1;n(c[d],a)<=0?f=d+1:u=d}while(f<u)}
return f}function s(c,a,f=0,u=c.length){let d=r(c,a,f,u-1);return d>f&&i(c[d-1],a)>-i(c[d],a)?d-1:d}return{left:r,center:s,right:o}}function Gt(){return 0}function Yt(e){
return e===null?NaN:+e}var mt=pt(H),he=mt.right,pe=mt.left,me=pt(Yt).center;var we=wt(gt),ge=wt(Jt);function wt(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!i)return t;let c=n&&e(n),a=i&&e(i),f=r.slice();return c&&a?(F(c,f,r,o,s),F(c,r,f,o,s),F(c,f,r,o,s),O(a,r,f,o,s),O(a,f,r,o,s),O(
a,r,f,o,s)):c?(F(c,r,f,o,s),F(c,f,r,o,s),F(c,r,f,o,s)):a&&(O(a,r,f,o,s),O(a,f,r,o,s),O(a,r,f,o,s)),t}}function F(e,t,n,i,r){for(let o=0,s=i*r;o<s;)e(t,n,o,o+=i,
1)}function O(e,t,n,i,r){for(let o=0,s=i*r;o<i;++o)e(t,n,o,o+s,i)}function Jt(e){let t=gt(e);return(n,i,r,o,s)=>{r<<=2,o<<=2,s<<=2,t(n,i,r+0,o+0,s),t(n,i,r+1,o+
1,s),t(n,i,r+2,o+2,s),t(n,i,r+3,o+3,s)}}function gt(e){let t=Math.floor(e);if(t===e)return Qt(e);let n=e-t,i=2*e+1;return(r,o,s,c,a)=>{if(!((c-=a)>=s))return;let f=t*
o[s],u=a*t,d=u+a;for(let w=s,L=s+u;w<L;w+=a)f+=o[Math.min(c,w)];for(let w=s,L=c;w<=L;w+=a)f+=o[Math.min(c,w+u)],r[w]=(f+n*(o[Math.max(s,w-d)]+o[Math.min(c,w+d)]))/
i,f-=o[Math.max(s,w-u)]}}function Qt(e){let t=2*e+1;return(n,i,r,o,s)=>{if(!((o-=s)>=r))return;let c=e*i[r],a=s*e;for(let f=r,u=r+a;f<u;f+=s)c+=i[Math.min(o,f)];
for(let f=r,u=o;f<=u;f+=s)c+=i[Math.min(o,f+a)],n[f]=c/t,c-=i[Math.max(r,f-a)]}}function xt(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of e)(o=t(o,++r,e))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var Xt=Array.prototype,xe=Xt.slice;var be=Math.sqrt(50),ye=Math.sqrt(10),Me=Math.sqrt(2);function P(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}var ke=Zt(Math.random);function Zt(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let s=e()*o--|0,c=n[o+i];n[o+i]=n[s+i],n[s+i]=c}return n}}function st(e,t){return e.toFixed(t).replace("-","−")}function ct(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function bt(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=ct(i?Math.abs(e):t);return`${st(e,r)}${i?"":` ± ${st(t,r)}`} ${n}`.
trim()}function W(e,t){return Number.isFinite(e)?e===0?"0":st(e,t<.1?ct(t):Math.min(ct(Math.abs(e)/10),2)):"·"}function yt([e,t],n){let i=Math.max(-e,t);return`\
bars: ${W(e,i)} to ${W(t,i)} ${n}`}function Mt(e,t=[],{zero:n=!0,clip:i=!1}={}){let r=e.flatMap((c,a)=>c===null?[]:[c-(t[a]??0),c+(t[a]??0)]),[o=0,s=0]=xt(n?[0,...r]:r);return s<=o?[0,1]:[i&&e.every(
c=>c===null||c>=0)?0:o,s]}function lt(e,t,n){return Math.min(Math.max(e,t),n)}function kt([e,t],[n,i]){return r=>n+(i-n)*(lt(r,e,t)-e)/(t-e||1)}function p(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of t){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[s,c]of Object.entries(o))s.startsWith("on")?r.addEventListener(s.slice(2),c):c!==!1&&c!=null&&
r.setAttribute(s,c===!0?"":c)}return r}function Et(e,t){e.textContent!==t&&(e.textContent=t)}function K(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function G(e){return e.getRootNode().activeElement}function Y(e,t){return p("span.idw-pair",p(`i.${e}`),t)}function At(e){return e.ctrlKey||e.metaKey||e.altKey}function Lt(e){e.addEventListener("keydown",t=>{At(
t)||t.stopPropagation()})}function Nt(e,t,n,i="ltr"){let r=i==="rtl"?-1:1,o={ArrowLeft:-r,ArrowUp:-1,ArrowRight:r,ArrowDown:1}[e.key],s=o?t+o:{Home:0,End:n-1}[e.
key];return s===void 0?void 0:lt(s,0,n-1)}function $t(e){let t={list:[],index:0,anchor:0,replace(n){let i=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.
min(t.index,i),anchor:Math.min(t.anchor,i)}),e.replaceChildren(...n.map(({node:r,box:o=r})=>o)),t.mark()},mark:()=>t.list.forEach(({node:n},i)=>n.tabIndex=i===t.
index?0:-1),indexOf:n=>t.list.findIndex(({node:i,box:r=i})=>r.contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.
index=t.indexOf(n.target),t.mark()}),t}function It(e,t,{starts:n=()=>!0,move:i,end:r,cancel:o=()=>{}}){let s=null,c=!1,a=({clientX:u,clientY:d})=>t.indexOf(e.getRootNode().
elementFromPoint(u,d));return e.addEventListener("pointerdown",u=>{let d=u.button===0&&!u.shiftKey&&!At(u)?a(u):-1;s=d>=0&&n(d,u)?{from:d,to:d,moved:!1}:null,c=
!1}),e.addEventListener("pointermove",u=>{let d=s&&u.buttons&1?a(u):-1;d<0||d===s.to||(e.hasPointerCapture(u.pointerId)||e.setPointerCapture(u.pointerId),Object.
assign(s,{to:d,moved:!0}),i(s.from,d))}),e.addEventListener("pointerup",()=>{let u=s;s=null,c=!!u?.moved,c&&r(u.from,u.to)}),e.addEventListener("pointerleave",()=>{
s?.moved||(s=null)}),e.addEventListener("pointercancel",()=>{s=null,o()}),{endsIn:u=>c&&u.detail>0,stop:()=>[s,c]=[null,!1]}}async function Ct(e){let t=new Blob([Uint8Array.from(atob(e),o=>o.charCodeAt(0))]),n=await new Response(t.stream().pipeThrough(new DecompressionStream("gzip"))).
arrayBuffer(),i=new DataView(n).getUint32(0,!0),r=new TextDecoder().decode(new Uint8Array(n,4,i));return JSON.parse(r,(o,s)=>s?.bytes?new DataView(n,4+i+s.bytes[0],
s.bytes[1]):s)}function Rt(e,t){let n=({model:r,el:o,signal:s})=>{o.classList.add("idw"),Lt(o),t({model:r,el:o,signal:s})},i=document.getElementById("idw-page");return i?.dataset.
bundle===e&&(i.removeAttribute("data-bundle"),Ct(document.getElementById("idw-stored")?.textContent??"").then(r=>{n({model:new V({...r,offline:!0}),el:i,signal:new AbortController().
signal}),te(i)})),{render:n}}function te(e){let t=window.frameElement;if(!t)return;t.previousElementSibling?.remove();let n=()=>t.style.height=`${Math.ceil(e.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(e)}function ee(e,t=!1){let n=kt(e,[0,100]),[i,r]=t?["bottom","height"]:["left","width"],o=(a,f,u="")=>p(`span.${a}`,{style:`${i}:${n(f)}%`},u),s=(a,f,u)=>{let[d,w]=[
n(Math.min(f,u)),n(Math.max(f,u))];return p(`span.${a}`,{style:`${i}:${d}%;${r}:${w-d}%`})};return{place:n,mark:o,bar:(a,f,[u,d],w=0)=>a==null?[]:[s(u,w,a),...f>
0?[s(d,a-f,a+f)]:[]]}}function ne(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function St(e,t,n,i,r=null,o=null){let{bar:s,mark:c}=ee(i,!0),[a,f]=s(t,n,[ne(
t),"idw-whisker"]),u=s(r,0,["idw-hollow","idw-whisker"]),d=o==null?[]:[c("idw-exact",o)];e.replaceChildren(c("idw-zero",0),...u,...a?[a]:[],...f?[f]:[],...d)}function Ft(e,t){let n=e.map(([r,o,s])=>p("button.idw-button",{title:s,"data-value":r,onclick:()=>t(r)},o));return{buttons:n,show:(r,o=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===r)),s.disabled=o}}}function Ot(e,t,n,i={}){let r=p("button.idw-bare.idw-icon",{title:e,"aria-label":e.replace(/ \(.*/,""),onclick:n,...i});return r.innerHTML=`<svg viewBox="0 0 16\
 16" width="16" height="16" aria-hidden="true"><path d="${t}"/></svg>`,r}function vt(e){let t=p("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),
t}function jt(e,t,n=null){return n!==null?P(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function Bt(e,t){let n=P(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var J=class e{constructor(t,n,i,r="all"){let o=s=>[...new Set(s)].sort((c,a)=>c-a);this.count=t,this.
empty=r,this.selected=o(n),this.excluded=o(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:P(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=jt(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(jt([],n,t))}exclude(t){
let n=i=>i.filter(r=>r!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:P(this.count).filter(r=>!i.includes(
r)))}};function Tt(e){let t=p("p.idw-muted.idw-small",{id:K("hint")},"Enter applies, Escape reverts."),n=p("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},r=vt(i),o=p("div.idw-rewrite",{hidden:!0},r,t,n),s=(f,u)=>{o.hidden||(o.hidden=!0,e(f,u))},c=f=>{
n.textContent=f,f?r.setAttribute("aria-invalid","true"):r.removeAttribute("aria-invalid")};return r.addEventListener("keydown",f=>{if(f.isComposing||(f.key==="E\
scape"&&s(null,!0),f.key!=="Enter"))return;f.preventDefault();let u=r.value.trim();u?s(u,!0):c("A prompt needs at least one word.")}),r.addEventListener("input",
()=>c("")),r.addEventListener("blur",()=>{G(r)!==r&&s(null,!1)}),{form:o,open:f=>{r.value=f,o.hidden=!1,c(""),r.focus(),r.select()}}}var re=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],ie="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",oe="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",se={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},ce="M11 2.5l2.5\
 2.5L6 12.5l-3.2.7.7-3.2z",le=.02;function qt(e,t,n){return e!=null&&Math.abs(e)<Math.max(2*(t??0),le*n)}function Pt(e){let{model:t,el:n}=e;n.classList.add("idw\
-picker");let i=p("span.idw-title"),r=p("span.idw-muted.idw-small.idw-end.idw-picker-scale"),o=Ot("Edit the prompt (F2)",ce,()=>Z()),s=p("span.idw-hidden",{id:K(
"help")}),c=p("div.idw-flow.idw-words",{role:"group","aria-describedby":s.id,dir:"auto"}),a=[Y("idw-fill",""),Y("idw-hollow",""),Y("idw-exact","exact")],f=p("di\
v.idw-flow.idw-small.idw-muted.idw-keys",...a),u=p("p.idw-muted","No words yet."),d=p("div.idw-segments.idw-presets",{role:"group","aria-label":"Questions"}),w=p(
"p.idw-asks",{role:"status"}),L=p("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),Q=Tt((l,h)=>Kt(l,h)),ft=p("div.idw-head",i,
o,r);n.append(ft,s,p("div.idw-sentence",c,f),Q.form,u,d,w,L);let m=$t(c),v=null,D=null,N=t.get("pending"),y=()=>{let[l,h,g,x]=T(t,"words","selected","excluded",
"empty_selection");return new J(l.length,h,g,x)},b=({selected:l,excluded:h})=>{N="",ot(t,{selected:l,excluded:h}),$()},X=Ft(re,l=>b(y().take(l,m.index)));for(let l of X.
buttons)l.classList.add("idw-segment");d.append(...X.buttons);let at=()=>t.get("text")||t.get("words").join(" "),Z=()=>{!t.get("editable")||t.get("disabled")||(Q.
open(N||at()),$())},Kt=(l,h)=>{l!==null&&(N=l===at()?"":l,t.send({edited:l})),$(),h&&(m.list[m.index]?.node??o).focus()},z=l=>l.target.closest(".idw-leave"),ut=It(
c,m,{starts:(l,h)=>!t.get("disabled")&&!z(h),move:(l,h)=>{v=y().phrase(l,h),$()},end:(l,h)=>{v=null,m.anchor=l,b(y().phrase(l,h)),m.focus(h)},cancel:()=>{v=null,
$()}}),Dt=(l,h)=>{if(ut.endsIn(h))return;let g=y();h.detail===1&&(D=g),h.altKey?b(g.exclude(l)):h.ctrlKey||h.metaKey?b(g.toggle(l)):h.shiftKey?b(g.phrase(m.anchor,
l)):b(g.choose(l)),h.shiftKey||(m.anchor=l),m.focus(l)};c.addEventListener("dblclick",l=>{!t.get("editable")||z(l)||(D&&b(D),Z())}),c.addEventListener("keydown",
l=>{let h=l.key===" "&&l.ctrlKey;if(l.ctrlKey&&!h||l.metaKey||l.altKey||t.get("disabled")||z(l)&&["Enter"," "].includes(l.key))return;let g=h?"toggle":se[l.key.
length>1?l.key:l.key.toLowerCase()],x=Nt(l,m.index,m.list.length,getComputedStyle(c).direction);if((g||x!==void 0||["Escape","F2"].includes(l.key))&&(l.preventDefault(),
l.stopPropagation()),l.key==="Escape"&&b(y().take("whole",m.index)),l.key==="F2"&&Z(),g&&!l.repeat){if(g==="choose"&&l.shiftKey)return b(y().phrase(m.anchor,m.index));
g!=="exclude"&&(m.anchor=m.index),b(y()[g](m.index))}if(x===void 0)return;let{selected:E}=y(),I=E.includes(m.index)&&[E[0],E.at(-1)].includes(m.anchor);l.shiftKey&&
!I&&(m.anchor=m.index),m.focus(x),l.shiftKey&&b(y().phrase(m.anchor,m.index))}),c.addEventListener("keyup",l=>{l.key===" "&&!z(l)&&l.preventDefault()});let zt=(l,h)=>{
let g=p("span.idw-bar.idw-plot"),x=p("span.idw-muted.idw-small.idw-number",{dir:"ltr"}),E=p("span.idw-word-text",{"data-text":l[h]},l[h]),j=p("button.idw-bare.i\
dw-word",{onclick:R=>Dt(h,R)},E,g,x),C=p("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>b(y().exclude(h))});return{name:l[h]+Bt(l,h),bar:g,number:x,node:j,
leave:C,box:p("div.idw-chip",j,C)}},Ut=l=>{let h=c.contains(G(n));m.replace(l.map((g,x)=>zt(l,x))),v=D=null,ut.stop(),h&&m.focus()},$=()=>{let[l,h,g,x]=T(t,"val\
ues","errors","unit","disabled"),[E=[],I=[],j=[]]=T(t,"others","exact","names"),tt=v??y(),C=k=>k.some(A=>A!==null),R=Mt([...l,...E,...I],h,{clip:!0}),U=!Q.form.
hidden;i.textContent=t.get("label");let _=t.get("help");s.textContent=_??ie+(t.get("empty_selection")==="none"?"clears the selection":"selects the whole prompt"),
c.setAttribute("aria-label",t.get("label")),r.textContent=C(l)?yt(R,g):"",a.forEach((k,A)=>{k.hidden=!(A<2?j[A]&&C([l,E][A]):C(I)),A<2&&(k.lastChild.textContent=
j[A]??"")}),m.list.forEach(({name:k,bar:A,number:Vt,node:et,leave:S,box:nt},M)=>{let rt=l.length?bt(l[M],h[M],g):"",B=tt.state(M),dt=B==="left out";nt.dataset.state=
B,nt.title=_?rt:[`${k}: ${B}`,rt,oe].filter(Boolean).join(`
`),et.setAttribute("aria-pressed",String(B==="selected")),et.setAttribute("aria-label",[k,_?"":B,rt].filter(Boolean).join(", ")),et.disabled=S.disabled=x,S.hidden=
!!_,S.textContent=dt?"+":"×",S.title=dt?"Take back":"Leave out",S.setAttribute("aria-label",`${S.title} ${k}`);let it=Math.max(-R[0],R[1]);nt.classList.toggle(
"idw-faint",qt(l[M],h[M],it)),Vt.textContent=qt(l[M],0,it)?"0":W(l[M]??NaN,it),St(A,l[M],h[M],R,E[M],I[M])}),X.show(tt.preset,x);let _t=N&&`Sent: “${N}”. Its \
words come with its first numbers.`;Et(w,_t||t.get("question")),L.textContent=N?"":t.get("formula"),c.hidden=U;for(let k of[d,w,L])k.hidden=U||!m.list.length;u.
hidden=U||m.list.length>0,o.hidden=U||!t.get("editable"),o.disabled=x};return q(e,["pending"],l=>{N=l,$()}),ht(e,"words",Ut,[...["selected","excluded","empty_se\
lection","values","errors","unit","label","text","editable","disabled"],"question","formula","others","exact","names"],$),{head:ft,pencil:o,presets:d,question:w,
formula:L,put:b,selection:y}}var ln=Rt("token_picker",Pt);export{ln as default};

// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var z=class{#t={};constructor(t){this.state={...t}}get(t){return this.state[t]}set(t,n){this.state[t]=n;for(let o of this.#t[`change:${t}`]??[])o()}on(t,n){(this.#t[t]??=
new Set).add(n)}off(t,n){this.#t[t]?.delete(n)}save_changes(){}send(...t){}};function v(e,...t){return t.map(n=>e.get(n))}function zt(e,t){for(let[n,o]of Object.entries(t))e.set(n,o)}function rt(e,t){zt(e,t),e.save_changes()}function B({
model:e,signal:t},n,o){let r=0,i=()=>{r=0,o(...v(e,...n))},s=()=>r||=requestAnimationFrame(i);for(let l of n)e.on(`change:${l}`,s);t.addEventListener("abort",()=>{
cancelAnimationFrame(r);for(let l of n)e.off(`change:${l}`,s)}),i()}function at(e,t,n,o,r){let i=null;B(e,[t,...o],s=>{let l=JSON.stringify(s);l!==i&&n(s),i=l,r()})}function V(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Vt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function ht(e){let t,n,
o;e.length!==2?(t=V,n=(l,d)=>V(e(l),d),o=(l,d)=>e(l)-d):(t=e===V||e===Vt?e:Ht,n=e,o=e);function r(l,d,f=0,u=l.length){if(f<u){if(t(d,d)!==0)return u;do{let a=f+
u>>>1;n(l[a],d)<0?f=a+1:u=a}while(f<u)}return f}function i(l,d,f=0,u=l.length){if(f<u){if(t(d,d)!==0)return u;do{let a=f+u>>>1;n(l[a],d)<=0?f=a+1:u=a}while(f<u)}
return f}function s(l,d,f=0,u=l.length){let a=r(l,d,f,u-1);return a>f&&o(l[a-1],d)>-o(l[a],d)?a-1:a}return{left:r,center:s,right:i}}function Ht(){return 0}function Wt(e){
return e===null?NaN:+e}var pt=ht(V),de=pt.right,ue=pt.left,ae=ht(Wt).center;var he=wt(mt),pe=wt(Gt);function wt(e){return function(t,n,o=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:i,height:s}=t;if(!((i=Math.floor(i))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/i))>=0))throw new RangeError(
"invalid height");if(!i||!s||!n&&!o)return t;let l=n&&e(n),d=o&&e(o),f=r.slice();return l&&d?(O(l,f,r,i,s),O(l,r,f,i,s),O(l,f,r,i,s),F(d,r,f,i,s),F(d,f,r,i,s),F(
d,r,f,i,s)):l?(O(l,r,f,i,s),O(l,f,r,i,s),O(l,r,f,i,s)):d&&(F(d,r,f,i,s),F(d,f,r,i,s),F(d,r,f,i,s)),t}}function O(e,t,n,o,r){for(let i=0,s=o*r;i<s;)e(t,n,i,i+=o,
1)}function F(e,t,n,o,r){for(let i=0,s=o*r;i<o;++i)e(t,n,i,i+s,o)}function Gt(e){let t=mt(e);return(n,o,r,i,s)=>{r<<=2,i<<=2,s<<=2,t(n,o,r+0,i+0,s),t(n,o,r+1,i+
1,s),t(n,o,r+2,i+2,s),t(n,o,r+3,i+3,s)}}function mt(e){let t=Math.floor(e);if(t===e)return Jt(e);let n=e-t,o=2*e+1;return(r,i,s,l,d)=>{if(!((l-=d)>=s))return;let f=t*
i[s],u=d*t,a=u+d;for(let m=s,L=s+u;m<L;m+=d)f+=i[Math.min(l,m)];for(let m=s,L=l;m<=L;m+=d)f+=i[Math.min(l,m+u)],r[m]=(f+n*(i[Math.max(s,m-a)]+i[Math.min(l,m+a)]))/
o,f-=i[Math.max(s,m-u)]}}function Jt(e){let t=2*e+1;return(n,o,r,i,s)=>{if(!((i-=s)>=r))return;let l=e*o[r],d=s*e;for(let f=r,u=r+d;f<u;f+=s)l+=o[Math.min(i,f)];
for(let f=r,u=i;f<=u;f+=s)l+=o[Math.min(i,f+d)],n[f]=l/t,l-=o[Math.max(r,f-d)]}}function gt(e,t){let n,o;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=o=r):(n>r&&(n=r),o<r&&(o=r)));else{let r=-1;for(let i of e)(i=t(i,++r,e))!=null&&
(n===void 0?i>=i&&(n=o=i):(n>i&&(n=i),o<i&&(o=i)))}return[n,o]}var Yt=Array.prototype,we=Yt.slice;var me=Math.sqrt(50),ge=Math.sqrt(10),xe=Math.sqrt(2);function K(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var o=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,i=new Array(r);++o<r;)i[o]=e+o*n;return i}var be=Qt(Math.random);function Qt(e){return function(n,o=0,r=n.length){let i=r-(o=+o);for(;i;){let s=e()*i--|0,l=n[i+o];n[i+o]=n[s+o],n[s+o]=l}return n}}function it(e,t){return e.toFixed(t).replace("-","−")}function ot(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function xt(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let o=t===null||!Number.isFinite(t),r=ot(o?Math.abs(e):t);return`${it(e,r)}${o?"":` ± ${it(t,r)}`} ${n}`.
trim()}function H(e,t){return Number.isFinite(e)?e===0?"0":it(e,t<.1?ot(t):Math.min(ot(Math.abs(e)/10),2)):"·"}function bt([e,t],n){let o=Math.max(-e,t);return`\
bars: ${H(e,o)} to ${H(t,o)} ${n}`}function yt(e,t=[],{zero:n=!0,clip:o=!1}={}){let r=e.flatMap((l,d)=>l===null?[]:[l-(t[d]??0),l+(t[d]??0)]),[i=0,s=0]=gt(n?[0,...r]:r);return s<=i?[0,1]:[o&&e.every(
l=>l===null||l>=0)?0:i,s]}function st(e,t,n){return Math.min(Math.max(e,t),n)}function Mt([e,t],[n,o]){return r=>n+(o-n)*(st(r,e,t)-e)/(t-e||1)}function p(e,...t){let[n,...o]=e.split("."),r=document.createElement(n);o.length&&(r.className=o.join(" ")),n==="button"&&r.setAttribute("type","button");for(let i of t){
if(typeof i=="string"||i instanceof Node){r.append(i);continue}for(let[s,l]of Object.entries(i))s.startsWith("on")?r.addEventListener(s.slice(2),l):l!==!1&&l!=null&&
r.setAttribute(s,l===!0?"":l)}return r}function kt(e,t){e.textContent!==t&&(e.textContent=t)}function T(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}
function W(e){return e.getRootNode().activeElement}function G(e,t){return p("span.idw-pair",p(`i.${e}`),t)}function Et(e){return e.ctrlKey||e.metaKey||e.altKey}function At(e){e.addEventListener("keydown",t=>{Et(
t)||t.stopPropagation()})}function Lt(e,t,n,o="ltr"){let r=o==="rtl"?-1:1,i={ArrowLeft:-r,ArrowUp:-1,ArrowRight:r,ArrowDown:1}[e.key],s=i?t+i:{Home:0,End:n-1}[e.
key];return s===void 0?void 0:st(s,0,n-1)}function $t(e){let t={list:[],index:0,anchor:0,replace(n){let o=Math.max(n.length-1,0);Object.assign(t,{list:n,index:Math.
min(t.index,o),anchor:Math.min(t.anchor,o)}),e.replaceChildren(...n.map(({node:r,box:i=r})=>i)),t.mark()},mark:()=>t.list.forEach(({node:n},o)=>n.tabIndex=o===t.
index?0:-1),indexOf:n=>t.list.findIndex(({node:o,box:r=o})=>r.contains(n)),focus:(n=t.index)=>t.list[n]?.node.focus()};return e.addEventListener("focusin",n=>{t.
index=t.indexOf(n.target),t.mark()}),t}function Nt(e,t,{starts:n=()=>!0,move:o,end:r,cancel:i=()=>{}}){let s=null,l=!1,d=({clientX:u,clientY:a})=>t.indexOf(e.getRootNode().
elementFromPoint(u,a));return e.addEventListener("pointerdown",u=>{let a=u.button===0&&!u.shiftKey&&!Et(u)?d(u):-1;s=a>=0&&n(a,u)?{from:a,to:a,moved:!1}:null,l=
!1}),e.addEventListener("pointermove",u=>{let a=s&&u.buttons&1?d(u):-1;a<0||a===s.to||(e.hasPointerCapture(u.pointerId)||e.setPointerCapture(u.pointerId),Object.
assign(s,{to:a,moved:!0}),o(s.from,a))}),e.addEventListener("pointerup",()=>{let u=s;s=null,l=!!u?.moved,l&&r(u.from,u.to)}),e.addEventListener("pointerleave",()=>{
s?.moved||(s=null)}),e.addEventListener("pointercancel",()=>{s=null,i()}),{endsIn:u=>l&&u.detail>0,stop:()=>[s,l]=[null,!1]}}function Ct(e,t){let n=({model:r,el:i,signal:s})=>{i.classList.add("idw"),At(i),t({model:r,el:i,signal:s})},o=document.getElementById("idw-page");if(o?.dataset.
bundle===e){o.removeAttribute("data-bundle");let r=l=>new DataView(Uint8Array.from(atob(l),d=>d.charCodeAt(0)).buffer),i=document.getElementById("idw-stored")?.
textContent??"",s=JSON.parse(i,(l,d)=>d?.base64===void 0?d:r(d.base64));n({model:new z({...s,offline:!0}),el:o,signal:new AbortController().signal})}return{render:n}}function Xt(e,t=!1){let n=Mt(e,[0,100]),[o,r]=t?["bottom","height"]:["left","width"],i=(d,f,u="")=>p(`span.${d}`,{style:`${o}:${n(f)}%`},u),s=(d,f,u)=>{let[a,m]=[
n(Math.min(f,u)),n(Math.max(f,u))];return p(`span.${d}`,{style:`${o}:${a}%;${r}:${m-a}%`})};return{place:n,mark:i,bar:(d,f,[u,a],m=0)=>d==null?[]:[s(u,m,d),...f>
0?[s(a,d-f,d+f)]:[]]}}function Zt(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function It(e,t,n,o,r=null,i=null){let{bar:s,mark:l}=Xt(o,!0),[d,f]=s(t,n,[Zt(
t),"idw-whisker"]),u=s(r,0,["idw-hollow","idw-whisker"]),a=i==null?[]:[l("idw-exact",i)];e.replaceChildren(l("idw-zero",0),...u,...d?[d]:[],...f?[f]:[],...a)}function Rt(e,t){let n=e.map(([r,i,s])=>p("button.idw-button",{title:s,"data-value":r,onclick:()=>t(r)},i));return{buttons:n,show:(r,i=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===r)),s.disabled=i}}}function Ot(e,t,n,o={}){let r=p("button.idw-bare.idw-icon",{title:e,"aria-label":e.replace(/ \(.*/,""),onclick:n,...o});return r.innerHTML=`<svg viewBox="0 0 16\
 16" width="16" height="16" aria-hidden="true"><path d="${t}"/></svg>`,r}function Ft(e){let t=p("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),
t}function St(e,t,n=null){return n!==null?K(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function jt(e,t){let n=K(e.length).filter(o=>e[o]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var J=class e{constructor(t,n,o,r="all"){let i=s=>[...new Set(s)].sort((l,d)=>l-d);this.count=t,this.
empty=r,this.selected=i(n),this.excluded=i(o).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:K(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let o=new e(this.count,t,n,this.empty);return o.whole?new e(this.count,[],[]):o}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=St(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(o=>o!==t):[...n,t])}phrase(t,n){return this.with(St([],n,t))}exclude(t){
let n=o=>o.filter(r=>r!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let o=this.selected.length?this.selected:[n];return this.with(o,t==="rest"?[]:K(this.count).filter(r=>!o.includes(
r)))}};function Pt(e){let t=p("p.idw-muted.idw-small",{id:T("hint")},"Enter applies, Escape reverts."),n=p("p.idw-rewrite-error",{role:"alert"}),o={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},r=Ft(o),i=p("div.idw-rewrite",{hidden:!0},r,t,n),s=(f,u)=>{i.hidden||(i.hidden=!0,e(f,u))},l=f=>{
n.textContent=f,f?r.setAttribute("aria-invalid","true"):r.removeAttribute("aria-invalid")};return r.addEventListener("keydown",f=>{if(f.isComposing||(f.key==="E\
scape"&&s(null,!0),f.key!=="Enter"))return;f.preventDefault();let u=r.value.trim();u?s(u,!0):l("A prompt needs at least one word.")}),r.addEventListener("input",
()=>l("")),r.addEventListener("blur",()=>{W(r)!==r&&s(null,!1)}),{form:i,open:f=>{r.value=f,i.hidden=!1,l(""),r.focus(),r.select()}}}var te=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],ee="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",ne="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",re={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},ie="M11 2.5l2.5\
 2.5L6 12.5l-3.2.7.7-3.2z",oe=.02;function qt(e,t,n){return e!=null&&Math.abs(e)<Math.max(2*(t??0),oe*n)}function vt(e){let{model:t,el:n}=e;n.classList.add("idw\
-picker");let o=p("span.idw-title"),r=p("span.idw-muted.idw-small.idw-end.idw-picker-scale"),i=Ot("Edit the prompt (F2)",ie,()=>X()),s=p("span.idw-hidden",{id:T(
"help")}),l=p("div.idw-flow.idw-words",{role:"group","aria-describedby":s.id,dir:"auto"}),d=[G("idw-fill",""),G("idw-hollow",""),G("idw-exact","exact")],f=p("di\
v.idw-flow.idw-small.idw-muted.idw-keys",...d),u=p("p.idw-muted","No words yet."),a=p("div.idw-segments.idw-presets",{role:"group","aria-label":"Questions"}),m=p(
"p.idw-asks",{role:"status"}),L=p("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),Y=Pt((c,h)=>Bt(c,h)),lt=p("div.idw-head",o,
i,r);n.append(lt,s,p("div.idw-sentence",l,f),Y.form,u,a,m,L);let w=$t(l),S=null,D=null,$=t.get("awaited"),y=()=>{let[c,h,g,x]=v(t,"words","selected","excluded",
"unasked");return new J(c.length,h,g,x)},b=({selected:c,excluded:h})=>{$="",rt(t,{selected:c,excluded:h}),N()},Q=Rt(te,c=>b(y().take(c,w.index)));for(let c of Q.
buttons)c.classList.add("idw-segment");a.append(...Q.buttons);let ct=()=>t.get("text")||t.get("words").join(" "),X=()=>{!t.get("editable")||t.get("disabled")||(Y.
open($||ct()),N())},Bt=(c,h)=>{c!==null&&($=c===ct()?"":c,t.send({edited:c})),N(),h&&(w.list[w.index]?.node??i).focus()},U=c=>c.target.closest(".idw-leave"),ft=Nt(
l,w,{starts:(c,h)=>!t.get("disabled")&&!U(h),move:(c,h)=>{S=y().phrase(c,h),N()},end:(c,h)=>{S=null,w.anchor=c,b(y().phrase(c,h)),w.focus(h)},cancel:()=>{S=null,
N()}}),Kt=(c,h)=>{if(ft.endsIn(h))return;let g=y();h.detail===1&&(D=g),h.altKey?b(g.exclude(c)):h.ctrlKey||h.metaKey?b(g.toggle(c)):h.shiftKey?b(g.phrase(w.anchor,
c)):b(g.choose(c)),h.shiftKey||(w.anchor=c),w.focus(c)};l.addEventListener("dblclick",c=>{!t.get("editable")||U(c)||(D&&b(D),X())}),l.addEventListener("keydown",
c=>{let h=c.key===" "&&c.ctrlKey;if(c.ctrlKey&&!h||c.metaKey||c.altKey||t.get("disabled")||U(c)&&["Enter"," "].includes(c.key))return;let g=h?"toggle":re[c.key.
length>1?c.key:c.key.toLowerCase()],x=Lt(c,w.index,w.list.length,getComputedStyle(l).direction);if((g||x!==void 0||["Escape","F2"].includes(c.key))&&(c.preventDefault(),
c.stopPropagation()),c.key==="Escape"&&b(y().take("whole",w.index)),c.key==="F2"&&X(),g&&!c.repeat){if(g==="choose"&&c.shiftKey)return b(y().phrase(w.anchor,w.index));
g!=="exclude"&&(w.anchor=w.index),b(y()[g](w.index))}if(x===void 0)return;let{selected:E}=y(),C=E.includes(w.index)&&[E[0],E.at(-1)].includes(w.anchor);c.shiftKey&&
!C&&(w.anchor=w.index),w.focus(x),c.shiftKey&&b(y().phrase(w.anchor,w.index))}),l.addEventListener("keyup",c=>{c.key===" "&&!U(c)&&c.preventDefault()});let Tt=(c,h)=>{
let g=p("span.idw-bar.idw-plot"),x=p("span.idw-muted.idw-small.idw-number",{dir:"ltr"}),E=p("span.idw-word-text",{"data-text":c[h]},c[h]),j=p("button.idw-bare.i\
dw-word",{onclick:R=>Kt(h,R)},E,g,x),I=p("button.idw-button.idw-leave",{tabindex:-1,onclick:()=>b(y().exclude(h))});return{name:c[h]+jt(c,h),bar:g,number:x,node:j,
leave:I,box:p("div.idw-chip",j,I)}},Dt=c=>{let h=l.contains(W(n));w.replace(c.map((g,x)=>Tt(c,x))),S=D=null,ft.stop(),h&&w.focus()},N=()=>{let[c,h,g,x]=v(t,"val\
ues","errors","unit","disabled"),[E=[],C=[],j=[]]=v(t,"others","exact","names"),Z=S??y(),I=k=>k.some(A=>A!==null),R=yt([...c,...E,...C],h,{clip:!0}),_=!Y.form.hidden;
o.textContent=t.get("label"),s.textContent=ee+(t.get("unasked")==="none"?"clears the selection":"selects the whole prompt"),l.setAttribute("aria-label",t.get("l\
abel")),r.textContent=I(c)?bt(R,g):"",d.forEach((k,A)=>{k.hidden=!(A<2?j[A]&&I([c,E][A]):I(C)),A<2&&(k.lastChild.textContent=j[A]??"")}),w.list.forEach(({name:k,
bar:A,number:_t,node:tt,leave:P,box:et},M)=>{let dt=c.length?xt(c[M],h[M],g):"",q=Z.state(M),ut=q==="left out";et.dataset.state=q,et.title=[`${k}: ${q}`,dt,ne].
filter(Boolean).join(`
`),tt.setAttribute("aria-pressed",String(q==="selected")),tt.setAttribute("aria-label",[k,q,dt].filter(Boolean).join(", ")),tt.disabled=P.disabled=x,P.textContent=
ut?"+":"×",P.title=ut?"Take back":"Leave out",P.setAttribute("aria-label",`${P.title} ${k}`);let nt=Math.max(-R[0],R[1]);et.classList.toggle("idw-faint",qt(c[M],
h[M],nt)),_t.textContent=qt(c[M],0,nt)?"0":H(c[M]??NaN,nt),It(A,c[M],h[M],R,E[M],C[M])}),Q.show(Z.preset,x);let Ut=$&&`Sent: “${$}”. Its words come with its f\
irst numbers.`;kt(m,Ut||t.get("question")),L.textContent=$?"":t.get("formula"),l.hidden=_;for(let k of[a,m,L])k.hidden=_||!w.list.length;u.hidden=_||w.list.length>
0,i.hidden=_||!t.get("editable"),i.disabled=x};return B(e,["awaited"],c=>{$=c,N()}),at(e,"words",Dt,[...["selected","excluded","unasked","values","errors","unit",
"label","text","editable","disabled"],"question","formula","others","exact","names"],N),{head:lt,pencil:i,presets:a,question:m,formula:L,put:b,selection:y}}var nn=Ct("token_picker",vt);export{nn as default};

// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
function Y(e,...t){return t.map(n=>e.get(n))}function Kt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function Q(e,t){Kt(e,t),e.save_changes()}function R({model:e,
signal:t},n,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let s of n)e.on(`change:${s}`,o);t.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let s of n)e.off(`change:${s}`,o)}),i()}function h(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" "));for(let o of t){if(typeof o=="string"||o instanceof Node){
r.append(o);continue}for(let[s,f]of Object.entries(o))s.startsWith("on")?r.addEventListener(s.slice(2),f):f!==!1&&f!=null&&r.setAttribute(s,f===!0?"":f)}return r}
function lt(e,t){e.textContent!==t&&(e.textContent=t)}function O(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}function U(e){return e.getRootNode().
activeElement}function ct(e){return e.ctrlKey||e.metaKey||e.altKey}function ft(e){e.addEventListener("keydown",t=>{ct(t)||t.stopPropagation()})}function ut(e,t,n){let i={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[e.key],r=i?t+i:{Home:0,End:n-1}[e.key];return r===void 0?void 0:Math.min(Math.max(r,0),n-1)}function dt(e,t,{press:n=()=>{},
move:i,end:r,cancel:o=()=>{}}){let s=null,f=!1;return e.addEventListener("pointerdown",l=>{let d=l.button===0&&!l.shiftKey&&!ct(l)?t(l):-1;s=d>=0?{from:d,to:d,moved:!1}:
null,f=!1,s&&n(d)}),e.addEventListener("pointermove",l=>{let d=s&&l.buttons&1?t(l):-1;!s||d<0||d===s.to||(e.hasPointerCapture(l.pointerId)||e.setPointerCapture(
l.pointerId),Object.assign(s,{to:d,moved:!0}),i(s.from,d))}),e.addEventListener("pointerup",()=>{let l=s;s=null,f=!!l?.moved,l?.moved&&r(l.from,l.to)}),e.addEventListener(
"pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener("pointercancel",()=>{s=null,o()}),{endsIn:l=>f&&l.detail>0,stop:()=>{s=null,f=!1}}}function at(e,t){
let i=e.currentTarget.getRootNode().elementFromPoint(e.clientX,e.clientY);return t.findIndex(r=>r.contains(i))}function ht(...e){return{render({model:t,el:n,signal:i}){n.classList.add("idw"),ft(n);for(let r of e)r({model:t,el:n,signal:i})}}}function H(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Pt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function pt(e){let t,n,
i;e.length!==2?(t=H,n=(f,u)=>H(e(f),u),i=(f,u)=>e(f)-u):(t=e===H||e===Pt?e:qt,n=e,i=e);function r(f,u,l=0,d=f.length){if(l<d){if(t(u,u)!==0)return d;do{let w=l+
d>>>1;n(f[w],u)<0?l=w+1:d=w}while(l<d)}return l}function o(f,u,l=0,d=f.length){if(l<d){if(t(u,u)!==0)return d;do{let w=l+d>>>1;n(f[w],u)<=0?l=w+1:d=w}while(l<d)}
return l}function s(f,u,l=0,d=f.length){let w=r(f,u,l,d-1);return w>l&&i(f[w-1],u)>-i(f[w],u)?w-1:w}return{left:r,center:s,right:o}}function qt(){return 0}function Ot(e){
return e===null?NaN:+e}var wt=pt(H),ce=wt.right,fe=wt.left,ue=pt(Ot).center;var de=mt(gt),ae=mt(St);function mt(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!i)return t;let f=n&&e(n),u=i&&e(i),l=r.slice();return f&&u?(j(f,l,r,o,s),j(f,r,l,o,s),j(f,l,r,o,s),F(u,r,l,o,s),F(u,l,r,o,s),F(
u,r,l,o,s)):f?(j(f,r,l,o,s),j(f,l,r,o,s),j(f,r,l,o,s)):u&&(F(u,r,l,o,s),F(u,l,r,o,s),F(u,r,l,o,s)),t}}function j(e,t,n,i,r){for(let o=0,s=i*r;o<s;)e(t,n,o,o+=i,
1)}function F(e,t,n,i,r){for(let o=0,s=i*r;o<i;++o)e(t,n,o,o+s,i)}function St(e){let t=gt(e);return(n,i,r,o,s)=>{r<<=2,o<<=2,s<<=2,t(n,i,r+0,o+0,s),t(n,i,r+1,o+
1,s),t(n,i,r+2,o+2,s),t(n,i,r+3,o+3,s)}}function gt(e){let t=Math.floor(e);if(t===e)return Tt(e);let n=e-t,i=2*e+1;return(r,o,s,f,u)=>{if(!((f-=u)>=s))return;let l=t*
o[s],d=u*t,w=d+u;for(let m=s,v=s+d;m<v;m+=u)l+=o[Math.min(f,m)];for(let m=s,v=f;m<=v;m+=u)l+=o[Math.min(f,m+d)],r[m]=(l+n*(o[Math.max(s,m-w)]+o[Math.min(f,m+w)]))/
i,l-=o[Math.max(s,m-d)]}}function Tt(e){let t=2*e+1;return(n,i,r,o,s)=>{if(!((o-=s)>=r))return;let f=e*i[r],u=s*e;for(let l=r,d=r+u;l<d;l+=s)f+=i[Math.min(o,l)];
for(let l=r,d=o;l<=d;l+=s)f+=i[Math.min(o,l+u)],n[l]=f/t,f-=i[Math.max(r,l-u)]}}function xt(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of e)(o=t(o,++r,e))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var Bt=Array.prototype,he=Bt.slice;var pe=Math.sqrt(50),we=Math.sqrt(10),me=Math.sqrt(2);function S(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}var ge=zt(Math.random);function zt(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let s=e()*o--|0,f=n[o+i];n[o+i]=n[s+i],n[s+i]=f}return n}}function X(e,t){return e.toFixed(t).replace("-","−")}function J(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function bt(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=J(i?Math.abs(e):t);return`${X(e,r)}${i?"":` ± ${X(t,r)}`} ${n}`.
trim()}function V(e,t){return Number.isFinite(e)?e===0?"0":X(e,t<.1?J(t):Math.min(J(Math.abs(e)/10),2)):"·"}function yt([e,t],n){let i=Math.max(-e,t);return`ba\
rs: ${V(e,i)} to ${V(t,i)} ${n}`}function Mt(e,t=[],{zero:n=!0,clip:i=!1}={}){let r=e.flatMap((f,u)=>f===null?[]:[f-(t[u]??0),f+(t[u]??0)]),[o=0,s=0]=xt(n?[0,...r]:r);return s<=o?[0,1]:[i&&e.every(
f=>f===null||f>=0)?0:o,s]}function Dt(e,t,n){return Math.min(Math.max(e,t),n)}function kt([e,t],[n,i]){return r=>n+(i-n)*(Dt(r,e,t)-e)/(t-e||1)}function Ut(e,t=!1){let n=kt(e,[0,100]),[i,r]=t?["bottom","height"]:["left","width"],o=(u,l,d="")=>h(`span.${u}`,{style:`${i}:${n(l)}%`},d),s=(u,l,d)=>{let[w,m]=[
n(Math.min(l,d)),n(Math.max(l,d))];return h(`span.${u}`,{style:`${i}:${w}%;${r}:${m-w}%`})};return{place:n,mark:o,bar:(u,l,[d,w],m=0)=>u==null?[]:[s(d,m,u),...l>
0?[s(w,u-l,u+l)]:[]]}}function Ht(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function Et(e,t,n,i){let{bar:r,mark:o}=Ut(i,!0),[s,f]=r(t,n,[Ht(t),"idw-whisk\
er"]);e.replaceChildren(...s?[s]:[],o("idw-zero",0),...f?[f]:[])}function At(e,t){let n=e.map(([r,o,s])=>h("button.idw-button",{type:"button",title:s,"data-value":r,onclick:()=>t(r)},o));return{buttons:n,show:(r,o=!1)=>{for(let s of n)
s.setAttribute("aria-pressed",String(s.dataset.value===r)),s.disabled=o}}}function Lt(e){let t=h("input.idw-field",{type:"text",autocomplete:"off"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),t}function Nt(e,t,n=null){return n!==null?S(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function $t(e,t){let n=S(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var _=class e{constructor(t,n,i,r="all"){let o=s=>[...new Set(s)].sort((f,u)=>f-u);this.count=t,this.
empty=r,this.selected=o(n),this.excluded=o(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:S(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=Nt(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(Nt([],n,t))}exclude(t){
let n=i=>i.filter(r=>r!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:S(this.count).filter(r=>!i.includes(
r)))}};function It(e){let t=h("p.idw-muted.idw-small",{id:O("hint")},"Enter applies, Escape reverts."),n=h("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},r=Lt(i),o=h("div.idw-rewrite",{hidden:!0},r,t,n),s=(l,d)=>{o.hidden||(o.hidden=!0,e(l,d))},f=l=>{
n.textContent=l,l?r.setAttribute("aria-invalid","true"):r.removeAttribute("aria-invalid")};return r.addEventListener("keydown",l=>{if(l.isComposing||(l.key==="E\
scape"&&s(null,!0),l.key!=="Enter"))return;l.preventDefault();let d=r.value.trim();d?s(d,!0):f("A prompt needs at least one word.")}),r.addEventListener("input",
()=>f("")),r.addEventListener("blur",()=>{U(r)!==r&&s(null,!1)}),{form:o,open:l=>{r.value=l,o.hidden=!1,f(""),r.focus(),r.select()}}}var Vt=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],_t="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",Wt="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",Gt={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},Yt="M11.5 2.5l2\
 2L5.5 12.5l-2.7.7.7-2.7zM10 4l2 2";function Ct(e){let{model:t,el:n}=e;n.classList.add("idw-picker");let i=h("span.idw-title"),r=h("span.idw-muted.idw-small.idw\
-picker-scale"),o=h("button.idw-icon",{type:"button","aria-label":"Edit the prompt",title:"Edit the prompt (F2)"});o.innerHTML=`<svg viewBox="0 0 16 16" width="\
16" height="16" aria-hidden="true"><path d="${Yt}"/></svg>`;let s=h("span.idw-hidden",{id:O("help")}),f=h("div.idw-words",{role:"group","aria-describedby":s.id}),
u=h("p.idw-muted","No words yet."),l=h("div.idw-buttons.idw-presets",{role:"group","aria-label":"Questions"}),d=h("p.idw-asks",{role:"status"}),w=h("p.idw-muted\
.idw-small.idw-formula",{title:"Pointwise information of the image x"}),m=It((c,a)=>Rt(c,a)),v=h("div.idw-head",i,o,r);n.append(v,s,f,m.form,u,l,d,w);let b=[],x=0,
k=0,K=null,T=null,N=t.get("awaited"),M=()=>{let[c,a,p,g]=Y(t,"words","selected","excluded","unasked");return new _(c.length,a,p,g)},y=({selected:c,excluded:a})=>{
N="",Q(t,{selected:c,excluded:a}),L()},B=c=>b[c]?.button.focus(),Z=At(Vt,c=>y(M().take(c,x)));l.append(...Z.buttons);let tt=()=>t.get("text")||t.get("words").join(
" "),W=()=>{!t.get("editable")||t.get("disabled")||(m.open(N||tt()),L())},Rt=(c,a)=>{c!==null&&(N=c===tt()?"":c,t.send({edited:c})),L(),a&&(b[x]?.button??o).focus()};
o.addEventListener("click",W);let z=c=>c.target.closest(".idw-leave"),et=dt(f,c=>t.get("disabled")||c.type==="pointerdown"&&z(c)?-1:at(c,b.map(({chip:a})=>a)),{
move:(c,a)=>{K=M().phrase(c,a),L()},end:(c,a)=>{K=null,k=c,y(M().phrase(c,a)),B(a)},cancel:()=>{K=null,L()}}),jt=(c,a)=>{if(et.endsIn(a))return;let p=M();a.detail===
1&&(T=p),a.altKey?y(p.exclude(c)):a.ctrlKey||a.metaKey?y(p.toggle(c)):a.shiftKey?y(p.phrase(k,c)):y(p.choose(c)),a.shiftKey||(k=c),B(c)};f.addEventListener("dbl\
click",c=>{!t.get("editable")||z(c)||(T&&y(T),W())}),f.addEventListener("focusin",c=>{let a=b.findIndex(({chip:p})=>p.contains(c.target));a<0||(x=a,b.forEach(({
button:p},g)=>p.tabIndex=g===x?0:-1))}),f.addEventListener("keydown",c=>{let a=c.key===" "&&c.ctrlKey;if(c.ctrlKey&&!a||c.metaKey||c.altKey||t.get("disabled")||
z(c)&&["Enter"," "].includes(c.key))return;let p=a?"toggle":Gt[c.key.length>1?c.key:c.key.toLowerCase()],g=ut(c,x,b.length);if((p||g!==void 0||["Escape","F2"].includes(
c.key))&&(c.preventDefault(),c.stopPropagation()),c.key==="Escape"&&y(M().take("whole",x)),c.key==="F2"&&W(),p&&!c.repeat){if(p==="choose"&&c.shiftKey)return y(
M().phrase(k,x));p!=="exclude"&&(k=x),y(M()[p](x))}if(g===void 0)return;let{selected:E}=M(),$=E.includes(x)&&[E[0],E.at(-1)].includes(k);c.shiftKey&&!$&&(k=x),B(
g),c.shiftKey&&y(M().phrase(k,x))}),f.addEventListener("keyup",c=>{c.key===" "&&!z(c)&&c.preventDefault()});let Ft=(c,a)=>{let p=h("span.idw-bar"),g=h("span.idw\
-number"),E=h("span.idw-word-text",{"data-text":c[a]},c[a]),I=h("button.idw-word",{type:"button",onclick:G=>jt(a,G)},E,p,g),A=h("button.idw-leave",{type:"button",
tabindex:-1,onclick:()=>y(M().exclude(a))});return{name:c[a]+$t(c,a),bar:p,number:g,button:I,leave:A,chip:h("div.idw-chip",I,A)}},vt=()=>{let c=t.get("words"),a=f.
contains(U(n)),p=Math.max(c.length-1,0);b=c.map((g,E)=>Ft(c,E)),[x,k]=[Math.min(x,p),Math.min(k,p)],K=T=null,et.stop(),f.replaceChildren(...b.map(({chip:g})=>g)),
L(),a&&B(x)},L=()=>{let[c,a,p,g]=Y(t,"values","errors","unit","disabled"),E=K??M(),$=Mt(c,a,{clip:!0}),I=!m.form.hidden;i.textContent=t.get("label"),s.textContent=
_t+(t.get("unasked")==="none"?"clears the selection":"selects the whole prompt"),f.setAttribute("aria-label",t.get("label")),r.textContent=c.some(A=>A!==null)?yt(
$,p):"",b.forEach(({name:A,bar:rt,number:G,button:D,leave:P,chip:it},C)=>{let ot=c.length?bt(c[C],a[C],p):"",q=E.state(C),st=q==="left out";it.dataset.state=q,it.
title=[`${A}: ${q}`,ot,Wt].filter(Boolean).join(`
`),D.setAttribute("aria-pressed",String(q==="selected")),D.setAttribute("aria-label",[A,q,ot].filter(Boolean).join(", ")),D.disabled=P.disabled=g,D.tabIndex=C===
x?0:-1,P.textContent=st?"+":"×",P.title=st?"Take back":"Leave out",P.setAttribute("aria-label",`${P.title} ${A}`),G.textContent=V(c[C]??NaN,Math.max(-$[0],$[1])),
Et(rt,c[C],a[C],$)}),Z.show(E.preset,g);let nt=N&&`Sent: “${N}”. Its words come with its first numbers.`;lt(d,nt||t.get("question")),w.textContent=N?"":t.get(
"formula"),f.hidden=I;for(let A of[l,d,w])A.hidden=I||!b.length;u.hidden=I||b.length>0,o.hidden=I||!t.get("editable"),o.disabled=g};R(e,["awaited"],()=>{N=t.get(
"awaited"),L()}),R(e,["words"],vt),R(e,[...["selected","excluded","unasked","values","errors","unit","label","text","editable","disabled"],"question","formula"],
()=>{b.length===t.get("words").length&&L()})}var Ve=ht(Ct);export{Ve as default};

// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
function Y(e,...t){return t.map(n=>e.get(n))}function Pt(e,t){for(let[n,i]of Object.entries(t))e.set(n,i)}function Q(e,t){Pt(e,t),e.save_changes()}function R({model:e,
signal:t},n,i){let r=0,o=()=>{r||=requestAnimationFrame(()=>{r=0,i()})};for(let s of n)e.on(`change:${s}`,o);t.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let s of n)e.off(`change:${s}`,o)}),i()}function h(e,...t){let[n,...i]=e.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" "));for(let o of t){if(typeof o=="string"||o instanceof Node){
r.append(o);continue}for(let[s,c]of Object.entries(o))s.startsWith("on")?r.addEventListener(s.slice(2),c):c!==!1&&c!=null&&r.setAttribute(s,c===!0?"":c)}return r}
function lt(e,t){e.textContent!==t&&(e.textContent=t)}function S(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}function U(e){return e.getRootNode().
activeElement}function ft(e){return e.ctrlKey||e.metaKey||e.altKey}function ct(e){e.addEventListener("keydown",t=>{ft(t)||t.stopPropagation()})}function ut(e,t,n){let i={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[e.key],r=i?t+i:{Home:0,End:n-1}[e.key];return r===void 0?void 0:Math.min(Math.max(r,0),n-1)}function dt(e,t,{press:n=()=>{},
move:i,end:r,cancel:o=()=>{}}){let s=null,c=!1;return e.addEventListener("pointerdown",l=>{let d=l.button===0&&!l.shiftKey&&!ft(l)?t(l):-1;s=d>=0?{from:d,to:d,moved:!1}:
null,c=!1,s&&n(d)}),e.addEventListener("pointermove",l=>{let d=s&&l.buttons&1?t(l):-1;!s||d<0||d===s.to||(e.hasPointerCapture(l.pointerId)||e.setPointerCapture(
l.pointerId),Object.assign(s,{to:d,moved:!0}),i(s.from,d))}),e.addEventListener("pointerup",()=>{let l=s;s=null,c=!!l?.moved,l?.moved&&r(l.from,l.to)}),e.addEventListener(
"pointerleave",()=>{s?.moved||(s=null)}),e.addEventListener("pointercancel",()=>{s=null,o()}),{endsIn:l=>c&&l.detail>0,stop:()=>{s=null,c=!1}}}function at(e,t){
let i=e.currentTarget.getRootNode().elementFromPoint(e.clientX,e.clientY);return t.findIndex(r=>r.contains(i))}function ht(...e){return{render({model:t,el:n,signal:i}){n.classList.add("idw"),ct(n);for(let r of e)r({model:t,el:n,signal:i})}}}function V(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function qt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function pt(e){let t,n,
i;e.length!==2?(t=V,n=(c,u)=>V(e(c),u),i=(c,u)=>e(c)-u):(t=e===V||e===qt?e:Ot,n=e,i=e);function r(c,u,l=0,d=c.length){if(l<d){if(t(u,u)!==0)return d;do{let w=l+
d>>>1;n(c[w],u)<0?l=w+1:d=w}while(l<d)}return l}function o(c,u,l=0,d=c.length){if(l<d){if(t(u,u)!==0)return d;do{let w=l+d>>>1;n(c[w],u)<=0?l=w+1:d=w}while(l<d)}
return l}function s(c,u,l=0,d=c.length){let w=r(c,u,l,d-1);return w>l&&i(c[w-1],u)>-i(c[w],u)?w-1:w}return{left:r,center:s,right:o}}function Ot(){return 0}function St(e){
return e===null?NaN:+e}var wt=pt(V),fe=wt.right,ce=wt.left,ue=pt(St).center;var de=mt(gt),ae=mt(vt);function mt(e){return function(t,n,i=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((i=+i)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:o,height:s}=t;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!i)return t;let c=n&&e(n),u=i&&e(i),l=r.slice();return c&&u?(j(c,l,r,o,s),j(c,r,l,o,s),j(c,l,r,o,s),F(u,r,l,o,s),F(u,l,r,o,s),F(
u,r,l,o,s)):c?(j(c,r,l,o,s),j(c,l,r,o,s),j(c,r,l,o,s)):u&&(F(u,r,l,o,s),F(u,l,r,o,s),F(u,r,l,o,s)),t}}function j(e,t,n,i,r){for(let o=0,s=i*r;o<s;)e(t,n,o,o+=i,
1)}function F(e,t,n,i,r){for(let o=0,s=i*r;o<i;++o)e(t,n,o,o+s,i)}function vt(e){let t=gt(e);return(n,i,r,o,s)=>{r<<=2,o<<=2,s<<=2,t(n,i,r+0,o+0,s),t(n,i,r+1,o+
1,s),t(n,i,r+2,o+2,s),t(n,i,r+3,o+3,s)}}function gt(e){let t=Math.floor(e);if(t===e)return Tt(e);let n=e-t,i=2*e+1;return(r,o,s,c,u)=>{if(!((c-=u)>=s))return;let l=t*
o[s],d=u*t,w=d+u;for(let m=s,K=s+d;m<K;m+=u)l+=o[Math.min(c,m)];for(let m=s,K=c;m<=K;m+=u)l+=o[Math.min(c,m+d)],r[m]=(l+n*(o[Math.max(s,m-w)]+o[Math.min(c,m+w)]))/
i,l-=o[Math.max(s,m-d)]}}function Tt(e){let t=2*e+1;return(n,i,r,o,s)=>{if(!((o-=s)>=r))return;let c=e*i[r],u=s*e;for(let l=r,d=r+u;l<d;l+=s)c+=i[Math.min(o,l)];
for(let l=r,d=o;l<=d;l+=s)c+=i[Math.min(o,l+u)],n[l]=c/t,c-=i[Math.max(r,l-u)]}}function xt(e,t){let n,i;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=i=r):(n>r&&(n=r),i<r&&(i=r)));else{let r=-1;for(let o of e)(o=t(o,++r,e))!=null&&
(n===void 0?o>=o&&(n=i=o):(n>o&&(n=o),i<o&&(i=o)))}return[n,i]}var Bt=Array.prototype,he=Bt.slice;var pe=Math.sqrt(50),we=Math.sqrt(10),me=Math.sqrt(2);function v(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var i=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,o=new Array(r);++i<r;)o[i]=e+i*n;return o}var ge=zt(Math.random);function zt(e){return function(n,i=0,r=n.length){let o=r-(i=+i);for(;o;){let s=e()*o--|0,c=n[o+i];n[o+i]=n[s+i],n[s+i]=c}return n}}function X(e,t){return e.toFixed(t).replace("-","−")}function J(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function bt(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let i=t===null||!Number.isFinite(t),r=J(i?Math.abs(e):t);return`${X(e,r)}${i?"":` ± ${X(t,r)}`} ${n}`.
trim()}function _(e,t){return Number.isFinite(e)?e===0?"0":X(e,t<.1?J(t):Math.min(J(Math.abs(e)/10),2)):"·"}function yt([e,t],n){let i=Math.max(-e,t);return`ba\
rs: ${_(e,i)} to ${_(t,i)} ${n}`}function Mt(e,t=[],{zero:n=!0,clip:i=!1}={}){let r=e.flatMap((c,u)=>c===null?[]:[c-(t[u]??0),c+(t[u]??0)]),[o=0,s=0]=xt(n?[0,...r]:r);return s<=o?[0,1]:[i&&e.every(
c=>c===null||c>=0)?0:o,s]}function Dt(e,t,n){return Math.min(Math.max(e,t),n)}function kt([e,t],[n,i]){return r=>n+(i-n)*(Dt(r,e,t)-e)/(t-e||1)}function Ut(e,t=!1){let n=kt(e,[0,100]),[i,r]=t?["bottom","height"]:["left","width"],o=(u,l,d="")=>h(`span.${u}`,{style:`${i}:${n(l)}%`},d),s=(u,l,d)=>{let[w,m]=[
n(Math.min(l,d)),n(Math.max(l,d))];return h(`span.${u}`,{style:`${i}:${w}%;${r}:${m-w}%`})};return{place:n,mark:o,bar:(u,l,[d,w],m=0)=>u==null?[]:[s(d,m,u),...l>
0?[s(w,u-l,u+l)]:[]]}}function Vt(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function Et(e,t,n,i){let{bar:r,mark:o}=Ut(i,!0),[s,c]=r(t,n,[Vt(t),"idw-whisk\
er"]);e.replaceChildren(...s?[s]:[],o("idw-zero",0),...c?[c]:[])}function At(e,t){let n=e.map(([r,o,s])=>h("button.idw-button",{type:"button",title:s,"data-value":r,onclick:()=>t(r)},o));return{buttons:n,show:(r,o=!1)=>{for(let s of n)
s.setAttribute("aria-pressed",String(s.dataset.value===r)),s.disabled=o}}}function Lt(e){let t=h("input.idw-field",{type:"text",autocomplete:"off"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),t}function Nt(e,t,n=null){return n!==null?v(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function $t(e,t){let n=v(e.length).filter(i=>e[i]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var H=class e{constructor(t,n,i,r="all"){let o=s=>[...new Set(s)].sort((c,u)=>c-u);this.count=t,this.
empty=r,this.selected=o(n),this.excluded=o(i).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:v(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let i=new e(this.count,t,n,this.empty);return i.whole?new e(this.count,[],[]):i}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=Nt(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(i=>i!==t):[...n,t])}phrase(t,n){return this.with(Nt([],n,t))}exclude(t){
let n=i=>i.filter(r=>r!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let i=this.selected.length?this.selected:[n];return this.with(i,t==="rest"?[]:v(this.count).filter(r=>!i.includes(
r)))}};function It(e){let t=h("p.idw-muted.idw-small",{id:S("hint")},"Enter applies, Escape reverts."),n=h("p.idw-rewrite-error",{role:"alert"}),i={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},r=Lt(i),o=h("div.idw-rewrite",{hidden:!0},r,t,n),s=(l,d)=>{o.hidden||(o.hidden=!0,e(l,d))},c=l=>{
n.textContent=l,l?r.setAttribute("aria-invalid","true"):r.removeAttribute("aria-invalid")};return r.addEventListener("keydown",l=>{if(l.isComposing||(l.key==="E\
scape"&&s(null,!0),l.key!=="Enter"))return;l.preventDefault();let d=r.value.trim();d?s(d,!0):c("A prompt needs at least one word.")}),r.addEventListener("input",
()=>c("")),r.addEventListener("blur",()=>{U(r)!==r&&s(null,!1)}),{form:o,open:l=>{r.value=l,o.hidden=!1,c(""),r.focus(),r.select()}}}var _t=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],Ht="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",Wt="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",Gt={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},Yt="M11.5 2.5l2\
 2L5.5 12.5l-2.7.7.7-2.7zM10 4l2 2";function Ct(e){let{model:t,el:n}=e;n.classList.add("idw-picker");let i=h("span.idw-title"),r=h("span.idw-muted.idw-small.idw\
-picker-scale"),o=h("button.idw-bare.idw-icon",{type:"button","aria-label":"Edit the prompt",title:"Edit the prompt (F2)"});o.innerHTML=`<svg viewBox="0 0 16 16\
" width="16" height="16" aria-hidden="true"><path d="${Yt}"/></svg>`;let s=h("span.idw-hidden",{id:S("help")}),c=h("div.idw-flow.idw-words",{role:"group","aria-\
describedby":s.id}),u=h("p.idw-muted","No words yet."),l=h("div.idw-flow.idw-presets",{role:"group","aria-label":"Questions"}),d=h("p.idw-asks",{role:"status"}),
w=h("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),m=It((f,a)=>Rt(f,a)),K=h("div.idw-head",i,o,r);n.append(K,s,c,m.form,u,l,
d,w);let b=[],x=0,k=0,P=null,T=null,N=t.get("awaited"),M=()=>{let[f,a,p,g]=Y(t,"words","selected","excluded","unasked");return new H(f.length,a,p,g)},y=({selected:f,
excluded:a})=>{N="",Q(t,{selected:f,excluded:a}),L()},B=f=>b[f]?.button.focus(),Z=At(_t,f=>y(M().take(f,x)));l.append(...Z.buttons);let tt=()=>t.get("text")||t.
get("words").join(" "),W=()=>{!t.get("editable")||t.get("disabled")||(m.open(N||tt()),L())},Rt=(f,a)=>{f!==null&&(N=f===tt()?"":f,t.send({edited:f})),L(),a&&(b[x]?.
button??o).focus()};o.addEventListener("click",W);let z=f=>f.target.closest(".idw-leave"),et=dt(c,f=>t.get("disabled")||f.type==="pointerdown"&&z(f)?-1:at(f,b.map(
({chip:a})=>a)),{move:(f,a)=>{P=M().phrase(f,a),L()},end:(f,a)=>{P=null,k=f,y(M().phrase(f,a)),B(a)},cancel:()=>{P=null,L()}}),jt=(f,a)=>{if(et.endsIn(a))return;
let p=M();a.detail===1&&(T=p),a.altKey?y(p.exclude(f)):a.ctrlKey||a.metaKey?y(p.toggle(f)):a.shiftKey?y(p.phrase(k,f)):y(p.choose(f)),a.shiftKey||(k=f),B(f)};c.
addEventListener("dblclick",f=>{!t.get("editable")||z(f)||(T&&y(T),W())}),c.addEventListener("focusin",f=>{let a=b.findIndex(({chip:p})=>p.contains(f.target));a<
0||(x=a,b.forEach(({button:p},g)=>p.tabIndex=g===x?0:-1))}),c.addEventListener("keydown",f=>{let a=f.key===" "&&f.ctrlKey;if(f.ctrlKey&&!a||f.metaKey||f.altKey||
t.get("disabled")||z(f)&&["Enter"," "].includes(f.key))return;let p=a?"toggle":Gt[f.key.length>1?f.key:f.key.toLowerCase()],g=ut(f,x,b.length);if((p||g!==void 0||
["Escape","F2"].includes(f.key))&&(f.preventDefault(),f.stopPropagation()),f.key==="Escape"&&y(M().take("whole",x)),f.key==="F2"&&W(),p&&!f.repeat){if(p==="choo\
se"&&f.shiftKey)return y(M().phrase(k,x));p!=="exclude"&&(k=x),y(M()[p](x))}if(g===void 0)return;let{selected:E}=M(),$=E.includes(x)&&[E[0],E.at(-1)].includes(k);
f.shiftKey&&!$&&(k=x),B(g),f.shiftKey&&y(M().phrase(k,x))}),c.addEventListener("keyup",f=>{f.key===" "&&!z(f)&&f.preventDefault()});let Ft=(f,a)=>{let p=h("span\
.idw-bar"),g=h("span.idw-number"),E=h("span.idw-word-text",{"data-text":f[a]},f[a]),I=h("button.idw-bare.idw-word",{type:"button",onclick:G=>jt(a,G)},E,p,g),A=h(
"button.idw-button.idw-leave",{type:"button",tabindex:-1,onclick:()=>y(M().exclude(a))});return{name:f[a]+$t(f,a),bar:p,number:g,button:I,leave:A,chip:h("div.id\
w-chip",I,A)}},Kt=()=>{let f=t.get("words"),a=c.contains(U(n)),p=Math.max(f.length-1,0);b=f.map((g,E)=>Ft(f,E)),[x,k]=[Math.min(x,p),Math.min(k,p)],P=T=null,et.
stop(),c.replaceChildren(...b.map(({chip:g})=>g)),L(),a&&B(x)},L=()=>{let[f,a,p,g]=Y(t,"values","errors","unit","disabled"),E=P??M(),$=Mt(f,a,{clip:!0}),I=!m.form.
hidden;i.textContent=t.get("label"),s.textContent=Ht+(t.get("unasked")==="none"?"clears the selection":"selects the whole prompt"),c.setAttribute("aria-label",t.
get("label")),r.textContent=f.some(A=>A!==null)?yt($,p):"",b.forEach(({name:A,bar:rt,number:G,button:D,leave:q,chip:it},C)=>{let ot=f.length?bt(f[C],a[C],p):"",
O=E.state(C),st=O==="left out";it.dataset.state=O,it.title=[`${A}: ${O}`,ot,Wt].filter(Boolean).join(`
`),D.setAttribute("aria-pressed",String(O==="selected")),D.setAttribute("aria-label",[A,O,ot].filter(Boolean).join(", ")),D.disabled=q.disabled=g,D.tabIndex=C===
x?0:-1,q.textContent=st?"+":"×",q.title=st?"Take back":"Leave out",q.setAttribute("aria-label",`${q.title} ${A}`),G.textContent=_(f[C]??NaN,Math.max(-$[0],$[1])),
Et(rt,f[C],a[C],$)}),Z.show(E.preset,g);let nt=N&&`Sent: “${N}”. Its words come with its first numbers.`;lt(d,nt||t.get("question")),w.textContent=N?"":t.get(
"formula"),c.hidden=I;for(let A of[l,d,w])A.hidden=I||!b.length;u.hidden=I||b.length>0,o.hidden=I||!t.get("editable"),o.disabled=g};R(e,["awaited"],()=>{N=t.get(
"awaited"),L()}),R(e,["words"],Kt),R(e,[...["selected","excluded","unasked","values","errors","unit","label","text","editable","disabled"],"question","formula"],
()=>{b.length===t.get("words").length&&L()})}var _e=ht(Ct);export{_e as default};

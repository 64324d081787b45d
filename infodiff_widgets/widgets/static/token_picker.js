// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function Q(e,...t){return t.map(n=>e.get(n))}function Ft(e,t){for(let[n,o]of Object.entries(t))e.set(n,o)}function X(e,t){Ft(e,t),e.save_changes()}function v({model:e,
signal:t},n,o){let r=0,i=()=>{r||=requestAnimationFrame(()=>{r=0,o()})};for(let s of n)e.on(`change:${s}`,i);t.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let s of n)e.off(`change:${s}`,i)}),o()}function w(e,...t){let[n,...o]=e.split("."),r=document.createElement(n);o.length&&(r.className=o.join(" "));for(let i of t){if(typeof i=="string"||i instanceof Node){
r.append(i);continue}for(let[s,l]of Object.entries(i))s.startsWith("on")?r.addEventListener(s.slice(2),l):l!==!1&&l!=null&&r.setAttribute(s,l===!0?"":l)}return r}
function lt(e,t){e.textContent!==t&&(e.textContent=t)}function O(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}function U(e){return e.getRootNode().
activeElement}function ft(e){return e.ctrlKey||e.metaKey||e.altKey}function ct(e){e.addEventListener("keydown",t=>{ft(t)||t.stopPropagation()})}function ut(e,t,n){let o={ArrowLeft:-1,
ArrowUp:-1,ArrowRight:1,ArrowDown:1}[e.key],r=o?t+o:{Home:0,End:n-1}[e.key];return r===void 0?void 0:Math.min(Math.max(r,0),n-1)}function dt(e,t,{starts:n=()=>!0,
move:o,end:r,cancel:i=()=>{}}){let s=null,l=!1,u=(()=>e.getRootNode()),c=({clientX:d,clientY:p})=>{let N=u().elementFromPoint(d,p);return t().findIndex(b=>b.contains(
N))};return e.addEventListener("pointerdown",d=>{let p=d.button===0&&!d.shiftKey&&!ft(d)?c(d):-1;s=p>=0&&n(p,d)?{from:p,to:p,moved:!1}:null,l=!1}),e.addEventListener(
"pointermove",d=>{let p=s&&d.buttons&1?c(d):-1;p<0||p===s.to||(e.hasPointerCapture(d.pointerId)||e.setPointerCapture(d.pointerId),Object.assign(s,{to:p,moved:!0}),
o(s.from,p))}),e.addEventListener("pointerup",()=>{let d=s;s=null,l=!!d?.moved,l&&r(d.from,d.to)}),e.addEventListener("pointerleave",()=>{s?.moved||(s=null)}),e.
addEventListener("pointercancel",()=>{s=null,i()}),{endsIn:d=>l&&d.detail>0,stop:()=>[s,l]=[null,!1]}}function at(...e){return{render({model:t,el:n,signal:o}){n.classList.add("idw"),ct(n);for(let r of e)r({model:t,el:n,signal:o})}}}function V(e,t){return e==null||t==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Pt(e,t){return e==null||t==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function ht(e){let t,n,
o;e.length!==2?(t=V,n=(l,u)=>V(e(l),u),o=(l,u)=>e(l)-u):(t=e===V||e===Pt?e:Kt,n=e,o=e);function r(l,u,c=0,h=l.length){if(c<h){if(t(u,u)!==0)return h;do{let d=c+
h>>>1;n(l[d],u)<0?c=d+1:h=d}while(c<h)}return c}function i(l,u,c=0,h=l.length){if(c<h){if(t(u,u)!==0)return h;do{let d=c+h>>>1;n(l[d],u)<=0?c=d+1:h=d}while(c<h)}
return c}function s(l,u,c=0,h=l.length){let d=r(l,u,c,h-1);return d>c&&o(l[d-1],u)>-o(l[d],u)?d-1:d}return{left:r,center:s,right:i}}function Kt(){return 0}function qt(e){
return e===null?NaN:+e}var pt=ht(V),se=pt.right,le=pt.left,fe=ht(qt).center;var ce=wt(mt),ue=wt(Ot);function wt(e){return function(t,n,o=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid\
 ry");let{data:r,width:i,height:s}=t;if(!((i=Math.floor(i))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:r.length/i))>=0))throw new RangeError(
"invalid height");if(!i||!s||!n&&!o)return t;let l=n&&e(n),u=o&&e(o),c=r.slice();return l&&u?(j(l,c,r,i,s),j(l,r,c,i,s),j(l,c,r,i,s),F(u,r,c,i,s),F(u,c,r,i,s),F(
u,r,c,i,s)):l?(j(l,r,c,i,s),j(l,c,r,i,s),j(l,r,c,i,s)):u&&(F(u,r,c,i,s),F(u,c,r,i,s),F(u,r,c,i,s)),t}}function j(e,t,n,o,r){for(let i=0,s=o*r;i<s;)e(t,n,i,i+=o,
1)}function F(e,t,n,o,r){for(let i=0,s=o*r;i<o;++i)e(t,n,i,i+s,o)}function Ot(e){let t=mt(e);return(n,o,r,i,s)=>{r<<=2,i<<=2,s<<=2,t(n,o,r+0,i+0,s),t(n,o,r+1,i+
1,s),t(n,o,r+2,i+2,s),t(n,o,r+3,i+3,s)}}function mt(e){let t=Math.floor(e);if(t===e)return St(e);let n=e-t,o=2*e+1;return(r,i,s,l,u)=>{if(!((l-=u)>=s))return;let c=t*
i[s],h=u*t,d=h+u;for(let p=s,N=s+h;p<N;p+=u)c+=i[Math.min(l,p)];for(let p=s,N=l;p<=N;p+=u)c+=i[Math.min(l,p+h)],r[p]=(c+n*(i[Math.max(s,p-d)]+i[Math.min(l,p+d)]))/
o,c-=i[Math.max(s,p-h)]}}function St(e){let t=2*e+1;return(n,o,r,i,s)=>{if(!((i-=s)>=r))return;let l=e*o[r],u=s*e;for(let c=r,h=r+u;c<h;c+=s)l+=o[Math.min(i,c)];
for(let c=r,h=i;c<=h;c+=s)l+=o[Math.min(i,c+u)],n[c]=l/t,l-=o[Math.max(r,c-u)]}}function gt(e,t){let n,o;if(t===void 0)for(let r of e)r!=null&&(n===void 0?r>=r&&(n=o=r):(n>r&&(n=r),o<r&&(o=r)));else{let r=-1;for(let i of e)(i=t(i,++r,e))!=null&&
(n===void 0?i>=i&&(n=o=i):(n>i&&(n=i),o<i&&(o=i)))}return[n,o]}var Tt=Array.prototype,de=Tt.slice;var ae=Math.sqrt(50),he=Math.sqrt(10),pe=Math.sqrt(2);function S(e,t,n){e=+e,t=+t,n=(r=arguments.length)<2?(t=e,e=0,1):r<3?1:+n;for(var o=-1,r=Math.max(0,Math.ceil((t-e)/n))|0,i=new Array(r);++o<r;)i[o]=e+o*n;return i}var we=Bt(Math.random);function Bt(e){return function(n,o=0,r=n.length){let i=r-(o=+o);for(;i;){let s=e()*i--|0,l=n[i+o];n[i+o]=n[s+o],n[s+o]=l}return n}}function Y(e,t){return e.toFixed(t).replace("-","−")}function J(e){return!Number.isFinite(e)||e<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(e)),0),9)}function xt(e,t=null,n="\
nats"){if(e===null||!Number.isFinite(e))return"no value";let o=t===null||!Number.isFinite(t),r=J(o?Math.abs(e):t);return`${Y(e,r)}${o?"":` ± ${Y(t,r)}`} ${n}`.
trim()}function _(e,t){return Number.isFinite(e)?e===0?"0":Y(e,t<.1?J(t):Math.min(J(Math.abs(e)/10),2)):"·"}function bt([e,t],n){let o=Math.max(-e,t);return`ba\
rs: ${_(e,o)} to ${_(t,o)} ${n}`}function yt(e,t=[],{zero:n=!0,clip:o=!1}={}){let r=e.flatMap((l,u)=>l===null?[]:[l-(t[u]??0),l+(t[u]??0)]),[i=0,s=0]=gt(n?[0,...r]:r);return s<=i?[0,1]:[o&&e.every(
l=>l===null||l>=0)?0:i,s]}function zt(e,t,n){return Math.min(Math.max(e,t),n)}function Mt([e,t],[n,o]){return r=>n+(o-n)*(zt(r,e,t)-e)/(t-e||1)}function Dt(e,t=!1){let n=Mt(e,[0,100]),[o,r]=t?["bottom","height"]:["left","width"],i=(u,c,h="")=>w(`span.${u}`,{style:`${o}:${n(c)}%`},h),s=(u,c,h)=>{let[d,p]=[
n(Math.min(c,h)),n(Math.max(c,h))];return w(`span.${u}`,{style:`${o}:${d}%;${r}:${p-d}%`})};return{place:n,mark:i,bar:(u,c,[h,d],p=0)=>u==null?[]:[s(h,p,u),...c>
0?[s(d,u-c,u+c)]:[]]}}function Ut(e){return e<0?"idw-fill.idw-negative":"idw-fill"}function kt(e,t,n,o){let{bar:r,mark:i}=Dt(o,!0),[s,l]=r(t,n,[Ut(t),"idw-whisk\
er"]);e.replaceChildren(...s?[s]:[],i("idw-zero",0),...l?[l]:[])}function Et(e,t){let n=e.map(([r,i,s])=>w("button.idw-button",{type:"button",title:s,"data-value":r,onclick:()=>t(r)},i));return{buttons:n,show:(r,i=!1)=>{for(let s of n)
s.setAttribute("aria-pressed",String(s.dataset.value===r)),s.disabled=i}}}function At(e){let t=w("input.idw-field",{type:"text",autocomplete:"off"},e);return t.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),t}function Lt(e,t,n=null){return n!==null?S(Math.min(n,t),Math.max(n,t)+1):e.length===1&&e[0]===t?[]:[t]}function Nt(e,t){let n=S(e.length).filter(o=>e[o]===e[t]);
return n.length>1?` (${n.indexOf(t)+1} of ${n.length})`:""}var H=class e{constructor(t,n,o,r="all"){let i=s=>[...new Set(s)].sort((l,u)=>l-u);this.count=t,this.
empty=r,this.selected=i(n),this.excluded=i(o).filter(s=>!n.includes(s))}get target(){return this.selected.length||this.empty==="none"?this.selected:S(this.count).
filter(t=>!this.excluded.includes(t))}get whole(){return this.empty==="none"?!1:this.count>1&&this.selected.length===this.count||!this.selected.length&&!this.excluded.
length}with(t,n=this.excluded){let o=new e(this.count,t,n,this.empty);return o.whole?new e(this.count,[],[]):o}state(t){return this.excluded.includes(t)?"left o\
ut":this.target.includes(t)?"selected":"given"}choose(t){let n=Lt(this.selected,t);return this.preset!=="alone"?this.with(n):n.length?new e(this.count,n,[]).take(
"alone",t):this.with([],[])}toggle(t){let{target:n}=this;return this.with(n.includes(t)?n.filter(o=>o!==t):[...n,t])}phrase(t,n){return this.with(Lt([],n,t))}exclude(t){
let n=o=>o.filter(r=>r!==t);return this.excluded.includes(t)?this.with(this.selected,n(this.excluded)):this.with(n(this.selected),[...this.excluded,t])}get preset(){
return this.whole?"whole":this.empty==="none"?"":this.selected.length&&this.selected.length+this.excluded.length===this.count?"alone":this.excluded.length?"":"r\
est"}take(t,n){if(t==="whole")return this.with([],[]);let o=this.selected.length?this.selected:[n];return this.with(o,t==="rest"?[]:S(this.count).filter(r=>!o.includes(
r)))}};function $t(e){let t=w("p.idw-muted.idw-small",{id:O("hint")},"Enter applies, Escape reverts."),n=w("p.idw-rewrite-error",{role:"alert"}),o={"aria-label":"Promp\
t","aria-describedby":t.id,spellcheck:"true",enterkeyhint:"done"},r=At(o),i=w("div.idw-rewrite",{hidden:!0},r,t,n),s=(c,h)=>{i.hidden||(i.hidden=!0,e(c,h))},l=c=>{
n.textContent=c,c?r.setAttribute("aria-invalid","true"):r.removeAttribute("aria-invalid")};return r.addEventListener("keydown",c=>{if(c.isComposing||(c.key==="E\
scape"&&s(null,!0),c.key!=="Enter"))return;c.preventDefault();let h=r.value.trim();h?s(h,!0):l("A prompt needs at least one word.")}),r.addEventListener("input",
()=>l("")),r.addEventListener("blur",()=>{U(r)!==r&&s(null,!1)}),{form:i,open:c=>{r.value=c,i.hidden=!1,l(""),r.focus(),r.select()}}}var Vt=[["alone","word alone","All other words are left out"],["rest","word given the rest","All other words are given"],["whole","whole prompt","All words toge\
ther, against the empty prompt"]],_t="Enter selects a word, a adds one, Shift and arrow select a phrase, x leaves a word out, Escape ",Ht="Click: select · Shift\
: phrase · Ctrl or ⌘: several · Alt: leave out",Wt={Enter:"choose"," ":"choose",a:"toggle",x:"exclude",Delete:"exclude",Backspace:"exclude"},Gt="M11.5 2.5l2\
 2L5.5 12.5l-2.7.7.7-2.7zM10 4l2 2";function It(e){let{model:t,el:n}=e;n.classList.add("idw-picker");let o=w("span.idw-title"),r=w("span.idw-muted.idw-small.idw\
-end.idw-picker-scale"),i=w("button.idw-bare.idw-icon",{type:"button","aria-label":"Edit the prompt",title:"Edit the prompt (F2)"});i.innerHTML=`<svg viewBox="0\
 0 16 16" width="16" height="16" aria-hidden="true"><path d="${Gt}"/></svg>`;let s=w("span.idw-hidden",{id:O("help")}),l=w("div.idw-flow.idw-words",{role:"group",
"aria-describedby":s.id}),u=w("p.idw-muted","No words yet."),c=w("div.idw-flow.idw-buttons.idw-presets",{role:"group","aria-label":"Questions"}),h=w("p.idw-asks",
{role:"status"}),d=w("p.idw-muted.idw-small.idw-formula",{title:"Pointwise information of the image x"}),p=$t((f,a)=>Ct(f,a)),N=w("div.idw-head",o,i,r);n.append(
N,s,l,p.form,u,c,h,d);let b=[],x=0,k=0,P=null,T=null,$=t.get("awaited"),M=()=>{let[f,a,m,g]=Q(t,"words","selected","excluded","unasked");return new H(f.length,a,
m,g)},y=({selected:f,excluded:a})=>{$="",X(t,{selected:f,excluded:a}),L()},B=f=>b[f]?.button.focus(),Z=Et(Vt,f=>y(M().take(f,x)));c.append(...Z.buttons);let tt=()=>t.
get("text")||t.get("words").join(" "),W=()=>{!t.get("editable")||t.get("disabled")||(p.open($||tt()),L())},Ct=(f,a)=>{f!==null&&($=f===tt()?"":f,t.send({edited:f})),
L(),a&&(b[x]?.button??i).focus()};i.addEventListener("click",W);let z=f=>f.target.closest(".idw-leave"),et=dt(l,()=>b.map(({chip:f})=>f),{starts:(f,a)=>!t.get("\
disabled")&&!z(a),move:(f,a)=>{P=M().phrase(f,a),L()},end:(f,a)=>{P=null,k=f,y(M().phrase(f,a)),B(a)},cancel:()=>{P=null,L()}}),Rt=(f,a)=>{if(et.endsIn(a))return;
let m=M();a.detail===1&&(T=m),a.altKey?y(m.exclude(f)):a.ctrlKey||a.metaKey?y(m.toggle(f)):a.shiftKey?y(m.phrase(k,f)):y(m.choose(f)),a.shiftKey||(k=f),B(f)};l.
addEventListener("dblclick",f=>{!t.get("editable")||z(f)||(T&&y(T),W())}),l.addEventListener("focusin",f=>{let a=b.findIndex(({chip:m})=>m.contains(f.target));a<
0||(x=a,b.forEach(({button:m},g)=>m.tabIndex=g===x?0:-1))}),l.addEventListener("keydown",f=>{let a=f.key===" "&&f.ctrlKey;if(f.ctrlKey&&!a||f.metaKey||f.altKey||
t.get("disabled")||z(f)&&["Enter"," "].includes(f.key))return;let m=a?"toggle":Wt[f.key.length>1?f.key:f.key.toLowerCase()],g=ut(f,x,b.length);if((m||g!==void 0||
["Escape","F2"].includes(f.key))&&(f.preventDefault(),f.stopPropagation()),f.key==="Escape"&&y(M().take("whole",x)),f.key==="F2"&&W(),m&&!f.repeat){if(m==="choo\
se"&&f.shiftKey)return y(M().phrase(k,x));m!=="exclude"&&(k=x),y(M()[m](x))}if(g===void 0)return;let{selected:E}=M(),I=E.includes(x)&&[E[0],E.at(-1)].includes(k);
f.shiftKey&&!I&&(k=x),B(g),f.shiftKey&&y(M().phrase(k,x))}),l.addEventListener("keyup",f=>{f.key===" "&&!z(f)&&f.preventDefault()});let vt=(f,a)=>{let m=w("span\
.idw-bar"),g=w("span.idw-muted.idw-small.idw-number"),E=w("span.idw-word-text",{"data-text":f[a]},f[a]),C=w("button.idw-bare.idw-word",{type:"button",onclick:G=>Rt(
a,G)},E,m,g),A=w("button.idw-button.idw-leave",{type:"button",tabindex:-1,onclick:()=>y(M().exclude(a))});return{name:f[a]+Nt(f,a),bar:m,number:g,button:C,leave:A,
chip:w("div.idw-chip",C,A)}},jt=()=>{let f=t.get("words"),a=l.contains(U(n)),m=Math.max(f.length-1,0);b=f.map((g,E)=>vt(f,E)),[x,k]=[Math.min(x,m),Math.min(k,m)],
P=T=null,et.stop(),l.replaceChildren(...b.map(({chip:g})=>g)),L(),a&&B(x)},L=()=>{let[f,a,m,g]=Q(t,"values","errors","unit","disabled"),E=P??M(),I=yt(f,a,{clip:!0}),
C=!p.form.hidden;o.textContent=t.get("label"),s.textContent=_t+(t.get("unasked")==="none"?"clears the selection":"selects the whole prompt"),l.setAttribute("ari\
a-label",t.get("label")),r.textContent=f.some(A=>A!==null)?bt(I,m):"",b.forEach(({name:A,bar:rt,number:G,button:D,leave:K,chip:it},R)=>{let ot=f.length?xt(f[R],
a[R],m):"",q=E.state(R),st=q==="left out";it.dataset.state=q,it.title=[`${A}: ${q}`,ot,Ht].filter(Boolean).join(`
`),D.setAttribute("aria-pressed",String(q==="selected")),D.setAttribute("aria-label",[A,q,ot].filter(Boolean).join(", ")),D.disabled=K.disabled=g,D.tabIndex=R===
x?0:-1,K.textContent=st?"+":"×",K.title=st?"Take back":"Leave out",K.setAttribute("aria-label",`${K.title} ${A}`),G.textContent=_(f[R]??NaN,Math.max(-I[0],I[1])),
kt(rt,f[R],a[R],I)}),Z.show(E.preset,g);let nt=$&&`Sent: “${$}”. Its words come with its first numbers.`;lt(h,nt||t.get("question")),d.textContent=$?"":t.get(
"formula"),l.hidden=C;for(let A of[c,h,d])A.hidden=C||!b.length;u.hidden=C||b.length>0,i.hidden=C||!t.get("editable"),i.disabled=g};v(e,["awaited"],()=>{$=t.get(
"awaited"),L()}),v(e,["words"],jt),v(e,[...["selected","excluded","unasked","values","errors","unit","label","text","editable","disabled"],"question","formula"],
()=>{b.length===t.get("words").length&&L()})}var Ue=at(It);export{Ue as default};

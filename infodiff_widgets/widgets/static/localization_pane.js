// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var T=class{#t={};constructor(n){this.state={...n}}get(n){return this.state[n]}set(n,r){this.state[n]=r;for(let o of this.#t[`change:${n}`]??[])o()}on(n,r){(this.#t[n]??=
new Set).add(r)}off(n,r){this.#t[n]?.delete(r)}save_changes(){}send(...n){}};function D(t,...n){return n.map(r=>t.get(r))}function Lt(t,n){for(let[r,o]of Object.entries(n))t.set(r,o)}function Y(t,n){Lt(t,n),t.save_changes()}function j({model:t,
signal:n},r,o){let i=0,e=()=>{i=0,o(...D(t,...r))},f=()=>i||=requestAnimationFrame(e);for(let s of r)t.on(`change:${s}`,f);n.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let s of r)t.off(`change:${s}`,f)}),e()}function z(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function Z(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function tt(t){let n,r,o;
t.length!==2?(n=z,r=(s,a)=>z(t(s),a),o=(s,a)=>t(s)-a):(n=t===z||t===Z?t:It,r=t,o=t);function i(s,a,c=0,l=s.length){if(c<l){if(n(a,a)!==0)return l;do{let w=c+l>>>
1;r(s[w],a)<0?c=w+1:l=w}while(c<l)}return c}function e(s,a,c=0,l=s.length){if(c<l){if(n(a,a)!==0)return l;do{let w=c+l>>>1;r(s[w],a)<=0?c=w+1:l=w}while(c<l)}return c}
function f(s,a,c=0,l=s.length){let w=i(s,a,c,l-1);return w>c&&o(s[w-1],a)>-o(s[w],a)?w-1:w}return{left:i,center:f,right:e}}function It(){return 0}function vt(t){
return t===null?NaN:+t}var et=tt(z),nt=et.right,Xt=et.left,Qt=tt(vt).center;var Yt=rt(ot),Zt=rt(Rt);function rt(t){return function(n,r,o=r){if(!((r=+r)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid\
 ry");let{data:i,width:e,height:f}=n;if(!((e=Math.floor(e))>=0))throw new RangeError("invalid width");if(!((f=Math.floor(f!==void 0?f:i.length/e))>=0))throw new RangeError(
"invalid height");if(!e||!f||!r&&!o)return n;let s=r&&t(r),a=o&&t(o),c=i.slice();return s&&a?(R(s,c,i,e,f),R(s,i,c,e,f),R(s,c,i,e,f),O(a,i,c,e,f),O(a,c,i,e,f),O(
a,i,c,e,f)):s?(R(s,i,c,e,f),R(s,c,i,e,f),R(s,i,c,e,f)):a&&(O(a,i,c,e,f),O(a,c,i,e,f),O(a,i,c,e,f)),n}}function R(t,n,r,o,i){for(let e=0,f=o*i;e<f;)t(n,r,e,e+=o,
1)}function O(t,n,r,o,i){for(let e=0,f=o*i;e<o;++e)t(n,r,e,e+f,o)}function Rt(t){let n=ot(t);return(r,o,i,e,f)=>{i<<=2,e<<=2,f<<=2,n(r,o,i+0,e+0,f),n(r,o,i+1,e+
1,f),n(r,o,i+2,e+2,f),n(r,o,i+3,e+3,f)}}function ot(t){let n=Math.floor(t);if(n===t)return Ot(t);let r=t-n,o=2*t+1;return(i,e,f,s,a)=>{if(!((s-=a)>=f))return;let c=n*
e[f],l=a*n,w=l+a;for(let b=f,L=f+l;b<L;b+=a)c+=e[Math.min(s,b)];for(let b=f,L=s;b<=L;b+=a)c+=e[Math.min(s,b+l)],i[b]=(c+r*(e[Math.max(f,b-w)]+e[Math.min(s,b+w)]))/
o,c-=e[Math.max(f,b-l)]}}function Ot(t){let n=2*t+1;return(r,o,i,e,f)=>{if(!((e-=f)>=i))return;let s=t*o[i],a=f*t;for(let c=i,l=i+a;c<l;c+=f)s+=o[Math.min(e,c)];
for(let c=i,l=e;c<=l;c+=f)s+=o[Math.min(e,c+a)],r[c]=s/n,s-=o[Math.max(i,c-a)]}}function it(t,n){let r,o;if(n===void 0)for(let i of t)i!=null&&(r===void 0?i>=i&&(r=o=i):(r>i&&(r=i),o<i&&(o=i)));else{let i=-1;for(let e of t)(e=n(e,++i,t))!=null&&
(r===void 0?e>=e&&(r=o=e):(r>e&&(r=e),o<e&&(o=e)))}return[r,o]}var St=Array.prototype,te=St.slice;var ee=Math.sqrt(50),ne=Math.sqrt(10),re=Math.sqrt(2);function ft(t,n){let r,o=-1,i=-1;if(n===void 0)for(let e of t)++i,e!=null&&(r<e||r===void 0&&e>=e)&&(r=e,o=i);else for(let e of t)(e=n(e,++i,t))!=null&&(r<e||r===
void 0&&e>=e)&&(r=e,o=i);return o}var oe=jt(Math.random);function jt(t){return function(r,o=0,i=r.length){let e=i-(o=+o);for(;e;){let f=t()*e--|0,s=r[e+o];r[e+o]=r[f+o],r[f+o]=s}return r}}function U(t,n){
let r=0;if(n===void 0)for(let o of t)(o=+o)&&(r+=o);else{let o=-1;for(let i of t)(i=+n(i,++o,t))&&(r+=i)}return r}function C(t,n,r){return Math.min(Math.max(t,n),r)}function h(t,...n){let[r,...o]=t.split("."),i=document.createElement(r);o.length&&(i.className=o.join(" ")),r==="button"&&i.setAttribute("type","button");for(let e of n){
if(typeof e=="string"||e instanceof Node){i.append(e);continue}for(let[f,s]of Object.entries(e))f.startsWith("on")?i.addEventListener(f.slice(2),s):s!==!1&&s!=null&&
i.setAttribute(f,s===!0?"":s)}return i}function st(t,n){t.textContent!==n&&(t.textContent=n)}function F(t,n){return h("span.idw-pair",h(`i.${t}`),n)}function Ct(t){return t.ctrlKey||t.metaKey||t.altKey}function at(t){t.addEventListener("keydown",n=>{Ct(
n)||n.stopPropagation()})}function ct(t,n=t.clientWidth,r=t.clientHeight){let o=window.devicePixelRatio||1;return t.width=Math.max(Math.round(n*o),1),t.height=Math.max(Math.round(r*o),1),
{context:t.getContext("2d"),ratio:o}}function ut(t){return getComputedStyle(t).getPropertyValue("--idw-dark").trim()==="1"}function lt(t,n){let r=new MutationObserver(
()=>requestAnimationFrame(n));for(let o of[document.documentElement,document.body])r.observe(o,{attributes:!0,attributeFilter:["data-jp-theme-light","class","da\
ta-theme"]});matchMedia("(prefers-color-scheme: dark)").addEventListener("change",n,{signal:t}),t.addEventListener("abort",()=>r.disconnect())}function dt(t,n,r,o=()=>t){let i=e=>{let f=o().getBoundingClientRect();n(C((e.clientX-f.left)/f.width,0,1))};t.addEventListener("pointerdown",e=>{e.button===0&&
(e.stopPropagation(),t.setPointerCapture(e.pointerId),o()===t&&i(e))}),t.addEventListener("pointermove",e=>e.buttons&1&&i(e)),t.addEventListener("pointerup",()=>r())}function ht(t,n,r){let o=new ResizeObserver(()=>r());o.observe(n),t.addEventListener("abort",()=>o.disconnect())}var Ft=t=>new Blob([t],{type:"image/png"});function mt(t,n,r){
j(t,n,async()=>{let o=n.map(e=>t.model.get(e)),i=await Promise.all(o.map(e=>e?createImageBitmap(Ft(e)):null));o.every((e,f)=>e===t.model.get(n[f]))&&!t.signal.aborted&&
r(...i)})}function pt(t,n){let r=({model:i,el:e,signal:f})=>{e.classList.add("idw"),at(e),n({model:i,el:e,signal:f})},o=document.getElementById("idw-page");if(o?.dataset.
bundle===t){o.removeAttribute("data-bundle");let i=s=>new DataView(Uint8Array.from(atob(s),a=>a.charCodeAt(0)).buffer),e=document.getElementById("idw-stored")?.
textContent??"",f=JSON.parse(e,(s,a)=>a?.base64===void 0?a:i(a.base64));r({model:new T({...f,offline:!0}),el:o,signal:new AbortController().signal})}return{render:r}}var Tt={float32:Float32Array,float16:Uint16Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function B(t){if(!t||t.rows)return t??null;let{shape:n,dtype:r,
scale:o=1,power:i=1,data:e}=t,[f,s]=n.slice(-2),a=new Tt[r](e.buffer.slice(e.byteOffset,e.byteOffset+e.byteLength));return r==="float32"&&o===1?{rows:f,columns:s,
data:a}:{rows:f,columns:s,data:Float32Array.from(a,r==="float16"?l=>zt(l)*o:i===2?l=>l*Math.abs(l)*o*o:l=>l*o)}}function zt(t){let[n,r,o]=[t>>15?-1:1,t>>10&31,t&
1023];return r===31?o?NaN:n*(1/0):n*(r?2**(r-15)*(1+o/1024):2**-14*o/1024)}function wt(t){let[n=0,r=0]=it(t);return Float64Array.from(t,r>n?o=>(o-n)/(r-n):()=>0)}function W(t,n,r){let[o,i]=[0,0];for(let e=0;e<t.length;e++){let f=t[e]>r;
f&&n[e]&&o++,(f||n[e])&&i++}return o/Math.max(i,1)}function gt(t,n,r){let o=[t,t.filter((e,f)=>n[f])].map(e=>e.filter(Number.isFinite).sort()),i=U(n);return Float64Array.
from({length:r},(e,f)=>{let[s,a]=o.map(c=>c.length-nt(c,f/r));return a/Math.max(s+i-a,1)})}function xt(t,n){let r=Uint32Array.from(t,(f,s)=>s).sort((f,s)=>t[s]-
t[f]),[o,i,e]=[0,0,0];return r.forEach((f,s)=>{o+=n[f],t[f]!==t[r[s+1]]&&(e+=(o-i)*o/(s+1),i=o)}),e/Math.max(o,1)}var Ut=.62;var Pt=2155905152,_t={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c5e"],attention:["e5dcf7","b39ae\
3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a1f4b","c9404a","f47c45","fbc15e",
"fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b","1f7a6b","57b89d","d8f5e6"],ground:"\
#101215",empty:"#1f2226",contrast:.36}},qt=t=>Math.min(Math.abs(t),1)**Ut,Dt=t=>t<.06?0:.94*Math.min(1,t/.45)**.85;function bt(t){let n=t.map(r=>[0,2,4].map(o=>Number.
parseInt(r.slice(o,o+2),16)));return Uint32Array.from({length:256},(r,o)=>{let i=o/255*(n.length-1),e=Math.min(Math.floor(i),n.length-2),[f,s,a]=n[e].map((c,l)=>Math.
round(c+(i-e)*(n[e+1][l]-c)));return(Math.round(255*Dt(o/255))<<24|a<<16|s<<8|f)>>>0})}function yt(t,n="plus"){let r=_t[t?"dark":"light"];return{...r,above:bt(r[n]??
r.plus),below:bt(r.minus)}}function Bt(t,n,{above:r,below:o},i=(e,f)=>!0){return Uint32Array.from(t,(e,f)=>i(e,f)?Number.isFinite(e)?(e<0?o:r)[Math.round(255*qt(e/n))]:Pt:0)}function Wt(t,n,r,o=h(
"canvas",{width:n,height:r})){return o.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(t.buffer),n,r),0,0),o}function Mt(t,n,r,o=void 0){return Wt(
Bt(t.data,n,r,o),t.columns,t.rows)}function At(t,n,{ground:r,empty:o,contrast:i},e,f=!1){let{width:s,height:a}=t.canvas;t.fillStyle=n?r:o,t.fillRect(0,0,s,a),n&&
(t.save(),t.imageSmoothingEnabled=f||n.width>s,e&&([t.globalAlpha,t.filter]=[i,"saturate(0.2)"]),t.drawImage(n,0,0,s,a),t.restore())}var E=100,x=t=>t.toFixed(2);function Vt({rows:t,columns:n,data:r}){let o="",i=(e,f)=>e>=0&&e<t&&f>=0&&f<n&&r[e*n+f]>0;for(let e=0;e<=t;e++)for(let f=0;f<=n;f++){
let s=i(e,f);s!==i(e-1,f)&&(o+=`M${f} ${e}h1`),s!==i(e,f-1)&&(o+=`M${f} ${e}v1`)}return new Path2D(o)}function Ht(t,n,r,o){let i=Array.from(t.curve,(s,a)=>`${100*
a/E},${100*(1-s)}`).join(" "),e=h("div.idw-curve.idw-plot",{"aria-hidden":"true"});e.innerHTML=`<svg viewBox="0 0 100 100" preserveAspectRatio="none"><polyline \
points="${i}"/></svg>`;let f=`left:${100*t.best/E}%;bottom:${100*t.curve[t.best]}%`;return e.append(t.now,h("i.idw-best",{style:f})),n!==void 0&&e.append(h("i.i\
dw-fixed",{style:`left:${100*n}%`})),dt(e,s=>r(C(Math.round(E*s),0,E-1)/E),o),e}function Et(t){let{model:n,el:r,signal:o}=t;r.classList.add("idw-localization");
let i=h("span.idw-title.idw-large"),e=h("span.idw-muted"),f=h("input",{type:"range",min:0,max:1-1/E,step:1/E,"aria-label":"Threshold"}),s=h("output.idw-large.id\
w-threshold"),a=h("div.idw-flow.idw-cut",h("span","Threshold"),f,s),c=h("div.idw-methods"),l=h("p.idw-muted","No map or no mask yet."),w=F("idw-fixed","fixed on\
 other pictures"),b=[F("idw-key-mask","what the word is about"),F("idw-key-curve","IoU at every threshold, from 0 to 1")],L=h("p.idw-flow.idw-muted.idw-small.id\
w-foot",...b,F("idw-best","best"),w),V=h("div.idw-hidden",{"aria-live":"polite"});r.append(h("div.idw-head",i,e),a,c,l,L,V);let H=null,g=null,P=new Path2D,$=[],
_=null,K=d=>n.set("threshold",C(d,0,1)),G=(d,...p)=>{let m=h("canvas",{role:"img"}),u=h("figure.idw-method",m,h("figcaption",h("strong.idw-title",d),...p));return c.
append(u),{node:u,canvas:m}},J=(d,p,m)=>{let u=`Set the threshold to ${x(m)}`,y=()=>Y(n,{threshold:m}),M=h(`i.${d}`,{"aria-hidden":"true"});return h("button.idw\
-bare.idw-pair.idw-jump",{title:u,onclick:y},M,p)},$t=({name:d,...p})=>{let m=g.data,{rows:u,columns:y,data:M}=B(p),k=wt(M),I=gt(k,m,E),N={name:d,rows:u,columns:y,
values:k,curve:I,best:ft(I),iou:0,now:h("i.idw-now")},A=n.get("fixed")[d],v=N.best/E,q=[J("idw-best",`best ${x(I[N.best])} at ${x(v)}`,v)];A!==void 0&&q.push(J(
"idw-fixed",`fixed ${x(W(k,m,A))} at ${x(A)}`,A)),q.push(h("span.idw-muted",`average precision ${x(xt(k,m))}`));let Q=h("span.idw-large.idw-iou"),Nt=Ht(N,A,K,()=>n.
save_changes());return{...N,reading:Q,...G(d,Q,Nt,h("div.idw-facts.idw-small",...q))}},kt=()=>{c.replaceChildren(),g=B(n.get("mask")),P=g?Vt(g):P;let[d,p]=D(n,"\
maps","fixed"),m=d.filter(({shape:[y,M]})=>y===g?.rows&&M===g?.columns),u=g?U(g.data)/g.data.length:0;l.hidden=m.length>0,a.hidden=L.hidden=e.hidden=!m.length,e.
textContent=`${Math.round(100*u)} % of the picture, which as a whole has IoU ${x(u)}`,w.hidden=!m.some(({name:y})=>y in p),_=m.length?G("picture"):null,_?.canvas.
setAttribute("aria-label","The picture with the outline of what the word is about"),$=m.map($t),S()},X=(d,p,m)=>{d.style.aspectRatio=`${g.columns} / ${g.rows}`;
let{context:u,ratio:y}=ct(d,d.clientWidth,d.clientWidth*g.rows/g.columns),{width:M,height:k}=d,I=yt(ut(r),p?.name==="attention"?"attention":"plus");if(At(u,H,I,
!!p),u.imageSmoothingEnabled=g.columns>M,p){let A={rows:p.rows,columns:p.columns,data:p.values};u.drawImage(Mt(A,1,I,v=>v>m),0,0,M,k)}let N=M/g.columns;u.scale(
N,k/g.rows),u.lineCap="square";for(let[A,v]of Object.entries({"#000":3,"#fff":1.25}))u.lineWidth=v*y/N,u.strokeStyle=A,u.stroke(P)},S=()=>{let d=n.get("threshol\
d");if(f.value=d,s.textContent=x(d),i.textContent=n.get("title")||"Which pixels",!g||!$.length)return;X(_.canvas,null,d);for(let u of $){u.iou=W(u.values,g.data,
d),u.reading.textContent=`IoU ${x(u.iou)}`,u.now.style.left=`${100*d}%`;let y=`${u.name}: what lies above ${x(d)}, IoU ${x(u.iou)}`;u.canvas.setAttribute("aria-\
label",y),X(u.canvas,u,d)}let p=Math.max(...$.map(u=>u.iou));for(let u of $)u.node.classList.toggle("idw-leads",u.iou===p&&p>0);let m=$.map(u=>`${u.name} ${x(u.
iou)}`);f.setAttribute("aria-valuetext",`${x(d)}; ${m.join(", ")}`)};f.addEventListener("input",()=>K(Number(f.value))),f.addEventListener("change",()=>{n.save_changes();
let d=$.reduce((p,m)=>m.iou>p.iou?m:p);st(V,`At ${x(n.get("threshold"))}, ${d.name} leads with IoU ${x(d.iou)}`)}),ht(o,c,S),lt(o,S),j(t,["mask","maps","fixed"],
kt),j(t,["threshold","title"],S),mt(t,["image"],d=>{H=d,S()})}var je=pt("localization_pane",Et);export{je as default};

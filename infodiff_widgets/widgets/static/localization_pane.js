// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var F=class{#t={};constructor(n){this.state={...n}}get(n){return this.state[n]}set(n,r){this.state[n]=r;for(let o of this.#t[`change:${n}`]??[])o()}on(n,r){(this.#t[n]??=
new Set).add(r)}off(n,r){this.#t[n]?.delete(r)}save_changes(){}send(...n){}};function q(t,...n){return n.map(r=>t.get(r))}function Lt(t,n){for(let[r,o]of Object.entries(n))t.set(r,o)}function Y(t,n){Lt(t,n),t.save_changes()}function T({model:t,
signal:n},r,o){let f=0,e=()=>{f=0,o(...q(t,...r))},i=()=>f||=requestAnimationFrame(e);for(let s of r)t.on(`change:${s}`,i);n.addEventListener("abort",()=>{cancelAnimationFrame(
f);for(let s of r)t.off(`change:${s}`,i)}),e()}function z(t,n){return t==null||n==null?NaN:t<n?-1:t>n?1:t>=n?0:NaN}function Z(t,n){return t==null||n==null?NaN:n<t?-1:n>t?1:n>=t?0:NaN}function tt(t){let n,r,o;
t.length!==2?(n=z,r=(s,c)=>z(t(s),c),o=(s,c)=>t(s)-c):(n=t===z||t===Z?t:Rt,r=t,o=t);function f(s,c,a=0,l=s.length){if(a<l){if(n(c,c)!==0)return l;do{let w=a+l>>>
1;r(s[w],c)<0?a=w+1:l=w}while(a<l)}return a}function e(s,c,a=0,l=s.length){if(a<l){if(n(c,c)!==0)return l;do{let w=a+l>>>1;r(s[w],c)<=0?a=w+1:l=w}while(a<l)}return a}
function i(s,c,a=0,l=s.length){let w=f(s,c,a,l-1);return w>a&&o(s[w-1],c)>-o(s[w],c)?w-1:w}return{left:f,center:i,right:e}}function Rt(){return 0}function vt(t){
return t===null?NaN:+t}var et=tt(z),nt=et.right,Yt=et.left,Zt=tt(vt).center;var te=rt(ot),ee=rt(St);function rt(t){return function(n,r,o=r){if(!((r=+r)>=0))throw new RangeError("invalid rx");if(!((o=+o)>=0))throw new RangeError("invalid\
 ry");let{data:f,width:e,height:i}=n;if(!((e=Math.floor(e))>=0))throw new RangeError("invalid width");if(!((i=Math.floor(i!==void 0?i:f.length/e))>=0))throw new RangeError(
"invalid height");if(!e||!i||!r&&!o)return n;let s=r&&t(r),c=o&&t(o),a=f.slice();return s&&c?(v(s,a,f,e,i),v(s,f,a,e,i),v(s,a,f,e,i),S(c,f,a,e,i),S(c,a,f,e,i),S(
c,f,a,e,i)):s?(v(s,f,a,e,i),v(s,a,f,e,i),v(s,f,a,e,i)):c&&(S(c,f,a,e,i),S(c,a,f,e,i),S(c,f,a,e,i)),n}}function v(t,n,r,o,f){for(let e=0,i=o*f;e<i;)t(n,r,e,e+=o,
1)}function S(t,n,r,o,f){for(let e=0,i=o*f;e<o;++e)t(n,r,e,e+i,o)}function St(t){let n=ot(t);return(r,o,f,e,i)=>{f<<=2,e<<=2,i<<=2,n(r,o,f+0,e+0,i),n(r,o,f+1,e+
1,i),n(r,o,f+2,e+2,i),n(r,o,f+3,e+3,i)}}function ot(t){let n=Math.floor(t);if(n===t)return Ot(t);let r=t-n,o=2*t+1;return(f,e,i,s,c)=>{if(!((s-=c)>=i))return;let a=n*
e[i],l=c*n,w=l+c;for(let b=i,I=i+l;b<I;b+=c)a+=e[Math.min(s,b)];for(let b=i,I=s;b<=I;b+=c)a+=e[Math.min(s,b+l)],f[b]=(a+r*(e[Math.max(i,b-w)]+e[Math.min(s,b+w)]))/
o,a-=e[Math.max(i,b-l)]}}function Ot(t){let n=2*t+1;return(r,o,f,e,i)=>{if(!((e-=i)>=f))return;let s=t*o[f],c=i*t;for(let a=f,l=f+c;a<l;a+=i)s+=o[Math.min(e,a)];
for(let a=f,l=e;a<=l;a+=i)s+=o[Math.min(e,a+c)],r[a]=s/n,s-=o[Math.max(f,a-c)]}}function it(t,n){let r,o;if(n===void 0)for(let f of t)f!=null&&(r===void 0?f>=f&&(r=o=f):(r>f&&(r=f),o<f&&(o=f)));else{let f=-1;for(let e of t)(e=n(e,++f,t))!=null&&
(r===void 0?e>=e&&(r=o=e):(r>e&&(r=e),o<e&&(o=e)))}return[r,o]}var Tt=Array.prototype,ne=Tt.slice;var re=Math.sqrt(50),oe=Math.sqrt(10),ie=Math.sqrt(2);function ft(t,n){let r,o=-1,f=-1;if(n===void 0)for(let e of t)++f,e!=null&&(r<e||r===void 0&&e>=e)&&(r=e,o=f);else for(let e of t)(e=n(e,++f,t))!=null&&(r<e||r===
void 0&&e>=e)&&(r=e,o=f);return o}var fe=jt(Math.random);function jt(t){return function(r,o=0,f=r.length){let e=f-(o=+o);for(;e;){let i=t()*e--|0,s=r[e+o];r[e+o]=r[i+o],r[i+o]=s}return r}}function U(t,n){
let r=0;if(n===void 0)for(let o of t)(o=+o)&&(r+=o);else{let o=-1;for(let f of t)(f=+n(f,++o,t))&&(r+=f)}return r}function j(t,n,r){return Math.min(Math.max(t,n),r)}function h(t,...n){let[r,...o]=t.split("."),f=document.createElement(r);o.length&&(f.className=o.join(" ")),r==="button"&&f.setAttribute("type","button");for(let e of n){
if(typeof e=="string"||e instanceof Node){f.append(e);continue}for(let[i,s]of Object.entries(e))i.startsWith("on")?f.addEventListener(i.slice(2),s):s!==!1&&s!=null&&
f.setAttribute(i,s===!0?"":s)}return f}function st(t,n){t.textContent!==n&&(t.textContent=n)}function C(t,n){return h("span.idw-pair",h(`i.${t}`),n)}function Ct(t){return t.ctrlKey||t.metaKey||t.altKey}function at(t){t.addEventListener("keydown",n=>{Ct(
n)||n.stopPropagation()})}function ct(t,n=t.clientWidth,r=t.clientHeight){let o=window.devicePixelRatio||1;return t.width=Math.max(Math.round(n*o),1),t.height=Math.max(Math.round(r*o),1),
{context:t.getContext("2d"),ratio:o}}function ut(t){return getComputedStyle(t).getPropertyValue("--idw-dark").trim()==="1"}function lt(t,n){let r=new MutationObserver(
()=>requestAnimationFrame(n));for(let o of[document.documentElement,document.body])r.observe(o,{attributes:!0,attributeFilter:["data-jp-theme-light","class","da\
ta-theme"]});matchMedia("(prefers-color-scheme: dark)").addEventListener("change",n,{signal:t}),t.addEventListener("abort",()=>r.disconnect())}function dt(t,n,r,o=()=>t){let f=e=>{let i=o().getBoundingClientRect();n(j((e.clientX-i.left)/i.width,0,1))};t.addEventListener("pointerdown",e=>{e.button===0&&
(e.stopPropagation(),t.setPointerCapture(e.pointerId),o()===t&&f(e))}),t.addEventListener("pointermove",e=>e.buttons&1&&f(e)),t.addEventListener("pointerup",()=>r())}function ht(t,n,r){let o=new ResizeObserver(()=>r());o.observe(n),t.addEventListener("abort",()=>o.disconnect())}var Ft=t=>new Blob([t],{type:"image/png"});function mt(t,n,r){
T(t,n,async()=>{let o=n.map(e=>t.model.get(e)),f=await Promise.all(o.map(e=>e?createImageBitmap(Ft(e)):null));o.every((e,i)=>e===t.model.get(n[i]))&&!t.signal.aborted&&
r(...f)})}var zt={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function B(t){if(!t||t.rows)return t??null;let{
shape:n,dtype:r,scale:o=1,power:f=1,data:e}=t,[i,s]=n.slice(-2),c=new zt[r](e.buffer.slice(e.byteOffset,e.byteOffset+e.byteLength));return r==="float32"&&o===1?
{rows:i,columns:s,data:c}:{rows:i,columns:s,data:Float32Array.from(c,r==="float16"?l=>Ut(l)*o:f===2?l=>l*Math.abs(l)*o*o:l=>l*o)}}async function pt(t){let n=new Blob(
[Uint8Array.from(atob(t),e=>e.charCodeAt(0))]),r=await new Response(n.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),o=new DataView(r).getUint32(
0,!0),f=new TextDecoder().decode(new Uint8Array(r,4,o));return JSON.parse(f,(e,i)=>i?.bytes?new DataView(r,4+o+i.bytes[0],i.bytes[1]):i)}function Ut(t){let[n,r,
o]=[t>>15?-1:1,t>>10&31,t&1023];return r===31?o?NaN:n*(1/0):n*(r?2**(r-15)*(1+o/1024):2**-14*o/1024)}function wt(t,n){let r=({model:f,el:e,signal:i})=>{e.classList.add("idw"),at(e),n({model:f,el:e,signal:i})},o=document.getElementById("idw-page");return o?.dataset.
bundle===t&&(o.removeAttribute("data-bundle"),pt(document.getElementById("idw-stored")?.textContent??"").then(f=>{r({model:new F({...f,offline:!0}),el:o,signal:new AbortController().
signal}),Pt(o)})),{render:r}}function Pt(t){let n=window.frameElement;if(!n)return;n.previousElementSibling?.remove();let r=()=>n.style.height=`${Math.ceil(t.getBoundingClientRect().
height)}px`;new ResizeObserver(r).observe(t)}function gt(t){let[n=0,r=0]=it(t);return Float64Array.from(t,r>n?o=>(o-n)/(r-n):()=>0)}function V(t,n,r){let[o,f]=[0,0];for(let e=0;e<t.length;e++){let i=t[e]>r;
i&&n[e]&&o++,(i||n[e])&&f++}return o/Math.max(f,1)}function xt(t,n,r){let o=[t,t.filter((e,i)=>n[i])].map(e=>e.filter(Number.isFinite).sort()),f=U(n);return Float64Array.
from({length:r},(e,i)=>{let[s,c]=o.map(a=>a.length-nt(a,i/r));return c/Math.max(s+f-c,1)})}function bt(t,n){let r=Uint32Array.from(t,(i,s)=>s).sort((i,s)=>t[s]-
t[i]),[o,f,e]=[0,0,0];return r.forEach((i,s)=>{o+=n[i],t[i]!==t[r[s+1]]&&(e+=(o-f)*o/(s+1),f=o)}),e/Math.max(o,1)}var _t=.62;var Dt=2155905152,qt={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c5e"],attention:["e5dcf7","b39ae\
3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a1f4b","c9404a","f47c45","fbc15e",
"fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b","1f7a6b","57b89d","d8f5e6"],ground:"\
#101215",empty:"#1f2226",contrast:.36}},Bt=t=>Math.min(Math.abs(t),1)**_t,Vt=t=>t<.06?0:.94*Math.min(1,t/.45)**.85;function yt(t){let n=t.map(r=>[0,2,4].map(o=>Number.
parseInt(r.slice(o,o+2),16)));return Uint32Array.from({length:256},(r,o)=>{let f=o/255*(n.length-1),e=Math.min(Math.floor(f),n.length-2),[i,s,c]=n[e].map((a,l)=>Math.
round(a+(f-e)*(n[e+1][l]-a)));return(Math.round(255*Vt(o/255))<<24|c<<16|s<<8|i)>>>0})}function Mt(t,n="plus"){let r=qt[t?"dark":"light"];return{...r,above:yt(r[n]??
r.plus),below:yt(r.minus)}}function Wt(t,n,{above:r,below:o},f=(e,i)=>!0){return Uint32Array.from(t,(e,i)=>f(e,i)?Number.isFinite(e)?(e<0?o:r)[Math.round(255*Bt(e/n))]:Dt:0)}function Ht(t,n,r,o=h(
"canvas",{width:n,height:r})){return o.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(t.buffer),n,r),0,0),o}function At(t,n,r,o=void 0){return Ht(
Wt(t.data,n,r,o),t.columns,t.rows)}function Et(t,n,{ground:r,empty:o,contrast:f},e,i=!1){let{width:s,height:c}=t.canvas;t.fillStyle=n?r:o,t.fillRect(0,0,s,c),n&&
(t.save(),t.imageSmoothingEnabled=i||n.width>s,e&&([t.globalAlpha,t.filter]=[f,"saturate(0.2)"]),t.drawImage(n,0,0,s,c),t.restore())}var E=100,x=t=>t.toFixed(2);function Kt({rows:t,columns:n,data:r}){let o="",f=(e,i)=>e>=0&&e<t&&i>=0&&i<n&&r[e*n+i]>0;for(let e=0;e<=t;e++)for(let i=0;i<=n;i++){
let s=f(e,i);s!==f(e-1,i)&&(o+=`M${i} ${e}h1`),s!==f(e,i-1)&&(o+=`M${i} ${e}v1`)}return new Path2D(o)}function Gt(t,n,r,o){let f=Array.from(t.curve,(s,c)=>`${100*
c/E},${100*(1-s)}`).join(" "),e=h("div.idw-curve.idw-plot",{"aria-hidden":"true"});e.innerHTML=`<svg viewBox="0 0 100 100" preserveAspectRatio="none"><polyline \
points="${f}"/></svg>`;let i=`left:${100*t.best/E}%;bottom:${100*t.curve[t.best]}%`;return e.append(t.now,h("i.idw-best",{style:i})),n!==void 0&&e.append(h("i.i\
dw-fixed",{style:`left:${100*n}%`})),dt(e,s=>r(j(Math.round(E*s),0,E-1)/E),o),e}function $t(t){let{model:n,el:r,signal:o}=t;r.classList.add("idw-localization");
let f=h("span.idw-title.idw-large"),e=h("span.idw-muted"),i=h("input",{type:"range",min:0,max:1-1/E,step:1/E,"aria-label":"Threshold"}),s=h("output.idw-large.id\
w-threshold"),c=h("div.idw-flow.idw-cut",h("span","Threshold"),i,s),a=h("div.idw-methods"),l=h("p.idw-muted","No map or no mask yet."),w=C("idw-fixed","fixed on\
 other pictures"),b=[C("idw-key-mask","what the word is about"),C("idw-key-curve","IoU at every threshold, from 0 to 1")],I=h("p.idw-flow.idw-muted.idw-small.id\
w-foot",...b,C("idw-best","best"),w),W=h("div.idw-hidden",{"aria-live":"polite"});r.append(h("div.idw-head",f,e),c,a,l,I,W);let H=null,g=null,P=new Path2D,$=[],
_=null,K=d=>n.set("threshold",j(d,0,1)),G=(d,...p)=>{let m=h("canvas",{role:"img"}),u=h("figure.idw-method",m,h("figcaption",h("strong.idw-title",d),...p));return a.
append(u),{node:u,canvas:m}},J=(d,p,m)=>{let u=`Set the threshold to ${x(m)}`,y=()=>Y(n,{threshold:m}),M=h(`i.${d}`,{"aria-hidden":"true"});return h("button.idw\
-bare.idw-pair.idw-jump",{title:u,onclick:y},M,p)},kt=({name:d,...p})=>{let m=g.data,{rows:u,columns:y,data:M}=B(p),k=gt(M),L=xt(k,m,E),N={name:d,rows:u,columns:y,
values:k,curve:L,best:ft(L),iou:0,now:h("i.idw-now")},A=n.get("fixed")[d],R=N.best/E,D=[J("idw-best",`best ${x(L[N.best])} at ${x(R)}`,R)];A!==void 0&&D.push(J(
"idw-fixed",`fixed ${x(V(k,m,A))} at ${x(A)}`,A)),D.push(h("span.idw-muted",`average precision ${x(bt(k,m))}`));let Q=h("span.idw-large.idw-iou"),It=Gt(N,A,K,()=>n.
save_changes());return{...N,reading:Q,...G(d,Q,It,h("div.idw-facts.idw-small",...D))}},Nt=()=>{a.replaceChildren(),g=B(n.get("mask")),P=g?Kt(g):P;let[d,p]=q(n,"\
maps","fixed"),m=d.filter(({shape:[y,M]})=>y===g?.rows&&M===g?.columns),u=g?U(g.data)/g.data.length:0;l.hidden=m.length>0,c.hidden=I.hidden=e.hidden=!m.length,e.
textContent=`${Math.round(100*u)} % of the picture, which as a whole has IoU ${x(u)}`,w.hidden=!m.some(({name:y})=>y in p),_=m.length?G("picture"):null,_?.canvas.
setAttribute("aria-label","The picture with the outline of what the word is about"),$=m.map(kt),O()},X=(d,p,m)=>{d.style.aspectRatio=`${g.columns} / ${g.rows}`;
let{context:u,ratio:y}=ct(d,d.clientWidth,d.clientWidth*g.rows/g.columns),{width:M,height:k}=d,L=Mt(ut(r),p?.name==="attention"?"attention":"plus");if(Et(u,H,L,
!!p),u.imageSmoothingEnabled=g.columns>M,p){let A={rows:p.rows,columns:p.columns,data:p.values};u.drawImage(At(A,1,L,R=>R>m),0,0,M,k)}let N=M/g.columns;u.scale(
N,k/g.rows),u.lineCap="square";for(let[A,R]of Object.entries({"#000":3,"#fff":1.25}))u.lineWidth=R*y/N,u.strokeStyle=A,u.stroke(P)},O=()=>{let d=n.get("threshol\
d");if(i.value=d,s.textContent=x(d),f.textContent=n.get("title")||"Which pixels",!g||!$.length)return;X(_.canvas,null,d);for(let u of $){u.iou=V(u.values,g.data,
d),u.reading.textContent=`IoU ${x(u.iou)}`,u.now.style.left=`${100*d}%`;let y=`${u.name}: what lies above ${x(d)}, IoU ${x(u.iou)}`;u.canvas.setAttribute("aria-\
label",y),X(u.canvas,u,d)}let p=Math.max(...$.map(u=>u.iou));for(let u of $)u.node.classList.toggle("idw-leads",u.iou===p&&p>0);let m=$.map(u=>`${u.name} ${x(u.
iou)}`);i.setAttribute("aria-valuetext",`${x(d)}; ${m.join(", ")}`)};i.addEventListener("input",()=>K(Number(i.value))),i.addEventListener("change",()=>{n.save_changes();
let d=$.reduce((p,m)=>m.iou>p.iou?m:p);st(W,`At ${x(n.get("threshold"))}, ${d.name} leads with IoU ${x(d.iou)}`)}),ht(o,a,O),lt(o,O),T(t,["mask","maps","fixed"],
Nt),T(t,["threshold","title"],O),mt(t,["image"],d=>{H=d,O()})}var Fe=wt("localization_pane",$t);export{Fe as default};

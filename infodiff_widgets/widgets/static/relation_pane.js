// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var K=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let r of this.#t[`change:${e}`]??[])r()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}},Q=class extends K{constructor(e,n,r={}){super(r),this.whole=e,this.shared=n}get(e){
return e in this.shared?this.whole.get(this.shared[e]):super.get(e)}set(e,n){e in this.shared?this.whole.set(this.shared[e],n):super.set(e,n)}on(e,n){this.#t(e,
(r,i)=>r===this?super.on(i,n):r.on(i,n))}off(e,n){this.#t(e,(r,i)=>r===this?super.off(i,n):r.off(i,n))}#t(e,n){let r=e.replace("change:","");e.startsWith("chang\
e:")?r in this.shared?n(this.whole,`change:${this.shared[r]}`):n(this,e):n(this.whole,e)}save_changes(){this.whole.save_changes()}send(...e){this.whole.send(e[0],
e[1],e[2])}};function z(t,...e){return e.map(n=>t.get(n))}function Fe(t,e){for(let[n,r]of Object.entries(e))t.set(n,r)}function I(t,e){Fe(t,e),t.save_changes()}
function L({model:t,signal:e},n,r){let i=0,o=()=>{i=0,r(...z(t,...n))},s=()=>i||=requestAnimationFrame(o);for(let a of n)t.on(`change:${a}`,s);e.addEventListener(
"abort",()=>{cancelAnimationFrame(i);for(let a of n)t.off(`change:${a}`,s)}),o()}function Z(t,e,n,r,i){let o=null;L(t,[e,...r],s=>{let a=JSON.stringify(s);a!==o&&
n(s),o=a,i()})}function _(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Pe(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function Et(t){let e,n,
r;t.length!==2?(e=_,n=(a,c)=>_(t(a),c),r=(a,c)=>t(a)-c):(e=t===_||t===Pe?t:Be,n=t,r=t);function i(a,c,l=0,d=a.length){if(l<d){if(e(c,c)!==0)return d;do{let u=l+
d>>>1;n(a[u],c)<0?l=u+1:d=u}while(l<d)}return l}function o(a,c,l=0,d=a.length){if(l<d){if(e(c,c)!==0)return d;do{let u=l+d>>>1;n(a[u],c)<=0?l=u+1:d=u}while(l<d)}
return l}function s(a,c,l=0,d=a.length){let u=i(a,c,l,d-1);return u>l&&r(a[u-1],c)>-r(a[u],c)?u-1:u}return{left:i,center:s,right:o}}function Be(){return 0}function De(t){
return t===null?NaN:+t}function*Ue(t,e){if(e===void 0)for(let n of t)n!=null&&(n=+n)>=n&&(yield n);else{let n=-1;for(let r of t)(r=e(r,++n,t))!=null&&(r=+r)>=r&&
(yield r)}}var At=Et(_),Bn=At.right,Dn=At.left,Un=Et(De).center;var je=kt(vt),jn=kt(_e);function kt(t){return function(e,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid\
 ry");let{data:i,width:o,height:s}=e;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:i.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!r)return e;let a=n&&t(n),c=r&&t(r),l=i.slice();return a&&c?(U(a,l,i,o,s),U(a,i,l,o,s),U(a,l,i,o,s),j(c,i,l,o,s),j(c,l,i,o,s),j(
c,i,l,o,s)):a?(U(a,i,l,o,s),U(a,l,i,o,s),U(a,i,l,o,s)):c&&(j(c,i,l,o,s),j(c,l,i,o,s),j(c,i,l,o,s)),e}}function U(t,e,n,r,i){for(let o=0,s=r*i;o<s;)t(e,n,o,o+=r,
1)}function j(t,e,n,r,i){for(let o=0,s=r*i;o<r;++o)t(e,n,o,o+s,r)}function _e(t){let e=vt(t);return(n,r,i,o,s)=>{i<<=2,o<<=2,s<<=2,e(n,r,i+0,o+0,s),e(n,r,i+1,o+
1,s),e(n,r,i+2,o+2,s),e(n,r,i+3,o+3,s)}}function vt(t){let e=Math.floor(t);if(e===t)return qe(t);let n=t-e,r=2*t+1;return(i,o,s,a,c)=>{if(!((a-=c)>=s))return;let l=e*
o[s],d=c*e,u=d+c;for(let h=s,m=s+d;h<m;h+=c)l+=o[Math.min(a,h)];for(let h=s,m=a;h<=m;h+=c)l+=o[Math.min(a,h+d)],i[h]=(l+n*(o[Math.max(s,h-u)]+o[Math.min(a,h+u)]))/
r,l-=o[Math.max(s,h-d)]}}function qe(t){let e=2*t+1;return(n,r,i,o,s)=>{if(!((o-=s)>=i))return;let a=t*r[i],c=s*t;for(let l=i,d=i+c;l<d;l+=s)a+=r[Math.min(o,l)];
for(let l=i,d=o;l<=d;l+=s)a+=r[Math.min(o,l+c)],n[l]=a/e,a-=r[Math.max(i,l-c)]}}function He(t,e){let n=0;if(e===void 0)for(let r of t)r!=null&&(r=+r)>=r&&++n;else{
let r=-1;for(let i of t)(i=e(i,++r,t))!=null&&(i=+i)>=i&&++n}return n}function et(t,e){let n,r;if(e===void 0)for(let i of t)i!=null&&(n===void 0?i>=i&&(n=r=i):(n>i&&(n=i),r<i&&(r=i)));else{let i=-1;for(let o of t)(o=e(o,++i,t))!=null&&
(n===void 0?o>=o&&(n=r=o):(n>o&&(n=o),r<o&&(r=o)))}return[n,r]}function Ve(t=_){if(t===_)return Lt;if(typeof t!="function")throw new TypeError("compare is not a function");return(e,n)=>{let r=t(e,n);return r||r===0?r:(t(n,n)===
0)-(t(e,e)===0)}}function Lt(t,e){return(t==null||!(t>=t))-(e==null||!(e>=e))||(t<e?-1:t>e?1:0)}var We=Array.prototype,_n=We.slice;var Ke=Math.sqrt(50),Ge=Math.sqrt(10),Ye=Math.sqrt(2);function tt(t,e,n){let r=(e-t)/Math.max(0,n),i=Math.floor(Math.log10(r)),o=r/Math.pow(10,i),s=o>=Ke?10:o>=
Ge?5:o>=Ye?2:1,a,c,l;return i<0?(l=Math.pow(10,-i)/s,a=Math.round(t*l),c=Math.round(e*l),a/l<t&&++a,c/l>e&&--c,l=-l):(l=Math.pow(10,i)*s,a=Math.round(t/l),c=Math.
round(e/l),a*l<t&&++a,c*l>e&&--c),c<a&&.5<=n&&n<2?tt(t,e,n*2):[a,c,l]}function st(t,e,n){if(e=+e,t=+t,n=+n,!(n>0))return[];if(t===e)return[t];let r=e<t,[i,o,s]=r?
tt(e,t,n):tt(t,e,n);if(!(o>=i))return[];let a=o-i+1,c=new Array(a);if(r)if(s<0)for(let l=0;l<a;++l)c[l]=(o-l)/-s;else for(let l=0;l<a;++l)c[l]=(o-l)*s;else if(s<
0)for(let l=0;l<a;++l)c[l]=(i+l)/-s;else for(let l=0;l<a;++l)c[l]=(i+l)*s;return c}function Xe(t,e,n){return e=+e,t=+t,n=+n,tt(t,e,n)[2]}function $t(t,e,n){let r;for(;;){let i=Xe(t,e,n);if(i===r||i===0||!isFinite(i))return[t,e];if(i>0){let o=Math.ceil(t/i),s=Math.floor(e/i);t=(o-(o*i>t))*i,e=(s+(s*
i<e))*i}else if(i<0){let o=-i,s=Math.ceil(t*o),a=Math.floor(e*o);t=(s-(s/o>t))/o,e=(a+(a/o<e))/o}r=i}}function Nt(t){return Math.max(1,Math.ceil(Math.log(He(t))/
Math.LN2)+1)}function Y(t,e){let n;if(e===void 0)for(let r of t)r!=null&&(n<r||n===void 0&&r>=r)&&(n=r);else{let r=-1;for(let i of t)(i=e(i,++r,t))!=null&&(n<i||n===void 0&&
i>=i)&&(n=i)}return n}function Mt(t,e){let n;if(e===void 0)for(let r of t)r!=null&&(n>r||n===void 0&&r>=r)&&(n=r);else{let r=-1;for(let i of t)(i=e(i,++r,t))!=null&&(n>i||n===void 0&&
i>=i)&&(n=i)}return n}function St(t,e,n=0,r=1/0,i){if(e=Math.floor(e),n=Math.floor(Math.max(0,n)),r=Math.floor(Math.min(t.length-1,r)),!(n<=e&&e<=r))return t;for(i=i===void 0?Lt:Ve(i);r>
n;){if(r-n>600){let c=r-n+1,l=e-n+1,d=Math.log(c),u=.5*Math.exp(2*d/3),h=.5*Math.sqrt(d*u*(c-u)/c)*(l-c/2<0?-1:1),m=Math.max(n,Math.floor(e-l*u/c+h)),p=Math.min(
r,Math.floor(e+(c-l)*u/c+h));St(t,e,m,p,i)}let o=t[e],s=n,a=r;for(G(t,n,e),i(t[r],o)>0&&G(t,n,r);s<a;){for(G(t,s,a),++s,--a;i(t[s],o)<0;)++s;for(;i(t[a],o)>0;)--a}
i(t[n],o)===0?G(t,n,a):(++a,G(t,a,r)),a<=e&&(n=a+1),e<=a&&(r=a-1)}return t}function G(t,e,n){let r=t[e];t[e]=t[n],t[n]=r}function Ct(t,e,n){if(t=Float64Array.from(Ue(t,n)),!(!(r=t.length)||isNaN(e=+e))){if(e<=0||r<2)return Mt(t);if(e>=1)return Y(t);var r,i=(r-1)*e,o=Math.floor(i),
s=Y(St(t,o).subarray(0,o+1)),a=Mt(t.subarray(o+1));return s+(a-s)*(i-o)}}function at(t,e,n){t=+t,e=+e,n=(i=arguments.length)<2?(e=t,t=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((e-t)/n))|0,o=new Array(i);++r<i;)o[r]=t+r*n;return o}var qn=Je(Math.random);function Je(t){return function(n,r=0,i=n.length){let o=i-(r=+r);for(;o;){let s=t()*o--|0,a=n[o+r];n[o+r]=n[s+r],n[s+r]=a}return n}}function nt(t,e){
let n=0;if(e===void 0)for(let r of t)(r=+r)&&(n+=r);else{let r=-1;for(let i of t)(i=+e(i,++r,t))&&(n+=i)}return n}function zt(t,e){if(typeof e!="function")throw new TypeError("test is not a function");let n=-1;for(let r of t)if(e(r,++n,t))return!0;return!1}function It(t,e){return t.toFixed(e).replace("-","−")}function Qe(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function R(t,e=null,n="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let r=e===null||!Number.isFinite(e),i=Qe(r?Math.abs(t):e);return`${It(t,i)}${r?"":` ± ${It(e,i)}`} ${n}`.
trim()}function Tt(t){return`${(100*t).toFixed(t<.0995?1:0)} %`}function Ot(t,e=[],{zero:n=!0,clip:r=!1}={}){let i=t.flatMap((a,c)=>a===null?[]:[a-(e[c]??0),a+(e[c]??0)]),[o=0,s=0]=et(n?[0,...i]:i);return s<=o?[0,1]:[r&&t.every(
a=>a===null||a>=0)?0:o,s]}function O(t,e,n){return Math.min(Math.max(t,e),n)}function Rt([t,e],[n,r]){return i=>n+(r-n)*(O(i,t,e)-t)/(e-t||1)}function f(t,...e){let[n,...r]=t.split("."),i=document.createElement(n);r.length&&(i.className=r.join(" ")),n==="button"&&i.setAttribute("type","button");for(let o of e){
if(typeof o=="string"||o instanceof Node){i.append(o);continue}for(let[s,a]of Object.entries(o))s.startsWith("on")?i.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
i.setAttribute(s,a===!0?"":a)}return i}function F(t,e){t.textContent!==e&&(t.textContent=e)}function lt(t){return`idw-${t}-${Math.random().toString(36).slice(2)}`}
function Ft(t){return t.getRootNode().activeElement}function rt(t){return t.ctrlKey||t.metaKey||t.altKey}function Pt(t){t.addEventListener("keydown",e=>{rt(e)||e.stopPropagation()})}function Ze(t,e=t.clientWidth,n=t.clientHeight){let r=window.devicePixelRatio||1;return t.width=Math.max(Math.round(e*r),1),t.height=Math.max(Math.round(n*r),1),
{context:t.getContext("2d"),ratio:r}}function Bt(t){return getComputedStyle(t).getPropertyValue("--idw-dark").trim()==="1"}function Dt(t,e){let n=new MutationObserver(
()=>requestAnimationFrame(e));for(let r of[document.documentElement,document.body])n.observe(r,{attributes:!0,attributeFilter:["data-jp-theme-light","class","da\
ta-theme"]});matchMedia("(prefers-color-scheme: dark)").addEventListener("change",e,{signal:t}),t.addEventListener("abort",()=>n.disconnect())}var tn=460;function Ut(t,e,n,r){
return t.style.aspectRatio=`${n} / ${r}`,t.style.maxWidth=`min(100%, ${tn*n/r}px)`,Ze(e,t.clientWidth,t.clientHeight)}function en(t,e,n,r=()=>t){let i=o=>{let s=r().
getBoundingClientRect();e(O((o.clientX-s.left)/s.width,0,1))};t.addEventListener("pointerdown",o=>{o.button===0&&(o.stopPropagation(),t.setPointerCapture(o.pointerId),
r()===t&&i(o))}),t.addEventListener("pointermove",o=>o.buttons&1&&i(o)),t.addEventListener("pointerup",()=>n())}function jt(t,e,n=()=>{}){let i=f("div.idw-wipe-\
handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,"aria-label":t}}),o=.5;return en(i,e,n,()=>i.parentElement),i.addEventListener("keyd\
own",a=>{let c={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,End:1}[a.key];!c||rt(a)||(a.preventDefault(),o=O(o+c,0,1),e(o),n())}),{node:i,show:(a,[
c,l])=>{o=a;let d=Math.round(100*a);i.style.left=`${100*a}%`,i.setAttribute("aria-valuenow",String(d)),i.setAttribute("aria-valuetext",`${d} % ${c}, ${100-d} % ${l}`)}}}
function _t(t,e,n){let r=new ResizeObserver(()=>n());r.observe(e),t.addEventListener("abort",()=>r.disconnect())}var nn=t=>new Blob([t],{type:"image/png"});function qt(t,e,n){
L(t,e,async()=>{let r=e.map(o=>t.model.get(o)),i=await Promise.all(r.map(o=>o?createImageBitmap(nn(o)):null));r.every((o,s)=>o===t.model.get(e[s]))&&!t.signal.aborted&&
n(...i)})}var rn={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function ct(t){if(!t||t.rows)return t??null;
let{shape:e,dtype:n,scale:r=1,power:i=1,data:o}=t,[s,a]=e.slice(-2),c=new rn[n](o.buffer.slice(o.byteOffset,o.byteOffset+o.byteLength));return n==="float32"&&r===
1?{rows:s,columns:a,data:c}:{rows:s,columns:a,data:Float32Array.from(c,n==="float16"?d=>on(d)*r:i===2?d=>d*Math.abs(d)*r*r:d=>d*r)}}async function Vt(t){let e=new Blob(
[Uint8Array.from(atob(t),o=>o.charCodeAt(0))]),n=await new Response(e.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),r=new DataView(n).getUint32(
0,!0),i=new TextDecoder().decode(new Uint8Array(n,4,r));return JSON.parse(i,(o,s)=>s?.bytes?new DataView(n,4+r+s.bytes[0],s.bytes[1]):s)}function on(t){let[e,n,
r]=[t>>15?-1:1,t>>10&31,t&1023];return n===31?r?NaN:e*(1/0):e*(n?2**(n-15)*(1+r/1024):2**-14*r/1024)}var sn=1e-6;function Wt(t){let e=t.filter(Number.isFinite),
n=Y(e,Math.abs)??0;return{size:n,negative:zt(e,r=>r<-sn*n),total:nt(e)}}function Kt({columns:t,data:e},[n,r,i,o]){let a=at(r,o).map(c=>e.subarray(c*t+n,c*t+i)).
map(c=>c.filter(Number.isFinite));return a.some(c=>c.length)?nt(a,c=>nt(c)):NaN}function Ht(t,e,n,r){let i=n/r;return at(r).map(o=>Math.max(Math.min(e,(o+1)*i)-
Math.max(t,o*i),0))}function Gt(t,e,[n,r,i,o]){if(!t)return null;let{rows:s,columns:a,data:c}=t,l=Ht(r,o,e.rows,s),d=Ht(n,i,e.columns,a),u=0;for(let h=0;h<c.length;h+=
s*a){let m=0;l.forEach((p,w)=>{p&&d.forEach((b,g)=>m+=p*b*c[h+w*a+g])}),u+=m*m}return Math.sqrt(u)}function X([t,e],[n,r]){let[i,o]=[Math.min(e,r),Math.max(e,r)+
1];return[i,Math.min(t,n),o,Math.max(t,n)+1]}function Yt(t,e){let n=({model:i,el:o,signal:s})=>{o.classList.add("idw"),Pt(o),e({model:i,el:o,signal:s})},r=document.getElementById("idw-page");return r?.dataset.
bundle===t&&(r.removeAttribute("data-bundle"),Vt(document.getElementById("idw-stored")?.textContent??"").then(i=>{n({model:new K({...i,offline:!0}),el:r,signal:new AbortController().
signal}),an(r)})),{render:n}}function an(t){let e=window.frameElement;if(!e)return;e.previousElementSibling?.remove();let n=()=>e.style.height=`${Math.ceil(t.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(t)}function Xt(t,e=!1){let n=Rt(t,[0,100]),[r,i]=e?["bottom","height"]:["left","width"],o=(c,l,d="")=>f(`span.${c}`,{style:`${r}:${n(l)}%`},d),s=(c,l,d)=>{let[u,h]=[
n(Math.min(l,d)),n(Math.max(l,d))];return f(`span.${c}`,{style:`${r}:${u}%;${i}:${h-u}%`})};return{place:n,mark:o,bar:(c,l,[d,u],h=0)=>c==null?[]:[s(d,h,c),...l>
0?[s(u,c-l,c+l)]:[]]}}function Jt(t){return t<0?"idw-fill.idw-negative":"idw-fill"}function dt(t,e){let n=t.map(([i,o,s])=>f("button.idw-button",{title:s,"data-value":i,onclick:()=>e(i)},o));return{buttons:n,show:(i,o=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===i)),s.disabled=o}}}function Qt(t,e,n,r){let{buttons:i,show:o}=dt(r,s=>I(t.model,{[e]:s}));for(let s of i)s.classList.add(
"idw-segment");return L(t,[e],s=>o(s)),f("span.idw-segments",{role:"group","aria-label":n},...i)}function Zt(t){let e=f("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},t);return e.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),
e}function te(t){return e=>Number.isInteger(e)&&e>=t}function it(t,e,[n,r],i,o){let{model:s}=t,a=f("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${r}`.
trim()},i),c=()=>a.value=s.get(e)||"";return a.addEventListener("change",()=>{let l=Number(a.value);Number.isFinite(l)&&o(l)&&I(s,{[e]:l}),c()}),L(t,[e],c),f("l\
abel.idw-pair",f("span",n),a,f("span",r))}function ln(t,e,n,r){return r.addEventListener("change",()=>I(t.model,{[e]:r[n]})),L(t,[e],()=>r[n]=t.model.get(e)),r}
function q(t,e,n){let r=ln(t,e,"checked",f("input",{type:"checkbox"})),i=f("span",n);return{input:r,label:i,row:f("label.idw-pair",r,i)}}function ee(t,e={}){let n=f(
"select.idw-field",e),r=i=>n.replaceChildren(...i.map(([o,s])=>f("option",{value:o},s)));return r(t),{node:n,offer:r}}function ne(t,e,n,r){let{place:i=Number,value:o=Number,
text:s,spoken:a=s,step:c=.05}=r,{model:l}=t,d=f("input",{type:"range",min:0,max:1,step:c}),u=f("span.idw-value",{"aria-hidden":"true"}),h=()=>{d.value=String(i(
l.get(e))),u.textContent=s(l.get(e)),d.setAttribute("aria-valuetext",a(l.get(e)))};return d.addEventListener("input",()=>l.set(e,o(Number(d.value)))),d.addEventListener(
"change",()=>l.save_changes()),L(t,[e],h),{input:d,show:h,row:f("label.idw-row",f("span",n),d,u)}}function cn(t,e,n){let[r,i]=Ot(t,e,{zero:n==="nats"}),o=n==="nats"?r:r-.05*(i-r);return{...Xt([o,i]),base:n==="nats"?0:o}}function re(t){let{model:e,el:n}=t;n.classList.
add("idw-captions");let r=f("span.idw-muted.idw-small"),i=f("ol.idw-captions-list"),o=f("button.idw-button","Add a caption"),s=q(t,"stops_early",""),a=["Map of \
this caption","against that caption"].map(y=>ee([],{"aria-label":y})),[c,l]=a.map(({node:y})=>y),d=f("div.idw-hidden",{"aria-live":"polite"}),u=f("div.idw-flow.\
idw-foot.idw-captions-foot",f("span","Map"),c,f("span","against"),l),h=f("div.idw-head",f("span.idw-title","Captions"),r);n.append(h,i,f("div.idw-flow.idw-foot.\
idw-captions-foot",o,s.row),u,d);let m=[],p=()=>m.map(({input:y})=>y.value.trim()),w=y=>I(e,{captions:y}),b=(y,E)=>{let $=Zt({"aria-label":`Caption ${E+1}`,value:y,
onchange:()=>w(p())}),v=f("div.idw-captions-bar.idw-plot",{"aria-hidden":"true"}),[A,S]=[f("span.idw-captions-reading"),f("span.idw-small")],M={title:"Remove","\
aria-label":`Remove caption ${E+1}`},H=f("button.idw-bare.idw-icon",{...M,onclick:()=>{w(p().filter((gt,ot)=>ot!==E)),o.focus()}},"×");return{node:f("li",$,H,v,
f("div.idw-flow.idw-captions-facts",A,S)),input:$,bar:v,reading:A,standing:S,remove:H}};o.addEventListener("click",()=>{w([...p(),""]),requestAnimationFrame(()=>requestAnimationFrame(
()=>m.at(-1)?.input.focus()))});for(let y of[c,l])y.addEventListener("change",()=>{let E=[c.value,l.value];I(e,{pair:E.includes("")||E[0]===E[1]?[]:E.map(Number)})});
Z(t,"captions",y=>{m.length===y.length?m.forEach(({input:E},$)=>{E.value.trim()!==y[$]&&(E.value=y[$])}):(m=y.map(b),i.replaceChildren(...m.map(({node:E})=>E)))},
["values","errors","gaps","unit","winner","certainty","z_threshold","pair"],()=>{let[y,E,$,v]=z(e,"values","errors","gaps","unit"),[A,S,M,k,H]=z(e,"winner","cer\
tainty","z_threshold","captions","pair"),{bar:wt,mark:gt,base:ot}=cn(y,E,v),J=A>=0&&S>=M;m.forEach(({node:B,bar:D,reading:V,standing:Ce,remove:ze},C)=>{let[W=null,
bt=null]=[y[C],E[C]],Ie=Jt(v==="nats"?W:0),[xt,Te]=wt(W,bt,[Ie,"idw-reach"],ot),Oe=xt&&v==="nats"?gt("idw-captions-zero",0):null;D.replaceChildren(...[xt,Oe,Te].
filter(Boolean)),B.classList.toggle("idw-captions-ahead",C===A&&!J),B.classList.toggle("idw-captions-wins",C===A&&J),V.textContent=W===null?"no score yet":R(W,bt,
v),V.classList.toggle("idw-muted",W===null);let Re=`${J?"✓ wins":"leads, not certain yet"} (z = ${S.toFixed(1)})`,yt=k.indexOf(k[C]);Ce.textContent=k[C]&&yt<C?
`the same as caption ${yt+1}`:C===A?Re:$[C]??"",ze.disabled=m.length<=2}),r.textContent=v==="nats"?"against the empty prompt, ± standard error":"negated mean s\
quared error",s.label.textContent=`stop once the winner is certain (z ≥ ${M})`;let Se=k.map((B,D)=>[D,`${D+1} ${B}`]);a.forEach(({node:B,offer:D},V)=>{D([["",
V?"the runner-up":"the best"],...Se]),B.value=H.length?H[V]:""}),F(d,J?`“${k[A]}” wins`:"")})}function ie(t){let{model:e,el:n}=t;n.classList.add("idw-pair","idw-choice");let r=f("span.idw-muted.idw-small",{id:lt("label")}),i=f("span.idw-segments",{role:"\
group","aria-labelledby":r.id});n.append(r,i);let o=c=>{};Z(t,"options",c=>{let l=dt(c,d=>I(e,{value:d}));for(let d of l.buttons)d.classList.add("idw-segment");
o=l.show,i.replaceChildren(...l.buttons)},["value","label"],()=>{r.textContent=e.get("label"),o(e.get("value"))})}var dn=Array.prototype,un=dn.slice;function fn(t,e){return t-e}function hn(t){for(var e=0,n=t.length,r=t[n-1][1]*t[0][0]-t[n-1][0]*t[0][1];++e<n;)r+=t[e-1][1]*t[e][0]-
t[e-1][0]*t[e][1];return r}var oe=t=>()=>t;function pn(t,e){for(var n=-1,r=e.length,i;++n<r;)if(i=mn(t,e[n]))return i;return 0}function mn(t,e){for(var n=e[0],r=e[1],
i=-1,o=0,s=t.length,a=s-1;o<s;a=o++){var c=t[o],l=c[0],d=c[1],u=t[a],h=u[0],m=u[1];if(wn(c,u,e))return 0;d>r!=m>r&&n<(h-l)*(r-d)/(m-d)+l&&(i=-i)}return i}function wn(t,e,n){
var r;return gn(t,e,n)&&bn(t[r=+(t[0]===e[0])],n[r],e[r])}function gn(t,e,n){return(e[0]-t[0])*(n[1]-t[1])===(n[0]-t[0])*(e[1]-t[1])}function bn(t,e,n){return t<=
e&&e<=n||n<=e&&e<=t}function xn(){}var T=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[[
[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,
1]]],[[[.5,1],[1,1.5]]],[]];function ae(){var t=1,e=1,n=Nt,r=c;function i(l){var d=n(l);if(Array.isArray(d))d=d.slice().sort(fn);else{let u=et(l,yn);for(d=st(...$t(
u[0],u[1],d),d);d[d.length-1]>=u[1];)d.pop();for(;d[1]<u[0];)d.shift()}return d.map(u=>o(l,u))}function o(l,d){let u=d==null?NaN:+d;if(isNaN(u))throw new Error(
`invalid value: ${d}`);var h=[],m=[];return s(l,u,function(p){r(p,l,u),hn(p)>0?h.push([p]):m.push(p)}),m.forEach(function(p){for(var w=0,b=h.length,g;w<b;++w)if(pn(
(g=h[w])[0],p)!==-1){g.push(p);return}}),{type:"MultiPolygon",value:d,coordinates:h}}function s(l,d,u){var h=new Array,m=new Array,p,w,b,g,x,N;for(p=w=-1,g=P(l[0],
d),T[g<<1].forEach(y);++p<t-1;)b=g,g=P(l[p+1],d),T[b|g<<1].forEach(y);for(T[g<<0].forEach(y);++w<e-1;){for(p=-1,g=P(l[w*t+t],d),x=P(l[w*t],d),T[g<<1|x<<2].forEach(
y);++p<t-1;)b=g,g=P(l[w*t+t+p+1],d),N=x,x=P(l[w*t+p+1],d),T[b|g<<1|x<<2|N<<3].forEach(y);T[g|x<<3].forEach(y)}for(p=-1,x=l[w*t]>=d,T[x<<2].forEach(y);++p<t-1;)N=
x,x=P(l[w*t+p+1],d),T[x<<2|N<<3].forEach(y);T[x<<3].forEach(y);function y(E){var $=[E[0][0]+p,E[0][1]+w],v=[E[1][0]+p,E[1][1]+w],A=a($),S=a(v),M,k;(M=m[A])?(k=h[S])?
(delete m[M.end],delete h[k.start],M===k?(M.ring.push(v),u(M.ring)):h[M.start]=m[k.end]={start:M.start,end:k.end,ring:M.ring.concat(k.ring)}):(delete m[M.end],M.
ring.push(v),m[M.end=S]=M):(M=h[S])?(k=m[A])?(delete h[M.start],delete m[k.end],M===k?(M.ring.push(v),u(M.ring)):h[k.start]=m[M.end]={start:k.start,end:M.end,ring:k.
ring.concat(M.ring)}):(delete h[M.start],M.ring.unshift($),h[M.start=A]=M):h[A]=m[S]={start:A,end:S,ring:[$,v]}}}function a(l){return l[0]*2+l[1]*(t+1)*4}function c(l,d,u){
l.forEach(function(h){var m=h[0],p=h[1],w=m|0,b=p|0,g=ut(d[b*t+w]);m>0&&m<t&&w===m&&(h[0]=se(m,ut(d[b*t+w-1]),g,u)),p>0&&p<e&&b===p&&(h[1]=se(p,ut(d[(b-1)*t+w]),
g,u))})}return i.contour=o,i.size=function(l){if(!arguments.length)return[t,e];var d=Math.floor(l[0]),u=Math.floor(l[1]);if(!(d>=0&&u>=0))throw new Error("inval\
id size");return t=d,e=u,i},i.thresholds=function(l){return arguments.length?(n=typeof l=="function"?l:Array.isArray(l)?oe(un.call(l)):oe(l),i):n},i.smooth=function(l){
return arguments.length?(r=l?c:xn,i):r===c},i}function yn(t){return isFinite(t)?t:NaN}function P(t,e){return t==null?!1:+t>=e}function ut(t){return t==null||isNaN(
t=+t)?-1/0:t}function se(t,e,n,r){let i=r-e,o=n-e,s=isFinite(i)||isFinite(o)?i/o:Math.sign(i)/Math.sign(o);return isNaN(s)?t:t+s-.5}var Mn=.62,En=.997,An=[.08,.25,.5],kn=2155905152,vn={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c\
5e"],attention:["e5dcf7","b39ae3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a\
1f4b","c9404a","f47c45","fbc15e","fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b",
"1f7a6b","57b89d","d8f5e6"],ground:"#101215",empty:"#1f2226",contrast:.36}},Ln=t=>Math.min(Math.abs(t),1)**Mn,$n=t=>t<.06?0:.94*Math.min(1,t/.45)**.85;function le(t){
let e=t.map(n=>[0,2,4].map(r=>Number.parseInt(n.slice(r,r+2),16)));return Uint32Array.from({length:256},(n,r)=>{let i=r/255*(e.length-1),o=Math.min(Math.floor(i),
e.length-2),[s,a,c]=e[o].map((l,d)=>Math.round(l+(i-o)*(e[o+1][d]-l)));return(Math.round(255*$n(r/255))<<24|c<<16|a<<8|s)>>>0})}function ce(t,e="plus"){let n=vn[t?
"dark":"light"];return{...n,above:le(n[e]??n.plus),below:le(n.minus)}}function de(t){let e=t.map(({data:r})=>Float32Array.from(r.filter(Number.isFinite),Math.abs)),
n=r=>Math.max(0,...e.map(i=>Ct(i,r)??0));return n(En)||n(1)||1}function ue(t,e,{above:n,below:r},i=(o,s)=>!0){return Uint32Array.from(t,(o,s)=>i(o,s)?Number.isFinite(
o)?(o<0?r:n)[Math.round(255*Ln(o/e))]:kn:0)}function fe(t,e,n,r=f("canvas",{width:e,height:n})){return r.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(
t.buffer),e,n),0,0),r}function he(t,e,n,r=void 0){return fe(ue(t.data,e,n,r),t.columns,t.rows)}function ft(t,e,{ground:n,empty:r,contrast:i},o,s=!1){let{width:a,
height:c}=t.canvas;t.fillStyle=e?n:r,t.fillRect(0,0,a,c),e&&(t.save(),t.imageSmoothingEnabled=s||e.width>a,o&&([t.globalAlpha,t.filter]=[i,"saturate(0.2)"]),t.drawImage(
e,0,0,a,c),t.restore())}function pe(t,e,n,{above:r,ground:i},o){let{width:s,height:a}=t.canvas,c=ae().size([e.columns,e.rows]).smooth(!0),l=Array.from(Nn(e),Math.
abs),[d,u]=[s/e.columns,a/e.rows];An.forEach((h,m)=>{let p=new Path2D;for(let b of c.contour(l,h*n).coordinates.flat())b.forEach(([g,x],N)=>p[N?"lineTo":"moveTo"](
g*d,x*u));t.lineJoin="round";let w=r[[150,200,255][m]];for(let[b,g]of[[3.4,`${i}d0`],[1.7,`rgb(${[0,8,16].map(x=>w>>x&255)})`]])[t.lineWidth,t.strokeStyle]=[Number(
b)*o,String(g)],t.stroke(p)})}function Nn({rows:t,columns:e,data:n}){return n.map((r,i)=>{let[o,s]=[Math.floor(i/e),i%e],[a,c]=[0,0];for(let l=Math.max(o-1,0);l<=
Math.min(o+1,t-1);l++)for(let d=Math.max(s-1,0);d<=Math.min(s+1,e-1);d++){let u=(2-Math.abs(l-o))*(2-Math.abs(d-s));a+=u*(n[l*e+d]||0),c+=u}return a/c})}function me(t,e,n,r=i=>!0){
let i=Array.from({length:t.width},(a,c)=>n?2*c/(t.width-1)-1:c/(t.width-1)),o=fe(ue(i,1,e,r),t.width,1),s=t.getContext("2d");ft(s,null,e,!1),s.drawImage(o,0,0,t.
width,t.height)}var ht=8e6;async function we(t,e){let[n]=e,r=`“${n.name}”`,i=`images may have up to ${ht/1e6} MB.`;if(e.length>1)return t.notify(`One image at a time, pleas\
e, not ${e.length}.`);if(n.size>ht)return t.notify(`${r} has ${(n.size/1e6).toFixed(1)} MB; ${i}`);t.notify(`Reading ${r}…`);let o=await n.arrayBuffer().catch(
()=>null);o?t.model.send({picture:n.name},void 0,[o]):t.notify(`${r} is no file that can be read.`)}function ge(t,{model:e,el:n,signal:r}){let i=({dataTransfer:a})=>e.
get("accepts_images")&&a.types.includes("Files"),o=a=>t.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(
a,c=>{i(c)&&(c.preventDefault(),c.stopPropagation(),o(a!=="drop"),a==="drop"&&c.dataTransfer.files.length&&we(t,[...c.dataTransfer.files]))});n.addEventListener(
"dragleave",a=>n.contains(a.relatedTarget)||o(!1));let s=({problem:a}={})=>a===void 0||t.notify(a);e.on("msg:custom",s),r.addEventListener("abort",()=>e.off("ms\
g:custom",s))}function be(t,e="Open an image…"){let n=f("input",{type:"file",accept:"image/*",hidden:!0});return n.addEventListener("change",()=>n.files?.length&&
we(t,[...n.files])),{button:f("button.idw-button",{onclick:()=>{n.value="",n.click()},title:`Or drop one, up to ${ht/1e6} MB`},e),input:n}}var xe=8,Sn=[["map","map","Colour whose opacity and depth grow with the value"],["contours","contours","Lines at 8, 25 and 50 % of the largest value"],["picture",
"picture","The picture alone"]],Cn=4,zn={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-xe,0],PageDown:[xe,0],Home:[0,-1/0],End:[0,1/0]};
function ye(t){let{canvas:e,model:n}=t,r=null,i=s=>{let a=e.getBoundingClientRect(),c=(u,h)=>O(Math.floor(u*h),0,h-1),{rows:l,columns:d}=t.field;return[c((s.clientY-
a.top)/a.height,l),c((s.clientX-a.left)/a.width,d)]};e.addEventListener("pointerdown",s=>{t.message&&t.notify(""),!(s.button!==0||!t.field)&&(r={cell:i(s),x:s.clientX,
y:s.clientY,moved:!1},e.setPointerCapture(s.pointerId))}),e.addEventListener("pointermove",s=>{if(!t.field)return;let a=i(s);t.point(a),r&&(r.moved||=Math.hypot(
s.clientX-r.x,s.clientY-r.y)>=Cn,r.moved&&t.select(X(r.cell,a)))});let o=s=>{r&&((!s||!r.moved)&&t.select(null),r=null,n.save_changes())};e.addEventListener("po\
interup",()=>o(!0)),e.addEventListener("pointercancel",()=>o(!1)),e.addEventListener("pointerleave",()=>t.point(null)),e.addEventListener("blur",()=>t.point(null))}
function Me(t){let{canvas:e,model:n}=t,r=null;e.addEventListener("keydown",i=>{i.key==="Escape"&&(t.region?t.select(null):t.point(null),n.save_changes());let o=zn[i.
key];if(!o||!t.field||rt(i))return;i.preventDefault();let{rows:s,columns:a}=t.field,c=t.cell??[s>>1,a>>1],l=[O(c[0]+o[0],0,s-1),O(c[1]+o[1],0,a-1)],d=t.cell||i.
shiftKey?l:c;r=i.shiftKey?r??c:null,t.spoken=r?"region":"cursor",t.point(d),r&&(t.select(X(r,d)),n.save_changes())}),e.addEventListener("blur",()=>r=null)}function Ee(t,e){
let{model:n}=e,r=Qt(e,"drawing","Drawing",Sn),i=h=>h?R(h,null,""):"0",o=ne(e,"threshold","Threshold",{place:h=>Math.cbrt(h/t.top),value:h=>Number((t.top*h**3).toPrecision(
3)),text:h=>`${i(h)} ${t.sumUnit}`.trim(),spoken:h=>`${i(h)} ${n.get("unit")}`.trim(),step:.01}),s=q(e,"hide_noise","Hide below 2σ"),a=be(t),c=()=>{o.show(),o.
input.disabled=!t.field,s.input.disabled=!t.errors},l=[q(e,"faded","Faded picture").row,s.row,q(e,"smooth","Smooth").row],d=f("div.idw-flow.idw-settings",o.row,
...l,a.button,a.input),u=f("details.idw-small",f("summary","Map settings"),d);return{styles:r,settings:u,opener:a.button,show:c}}var In=250,Tn="Arrow keys read pixels, Shift and arrow keys select a region, Escape clears.",pt=class{image=null;field=null;errors=null;replicates=null;layers=[];top=1;wipe=.5;spoken="";message="";#t=0;constructor(e){
this.model=e.model,this.el=e.el,this.title=f("span.idw-title"),this.reading=f("span.idw-large.idw-reading"),this.canvas=f("canvas",{tabindex:0,role:"application",
"aria-roledescription":"heat map","aria-description":Tn}),this.note=f("div.idw-note",{role:"status"}),this.probe=f("output.idw-tip.idw-probe"),this.sum=f("outpu\
t.idw-tip.idw-sum"),this.tags=[f("span.idw-tag.idw-tag-left"),f("span.idw-tag.idw-tag-right")],this.handle=jt("Wipe between the pinned and the present map",r=>{
this.wipe=r,this.draw()});let n=[this.canvas,this.note,...this.tags,this.handle.node,this.probe,this.sum];this.stage=f("div.idw-stage",...n),this.bar=f("canvas.\
idw-bar-colours",{width:256,height:1,"aria-hidden":"true"}),this.ends=[f("span"),f("span"),f("span")],this.legend=f("div.idw-colourbar",this.bar,f("div.idw-mute\
d.idw-small.idw-bar-ticks",...this.ends)),this.head=f("div.idw-head",this.title,this.reading),this.controls=Ee(this,e),this.under=f("div.idw-under",this.legend,
this.controls.styles),e.el.append(this.head,this.stage,this.under,this.controls.settings),e.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[e,n]=this.model.get("cursor");return this.field&&e<this.field.rows&&n<this.field.columns?[e,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[e,n,r,i]=this.model.get("region"),o=[e,n,Math.min(r,this.field.columns),Math.min(i,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(e){String(this.model.get("cursor"))!==String(e??[])&&(this.model.set("cursor",e??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),In))}select(e){String(this.model.get("region"))!==String(e??[])&&this.model.set("region",e??[])}decode(){let[e,n,
r]=z(this.model,"values","errors","replicates").map(ct);this.field=e&&{...e,...Wt(e.data)},this.errors=n?.data.length===e?.data.length?n:null,this.replicates=r,
this.recolor()}recolor(){let{field:e,model:n}=this,[r,i,o]=z(n,"limit","threshold","pinned");this.top=r??(e?de([e]):1),this.signed=n.get("signed")??e?.negative??
!1,this.colours=ce(Bt(this.el),n.get("kind"));let s=n.get("hide_noise")?this.errors?.data:null,a=(u,h)=>{let m=Math.abs(u);return!(m<i)&&(!s||m>=2*s[h])},c=[o?.
values&&{field:ct(o.values),title:o.title}];c.push(e&&{field:e,title:n.get("title"),visible:a}),this.layers=c.map(u=>u&&{...u,layer:he(u.field,this.top,this.colours,
u.visible)}),me(this.bar,this.colours,this.signed,u=>!(Math.abs(u)*this.top<i)),this.legend.hidden=!e;let l=u=>u?String(Number(u.toPrecision(2))).replace("-","−"):
"0",d=[this.signed?l(-this.top):"0",n.get("unit"),l(this.top)];this.ends.forEach((u,h)=>u.textContent=d[h]),this.controls.show(),this.readOut(),this.draw()}get sumUnit(){
return this.model.get("unit").split(" ")[0]}readOut(){let{field:e,errors:n,cell:r,region:i,cellSize:o,sumUnit:s}=this,[a,c]=o,l=(x,N,y,E,$)=>{if(x.setAttribute(
"aria-live",this.spoken===N?"polite":"off"),x.replaceChildren(...y?[`${y} `,f("span.idw-small",E)]:[]),!y)return;let[v,A]=[100*$[0]/e.columns,100*$[1]/e.rows];x.
style.cssText=`left:${v}%;translate:${-v}% 0;${A>12?`bottom:${100-A}%`:`top:${A}%`}`,x.classList.toggle("idw-tip-below",A<=12)},d=r&&r[0]*e.columns+r[1],u=r&&R(
e.data[d],n?.data[d],s),[h,m]=r?[(r[1]+.5)*c,(r[0]+.5)*a].map(Math.floor):[];l(this.probe,"cursor",u,`at (${h}, ${m})`,r&&[r[1]+.5,r[0]]);let p=a*c,[w,b]=i?[Kt(
e,i),Gt(this.replicates,e,i)]:[],g=i&&R(w*p,b===null?null:b*p,s);l(this.sum,"region",g,i&&this.extent(i,w),i&&[i[0],i[1]]),this.spoken=""}extent(e,n){let[r,i,o,
s]=e,{negative:a,total:c}=this.field,[l,d]=[(o-r)*this.cellSize[1],(s-i)*this.cellSize[0]].map(Math.round),u=a||!(c>0)||Number.isNaN(n)?"":` (${Tt(n/c)} of the \
map)`;return`in ${l}×${d} pixels${u}`}draw(){let{image:e,field:n,canvas:r,stage:i,model:o}=this,[s,a,c,l]=z(o,"drawing","faded","smooth","compare"),[d,u]=e?[e.
width,e.height]:n?[n.columns,n.rows]:[1,1],{context:h,ratio:m}=Ut(i,r,d,u),[p,w]=s==="picture"?[]:this.layers,b=p&&w&&l!=="side"?this.wipe:0;if(this.colours){ft(
h,e,this.colours,!!(w&&a&&s==="map"),c);for(let[g,x,N]of[[p,0,b],[w,b,1]])!g||x===N||(h.save(),h.beginPath(),h.rect(x*r.width,0,(N-x)*r.width,r.height),h.clip(),
h.imageSmoothingEnabled=c,s==="contours"?pe(h,g.field,this.top,this.colours,m):h.drawImage(g.layer,0,0,r.width,r.height),h.restore());this.tags.forEach((g,x)=>{
g.hidden=!b,g.textContent=[p,w][x]?.title??""}),this.handle.node.hidden=!b,b&&this.handle.show(b,[p.title,w.title]),n&&(this.region&&this.outline(h,m,this.region,
[5,4],0),this.cell&&this.outline(h,m,X(this.cell,this.cell),[],1.5))}}outline(e,n,r,i,o){let[s,a,c,l]=r,{canvas:d,field:u}=this,[h,m,p]=[d.width/u.columns,d.height/
u.rows,o*n];for(let w of[!1,!0])e.lineWidth=(w?1.5:3)*n,e.strokeStyle=w?"#fff":"#000",e.setLineDash(w?i.map(b=>b*n):[]),e.strokeRect(s*h-p,a*m-p,(c-s)*h+2*p,(l-
a)*m+2*p);e.setLineDash([])}label(){let{image:e,model:n}=this,[r,i,o,s]=z(n,"title","reading","loading","accepts_images"),a=!!n.get("values"),c=o?"Estimating…":
e?"No map yet":s?"Drop an image here":"No picture yet";this.title.textContent=r,this.reading.textContent=i,F(this.note,this.message||(a?"":n.get("note")??c)),this.
stage.classList.toggle("idw-empty",!e&&!a),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute("aria-label",["Heat map",r,i].filter(Boolean).join(",\
 ")),this.controls.opener.hidden=!s}showImage(e){this.image=e,this.label(),this.draw()}notify(e){this.message=e,this.label()}};function Ae(t){t.el.classList.add(
"idw-figure","idw-pane");let e=new pt(t);return ye(e),Me(e),ge(e,t),_t(t.signal,e.stage,()=>e.draw()),Dt(t.signal,()=>e.recolor()),L(t,["values","errors","repli\
cates"],()=>e.decode()),L(t,["signed","limit","kind","hide_noise","threshold","unit","pinned","title"],()=>e.recolor()),L(t,["cursor","region"],()=>{e.readOut(),
e.draw()}),L(t,["drawing","faded","smooth","compare"],()=>e.draw()),L(t,["title","reading","loading","values","note","accepts_images"],()=>e.label()),qt(t,["ima\
ge"],n=>e.showImage(n)),e}function ke({model:t,signal:e},n){let r=([i,o])=>{let s=new Proxy({},{has:()=>!0,get:(l,d)=>`${i}.${String(d)}`}),a=new Q(t,s);a.send=(l,d=void 0,u=void 0)=>t.send(
{part:i,...l},d,u);let c={model:a,el:f("div.idw-part"),signal:e};return o(c),[i,c]};return Object.fromEntries(Object.entries(n).map(r))}var On={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function mt(t){return["running","paused"].includes(t.get(
"status"))}function ve(t,{label:e,next:n,texts:r,names:i=[],blocked:o=()=>!1}){let{model:s}=t,a=x=>s.send({pressed:x}),c=f("button.idw-button.idw-run-main",{onclick:()=>a(
n())}),l=f("button.idw-button",{onclick:()=>a("cancel")},"Cancel"),d=f("span.idw-run-status",{role:"status"}),u=f("span.idw-muted.idw-run-detail"),h=f("span.idw\
-run-fill"),p=f("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,"aria-valuemax":100}},h),w=f("p.idw-error",{role:"alert"}),b=f("div\
.idw-flow.idw-run",f("i.idw-dot",{"aria-hidden":"true"}),d,u,c,l),g=()=>{let x=Math.round(100*s.get("progress"));b.dataset.status=p.dataset.status=s.get("status"),
c.textContent={pause:"Pause",resume:"Resume",...r}[n()]??"",c.disabled=o(),!mt(s)&&Ft(b)===l&&c.focus(),l.hidden=!mt(s),F(d,On[s.get("status")]),u.textContent=s.
get("detail"),p.setAttribute("aria-valuenow",String(x)),p.setAttribute("aria-valuetext",s.get("detail")||`${x} %`),h.style.width=mt(s)?`${x}%`:"0",F(w,s.get("er\
ror")),w.hidden=!s.get("error")};return L(t,["status","progress","detail","error",...i],g),{line:b,track:p,error:w,update:g}}function Le(t){let e=f("span"),[n,r]=[
"any",o=>o>=0],i=[it(t,"samples",["after","samples"],{step:16},te(2)),it(t,"max_seconds",["or","seconds"],{step:5,placeholder:n},r),it(t,"target_stderr",["or at\
 an error of","nats"],{step:"any",placeholder:n},r)];return L(t,["samples","max_seconds","target_stderr"],(o,s,a)=>{let c=[`${o} samples`,s&&`${s} s`,a&&`an err\
or of ${a} nats`];e.textContent=c.filter(Boolean).join(" or ")}),f("details.idw-small",f("summary","Stops after ",e),f("div.idw-flow.idw-run-fields",...i))}function $e(t){let e=()=>({running:"pause",paused:"resume"})[t.model.get("status")]??"run",{line:n,track:r,error:i}=ve(t,{label:"Progress of the estimate",next:e,
texts:{run:"Run"}});t.el.append(f("div.idw-run-bar",n,r,i,Le(t)))}function Ne(t){let{rows:e,by:n,pane:r,bar:i}=ke(t,{rows:re,by:ie,pane:Ae,bar:$e});t.el.classList.add("idw-relation"),t.el.append(f("div.idw-columns",f("div.idw-\
stack",e.el,n.el,i.el),r.el))}var xi=Yt("relation_pane",Ne);export{xi as default};

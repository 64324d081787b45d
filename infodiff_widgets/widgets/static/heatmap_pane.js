// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var j=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let r of this.#t[`change:${e}`]??[])r()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function R(t,...e){return e.map(n=>t.get(n))}function Yt(t,e){for(let[n,r]of Object.entries(e))t.set(n,r)}function K(t,e){Yt(t,e),t.save_changes()}function A({model:t,
signal:e},n,r){let i=0,o=()=>{i=0,r(...R(t,...n))},s=()=>i||=requestAnimationFrame(o);for(let a of n)t.on(`change:${a}`,s);e.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let a of n)t.off(`change:${a}`,s)}),o()}function O(t,e){return t==null||e==null?NaN:t<e?-1:t>e?1:t>=e?0:NaN}function Xt(t,e){return t==null||e==null?NaN:e<t?-1:e>t?1:e>=t?0:NaN}function tt(t){let e,n,
r;t.length!==2?(e=O,n=(a,c)=>O(t(a),c),r=(a,c)=>t(a)-c):(e=t===O||t===Xt?t:Jt,n=t,r=t);function i(a,c,f=0,l=a.length){if(f<l){if(e(c,c)!==0)return l;do{let u=f+
l>>>1;n(a[u],c)<0?f=u+1:l=u}while(f<l)}return f}function o(a,c,f=0,l=a.length){if(f<l){if(e(c,c)!==0)return l;do{let u=f+l>>>1;n(a[u],c)<=0?f=u+1:l=u}while(f<l)}
return f}function s(a,c,f=0,l=a.length){let u=i(a,c,f,l-1);return u>f&&r(a[u-1],c)>-r(a[u],c)?u-1:u}return{left:i,center:s,right:o}}function Jt(){return 0}function Qt(t){
return t===null?NaN:+t}function*Zt(t,e){if(e===void 0)for(let n of t)n!=null&&(n=+n)>=n&&(yield n);else{let n=-1;for(let r of t)(r=e(r,++n,t))!=null&&(r=+r)>=r&&
(yield r)}}var et=tt(O),Ye=et.right,Xe=et.left,Je=tt(Qt).center;var te=nt(rt),Qe=nt(ee);function nt(t){return function(e,n,r=n){if(!((n=+n)>=0))throw new RangeError("invalid rx");if(!((r=+r)>=0))throw new RangeError("invalid\
 ry");let{data:i,width:o,height:s}=e;if(!((o=Math.floor(o))>=0))throw new RangeError("invalid width");if(!((s=Math.floor(s!==void 0?s:i.length/o))>=0))throw new RangeError(
"invalid height");if(!o||!s||!n&&!r)return e;let a=n&&t(n),c=r&&t(r),f=i.slice();return a&&c?(z(a,f,i,o,s),z(a,i,f,o,s),z(a,f,i,o,s),F(c,i,f,o,s),F(c,f,i,o,s),F(
c,i,f,o,s)):a?(z(a,i,f,o,s),z(a,f,i,o,s),z(a,i,f,o,s)):c&&(F(c,i,f,o,s),F(c,f,i,o,s),F(c,i,f,o,s)),e}}function z(t,e,n,r,i){for(let o=0,s=r*i;o<s;)t(e,n,o,o+=r,
1)}function F(t,e,n,r,i){for(let o=0,s=r*i;o<r;++o)t(e,n,o,o+s,r)}function ee(t){let e=rt(t);return(n,r,i,o,s)=>{i<<=2,o<<=2,s<<=2,e(n,r,i+0,o+0,s),e(n,r,i+1,o+
1,s),e(n,r,i+2,o+2,s),e(n,r,i+3,o+3,s)}}function rt(t){let e=Math.floor(t);if(e===t)return ne(t);let n=t-e,r=2*t+1;return(i,o,s,a,c)=>{if(!((a-=c)>=s))return;let f=e*
o[s],l=c*e,u=l+c;for(let d=s,m=s+l;d<m;d+=c)f+=o[Math.min(a,d)];for(let d=s,m=a;d<=m;d+=c)f+=o[Math.min(a,d+l)],i[d]=(f+n*(o[Math.max(s,d-u)]+o[Math.min(a,d+u)]))/
r,f-=o[Math.max(s,d-l)]}}function ne(t){let e=2*t+1;return(n,r,i,o,s)=>{if(!((o-=s)>=i))return;let a=t*r[i],c=s*t;for(let f=i,l=i+c;f<l;f+=s)a+=r[Math.min(o,f)];
for(let f=i,l=o;f<=l;f+=s)a+=r[Math.min(o,f+c)],n[f]=a/e,a-=r[Math.max(i,f-c)]}}function re(t,e){let n=0;if(e===void 0)for(let r of t)r!=null&&(r=+r)>=r&&++n;else{
let r=-1;for(let i of t)(i=e(i,++r,t))!=null&&(i=+i)>=i&&++n}return n}function it(t,e){let n,r;if(e===void 0)for(let i of t)i!=null&&(n===void 0?i>=i&&(n=r=i):(n>i&&(n=i),r<i&&(r=i)));else{let i=-1;for(let o of t)(o=e(o,++i,t))!=null&&
(n===void 0?o>=o&&(n=r=o):(n>o&&(n=o),r<o&&(r=o)))}return[n,r]}function ie(t=O){if(t===O)return ot;if(typeof t!="function")throw new TypeError("compare is not a function");return(e,n)=>{let r=t(e,n);return r||r===0?r:(t(n,n)===
0)-(t(e,e)===0)}}function ot(t,e){return(t==null||!(t>=t))-(e==null||!(e>=e))||(t<e?-1:t>e?1:0)}var oe=Array.prototype,Ze=oe.slice;var se=Math.sqrt(50),ae=Math.sqrt(10),fe=Math.sqrt(2);function q(t,e,n){let r=(e-t)/Math.max(0,n),i=Math.floor(Math.log10(r)),o=r/Math.pow(10,i),s=o>=se?10:o>=ae?
5:o>=fe?2:1,a,c,f;return i<0?(f=Math.pow(10,-i)/s,a=Math.round(t*f),c=Math.round(e*f),a/f<t&&++a,c/f>e&&--c,f=-f):(f=Math.pow(10,i)*s,a=Math.round(t/f),c=Math.round(
e/f),a*f<t&&++a,c*f>e&&--c),c<a&&.5<=n&&n<2?q(t,e,n*2):[a,c,f]}function st(t,e,n){if(e=+e,t=+t,n=+n,!(n>0))return[];if(t===e)return[t];let r=e<t,[i,o,s]=r?q(e,t,
n):q(t,e,n);if(!(o>=i))return[];let a=o-i+1,c=new Array(a);if(r)if(s<0)for(let f=0;f<a;++f)c[f]=(o-f)/-s;else for(let f=0;f<a;++f)c[f]=(o-f)*s;else if(s<0)for(let f=0;f<
a;++f)c[f]=(i+f)/-s;else for(let f=0;f<a;++f)c[f]=(i+f)*s;return c}function ce(t,e,n){return e=+e,t=+t,n=+n,q(t,e,n)[2]}function at(t,e,n){let r;for(;;){let i=ce(t,e,n);if(i===r||i===0||!isFinite(i))return[t,e];if(i>0){let o=Math.ceil(t/i),s=Math.floor(e/i);t=(o-(o*i>t))*i,e=(s+(s*
i<e))*i}else if(i<0){let o=-i,s=Math.ceil(t*o),a=Math.floor(e*o);t=(s-(s/o>t))/o,e=(a+(a/o<e))/o}r=i}}function ft(t){return Math.max(1,Math.ceil(Math.log(re(t))/
Math.LN2)+1)}function D(t,e){let n;if(e===void 0)for(let r of t)r!=null&&(n<r||n===void 0&&r>=r)&&(n=r);else{let r=-1;for(let i of t)(i=e(i,++r,t))!=null&&(n<i||n===void 0&&
i>=i)&&(n=i)}return n}function Z(t,e){let n;if(e===void 0)for(let r of t)r!=null&&(n>r||n===void 0&&r>=r)&&(n=r);else{let r=-1;for(let i of t)(i=e(i,++r,t))!=null&&(n>i||n===void 0&&
i>=i)&&(n=i)}return n}function ct(t,e,n=0,r=1/0,i){if(e=Math.floor(e),n=Math.floor(Math.max(0,n)),r=Math.floor(Math.min(t.length-1,r)),!(n<=e&&e<=r))return t;for(i=i===void 0?ot:ie(i);r>
n;){if(r-n>600){let c=r-n+1,f=e-n+1,l=Math.log(c),u=.5*Math.exp(2*l/3),d=.5*Math.sqrt(l*u*(c-u)/c)*(f-c/2<0?-1:1),m=Math.max(n,Math.floor(e-f*u/c+d)),h=Math.min(
r,Math.floor(e+(c-f)*u/c+d));ct(t,e,m,h,i)}let o=t[e],s=n,a=r;for(P(t,n,e),i(t[r],o)>0&&P(t,n,r);s<a;){for(P(t,s,a),++s,--a;i(t[s],o)<0;)++s;for(;i(t[a],o)>0;)--a}
i(t[n],o)===0?P(t,n,a):(++a,P(t,a,r)),a<=e&&(n=a+1),e<=a&&(r=a-1)}return t}function P(t,e,n){let r=t[e];t[e]=t[n],t[n]=r}function lt(t,e,n){if(t=Float64Array.from(Zt(t,n)),!(!(r=t.length)||isNaN(e=+e))){if(e<=0||r<2)return Z(t);if(e>=1)return D(t);var r,i=(r-1)*e,o=Math.floor(i),s=D(
ct(t,o).subarray(0,o+1)),a=Z(t.subarray(o+1));return s+(a-s)*(i-o)}}function W(t,e,n){t=+t,e=+e,n=(i=arguments.length)<2?(e=t,t=0,1):i<3?1:+n;for(var r=-1,i=Math.max(0,Math.ceil((e-t)/n))|0,o=new Array(i);++r<i;)o[r]=t+r*n;return o}var tn=le(Math.random);function le(t){return function(n,r=0,i=n.length){let o=i-(r=+r);for(;o;){let s=t()*o--|0,a=n[o+r];n[o+r]=n[s+r],n[s+r]=a}return n}}function _(t,e){
let n=0;if(e===void 0)for(let r of t)(r=+r)&&(n+=r);else{let r=-1;for(let i of t)(i=+e(i,++r,t))&&(n+=i)}return n}function ut(t,e){if(typeof e!="function")throw new TypeError("test is not a function");let n=-1;for(let r of t)if(e(r,++n,t))return!0;return!1}function dt(t,e){return t.toFixed(e).replace("-","−")}function ue(t){return!Number.isFinite(t)||t<=0?2:Math.min(Math.max(1-Math.floor(Math.log10(t)),0),9)}function B(t,e=null,n="\
nats"){if(t===null||!Number.isFinite(t))return"no value";let r=e===null||!Number.isFinite(e),i=ue(r?Math.abs(t):e);return`${dt(t,i)}${r?"":` ± ${dt(e,i)}`} ${n}`.
trim()}function ht(t){return`${(100*t).toFixed(t<.0995?1:0)} %`}function S(t,e,n){return Math.min(Math.max(t,e),n)}function p(t,...e){let[n,...r]=t.split("."),i=document.createElement(n);r.length&&(i.className=r.join(" ")),n==="button"&&i.setAttribute("type","button");for(let o of e){
if(typeof o=="string"||o instanceof Node){i.append(o);continue}for(let[s,a]of Object.entries(o))s.startsWith("on")?i.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
i.setAttribute(s,a===!0?"":a)}return i}function mt(t,e){t.textContent!==e&&(t.textContent=e)}function H(t){return t.ctrlKey||t.metaKey||t.altKey}function pt(t){t.addEventListener("keydown",e=>{H(e)||e.stopPropagation()})}function de(t,e=t.clientWidth,n=t.clientHeight){let r=window.devicePixelRatio||1;return t.width=Math.max(Math.round(e*r),1),t.height=Math.max(Math.round(n*r),1),
{context:t.getContext("2d"),ratio:r}}function gt(t){return getComputedStyle(t).getPropertyValue("--idw-dark").trim()==="1"}function wt(t,e){let n=new MutationObserver(
()=>requestAnimationFrame(e));for(let r of[document.documentElement,document.body])n.observe(r,{attributes:!0,attributeFilter:["data-jp-theme-light","class","da\
ta-theme"]});matchMedia("(prefers-color-scheme: dark)").addEventListener("change",e,{signal:t}),t.addEventListener("abort",()=>n.disconnect())}var he=460;function bt(t,e,n,r){
return t.style.aspectRatio=`${n} / ${r}`,t.style.maxWidth=`min(100%, ${he*n/r}px)`,de(e,t.clientWidth,t.clientHeight)}function me(t,e,n,r=()=>t){let i=o=>{let s=r().
getBoundingClientRect();e(S((o.clientX-s.left)/s.width,0,1))};t.addEventListener("pointerdown",o=>{o.button===0&&(o.stopPropagation(),t.setPointerCapture(o.pointerId),
r()===t&&i(o))}),t.addEventListener("pointermove",o=>o.buttons&1&&i(o)),t.addEventListener("pointerup",()=>n())}function yt(t,e,n=()=>{}){let i=p("div.idw-wipe-\
handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,"aria-label":t}}),o=.5;return me(i,e,n,()=>i.parentElement),i.addEventListener("keyd\
own",a=>{let c={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,End:1}[a.key];!c||H(a)||(a.preventDefault(),o=S(o+c,0,1),e(o),n())}),{node:i,show:(a,[
c,f])=>{o=a;let l=Math.round(100*a);i.style.left=`${100*a}%`,i.setAttribute("aria-valuenow",String(l)),i.setAttribute("aria-valuetext",`${l} % ${c}, ${100-l} % ${f}`)}}}
function xt(t,e,n){let r=new ResizeObserver(()=>n());r.observe(e),t.addEventListener("abort",()=>r.disconnect())}var pe=t=>new Blob([t],{type:"image/png"});function Mt(t,e,n){
A(t,e,async()=>{let r=e.map(o=>t.model.get(o)),i=await Promise.all(r.map(o=>o?createImageBitmap(pe(o)):null));r.every((o,s)=>o===t.model.get(e[s]))&&!t.signal.aborted&&
n(...i)})}var ge={float32:Float32Array,float16:Uint16Array,int32:Int32Array,int16:Int16Array,int8:Int8Array,uint8:Uint8Array};function G(t){if(!t||t.rows)return t??null;let{
shape:e,dtype:n,scale:r=1,power:i=1,data:o}=t,[s,a]=e.slice(-2),c=new ge[n](o.buffer.slice(o.byteOffset,o.byteOffset+o.byteLength));return n==="float32"&&r===1?
{rows:s,columns:a,data:c}:{rows:s,columns:a,data:Float32Array.from(c,n==="float16"?l=>we(l)*r:i===2?l=>l*Math.abs(l)*r*r:l=>l*r)}}async function At(t){let e=new Blob(
[Uint8Array.from(atob(t),o=>o.charCodeAt(0))]),n=await new Response(e.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer(),r=new DataView(n).getUint32(
0,!0),i=new TextDecoder().decode(new Uint8Array(n,4,r));return JSON.parse(i,(o,s)=>s?.bytes?new DataView(n,4+r+s.bytes[0],s.bytes[1]):s)}function we(t){let[e,n,
r]=[t>>15?-1:1,t>>10&31,t&1023];return n===31?r?NaN:e*(1/0):e*(n?2**(n-15)*(1+r/1024):2**-14*r/1024)}var be=1e-6;function Lt(t){let e=t.filter(Number.isFinite),
n=D(e,Math.abs)??0;return{size:n,negative:ut(e,r=>r<-be*n),total:_(e)}}function kt({columns:t,data:e},[n,r,i,o]){let a=W(r,o).map(c=>e.subarray(c*t+n,c*t+i)).map(
c=>c.filter(Number.isFinite));return a.some(c=>c.length)?_(a,c=>_(c)):NaN}function Et(t,e,n,r){let i=n/r;return W(r).map(o=>Math.max(Math.min(e,(o+1)*i)-Math.max(
t,o*i),0))}function Nt(t,e,[n,r,i,o]){if(!t)return null;let{rows:s,columns:a,data:c}=t,f=Et(r,o,e.rows,s),l=Et(n,i,e.columns,a),u=0;for(let d=0;d<c.length;d+=s*
a){let m=0;f.forEach((h,g)=>{h&&l.forEach((b,w)=>m+=h*b*c[d+g*a+w])}),u+=m*m}return Math.sqrt(u)}function U([t,e],[n,r]){let[i,o]=[Math.min(e,r),Math.max(e,r)+1];
return[i,Math.min(t,n),o,Math.max(t,n)+1]}function $t(t,e){let n=({model:i,el:o,signal:s})=>{o.classList.add("idw"),pt(o),e({model:i,el:o,signal:s})},r=document.getElementById("idw-page");return r?.dataset.
bundle===t&&(r.removeAttribute("data-bundle"),At(document.getElementById("idw-stored")?.textContent??"").then(i=>{n({model:new j({...i,offline:!0}),el:r,signal:new AbortController().
signal}),ye(r)})),{render:n}}function ye(t){let e=window.frameElement;if(!e)return;e.previousElementSibling?.remove();let n=()=>e.style.height=`${Math.ceil(t.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(t)}var xe=Array.prototype,Me=xe.slice;function Ee(t,e){return t-e}function Ae(t){for(var e=0,n=t.length,r=t[n-1][1]*t[0][0]-t[n-1][0]*t[0][1];++e<n;)r+=t[e-1][1]*t[e][0]-
t[e-1][0]*t[e][1];return r}var St=t=>()=>t;function Le(t,e){for(var n=-1,r=e.length,i;++n<r;)if(i=ke(t,e[n]))return i;return 0}function ke(t,e){for(var n=e[0],r=e[1],
i=-1,o=0,s=t.length,a=s-1;o<s;a=o++){var c=t[o],f=c[0],l=c[1],u=t[a],d=u[0],m=u[1];if(Ne(c,u,e))return 0;l>r!=m>r&&n<(d-f)*(r-l)/(m-l)+f&&(i=-i)}return i}function Ne(t,e,n){
var r;return $e(t,e,n)&&Se(t[r=+(t[0]===e[0])],n[r],e[r])}function $e(t,e,n){return(e[0]-t[0])*(n[1]-t[1])===(n[0]-t[0])*(e[1]-t[1])}function Se(t,e,n){return t<=
e&&e<=n||n<=e&&e<=t}function Ie(){}var N=[[],[[[1,1.5],[.5,1]]],[[[1.5,1],[1,1.5]]],[[[1.5,1],[.5,1]]],[[[1,.5],[1.5,1]]],[[[1,1.5],[.5,1]],[[1,.5],[1.5,1]]],[[
[1,.5],[1,1.5]]],[[[1,.5],[.5,1]]],[[[.5,1],[1,.5]]],[[[1,1.5],[1,.5]]],[[[.5,1],[1,.5]],[[1.5,1],[1,1.5]]],[[[1.5,1],[1,.5]]],[[[.5,1],[1.5,1]]],[[[1,1.5],[1.5,
1]]],[[[.5,1],[1,1.5]]],[]];function vt(){var t=1,e=1,n=ft,r=c;function i(f){var l=n(f);if(Array.isArray(l))l=l.slice().sort(Ee);else{let u=it(f,ve);for(l=st(...at(
u[0],u[1],l),l);l[l.length-1]>=u[1];)l.pop();for(;l[1]<u[0];)l.shift()}return l.map(u=>o(f,u))}function o(f,l){let u=l==null?NaN:+l;if(isNaN(u))throw new Error(
`invalid value: ${l}`);var d=[],m=[];return s(f,u,function(h){r(h,f,u),Ae(h)>0?d.push([h]):m.push(h)}),m.forEach(function(h){for(var g=0,b=d.length,w;g<b;++g)if(Le(
(w=d[g])[0],h)!==-1){w.push(h);return}}),{type:"MultiPolygon",value:l,coordinates:d}}function s(f,l,u){var d=new Array,m=new Array,h,g,b,w,y,L;for(h=g=-1,w=I(f[0],
l),N[w<<1].forEach(M);++h<t-1;)b=w,w=I(f[h+1],l),N[b|w<<1].forEach(M);for(N[w<<0].forEach(M);++g<e-1;){for(h=-1,w=I(f[g*t+t],l),y=I(f[g*t],l),N[w<<1|y<<2].forEach(
M);++h<t-1;)b=w,w=I(f[g*t+t+h+1],l),L=y,y=I(f[g*t+h+1],l),N[b|w<<1|y<<2|L<<3].forEach(M);N[w|y<<3].forEach(M)}for(h=-1,y=f[g*t]>=l,N[y<<2].forEach(M);++h<t-1;)L=
y,y=I(f[g*t+h+1],l),N[y<<2|L<<3].forEach(M);N[y<<3].forEach(M);function M(v){var T=[v[0][0]+h,v[0][1]+g],$=[v[1][0]+h,v[1][1]+g],k=a(T),C=a($),x,E;(x=m[k])?(E=d[C])?
(delete m[x.end],delete d[E.start],x===E?(x.ring.push($),u(x.ring)):d[x.start]=m[E.end]={start:x.start,end:E.end,ring:x.ring.concat(E.ring)}):(delete m[x.end],x.
ring.push($),m[x.end=C]=x):(x=d[C])?(E=m[k])?(delete d[x.start],delete m[E.end],x===E?(x.ring.push($),u(x.ring)):d[E.start]=m[x.end]={start:E.start,end:x.end,ring:E.
ring.concat(x.ring)}):(delete d[x.start],x.ring.unshift(T),d[x.start=k]=x):d[k]=m[C]={start:k,end:C,ring:[T,$]}}}function a(f){return f[0]*2+f[1]*(t+1)*4}function c(f,l,u){
f.forEach(function(d){var m=d[0],h=d[1],g=m|0,b=h|0,w=Y(l[b*t+g]);m>0&&m<t&&g===m&&(d[0]=It(m,Y(l[b*t+g-1]),w,u)),h>0&&h<e&&b===h&&(d[1]=It(h,Y(l[(b-1)*t+g]),w,
u))})}return i.contour=o,i.size=function(f){if(!arguments.length)return[t,e];var l=Math.floor(f[0]),u=Math.floor(f[1]);if(!(l>=0&&u>=0))throw new Error("invalid\
 size");return t=l,e=u,i},i.thresholds=function(f){return arguments.length?(n=typeof f=="function"?f:Array.isArray(f)?St(Me.call(f)):St(f),i):n},i.smooth=function(f){
return arguments.length?(r=f?c:Ie,i):r===c},i}function ve(t){return isFinite(t)?t:NaN}function I(t,e){return t==null?!1:+t>=e}function Y(t){return t==null||isNaN(
t=+t)?-1/0:t}function It(t,e,n,r){let i=r-e,o=n-e,s=isFinite(i)||isFinite(o)?i/o:Math.sign(i)/Math.sign(o);return isNaN(s)?t:t+s-.5}var Te=.62,Re=.997,ze=[.08,.25,.5],Fe=2155905152,Oe={light:{plus:["fde3a7","fbb45c","ee6c3a","c62b30","7d0f33"],minus:["d6e6f7","8fbbe6","4a86c8","205296","0d2c\
5e"],attention:["e5dcf7","b39ae3","7a53c4","43207f"],change:["cdeee2","6cc5a8","218a74","0b4a42"],ground:"#ffffff",empty:"#f2f2f2",contrast:.42},dark:{plus:["7a\
1f4b","c9404a","f47c45","fbc15e","fff3c4"],minus:["1d3a6e","2f66b4","5b9be0","9dcbf5","e4f2ff"],attention:["3d2a6b","7a57c8","b79af0","efe6ff"],change:["12403b",
"1f7a6b","57b89d","d8f5e6"],ground:"#101215",empty:"#1f2226",contrast:.36}},Ce=t=>Math.min(Math.abs(t),1)**Te,Pe=t=>t<.06?0:.94*Math.min(1,t/.45)**.85;function Tt(t){
let e=t.map(n=>[0,2,4].map(r=>Number.parseInt(n.slice(r,r+2),16)));return Uint32Array.from({length:256},(n,r)=>{let i=r/255*(e.length-1),o=Math.min(Math.floor(i),
e.length-2),[s,a,c]=e[o].map((f,l)=>Math.round(f+(i-o)*(e[o+1][l]-f)));return(Math.round(255*Pe(r/255))<<24|c<<16|a<<8|s)>>>0})}function Rt(t,e="plus"){let n=Oe[t?
"dark":"light"];return{...n,above:Tt(n[e]??n.plus),below:Tt(n.minus)}}function zt(t){let e=t.map(({data:r})=>Float32Array.from(r.filter(Number.isFinite),Math.abs)),
n=r=>Math.max(0,...e.map(i=>lt(i,r)??0));return n(Re)||n(1)||1}function Ft(t,e,{above:n,below:r},i=(o,s)=>!0){return Uint32Array.from(t,(o,s)=>i(o,s)?Number.isFinite(
o)?(o<0?r:n)[Math.round(255*Ce(o/e))]:Fe:0)}function Ot(t,e,n,r=p("canvas",{width:e,height:n})){return r.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(
t.buffer),e,n),0,0),r}function Ct(t,e,n,r=void 0){return Ot(Ft(t.data,e,n,r),t.columns,t.rows)}function X(t,e,{ground:n,empty:r,contrast:i},o,s=!1){let{width:a,
height:c}=t.canvas;t.fillStyle=e?n:r,t.fillRect(0,0,a,c),e&&(t.save(),t.imageSmoothingEnabled=s||e.width>a,o&&([t.globalAlpha,t.filter]=[i,"saturate(0.2)"]),t.drawImage(
e,0,0,a,c),t.restore())}function Pt(t,e,n,{above:r,ground:i},o){let{width:s,height:a}=t.canvas,c=vt().size([e.columns,e.rows]).smooth(!0),f=Array.from(De(e),Math.
abs),[l,u]=[s/e.columns,a/e.rows];ze.forEach((d,m)=>{let h=new Path2D;for(let b of c.contour(f,d*n).coordinates.flat())b.forEach(([w,y],L)=>h[L?"lineTo":"moveTo"](
w*l,y*u));t.lineJoin="round";let g=r[[150,200,255][m]];for(let[b,w]of[[3.4,`${i}d0`],[1.7,`rgb(${[0,8,16].map(y=>g>>y&255)})`]])[t.lineWidth,t.strokeStyle]=[Number(
b)*o,String(w)],t.stroke(h)})}function De({rows:t,columns:e,data:n}){return n.map((r,i)=>{let[o,s]=[Math.floor(i/e),i%e],[a,c]=[0,0];for(let f=Math.max(o-1,0);f<=
Math.min(o+1,t-1);f++)for(let l=Math.max(s-1,0);l<=Math.min(s+1,e-1);l++){let u=(2-Math.abs(f-o))*(2-Math.abs(l-s));a+=u*(n[f*e+l]||0),c+=u}return a/c})}function Dt(t,e,n,r=i=>!0){
let i=Array.from({length:t.width},(a,c)=>n?2*c/(t.width-1)-1:c/(t.width-1)),o=Ot(Ft(i,1,e,r),t.width,1),s=t.getContext("2d");X(s,null,e,!1),s.drawImage(o,0,0,t.
width,t.height)}function Be(t,e){let n=t.map(([i,o,s])=>p("button.idw-button",{title:s,"data-value":i,onclick:()=>e(i)},o));return{buttons:n,show:(i,o=!1)=>{for(let s of n)s.setAttribute(
"aria-pressed",String(s.dataset.value===i)),s.disabled=o}}}function Bt(t,e,n,r){let{buttons:i,show:o}=Be(r,s=>K(t.model,{[e]:s}));for(let s of i)s.classList.add(
"idw-segment");return A(t,[e],s=>o(s)),p("span.idw-segments",{role:"group","aria-label":n},...i)}function Ue(t,e,n,r){return r.addEventListener("change",()=>K(t.model,{[e]:r[n]})),A(t,[e],()=>r[n]=t.model.get(e)),r}function V(t,e,n){let r=Ue(t,e,"checked",p(
"input",{type:"checkbox"})),i=p("span",n);return{input:r,label:i,row:p("label.idw-pair",r,i)}}function Ut(t,e,n,r){let{place:i=Number,value:o=Number,text:s,spoken:a=s,step:c=.05}=r,{model:f}=t,l=p("input",{type:"range",min:0,max:1,step:c}),u=p("span.idw-\
value",{"aria-hidden":"true"}),d=()=>{l.value=String(i(f.get(e))),u.textContent=s(f.get(e)),l.setAttribute("aria-valuetext",a(f.get(e)))};return l.addEventListener(
"input",()=>f.set(e,o(Number(l.value)))),l.addEventListener("change",()=>f.save_changes()),A(t,[e],d),{input:l,show:d,row:p("label.idw-row",p("span",n),l,u)}}var J=8e6;async function jt(t,e){let[n]=e,r=`“${n.name}”`,i=`images may have up to ${J/1e6} MB.`;if(e.length>1)return t.notify(`One image at a time, please,\
 not ${e.length}.`);if(n.size>J)return t.notify(`${r} has ${(n.size/1e6).toFixed(1)} MB; ${i}`);t.notify(`Reading ${r}…`);let o=await n.arrayBuffer().catch(()=>null);
o?t.model.send({picture:n.name},void 0,[o]):t.notify(`${r} is no file that can be read.`)}function qt(t,{model:e,el:n,signal:r}){let i=({dataTransfer:a})=>e.get(
"accepts_images")&&a.types.includes("Files"),o=a=>t.stage.classList.toggle("idw-dropping",a);for(let a of["dragenter","dragover","drop"])n.addEventListener(a,c=>{
i(c)&&(c.preventDefault(),c.stopPropagation(),o(a!=="drop"),a==="drop"&&c.dataTransfer.files.length&&jt(t,[...c.dataTransfer.files]))});n.addEventListener("drag\
leave",a=>n.contains(a.relatedTarget)||o(!1));let s=({problem:a}={})=>a===void 0||t.notify(a);e.on("msg:custom",s),r.addEventListener("abort",()=>e.off("msg:cus\
tom",s))}function _t(t,e="Open an image…"){let n=p("input",{type:"file",accept:"image/*",hidden:!0});return n.addEventListener("change",()=>n.files?.length&&jt(
t,[...n.files])),{button:p("button.idw-button",{onclick:()=>{n.value="",n.click()},title:`Or drop one, up to ${J/1e6} MB`},e),input:n}}var Ht=8,je=[["map","map","Colour whose opacity and depth grow with the value"],["contours","contours","Lines at 8, 25 and 50 % of the largest value"],["picture",
"picture","The picture alone"]],qe=4,_e={ArrowUp:[-1,0],ArrowDown:[1,0],ArrowLeft:[0,-1],ArrowRight:[0,1],PageUp:[-Ht,0],PageDown:[Ht,0],Home:[0,-1/0],End:[0,1/0]};
function Vt(t){let{canvas:e,model:n}=t,r=null,i=s=>{let a=e.getBoundingClientRect(),c=(u,d)=>S(Math.floor(u*d),0,d-1),{rows:f,columns:l}=t.field;return[c((s.clientY-
a.top)/a.height,f),c((s.clientX-a.left)/a.width,l)]};e.addEventListener("pointerdown",s=>{t.message&&t.notify(""),!(s.button!==0||!t.field)&&(r={cell:i(s),x:s.clientX,
y:s.clientY,moved:!1},e.setPointerCapture(s.pointerId))}),e.addEventListener("pointermove",s=>{if(!t.field)return;let a=i(s);t.point(a),r&&(r.moved||=Math.hypot(
s.clientX-r.x,s.clientY-r.y)>=qe,r.moved&&t.select(U(r.cell,a)))});let o=s=>{r&&((!s||!r.moved)&&t.select(null),r=null,n.save_changes())};e.addEventListener("po\
interup",()=>o(!0)),e.addEventListener("pointercancel",()=>o(!1)),e.addEventListener("pointerleave",()=>t.point(null)),e.addEventListener("blur",()=>t.point(null))}
function Kt(t){let{canvas:e,model:n}=t,r=null;e.addEventListener("keydown",i=>{i.key==="Escape"&&(t.region?t.select(null):t.point(null),n.save_changes());let o=_e[i.
key];if(!o||!t.field||H(i))return;i.preventDefault();let{rows:s,columns:a}=t.field,c=t.cell??[s>>1,a>>1],f=[S(c[0]+o[0],0,s-1),S(c[1]+o[1],0,a-1)],l=t.cell||i.shiftKey?
f:c;r=i.shiftKey?r??c:null,t.spoken=r?"region":"cursor",t.point(l),r&&(t.select(U(r,l)),n.save_changes())}),e.addEventListener("blur",()=>r=null)}function Wt(t,e){
let{model:n}=e,r=Bt(e,"drawing","Drawing",je),i=d=>d?B(d,null,""):"0",o=Ut(e,"threshold","Threshold",{place:d=>Math.cbrt(d/t.top),value:d=>Number((t.top*d**3).toPrecision(
3)),text:d=>`${i(d)} ${t.sumUnit}`.trim(),spoken:d=>`${i(d)} ${n.get("unit")}`.trim(),step:.01}),s=V(e,"hide_noise","Hide below 2σ"),a=_t(t),c=()=>{o.show(),o.
input.disabled=!t.field,s.input.disabled=!t.errors},f=[V(e,"faded","Faded picture").row,s.row,V(e,"smooth","Smooth").row],l=p("div.idw-flow.idw-settings",o.row,
...f,a.button,a.input),u=p("details.idw-small",p("summary","Map settings"),l);return{styles:r,settings:u,opener:a.button,show:c}}var He=250,Ve="Arrow keys read pixels, Shift and arrow keys select a region, Escape clears.",Q=class{image=null;field=null;errors=null;replicates=null;layers=[];top=1;wipe=.5;spoken="";message="";#t=0;constructor(e){
this.model=e.model,this.el=e.el,this.title=p("span.idw-title"),this.reading=p("span.idw-large.idw-reading"),this.canvas=p("canvas",{tabindex:0,role:"application",
"aria-roledescription":"heat map","aria-description":Ve}),this.note=p("div.idw-note",{role:"status"}),this.probe=p("output.idw-tip.idw-probe"),this.sum=p("outpu\
t.idw-tip.idw-sum"),this.tags=[p("span.idw-tag.idw-tag-left"),p("span.idw-tag.idw-tag-right")],this.handle=yt("Wipe between the pinned and the present map",r=>{
this.wipe=r,this.draw()});let n=[this.canvas,this.note,...this.tags,this.handle.node,this.probe,this.sum];this.stage=p("div.idw-stage",...n),this.bar=p("canvas.\
idw-bar-colours",{width:256,height:1,"aria-hidden":"true"}),this.ends=[p("span"),p("span"),p("span")],this.legend=p("div.idw-colourbar",this.bar,p("div.idw-mute\
d.idw-small.idw-bar-ticks",...this.ends)),this.head=p("div.idw-head",this.title,this.reading),this.controls=Wt(this,e),this.under=p("div.idw-under",this.legend,
this.controls.styles),e.el.append(this.head,this.stage,this.under,this.controls.settings),e.signal.addEventListener("abort",()=>clearTimeout(this.#t))}get cell(){
let[e,n]=this.model.get("cursor");return this.field&&e<this.field.rows&&n<this.field.columns?[e,n]:null}get region(){if(!this.field||!this.model.get("region").length)
return null;let[e,n,r,i]=this.model.get("region"),o=[e,n,Math.min(r,this.field.columns),Math.min(i,this.field.rows)];return o[0]<o[2]&&o[1]<o[3]?o:null}get cellSize(){
return this.model.get("cell_size")??[1,1]}point(e){String(this.model.get("cursor"))!==String(e??[])&&(this.model.set("cursor",e??[]),clearTimeout(this.#t),this.#t=
window.setTimeout(()=>this.model.save_changes(),He))}select(e){String(this.model.get("region"))!==String(e??[])&&this.model.set("region",e??[])}decode(){let[e,n,
r]=R(this.model,"values","errors","replicates").map(G);this.field=e&&{...e,...Lt(e.data)},this.errors=n?.data.length===e?.data.length?n:null,this.replicates=r,this.
recolor()}recolor(){let{field:e,model:n}=this,[r,i,o]=R(n,"limit","threshold","pinned");this.top=r??(e?zt([e]):1),this.signed=n.get("signed")??e?.negative??!1,this.
colours=Rt(gt(this.el),n.get("kind"));let s=n.get("hide_noise")?this.errors?.data:null,a=(u,d)=>{let m=Math.abs(u);return!(m<i)&&(!s||m>=2*s[d])},c=[o?.values&&
{field:G(o.values),title:o.title}];c.push(e&&{field:e,title:n.get("title"),visible:a}),this.layers=c.map(u=>u&&{...u,layer:Ct(u.field,this.top,this.colours,u.visible)}),
Dt(this.bar,this.colours,this.signed,u=>!(Math.abs(u)*this.top<i)),this.legend.hidden=!e;let f=u=>u?String(Number(u.toPrecision(2))).replace("-","−"):"0",l=[this.
signed?f(-this.top):"0",n.get("unit"),f(this.top)];this.ends.forEach((u,d)=>u.textContent=l[d]),this.controls.show(),this.readOut(),this.draw()}get sumUnit(){return this.
model.get("unit").split(" ")[0]}readOut(){let{field:e,errors:n,cell:r,region:i,cellSize:o,sumUnit:s}=this,[a,c]=o,f=(y,L,M,v,T)=>{if(y.setAttribute("aria-live",
this.spoken===L?"polite":"off"),y.replaceChildren(...M?[`${M} `,p("span.idw-small",v)]:[]),!M)return;let[$,k]=[100*T[0]/e.columns,100*T[1]/e.rows];y.style.cssText=
`left:${$}%;translate:${-$}% 0;${k>12?`bottom:${100-k}%`:`top:${k}%`}`,y.classList.toggle("idw-tip-below",k<=12)},l=r&&r[0]*e.columns+r[1],u=r&&B(e.data[l],n?.data[l],
s),[d,m]=r?[(r[1]+.5)*c,(r[0]+.5)*a].map(Math.floor):[];f(this.probe,"cursor",u,`at (${d}, ${m})`,r&&[r[1]+.5,r[0]]);let h=a*c,[g,b]=i?[kt(e,i),Nt(this.replicates,
e,i)]:[],w=i&&B(g*h,b===null?null:b*h,s);f(this.sum,"region",w,i&&this.extent(i,g),i&&[i[0],i[1]]),this.spoken=""}extent(e,n){let[r,i,o,s]=e,{negative:a,total:c}=this.
field,[f,l]=[(o-r)*this.cellSize[1],(s-i)*this.cellSize[0]].map(Math.round),u=a||!(c>0)||Number.isNaN(n)?"":` (${ht(n/c)} of the map)`;return`in ${f}×${l} pixe\
ls${u}`}draw(){let{image:e,field:n,canvas:r,stage:i,model:o}=this,[s,a,c,f]=R(o,"drawing","faded","smooth","compare"),[l,u]=e?[e.width,e.height]:n?[n.columns,n.
rows]:[1,1],{context:d,ratio:m}=bt(i,r,l,u),[h,g]=s==="picture"?[]:this.layers,b=h&&g&&f!=="side"?this.wipe:0;if(this.colours){X(d,e,this.colours,!!(g&&a&&s==="\
map"),c);for(let[w,y,L]of[[h,0,b],[g,b,1]])!w||y===L||(d.save(),d.beginPath(),d.rect(y*r.width,0,(L-y)*r.width,r.height),d.clip(),d.imageSmoothingEnabled=c,s===
"contours"?Pt(d,w.field,this.top,this.colours,m):d.drawImage(w.layer,0,0,r.width,r.height),d.restore());this.tags.forEach((w,y)=>{w.hidden=!b,w.textContent=[h,g][y]?.
title??""}),this.handle.node.hidden=!b,b&&this.handle.show(b,[h.title,g.title]),n&&(this.region&&this.outline(d,m,this.region,[5,4],0),this.cell&&this.outline(d,
m,U(this.cell,this.cell),[],1.5))}}outline(e,n,r,i,o){let[s,a,c,f]=r,{canvas:l,field:u}=this,[d,m,h]=[l.width/u.columns,l.height/u.rows,o*n];for(let g of[!1,!0])
e.lineWidth=(g?1.5:3)*n,e.strokeStyle=g?"#fff":"#000",e.setLineDash(g?i.map(b=>b*n):[]),e.strokeRect(s*d-h,a*m-h,(c-s)*d+2*h,(f-a)*m+2*h);e.setLineDash([])}label(){
let{image:e,model:n}=this,[r,i,o,s]=R(n,"title","reading","loading","accepts_images"),a=!!n.get("values"),c=o?"Estimating…":e?"No map yet":s?"Drop an image he\
re":"No picture yet";this.title.textContent=r,this.reading.textContent=i,mt(this.note,this.message||(a?"":n.get("note")??c)),this.stage.classList.toggle("idw-em\
pty",!e&&!a),this.stage.setAttribute("aria-busy",o),this.canvas.setAttribute("aria-label",["Heat map",r,i].filter(Boolean).join(", ")),this.controls.opener.hidden=
!s}showImage(e){this.image=e,this.label(),this.draw()}notify(e){this.message=e,this.label()}};function Gt(t){t.el.classList.add("idw-figure","idw-pane");let e=new Q(
t);return Vt(e),Kt(e),qt(e,t),xt(t.signal,e.stage,()=>e.draw()),wt(t.signal,()=>e.recolor()),A(t,["values","errors","replicates"],()=>e.decode()),A(t,["signed",
"limit","kind","hide_noise","threshold","unit","pinned","title"],()=>e.recolor()),A(t,["cursor","region"],()=>{e.readOut(),e.draw()}),A(t,["drawing","faded","sm\
ooth","compare"],()=>e.draw()),A(t,["title","reading","loading","values","note","accepts_images"],()=>e.label()),Mt(t,["image"],n=>e.showImage(n)),e}var Vn=$t("heatmap_pane",Gt);export{Vn as default};

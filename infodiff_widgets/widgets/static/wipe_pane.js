// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var $=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let r of this.#t[`change:${e}`]??[])r()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function v(t,...e){return e.map(n=>t.get(n))}function q(t,e){for(let[n,r]of Object.entries(e))t.set(n,r)}function N(t,e){q(t,e),t.save_changes()}function w({model:t,
signal:e},n,r){let i=0,o=()=>{i=0,r(...v(t,...n))},a=()=>i||=requestAnimationFrame(o);for(let s of n)t.on(`change:${s}`,a);e.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let s of n)t.off(`change:${s}`,a)}),o()}function C(t,e,n){return Math.min(Math.max(t,e),n)}function d(t,...e){let[n,...r]=t.split("."),i=document.createElement(n);r.length&&(i.className=r.join(" ")),n==="button"&&i.setAttribute("type","button");for(let o of e){
if(typeof o=="string"||o instanceof Node){i.append(o);continue}for(let[a,s]of Object.entries(o))a.startsWith("on")?i.addEventListener(a.slice(2),s):s!==!1&&s!=null&&
i.setAttribute(a,s===!0?"":s)}return i}function S(t){return t.getRootNode().activeElement}function I(t){return t.flatMap(([e,n])=>[d("dt",e),d("dd",n)])}function F(t){return t.ctrlKey||t.metaKey||t.altKey}function P(t){t.addEventListener("keydown",e=>{F(e)||e.stopPropagation()})}function J(t,e=t.clientWidth,n=t.clientHeight){let r=window.devicePixelRatio||1;return t.width=Math.max(Math.round(e*r),1),t.height=Math.max(Math.round(n*r),1),
{context:t.getContext("2d"),ratio:r}}var V=460;function j(t,e,n,r){return t.style.aspectRatio=`${n} / ${r}`,t.style.maxWidth=`min(100%, ${V*n/r}px)`,J(e,t.clientWidth,t.clientHeight)}function z(t,e,n,r=()=>t){
let i=o=>{let a=r().getBoundingClientRect();e(C((o.clientX-a.left)/a.width,0,1))};t.addEventListener("pointerdown",o=>{o.button===0&&(o.stopPropagation(),t.setPointerCapture(
o.pointerId),r()===t&&i(o))}),t.addEventListener("pointermove",o=>o.buttons&1&&i(o)),t.addEventListener("pointerup",()=>n())}function U(t,e,n=()=>{}){let i=d("d\
iv.idw-wipe-handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,"aria-label":t}}),o=.5;return z(i,e,n,()=>i.parentElement),i.addEventListener(
"keydown",s=>{let l={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,End:1}[s.key];!l||F(s)||(s.preventDefault(),o=C(o+l,0,1),e(o),n())}),{node:i,
show:(s,[l,y])=>{o=s;let u=Math.round(100*s);i.style.left=`${100*s}%`,i.setAttribute("aria-valuenow",String(u)),i.setAttribute("aria-valuetext",`${u} % ${l}, ${100-
u} % ${y}`)}}}function _(t,e,n){let r=new ResizeObserver(()=>n());r.observe(e),t.addEventListener("abort",()=>r.disconnect())}var B=t=>new Blob([t],{type:"image\
/png"});function D(t,e,n){w(t,e,async()=>{let r=e.map(o=>t.model.get(o)),i=await Promise.all(r.map(o=>o?createImageBitmap(B(o)):null));r.every((o,a)=>o===t.model.
get(e[a]))&&!t.signal.aborted&&n(...i)})}function H(t){let e=[],n=()=>e.forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),r=>(n(),e=r.map(i=>URL.
createObjectURL(B(i))),e)}function K(t,e){let n=({model:i,el:o,signal:a})=>{o.classList.add("idw"),P(o),e({model:i,el:o,signal:a})},r=document.getElementById("idw-page");if(r?.dataset.bundle===
t){r.removeAttribute("data-bundle");let i=s=>new DataView(Uint8Array.from(atob(s),l=>l.charCodeAt(0)).buffer),o=document.getElementById("idw-stored")?.textContent??
"",a=JSON.parse(o,(s,l)=>l?.base64===void 0?l:i(l.base64));n({model:new $({...a,offline:!0}),el:r,signal:new AbortController().signal})}return{render:n}}function W(t){let{model:e,el:n}=t;n.classList.add("idw-figure","idw-wipe");let r=d("span.idw-title"),i=d("canvas",{role:"img"}),[o,a]=[d("span.idw-tag.idw-tag-l\
eft"),d("span.idw-tag.idw-tag-right")],s=d("div.idw-note",{role:"status"}),y=U("Wipe between before and after",c=>e.set("wipe",Math.round(100*c)/100),()=>e.save_changes()),
u=d("div.idw-stage.idw-wipe-stage",i,o,a,y.node,s),O=d("dl.idw-wipe-facts.idw-foot"),E=d("div.idw-strip",{role:"group","aria-label":"Edits"});n.append(d("div.id\
w-head",r),u,O,E);let L=null,g=null,x=()=>!!(L&&g),A=()=>{let c=g??L,{width:h,height:k}=c??{width:1,height:1},{context:p}=j(u,i,h,k);p.imageSmoothingEnabled=h>i.
width;let f=x()?e.get("wipe"):g?0:1;g&&p.drawImage(g,0,0,i.width,i.height),L&&f>0&&(p.save(),p.beginPath(),p.rect(0,0,Math.round(i.width*f),i.height),p.clip(),p.
drawImage(L,0,0,i.width,i.height),p.restore());let[[b,m],M]=v(e,"names","title");y.show(f,[b,m]),y.node.hidden=!x(),[o.textContent,a.textContent,r.textContent]=
[b,m,M],o.hidden=!x()||f<.15,a.hidden=!x()||f>.85,s.textContent=x()?"":c?e.get("note"):"No picture yet",i.setAttribute("aria-label",x()?`${b} and ${m}: ${M}`:c?
b:"No picture yet")},R=()=>[...E.children].forEach((c,h)=>c.setAttribute("aria-pressed",String(h===e.get("chosen")))),T=H(t.signal);_(t.signal,u,A),D(t,["before",
"after"],(...c)=>{[L,g]=c,A()}),w(t,["wipe","title","note","names"],A),w(t,["facts"],c=>O.replaceChildren(...I(c))),w(t,["thumbnails","captions"],(c,h)=>{let k=[
...E.children].indexOf(S(n)),p=(b,m)=>{let M={title:h[m],onclick:()=>N(e,{chosen:m})};return d("button.idw-button.idw-small",M,d("img",{src:b,alt:""}),d("span",
h[m]??""))},f=T(c).map(p);E.replaceChildren(...f),f[k]?.focus(),E.hidden=!f.length,R()}),w(t,["chosen"],R)}var ht=K("wipe_pane",W);export{ht as default};

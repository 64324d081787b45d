// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var $=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let r of this.#t[`change:${e}`]??[])r()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function k(t,...e){return e.map(n=>t.get(n))}function z(t,e){for(let[n,r]of Object.entries(e))t.set(n,r)}function S(t,e){z(t,e),t.save_changes()}function m({model:t,
signal:e},n,r){let i=0,o=()=>{i=0,r(...k(t,...n))},s=()=>i||=requestAnimationFrame(o);for(let a of n)t.on(`change:${a}`,s);e.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let a of n)t.off(`change:${a}`,s)}),o()}function C(t,e,n){return Math.min(Math.max(t,e),n)}function c(t,...e){let[n,...r]=t.split("."),i=document.createElement(n);r.length&&(i.className=r.join(" ")),n==="button"&&i.setAttribute("type","button");for(let o of e){
if(typeof o=="string"||o instanceof Node){i.append(o);continue}for(let[s,a]of Object.entries(o))s.startsWith("on")?i.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
i.setAttribute(s,a===!0?"":a)}return i}function N(t){return t.getRootNode().activeElement}function F(t){return t.flatMap(([e,n])=>[c("dt",e),c("dd",n)])}function I(t){return t.ctrlKey||t.metaKey||t.altKey}function j(t){t.addEventListener("keydown",e=>{I(e)||e.stopPropagation()})}function q(t,e=t.clientWidth,n=t.clientHeight){let r=window.devicePixelRatio||1;return t.width=Math.max(Math.round(e*r),1),t.height=Math.max(Math.round(n*r),1),
{context:t.getContext("2d"),ratio:r}}var V=460;function P(t,e,n,r){return t.style.aspectRatio=`${n} / ${r}`,t.style.maxWidth=`min(100%, ${V*n/r}px)`,q(e,t.clientWidth,t.clientHeight)}function J(t,e,n,r=()=>t){
let i=o=>{let s=r().getBoundingClientRect();e(C((o.clientX-s.left)/s.width,0,1))};t.addEventListener("pointerdown",o=>{o.button===0&&(o.stopPropagation(),t.setPointerCapture(
o.pointerId),r()===t&&i(o))}),t.addEventListener("pointermove",o=>o.buttons&1&&i(o)),t.addEventListener("pointerup",()=>n())}function U(t,e,n=()=>{}){let i=c("d\
iv.idw-wipe-handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,"aria-label":t}}),o=.5;return J(i,e,n,()=>i.parentElement),i.addEventListener(
"keydown",a=>{let b={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,End:1}[a.key];!b||I(a)||(a.preventDefault(),o=C(o+b,0,1),e(o),n())}),{node:i,
show:(a,[b,y])=>{o=a;let f=Math.round(100*a);i.style.left=`${100*a}%`,i.setAttribute("aria-valuenow",String(f)),i.setAttribute("aria-valuetext",`${f} % ${b}, ${100-
f} % ${y}`)}}}function B(t,e,n){let r=new ResizeObserver(()=>n());r.observe(e),t.addEventListener("abort",()=>r.disconnect())}var D=t=>new Blob([t],{type:"image\
/png"});function _(t,e,n){m(t,e,async()=>{let r=e.map(o=>t.model.get(o)),i=await Promise.all(r.map(o=>o?createImageBitmap(D(o)):null));r.every((o,s)=>o===t.model.
get(e[s]))&&!t.signal.aborted&&n(...i)})}function T(t){let e=[],n=()=>e.forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),r=>(n(),e=r.map(i=>URL.
createObjectURL(D(i))),e)}function H(t,e){let n=({model:i,el:o,signal:s})=>{o.classList.add("idw"),j(o),e({model:i,el:o,signal:s})},r=document.getElementById("idw-page");return r?.dataset.
bundle===t&&(r.removeAttribute("data-bundle"),X().then(i=>{n({model:new $({...i,offline:!0}),el:r,signal:new AbortController().signal}),G(r)})),{render:n}}async function X(){
let t=document.getElementById("idw-stored")?.textContent??"",e=new Blob([Uint8Array.from(atob(t),o=>o.charCodeAt(0))]),n=await new Response(e.stream().pipeThrough(
new DecompressionStream("gzip"))).arrayBuffer(),r=new DataView(n).getUint32(0,!0),i=new TextDecoder().decode(new Uint8Array(n,4,r));return JSON.parse(i,(o,s)=>s?.
bytes?new DataView(n,4+r+s.bytes[0],s.bytes[1]):s)}function G(t){let e=window.frameElement;if(!e)return;e.previousElementSibling?.remove();let n=()=>e.style.height=
`${Math.ceil(t.getBoundingClientRect().height)}px`;new ResizeObserver(n).observe(t)}function K(t){let{model:e,el:n}=t;n.classList.add("idw-figure","idw-wipe");let r=c("span.idw-title"),i=c("canvas",{role:"img"}),[o,s]=[c("span.idw-tag.idw-tag-l\
eft"),c("span.idw-tag.idw-tag-right")],a=c("div.idw-note",{role:"status"}),y=U("Wipe between before and after",d=>e.set("wipe",Math.round(100*d)/100),()=>e.save_changes()),
f=c("div.idw-stage.idw-wipe-stage",i,o,s,y.node,a),R=c("dl.idw-wipe-facts.idw-foot"),E=c("div.idw-strip",{role:"group","aria-label":"Edits"});n.append(c("div.id\
w-head",r),f,R,E);let M=null,w=null,g=()=>!!(M&&w),A=()=>{let d=w??M,{width:u,height:v}=d??{width:1,height:1},{context:l}=P(f,i,u,v);l.imageSmoothingEnabled=u>i.
width;let p=g()?e.get("wipe"):w?0:1;w&&l.drawImage(w,0,0,i.width,i.height),M&&p>0&&(l.save(),l.beginPath(),l.rect(0,0,Math.round(i.width*p),i.height),l.clip(),l.
drawImage(M,0,0,i.width,i.height),l.restore());let[[x,h],L]=k(e,"names","title");y.show(p,[x,h]),y.node.hidden=!g(),[o.textContent,s.textContent,r.textContent]=
[x,h,L],o.hidden=!g()||p<.15,s.hidden=!g()||p>.85,a.textContent=g()?"":d?e.get("note"):"No picture yet",i.setAttribute("aria-label",g()?`${x} and ${h}: ${L}`:d?
x:"No picture yet")},O=()=>[...E.children].forEach((d,u)=>d.setAttribute("aria-pressed",String(u===e.get("chosen")))),W=T(t.signal);B(t.signal,f,A),_(t,["before",
"after"],(...d)=>{[M,w]=d,A()}),m(t,["wipe","title","note","names"],A),m(t,["facts"],d=>R.replaceChildren(...F(d))),m(t,["thumbnails","captions"],(d,u)=>{let v=[
...E.children].indexOf(N(n)),l=(x,h)=>{let L={title:u[h],onclick:()=>S(e,{chosen:h})};return c("button.idw-button.idw-small",L,c("img",{src:x,alt:""}),c("span",
u[h]??""))},p=W(d).map(l);E.replaceChildren(...p),p[v]?.focus(),E.hidden=!p.length,O()}),m(t,["chosen"],O)}var wt=H("wipe_pane",K);export{wt as default};

// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var L=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let i of this.#t[`change:${e}`]??[])i()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function k(t,...e){return e.map(n=>t.get(n))}function q(t,e){for(let[n,i]of Object.entries(e))t.set(n,i)}function C(t,e){q(t,e),t.save_changes()}function m({model:t,
signal:e},n,i){let r=0,o=()=>{r=0,i(...k(t,...n))},s=()=>r||=requestAnimationFrame(o);for(let a of n)t.on(`change:${a}`,s);e.addEventListener("abort",()=>{cancelAnimationFrame(
r);for(let a of n)t.off(`change:${a}`,s)}),o()}function N(t,e,n){return Math.min(Math.max(t,e),n)}function c(t,...e){let[n,...i]=t.split("."),r=document.createElement(n);i.length&&(r.className=i.join(" ")),n==="button"&&r.setAttribute("type","button");for(let o of e){
if(typeof o=="string"||o instanceof Node){r.append(o);continue}for(let[s,a]of Object.entries(o))s.startsWith("on")?r.addEventListener(s.slice(2),a):a!==!1&&a!=null&&
r.setAttribute(s,a===!0?"":a)}return r}function S(t){return t.getRootNode().activeElement}function I(t){return t.flatMap(([e,n])=>[c("dt",e),c("dd",n)])}function F(t){return t.ctrlKey||t.metaKey||t.altKey}function U(t){t.addEventListener("keydown",e=>{F(e)||e.stopPropagation()})}function V(t,e=t.clientWidth,n=t.clientHeight){let i=window.devicePixelRatio||1;return t.width=Math.max(Math.round(e*i),1),t.height=Math.max(Math.round(n*i),1),
{context:t.getContext("2d"),ratio:i}}var J=460;function j(t,e,n,i){return t.style.aspectRatio=`${n} / ${i}`,t.style.maxWidth=`min(100%, ${J*n/i}px)`,V(e,t.clientWidth,t.clientHeight)}function G(t,e,n,i=()=>t){
let r=o=>{let s=i().getBoundingClientRect();e(N((o.clientX-s.left)/s.width,0,1))};t.addEventListener("pointerdown",o=>{o.button===0&&(o.stopPropagation(),t.setPointerCapture(
o.pointerId),i()===t&&r(o))}),t.addEventListener("pointermove",o=>o.buttons&1&&r(o)),t.addEventListener("pointerup",()=>n())}function P(t,e,n=()=>{}){let r=c("d\
iv.idw-wipe-handle",{role:"slider",tabindex:0,...{"aria-valuemin":0,"aria-valuemax":100,"aria-label":t}}),o=.5;return G(r,e,n,()=>r.parentElement),r.addEventListener(
"keydown",a=>{let b={ArrowLeft:-.02,ArrowDown:-.02,ArrowRight:.02,ArrowUp:.02,Home:-1,End:1}[a.key];!b||F(a)||(a.preventDefault(),o=N(o+b,0,1),e(o),n())}),{node:r,
show:(a,[b,y])=>{o=a;let u=Math.round(100*a);r.style.left=`${100*a}%`,r.setAttribute("aria-valuenow",String(u)),r.setAttribute("aria-valuetext",`${u} % ${b}, ${100-
u} % ${y}`)}}}function B(t,e,n){let i=new ResizeObserver(()=>n());i.observe(e),t.addEventListener("abort",()=>i.disconnect())}var D=t=>new Blob([t],{type:"image\
/png"});function _(t,e,n){m(t,e,async()=>{let i=e.map(o=>t.model.get(o)),r=await Promise.all(i.map(o=>o?createImageBitmap(D(o)):null));i.every((o,s)=>o===t.model.
get(e[s]))&&!t.signal.aborted&&n(...r)})}function z(t){let e=[],n=()=>e.forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),i=>(n(),e=i.map(r=>URL.
createObjectURL(D(r))),e)}async function T(t){let e=new Blob([Uint8Array.from(atob(t),o=>o.charCodeAt(0))]),n=await new Response(e.stream().pipeThrough(new DecompressionStream("gzip"))).
arrayBuffer(),i=new DataView(n).getUint32(0,!0),r=new TextDecoder().decode(new Uint8Array(n,4,i));return JSON.parse(r,(o,s)=>s?.bytes?new DataView(n,4+i+s.bytes[0],
s.bytes[1]):s)}function H(t,e){let n=({model:r,el:o,signal:s})=>{o.classList.add("idw"),U(o),e({model:r,el:o,signal:s})},i=document.getElementById("idw-page");return i?.dataset.
bundle===t&&(i.removeAttribute("data-bundle"),T(document.getElementById("idw-stored")?.textContent??"").then(r=>{n({model:new L({...r,offline:!0}),el:i,signal:new AbortController().
signal}),X(i)})),{render:n}}function X(t){let e=window.frameElement;if(!e)return;e.previousElementSibling?.remove();let n=()=>e.style.height=`${Math.ceil(t.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(t)}function K(t){let{model:e,el:n}=t;n.classList.add("idw-figure","idw-wipe");let i=c("span.idw-title"),r=c("canvas",{role:"img"}),[o,s]=[c("span.idw-tag.idw-tag-l\
eft"),c("span.idw-tag.idw-tag-right")],a=c("div.idw-note",{role:"status"}),y=P("Wipe between before and after",d=>e.set("wipe",Math.round(100*d)/100),()=>e.save_changes()),
u=c("div.idw-stage.idw-wipe-stage",r,o,s,y.node,a),O=c("dl.idw-wipe-facts.idw-foot"),M=c("div.idw-strip",{role:"group","aria-label":"Edits"});n.append(c("div.id\
w-head",i),u,O,M);let E=null,w=null,g=()=>!!(E&&w),$=()=>{let d=w??E,{width:p,height:v}=d??{width:1,height:1},{context:l}=j(u,r,p,v);l.imageSmoothingEnabled=p>r.
width;let f=g()?e.get("wipe"):w?0:1;w&&l.drawImage(w,0,0,r.width,r.height),E&&f>0&&(l.save(),l.beginPath(),l.rect(0,0,Math.round(r.width*f),r.height),l.clip(),l.
drawImage(E,0,0,r.width,r.height),l.restore());let[[x,h],A]=k(e,"names","title");y.show(f,[x,h]),y.node.hidden=!g(),[o.textContent,s.textContent,i.textContent]=
[x,h,A],o.hidden=!g()||f<.15,s.hidden=!g()||f>.85,a.textContent=g()?"":d?e.get("note"):"No picture yet",r.setAttribute("aria-label",g()?`${x} and ${h}: ${A}`:d?
x:"No picture yet")},R=()=>[...M.children].forEach((d,p)=>d.setAttribute("aria-pressed",String(p===e.get("chosen")))),W=z(t.signal);B(t.signal,u,$),_(t,["before",
"after"],(...d)=>{[E,w]=d,$()}),m(t,["wipe","title","note","names"],$),m(t,["facts"],d=>O.replaceChildren(...I(d))),m(t,["thumbnails","captions"],(d,p)=>{let v=[
...M.children].indexOf(S(n)),l=(x,h)=>{let A={title:p[h],onclick:()=>C(e,{chosen:h})};return c("button.idw-button.idw-small",A,c("img",{src:x,alt:""}),c("span",
p[h]??""))},f=W(d).map(l);M.replaceChildren(...f),f[v]?.focus(),M.hidden=!f.length,R()}),m(t,["chosen"],R)}var xt=H("wipe_pane",K);export{xt as default};

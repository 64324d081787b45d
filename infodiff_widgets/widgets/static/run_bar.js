// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var m=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let o of this.#t[`change:${e}`]??[])o()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function O(t,...e){return e.map(n=>t.get(n))}function I(t,e){for(let[n,o]of Object.entries(e))t.set(n,o)}function L(t,e){I(t,e),t.save_changes()}function l({model:t,
signal:e},n,o){let i=0,s=()=>{i=0,o(...O(t,...n))},r=()=>i||=requestAnimationFrame(s);for(let d of n)t.on(`change:${d}`,r);e.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let d of n)t.off(`change:${d}`,r)}),s()}function a(t,...e){let[n,...o]=t.split("."),i=document.createElement(n);o.length&&(i.className=o.join(" ")),n==="button"&&i.setAttribute("type","button");for(let s of e){
if(typeof s=="string"||s instanceof Node){i.append(s);continue}for(let[r,d]of Object.entries(s))r.startsWith("on")?i.addEventListener(r.slice(2),d):d!==!1&&d!=null&&
i.setAttribute(r,d===!0?"":d)}return i}function g(t,e){t.textContent!==e&&(t.textContent=e)}function M(t){return t.getRootNode().activeElement}function B(t){return t.ctrlKey||t.metaKey||t.altKey}function A(t){t.addEventListener("keydown",e=>{B(e)||e.stopPropagation()})}async function $(t){let e=new Blob([Uint8Array.from(atob(t),s=>s.charCodeAt(0))]),n=await new Response(e.stream().pipeThrough(new DecompressionStream("gzip"))).
arrayBuffer(),o=new DataView(n).getUint32(0,!0),i=new TextDecoder().decode(new Uint8Array(n,4,o));return JSON.parse(i,(s,r)=>r?.bytes?new DataView(n,4+o+r.bytes[0],
r.bytes[1]):r)}function N(t,e){let n=({model:i,el:s,signal:r})=>{s.classList.add("idw"),A(s),e({model:i,el:s,signal:r})},o=document.getElementById("idw-page");return o?.dataset.
bundle===t&&(o.removeAttribute("data-bundle"),$(document.getElementById("idw-stored")?.textContent??"").then(i=>{n({model:new m({...i,offline:!0}),el:o,signal:new AbortController().
signal}),U(o)})),{render:n}}function U(t){let e=window.frameElement;if(!e)return;e.previousElementSibling?.remove();let n=()=>e.style.height=`${Math.ceil(t.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(t)}function R(t){return e=>Number.isInteger(e)&&e>=t}function h(t,e,[n,o],i,s){let{model:r}=t,d=a("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${o}`.trim()},
i),c=()=>d.value=r.get(e)||"";return d.addEventListener("change",()=>{let u=Number(d.value);Number.isFinite(u)&&s(u)&&L(r,{[e]:u}),c()}),l(t,[e],c),a("label.idw\
-pair",a("span",n),d,a("span",o))}var P={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function b(t){return["running","paused"].includes(t.get(
"status"))}function C(t,{label:e,next:n,texts:o,names:i=[],blocked:s=()=>!1}){let{model:r}=t,d=p=>r.send({pressed:p}),c=a("button.idw-button.idw-run-main",{onclick:()=>d(
n())}),u=a("button.idw-button",{onclick:()=>d("cancel")},"Cancel"),y=a("span.idw-run-status",{role:"status"}),v=a("span.idw-muted.idw-run-detail"),k=a("span.idw\
-run-fill"),f=a("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,"aria-valuemax":100}},k),w=a("p.idw-error",{role:"alert"}),x=a("div\
.idw-flow.idw-run",a("i.idw-dot",{"aria-hidden":"true"}),y,v,c,u),E=()=>{let p=Math.round(100*r.get("progress"));x.dataset.status=f.dataset.status=r.get("status"),
c.textContent={pause:"Pause",resume:"Resume",...o}[n()]??"",c.disabled=s(),!b(r)&&M(x)===u&&c.focus(),u.hidden=!b(r),g(y,P[r.get("status")]),v.textContent=r.get(
"detail"),f.setAttribute("aria-valuenow",String(p)),f.setAttribute("aria-valuetext",r.get("detail")||`${p} %`),k.style.width=b(r)?`${p}%`:"0",g(w,r.get("error")),
w.hidden=!r.get("error")};return l(t,["status","progress","detail","error",...i],E),{line:x,track:f,error:w,update:E}}function S(t){let e=a("span"),[n,o]=["any",
s=>s>=0],i=[h(t,"samples",["after","samples"],{step:16},R(2)),h(t,"max_seconds",["or","seconds"],{step:5,placeholder:n},o),h(t,"target_stderr",["or at an error \
of","nats"],{step:"any",placeholder:n},o)];return l(t,["samples","max_seconds","target_stderr"],(s,r,d)=>{let c=[`${s} samples`,r&&`${r} s`,d&&`an error of ${d}\
 nats`];e.textContent=c.filter(Boolean).join(" or ")}),a("details.idw-small",a("summary","Stops after ",e),a("div.idw-flow.idw-run-fields",...i))}function F(t){let e=()=>({running:"pause",paused:"resume"})[t.model.get("status")]??"run",{line:n,track:o,error:i}=C(t,{label:"Progress of the estimate",next:e,
texts:{run:"Run"}});t.el.append(a("div.idw-run-bar",n,o,i,S(t)))}var ht=N("run_bar",F);export{ht as default};

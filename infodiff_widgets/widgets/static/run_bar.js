// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var m=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let i of this.#t[`change:${e}`]??[])i()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function F(t,...e){return e.map(n=>t.get(n))}function S(t,e){for(let[n,i]of Object.entries(e))t.set(n,i)}function L(t,e){S(t,e),t.save_changes()}function l({model:t,
signal:e},n,i){let s=0,a=()=>{s=0,i(...F(t,...n))},r=()=>s||=requestAnimationFrame(a);for(let o of n)t.on(`change:${o}`,r);e.addEventListener("abort",()=>{cancelAnimationFrame(
s);for(let o of n)t.off(`change:${o}`,r)}),a()}function d(t,...e){let[n,...i]=t.split("."),s=document.createElement(n);i.length&&(s.className=i.join(" ")),n==="button"&&s.setAttribute("type","button");for(let a of e){
if(typeof a=="string"||a instanceof Node){s.append(a);continue}for(let[r,o]of Object.entries(a))r.startsWith("on")?s.addEventListener(r.slice(2),o):o!==!1&&o!=null&&
s.setAttribute(r,o===!0?"":o)}return s}function b(t,e){t.textContent!==e&&(t.textContent=e)}function E(t){return t.getRootNode().activeElement}function O(t){return t.ctrlKey||t.metaKey||t.altKey}function $(t){t.addEventListener("keydown",e=>{O(e)||e.stopPropagation()})}function M(t,e){let n=({model:s,el:a,signal:r})=>{a.classList.add("idw"),$(a),e({model:s,el:a,signal:r})},i=document.getElementById("idw-page");if(i?.dataset.bundle===
t){i.removeAttribute("data-bundle");let s=o=>new DataView(Uint8Array.from(atob(o),c=>c.charCodeAt(0)).buffer),a=document.getElementById("idw-stored")?.textContent??
"",r=JSON.parse(a,(o,c)=>c?.base64===void 0?c:s(c.base64));n({model:new m({...r,offline:!0}),el:i,signal:new AbortController().signal})}return{render:n}}function A(t){return e=>Number.isInteger(e)&&e>=t}function h(t,e,[n,i],s,a){let{model:r}=t,o=d("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${i}`.trim()},
s),c=()=>o.value=r.get(e)||"";return o.addEventListener("change",()=>{let u=Number(o.value);Number.isFinite(u)&&a(u)&&L(r,{[e]:u}),c()}),l(t,[e],c),d("label.idw\
-pair",d("span",n),o,d("span",i))}var B={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function g(t){return["running","paused"].includes(t.get(
"status"))}function C(t,{label:e,next:n,texts:i,names:s=[],blocked:a=()=>!1}){let{model:r}=t,o=p=>r.send({pressed:p}),c=d("button.idw-button.idw-run-main",{onclick:()=>o(
n())}),u=d("button.idw-button",{onclick:()=>o("cancel")},"Cancel"),y=d("span.idw-run-status",{role:"status"}),k=d("span.idw-muted.idw-run-detail"),v=d("span.idw\
-run-fill"),f=d("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,"aria-valuemax":100}},v),w=d("p.idw-error",{role:"alert"}),x=d("div\
.idw-flow.idw-run",d("i.idw-dot",{"aria-hidden":"true"}),y,k,c,u);return l(t,["status","progress","detail","error",...s],()=>{let p=Math.round(100*r.get("progre\
ss"));x.dataset.status=f.dataset.status=r.get("status"),c.textContent={pause:"Pause",resume:"Resume",...i}[n()]??"",c.disabled=a(),!g(r)&&E(x)===u&&c.focus(),u.
hidden=!g(r),b(y,B[r.get("status")]),k.textContent=r.get("detail"),f.setAttribute("aria-valuenow",String(p)),f.setAttribute("aria-valuetext",r.get("detail")||`${p}\
 %`),v.style.width=g(r)?`${p}%`:"0",b(w,r.get("error")),w.hidden=!r.get("error")}),{line:x,track:f,error:w}}function R(t){let e=d("span"),[n,i]=["any",a=>a>=0],
s=[h(t,"samples",["after","samples"],{step:16},A(2)),h(t,"max_seconds",["or","seconds"],{step:5,placeholder:n},i),h(t,"target_stderr",["or at an error of","nats"],
{step:"any",placeholder:n},i)];return l(t,["samples","max_seconds","target_stderr"],(a,r,o)=>{let c=[`${a} samples`,r&&`${r} s`,o&&`an error of ${o} nats`];e.textContent=
c.filter(Boolean).join(" or ")}),d("details.idw-small",d("summary","Stops after ",e),d("div.idw-flow.idw-run-fields",...s))}function N(t){let e=()=>({running:"pause",paused:"resume"})[t.model.get("status")]??"run",{line:n,track:i,error:s}=C(t,{label:"Progress of the estimate",next:e,
texts:{run:"Run"}});t.el.append(d("div.idw-run-bar",n,i,s,R(t)))}var ut=M("run_bar",N);export{ut as default};

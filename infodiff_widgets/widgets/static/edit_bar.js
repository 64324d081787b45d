// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var L=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let r of this.#t[`change:${e}`]??[])r()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function _(t,...e){return e.map(n=>t.get(n))}function j(t,e){for(let[n,r]of Object.entries(e))t.set(n,r)}function v(t,e){j(t,e),t.save_changes()}function f({model:t,
signal:e},n,r){let s=0,a=()=>{s=0,r(..._(t,...n))},o=()=>s||=requestAnimationFrame(a);for(let d of n)t.on(`change:${d}`,o);e.addEventListener("abort",()=>{cancelAnimationFrame(
s);for(let d of n)t.off(`change:${d}`,o)}),a()}function i(t,...e){let[n,...r]=t.split("."),s=document.createElement(n);r.length&&(s.className=r.join(" ")),n==="button"&&s.setAttribute("type","button");for(let a of e){
if(typeof a=="string"||a instanceof Node){s.append(a);continue}for(let[o,d]of Object.entries(a))o.startsWith("on")?s.addEventListener(o.slice(2),d):d!==!1&&d!=null&&
s.setAttribute(o,d===!0?"":d)}return s}function x(t,e){t.textContent!==e&&(t.textContent=e)}function N(t){return`idw-${t}-${Math.random().toString(36).slice(2)}`}
function M(t){return t.getRootNode().activeElement}function D(t){return t.ctrlKey||t.metaKey||t.altKey}function S(t){t.addEventListener("keydown",e=>{D(e)||e.stopPropagation()})}async function R(t){let e=new Blob([Uint8Array.from(atob(t),a=>a.charCodeAt(0))]),n=await new Response(e.stream().pipeThrough(new DecompressionStream("gzip"))).
arrayBuffer(),r=new DataView(n).getUint32(0,!0),s=new TextDecoder().decode(new Uint8Array(n,4,r));return JSON.parse(s,(a,o)=>o?.bytes?new DataView(n,4+r+o.bytes[0],
o.bytes[1]):o)}function F(t,e){let n=({model:s,el:a,signal:o})=>{a.classList.add("idw"),S(a),e({model:s,el:a,signal:o})},r=document.getElementById("idw-page");return r?.dataset.
bundle===t&&(r.removeAttribute("data-bundle"),R(document.getElementById("idw-stored")?.textContent??"").then(s=>{n({model:new L({...s,offline:!0}),el:r,signal:new AbortController().
signal}),W(r)})),{render:n}}function W(t){let e=window.frameElement;if(!e)return;e.previousElementSibling?.remove();let n=()=>e.style.height=`${Math.ceil(t.getBoundingClientRect().
height)}px`;new ResizeObserver(n).observe(t)}function B(t,e){let n=N("radio"),r=t.map(([o])=>i("input",{type:"radio",name:n,value:o,onchange:()=>e(o)})),s=t.map(([,o],d)=>i("label.idw-pair",r[d],i("span",o)));
return{inputs:r,labels:s,show:o=>{for(let d of r)d.checked=d.value===o}}}function O(t){let e=i("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},t);
return e.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),e}function $(t){return e=>Number.isInteger(e)&&e>=t}function A(t,e,[n,r],s,a){let{model:o}=t,
d=i("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${r}`.trim()},s),u=()=>d.value=o.get(e)||"";return d.addEventListener("change",()=>{let c=Number(d.
value);Number.isFinite(c)&&a(c)&&v(o,{[e]:c}),u()}),f(t,[e],u),i("label.idw-pair",i("span",n),d,i("span",r))}function I(t,e,n,r){return r.addEventListener("chan\
ge",()=>v(t.model,{[e]:r[n]})),f(t,[e],()=>r[n]=t.model.get(e)),r}function U(t,e={}){let n=i("select.idw-field",e),r=s=>n.replaceChildren(...s.map(([a,o])=>i("option",{value:a},o)));return r(t),{node:n,offer:r}}var z={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function k(t){return["running","paused"].includes(t.get(
"status"))}function P(t,{label:e,next:n,texts:r,names:s=[],blocked:a=()=>!1}){let{model:o}=t,d=y=>o.send({pressed:y}),u=i("button.idw-button.idw-run-main",{onclick:()=>d(
n())}),c=i("button.idw-button",{onclick:()=>d("cancel")},"Cancel"),g=i("span.idw-run-status",{role:"status"}),w=i("span.idw-muted.idw-run-detail"),m=i("span.idw\
-run-fill"),p=i("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,"aria-valuemax":100}},m),b=i("p.idw-error",{role:"alert"}),h=i("div\
.idw-flow.idw-run",i("i.idw-dot",{"aria-hidden":"true"}),g,w,u,c),E=()=>{let y=Math.round(100*o.get("progress"));h.dataset.status=p.dataset.status=o.get("status"),
u.textContent={pause:"Pause",resume:"Resume",...r}[n()]??"",u.disabled=a(),!k(o)&&M(h)===c&&u.focus(),c.hidden=!k(o),x(g,z[o.get("status")]),w.textContent=o.get(
"detail"),p.setAttribute("aria-valuenow",String(y)),p.setAttribute("aria-valuetext",o.get("detail")||`${y} %`),m.style.width=k(o)?`${y}%`:"0",x(b,o.get("error")),
b.hidden=!o.get("error")};return f(t,["status","progress","detail","error",...s],E),{line:h,track:p,error:b,update:E}}var C=[["ode","one noise","Probability flow with Heun's method, two evaluations a step: the words may move objects."],["ddpm","every step's noise","Steps of the\
 reverse chain, one evaluation each: keeps far more of the layout."]];function H(t){let e=I(t,"sampler","value",U(C,{"aria-label":"What the inversion keeps"}).node),
n=i("span.idw-muted"),r=i("summary"),s=A(t,"steps",["","steps"],{step:10},$(1)),a=A(t,"samples",["","samples of a prediction"],{step:16},$(2)),o=i("div.idw-flow\
.idw-run-fields",s,a,i("label.idw-pair",i("span","keep"),e),n);return f(t,["steps","samples","sampler"],(d,u,c)=>{let[,g,w]=C.find(([m])=>m===c)??C[0];n.textContent=
w,r.textContent=`${d} steps, keeping ${g}; predictions from ${u} samples`}),i("details.idw-small",r,o)}function T(t){let{model:e,el:n}=t;n.classList.add("idw-ed\
it-bar");let r=O({class:"idw-field idw-replacement","aria-label":"Replacement",placeholder:"another word"}),s=l=>l===e.get("replacement")||v(e,{replacement:l}),
a=B(Object.entries({omit:"leave out",swap:"replace by"}),l=>{l==="swap"&&r.focus(),s(l==="swap"?r.value.trim():"")}),[o,d]=a.labels,u={role:"radiogroup","aria-l\
abel":"What happens to the words"},c=i("p.idw-edit-prompt",{role:"status"}),g=()=>k(e)&&e.get("task")==="edit",w=()=>g()?e.get("status")==="paused"?"resume":"pa\
use":"edit",m=P(t,{label:"Progress of the edit",next:w,texts:{edit:"Edit"},names:["task","objection"],blocked:()=>w()==="edit"&&!!e.get("objection")});n.append(
i("div.idw-flow.idw-edit-choice",u,o,i("div.idw-pair",d,r)),c,m.line,m.track,m.error,H(t)),r.addEventListener("input",()=>a.show("swap")),r.addEventListener("ch\
ange",()=>s(r.value.trim())),f(t,["words","replacement","new_prompt","objection"],(l,p,b,h)=>{x(o.lastChild,l?`leave out “${l}”`:"leave out"),M(n)!==r?(r.value=
p||(l?r.value:""),a.show(p?"swap":"omit")):p&&(r.value=p);for(let E of[...a.inputs,r])E.disabled=!l;c.classList.toggle("idw-muted",!!h),x(c,h?`${h[0].toUpperCase()}${h.
slice(1)}.`:`“${b}”`)})}var Mt=F("edit_bar",T);export{Mt as default};

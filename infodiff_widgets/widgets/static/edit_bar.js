// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var L=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,n){this.state[e]=n;for(let r of this.#t[`change:${e}`]??[])r()}on(e,n){(this.#t[e]??=
new Set).add(n)}off(e,n){this.#t[e]?.delete(n)}save_changes(){}send(...e){}};function _(t,...e){return e.map(n=>t.get(n))}function j(t,e){for(let[n,r]of Object.entries(e))t.set(n,r)}function v(t,e){j(t,e),t.save_changes()}function f({model:t,
signal:e},n,r){let s=0,a=()=>{s=0,r(..._(t,...n))},o=()=>s||=requestAnimationFrame(a);for(let d of n)t.on(`change:${d}`,o);e.addEventListener("abort",()=>{cancelAnimationFrame(
s);for(let d of n)t.off(`change:${d}`,o)}),a()}function i(t,...e){let[n,...r]=t.split("."),s=document.createElement(n);r.length&&(s.className=r.join(" ")),n==="button"&&s.setAttribute("type","button");for(let a of e){
if(typeof a=="string"||a instanceof Node){s.append(a);continue}for(let[o,d]of Object.entries(a))o.startsWith("on")?s.addEventListener(o.slice(2),d):d!==!1&&d!=null&&
s.setAttribute(o,d===!0?"":d)}return s}function x(t,e){t.textContent!==e&&(t.textContent=e)}function C(t){return`idw-${t}-${Math.random().toString(36).slice(2)}`}
function E(t){return t.getRootNode().activeElement}function I(t){return t.ctrlKey||t.metaKey||t.altKey}function R(t){t.addEventListener("keydown",e=>{I(e)||e.stopPropagation()})}function S(t,e){let n=({model:s,el:a,signal:o})=>{a.classList.add("idw"),R(a),e({model:s,el:a,signal:o})},r=document.getElementById("idw-page");return r?.dataset.
bundle===t&&(r.removeAttribute("data-bundle"),T().then(s=>{n({model:new L({...s,offline:!0}),el:r,signal:new AbortController().signal}),D(r)})),{render:n}}async function T(){
let t=document.getElementById("idw-stored")?.textContent??"",e=new Blob([Uint8Array.from(atob(t),a=>a.charCodeAt(0))]),n=await new Response(e.stream().pipeThrough(
new DecompressionStream("gzip"))).arrayBuffer(),r=new DataView(n).getUint32(0,!0),s=new TextDecoder().decode(new Uint8Array(n,4,r));return JSON.parse(s,(a,o)=>o?.
bytes?new DataView(n,4+r+o.bytes[0],o.bytes[1]):o)}function D(t){let e=window.frameElement;if(!e)return;e.previousElementSibling?.remove();let n=()=>e.style.height=
`${Math.ceil(t.getBoundingClientRect().height)}px`;new ResizeObserver(n).observe(t)}function B(t,e){let n=C("radio"),r=t.map(([o])=>i("input",{type:"radio",name:n,value:o,onchange:()=>e(o)})),s=t.map(([,o],d)=>i("label.idw-pair",r[d],i("span",o)));
return{inputs:r,labels:s,show:o=>{for(let d of r)d.checked=d.value===o}}}function F(t){let e=i("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},t);
return e.addEventListener("keydown",n=>n.key==="Enter"&&n.stopPropagation()),e}function $(t){return e=>Number.isInteger(e)&&e>=t}function M(t,e,[n,r],s,a){let{model:o}=t,
d=i("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${r}`.trim()},s),l=()=>d.value=o.get(e)||"";return d.addEventListener("change",()=>{let c=Number(d.
value);Number.isFinite(c)&&a(c)&&v(o,{[e]:c}),l()}),f(t,[e],l),i("label.idw-pair",i("span",n),d,i("span",r))}function N(t,e,n,r){return r.addEventListener("chan\
ge",()=>v(t.model,{[e]:r[n]})),f(t,[e],()=>r[n]=t.model.get(e)),r}function O(t,e={}){let n=i("select.idw-field",e),r=s=>n.replaceChildren(...s.map(([a,o])=>i("option",{value:a},o)));return r(t),{node:n,offer:r}}var W={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function k(t){return["running","paused"].includes(t.get(
"status"))}function P(t,{label:e,next:n,texts:r,names:s=[],blocked:a=()=>!1}){let{model:o}=t,d=b=>o.send({pressed:b}),l=i("button.idw-button.idw-run-main",{onclick:()=>d(
n())}),c=i("button.idw-button",{onclick:()=>d("cancel")},"Cancel"),g=i("span.idw-run-status",{role:"status"}),w=i("span.idw-muted.idw-run-detail"),m=i("span.idw\
-run-fill"),p=i("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,"aria-valuemax":100}},m),y=i("p.idw-error",{role:"alert"}),h=i("div\
.idw-flow.idw-run",i("i.idw-dot",{"aria-hidden":"true"}),g,w,l,c);return f(t,["status","progress","detail","error",...s],()=>{let b=Math.round(100*o.get("progre\
ss"));h.dataset.status=p.dataset.status=o.get("status"),l.textContent={pause:"Pause",resume:"Resume",...r}[n()]??"",l.disabled=a(),!k(o)&&E(h)===c&&l.focus(),c.
hidden=!k(o),x(g,W[o.get("status")]),w.textContent=o.get("detail"),p.setAttribute("aria-valuenow",String(b)),p.setAttribute("aria-valuetext",o.get("detail")||`${b}\
 %`),m.style.width=k(o)?`${b}%`:"0",x(y,o.get("error")),y.hidden=!o.get("error")}),{line:h,track:p,error:y}}var A=[["ode","one noise","Probability flow with Heun's method, two evaluations a step: the words may move objects."],["ddpm","every step's noise","Steps of the\
 reverse chain, one evaluation each: keeps far more of the layout."]];function H(t){let e=N(t,"sampler","value",O(A,{"aria-label":"What the inversion keeps"}).node),
n=i("span.idw-muted"),r=i("summary"),s=M(t,"steps",["","steps"],{step:10},$(1)),a=M(t,"samples",["","samples of a prediction"],{step:16},$(2)),o=i("div.idw-flow\
.idw-run-fields",s,a,i("label.idw-pair",i("span","keep"),e),n);return f(t,["steps","samples","sampler"],(d,l,c)=>{let[,g,w]=A.find(([m])=>m===c)??A[0];n.textContent=
w,r.textContent=`${d} steps, keeping ${g}; predictions from ${l} samples`}),i("details.idw-small",r,o)}function U(t){let{model:e,el:n}=t;n.classList.add("idw-ed\
it-bar");let r=F({class:"idw-field idw-replacement","aria-label":"Replacement",placeholder:"another word"}),s=u=>u===e.get("replacement")||v(e,{replacement:u}),
a=B(Object.entries({omit:"leave out",swap:"replace by"}),u=>{u==="swap"&&r.focus(),s(u==="swap"?r.value.trim():"")}),[o,d]=a.labels,l={role:"radiogroup","aria-l\
abel":"What happens to the words"},c=i("p.idw-edit-prompt",{role:"status"}),g=()=>k(e)&&e.get("task")==="edit",w=()=>g()?e.get("status")==="paused"?"resume":"pa\
use":"edit",m=P(t,{label:"Progress of the edit",next:w,texts:{edit:"Edit"},names:["task","objection"],blocked:()=>w()==="edit"&&!!e.get("objection")});n.append(
i("div.idw-flow.idw-edit-choice",l,o,i("div.idw-pair",d,r)),c,m.line,m.track,m.error,H(t)),r.addEventListener("input",()=>a.show("swap")),r.addEventListener("ch\
ange",()=>s(r.value.trim())),f(t,["words","replacement","new_prompt","objection"],(u,p,y,h)=>{x(o.lastChild,u?`leave out “${u}”`:"leave out"),E(n)!==r?(r.value=
p||(u?r.value:""),a.show(p?"swap":"omit")):p&&(r.value=p);for(let b of[...a.inputs,r])b.disabled=!u;c.classList.toggle("idw-muted",!!h),x(c,h?`${h[0].toUpperCase()}${h.
slice(1)}.`:`“${y}”`)})}var kt=S("edit_bar",U);export{kt as default};

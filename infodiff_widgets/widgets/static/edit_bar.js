// Built from widgets/frontend; contains d3-array and d3-contour (see their LICENSE files).
var L=class{#t={};constructor(e){this.state={...e}}get(e){return this.state[e]}set(e,r){this.state[e]=r;for(let n of this.#t[`change:${e}`]??[])n()}on(e,r){(this.#t[e]??=
new Set).add(r)}off(e,r){this.#t[e]?.delete(r)}save_changes(){}send(...e){}};function I(t,...e){return e.map(r=>t.get(r))}function U(t,e){for(let[r,n]of Object.entries(e))t.set(r,n)}function v(t,e){U(t,e),t.save_changes()}function f({model:t,
signal:e},r,n){let a=0,d=()=>{a=0,n(...I(t,...r))},o=()=>a||=requestAnimationFrame(d);for(let s of r)t.on(`change:${s}`,o);e.addEventListener("abort",()=>{cancelAnimationFrame(
a);for(let s of r)t.off(`change:${s}`,o)}),d()}function i(t,...e){let[r,...n]=t.split("."),a=document.createElement(r);n.length&&(a.className=n.join(" ")),r==="button"&&a.setAttribute("type","button");for(let d of e){
if(typeof d=="string"||d instanceof Node){a.append(d);continue}for(let[o,s]of Object.entries(d))o.startsWith("on")?a.addEventListener(o.slice(2),s):s!==!1&&s!=null&&
a.setAttribute(o,s===!0?"":s)}return a}function g(t,e){t.textContent!==e&&(t.textContent=e)}function C(t){return`idw-${t}-${Math.random().toString(36).slice(2)}`}
function E(t){return t.getRootNode().activeElement}function j(t){return t.ctrlKey||t.metaKey||t.altKey}function R(t){t.addEventListener("keydown",e=>{j(e)||e.stopPropagation()})}function S(t,e){let r=({model:a,el:d,signal:o})=>{d.classList.add("idw"),R(d),e({model:a,el:d,signal:o})},n=document.getElementById("idw-page");if(n?.dataset.bundle===
t){n.removeAttribute("data-bundle");let a=s=>new DataView(Uint8Array.from(atob(s),c=>c.charCodeAt(0)).buffer),d=document.getElementById("idw-stored")?.textContent??
"",o=JSON.parse(d,(s,c)=>c?.base64===void 0?c:a(c.base64));r({model:new L({...o,offline:!0}),el:n,signal:new AbortController().signal})}return{render:r}}function F(t,e){let r=C("radio"),n=t.map(([o])=>i("input",{type:"radio",name:r,value:o,onchange:()=>e(o)})),a=t.map(([,o],s)=>i("label.idw-pair",n[s],i("span",o)));
return{inputs:n,labels:a,show:o=>{for(let s of n)s.checked=s.value===o}}}function N(t){let e=i("input.idw-field",{type:"text",autocomplete:"off",dir:"auto"},t);
return e.addEventListener("keydown",r=>r.key==="Enter"&&r.stopPropagation()),e}function $(t){return e=>Number.isInteger(e)&&e>=t}function M(t,e,[r,n],a,d){let{model:o}=t,
s=i("input.idw-field",{type:"number",min:0,"aria-label":`${r} ${n}`.trim()},a),c=()=>s.value=o.get(e)||"";return s.addEventListener("change",()=>{let u=Number(s.
value);Number.isFinite(u)&&d(u)&&v(o,{[e]:u}),c()}),f(t,[e],c),i("label.idw-pair",i("span",r),s,i("span",n))}function B(t,e,r,n){return n.addEventListener("chan\
ge",()=>v(t.model,{[e]:n[r]})),f(t,[e],()=>n[r]=t.model.get(e)),n}function O(t,e={}){let r=i("select.idw-field",e),n=a=>r.replaceChildren(...a.map(([d,o])=>i("option",{value:d},o)));return n(t),{node:r,offer:n}}var T={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function k(t){return["running","paused"].includes(t.get(
"status"))}function P(t,{label:e,next:r,texts:n,names:a=[],blocked:d=()=>!1}){let{model:o}=t,s=b=>o.send({pressed:b}),c=i("button.idw-button.idw-run-main",{onclick:()=>s(
r())}),u=i("button.idw-button",{onclick:()=>s("cancel")},"Cancel"),x=i("span.idw-run-status",{role:"status"}),w=i("span.idw-muted.idw-run-detail"),m=i("span.idw\
-run-fill"),p=i("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,"aria-valuemax":100}},m),y=i("p.idw-error",{role:"alert"}),h=i("div\
.idw-flow.idw-run",i("i.idw-dot",{"aria-hidden":"true"}),x,w,c,u);return f(t,["status","progress","detail","error",...a],()=>{let b=Math.round(100*o.get("progre\
ss"));h.dataset.status=p.dataset.status=o.get("status"),c.textContent={pause:"Pause",resume:"Resume",...n}[r()]??"",c.disabled=d(),!k(o)&&E(h)===u&&c.focus(),u.
hidden=!k(o),g(x,T[o.get("status")]),w.textContent=o.get("detail"),p.setAttribute("aria-valuenow",String(b)),p.setAttribute("aria-valuetext",o.get("detail")||`${b}\
 %`),m.style.width=k(o)?`${b}%`:"0",g(y,o.get("error")),y.hidden=!o.get("error")}),{line:h,track:p,error:y}}var A=[["ode","one noise","Probability flow with Heun's method, two evaluations a step: the words may move objects."],["ddpm","every step's noise","Steps of the\
 reverse chain, one evaluation each: keeps far more of the layout."]];function W(t){let e=B(t,"sampler","value",O(A,{"aria-label":"What the inversion keeps"}).node),
r=i("span.idw-muted"),n=i("summary"),a=M(t,"steps",["","steps"],{step:10},$(1)),d=M(t,"samples",["","samples of a prediction"],{step:16},$(2)),o=i("div.idw-flow\
.idw-run-fields",a,d,i("label.idw-pair",i("span","keep"),e),r);return f(t,["steps","samples","sampler"],(s,c,u)=>{let[,x,w]=A.find(([m])=>m===u)??A[0];r.textContent=
w,n.textContent=`${s} steps, keeping ${x}; predictions from ${c} samples`}),i("details.idw-small",n,o)}function _(t){let{model:e,el:r}=t;r.classList.add("idw-ed\
it-bar");let n=N({class:"idw-field idw-replacement","aria-label":"Replacement",placeholder:"another word"}),a=l=>l===e.get("replacement")||v(e,{replacement:l}),
d=F(Object.entries({omit:"leave out",swap:"replace by"}),l=>{l==="swap"&&n.focus(),a(l==="swap"?n.value.trim():"")}),[o,s]=d.labels,c={role:"radiogroup","aria-l\
abel":"What happens to the words"},u=i("p.idw-edit-prompt",{role:"status"}),x=()=>k(e)&&e.get("task")==="edit",w=()=>x()?e.get("status")==="paused"?"resume":"pa\
use":"edit",m=P(t,{label:"Progress of the edit",next:w,texts:{edit:"Edit"},names:["task","objection"],blocked:()=>w()==="edit"&&!!e.get("objection")});r.append(
i("div.idw-flow.idw-edit-choice",c,o,i("div.idw-pair",s,n)),u,m.line,m.track,m.error,W(t)),n.addEventListener("input",()=>d.show("swap")),n.addEventListener("ch\
ange",()=>a(n.value.trim())),f(t,["words","replacement","new_prompt","objection"],(l,p,y,h)=>{g(o.lastChild,l?`leave out “${l}”`:"leave out"),E(r)!==n?(n.value=
p||(l?n.value:""),d.show(p?"swap":"omit")):p&&(n.value=p);for(let b of[...d.inputs,n])b.disabled=!l;u.classList.toggle("idw-muted",!!h),g(u,h?`${h[0].toUpperCase()}${h.
slice(1)}.`:`“${y}”`)})}var yt=S("edit_bar",_);export{yt as default};

// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function C(t,...e){return e.map(r=>t.get(r))}function F(t,e){for(let[r,o]of Object.entries(e))t.set(r,o)}function v(t,e){F(t,e),t.save_changes()}function u({model:t,
signal:e},r,o){let s=0,d=()=>{s||=requestAnimationFrame(()=>{s=0,o()})};for(let n of r)t.on(`change:${n}`,d);e.addEventListener("abort",()=>{cancelAnimationFrame(
s);for(let n of r)t.off(`change:${n}`,d)}),o()}function i(t,...e){let[r,...o]=t.split("."),s=document.createElement(r);o.length&&(s.className=o.join(" "));for(let d of e){if(typeof d=="string"||d instanceof Node){
s.append(d);continue}for(let[n,a]of Object.entries(d))n.startsWith("on")?s.addEventListener(n.slice(2),a):a!==!1&&a!=null&&s.setAttribute(n,a===!0?"":a)}return s}
function h(t,e){t.textContent!==e&&(t.textContent=e)}function A(t){return`idw-${t}-${Math.random().toString(36).slice(2)}`}function L(t){return t.getRootNode().
activeElement}function T(t){return t.ctrlKey||t.metaKey||t.altKey}function P(t){t.addEventListener("keydown",e=>{T(e)||e.stopPropagation()})}function j(...t){return{render({model:e,el:r,signal:o}){r.classList.add("idw"),P(r);for(let s of t)s({model:e,el:r,signal:o})}}}function B(t,e){let r=A("radio"),o=t.map(([n])=>i("input",{type:"radio",name:r,value:n,onchange:()=>e(n)})),s=t.map(([,n],a)=>i("label.idw-pair",o[a],i("span",n)));
return{inputs:o,labels:s,show:n=>{for(let a of o)a.checked=a.value===n}}}function N(t){let e=i("input.idw-field",{type:"text",autocomplete:"off"},t);return e.addEventListener(
"keydown",r=>r.key==="Enter"&&r.stopPropagation()),e}function $(t,e,[r,o],s,d){let{model:n}=t,a=i("input.idw-field",{type:"number",min:0,"aria-label":`${r} ${o}`.
trim()},s),p=()=>a.value=n.get(e)||"";return a.addEventListener("change",()=>{let c=Number(a.value);Number.isFinite(c)&&d(c)&&v(n,{[e]:c}),p()}),u(t,[e],p),i("l\
abel.idw-pair",i("span",r),a,i("span",o))}function I(t,e,r,o){return o.addEventListener("change",()=>v(t.model,{[e]:o[r]})),u(t,[e],()=>o[r]=t.model.get(e)),o}function M(t,e={}){let r=i("select.idw-field",e),o=s=>r.replaceChildren(...s.map(([d,n])=>i("option",{value:d},n)));return o(t),{node:r,offer:o}}var W={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function k(t){return["running","paused"].includes(t.get(
"status"))}function S(t,{label:e,next:r,texts:o,names:s=[],blocked:d=()=>!1}){let{model:n,el:a}=t;a.classList.add("idw-run");let p=x=>n.send({pressed:x}),c=i("b\
utton.idw-button.idw-run-main",{type:"button",onclick:()=>p(r())}),m=i("button.idw-button",{type:"button",onclick:()=>p("cancel")},"Cancel"),f=i("span.idw-run-s\
tatus.idw-title",{role:"status"}),y=i("span.idw-muted"),l=i("span.idw-run-fill"),g=i("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,
"aria-valuemax":100}},l),w=i("p.idw-error",{role:"alert"});u(t,["status","progress","detail","error",...s],()=>{let x=Math.round(100*n.get("progress"));a.dataset.
status=n.get("status"),c.textContent={pause:"Pause",resume:"Resume",...o}[r()]??"",c.classList.toggle("idw-plain",r()==="pause"),c.disabled=d(),!k(n)&&L(a)===m&&
c.focus(),m.disabled=!k(n),h(f,W[n.get("status")]),y.textContent=n.get("detail"),g.setAttribute("aria-valuenow",String(x)),g.setAttribute("aria-valuetext",n.get(
"detail")||`${x} %`),l.style.width=`${x}%`,h(w,n.get("error")),w.hidden=!n.get("error")});let E=i("div.idw-run-body",i("div.idw-flow.idw-run-line",f,y),g);return[
i("div.idw-flow.idw-run-row",c,m,E),w]}var R=[["ode","one noise","Probability flow with Heun's method, two evaluations a step: the words may move objects."],["ddpm","every step's noise","Steps of the\
 reverse chain, one evaluation each: keeps far more of the layout."]];function K(t){let{model:e}=t,r=M(R.map(([n,a])=>[n,a]),{"aria-label":"What the inversion k\
eeps"});I(t,"sampler","value",r.node);let o=i("span.idw-muted"),s=i("summary"),d=i("div.idw-flow.idw-run-fields",$(t,"steps",["","steps"],{step:10},n=>Number.isInteger(
n)&&n>=1),$(t,"samples",["","samples of a prediction"],{step:16},n=>Number.isInteger(n)&&n>=2),i("label.idw-pair",i("span","keep"),r.node),o);return u(t,["steps",
"samples","sampler"],()=>{let[n,a,p]=C(e,"steps","samples","sampler"),[,c,m]=R.find(([f])=>f===p)??R[0];o.textContent=m,s.textContent=`${n} steps, keeping ${c};\
 predictions from ${a} samples`}),i("details",s,d)}function U(t){let{model:e,el:r}=t;r.classList.add("idw-edit-bar");let o=N({class:"idw-field idw-replacement",
"aria-label":"Replacement",placeholder:"another word"}),s=l=>l===e.get("replacement")||v(e,{replacement:l}),d=B([["omit","leave out"],["swap","replace by"]],l=>{
l==="swap"&&o.focus(),s(l==="swap"?o.value.trim():"")}),[n,a]=d.labels,p={role:"radiogroup","aria-label":"What happens to the words"},c=i("p.idw-edit-prompt",{role:"\
status"}),m=()=>k(e)&&e.get("task")==="edit",f=()=>m()?e.get("status")==="paused"?"resume":"pause":"edit",y=S(t,{label:"Progress of the edit",next:f,texts:{edit:"\
Edit"},names:["task","objection"],blocked:()=>f()==="edit"&&!!e.get("objection")});r.append(i("div.idw-flow.idw-edit-choice",p,n,i("div.idw-pair",a,o)),c,...y,K(
t)),o.addEventListener("input",()=>d.show("swap")),o.addEventListener("change",()=>s(o.value.trim())),u(t,["words","replacement","new_prompt","objection"],()=>{
let[l,b,g,w]=C(e,"words","replacement","new_prompt","objection");h(n.lastChild,l?`leave out “${l}”`:"leave out"),L(r)!==o?(o.value=b||(l?o.value:""),d.show(
b?"swap":"omit")):b&&(o.value=b);for(let E of[...d.inputs,o])E.disabled=!l;c.classList.toggle("idw-muted",!!w),h(c,w?`${w[0].toUpperCase()}${w.slice(1)}.`:`“${g}\
”`)})}var mt=j(U);export{mt as default};

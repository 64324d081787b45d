// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
function C(e,...t){return t.map(r=>e.get(r))}function S(e,t){for(let[r,o]of Object.entries(t))e.set(r,o)}function v(e,t){S(e,t),e.save_changes()}function u({model:e,
signal:t},r,o){let a=0,d=()=>{a||=requestAnimationFrame(()=>{a=0,o()})};for(let n of r)e.on(`change:${n}`,d);t.addEventListener("abort",()=>{cancelAnimationFrame(
a);for(let n of r)e.off(`change:${n}`,d)}),o()}function i(e,...t){let[r,...o]=e.split("."),a=document.createElement(r);o.length&&(a.className=o.join(" "));for(let d of t){if(typeof d=="string"||d instanceof Node){
a.append(d);continue}for(let[n,s]of Object.entries(d))n.startsWith("on")?a.addEventListener(n.slice(2),s):s!==!1&&s!=null&&a.setAttribute(n,s===!0?"":s)}return a}
function h(e,t){e.textContent!==t&&(e.textContent=t)}function P(e){return`idw-${e}-${Math.random().toString(36).slice(2)}`}function k(e){return e.getRootNode().
activeElement}function T(e){return e.ctrlKey||e.metaKey||e.altKey}function j(e){e.addEventListener("keydown",t=>{T(t)||t.stopPropagation()})}function A(...e){return{render({model:t,el:r,signal:o}){r.classList.add("idw"),j(r);for(let a of e)a({model:t,el:r,signal:o})}}}function M(e,t){let r=P("radio"),o=e.map(([n])=>i("input",{type:"radio",name:r,value:n,onchange:()=>t(n)})),a=e.map(([,n],s)=>i("label",o[s],i("span",n)));return{
inputs:o,labels:a,show:n=>{for(let s of o)s.checked=s.value===n}}}function N(e){let t=i("input.idw-field",{type:"text",autocomplete:"off"},e);return t.addEventListener(
"keydown",r=>r.key==="Enter"&&r.stopPropagation()),t}function $(e,t,[r,o],a,d){let{model:n}=e,s=i("input.idw-field",{type:"number",min:0,"aria-label":`${r} ${o}`.
trim()},a),p=()=>{s.value=n.get(t)||""};return s.addEventListener("change",()=>{let l=Number(s.value);Number.isFinite(l)&&d(l)&&v(n,{[t]:l}),p()}),u(e,[t],p),i(
"label",i("span",r),s,i("span",o))}function B(e,t,r,o){return o.addEventListener("change",()=>v(e.model,{[t]:o[r]})),u(e,[t],()=>{o[r]=e.model.get(t)}),o}function U(e,t={}){let r=i("select.idw-field",t),o=a=>r.replaceChildren(...a.map(([d,n])=>i("option",{value:d},n)));return o(e),{node:r,offer:o}}var K={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function L(e){return["running","paused"].includes(e.get(
"status"))}function F(e,{label:t,next:r,texts:o,names:a=[],blocked:d=()=>!1}){let{model:n,el:s}=e;s.classList.add("idw-run");let p=x=>n.send({pressed:x}),l=i("b\
utton.idw-button.idw-run-main",{type:"button",onclick:()=>p(r())}),m=i("button.idw-button",{type:"button",onclick:()=>p("cancel")},"Cancel"),f=i("span.idw-run-s\
tatus.idw-title",{role:"status"}),y=i("span.idw-muted"),c=i("span.idw-run-fill"),b=i("div.idw-run-track",{role:"progressbar","aria-label":t,...{"aria-valuemin":0,
"aria-valuemax":100}},c),w=i("p.idw-error",{role:"alert"});u(e,["status","progress","detail","error",...a],()=>{let x=Math.round(100*n.get("progress"));s.dataset.
status=n.get("status"),l.textContent={pause:"Pause",resume:"Resume",...o}[r()]??"",l.classList.toggle("idw-plain",r()==="pause"),l.disabled=d(),!L(n)&&k(s)===m&&
l.focus(),m.disabled=!L(n),h(f,K[n.get("status")]),y.textContent=n.get("detail"),b.setAttribute("aria-valuenow",String(x)),b.setAttribute("aria-valuetext",n.get(
"detail")||`${x} %`),c.style.width=`${x}%`,h(w,n.get("error")),w.hidden=!n.get("error")});let E=i("div.idw-run-body",i("div.idw-run-line",f,y),b);return[i("div.\
idw-run-row",l,m,E),w]}var R=[["ode","one noise","Probability flow with Heun's method, two evaluations a step: the words may move objects."],["ddpm","every step's noise","Steps of the\
 reverse chain, one evaluation each: keeps far more of the layout."]];function O(e){let{model:t}=e,r=U(R.map(([n,s])=>[n,s]),{"aria-label":"What the inversion k\
eeps"});B(e,"sampler","value",r.node);let o=i("span.idw-muted"),a=i("summary"),d=i("div.idw-run-fields",$(e,"steps",["","steps"],{step:10},n=>Number.isInteger(n)&&
n>=1),$(e,"samples",["","samples of a prediction"],{step:16},n=>Number.isInteger(n)&&n>=2),i("label",i("span","keep"),r.node),o);return u(e,["steps","samples","\
sampler"],()=>{let[n,s,p]=C(t,"steps","samples","sampler"),[,l,m]=R.find(([f])=>f===p)??R[0];o.textContent=m,a.textContent=`${n} steps, keeping ${l}; prediction\
s from ${s} samples`}),i("details",a,d)}function I(e){let{model:t,el:r}=e;r.classList.add("idw-edit-bar");let o=N({class:"idw-field idw-replacement","aria-label":"\
Replacement",placeholder:"another word"}),a=c=>c===t.get("replacement")||v(t,{replacement:c}),d=M([["omit","leave out"],["swap","replace by"]],c=>{c==="swap"&&o.
focus(),a(c==="swap"?o.value.trim():"")}),[n,s]=d.labels,p={role:"radiogroup","aria-label":"What happens to the words"},l=i("p.idw-edit-prompt",{role:"status"}),
m=()=>L(t)&&t.get("task")==="edit",f=()=>m()?t.get("status")==="paused"?"resume":"pause":"edit",y=F(e,{label:"Progress of the edit",next:f,texts:{edit:"Edit"},names:[
"task","objection"],blocked:()=>f()==="edit"&&!!t.get("objection")});r.append(i("div.idw-edit-choice",p,n,i("div.idw-edit-swap",s,o)),l,...y,O(e)),o.addEventListener(
"input",()=>d.show("swap")),o.addEventListener("change",()=>a(o.value.trim())),u(e,["words","replacement","new_prompt","objection"],()=>{let[c,g,b,w]=C(t,"words",
"replacement","new_prompt","objection");h(n.lastChild,c?`leave out “${c}”`:"leave out"),k(r)!==o?(o.value=g||(c?o.value:""),d.show(g?"swap":"omit")):g&&(o.value=
g);for(let E of[...d.inputs,o])E.disabled=!c;l.classList.toggle("idw-muted",!!w),h(l,w?`${w[0].toUpperCase()}${w.slice(1)}.`:`“${b}”`)})}var me=A(I);export{me as default};

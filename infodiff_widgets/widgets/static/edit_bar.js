// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function $(t,...e){return e.map(i=>t.get(i))}function I(t,e){for(let[i,n]of Object.entries(e))t.set(i,n)}function v(t,e){I(t,e),t.save_changes()}function p({model:t,
signal:e},i,n){let s=0,d=()=>{s||=requestAnimationFrame(()=>{s=0,n()})};for(let r of i)t.on(`change:${r}`,d);e.addEventListener("abort",()=>{cancelAnimationFrame(
s);for(let r of i)t.off(`change:${r}`,d)}),n()}function o(t,...e){let[i,...n]=t.split("."),s=document.createElement(i);n.length&&(s.className=n.join(" ")),i==="button"&&s.setAttribute("type","button");for(let d of e){
if(typeof d=="string"||d instanceof Node){s.append(d);continue}for(let[r,a]of Object.entries(d))r.startsWith("on")?s.addEventListener(r.slice(2),a):a!==!1&&a!=null&&
s.setAttribute(r,a===!0?"":a)}return s}function h(t,e){t.textContent!==e&&(t.textContent=e)}function R(t){return`idw-${t}-${Math.random().toString(36).slice(2)}`}
function k(t){return t.getRootNode().activeElement}function U(t){return t.ctrlKey||t.metaKey||t.altKey}function A(t){t.addEventListener("keydown",e=>{U(e)||e.stopPropagation()})}function N(...t){return{render({model:e,el:i,signal:n}){i.classList.add("idw"),A(i);for(let s of t)s({model:e,el:i,signal:n})}}}function F(t,e){let i=R("radio"),n=t.map(([r])=>o("input",{type:"radio",name:i,value:r,onchange:()=>e(r)})),s=t.map(([,r],a)=>o("label.idw-pair",n[a],o("span",r)));
return{inputs:n,labels:s,show:r=>{for(let a of n)a.checked=a.value===r}}}function P(t){let e=o("input.idw-field",{type:"text",autocomplete:"off"},t);return e.addEventListener(
"keydown",i=>i.key==="Enter"&&i.stopPropagation()),e}function M(t,e,[i,n],s,d){let{model:r}=t,a=o("input.idw-field",{type:"number",min:0,"aria-label":`${i} ${n}`.
trim()},s),u=()=>a.value=r.get(e)||"";return a.addEventListener("change",()=>{let c=Number(a.value);Number.isFinite(c)&&d(c)&&v(r,{[e]:c}),u()}),p(t,[e],u),o("l\
abel.idw-pair",o("span",i),a,o("span",n))}function j(t,e,i,n){return n.addEventListener("change",()=>v(t.model,{[e]:n[i]})),p(t,[e],()=>n[i]=t.model.get(e)),n}function O(t,e={}){let i=o("select.idw-field",e),n=s=>i.replaceChildren(...s.map(([d,r])=>o("option",{value:d},r)));return n(t),{node:i,offer:n}}var T={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function E(t){return["running","paused"].includes(t.get(
"status"))}function S(t,{label:e,next:i,texts:n,names:s=[],blocked:d=()=>!1}){let{model:r,el:a}=t;a.classList.add("idw-run");let u=g=>r.send({pressed:g}),c=o("b\
utton.idw-button.idw-run-main",{onclick:()=>u(i())}),f=o("button.idw-button",{onclick:()=>u("cancel")},"Cancel"),w=o("span.idw-run-status.idw-title",{role:"stat\
us"}),y=o("span.idw-muted"),l=o("span.idw-run-fill"),x=o("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,"aria-valuemax":100}},l),m=o(
"p.idw-error",{role:"alert"});p(t,["status","progress","detail","error",...s],()=>{let g=Math.round(100*r.get("progress"));a.dataset.status=r.get("status"),c.textContent=
{pause:"Pause",resume:"Resume",...n}[i()]??"",c.classList.toggle("idw-plain",i()==="pause"),c.disabled=d(),!E(r)&&k(a)===f&&c.focus(),f.disabled=!E(r),h(w,T[r.get(
"status")]),y.textContent=r.get("detail"),x.setAttribute("aria-valuenow",String(g)),x.setAttribute("aria-valuetext",r.get("detail")||`${g} %`),l.style.width=`${g}\
%`,h(m,r.get("error")),m.hidden=!r.get("error")});let L=o("div.idw-run-body",o("div.idw-flow.idw-run-line",w,y),x);return[o("div.idw-flow.idw-run-row",c,f,L),m]}var C=[["ode","one noise","Probability flow with Heun's method, two evaluations a step: the words may move objects."],["ddpm","every step's noise","Steps of the\
 reverse chain, one evaluation each: keeps far more of the layout."]];function W(t){let{model:e}=t,i=j(t,"sampler","value",O(C,{"aria-label":"What the inversion\
 keeps"}).node),n=o("span.idw-muted"),s=o("summary"),d=o("div.idw-flow.idw-run-fields",M(t,"steps",["","steps"],{step:10},r=>Number.isInteger(r)&&r>=1),M(t,"sam\
ples",["","samples of a prediction"],{step:16},r=>Number.isInteger(r)&&r>=2),o("label.idw-pair",o("span","keep"),i),n);return p(t,["steps","samples","sampler"],
()=>{let[r,a,u]=$(e,"steps","samples","sampler"),[,c,f]=C.find(([w])=>w===u)??C[0];n.textContent=f,s.textContent=`${r} steps, keeping ${c}; predictions from ${a}\
 samples`}),o("details.idw-small",s,d)}function B(t){let{model:e,el:i}=t;i.classList.add("idw-edit-bar");let n=P({class:"idw-field idw-replacement","aria-label":"\
Replacement",placeholder:"another word"}),s=l=>l===e.get("replacement")||v(e,{replacement:l}),d=F(Object.entries({omit:"leave out",swap:"replace by"}),l=>{l==="\
swap"&&n.focus(),s(l==="swap"?n.value.trim():"")}),[r,a]=d.labels,u={role:"radiogroup","aria-label":"What happens to the words"},c=o("p.idw-edit-prompt",{role:"\
status"}),f=()=>E(e)&&e.get("task")==="edit",w=()=>f()?e.get("status")==="paused"?"resume":"pause":"edit",y=S(t,{label:"Progress of the edit",next:w,texts:{edit:"\
Edit"},names:["task","objection"],blocked:()=>w()==="edit"&&!!e.get("objection")});i.append(o("div.idw-flow.idw-edit-choice",u,r,o("div.idw-pair",a,n)),c,...y,W(
t)),n.addEventListener("input",()=>d.show("swap")),n.addEventListener("change",()=>s(n.value.trim())),p(t,["words","replacement","new_prompt","objection"],()=>{
let[l,b,x,m]=$(e,"words","replacement","new_prompt","objection");h(r.lastChild,l?`leave out “${l}”`:"leave out"),k(i)!==n?(n.value=b||(l?n.value:""),d.show(
b?"swap":"omit")):b&&(n.value=b);for(let L of[...d.inputs,n])L.disabled=!l;c.classList.toggle("idw-muted",!!m),h(c,m?`${m[0].toUpperCase()}${m.slice(1)}.`:`“${x}\
”`)})}var bt=N(B);export{bt as default};

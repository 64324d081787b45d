// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function U(t,...e){return e.map(r=>t.get(r))}function j(t,e){for(let[r,n]of Object.entries(e))t.set(r,n)}function y(t,e){j(t,e),t.save_changes()}function p({model:t,
signal:e},r,n){let a=0,d=()=>{a=0,n(...U(t,...r))},i=()=>a||=requestAnimationFrame(d);for(let s of r)t.on(`change:${s}`,i);e.addEventListener("abort",()=>{cancelAnimationFrame(
a);for(let s of r)t.off(`change:${s}`,i)}),d()}function o(t,...e){let[r,...n]=t.split("."),a=document.createElement(r);n.length&&(a.className=n.join(" ")),r==="button"&&a.setAttribute("type","button");for(let d of e){
if(typeof d=="string"||d instanceof Node){a.append(d);continue}for(let[i,s]of Object.entries(d))i.startsWith("on")?a.addEventListener(i.slice(2),s):s!==!1&&s!=null&&
a.setAttribute(i,s===!0?"":s)}return a}function x(t,e){t.textContent!==e&&(t.textContent=e)}function R(t){return`idw-${t}-${Math.random().toString(36).slice(2)}`}
function k(t){return t.getRootNode().activeElement}function T(t){return t.ctrlKey||t.metaKey||t.altKey}function A(t){t.addEventListener("keydown",e=>{T(e)||e.stopPropagation()})}function N(...t){return{render({model:e,el:r,signal:n}){r.classList.add("idw"),A(r);for(let a of t)a({model:e,el:r,signal:n})}}}function F(t,e){let r=R("radio"),n=t.map(([i])=>o("input",{type:"radio",name:r,value:i,onchange:()=>e(i)})),a=t.map(([,i],s)=>o("label.idw-pair",n[s],o("span",i)));
return{inputs:n,labels:a,show:i=>{for(let s of n)s.checked=s.value===i}}}function P(t){let e=o("input.idw-field",{type:"text",autocomplete:"off"},t);return e.addEventListener(
"keydown",r=>r.key==="Enter"&&r.stopPropagation()),e}function $(t){return e=>Number.isInteger(e)&&e>=t}function M(t,e,[r,n],a,d){let{model:i}=t,s=o("input.idw-f\
ield",{type:"number",min:0,"aria-label":`${r} ${n}`.trim()},a),l=()=>s.value=i.get(e)||"";return s.addEventListener("change",()=>{let c=Number(s.value);Number.isFinite(
c)&&d(c)&&y(i,{[e]:c}),l()}),p(t,[e],l),o("label.idw-pair",o("span",r),s,o("span",n))}function O(t,e,r,n){return n.addEventListener("change",()=>y(t.model,{[e]:n[r]})),
p(t,[e],()=>n[r]=t.model.get(e)),n}function S(t,e={}){let r=o("select.idw-field",e),n=a=>r.replaceChildren(...a.map(([d,i])=>o("option",{value:d},i)));return n(t),{node:r,offer:n}}var W={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function L(t){return["running","paused"].includes(t.get(
"status"))}function B(t,{label:e,next:r,texts:n,names:a=[],blocked:d=()=>!1}){let{model:i,el:s}=t;s.classList.add("idw-run");let l=v=>i.send({pressed:v}),c=o("b\
utton.idw-button.idw-run-main",{onclick:()=>l(r())}),m=o("button.idw-button",{onclick:()=>l("cancel")},"Cancel"),w=o("span.idw-run-status.idw-title",{role:"stat\
us"}),h=o("span.idw-muted"),u=o("span.idw-run-fill"),g=o("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,"aria-valuemax":100}},u),f=o(
"p.idw-error",{role:"alert"});p(t,["status","progress","detail","error",...a],()=>{let v=Math.round(100*i.get("progress"));s.dataset.status=i.get("status"),c.textContent=
{pause:"Pause",resume:"Resume",...n}[r()]??"",c.classList.toggle("idw-plain",r()==="pause"),c.disabled=d(),!L(i)&&k(s)===m&&c.focus(),m.disabled=!L(i),x(w,W[i.get(
"status")]),h.textContent=i.get("detail"),g.setAttribute("aria-valuenow",String(v)),g.setAttribute("aria-valuetext",i.get("detail")||`${v} %`),u.style.width=`${v}\
%`,x(f,i.get("error")),f.hidden=!i.get("error")});let E=o("div.idw-run-body",o("div.idw-flow.idw-run-line",w,h),g);return[o("div.idw-flow.idw-run-row",c,m,E),f]}var C=[["ode","one noise","Probability flow with Heun's method, two evaluations a step: the words may move objects."],["ddpm","every step's noise","Steps of the\
 reverse chain, one evaluation each: keeps far more of the layout."]];function K(t){let e=O(t,"sampler","value",S(C,{"aria-label":"What the inversion keeps"}).node),
r=o("span.idw-muted"),n=o("summary"),a=M(t,"steps",["","steps"],{step:10},$(1)),d=M(t,"samples",["","samples of a prediction"],{step:16},$(2)),i=o("div.idw-flow\
.idw-run-fields",a,d,o("label.idw-pair",o("span","keep"),e),r);return p(t,["steps","samples","sampler"],(s,l,c)=>{let[,m,w]=C.find(([h])=>h===c)??C[0];r.textContent=
w,n.textContent=`${s} steps, keeping ${m}; predictions from ${l} samples`}),o("details.idw-small",n,i)}function I(t){let{model:e,el:r}=t;r.classList.add("idw-ed\
it-bar");let n=P({class:"idw-field idw-replacement","aria-label":"Replacement",placeholder:"another word"}),a=u=>u===e.get("replacement")||y(e,{replacement:u}),
d=F(Object.entries({omit:"leave out",swap:"replace by"}),u=>{u==="swap"&&n.focus(),a(u==="swap"?n.value.trim():"")}),[i,s]=d.labels,l={role:"radiogroup","aria-l\
abel":"What happens to the words"},c=o("p.idw-edit-prompt",{role:"status"}),m=()=>L(e)&&e.get("task")==="edit",w=()=>m()?e.get("status")==="paused"?"resume":"pa\
use":"edit",h=B(t,{label:"Progress of the edit",next:w,texts:{edit:"Edit"},names:["task","objection"],blocked:()=>w()==="edit"&&!!e.get("objection")});r.append(
o("div.idw-flow.idw-edit-choice",l,i,o("div.idw-pair",s,n)),c,...h,K(t)),n.addEventListener("input",()=>d.show("swap")),n.addEventListener("change",()=>a(n.value.
trim())),p(t,["words","replacement","new_prompt","objection"],(u,b,g,f)=>{x(i.lastChild,u?`leave out “${u}”`:"leave out"),k(r)!==n?(n.value=b||(u?n.value:""),
d.show(b?"swap":"omit")):b&&(n.value=b);for(let E of[...d.inputs,n])E.disabled=!u;c.classList.toggle("idw-muted",!!f),x(c,f?`${f[0].toUpperCase()}${f.slice(1)}.`:
`“${g}”`)})}var bt=N(I);export{bt as default};

// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function A(t,...e){return e.map(n=>t.get(n))}function F(t,e){for(let[n,s]of Object.entries(e))t.set(n,s)}function y(t,e){F(t,e),t.save_changes()}function l({model:t,
signal:e},n,s){let a=0,d=()=>{a=0,s(...A(t,...n))},r=()=>a||=requestAnimationFrame(d);for(let i of n)t.on(`change:${i}`,r);e.addEventListener("abort",()=>{cancelAnimationFrame(
a);for(let i of n)t.off(`change:${i}`,r)}),d()}function o(t,...e){let[n,...s]=t.split("."),a=document.createElement(n);s.length&&(a.className=s.join(" ")),n==="button"&&a.setAttribute("type","button");for(let d of e){
if(typeof d=="string"||d instanceof Node){a.append(d);continue}for(let[r,i]of Object.entries(d))r.startsWith("on")?a.addEventListener(r.slice(2),i):i!==!1&&i!=null&&
a.setAttribute(r,i===!0?"":i)}return a}function x(t,e){t.textContent!==e&&(t.textContent=e)}function k(t){return t.getRootNode().activeElement}function O(t){return t.ctrlKey||t.metaKey||t.altKey}function L(t){t.addEventListener("keydown",e=>{O(e)||e.stopPropagation()})}function E(...t){return{render({model:e,el:n,signal:s}){n.classList.add("idw"),L(n);for(let a of t)a({model:e,el:n,signal:s})}}}function M(t){return e=>Number.isInteger(e)&&e>=t}function f(t,e,[n,s],a,d){let{model:r}=t,i=o("input.idw-field",{type:"number",min:0,"aria-label":`${n} ${s}`.trim()},
a),u=()=>i.value=r.get(e)||"";return i.addEventListener("change",()=>{let c=Number(i.value);Number.isFinite(c)&&d(c)&&y(r,{[e]:c}),u()}),l(t,[e],u),o("label.idw\
-pair",o("span",n),i,o("span",s))}var P={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function $(t){return["running","paused"].includes(t.get(
"status"))}function C(t,{label:e,next:n,texts:s,names:a=[],blocked:d=()=>!1}){let{model:r,el:i}=t;i.classList.add("idw-run");let u=p=>r.send({pressed:p}),c=o("b\
utton.idw-button.idw-run-main",{onclick:()=>u(n())}),m=o("button.idw-button",{onclick:()=>u("cancel")},"Cancel"),g=o("span.idw-run-status.idw-title",{role:"stat\
us"}),b=o("span.idw-muted"),v=o("span.idw-run-fill"),w=o("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,"aria-valuemax":100}},v),h=o(
"p.idw-error",{role:"alert"});l(t,["status","progress","detail","error",...a],()=>{let p=Math.round(100*r.get("progress"));i.dataset.status=r.get("status"),c.textContent=
{pause:"Pause",resume:"Resume",...s}[n()]??"",c.classList.toggle("idw-plain",n()==="pause"),c.disabled=d(),!$(r)&&k(i)===m&&c.focus(),m.disabled=!$(r),x(g,P[r.get(
"status")]),b.textContent=r.get("detail"),w.setAttribute("aria-valuenow",String(p)),w.setAttribute("aria-valuetext",r.get("detail")||`${p} %`),v.style.width=`${p}\
%`,x(h,r.get("error")),h.hidden=!r.get("error")});let N=o("div.idw-run-body",o("div.idw-flow.idw-run-line",g,b),w);return[o("div.idw-flow.idw-run-row",c,m,N),h]}function S(t){let e=o("span"),[n,s]=["any",d=>d>=0],a=[f(t,"samples",["after","samples"],{step:16},M(2)),f(t,"max_seconds",["or","seconds"],{step:5,placeholder:n},
s),f(t,"target_stderr",["or at an error of","nats"],{step:"any",placeholder:n},s)];return l(t,["samples","max_seconds","target_stderr"],(d,r,i)=>{let u=[`${d} s\
amples`,r&&`${r} s`,i&&`an error of ${i} nats`];e.textContent=u.filter(Boolean).join(" or ")}),o("details.idw-small",o("summary",o("span","Stops after "),e),o("\
div.idw-flow.idw-run-fields",...a))}function R(t){let e=()=>({running:"pause",paused:"resume"})[t.model.get("status")]??"run";t.el.append(...C(t,{label:"Progres\
s of the estimate",next:e,texts:{run:"Run"}}),S(t))}var ut=E(R);export{ut as default};

// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function y(t,...e){return e.map(o=>t.get(o))}function N(t,e){for(let[o,s]of Object.entries(e))t.set(o,s)}function k(t,e){N(t,e),t.save_changes()}function u({model:t,
signal:e},o,s){let n=0,d=()=>{n||=requestAnimationFrame(()=>{n=0,s()})};for(let r of o)t.on(`change:${r}`,d);e.addEventListener("abort",()=>{cancelAnimationFrame(
n);for(let r of o)t.off(`change:${r}`,d)}),s()}function i(t,...e){let[o,...s]=t.split("."),n=document.createElement(o);s.length&&(n.className=s.join(" ")),o==="button"&&n.setAttribute("type","button");for(let d of e){
if(typeof d=="string"||d instanceof Node){n.append(d);continue}for(let[r,a]of Object.entries(d))r.startsWith("on")?n.addEventListener(r.slice(2),a):a!==!1&&a!=null&&
n.setAttribute(r,a===!0?"":a)}return n}function x(t,e){t.textContent!==e&&(t.textContent=e)}function E(t){return t.getRootNode().activeElement}function F(t){return t.ctrlKey||t.metaKey||t.altKey}function L(t){t.addEventListener("keydown",e=>{F(e)||e.stopPropagation()})}function M(...t){return{render({model:e,el:o,signal:s}){o.classList.add("idw"),L(o);for(let n of t)n({model:e,el:o,signal:s})}}}function f(t,e,[o,s],n,d){let{model:r}=t,a=i("input.idw-field",{type:"number",min:0,"aria-label":`${o} ${s}`.trim()},n),l=()=>a.value=r.get(e)||"";return a.addEventListener(
"change",()=>{let c=Number(a.value);Number.isFinite(c)&&d(c)&&k(r,{[e]:c}),l()}),u(t,[e],l),i("label.idw-pair",i("span",o),a,i("span",s))}var P={idle:"Ready",running:"Running",paused:"Paused",done:"Done",cancelled:"Cancelled",failed:"Failed"};function $(t){return["running","paused"].includes(t.get(
"status"))}function C(t,{label:e,next:o,texts:s,names:n=[],blocked:d=()=>!1}){let{model:r,el:a}=t;a.classList.add("idw-run");let l=p=>r.send({pressed:p}),c=i("b\
utton.idw-button.idw-run-main",{onclick:()=>l(o())}),m=i("button.idw-button",{onclick:()=>l("cancel")},"Cancel"),g=i("span.idw-run-status.idw-title",{role:"stat\
us"}),b=i("span.idw-muted"),v=i("span.idw-run-fill"),w=i("div.idw-run-track",{role:"progressbar","aria-label":e,...{"aria-valuemin":0,"aria-valuemax":100}},v),h=i(
"p.idw-error",{role:"alert"});u(t,["status","progress","detail","error",...n],()=>{let p=Math.round(100*r.get("progress"));a.dataset.status=r.get("status"),c.textContent=
{pause:"Pause",resume:"Resume",...s}[o()]??"",c.classList.toggle("idw-plain",o()==="pause"),c.disabled=d(),!$(r)&&E(a)===m&&c.focus(),m.disabled=!$(r),x(g,P[r.get(
"status")]),b.textContent=r.get("detail"),w.setAttribute("aria-valuenow",String(p)),w.setAttribute("aria-valuetext",r.get("detail")||`${p} %`),v.style.width=`${p}\
%`,x(h,r.get("error")),h.hidden=!r.get("error")});let A=i("div.idw-run-body",i("div.idw-flow.idw-run-line",g,b),w);return[i("div.idw-flow.idw-run-row",c,m,A),h]}function O(t){let e=i("span"),o={placeholder:"any"},s=i("div.idw-flow.idw-run-fields",f(t,"samples",["after","samples"],{step:16},n=>Number.isInteger(n)&&n>=2),
f(t,"max_seconds",["or","seconds"],{step:5,...o},n=>n>=0),f(t,"target_stderr",["or at an error of","nats"],{step:"any",...o},n=>n>=0));return u(t,["samples","ma\
x_seconds","target_stderr"],()=>{let[n,d,r]=y(t.model,"samples","max_seconds","target_stderr"),a=[`${n} samples`,d&&`${d} s`,r&&`an error of ${r} nats`];e.textContent=
a.filter(Boolean).join(" or ")}),i("details",i("summary",i("span","Stops after "),e),s)}function R(t){let e=()=>({running:"pause",paused:"resume"})[t.model.get(
"status")]??"run";t.el.append(...C(t,{label:"Progress of the estimate",next:e,texts:{run:"Run"}}),O(t))}var ct=M(R);export{ct as default};

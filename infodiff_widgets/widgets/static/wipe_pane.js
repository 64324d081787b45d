// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function $(t,...e){return e.map(n=>t.get(n))}function z(t,e){for(let[n,o]of Object.entries(e))t.set(n,o)}function P(t,e){z(t,e),t.save_changes()}function x({model:t,
signal:e},n,o){let i=0,r=()=>{i=0,o(...$(t,...n))},c=()=>i||=requestAnimationFrame(r);for(let d of n)t.on(`change:${d}`,c);e.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let d of n)t.off(`change:${d}`,c)}),r()}function k(t,e,n){return Math.min(Math.max(t,e),n)}function a(t,...e){let[n,...o]=t.split("."),i=document.createElement(n);o.length&&(i.className=o.join(" ")),n==="button"&&i.setAttribute("type","button");for(let r of e){
if(typeof r=="string"||r instanceof Node){i.append(r);continue}for(let[c,d]of Object.entries(r))c.startsWith("on")?i.addEventListener(c.slice(2),d):d!==!1&&d!=null&&
i.setAttribute(c,d===!0?"":d)}return i}function j(t){return t.getRootNode().activeElement}function F(t){return t.flatMap(([e,n])=>[a("dt",e),a("dd",n)])}function J(t){return t.ctrlKey||t.metaKey||t.altKey}function S(t){t.addEventListener("keydown",e=>{J(e)||e.stopPropagation()})}function X(t,e=t.clientWidth,n=t.clientHeight){let o=window.devicePixelRatio||1;return t.width=Math.max(Math.round(e*o),1),t.height=Math.max(Math.round(n*o),1),
{context:t.getContext("2d"),ratio:o}}var G=420;function U(t,e,n,o){return t.style.aspectRatio=`${n} / ${o}`,t.style.maxWidth=`${G*n/o}px`,X(e,t.clientWidth,t.clientHeight)}
function K(t,e,n){let o=i=>{let r=t.getBoundingClientRect();e((i.clientX-r.left)/r.width)};t.addEventListener("pointerdown",i=>{i.button===0&&(t.setPointerCapture(
i.pointerId),o(i))}),t.addEventListener("pointermove",i=>i.buttons&1&&o(i)),t.addEventListener("pointerup",()=>n())}function W(t,e,n){let o=new ResizeObserver(()=>n());
o.observe(e),t.addEventListener("abort",()=>o.disconnect())}var B=t=>new Blob([t],{type:"image/png"});function T(t,e,n){x(t,e,async()=>{let o=e.map(r=>t.model.get(
r)),i=await Promise.all(o.map(r=>r?createImageBitmap(B(r)):null));o.every((r,c)=>r===t.model.get(e[c]))&&!t.signal.aborted&&n(...i)})}function D(t){let e=[],n=()=>e.
forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),o=>(n(),e=o.map(i=>URL.createObjectURL(B(i))),e)}function H(...t){return{render({model:e,el:n,signal:o}){n.classList.add("idw"),S(n);for(let i of t)i({model:e,el:n,signal:o})}}}function _(t){let{model:e,el:n}=t;n.classList.add("idw-figure","idw-wipe");let o=a("span.idw-title"),i=a("canvas",{role:"img"}),r=a("i.idw-wipe-line",{"aria-hid\
den":"true"}),[c,d]=[a("span.idw-small.idw-wipe-name"),a("span.idw-small.idw-wipe-name")],C=a("div.idw-note",{role:"status"}),E=a("div.idw-stage.idw-wipe-stage",
i,r,c,d,C),f=a("input",{type:"range",min:0,max:1,step:.01,"aria-label":"Wipe between before and after"}),O=a("dl.idw-wipe-facts.idw-foot"),b=a("div.idw-strip",{
role:"group","aria-label":"Edits"});n.append(a("div.idw-head",o),E,f,O,b);let y=null,w=null,u=()=>!!(y&&w),L=()=>{let s=w??y,{width:m,height:M}=s??{width:1,height:1},
{context:p}=U(E,i,m,M);p.imageSmoothingEnabled=m>i.width;let l=u()?e.get("wipe"):w?0:1;w&&p.drawImage(w,0,0,i.width,i.height),y&&l>0&&(p.save(),p.beginPath(),p.
rect(0,0,Math.round(i.width*l),i.height),p.clip(),p.drawImage(y,0,0,i.width,i.height),p.restore());let[[g,h],v]=$(e,"names","title"),I=Math.round(100*l);f.value=
e.get("wipe"),f.setAttribute("aria-valuetext",`${I} % ${g}, ${100-I} % ${h}`),r.style.left=`${100*l}%`,r.hidden=f.disabled=!u(),[c.textContent,d.textContent,o.textContent]=
[g,h,v],c.hidden=!u()||l<.15,d.hidden=!u()||l>.85,C.textContent=u()?"":s?e.get("note"):"No picture yet",i.setAttribute("aria-label",u()?`${g} and ${h}: ${v}`:s?
g:"No picture yet")},R=s=>e.set("wipe",k(s,0,1)),A=()=>e.save_changes();f.addEventListener("input",()=>R(Number(f.value))),f.addEventListener("change",A),K(E,s=>u()&&
R(Math.round(100*s)/100),A);let N=()=>[...b.children].forEach((s,m)=>s.setAttribute("aria-pressed",String(m===e.get("chosen")))),q=D(t.signal);W(t.signal,E,L),T(
t,["before","after"],(...s)=>{[y,w]=s,L()}),x(t,["wipe","title","note","names"],L),x(t,["facts"],s=>O.replaceChildren(...F(s))),x(t,["thumbnails","captions"],(s,m)=>{
let M=[...b.children].indexOf(j(n)),p=(g,h)=>{let v={title:m[h],onclick:()=>P(e,{chosen:h})};return a("button.idw-button.idw-small",v,a("img",{src:g,alt:""}),a(
"span",m[h]??""))},l=q(s).map(p);b.replaceChildren(...l),l[M]?.focus(),b.hidden=!l.length,N()}),x(t,["chosen"],N)}var xt=H(_);export{xt as default};

// Built from widgets/frontend; contains d3-array, © 2010-2023 Mike Bostock, ISC licence.
function $(t,...e){return e.map(n=>t.get(n))}function X(t,e){for(let[n,o]of Object.entries(e))t.set(n,o)}function I(t,e){X(t,e),t.save_changes()}function g({model:t,
signal:e},n,o){let i=0,a=()=>{i||=requestAnimationFrame(()=>{i=0,o()})};for(let d of n)t.on(`change:${d}`,a);e.addEventListener("abort",()=>{cancelAnimationFrame(
i);for(let d of n)t.off(`change:${d}`,a)}),o()}function s(t,...e){let[n,...o]=t.split("."),i=document.createElement(n);o.length&&(i.className=o.join(" "));for(let a of e){if(typeof a=="string"||a instanceof Node){
i.append(a);continue}for(let[d,u]of Object.entries(a))d.startsWith("on")?i.addEventListener(d.slice(2),u):u!==!1&&u!=null&&i.setAttribute(d,u===!0?"":u)}return i}function j(t){return t.getRootNode().activeElement}function O(t){return t.flatMap(([e,n])=>[s("dt",e),s("dd",n)])}function D(t){return t.ctrlKey||t.metaKey||t.altKey}
function U(t){t.addEventListener("keydown",e=>{D(e)||e.stopPropagation()})}function K(t,e=t.clientWidth,n=t.clientHeight){let o=window.devicePixelRatio||1;return t.width=Math.max(Math.round(e*o),1),t.height=Math.max(Math.round(n*o),1),
{context:t.getContext("2d"),ratio:o}}function S(t,e,n){let o=new ResizeObserver(()=>n());o.observe(e),t.addEventListener("abort",()=>o.disconnect())}var W=t=>new Blob(
[t],{type:"image/png"});function B(t,e,n){g(t,e,async()=>{let o=e.map(a=>t.model.get(a)),i=await Promise.all(o.map(a=>a?createImageBitmap(W(a)):null));o.every((a,d)=>a===
t.model.get(e[d]))&&!t.signal.aborted&&n(...i)})}function T(t){let e=[],n=()=>e.forEach(URL.revokeObjectURL);return t.addEventListener("abort",n),o=>(n(),e=o.map(
i=>URL.createObjectURL(W(i))),e)}function z(...t){return{render({model:e,el:n,signal:o}){n.classList.add("idw"),U(n);for(let i of t)i({model:e,el:n,signal:o})}}}function H(t,e,n){return Math.min(Math.max(t,e),n)}var Y=420;function _(t){let{model:e,el:n}=t;n.classList.add("idw-figure","idw-wipe");let o=s("span.idw-title"),i=s("canvas",{role:"img"}),a=s("i.idw-wipe-line",
{"aria-hidden":"true"}),[d,u]=[s("span.idw-wipe-name.idw-wipe-left"),s("span.idw-wipe-name.idw-wipe-right")],k=s("div.idw-note",{role:"status"}),c=s("div.idw-st\
age.idw-wipe-stage",i,a,d,u,k),m=s("input",{type:"range",min:0,max:1,step:.01,"aria-label":"Wipe between before and after"}),C=s("dl.idw-wipe-facts"),y=s("div.i\
dw-strip",{role:"group","aria-label":"Edits"});n.append(o,c,m,C,y);let M=null,x=null,h=()=>!!(M&&x),L=()=>{let r=x??M,{width:p,height:E}=r??{width:1,height:1};c.
style.aspectRatio=`${p} / ${E}`,c.style.maxWidth=`${Y*p/E}px`;let{context:l}=K(i,c.clientWidth,c.clientHeight);l.imageSmoothingEnabled=p>i.width;let f=h()?e.get(
"wipe"):x?0:1;x&&l.drawImage(x,0,0,i.width,i.height),M&&f>0&&(l.save(),l.beginPath(),l.rect(0,0,Math.round(i.width*f),i.height),l.clip(),l.drawImage(M,0,0,i.width,
i.height),l.restore());let[[b,w],v]=$(e,"names","title"),F=Math.round(100*f);m.value=e.get("wipe"),m.setAttribute("aria-valuetext",`${F} % ${b}, ${100-F} % ${w}`),
a.style.left=`${100*f}%`,a.hidden=m.disabled=!h(),[d.textContent,u.textContent,o.textContent]=[b,w,v],d.hidden=!h()||f<.15,u.hidden=!h()||f>.85,k.textContent=h()?
"":r?e.get("note"):"No picture yet",i.setAttribute("aria-label",h()?`${b} and ${w}: ${v}`:r?b:"No picture yet")},R=r=>e.set("wipe",H(r,0,1)),N=()=>e.save_changes();
m.addEventListener("input",()=>R(Number(m.value))),m.addEventListener("change",N);let A=r=>{let p=c.getBoundingClientRect();R(Math.round(100*(r.clientX-p.left)/
p.width)/100)};c.addEventListener("pointerdown",r=>{r.button!==0||!h()||(c.setPointerCapture(r.pointerId),A(r))}),c.addEventListener("pointermove",r=>r.buttons&
1&&h()&&A(r)),c.addEventListener("pointerup",()=>h()&&N());let P=()=>[...y.children].forEach((r,p)=>r.setAttribute("aria-pressed",String(p===e.get("chosen")))),
q=T(t.signal);S(t.signal,c,L),B(t,["before","after"],(...r)=>{[M,x]=r,L()}),g(t,["wipe","title","note","names"],L),g(t,["facts"],()=>C.replaceChildren(...O(e.get(
"facts")))),g(t,["thumbnails","captions"],()=>{let[r,p]=$(e,"thumbnails","captions"),E=[...y.children].indexOf(j(n)),l=(b,w)=>{let v={type:"button",title:p[w],onclick:()=>I(
e,{chosen:w})};return s("button.idw-button",v,s("img",{src:b,alt:""}),s("span",p[w]??""))},f=q(r).map(l);y.replaceChildren(...f),f[E]?.focus(),y.hidden=!f.length,
P()}),g(t,["chosen"],P)}var ht=z(_);export{ht as default};

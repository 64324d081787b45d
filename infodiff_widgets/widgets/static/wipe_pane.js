// Built from widgets/frontend; contains d3-array (see d3-array.LICENSE).
function $(t,...e){return e.map(i=>t.get(i))}function z(t,e){for(let[i,o]of Object.entries(e))t.set(i,o)}function P(t,e){z(t,e),t.save_changes()}function x({model:t,
signal:e},i,o){let n=0,r=()=>{n||=requestAnimationFrame(()=>{n=0,o()})};for(let s of i)t.on(`change:${s}`,r);e.addEventListener("abort",()=>{cancelAnimationFrame(
n);for(let s of i)t.off(`change:${s}`,r)}),o()}function k(t,e,i){return Math.min(Math.max(t,e),i)}function a(t,...e){let[i,...o]=t.split("."),n=document.createElement(i);o.length&&(n.className=o.join(" ")),i==="button"&&n.setAttribute("type","button");for(let r of e){
if(typeof r=="string"||r instanceof Node){n.append(r);continue}for(let[s,l]of Object.entries(r))s.startsWith("on")?n.addEventListener(s.slice(2),l):l!==!1&&l!=null&&
n.setAttribute(s,l===!0?"":l)}return n}function j(t){return t.getRootNode().activeElement}function F(t){return t.flatMap(([e,i])=>[a("dt",e),a("dd",i)])}function X(t){return t.ctrlKey||t.metaKey||t.altKey}function S(t){t.addEventListener("keydown",e=>{X(e)||e.stopPropagation()})}function G(t,e=t.clientWidth,i=t.clientHeight){let o=window.devicePixelRatio||1;return t.width=Math.max(Math.round(e*o),1),t.height=Math.max(Math.round(i*o),1),
{context:t.getContext("2d"),ratio:o}}var J=420;function U(t,e,i,o){return t.style.aspectRatio=`${i} / ${o}`,t.style.maxWidth=`${J*i/o}px`,G(e,t.clientWidth,t.clientHeight)}
function K(t,e,i){let o=n=>{let r=t.getBoundingClientRect();e((n.clientX-r.left)/r.width)};t.addEventListener("pointerdown",n=>{n.button===0&&(t.setPointerCapture(
n.pointerId),o(n))}),t.addEventListener("pointermove",n=>n.buttons&1&&o(n)),t.addEventListener("pointerup",()=>i())}function W(t,e,i){let o=new ResizeObserver(()=>i());
o.observe(e),t.addEventListener("abort",()=>o.disconnect())}var B=t=>new Blob([t],{type:"image/png"});function T(t,e,i){x(t,e,async()=>{let o=e.map(r=>t.model.get(
r)),n=await Promise.all(o.map(r=>r?createImageBitmap(B(r)):null));o.every((r,s)=>r===t.model.get(e[s]))&&!t.signal.aborted&&i(...n)})}function D(t){let e=[],i=()=>e.
forEach(URL.revokeObjectURL);return t.addEventListener("abort",i),o=>(i(),e=o.map(n=>URL.createObjectURL(B(n))),e)}function H(...t){return{render({model:e,el:i,signal:o}){i.classList.add("idw"),S(i);for(let n of t)n({model:e,el:i,signal:o})}}}function _(t){let{model:e,el:i}=t;i.classList.add("idw-figure","idw-wipe");let o=a("span.idw-title"),n=a("canvas",{role:"img"}),r=a("i.idw-wipe-line",{"aria-hid\
den":"true"}),[s,l]=[a("span.idw-small.idw-wipe-name"),a("span.idw-small.idw-wipe-name")],C=a("div.idw-note",{role:"status"}),E=a("div.idw-stage.idw-wipe-stage",
n,r,s,l,C),f=a("input",{type:"range",min:0,max:1,step:.01,"aria-label":"Wipe between before and after"}),R=a("dl.idw-wipe-facts.idw-foot"),b=a("div.idw-strip",{
role:"group","aria-label":"Edits"});i.append(a("div.idw-head",o),E,f,R,b);let y=null,w=null,u=()=>!!(y&&w),L=()=>{let d=w??y,{width:m,height:M}=d??{width:1,height:1},
{context:c}=U(E,n,m,M);c.imageSmoothingEnabled=m>n.width;let p=u()?e.get("wipe"):w?0:1;w&&c.drawImage(w,0,0,n.width,n.height),y&&p>0&&(c.save(),c.beginPath(),c.
rect(0,0,Math.round(n.width*p),n.height),c.clip(),c.drawImage(y,0,0,n.width,n.height),c.restore());let[[g,h],v]=$(e,"names","title"),I=Math.round(100*p);f.value=
e.get("wipe"),f.setAttribute("aria-valuetext",`${I} % ${g}, ${100-I} % ${h}`),r.style.left=`${100*p}%`,r.hidden=f.disabled=!u(),[s.textContent,l.textContent,o.textContent]=
[g,h,v],s.hidden=!u()||p<.15,l.hidden=!u()||p>.85,C.textContent=u()?"":d?e.get("note"):"No picture yet",n.setAttribute("aria-label",u()?`${g} and ${h}: ${v}`:d?
g:"No picture yet")},A=d=>e.set("wipe",k(d,0,1)),O=()=>e.save_changes();f.addEventListener("input",()=>A(Number(f.value))),f.addEventListener("change",O),K(E,d=>u()&&
A(Math.round(100*d)/100),O);let N=()=>[...b.children].forEach((d,m)=>d.setAttribute("aria-pressed",String(m===e.get("chosen")))),q=D(t.signal);W(t.signal,E,L),T(
t,["before","after"],(...d)=>{[y,w]=d,L()}),x(t,["wipe","title","note","names"],L),x(t,["facts"],()=>R.replaceChildren(...F(e.get("facts")))),x(t,["thumbnails",
"captions"],()=>{let[d,m]=$(e,"thumbnails","captions"),M=[...b.children].indexOf(j(i)),c=(g,h)=>{let v={title:m[h],onclick:()=>P(e,{chosen:h})};return a("button\
.idw-button.idw-small",v,a("img",{src:g,alt:""}),a("span",m[h]??""))},p=q(d).map(c);b.replaceChildren(...p),p[M]?.focus(),b.hidden=!p.length,N()}),x(t,["chosen"],
N)}var xt=H(_);export{xt as default};

const TALLEST = 420; // pixels of a picture on the page

function render({ model, el, signal }) {
  el.classList.add("idw", "idw-wipe");
  const title = make("span", { class: "idw-title" });
  const canvas = make("canvas", { role: "img" });
  const line = make("i", { class: "idw-wipe-line", "aria-hidden": "true" });
  const [left, right] = ["idw-wipe-left", "idw-wipe-right"].map((name) => make("span", { class: `idw-wipe-name ${name}` }));
  const note = make("div", { class: "idw-wipe-note", role: "status" });
  const stage = make("div", { class: "idw-wipe-stage" }, canvas, line, left, right, note);
  const slider = make("input", { type: "range", min: 0, max: 1, step: 0.01, "aria-label": "Wipe between before and after" });
  const facts = make("dl", { class: "idw-wipe-facts" });
  const strip = make("div", { class: "idw-strip", role: "group", "aria-label": "Edits" });
  el.append(title, stage, slider, facts, strip);
  keepKeys(el);

  let pictures = { before: null, after: null }; // ImageBitmap
  const both = () => Boolean(pictures.before && pictures.after);

  const draw = () => {
    const shown = pictures.after ?? pictures.before;
    const [width, height] = shown ? [shown.width, shown.height] : [1, 1];
    stage.style.aspectRatio = `${width} / ${height}`;
    stage.style.maxWidth = `${(TALLEST * width) / height}px`;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.max(Math.round(stage.clientWidth * ratio), 1);
    canvas.height = Math.max(Math.round(stage.clientHeight * ratio), 1);
    const context = canvas.getContext("2d");
    context.imageSmoothingEnabled = width > canvas.width;
    const edge = both() ? model.get("wipe") : pictures.after ? 0 : 1;
    if (pictures.after) context.drawImage(pictures.after, 0, 0, canvas.width, canvas.height);
    if (pictures.before && edge > 0) {
      context.save();
      context.beginPath();
      context.rect(0, 0, Math.round(canvas.width * edge), canvas.height);
      context.clip();
      context.drawImage(pictures.before, 0, 0, canvas.width, canvas.height);
      context.restore();
    }
    const [first, second] = model.get("names");
    slider.value = model.get("wipe");
    slider.setAttribute("aria-valuetext", `${Math.round(100 * edge)} % ${first}, ${Math.round(100 - 100 * edge)} % ${second}`);
    line.style.left = `${100 * edge}%`;
    line.hidden = slider.disabled = !both();
    [left.textContent, right.textContent] = [first, second];
    left.hidden = !both() || edge < 0.15;
    right.hidden = !both() || edge > 0.85;
    title.textContent = model.get("title");
    note.textContent = both() ? "" : shown ? model.get("note") : "No picture yet";
    const says = both() ? `${first} and ${second}: ${model.get("title")}` : shown ? first : "No picture yet";
    canvas.setAttribute("aria-label", says);
  };

  const bitmap = (bytes) => (bytes ? createImageBitmap(new Blob([bytes], { type: "image/png" })) : null);
  const load = async () => {
    const sent = [model.get("before"), model.get("after")];
    const [before, after] = await Promise.all(sent.map(bitmap));
    if (sent[0] !== model.get("before") || sent[1] !== model.get("after")) return; // newer ones are on their way
    pictures = { before, after };
    draw();
  };

  const wipe = (share, rest) => {
    model.set("wipe", Math.min(Math.max(share, 0), 1));
    if (rest) model.save_changes(); // once, when the slider comes to rest
  };
  slider.addEventListener("input", () => wipe(Number(slider.value)));
  slider.addEventListener("change", () => wipe(Number(slider.value), true));
  const drag = (event) => {
    const box = stage.getBoundingClientRect();
    wipe(Math.round((100 * (event.clientX - box.left)) / box.width) / 100);
  };
  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || !both()) return;
    stage.setPointerCapture(event.pointerId);
    drag(event);
  });
  stage.addEventListener("pointermove", (event) => event.buttons & 1 && both() && drag(event));
  stage.addEventListener("pointerup", () => both() && model.save_changes());

  let urls = [];
  const build = () => {
    urls.forEach((url) => URL.revokeObjectURL(url));
    urls = model.get("thumbnails").map((bytes) => URL.createObjectURL(new Blob([bytes], { type: "image/png" })));
    const focused = [...strip.children].indexOf(el.getRootNode().activeElement);
    strip.replaceChildren(
      ...urls.map((src, k) => {
        const text = model.get("captions")[k] ?? "";
        const pick = () => {
          model.set("chosen", k);
          model.save_changes();
        };
        return make("button", { type: "button", onclick: pick, title: text }, make("img", { src, alt: "" }), make("span", { text }));
      }),
    );
    strip.children[focused]?.focus();
    strip.hidden = !urls.length;
    mark();
  };
  const mark = () => [...strip.children].forEach((node, k) => node.setAttribute("aria-pressed", k === model.get("chosen")));

  const observer = new ResizeObserver(() => draw());
  observer.observe(stage);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    urls.forEach((url) => URL.revokeObjectURL(url));
  });
  follow(model, ["before", "after"], load);
  follow(model, ["wipe", "title", "note", "names"], draw);
  follow(model, ["facts"], () => {
    facts.replaceChildren(...model.get("facts").flatMap(([name, text]) => [make("dt", { text: name }), make("dd", { text })]));
  });
  follow(model, ["thumbnails", "captions"], build);
  follow(model, ["chosen"], mark);
}

export default { render };

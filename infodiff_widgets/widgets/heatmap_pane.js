const TALLEST = 420; // pixels of a picture on the page

/** float32 numbers and shape of a map trait, or null. */
function decodeField(field) {
  if (!field) return null;
  const { buffer, byteOffset, byteLength } = field.data;
  return { rows: field.shape[0], columns: field.shape[1], data: new Float32Array(buffer.slice(byteOffset, byteOffset + byteLength)) };
}

/** 256 colours as RGB bytes from a few stops. */
function colourTable(stops) {
  const table = new Uint8ClampedArray(256 * 3);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (stops.length - 1);
    const k = Math.min(Math.floor(at), stops.length - 2);
    for (let c = 0; c < 3; c++) table[3 * i + c] = stops[k][c] + (at - k) * (stops[k + 1][c] - stops[k][c]);
  }
  return table;
}

/** Ends of the colour bar: from 0, or about 0 if the values are signed. */
function colourRange(data, signed, limit) {
  let [size, negative] = [0, false];
  for (const value of data) {
    if (!Number.isFinite(value)) continue;
    size = Math.max(size, Math.abs(value));
    negative ||= value < 0;
  }
  const high = limit ?? (size || 1);
  const both = signed ?? negative;
  return { low: both ? -high : 0, high, signed: both };
}

/** A map as a canvas of its own size, one pixel a value. */
function paintField(field, errors, table, { low, high }, hideNoise) {
  const canvas = make("canvas", { width: field.columns, height: field.rows });
  const context = canvas.getContext("2d");
  const picture = context.createImageData(field.columns, field.rows);
  field.data.forEach((value, i) => {
    const missing = !Number.isFinite(value);
    const k = missing ? 0 : Math.round((255 * (Math.min(Math.max(value, low), high) - low)) / (high - low));
    const noise = hideNoise && errors && !(Math.abs(value) >= 2 * errors.data[i]);
    for (let c = 0; c < 3; c++) picture.data[4 * i + c] = missing ? 128 : table[3 * k + c];
    picture.data[4 * i + 3] = noise ? 0 : 255;
  });
  context.putImageData(picture, 0, 0);
  return canvas;
}

/** Round numbers between two ends, about four of them, with the decimals they need. */
function ticks(low, high) {
  const raw = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].find((m) => m * power >= raw * 0.999) * power;
  const first = Math.ceil(low / step - 1e-9);
  const count = Math.floor(high / step + 1e-9) - first + 1;
  const places = Math.max(0, Math.ceil(-Math.log10(step) + (step / power === 2.5 ? 1 : 0) - 1e-9));
  return Array.from({ length: count }, (_, i) => {
    const value = (first + i) * step;
    return { value, text: (value === 0 ? "0" : value.toFixed(places)).replace("-", "−") };
  });
}

function render({ model, el, signal }) {
  el.classList.add("idw", "idw-pane");
  const title = make("span", { class: "idw-title" });
  const reading = make("span", { class: "idw-reading" });
  const canvas = make("canvas", { tabindex: 0, role: "application", "aria-roledescription": "heat map" });
  const note = make("div", { class: "idw-note" });
  const stage = make("div", { class: "idw-stage" }, canvas, note);
  const bar = make("canvas", { class: "idw-bar-colours", width: 256, height: 1, "aria-hidden": "true" });
  const scale = make("div", { class: "idw-bar-ticks" });
  const unit = make("span", { class: "idw-muted idw-bar-unit" });
  const legend = make("div", { class: "idw-colourbar" }, bar, scale, unit);
  const probe = make("output", { class: "idw-probe" });
  const panel = controls(model);
  el.append(make("div", { class: "idw-pane-head" }, title, reading), stage, legend, probe, panel);
  keepKeys(el);

  let image = null; // ImageBitmap
  let field = null;
  let errors = null;
  let heat = null; // the coloured map
  let cell = null; // [row, column] under the pointer or the keys

  const draw = () => {
    const [width, height] = image ? [image.width, image.height] : field ? [field.columns, field.rows] : [1, 1];
    stage.style.aspectRatio = `${width} / ${height}`;
    stage.style.maxWidth = `${(TALLEST * width) / height}px`;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = Math.max(Math.round(stage.clientWidth * ratio), 1);
    canvas.height = Math.max(Math.round(stage.clientHeight * ratio), 1);
    const context = canvas.getContext("2d");
    const opacity = heat ? model.get("opacity") : 0;
    if (image) {
      context.imageSmoothingEnabled = model.get("smooth") || image.width > canvas.width;
      context.filter = `grayscale(${opacity})`; // one set of colours at a time
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      context.filter = "none";
    }
    if (!heat) return;
    context.imageSmoothingEnabled = model.get("smooth");
    context.globalAlpha = opacity;
    context.drawImage(heat, 0, 0, canvas.width, canvas.height);
    context.globalAlpha = 1;
    if (!cell) return;
    const [w, h] = [canvas.width / field.columns, canvas.height / field.rows];
    for (const [colour, line, grow] of [["#000", 3, 1.5], ["#fff", 1.5, 1.5]]) {
      context.lineWidth = line * ratio;
      context.strokeStyle = colour;
      const out = grow * ratio;
      context.strokeRect(cell[1] * w - out, cell[0] * h - out, w + 2 * out, h + 2 * out);
    }
  };

  const read = () => {
    if (!field) probe.textContent = "";
    else if (!cell) probe.textContent = "Point at a pixel, or use the arrow keys, to read it.";
    else {
      const i = cell[0] * field.columns + cell[1];
      const number = formatEstimate(field.data[i], errors ? errors.data[i] : null, model.get("unit").split(" ")[0]);
      probe.textContent = `${number} at (${cell[1]}, ${cell[0]})`;
    }
    probe.classList.toggle("idw-muted", !cell);
  };

  const point = (next, live) => {
    cell = next;
    probe.setAttribute("aria-live", live); // the keys are read out; the pointer would be too chatty
    read();
    draw();
  };

  const recolour = () => {
    field = decodeField(model.get("values"));
    errors = decodeField(model.get("errors"));
    if (errors && field && errors.data.length !== field.data.length) errors = null;
    if (!field || (cell && (cell[0] >= field.rows || cell[1] >= field.columns))) cell = null;
    const range = colourRange(field ? field.data : [], model.get("signed"), model.get("limit"));
    const table = colourTable(model.get("_colormaps")[range.signed ? "signed" : model.get("colormap")]);
    heat = field && paintField(field, errors, table, range, model.get("hide_noise"));
    const gradient = bar.getContext("2d").createImageData(256, 1);
    for (let i = 0; i < 256; i++) gradient.data.set([...table.subarray(3 * i, 3 * i + 3), 255], 4 * i);
    bar.getContext("2d").putImageData(gradient, 0, 0);
    const place = (value) => (100 * (value - range.low)) / (range.high - range.low);
    scale.replaceChildren(
      ...ticks(range.low, range.high).map(({ value, text }) => make("span", { text, style: `left:${place(value)}%` })),
    );
    legend.classList.toggle("idw-off", !field);
    unit.textContent = model.get("unit");
    panel.querySelector("select").disabled = range.signed; // signed values have colours of their own
    panel.querySelector("input[type=checkbox]").disabled = !errors;
    read();
    draw();
  };

  const label = () => {
    title.textContent = model.get("title");
    reading.textContent = model.get("reading");
    const loading = model.get("loading");
    const known = Boolean(model.get("values")); // not `field`, which may be decoded after this
    const nothing = image ? "No map yet" : "No picture yet";
    note.textContent = known ? "" : loading ? "Estimating…" : nothing;
    stage.classList.toggle("idw-empty", !image && !known);
    stage.setAttribute("aria-busy", loading);
    canvas.setAttribute("aria-label", ["Heat map", model.get("title"), model.get("reading")].filter(Boolean).join(", "));
  };

  const load = async () => {
    const bytes = model.get("image");
    const next = bytes ? await createImageBitmap(new Blob([bytes], { type: "image/png" })) : null;
    if (bytes !== model.get("image")) return; // a newer one is on its way
    image = next;
    label();
    draw();
  };

  canvas.addEventListener("pointermove", (event) => {
    if (!field) return;
    const box = canvas.getBoundingClientRect();
    const at = (share, count) => Math.min(Math.max(Math.floor(share * count), 0), count - 1);
    const row = at((event.clientY - box.top) / box.height, field.rows);
    const column = at((event.clientX - box.left) / box.width, field.columns);
    if (!cell || cell[0] !== row || cell[1] !== column) point([row, column], "off");
  });
  canvas.addEventListener("pointerleave", () => point(null, "off"));
  canvas.addEventListener("blur", () => point(null, "off"));
  canvas.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? 8 : 1;
    const move = { ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -step], ArrowRight: [0, step] }[event.key];
    if (event.key === "Escape") point(null, "off");
    if (!move || !field || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const inside = (x, count) => Math.min(Math.max(x, 0), count - 1);
    const [row, column] = cell ?? [(field.rows >> 1) - move[0], (field.columns >> 1) - move[1]];
    point([inside(row + move[0], field.rows), inside(column + move[1], field.columns)], "polite");
  });

  const observer = new ResizeObserver(draw);
  observer.observe(stage);
  signal.addEventListener("abort", () => observer.disconnect());
  model.on("change:image", load);
  follow(model, ["values", "errors", "signed", "limit", "colormap", "hide_noise", "unit"], recolour);
  follow(model, ["opacity", "smooth"], draw);
  follow(model, ["title", "reading", "loading", "values"], label);
  load();
}

/** Opacity, colours and the two switches, bound both ways. */
function controls(model) {
  const bound = (node, name, property, type) => {
    const show = () => (node[property] = model.get(name));
    node.addEventListener(type, () => model.set(name, property === "value" ? cast(node) : node[property]));
    node.addEventListener("change", () => model.save_changes()); // once, when the slider comes to rest
    model.on(`change:${name}`, show);
    show();
    return node;
  };
  const cast = (node) => (node.type === "range" ? Number(node.value) : node.value);
  const names = Object.keys(model.get("_colormaps")).filter((name) => name !== "signed");
  const colours = make("select", {}, ...names.map((name) => make("option", { value: name, text: name })));
  const field = (text, node) => make("label", {}, make("span", { text }), node);
  const check = (text, name) => make("label", {}, bound(make("input", { type: "checkbox" }), name, "checked", "input"), make("span", { text }));
  return make(
    "div",
    { class: "idw-controls" },
    field("Opacity", bound(make("input", { type: "range", min: 0, max: 1, step: 0.05 }), "opacity", "value", "input")),
    field("Colours", bound(colours, "colormap", "value", "input")),
    check("Hide below 2σ", "hide_noise"),
    check("Smooth", "smooth"),
  );
}

export default { render };

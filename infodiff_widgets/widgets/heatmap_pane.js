const TALLEST = 420; // pixels of a picture on the page
const PAGE = 8; // rows that Page Up and Page Down move
const DRAG = 4; // pixels that a pointer moves before a press is a drag
const REST = 250; // milliseconds without a move after which the kernel is told of the cursor

/** A map over its picture: what is decoded and painted, and the one place that reads and writes cursor and region. */
class Pane {
  image = null; // ImageBitmap
  field = null;
  errors = null;
  replicates = null;
  heat = null; // the coloured map
  range = { low: 0, high: 1, signed: false };
  spoken = ""; // "cursor" or "region" once a key changed it: the pointer would be too chatty
  news = ""; // what became of a dropped file
  rest = 0; // timer

  constructor(model, el) {
    this.model = model;
    this.title = make("span", { class: "idw-title" });
    this.reading = make("span", { class: "idw-reading" });
    this.canvas = make("canvas", { tabindex: 0, role: "application", "aria-roledescription": "heat map" });
    this.note = make("div", { class: "idw-note", role: "status" });
    this.stage = make("div", { class: "idw-stage" }, this.canvas, this.note);
    this.bar = make("canvas", { class: "idw-bar-colours", width: 256, height: 1, "aria-hidden": "true" });
    this.scale = make("div", { class: "idw-bar-ticks" });
    this.unit = make("span", { class: "idw-muted idw-bar-unit" });
    this.legend = make("div", { class: "idw-colourbar" }, this.bar, this.scale, this.unit);
    this.probe = make("output", { class: "idw-probe" });
    this.sum = make("output", { class: "idw-sum" });
    this.controls = controls(this);
    const head = make("div", { class: "idw-pane-head" }, this.title, this.reading);
    el.append(head, this.stage, this.legend, this.probe, this.sum, this.controls.panel);
  }

  /** The cell [row, column] being read, if this map has it: another one may be linked. */
  get cell() {
    const [row, column] = this.model.get("cursor");
    return this.field && row < this.field.rows && column < this.field.columns ? [row, column] : null;
  }

  /** The region, as far as this map has it, or null. */
  get box() {
    if (!this.field || !this.model.get("region").length) return null;
    const [left, top, right, bottom] = this.model.get("region");
    const box = [left, top, Math.min(right, this.field.columns), Math.min(bottom, this.field.rows)];
    return box[0] < box[2] && box[1] < box[3] ? box : null;
  }

  /** Pixels of the picture down and across a cell: pages keep maps that are coarser than their pictures. */
  get grain() {
    return this.model.get("grain") ?? [1, 1];
  }

  /** Move the cursor. Linked panes follow at once; the kernel is told when it comes to rest. */
  point(cell) {
    if (String(this.model.get("cursor")) === String(cell ?? [])) return;
    this.model.set("cursor", cell ?? []);
    clearTimeout(this.rest);
    this.rest = setTimeout(() => this.model.save_changes(), REST);
  }

  select(box) {
    if (String(this.model.get("region")) !== String(box ?? [])) this.model.set("region", box ?? []);
  }

  decode() {
    this.field = decodeField(this.model.get("values"));
    if (this.field) Object.assign(this.field, summarise(this.field.data));
    this.errors = decodeField(this.model.get("errors"));
    if (this.errors?.data.length !== this.field?.data.length) this.errors = null;
    this.replicates = decodeField(this.model.get("replicates"));
    this.recolour();
  }

  recolour() {
    const high = this.model.get("limit") ?? (this.field?.size || 1);
    const signed = this.model.get("signed") ?? this.field?.negative ?? false;
    this.range = { low: signed ? -high : 0, high, signed };
    const table = colourTable(this.model.get("_colormaps")[signed ? "signed" : this.model.get("colormap")]);
    const errors = this.model.get("hide_noise") ? this.errors : null;
    this.heat = this.field && paintField(this.field, errors, table, this.range, this.model.get("threshold"));
    this.paintLegend(table);
    this.controls.show();
    this.read();
    this.draw();
  }

  /** The colour bar; fainter where the threshold leaves the map clear. */
  paintLegend(table) {
    const { low, high } = this.range;
    const context = this.bar.getContext("2d");
    const gradient = context.createImageData(256, 1);
    for (let i = 0; i < 256; i++) {
      const clear = Math.abs(low + ((high - low) * i) / 255) < this.model.get("threshold");
      gradient.data.set([...table.subarray(3 * i, 3 * i + 3), clear ? 50 : 255], 4 * i);
    }
    context.putImageData(gradient, 0, 0);
    const place = (value) => (100 * (value - low)) / (high - low);
    const marks = ticks(low, high).map(({ value, text }) => make("span", { text, style: `left:${place(value)}%` }));
    this.scale.replaceChildren(...marks);
    this.legend.classList.toggle("idw-off", !this.field);
    this.unit.textContent = this.model.get("unit");
  }

  /** Say what is under the cursor and in the region. */
  read() {
    const { field, cell, box } = this;
    const unit = this.model.get("unit").split(" ")[0];
    const say = (line, about, number, place, hint) => {
      line.setAttribute("aria-live", this.spoken === about ? "polite" : "off");
      line.replaceChildren(...(number ? [`${number} `, make("span", { class: "idw-small", text: place })] : [field ? hint : ""]));
      line.classList.toggle("idw-hint", !number);
    };
    const at = cell && cell[0] * field.columns + cell[1];
    const value = cell && formatEstimate(field.data[at], this.errors?.data[at], unit);
    const [down, across] = this.grain;
    const place = cell && `at (${Math.floor((cell[1] + 0.5) * across)}, ${Math.floor((cell[0] + 0.5) * down)})`;
    say(this.probe, "cursor", value, place, "Point at a pixel, or use the arrow keys");
    const sum = box && boxSum(field, box);
    const error = box && boxError(this.replicates, field, box);
    const total = box && formatEstimate(sum * down * across, error === null ? null : error * down * across, unit);
    say(this.sum, "region", total, box && this.extent(box, sum), "Drag a region, or use Shift+arrow keys");
    this.spoken = "";
  }

  /** How large a region is, and which part of a map without negative values it holds. */
  extent([left, top, right, bottom], sum) {
    const { negative, total } = this.field;
    const share = negative || !(total > 0) || Number.isNaN(sum) ? "" : ` (${percent(sum / total)} of the map)`;
    const [down, across] = this.grain;
    return `in ${Math.round((right - left) * across)}×${Math.round((bottom - top) * down)} pixels${share}`;
  }

  draw() {
    const { image, field, heat, canvas, stage, model } = this;
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
    if (this.box) this.outline(this.box, [5, 4], 0);
    if (this.cell) this.outline(boxAround(this.cell, this.cell), [], 1.5);
  }

  /** A white line on a black one, seen on any colour. */
  outline([left, top, right, bottom], dash, grow) {
    const { canvas, field } = this;
    const context = canvas.getContext("2d");
    const ratio = window.devicePixelRatio || 1;
    const [w, h, out] = [canvas.width / field.columns, canvas.height / field.rows, grow * ratio];
    for (const [colour, line, dashes] of [["#000", 3, []], ["#fff", 1.5, dash]]) {
      context.lineWidth = line * ratio;
      context.strokeStyle = colour;
      context.setLineDash(dashes.map((length) => length * ratio));
      context.strokeRect(left * w - out, top * h - out, (right - left) * w + 2 * out, (bottom - top) * h + 2 * out);
    }
    context.setLineDash([]);
  }

  label() {
    const { image, model, note } = this;
    const [title, reading, loading] = ["title", "reading", "loading"].map((name) => model.get(name));
    const known = Boolean(model.get("values")); // not `field`, which may be decoded after this
    const invited = model.get("accepts_images") ? "Drop an image here" : "No picture yet";
    const state = known ? "" : loading ? "Estimating…" : image ? "No map yet" : invited;
    this.title.textContent = title;
    this.reading.textContent = reading;
    if (note.textContent !== (this.news || state)) note.textContent = this.news || state;
    this.stage.classList.toggle("idw-empty", !image && !known);
    this.stage.setAttribute("aria-busy", loading);
    this.canvas.setAttribute("aria-label", ["Heat map", title, reading].filter(Boolean).join(", "));
    this.controls.opener.hidden = !model.get("accepts_images");
  }

  async load() {
    const bytes = this.model.get("image");
    const next = bytes ? await createImageBitmap(new Blob([bytes], { type: "image/png" })) : null;
    if (bytes !== this.model.get("image")) return; // a newer one is on its way
    this.image = next;
    this.label();
    this.draw();
  }

  tell(news) {
    this.news = news;
    this.label();
  }
}

/** Hover to read a pixel, drag to choose a region, click to let go of it. */
function listenToPointer(pane) {
  const { canvas, model } = pane;
  let press = null; // where the button went down, as cell and as point
  let dragging = false;
  const cellAt = (event) => {
    const box = canvas.getBoundingClientRect();
    const at = (share, count) => Math.min(Math.max(Math.floor(share * count), 0), count - 1);
    return [at((event.clientY - box.top) / box.height, pane.field.rows), at((event.clientX - box.left) / box.width, pane.field.columns)];
  };
  canvas.addEventListener("pointerdown", (event) => {
    if (pane.news) pane.tell("");
    if (event.button !== 0 || !pane.field) return;
    press = { cell: cellAt(event), x: event.clientX, y: event.clientY };
    dragging = false;
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!pane.field) return;
    const cell = cellAt(event);
    pane.point(cell);
    dragging ||= press !== null && Math.hypot(event.clientX - press.x, event.clientY - press.y) >= DRAG;
    if (dragging) pane.select(boxAround(press.cell, cell));
  });
  const release = (keep) => {
    if (!press) return;
    if (!keep || !dragging) pane.select(null);
    press = null;
    dragging = false;
    model.save_changes();
  };
  canvas.addEventListener("pointerup", () => release(true));
  canvas.addEventListener("pointercancel", () => release(false)); // a finger that scrolls
  canvas.addEventListener("pointerleave", () => pane.point(null));
  canvas.addEventListener("blur", () => pane.point(null));
}

/** Arrow keys move the cursor, with Shift they stretch a region from where it was; Escape lets go. */
function listenToKeys(pane) {
  const { canvas, model } = pane;
  let anchor = null;
  const escape = () => {
    if (pane.box) pane.select(null);
    else pane.point(null);
    model.save_changes();
  };
  const moveOf = (key) =>
    ({
      ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
      PageUp: [-PAGE, 0], PageDown: [PAGE, 0], Home: [0, -Infinity], End: [0, Infinity],
    })[key];
  canvas.addEventListener("keydown", (event) => {
    const move = moveOf(event.key);
    if (event.key === "Escape") escape();
    if (!move || !pane.field || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { rows, columns } = pane.field;
    const from = pane.cell ?? [rows >> 1, columns >> 1];
    const inside = (x, count) => Math.min(Math.max(x, 0), count - 1);
    const moved = [inside(from[0] + move[0], rows), inside(from[1] + move[1], columns)];
    const next = pane.cell || event.shiftKey ? moved : from; // the first key only shows where it is
    anchor = event.shiftKey ? (anchor ?? from) : null;
    pane.spoken = anchor ? "region" : "cursor";
    pane.point(next);
    if (anchor) pane.select(boxAround(anchor, next));
    if (anchor) model.save_changes();
  });
  canvas.addEventListener("blur", () => (anchor = null));
}

function render({ model, el, signal }) {
  el.classList.add("idw", "idw-pane");
  const pane = new Pane(model, el);
  keepKeys(el);
  listenToPointer(pane);
  listenToKeys(pane);
  listenToFiles(pane, el);
  const observer = new ResizeObserver(() => pane.draw());
  observer.observe(pane.stage);
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(pane.rest);
  });
  model.on("change:image", () => pane.load());
  follow(model, ["values", "errors", "replicates"], () => pane.decode());
  follow(model, ["signed", "limit", "colormap", "hide_noise", "threshold", "unit"], () => pane.recolour());
  follow(model, ["cursor", "region"], () => (pane.read(), pane.draw()));
  follow(model, ["opacity", "smooth"], () => pane.draw());
  follow(model, ["title", "reading", "loading", "values", "accepts_images"], () => pane.label());
  pane.load();
}

export default { render };

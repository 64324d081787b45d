import "../styles/heatmap.css";
import { fitStage, h, onResize, setText, watchPictures } from "../dom.js";
import { colorize, decode, ramp, regionAround, regionError, regionSum, summarize } from "../fields.js";
import { read, watch } from "../model.js";
import { formatEstimate, percent, scale, ticks } from "../numbers.js";
import { controls, listenToKeys, listenToPointer } from "./heatmap_input.js";
import { listenToFiles } from "./image_files.js";

const REST = 250; // milliseconds without a move after which the kernel is told of the cursor

/** A map over its image. All cursor and region changes go through it. */
export class HeatmapView {
  image = null; // ImageBitmap
  field = null;
  errors = null;
  replicates = null;
  layer = null; // the coloured map as a canvas, one pixel a value
  range = { low: 0, high: 1, signed: false };
  spoken = ""; // "cursor" or "region" once a key changed it: reading out each move of a pointer would be too much
  message = ""; // on an image that was dropped
  #resting = 0;

  /** @param {View} view */
  constructor(view) {
    this.model = view.model;
    this.title = h("span.idw-title");
    this.reading = h("span.idw-large.idw-reading");
    this.canvas = h("canvas", { tabindex: 0, role: "application", "aria-roledescription": "heat map" });
    this.note = h("div.idw-note", { role: "status" });
    this.stage = h("div.idw-stage", this.canvas, this.note);
    this.bar = h("canvas.idw-bar-colours", { width: 256, height: 1, "aria-hidden": "true" });
    this.scale = h("div.idw-muted.idw-small.idw-bar-ticks.idw-plot");
    this.unit = h("span.idw-muted.idw-small.idw-bar-unit");
    this.legend = h("div.idw-colourbar", this.bar, this.scale, this.unit);
    this.probe = h("output.idw-probe");
    this.sum = h("output.idw-sum");
    this.controls = controls(this, view);
    const head = h("div.idw-head", this.title, this.reading);
    view.el.append(head, this.stage, this.legend, this.probe, this.sum, this.controls.panel);
    view.signal.addEventListener("abort", () => clearTimeout(this.#resting));
  }

  /** The cell [row, column] under the cursor, if this map has it: the cursor of another map may be linked. */
  get cell() {
    const [row, column] = this.model.get("cursor");
    return this.field && row < this.field.rows && column < this.field.columns ? [row, column] : null;
  }

  /** The region as far as this map has it, or null. */
  get region() {
    if (!this.field || !this.model.get("region").length) return null;
    const [left, top, right, bottom] = this.model.get("region");
    const region = [left, top, Math.min(right, this.field.columns), Math.min(bottom, this.field.rows)];
    return region[0] < region[2] && region[1] < region[3] ? region : null;
  }

  /** Image pixels down and across a cell: stored pages keep maps that are coarser than their images. */
  get cellSize() {
    return this.model.get("cell_size") ?? [1, 1];
  }

  /** Move the cursor. Linked maps follow at once; the kernel is told when it comes to rest. */
  point(cell) {
    if (String(this.model.get("cursor")) === String(cell ?? [])) return;
    this.model.set("cursor", cell ?? []);
    clearTimeout(this.#resting);
    this.#resting = window.setTimeout(() => this.model.save_changes(), REST);
  }

  select(region) {
    if (String(this.model.get("region")) !== String(region ?? [])) this.model.set("region", region ?? []);
  }

  decode() {
    const [values, errors, replicates] = read(this.model, "values", "errors", "replicates").map(decode);
    this.field = values && { ...values, ...summarize(values.data) };
    this.errors = errors?.data.length === values?.data.length ? errors : null;
    this.replicates = replicates;
    this.recolor();
  }

  recolor() {
    const { field, model } = this;
    const [limit, colormap, threshold] = read(model, "limit", "colormap", "threshold");
    const high = limit ?? (field?.size || 1);
    const signed = model.get("signed") ?? field?.negative ?? false;
    this.range = { low: signed ? -high : 0, high, signed };
    const ends = [this.range.low, high];
    const colors = ramp(model.get("_colormaps")[signed ? "signed" : colormap]);
    const errors = model.get("hide_noise") ? this.errors?.data : null;
    const visible = (value, i) => {
      const size = Math.abs(value);
      return !(size < threshold) && (!errors || size >= 2 * errors[i]);
    };
    this.layer = field && paint(colorize(field.data, colors, ends, visible), field.columns, field.rows);
    this.drawLegend(colors, ends, threshold);
    this.controls.show();
    this.readOut();
    this.draw();
  }

  /** The colour bar; fainter where the threshold leaves the map clear. */
  drawLegend(colors, ends, threshold) {
    const valueAt = scale([0, 255], ends);
    const pixels = colors.map((color, i) => (Math.abs(valueAt(i)) < threshold ? (color & 0xffffff) | (50 << 24) : color));
    paint(pixels, 256, 1, this.bar);
    const place = scale(ends, [0, 100]);
    this.scale.replaceChildren(...ticks(ends).map(({ value, text }) => h("span", { style: `left:${place(value)}%` }, text)));
    this.legend.classList.toggle("idw-off", !this.field);
    this.unit.textContent = this.model.get("unit");
  }

  get sumUnit() {
    return this.model.get("unit").split(" ")[0];
  }

  /** Write the numbers under the cursor and in the region. */
  readOut() {
    const { field, errors, cell, region, cellSize, sumUnit } = this;
    const [down, across] = cellSize;
    const write = (line, name, number, place, hint) => {
      line.setAttribute("aria-live", this.spoken === name ? "polite" : "off");
      line.replaceChildren(...(number ? [`${number} `, h("span.idw-small", place)] : [field ? hint : ""]));
      for (const name of ["idw-hint", "idw-muted", "idw-small"]) line.classList.toggle(name, !number);
    };
    const index = cell && cell[0] * field.columns + cell[1];
    const value = cell && formatEstimate(field.data[index], errors?.data[index], sumUnit);
    const [x, y] = cell ? [(cell[1] + 0.5) * across, (cell[0] + 0.5) * down] : [];
    write(this.probe, "cursor", value, `at (${Math.floor(x)}, ${Math.floor(y)})`, "Point at a pixel, or use the arrow keys");
    const area = down * across;
    const [sum, error] = region ? [regionSum(field, region), regionError(this.replicates, field, region)] : [];
    const total = region && formatEstimate(sum * area, error === null ? null : error * area, sumUnit);
    write(this.sum, "region", total, region && this.extent(region, sum), "Drag a region, or use Shift+arrow keys");
    this.spoken = "";
  }

  /** Size of a region, and which part of a map without negative values it holds. @param {number[]} region */
  extent(region, sum) {
    const [left, top, right, bottom] = region;
    const { negative, total } = this.field;
    const [width, height] = [(right - left) * this.cellSize[1], (bottom - top) * this.cellSize[0]].map(Math.round);
    const share = negative || !(total > 0) || Number.isNaN(sum) ? "" : ` (${percent(sum / total)} of the map)`;
    return `in ${width}×${height} pixels${share}`;
  }

  draw() {
    const { image, field, layer, canvas, stage, model } = this;
    const [width, height] = image ? [image.width, image.height] : field ? [field.columns, field.rows] : [1, 1];
    const { context, ratio } = fitStage(stage, canvas, width, height);
    const opacity = layer ? model.get("opacity") : 0;
    if (image) {
      context.imageSmoothingEnabled = model.get("smooth") || image.width > canvas.width;
      context.filter = `grayscale(${opacity})`; // one set of colours at a time
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      context.filter = "none";
    }
    if (!layer) return;
    context.imageSmoothingEnabled = model.get("smooth");
    context.globalAlpha = opacity;
    context.drawImage(layer, 0, 0, canvas.width, canvas.height);
    context.globalAlpha = 1;
    if (this.region) this.outline(context, ratio, this.region, [5, 4], 0);
    if (this.cell) this.outline(context, ratio, regionAround(this.cell, this.cell), [], 1.5);
  }

  /** A white line on a black one, which shows on any colour. @param {number[]} region */
  outline(context, ratio, region, dash, margin) {
    const [left, top, right, bottom] = region;
    const { canvas, field } = this;
    const [w, h, out] = [canvas.width / field.columns, canvas.height / field.rows, margin * ratio];
    for (const light of [false, true]) {
      context.lineWidth = (light ? 1.5 : 3) * ratio;
      context.strokeStyle = light ? "#fff" : "#000";
      context.setLineDash(light ? dash.map((length) => length * ratio) : []);
      context.strokeRect(left * w - out, top * h - out, (right - left) * w + 2 * out, (bottom - top) * h + 2 * out);
    }
    context.setLineDash([]);
  }

  label() {
    const { image, model } = this;
    const [title, reading, loading, accepts] = read(model, "title", "reading", "loading", "accepts_images");
    const hasMap = Boolean(model.get("values")); // not `field`, which may be decoded after this
    const missing = loading ? "Estimating…" : image ? "No map yet" : accepts ? "Drop an image here" : "No picture yet";
    this.title.textContent = title;
    this.reading.textContent = reading;
    setText(this.note, this.message || (hasMap ? "" : missing));
    this.stage.classList.toggle("idw-empty", !image && !hasMap);
    this.stage.setAttribute("aria-busy", loading);
    this.canvas.setAttribute("aria-label", ["Heat map", title, reading].filter(Boolean).join(", "));
    this.controls.opener.hidden = !accepts;
  }

  showImage(image) {
    this.image = image;
    this.label();
    this.draw();
  }

  /** Show a message on the image, or take it away. */
  notify(message) {
    this.message = message;
    this.label();
  }
}

/** Paint pixels on a canvas of their size. */
export function paint(pixels, width, height, canvas = h("canvas", { width, height })) {
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0);
  return canvas;
}

/** A heat map over its image, with colour bar, readings and controls. @param {View} view */
export function heatmap(view) {
  view.el.classList.add("idw-figure", "idw-pane");
  const pane = new HeatmapView(view);
  listenToPointer(pane);
  listenToKeys(pane);
  listenToFiles(pane, view);
  onResize(view.signal, pane.stage, () => pane.draw());
  watch(view, ["values", "errors", "replicates"], () => pane.decode());
  watch(view, ["signed", "limit", "colormap", "hide_noise", "threshold", "unit"], () => pane.recolor());
  watch(view, ["cursor", "region"], () => {
    pane.readOut();
    pane.draw();
  });
  watch(view, ["opacity", "smooth"], () => pane.draw());
  watch(view, ["title", "reading", "loading", "values", "accepts_images"], () => pane.label());
  watchPictures(view, ["image"], (image) => pane.showImage(image));
}

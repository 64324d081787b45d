import "../styles/heatmap.css";
import { fitStage, h, isDark, onResize, onTheme, setText, watchPictures, wipeHandle } from "../dom.js";
import { decode, regionAround, regionError, regionSum, summarize } from "../fields.js";
import { read, watch } from "../model.js";
import { formatEstimate, percent } from "../numbers.js";
import { drawContours, drawLegend, drawPicture, layerOf, palette, scaleTop } from "../paint.js";
import { controls, listenToKeys, listenToPointer } from "./heatmap_input.js";
import { listenToFiles } from "./image_files.js";

const REST = 250; // milliseconds without a move after which the kernel is told of the cursor
const HELP = "Arrow keys read pixels, Shift and arrow keys select a region, Escape clears.";

/** A map over its image. All cursor and region changes go through it. */
export class HeatmapView {
  image = null; // ImageBitmap
  field = null;
  errors = null;
  replicates = null;
  layers = []; // the pinned and the present map, each { field, layer, title }
  top = 1; // value at which the colours end
  wipe = 0.5; // share of the width that shows the pinned map
  spoken = ""; // "cursor" or "region" once a key changed it: reading out each move of a pointer would be too much
  message = ""; // on an image that was dropped
  #resting = 0;

  /** @param {View} view */
  constructor(view) {
    this.model = view.model;
    this.el = view.el;
    this.title = h("span.idw-title");
    this.reading = h("span.idw-large.idw-reading");
    this.canvas = h("canvas", { tabindex: 0, role: "application", "aria-roledescription": "heat map", "aria-description": HELP });
    this.note = h("div.idw-note", { role: "status" });
    this.probe = h("output.idw-tip.idw-probe");
    this.sum = h("output.idw-tip.idw-sum");
    this.tags = [h("span.idw-tag.idw-tag-left"), h("span.idw-tag.idw-tag-right")];
    this.handle = wipeHandle("Wipe between the pinned and the present map", (share) => {
      this.wipe = share;
      this.draw();
    });
    const parts = [this.canvas, this.note, ...this.tags, this.handle.node, this.probe, this.sum];
    this.stage = h("div.idw-stage", ...parts);
    this.bar = h("canvas.idw-bar-colours", { width: 256, height: 1, "aria-hidden": "true" });
    this.ends = [h("span"), h("span"), h("span")];
    this.legend = h("div.idw-colourbar", this.bar, h("div.idw-muted.idw-small.idw-bar-ticks", ...this.ends));
    this.head = h("div.idw-head", this.title, this.reading);
    this.controls = controls(this, view);
    this.under = h("div.idw-under", this.legend, this.controls.styles);
    view.el.append(this.head, this.stage, this.under, this.controls.settings);
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

  /** Image pixels down and across a cell, where maps are coarser than their images and store means over cells. */
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
    const [limit, threshold, pinned] = read(model, "limit", "threshold", "pinned");
    this.top = limit ?? (field ? scaleTop([field]) : 1);
    this.signed = model.get("signed") ?? field?.negative ?? false;
    this.colours = palette(isDark(this.el), model.get("kind"));
    const errors = model.get("hide_noise") ? this.errors?.data : null;
    const visible = (value, i) => {
      const size = Math.abs(value);
      return !(size < threshold) && (!errors || size >= 2 * errors[i]);
    };
    const maps = [pinned?.values && { field: decode(pinned.values), title: pinned.title }];
    maps.push(field && { field, title: model.get("title"), visible });
    this.layers = maps.map((map) => map && { ...map, layer: layerOf(map.field, this.top, this.colours, map.visible) });
    drawLegend(this.bar, this.colours, this.signed, (share) => !(Math.abs(share) * this.top < threshold));
    this.legend.hidden = !field;
    const short = (value) => (value ? String(Number(value.toPrecision(2))).replace("-", "−") : "0");
    const texts = [this.signed ? short(-this.top) : "0", model.get("unit"), short(this.top)];
    this.ends.forEach((end, i) => (end.textContent = texts[i]));
    this.controls.show();
    this.readOut();
    this.draw();
  }

  get sumUnit() {
    return this.model.get("unit").split(" ")[0];
  }

  /** Write the numbers under the cursor and in the region, beside them. */
  readOut() {
    const { field, errors, cell, region, cellSize, sumUnit } = this;
    const [down, across] = cellSize;
    const write = (tip, name, number, place, at) => {
      tip.setAttribute("aria-live", this.spoken === name ? "polite" : "off");
      tip.replaceChildren(...(number ? [`${number} `, h("span.idw-small", place)] : []));
      if (!number) return;
      const [x, y] = [(100 * at[0]) / field.columns, (100 * at[1]) / field.rows];
      tip.style.cssText = `left:${x}%;translate:${-x}% 0;${y > 12 ? `bottom:${100 - y}%` : `top:${y}%`}`;
      tip.classList.toggle("idw-tip-below", y <= 12);
    };
    const index = cell && cell[0] * field.columns + cell[1];
    const value = cell && formatEstimate(field.data[index], errors?.data[index], sumUnit);
    const [x, y] = cell ? [(cell[1] + 0.5) * across, (cell[0] + 0.5) * down].map(Math.floor) : [];
    write(this.probe, "cursor", value, `at (${x}, ${y})`, cell && [cell[1] + 0.5, cell[0]]);
    const area = down * across;
    const [sum, error] = region ? [regionSum(field, region), regionError(this.replicates, field, region)] : [];
    const total = region && formatEstimate(sum * area, error === null ? null : error * area, sumUnit);
    write(this.sum, "region", total, region && this.extent(region, sum), region && [region[0], region[1]]);
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
    const { image, field, canvas, stage, model } = this;
    const [style, faded, smooth, together] = read(model, "drawing", "faded", "smooth", "compare");
    const [width, height] = image ? [image.width, image.height] : field ? [field.columns, field.rows] : [1, 1];
    const { context, ratio } = fitStage(stage, canvas, width, height);
    const [pinned, present] = style === "picture" ? [] : this.layers;
    const split = pinned && present && together !== "side" ? this.wipe : 0;
    if (!this.colours) return;
    drawPicture(context, image, this.colours, Boolean(present && faded && style === "map"), smooth);
    for (const [map, from, to] of [
      [pinned, 0, split],
      [present, split, 1],
    ]) {
      if (!map || from === to) continue;
      context.save();
      context.beginPath();
      context.rect(from * canvas.width, 0, (to - from) * canvas.width, canvas.height);
      context.clip();
      context.imageSmoothingEnabled = smooth;
      if (style === "contours") drawContours(context, map.field, this.top, this.colours, ratio);
      else context.drawImage(map.layer, 0, 0, canvas.width, canvas.height);
      context.restore();
    }
    this.tags.forEach((tag, i) => {
      tag.hidden = !split;
      tag.textContent = [pinned, present][i]?.title ?? "";
    });
    this.handle.node.hidden = !split;
    if (split) this.handle.show(split, [pinned.title, present.title]);
    if (!field) return;
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
    setText(this.note, this.message || (hasMap ? "" : (model.get("note") ?? missing)));
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

/** A heat map over its image, with colour bar, readings and controls. @param {View} view */
export function heatmap(view) {
  view.el.classList.add("idw-figure", "idw-pane");
  const pane = new HeatmapView(view);
  listenToPointer(pane);
  listenToKeys(pane);
  listenToFiles(pane, view);
  onResize(view.signal, pane.stage, () => pane.draw());
  onTheme(view.signal, () => pane.recolor());
  watch(view, ["values", "errors", "replicates"], () => pane.decode());
  watch(view, ["signed", "limit", "kind", "hide_noise", "threshold", "unit", "pinned", "title"], () => pane.recolor());
  watch(view, ["cursor", "region"], () => {
    pane.readOut();
    pane.draw();
  });
  watch(view, ["drawing", "faded", "smooth", "compare"], () => pane.draw());
  watch(view, ["title", "reading", "loading", "values", "note", "accepts_images"], () => pane.label());
  watchPictures(view, ["image"], (image) => pane.showImage(image));
  return pane;
}

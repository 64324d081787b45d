import "../styles/localization.css";
import { maxIndex, sum } from "d3-array";
import { fitCanvas, h, isDark, key, onDrag, onResize, onTheme, setText, watchPictures } from "../dom.js";
import { decode } from "../fields.js";
import { averagePrecision, iou, iouCurve, minmax } from "../metrics.js";
import { commit, read, watch } from "../model.js";
import { clamp } from "../numbers.js";
import { drawPicture, layerOf, palette } from "../paint.js";

const STEPS = 100; // stops of the slider, at k / STEPS
const format = (value) => value.toFixed(2);

/** The edges of a mask, in pixels of the map. @param {Field} mask */
function outline({ rows, columns, data }) {
  let path = "";
  const inside = (row, column) => row >= 0 && row < rows && column >= 0 && column < columns && data[row * columns + column] > 0;
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const here = inside(row, column);
      if (here !== inside(row - 1, column)) path += `M${column} ${row}h1`;
      if (here !== inside(row, column - 1)) path += `M${column} ${row}v1`;
    }
  }
  return new Path2D(path);
}

/** IoU at every threshold, with marks for the best, the fixed and the present one. */
function curvePlot(method, fixed, setThreshold, commitThreshold) {
  const points = Array.from(method.curve, (value, k) => `${(100 * k) / STEPS},${100 * (1 - value)}`).join(" ");
  const plot = h("div.idw-curve.idw-plot", { "aria-hidden": "true" });
  plot.innerHTML = `<svg viewBox="0 0 100 100" preserveAspectRatio="none"><polyline points="${points}"/></svg>`;
  const best = `left:${(100 * method.best) / STEPS}%;bottom:${100 * method.curve[method.best]}%`;
  plot.append(method.now, h("i.idw-best", { style: best }));
  if (fixed !== undefined) plot.append(h("i.idw-fixed", { style: `left:${100 * fixed}%` }));
  onDrag(plot, (share) => setThreshold(clamp(Math.round(STEPS * share), 0, STEPS - 1) / STEPS), commitThreshold);
  return plot;
}

/** Maps cut at a threshold beside a mask, with their IoU. @param {View} view */
export function localization(view) {
  const { model, el, signal } = view;
  el.classList.add("idw-localization");
  const title = h("span.idw-title.idw-large");
  const whole = h("span.idw-muted");
  const slider = h("input", { type: "range", min: 0, max: 1 - 1 / STEPS, step: 1 / STEPS, "aria-label": "Threshold" });
  const value = h("output.idw-large.idw-threshold");
  const bar = h("div.idw-flow.idw-cut", h("span", "Threshold"), slider, value);
  const grid = h("div.idw-methods");
  const empty = h("p.idw-muted", "No map or no mask yet.");
  const fixedKey = key("idw-fixed", "fixed on other pictures");
  const keys = [key("idw-key-mask", "what the word is about"), key("idw-key-curve", "IoU at every threshold, from 0 to 1")];
  const legend = h("p.idw-flow.idw-muted.idw-small.idw-foot", ...keys, key("idw-best", "best"), fixedKey);
  const spoken = h("div.idw-hidden", { "aria-live": "polite" });
  el.append(h("div.idw-head", title, whole), bar, grid, empty, legend, spoken);

  let image = null;
  let mask = null;
  let edge = new Path2D();
  let methods = [];
  let reference = null; // the tile of the image alone

  const setThreshold = (next) => model.set("threshold", clamp(next, 0, 1));

  const tile = (name, ...parts) => {
    const canvas = h("canvas", { role: "img" });
    const node = h("figure.idw-method", canvas, h("figcaption", h("strong.idw-title", name), ...parts));
    grid.append(node);
    return { node, canvas };
  };
  const jump = (name, text, threshold) => {
    const title = `Set the threshold to ${format(threshold)}`;
    const onclick = () => commit(model, { threshold });
    const mark = h(`i.${name}`, { "aria-hidden": "true" });
    return h("button.idw-bare.idw-pair.idw-jump", { title, onclick }, mark, text);
  };

  const methodOf = ({ name, ...map }) => {
    const truth = mask.data;
    const { rows, columns, data } = decode(/** @type {any} */ (map));
    const values = minmax(data);
    const curve = iouCurve(values, truth, STEPS);
    const method = { name, rows, columns, values, curve, best: maxIndex(curve), iou: 0, now: h("i.idw-now") };
    const fixed = model.get("fixed")[name];
    const best = method.best / STEPS;
    /** @type {Node[]} */
    const facts = [jump("idw-best", `best ${format(curve[method.best])} at ${format(best)}`, best)];
    if (fixed !== undefined) {
      facts.push(jump("idw-fixed", `fixed ${format(iou(values, truth, fixed))} at ${format(fixed)}`, fixed));
    }
    facts.push(h("span.idw-muted", `average precision ${format(averagePrecision(values, truth))}`));
    const reading = h("span.idw-large.idw-iou");
    const plot = curvePlot(method, fixed, setThreshold, () => model.save_changes());
    return { ...method, reading, ...tile(name, reading, plot, h("div.idw-facts.idw-small", ...facts)) };
  };

  const build = () => {
    grid.replaceChildren();
    mask = decode(model.get("mask"));
    edge = mask ? outline(mask) : edge;
    const [maps, fixed] = read(model, "maps", "fixed");
    const shown = maps.filter(({ shape: [rows, columns] }) => rows === mask?.rows && columns === mask?.columns);
    const area = mask ? sum(mask.data) / mask.data.length : 0;
    empty.hidden = shown.length > 0;
    bar.hidden = legend.hidden = whole.hidden = !shown.length;
    whole.textContent = `${Math.round(100 * area)} % of the picture, which as a whole has IoU ${format(area)}`;
    fixedKey.hidden = !shown.some(({ name }) => name in fixed);
    reference = shown.length ? tile("picture") : null;
    reference?.canvas.setAttribute("aria-label", "The picture with the outline of what the word is about");
    methods = shown.map(methodOf);
    update();
  };

  const drawTile = (canvas, method, threshold) => {
    canvas.style.aspectRatio = `${mask.columns} / ${mask.rows}`;
    const { context, ratio } = fitCanvas(canvas, canvas.clientWidth, (canvas.clientWidth * mask.rows) / mask.columns);
    const { width, height } = canvas;
    const colours = palette(isDark(el), method?.name === "attention" ? "attention" : "plus");
    drawPicture(context, image, colours, Boolean(method));
    context.imageSmoothingEnabled = mask.columns > width;
    if (method) {
      const field = { rows: method.rows, columns: method.columns, data: method.values };
      context.drawImage(
        layerOf(field, 1, colours, (value) => value > threshold),
        0,
        0,
        width,
        height,
      );
    }
    const zoom = width / mask.columns;
    context.scale(zoom, height / mask.rows);
    context.lineCap = "square";
    for (const [color, line] of Object.entries({ "#000": 3, "#fff": 1.25 })) {
      context.lineWidth = (line * ratio) / zoom;
      context.strokeStyle = color;
      context.stroke(edge);
    }
  };

  const update = () => {
    const threshold = model.get("threshold");
    slider.value = threshold;
    value.textContent = format(threshold);
    title.textContent = model.get("title") || "Which pixels";
    if (!mask || !methods.length) return;
    drawTile(reference.canvas, null, threshold);
    for (const method of methods) {
      method.iou = iou(method.values, mask.data, threshold);
      method.reading.textContent = `IoU ${format(method.iou)}`;
      method.now.style.left = `${100 * threshold}%`;
      const label = `${method.name}: what lies above ${format(threshold)}, IoU ${format(method.iou)}`;
      method.canvas.setAttribute("aria-label", label);
      drawTile(method.canvas, method, threshold);
    }
    const top = Math.max(...methods.map((method) => method.iou));
    for (const method of methods) method.node.classList.toggle("idw-leads", method.iou === top && top > 0);
    const texts = methods.map((method) => `${method.name} ${format(method.iou)}`);
    slider.setAttribute("aria-valuetext", `${format(threshold)}; ${texts.join(", ")}`);
  };

  slider.addEventListener("input", () => setThreshold(Number(slider.value)));
  slider.addEventListener("change", () => {
    model.save_changes(); // once, when the slider comes to rest
    const best = methods.reduce((a, b) => (b.iou > a.iou ? b : a));
    setText(spoken, `At ${format(model.get("threshold"))}, ${best.name} leads with IoU ${format(best.iou)}`);
  });

  onResize(signal, grid, update);
  onTheme(signal, update);
  watch(view, ["mask", "maps", "fixed"], build);
  watch(view, ["threshold", "title"], update);
  watchPictures(view, ["image"], (bitmap) => {
    image = bitmap;
    update();
  });
}

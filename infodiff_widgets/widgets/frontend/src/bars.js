import { h } from "./dom.js";
import { scale } from "./numbers.js";

/** Positions on an axis in percent, and pieces of a bar chart on it. @param {number[]} ends */
export function axis(ends, vertical = false) {
  const place = scale(ends, [0, 100]);
  const [start, length] = vertical ? ["bottom", "height"] : ["left", "width"];
  const mark = (name, value, text = "") => h(`span.${name}`, { style: `${start}:${place(value)}%` }, text);
  const piece = (name, from, to) => {
    const [low, high] = [place(Math.min(from, to)), place(Math.max(from, to))];
    return h(`span.${name}`, { style: `${start}:${low}%;${length}:${high - low}%` });
  };
  /** A bar from `base` to its value and its error bar, or nothing without a value. */
  const bar = (value, error, /** @type {string[]} */ [fill, whisker], base = 0) => {
    if (value === null || value === undefined) return [];
    return [piece(fill, base, value), ...(error > 0 ? [piece(whisker, value - error, value + error)] : [])];
  };
  return { place, mark, bar };
}

/** Class of a bar: negative ones are hatched. */
export function fillOf(value) {
  return value < 0 ? "idw-fill.idw-negative" : "idw-fill";
}

/** Draw an upright bar with its error bar into a box; beside it, hollow, another one, and a tick at the exact value. */
export function drawBar(box, value, error, ends, other = null, exact = null) {
  const { bar, mark } = axis(ends, true);
  const [fill, whisker] = bar(value, error, [fillOf(value), "idw-whisker"]);
  const hollow = bar(other, 0, ["idw-hollow", "idw-whisker"]);
  const truth = exact === null || exact === undefined ? [] : [mark("idw-exact", exact)];
  box.replaceChildren(mark("idw-zero", 0), ...hollow, ...(fill ? [fill] : []), ...(whisker ? [whisker] : []), ...truth);
}

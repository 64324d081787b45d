// How information is drawn on a picture. What says nothing stays clear; opacity and depth of colour grow with the value.
// The stills of Python follow the same rule (plots/style.py), and so does the colour bar.
import { quantile } from "d3-array";
import { contours } from "d3-contour";
import { h } from "./dom.js";

const GAMMA = 0.62; // small values stay visible next to large ones
const TOP_QUANTILE = 0.997; // a single pixel must not set the scale
const LEVELS = [0.08, 0.25, 0.5]; // of the largest value, where contours run
const MISSING = 0x80808080; // grey where a map has no value
const THEMES = {
  light: {
    plus: ["fde3a7", "fbb45c", "ee6c3a", "c62b30", "7d0f33"],
    minus: ["d6e6f7", "8fbbe6", "4a86c8", "205296", "0d2c5e"],
    attention: ["e5dcf7", "b39ae3", "7a53c4", "43207f"],
    change: ["cdeee2", "6cc5a8", "218a74", "0b4a42"],
    ground: "#ffffff",
    empty: "#f2f2f2",
    contrast: 0.42,
  },
  dark: {
    plus: ["7a1f4b", "c9404a", "f47c45", "fbc15e", "fff3c4"],
    minus: ["1d3a6e", "2f66b4", "5b9be0", "9dcbf5", "e4f2ff"],
    attention: ["3d2a6b", "7a57c8", "b79af0", "efe6ff"],
    change: ["12403b", "1f7a6b", "57b89d", "d8f5e6"],
    ground: "#101215",
    empty: "#1f2226",
    contrast: 0.36,
  },
};

/** Depth of colour, 0 to 1, of a value that is this share of the largest. */
export const depth = (share) => Math.min(Math.abs(share), 1) ** GAMMA;

/** Opacity, 0 to 1, at a depth of colour: nothing below 0.06, which is 1 % of the largest value. */
export const opacity = (t) => (t < 0.06 ? 0 : 0.94 * Math.min(1, t / 0.45) ** 0.85);

/** A table of 256 depths between stops, each the four bytes of a pixel with its opacity. */
function table(stops) {
  const colours = stops.map((stop) => [0, 2, 4].map((at) => Number.parseInt(stop.slice(at, at + 2), 16)));
  return Uint32Array.from({ length: 256 }, (_, i) => {
    const place = (i / 255) * (colours.length - 1);
    const k = Math.min(Math.floor(place), colours.length - 2);
    const [red, green, blue] = colours[k].map((from, c) => Math.round(from + (place - k) * (colours[k + 1][c] - from)));
    return ((Math.round(255 * opacity(i / 255)) << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
}

/** Colours of a theme; `kind` is that of values above 0: "plus", "attention" or "change". */
export function palette(dark, kind = "plus") {
  const theme = THEMES[dark ? "dark" : "light"];
  return { ...theme, above: table(theme[kind] ?? theme.plus), below: table(theme.minus) };
}

/** Value at which the common scale of several maps ends: the largest of their 99.7 % quantiles. @param {Field[]} fields */
export function scaleTop(fields) {
  const sizes = fields.map(({ data }) => Float32Array.from(data.filter(Number.isFinite), Math.abs));
  const largest = (p) => Math.max(0, ...sizes.map((size) => quantile(size, p) ?? 0));
  return largest(TOP_QUANTILE) || largest(1) || 1;
}

/** Pixels of a map whose colours end at `top`; clear where `visible(value, index)` is false. */
export function colorize(values, top, { above, below }, visible = (_value, _index) => true) {
  return Uint32Array.from(values, (value, i) => {
    if (!visible(value, i)) return 0;
    return Number.isFinite(value) ? (value < 0 ? below : above)[Math.round(255 * depth(value / top))] : MISSING;
  });
}

/** Paint pixels on a canvas of their size. */
export function paint(pixels, width, height, canvas = h("canvas", { width, height })) {
  canvas.getContext("2d")?.putImageData(new ImageData(new Uint8ClampedArray(pixels.buffer), width, height), 0, 0);
  return canvas;
}

/** A map as a canvas of one pixel a value. @param {Field} field */
export function layerOf(field, top, colours, visible = undefined) {
  return paint(colorize(field.data, top, colours, visible), field.columns, field.rows);
}

/** Draw a picture over the whole canvas; if `faded`, taken back towards the paper so that colours on it are information. */
export function drawPicture(context, image, { ground, empty, contrast }, faded, smooth = false) {
  const { width, height } = context.canvas;
  context.fillStyle = image ? ground : empty;
  context.fillRect(0, 0, width, height);
  if (!image) return;
  context.save();
  context.imageSmoothingEnabled = smooth || image.width > width;
  if (faded) [context.globalAlpha, context.filter] = [contrast, "saturate(0.2)"];
  context.drawImage(image, 0, 0, width, height);
  context.restore();
}

/** Draw lines of equal values on a canvas, those of larger values darker, each on a light one. @param {Field} field */
export function drawContours(context, field, top, { above, ground }, ratio) {
  const { width, height } = context.canvas;
  const shape = contours().size([field.columns, field.rows]).smooth(true);
  const sizes = Array.from(blur(field), Math.abs);
  const [across, down] = [width / field.columns, height / field.rows];
  LEVELS.forEach((level, k) => {
    const path = new Path2D();
    for (const ring of shape.contour(sizes, level * top).coordinates.flat()) {
      ring.forEach(([x, y], i) => path[i ? "lineTo" : "moveTo"](x * across, y * down));
    }
    context.lineJoin = "round";
    const colour = above[[150, 200, 255][k]];
    for (const [line, style] of [
      [3.4, `${ground}d0`],
      [1.7, `rgb(${[0, 8, 16].map((bits) => (colour >> bits) & 255)})`],
    ]) {
      [context.lineWidth, context.strokeStyle] = [Number(line) * ratio, String(style)];
      context.stroke(path);
    }
  });
}

/** A map with each value spread over its neighbours, so that contours follow shapes and not pixels. @param {Field} field */
function blur({ rows, columns, data }) {
  return data.map((_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    let [total, weights] = [0, 0];
    for (let y = Math.max(row - 1, 0); y <= Math.min(row + 1, rows - 1); y++) {
      for (let x = Math.max(column - 1, 0); x <= Math.min(column + 1, columns - 1); x++) {
        const weight = (2 - Math.abs(y - row)) * (2 - Math.abs(x - column));
        total += weight * (data[y * columns + x] || 0);
        weights += weight;
      }
    }
    return total / weights;
  });
}

/** Draw the colour bar on a canvas, on the ground that the map has. */
export function drawLegend(canvas, colours, signed, visible = (_share) => true) {
  const shares = Array.from({ length: canvas.width }, (_, x) =>
    signed ? (2 * x) / (canvas.width - 1) - 1 : x / (canvas.width - 1),
  );
  const layer = paint(colorize(shares, 1, colours, visible), canvas.width, 1);
  const context = canvas.getContext("2d");
  drawPicture(context, null, colours, false);
  context.drawImage(layer, 0, 0, canvas.width, canvas.height);
}

import { max, range, some, sum } from "d3-array";
import { clamp } from "./numbers.js";

const ARRAYS = { float32: Float32Array, float16: Uint16Array, int16: Int16Array, uint8: Uint8Array };

/** Decode the bytes of a map. @param {Packed} packed @returns {Field} */
export function decode(packed) {
  if (!packed) return null;
  const { shape, dtype, scale = 1, data } = packed;
  const [rows, columns] = shape.slice(-2);
  // A copy: the bytes may start anywhere in their buffer, numbers may not.
  const stored = new ARRAYS[dtype](data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
  if (dtype === "float32" && scale === 1) return { rows, columns, data: stored };
  return { rows, columns, data: Float32Array.from(stored, dtype === "float16" ? (x) => half(x) * scale : (x) => x * scale) };
}

/** Pack a map as it would come from Python. @param {Field} field @returns {Packed} */
export function pack({ rows, columns, data }) {
  return { shape: [rows, columns], dtype: "float32", data: new DataView(data.buffer, data.byteOffset, data.byteLength) };
}

/** The number in 16 bits of half precision. */
function half(bits) {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : (2 ** -14 * fraction) / 1024);
}

/** Largest absolute value of a map, whether any value is negative, and the sum. */
export function summarize(data) {
  const known = data.filter(Number.isFinite);
  return { size: max(known, Math.abs) ?? 0, negative: some(known, (value) => value < 0), total: sum(known) };
}

/** Sum over a region [left, top, right, bottom]; NaN if no pixel in it has a value. @param {Field} field @param {number[]} region */
export function regionSum({ columns, data }, [left, top, right, bottom]) {
  const rows = range(top, bottom).map((row) => data.subarray(row * columns + left, row * columns + right));
  const known = rows.map((row) => row.filter(Number.isFinite));
  return known.some((row) => row.length) ? sum(known, (row) => sum(row)) : NaN;
}

/** Number of pixels from `low` to `high` in each of `cells` that share out all pixels. */
function overlaps(low, high, pixels, cells) {
  const size = pixels / cells;
  return range(cells).map((i) => Math.max(Math.min(high, (i + 1) * size) - Math.max(low, i * size), 0));
}

/**
 * Standard error of a region's sum: the root of the squared sums of its replicates (`region_sum` in Python), which are
 * a stack, scaled so that this holds.
 *
 * @param {Field} replicates
 * @param {{ rows: number, columns: number }} field
 * @param {number[]} region
 */
export function regionError(replicates, field, [left, top, right, bottom]) {
  if (!replicates) return null;
  const { rows, columns, data } = replicates;
  const heights = overlaps(top, bottom, field.rows, rows);
  const widths = overlaps(left, right, field.columns, columns);
  let squares = 0;
  for (let start = 0; start < data.length; start += rows * columns) {
    let sum = 0;
    heights.forEach((height, row) => {
      if (height) widths.forEach((width, i) => (sum += height * width * data[start + row * columns + i]));
    });
    squares += sum * sum;
  }
  return Math.sqrt(squares);
}

/** The region that spans two cells [row, column]. @param {number[]} cell @param {number[]} other */
export function regionAround([row, column], [otherRow, otherColumn]) {
  const [left, right] = [Math.min(column, otherColumn), Math.max(column, otherColumn) + 1];
  return [left, Math.min(row, otherRow), right, Math.max(row, otherRow) + 1];
}

/** A table of 256 colours between stops [red, green, blue], each colour as the four bytes of a pixel. */
export function ramp(stops) {
  return Uint32Array.from({ length: 256 }, (_, i) => {
    const place = (i / 255) * (stops.length - 1);
    const k = Math.min(Math.floor(place), stops.length - 2);
    const [red, green, blue] = stops[k].map((from, c) => Math.round(from + (place - k) * (stops[k + 1][c] - from)));
    return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
  });
}

const MISSING = 0xff808080; // grey where a map has no value

/** Pixels of a map: clear where `visible(value, index)` is false. @param {number[]} ends */
export function colorize(values, colors, ends, visible) {
  const [low, high] = ends;
  const pixels = new Uint32Array(values.length);
  const colorOf = (value) => colors[Math.round((255 * (clamp(value, low, high) - low)) / (high - low))];
  values.forEach((value, i) => {
    if (visible(value, i)) pixels[i] = Number.isFinite(value) ? colorOf(value) : MISSING;
  });
  return pixels;
}

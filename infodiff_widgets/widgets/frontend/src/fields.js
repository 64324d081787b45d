import { max, range, some, sum } from "d3-array";

const ARRAYS = {
  float32: Float32Array,
  float16: Uint16Array,
  int32: Int32Array,
  int16: Int16Array,
  int8: Int8Array,
  uint8: Uint8Array,
};

/** Decode the bytes of a map; a map that is decoded is returned as it is. @param {any} packed @returns {Field} */
export function decode(packed) {
  if (!packed || packed.rows) return packed ?? null;
  const { shape, dtype, scale = 1, power = 1, data } = packed;
  const [rows, columns] = shape.slice(-2);
  // A copy: the bytes may start anywhere in their buffer, numbers may not.
  const stored = new ARRAYS[dtype](data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength));
  if (dtype === "float32" && scale === 1) return { rows, columns, data: stored };
  const value =
    dtype === "float16" ? (x) => half(x) * scale : power === 2 ? (x) => x * Math.abs(x) * scale * scale : (x) => x * scale;
  return { rows, columns, data: Float32Array.from(stored, value) };
}

/** The state of a widget, as `pack_state` in Python writes it. @param {string} text */
export async function unpackState(text) {
  const packed = new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))]);
  const whole = await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  const size = new DataView(whole).getUint32(0, true);
  const json = new TextDecoder().decode(new Uint8Array(whole, 4, size));
  return JSON.parse(json, (_, value) => (value?.bytes ? new DataView(whole, 4 + size + value.bytes[0], value.bytes[1]) : value));
}

/** The number in 16 bits of half precision. */
function half(bits) {
  const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : (2 ** -14 * fraction) / 1024);
}

const ROUNDING = 1e-6; // of the largest value

/** Largest absolute value of a map, whether any value is negative beyond rounding, and the sum. */
export function summarize(data) {
  const known = data.filter(Number.isFinite);
  const size = max(known, Math.abs) ?? 0;
  return { size, negative: some(known, (value) => value < -ROUNDING * size), total: sum(known) };
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

// Maps as numbers and as colours, before heatmap_pane.js (see base.py): no element of the page in here but canvases.

/** Numbers of a map, or of a stack of maps in steps of a scale, and its rows and columns; or null. */
function decodeField(field) {
  if (!field) return null;
  const { buffer, byteOffset, byteLength } = field.data;
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
  const [rows, columns] = field.shape.slice(-2);
  if (!field.scale) return { rows, columns, data: new Float32Array(bytes) };
  return { rows, columns, data: Float32Array.from(new Int16Array(bytes), (step) => step * field.scale) };
}

/** Largest size of a value, whether one is negative, and their sum. */
function summarise(data) {
  let [size, negative, total] = [0, false, 0];
  for (const value of data) {
    if (!Number.isFinite(value)) continue;
    size = Math.max(size, Math.abs(value));
    negative ||= value < 0;
    total += value;
  }
  return { size, negative, total };
}

/** Sum of a map over a box (left, top, right, bottom); NaN if no pixel in it has a value. */
function boxSum({ columns, data }, [left, top, right, bottom]) {
  let [sum, known] = [0, false];
  for (let row = top; row < bottom; row++) {
    for (const value of data.subarray(row * columns + left, row * columns + right)) {
      if (!Number.isFinite(value)) continue;
      sum += value;
      known = true;
    }
  }
  return known ? sum : NaN;
}

/** How many of the pixels from `low` to `high` lie in each of the cells that share out all pixels. */
function overlaps(low, high, pixels, cells) {
  const size = pixels / cells;
  return Array.from({ length: cells }, (_, i) => Math.max(Math.min(high, (i + 1) * size) - Math.max(low, i * size), 0));
}

/** Standard error of boxSum: replicates are scaled so that it is the root of their squared sums (region_sum in Python). */
function boxError(replicates, field, [left, top, right, bottom]) {
  if (!replicates) return null;
  const heights = overlaps(top, bottom, field.rows, replicates.rows);
  const widths = overlaps(left, right, field.columns, replicates.columns);
  const lines = replicates.data.length / replicates.columns;
  let [squares, sum] = [0, 0];
  for (let line = 0; line < lines; line++) {
    const row = line % replicates.rows;
    if (row === 0) sum = 0;
    if (heights[row]) widths.forEach((width, i) => (sum += heights[row] * width * replicates.data[line * widths.length + i]));
    if (row === replicates.rows - 1) squares += sum * sum;
  }
  return Math.sqrt(squares);
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

/** A map as a canvas of its own size, one pixel a value; those below the threshold or lost in noise are clear. */
function paintField(field, errors, table, { low, high }, threshold) {
  const canvas = make("canvas", { width: field.columns, height: field.rows });
  const context = canvas.getContext("2d");
  const picture = context.createImageData(field.columns, field.rows);
  const pixels = new Uint32Array(picture.data.buffer); // four bytes at once: a map may have a million values
  const colours = Uint32Array.from({ length: 256 }, (_, k) => (255 << 24) | (table[3 * k + 2] << 16) | (table[3 * k + 1] << 8) | table[3 * k]);
  for (let i = 0; i < pixels.length; i++) {
    const value = field.data[i];
    const size = Math.abs(value);
    if (size < threshold || (errors && !(size >= 2 * errors.data[i]))) continue;
    const at = Math.round((255 * (Math.min(Math.max(value, low), high) - low)) / (high - low));
    pixels[i] = Number.isFinite(value) ? colours[at] : 0xff808080; // grey where there is none
  }
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

/** A part of a whole, such as "38 %". */
function percent(share) {
  return `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)} %`;
}

/** The box that spans two cells [row, column], both inside. */
function boxAround(one, other) {
  const [top, bottom, left, right] = [0, 1].flatMap((axis) => [Math.min(one[axis], other[axis]), Math.max(one[axis], other[axis]) + 1]);
  return [left, top, right, bottom];
}

import { bisectRight, extent, sum } from "d3-array";

/** Rescale values to 0 … 1; all 0 if they are constant. @param {Iterable<number>} values */
export function minmax(values) {
  const [low = 0, high = 0] = extent(values);
  return Float64Array.from(values, high > low ? (value) => (value - low) / (high - low) : () => 0);
}

/** Intersection over union of the pixels above a threshold with a mask. */
export function iou(values, mask, threshold) {
  let [both, either] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const above = values[i] > threshold;
    if (above && mask[i]) both++;
    if (above || mask[i]) either++;
  }
  return both / Math.max(either, 1);
}

/** Intersection over union at the thresholds k / steps, from one sort of the values. @param {Float64Array} values */
export function iouCurve(values, mask, steps) {
  const numbers = [values, values.filter((_, i) => mask[i])].map((some) => some.filter(Number.isFinite).sort());
  const size = sum(mask);
  return Float64Array.from({ length: steps }, (_, k) => {
    const [above, both] = numbers.map((sorted) => sorted.length - bisectRight(sorted, k / steps));
    return both / Math.max(above + size - both, 1);
  });
}

/** Indices of values in falling order, as lists of equal ones. */
function tiedGroups(values) {
  const order = Uint32Array.from(values, (_, i) => i).sort((i, j) => values[j] - values[i]);
  const groups = [];
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    groups.push(order.subarray(start, end));
  }
  return groups;
}

/** Average precision of a map as a ranking of the pixels in a mask; pixels of one value are retrieved together. */
export function averagePrecision(values, mask) {
  let [hits, retrieved, sum] = [0, 0, 0];
  for (const group of tiedGroups(values)) {
    const found = group.reduce((count, pixel) => count + mask[pixel], 0);
    hits += found;
    retrieved += group.length;
    sum += (found * hits) / retrieved;
  }
  return sum / Math.max(hits, 1);
}

/** Ranks of values, rescaled to 0 … 1; equal values share the mean of theirs. */
export function ranks(values) {
  const places = new Float64Array(values.length);
  const last = Math.max(values.length - 1, 1);
  let before = 0;
  for (const group of tiedGroups(values)) {
    for (const i of group) places[i] = 1 - (before + (group.length - 1) / 2) / last;
    before += group.length;
  }
  if (values.length === 1) places[0] = 0;
  return places;
}

import { extent } from "d3-array";

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

/** Intersection over union at the thresholds k / steps, from one pass over values between 0 and 1. */
export function iouCurve(values, mask, steps) {
  const pixels = new Float64Array(steps + 1); // by the number of thresholds that they lie above
  const hits = new Float64Array(steps + 1);
  let size = 0;
  values.forEach((value, i) => {
    let k = Math.min(Math.max(Math.ceil(value * steps), 0), steps);
    while (k > 0 && (k - 1) / steps >= value) k--; // products round
    while (k < steps && k / steps < value) k++;
    pixels[k] += 1;
    hits[k] += mask[i];
    size += mask[i];
  });
  const curve = new Float64Array(steps);
  let [above, both] = [0, 0];
  for (let k = steps - 1; k >= 0; k--) {
    above += pixels[k + 1];
    both += hits[k + 1];
    curve[k] = both / Math.max(above + size - both, 1);
  }
  return curve;
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

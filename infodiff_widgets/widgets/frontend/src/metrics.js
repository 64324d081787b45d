import { bisectRight, descending, extent, rank, sum } from "d3-array";

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

/** Average precision of a map as a ranking of the pixels in a mask; pixels of one value are retrieved together. */
export function averagePrecision(values, mask) {
  const order = Uint32Array.from(values, (_, i) => i).sort((i, j) => values[j] - values[i]);
  let [hits, before, total] = [0, 0, 0]; // `before`: hits of larger values
  order.forEach((pixel, i) => {
    hits += mask[pixel];
    if (values[pixel] === values[order[i + 1]]) return;
    total += ((hits - before) * hits) / (i + 1);
    before = hits;
  });
  return total / Math.max(hits, 1);
}

/** Ranks of values, rescaled to 0 … 1; equal values share the mean of theirs. */
export function ranks(values) {
  const last = values.length - 1;
  const [lower, higher] = [rank(values), rank(values, descending)];
  return lower.map((count, i) => (last + count - higher[i]) / (2 * Math.max(last, 1)));
}

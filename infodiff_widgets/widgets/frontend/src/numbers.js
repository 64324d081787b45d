import { extent, ticks as roundNumbers, tickStep } from "d3-array";

/** Format with this many decimals and a minus sign. Not d3-format: Python and this must agree, on "−0.00" as well. */
export function fixed(value, places) {
  return value.toFixed(places).replace("-", "−");
}

/** Number of decimals that show two digits of a number of this size. */
export function decimals(size) {
  if (!Number.isFinite(size) || size <= 0) return 2;
  return Math.min(Math.max(1 - Math.floor(Math.log10(size)), 0), 9);
}

/**
 * Format "1.23 ± 0.11 nats": two digits of the standard error, and as many decimals for the value.
 *
 * @param {number | null} value
 * @param {number | null} [error]
 */
export function formatEstimate(value, error = null, unit = "nats") {
  if (value === null || !Number.isFinite(value)) return "no value";
  const exact = error === null || !Number.isFinite(error);
  const places = decimals(exact ? Math.abs(value) : error);
  return `${fixed(value, places)}${exact ? "" : ` ± ${fixed(error, places)}`} ${unit}`.trim();
}

/** Format a number in a few characters, beside others of which the largest has this size. */
export function formatShort(value, largest) {
  if (!Number.isFinite(value)) return "·";
  if (value === 0) return "0";
  return fixed(value, largest < 0.1 ? decimals(largest) : Math.min(decimals(Math.abs(value) / 10), 2));
}

/** Format the ends of a scale: "bars: 0 to 2.4 nats". */
export function formatRange([low, high], unit) {
  const largest = Math.max(-low, high);
  return `bars: ${formatShort(low, largest)} to ${formatShort(high, largest)} ${unit}`;
}

/** Format a share: "38 %". */
export function percent(share) {
  return `${(100 * share).toFixed(share < 0.0995 ? 1 : 0)} %`;
}

/** Round numbers on a scale, about `count` of them, with their texts. @param {number[]} ends */
export function ticks([low, high], count = 4) {
  const places = Math.max(0, -Math.floor(Math.log10(tickStep(low, high, count)) + 1e-9));
  return roundNumbers(low, high, count).map((value) => ({ value, text: value === 0 ? "0" : fixed(value, places) }));
}

/**
 * Smallest interval with all values and their error bars, and with 0 unless `zero` is false; [0, 1] if it is empty.
 *
 * @param {(number | null)[]} values
 * @param {(number | null)[]} [errors]
 * @param {{ zero?: boolean, clip?: boolean }} [options] `clip` cuts error bars of positive values at 0
 * @returns {[number, number]}
 */
export function interval(values, errors = [], { zero = true, clip = false } = {}) {
  const ends = values.flatMap((value, i) => (value === null ? [] : [value - (errors[i] ?? 0), value + (errors[i] ?? 0)]));
  const [low = 0, high = 0] = extent(/** @type {number[]} */ (zero ? [0, ...ends] : ends));
  if (high <= low) return [0, 1];
  return [clip && values.every((value) => value === null || value >= 0) ? 0 : low, high];
}

export function clamp(value, low, high) {
  return Math.min(Math.max(value, low), high);
}

/** A linear scale that stops at its ends. @param {number[]} domain @param {number[]} range */
export function scale([low, high], [from, to]) {
  return (value) => from + ((to - from) * (clamp(value, low, high) - low)) / (high - low || 1);
}

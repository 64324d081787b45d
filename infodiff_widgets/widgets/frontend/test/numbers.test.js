import assert from "node:assert/strict";
import { test } from "node:test";
import { decimals, fixed, formatEstimate, formatRange, formatShort, interval, percent, scale, ticks } from "../src/numbers.js";
import { fixtures } from "./fixtures.js";

test("estimates and shares are written as in Python", () => {
  for (const [value, error, text] of fixtures.estimates) assert.equal(formatEstimate(value, error), text);
  for (const [share, text] of fixtures.percents) assert.equal(percent(share), text);
  assert.equal(formatEstimate(1, 0.5, ""), "1.00 ± 0.50");
  assert.equal(formatEstimate(Number.NaN, 1), "no value");
});

test("short numbers have as many digits as the largest needs", () => {
  assert.deepEqual(
    [0, 0.0005, -0.94, 12.3, 123.4].map((value) => formatShort(value, 124)),
    ["0", "0.00", "−0.94", "12.3", "123"],
  );
  assert.equal(formatShort(0.0005, 0.012), "0.001");
  assert.equal(formatShort(Number.NaN, 1), "·");
  assert.equal(formatRange([-1.01, 1.2], "nats"), "bars: −1.01 to 1.20 nats");
  assert.equal(fixed(-0.001, 2), "−0.00");
  assert.deepEqual([0, 1e-20, 0.01, 1, 99].map(decimals), [2, 9, 3, 1, 0]);
});

test("ticks are round numbers with the decimals that they need", () => {
  assert.deepEqual(
    ticks([0, 1]).map(({ text }) => text),
    ["0", "0.2", "0.4", "0.6", "0.8", "1.0"],
  );
  assert.deepEqual(
    ticks([-0.03, 0.03]).map(({ text }) => text),
    ["−0.02", "0", "0.02"],
  );
  assert.deepEqual(
    ticks([0, 250]).map(({ value }) => value),
    [0, 50, 100, 150, 200, 250],
  );
});

test("an interval holds 0, values and error bars", () => {
  assert.deepEqual(interval([1, null, 2], [0.5, null, 0.25]), [0, 2.25]);
  assert.deepEqual(interval([0.1, 2], [0.5, 0]), [-0.4, 2]);
  assert.deepEqual(interval([0.1, 2], [0.5, 0], { clip: true }), [0, 2]);
  assert.deepEqual(interval([-3, -2], [], { zero: false }), [-3, -2]);
  assert.deepEqual(interval([null]), [0, 1]);
});

test("a scale stops at its ends", () => {
  const place = scale([0, 4], [100, 0]);
  assert.deepEqual([-1, 0, 1, 4, 9].map(place), [100, 100, 75, 0, 0]);
  assert.equal(scale([2, 2], [5, 9])(2), 5);
});

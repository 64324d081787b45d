import assert from "node:assert/strict";
import { test } from "node:test";
import { colorize, depth, opacity, palette, scaleTop } from "../src/paint.js";
import { fixtures } from "./fixtures.js";

for (const [name, { top, values, rgba }] of Object.entries(fixtures.colours)) {
  test(`colours and opacity follow the rule of the stills: ${name}`, () => {
    const pixels = colorize(values, top, palette(name === "dark"));
    pixels.forEach((pixel, i) => {
      const bytes = [0, 8, 16, 24].map((bits) => (pixel >>> bits) & 255);
      if (rgba[i][3] === 0) assert.equal(bytes[3], 0);
      else bytes.forEach((byte, c) => assert.ok(Math.abs(byte - rgba[i][c]) <= 5, `${values[i]}: ${bytes} is not ${rgba[i]}`));
    });
  });
}

test("what says nothing is clear, and more is never fainter", () => {
  assert.equal(opacity(depth(0.01)), 0);
  const shades = [0.02, 0.1, 0.4, 1].map((share) => opacity(depth(share)));
  assert.deepEqual(shades, shades.toSorted());
  const [hidden, missing] = colorize([1, NaN], 1, palette(false), (value) => Number.isNaN(value));
  assert.deepEqual([hidden, missing], [0, 0x80808080]);
});

test("one scale ends at the largest of the quantiles", () => {
  const field = (...data) => ({ rows: 1, columns: data.length, data: Float32Array.from(data) });
  assert.equal(scaleTop([field(0, 1), field(-3, -3)]), 3);
  assert.equal(scaleTop([field(0, 0)]), 1);
});

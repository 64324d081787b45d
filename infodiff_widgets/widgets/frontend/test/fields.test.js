import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, regionAround, regionError, regionSum, summarize } from "../src/fields.js";
import { fixtures } from "./fixtures.js";

const close = (value, expected, tolerance = 1e-5) =>
  assert.ok(Math.abs(value - expected) < tolerance, `${value} is not ${expected}`);

test("bytes of all kinds become numbers", () => {
  for (const { packed, values } of fixtures.packed) {
    const { rows, columns, data } = decode(packed);
    assert.deepEqual([rows, columns], packed.shape.slice(-2));
    assert.equal(data.length, values.length);
    values.forEach((value, i) => close(data[i], value, 4e-3));
  }
  assert.equal(decode(null), null);
});

test("half precision knows infinity, NaN and the smallest numbers", () => {
  const bits = new Uint16Array([0x7c00, 0xfc00, 0x7e00, 0x0001, 0x8000]);
  const { data } = decode({ shape: [1, 5], dtype: "float16", data: new DataView(bits.buffer) });
  assert.deepEqual([...data.slice(0, 3)], [Infinity, -Infinity, NaN]);
  assert.equal(data[3], 2 ** -24);
  assert.ok(Object.is(data[4], -0));
});

test("sums of regions and their errors are those of Python", () => {
  const [field, replicates] = [decode(fixtures.field), decode(fixtures.replicates)];
  for (const { box, sum } of fixtures.regions) {
    close(regionSum(field, box), sum[0]);
    close(regionError(replicates, field, box), sum[1]);
  }
  assert.equal(regionError(null, field, [0, 0, 1, 1]), null);
  const holes = { rows: 1, columns: 3, data: new Float32Array([NaN, 2, NaN]) };
  assert.equal(regionSum(holes, [0, 0, 3, 1]), 2);
  assert.ok(Number.isNaN(regionSum(holes, [0, 0, 1, 1])));
  assert.deepEqual(summarize(new Float32Array([-3, NaN, 1])), { size: 3, negative: true, total: -2 });
  assert.equal(summarize(new Float32Array([-5e-11, 1])).negative, false); // rounding
});

test("a region spans both of its cells", () => {
  assert.deepEqual(regionAround([5, 2], [3, 7]), [2, 3, 8, 6]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { averagePrecision, iou, iouCurve, minmax, ranks } from "../src/metrics.js";
import { fixtures } from "./fixtures.js";

const close = (values, expected) =>
  expected.forEach((number, i) => assert.ok(Math.abs(values[i] - number) < 1e-9, `${values[i]} is not ${number}`));

for (const { name, values, mask, ...expected } of fixtures.metrics) {
  test(`metrics of a map are those of Python: ${name}`, () => {
    const scaled = minmax(values);
    close(scaled, expected.minmax);
    close(iouCurve(scaled, mask, 100), expected.iou);
    close(
      expected.iou.map((_, k) => iou(scaled, mask, k / 100)),
      expected.iou,
    );
    close([averagePrecision(values, mask)], [expected.average_precision]);
    close(ranks(values), expected.ranks);
  });
}

test("an empty mask and one value are no exceptions", () => {
  assert.equal(averagePrecision([1, 2], [0, 0]), 0);
  assert.equal(iou([0, 0], [0, 0], 0.5), 0);
  assert.deepEqual([...ranks([7])], [0]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { aroundWord, countIn, orderOf, partOf, readTable, toCsv, windowOf } from "../src/study_rows.js";

const packed = (array, dtype) => ({ shape: [1, array.length], dtype, data: new DataView(array.buffer) });
const texts = (...column) => ({ values: column, codes: packed(Int32Array.from(column.keys()), "int32") });
const numbers = (name, values, errors = null) => ({
  group: "",
  name,
  values: packed(Float32Array.from(values), "float32"),
  errors: errors && packed(Float32Array.from(errors), "float32"),
});
const table = readTable({
  count: 4,
  texts: {
    item: texts("a", "b", "c", "d"),
    caption: texts("a dog", "scene 10", 'the "cat"', "scene 9"),
    word: texts("dog", "w1", "cat", "w2"),
    label: { values: ["noun", "thing"], codes: packed(Int32Array.from([0, 1, 0, 1]), "int32") },
    note: texts("x", "y", "z", "q"),
  },
  numbers: [numbers("IoU", [0.5, NaN, 0.25, 0.5]), numbers("CMI", [2, -1, 3, 100], [1, 1, 1, 1])],
});

test("rows are sorted by a number, unknown ones last both ways, equal ones in their order", () => {
  const [by] = table.numbers;
  assert.deepEqual(orderOf(table, { by }), [2, 0, 3, 1]);
  assert.deepEqual(orderOf(table, { by, descending: true }), [0, 3, 2, 1]);
});

test("captions are sorted as people do", () => {
  assert.deepEqual(orderOf(table, {}), [0, 3, 1, 2]);
});

test("rows are found by class and by text in caption, word or note", () => {
  const [by] = table.numbers;
  assert.deepEqual(orderOf(table, { by, label: "noun" }), [2, 0]);
  assert.deepEqual(orderOf(table, { by, search: " SCENE" }), [3, 1]);
  assert.deepEqual(orderOf(table, { by, search: "w2" }), [3]);
  assert.deepEqual(orderOf(table, { by, search: "z", label: "thing" }), []);
});

test("bars of shares end at 1, others where a single value cannot decide it", () => {
  assert.deepEqual(table.numbers[0].ends, [0, 1]);
  const [low, high] = table.numbers[1].ends;
  assert.ok(low < 0 && low > -1 && high > 3 && high < 100);
});

test("rows are drawn where they are in sight, and a screen above and below", () => {
  assert.deepEqual(windowOf(0, 500, 50, 1000), [0, 21]);
  assert.deepEqual(windowOf(5000, 500, 50, 1000), [90, 121]);
  assert.deepEqual(windowOf(49_500, 500, 50, 1000), [980, 1000]);
  assert.deepEqual(windowOf(0, 500, 50, 3), [0, 3]);
});

test("values are counted in equal parts of the range", () => {
  const [column] = table.numbers;
  assert.deepEqual(countIn(column, [0, 1, 2, 3], 4), [0, 1, 2, 0]);
  assert.equal(partOf({ ...column, values: Float32Array.of(1) }, 0, 4), 3);
});

test("the word of a caption is found whole", () => {
  assert.deepEqual(aroundWord("a doghouse and a Dog, barking", "dog"), ["a doghouse and a ", "Dog", ", barking"]);
  assert.deepEqual(aroundWord("a hotdog, a dog", "dog"), ["a hotdog, a ", "dog", ""]);
  assert.deepEqual(aroundWord("left of it", "left of"), ["", "left of", " it"]);
  assert.deepEqual(aroundWord("a (b) c", "(b)"), ["a ", "(b)", " c"]);
  assert.deepEqual(aroundWord("a cat", "dog"), ["a cat", "", ""]);
  assert.deepEqual(aroundWord("a cat", ""), ["a cat", "", ""]);
});

test("rows as CSV keep quotes, errors and unknown values", () => {
  assert.deepEqual(toCsv(table, [2, 1]).split("\n"), [
    '"item","caption","word","label","note","IoU","CMI","CMI stderr"',
    '"c","the ""cat""","cat","noun","z",0.25,3,1',
    '"b","scene 10","w1","thing","y",,-1,1',
  ]);
});

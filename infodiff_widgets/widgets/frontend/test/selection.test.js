import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, ordinal, Selection } from "../src/selection.js";

const of = (selection) => [selection.selected, selection.excluded];

test("choosing a word selects it, and a second time lets go of it", () => {
  const one = new Selection(4, [], []).choose(2);
  assert.deepEqual(of(one), [[2], []]);
  assert.deepEqual(of(one.choose(2)), [[], []]);
  assert.deepEqual(choose([2], 2), []);
  assert.deepEqual(choose([1], 3, 1), [1, 2, 3]);
});

test("words alone stay alone", () => {
  const alone = new Selection(3, [1], []).take("alone", 0);
  assert.deepEqual(of(alone), [[1], [0, 2]]);
  assert.deepEqual(of(alone.choose(2)), [[2], [0, 1]]);
  assert.deepEqual(of(alone.choose(1)), [[], []]);
});

test("all words at once are the whole prompt", () => {
  const most = new Selection(3, [], []).toggle(1);
  assert.deepEqual(of(most), [[0, 2], []]);
  assert.deepEqual(of(most.toggle(1)), [[], []]);
  assert.deepEqual(of(new Selection(3, [1], []).phrase(2, 0)), [[], []]);
  assert.equal(new Selection(1, [0], []).preset, "alone");
});

test("excluded words are neither selected nor given", () => {
  const out = new Selection(4, [1], []).exclude(3);
  assert.deepEqual(
    [0, 1, 2, 3].map((i) => out.state(i)),
    ["given", "selected", "given", "left out"],
  );
  assert.deepEqual(of(out.exclude(3)), [[1], []]);
  assert.deepEqual(of(out.exclude(1)), [[], [1, 3]]);
  assert.deepEqual(of(out.phrase(3, 2)), [[2, 3], []]);
});

test("presets are recognized", () => {
  const presetOf = (selected, excluded) => new Selection(3, selected, excluded).preset;
  assert.equal(presetOf([], []), "whole");
  assert.equal(presetOf([1], []), "rest");
  assert.equal(presetOf([1], [0, 2]), "alone");
  assert.equal(presetOf([1], [0]), "");
  assert.equal(new Selection(3, [], []).take("alone", 2).preset, "alone");
});

test("where no word stands for none", () => {
  const none = new Selection(3, [], [], "none");
  assert.deepEqual([none.state(0), none.preset, none.whole], ["given", "", false]);
  assert.deepEqual(of(none.toggle(0).toggle(2)), [[0, 2], []]);
});

test("equal words are told apart", () => {
  assert.equal(ordinal(["the", "cat", "the"], 2), " (2 of 2)");
  assert.equal(ordinal(["the", "cat", "the"], 1), "");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { assign, PartModel, read, StoredModel } from "../src/model.js";

test("a stored model tells those who listen, until they stop", () => {
  const model = new StoredModel({ word: 1, unit: "nats" });
  const heard = [];
  const listener = () => heard.push(model.get("word"));
  model.on("change:word", listener);
  assign(model, { word: 2, unit: "bits" });
  model.off("change:word", listener);
  model.set("word", 3);
  assert.deepEqual(heard, [2]);
  assert.deepEqual(read(model, "word", "unit"), [3, "bits"]);
});

test("a part shares traits with the whole and keeps others to itself", () => {
  const whole = new StoredModel({ unit: "nats", "pane.title": "dog" });
  const part = new PartModel(whole, { unit: "unit", title: "pane.title" }, { values: 1 });
  const heard = [];
  const listener = () => heard.push(read(part, "unit", "title", "values"));
  for (const name of ["unit", "title", "values"]) part.on(`change:${name}`, listener);
  assign(part, { unit: "bits", values: 2 });
  whole.set("pane.title", "cat");
  assert.deepEqual(heard, [
    ["bits", "dog", 1],
    ["bits", "dog", 2],
    ["bits", "cat", 2],
  ]);
  assert.deepEqual(read(whole, "unit", "values"), ["bits", undefined]);
  part.off("change:unit", listener);
  whole.set("unit", "nats");
  assert.equal(heard.length, 3);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { assign, read, StoredModel } from "../src/model.js";

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

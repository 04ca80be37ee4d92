/** Where a reader stands in practising, kept in their browser by network and derivative. */

import assert from "node:assert/strict";
import test from "node:test";

/** @type {Map<string, string>} */
const stored = new Map();
Object.defineProperty(globalThis, "localStorage", {
  configurable: true,
  value: {
    getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ value) => stored.set(key, value),
    removeItem: (/** @type {string} */ key) => stored.delete(key),
  },
});
const { createPractising } = await import("../../../../static/js/model/asking/practising.js");

test("help fades from one right answer to the next, each on other numbers", () => {
  stored.clear();
  const practising = createPractising();
  practising.begin("n1", "parameter:w1");
  const seeds = new Set([practising.task.value.seed]);
  assert.equal(practising.task.value.stage, "factor");
  for (const stage of ["path", "blank", "blank"]) {
    practising.hand("something");
    practising.next();
    seeds.add(practising.task.value.seed);
    assert.deepEqual([practising.task.value.stage, practising.task.value.answer], [stage, ""]);
  }
  assert.equal(seeds.size, 4);
  practising.back();
  assert.equal(practising.task.value.stage, "path");
});

test("the place is kept by network and derivative, through a reload; junk in the memory is no place", () => {
  stored.clear();
  const first = createPractising();
  first.begin("n1", "parameter:w1");
  first.next();
  const { seed } = first.task.value;
  const again = createPractising();
  assert.equal(again.leftAt("n1", "parameter:w1"), "path");
  assert.equal(again.leftAt("n1", "parameter:w2"), null);
  assert.equal(again.leftAt("n2", "parameter:w1"), null);
  again.begin("n1", "parameter:w1");
  assert.deepEqual(again.task.value, { seed, stage: "path", answer: "" });
  for (const junk of ["{", "null", '{"parameter:w1":{"stage":"?","seed":1}}', '{"parameter:w1":3}']) {
    stored.set("backprop-canvas.practice.n1", junk);
    assert.equal(again.leftAt("n1", "parameter:w1"), null);
  }
});

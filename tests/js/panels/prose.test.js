/** Sentences with names in them, and what marks of the drawing are in words. */

import assert from "node:assert/strict";
import test from "node:test";
import { facts } from "../../../static/js/panels/parts/facts.js";
import { nudged } from "../../../static/js/panels/parts/field.js";
import { aloud, compose, mark, marks, pieces } from "../../../static/js/panels/parts/prose.js";
import { describe } from "../../../static/js/panels/spoken/describe.js";
import { opened } from "./cards.js";

test("names stand out from the words around them", () => {
  assert.deepEqual(pieces(`${mark("w1")} is held.`), [
    { text: "w1", name: true },
    { text: " is held.", name: false },
  ]);
  assert.equal(aloud(marks(["h1", "h2", "t_o1"])), "h 1, h 2 and t o 1");
});

test("a sentence begins with a capital, a name stays as it is", () => {
  assert.equal(compose({ code: "iteration_start", values: { iteration: 1 } }), "Iteration 1 · not begun");
  const text = compose({ code: "group_backward_weight", values: { name: mark("w1") } });
  assert.equal(aloud(text), "w 1 has its gradient.");
});

test("a mark says what it is, with its number", () => {
  const { model, count } = opened();
  const known = facts(model, count);
  assert.ok(known);
  const said = (/** @type {string} */ key, /** @type {any} */ part = undefined) =>
    aloud(describe(known, key, part));
  assert.match(said("knob:e1"), /^w 1: the weight of the edge i 1 → h 1, 0\.1498/u);
  assert.equal(said("neuron:h1", "gradient"), "The derivative of L with respect to h 1: 0.03635.");
  assert.match(said("neuron:i1"), /^i 1: an input.*0\.05\.$/u);
  assert.match(said("bias:h1"), /^b 1: the bias of h 1 and h 2, 0\.35/u);
  assert.match(said("loss"), /0\.2984\.$/u);
  assert.equal(said("neuron:gone"), "");
});

test("what has not landed is said to be so", () => {
  const { model } = opened(undefined, 3);
  const known = facts(model, 3);
  assert.ok(known);
  assert.match(aloud(describe(known, "neuron:h1", "delta")), /not computed yet\.$/u);
});

test("a nudge moves the second digit that counts", () => {
  assert.equal(nudged(0.15, 1), 0.16);
  assert.equal(nudged(0.149781, -1), 0.139781);
  assert.equal(nudged(2, 10), 3);
  assert.equal(nudged(0, 1), 0.1);
});

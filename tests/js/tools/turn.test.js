/** Turning a knob: steps relate to the size of the number, finer with Shift, coarser with Alt. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals-core";
import { knobOf, Turn } from "../../../static/js/tools/gestures/turn.js";
import { open } from "../model/bench.js";

/** What a value becomes by a drag of so many pixels. @param {number} value @param {number} pixels @param {object} [held] */
function turned(value, pixels, held = {}) {
  let now = value;
  const set = (/** @type {number} */ next) => {
    now = next;
  };
  const knob = { value, set };
  const turn = new Turn({ x: 0, y: 0 }, knob);
  turn.move({ x: pixels, y: 0 }, /** @type {any} */ ({ shiftKey: false, altKey: false, ...held }));
  return now;
}

test("a number stays of its order", () => {
  assert.equal(turned(0.5, 50), 1);
  assert.equal(turned(0.0001, 50), 0.00015);
  assert.equal(turned(-2500, 20), -500);
  assert.equal(turned(0, 10), 0.1);
  assert.equal(turned(1e-300, 10), 1.1e-300);
  assert.equal(turned(0.5, 7, { shiftKey: true }), 0.507);
  assert.equal(turned(0.5, 7, { altKey: true }), 1.2);
});

test("the knobs of the drawing set what stands there", () => {
  const { model } = open();
  const context = /** @type {any} */ ({ model, playhead: { shown: signal(0) } });
  assert.equal(knobOf(context, "neuron:h"), null);
  assert.equal(knobOf(context, "edge:e1"), null);
  const knob = knobOf(context, "knob:e1") ?? assert.fail();
  assert.equal(knob.value, 0.5);
  knob.set(0.75, "turn");
  assert.equal(model.store.index.value.parameters.get("u")?.value, 0.75);
  assert.equal(knobOf(context, "target:y")?.value, 0);
});

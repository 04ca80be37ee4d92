/** What marks are compared with where the scale is not logarithmic. */

import assert from "node:assert/strict";
import test from "node:test";
import { levelsOf } from "../../../../static/js/model/document/levels.js";
import { measureOf, proportion, TOO_SMALL, ZERO } from "../../../../static/js/render/marks/scale.js";
import { largestOf } from "../../../../static/js/render/scene/largest_numbers.js";
import { layered, worked } from "../../playback/documents.js";
import { openModel } from "../../playback/fixtures.js";

/** @param {import("../../../../static/js/protocol/messages.js").Document} document @param {number} [have] */
function passOf(document, have = Infinity) {
  const { model, values, frame } = openModel(document);
  const plan = model.plan.current.value ?? assert.fail();
  frame(Math.min(have, plan.stepCount));
  const index = model.store.index.value;
  const levels = levelsOf(index);
  const at = (/** @type {Parameters<typeof plan.stepOf>} */ ...step) => values[plan.stepOf(...step)];
  return { plan, levels, at, largest: largestOf(plan, index, levels, model.numbers) };
}

test("a neuron's level is the number of edges on the longest way from an input", () => {
  const document = worked();
  const { levels } = passOf({
    ...document,
    edges: [...document.edges, { id: "skip", source: "i1", target: "o1", weight: "w1" }],
  });
  assert.deepEqual(Object.fromEntries(levels), { i1: 0, i2: 0, h1: 1, h2: 1, o1: 2, o2: 2 });
});

test("values are compared with the largest value in view, gradients with the largest gradient", () => {
  const { largest, at } = passOf(worked());
  assert.equal(largest.inView("term"), at("activation", "o2"));
  assert.equal(largest.inView("grad_parameter"), Math.abs(at("grad_a", "o1")));
  const linear = measureOf("linear", () => largest);
  assert.equal(linear(at("grad_a", "o1"), "grad_a", "o1"), 1);
  assert.equal(
    linear(at("grad_weight", "e5"), "grad_parameter", "o1"),
    at("grad_weight", "e5") / at("grad_a", "o1"),
  );
  assert.equal(linear(at("grad_weight", "e1"), "grad_parameter", "h1"), TOO_SMALL);
});

test("per layer a number is compared with its kind in its layer, however small the layer's numbers are", () => {
  const { largest, at } = passOf(layered([2, 3, 3, 2]));
  const layer = measureOf("layer", () => largest);
  const first = ["h1", "h2", "h3"].map((id) => at("grad_sum", id));
  const most = Math.max(...first.map(Math.abs));
  assert.ok(most < Math.abs(at("grad_a", "o1")) / 10);
  assert.deepEqual(
    first.map((value, i) => layer(value, "grad_a", `h${i + 1}`)),
    first.map((value) => Math.abs(value) / most),
  );
  assert.equal(layer(at("grad_a", "o1"), "grad_a", "o1"), 1);
});

test("what has not come is compared with nothing, and what is not finite looks large", () => {
  const { largest, plan } = passOf(worked(), 3);
  assert.ok(plan.stepCount > 3);
  assert.equal(largest.sides.gradient, 0);
  assert.equal(largest.inView("grad_a"), 1);
  assert.deepEqual(
    [0, Number.NaN, Infinity, -0.5].map((value) => proportion(value, 2)),
    [ZERO, 1, 1, 0.25],
  );
});

/** The curve of an activation: its point and slope are the engine's numbers, its shape is that of the function. */

import assert from "node:assert/strict";
import test from "node:test";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { phiOf } from "../../../../static/js/panels/step/phi_curve.js";
import { phiPlot } from "../../../../static/js/panels/step/phi_plot.js";
import { shapeOf } from "../../../../static/js/panels/step/phi_shape.js";
import { worked } from "../../playback/documents.js";
import { opened, sentence, shape } from "../cards.js";

/** What is seen in a neuron-sized step, counted from 1. @param {number} step @param {Parameters<typeof opened>[0]} [document] */
function seen(step, document) {
  const { model, count } = opened(document);
  const known = facts(model, count);
  return known && phiOf(known, step - 1);
}

/** The worked example with another activation and loss at its end. @param {string} activation @param {string} loss */
function ended(activation, loss) {
  const document = worked();
  const neurons = document.neurons.map((each) => (each.role === "output" ? { ...each, activation } : each));
  return { ...document, neurons, loss };
}

test("forward there is the point, backward the tangent whose slope is the factor", () => {
  const forward = seen(2);
  assert.equal(forward?.slope, null);
  assert.equal(sentence(/** @type {any} */ (forward).says), "h 1: at z = 0.3775 the sigmoid is 0.5933.");
  const backward = seen(10);
  const a = backward?.a ?? 0;
  assert.ok(Math.abs((backward?.slope ?? 0) - a * (1 - a)) < 1e-12);
});

test("no curve where a loss and its activation are one rule, for a softmax, and for other steps", () => {
  assert.equal(seen(8, ended("sigmoid", "binary_cross_entropy")), null);
  assert.equal(seen(5, ended("softmax", "cross_entropy")), null);
  for (const step of [1, 6, 11]) assert.equal(seen(step), null);
});

test("a shape passes through its values, goes on straight beyond them, and repeats itself where it has a period", () => {
  const bend = shapeOf(shape((z) => Math.max(0, z)));
  assert.deepEqual(
    [-50, -2, 0, 0.0625, 2, 1000].map((z) => bend?.(z)),
    [0, 0, 0, 0.0625, 2, 1000],
  );
  const wave = shapeOf(shape(Math.sin, 2 * Math.PI));
  for (const z of [1, -5, 19.9, 33, -400])
    assert.ok(Math.abs((wave?.(z) ?? 9) - Math.sin(z)) < 3e-3, String(z));
  assert.equal(shapeOf(null), null);
});

test("the point lies on the curve and the tangent goes through it, far out too", () => {
  for (const z of [0.5, -40]) {
    const plot = phiPlot(Math.tanh, { z, a: Math.tanh(z), slope: 1 - Math.tanh(z) ** 2 });
    assert.ok(plot.x > 0 && plot.x < 320 && plot.y > 0 && plot.y < 150);
    const { x1, x2, y1, y2 } = /** @type {NonNullable<typeof plot.tangent>} */ (plot.tangent);
    assert.ok(Math.abs((x1 + x2) / 2 - plot.x) < 1e-9 && Math.abs((y1 + y2) / 2 - plot.y) < 1e-9);
    assert.ok(Math.abs(Math.hypot(x2 - x1, y2 - y1) - 124) < 1e-9);
  }
});

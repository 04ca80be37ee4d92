/** The curve of an activation: its point and slope are the engine's numbers, its shape is that of the function. */

import assert from "node:assert/strict";
import test from "node:test";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { phiOf } from "../../../../static/js/panels/step/phi_curve.js";
import { phiPlot } from "../../../../static/js/panels/step/phi_plot.js";
import { shapeOf } from "../../../../static/js/panels/step/phi_shapes.js";
import { worked } from "../../playback/documents.js";
import { opened, sentence } from "../cards.js";

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
  assert.equal(sentence(/** @type {any} */ (forward).says), "h 1: at z = 0.3775 the sigmoid says 0.5933.");
  const backward = seen(10);
  const a = backward?.a ?? 0;
  assert.ok(Math.abs((backward?.slope ?? 0) - a * (1 - a)) < 1e-12);
});

test("no curve where a loss and its activation are one rule, for a softmax, and for other steps", () => {
  assert.equal(seen(8, ended("sigmoid", "binary_cross_entropy")), null);
  assert.equal(seen(5, ended("softmax", "cross_entropy")), null);
  for (const step of [1, 6, 11]) assert.equal(seen(step), null);
});

test("each shape passes through known points", () => {
  const points = /** @type {const} */ ([
    ["linear", -2, -2],
    ["sigmoid", 0.3775, 0.5932699921071872],
    ["tanh", 1, 0.7615941559557649],
    ["relu", -1, 0],
    ["leaky_relu", -2, -0.02],
    ["elu", -1, -0.6321205588285577],
    ["softplus", 0, Math.LN2],
    ["gelu", 1, 0.8413447460685429],
    ["silu", 1, 0.7310585786300049],
    ["sin", 1, 0.8414709848078965],
  ]);
  for (const [word, z, a] of points) assert.ok(Math.abs((shapeOf(word)?.(z) ?? 9) - a) < 1e-6, word);
  assert.equal(shapeOf("softmax"), null);
  assert.equal(shapeOf("toString"), null);
});

test("the point lies on the curve and the tangent goes through it, far out too", () => {
  const shape = /** @type {(z: number) => number} */ (shapeOf("tanh"));
  for (const z of [0.5, -40]) {
    const plot = phiPlot(shape, { z, a: shape(z), slope: 1 - shape(z) ** 2 });
    assert.ok(plot.x > 0 && plot.x < 320 && plot.y > 0 && plot.y < 150);
    const { x1, x2, y1, y2 } = /** @type {NonNullable<typeof plot.tangent>} */ (plot.tangent);
    assert.ok(Math.abs((x1 + x2) / 2 - plot.x) < 1e-9 && Math.abs((y1 + y2) / 2 - plot.y) < 1e-9);
    assert.ok(Math.abs(Math.hypot(x2 - x1, y2 - y1) - 124) < 1e-9);
  }
});

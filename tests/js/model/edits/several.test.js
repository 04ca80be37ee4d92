/** Setting one thing of many: one step to undo, and what cannot have it is left alone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { alignColumn, equalGaps } from "../../../../static/js/tools/actions/arranging.js";
import { chain, open } from "../bench.js";

test("each of these is one step to undo", () => {
  const { model } = open();
  const { editor, store, history } = model;
  const start = JSON.stringify(store.document.value);
  const acts = [
    () => editor.setValues(["parameter:u", "parameter:v", "input:x", "target:y"], 0.25),
    () => editor.setTrainables(["u", "v", "b"], false),
    () => editor.setActivations(["x", "h", "y"], "tanh"),
    () => editor.setRoles(["h", "y"], "output"),
  ];
  const after = acts.map((act) => {
    act();
    return JSON.stringify(store.document.value);
  });
  assert.equal(new Set([start, ...after]).size, 5);
  for (const expected of [start, ...after.slice(0, 3)].toReversed()) {
    editor.undo();
    assert.equal(JSON.stringify(store.document.value), expected);
  }
  assert.equal(history.canUndo.value, false);
});

test("every value and every role is set, and an input keeps no activation", () => {
  const { model } = open();
  const { editor, store } = model;
  editor.setValues(["parameter:u", "input:x", "target:y"], 3);
  editor.setActivations(["x", "h"], "relu");
  editor.setRoles(["h", "y"], "output");
  const { neurons, samples, parameters } = store.document.value ?? chain();
  assert.deepEqual(
    neurons.map(({ role, activation }) => [role, activation]),
    [
      ["input", undefined],
      ["output", "relu"],
      ["output", "sigmoid"],
    ],
  );
  assert.deepEqual(samples, [{ inputs: { x: 3 }, targets: { y: 3, h: 0 } }]);
  assert.equal(parameters[0].value, 3);
  const refused = /** @type {any} */ (editor.setValues(["parameter:u"], Number.POSITIVE_INFINITY));
  assert.equal(refused.code, "not_finite");
});

test("biases become one of each, one of all or none, and a parameter that nobody keeps goes", () => {
  const { model } = open();
  const { editor, store, history } = model;
  const start = structuredClone(store.document.value);
  const biases = () => ["h", "y"].map((id) => store.index.value.neurons.get(id)?.bias ?? null);
  const parameters = () => store.document.value?.parameters.map(({ id }) => id) ?? [];
  editor.setBiases(["x", "h", "y"], "none");
  assert.deepEqual(biases(), [null, null]);
  assert.equal(parameters().includes("b"), false);
  editor.setBiases(["x", "h", "y"], "own");
  const [one, other] = biases();
  assert.ok(one !== null && other !== null && one !== other);
  editor.setBiases(["h", "y"], one);
  assert.deepEqual(biases(), [one, one]);
  assert.equal(parameters().includes(other), false);
  editor.setBiases(["h", "y"], "own");
  assert.equal(biases()[1], one);
  assert.notEqual(biases()[0], one);
  for (const _ of Array.from({ length: 4 })) editor.undo();
  assert.deepEqual(store.document.value, start);
  assert.equal(history.canUndo.value, false);
});

test("neurons are aligned at their mean and spread evenly, as one step each", () => {
  const { model } = open();
  const { store, view, editor } = model;
  view.selection.value = new Set(["neuron:x", "neuron:h", "neuron:y"]);
  const places = () => store.document.value?.neurons.map(({ x = 0, y = 0 }) => [x, y]);
  editor.move(["h"], 70, 9);
  equalGaps({ model });
  assert.deepEqual(places(), [
    [0, 0],
    [200, 9],
    [400, 0],
  ]);
  alignColumn({ model });
  assert.deepEqual(places(), [
    [200, 0],
    [200, 9],
    [200, 0],
  ]);
  editor.undo();
  editor.undo();
  assert.deepEqual(places(), [
    [0, 0],
    [270, 9],
    [400, 0],
  ]);
});

/** Data and network are exchanged, together or apart: each one step to undo; what does not fit is refused. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { chain, open } from "../bench.js";

/** @import { Document } from "../../../../static/js/protocol/messages.js" */

/** A document as the server makes it: `inputs` to one output. @param {number} inputs @param {number} samples @returns {Document} */
function made(inputs, samples) {
  const ids = Array.from({ length: inputs }, (_, i) => `i${i + 1}`);
  return {
    format: "backprop-canvas/1",
    title: "Made",
    neurons: [
      ...ids.map((id) => ({ id, role: /** @type {const} */ ("input") })),
      { id: "o1", role: "output", activation: "sigmoid", bias: "b1" },
    ],
    edges: ids.map((source, at) => ({ id: `e${at + 1}`, source, target: "o1", weight: `w${at + 1}` })),
    parameters: [{ id: "b1", value: 0 }, ...ids.map((_, at) => ({ id: `w${at + 1}`, value: 0.25 }))],
    loss: "binary_cross_entropy",
    training: { batch_size: 2 },
    samples: Array.from({ length: samples }, (_, at) => ({
      inputs: Object.fromEntries(ids.map((id, i) => [id, at + i / 10])),
      targets: { o1: at % 2 },
    })),
  };
}

test("data with their network take the place of everything but conventions, and one undo takes them back", () => {
  const stops = [{ kind: "activation", target: "h" }];
  const { model, server } = open({ ...chain(), stops, conventions: { loss: "E" } });
  const before = model.store.document.value;
  model.editor.useData(made(2, 4));
  const { conventions, stops: left, ...rest } = model.store.document.value ?? chain();
  assert.deepEqual(rest, { ...made(2, 4) });
  assert.deepEqual(conventions, { loss: "E" });
  assert.equal(left, undefined);
  server.accept();
  model.editor.undo();
  assert.deepEqual(model.store.document.value, before);
});

test("many samples come in several messages, and are one step to undo", () => {
  const { model } = open();
  model.editor.useData(made(2, 1000));
  assert.ok(model.store.pending().length > 1);
  assert.equal(model.store.document.value?.samples?.length, 1000);
  model.editor.undo();
  assert.deepEqual(model.store.document.value, open().model.store.document.value);
});

test("samples alone go by the place of inputs and outputs; as many as before are columns", () => {
  const samples = [
    { inputs: { x: 5 }, targets: { y: 1 } },
    { inputs: { x: 6 }, targets: { y: 1 } },
  ];
  const { model } = open({ ...chain(), samples });
  model.editor.useSamples(made(1, 2));
  assert.deepEqual(model.store.document.value?.samples, [
    { inputs: { x: 0 }, targets: { y: 0 } },
    { inputs: { x: 1 }, targets: { y: 1 } },
  ]);
  const [{ diff }] = model.store.pending();
  assert.deepEqual(
    diff.map(({ op }) => op),
    ["column", "column"],
  );
  model.editor.useSamples(made(1, 3));
  assert.deepEqual(
    model.store.document.value?.samples?.map(({ inputs }) => inputs?.x),
    [0, 1, 2],
  );
  assert.equal(model.store.document.value?.neurons.length, 3);
  model.editor.undo();
  model.editor.undo();
  assert.deepEqual(model.store.document.value?.samples, samples);
});

test("data that do not fit are refused with all four counts, and nothing is lost", () => {
  const { model } = open();
  const before = model.store.document.value;
  const refusal = model.editor.useSamples(made(2, 4));
  assert.deepEqual(refusal, {
    code: "data_does_not_fit",
    ids: [],
    values: { inputs: 2, targets: 1, own_inputs: 1, own_targets: 1 },
  });
  assert.equal(model.store.document.value, before);
});

test("hidden layers are exchanged between inputs and outputs that stay, with their samples", () => {
  const { model } = open();
  const { editor, store } = model;
  const before = JSON.stringify(store.document.value);
  const places = new Map([
    ["x", { x: 0, y: 5 }],
    ["y", { x: 900, y: 5 }],
  ]);
  const column = (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => ({ x: 300, y: 100 * i }));
  editor.exchangeHidden({ hidden: [column(2), column(3)], activation: "relu", places });
  const document = store.document.value ?? chain();
  const hidden = document.neurons.filter(({ role }) => role === "hidden");
  assert.deepEqual([hidden.length, document.edges.length], [5, 2 + 6 + 3]);
  assert.ok(hidden.every(({ activation }) => activation === "relu"));
  assert.deepEqual(document.samples, chain().samples);
  assert.equal(store.index.value.neurons.get("y")?.x, 900);
  assert.equal(store.pending().at(-1)?.event, "initialize");
  editor.undo();
  assert.equal(JSON.stringify(store.document.value), before);
  editor.exchangeHidden({ hidden: [], activation: "tanh", places: new Map() });
  assert.deepEqual(
    store.document.value?.edges.map(({ source, target }) => [source, target]),
    [["x", "y"]],
  );
});

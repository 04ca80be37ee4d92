/** Undo and redo: new edits on the wire, one entry for a gesture, what the server added undone too. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { chain, open, parameterValue, setting } from "../bench.js";

test("an undo is a new edit, and a redo another", () => {
  const { model, server } = open();
  const { editor, store } = model;
  editor.setParameter("u", 1);
  editor.undo();
  assert.equal(parameterValue(model, "u"), 0.5);
  assert.deepEqual(
    store.pending().map(({ diff }) => diff),
    [setting("u", 1), setting("u", 0.5)],
  );
  editor.redo();
  assert.equal(parameterValue(model, "u"), 1);
  server.acceptAll();
  assert.deepEqual(store.document.value, server.document);
  assert.deepEqual([editor.canUndo.value, editor.canRedo.value], [true, false]);
});

test("a gesture is undone as a whole, also where it was sent in parts", () => {
  const { model, server } = open();
  for (const value of [1, 2, 3]) {
    model.editor.setParameter("u", value, "turn-1");
    server.accept();
  }
  model.editor.setParameter("v", 4, "turn-2");
  model.editor.undo();
  assert.deepEqual([parameterValue(model, "u"), parameterValue(model, "v")], [3, -0.5]);
  model.editor.undo();
  assert.equal(parameterValue(model, "u"), 0.5);
  assert.equal(model.editor.canUndo.value, false);
  model.editor.redo();
  assert.equal(parameterValue(model, "u"), 3);
});

test("a new edit ends what could be redone", () => {
  const { model } = open();
  model.editor.setParameter("u", 1);
  model.editor.undo();
  model.editor.setParameter("v", 2);
  assert.equal(model.editor.canRedo.value, false);
});

test("a refused edit cannot be undone", () => {
  const { model, server } = open();
  model.editor.setParameter("u", 1);
  server.reject("storage_failed");
  assert.equal(model.editor.canUndo.value, false);
  assert.equal(model.editor.problem.value?.code, "storage_failed");
});

test("what the server kept first is undone in the same step", () => {
  const { model, server } = open();
  model.editor.setParameter("u", 1, "turn");
  model.editor.setParameter("u", 2, "turn");
  server.accept([...setting("v", 0.25), ...setting("u", 2)]);
  model.editor.undo();
  assert.deepEqual([parameterValue(model, "u"), parameterValue(model, "v")], [0.5, -0.5]);
});

test("keeping a run's parameters is one step to undo", () => {
  const { model, server } = open();
  model.transport.keep();
  server.accept([...setting("u", 3), ...setting("v", 4)]);
  assert.deepEqual([parameterValue(model, "u"), parameterValue(model, "v")], [3, 4]);
  model.editor.undo();
  assert.deepEqual([parameterValue(model, "u"), parameterValue(model, "v")], [0.5, -0.5]);
});

test("a reset can be undone: its inverse is an entry", () => {
  const { model } = open();
  model.transport.reset();
  const [{ id, event }] = model.store.pending();
  assert.equal(event, "reset");
  model.receive.accepted({ event: "accepted", id, revision: 1, diff: null, inverse: setting("u", 0.4) });
  assert.deepEqual([parameterValue(model, "u"), model.editor.canUndo.value], [0.5, true]);
  model.editor.undo();
  assert.equal(parameterValue(model, "u"), 0.4);
});

test("an undo that has become impossible says so and is forgotten", () => {
  const { model, server } = open();
  model.editor.addNeuron({ role: "hidden", x: 0, y: 0 });
  server.acceptAll();
  model.editor.setActivation("h1", "relu");
  server.acceptAll();
  server.patch([{ op: "remove", kind: "neurons", id: "h1" }]);
  model.editor.undo();
  assert.equal(model.editor.problem.value?.code, "no_such_record");
  assert.deepEqual(model.store.document.value, server.document);
});

test("a large diff travels in pieces and is undone in one step", () => {
  const { model, server } = open();
  const neurons = Array.from({ length: 70 }, (_, i) => ({ id: `n${i}`, role: "hidden", activation: "tanh" }));
  const pairs = neurons.flatMap(({ id: source }, i) =>
    neurons.slice(i + 1).map(({ id: target }) => [source, target]),
  );
  server.patch([
    ...neurons.map((record) => ({
      op: /** @type {const} */ ("add"),
      kind: /** @type {const} */ ("neurons"),
      at: 3,
      record,
    })),
    ...pairs.map(([source, target], i) => {
      const record = { id: `k${i}`, source, target, weight: "u" };
      return { op: /** @type {const} */ ("add"), kind: /** @type {const} */ ("edges"), at: 2, record };
    }),
  ]);
  const before = model.store.document.value;
  model.editor.remove(neurons.map(({ id }) => id));
  assert.ok(model.store.pending().length > 1);
  server.acceptAll();
  assert.equal(model.store.document.value?.edges.length, 2);
  model.editor.undo();
  server.acceptAll();
  assert.deepEqual(model.store.document.value, before);
  assert.deepEqual(server.document, before);
});

test("what is kept for a reload goes on where the document still allows it", () => {
  const before = open();
  before.model.editor.setParameter("u", 1);
  before.model.editor.addNeuron({ role: "hidden", x: 0, y: 0 });
  before.model.editor.setParameter("v", 2);
  before.server.acceptAll();
  const kept = before.model.history.kept();
  const whole = open(before.server.document);
  whole.model.history.restore(kept);
  for (let count = 0; count < 3; count += 1) whole.model.editor.undo();
  assert.deepEqual(whole.model.store.document.value, chain());
  const changed = open({ ...before.server.document, neurons: chain().neurons });
  changed.model.history.restore(kept);
  changed.model.editor.undo();
  assert.equal(parameterValue(changed.model, "v"), -0.5);
  assert.equal(
    changed.model.editor.canUndo.value,
    false,
    "the neuron is gone, and what came before it with it",
  );
});

test("a new edit under an old number is not taken for the old one", () => {
  const before = open();
  before.model.editor.setParameter("u", 1);
  before.server.acceptAll();
  const after = open(before.server.document);
  after.model.history.restore(before.model.history.kept());
  after.model.editor.setParameter("v", 2);
  assert.equal(after.model.store.pending()[0].id, 0);
  after.server.reject();
  after.model.editor.undo();
  assert.equal(parameterValue(after.model, "u"), 0.5);
});

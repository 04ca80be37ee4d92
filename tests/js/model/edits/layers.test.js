/** Layers: many neurons in one edit, one more, one less, a whole network; what is too large is refused. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../bench.js";

/** @param {number} count @param {number} x */
const column = (count, x) => Array.from({ length: count }, (_, i) => ({ x, y: 100 * i }));
const HIDDEN = {
  role: /** @type {const} */ ("hidden"),
  activation: "tanh",
  oneToOne: false,
  initializer: null,
};

/** @param {unknown} answer */
const codeOf = (answer) => /** @type {{ code: string }} */ (answer).code;

test("a layer is one edit with all its edges, and its weights are asked of the server", () => {
  const { model } = open();
  const { store, editor } = model;
  const before = store.document.value;
  const ids = editor.addLayer({ ...HIDDEN, places: column(3, 500), sources: ["x", "h"] });
  assert.deepEqual(ids, ["h1", "h2", "h3"]);
  const index = store.index.value;
  assert.deepEqual(
    index.incoming.get("h2")?.map(({ source }) => source),
    ["x", "h"],
  );
  assert.equal(index.neurons.get("h2")?.activation, "tanh");
  assert.equal(index.parameters.get(index.neurons.get("h2")?.bias ?? "")?.value, 0);
  const [edit, draw] = store.pending();
  assert.equal(draw.event, "initialize");
  assert.deepEqual(
    draw.parameters,
    edit.diff.flatMap((each) => ("record" in each && "weight" in each.record ? each.record.weight : [])),
  );
  editor.undo();
  assert.deepEqual(store.document.value, before);
  assert.equal(editor.canUndo.value, false);
});

test("the answer to the draw belongs to the edit that asked for it, also where that is undone already", () => {
  const { model, server } = open();
  const accept = server.accept.bind(server);
  const before = model.store.document.value;
  model.editor.addLayer({ ...HIDDEN, places: column(1, 500), sources: ["x"] });
  const weight = model.store.index.value.incoming.get("h1")?.[0].weight ?? "";
  accept();
  accept([{ op: "change", kind: "parameters", id: weight, fields: { value: 0.125 } }]);
  assert.equal(model.store.index.value.parameters.get(weight)?.value, 0.125);
  const drawn = model.store.document.value;
  model.editor.undo();
  accept();
  assert.deepEqual(model.store.document.value, before);
  model.editor.redo();
  accept();
  assert.deepEqual(model.store.document.value, drawn);
  model.editor.undo();
  accept();
  model.editor.addLayer({ ...HIDDEN, places: column(1, 500), sources: ["x"] });
  model.editor.undo();
  accept();
  accept([{ op: "change", kind: "parameters", id: weight, fields: { value: 0.25 } }]);
  accept();
  assert.deepEqual(model.store.document.value, before);
  assert.equal(model.editor.canRedo.value, true);
  assert.equal(model.editor.canUndo.value, false);
});

test("one to one leads from each to one; another number is refused in one sentence", () => {
  const { editor, store } = open().model;
  editor.addLayer({ ...HIDDEN, oneToOne: true, places: column(2, 500), sources: ["x", "h"] });
  const { incoming } = store.index.value;
  assert.deepEqual(
    ["h1", "h2"].map((id) => incoming.get(id)?.map(({ source }) => source)),
    [["x"], ["h"]],
  );
  const refused = editor.addLayer({ ...HIDDEN, oneToOne: true, places: column(3, 500), sources: ["x", "h"] });
  assert.equal(codeOf(refused), "not_one_to_one");
});

test("5,000 neurons, 2,001 neurons and 20,001 edges are refused, and nothing changes", () => {
  const { editor, store } = open().model;
  const before = store.document.value;
  for (const count of [5000, 1998]) {
    const answer = editor.addLayer({ ...HIDDEN, places: column(count, 500), sources: [] });
    assert.equal(codeOf(answer), "too_many_neurons");
  }
  assert.equal(editor.layerRefusal({ ...HIDDEN, count: 1997, sources: ["x"] }), null);
  const wide = Array.from({ length: 11 }, () => "h");
  assert.equal(editor.layerRefusal({ ...HIDDEN, count: 1900, sources: wide })?.code, "too_many_edges");
  assert.equal(
    codeOf(editor.makeNetwork({ layers: [], loss: "half_squared_error", initializer: "zeros" })),
    "not_blank",
  );
  assert.equal(store.document.value, before);
});

test("one more is connected as its layer is and shares what the layer shares; one less goes with what only it used", () => {
  const { editor, store } = open().model;
  const before = store.document.value;
  assert.equal(editor.addToLayer("h", { x: 200, y: 150 }), "h1");
  const index = store.index.value;
  assert.equal(index.neurons.get("h1")?.bias, "b");
  assert.equal(index.neurons.get("h1")?.activation, "sigmoid");
  assert.deepEqual(
    index.incoming.get("h1")?.map(({ source }) => source),
    ["x"],
  );
  assert.deepEqual(
    index.outgoing.get("h1")?.map(({ target }) => target),
    ["y"],
  );
  editor.removeFromLayer(["h", "h1"], "h1");
  assert.deepEqual(store.document.value, before);
  assert.equal(codeOf(editor.removeFromLayer(["h"], "h")), "last_of_layer");
});

test("a network is made from blank as one edit", () => {
  const { model } = open();
  const { editor, store } = model;
  editor.remove(["neuron:x", "neuron:h", "neuron:y"]);
  const blank = store.document.value;
  const layers = /** @type {const} */ (["input", "hidden", "output"]).map((role, i) => ({
    role,
    activation: "relu",
    places: column(i + 2, 290 * i),
  }));
  editor.makeNetwork({ layers, loss: "mean_squared_error", initializer: "he_normal" });
  const made = store.document.value;
  assert.deepEqual([made?.neurons.length, made?.edges.length, made?.loss], [9, 18, "mean_squared_error"]);
  assert.deepEqual(made?.training?.initializer, { kind: "he_normal" });
  assert.deepEqual(made?.samples, [{ inputs: { i1: 0, i2: 0 }, targets: { o1: 0, o2: 0, o3: 0, o4: 0 } }]);
  editor.undo();
  assert.deepEqual(store.document.value, blank);
});

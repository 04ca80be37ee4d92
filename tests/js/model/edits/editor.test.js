/** The editor's verbs: what each changes, what it refuses, and that undo restores all of it in place. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { chain, open } from "../bench.js";

/** @import { Document } from "../../../../static/js/protocol/messages.js" */

const blank = () => ({ ...chain(), neurons: [], edges: [], parameters: [], samples: [] });

/** @param {unknown} answer */
const id = (answer) => (typeof answer === "string" ? answer : assert.fail(JSON.stringify(answer)));

/** @param {unknown} answer */
const codeOf = (answer) => /** @type {{ code: string }} */ (answer)?.code;

/** The 2-2-2 network, drawn by its verbs. */
function drawn() {
  const bench = open(blank());
  const { editor } = bench.model;
  /** @param {"input" | "hidden" | "output"} role @param {number} x */
  const pair = (role, x) => [0, 160].map((y) => id(editor.addNeuron({ role, x, y })));
  const [inputs, hidden, outputs] = [pair("input", 0), pair("hidden", 220), pair("output", 440)];
  for (const [sources, targets] of [
    [inputs, hidden],
    [hidden, outputs],
  ]) {
    for (const target of targets) for (const source of sources) id(editor.connect(source, target));
  }
  return bench;
}

test("new neurons and weights are called by the first free name", () => {
  const { neurons, edges, parameters, samples } = /** @type {Document} */ (
    drawn().model.store.document.value
  );
  assert.deepEqual(
    neurons.map((each) => each.id),
    ["i1", "i2", "h1", "h2", "o1", "o2"],
  );
  assert.deepEqual(
    parameters.map((each) => [each.id, each.value]),
    [1, 2, 3, 4, 5, 6, 7, 8].map((n) => [`w${n}`, 0.5]),
  );
  assert.deepEqual(edges[5], { id: "e6", source: "h2", target: "o1", weight: "w6" });
  assert.deepEqual(samples, [{ inputs: { i1: 0, i2: 0 }, targets: { o1: 0, o2: 0 } }]);
  assert.deepEqual(
    neurons.map((each) => each.activation ?? null),
    [null, null, ...Array(4).fill("sigmoid")],
  );
});

test("a new neuron takes the activation of its nearest peer", () => {
  const { model } = drawn();
  model.editor.setActivation("h2", "tanh");
  const added = id(model.editor.addNeuron({ role: "hidden", x: 220, y: 300 }));
  assert.equal(model.store.index.value.neurons.get(added)?.activation, "tanh");
});

test("a name that another spelling holds is not free", () => {
  const { model } = drawn();
  assert.equal(model.editor.rename("neuron", "i1", "h_{3}"), undefined);
  assert.equal(id(model.editor.addNeuron({ role: "hidden", x: 0, y: 0 })), "h4");
});

test("an edge that closes a cycle is refused, and the cycle named", () => {
  const { model } = drawn();
  const before = model.store.document.value;
  assert.deepEqual(model.editor.connect("o1", "h1"), {
    code: "cycle",
    values: { cycle: "h1 → o1 → h1" },
    ids: ["h1", "o1", "h1"],
  });
  assert.equal(model.editor.problem.value?.code, "cycle");
  assert.equal(codeOf(model.editor.connect("h1", "h1")), "cycle");
  assert.equal(codeOf(model.editor.connect("h1", "i1")), "into_input");
  assert.equal(codeOf(model.editor.connect("i1", "h1")), "duplicate_edge");
  assert.equal(codeOf(model.editor.connect("i1", "nobody")), "no_such_record");
  assert.equal(model.store.document.value, before);
});

test("whether two neurons can be connected can be asked", () => {
  const { editor } = drawn().model;
  assert.equal(editor.refusal("o1", "h1")?.code, "cycle");
  assert.equal(editor.refusal("h1", "h2"), null);
  assert.equal(editor.problem.value, null);
});

test("a long chain is no danger to the search for cycles", () => {
  const neurons = Array.from({ length: 2000 }, (_, i) => ({
    id: `n${i}`,
    role: /** @type {const} */ ("hidden"),
    activation: "tanh",
  }));
  const edges = neurons
    .slice(1)
    .map(({ id: target }, i) => ({ id: `e${i}`, source: `n${i}`, target, weight: "u" }));
  const { editor } = open({ ...chain(), neurons, edges }).model;
  assert.equal(editor.refusal("n1999", "n0")?.ids.length, 2001);
  assert.equal(editor.refusal("n0", "n1999"), null);
});

test("removing takes what hangs on it, and undo puts everything back in its place", () => {
  const { model, server } = drawn();
  model.editor.setBias("h1", "own");
  model.editor.setBias("h2", "own");
  model.editor.setBias("h2", "b1");
  server.acceptAll();
  const before = model.store.document.value;
  model.editor.remove(["neuron:h1", "edge:e1", "neuron:o2", "neuron:i1"]);
  const { neurons, edges, parameters, samples } = /** @type {Document} */ (model.store.document.value);
  assert.deepEqual(
    neurons.map((each) => each.id),
    ["i2", "h2", "o1"],
  );
  assert.deepEqual(
    edges.map((each) => each.id),
    ["e4", "e6"],
  );
  assert.deepEqual(
    parameters.map((each) => each.id),
    ["w4", "w6", "b1"],
  );
  assert.deepEqual(samples, [{ inputs: { i2: 0 }, targets: { o1: 0 } }]);
  model.editor.undo();
  assert.deepEqual(model.store.document.value, before);
  server.acceptAll();
  assert.deepEqual(server.document, before);
});

test("a shared weight stays as long as one edge uses it", () => {
  const { model } = drawn();
  model.editor.setWeightParameter("e2", "w1");
  assert.equal(model.store.index.value.parameters.has("w2"), false);
  model.editor.remove(["e1"]);
  assert.equal(model.store.index.value.parameters.has("w1"), true);
  model.editor.setWeightParameter("e2", "own");
  assert.equal(model.store.index.value.edges.get("e2")?.weight, "w1");
});

test("a bias of its own begins with the value that was shared", () => {
  const { model } = open();
  model.editor.setBias("y", "own");
  const bias = model.store.index.value.neurons.get("y")?.bias ?? "";
  assert.notEqual(bias, "b");
  assert.equal(model.store.index.value.parameters.get(bias)?.value, 0.1);
  model.editor.setBias("h", "none");
  assert.equal(model.store.index.value.parameters.has("b"), false);
  assert.equal(codeOf(model.editor.setBias("x", "own")), "input_has_no_bias");
  assert.equal(codeOf(model.editor.setBias("h", "nothing")), "no_such_record");
});

test("a changed role takes away what it cannot have", () => {
  const { model, server } = open();
  const before = model.store.document.value;
  model.editor.setRole("y", "input");
  const { index, document } = model.store;
  assert.deepEqual(index.value.neurons.get("y"), { id: "y", role: "input", x: 400 });
  assert.deepEqual(document.value?.samples, [{ inputs: { x: 1, y: 0 } }]);
  assert.deepEqual(
    document.value?.edges.map((each) => each.id),
    ["e1"],
  );
  assert.deepEqual([...index.value.parameters.keys()], ["u", "b"]);
  model.editor.undo();
  assert.deepEqual(document.value, before);
  model.editor.setRole("x", "hidden");
  assert.equal(index.value.neurons.get("x")?.activation, "sigmoid");
  model.editor.setRole("h", "output");
  assert.deepEqual(document.value?.samples, [{ targets: { y: 0, h: 0 } }]);
  server.acceptAll();
  assert.deepEqual(document.value, server.document);
});

test("names are checked, and the default name is not written", () => {
  const { model } = open();
  const { editor, store } = model;
  assert.equal(codeOf(editor.rename("parameter", "u", "1u")), "bad_name");
  assert.equal(codeOf(editor.rename("parameter", "u", "z_u")), "reserved_name");
  assert.equal(codeOf(editor.rename("neuron", "h", "y")), "duplicate_name");
  assert.equal(codeOf(editor.rename("target", "y", "x")), "duplicate_name");
  editor.rename("neuron", "h", "θ₁");
  assert.equal(store.index.value.neurons.get("h")?.name, "θ1");
  editor.rename("neuron", "h", "h");
  assert.equal("name" in (store.index.value.neurons.get("h") ?? {}), false);
  editor.rename("target", "y", "");
  assert.equal("target_name" in (store.index.value.neurons.get("y") ?? {}), false);
});

test("a new name for an output may not give its target a name that is taken", () => {
  const { model } = open();
  model.editor.rename("target", "y", "");
  model.editor.rename("parameter", "u", "t_k");
  assert.equal(codeOf(model.editor.rename("neuron", "y", "k")), "duplicate_name");
});

test("numbers that a document cannot hold are refused", () => {
  const { editor } = open().model;
  const nowhere = Number.POSITIVE_INFINITY;
  assert.equal(codeOf(editor.setParameter("u", Number.NaN)), "not_finite");
  assert.equal(codeOf(editor.setInput("x", nowhere)), "not_finite");
  assert.equal(codeOf(editor.setTarget("y", nowhere)), "not_finite");
  for (const rate of [0, -1, nowhere])
    assert.equal(codeOf(editor.setLearningRate(rate)), "learning_rate_not_positive");
});

test("values go where they belong", () => {
  const { model, server } = open();
  const { editor, store } = model;
  editor.setInput("x", 0.05);
  editor.setTarget("y", 0.01);
  editor.setTrainable("b", false);
  editor.setLearningRate(0.1);
  editor.setTitle(" A title ");
  editor.setLoss("squared_error");
  const document = /** @type {Document} */ (store.document.value);
  assert.deepEqual(document.samples, [{ inputs: { x: 0.05 }, targets: { y: 0.01 } }]);
  assert.equal(store.index.value.parameters.get("b")?.trainable, false);
  assert.equal(document.training?.optimizer?.learning_rate, 0.1);
  assert.deepEqual([document.title, document.loss], ["A title", "squared_error"]);
  server.acceptAll();
  assert.deepEqual(server.document, document);
});

test("the first value makes the first sample", () => {
  const { model } = open({ ...chain(), samples: [] });
  model.editor.setInput("x", 3);
  assert.deepEqual(model.store.document.value?.samples, [{ inputs: { x: 3 } }]);
});

test("moving is relative and goes no farther than a document may reach", () => {
  const { model } = open();
  model.editor.move(["neuron:h", "edge:e1", "loss"], 0.125, -5, "drag");
  model.editor.move(["h"], 10, 0, "drag");
  const { x, y } = model.store.index.value.neurons.get("h") ?? {};
  assert.deepEqual([x, y], [210.13, -5]);
  assert.equal(model.store.pending().length, 1);
  model.editor.move(["h"], 1e9, 0);
  assert.equal(model.store.index.value.neurons.get("h")?.x, 1e6);
});

test("a viewer, and a projected drawing, cannot be changed", () => {
  const viewer = open(chain(), { role: "viewer" }).model;
  assert.equal(viewer.editor.canEdit.value, false);
  assert.equal(codeOf(viewer.editor.addNeuron({ role: "input", x: 0, y: 0 })), "not_editable");
  const { model } = open();
  model.editor.setParameter("u", 1);
  model.view.projector.value = true;
  assert.deepEqual([model.editor.canEdit.value, model.editor.canUndo.value], [false, false]);
  assert.equal(codeOf(model.editor.undo()), "not_editable");
});

test("what works clears the last refusal, and what vanishes is not selected", () => {
  const { model } = open();
  model.editor.connect("y", "x");
  model.view.selection.value = new Set(["neuron:h", "neuron:y", "knob:e1"]);
  model.view.focus.value = "bias:h";
  model.editor.remove(["h"]);
  assert.equal(model.editor.problem.value, null);
  assert.deepEqual([...model.view.selection.value], ["neuron:y"]);
  assert.equal(model.view.focus.value, null);
});

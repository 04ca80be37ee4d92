/** Plans: positions on the wire as ids, groups and phases; what is missing; the outline's order. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { folded, outline } from "../../../../static/js/model/outline.js";
import { bytes, CHAIN_STEPS, chain, chainPlan, open } from "../bench.js";

const planned = () => {
  const bench = open();
  bench.server.plan();
  const plan = bench.model.plan.current.value ?? assert.fail("no plan");
  return { ...bench, plan };
};

test("steps are found by kind and id, and told the other way round", () => {
  const { plan } = planned();
  assert.deepEqual([plan.stepCount, plan.groupCount], [CHAIN_STEPS.length, 7]);
  assert.deepEqual([plan.stepOf("activation", "y"), plan.kindOf(8), plan.idOf(8)], [8, "activation", "y"]);
  assert.deepEqual([plan.stepOf("contribution", "e1"), plan.idOf(18)], [18, "e1"]);
  assert.deepEqual([plan.stepOf("update", "b"), plan.idOf(25)], [25, "b"]);
  assert.deepEqual([plan.stepOf("loss"), plan.idOf(10)], [10, ""]);
  assert.deepEqual([plan.stepOf("sum", "x"), plan.stepOf("term", "nobody")], [-1, -1]);
});

test("in a batch, what a sample says to the parameters is gathered at the end of its pass", () => {
  const { model } = planned();
  model.receive.plan(
    chainPlan({
      pass_steps: 23,
      groups: bytes(Uint32Array.from(CHAIN_STEPS, ([, , group], at) => (at < 23 ? group : 7))),
      group_neurons: bytes(Int32Array.of(-1, 1, 2, -1, 2, 1, -1, -1)),
    }),
  );
  const plan = model.plan.current.value ?? assert.fail("no plan");
  assert.equal(plan.passSteps, 23);
  assert.deepEqual(
    [5, 6, 7].map((group) => plan.groupPhase(group)),
    ["backward", "gather", "update"],
  );
});

test("groups have a beginning, a phase and a neuron", () => {
  const { plan } = planned();
  assert.deepEqual([...plan.groupStarts], [0, 1, 5, 9, 11, 14, 20, 26]);
  const groups = [0, 1, 2, 3, 4, 5, 6];
  const phases = ["inputs", "forward", "forward", "loss", "backward", "backward", "update"];
  assert.deepEqual(
    groups.map((group) => plan.groupPhase(group)),
    phases,
  );
  assert.deepEqual(
    groups.map((group) => plan.neuronOf(group)),
    [null, "h", "y", null, "y", "h", null],
  );
  assert.equal(plan.groupOf(8), 2);
});

test("the same steps again are the same plan, and the numbers stay", () => {
  const { model, server, plan } = planned();
  server.frame(5);
  server.plan();
  assert.equal(model.plan.current.value, plan);
  assert.equal(model.numbers.have, 5);
});

test("other steps are another plan, and the numbers go", () => {
  const { model, server, plan } = planned();
  server.frame(5);
  model.receive.plan(chainPlan({ groups: new Uint8Array(4 * CHAIN_STEPS.length) }));
  assert.notEqual(model.plan.current.value, plan);
  assert.equal(model.numbers.have, 0);
});

test("positions mean the confirmed document, not what is in flight", () => {
  const { model, server } = open();
  model.store.propose([{ op: "add", kind: "neurons", at: 0, record: { id: "n", role: "input" } }]);
  server.plan();
  assert.equal(model.plan.current.value?.idOf(0), "x");
});

test("a document that cannot run has no plan but says what is missing", () => {
  const { model } = planned();
  const nothing = new Uint8Array(0);
  const missing = [{ code: "no_output", values: {}, ids: [] }];
  model.receive.plan(
    chainPlan({ kinds: nothing, targets: nothing, groups: nothing, group_neurons: nothing, missing }),
  );
  assert.equal(model.plan.current.value, null);
  assert.deepEqual(model.plan.missing.value, missing);
});

test("the outline follows the plan, in document order without one", () => {
  const { model } = open({ ...chain(), neurons: chain().neurons.toReversed() });
  const ids = () => outline(model, 0).neurons.map(({ id }) => id);
  assert.deepEqual(ids(), ["y", "h", "x"]);
  const ofNeurons = new Set([
    "input",
    "bias",
    "sum",
    "activation",
    "output_loss",
    "grad_a",
    "grad_z",
    "grad_sum",
  ]);
  const targets = CHAIN_STEPS.map(([kind, at]) =>
    ofNeurons.has(String(kind)) ? 2 - Number(at) : Number(at),
  );
  model.receive.plan(chainPlan({ targets: bytes(Uint32Array.from(targets)) }));
  assert.deepEqual(ids(), ["x", "h", "y"]);
});

test("the outline tells names, roles and numbers as plain data", () => {
  const { model, server } = planned();
  server.frame(CHAIN_STEPS.length);
  const { neurons, edges, parameters, loss } = outline(model, 9);
  assert.deepEqual(
    neurons.map(({ id, role }) => [id, role]),
    [
      ["x", "input"],
      ["h", "hidden"],
      ["y", "output"],
    ],
  );
  assert.deepEqual(neurons[0].input, { state: "current", value: 1 });
  assert.deepEqual(neurons[2].target, { name: "t", plain: "t", spoken: "t", state: "current", value: 0 });
  assert.deepEqual(neurons[2].bias, { id: "b", name: "b", plain: "b", spoken: "b" });
  assert.deepEqual(neurons[1].a, { state: "current", value: 5 });
  assert.equal(neurons[1].gradA.state, "none");
  assert.deepEqual([edges[1].from.name, edges[1].to.name, edges[1].weight?.name], ["h", "y", "v"]);
  assert.deepEqual(parameters[2].uses, { edges: [], biases: ["h", "y"] });
  assert.equal(loss.state, "none");
});

test("folded, a neuron is a name until it is opened; then its numbers, its edges and what they use are there", () => {
  const { model, server } = planned();
  server.frame(CHAIN_STEPS.length);
  const closed = folded(model, 9, new Set(), 10);
  assert.deepEqual(
    closed.neurons.map(({ id, inside }) => [id, inside]),
    [
      ["x", null],
      ["h", null],
      ["y", null],
    ],
  );
  const whole = outline(model, 9);
  const { inside } = folded(model, 9, new Set(["h"]), 10).neurons[1];
  assert.deepEqual(inside?.row, whole.neurons[1]);
  assert.deepEqual(
    inside?.edges,
    whole.edges.filter(({ target }) => target === "h"),
  );
  assert.deepEqual(inside?.parameters.map(({ id }) => id).sort(), ["b", "u"]);
  assert.equal(inside?.left, 0);
  assert.equal(folded(model, 9, new Set(["h"]), 0).neurons[1].inside?.left, 1);
});

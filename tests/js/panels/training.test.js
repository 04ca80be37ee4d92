/** What the step cards say of the many ways to train: batches, fused losses, softmax, optimizers, schedules. */

import assert from "node:assert/strict";
import test from "node:test";
import { facts } from "../../../static/js/panels/parts/facts.js";
import { explain } from "../../../static/js/panels/rules/explain.js";
import { worked } from "../playback/documents.js";
import { card, heading, lines, opened, sentence } from "./cards.js";

/** @import { Document, Training } from "../../../static/js/protocol/messages.js" */

const S = String.raw;

/** The worked example, trained in another way. @param {Training} training @returns {Document} */
const trained = (training) => ({ ...worked(), training });

/** The worked example with two samples in one batch. @param {"mean" | "sum"} [reduction] @returns {Document} */
function batch(reduction) {
  const document = worked();
  const [sample] = document.samples ?? [];
  const other = { inputs: { i1: 0.5, i2: 0.2 }, targets: { o1: 0.9, o2: 0.1 } };
  const training = { batch_size: 10, ...(reduction && { reduction }) };
  return { ...document, samples: [sample, other], training };
}

/** The worked example with another end. @param {string} loss @param {string} activation @returns {Document} */
function ended(loss, activation) {
  const document = worked();
  const neurons = document.neurons.map((each) => (each.role === "output" ? { ...each, activation } : each));
  return { ...document, neurons, loss };
}

test("a batch says which sample it shows, what that says to each weight, combines its gradients and moves by them", () => {
  const document = batch();
  assert.match(card(1, { document }).meaning.map(sentence).join(" "), /Sample 2 of 2 in this batch/u);
  const gathered = card(11, { document, asked: "w5" });
  assert.equal(heading(gathered), "Each parameter has its gradient for sample 2 of 2.");
  assert.equal(lines(gathered.blocks[0])[0], S`\dfrac{\partial L}{\partial w_{5}} = 0.08217`);
  assert.deepEqual(gathered.meaning.map(sentence), [
    "All two samples are done. The update combines their gradients.",
  ]);
  const shown = card(12, { document });
  assert.equal(lines(shown.blocks[0])[0], S`\dfrac{\partial L}{\partial w_{1}} = 0.0004386 (this sample)`);
  assert.equal(lines(shown.blocks[0])[1], S`g = \sum_{s = 1}^{2}\dfrac{\partial L_s}{\partial w_{1}}/2`);
  const combined = lines(shown.blocks[0])[2].replace("= ", "");
  assert.deepEqual(lines(shown.blocks[1]).slice(0, 2), [
    S`w_{1} ← w_{1} − \eta\, g`,
    `= 0.15 − 0.5 · ${combined.startsWith("−") ? `(${combined})` : combined}`,
  ]);
  assert.deepEqual(shown.meaning.map(sentence), [
    "The gradients of the two samples of the batch are averaged.",
    "The learning rate η is 0.5.",
  ]);
  assert.match(card(12, { document: batch("sum") }).meaning.map(sentence)[0], /are added/u);
});

test("in a batch one sample's gradient does not say where the update goes", () => {
  const shown = card(10, { document: batch(), asked: "w1" });
  assert.deepEqual(shown.meaning.map(sentence), ["Positive: a larger w 1 makes the loss larger."]);
});

test("a loss that is differentiated with its activation shows δ = y − t and says why", () => {
  const shown = card(8, { document: ended("binary_cross_entropy", "sigmoid") });
  assert.deepEqual(lines(shown.blocks[1]), [S`\delta_{o_{1}} = o_{1}-t_{1}`, "= 0.7514-0.01", "= 0.7414"]);
  assert.match(shown.meaning.map(sentence).join(" "), /differentiated together.*δ is o 1 − t 1\./u);
  assert.match(lines(shown.rest?.[0])[0], /partial w_\{5\}/u);
});

test("what such an output hears from its own edges is added", () => {
  const document = ended("binary_cross_entropy", "sigmoid");
  const edges = [...document.edges, { id: "e9", source: "o1", target: "o2", weight: "w9" }];
  const parameters = [...document.parameters, { id: "w9", value: 0.5 }];
  const shown = card(8, { document: { ...document, edges, parameters } });
  assert.equal(
    lines(shown.blocks[1])[0],
    S`\delta_{o_{1}} = o_{1}-t_{1} +(w_{9} \delta_{o_{2}})· o_{1}\,(1-o_{1})`,
  );
});

test("a softmax is activated in the turn of its last neuron", () => {
  const document = ended("cross_entropy", "softmax");
  const waits = card(4, { document });
  assert.equal(waits.blocks.length, 1);
  assert.deepEqual(waits.meaning.map(sentence), ["Softmax: o 1 waits for the sums of the other outputs."]);
  const last = card(5, { document });
  assert.equal(lines(last.blocks[1])[0], S`o_{1} = \dfrac{e^{z_{o_{1}}}}{e^{z_{o_{1}}}+e^{z_{o_{2}}}}`);
  assert.equal(last.blocks.length, 3);
});

test("gradients arrive at all of a softmax in its first turn backward", () => {
  const document = ended("half_squared_error", "softmax");
  const [first, second] = [card(7, { document }), card(8, { document })];
  assert.deepEqual([first.blocks.length, second.blocks.length], [3, 1]);
  assert.deepEqual(
    lines(second.blocks[0])[0],
    [
      S`\delta_{o_{1}} = o_{1}(\dfrac{\partial L}{\partial o_{1}} −(\dfrac{\partial L}{\partial o_{1}} · o_{1}`,
      S`+ \dfrac{\partial L}{\partial o_{2}} · o_{2}))`,
    ].join(" "),
  );
});

test("cross entropy after a softmax leaves y times the sum of the targets, minus t", () => {
  const shown = card(8, { document: ended("cross_entropy", "softmax") });
  assert.deepEqual(
    lines(shown.blocks[0]),
    [S`\delta_{o_{1}} = o_{1}\,(t_{1}+t_{2})-t_{1}`, S`= 0.4703\,(0.01+0.99)-0.01`, "= 0.4603"].map(
      (line) => line,
    ),
  );
});

test("the number of outputs stands in a loss that divides by it", () => {
  const shown = card(6, { document: { ...worked(), loss: "mean_squared_error" } });
  assert.equal(lines(shown.blocks[0])[0], "L_{o_{1}} = (o_{1}-t_{1})^2/2");
});

test("another optimizer shows its rule, its numbers, old and new, and nothing in between", () => {
  const shown = card(11, { document: trained({ optimizer: { kind: "momentum" } }) });
  assert.deepEqual(lines(shown.blocks[0]).slice(0, 4), [
    S`g = \dfrac{\partial L}{\partial w_{1}} = 0.0004386`,
    S`m\leftarrow \mu\,m+g`,
    S`w_{1}\leftarroww_{1}-\eta\,m`,
    S`\mu = 0.9`,
  ]);
  assert.match(lines(shown.blocks[0])[4], /^0\.15 → 0\.149/u);
  const said = shown.meaning.map(sentence).join(" ");
  assert.match(said, /running sum/u);
  assert.match(said, /The learning rate η is 0\.001\./u);
  const asked = card(10, { document: trained({ optimizer: { kind: "momentum" } }), asked: "w1" });
  assert.doesNotMatch(asked.meaning.map(sentence).join(" "), /update/u);
});

test("penalties and clipping stand between the gradient and the rule", () => {
  const document = trained({ penalty: { l1: 0, l2: 0.1 }, clip: { max_norm: 1 } });
  const shown = card(11, { document });
  const text = lines(shown.blocks[0]);
  assert.equal(text[1], S`g\leftarrowg+\lambda_2\,w_{1}`);
  assert.match(text[2], /mathbf g/u);
  assert.equal(text[3], S`w_{1}\leftarroww_{1}-\eta\,g`);
  assert.match(shown.meaning.map(sentence).join(" "), /λ₂ is 0\.1\..*where n is 1\./u);
});

test("a rate that changes is not named as if it stood still", () => {
  const document = trained({ schedule: { kind: "step", step_size: 5 }, warm_up: { total_iters: 3 } });
  const shown = card(11, { document });
  assert.deepEqual(lines(shown.blocks[0]), [
    S`w_{1} ← w_{1} − \eta\, \dfrac{\partial L}{\partial w_{1}}`,
    "0.15 → 0.149781 −0.000219284",
  ]);
  assert.deepEqual(shown.meaning.map(sentence), [
    "The learning rate η follows the schedule “step” from 0.5 on.",
    "Over the first 3 iterations a warm-up makes it smaller.",
  ]);
});

test("a sequential update says what it changes and claims no numbers", () => {
  const document = trained({ update: "sequential" });
  const shown = card(11, { document });
  assert.deepEqual(lines(shown.blocks[0]).slice(0, 1), [S`w_{1}\leftarroww_{1}-\eta\,g'`]);
  assert.match(shown.meaning.map(sentence).join(" "), /common mistake of published examples/u);
  assert.match(card(1, { document }).meaning.map(sentence).join(" "), /weight by weight/u);
  assert.equal(heading(shown), "w 1 goes from 0.15 to 0.149781.");
});

/**
 * The rule of the update card of w1, and what stands below, with the numbers that the server has told of it.
 * @param {Training} training @param {object} told
 */
function between(training, told) {
  const { model, count } = opened(trained(training));
  const known = facts(model, count);
  assert.ok(known !== null);
  const update = /** @type {any} */ ({
    parameter: "parameter:w1",
    before: [0, 0],
    after: [0, 0],
    age: 1,
    ...told,
  });
  const group = (known.plan?.groupCount ?? 0) - 1;
  const { blocks, rest } = explain({ ...known, update }, group, "w1");
  return { rule: lines(blocks.at(-1)), rest: lines(rest?.[0]) };
}

test("the numbers between a gradient and an update are shown in their order", () => {
  const training = { optimizer: { kind: "momentum" }, penalty: { l2: 0.1 }, clip: { clip_value: 0.01 } };
  const told = { rate: 0.001, gradient: 0.0004386, penalised: 0.0154386, clipped: 0.01, after: [0.01, 0] };
  assert.deepEqual(between(training, told).rest, [
    "g = 0.01544 with penalties",
    "g = 0.01000 clipped",
    S`\eta = 0.001 in this iteration`,
    "m = 0 → 0.01000",
  ]);
});

test("the rate in force stands in the rule of plain descent once it is told", () => {
  const training = { schedule: { kind: "step", step_size: 5 } };
  const { rule } = between(training, { rate: 0.25 });
  assert.equal(rule[1], "= 0.15 − 0.25 · 0.0004386");
  assert.equal(between(training, { parameter: "parameter:w2", rate: 0.25 }).rule.length, 2);
});

/** What the cards say of numbers that are exactly 0, and of those too small for the scale. */

import assert from "node:assert/strict";
import test from "node:test";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { explain } from "../../../../static/js/panels/rules/explain.js";
import { mayBeDead } from "../../../../static/js/panels/rules/zeros.js";
import { layered } from "../../playback/documents.js";
import { card, opened, sentence } from "../cards.js";

/**
 * A layered network with some values replaced, by id.
 * @param {number[]} counts
 * @param {{ inputs?: Record<string, number>, weights?: Record<string, number>, relus?: string[] }} [how]
 */
function drawn(counts, { inputs = {}, weights = {}, relus = [] } = {}) {
  const document = layered(counts);
  const [sample] = document.samples ?? [];
  return {
    ...document,
    neurons: document.neurons.map((each) =>
      relus.includes(each.id) ? { ...each, activation: "relu" } : each,
    ),
    parameters: document.parameters.map((each) => ({ ...each, value: weights[each.id] ?? each.value })),
    samples: [{ ...sample, inputs: { ...sample.inputs, ...inputs } }],
  };
}

/** The meanings of the backward step of a neuron. */
function saidOf(
  /** @type {ReturnType<typeof drawn>} */ document,
  /** @type {string} */ neuron,
  scale = "log",
) {
  const { model, count } = opened(document);
  model.view.scale.value = /** @type {any} */ (scale);
  const known = facts(model, count) ?? assert.fail();
  const group = known.plan?.groupOf(known.plan.stepOf("grad_z", neuron)) ?? -1;
  return explain(known, group, null).meaning.map(sentence);
}

/** Ten sigmoids in a row, as in a chain where the gradient vanishes. */
const chain = (/** @type {Record<string, number>} */ inputs = {}) =>
  drawn([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], { inputs });

test("a gradient is exactly 0 because its input is; the next one is only too small for the scale", () => {
  const zero = "The gradient of w 1 is exactly 0, because i 1 is 0.";
  const small = "The gradient of w 2 is not 0, only too small for this scale.";
  assert.deepEqual(saidOf(chain({ i1: 0 }), "h1").slice(1), [zero, small]);
  assert.deepEqual(saidOf(chain(), "h1").slice(1), [small.replace("2", "1")]);
  assert.deepEqual(saidOf(chain({ i1: 0 }), "h1", "linear").slice(1), [zero]);
  assert.deepEqual(saidOf(drawn([1, 1, 1]), "h1").slice(1), []);
});

test("on eight decades fewer gradients are too small", () => {
  const at = (/** @type {string} */ scale) => saidOf(drawn([1, 1, 1, 1, 1, 1]), "h1", scale);
  assert.ok(at("log").some((said) => said.includes("too small")));
  assert.ok(!at("log8").some((said) => said.includes("too small")));
});

test("a ReLU at 0 is off for this sample, forward and backward", () => {
  const document = drawn([2, 2, 2], { weights: { w3: -9, w4: -9 }, relus: ["h1", "h2"] });
  const forward = card(3, { document }).meaning.map(sentence);
  assert.equal(forward.at(-1), "h 2 is off for this sample: its ReLU gives 0 where its sum is not above 0.");
  assert.ok(!card(2, { document }).meaning.map(sentence).join().includes("off"));
  assert.deepEqual(saidOf(document, "h2").slice(-2), [
    "Its δ is exactly 0, because h 2 is off for this sample: its ReLU has the slope 0 there.",
    "The gradients of w 3 and w 4 are exactly 0, because δ of h 2 is 0.",
  ]);
  assert.equal(saidOf(document, "o1").at(-1), "The gradient of w 6 is exactly 0, because h 2 is 0.");
});

test("dead is said only of a ReLU that is off for all samples, when all are counted", () => {
  const one = drawn([2, 2, 2], { weights: { w3: -9, w4: -9 }, relus: ["h2"] });
  const document = { ...one, samples: [...one.samples, ...one.samples].map((each, id) => ({ ...each, id })) };
  const { model, count } = opened(document);
  const known = facts(model, count) ?? assert.fail();
  const at = known.plan?.groupOf(known.plan.stepOf("activation", "h2")) ?? -1;
  const said = (/** @type {object} */ told) => {
    const off = /** @type {any} */ ({ neuron: "h2", off: 2, counted: 2, samples: 2, ...told });
    const all = explain({ ...known, off }, at, null).meaning.map(sentence);
    return all.filter((each) => /dead|on for/u.test(each));
  };
  const dead = "h 2 is dead: it is off for all 2 samples, so no gradient reaches its weights.";
  assert.deepEqual(said({}), [dead]);
  assert.deepEqual(said({ off: 1 }), ["It is on for 1 of the 2 samples."]);
  assert.deepEqual(said({ off: 1, counted: 1 }), []);
  assert.deepEqual(said({ neuron: "h1" }), []);
  assert.equal(mayBeDead(known, "h2"), true);
  assert.equal(mayBeDead(known, "h1"), false);
  const group = known.plan?.groupOf(known.plan.stepOf("grad_z", "h2")) ?? -1;
  const off = /** @type {any} */ ({ neuron: "h2", off: 2, counted: 2, samples: 2 });
  assert.ok(
    explain({ ...known, off }, group, null)
      .meaning.map(sentence)
      .includes(dead),
  );
});

const SLOPE = "the derivative of L with respect to h 1";

test("nothing arrives where the weights are 0 or what lies behind is off", () => {
  const cut = drawn([1, 1, 2], { weights: { w2: 0, w3: 0 } });
  assert.deepEqual(saidOf(cut, "h1").slice(1, 3), [
    `${SLOPE} is exactly 0, because w 2 and w 3 are 0.`,
    `Its δ is exactly 0, because ${SLOPE} is 0.`,
  ]);
  const off = drawn([1, 1, 1, 1], { weights: { w2: -9 }, relus: ["h_21"] });
  assert.equal(saidOf(off, "h1")[1], `${SLOPE} is exactly 0, because δ of h 21 is 0.`);
});

test("the card of one gradient says why it is 0", () => {
  const shown = card(4, { document: drawn([1, 1], { inputs: { i1: 0 } }), asked: "w1" });
  assert.deepEqual(shown.meaning.map(sentence).slice(1), [
    "The gradient of w 1 is exactly 0, because i 1 is 0.",
  ]);
});

/** What playing pauses at, in words and on the wire; and why nothing can move. */

import assert from "node:assert/strict";
import test from "node:test";
import { aloud, compose } from "../../../../static/js/panels/parts/prose.js";
import { breakpointOf, breakSentence, whoseLoss } from "../../../../static/js/panels/time/breakpoints.js";
import { stepWords } from "../../../../static/js/panels/time/track_words.js";
import { hindrance } from "../../../../static/js/panels/time/transport.js";
import { opened } from "../cards.js";

/** @import { Breakpoint } from "../../../../static/js/model/run/transport.js" */

const DRAFT = { when: /** @type {const} */ ("sign"), parameter: "w1", neuron: "h1", below: 0.02 };

test("each kind takes from the form what it needs and no more", () => {
  assert.deepEqual(breakpointOf(DRAFT), { when: "sign", parameter: "w1" });
  assert.deepEqual(breakpointOf({ ...DRAFT, when: "loss" }), { when: "loss", below: 0.02 });
  assert.deepEqual(breakpointOf({ ...DRAFT, when: "turn" }), { when: "turn", neuron: "h1" });
  assert.deepEqual(breakpointOf({ ...DRAFT, when: "broken" }), { when: "broken" });
});

test("a network without parameters has no sign to wait for", () => {
  assert.equal(breakpointOf({ ...DRAFT, parameter: "" }), null);
});

test("what paused is said with the names of the drawing and the iteration", () => {
  const { index } = opened().model.store;
  const said = (/** @type {Breakpoint} */ breakpoint) =>
    compose(breakSentence({ index: index.value, whose: "one" }, "paused", breakpoint, 214)).replace(
      /[⁨⁩]/gu,
      "",
    );
  assert.equal(said({ when: "sign", parameter: "w1" }), "Paused: ∂L/∂w1 changes its sign in iteration 214.");
  assert.equal(said({ when: "loss", below: 0.01 }), "Paused: the loss is below 0.01 in iteration 214.");
  assert.equal(said({ when: "turn", neuron: "h1" }), "Paused: it is the turn of h1 in iteration 214.");
  assert.equal(said({ when: "broken" }), "Paused: a number is not finite in iteration 214.");
});

test("where there are several samples it is said whose loss and whose gradient pauses", () => {
  const { document, index } = opened().model.store;
  const one = document.value ?? assert.fail();
  const several = (/** @type {number} */ count, /** @type {number} */ size) => ({
    ...one,
    samples: Array.from({ length: count }, () => one.samples?.[0] ?? assert.fail()),
    training: { ...one.training, batch_size: size },
  });
  const whose = [several(1, 8), several(4, 1), several(4, 2), several(4, 4), several(4, 8)].map(whoseLoss);
  assert.deepEqual(whose, ["one", "sample", "batch", "all", "all"]);
  const said = whose.map((each) =>
    compose(breakSentence({ index: index.value, whose: each }, "paused", { when: "loss", below: 0.1 }, 7)),
  );
  assert.equal(said[0], "Paused: the loss is below 0.1 in iteration 7.");
  assert.equal(said[1], "Paused: the loss of this sample is below 0.1 in iteration 7.");
  assert.equal(said[2], "Paused: the loss of this batch is below 0.1 in iteration 7.");
  assert.equal(said[3], "Paused: the loss over all samples is below 0.1 in iteration 7.");
  const sign = { when: /** @type {const} */ ("sign"), parameter: "w1" };
  const slope = compose(breakSentence({ index: index.value, whose: "batch" }, "break", sign));
  assert.match(slope, /of this batch changes its sign/u);
});

test("a derivative is read aloud in words", () => {
  const facts = { index: opened().model.store.index.value, whose: /** @type {const} */ ("one") };
  const sentence = breakSentence(facts, "break", { when: "sign", parameter: "w1" });
  assert.match(aloud(compose(sentence)), /derivative of L with respect to w ?1/iu);
});

test("the step is always told, and in a batch the sample before it", () => {
  assert.equal(stepWords(0, 1, 6, 11), "step 7 of 11");
  assert.equal(stepWords(2, 10, 6, 12), "sample 3 of 10 · step 7 of 12");
  assert.equal(stepWords(2, 10, -1, 12), "sample 3 of 10 · before the first step");
});

test("without a line nothing can move, and with a network that can run nothing stands in the way", () => {
  const { model } = opened();
  assert.equal(hindrance(model), null);
  model.people.lost();
  assert.match(hindrance(model) ?? "", /No connection/u);
});

test("a network that cannot run says what it lacks", () => {
  const { model } = opened();
  model.receive.plan({
    ...{ event: "plan", revision: 2, pass_steps: 0 },
    ...{
      kinds: new Uint8Array(),
      targets: new Uint8Array(),
      groups: new Uint8Array(),
      group_neurons: new Uint8Array(),
    },
    missing: [{ code: "no_output", values: {}, ids: [] }],
  });
  assert.equal(hindrance(model), "An output is missing: give a neuron the role output.");
});

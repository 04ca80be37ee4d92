/** Every kind of micro-step has its phase, its card, its question, its motion, each with words; the engine names the
 * kinds. A kind that was forgotten is told by its name and the place. */

import assert from "node:assert/strict";
import test from "node:test";
import { knows, say } from "../../../static/js/lib/say.js";
import { PlanView } from "../../../static/js/model/run/plan.js";
import { facts } from "../../../static/js/panels/parts/facts.js";
import { explain } from "../../../static/js/panels/rules/explain.js";
import { spokenResults } from "../../../static/js/panels/spoken/results.js";
import { askedSentence } from "../../../static/js/panels/step/ask_first.js";
import { timed } from "../../../static/js/playback/timing.js";
import { STEP_KINDS } from "../../../static/js/protocol/messages.js";
import { bytes } from "../model/bench.js";
import { worked } from "../playback/documents.js";
import { opened } from "./cards.js";

/** @import { StepKind } from "../../../static/js/model/run/plan.js" */

/** Given rather than computed, or known from the steps before: there is nothing to ask. */
const GIVEN = ["input", "bias", "parameter_grad"];

/** The title of the card where a kind is done first. @type {Record<StepKind, string>} */
const TITLES = {
  input: "group_inputs",
  term: "group_forward",
  bias: "group_forward",
  sum: "group_forward",
  activation: "group_forward",
  output_loss: "group_loss",
  loss: "group_loss",
  grad_a: "micro_output_loss",
  grad_z: "micro_output_loss",
  grad_weight: "micro_output_loss",
  contribution: "group_backward",
  grad_sum: "group_backward",
  parameter_grad: "group_gather",
  combine: "micro_update",
  update: "micro_update",
};

/** The worked example with two samples in one batch, which has every kind. */
function batch() {
  const document = worked();
  const [sample] = document.samples ?? [];
  return { ...document, samples: [sample, sample], training: { batch_size: 2 } };
}

/** @param {string} place @param {(kind: StepKind) => boolean} holds @returns {string[]} */
const lacking = (place, holds) =>
  STEP_KINDS.filter((kind) => {
    try {
      return !holds(kind);
    } catch {
      return true;
    }
  }).map((kind) => `kind ${kind} is missing: ${place}`);

/** Where a kind is done first in the batch. */
const { model, plan, count } = opened(batch());
const known = facts(model, count);
/** @param {StepKind} kind */
const at = (kind) => (plan === null ? -1 : plan.kinds.indexOf(STEP_KINDS.indexOf(kind)));

test("every kind has a phase, whose name has words", () => {
  const phase = (/** @type {StepKind} */ kind) =>
    new PlanView(
      {
        event: "plan",
        revision: 1,
        kinds: Uint8Array.of(STEP_KINDS.indexOf(kind)),
        targets: bytes(Uint32Array.of(0)),
        groups: bytes(Uint32Array.of(0)),
        group_neurons: bytes(Int32Array.of(0)),
        pass_steps: 1,
        missing: [],
      },
      { neuronIds: ["n"], edgeIds: ["n"], parameterIds: ["n"] },
    ).groupPhase(0);
  const words = (/** @type {string} */ name) => knows(`phase_${name === "gather" ? "backward" : name}`);
  assert.deepEqual(
    lacking("its phase in model/run/plan.js, with words", (kind) => words(phase(kind))),
    [],
  );
});

test("every kind is explained by a card with a title", () => {
  assert.ok(known && plan);
  const cards = lacking("its rule in panels/rules/explain.js, with a title in words/en", (kind) => {
    const { head, blocks, rows = [] } = explain(known, plan.groupOf(at(kind)), null);
    return head.code === TITLES[kind] && knows(head.code) && blocks.length + rows.length > 0;
  });
  assert.deepEqual(cards, []);
  const read = lacking("a sentence that is read out", (kind) =>
    kind === "input" ? true : spokenResults(known, plan.groupOf(at(kind))).length > 0,
  );
  assert.deepEqual(read, []);
});

test("every kind whose result can be asked for has its question", () => {
  assert.ok(known && plan);
  const asked = lacking("its question asked_… in words/en", (kind) => {
    const step = at(kind);
    const { code, values = {} } = askedSentence(known, { step, kind, id: plan.idOf(step) });
    return GIVEN.includes(kind) || (knows(code) && !say(code, values).includes("{"));
  });
  assert.deepEqual(asked, []);
});

test("every kind has a motion", () => {
  const moves = (/** @type {StepKind} */ kind) => {
    const one = { kindOf: () => kind, idOf: () => "n", groupOf: () => 0, neuronOf: () => "n" };
    return timed(one, 0, 1, Infinity).duration > 0;
  };
  assert.deepEqual(lacking("its length in playback/timing.js", moves), []);
});

/** What a card says while the result of its step is asked for: the question, and a mark in the result's place. */

import assert from "node:assert/strict";
import test from "node:test";
import { facts } from "../../../../static/js/panels/parts/facts.js";
import { explain } from "../../../../static/js/panels/rules/explain.js";
import { askedSentence } from "../../../../static/js/panels/step/ask_first.js";
import { phiOf } from "../../../../static/js/panels/step/phi_curve.js";
import { worked } from "../../playback/documents.js";
import { openModel } from "../../playback/fixtures.js";
import { lines, sentence } from "../cards.js";

/** The card of a step that keeps its result back, counted from 1. @param {number} step @param {boolean} [term] */
function kept(step, term = false) {
  const { model, steps, frame, cursor } = openModel(worked());
  model.view.askFirst.value = true;
  frame(steps.length);
  const plan = model.plan.current.value;
  assert.ok(plan !== null);
  const end = term ? step : plan.groupStarts[step];
  cursor(term ? step - 1 : plan.groupStarts[step - 1]);
  cursor(end);
  const known = facts(model, model.asking.place.value?.step ?? 0);
  const asked = model.asking.asked.value;
  assert.ok(known !== null && asked !== null);
  const group = plan.groupOf(end - 1);
  return { known, group, card: explain(known, group, null), question: sentence(askedSentence(known, asked)) };
}

test("the output of a neuron is asked for, its sum is there", () => {
  const { card, question, known, group } = kept(2);
  assert.equal(question, "What is the output of h 1?");
  assert.equal(lines(card.blocks[0]).at(-1), "= 0.3775");
  assert.equal(lines(card.blocks[1]).at(-1), "= ?");
  assert.deepEqual(card.meaning, []);
  assert.equal(phiOf(known, group), null);
});

test("what comes back is added by whoever answers", () => {
  const { card, question } = kept(10);
  assert.equal(question, "What is the derivative of L with respect to h 1?");
  assert.deepEqual(lines(card.blocks[0]).slice(-2), ["= 0.05540 − 0.01905", "= ?"]);
});

test("an update asks for the new value", () => {
  const { card, question } = kept(11);
  assert.equal(question, "What is w 1 after the update?");
  assert.equal(lines(card.blocks[0]).at(-1), "= ?");
});

test("each kind of micro-step has a question of its own", () => {
  const { steps } = openModel(worked());
  const questions = steps.flatMap(({ kind }, at) =>
    ["input", "bias", "parameter_grad"].includes(kind) ? [] : [[kind, kept(at + 1, true).question]],
  );
  for (const [kind, question] of questions) assert.match(question, /^What .*\?$/u, kind);
  assert.ok(questions.some(([, question]) => question === "What does w 1·i 1 add to h 1?"));
});

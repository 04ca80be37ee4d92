/** Ask first: which result of a step is asked for, where the page stands meanwhile, what answers. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { resultOf } from "../../../../static/js/model/asking/ask_first.js";
import { quantities } from "../../../../static/js/model/run/quantities.js";
import { worked } from "../../playback/documents.js";
import { openModel } from "../../playback/fixtures.js";

/** The worked example before its first step, with Ask first on. */
function opened() {
  const open = openModel(worked());
  open.model.view.askFirst.value = true;
  open.frame(open.steps.length);
  open.cursor(0);
  const plan = open.model.plan.current.value;
  assert.ok(plan !== null);
  /** @param {number} group */
  const endOf = (group) => plan.groupStarts[group + 1];
  const askedId = () => open.model.asking.asked.value?.id ?? null;
  return { ...open, plan, endOf, askedId };
}

test("each neuron-sized step has one result", () => {
  const { plan, endOf } = opened();
  const results = Array.from({ length: plan.groupCount }, (_, group) => {
    const found = resultOf(plan, plan.groupStarts[group], endOf(group));
    return found && `${found.kind} ${found.id}`.trim();
  });
  assert.deepEqual(results, [
    null,
    "activation h1",
    "activation h2",
    "activation o1",
    "activation o2",
    "loss",
    "grad_a o2",
    "grad_a o1",
    "grad_sum h2",
    "grad_sum h1",
    "update w1",
  ]);
});

test("a step of one term asks for the term, but not for what is given", () => {
  const { plan } = opened();
  const term = plan.stepOf("term", "e1");
  assert.deepEqual(resultOf(plan, term, term + 1), { step: term, kind: "term", id: "e1" });
  const bias = plan.stepOf("bias", "h1");
  assert.equal(resultOf(plan, bias, bias + 1), null);
});

test("a step stands right before its result until the next press, which does not go on", () => {
  const { model, cursor, plan, endOf } = opened();
  /** @type {string[]} */
  const sent = [];
  model.transport.post = ({ event }) => sent.push(event);
  cursor(endOf(0));
  cursor(endOf(1));
  const activation = plan.stepOf("activation", "h1");
  assert.equal(model.asking.asked.value?.id, "h1");
  assert.equal(model.asking.place.value?.step, activation);
  const { a, z } = quantities(model, activation);
  assert.deepEqual(a("h1"), { state: "none", value: Number.NaN, asked: true });
  assert.equal(a("h2").asked, undefined);
  assert.equal(z("h1").state, "current");
  model.transport.step(1);
  assert.deepEqual(
    [sent, model.asking.asked.value, model.asking.place.value?.step],
    [["show"], null, endOf(1)],
  );
  model.transport.step(1);
  assert.deepEqual(sent.slice(1), ["step"]);
});

test("playing, a way back and a place that is come to anew ask nothing", () => {
  const { cursor, endOf, askedId } = opened();
  cursor(endOf(1), { playing: true });
  assert.equal(askedId(), null);
  cursor(endOf(2));
  assert.equal(askedId(), null);
  cursor(endOf(3));
  assert.equal(askedId(), "o1");
  cursor(endOf(2));
  assert.equal(askedId(), null);
  cursor(endOf(3), { run: 2 });
  assert.equal(askedId(), null);
});

test("an update asks for the parameter that is marked", () => {
  const { model, cursor, askedId, plan, endOf } = opened();
  model.view.marked.value = "parameter:w5";
  cursor(endOf(9));
  cursor(endOf(10));
  assert.deepEqual([askedId(), model.asking.place.value?.step], ["w5", plan.stepOf("update", "w1")]);
  const { parameter } = quantities(model, plan.stepOf("update", "w1"));
  assert.deepEqual([parameter("w5").asked, parameter("w1").asked], [true, undefined]);
});

test("a step backward asks for the gradient of the parameter that is marked", () => {
  const { model, cursor, plan, endOf } = opened();
  model.view.marked.value = "parameter:w1";
  cursor(endOf(8));
  cursor(endOf(9));
  const step = plan.stepOf("grad_weight", "e1");
  assert.deepEqual(model.asking.asked.value, { step, kind: "grad_weight", id: "e1" });
  assert.equal(quantities(model, step).gradA("h1").state, "current");
});

test("a guess is handed in for its step and judged without showing the result", () => {
  const { model, cursor, plan, endOf, askedId } = opened();
  /** @type {any[]} */
  const sent = [];
  model.transport.post = (message) => void sent.push(message);
  cursor(endOf(0));
  cursor(endOf(1));
  const { guesses } = model;
  const verdict = () => guesses.verdict.value?.verdict;
  guesses.hand();
  guesses.text.value = "0.59";
  guesses.hand();
  const [{ id, ...message }] = sent;
  const step = plan.stepOf("activation", "h1");
  assert.deepEqual(message, { event: "check", equation: "0.59", about: null, asked: false, step });
  /** @type {any} */
  const checked = { event: "checked", id, equation: "0.59", verdict: "correct" };
  model.receive.checked({ ...checked, id: id - 1 });
  assert.equal(verdict(), undefined);
  model.receive.checked(checked);
  assert.deepEqual([verdict(), askedId()], ["correct", "h1"]);
  assert.equal(model.questions.checked.value, null);
  cursor(endOf(2));
  assert.deepEqual([guesses.text.value, verdict(), askedId()], ["", undefined, "h2"]);
  model.receive.checked(checked);
  assert.equal(verdict(), undefined);
});

test("a number turned meanwhile leaves the question open; switched off, it is answered", () => {
  const { model, cursor, endOf, askedId } = opened();
  cursor(endOf(1));
  cursor(endOf(1), { run: 2 });
  assert.equal(askedId(), "h1");
  model.view.askFirst.value = false;
  assert.equal(askedId(), null);
});

/** A page that asks first tells the server what those who follow may see; one that follows shows what is asked. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { worked } from "../../playback/documents.js";
import { openModel } from "../../playback/fixtures.js";

/** @import { ClientMessage } from "../../../../static/js/protocol/messages.js" */

/** The worked example at the end of its inputs, with what the page sends. */
function opened() {
  const open = openModel(worked());
  const { model, cursor } = open;
  /** @type {ClientMessage[]} */
  const sent = [];
  model.transport.post = (message) => void sent.push(message);
  open.frame(open.steps.length);
  const plan = model.plan.current.value;
  assert.ok(plan !== null);
  /** @param {number} group */
  const endOf = (group) => plan.groupStarts[group + 1];
  cursor(endOf(0));
  return { ...open, plan, endOf, sent, h1: plan.stepOf("activation", "h1") };
}

test("the switch is told, each time the line stands again too", () => {
  const { model, sent } = opened();
  assert.deepEqual(sent, []);
  model.view.askFirst.value = true;
  model.view.askFirst.value = false;
  assert.deepEqual(sent, [
    { event: "ask_first", on: true },
    { event: "ask_first", on: false },
  ]);
  model.view.askFirst.value = true;
  model.people.connection.value = "lost";
  assert.equal(model.hiding.upon(null), null);
  model.people.connection.value = "open";
  assert.deepEqual(sent.slice(3), [{ event: "ask_first", on: true }]);
});

test("what is asked for is told where the server waits for it, and shown with the answer", () => {
  const { model, cursor, endOf, sent, h1 } = opened();
  model.view.askFirst.value = true;
  sent.length = 0;
  cursor(endOf(1), { ask_first: true, holds: true });
  const place = { event: "show", iteration: 0, turn: 0, step: endOf(1) };
  assert.deepEqual(sent, [{ ...place, shown: h1, asked: "h1" }]);
  model.transport.step(1);
  assert.deepEqual(sent.slice(1), [{ ...place, shown: null, asked: "" }]);
});

test("a place without a question is shown at once", () => {
  const { model, cursor, endOf, sent } = opened();
  model.view.askFirst.value = true;
  cursor(0);
  sent.length = 0;
  cursor(endOf(0), { ask_first: true, holds: true });
  assert.deepEqual(sent, [{ event: "show", iteration: 0, turn: 0, step: endOf(0), shown: null, asked: "" }]);
});

test("an open question outlives a broken line", () => {
  const { model, cursor, endOf, h1 } = opened();
  model.view.askFirst.value = true;
  cursor(endOf(1));
  const position = /** @type {any} */ ({ iteration: 0, step: endOf(1) });
  assert.deepEqual(model.hiding.upon(position), { ...position, ask_first: true, shown: h1, asked: "h1" });
});

test("whoever follows sees the question, cannot answer it, and tells nothing", () => {
  const { model, cursor, sent, h1, plan } = opened();
  const presenter = { following: "f".repeat(16), ask_first: true };
  model.view.askFirst.value = true;
  sent.length = 0;
  cursor(h1, { ...presenter, asked: "h1" });
  assert.deepEqual(model.asking.asked.value, { step: h1, kind: "activation", id: "h1" });
  assert.equal(model.asking.own.value, null);
  assert.equal(model.asking.answer(), false);
  assert.notEqual(model.asking.asked.value, null);
  // What the presenter shows is asked for once more by a page that asks first itself.
  cursor(h1 + 1, presenter);
  assert.deepEqual(model.asking.asked.value, { step: h1, kind: "activation", id: "h1" });
  assert.equal(model.asking.place.value?.step, h1);
  assert.equal(model.asking.answer(), true);
  assert.deepEqual(sent, []);
  assert.ok(plan.stepCount > h1);
});

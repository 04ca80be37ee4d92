/** Numbers of a card besides the micro-steps: asked for while it is shown and nothing moves, kept for their own place only. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { worked } from "../../playback/documents.js";
import { openModel } from "../../playback/fixtures.js";

/** A page at the end of an iteration, with what it sends. */
function ended() {
  const { model, cursor, steps } = openModel(worked());
  model.people.connection.value = "open";
  /** @type {any[]} */
  const sent = [];
  model.transport.post = (message) => sent.push(message);
  /** @param {object} [more] */
  const to = (more = {}) => cursor(steps.length, { iteration: 1, ...more });
  /** @param {object} [more] */
  const answer = (more = {}) =>
    model.updates.take(
      /** @type {any} */ ({
        id: sent.at(-1)?.id,
        parameter: "parameter:w1",
        run: 1,
        iteration: 1,
        revision: 1,
        ...more,
      }),
    );
  to();
  const rate = () => model.updates.numbers.value?.rate ?? null;
  return { sent, to, answer, rate, updates: model.updates, offCounts: model.offCounts };
}

test("they are asked for when they are wanted, and anew at another place", () => {
  const { updates, sent, to } = ended();
  assert.equal(sent.length, 0);
  updates.wanted.value = "w1";
  assert.deepEqual([sent.length, sent[0].event, sent[0].parameter], [1, "ask_update", "parameter:w1"]);
  to({ iteration: 2, playing: true });
  assert.equal(sent.length, 1);
  to({ iteration: 2 });
  assert.equal(sent.length, 2);
});

test("an answer is kept for the parameter and the place that it is of", () => {
  const { updates, to, answer, rate } = ended();
  updates.wanted.value = "w1";
  answer({ rate: 0.25 });
  assert.equal(rate(), 0.25);
  updates.wanted.value = "w2";
  assert.equal(rate(), null);
  updates.wanted.value = "w1";
  answer({ id: 7, rate: 9 });
  assert.equal(rate(), 0.25);
  to({ iteration: 2 });
  assert.equal(rate(), null);
});

test("how many samples a neuron is off for is asked of that neuron", () => {
  const { sent, offCounts } = ended();
  offCounts.wanted.value = "h1";
  const { id, ...question } = sent.at(-1);
  assert.deepEqual(question, { event: "ask_off", neuron: "h1" });
  const where = { run: 1, iteration: 1, revision: 1 };
  offCounts.take(/** @type {any} */ ({ id, neuron: "h1", off: 2, counted: 4, samples: 4, ...where }));
  assert.equal(offCounts.numbers.value?.off, 2);
});

/** Going to places of a run: by playing, at once by a second press; a neuron's turns. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals-core";
import { turnsOf } from "../../../static/js/playback/neuron_turns.js";
import { createPlayhead } from "../../../static/js/playback/playhead.js";
import { playTo } from "../../../static/js/playback/seek.js";
import { takeStep } from "../../../static/js/playback/take_step.js";
import { worked } from "./documents.js";
import { openModel } from "./fixtures.js";
import { hand } from "./hand.js";

function open({ reduced = false } = {}) {
  const told = openModel(worked());
  const { world, tick } = hand();
  const playhead = createPlayhead(told.model, { ...world, reducedMotion: signal(reduced) });
  /** @type {any[]} */
  const sent = [];
  told.model.transport.post = (message) => sent.push(message);
  told.frame(71);
  told.cursor(0);
  return { ...told, playhead, sent, tick };
}

const target = (/** @type {number} */ step, more = {}) => ({ step, turn: null, iteration: null, ...more });

test("a place ahead is played to, one behind is played back to", () => {
  const { model, playhead, cursor, sent } = open();
  cursor(12);
  playTo(model, playhead, { step: 29 });
  playTo(model, playhead, { step: 2 });
  playTo(model, playhead, { step: 2, turn: 1 });
  playTo(model, playhead, { step: 12, iteration: 0 });
  const played = { event: "play", tempo: "walk" };
  assert.deepEqual(sent, [
    { ...played, direction: 1, until: target(29) },
    { ...played, direction: -1, until: target(2) },
    { ...played, direction: 1, until: target(2, { turn: 1 }) },
  ]);
});

test("a second press goes at once to where the first one leads", () => {
  for (const press of [
    (/** @type {ReturnType<typeof open>} */ { model, playhead }) => takeStep(model, playhead, 1),
    (/** @type {ReturnType<typeof open>} */ { model, playhead }) => playTo(model, playhead, { step: 51 }),
  ]) {
    const page = open();
    const { model, playhead, cursor, sent } = page;
    playTo(model, playhead, { step: 12 });
    cursor(7, { playing: true });
    cursor(2, { playing: true });
    press(page);
    assert.deepEqual(sent.slice(1), [{ event: "seek", to: target(12) }]);
    cursor(12);
    assert.deepEqual([playhead.shown.value, playhead.moving.value], [12, false]);
    takeStep(model, playhead, 1);
    assert.equal(sent.at(-1).event, "step");
  }
});

test("once the way is over, a press takes a step", () => {
  const { model, playhead, cursor, sent } = open();
  playTo(model, playhead, { step: 2 });
  cursor(2);
  playhead.finish();
  takeStep(model, playhead, -1);
  assert.deepEqual(sent.at(-1), { event: "step", direction: -1, grain: "neuron" });
});

test("a press while playing to nowhere finishes the step and pauses", () => {
  const { model, playhead, cursor, sent } = open();
  model.transport.play();
  cursor(2, { playing: true });
  takeStep(model, playhead, 1);
  assert.equal(playhead.shown.value, 2);
  assert.equal(sent.at(-1).event, "pause");
});

test("with reduced motion one is there at once", () => {
  const { model, playhead, sent } = open({ reduced: true });
  playTo(model, playhead, { step: 29, turn: 2 });
  assert.deepEqual(sent, [{ event: "seek", to: target(29, { turn: 2 }) }]);
});

test("a neuron has its turns in both passes, an input where its derivative is summed", () => {
  const { model } = open();
  const plan = model.plan.current.peek() ?? assert.fail("no plan");
  const end = (/** @type {string} */ kind, /** @type {string} */ id) =>
    plan.groupStarts[plan.groupOf(plan.stepOf(/** @type {any} */ (kind), id)) + 1];
  assert.deepEqual(turnsOf(plan, "h1"), { forward: end("sum", "h1"), backward: end("grad_z", "h1") });
  assert.deepEqual(turnsOf(plan, "o2"), { forward: end("sum", "o2"), backward: end("grad_z", "o2") });
  assert.deepEqual(turnsOf(plan, "i1"), { forward: 2, backward: end("grad_z", "h1") });
  assert.deepEqual(turnsOf(plan, "nobody"), { forward: -1, backward: -1 });
});

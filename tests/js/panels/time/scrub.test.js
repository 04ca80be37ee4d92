/** Going through a run by hand: one question at a time, the newest wish next; and the beat of unhurried pictures. */

import assert from "node:assert/strict";
import test from "node:test";
import { signal } from "@preact/signals-core";
import { createScrub } from "../../../../static/js/panels/time/scrub.js";
import { beatOf } from "../../../../static/js/panels/time/throttle.js";
import { handClock } from "../../model/bench.js";
import { worked } from "../../playback/documents.js";
import { openModel } from "../../playback/fixtures.js";

/** @import { ClientMessage } from "../../../../static/js/protocol/messages.js" */

/** A scrub over a model whose questions are collected. */
function held() {
  const { model, cursor } = openModel(worked());
  /** @type {ClientMessage[]} */
  const sent = [];
  model.transport.post = (message) => sent.push(message);
  cursor(4, { iteration: 500, turn: 2, turns: 10 });
  const scrub = createScrub(model);
  scrub.take();
  return { scrub, cursor, sent };
}

test("a seek keeps step and turn", () => {
  const { scrub, sent } = held();
  scrub.want(120);
  assert.deepEqual(sent, [{ event: "seek", to: { step: 4, turn: 2, iteration: 120 } }]);
  assert.equal(scrub.goal.value, 120);
});

test("while an answer is awaited nothing is asked; then the newest wish alone", () => {
  const { scrub, cursor, sent } = held();
  for (const iteration of [400, 390, 380, 370]) scrub.want(iteration);
  assert.equal(sent.length, 1);
  cursor(4, { iteration: 400, turn: 2 });
  assert.deepEqual(
    sent.map((message) => message.event === "seek" && message.to.iteration),
    [400, 370],
  );
  cursor(4, { iteration: 370, turn: 2 });
  assert.equal(sent.length, 2);
  assert.equal(scrub.goal.value, null);
});

test("a wish that the run does not reach is asked for once", () => {
  const { scrub, cursor, sent } = held();
  scrub.want(900);
  cursor(4, { iteration: 600 });
  cursor(4, { iteration: 600 });
  assert.equal(sent.length, 1);
  assert.equal(scrub.goal.value, null);
});

test("a hand that takes hold anew is heard although an answer never came", () => {
  const { scrub, sent } = held();
  scrub.want(300);
  scrub.take();
  scrub.want(200);
  assert.equal(sent.length, 2);
});

test("where the cursor is already, nothing is asked", () => {
  const { scrub, sent } = held();
  scrub.want(500);
  assert.deepEqual([sent.length, scrub.goal.value], [0, null]);
});

test("of many changes the first and the last are told, and at most one in the time between", () => {
  const source = signal(0);
  const clock = handClock();
  const { beat, stop } = beatOf(() => source.value, clock, 100);
  assert.equal(beat.value, 1);
  clock.pass(100);
  for (let frame = 0; frame < 60; frame += 1) {
    source.value += 1;
    clock.pass(16);
  }
  const told = beat.value;
  assert.ok(told >= 9 && told <= 11, String(told));
  clock.pass(100);
  const rested = beat.value;
  clock.pass(1000);
  assert.equal(beat.value, rested);
  source.value += 1;
  assert.equal(beat.value, rested + 1, "the first change after a rest is told at once");
  source.value += 1;
  stop();
  clock.pass(1000);
  assert.equal(beat.value, rested + 1, "what is stopped tells no more");
});

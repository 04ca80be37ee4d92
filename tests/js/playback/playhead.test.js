/** The playhead under a clock turned by hand: what has landed when, and what is asked of the browser. */

import assert from "node:assert/strict";
import test from "node:test";
import { signal } from "@preact/signals-core";
import { createPlayhead } from "../../../static/js/playback/playhead.js";
import { worked } from "./documents.js";
import { openModel } from "./fixtures.js";
import { hand } from "./hand.js";

/** Ends of the neuron-sized steps of the worked example. */
const ENDS = [2, 7, 12, 17, 22, 25, 29, 33, 39, 51, 71];

function open({ reduced = false, frames = 71 } = {}) {
  const told = openModel(worked());
  const clock = hand();
  const reducedMotion = signal(reduced);
  const playhead = createPlayhead(told.model, { ...clock.world, reducedMotion });
  if (frames > 0) told.frame(frames);
  told.cursor(0);
  return { ...told, ...clock, playhead, reducedMotion };
}

test("nothing is shown and no frame is asked for before the first step", () => {
  const { playhead, asked } = open();
  assert.equal(playhead.shown.value, 0);
  assert.equal(asked(), 0);
});

test("a step lands its numbers one after the other, then asks for no more frames", () => {
  const { playhead, cursor, tick, asked } = open();
  cursor(ENDS[0]);
  cursor(ENDS[1]);
  assert.ok(playhead.moving.value);
  assert.equal(playhead.shown.value, ENDS[0], "a second press finishes the first step");
  const seen = [playhead.shown.value];
  for (let frame = 0; asked() > 0; frame += 1) {
    assert.ok(frame < 100, "the motion ends");
    tick();
    const { motion, shown } = playhead;
    assert.ok(shown.value >= seen[seen.length - 1]);
    for (const note of motion?.steps ?? [])
      assert.equal(note.step < shown.value, note.end <= (motion?.t ?? 1));
    seen.push(shown.value);
  }
  assert.deepEqual([...new Set(seen)], [2, 3, 4, 5, 6, 7]);
  assert.equal(playhead.moving.value, false);
  assert.equal(playhead.motion, null);
});

test("finish lands everything at once and says whether there was anything", () => {
  const { playhead, cursor, tick, asked } = open();
  cursor(ENDS[0]);
  assert.equal(playhead.finish(), true);
  assert.equal(playhead.shown.value, ENDS[0]);
  assert.equal(playhead.finish(), false);
  tick();
  assert.equal(asked(), 0);
});

test("a seek, another run: they land at once", () => {
  const { playhead, cursor, frame } = open();
  for (const step of [ENDS[5], ENDS[1], ENDS[10], 0]) {
    cursor(step);
    assert.equal(playhead.moving.value, false);
    assert.equal(playhead.shown.value, step);
  }
  frame(71, { run: 2 });
  assert.equal(playhead.shown.value, 0, "numbers of another run are not shown as landed");
  cursor(ENDS[0], { run: 2 });
  assert.equal(playhead.moving.value, false);
  assert.equal(playhead.shown.value, ENDS[0]);
});

test("a step back is the motion of that step in reverse: each number goes when its way begins", () => {
  const { playhead, cursor, tick, asked, world } = open();
  cursor(ENDS[1]);
  const began = world.now();
  cursor(ENDS[0]);
  const parts = [];
  const seen = [playhead.shown.value];
  for (let frame = 0; asked() > 0; frame += 1) {
    assert.ok(frame < 100, "the motion ends");
    tick();
    const { motion, shown } = playhead;
    if (motion) parts.push(motion.t);
    for (const note of motion?.steps ?? [])
      assert.equal(note.step < shown.value, note.end < (motion?.t ?? 0));
    seen.push(shown.value);
  }
  assert.deepEqual([...new Set(seen)], [6, 5, 4, 3, 2]);
  assert.deepEqual(
    parts,
    parts.toSorted((one, other) => other - one),
  );
  assert.ok(world.now() - began <= 320, "a glance, not a walk");
  assert.equal(playhead.moving.value, false);
});

test("a second press lands a step back at once", () => {
  const { playhead, cursor, tick } = open();
  cursor(ENDS[1]);
  cursor(ENDS[0]);
  tick();
  assert.equal(playhead.finish(), true);
  assert.equal(playhead.shown.value, ENDS[0]);
});

test("playing back walks at the pace, and turned round it returns from where it is", () => {
  const { playhead, cursor, tick } = open();
  cursor(ENDS[2]);
  const back = /** @type {const} */ ({ playing: true, direction: -1 });
  cursor(ENDS[1], back);
  for (let i = 0; i < 40; i += 1) tick();
  assert.ok(playhead.moving.value, "after 640 of 1400 milliseconds it is on its way");
  const before = playhead.motion?.t ?? 0;
  cursor(ENDS[2], { playing: true });
  tick();
  const after = playhead.motion?.t ?? 0;
  assert.ok(after >= before && after < before + 0.05, `${before} ${after}`);
  for (let i = 0; i < 100 && playhead.moving.value; i += 1) tick();
  assert.equal(playhead.shown.value, ENDS[2]);
});

test("what waits for a motion is given up when it is turned back", () => {
  const { playhead, cursor, tick } = open();
  cursor(ENDS[0], { playing: true });
  cursor(ENDS[1], { playing: true });
  cursor(ENDS[0], { playing: true, direction: -1 });
  for (let i = 0; i < 200 && playhead.moving.value; i += 1) tick();
  assert.equal(playhead.shown.value, ENDS[0]);
});

test("after a leap the next place is jumped to, the one after it moved to", () => {
  const { playhead, cursor } = open();
  playhead.leap();
  cursor(ENDS[0]);
  assert.deepEqual([playhead.shown.value, playhead.moving.value], [ENDS[0], false]);
  cursor(ENDS[1]);
  assert.ok(playhead.moving.value);
});

test("the next sample of a batch begins with nothing shown and moves from its first step", () => {
  const { playhead, cursor, frame } = open();
  cursor(ENDS[9], { turns: 2 });
  frame(2, { turn: 1, sample: 1 });
  assert.equal(playhead.shown.value, 0, "numbers of another sample are not shown as landed");
  cursor(2, { turn: 1, turns: 2 });
  assert.ok(playhead.moving.value);
  assert.equal(playhead.shown.value, 0);
  playhead.finish();
  assert.equal(playhead.shown.value, 2);
  frame(71);
  cursor(ENDS[9], { turns: 2 });
  assert.deepEqual([playhead.shown.value, playhead.moving.value], [ENDS[9], false]);
});

test("with reduced motion a step lands at once", () => {
  const { playhead, cursor, reducedMotion } = open({ reduced: true });
  cursor(ENDS[0]);
  assert.equal(playhead.shown.value, ENDS[0]);
  assert.equal(playhead.moving.value, false);
  reducedMotion.value = false;
  cursor(ENDS[1]);
  assert.ok(playhead.moving.value);
  reducedMotion.value = true;
  assert.equal(playhead.shown.value, ENDS[1]);
  assert.equal(playhead.moving.value, false);
});

test("a number that has not arrived is not shown, wherever the cursor stands", () => {
  const { playhead, cursor, frame } = open({ frames: 5 });
  cursor(ENDS[1]);
  assert.equal(playhead.shown.value, 5);
  frame(7);
  assert.equal(playhead.shown.value, 7);
});

test("while playing a step waits for the one before, and never more than one", () => {
  const { playhead, cursor, tick } = open();
  const playing = { playing: true };
  cursor(ENDS[0], playing);
  cursor(ENDS[1], playing);
  assert.equal(playhead.motion?.last, ENDS[0]);
  cursor(ENDS[2], playing);
  assert.equal(playhead.motion?.last, ENDS[1]);
  assert.equal(playhead.shown.value, ENDS[0]);
  for (let i = 0; i < 200 && playhead.moving.value; i += 1) tick();
  assert.equal(playhead.shown.value, ENDS[2]);
});

test("what waited while playing makes up for its delay", () => {
  const { playhead, cursor, tick, world } = open();
  cursor(ENDS[1], { playing: false });
  playhead.finish();
  const began = world.now();
  cursor(ENDS[2], { playing: true });
  tick(1300);
  cursor(ENDS[3], { playing: true });
  for (let i = 0; i < 400 && playhead.moving.value; i += 1) tick();
  assert.equal(playhead.shown.value, ENDS[3]);
  assert.ok(world.now() - began <= 1300 + 1400);
});

test("the next iteration begins with nothing shown and moves from its first step", () => {
  const { playhead, cursor, frame } = open();
  cursor(71);
  frame(2, { iteration: 1 });
  assert.equal(playhead.shown.value, 0);
  cursor(2, { iteration: 1 });
  assert.ok(playhead.moving.value);
  assert.equal(playhead.shown.value, 0);
  playhead.finish();
  assert.equal(playhead.shown.value, 2);
});

test("listeners hear each frame of a motion and each change", () => {
  const { playhead, cursor, tick } = open();
  let heard = 0;
  const leave = playhead.onFrame(() => {
    heard += 1;
  });
  cursor(ENDS[0]);
  tick();
  assert.equal(heard, 2);
  leave();
  tick();
  assert.equal(heard, 2);
});

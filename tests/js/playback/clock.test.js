/** The clock: one frame asked for at a time, movers before painters, and silence while nothing moves. */

import assert from "node:assert/strict";
import test from "node:test";
import { createClock } from "../../../static/js/playback/clock.js";
import { hand } from "./hand.js";

test("no frame is asked for until something moves or is to be painted", () => {
  const { world, asked } = hand();
  createClock(world);
  assert.equal(asked(), 0);
});

test("movers go before painters, and a painter asked for twice paints once", () => {
  const { world, tick } = hand();
  const clock = createClock(world);
  /** @type {string[]} */
  const seen = [];
  const paint = () => void seen.push("paint");
  clock.once(paint);
  clock.once(paint);
  clock.run(() => seen.push("move") < 3);
  tick();
  assert.deepEqual(seen, ["move", "paint"]);
  tick();
  assert.equal(seen.at(-1), "move");
});

test("a stopped mover is not called again and no further frame is asked for", () => {
  const { world, tick, asked } = hand();
  const clock = createClock(world);
  const stop = clock.run(() => true);
  tick();
  stop();
  tick();
  assert.equal(asked(), 0);
});

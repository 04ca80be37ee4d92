/** Layers while the view moves: a few lines are painted anew, many move along and get sharp at rest. */

import assert from "node:assert/strict";
import test from "node:test";
import { signal } from "@preact/signals-core";
import { createClock } from "../../../../static/js/playback/clock.js";
import { LAYERS } from "../../../../static/js/render/layers/means.js";
import { createPainting } from "../../../../static/js/render/layers/repainting.js";
import { hand } from "../../playback/hand.js";

/** A stage of so many lines whose painters only say that they were called. */
function open(/** @type {number} */ lines) {
  const { world, tick } = hand();
  /** @type {string[]} */
  const done = [];
  const view = signal({ x: 0, y: 0, zoom: 1 });
  let turns = 0;
  const means = {
    model: { cursor: { state: signal(null) }, numbers: { areAheadOf: () => false } },
    playhead: { clock: createClock(world) },
    camera: { view },
    sight: { layout: signal({ lines: Array(lines) }) },
    stage: {
      turns: () => turns,
      align: (/** @type {number} */ at, /** @type {unknown} */ from, /** @type {unknown} */ to) => {
        if (from !== to) done.push(`moved ${LAYERS[at]}`);
      },
    },
  };
  const painters = Object.fromEntries(LAYERS.map((name) => [name, () => done.push(name)]));
  const painting = createPainting(/** @type {any} */ (means), () => /** @type {any} */ (painters));
  return {
    /** What is done in the next frame. */
    frame(milliseconds = 16) {
      done.length = 0;
      tick(milliseconds);
      return [...done];
    },
    move() {
      view.value = { x: view.value.x + 5, y: 0, zoom: 1 };
      painting.soil(...LAYERS);
    },
    resize() {
      turns += 1;
      view.value = { x: 50, y: 0, zoom: 1 };
      painting.soil(...LAYERS);
    },
  };
}

const STILL = /** @type {string[]} */ (LAYERS.filter((name) => name !== "motion"));

test("a small drawing is painted anew whenever the view moves", () => {
  const { frame, move } = open(20);
  for (let i = 0; i < 3; i += 1) {
    move();
    assert.deepEqual(frame(), LAYERS);
  }
});

test("the picture of a large one moves along, and gets sharp layer by layer once the view rests", () => {
  const { frame, move } = open(5000);
  move();
  assert.deepEqual(frame(), LAYERS);
  for (let i = 0; i < 5; i += 1) {
    move();
    assert.deepEqual(frame(), ["motion", ...STILL.map((name) => `moved ${name}`)]);
  }
  for (let waited = 0; waited < 100; waited += 20) assert.ok(!frame(20).some((each) => STILL.includes(each)));
  const sharp = Array.from({ length: 6 }, () => frame(30)).flatMap((each) =>
    each.filter((name) => STILL.includes(name)),
  );
  assert.deepEqual(sharp, ["base", "pictures", "marks", "question", "edges"]);
});

test("after a change of size all is painted at once", () => {
  const { frame, move, resize } = open(5000);
  move();
  frame();
  move();
  frame();
  resize();
  assert.deepEqual(frame(), LAYERS);
});

/** Bodies move to their places in a lens, or where they are tidied, and what is written comes at rest. */

import assert from "node:assert/strict";
import test from "node:test";
import { batch, signal } from "@preact/signals-core";
import { createClock } from "../../../../static/js/playback/clock.js";
import { createGliding } from "../../../../static/js/render/motion/gliding.js";
import { hand } from "../../playback/hand.js";
import { STAGES, sceneAt } from "../lens/audit.js";
import { connected } from "../scene/drawings.js";
import { sceneOf } from "../setting.js";

const SEVEN = connected([7, 8, 4]);
/** A neuron opened, and after which lens. @param {string} neuron @param {import("../../../../static/js/render/scene/layout.js").Scene["lens"]} [before] */
const back = (neuron, document = SEVEN, before = undefined) =>
  sceneAt(document, STAGES[0], { phase: "backward", neuron }, before).scene;

/** A drawing at rest, on a page with a clock turned by hand. */
function page(first = back("h3"), { reduced = false } = {}) {
  const { world, tick, asked } = hand();
  const settled = signal(first);
  const layout = signal(/** @type {any} */ ({}));
  const moving = signal(false);
  const cursor = { state: signal(/** @type {any} */ (null)) };
  const asking = signal(false);
  const playhead = /** @type {any} */ ({ clock: createClock(world), reducedMotion: signal(reduced), moving });
  const gliding = createGliding(/** @type {any} */ ({ cursor }), playhead, { settled, layout, asking });
  /** A change of the document, which a scene follows. */
  const edit = (/** @type {typeof first} */ scene) =>
    batch(() => {
      layout.value = {};
      settled.value = scene;
    });
  const now = () => gliding.scene.value ?? assert.fail();
  const at = (/** @type {string} */ id) => now().body.get(id) ?? assert.fail();
  return { settled, edit, moving, cursor, asking, gliding, tick, asked, now, at };
}

test("from h3 to h2 only those two move, within 350 ms, and everything is written at rest", () => {
  const { settled, tick, asked, now, at, gliding } = page(back("h3", SEVEN, back("h4").lens));
  const from = settled.value;
  const to = back("h2", SEVEN, from.lens);
  settled.value = to;
  assert.equal(at("h2").r, from.body.get("h2")?.r);
  tick(100);
  const moved = now()
    .bodies.filter(({ moving }) => moving)
    .map(({ id }) => id);
  assert.deepEqual(moved.sort(), ["h2", "h3"]);
  const between = at("h2").r;
  assert.ok(between > (from.body.get("h2")?.r ?? 0) && between < (to.body.get("h2")?.r ?? 0));
  assert.equal(now().knobs.size + (now().lens?.notes.size ?? 0), 0);
  assert.equal(gliding.gliding.value, true);
  tick(250);
  assert.equal(now(), to);
  assert.equal(asked(), 0);
});

test("edges stay at the rims of what moves", () => {
  const { settled, tick, now } = page();
  settled.value = back("h8");
  tick(90);
  for (const { source, target, way } of now().lens?.lines ?? assert.fail())
    for (const [id, point] of /** @type {const} */ ([
      [source, way.points[0]],
      [target, way.points[1]],
    ])) {
      const { x, y, r, square } = now().body.get(id) ?? assert.fail();
      const away = square
        ? Math.max(Math.abs(point.x - x), Math.abs(point.y - y))
        : Math.hypot(point.x - x, point.y - y);
      assert.ok(Math.abs(away - r) < 1e-6, id);
    }
});

test("another step on the way sets out from where everything is", () => {
  const { settled, tick, at } = page();
  settled.value = back("h2");
  tick(100);
  const { r } = at("h3");
  settled.value = back("h1");
  assert.equal(at("h3").r, r);
});

test("with reduced motion, or when a press finishes the step, bodies are in their places at once", () => {
  const still = page(back("h3"), { reduced: true });
  still.settled.value = back("h2");
  assert.equal(still.now(), still.settled.value);
  const { settled, moving, tick, now } = page();
  moving.value = true;
  settled.value = back("h2");
  tick(50);
  assert.notEqual(now(), settled.value);
  moving.value = false;
  tick(1);
  assert.equal(now(), settled.value);
});

test("in fast play a move takes a quarter of a step, or none", () => {
  const { settled, cursor, tick, now } = page();
  cursor.state.value = { playing: true, milliseconds: 400 };
  settled.value = back("h2");
  tick(100);
  assert.equal(now(), settled.value);
  cursor.state.value = { playing: true, milliseconds: 100 };
  settled.value = back("h1");
  assert.equal(now(), settled.value);
});

test("a hand's move is where the hand is; a move that was asked for is shown on its way", () => {
  const first = sceneOf(connected([2, 2, 1]));
  const other = sceneOf(connected([2, 2, 1], { dx: 400 }));
  const { settled, edit, gliding, tick, now } = page(first);
  edit(other);
  assert.equal(now(), other);
  gliding.ask();
  edit(first);
  assert.notEqual(now(), first);
  tick(100);
  // The server's answer to the edit is the same drawing anew.
  edit({ ...first });
  assert.notEqual(now(), settled.value);
  tick(300);
  assert.equal(now(), settled.value);
});

test("in a drawing of 10,000 edges only what comes forward or recedes moves, and no edge but the lens's", () => {
  const wide = connected([64, 64, 10]);
  const { settled, tick, now } = page(back("h40", wide));
  settled.value = back("h3", wide);
  tick(100);
  const moved = now().bodies.filter(({ moving }) => moving);
  assert.ok(moved.length > 1 && moved.length < 24, String(moved.length));
  assert.equal(now().lens?.fabric.lines, settled.value.lens?.fabric.lines);
});

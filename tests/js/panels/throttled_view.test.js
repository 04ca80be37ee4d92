/** What the panels see of a film: everything at a walking pace, a moment now and then of one that runs. */

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { computed, signal } from "@preact/signals-core";
import { NAMED } from "../../../static/js/model/run/paces.js";
import { seenBy } from "../../../static/js/panels/throttled_view.js";
import { worked } from "../playback/documents.js";
import { openModel } from "../playback/fixtures.js";

function open() {
  mock.timers.enable({ apis: ["setTimeout"] });
  const opened = openModel(worked());
  const shown = signal(0);
  const playhead = /** @type {import("../../../static/js/playback/playhead.js").Playhead} */ (
    /** @type {unknown} */ ({ shown, finish: () => true })
  );
  const seen = seenBy(opened.model, playhead);
  const { model } = seen;
  const a = model.plan.current.value?.stepOf("activation", "h1") ?? -1;
  const here = computed(() => [
    model.cursor.state.value?.iteration,
    model.numbers.iteration,
    model.numbers.version.value > 0 ? model.numbers.at(a) : null,
  ]);
  const close = () => {
    seen.stop();
    mock.timers.reset();
  };
  return { ...opened, seen, shown, a, here, close };
}

test("at a walking pace the panels see each number at once", () => {
  const { frame, cursor, seen, shown, steps, values, a, here, close } = open();
  frame(steps.length);
  cursor(a + 1, { playing: true });
  shown.value = a + 1;
  assert.deepEqual(here.value, [0, 0, values[a]]);
  assert.equal(seen.playhead.shown.value, a + 1);
  assert.equal(seen.playhead.finish(), true);
  close();
});

test("of a film that runs they see a moment, whole, now and then", () => {
  const { frame, cursor, steps, here, close } = open();
  const to = (/** @type {number} */ iteration, playing = true) => {
    frame(steps.length, { iteration });
    cursor(steps.length, { iteration, playing, pace: NAMED.full });
  };
  to(1, false);
  for (const iteration of [2, 3, 4]) to(iteration);
  const [seenBefore] = here.value;
  assert.equal(seenBefore, 1);
  mock.timers.tick(2000);
  assert.deepEqual(here.value.slice(0, 2), [4, 4]);
  to(5);
  assert.equal(here.value[0], 4);
  close();
});

test("numbers without the cursor that goes with them are not seen", () => {
  const { frame, cursor, steps, here, close } = open();
  const film = (/** @type {number} */ iteration) =>
    cursor(steps.length, { iteration, playing: true, pace: NAMED.full });
  frame(steps.length, { iteration: 1 });
  film(1);
  mock.timers.tick(2000);
  film(1);
  frame(steps.length, { iteration: 2 });
  mock.timers.tick(2000);
  assert.deepEqual(here.value.slice(0, 2), [1, 1]);
  film(2);
  assert.deepEqual(here.value.slice(0, 2), [2, 2]);
  close();
});

test("nor at a walking pace: a step back into the iteration before is seen as one", () => {
  const { frame, cursor, steps, here, close } = open();
  frame(2, { iteration: 2 });
  cursor(2, { iteration: 2 });
  frame(steps.length, { iteration: 1 });
  assert.deepEqual(here.value.slice(0, 2), [2, 2]);
  cursor(steps.length, { iteration: 1 });
  assert.deepEqual(here.value.slice(0, 2), [1, 1]);
  close();
});

test("once it pauses they see where", () => {
  const { frame, cursor, steps, here, close } = open();
  frame(steps.length, { iteration: 1 });
  cursor(steps.length, { iteration: 1, playing: true, pace: NAMED.full });
  frame(steps.length, { iteration: 2 });
  cursor(steps.length, { iteration: 2, playing: false, pace: NAMED.full });
  assert.deepEqual(here.value.slice(0, 2), [2, 2]);
  close();
});

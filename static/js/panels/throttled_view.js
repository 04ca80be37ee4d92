// What the panels see while the network plays faster than anybody reads: the cursor, the numbers and the landed steps
// of one moment. This view is renewed a few times a second, so that words cost the drawing no frame. At a slow pace,
// and as soon as it stands still, panels see every change at once. It knows no panel.

import { batch, computed, effect, signal, untracked } from "@preact/signals";
import { isReadAlong } from "../model/run/paces.js";
import { withStillDocument } from "./still_document.js";

/**
 * @import { Model } from "../model/model.js"
 * @import { Numbers } from "../model/run/frame_numbers.js"
 * @import { Playhead } from "../playback/playhead.js"
 */

/** Milliseconds between two renewals: a multiple of the time that a renewal takes, so that it stays a small part. */
const WAIT = { least: 400, most: 3000, times: 40 };

/**
 * A model and a playhead for the panels, and what must be told how long they take to show it.
 * @param {Model} model @param {Playhead} playhead
 */
export function seenBy(model, playhead) {
  const live = { cursor: model.cursor.state, numbers: model.numbers, shown: playhead.shown };
  const state = signal(live.cursor.peek());
  const shown = signal(live.shown.peek());
  const numbers = /** @type {Numbers} */ (Object.create(Object.getPrototypeOf(live.numbers)));
  numbers.version = signal(0);
  const running = computed(() => live.cursor.value?.playing === true && !isReadAlong(live.cursor.value.pace));
  let cost = 0;
  let due = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function renew() {
    clearTimeout(timer);
    [timer, due] = [undefined, false];
    const began = performance.now();
    batch(() => {
      copy(live.numbers, numbers);
      state.value = live.cursor.peek();
      shown.value = live.shown.peek();
      numbers.version.value = live.numbers.version.peek();
    });
    cost = performance.now() - began;
  }

  function later() {
    const wait = Math.min(WAIT.most, Math.max(WAIT.least, WAIT.times * cost));
    timer ??= setTimeout(() => {
      timer = undefined;
      due = true;
      if (isWhole(model)) renew();
    }, wait);
  }

  const stop = effect(() => {
    void [live.cursor.value, live.numbers.version.value, live.shown.value];
    const fast = running.value;
    untracked(() => {
      if ((!fast || due) && isWhole(model)) renew();
      else if (fast && !due) later();
    });
  });
  const cursor = { state, playing: computed(() => state.value?.playing ?? false) };
  return {
    model: /** @type {Model} */ ({ ...model, store: withStillDocument(model.store), cursor, numbers }),
    playhead: /** @type {Playhead} */ (Object.create(playhead, { shown: { value: shown } })),
    /** Adds what showing a renewal took. @param {number} milliseconds */
    took(milliseconds) {
      cost += milliseconds;
    },
    stop() {
      clearTimeout(timer);
      stop();
    },
  };
}

/** @param {Numbers} from @param {Numbers} to */
function copy(from, to) {
  for (const [name, value] of Object.entries(from)) {
    if (name === "version") continue;
    Object.assign(to, { [name]: value instanceof Float64Array ? value.slice() : value });
  }
}

/** Whether the numbers that have come belong to the cursor's place. @param {Model} model */
function isWhole({ cursor, numbers }) {
  return !numbers.areAheadOf(cursor.state.peek());
}

/**
 * The first visit: the network plays by itself up to one gradient and hands over control at any key or touch.
 * It never plays again unasked. Must not know how captions and marks are drawn.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "../playback/playhead.js"
 * @import { Tour } from "../playback/first_visit.js"
 */

import { computed, effect, signal } from "@preact/signals-core";
import { recall, remember } from "../lib/memory.js";
import { captionOf, tourOf } from "../playback/first_visit.js";

const VISITED = "visited";
/** The pause before anything moves, in milliseconds, so that the user can look at the network. */
const LOOK = 800;

/**
 * @typedef {object} Surroundings
 * @property {Model} model
 * @property {Playhead} playhead
 * @property {ReadonlySignal<boolean>} reducedMotion
 * @property {import("../lib/clock.js").Clock} clock
 * @property {EventTarget} page the target that receives keys and touches
 * @property {boolean} invited whether a link leads to another place on the page
 */

/**
 * Plays when the network has loaded, if this is a first visit.
 * @param {Surroundings} surroundings
 */
export function firstVisit(surroundings) {
  const { model, playhead } = surroundings;
  /** @type {import("@preact/signals-core").Signal<Tour | null>} */
  const playing = signal(null);
  const caption = computed(() => {
    const plan = model.plan.current.value;
    if (playing.value === null || plan === null) return null;
    return captionOf(playing.value, plan, playhead.shown.value, playhead.moving.value);
  });
  if (recall(VISITED) === null && !surroundings.invited) whenReady(surroundings, playing);
  return { caption };
}

/** @param {Surroundings} surroundings @param {import("@preact/signals-core").Signal<Tour | null>} playing */
function whenReady(surroundings, playing) {
  const { model } = surroundings;
  let done = false;
  effect(() => {
    const { document, revision } = model.store;
    const plan = model.plan.current.value;
    if (done || model.cursor.state.value === null || document.value === null) return;
    done = true;
    remember(VISITED, "yes");
    const tour = tourOf(document.value, plan);
    const untouched =
      revision.value === 0 && model.cursor.state.value.step === 0 && model.editor.canEdit.value;
    if (tour !== null && untouched) begin(surroundings, playing, tour);
  });
}

/** @param {Surroundings} surroundings @param {import("@preact/signals-core").Signal<Tour | null>} playing @param {Tour} tour */
function begin({ model, playhead, reducedMotion, clock, page }, playing, tour) {
  model.view.marked.value = `parameter:${tour.parameter}`;
  keepMark(model, playhead, tour);
  if (reducedMotion.peek()) return;
  playing.value = tour;
  const heard = new AbortController();
  const cancel = clock.after(LOOK, () =>
    model.transport.play({ tempo: "tour", until: { step: tour.until } }),
  );
  const end = () => {
    cancel();
    heard.abort();
    playing.value = null;
  };
  const takeOver = (/** @type {Event} */ event) => {
    if (playing.peek() === null) return;
    end();
    // Space pauses what plays by itself, once it is let go; it would play what was paused before.
    const pauses = /** @type {Partial<KeyboardEvent>} */ (event).key === " ";
    if (model.cursor.playing.peek() && !pauses) model.transport.pause();
  };
  for (const sign of ["keydown", "pointerdown", "wheel"]) {
    page.addEventListener(sign, takeOver, { signal: heard.signal, capture: true, passive: true });
  }
  effect(() => {
    if (playing.value !== null && playhead.shown.value >= tour.until) end();
  });
}

/**
 * The mark stays until its gradient has been passed, the network has changed or another mark replaces it.
 * @param {Model} model @param {Playhead} playhead @param {Tour} tour
 */
function keepMark(model, playhead, tour) {
  const mark = model.view.marked.peek();
  const stop = effect(() => {
    const { iteration = 1, turn = 0 } = model.cursor.state.value ?? {};
    const passed = playhead.shown.value > tour.until || iteration > 1 || turn > 0;
    if (!passed && model.store.revision.value === 0 && model.view.marked.value === mark) return;
    if (model.view.marked.peek() === mark) model.view.marked.value = null;
    queueMicrotask(() => stop());
  });
}

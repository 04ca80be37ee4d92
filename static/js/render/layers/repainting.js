/**
 * Painting the layers: which of them are soiled, and that they are painted when the frame comes. Must not know
 * why a layer was soiled, or what goes on it.
 *
 * @import { Model } from "../../model/model.js"
 * @import { LayerName, Means } from "./painters.js"
 */

import { untracked } from "@preact/signals-core";
import { createPainters } from "./painters.js";

/** @param {Means} means */
export function createPainting(means) {
  const { model, playhead, camera } = means;
  const painters = createPainters(means, (name) => soil(name));
  /** @type {Set<LayerName>} */
  const soiled = new Set();
  let painted = camera.view.peek();

  function paint() {
    const view = camera.view.peek();
    if (isTorn(model) && view === painted) return;
    painted = view;
    const due = [...soiled];
    soiled.clear();
    for (const name of due) untracked(painters[name]);
  }

  /** Has layers painted in the next frame. @param {...LayerName} names */
  function soil(...names) {
    for (const name of names) soiled.add(name);
    playhead.clock.once(paint);
  }

  return {
    /** Paints what is soiled, now. */
    paint,
    /** Has what is soiled painted in the next frame. */
    ask() {
      if (soiled.size > 0) playhead.clock.once(paint);
    },
    soil,
  };
}

/**
 * Between the first numbers of an iteration or a run and the cursor that goes with them, what stands on the
 * stage is truer than what could be painted.
 * @param {Model} model
 */
function isTorn({ cursor, numbers }) {
  return numbers.areAheadOf(cursor.state.peek());
}

/**
 * Repaints the layers: remembers which layers are dirty and paints them in the next frame. Must not know why
 * a layer is dirty, or what is painted on it.
 *
 * @import { Model } from "../../model/model.js"
 * @import { LayerName, Means } from "./means.js"
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

  /** Schedules layers to be painted in the next frame. @param {...LayerName} names */
  function soil(...names) {
    for (const name of names) soiled.add(name);
    playhead.clock.once(paint);
  }

  return {
    /** Paints the dirty layers now. */
    paint,
    /** Schedules the dirty layers for the next frame. */
    ask() {
      if (soiled.size > 0) playhead.clock.once(paint);
    },
    soil,
  };
}

/**
 * After the first numbers of an iteration or a run arrive, the matching cursor is still missing. Until the
 * cursor comes, the picture on the stage is more accurate than anything that could be painted.
 * @param {Model} model
 */
function isTorn({ cursor, numbers }) {
  return numbers.areAheadOf(cursor.state.peek());
}

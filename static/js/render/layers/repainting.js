/**
 * Repaints the layers: remembers which layers are dirty and paints them in the next frame. While the view of a
 * larger drawing moves, its last picture moves along; it is painted sharp when the view rests. Must not know why
 * a layer is dirty, or what is painted on it.
 *
 * @import { View } from "../fitting/view.js"
 * @import { Model } from "../../model/model.js"
 * @import { LayerName, Means } from "./means.js"
 */

import { untracked } from "@preact/signals-core";
import { LAYERS } from "./means.js";
import { createPainters } from "./painters.js";

/** With at most this many lines, a drawing is painted anew in each frame in which the view moves. */
const FEW_LINES = 40;
/** The view rests when it has not moved for so many milliseconds. */
const REST_MILLISECONDS = 120;
/** The order in which a large drawing gets sharp: edges take longest. */
const SHARPENED = /** @type {const} */ (["base", "pictures", "marks", "question", "edges"]);

/** @param {Means} means @param {typeof createPainters} [paintersOf] */
export function createPainting(means, paintersOf = createPainters) {
  const { model, playhead, camera, sight, stage } = means;
  const painters = paintersOf(means, (name) => soil(name));
  /** @type {Set<LayerName>} */
  const soiled = new Set();
  /** The view in which each layer is painted. @type {Map<LayerName, View>} */
  const shown = new Map();
  let painted = camera.view.peek();
  /** @type {unknown[]} */
  let ground = [];
  let movedAt = 0;
  let held = false;
  let sharpening = false;

  /** Whether the picture can move along with the view. @param {View} view */
  function follows(view) {
    const layout = sight.layout.peek();
    const now = [layout, stage.turns()];
    const same = now.every((part, i) => part === ground[i]);
    ground = now;
    if (!same) held = sharpening = false;
    return same && view !== painted && (layout?.lines.length ?? 0) > FEW_LINES;
  }

  function hold() {
    movedAt = playhead.clock.now();
    if (held) return;
    held = true;
    playhead.clock.run((now) => {
      if (held && now - movedAt < REST_MILLISECONDS) return true;
      if (held) sharpening = true;
      held = false;
      soil(...LAYERS);
      return false;
    });
  }

  /** The layers to paint now, of those that are dirty. @returns {readonly LayerName[]} */
  function due() {
    const next = SHARPENED.find((name) => soiled.has(name));
    if (!next) sharpening = false;
    if (!held && !sharpening) return [...soiled];
    return /** @type {LayerName[]} */ ([held ? null : next, "motion"]).filter((name) => soiled.has(name));
  }

  /** @param {boolean} [whole] all of each dirty layer, not as much as a frame has time for */
  function paint(whole = false) {
    const view = camera.view.peek();
    if (isTorn(model) && view === painted) return;
    if (follows(view)) hold();
    painted = view;
    const names = due();
    for (const name of names) soiled.delete(name);
    for (const name of names) if (untracked(() => painters[name](whole)) !== false) shown.set(name, view);
    for (const [at, name] of LAYERS.entries()) stage.align(at, shown.get(name) ?? view, view);
    if (sharpening && soiled.size > 0) playhead.clock.once(paintSome);
  }

  const paintSome = () => paint();

  /** Schedules layers to be painted in the next frame. @param {...LayerName} names */
  function soil(...names) {
    for (const name of names) soiled.add(name);
    playhead.clock.once(paintSome);
  }

  return {
    /** Paints all of the dirty layers now. */
    paint: () => paint(true),
    /** Schedules the dirty layers for the next frame. */
    ask() {
      if (soiled.size > 0) playhead.clock.once(paintSome);
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

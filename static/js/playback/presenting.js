/**
 * Forward and back for a presenter: from stop to stop where stops are on, else step by step. Must not know which key
 * was pressed.
 *
 * @import { Model } from "../model/model.js"
 * @import { Place } from "./stops.js"
 * @import { Playhead } from "./playhead.js"
 */

import { stopsOf } from "../model/edits/stops.js";
import { playTo } from "./seek.js";
import { nextOf, placesOf, previousOf } from "./stops.js";
import { takeStep } from "./take_step.js";

/** The stops in the order in which they are told; none where nothing runs. @param {Model} model */
export function toldStops({ store, plan, cursor }) {
  const [view, run] = [plan.current.value, cursor.state.value];
  return view === null || run === null ? [] : placesOf(view, stopsOf(store.document.value), run);
}

/**
 * On: plays up to the next stop; a second press on the way is there at once. A result that is asked for is shown
 * first. Behind the last stop, and where
 * stops are off, one step.
 * @param {Model} model @param {Playhead} playhead
 */
export function presentNext(model, playhead) {
  const here = model.cursor.state.peek();
  const next = model.view.stopsOn.peek() && here !== null ? nextOf(toldStops(model), here) : undefined;
  if (next === undefined || here === null) takeStep(model, playhead, 1);
  else if (!playhead.moving.peek() && model.asking.answer()) return;
  else if (next.place.iteration > here.iteration + 1) goTo(model, playhead, next.place);
  else playTo(model, playhead, next.place, "tour");
}

/**
 * Back: at the stop before at once; before the first, and where stops are off, one step.
 * @param {Model} model @param {Playhead} playhead
 */
export function presentPrevious(model, playhead) {
  const here = model.cursor.state.peek();
  const before = model.view.stopsOn.peek() && here !== null ? previousOf(toldStops(model), here) : undefined;
  if (before === undefined) takeStep(model, playhead, -1);
  else goTo(model, playhead, before.place);
}

/** At a place at once, whatever is under way. @param {Model} model @param {Playhead} playhead @param {Place} place */
export function goTo({ transport }, playhead, place) {
  playhead.leap();
  transport.seek(place.step, place);
}

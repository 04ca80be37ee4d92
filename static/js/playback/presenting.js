/**
 * On and back as somebody means it who stands before a class: from stop to stop where stops are on, else step
 * by step. Must not know which key was pressed.
 *
 * @import { Model } from "../model/model.js"
 * @import { Place } from "./stops.js"
 * @import { Playhead } from "./playhead.js"
 */

import { stopsOf } from "../model/stops.js";
import { nextOf, placesOf, previousOf } from "./stops.js";
import { takeStep } from "./walk.js";

/** The stops in the order in which they are told; none where nothing runs. @param {Model} model */
export function toldStops({ store, plan, cursor }) {
  const [view, run] = [plan.current.value, cursor.state.value];
  return view === null || run === null ? [] : placesOf(view, stopsOf(store.document.value), run);
}

/**
 * On: plays up to the next stop; a second press on the way is there at once. Behind the last stop, and where
 * stops are off, one step.
 * @param {Model} model @param {Playhead} playhead
 */
export function presentNext(model, playhead) {
  const here = model.cursor.state.peek();
  const next = model.view.stopsOn.peek() && here !== null ? nextOf(toldStops(model), here) : undefined;
  if (next === undefined || here === null) return takeStep(model, playhead, 1);
  const arriving = playhead.finish();
  if (here.playing || next.place.iteration > here.iteration + 1) goTo(model, next.place);
  else if (!arriving) model.transport.play({ tempo: "tour", until: next.place });
}

/** Back: at the stop before at once; before the first, and where stops are off, one step. @param {Model} model @param {Playhead} playhead */
export function presentPrevious(model, playhead) {
  const here = model.cursor.state.peek();
  const before = model.view.stopsOn.peek() && here !== null ? previousOf(toldStops(model), here) : undefined;
  if (before === undefined) return takeStep(model, playhead, -1);
  playhead.finish();
  goTo(model, before.place);
}

/** @param {Model} model @param {Place} place */
export const goTo = ({ transport }, place) => transport.seek(place.step, place);

/**
 * Going to a place of the run: played on the way there, and at once by a second press, or where motion is not
 * wanted. Must not know what is found at the place.
 *
 * @import { Goal } from "../model/run/transport.js"
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "./playhead.js"
 */

import { BESIDE } from "../protocol/messages.js";

/**
 * Plays to a place, forwards or backwards. A second press, for whatever place, goes at once to where the
 * first one leads.
 * @param {Model} model @param {Playhead} playhead @param {Goal} place
 * @param {"walk" | "tour"} [tempo] that of the pace, or one that takes a few seconds in all
 */
export function playTo(model, playhead, place, tempo = "walk") {
  if (arrive(model, playhead)) return;
  const { transport } = model;
  const direction = directionTo(model, place);
  if (direction === 0) return;
  if (playhead.reducedMotion.peek()) transport.seek(place.step, place);
  else transport.play({ tempo, direction, until: place });
}

/**
 * Ends at once what is running: a way to a place at that place, playing at the step on its way.
 * @param {Model} model @param {Playhead} playhead
 * @returns {boolean} whether anything was running
 */
export function arrive({ cursor, transport }, playhead) {
  const playing = cursor.playing.peek();
  const goal = playing ? transport.goal : null;
  if (goal !== null) {
    playhead.leap();
    transport.seek(goal.step, goal);
    return true;
  }
  if (!playhead.finish()) return false;
  if (playing) transport.pause();
  return true;
}

/**
 * To so many micro-steps of the iteration in view: the update stands behind its last sample.
 * @param {Model} model @param {number} step
 */
export function seekHere({ cursor, plan, transport }, step) {
  const passSteps = plan.current.peek()?.passSteps ?? 0;
  const turns = cursor.state.peek()?.turns ?? 1;
  const inBatch = (cursor.state.peek()?.turn ?? 0) < BESIDE;
  transport.seek(step, step > passSteps && inBatch ? { turn: turns - 1 } : {});
}

/** Which way a place lies; 0: here. @param {Model} model @param {Goal} place @returns {-1 | 0 | 1} */
function directionTo({ cursor }, place) {
  const now = cursor.state.peek();
  if (now === null) return 0;
  const ways = [
    (place.iteration ?? now.iteration) - now.iteration,
    (place.turn ?? now.turn) - now.turn,
    place.step - now.step,
  ];
  return /** @type {-1 | 0 | 1} */ (Math.sign(ways.find((way) => way !== 0) ?? 0));
}

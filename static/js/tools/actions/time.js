/** Keyboard commands that move in time. Must not know which keys call them. */

import { presentNext, presentPrevious } from "../../playback/presenting.js";
import { seekHere } from "../../playback/seek.js";
import { takeStep } from "../../playback/take_step.js";

/**
 * @import { Model } from "../../model/model.js"
 * @import { Playhead } from "../../playback/playhead.js"
 *
 * @typedef {{ model: Model, playhead: Playhead }} ToolContext the part of a tool's context that they need
 */

/**
 * Moves one step forward, or to the end of the phase.
 * @param {ToolContext} context @param {boolean} far
 */
export const forward = (context, far) => go(context, 1, far);

/**
 * Moves one step back, or to the end of the previous phase.
 * @param {ToolContext} context @param {boolean} far
 */
export const back = (context, far) => go(context, -1, far);

/**
 * Like `forward`, but to the next stop if stops are on; with Shift, to the end of the phase.
 * @param {ToolContext} context @param {{ shiftKey: boolean }} event
 */
export function pageOn(context, { shiftKey }) {
  if (shiftKey) forward(context, true);
  else presentNext(context.model, context.playhead);
}

/**
 * Like `back`, but to the previous stop if stops are on; with Shift, to the end of the previous phase.
 * @param {ToolContext} context @param {{ shiftKey: boolean }} event
 */
export function pageBack(context, { shiftKey }) {
  if (shiftKey) back(context, true);
  else presentPrevious(context.model, context.playhead);
}

/** @param {ToolContext} context @param {1 | -1} direction @param {boolean} far */
function go({ model, playhead }, direction, far) {
  if (far) model.transport.step(direction, "phase");
  else takeStep(model, playhead, direction);
}

/** Starts or pauses backward playback. @param {Model} model */
export const backwards = ({ transport }) => transport.toggle(-1);

/** Moves to the end of the iteration. @param {Model} model */
export function end(model) {
  const steps = model.plan.current.peek()?.stepCount;
  if (steps !== undefined) seekHere(model, steps);
}

/**
 * One step taken by a person: a second press finishes the running motion at once instead of stepping on.
 * Must not know which key or button was pressed.
 *
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "./playhead.js"
 */

import { arrive } from "./seek.js";

/** @param {Model} model @param {Playhead} playhead @param {1 | -1} direction */
export function takeStep(model, playhead, direction) {
  if (!arrive(model, playhead)) model.transport.step(direction);
}

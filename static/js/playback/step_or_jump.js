/**
 * How the server's next place relates to the page's place. One step on or back is animated; any other place is jumped
 * to. Pure; must not know how long a motion lasts.
 *
 * @import { Cursor } from "../protocol/messages.js"
 * @import { Numbers } from "../model/run/frame_numbers.js"
 * @import { PlanView } from "../model/run/plan.js"
 *
 * Where a page is: `step` micro-steps of a sample's turn in an iteration of a run have landed.
 * @typedef {{ run: number, iteration: number, turn: number, step: number }} Landed
 *
 * A way over micro-steps of one turn: from so many done to so many; back where `to` is less.
 * @typedef {{ from: number, to: number }} Course
 */

import { flies, isReadAlong } from "../model/run/paces.js";

/** @param {Landed} here @param {Cursor} cursor */
export const isSameTurn = (here, { run, iteration, turn }) =>
  here.run === run && here.iteration === iteration && here.turn === turn;

/**
 * The way to the cursor's place; null for a seek, a leap over what the page has not seen, or numbers that
 * have not come.
 * @param {PlanView} plan
 * @param {Numbers} numbers
 * @param {Landed} here where everything on its way will be
 * @param {Cursor} cursor
 * @returns {Course | null}
 */
export function courseOf(plan, numbers, here, cursor) {
  const same = isSameTurn(here, cursor);
  if (flies(cursor.pace) || !(same || isNextTurn(here, cursor))) return null;
  const course = { from: same ? here.step : 0, to: cursor.step };
  const [first, last] = [Math.min(course.from, course.to), Math.max(course.from, course.to)];
  if (first === last || last > plan.stepCount) return null;
  if (!numbers.areOf(cursor) || numbers.have < last) return null;
  return isOneStep(plan, first, last, cursor.pace, course.to < course.from) ? course : null;
}

/** The next sample of the batch, or the first of the next one. @param {Landed} here @param {Cursor} cursor */
const isNextTurn = ({ run, iteration, turn }, cursor) =>
  cursor.run === run &&
  (cursor.iteration === iteration
    ? cursor.turn === turn + 1
    : cursor.iteration === iteration + 1 && cursor.turn === 0);

/**
 * @param {PlanView} plan @param {number} first @param {number} last
 * @param {Cursor["pace"]} pace @param {boolean} back
 */
function isOneStep(plan, first, last, pace, back) {
  const [begin, end] = [plan.groupOf(first), plan.groupOf(last - 1)];
  if (isReadAlong(pace)) return end - begin <= 1;
  // What is larger leads back over one phase; more is a seek.
  return !back || pace.grain !== "layer" || plan.groupPhase(begin) === plan.groupPhase(end);
}

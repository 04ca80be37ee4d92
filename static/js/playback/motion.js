/**
 * One motion: micro-steps on their way, forwards or backwards. Pure; must not know the time.
 *
 * @import { Note } from "./timing.js"
 *
 * Micro-steps `first` up to, not including, `last` on their way; `t` is the part of the way that is done. On
 * the way `back` it falls from 1 to 0: the same motion, seen in reverse. `duration` in milliseconds.
 * @typedef {{ first: number, last: number, t: number, back: boolean, duration: number,
 *   steps: readonly Note[] }} Motion
 */

/** Where a motion ends, and where it began. @param {Motion} motion */
export const goalOf = ({ back, first, last }) => (back ? first : last);
/** @param {Motion} motion */
export const startOf = ({ back, first, last }) => (back ? last : first);

/**
 * How many micro-steps stand at this moment of a motion: on the way back a number goes as soon as its own
 * way begins.
 * @param {Motion} motion @param {number} [from] as many as stood before
 */
export function landedAt({ first, t, back, steps }, from = first + (back ? steps.length : 0)) {
  let step = from;
  if (back) while (step > first && steps[step - 1 - first].end >= t) step -= 1;
  else while (step - first < steps.length && steps[step - first].end <= t) step += 1;
  return step;
}

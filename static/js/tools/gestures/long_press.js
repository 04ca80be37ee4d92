/**
 * A finger that stays where it came down: after half a second it means something else than a tap. Browsers tell it late,
 * differently, or not at all, so the page times it itself. Must not know what it means.
 *
 * @import { Clock } from "../../lib/clock.js"
 */

/** How long a finger stays, in milliseconds, before it means that. */
export const LONG = 500;

/** @param {Clock} clock */
export function createLongPress({ after }) {
  let stop = () => {};
  return {
    /** A finger is down. @param {() => void} act */
    begin(act) {
      stop();
      stop = after(LONG, act);
    },

    /** It has moved or gone, or another has come. */
    end: () => stop(),
  };
}

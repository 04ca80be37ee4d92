/**
 * The time that the page goes by, as something that can be passed in: tests pass a clock that they turn
 * themselves. Knows nothing of what is timed.
 *
 * @typedef {object} Clock
 * @property {() => number} now milliseconds, only ever compared with one another
 * @property {(milliseconds: number, callback: () => void) => () => void} after calls once; returns how to cancel
 */

/** @type {Clock} */
export const systemClock = {
  now: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};

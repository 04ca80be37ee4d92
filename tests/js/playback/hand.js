/** A clock turned by hand: time and animation frames for tests. */

/** @param {number} [start] */
export function hand(start = 1000) {
  let time = start;
  /** @type {(() => void)[]} */
  let waiting = [];
  return {
    world: {
      now: () => time,
      requestFrame: (/** @type {() => void} */ callback) => waiting.push(callback),
    },
    /** How many frames are asked for and have not come. */
    asked: () => waiting.length,
    /** Lets time pass and the frame come, if one was asked for. */
    tick(milliseconds = 16) {
      time += milliseconds;
      const due = waiting;
      waiting = [];
      for (const callback of due) callback();
    },
  };
}

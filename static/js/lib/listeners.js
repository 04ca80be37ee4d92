/**
 * Functions that want to be told of events which are not states: a signal would keep only the last of two.
 * Must not know what is told.
 */

/**
 * @template T
 * @typedef {object} Listeners
 * @property {(listener: (told: T) => void) => () => void} add returns how to stop listening
 * @property {(told: T) => void} tell
 */

/**
 * @template T
 * @returns {Listeners<T>}
 */
export function listeners() {
  /** @type {Set<(told: T) => void>} */
  const all = new Set();
  return {
    add(listener) {
      all.add(listener);
      return () => all.delete(listener);
    },
    tell(told) {
      for (const listener of [...all]) listener(told);
    },
  };
}

/**
 * Listeners for events. A signal holds a state, so it would keep only the last of two events. Must not know what the
 * events are.
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

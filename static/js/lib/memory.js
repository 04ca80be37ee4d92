/**
 * What this browser remembers for the person who uses it. Storage may be forbidden; then a choice lasts as
 * long as the page. Knows nothing of what is remembered.
 */

const PREFIX = "backprop-canvas.";

/** @param {string} key @returns {string | null} */
export function recall(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string | null} value null forgets it */
export function remember(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    // Nothing to do: the page works without a memory.
  }
}

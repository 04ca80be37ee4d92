/**
 * Frozen values: what the page holds of a document is replaced, never changed in place. Knows plain
 * objects and arrays only.
 */

/**
 * Freezes a plain value and all within it; what is frozen already is taken to be frozen all through.
 * @template T
 * @param {T} value
 * @returns {T}
 */
export function deepFreeze(value) {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}

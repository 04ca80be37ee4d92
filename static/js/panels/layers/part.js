// Which part of the rows or columns of a matrix is on screen: a few of them, and where one is asked for, it is among
// them. Pure; must not know what a row holds.

/** Rows or columns at most. */
export const MOST = 5;

/**
 * Where the part begins, moved as little as shows the entry.
 * @param {number} start where it began @param {number} at the entry that is to be seen @param {number} count of all
 */
export function startFor(start, at, count) {
  const last = Math.max(0, count - MOST);
  const moved = at < start ? at : at >= start + MOST ? at - MOST + 1 : start;
  return Math.min(Math.max(moved, 0), last);
}

/** The places that are on screen. @param {number} start @param {number} count @returns {number[]} */
export function partOf(start, count) {
  const first = startFor(start, start, count);
  return Array.from({ length: Math.min(MOST, count) }, (_, at) => first + at);
}

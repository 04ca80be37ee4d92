// Which rows of a long list are on screen. All rows have one height; of the others only the room is kept. Pure; must
// not know what a row holds.

/** Rows that are ready above and below what is seen. */
const AHEAD = 4;

/**
 * @param {number} count of all rows @param {{ top: number, height: number, row: number }} seen in pixels: how far the
 *   list is scrolled, its height, that of a row
 * @returns {{ first: number, last: number, above: number, below: number }} rows first to last - 1, and the room that
 *   the others have
 */
export function sliceOf(count, { top, height, row }) {
  const first = Math.max(0, Math.min(Math.floor(top / row) - AHEAD, count - 1));
  const last = Math.min(count, Math.ceil((top + height) / row) + AHEAD);
  return { first, last, above: first * row, below: (count - last) * row };
}

/**
 * The parts of a line on which nothing stands. Pure arithmetic; must not know what is drawn.
 *
 * @import { Rect } from "./geometry.js"
 */

/**
 * The parts of an upright line from one height to another, which keep clear of all boxes.
 * @param {number} x @param {number} from @param {number} until lower than `from` @param {readonly Rect[]} boxes
 * @param {number} pad how far it keeps clear of them @returns {[from: number, until: number][]}
 */
export function uprightParts(x, from, until, boxes, pad) {
  const passed = boxes
    .filter((box) => box.x - pad < x && x < box.x + box.w + pad)
    .sort((one, other) => one.y - other.y);
  /** @type {[number, number][]} */
  const parts = [];
  let top = from;
  for (const { y, h } of passed) {
    const stop = Math.min(until, y - pad);
    if (stop > top) parts.push([top, stop]);
    top = Math.max(top, y + h + pad);
  }
  if (until > top) parts.push([top, until]);
  return parts;
}

/** The same for a line that lies. @param {number} y @param {number} from @param {number} until @param {readonly Rect[]} boxes @param {number} pad */
export const levelParts = (y, from, until, boxes, pad) =>
  uprightParts(
    y,
    from,
    until,
    boxes.map((box) => ({ x: box.y, y: box.x, w: box.h, h: box.w })),
    pad,
  );

/**
 * The shapes of the marks: discs for values, chevrons for gradients, bars, dials and boxes. Each shape is one
 * small path in world units. Must not know what a mark stands for, or its sign.
 *
 * @import { Brush } from "../layers/strokes.js"
 * @import { Fill } from "./signs.js"
 */

import { HOLLOW, paintSign } from "./signs.js";

const TURN = 2 * Math.PI;
/** Twelve o'clock. */
const TOP = -Math.PI / 2;

/**
 * A value in motion.
 * @param {Brush} to @param {number} x @param {number} y @param {number} r @param {Fill} fill
 */
export function disc(to, x, y, r, fill) {
  to.beginPath();
  to.arc(x, y, fill.positive ? r : r - HOLLOW / 2, 0, TURN);
  paintSign(to, fill);
}

/**
 * A gradient in motion: an arrow head with a notch, pointing along (dx, dy).
 * @param {Brush} to @param {{ x: number, y: number, dx: number, dy: number }} place
 * @param {number} size half its length @param {Fill} fill
 */
export function chevron(to, { x, y, dx, dy }, size, fill) {
  const half = fill.positive ? size : size - HOLLOW / 2;
  const corner = (/** @type {number} */ along, /** @type {number} */ aside) =>
    /** @type {const} */ ([x + (dx * along - dy * aside) * half, y + (dy * along + dx * aside) * half]);
  to.beginPath();
  to.moveTo(...corner(1, 0));
  to.lineTo(...corner(-0.95, 0.92));
  to.lineTo(...corner(-0.45, 0));
  to.lineTo(...corner(-0.95, -0.92));
  to.closePath();
  paintSign(to, fill);
}

/**
 * A gradient at rest: a triangle that points left, with its base at `x`.
 * @param {Brush} to @param {number} x @param {number} y @param {number} length @param {Fill} fill
 */
export function triangle(to, x, y, length, fill) {
  const inset = fill.positive ? 0 : HOLLOW / 2;
  const half = length * 0.62;
  to.beginPath();
  to.moveTo(x - length + inset * 1.6, y);
  to.lineTo(x - inset, y - half + inset * 1.2);
  to.lineTo(x - inset, y + half - inset * 1.2);
  to.closePath();
  paintSign(to, fill, HOLLOW * 0.9);
}

/**
 * A horizontal bar between two positions.
 * @param {Brush} to @param {number} from @param {number} until @param {number} y its top
 * @param {number} height @param {Fill} fill
 */
export function bar(to, from, until, y, height, fill) {
  const [left, width] = [Math.min(from, until), Math.abs(until - from)];
  const inset = fill.positive ? 0 : 0.75;
  to.beginPath();
  to.rect(left + inset, y + inset, Math.max(0.5, width - 2 * inset), height - 2 * inset);
  paintSign(to, fill, 1.5);
}

/**
 * A dial: a ring that is filled from twelve o'clock. A positive number fills it clockwise and solid, a
 * negative number anticlockwise and hollow.
 * @param {Brush} to @param {{ x: number, y: number, r: number, width: number }} ring `r`: the radius of the
 *   middle of the ring
 * @param {number} part 0 to 1 @param {Fill & { track: string }} fill
 */
export function dial(to, { x, y, r, width }, part, { colour, paper, positive, track }) {
  to.lineWidth = width;
  to.strokeStyle = track;
  to.beginPath();
  to.arc(x, y, r, 0, TURN);
  to.stroke();
  if (!(part > 0)) return;
  const end = TOP + (positive ? 1 : -1) * Math.min(part, 1) * TURN;
  to.strokeStyle = colour;
  to.beginPath();
  to.arc(x, y, r, TOP, end, !positive);
  to.stroke();
  if (positive) return;
  const inset = Math.asin(Math.min(1, 1.5 / r));
  to.lineWidth = width - 3;
  to.strokeStyle = paper;
  to.beginPath();
  to.arc(x, y, r, TOP - inset, Math.min(TOP - inset, end + inset), true);
  to.stroke();
}

/**
 * A rectangle with rounded corners.
 * @param {Brush} to @param {{ x: number, y: number, w: number, h: number }} rect @param {number} corner
 */
export function box(to, { x, y, w, h }, corner) {
  to.beginPath();
  to.roundRect(x, y, w, h, corner);
}

/** A whole circle. @param {Brush} to @param {number} x @param {number} y @param {number} r */
export function circle(to, x, y, r) {
  to.beginPath();
  to.arc(x, y, r, 0, TURN);
}

/**
 * The shapes of the marks: discs for values, chevrons for gradients, bars, dials and boxes, and the marks of
 * numbers without a size. World units. Must not know what a mark stands for, or its sign.
 *
 * @import { Brush } from "../layers/strokes.js"
 * @import { Fill } from "./signs.js"
 */

import { paintSign } from "./signs.js";

const TURN = 2 * Math.PI;
/** Twelve o'clock. */
const TOP = -Math.PI / 2;
/** Three dots for a number too small for its scale, the largest first: radii and places, as fractions of half their length. */
const DOTS = [
  { r: 0.4, at: -0.6 },
  { r: 0.3, at: 0.16 },
  { r: 0.2, at: 0.74 },
];
const DOT_LINE = 0.16;
const RING = { line: 0.3, slash: 1.35 };
/** An arc of a dial shorter than this cannot be seen. Its dots stand clear of a bias at twelve o'clock. */
const ARC = { least: 1.5, from: 13, apart: 6 };

/**
 * A value in motion.
 * @param {Brush} to @param {number} x @param {number} y @param {number} r @param {Fill} fill
 */
export function disc(to, x, y, r, fill) {
  to.beginPath();
  to.arc(x, y, fill.positive ? r : r - fill.line / 2, 0, TURN);
  paintSign(to, fill);
}

/**
 * A gradient in motion: an arrow head with a notch, pointing along (dx, dy).
 * @param {Brush} to @param {{ x: number, y: number, dx: number, dy: number }} place
 * @param {number} size half its length @param {Fill} fill
 */
export function chevron(to, { x, y, dx, dy }, size, fill) {
  const half = fill.positive ? size : size - fill.line / 2;
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
 * A number too small for its scale: three dots that shrink along (dx, dy).
 * @param {Brush} to @param {{ x: number, y: number, dx: number, dy: number }} place
 * @param {number} size half its length @param {Fill} fill
 */
export function shrinkingDots(to, { x, y, dx, dy }, size, fill) {
  for (const { r, at } of DOTS)
    dot(to, x + dx * at * size, y + dy * at * size, r * size, fill, DOT_LINE * size);
}

/** @param {Brush} to @param {number} x @param {number} y @param {number} r @param {Fill} fill @param {number} line */
function dot(to, x, y, r, fill, line) {
  circle(to, x, y, fill.positive ? r : r - line / 2);
  paintSign(to, fill, line);
}

/**
 * A number that is exactly 0: a ring with a slash.
 * @param {Brush} to @param {number} x @param {number} y @param {number} r @param {string} colour
 */
export function slashedRing(to, x, y, r, colour) {
  const end = r * RING.slash * Math.SQRT1_2;
  to.strokeStyle = colour;
  to.lineWidth = r * RING.line;
  circle(to, x, y, r);
  to.moveTo(x - end, y + end);
  to.lineTo(x + end, y - end);
  to.stroke();
}

/**
 * A gradient at rest: a triangle that points left, with its base at `x`.
 * @param {Brush} to @param {number} x @param {number} y @param {number} length @param {Fill} fill
 */
export function triangle(to, x, y, length, fill) {
  const inset = fill.positive ? 0 : fill.line / 2;
  const half = length * 0.62;
  to.beginPath();
  to.moveTo(x - length + inset * 1.6, y);
  to.lineTo(x - inset, y - half + inset * 1.2);
  to.lineTo(x - inset, y + half - inset * 1.2);
  to.closePath();
  paintSign(to, fill, fill.line * 0.9);
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
  paintSign(to, fill);
}

/** Whether an arc is too short to be seen: a part of a whole turn. @param {number} part @param {number} r */
export const isUnseen = (part, r) => part * TURN * r < ARC.least;

/**
 * A dial: a ring that is filled from twelve o'clock. A positive number fills it clockwise and solid, a
 * negative number anticlockwise and hollow. A number too small to be seen leaves three dots.
 * @param {Brush} to @param {{ x: number, y: number, r: number, width: number }} ring `r`: the radius of the
 *   middle of the ring
 * @param {number} part 0 to 1 @param {Fill & { track: string }} fill
 * @param {number} [grown] how much of it is filled so far, 0 to 1
 */
export function dial(to, ring, part, fill, grown = 1) {
  const { x, y, r, width } = ring;
  const { colour, paper, positive, track } = fill;
  // A body that is still growing in the lens may be smaller than its rim.
  if (r <= 0) return;
  to.lineWidth = width;
  to.strokeStyle = track;
  to.beginPath();
  to.arc(x, y, r, 0, TURN);
  to.stroke();
  if (!(part > 0 && grown > 0)) return;
  if (isUnseen(part, r)) return dotsOnRing(to, ring, fill);
  const end = TOP + (positive ? 1 : -1) * Math.min(part, 1) * grown * TURN;
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

/** @param {Brush} to @param {{ x: number, y: number, r: number, width: number }} ring @param {Fill} fill */
function dotsOnRing(to, { x, y, r, width }, fill) {
  for (const [i, part] of DOTS.entries()) {
    const angle = TOP + ((fill.positive ? 1 : -1) * (ARC.from + i * ARC.apart) * (width / 6)) / r;
    dot(to, x + r * Math.cos(angle), y + r * Math.sin(angle), part.r * width, fill, DOT_LINE * width);
  }
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
  to.arc(x, y, Math.max(0, r), 0, TURN);
}

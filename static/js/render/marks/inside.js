/**
 * The number inside a body, below its name, with as many digits as fit. Must not know whose number it is.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Pen } from "./pen.js"
 */

import { chosenDigits } from "../../lib/format.js";
import { DOUBLE_RIM } from "../scene/bodies.js";
import { sans } from "./letters/typeset.js";
import { legible } from "./pen.js";
import { slashedRing } from "./shapes.js";

/** The distance of a number below the middle of its body, as a fraction of the font size. */
const DROP = 1.22;
const NEAR_DROP = 0.86;
/** The middle of its figures. */
const MIDDLE = 0.87;
/** The least distance of its baseline from the rim, as a fraction of the font size. */
const RIM = 0.38;
/** The least distance of a number from the dial, and from the rim of a square, relative to the usual size of shapes. */
const CLEAR = 3;
const COMPACT_DIGITS = 3;
/** The fewest digits that say anything. */
const FEWEST = 2;
/** The ring of an exact 0 beside its number: its radius and the gap between, as fractions of the font size. */
const RING = { r: 0.3, gap: 0.3 };

/**
 * @param {Pen} pen @param {Body} body @param {(digits: number) => string} write the number with so many digits
 * @param {string} colour @param {boolean} [zero] whether the mark of an exact 0 stands before it
 */
export function paintInside(pen, body, write, colour, zero = false) {
  const { to, type, sizes, theme } = pen;
  const before = zero ? 2 * RING.r + RING.gap : 0;
  const fitted = insideOf(pen, body, write, before);
  if (!fitted) return;
  const { text, size } = fitted;
  const drop = Math.min(body.r - RIM * size, dropIn(body, sizes, (type.number(text, 1) + before) * size));
  const [x, base, ring] = [body.x, body.y + drop, RING.r * size];
  to.font = sans(size);
  to.textAlign = "center";
  to.fillStyle = zero ? theme.second : colour;
  to.fillText(text, x + (before * size) / 2, base);
  if (!zero) return;
  const left = x - type.number(text, size) / 2 - (before * size) / 2;
  slashedRing(to, left + ring, base - 0.35 * size, ring, theme.second);
}

/**
 * What stands inside a body, and the size of its letters; null where there is no room.
 * @param {Pen} pen @param {Body} body @param {(digits: number) => string} write @param {number} [before]
 */
export function insideOf(pen, body, write, before = 0) {
  if (body.texts !== "both" || !legible(pen, pen.sizes.value)) return null;
  const room = roomIn(body, pen.sizes);
  const short = { ...pen, digits: FEWEST };
  // A number near the rim is better than none; a short one is as little near it as can be.
  if (body.square)
    return fit(pen, room, before, write) ?? fit(short, room + 2 * CLEAR * pen.sizes.scale, before, write);
  const more = pen.digits > chosenDigits();
  const chord = Math.min(room, chordIn(body, pen.sizes, more ? DROP : MIDDLE));
  // So it is with one on the dial.
  return fit(pen, chord, before, write) ?? (more ? null : fit(short, room, before, write));
}

/**
 * As many digits as fit, in letters that are still legible; null if not even two digits fit.
 * @param {Pen} pen @param {number} room @param {number} before the width of a mark before it, in letters' sizes
 * @param {(digits: number) => string} write
 */
function fit({ type, sizes, zoom, digits }, room, before, write) {
  const most = sizes.compact ? Math.min(digits, COMPACT_DIGITS) : digits;
  for (let some = most; some >= Math.min(FEWEST, most); some -= 1) {
    const text = write(some);
    const size = Math.min(sizes.value, room / (type.number(text, 1) + before));
    if (size >= Math.min(sizes.value, sizes.least / zoom) * 0.999) return { text, size };
  }
  return null;
}

/**
 * The width inside the dial at the middle of a number, or at its foot: more digits than are chosen reach no farther.
 * @param {Body} body @param {Pen["sizes"]} sizes @param {number} drop in letters' sizes
 */
function chordIn(body, sizes, drop) {
  return 2 * Math.sqrt(Math.max(0, innerOf(body, sizes) ** 2 - (drop * sizes.value) ** 2));
}

/**
 * How far below the middle a number stands: as far as it likes, but above where the dial would be behind its foot, and
 * below the name.
 * @param {Body} body @param {Pen["sizes"]} sizes @param {number} width of the number
 */
function dropIn({ look, square, ...body }, sizes, width) {
  const wanted = (look === "near" ? NEAR_DROP : DROP) * sizes.value;
  if (square) return wanted;
  const inside = Math.sqrt(Math.max(0, innerOf(body, sizes) ** 2 - (width / 2) ** 2));
  return Math.min(wanted, Math.max(inside, NEAR_DROP * sizes.value));
}

/** The radius within the dial. @param {Pick<Body, "r" | "kind">} body @param {Pen["sizes"]} sizes */
const innerOf = ({ r, kind }, { dial, scale }) =>
  r - dial - CLEAR * scale - (kind === "loss" ? DOUBLE_RIM * scale : 0);

/** The largest width of a number. @param {Body} body @param {Pen["sizes"]} sizes */
function roomIn({ r, square, kind }, { dial, scale }) {
  if (square) return 2 * (r - (2 + CLEAR) * scale);
  const rims = kind === "loss" ? 2 * DOUBLE_RIM * scale : 0;
  return 2 * r - rims - 2 * dial - 6 * scale;
}

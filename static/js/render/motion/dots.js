/**
 * Thousands of values and gradients in motion at once, each drawn as a dot. Upright dots above their edges
 * are values, flat dots below them are gradients; hollow means negative. Each dot is one rectangle, because
 * other shapes are too slow. A number too small for the scale is three of them that shrink; nothing flows
 * where it is exactly 0. Must not know the clock.
 *
 * @import { Note } from "../../playback/timing.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Line } from "../scene/layout.js"
 */

import { travel } from "../marks/easing.js";
import { sized, TOO_SMALL, ZERO } from "../marks/scale.js";
import { gone } from "./effects.js";

/** Half the side of a dot in pixels, for the smallest and the largest number. */
export const DOT = { least: 1, most: 2.2 };
/** The height of a gradient's dot, as a fraction of its width. */
export const FLAT = 0.55;
/** The distance from the middle of an edge to a dot, in pixels. */
const LIFT = 2;
/** Three dots of a number too small for the scale, in pixels: half their sides, and how far ahead they are. */
const SHRINKING = [
  { half: 1, ahead: -2.2 },
  { half: 0.75, ahead: 0.2 },
  { half: 0.5, ahead: 2 },
];
/** With more dots than this in a frame, only every second dot is painted, or fewer. */
const MOST = 2500;

/** @type {Partial<Record<Note["kind"], { family: import("../scene/largest_numbers.js").Family, back: boolean, onLoss: boolean }>>} */
const FLYING = {
  term: { family: "term", back: false, onLoss: false },
  output_loss: { family: "loss", back: false, onLoss: true },
  grad_a: { family: "grad_a", back: true, onLoss: true },
  contribution: { family: "contribution", back: true, onLoss: false },
  grad_weight: { family: "grad_parameter", back: true, onLoss: false },
};

/** @param {Pen} pen */
export function createCrowd(pen) {
  /** @type {Note[]} */
  const flying = [];
  let now = 0;
  return {
    /**
     * Whether a note is drawn as a dot in motion, so that no other painter needs to paint it.
     * @param {Note} note @param {number} t
     */
    takes(note, t) {
      if (!FLYING[note.kind]) return false;
      now = t;
      if (t < note.arrive) flying.push(note);
      return true;
    },

    paint() {
      const every = Math.ceil(flying.length / MOST);
      const travelled = remembered();
      for (let i = 0; i < flying.length; i += every) dot(pen, flying[i], travelled(flying[i], now));
    },
  };
}

/** @param {Pen} pen @param {Note} note @param {number} part of its way */
function dot(pen, note, part) {
  const { family, back, onLoss } = /** @type {NonNullable<typeof FLYING[Note["kind"]]>} */ (
    FLYING[note.kind]
  );
  const line = (onLoss ? pen.scene.lossEdge : pen.scene.edge).get(note.id);
  if (!line) return;
  const value = pen.valueAt(note.step);
  const size = pen.measure(value, family, back && onLoss ? line.source : line.target);
  if (size === ZERO) return;
  const half = sized(size, DOT) / pen.zoom;
  const way = back ? -1 : 1;
  const { x, y, dx, dy } = placeOn(line, back ? 1 - part : part, way * (LIFT / pen.zoom + half));
  const how = { back, negative: value < 0 };
  if (size !== TOO_SMALL) return mark(pen, x, y, half, how);
  for (const { half: own, ahead } of SHRINKING) {
    const by = (way * ahead) / pen.zoom;
    mark(pen, x + dx * by, y + dy * by, own / pen.zoom, how);
  }
}

/** How far a note has come. Many notes start together, so the last result is remembered. */
function remembered() {
  let [from, until, part] = [-1, -1, 0];
  return (/** @type {Note} */ { start, arrive }, /** @type {number} */ t) => {
    if (start !== from || arrive !== until) {
      [from, until] = [start, arrive];
      part = travel(gone(t, start, arrive));
    }
    return part;
  };
}

/** A place on a straight edge, and its direction. @param {Line} line @param {number} part @param {number} lift */
function placeOn({ way: { points, length, up } }, part, lift) {
  const [from, to] = [points[0], points[points.length - 1]];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const whole = length || 1;
  const aside = (up * lift) / whole;
  return {
    x: from.x + dx * part + dy * aside,
    y: from.y + dy * part - dx * aside,
    dx: dx / whole,
    dy: dy / whole,
  };
}

/**
 * @param {Pen} pen @param {number} x @param {number} y @param {number} half
 * @param {{ back: boolean, negative: boolean }} how
 */
function mark({ to, theme, zoom }, x, y, half, { back, negative }) {
  const high = back ? half * FLAT : half;
  to.fillStyle = back ? theme.gradient : theme.value;
  to.fillRect(x - half, y - high, 2 * half, 2 * high);
  if (!negative) return;
  const line = 0.8 / zoom;
  to.fillStyle = theme.paper;
  to.fillRect(
    x - half + line,
    y - high + line,
    Math.max(0, 2 * (half - line)),
    Math.max(0, 2 * (high - line)),
  );
}

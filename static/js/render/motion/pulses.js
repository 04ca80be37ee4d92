/**
 * Values and gradients in motion along edges: values as discs above, gradients as chevrons below. At the
 * joint of a knob, the weight changes the size of the passing mark, which does not enter the knob. Only a
 * weight's own gradient turns up the stem and ends in the knob. Where a number is exactly 0 nothing flows: its
 * mark stands at the joint. Must not know when a motion started.
 *
 * @import { Point } from "../scene/geometry.js"
 * @import { Family } from "../scene/largest_numbers.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Knob, Line } from "../scene/layout.js"
 */

import { halfWidth } from "../marks/edges.js";
import { sized, TOO_SMALL, ZERO } from "../marks/scale.js";
import { chevron, disc, shrinkingDots, slashedRing } from "../marks/shapes.js";
import { fillOf } from "../marks/signs.js";
import { along, clamp, distance, stretch } from "../scene/geometry.js";

/** The radius of discs, and half the length of chevrons. */
export const DISC = { least: 4, most: 9.5 };
export const CHEVRON = { least: 6.5, most: 13 };
/** The radius of the ring of an exact 0, and half the length of the dots of a number too small for the scale. */
const SIZELESS = { ring: 5.5, dots: 7.5 };
/** The length of the tail of a mark in motion, in pixels of a drawing at full size. */
const TAIL = 44;
const PALE = 0.3;
/** A stem is short, so a chevron on it is smaller. */
const ON_STEM = 0.75;
/** The fraction of its way over which a mark changes its size at a joint. */
const JOINT_SPAN = 0.05;

/**
 * A number with the size of its mark, as a Measure tells it.
 * @typedef {{ value: number, size: number }} Amount
 *
 * A mark in motion: its numbers before and after the joint.
 * @typedef {{ line: Line, knob: Knob | undefined, before: Amount, after: Amount }} Load
 */

/** @param {Pen} pen @param {number} value @param {Family} family @param {string} neuron @returns {Amount} */
export const amount = ({ measure }, value, family, neuron) => ({
  value,
  size: measure(value, family, neuron),
});

/**
 * A value in motion towards the end of an edge.
 * @param {Pen} pen @param {Load} load @param {number} part of the way
 */
export function valuePulse(pen, { line, knob, before, after }, part) {
  const { value, size } = passing(before, after, part, knob?.part ?? 0.5);
  if (size < 0) return sizeless(pen, line, size === ZERO ? (knob?.part ?? 0.5) : part, 1, { value, size });
  const r = sized(size, DISC) * pen.sizes.scale;
  const lift = halfWidth(pen, line) + r + 1;
  const { x, y } = along(line.way, part, lift);
  tail(pen, line, { from: part - TAIL / line.way.length, until: part, lift, width: r }, "value");
  disc(pen.to, x, y, r, fillOf(pen, "value", value));
}

/**
 * A number without a size beside an edge: exactly 0, or too small for the scale.
 * @param {Pen} pen @param {Line} line @param {number} part from the beginning of the edge
 * @param {1 | -1} way 1: a value, above; -1: a gradient, below @param {Amount} amount
 */
export function sizeless(pen, line, part, way, { value, size }) {
  const { to, theme, sizes } = pen;
  const r = SIZELESS.ring * sizes.scale;
  const { x, y, dx, dy } = along(line.way, part, way * (halfWidth(pen, line) + 1.4 * r + 1));
  if (size === ZERO) return slashedRing(to, x, y, r, theme.second);
  const fill = fillOf(pen, way > 0 ? "value" : "gradient", value);
  shrinkingDots(to, { x, y, dx: way * dx, dy: way * dy }, SIZELESS.dots * sizes.scale, fill);
}

/**
 * A gradient in motion back to the start of an edge.
 * @param {Pen} pen @param {Load} load @param {number} part of the way
 */
export function gradientPulse(pen, { line, knob, before, after }, part) {
  const joint = knob?.part ?? 0.5;
  const amount = passing(before, after, part, 1 - joint);
  backwards(pen, line, amount.size === ZERO ? joint : 1 - part, amount);
}

/**
 * A gradient that ends in a knob: it moves back along the edge to the joint, then up the stem.
 * @param {Pen} pen @param {Load} load @param {number} part of the way
 */
export function weightPulse(pen, { line, knob, before, after }, part) {
  const stop = knob?.part ?? 0.5;
  const onEdge = (1 - stop) * line.way.length;
  const whole = onEdge + (knob ? distance(knob.joint, knob.anchor) : 0);
  const gone = part * whole;
  if (before.size === ZERO) return backwards(pen, line, stop, before);
  if (!knob || gone <= onEdge) return backwards(pen, line, 1 - gone / line.way.length, before);
  if (after.size === ZERO) return backwards(pen, line, stop, after);
  const size = sized(after.size, CHEVRON) * ON_STEM * pen.sizes.scale;
  const { joint, anchor } = knob;
  const stem = whole - onEdge;
  const [dx, dy] = [(anchor.x - joint.x) / stem, (anchor.y - joint.y) / stem];
  // The point of the chevron, not its middle, ends at the knob.
  const at = ((gone - onEdge) / stem) * Math.max(0, stem - size);
  const place = { x: joint.x + dx * at, y: joint.y + dy * at, dx, dy };
  const shape = after.size === TOO_SMALL ? shrinkingDots : chevron;
  shape(pen.to, place, size, fillOf(pen, "gradient", after.value));
}

/** @param {Pen} pen @param {Line} line @param {number} part from the beginning of the edge @param {Amount} amount */
function backwards(pen, line, part, amount) {
  if (amount.size < 0) return sizeless(pen, line, part, -1, amount);
  const size = sized(amount.size, CHEVRON) * pen.sizes.scale;
  const lift = -(halfWidth(pen, line) + size * 0.72 + 1);
  const { x, y, dx, dy } = along(line.way, part, lift);
  tail(pen, line, { from: part, until: part + TAIL / line.way.length, lift, width: size * 0.6 }, "gradient");
  chevron(pen.to, { x, y, dx: -dx, dy: -dy }, size, fillOf(pen, "gradient", amount.value));
}

/**
 * The tail: the stretch just passed. It shows even at a glance where a mark comes from.
 * @param {Pen} pen @param {Line} line
 * @param {{ from: number, until: number, lift: number, width: number }} where @param {"value" | "gradient"} role
 */
function tail({ to, theme, sizes }, line, { from, until, lift, width }, role) {
  const [first, last] = [clamp(from, 0, 1), clamp(until, 0, 1)];
  if (last - first < 1e-3) return;
  to.globalAlpha = PALE;
  to.strokeStyle = theme[role];
  to.lineWidth = Math.max(2 * sizes.scale, width);
  to.beginPath();
  for (const { x, y } of stretch(line.way, first, last, lift)) to.lineTo(x, y);
  to.stroke();
  to.globalAlpha = 1;
}

/**
 * The number of a mark while it passes a joint, with its size between the two.
 * @param {Amount} before @param {Amount} after @param {number} part @param {number} joint the position of
 *   the joint on its way
 * @returns {Amount}
 */
function passing(before, after, part, joint) {
  const blend = clamp((part - joint) / JOINT_SPAN + 0.5, 0, 1);
  const near = blend < 0.5 ? before : after;
  if (before.size < 0 || after.size < 0) return near;
  return { value: near.value, size: before.size * (1 - blend) + after.size * blend };
}

/**
 * A gradient on a straight way that is not an edge; nothing if it is exactly 0.
 * @param {Pen} pen @param {Point} from @param {Point} to @param {number} part @param {Amount} load
 */
export function straightPulse(pen, from, to, part, { value, size }) {
  if (size === ZERO) return;
  const length = distance(from, to) || 1;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const place = { x: from.x + dx * length * part, y: from.y + dy * length * part, dx, dy };
  const shape = size === TOO_SMALL ? shrinkingDots : chevron;
  shape(pen.to, place, sized(size, CHEVRON) * 0.8 * pen.sizes.scale, fillOf(pen, "gradient", value));
}

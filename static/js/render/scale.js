/**
 * How large a number looks: the fourth law of the drawing. Marks grow with the logarithm of a number over
 * four decades, dials with the number itself, edges with the weight. Must not know where things stand.
 */

import { clamp } from "./geometry.js";

/** The decades over which marks grow: from a ten-thousandth to one. */
const DECADES = 4;
/** Activations that stay within [-1, 1]; their dial shows the value as it is. */
const BOUNDED = new Set(["sigmoid", "tanh", "softmax", "sin"]);

/**
 * The size of a number's mark, 0 (a ten-thousandth or less) to 1 (one or more).
 * @param {number} value
 */
export function magnitude(value) {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 1;
  return size === 0 ? 0 : clamp(1 + Math.log10(size) / DECADES, 0, 1);
}

/** @param {number} value @param {number} least @param {number} most */
export const sized = (value, least, most) => least + (most - least) * magnitude(value);

/**
 * The part of a dial that a number without bounds fills: itself up to a half, then ever slower towards the
 * full turn. 1 - 1/(4x) continues x at one half with the same slope.
 * @param {number} value
 */
export function saturated(value) {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 0;
  return size <= 0.5 ? size : 1 - 0.25 / size;
}

/**
 * The part of a neuron's dial that its activation fills, 0 to 1.
 * @param {number} value @param {string | null | undefined} activation
 */
export function dialPart(value, activation) {
  return BOUNDED.has(activation ?? "") ? clamp(Math.abs(value) || 0, 0, 1) : saturated(value);
}

/** The width of an edge. @param {number} weight */
export const edgeWidth = (weight) => Math.min(1.5 + 6 * (Math.abs(weight) || 0), 8);

/**
 * How large a number looks: the fourth law of the drawing. Marks grow with the logarithm of a number over
 * four decades, or in proportion to the largest number in view or in its layer. Dials are proportional to the
 * number itself. Widths of edges are computed in edges.js. Must not know where things stand.
 *
 * @import { Family, Largest } from "../scene/largest_numbers.js"
 * @import { Scale } from "../../model/page/view.js"
 *
 * The size of a number's mark, 0 to 1, for a number of a family at a neuron ("" for L).
 * @typedef {(value: number, family: Family, neuron: string) => number} Measure
 *
 * @typedef {{ least: number, most: number }} Range the sizes of the smallest and of the largest mark
 */

import { clamp } from "../scene/geometry.js";

/** The decades over which marks grow: from a ten-thousandth to one. */
const DECADES = 4;

/**
 * Logarithmic, 0 (a ten-thousandth or less) to 1 (one or more).
 * @param {number} value
 */
export function magnitude(value) {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 1;
  return size === 0 ? 0 : clamp(1 + Math.log10(size) / DECADES, 0, 1);
}

/**
 * The ratio of a number to a reference, 0 to 1.
 * @param {number} value @param {number} reference the number that maps to 1
 */
export function proportion(value, reference) {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 1;
  return size === 0 ? 0 : clamp(size / reference, 0, 1);
}

/**
 * @param {Scale} scale
 * @param {() => Largest} largest the largest numbers in view; called only if the scale has a reference
 * @returns {Measure}
 */
export function measureOf(scale, largest) {
  if (scale === "log") return magnitude;
  const { inView, inLayer } = largest();
  if (scale === "linear") return (value, family) => proportion(value, inView(family));
  return (value, family, neuron) => proportion(value, inLayer(family, neuron));
}

/** @param {number} size 0 to 1 @param {Range} range */
export const sized = (size, { least, most }) => least + (most - least) * size;

/**
 * The fraction of a dial that an unbounded number fills: the number itself up to one half, then ever more
 * slowly towards the full turn. 1 - 1/(4x) continues x at one half with the same slope.
 * @param {number} value
 */
export function saturated(value) {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 0;
  return size <= 0.5 ? size : 1 - 0.25 / size;
}

/**
 * The fraction of a neuron's dial that its activation fills, 0 to 1. An activation within [-1, 1] is shown as
 * it is.
 * @param {number} value @param {boolean} bounded
 */
export function dialPart(value, bounded) {
  return bounded ? clamp(Math.abs(value) || 0, 0, 1) : saturated(value);
}

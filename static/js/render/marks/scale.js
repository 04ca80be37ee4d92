/**
 * How large a number looks: the fourth law of the drawing. Marks grow with the logarithm of a number over
 * four or eight decades, or in proportion to the largest number in view or in its layer. A number that is exactly 0,
 * or too small for the scale, has no size and its own mark. Dials are proportional to the number itself.
 * Widths of edges are computed in edges.js. Must not know where things stand.
 *
 * @import { Family, Largest } from "../scene/largest_numbers.js"
 * @import { Scale } from "../../model/page/view.js"
 *
 * The size of a number's mark, 0 to 1, or ZERO or TOO_SMALL, for a number of a family at a neuron ("" for L).
 * @typedef {(value: number, family: Family, neuron: string) => number} Measure
 *
 * @typedef {{ least: number, most: number }} Range the sizes of the smallest and of the largest mark
 */

import { DECADES } from "../../model/page/view.js";
import { clamp } from "../scene/geometry.js";

/** The smallest fraction of a reference that a mark in proportion can show. */
const LEAST = 0.01;
/** In place of a size. Both are below 0, so that a mark with a size has a size of at least 0. */
export const TOO_SMALL = -1;
export const ZERO = -2;

/**
 * Logarithmic, 0 (over four decades a ten-thousandth) to 1 (one or more).
 * @param {number} value @param {number} [decades]
 */
export function magnitude(value, decades = 4) {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 1;
  return size === 0 ? ZERO : onScale(1 + Math.log10(size) / decades, 0);
}

/** @param {number} part @param {number} least */
const onScale = (part, least) => (part < least ? TOO_SMALL : Math.min(part, 1));

/**
 * The ratio of a number to a reference, a hundredth to 1.
 * @param {number} value @param {number} reference the number that maps to 1
 */
export function proportion(value, reference) {
  const size = Math.abs(value);
  if (Number.isNaN(size)) return 1;
  return size === 0 ? ZERO : onScale(size / reference, LEAST);
}

/**
 * @param {Scale} scale
 * @param {() => Largest} largest the largest numbers in view; called only if the scale has a reference
 * @returns {Measure}
 */
export function measureOf(scale, largest) {
  const decades = DECADES[scale];
  if (decades !== undefined) return (value) => magnitude(value, decades);
  const { inView, inLayer } = largest();
  if (scale === "linear") return (value, family) => proportion(value, inView(family));
  return (value, family, neuron) => proportion(value, inLayer(family, neuron));
}

/** The smallest where a number has no size. @param {number} size 0 to 1 @param {Range} range */
export const sized = (size, { least, most }) => least + (most - least) * Math.max(0, size);

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

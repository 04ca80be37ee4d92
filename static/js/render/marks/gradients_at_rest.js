/**
 * Gradients at rest: a small chevron that points back. Its size shows the magnitude of the gradient and its
 * fill the sign. A gradient of exactly 0 is a ring with a slash, one too small for the scale three dots. Must
 * not know what it stands beside.
 *
 * @import { Quantity } from "../../model/run/quantities.js"
 * @import { Family } from "../scene/largest_numbers.js"
 * @import { Pen } from "./pen.js"
 */

import { sized, TOO_SMALL, ZERO } from "./scale.js";
import { shrinkingDots, slashedRing, triangle } from "./shapes.js";
import { fillOf } from "./signs.js";

/** Lengths for the smallest and the largest gradient. */
export const RESTING = { least: 8, most: 13 };
/** The radius of the ring, and half the length of the dots. */
const SIZELESS = { ring: 4.6, dots: 6.5 };

/**
 * A mark with its right end at `x`: a chevron has its base there, and its point on the left.
 * @param {Pen} pen @param {{ x: number, y: number }} place @param {Quantity} gradient
 * @param {{ family: Family, neuron: string, part?: number }} how `family`, `neuron`: whose gradient it is;
 *   `part`: a fraction of the usual size
 */
export function restingGradient(pen, { x, y }, { value, state }, { family, neuron, part = 1 }) {
  const size = pen.measure(value, family, neuron);
  const scale = part * pen.sizes.scale;
  const stale = state === "stale";
  const half = SIZELESS.dots * scale;
  if (size === ZERO)
    return slashedRing(pen.to, x - half, y, SIZELESS.ring * scale, stale ? pen.theme.line : pen.theme.second);
  const plain = fillOf(pen, "gradient", value);
  const fill = stale ? { ...plain, colour: pen.theme.line } : plain;
  if (size === TOO_SMALL) return shrinkingDots(pen.to, { x: x - half, y, dx: -1, dy: 0 }, half, fill);
  triangle(pen.to, x, y, sized(size, RESTING) * scale, fill);
}

/** The colour of a gradient's number: second ink where it is stale or, like its mark, exactly 0. @param {Pen} pen @param {Quantity} gradient */
export const gradientTone = ({ theme }, { state, value }) =>
  state === "stale" || value === 0 ? theme.second : theme.gradient;

/**
 * Gradients at rest: a small chevron that points back, whose size and filling say how large the gradient is
 * and which sign it has, where no number is printed. Must not know beside what it stands.
 *
 * @import { Quantity } from "../../model/run/quantities.js"
 * @import { Family } from "../scene/largest_numbers.js"
 * @import { Pen } from "./pen.js"
 */

import { sized } from "./scale.js";
import { triangle } from "./shapes.js";
import { fillOf } from "./signs.js";

/** Lengths from the least gradient to the largest. */
export const RESTING = { least: 8, most: 13 };

/**
 * A chevron whose base stands at `x` and whose point is on its left.
 * @param {Pen} pen @param {{ x: number, y: number }} place @param {Quantity} gradient
 * @param {{ family: Family, neuron: string, part?: number }} how whose it is; `part` of the usual size
 */
export function restingChevron(pen, { x, y }, { value, state }, { family, neuron, part = 1 }) {
  const length = sized(pen.measure(value, family, neuron), RESTING) * part * pen.sizes.scale;
  const fill = fillOf(pen, "gradient", value);
  triangle(pen.to, x, y, length, state === "stale" ? { ...fill, colour: pen.theme.line } : fill);
}

/**
 * Gradients at rest without a number: a small chevron that points back. Its size shows the magnitude of the
 * gradient and its fill the sign. Must not know what it stands beside.
 *
 * @import { Quantity } from "../../model/run/quantities.js"
 * @import { Family } from "../scene/largest_numbers.js"
 * @import { Pen } from "./pen.js"
 */

import { sized } from "./scale.js";
import { triangle } from "./shapes.js";
import { fillOf } from "./signs.js";

/** Lengths for the smallest and the largest gradient. */
export const RESTING = { least: 8, most: 13 };

/**
 * A chevron with its base at `x` and its point on the left.
 * @param {Pen} pen @param {{ x: number, y: number }} place @param {Quantity} gradient
 * @param {{ family: Family, neuron: string, part?: number }} how `family`, `neuron`: whose gradient it is;
 *   `part`: a fraction of the usual size
 */
export function restingChevron(pen, { x, y }, { value, state }, { family, neuron, part = 1 }) {
  const length = sized(pen.measure(value, family, neuron), RESTING) * part * pen.sizes.scale;
  const fill = fillOf(pen, "gradient", value);
  triangle(pen.to, x, y, length, state === "stale" ? { ...fill, colour: pen.theme.line } : fill);
}

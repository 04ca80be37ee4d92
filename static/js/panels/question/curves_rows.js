// The curves over iterations, the server's answer taken apart into rows. Pure.

import { floats } from "../../lib/bytes.js";
import { markOf, nameOf } from "../formula/quantity_words.js";

/**
 * @import { Curves } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 *
 * @typedef {object} CurveRow
 * @property {string} key
 * @property {string} name
 * @property {string | undefined} mark what lights in the drawing
 * @property {boolean} held whether it stays within an iteration and steps at the update
 * @property {Float64Array | Float32Array} values one per iteration
 */

/** The choices of how many iterations. */
export const ITERATIONS = Object.freeze([10, 50, 200, 1000]);
/**
 * The curves of an answer, L last.
 * @param {Facts} facts @param {Curves} curves
 * @returns {CurveRow[]}
 */
export function curveRows(facts, { about, values, loss }) {
  const losses = floats(loss);
  const all = floats(values);
  const columns = losses.length;
  const rows = about.map((key, at) => ({ key, values: all.subarray(at * columns, (at + 1) * columns) }));
  return [...rows, { key: "loss", values: losses }].map((row) => ({
    ...row,
    name: nameOf(facts, row.key),
    mark: markOf(facts, row.key),
    held: row.key.startsWith("parameter:"),
  }));
}

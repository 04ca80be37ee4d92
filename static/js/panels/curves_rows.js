// What the curves over iterations show: which quantities when nobody chose, and the answer taken apart into rows.
// Pure.

import { floats } from "../lib/bytes.js";
import { splitKey } from "../model/view.js";
import { markOf, nameOf } from "./quantity_words.js";

/**
 * @import { Curves, Paths } from "../protocol/messages.js"
 * @import { Facts } from "./facts.js"
 *
 * @typedef {object} CurveRow
 * @property {string} key
 * @property {string} name
 * @property {string | undefined} mark what lights in the drawing
 * @property {boolean} held whether it stays within an iteration and steps at the update
 * @property {Float64Array | Float32Array} values one per iteration
 * @property {number} first the iteration of the first value
 */

/** The choices of how many iterations. */
export const ITERATIONS = Object.freeze([10, 50, 200, 1000]);
/** More curves than this are not looked at one by one. */
const MOST = 8;

/**
 * The weights and neurons that stand in the factors of the paths, where these are known; else what is asked about
 * and the outputs.
 * @param {Facts} facts @param {string} about @param {Paths | null} paths
 * @returns {string[]}
 */
export function defaultQuantities(facts, about, paths) {
  const own = splitKey(about).kind === "pre" ? `neuron:${splitKey(about).id}` : about;
  if (paths === null || paths.about !== about)
    return [own, ...facts.index.outputs.map(({ id }) => `neuron:${id}`)].slice(0, MOST);
  const factors = paths.paths.flatMap((path) => path.factors);
  const parts = factors.flatMap(({ terms }) => terms.flat());
  const weights = parts
    .filter(({ kind }) => kind === "weight")
    .map(({ key }) => `parameter:${facts.index.edges.get(key)?.weight ?? ""}`);
  const neurons = paths.paths.flatMap((path) => path.through.map((id) => `neuron:${id}`));
  const half = MOST / 2;
  const parameters = unique([own, ...weights]).filter((key) => key.startsWith("parameter:"));
  return [
    ...parameters.slice(0, half),
    ...unique([own, ...neurons])
      .filter(isNeuron)
      .slice(0, half),
  ];
}

/** @param {string} key */
const isNeuron = (key) => key.startsWith("neuron:");

/** @param {string[]} keys */
const unique = (keys) => [...new Set(keys)];

/**
 * The curves of an answer, L last.
 * @param {Facts} facts @param {Curves} curves
 * @returns {CurveRow[]}
 */
export function curveRows(facts, { about, values, loss, iteration }) {
  const losses = floats(loss);
  const all = floats(values);
  const columns = losses.length;
  const rows = about.map((key, at) => ({ key, values: all.subarray(at * columns, (at + 1) * columns) }));
  return [...rows, { key: "loss", values: losses }].map((row) => ({
    ...row,
    name: nameOf(facts, row.key),
    mark: markOf(facts, row.key),
    held: row.key.startsWith("parameter:"),
    first: iteration,
  }));
}

// The curves over iterations, the server's answer taken apart into rows. Pure.

import { floats } from "../../lib/bytes.js";
import { splitKey } from "../../model/page/view.js";
import { markOf, nameOf } from "../formula/quantity_words.js";
import { neuronName, useCount } from "../parts/facts.js";
import { mark, slopeMark } from "../parts/prose.js";

/**
 * @import { Curves } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 *
 * @typedef {object} CurveRow
 * @property {string} key
 * @property {string} text its name, marked
 * @property {string | undefined} mark what lights in the drawing
 * @property {"held" | "moving" | "gradient"} kind held: it stays within an iteration and steps at the update
 * @property {Float64Array | Float32Array} values one per iteration
 */

/** The choices of how many iterations. */
export const ITERATIONS = Object.freeze([10, 50, 200, 1000]);
/** More neurons of a path than this are left out. */
const NAMED = 4;

/**
 * The curves of an answer: what was asked, L, then the gradient and the terms of its paths.
 * @param {Facts} facts @param {Curves} curves @param {string} gradientOf
 * @returns {CurveRow[]}
 */
export function curveRows(facts, curves, gradientOf) {
  const { about, values, loss } = curves;
  const losses = floats(loss);
  const all = floats(values);
  const columns = losses.length;
  const rows = about.map((key, at) => ({ key, values: all.subarray(at * columns, (at + 1) * columns) }));
  const quantities = [...rows, { key: "loss", values: losses }].map((row) => ({
    ...row,
    text: mark(nameOf(facts, row.key)),
    mark: markOf(facts, row.key),
    kind: /** @type {CurveRow["kind"]} */ (row.key.startsWith("parameter:") ? "held" : "moving"),
  }));
  return [...quantities, ...gradientRows(facts, curves, gradientOf)];
}

/** @param {Facts} facts @param {Curves} curves @param {string} of @returns {CurveRow[]} */
function gradientRows(facts, { gradient, paths }, of) {
  const kind = /** @type {const} */ ("gradient");
  const total = {
    ...{ key: `gradient:${of}`, text: slopeMark("L", nameOf(facts, of)), mark: markOf(facts, of) },
    ...{ kind, values: floats(gradient) },
  };
  const terms = paths.map((path, at) => ({
    ...{ key: `path:${at}`, text: wayOf(facts, of, path), mark: `neuron:${path.through.at(-1)}` },
    ...{ kind, values: floats(path.values) },
  }));
  return [total, ...terms];
}

/** The neurons of a path; before them the source of its edge, where the parameter is used more than once.
 * @param {Facts} facts @param {string} of @param {Curves["paths"][number]} path */
function wayOf(facts, of, { use, through }) {
  const [about, start] = [splitKey(of), splitKey(use)];
  const shared = about.kind === "parameter" && useCount(facts, about.id) > 1;
  const source = shared && start.kind === "edge" ? facts.index.edges.get(start.id)?.source : undefined;
  const all = [...(source === undefined ? [] : [source]), ...through].map((id) =>
    mark(neuronName(facts, id)),
  );
  return (all.length > NAMED ? [...all.slice(0, 2), "…", ...all.slice(-1)] : all).join(" → ");
}

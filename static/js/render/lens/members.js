/**
 * What the opened neuron of a step shows: the edges on either side of it, and which of them come forward where
 * there are too many to read. Pure; must not know where anything stands.
 *
 * @import { Index } from "../../model/document/indexing.js"
 * @import { StepKind } from "../../model/run/plan.js"
 * @import { Attention } from "../marks/attention.js"
 * @import { LensSizes } from "./sizes.js"
 *
 * With more than `most` on a side, only `some` come forward.
 * @typedef {Pick<LensSizes, "most" | "some">} Limit
 *
 * @typedef {object} Side
 * @property {readonly string[]} chosen edge ids that come forward; for L, and at L, the ids of outputs
 * @property {readonly string[]} rest the other edges of this side
 *
 * @typedef {object} Members
 * @property {string} neuron "" for the loss
 * @property {"forward" | "loss" | "backward"} phase
 * @property {Side} near where its inputs come from
 * @property {Side} far where its gradient comes from; empty on the way forward
 * @property {boolean} toLoss whether the loss is on the far side
 * @property {readonly string[]} group the outputs of its softmax, if it has one
 */

import { edgesOf } from "../../model/document/indexing.js";

/** @type {Side} */
const EMPTY = Object.freeze({ chosen: [], rest: [] });

/**
 * @param {Index} index @param {Pick<Attention, "phase" | "neuron">} attention
 * @param {(kind: StepKind, id: string) => number} resultOf the result of a micro-step; NaN if it is not here
 * @param {Record<"near" | "far", Limit>} limits of the two sides
 * @returns {Members | null} null if the step is about no single neuron
 */
export function membersOf(index, { phase, neuron }, resultOf, limits) {
  const choose = (
    /** @type {readonly string[]} */ ids,
    /** @type {StepKind} */ kind,
    /** @type {"near" | "far"} */ side,
  ) => chosenOf(ids, (id) => resultOf(kind, id), limits[side]);
  if (phase === "loss") {
    const near = choose(
      index.outputs.map(({ id }) => id),
      "output_loss",
      "near",
    );
    return { neuron: "", phase, near, far: EMPTY, toLoss: false, group: [] };
  }
  const found = neuron === null ? undefined : index.neurons.get(neuron);
  if (!found || (phase !== "forward" && phase !== "backward")) return null;
  const ids = (/** @type {"incoming" | "outgoing"} */ way) =>
    edgesOf(index[way], found.id).map(({ id }) => id);
  const backward = phase === "backward";
  return {
    neuron: found.id,
    phase,
    near: choose(ids("incoming"), backward ? "grad_weight" : "term", "near"),
    far: backward ? choose(ids("outgoing"), "contribution", "far") : EMPTY,
    toLoss: backward && found.role === "output",
    group: found.activation === "softmax" ? softmaxOf(index) : [],
  };
}

/** @param {Index} index */
const softmaxOf = ({ outputs }) =>
  outputs.filter(({ activation }) => activation === "softmax").map(({ id }) => id);

/**
 * All, or the largest by absolute value; before there are numbers, the first. In their own order.
 * @param {readonly string[]} ids @param {(id: string) => number} sizeOf
 * @param {Limit} limits @returns {Side}
 */
function chosenOf(ids, sizeOf, { most, some }) {
  if (ids.length <= most) return { chosen: ids, rest: [] };
  const size = (/** @type {string} */ id) => Math.abs(sizeOf(id)) || 0;
  const largest = new Set([...ids].sort((a, b) => size(b) - size(a)).slice(0, some));
  return { chosen: ids.filter((id) => largest.has(id)), rest: ids.filter((id) => !largest.has(id)) };
}

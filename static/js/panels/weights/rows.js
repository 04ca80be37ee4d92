// The weights of one neuron as rows of numbers, in an order that somebody chose. Pure: from facts to rows. Must not
// know how a row looks, or how many of them are on screen.

import { incoming, neuronName, outgoing, parameterName } from "../parts/facts.js";

/**
 * @import { Edge } from "../../protocol/messages.js"
 * @import { Quantity } from "../../model/run/quantities.js"
 * @import { Facts } from "../parts/facts.js"
 *
 * @typedef {"in" | "out"} Side weights into a neuron, or out of it
 * @typedef {"value" | "gradient" | "contribution"} Column
 *
 * `none`: the order of the document.
 * @typedef {{ by: Column | "none", down: boolean }} Order
 *
 * One weight. `other`: the neuron at its other end. `contribution`: w·a into the neuron, or w·δ back to it.
 * @typedef {{ id: string, name: string, other: string } & Record<Column, Quantity>} Row
 */

/** @type {readonly Column[]} */
export const COLUMNS = ["value", "gradient", "contribution"];

/** @param {Facts} facts @param {string} neuron @param {Side} side @returns {readonly Edge[]} */
export const edgesOn = (facts, neuron, side) =>
  side === "in" ? incoming(facts, neuron) : outgoing(facts, neuron);

/** @param {Facts} facts @param {string} neuron @param {Side} side @returns {Row[]} in the order of the document */
export function rowsOf(facts, neuron, side) {
  const { read } = facts;
  return edgesOn(facts, neuron, side).map(({ id, weight, source, target }) => ({
    id,
    name: parameterName(facts, weight),
    other: neuronName(facts, side === "in" ? source : target),
    value: read.parameter(weight),
    gradient: read.weightGradient(id),
    contribution: side === "in" ? read.term(id) : read.contribution(id),
  }));
}

/** The largest first, by size and not by sign, or the smallest; what has no number comes last. @param {readonly Row[]} rows @param {Order} order @returns {readonly Row[]} */
export function sorted(rows, { by, down }) {
  if (by === "none") return rows;
  const size = (/** @type {Row} */ row) => {
    const { state, value } = row[by];
    if (state === "none" || Number.isNaN(value)) return down ? -1 : Number.POSITIVE_INFINITY;
    return Math.abs(value);
  };
  return rows.toSorted((one, other) => (down ? size(other) - size(one) : size(one) - size(other)));
}

/** The order after a press on a column: its largest first, then its smallest, then as in the document. @param {Order} now @param {Column} column @returns {Order} */
export function pressed(now, column) {
  if (now.by !== column) return { by: column, down: true };
  return now.down ? { by: column, down: false } : { by: "none", down: true };
}

/** How many gradients are exactly 0. @param {readonly Row[]} rows */
export const zerosIn = (rows) =>
  rows.filter(({ gradient }) => gradient.state !== "none" && gradient.value === 0).length;

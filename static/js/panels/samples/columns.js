// What the table of samples has: its columns, the parameter whose gradients it shows, how gradients of a batch add up.
// Pure: from facts to plain data. Must not know how a table looks.

import { cellIn, samplesOf } from "../../model/document/reading.js";
import { columnName, columnsOf } from "../../model/edits/samples.js";
import { splitKey } from "../../model/page/view.js";

/**
 * @import { Document, Sample } from "../../protocol/messages.js"
 * @import { Index } from "../../model/document/indexing.js"
 * @import { Column } from "../../model/edits/samples.js"
 * @import { Row } from "../../model/run/rows.js"
 *
 * @typedef {Column & { name: string }} Held a column that somebody sets
 *
 * How far a row takes the sum of a batch, and where it began.
 * @typedef {{ from: number, to: number }} Stretch
 */

/** @param {Document} document @param {Index} index @returns {Held[]} */
export const heldColumns = (document, index) =>
  columnsOf(document).map((column) => {
    const neuron = index.neurons.get(column.neuron);
    return { ...column, name: neuron ? columnName(neuron, column.part) : column.neuron };
  });

/**
 * The parameter that is selected, else the one that is asked about; null if there is none.
 * @param {Index} index @param {Iterable<string>} selection @param {string | null | undefined} about the key of a quantity
 */
export function parameterIn(index, selection, about) {
  const [key, ...more] = selection;
  if (key !== undefined && more.length === 0) {
    const { kind, id } = splitKey(key);
    if (kind === "knob" || kind === "edge") return index.edges.get(id)?.weight ?? null;
    if (kind === "bias") return index.neurons.get(id)?.bias ?? null;
  }
  const asked = splitKey(about ?? "");
  return asked.kind === "parameter" && index.parameters.has(asked.id) ? asked.id : null;
}

/**
 * The input whose 0 makes a weight's gradient 0; null where that is not why.
 * @param {Index} index @param {string} parameter @param {Sample} sample
 */
export function zeroInput(index, parameter, sample) {
  const uses = index.uses.get(parameter);
  if (uses?.edges.length !== 1 || uses.biases.length > 0) return null;
  const source = uses.edges[0].source;
  return cellIn(sample, "inputs", source) === 0 ? source : null;
}

/**
 * How the gradients of a batch add up, by the position of the sample; null where one of them is not known.
 * @param {Document} document @param {(at: number) => Row | null} row @param {number} iteration the one whose batch it is
 * @param {number} turns how many samples it has
 */
export function stretches(document, row, iteration, turns) {
  /** @type {[number, number, number][]} */
  const batch = [];
  for (let at = 0; at < samplesOf(document).length && batch.length <= turns; at += 1) {
    const told = row(at);
    if (told?.iteration === iteration && told.gradient !== null) batch.push([told.turn, at, told.gradient]);
  }
  if (batch.length !== turns || batch.some(([, , gradient]) => !Number.isFinite(gradient))) return null;
  let sum = 0;
  /** @type {Map<number, Stretch>} */
  const found = new Map();
  for (const [, at, gradient] of batch.sort(([one], [other]) => one - other)) {
    found.set(at, { from: sum, to: sum + gradient });
    sum += gradient;
  }
  return found;
}

// What a picture over the inputs shows: which inputs, which part of their plane, where the line lies that decides, and
// which samples are on their side of it. Pure: from a document and numbers to plain data.

import { cellIn, neuronName, neuronsOf, samplesOf } from "../../model/document/reading.js";
import { rangeOfAll, unitRange } from "../../model/run/ranges.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { OutputView } from "../../model/run/plane.js"
 * @import { Range } from "../../lib/heat.js"
 *
 * What somebody has chosen; null: the first that there is.
 * @typedef {{ output: string | null, across: string | null, up: string | null }} Chosen
 */

/** The part of the width of the samples that is left free around them. */
const ROOM = 0.18;
/** Null where there is no input or no output. @param {Document} document @param {Chosen} chosen @returns {OutputView | null} */
export function viewOf(document, chosen) {
  const inputs = neuronsOf(document, "input").map(({ id }) => id);
  const outputs = neuronsOf(document, "output").map(({ id }) => id);
  const output = among(outputs, chosen.output);
  const across = among(inputs, chosen.across);
  if (output === null || across === null) return null;
  const up = among(
    inputs.filter((id) => id !== across),
    chosen.up,
  );
  const [left, right] = endsOf(document, across);
  const [bottom, top] = up === null ? [0, 1] : endsOf(document, up);
  return { output, across, up, box: [left, right, bottom, top] };
}

/** @param {readonly string[]} ids @param {string | null} wanted */
const among = (ids, wanted) => (wanted !== null && ids.includes(wanted) ? wanted : (ids[0] ?? null));

/** @param {Document} document @param {string} input @returns {[number, number]} */
function endsOf(document, input) {
  const values = samplesOf(document).flatMap((sample) => cellIn(sample, "inputs", input) ?? []);
  const [low, high] = values.length === 0 ? [0, 0] : [Math.min(...values), Math.max(...values)];
  const room = high > low ? (high - low) * ROOM : 1;
  return [low - room, high + room];
}

/** The targets of an output, in the order of the samples. @param {Document} document @param {string} output */
export const targetsOf = (document, output) =>
  samplesOf(document).map((sample) => cellIn(sample, "targets", output) ?? Number.NaN);

/**
 * The number that parts two classes; null where the targets are not of two kinds, so that nothing is decided.
 * @param {Document} document @param {string} output
 */
export function levelOf(document, output) {
  const kinds = [...new Set(targetsOf(document, output))];
  const activation = document.neurons.find(({ id }) => id === output)?.activation ?? "";
  if (kinds.length !== 2 || kinds.some(Number.isNaN)) return null;
  if (activation === "softmax" && neuronsOf(document, "output").length > 2) return null;
  if (unitRange(activation)?.signed === false) return 0.5;
  return activation === "tanh" ? 0 : (kinds[0] + kinds[1]) / 2;
}

/** Whether a sample lies on its side of the line. @param {number} value @param {number} target @param {number} level */
export const isRight = (value, target, level) => (value - level) * (target - level) > 0;

/** @param {Document} document @param {string} output @param {Iterable<ArrayLike<number>>} numbers that are coloured @returns {Range} */
export function rangeOf(document, output, numbers) {
  const activation = document.neurons.find(({ id }) => id === output)?.activation ?? "";
  return unitRange(activation) ?? rangeOfAll(numbers);
}

/** The name that people see. @param {Document} document @param {string} id */
export const nameIn = (document, id) => {
  const neuron = document.neurons.find((each) => each.id === id);
  return neuron ? neuronName(neuron) : id;
};

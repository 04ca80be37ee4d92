// Samples painted on a picture: of which kinds they can be, and which values a place stands for. Pure: from a document and
// a place to plain data. Must not know pointers.

import { authored } from "../../lib/format.js";
import { cellIn, neuronName, neuronsOf, samplesOf } from "../../model/document/reading.js";
import { targetsOf } from "./view.js";

/**
 * @import { Document, Sample } from "../../protocol/messages.js"
 * @import { OutputView } from "../../model/run/plane.js"
 *
 * The targets of what is painted, and what people call it; a curve has one kind, whose target is the height.
 * @typedef {{ name: string, targets: Readonly<Record<string, number>> }} Brush
 */

/** Of so many parts of the picture a number says which one is meant. */
const PARTS = 500;

/** @param {Document} document @param {Pick<OutputView, "output" | "up">} view @returns {Brush[]} */
export function brushesOf(document, { output, up }) {
  if (up === null) return [{ name: "", targets: {} }];
  const outputs = neuronsOf(document, "output");
  if (outputs.length > 1 && outputs.every(({ activation }) => activation === "softmax"))
    return outputs.map((neuron) => ({
      name: neuronName(neuron),
      targets: Object.fromEntries(outputs.map(({ id }) => [id, Number(id === neuron.id)])),
    }));
  return kindsOf(document, output).map((kind) => ({ name: authored(kind), targets: { [output]: kind } }));
}

/** The least and the greatest target; where they do not differ, what the output can tell apart. @param {Document} document @param {string} output */
function kindsOf(document, output) {
  const targets = targetsOf(document, output).filter(Number.isFinite);
  const ends = [Math.min(...targets), Math.max(...targets)];
  if (ends[0] < ends[1]) return ends;
  return document.neurons.find(({ id }) => id === output)?.activation === "tanh" ? [-1, 1] : [0, 1];
}

/**
 * The sample that a place stands for; what the picture does not show is as in the sample in view.
 * @param {Document} document @param {OutputView} view @param {Brush} brush @param {number} inView the position of a sample
 * @param {{ x: number, y: number }} place from 0 to 1, from the left and from below
 * @param {readonly [number, number]} heights the ends of the axis upwards
 * @returns {Required<Pick<Sample, "inputs" | "targets">>}
 */
export function painted(document, { output, across, up, box }, brush, inView, { x, y }, heights) {
  const around = samplesOf(document)[inView] ?? {};
  const held = neuronsOf(document, "input").map(({ id }) => [id, cellIn(around, "inputs", id) ?? 0]);
  const others = neuronsOf(document, "output").map(({ id }) => [id, cellIn(around, "targets", id) ?? 0]);
  const height = rounded(heights, y);
  return {
    inputs: {
      ...Object.fromEntries(held),
      [across]: rounded([box[0], box[1]], x),
      ...(up !== null && { [up]: height }),
    },
    targets: { ...Object.fromEntries(others), ...brush.targets, ...(up === null && { [output]: height }) },
  };
}

/** A number between two ends with as few digits as tell the parts of the picture apart. @param {readonly [number, number]} ends @param {number} share */
function rounded([low, high], share) {
  const digits = Math.max(0, Math.ceil(-Math.log10((high - low) / PARTS || 1)));
  // No minus before a 0.
  return Number((low + share * (high - low)).toFixed(Math.min(digits, 12))) + 0;
}

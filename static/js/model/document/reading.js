/**
 * Reading a document as the wire carries it, where fields at their defaults are left out. Must not know
 * who changes documents, or that they change.
 *
 * @import { Document, Neuron, Parameter, Sample } from "../../protocol/messages.js"
 */

/** @typedef {"neurons" | "edges" | "parameters"} Kind */
/** @typedef {"inputs" | "targets"} Part */
/** @typedef {NonNullable<Sample["split"]>} Split */

/** @type {readonly Sample[]} */
const NO_SAMPLES = Object.freeze([]);

/** The name that people see. @param {Neuron} neuron */
export const neuronName = (neuron) => neuron.name ?? neuron.id;

/** The name that people see. @param {Parameter} parameter */
export const parameterName = (parameter) => parameter.name ?? parameter.id;

/** The name of an output's target. @param {Neuron} neuron */
export const targetName = (neuron) => neuron.target_name ?? `t_${neuronName(neuron)}`;

/** In the order of the document. @param {Document} document @param {Neuron["role"]} role */
export const neuronsOf = ({ neurons }, role) => neurons.filter((each) => each.role === role);

/** @param {Pick<Document, "samples">} document */
export const samplesOf = (document) => document.samples ?? NO_SAMPLES;

/** What a sample is for: only those of the split "train" move parameters. @param {Sample} sample @returns {Split} */
export const splitOf = (sample) => sample.split ?? "train";

/** Ids of samples, by what each is for. @param {Iterable<readonly [number, Split]>} pairs */
export function bySplit(pairs) {
  /** @type {Record<Split, number[]>} */
  const found = { train: [], validation: [], test: [] };
  for (const [id, split] of pairs) found[split].push(id);
  return found;
}

/** The positions of the samples of a split, in order. @param {Document} document @param {Split} split */
export const placesOf = (document, split) =>
  samplesOf(document).flatMap((sample, at) => (splitOf(sample) === split ? [at] : []));

/** @param {Parameter} parameter */
export const isTrainable = (parameter) => parameter.trainable ?? true;

/**
 * One value of one sample; null where the sample has none.
 * @param {Document} document
 * @param {number} sample counted from 0
 * @param {Part} part
 * @param {string} neuron its id
 * @returns {number | null}
 */
export const cellOf = (document, sample, part, neuron) =>
  cellIn(samplesOf(document)[sample] ?? {}, part, neuron);

/**
 * One value of a sample; null where it has none.
 * @param {Sample} sample
 * @param {Part} part
 * @param {string} neuron its id
 * @returns {number | null}
 */
export function cellIn(sample, part, neuron) {
  const cells = sample[part];
  return cells && Object.hasOwn(cells, neuron) ? cells[neuron] : null;
}

/**
 * A neuron's value in every sample, in order.
 * @param {Document} document
 * @param {Part} part
 * @param {string} neuron its id
 */
export function columnOf(document, part, neuron) {
  return samplesOf(document).map((_, sample) => cellOf(document, sample, part, neuron));
}

/**
 * The part of a sample that holds a neuron's value; a hidden neuron has none.
 * @param {Neuron["role"]} role
 * @returns {Part | null}
 */
export function partOf(role) {
  if (role === "hidden") return null;
  return role === "input" ? "inputs" : "targets";
}

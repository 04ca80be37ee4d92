/**
 * The verbs that change the samples of a document: their values, how many there are, in which order. Each is one diff,
 * so that one undo takes it back. Must not know how samples are shown.
 *
 * @import { Diff, Document, Neuron, Sample } from "../../protocol/messages.js"
 * @import { Desk } from "./desk.js"
 * @import { Part } from "../document/reading.js"
 *
 * @typedef {{ part: Part, neuron: string }} Column one value of each sample
 */

import { MAX_SAMPLES } from "../../protocol/document.js";
import { neuronName, samplesOf, targetName } from "../document/reading.js";
import { Impossible } from "../document/refusal.js";
import { sampleId } from "../document/sample_list.js";
import { checkNumber, existing } from "./desk.js";

/** The columns that somebody sets: the inputs, then the targets, in the order of the document. @param {Document} document @returns {Column[]} */
export const columnsOf = ({ neurons }) => [
  ...neurons.filter(({ role }) => role === "input").map(({ id }) => column("inputs", id)),
  ...neurons.filter(({ role }) => role === "output").map(({ id }) => column("targets", id)),
];

/** @param {Desk} desk */
export function sampleVerbs(desk) {
  const samples = () => samplesOf(desk.document());
  return {
    /** Puts a sample of zeros at a position. @param {number} at */
    addSample(at) {
      checkRoom(samples().length + 1);
      desk.commit([{ op: "add_sample", at, ...zeros(desk.document()) }]);
    },

    /** Puts a sample of these values behind all others; what is not given is 0. @param {Pick<Sample, "inputs" | "targets">} values */
    appendSample({ inputs, targets }) {
      const count = samples().length;
      checkRoom(count + 1);
      const fresh = zeros(desk.document());
      const values = { inputs: { ...fresh.inputs, ...inputs }, targets: { ...fresh.targets, ...targets } };
      for (const [id, value] of Object.entries({ ...values.inputs, ...values.targets }))
        checkNumber(value, id);
      desk.commit([{ op: "add_sample", at: count, ...values }]);
    },

    /** Puts a copy of a sample behind it. @param {number} at */
    duplicateSample(at) {
      checkRoom(samples().length + 1);
      const { id: _, ...values } = sampleAt(desk, at);
      desk.commit([{ op: "add_sample", at: at + 1, ...values }]);
    },

    /** @param {number} at */
    removeSample(at) {
      sampleAt(desk, at);
      desk.commit([{ op: "remove_sample", id: sampleId(samples(), at) }]);
    },

    /** Puts a sample to another position; it stays the same sample. @param {number} at @param {number} to */
    moveSample(at, to) {
      const { id: _, ...values } = sampleAt(desk, at);
      const id = sampleId(samples(), at);
      const last = samples().length - 1;
      if (to < 0 || to > last || to === at) return;
      desk.commit([
        { op: "remove_sample", id },
        { op: "add_sample", at: to, id, ...values },
      ]);
    },

    /** Sets one value of a sample; null takes it away. @param {number} at @param {Column} column @param {number | null} value @param {string} [gesture] */
    setCell(at, { part, neuron }, value, gesture) {
      sampleAt(desk, at);
      if (value !== null) checkNumber(value, columnName(existing(desk.index().neurons, neuron), part));
      desk.commit([{ op: "cell", part, sample: sampleId(samples(), at), neuron, value }], gesture);
    },

    /**
     * Puts a block of numbers from a sample and a column on, over what is there; samples are added where there are too
     * few. Throws Impossible paste_too_wide or too_many_samples.
     * @param {number} at @param {number} from the position of its first column @param {readonly (readonly number[])[]} lines
     */
    pasteCells(at, from, lines) {
      const columns = columnsOf(desk.document()).slice(from);
      const widest = Math.max(0, ...lines.map((line) => line.length));
      if (widest > columns.length)
        throw new Impossible("paste_too_wide", { columns: widest, room: columns.length });
      const before = samples();
      checkRoom(Math.max(before.length, at + lines.length));
      for (const number of lines.flat()) checkNumber(number, "");
      const fresh = zeros(desk.document());
      desk.commit(
        lines.flatMap((line, i) =>
          at + i < before.length
            ? cellsOf(sampleId(before, at + i), columns, line)
            : [added(at + i, fresh, columns, line)],
        ),
      );
    },
  };
}

/** @param {Part} part @param {string} neuron @returns {Column} */
const column = (part, neuron) => ({ part, neuron });

/** @param {Neuron} neuron @param {Part} part */
export const columnName = (neuron, part) => (part === "inputs" ? neuronName(neuron) : targetName(neuron));

/** @param {number} count */
function checkRoom(count) {
  if (count > MAX_SAMPLES) throw new Impossible("too_many_samples", { most: MAX_SAMPLES });
}

/** @param {Desk} desk @param {number} at */
function sampleAt(desk, at) {
  const found = samplesOf(desk.document())[at];
  if (found === undefined) throw new Impossible("no_such_record", { id: `sample ${at + 1}` });
  return found;
}

/** Every value 0. @param {Document} document */
function zeros(document) {
  const of = (/** @type {Part} */ part) =>
    Object.fromEntries(
      columnsOf(document)
        .filter((each) => each.part === part)
        .map(({ neuron }) => [neuron, 0]),
    );
  return { inputs: of("inputs"), targets: of("targets") };
}

/** @param {number} sample @param {readonly Column[]} columns @param {readonly number[]} line @returns {Diff} */
const cellsOf = (sample, columns, line) =>
  line.map((value, i) => ({ op: "cell", part: columns[i].part, sample, neuron: columns[i].neuron, value }));

/** @param {number} at @param {ReturnType<typeof zeros>} fresh @param {readonly Column[]} columns @param {readonly number[]} line @returns {Diff[number]} */
function added(at, fresh, columns, line) {
  const values = { inputs: { ...fresh.inputs }, targets: { ...fresh.targets } };
  for (const [i, value] of line.entries()) values[columns[i].part][columns[i].neuron] = value;
  return { op: "add_sample", at, ...values };
}

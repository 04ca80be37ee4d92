/**
 * Changes to a document as values, each with an inverse; the twin of document/diff.py on the server. A diff is
 * applied whole or not at all. Must not know who made it, nor what a valid network is.
 *
 * @import { Diff, Document, Sample } from "../../protocol/messages.js"
 * @import { Kind, Split } from "./reading.js"
 */

import { deepFreeze } from "../../lib/freeze.js";
import { RECORD_DEFAULTS, SETTINGS_DEFAULTS, SPLITS } from "../../protocol/document.js";
import { former, without, withoutEmpty } from "./defaults.js";
import { ListDraft } from "./draft.js";
import { bySplit, cellIn, samplesOf, splitOf } from "./reading.js";
import { Impossible } from "./refusal.js";
import { SampleList } from "./sample_list.js";

export { scope } from "./scope.js";
export { squash } from "./squash.js";

/** @typedef {Diff[number]} Operation */

/**
 * Applies a diff. Throws Impossible (no_such_record, bad_position, duplicate_id) and changes nothing.
 * @param {Document} document
 * @param {Diff} diff
 * @returns {{ document: Document, inverse: Diff }} the new document, frozen, and what leads back
 */
export function applyDiff(document, diff) {
  const draft = new Draft(document);
  const inverse = diff.map((operation) => invertedStep(draft, operation));
  return { document: draft.finish(), inverse: deepFreeze(inverse.reverse()) };
}

class Draft {
  /** @param {Document} document */
  constructor(document) {
    this.document = document;
    /** @type {Record<Kind, ListDraft<any>>} */
    this.lists = {
      neurons: new ListDraft(document.neurons),
      edges: new ListDraft(document.edges),
      parameters: new ListDraft(document.parameters),
    };
    this.samples = new SampleList(samplesOf(document));
  }

  /** @param {Partial<Document>} fields */
  set(fields) {
    this.document = without({ ...this.document, ...fields }, SETTINGS_DEFAULTS);
  }

  finish() {
    const { neurons, edges, parameters } = this.lists;
    if (this.samples.items !== samplesOf(this.document)) this.set({ samples: this.samples.finish() });
    return deepFreeze({
      ...this.document,
      neurons: neurons.finish(),
      edges: edges.finish(),
      parameters: parameters.finish(),
    });
  }
}

/**
 * Does one operation; returns the one that undoes it.
 * @param {Draft} draft
 * @param {Operation} operation
 * @returns {Operation}
 */
function invertedStep(draft, operation) {
  switch (operation.op) {
    case "add":
      return add(draft, operation);
    case "remove":
      return remove(draft, operation);
    case "change":
      return change(draft, operation);
    case "add_sample":
      return addSample(draft, operation);
    case "remove_sample":
      return removeSample(draft, operation.id);
    case "cell":
      return setCell(draft, operation);
    case "column":
      return setColumn(draft, operation);
    case "divide":
      return divide(draft, operation);
    case "settings":
      return setSettings(draft, operation.fields);
  }
}

/**
 * @param {Draft} draft
 * @param {Extract<Operation, { op: "add" }>} operation
 * @returns {Operation}
 */
function add(draft, { kind, at, record }) {
  draft.lists[kind].insert(at, deepFreeze(without(record, RECORD_DEFAULTS[kind])));
  return { op: "remove", kind, id: record.id };
}

/**
 * @param {Draft} draft
 * @param {Extract<Operation, { op: "remove" }>} operation
 * @returns {Operation}
 */
function remove(draft, { kind, id }) {
  const list = draft.lists[kind];
  const at = list.find(id);
  const record = list.records[at];
  list.removeAt(at);
  return { op: "add", kind, at, record };
}

/**
 * @param {Draft} draft
 * @param {Extract<Operation, { op: "change" }>} operation
 * @returns {Operation}
 */
function change(draft, { kind, id, fields }) {
  const list = draft.lists[kind];
  const position = list.find(id);
  const record = list.records[position];
  list.replace(position, deepFreeze(without({ ...record, ...fields }, RECORD_DEFAULTS[kind])));
  return { op: "change", kind, id, fields: former(record, fields, RECORD_DEFAULTS[kind]) };
}

/**
 * @param {Draft} draft
 * @param {Extract<Operation, { op: "add_sample" }>} operation
 * @returns {Operation}
 */
function addSample(draft, { at, id = null, inputs, targets, split }) {
  const sample = withoutEmpty({ inputs, targets, split });
  return { op: "remove_sample", id: draft.samples.insert(at, id, sample) };
}

/**
 * @param {Draft} draft
 * @param {number} id
 * @returns {Operation}
 */
function removeSample(draft, id) {
  const at = draft.samples.find(id);
  const { inputs = {}, targets = {}, split } = draft.samples.items[at];
  draft.samples.removeAt(at);
  return { op: "add_sample", at, id, inputs, targets, ...(split && { split }) };
}

/**
 * @param {Draft} draft
 * @param {Extract<Operation, { op: "cell" }>} operation
 * @returns {Operation}
 */
function setCell(draft, { part, sample, neuron, value }) {
  const at = draft.samples.find(sample);
  const before = draft.samples.items[at];
  draft.samples.replace(at, withCell(before, part, neuron, value));
  return { op: "cell", part, sample, neuron, value: cellIn(before, part, neuron) };
}

/**
 * @param {Draft} draft
 * @param {Extract<Operation, { op: "column" }>} operation
 * @returns {Operation}
 */
function setColumn(draft, { part, neuron, values }) {
  const { items } = draft.samples;
  if (values.length !== items.length) throw new Impossible("bad_position", { at: String(values.length) });
  draft.samples.replaceAll(items.map((sample, at) => withCell(sample, part, neuron, values[at])));
  return { op: "column", part, neuron, values: items.map((sample) => cellIn(sample, part, neuron)) };
}

/**
 * @param {Draft} draft
 * @param {Extract<Operation, { op: "divide" }>} operation
 * @returns {Operation}
 */
function divide(draft, operation) {
  /** @type {Map<number, Split>} */
  const wanted = new Map(SPLITS.flatMap((split) => (operation[split] ?? []).map((id) => [id, split])));
  const places = draft.samples.findAll(wanted.keys());
  const before = places.map(([id, at]) => /** @type {const} */ ([id, splitOf(draft.samples.items[at])]));
  for (const [id, at] of places)
    draft.samples.replace(at, withoutEmpty({ ...draft.samples.items[at], split: wanted.get(id) }));
  return { op: "divide", ...bySplit(before) };
}

/**
 * @param {Draft} draft
 * @param {Readonly<Record<string, any>>} fields
 * @returns {Operation}
 */
function setSettings(draft, fields) {
  const inverse = former(draft.document, fields, SETTINGS_DEFAULTS);
  draft.set(fields);
  return { op: "settings", fields: inverse };
}

/**
 * A sample with one value set, or (null) taken away.
 * @param {Sample} sample
 * @param {"inputs" | "targets"} part
 * @param {string} neuron
 * @param {number | null} value
 */
function withCell(sample, part, neuron, value) {
  const { [neuron]: _, ...others } = sample[part] ?? {};
  return withoutEmpty({ ...sample, [part]: value === null ? others : { ...sample[part], [neuron]: value } });
}

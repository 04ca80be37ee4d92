// What the panels read of the model at one moment: the document by id, the plan, every number that may be printed. It
// only reads. Rules and descriptions use its terms. Must not know who reads.

import { NO_OPERATIONS } from "../../model/page/people.js";
import { DECADES } from "../../model/page/view.js";
import { quantities } from "../../model/run/quantities.js";

/**
 * @import { CountedOff, Document, Operations, Updated } from "../../protocol/messages.js"
 * @import { Index } from "../../model/document/indexing.js"
 * @import { Model } from "../../model/model.js"
 * @import { PlanView } from "../../model/run/plan.js"
 *
 * @typedef {object} Facts
 * @property {Document} document
 * @property {Index} index
 * @property {PlanView | null} plan the micro-steps of the document as it stands, if it can run
 * @property {ReturnType<typeof quantities>} read every number that may be printed
 * @property {Operations} operations
 * @property {number} shown how many micro-steps may be printed
 * @property {number} iteration the one whose numbers these are, counted from 1
 * @property {number} turn the place of the sample in the batch whose numbers these are, counted from 0
 * @property {number} turns how many samples the batch has
 * @property {number | undefined} decades how many the scale of the marks spans, if it is logarithmic
 * @property {Updated | null} update the numbers between the gradient and the update that is shown
 * @property {CountedOff | null} off for how many samples the neuron of the step is off, where it is off for this one
 */

/**
 * Null until the first document has arrived.
 * @param {Model} model @param {number} shown @returns {Facts | null}
 */
export function facts(model, shown) {
  const document = model.store.document.value;
  if (document === null) return null;
  return {
    document,
    index: model.store.index.value,
    plan: model.plan.current.value,
    read: quantities(model, shown),
    operations: model.people.operations.value ?? NO_OPERATIONS,
    shown,
    iteration: model.numbers.iteration,
    turn: model.numbers.turn,
    turns: model.cursor.state.value?.turns ?? 1,
    decades: DECADES[model.view.scale.value],
    update: model.updates.numbers.value,
    off: model.offCounts.numbers.value,
  };
}

/** @param {Facts} facts @param {string} id */
export const neuronName = (facts, id) => facts.index.neurons.get(id)?.name ?? id;

/** @param {Facts} facts @param {string} id */
export const parameterName = (facts, id) => facts.index.parameters.get(id)?.name ?? id;

/** @param {Facts} facts @param {string} id */
export const targetName = (facts, id) =>
  facts.index.neurons.get(id)?.target_name ?? `t_${neuronName(facts, id)}`;

/** @param {Facts} facts @param {string} id */
export const incoming = (facts, id) => facts.index.incoming.get(id) ?? [];

/** @param {Facts} facts @param {string} id */
export const outgoing = (facts, id) => facts.index.outgoing.get(id) ?? [];

/** How many edges and biases use a parameter. @param {Facts} facts @param {string} id */
export function useCount(facts, id) {
  const uses = facts.index.uses.get(id);
  return uses === undefined ? 0 : uses.edges.length + uses.biases.length;
}

/** The row of an activation, if the server knows the word. @param {Facts} facts @param {string | null | undefined} word */
export const activationRow = (facts, word) => facts.operations.activations.find(({ name }) => name === word);

/** The row of the document's loss, if the server knows it. @param {Facts} facts */
export function lossRow({ operations, document, index }) {
  const row = operations.losses.find(({ name }) => name === document.loss);
  if (row === undefined || index.notation.error === "output_first") return row;
  const [value, derivative, delta] = row.target_first;
  return { ...row, value, derivative, delta };
}

/**
 * Keyboard commands for questions: which quantity a question is about, where its gradient comes from, whether
 * an equation is right, and how to close the question. Must not know what a question shows.
 *
 * @import { Model } from "../../model/model.js"
 */

import { quantityOf } from "../../model/asking/asked.js";
import { splitKey } from "../../model/page/view.js";

/**
 * What the id of a step of this kind names: edges or parameters.
 * @type {Readonly<Record<string, "edges" | "parameters">>}
 */
const OF_PARAMETERS = {
  grad_weight: "edges",
  parameter_grad: "parameters",
  combine: "parameters",
  update: "parameters",
};

/** Asks where the gradient of the quantity from `meant` comes from. @param {Model} model */
export function askWhere(model) {
  const about = meant(model);
  if (about !== null) model.questions.ask("paths", about);
}

/** Opens a field for an equation about the quantity from `meant`. @param {Model} model */
export function askCheck(model) {
  const about = meant(model);
  if (about !== null) model.questions.ask("check", about);
}

/** Closes the open question. Returns whether there was one. @param {Model} model */
export function closeQuestion({ questions }) {
  const busy = questions.open.peek() !== null;
  if (busy) questions.close();
  return busy;
}

/**
 * The quantity that a key press is about. The first of these that exists is taken: the selected, pointed or
 * focused quantity; the subject of the open question; outside the projector, whose questions go along with the
 * steps, that of the last question; the quantity that the tour has marked; the quantity that the current step
 * computes; the first weight. null in an empty drawing.
 * @param {Model} model
 * @returns {string | null} a quantity
 */
export function meant(model) {
  const { questions, store, view } = model;
  const index = store.index.peek();
  const pointed = [...view.selection.peek(), view.hover.peek(), view.focus.peek()];
  for (const key of pointed) {
    const quantity = key === null ? null : quantityOf(index, key);
    if (quantity !== null) return quantity;
  }
  const asked = questions.open.peek()?.about || (view.projector.peek() ? "" : questions.last());
  return asked || view.marked.peek() || atStep(model) || firstWeight(model);
}

/**
 * The parameter whose gradient the latest micro-step computes, otherwise the neuron of the current step.
 * @param {Model} model
 */
function atStep({ cursor, plan, store }) {
  const steps = plan.current.peek();
  const done = cursor.state.peek()?.step ?? 0;
  if (steps === null || done === 0 || done > steps.stepCount) return null;
  const kind = OF_PARAMETERS[steps.kindOf(done - 1)];
  const id = steps.idOf(done - 1);
  if (kind === "parameters") return `parameter:${id}`;
  if (kind === "edges") return quantityOf(store.index.peek(), `edge:${id}`);
  const neuron = steps.neuronOf(steps.groupOf(done - 1));
  return neuron === null ? null : `neuron:${neuron}`;
}

/** @param {Model} model */
function firstWeight({ store }) {
  const weight = store.document.peek()?.edges[0]?.weight;
  return weight === undefined ? null : `parameter:${weight}`;
}

/**
 * The knob that an open experiment turns, if the key names that knob. Turning it does not edit the document.
 * @param {Model} model
 * @param {string} key
 */
export function experimentKnob({ questions, store }, key) {
  const question = questions.open.peek();
  const index = store.index.peek();
  const isKnob = ["knob", "bias"].includes(splitKey(key).kind);
  if (question?.kind !== "turn" || !isKnob || quantityOf(index, key) !== question.about) return null;
  const authored = index.parameters.get(splitKey(question.about).id)?.value ?? 0;
  const present = questions.turned.peek()?.present ?? authored;
  return {
    value: questions.turn.peek().value ?? present,
    set: (/** @type {number} */ value) => questions.turnTo(value),
  };
}

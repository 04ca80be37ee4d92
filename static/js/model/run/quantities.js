/**
 * Every number that can be shown, with how far it can be trusted: not computed yet ("none"), older than
 * the last edit ("stale"), or of the document as it is ("current"). A number not computed is NaN, never 0.
 * Must not know how the three look.
 *
 * @import { Model } from "../model.js"
 * @import { StepKind } from "./plan.js"
 *
 * @typedef {object} Quantity
 * @property {"none" | "stale" | "current"} state
 * @property {number} value NaN where the state is "none"
 * @property {boolean} [asked] true of a number that is asked for and shown after the next press
 * @property {number} [was] what it was before a parameter was turned
 *
 * @typedef {Quantity & { before?: number }} ParameterQuantity `before` once the update has landed
 */

import { resultsOf } from "../asking/experiment.js";
import { cellOf } from "../document/reading.js";

/** @type {Quantity} */
const NONE = Object.freeze({ state: "none", value: Number.NaN });

/** @type {Quantity} */
const ASKED = Object.freeze({ state: "none", value: Number.NaN, asked: true });

/** @param {number | null | undefined} value @returns {Quantity} */
const authored = (value) => (value === null || value === undefined ? NONE : { state: "current", value });

/**
 * How to read the numbers as they are at one moment. A call within a computed signal subscribes it to changes. Ids
 * that do not exist have no numbers.
 * @param {Model} model
 * @param {number} shown the number of leading micro-steps whose values may be shown
 */
export function quantities(model, shown) {
  const { numbers } = model;
  const document = model.store.document.value;
  const index = model.store.index.value;
  const plan = model.plan.last.value;
  const runs = model.plan.current.value !== null;
  const start = model.cursor.state.value?.start;
  const changing = model.staleness.changing.value;
  const state = model.staleness.stale.value || !runs ? "stale" : "current";
  const landed = numbers.version.value < 0 ? 0 : runs ? Math.min(shown, numbers.have) : numbers.held;
  const question = model.asking.asked.value;
  const turned = model.experiment.value;
  const results = resultsOf(model);
  const asked = question === null ? -1 : (plan?.stepOf(question.kind, question.id) ?? -1);

  /** @param {StepKind} kind @param {string} [id] @returns {Quantity} */
  const step = (kind, id) => {
    const at = plan?.stepOf(kind, id) ?? -1;
    if (at >= 0 && at < landed)
      return { state: turned && at >= turned.steps.length ? "stale" : state, value: results.at(at) };
    return at >= 0 && at === asked ? ASKED : NONE;
  };
  /** @param {Quantity} first @param {() => Quantity} second */
  const or = (first, second) => (first === NONE ? second() : first);

  /** @param {string} id @returns {Quantity} */
  const atStart = (id) => {
    if (turned?.parameter === id) return { state, value: turned.value };
    const value = numbers.parameter(plan?.parameterPosition(id) ?? -1);
    const ofRun =
      runs && value !== undefined && start !== undefined && numbers.iteration !== start && !changing.has(id);
    return ofRun ? { state, value } : authored(index.parameters.get(id)?.value);
  };
  /** @param {string} id @returns {Quantity} */
  const onlyUse = (id) => {
    const uses = index.uses.get(id);
    if (uses === undefined || uses.edges.length + uses.biases.length !== 1) return NONE;
    const [edge] = uses.edges;
    return edge ? step("grad_weight", edge.id) : step("grad_z", uses.biases[0].id);
  };
  /** @param {"inputs" | "targets"} part @param {string} id */
  const cell = (part, id) =>
    document === null ? NONE : authored(cellOf(document, numbers.sample, part, id));

  return {
    /** @param {string} neuron */
    a: (neuron) => or(step("activation", neuron), () => step("input", neuron)),
    /** @param {string} neuron */
    z: (neuron) => step("sum", neuron),
    /** ∂L/∂a: the sum of what meets there. @param {string} neuron */
    gradA: (neuron) =>
      (plan?.stepOf("grad_sum", neuron) ?? -1) >= 0 ? step("grad_sum", neuron) : step("grad_a", neuron),
    /** @param {string} neuron */
    gradZ: (neuron) => step("grad_z", neuron),
    /** @param {string} edge */
    term: (edge) => step("term", edge),
    /** @param {string} edge */
    contribution: (edge) => step("contribution", edge),
    /** @param {string} edge */
    weightGradient: (edge) => step("grad_weight", edge),
    /** What a parameter is at this moment of the run. @param {string} id @returns {ParameterQuantity} */
    parameter(id) {
      const before = atStart(id);
      // Numbers at a turned parameter are those of the parameters before the update.
      const updated = !runs || turned || changing.has(id) ? NONE : step("update", id);
      if (updated.state === "none") return updated.asked ? { ...before, asked: true } : before;
      return { ...updated, before: before.value };
    },
    /** Known before the last step where the parameter is used in one place only. @param {string} id */
    parameterGradient: (id) => or(step("parameter_grad", id), () => onlyUse(id)),
    /** The gradient of the whole batch, where there is one. @param {string} id */
    combinedGradient: (id) => step("combine", id),
    /** @param {string} neuron */
    outputLoss: (neuron) => step("output_loss", neuron),
    /** @returns {Quantity} */
    loss: () => (turned ? { ...step("loss"), was: turned.loss } : step("loss")),
    /** @param {string} neuron */
    input: (neuron) => cell("inputs", neuron),
    /** @param {string} neuron */
    target: (neuron) => cell("targets", neuron),
  };
}

/** @typedef {ReturnType<typeof quantities>} Quantities */

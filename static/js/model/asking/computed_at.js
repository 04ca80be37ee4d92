/**
 * Where in an iteration quantities are computed: after how many micro-steps, counted to the end of a neuron's turn. Pure.
 *
 * @import { Index } from "../document/indexing.js"
 * @import { PlanView, StepKind } from "../run/plan.js"
 * @import { Needed } from "./named.js"
 */

import { splitKey } from "../page/view.js";

/** @type {Readonly<Record<string, StepKind[]>>} */
const VALUES = {
  neuron: ["activation", "input"],
  pre: ["sum"],
  // A part of the loss is shown with the loss.
  ...{ loss: ["loss"], output_loss: ["loss"], target: ["loss"] },
};
/** @type {Readonly<Record<string, StepKind[]>>} */
const GRADIENTS = { neuron: ["grad_sum", "grad_a", "grad_z"], pre: ["grad_z"], target: ["loss"] };

/** @param {PlanView} plan @param {Index} index @param {readonly Needed[]} needed @returns {number} 0 for what is given */
export function computedAt(plan, index, needed) {
  const steps = needed.flatMap(({ about, gradient }) => stepsOf(plan, index, about, gradient));
  const last = Math.max(-1, ...steps);
  return last < 0 ? 0 : plan.groupStarts[plan.groupOf(last) + 1];
}

/** @param {PlanView} plan @param {Index} index @param {string} about @param {boolean} gradient */
function stepsOf(plan, index, about, gradient) {
  const { kind, id } = splitKey(about);
  if (kind === "parameter") return gradient ? parameterSteps(plan, index, id) : [];
  const kinds = (gradient ? GRADIENTS : VALUES)[kind] ?? [];
  return kinds.map((each) => plan.stepOf(each, kind === "target" ? "" : id));
}

/** Each use has its own turn. @param {PlanView} plan @param {Index} index @param {string} id */
function parameterSteps(plan, index, id) {
  const { edges = [], biases = [] } = index.uses.get(id) ?? {};
  return [
    ...edges.map((edge) => plan.stepOf("grad_weight", edge.id)),
    ...biases.map((neuron) => plan.stepOf("grad_z", neuron.id)),
  ];
}

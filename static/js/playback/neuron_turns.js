/**
 * A chosen neuron's turns in a pass. Pure; must not know how one chooses.
 *
 * @import { PlanView } from "../model/run/plan.js"
 */

/**
 * The numbers of micro-steps at which a neuron's forward and backward turns are done; -1 where it has none. An
 * input's backward turn is that of the neuron at which its derivative is summed.
 * @param {PlanView} plan @param {string} neuron its id
 * @returns {{ forward: number, backward: number }}
 */
export function turnsOf(plan, neuron) {
  const groups = [...plan.groupNeurons.keys()].filter((group) => plan.neuronOf(group) === neuron);
  const own = (/** @type {string} */ phase) => groups.find((group) => plan.groupPhase(group) === phase) ?? -1;
  /** @param {number} group @param {"input" | "grad_sum"} kind */
  const end = (group, kind) => {
    const step = plan.stepOf(kind, neuron);
    const at = group < 0 && step >= 0 ? plan.groupOf(step) : group;
    return at < 0 ? -1 : plan.groupStarts[at + 1];
  };
  return { forward: end(own("forward"), "input"), backward: end(own("backward"), "grad_sum") };
}

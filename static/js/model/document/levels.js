/**
 * The level of each neuron: the number of edges on the longest path from an input. Neurons of one level do not depend
 * on one another, so their results can be shown at once. Pure; must not know who looks.
 *
 * @import { Index } from "./indexing.js"
 * @import { PlanView } from "../run/plan.js"
 */

/**
 * @param {PlanView} plan @param {Index} index of the document that the plan is of
 * @returns {ReadonlyMap<string, number>} by neuron id
 */
export function levelsOf(plan, index) {
  const levels = new Map();
  for (let step = 0; step < plan.stepCount; step += 1) {
    const kind = plan.kindOf(step);
    if (kind === "input") levels.set(plan.idOf(step), 0);
    else if (kind === "term") {
      const { source = "", target = "" } = index.edges.get(plan.idOf(step)) ?? {};
      levels.set(target, Math.max(levels.get(target) ?? 0, (levels.get(source) ?? 0) + 1));
    }
  }
  return levels;
}

/**
 * The same, looked for once for a plan: how to find a neuron's level.
 * @param {() => Index} index as it is now
 */
export function rememberLevels(index) {
  /** @type {{ plan: PlanView, levels: ReadonlyMap<string, number> } | null} */
  let known = null;
  return (/** @type {PlanView} */ plan) => {
    if (known?.plan !== plan) known = { plan, levels: levelsOf(plan, index()) };
    const { levels } = known;
    return (/** @type {string} */ neuron) => levels.get(neuron);
  };
}

/**
 * The level of each neuron: the number of edges on the longest path to it. Neurons of one level do not depend on one
 * another, so their results can be shown at once. It needs no plan, so an unfinished drawing has levels too. Pure; must
 * not know who looks.
 *
 * @import { Edge } from "../../protocol/messages.js"
 * @import { Index } from "./indexing.js"
 * @import { PlanView } from "../run/plan.js"
 *
 * @typedef {ReadonlyMap<string, number>} Levels by neuron id; a neuron without edges has none
 */

/** Looked for once for the edges of a document, which many drawings of it share. @type {WeakMap<readonly Edge[], Levels>} */
const known = new WeakMap();

/** @param {readonly Edge[]} edges without a cycle @returns {Levels} */
export function longestPaths(edges) {
  const found = known.get(edges) ?? findLevels(edges);
  known.set(edges, found);
  return found;
}

/** @param {readonly Edge[]} edges @returns {Levels} */
function findLevels(edges) {
  /** @type {Map<string, string[]>} */
  const after = new Map();
  const waiting = new Map();
  for (const { source, target } of edges) {
    const targets = after.get(source);
    if (targets) targets.push(target);
    else after.set(source, [target]);
    waiting.set(target, (waiting.get(target) ?? 0) + 1);
  }
  const ready = [...after.keys()].filter((id) => !waiting.has(id));
  const levels = new Map(ready.map((id) => [id, 0]));
  for (const id of ready)
    for (const target of after.get(id) ?? []) {
      levels.set(target, Math.max(levels.get(target) ?? 0, (levels.get(id) ?? 0) + 1));
      waiting.set(target, waiting.get(target) - 1);
      if (waiting.get(target) === 0) ready.push(target);
    }
  return levels;
}

/** @param {Index} index of a document @returns {Levels} */
export const levelsOf = (index) => longestPaths([...index.edges.values()]);

/**
 * The same, looked for once for a plan: how to find a neuron's level.
 * @param {() => Index} index as it is now
 */
export function rememberLevels(index) {
  /** @type {{ plan: PlanView, levels: Levels } | null} */
  let last = null;
  return (/** @type {PlanView} */ plan) => {
    if (last?.plan !== plan) last = { plan, levels: levelsOf(index()) };
    const { levels } = last;
    return (/** @type {string} */ neuron) => levels.get(neuron);
  };
}

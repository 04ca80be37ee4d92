/**
 * Paths in the drawing. Iterative, since a drawn chain can be longer than the call stack is deep. Must not
 * know what flows along the edges.
 *
 * @import { Index } from "./indexing.js"
 */

import { edgesOf } from "./indexing.js";

/**
 * A shortest path along the edges, as the ids of its neurons, both ends included; null if there is none.
 * @param {Index} index
 * @param {string} from
 * @param {string} to
 * @returns {string[] | null}
 */
function pathBetween(index, from, to) {
  /** @type {Map<string, string | null>} */
  const cameFrom = new Map([[from, null]]);
  const queue = [from];
  for (const neuron of queue) {
    if (neuron === to) return backTo(cameFrom, to);
    for (const { target } of edgesOf(index.outgoing, neuron)) {
      if (cameFrom.has(target)) continue;
      cameFrom.set(target, neuron);
      queue.push(target);
    }
  }
  return null;
}

/**
 * The cycle that an edge would close, from its target round to its target; null if it would close none.
 * @param {Index} index
 * @param {string} source
 * @param {string} target
 */
export function cycleWith(index, source, target) {
  const path = pathBetween(index, target, source);
  return path && [...path, target];
}

/**
 * @param {ReadonlyMap<string, string | null>} cameFrom
 * @param {string} end
 */
function backTo(cameFrom, end) {
  const path = [];
  for (let at = /** @type {string | null} */ (end); at !== null; at = cameFrom.get(at) ?? null) path.push(at);
  return path.reverse();
}

// Whether a drawing has layers: the neurons of each level stand together, in columns or in rows, one level behind the
// other. Pure; must not know what is shown of a layer.

import { longestPaths } from "../../model/document/levels.js";

/** @import { Document, Neuron } from "../../protocol/messages.js" */

/** Looked for once for the neurons and edges of a document. @type {WeakMap<readonly Neuron[], { edges: unknown, layered: boolean }>} */
const known = new WeakMap();

/** @param {Pick<Document, "neurons" | "edges">} document @returns {boolean} */
export function isLayered({ neurons, edges }) {
  const last = known.get(neurons);
  if (last?.edges === edges) return last.layered;
  const layered = look(neurons, longestPaths(edges));
  known.set(neurons, { edges, layered });
  return layered;
}

/** @param {readonly Neuron[]} neurons @param {ReadonlyMap<string, number>} levels */
function look(neurons, levels) {
  /** @type {Neuron[][]} */
  const layers = [];
  for (const neuron of neurons) {
    const level = levels.get(neuron.id);
    if (level === undefined) continue;
    layers[level] ??= [];
    layers[level].push(neuron);
  }
  if (layers.length < 2) return false;
  return (
    isInOrder(layers.map((layer) => layer.map(({ x = 0 }) => x))) ||
    isInOrder(layers.map((layer) => layer.map(({ y = 0 }) => y)))
  );
}

/** Whether each layer lies wholly behind the one before, in one direction. @param {readonly number[][]} layers */
function isInOrder(layers) {
  const ends = layers.map((places) => [Math.min(...places), Math.max(...places)]);
  const along = (/** @type {readonly number[]} */ one, /** @type {readonly number[]} */ next) =>
    one[1] < next[0];
  const pairs = ends.slice(1).map((next, at) => /** @type {const} */ ([ends[at], next]));
  return pairs.every(([one, next]) => along(one, next)) || pairs.every(([one, next]) => along(next, one));
}

/**
 * The first neuron of a neuron's layer, by which the whole layer is asked for.
 * @param {Pick<Document, "neurons" | "edges">} document @param {string} neuron
 */
export function firstOfLayer({ neurons, edges }, neuron) {
  const levels = longestPaths(edges);
  const level = levels.get(neuron);
  const first = neurons.find(({ id, role }) => role !== "input" && levels.get(id) === level);
  return level === undefined ? neuron : (first?.id ?? neuron);
}

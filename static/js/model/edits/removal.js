/**
 * Diffs that remove things. A reference is removed before its target, and each list from its end to its beginning, so
 * that the inverse puts everything back in its place. Must not know why things are removed.
 *
 * @import { Diff, Document } from "../../protocol/messages.js"
 * @import { Operation } from "../document/diff.js"
 * @import { Index } from "../document/indexing.js"
 * @import { Kind } from "../document/reading.js"
 */

import { edgesOf } from "../document/indexing.js";
import { columnOf, partOf, samplesOf } from "../document/reading.js";

/**
 * Without these neurons and edges, without what hangs on them, and without parameters that only they used.
 * @param {Document} document
 * @param {Index} index
 * @param {ReadonlySet<string>} neurons
 * @param {ReadonlySet<string>} edges
 * @returns {Diff}
 */
export function removing(document, index, neurons, edges) {
  const touching = [...neurons].flatMap((id) => [
    ...edgesOf(index.incoming, id),
    ...edgesOf(index.outgoing, id),
  ]);
  const allEdges = new Set([...edges, ...touching.map((edge) => edge.id)]);
  const [removedEdges, parameters] = unusedWithout(document, index, allEdges, neurons);
  const columns = [...neurons].flatMap((id) => emptyColumn(document, index, id));
  return [...removedEdges, ...columns, ...removals(index, "neurons", neurons), ...parameters];
}

/**
 * The operations that remove edges, and those that remove the parameters which nothing uses then.
 * @param {Document} document
 * @param {Index} index
 * @param {ReadonlySet<string>} edges
 * @param {ReadonlySet<string>} withoutBias neurons whose bias goes too
 * @returns {[edges: Operation[], parameters: Operation[]]}
 */
export function unusedWithout(document, index, edges, withoutBias) {
  const used = new Set([
    ...document.edges.filter((edge) => !edges.has(edge.id)).map((edge) => edge.weight),
    ...document.neurons.filter((neuron) => !withoutBias.has(neuron.id)).map((neuron) => neuron.bias),
  ]);
  const touched = [
    ...[...edges].map((id) => index.edges.get(id)?.weight),
    ...[...withoutBias].map((id) => index.neurons.get(id)?.bias),
  ];
  const unused = new Set(touched.flatMap((id) => (id && !used.has(id) ? id : [])));
  return [removals(index, "edges", edges), removals(index, "parameters", unused)];
}

/**
 * @param {Index} index
 * @param {Kind} kind
 * @param {ReadonlySet<string>} ids
 * @returns {Operation[]}
 */
function removals(index, kind, ids) {
  const place = (/** @type {string} */ id) => index.position[kind].get(id) ?? 0;
  return [...ids].sort((one, other) => place(other) - place(one)).map((id) => ({ op: "remove", kind, id }));
}

/**
 * @param {Document} document
 * @param {Index} index
 * @param {string} id
 * @returns {Operation[]}
 */
function emptyColumn(document, index, id) {
  const part = partOf(index.neurons.get(id)?.role ?? "hidden");
  if (part === null || samplesOf(document).length === 0) return [];
  return [{ op: "column", part, neuron: id, values: columnOf(document, part, id).map(() => null) }];
}

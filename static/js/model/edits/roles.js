/**
 * What a neuron's role brings with it: an activation, values in the samples, edges that may lead to it. Must not know who
 * changes roles.
 *
 * @import { Diff, Document, Neuron } from "../../protocol/messages.js"
 * @import { Operation } from "../document/diff.js"
 * @import { Index } from "../document/indexing.js"
 */

import { edgesOf } from "../document/indexing.js";
import { columnOf, partOf, samplesOf } from "../document/reading.js";
import { unusedWithout } from "./removal.js";

const USUAL_ACTIVATION = "sigmoid";

/**
 * The activation of the nearest neuron of the same role, else the usual one.
 * @param {Document} document
 * @param {Neuron["role"]} role
 * @param {number} x
 * @param {number} y
 */
export function usualActivation(document, role, x, y) {
  let [best, nearest] = [USUAL_ACTIVATION, Infinity];
  for (const peer of document.neurons) {
    if (peer.role !== role || !peer.activation) continue;
    const distance = Math.hypot((peer.x ?? 0) - x, (peer.y ?? 0) - y);
    if (distance < nearest) [best, nearest] = [peer.activation, distance];
  }
  return best;
}

/**
 * The value 0 for new inputs and outputs in every sample, of which there is one at least.
 * @param {Document} document @param {readonly Pick<Neuron, "id" | "role">[]} neurons
 * @returns {Operation[]}
 */
export function zeroColumns(document, neurons) {
  const held = neurons.flatMap(({ id, role }) => {
    const part = partOf(role);
    return part === null ? [] : [{ id, part }];
  });
  const count = samplesOf(document).length;
  if (held.length === 0) return [];
  if (count > 0)
    return held.map(({ id, part }) => ({ op: "column", part, neuron: id, values: Array(count).fill(0) }));
  const zeros = (/** @type {"inputs" | "targets"} */ part) =>
    Object.fromEntries(held.filter((each) => each.part === part).map(({ id }) => [id, 0]));
  return [{ op: "add_sample", at: 0, inputs: zeros("inputs"), targets: zeros("targets") }];
}

/**
 * Gives neurons of other roles one role; what it cannot have goes.
 * @param {Document} document @param {Index} index @param {readonly Neuron[]} neurons @param {Neuron["role"]} role
 * @returns {Diff}
 */
export function changingRoles(document, index, neurons, role) {
  const sampled = samplesOf(document).length > 0;
  /** @type {Operation[]} */
  const columns = neurons.flatMap(({ id, role: former }) => {
    const part = partOf(former);
    if (part === null || !sampled) return [];
    return [{ op: "column", part, neuron: id, values: columnOf(document, part, id).map(() => null) }];
  });
  return [
    ...(role === "input" ? withoutComputing(document, index, neurons) : []),
    ...columns,
    ...neurons.map(
      (neuron) =>
        /** @type {Operation} */ ({
          op: "change",
          kind: "neurons",
          id: neuron.id,
          fields: fieldsOfRole(document, neuron, role),
        }),
    ),
    ...zeroColumns(
      document,
      neurons.map(({ id }) => ({ id, role })),
    ),
  ];
}

/**
 * Without the edges into neurons, their biases, and the parameters that only these used.
 * @param {Document} document @param {Index} index @param {readonly Neuron[]} neurons
 * @returns {Operation[]}
 */
function withoutComputing(document, index, neurons) {
  const edges = new Set(neurons.flatMap(({ id }) => edgesOf(index.incoming, id).map((edge) => edge.id)));
  /** @type {Operation[]} */
  const biases = neurons.flatMap(({ id, bias }) =>
    bias ? [{ op: "change", kind: "neurons", id, fields: { bias: null } }] : [],
  );
  const ids = new Set(neurons.map(({ id }) => id));
  const [removedEdges, parameters] = unusedWithout(document, index, edges, ids);
  return [...removedEdges, ...biases, ...parameters];
}

/** @param {Document} document @param {Neuron} neuron @param {Neuron["role"]} role */
function fieldsOfRole(document, neuron, role) {
  const { x = 0, y = 0 } = neuron;
  const activation = role === "input" ? null : (neuron.activation ?? usualActivation(document, role, x, y));
  return { role, activation, ...(neuron.role === "output" && { target_name: null }) };
}

/**
 * Drawings for tests: layered networks of sigmoids.
 *
 * @import { Document } from "../../../static/js/protocol/messages.js"
 */

import { FORMAT } from "../../../static/js/protocol/document.js";

const ROLES = /** @type {const} */ (["input", "hidden", "output"]);

/**
 * A layered network, every neuron of a layer joined to every one of the next; weights w1, w2, … by target.
 * @param {number[]} counts neurons per layer
 * @param {{ dx?: number, dy?: number }} [space]
 * @returns {Document}
 */
export function layered(counts, { dx = 280, dy = 300 } = {}) {
  const most = Math.max(...counts);
  const layers = counts.map((count, layer) => {
    const role = ROLES[layer === 0 ? 0 : layer === counts.length - 1 ? 2 : 1];
    return Array.from({ length: count }, (_, i) => {
      const id = `${role[0]}${role === "hidden" && layer > 1 ? `_${layer}` : ""}${i + 1}`;
      const place = { x: layer * dx, y: (i + (most - count) / 2) * dy };
      const own = role === "input" ? {} : { activation: "sigmoid", bias: `b${layer}` };
      return { id, role, ...place, ...own, ...(role === "output" ? { target_name: `t${i + 1}` } : {}) };
    });
  });
  const pairs = layers
    .slice(1)
    .flatMap((layer, i) => layer.flatMap((to) => layers[i].map((from) => [from.id, to.id])));
  const edges = pairs.map(([source, target], i) => ({
    id: `e${i + 1}`,
    source,
    target,
    weight: `w${i + 1}`,
  }));
  return {
    format: FORMAT,
    neurons: layers.flat(),
    edges,
    parameters: [
      ...edges.map(({ weight }, i) => ({ id: weight, value: 0.15 + 0.05 * (i % 9) })),
      ...counts.slice(1).map((_, i) => ({ id: `b${i + 1}`, value: [0.35, 0.6][i % 2], trainable: false })),
    ],
    loss: "half_squared_error",
    samples: [
      {
        inputs: Object.fromEntries(layers[0].map(({ id }, i) => [id, 0.05 * (i + 1)])),
        targets: Object.fromEntries(layers.at(-1)?.map(({ id }, i) => [id, i % 2 ? 0.99 : 0.01]) ?? []),
      },
    ],
  };
}

/** The worked example: i1, i2, h1, h2, o1, o2, with w1 to w8 from 0.15 to 0.55. @returns {Document} */
export function worked() {
  const document = layered([2, 2, 2]);
  const values = [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55];
  const parameters = document.parameters.map((each, i) => (i < 8 ? { ...each, value: values[i] } : each));
  return { ...document, parameters };
}

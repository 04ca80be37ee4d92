/**
 * What a question can be about: quantities by the keys of the wire ("parameter:w1", "neuron:h1", "pre:h1"),
 * what of the drawing stands for one, and which quantities are looked at along with it. Pure.
 *
 * @import { Index } from "../document/indexing.js"
 */

import { edgesOf } from "../document/indexing.js";
import { neuronName, parameterName, targetName } from "../document/reading.js";
import { splitKey } from "../page/view.js";

/** As many curves of weights, and of neurons on either side, as can be told apart. */
const MOST_CURVES = 3;

/**
 * The quantity that a mark on the drawing stands for; null where there is none to ask about.
 * @param {Index} index
 * @param {import("../page/view.js").EntityKey} key
 * @returns {string | null}
 */
export function quantityOf(index, key) {
  const { kind, id } = splitKey(key);
  /** @param {string | null | undefined} parameter */
  const parameter = (parameter) => (parameter ? `parameter:${parameter}` : null);
  switch (kind) {
    case "knob":
    case "edge":
      return parameter(index.edges.get(id)?.weight);
    case "bias":
      return parameter(index.neurons.get(id)?.bias);
    case "neuron":
    case "input":
    case "rim":
      return index.neurons.has(id) ? `neuron:${id}` : null;
    default:
      return null;
  }
}

/**
 * Whether the record of a quantity is there.
 * @param {Index} index
 * @param {string} quantity
 */
export function isThere(index, quantity) {
  const { kind, id } = splitKey(quantity);
  return kind === "parameter" ? index.parameters.has(id) : index.neurons.has(id);
}

/**
 * The neurons that a quantity acts on directly: those that use a parameter, or the neuron itself.
 * @param {Index} index
 * @param {string} quantity
 * @returns {readonly string[]} ids
 */
export function actsOn(index, quantity) {
  const { kind, id } = splitKey(quantity);
  if (kind !== "parameter") return index.neurons.has(id) ? [id] : [];
  const { edges = [], biases = [] } = index.uses.get(id) ?? {};
  return [...new Set([...edges.map((edge) => edge.target), ...biases.map((neuron) => neuron.id)])];
}

/**
 * What goes on around a quantity: itself, the weights it meets on its way to L, the neurons it passes.
 * @param {Index} index
 * @param {string} quantity
 * @returns {readonly string[]} quantities, itself first
 */
export function around(index, quantity) {
  const near = actsOn(index, quantity).slice(0, MOST_CURVES);
  const onward = near.flatMap((id) => edgesOf(index.outgoing, id)).slice(0, MOST_CURVES);
  const found = [
    quantity,
    ...onward.map((edge) => `parameter:${edge.weight}`),
    ...near.map((id) => `neuron:${id}`),
    ...onward.map((edge) => `neuron:${edge.target}`),
  ];
  return [...new Set(found)];
}

/** The name of a quantity, as equations write it; of what is gone its id. @param {Index} index @param {string} quantity */
export function nameOfQuantity(index, quantity) {
  const { kind, id } = splitKey(quantity);
  if (kind === "loss") return "L";
  if (kind === "parameter") {
    const parameter = index.parameters.get(id);
    return parameter ? parameterName(parameter) : id;
  }
  const neuron = index.neurons.get(id);
  if (!neuron) return id;
  if (kind === "target") return targetName(neuron);
  const name = neuronName(neuron);
  return kind === "pre"
    ? `${index.notation.pre_activation}_${name}`
    : kind === "output_loss"
      ? `L_${name}`
      : name;
}

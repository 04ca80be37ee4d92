/**
 * The factor that a tap on the drawing writes into an equation, such as do1/dh1, so that it continues the
 * chain that stands there. Plain text in the names of the document. Pure.
 *
 * @import { Index } from "../document/indexing.js"
 */

import { piecesOf } from "../../lib/equation/preview.js";
import { nameKey } from "../../lib/names.js";
import { edgesOf } from "../document/indexing.js";
import { neuronName } from "../document/reading.js";
import { splitKey } from "../page/view.js";
import { actsOn, nameOfQuantity } from "./asked.js";

/**
 * @param {Index} index
 * @param {import("../page/view.js").EntityKey} key what was tapped
 * @param {string} about the quantity that the equation is about; "" where it is not known
 * @param {string} before the text that the factor follows
 * @returns {string | null} null where what was tapped has no factor
 */
export function insertionFor(index, key, about, before) {
  const { kind, id } = splitKey(key);
  switch (kind) {
    case "edge":
    case "knob":
      return ofEdge(index, id, about);
    case "bias":
      return ofBias(index, id, about);
    case "loss":
      return ofLoss(index, about, before);
    case "target":
      return index.neurons.has(id) ? nameOfQuantity(index, `target:${id}`) : null;
    default:
      return index.neurons.has(id) ? ofNeuron(index, id, about, before) : null;
  }
}

/** The weight is asked about: its own use. Else one travels through neurons. @param {Index} index @param {string} id @param {string} about */
function ofEdge(index, id, about) {
  const edge = index.edges.get(id);
  if (!edge) return null;
  const own = about === `parameter:${edge.weight}`;
  return derivative(index, `neuron:${edge.target}`, own ? about : `neuron:${edge.source}`);
}

/** @param {Index} index @param {string} id @param {string} about */
function ofBias(index, id, about) {
  const bias = index.neurons.get(id)?.bias;
  if (!bias) return null;
  const key = `parameter:${bias}`;
  return about === key ? derivative(index, `neuron:${id}`, key) : nameOfQuantity(index, key);
}

/** @param {Index} index @param {string} about @param {string} before */
function ofLoss(index, about, before) {
  const last = splitKey(lastNumerator(index, about, before) ?? "").id;
  const output = index.neurons.get(last)?.role === "output" ? last : onlyOne(index.outputs)?.id;
  return output === undefined ? "L" : derivative(index, "loss", `neuron:${output}`);
}

/** @param {Index} index @param {string} id @param {string} about @param {string} before */
function ofNeuron(index, id, about, before) {
  const last = lastNumerator(index, about, before);
  if (last === null) return nameOfQuantity(index, `neuron:${id}`);
  const from = splitKey(last);
  const follows =
    from.kind === "parameter"
      ? actsOn(index, last).includes(id)
      : edgesOf(index.incoming, id).some((edge) => edge.source === from.id);
  return follows ? derivative(index, `neuron:${id}`, last) : nameOfQuantity(index, `neuron:${id}`);
}

/**
 * What the chain has come to: the numerator of the last factor, at the beginning of a term what is asked about.
 * @param {Index} index @param {string} about @param {string} before
 * @returns {string | null} a quantity
 */
function lastNumerator(index, about, before) {
  const pieces = piecesOf(before);
  const last = pieces.at(-1)?.sign === "·" ? pieces.at(-2) : pieces.at(-1);
  // A sign that does not multiply begins a term.
  if (last === undefined || !["", ")"].includes(last.sign)) return about === "" ? null : about;
  if (last.of === "") return null;
  for (const neuron of index.neurons.values()) {
    if (nameKey(neuronName(neuron)) === nameKey(last.of)) return `neuron:${neuron.id}`;
  }
  return null;
}

/** @param {Index} index @param {string} of @param {string} wrt quantities */
const derivative = (index, of, wrt) => `d${nameOfQuantity(index, of)}/d${nameOfQuantity(index, wrt)}`;

/** @template T @param {readonly T[]} list */
const onlyOne = (list) => (list.length === 1 ? list[0] : undefined);

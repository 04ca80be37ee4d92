/**
 * The factor that a tap on the drawing writes into an equation, such as do1/dh1, so that it continues the product that
 * stands there, upwards to L or down to what is asked about. Where nothing can follow, it says why. Plain text in the
 * names of the document. Pure.
 *
 * @import { Piece } from "../../lib/equation/preview.js"
 * @import { Index } from "../document/indexing.js"
 *
 * `text` is what is written; else the code of a sentence with its values.
 * @typedef {{ text: string } | { code: string, values: Record<string, string | string[]> }} Insertion
 *
 * The product in which the caret stands. `of`: the quantity that it has come to, at its beginning what is asked about.
 * `wrt`: what it has come down to. "" where that is not a name of the network. `free`: what it is made of does not tell
 * what may follow, such as numbers, names, a sum in parentheses.
 * @typedef {{ empty: boolean, free: boolean, of: string, wrt: string, last: string }} Product
 */

import { piecesOf } from "../../lib/equation/preview.js";
import { nameKey } from "../../lib/names.js";
import { edgesOf } from "../document/indexing.js";
import { neuronName } from "../document/reading.js";
import { splitKey } from "../page/view.js";
import { actsOn, nameOfQuantity } from "./asked.js";

/**
 * @param {Index} index
 * @param {import("../page/view.js").EntityKey} key what was tapped; "loss:<output>" is the line from there to L
 * @param {string} about the quantity that the equation is about; "" where it is not known
 * @param {string} before the text that the factor follows
 * @returns {Insertion | null} null where what was tapped has no factor
 */
export function insertionFor(index, key, about, before) {
  const { kind, id } = splitKey(key);
  const product = productIn(index, about, before);
  switch (kind) {
    case "edge":
    case "knob":
      return ofEdge(index, id, about, product);
    case "bias":
      return ofBias(index, id, about, product);
    case "loss":
      return ofLoss(index, id, product);
    case "target":
      return index.neurons.has(id) ? { text: nameOfQuantity(index, `target:${id}`) } : null;
    default:
      return index.neurons.has(id) ? ofNeuron(index, id, product) : null;
  }
}

/** The weight is asked about: its own use. Else one travels through neurons.
 * @param {Index} index @param {string} id @param {string} about @param {Product} product */
function ofEdge(index, id, about, product) {
  const edge = index.edges.get(id);
  if (!edge) return null;
  const own = about === `parameter:${edge.weight}` && product.of !== `neuron:${edge.source}`;
  return factor(index, product, `neuron:${edge.target}`, own ? about : `neuron:${edge.source}`);
}

/** @param {Index} index @param {string} id @param {string} about @param {Product} product */
function ofBias(index, id, about, product) {
  const bias = index.neurons.get(id)?.bias;
  if (!bias) return null;
  const key = `parameter:${bias}`;
  if (about === key) return factor(index, product, `neuron:${id}`, key);
  return named(index, key, product);
}

/** @param {Index} index @param {string} id of the output; "" for any @param {Product} product */
function ofLoss(index, id, product) {
  const last = splitKey(product.of).id;
  const ended = index.neurons.get(last)?.role === "output" ? last : onlyOne(index.outputs)?.id;
  const output = id === "" ? ended : id;
  if (output !== undefined) return factor(index, product, "loss", `neuron:${output}`);
  return product.empty || product.free ? { text: "L" } : refused(index, product, "L");
}

/** @param {Index} index @param {string} id @param {Product} product */
function ofNeuron(index, id, product) {
  const { of } = product;
  if (of !== "" && of !== "loss" && follows(index, id, of))
    return { text: derivative(index, `neuron:${id}`, of) };
  return named(index, `neuron:${id}`, product);
}

/** Whether a neuron is a direct function of a quantity. @param {Index} index @param {string} id @param {string} of */
function follows(index, id, of) {
  const from = splitKey(of);
  if (from.kind === "parameter") return actsOn(index, of).includes(id);
  // Each output of a softmax depends on what leads to any of them.
  const group = index.neurons.get(id)?.activation === "softmax" ? index.outputs.map((each) => each.id) : [id];
  return group.some((each) => edgesOf(index.incoming, each).some(({ source }) => source === from.id));
}

/** A name belongs into a formula of values, not behind derivatives. @param {Index} index @param {string} key @param {Product} product @returns {Insertion} */
function named(index, key, product) {
  const name = nameOfQuantity(index, key);
  return product.empty || product.free ? { text: name } : refused(index, product, name);
}

/** The derivative, if it can follow. @param {Index} index @param {Product} product @param {string} of @param {string} wrt @returns {Insertion} */
function factor(index, product, of, wrt) {
  const text = derivative(index, of, wrt);
  // A product may be written from its end too.
  const begins = product.empty && (product.of === wrt || product.of === "" || of === "loss");
  if (product.free || begins || (!product.empty && (product.of === wrt || product.wrt === of)))
    return { text };
  return refused(index, product, text.replace(/^d|(?<=\/)d/gu, "∂"));
}

/** @param {Index} index @param {Product} product @param {string} tapped @returns {Insertion} */
function refused(index, { empty, of, wrt, last }, tapped) {
  const name = (/** @type {string} */ key) => [nameOfQuantity(index, key)];
  if (empty) return { code: "tap_begins", values: { start: name(of), tapped } };
  if (of === "loss") return { code: "tap_below", values: { last, node: name(wrt), tapped } };
  return { code: "tap_after", values: { last, node: name(of), tapped } };
}

/** @param {Index} index @param {string} about @param {string} before @returns {Product} */
function productIn(index, about, before) {
  const pieces = piecesOf(before);
  const begun = pieces.findLastIndex(({ sign }) => sign !== "" && sign !== "·");
  const factors = pieces.slice(begun + 1).filter(({ sign }) => sign === "");
  const start = { empty: true, free: false, of: about, wrt: "", last: "" };
  const isOpen = begun >= 0 && "()".includes(pieces[begun].sign);
  if (factors.length === 0) return { ...start, free: isOpen };
  const last = factors[factors.length - 1];
  const told = { ...start, empty: false, last: `∂${last.of}/∂${last.wrt}` };
  if (isOpen || factors.some(({ of }) => of === ""))
    return { ...told, free: true, of: quantity(index, last.of) };
  const ends = joined(factors);
  const [of, wrt] = [quantity(index, ends.of), quantity(index, ends.wrt)];
  // A whole path is there: the next factor begins another term.
  if (of === "loss" && wrt !== "" && wrt === about) return start;
  return { ...told, of, wrt, free: of === "" || wrt === "" };
}

/** What a product leads to and from: numerators that are nobody's denominator. @param {readonly Piece[]} factors */
function joined(factors) {
  const [tops, downs] = [factors.map(({ of }) => of), factors.map(({ wrt }) => wrt)];
  return {
    of: tops.findLast((each) => !downs.includes(each)) ?? "",
    wrt: downs.find((each) => !tops.includes(each)) ?? "",
  };
}

/** The quantity with a key of a name; "" if there is none. @param {Index} index @param {string} key */
function quantity(index, key) {
  if (key === "L") return "loss";
  for (const neuron of index.neurons.values())
    if (key !== "" && nameKey(neuronName(neuron)) === key) return `neuron:${neuron.id}`;
  for (const id of index.parameters.keys())
    if (key !== "" && nameKey(nameOfQuantity(index, `parameter:${id}`)) === key) return `parameter:${id}`;
  return "";
}

/** @param {Index} index @param {string} of @param {string} wrt quantities */
const derivative = (index, of, wrt) => `d${nameOfQuantity(index, of)}/d${nameOfQuantity(index, wrt)}`;

/** @template T @param {readonly T[]} list */
const onlyOne = (list) => (list.length === 1 ? list[0] : undefined);

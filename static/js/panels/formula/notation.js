// What the document's conventions name, in LaTeX and in words: the pre-activation of a neuron and its δ. Knows
// nothing of the formulas that they stand in.

import { latexName } from "../../lib/names.js";
import { slopeMark } from "../parts/prose.js";

/**
 * @import { Index } from "../../model/document/indexing.js"
 *
 * Whoever knows how formulas are written.
 * @typedef {{ index: Pick<Index, "notation"> }} Noted
 */

/** z of a neuron. @param {Noted} facts @param {string} name of the neuron */
export const latexSum = ({ index }, name) =>
  `${latexName(index.notation.pre_activation)}_{${latexName(name)}}`;

/** δ of a neuron. @param {Noted} facts @param {string} name of the neuron */
export function latexDelta(facts, name) {
  if (facts.index.notation.delta === "delta") return signed(facts, String.raw`\delta_{${latexName(name)}}`);
  return String.raw`\dfrac{\partial L}{\partial ${latexSum(facts, name)}}`;
}

/** A δ as ∂L/∂z is written with it: −δ where a book has its sign the other way. @param {Noted} facts @param {string} delta */
export const signed = (facts, delta) =>
  facts.index.notation.delta_sign === "minus" ? String.raw`\left(-${delta}\right)` : delta;

/** What a whole layer gives, in LaTeX. @param {Noted} facts */
export const latexActivation = ({ index }) => latexName(index.notation.activation);

/** The biases of a whole layer, in LaTeX. @param {Noted} facts @param {string} at the number of the layer, as an index */
export function latexBiases({ index }, at) {
  const names = { b: `b${at}`, w0: `w_{0}${at}`, minus_theta: String.raw`\left(-\theta${at}\right)` };
  return names[index.notation.bias];
}

/** δ of a neuron on one line. @param {Noted} facts @param {string} name of the neuron */
export function flatDelta(facts, name) {
  if (facts.index.notation.delta === "delta") return latexDelta(facts, name);
  return String.raw`\partial L/\partial ${latexSum(facts, name)}`;
}

/** δ within a sentence. @param {Noted} facts */
export function deltaWord({ index: { notation } }) {
  if (notation.delta !== "delta") return slopeMark("L", notation.pre_activation);
  return notation.delta_sign === "minus" ? "−δ" : "δ";
}

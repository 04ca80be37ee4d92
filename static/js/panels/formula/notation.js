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
  if (facts.index.notation.delta === "delta") return String.raw`\delta_{${latexName(name)}}`;
  return String.raw`\dfrac{\partial L}{\partial ${latexSum(facts, name)}}`;
}

/** δ of a neuron on one line. @param {Noted} facts @param {string} name of the neuron */
export function flatDelta(facts, name) {
  if (facts.index.notation.delta === "delta") return latexDelta(facts, name);
  return String.raw`\partial L/\partial ${latexSum(facts, name)}`;
}

/** δ within a sentence. @param {Noted} facts */
export const deltaWord = ({ index: { notation } }) =>
  notation.delta === "delta" ? "δ" : slopeMark("L", notation.pre_activation);

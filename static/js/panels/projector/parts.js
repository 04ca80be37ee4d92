// The parts of the line under a projected drawing: numbers with their names below. Knows nothing of which step they
// belong to.

import { flatDelta } from "../formula/notation.js";
import { deltaOf, result } from "../formula/symbols.js";
import { sign } from "../formula/tokens.js";
import { neuronName } from "../parts/facts.js";

/**
 * @import { Factor } from "../formula/symbols.js"
 * @import { Sentence, Token } from "../formula/tokens.js"
 * @import { Facts } from "../parts/facts.js"
 *
 * Numbers, and below them their names.
 * @typedef {{ numbers: Token[], names: Token[] }} Part
 *
 * `says` has the calculation in the place of SUM. `total`: how many terms there are, of which `terms` are written out.
 * `next`: what comes out of what is done next.
 * @typedef {object} ToldLine
 * @property {Sentence} says
 * @property {Part[]} terms
 * @property {number} total
 * @property {"=" | "≈"} same
 * @property {Part} end
 * @property {Part | null} next
 */

/** Where the calculation stands in its sentence: Unicode's mark for an object among words. */
export const SUM = "\uFFFC";

/** Whether LaTeX needs more than one row, for which a line has no room. @param {string} latex */
export const isTall = (latex) => latex.includes(String.raw`\begin{cases}`);

/** @param {Factor[]} factors @returns {Part} */
export const product = (factors) => ({
  numbers: dotted(factors.map(({ number }) => number)),
  names: dotted(factors.map(({ symbol }) => symbol)),
});

/** @param {Token[]} tokens */
const dotted = (tokens) => tokens.flatMap((token, at) => (at === 0 ? [token] : [sign("·"), token]));

/** A result, or a question mark until it is known. @param {Token} number @param {Token} symbol
 * @param {Token["kind"]} kind @returns {Part} */
export function ending(number, symbol, kind) {
  const known = number.reading?.state !== "none";
  return { numbers: [{ ...result(number), kind, ...(known ? {} : { text: "?" }) }], names: [symbol] };
}

/** δ with its name on one line. @param {Facts} facts @param {string} id @returns {Factor} */
export function flatDeltaOf(facts, id) {
  const { symbol, number } = deltaOf(facts, id);
  return { symbol: { ...symbol, latex: flatDelta(facts, neuronName(facts, id)) }, number };
}

// The softmax of the outputs as lines of tokens. Its neurons share one rule: each needs the sums of all, so all
// are activated in the turn of the last, and each δ needs what comes back to all. Pure: from facts to lines.

import { latexName } from "../../lib/names.js";
import { inNumbers, inSymbols } from "../formula/operation_latex.js";
import { minus, plus, readAlong, times } from "../formula/read_along.js";
import { deltaOf, output, preActivation, result, slopeOf } from "../formula/symbols.js";
import { bracket, equals, few, ink, line, sign, sum } from "../formula/tokens.js";
import { neuronName } from "../parts/facts.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Line, Token } from "../formula/tokens.js"
 */

const S = String.raw;

/** @param {Facts} facts @param {string} id */
export const isSoftmax = (facts, id) => facts.index.neurons.get(id)?.activation === "softmax";

/** The neurons of the softmax, in document order. @param {Facts} facts @returns {string[]} */
export const members = (facts) =>
  facts.index.outputs.map(({ id }) => id).filter((/** @type {string} */ id) => isSoftmax(facts, id));

/** The members whose activations a step computes. @param {Facts} facts @param {number} group */
export const activatedIn = (facts, group) =>
  members(facts).filter((id) => facts.plan?.groupOf(facts.plan.stepOf("activation", id)) === group);

/** a = e^z / Σ e^z. @param {Facts} facts @param {string} id @returns {Line[]} */
export function softmaxLines(facts, id) {
  const all = members(facts);
  const latex = S`\dfrac{e^{{z}}}{${below(all)}}`;
  const own = { z: preActivation(facts, id) };
  const factors = Object.fromEntries(few(all).map((each, at) => [`z${at}`, preActivation(facts, each)]));
  const a = output(facts, id);
  return [
    line("rule", ...equals([inSymbols(latex, { ...own, ...factors })], [a.symbol])),
    line(
      "numbers",
      ...equals([
        [...inNumbers(latex, { ...own, ...factors }), sign("="), { ...result(a.number), kind: "value" }],
      ]),
    ),
  ];
}

/** The sum below the line; of many neurons only its first terms. @param {string[]} all */
function below(all) {
  const terms = few(all).map((_, at) => `e^{{z${at}}}`);
  return [...terms, ...(terms.length < all.length ? [S`\cdots`] : [])].join("+");
}

/** δ = a·(∂L/∂a − Σ ∂L/∂a·a): all outputs of a softmax answer together. @param {Facts} facts @param {string} id
 * @returns {Line[]} */
export function softmaxDeltaLines(facts, id) {
  const all = members(facts);
  const delta = deltaOf(facts, id);
  const pairs = all.map((each) => /** @type {const} */ ([slopeOf(facts, each), output(facts, each)]));
  const at = all.indexOf(id);
  const numbers = pairs.flat().map(({ number }) => number);
  const read =
    few(all).length < all.length
      ? { parts: numbers, same: /** @type {const} */ ("=") }
      : readAlong(delta.number, numbers, (...of) => {
          const products = all.map((_, i) => times(of[2 * i], of[2 * i + 1]));
          return times(of[2 * at + 1], minus(of[2 * at], plus(...products)));
        });
  const part = (/** @type {readonly Token[]} */ tokens) => {
    const products = few(all).map((_, i) => [tokens[2 * i], sign("·"), tokens[2 * i + 1]]);
    const [first, ...others] = sum(products, all.length);
    const opening = [tokens[2 * at + 1], bracket("("), tokens[2 * at], sign("−")];
    const chunks = [opening, [bracket("("), ...first], ...others];
    return chunks.map((chunk, at) => (at === chunks.length - 1 ? [...chunk, bracket("))")] : chunk));
  };
  return [
    line("rule", ...equals(part(pairs.flat().map(({ symbol }) => symbol)), [delta.symbol])),
    line("numbers", ...equals(part(read.parts))),
    line("numbers", ...equals([[result(delta.number)]], [], read.same)),
  ];
}

/** What edges send back to a softmax output besides its loss, in symbols. @param {Facts} facts @param {string} id
 * @returns {Token[]} */
export function returnedThroughSoftmax(facts, id) {
  const own = latexName(neuronName(facts, id));
  return [output(facts, id).symbol, ink(S`\bigl(r_{${own}}-\textstyle\sum_{k} r_k\,a_k\bigr)`)];
}

// What the parts of an opened factor are: σ′ in terms of o, the loss's own derivative in terms of o and t, how the
// outputs of a softmax move each other. Each in symbols and with its numbers, which come with the answer. Pure.

import { splitKey } from "../../model/page/view.js";
import { inNumbers, inSymbols } from "../formula/operation_latex.js";
import { readAlong, SLOPES } from "../formula/read_along.js";
import { output, preActivation } from "../formula/symbols.js";
import { bracket, equals, ink, line, numeral, sign } from "../formula/tokens.js";
import { activationRow, lossRow, neuronName } from "../parts/facts.js";
import { marks } from "../parts/prose.js";
import { lossAlong, lossFactors } from "../rules/loss.js";
import { unfolded } from "./paths_rows.js";

/**
 * @import { Factor as Direct, FactorPart, Paths } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Factor } from "../formula/symbols.js"
 * @import { Line, Sentence, Token } from "../formula/tokens.js"
 */

/** More couplings than this are not written out. */
const COUPLINGS = 4;

/** The same factor with a number of its own. @param {{symbol: Token, number: Token}} factor @param {number} value @returns {Factor} */
const withNumber = ({ symbol, number: { set = false, key } }, value) => ({
  symbol,
  number: numeral({ state: "current", value }, "ink", { set, ...(key !== undefined && { key }) }),
});

/** @param {number} value @returns {Token} */
const ended = (value) => numeral({ state: "current", value }, "ink", { bare: true });

/** A factor opened: its parts, and what these are made of. @param {Facts} facts @param {Direct} factor @param {number} figures
 * @returns {Line[]} */
export function openedLines(facts, factor, figures) {
  const [lines, inside] = [unfolded(facts, factor, figures), insideLines(facts, factor)];
  const isOwn = factor.terms.flat().every(({ kind }) => kind === "own");
  return isOwn ? [lines[0], ...inside] : [...lines, ...inside];
}

/** What each different part of a factor is made of. @param {Facts} facts @param {Direct} factor @returns {Line[]} */
function insideLines(facts, factor) {
  const parts = new Map(factor.terms.flat().map((part) => [part.latex, part]));
  return [...parts.values()].flatMap((part) => linesOf(facts, part, splitKey(factor.of).id));
}

/** @param {Facts} facts @param {FactorPart} part @param {string} of the neuron that is derived @returns {Line[]} */
function linesOf(facts, part, of) {
  if (part.kind === "slope") return slopeLines(facts, part);
  if (part.kind === "cross") return couplingLines(facts, part, of);
  return part.kind === "own" ? [ownNumbers(facts, part)] : [];
}

/** σ′(z) = o (1 − o). @param {Facts} facts @param {FactorPart} part @returns {Line[]} */
function slopeLines(facts, { key, latex, value, inside: [z, a] }) {
  const activation = facts.index.neurons.get(key)?.activation ?? "";
  const rule = activationRow(facts, activation)?.derivative ?? "1";
  const end = ended(value);
  const along = SLOPES[activation];
  const factors = { z: withNumber(preActivation(facts, key), z), a: withNumber(output(facts, key), a) };
  const read =
    along === undefined
      ? { parts: [factors.a.number], same: /** @type {const} */ ("=") }
      : readAlong(end, [factors.a.number], along);
  const numbers = inNumbers(rule, { ...factors, a: { ...factors.a, number: read.parts[0] } });
  const symbols = line("rule", ...equals([inSymbols(rule, factors)], [ink(latex, { key: `neuron:${key}` })]));
  // The slope of a line is the same number either way.
  if (!/\{[az]\}/u.test(rule)) return [symbols];
  return [symbols, line("numbers", ...equals([numbers, [sign(read.same), end]]))];
}

/** The loss's own derivative, whose symbols stand above already. @param {Facts} facts @param {FactorPart} part */
function ownNumbers(facts, { key, value, inside: [y, t] }) {
  const plain = lossFactors(facts, key);
  const factors = { ...plain, y: withNumber(plain.y, y), t: withNumber(plain.t, t) };
  const end = ended(value);
  const read = lossAlong(facts, "slope", end, factors);
  return line(
    "numbers",
    ...equals([inNumbers(lossRow(facts)?.derivative ?? "", read.factors), [sign(read.same), end]]),
  );
}

/** ∂o1/∂z_o1 = o1 (1 − o1), ∂o1/∂z_o2 = −o1·o2. @param {Facts} facts @param {FactorPart} part @param {string} of @returns {Line[]} */
function couplingLines(facts, { key, latex, value, inside: [a, other] }, of) {
  const one = withNumber(output(facts, of), a);
  const two = withNumber(output(facts, key), other);
  /** @param {Token} first @param {Token} second */
  const both = (first, second) =>
    of === key
      ? [first, bracket("("), sign("1"), sign("−"), second, bracket(")")]
      : [sign("−"), first, sign("·"), second];
  const end = ended(value);
  const symbols = of === key ? both(one.symbol, one.symbol) : both(one.symbol, two.symbol);
  const numbers = of === key ? both(one.number, one.number) : both(one.number, two.number);
  return [
    line("rule", ...equals([symbols], [ink(latex, { key: `neuron:${key}` })])),
    line("numbers", ...equals([numbers, [sign("="), end]])),
  ];
}

/** How the outputs of a softmax move each other on these paths: a sentence, and each ∂o/∂z once. null where no path
 * passes a softmax. @param {Facts} facts @param {Paths} paths @returns {{ sentence: Sentence, lines: Line[] } | null} */
export function couplingOf(facts, { paths }) {
  /** @type {Map<string, { part: FactorPart, of: string }>} */
  const found = new Map();
  for (const factor of paths.flatMap((row) => row.factors))
    for (const part of factor.terms.flat())
      if (part.kind === "cross") found.set(part.latex, { part, of: splitKey(factor.of).id });
  if (found.size === 0) return null;
  const all = [...found.values()];
  const names = facts.index.outputs.map(({ id }) => neuronName(facts, id));
  /** @type {Sentence} */
  const sentence =
    names.length <= COUPLINGS
      ? { code: "paths_coupled", values: { names: marks(names) } }
      : { code: "paths_coupled_many", values: { count: names.length } };
  return {
    sentence,
    lines: all.slice(0, COUPLINGS).flatMap(({ part, of }) => couplingLines(facts, part, of)),
  };
}

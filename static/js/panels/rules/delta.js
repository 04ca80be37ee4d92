// The step from ∂L/∂a to δ = ∂L/∂z: the local derivative of the activation, the softmax as a whole, or a loss
// that is differentiated together with its activation. Pure: from facts to lines of tokens.

import { deltaWord } from "../formula/notation.js";
import { asFactor, inNumbers, inSymbols } from "../formula/operation_latex.js";
import { minus, plus, readAlong, SLOPES, times } from "../formula/read_along.js";
import { deltaOf, output, preActivation, result, slopeOf, target, weight } from "../formula/symbols.js";
import { bracket, equals, few, line, numeral, sign, signedSum, sum, TERMS } from "../formula/tokens.js";
import { activationRow, lossRow, neuronName, outgoing, targetName } from "../parts/facts.js";
import { mark } from "../parts/prose.js";
import { isSoftmax, members, returnedThroughSoftmax, softmaxDeltaLines } from "./softmax.js";

/**
 * @import { Edge } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Factor } from "../formula/symbols.js"
 * @import { Chunk, Line, Sentence, Token } from "../formula/tokens.js"
 */

const TARGETS = String.raw`\sum_k t_k`;

/** Whether an output's δ is computed from its loss and its activation at once. @param {Facts} facts @param {string} id */
export const isFused = (facts, id) =>
  facts.index.neurons.get(id)?.role === "output" && fusedLatex(facts) !== null;

/** @param {Facts} facts @returns {string | null} */
const fusedLatex = (facts) => lossRow(facts)?.delta ?? null;

/** @param {Facts} facts @param {string} id @returns {Line[]} */
export function deltaLines(facts, id) {
  if (isFused(facts, id)) return fusedLines(facts, id);
  return isSoftmax(facts, id) ? softmaxDeltaLines(facts, id) : chainLines(facts, id);
}

/** Why a δ is not ∂L/∂a·φ′. @param {Facts} facts @param {string} id @returns {Sentence[]} */
export function deltaSentences(facts, id) {
  const named = { name: mark(neuronName(facts, id)), delta: deltaWord(facts) };
  if (!isFused(facts, id)) return isSoftmax(facts, id) ? [{ code: "delta_softmax", values: named }] : [];
  const returned = outgoing(facts, id).length > 0;
  const code = isSoftmax(facts, id) ? "delta_fused_softmax" : "delta_fused";
  const values = { ...named, target: mark(targetName(facts, id)) };
  const more = isSoftmax(facts, id) ? "delta_returned_softmax" : "delta_returned";
  return [{ code, values }, ...(returned ? [{ code: more, values }] : [])];
}

/** δ = ∂L/∂a · φ′(z). @param {Facts} facts @param {string} id @returns {Line[]} */
function chainLines(facts, id) {
  const [slope, delta] = [slopeOf(facts, id), deltaOf(facts, id)];
  const a = output(facts, id);
  const phi = SLOPES[facts.index.neurons.get(id)?.activation ?? ""];
  const { parts, same } =
    phi === undefined
      ? { parts: [slope.number, a.number], same: /** @type {const} */ ("=") }
      : readAlong(delta.number, [slope.number, a.number], (one, other) => times(one, phi(other)));
  const { symbols, numbers } = localSlope(facts, id, { ...a, number: parts[1] });
  return [
    line("rule", ...equals([[slope.symbol, sign("·"), ...symbols]], [delta.symbol])),
    line("numbers", ...equals([[parts[0], sign("·"), ...numbers]])),
    line("numbers", ...equals([[result(delta.number)]], [], same)),
  ];
}

/** φ′ of a neuron, as one factor among others. @param {Facts} facts @param {string} id @param {Factor} [a] */
function localSlope(facts, id, a = output(facts, id)) {
  const row = activationRow(facts, facts.index.neurons.get(id)?.activation);
  const latex = asFactor(row?.derivative ?? "1");
  const factors = { z: preActivation(facts, id), a };
  return { symbols: inSymbols(latex, factors), numbers: inNumbers(latex, factors) };
}

/** δ = y − t, and what edges send back. @param {Facts} facts @param {string} id @returns {Line[]} */
function fusedLines(facts, id) {
  const delta = deltaOf(facts, id);
  const { latex, factors } = fusedRule(facts, id);
  const more = outgoing(facts, id).length > 0 ? returned(facts, id) : { symbols: [], numbers: [] };
  const known = more.numbers !== null;
  const read = fusedAlong(facts, id, factors);
  return [
    line("rule", ...equals([inSymbols(latex, factors), ...more.symbols], [delta.symbol])),
    ...(known ? [line("numbers", ...equals([inNumbers(latex, read.factors), ...(more.numbers ?? [])]))] : []),
    line("numbers", ...equals([[result(delta.number)]], [], read.same)),
  ];
}

/**
 * The factors y, t and, of a softmax, all targets, with as many digits as give δ where nothing else adds to it.
 * @param {Facts} facts @param {string} id @param {Record<string, Factor>} factors
 * @returns {{ factors: Record<string, Factor>, same?: "=" | "≈" }}
 */
function fusedAlong(facts, id, factors) {
  const entries = Object.entries(factors);
  const unwritten = isSoftmax(facts, id) && entries.length < 3;
  if (unwritten || outgoing(facts, id).length > 0) return { factors };
  const { parts, same } = readAlong(
    deltaOf(facts, id).number,
    entries.map(([, { number }]) => number),
    (y, t, ...all) => minus(all.length > 0 ? times(y, plus(...all)) : y, t),
  );
  const read = entries.map(([key, { symbol }], at) => [key, { symbol, number: parts[at] }]);
  return { factors: Object.fromEntries(read), same };
}

/** The rule with the targets written out that it sums, if they are few. @param {Facts} facts @param {string} id */
function fusedRule(facts, id) {
  const all = members(facts);
  const factors = { y: output(facts, id), t: target(facts, id) };
  const latex = fusedLatex(facts) ?? "";
  if (all.length > TERMS || !latex.includes(TARGETS)) return { latex, factors };
  const places = all.map((_, at) => `{t${at}}`).join("+");
  const targets = Object.fromEntries(all.map((each, at) => [`t${at}`, target(facts, each)]));
  return { latex: latex.replace(TARGETS, `(${places})`), factors: { ...factors, ...targets } };
}

/**
 * What edges send back, through the activation; no numbers where no step has them.
 * @param {Facts} facts @param {string} id @returns {{symbols: Chunk[], numbers: Chunk[] | null}}
 */
function returned(facts, id) {
  if (isSoftmax(facts, id))
    return { symbols: [[sign("+"), ...returnedThroughSoftmax(facts, id)]], numbers: null };
  const edges = outgoing(facts, id);
  const terms = few(edges).map((/** @type {Edge} */ edge) => [
    weight(facts, edge).symbol,
    deltaOf(facts, edge.target).symbol,
  ]);
  const parts = few(edges).map((/** @type {Edge} */ edge) =>
    numeral(facts.read.contribution(edge.id), "gradient", {
      bare: true,
      key: `edge:${edge.id}`,
      part: "returned",
    }),
  );
  const { symbols, numbers } = localSlope(facts, id);
  return {
    symbols: inBrackets(sum(terms, edges.length), symbols),
    numbers: inBrackets(signedSum(parts, edges.length), numbers),
  };
}

/** + (…)·φ′. @param {Chunk[]} chunks @param {Token[]} factor @returns {Chunk[]} */
function inBrackets(chunks, factor) {
  const [first = [], ...others] = chunks;
  const opened = [[sign("+"), bracket("("), ...first], ...others];
  const last = opened.length - 1;
  return opened.map((chunk, at) => (at === last ? [...chunk, bracket(")"), sign("·"), ...factor] : chunk));
}

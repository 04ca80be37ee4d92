// How one parameter moves: plain descent with its numbers, any other rule in symbols; numbers stand only where
// the engine's steps have them. Then old and new. Pure: from facts to lines of tokens.

import { authored, changed } from "../../lib/format.js";
import {
  hasConstantRate,
  hyperOf,
  inForce,
  isPlain,
  isSequential,
  learningRate,
  optimizerRow,
} from "../../model/document/training.js";
import { inSymbols } from "../formula/operation_latex.js";
import { minus, readAlong, times } from "../formula/read_along.js";
import { held } from "../formula/symbols.js";
import { equals, gradient, ink, line, numeral, sign, words } from "../formula/tokens.js";
import { rateInForce } from "./between.js";
import {
  both,
  changes,
  combinedLines,
  definition,
  gatheredLines,
  nameSymbol,
  place,
  slopeSymbol,
} from "./gradient.js";
import { isBatch } from "./training.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Line, Token } from "../formula/tokens.js"
 */

const S = String.raw;

/** All blocks of a parameter's update. @param {Facts} facts @param {string} id @returns {Line[][]} */
export function movement(facts, id) {
  const gathered = [...gatheredLines(facts, id), ...combinedLines(facts, id)];
  return [...gathered, isPlain(facts.document) ? plainLines(facts, id) : ruleLines(facts, id)];
}

/** w − η·g with its numbers: plain descent is the only rule whose numbers are all steps of the engine.
 * @param {Facts} facts @param {string} id @returns {Line[]} */
function plainLines(facts, id) {
  const { document, operations } = facts;
  const before = held(facts.read.parameter(id));
  const batch = isBatch(facts);
  const symbol = nameSymbol(facts, id);
  const g = batch ? gradient("g", place(facts, id, "combined")) : slopeSymbol(facts, id);
  const reading = batch ? facts.read.combinedGradient(id) : facts.read.parameterGradient(id);
  const rule = line("rule", [symbol, sign("←"), symbol, sign("−"), ink(S`\eta\,`), g]);
  const value = hasConstantRate(document) ? learningRate(document, operations) : rateInForce(facts, id);
  if (value === null) return [rule, ...changeLines(facts, id)];
  const rate = { state: /** @type {const} */ ("current"), value };
  const after = afterwards(facts, id);
  const { parts, same } = readAlong(
    after,
    [
      numeral(before, "ink", { bare: true, set: true, ...place(facts, id) }),
      numeral(rate, "ink", { set: true }),
      numeral(reading, "gradient", { key: g.key, part: g.part }),
    ],
    (old, eta, slope) => minus(old, times(eta, slope)),
  );
  return [
    rule,
    line("numbers", ...equals([[parts[0]], [sign("−"), parts[1], sign("·"), parts[2]]])),
    line("result", ...equals([[after], ...difference(facts, id)], [], same)),
  ];
}

/** The rule of any other optimizer in symbols, then old and new. @param {Facts} facts @param {string} id
 * @returns {Line[]} */
function ruleLines(facts, id) {
  const { document, operations } = facts;
  const g = gradient(
    isSequential(document) ? "g'" : "g",
    place(facts, id, isBatch(facts) ? "combined" : "gradient"),
  );
  const factors = both({ w: nameSymbol(facts, id), g, eta: ink(S`\eta`), m: ink("m"), v: ink("v") });
  const decays = (inForce(document, operations, "optimizer", "weight_decay") ?? 0) !== 0;
  const rules = (optimizerRow(document, operations)?.latex ?? []).filter(
    (latex) => decays || !latex.includes(S`\lambda`),
  );
  return [
    ...(isBatch(facts) || isSequential(document) ? [] : [definition(facts, id, g)]),
    ...changes(facts, id).map((latex) => line("rule", inSymbols(latex, factors))),
    ...rules.map((latex) => line("rule", inSymbols(latex.replaceAll(S`\frac`, S`\dfrac`), factors))),
    ...numbersInForce(facts, rules),
    ...changeLines(facts, id),
  ];
}

/** μ = 0.9: the optimizer's numbers that its rule names. @param {Facts} facts @param {string[]} rules
 * @returns {Line[]} */
function numbersInForce({ document, operations }, rules) {
  const spoken = hyperOf(document, operations, "optimizer").filter(({ symbol }) =>
    rules.some((rule) => rule.includes(symbol)),
  );
  const chunks = spoken.map(({ name, symbol }, at) => {
    const value = authored(inForce(document, operations, "optimizer", name) ?? 0);
    return [ink(symbol), sign("="), sign(at < spoken.length - 1 ? `${value},` : value)];
  });
  return chunks.length > 0 ? [line("numbers", ...chunks)] : [];
}

/** 0.15 → 0.149781, −0.000219284. @param {Facts} facts @param {string} id @returns {Line[]} */
const changeLines = (facts, id) => {
  const reading = facts.read.parameter(id);
  const [old] = changed(held(reading).value, reading.value);
  const before = {
    kind: /** @type {const} */ ("ink"),
    text: old,
    reading: held(reading),
    ...place(facts, id),
  };
  return [line("result", [before, sign("→"), afterwards(facts, id)], ...difference(facts, id))];
};

/** By how much a parameter moves, once it has. @param {Facts} facts @param {string} id @returns {Token[][]} */
function difference(facts, id) {
  const reading = facts.read.parameter(id);
  return reading.before === undefined ? [] : [[words(changed(reading.before, reading.value)[2])]];
}

/** What a parameter is after its update, with as many digits as show the change. @param {Facts} facts
 * @param {string} id @returns {Token} */
function afterwards(facts, id) {
  const reading = facts.read.parameter(id);
  const { before, asked } = reading;
  if (before === undefined)
    return numeral({ state: "none", value: Number.NaN, asked }, "value", place(facts, id));
  return { kind: "value", text: changed(before, reading.value)[1], reading, ...place(facts, id) };
}

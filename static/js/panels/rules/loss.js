// The step card of the loss: each output's part and their sum. Pure: from facts to lines of tokens.

import { latexName } from "../../lib/names.js";
import { say } from "../../lib/say.js";
import { inNumbers, inSymbols } from "../formula/operation_latex.js";
import { LOSSES, readAlong, sumAlong } from "../formula/read_along.js";
import { output, target } from "../formula/symbols.js";
import { digits, equals, few, ink, line, numeral, sign, signedSum, sum, words } from "../formula/tokens.js";
import { lossRow, neuronName } from "../parts/facts.js";
import { mark } from "../parts/prose.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Line, Sentence, Token } from "../formula/tokens.js"
 * @import { Card } from "./explain.js"
 */

/** L and its parts. @param {Facts} facts @returns {Card} */
export function lossCard(facts) {
  /** @type {string[]} */
  const ids = facts.index.outputs.map(({ id }) => id);
  const parts = few(ids).map((id) => partLines(facts, id, ids.length === 1));
  return {
    head: lossHead(facts, ids),
    blocks: ids.length === 1 ? parts : [...parts, together(facts, ids)],
    meaning: facts.read.loss().state === "none" ? [] : [lossMeaning(facts)],
  };
}

/** Whether a pass computes the loss of one sample among others. @param {Facts} facts */
const ofOne = ({ document }) => (document.samples?.length ?? 0) > 1;

/** What the loss of a pass is called: with several samples that of one. @param {Facts} facts */
export const lossName = (facts) => (ofOne(facts) ? "L_n" : "L");

/** @param {Facts} facts @returns {Sentence} */
const lossMeaning = (facts) =>
  ofOne(facts)
    ? { code: "meaning_loss_of_sample", values: { name: mark(lossName(facts)), all: mark("L") } }
    : { code: "caption_loss" };

/** @param {Facts} facts @param {string[]} ids @returns {Sentence} */
function lossHead(facts, ids) {
  if (ids.length > 1)
    return { code: "group_loss", values: { name: mark(lossName(facts)), count: ids.length } };
  return saysHead(facts, ids[0] ?? "");
}

/** "o1 says 0.7514; its target is 0.01." @param {Facts} facts @param {string} id @returns {Sentence} */
export function saysHead(facts, id) {
  const values = {
    name: mark(neuronName(facts, id)),
    value: digits(facts.read.a(id)),
    target: digits(facts.read.target(id), true),
  };
  return { code: "micro_output_loss", values };
}

/** The quantities that a row of the loss table names, at one output. @param {Facts} facts @param {string} id */
export function lossFactors(facts, id) {
  const count = String(facts.index.outputs.length);
  const k = { symbol: ink(count), number: { ...ink(count), text: count } };
  return { y: output(facts, id), t: target(facts, id), k };
}

/**
 * The factors of a row, with as many digits as give its result, where the row only adds and multiplies.
 * @param {Facts} facts @param {"value" | "slope"} row @param {Token} end @param {ReturnType<typeof lossFactors>} factors
 */
export function lossAlong({ document }, row, end, factors) {
  const calculate = LOSSES[document.loss]?.[row];
  if (calculate === undefined) return { factors, same: /** @type {const} */ ("=") };
  const { y, t } = factors;
  const { parts, same } = readAlong(end, [y.number, t.number], calculate);
  return { factors: { ...factors, y: { ...y, number: parts[0] }, t: { ...t, number: parts[1] } }, same };
}

/** The part of one output. @param {Facts} facts @param {string} id @param {boolean} alone @returns {Line[]} */
function partLines(facts, id, alone) {
  const row = lossRow(facts);
  const latex = row?.value ?? "";
  const name = latexName(neuronName(facts, id));
  const left = ink(alone ? lossName(facts) : `L_{${name}}`, {
    key: alone ? "loss" : `neuron:${id}`,
    part: "loss",
  });
  const factors = lossFactors(facts, id);
  const part = alone ? facts.read.loss() : facts.read.outputLoss(id);
  const end = numeral(part, "ink", { bare: true, key: left.key, part: "loss" });
  const read = lossAlong(facts, "value", end, factors);
  return [
    line("rule", ...equals([inSymbols(latex, factors)], [left])),
    line("numbers", ...equals([inNumbers(latex, read.factors), [sign(read.same), end]])),
  ];
}

/** L = L_o1 + L_o2. @param {Facts} facts @param {string[]} ids @returns {Line[]} */
function together(facts, ids) {
  const shown = few(ids);
  const symbols = shown.map((id) => [
    ink(`L_{${latexName(neuronName(facts, id))}}`, { key: `neuron:${id}`, part: "loss" }),
  ]);
  const parts = shown.map((id) =>
    numeral(facts.read.outputLoss(id), "ink", { bare: true, key: `neuron:${id}`, part: "loss" }),
  );
  const end = numeral(facts.read.loss(), "ink", { key: "loss", bare: true });
  const read = sumAlong(end, parts, ids.length);
  return [
    line(
      "rule",
      ...equals(sum(symbols, ids.length), [ink(lossName(facts), { key: "loss" })]),
      ...(ofOne(facts) ? [[words(say("of_this_sample"))]] : []),
    ),
    line("numbers", ...equals(signedSum(read.parts, ids.length))),
    line("result", ...equals([[end]], [], read.same)),
  ];
}

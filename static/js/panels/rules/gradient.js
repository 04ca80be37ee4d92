// The gradient that an update moves a parameter by: gathered from the parameter's uses, combined over the batch,
// changed by penalties and clipping. Pure: from facts to lines of tokens.

import { latexName } from "../../lib/names.js";
import { say } from "../../lib/say.js";
import { batchCount, inFull, isSequential, numberOf } from "../../model/document/training.js";
import { inSymbols } from "../formula/operation_latex.js";
import { deltaOf } from "../formula/symbols.js";
import { equals, few, gradient, ink, line, numeral, sign, slope, sum, words } from "../formula/tokens.js";
import { neuronName, parameterName, useCount } from "../parts/facts.js";
import { isBatch } from "./training.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Line, Part, Token } from "../formula/tokens.js"
 */

/** ∂L/∂b = δ + δ: the gradient of a shared parameter is the sum over its uses. @param {Facts} facts @param {string} id
 * @returns {Line[][]} */
export function gatheredLines(facts, id) {
  const uses = facts.index.uses.get(id);
  if (uses === undefined || useCount(facts, id) < 2) return [];
  const products = few(uses.edges).map((edge) => [
    deltaOf(facts, edge.target).symbol,
    sign("·"),
    ink(latexName(neuronName(facts, edge.source)), { key: `neuron:${edge.source}` }),
  ]);
  const biases = few(uses.biases).map((user) => [deltaOf(facts, user.id).symbol]);
  const total = numeral(facts.read.parameterGradient(id), "gradient", {
    bare: true,
    ...place(facts, id, "gradient"),
  });
  const terms = sum([...products, ...biases], useCount(facts, id));
  return [[line("rule", ...equals(terms, [slopeSymbol(facts, id)]), [sign("="), total])]];
}

/** g = Σ ∂L/∂w / n: the gradients of the batch's samples, combined. @param {Facts} facts @param {string} id
 * @returns {Line[][]} */
export function combinedLines(facts, id) {
  if (!isBatch(facts) || isSequential(facts.document)) return [];
  const { document, operations, iteration, read } = facts;
  const count = String(batchCount(document, iteration));
  const all = ink(String.raw`\sum_{s=1}^{${count}}${slope(parameterName(facts, id), "L_s")}`);
  const factors = both({ s: { ...all, kind: "gradient" }, n: ink(count) });
  const row = operations.reductions.find(({ name }) => name === inFull(document).reduction);
  const own = numeral(read.parameterGradient(id), "gradient", {
    bare: true,
    ...place(facts, id, "gradient"),
  });
  const combined = numeral(read.combinedGradient(id), "gradient", {
    bare: true,
    ...place(facts, id, "combined"),
  });
  return [
    [
      line("numbers", [slopeSymbol(facts, id), sign("="), own], [words(say("of_this_sample"))]),
      line(
        "rule",
        ...equals([inSymbols(row?.value ?? "", factors)], [gradient("g", place(facts, id, "combined"))]),
      ),
      line("numbers", ...equals([[combined]])),
    ],
  ];
}

/** g = ∂L/∂w = 0.0004386. @param {Facts} facts @param {string} id @param {Token} g @returns {Line} */
export const definition = (facts, id, g) =>
  line("rule", [
    g,
    sign("="),
    slopeSymbol(facts, id),
    sign("="),
    numeral(facts.read.parameterGradient(id), "gradient", { bare: true, ...place(facts, id, "gradient") }),
    ...((facts.document.samples?.length ?? 0) > 1 ? [words(say("of_this_sample"))] : []),
  ]);

/** What changes the gradient before the optimizer has it: penalties of weights, then clipping.
 * @param {Facts} facts @param {string} id @returns {string[]} */
export function changes({ document, index }, id) {
  const isWeight = (index.uses.get(id)?.edges.length ?? 0) > 0;
  const set = (/** @type {string} */ name) => (numberOf(document, "penalty", name) ?? 0) > 0;
  const penalties = [
    ...(isWeight && set("l1") ? [String.raw`\lambda_1\,\operatorname{sign}({w})`] : []),
    ...(isWeight && set("l2") ? [String.raw`\lambda_2\,{w}`] : []),
  ];
  const bound = numberOf(document, "clip", "clip_value") !== null;
  const shortened = numberOf(document, "clip", "max_norm") !== null;
  return [
    ...(penalties.length > 0 ? [String.raw`{g} \leftarrow {g}+${penalties.join("+")}`] : []),
    ...(bound ? [String.raw`{g} \leftarrow \max(-c,\,\min({g},\,c))`] : []),
    ...(shortened
      ? [String.raw`{g} \leftarrow {g}\cdot\min\left(1,\,\tfrac{n}{\lVert\mathbf g\rVert+10^{-6}}\right)`]
      : []),
  ];
}

/** @param {Facts} facts @param {string} id */
export const nameSymbol = (facts, id) => ink(latexName(parameterName(facts, id)), place(facts, id));

/** @param {Facts} facts @param {string} id */
export const slopeSymbol = (facts, id) =>
  gradient(slope(parameterName(facts, id)), place(facts, id, "gradient"));

/** Where a parameter stands in the drawing: at its first use. @param {Facts} facts @param {string} id
 * @param {Part} [part] */
export function place(facts, id, part) {
  const uses = facts.index.uses.get(id);
  const edge = uses?.edges[0];
  if (edge) return { key: `knob:${edge.id}`, part };
  const user = uses?.biases[0];
  return user ? { key: `bias:${user.id}`, part } : {};
}

/** Factors that are symbols only. @param {Record<string, Token>} symbols */
export const both = (symbols) =>
  Object.fromEntries(Object.entries(symbols).map(([key, symbol]) => [key, { symbol, number: symbol }]));

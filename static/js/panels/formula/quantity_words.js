// Quantities by their wire keys ("parameter:w1", "neuron:h1", "pre:h1", "target:o1", "loss") as people meet them:
// the name, LaTeX, and the mark in the drawing that shows one. Knows no question about them.

import { latexName } from "../../lib/names.js";
import { nameOfQuantity } from "../../model/asking/asked.js";
import { splitKey } from "../../model/page/view.js";
import { mark, slopeMark } from "../parts/prose.js";
import { gradient, ink } from "./tokens.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Token } from "./tokens.js"
 */

/** Its name in running text. @param {Facts} facts @param {string} key @returns {string} */
export const nameOf = (facts, key) => nameOfQuantity(facts.index, key);

/** @param {Facts} facts @param {string} key */
export const latexOf = (facts, key) => latexName(nameOf(facts, key));

/** The mark that shows it; of a parameter its first use. @param {Facts} facts @param {string} key */
export function markOf(facts, key) {
  const { kind, id } = splitKey(key);
  if (kind === "loss" || kind === "target") return key;
  if (kind !== "parameter") return `neuron:${id}`;
  const uses = facts.index.uses.get(id);
  if (uses?.edges.length) return `knob:${uses.edges[0].id}`;
  return uses?.biases.length ? `bias:${uses.biases[0].id}` : undefined;
}

/** ∂of/∂wrt as one factor that says what it is: orange where it is a derivative of L. @param {Facts} facts
 * @param {string} of @param {string} wrt @returns {Token} */
export function derivative(facts, of, wrt) {
  const [top, below] = [nameOf(facts, of), nameOf(facts, wrt)];
  const values = { slope: slopeMark(top, below), of: mark(top), wrt: mark(below) };
  const says = { code: "what_factor", values };
  const latex = String.raw`\dfrac{\partial ${latexOf(facts, of)}}{\partial ${latexOf(facts, wrt)}}`;
  const kind = of === "loss" || of.startsWith("output_loss:") ? gradient : ink;
  return { ...kind(latex, { key: markOf(facts, of === "loss" ? wrt : of) }), says };
}

// Which gradient something on the page shows, and so what can be asked there: a step, a factor of a formula, what
// is selected. Pure: from facts to the key of a quantity.

import { quantityOf } from "../../model/asking/asked.js";
import { splitKey } from "../../model/page/view.js";
import { nameOf } from "../formula/quantity_words.js";
import { askedEdge } from "../rules/explain.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Part, Token } from "../formula/tokens.js"
 */

/** The parts of a mark that are derivatives of L by the mark itself. @type {ReadonlySet<Part | undefined>} */
const SLOPES = new Set(["gradient", "combined", "delta"]);

/** The quantity whose gradient a step shows; null where the step shows none.
 * @param {Facts} facts @param {number} group @param {string | null} asked the parameter that is asked for */
export function askedAtStep(facts, group, asked) {
  const phase = facts.plan?.groupPhase(group);
  if (phase === "update") return asked === null ? null : `parameter:${asked}`;
  if (phase !== "backward") return null;
  if (askedEdge(facts, group, asked) !== null) return `parameter:${asked}`;
  const neuron = facts.plan?.neuronOf(group) ?? "";
  if (facts.read.gradA(neuron).state !== "none") return `neuron:${neuron}`;
  return facts.read.gradZ(neuron).state === "none" ? null : `pre:${neuron}`;
}

/**
 * The quantity whose gradient a factor of a formula shows, as a symbol or as a number.
 * @param {Facts} facts
 * @param {Token} token
 */
export function askedByToken(facts, { kind, key, part }) {
  if (kind !== "gradient" || key === undefined || !SLOPES.has(part)) return null;
  return part === "delta" ? `pre:${splitKey(key).id}` : quantityOf(facts.index, key);
}

/** What can be asked about what is selected, with its name. @param {Facts} facts @param {string} key */
export function askedBySelection(facts, key) {
  const about = quantityOf(facts.index, key);
  return about === null ? null : { about, name: nameOf(facts, about) };
}

// What the step card says at a step: from the plan's group to a heading, lines of tokens and a meaning. Pure
// and free of the DOM, so that every rule can be tested by reading it.

import { askedCard, backwardCard } from "./backward.js";
import { inputsCard, neuronCard } from "./forward.js";
import { gatherCard } from "./gather.js";
import { lossCard } from "./loss.js";
import { updateCard } from "./update.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Row } from "./update.js"
 * @import { Line, Sentence } from "../formula/tokens.js"
 *
 * What a step says.
 * @typedef {object} Card
 * @property {Sentence} head
 * @property {Line[][]} blocks derivations, one below the other
 * @property {Sentence[]} meaning
 * @property {Line[][]} [rest] what the step computes besides
 * @property {Row[]} [rows] parameters before and after, in an update
 * @property {number} [more] how many of them are not listed
 */

/**
 * @param {Facts} facts
 * @param {number} group the neuron-sized step, counted from 0
 * @param {string | null} asked the parameter whose gradient is asked for, if any
 * @returns {Card}
 */
export function explain(facts, group, asked) {
  const phase = facts.plan?.groupPhase(group);
  const neuron = facts.plan?.neuronOf(group) ?? "";
  if (phase === "inputs") return inputsCard(facts);
  if (phase === "forward") return neuronCard(facts, neuron, group);
  if (phase === "loss") return lossCard(facts);
  if (phase === "gather") return gatherCard(facts, asked);
  if (phase === "update") return updateCard(facts, asked);
  const edge = askedEdge(facts, group, asked);
  return edge === null ? backwardCard(facts, neuron, group) : askedCard(facts, edge);
}

/** The edge of this group whose weight is asked for, once its gradient has landed.
 * @param {Facts} facts @param {number} group @param {string | null} asked */
export function askedEdge({ index, plan, shown }, group, asked) {
  const edges = asked === null ? undefined : index.uses.get(asked)?.edges;
  if (plan === null || edges?.length !== 1) return null;
  const step = plan.stepOf("grad_weight", edges[0].id);
  return step >= 0 && step < shown && plan.groupOf(step) === group ? edges[0] : null;
}

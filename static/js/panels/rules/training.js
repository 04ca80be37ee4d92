// What the step cards say of training in words, so that no sentence claims more than the update does: whether
// weights are held, which batch, which optimizer, which learning rate. Pure: from facts to sentences.

import { authored } from "../../lib/format.js";
import { knows } from "../../lib/say.js";
import {
  batchCount,
  hasConstantRate,
  inForce,
  inFull,
  isPlain,
  isSequential,
  kindOf,
  learningRate,
  numberOf,
} from "../../model/document/training.js";
import { STEP_KINDS } from "../../protocol/messages.js";
import { deltaWord } from "../formula/notation.js";
import { mark, wordOf } from "../parts/prose.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Sentence } from "../formula/tokens.js"
 */

/** Whether this iteration combines the gradients of a batch. @param {Facts} facts */
export const isBatch = ({ plan }) => plan?.kinds.includes(STEP_KINDS.indexOf("combine")) ?? false;

/** Whether the weights stand still until all gradients are known. @param {import("../../protocol/messages.js").Document} document */
export const heldCode = (document) => (isSequential(document) ? "meaning_held_sequential" : "meaning_held");

/** What stands still during the passes, and which sample they show. @param {Facts} facts @returns {Sentence[]} */
export function passSentences(facts) {
  const held = { code: heldCode(facts.document) };
  const { turn, turns } = facts;
  return turns > 1 ? [held, { code: "meaning_batch", values: { turn: turn + 1, turns } }] : [held];
}

/**
 * What a parameter's gradient means. It says what the update will do only where that is certain.
 * @param {Facts} facts @param {"positive" | "negative" | "zero"} direction @param {string} name @returns {Sentence}
 */
export function gradientSentence(facts, direction, name) {
  const sure = isPlain(facts.document) && !isBatch(facts);
  const code = sure || direction === "zero" ? `meaning_${direction}` : `meaning_${direction}_only`;
  return { code, values: { name: mark(name) } };
}

/** What the update does, sentence by sentence. @param {Facts} facts @returns {Sentence[]} */
export const updateSentences = (facts) => [
  ...combiningSentences(facts),
  ...changingSentences(facts),
  ...movingSentences(facts),
  ...rateSentences(facts),
];

/** @param {Facts} facts @returns {Sentence[]} */
function combiningSentences(facts) {
  if (!isBatch(facts)) return [];
  const count = batchCount(facts.document, facts.iteration);
  if (count === 1) return [{ code: "combined_one" }];
  return [{ code: `combined_${inFull(facts.document).reduction}`, values: { count } }];
}

/** What happens to the gradients before the optimizer has them. @param {Facts} facts @returns {Sentence[]} */
function changingSentences({ document }) {
  const number = (
    /** @type {import("../../model/document/training.js").Part} */ part,
    /** @type {string} */ name,
  ) => numberOf(document, part, name) ?? 0;
  const changes = /** @type {[string, number][]} */ ([
    ["penalty_l1", number("penalty", "l1")],
    ["penalty_l2", number("penalty", "l2")],
    ["clipped_value", number("clip", "clip_value")],
    ["clipped_norm", number("clip", "max_norm")],
  ]);
  return changes
    .filter(([, value]) => value > 0)
    .map(([code, value]) => ({ code, values: { value: authored(value) } }));
}

/** @param {Facts} facts @returns {Sentence[]} */
function movingSentences(facts) {
  const { document } = facts;
  if (isSequential(document)) return [{ code: "meaning_sequential", values: { delta: deltaWord(facts) } }];
  const kind = kindOf(document, "optimizer");
  const decays = (inForce(document, facts.operations, "optimizer", "weight_decay") ?? 0) > 0;
  const told = knows(`moves_${kind}`) && (kind !== "sgd" || decays);
  const values = { m: mark("m"), v: mark("v"), t: mark("t") };
  return told ? [{ code: `moves_${kind}`, values }] : [];
}

/** @param {Facts} facts @returns {Sentence[]} */
function rateSentences(facts) {
  const { document, operations } = facts;
  const rate = authored(learningRate(document, operations));
  if (hasConstantRate(document)) {
    const against = isPlain(document) && !isBatch(facts);
    return [{ code: against ? "meaning_update" : "rate_constant", values: { rate } }];
  }
  const count = numberOf(document, "warm_up", "total_iters");
  const schedule = kindOf(document, "schedule");
  if (schedule === "constant") return [{ code: "rate_warms", values: { rate, count: count ?? 0 } }];
  const follows = { code: "rate_scheduled", values: { rate, schedule: wordOf("schedule", schedule) } };
  return count === null ? [follows] : [follows, { code: "rate_warms_too", values: { count } }];
}

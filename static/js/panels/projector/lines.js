// What the line under a projected drawing calculates, step by step. Pure: from facts to tokens. Must not know how wide
// a page is.

import { isFused } from "../rules/delta.js";
import { isSoftmax } from "../rules/softmax.js";
import { fusedLine, lossLine } from "./rows.js";
import { additionLine, arrivalsLine } from "./sums.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { ToldLine } from "./parts.js"
 */

/** Null where a step calculates nothing that a line can hold. @param {Facts} facts @param {number} group
 * @returns {ToldLine | null} */
export function toldLine(facts, group) {
  const phase = facts.plan?.groupPhase(group);
  const id = facts.plan?.neuronOf(group) ?? "";
  if (phase === "forward") return additionLine(facts, id, group);
  if (phase === "loss") return lossLine(facts);
  if (phase !== "backward") return null;
  if (isFused(facts, id)) return fusedLine(facts, id);
  return isSoftmax(facts, id) ? null : arrivalsLine(facts, id);
}

// The step card at the end of a sample's pass in a batch: this sample's gradient for each parameter. Pure: from facts
// to lines of tokens.

import { say } from "../../lib/say.js";
import { equals, line, numeral, sign, words } from "../formula/tokens.js";
import { useCount } from "../parts/facts.js";
import { gatheredLines, slopeSymbol } from "./gradient.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Line } from "../formula/tokens.js"
 * @import { Card } from "./explain.js"
 */

/** How many parameters are listed. */
const LISTED = 12;

/** @param {Facts} facts @param {string | null} asked the parameter whose gradient is asked for comes first @returns {Card} */
export function gatherCard(facts, asked) {
  const { document, index, turn, turns } = facts;
  const first = asked !== null && index.parameters.has(asked) ? [asked] : [];
  const others = document.parameters.slice(0, LISTED + 1).map(({ id }) => id);
  const listed = [...first, ...others.filter((id) => id !== asked)].slice(0, LISTED);
  const more = document.parameters.length - listed.length;
  const rest = more > 0 ? [line("numbers", [sign("…"), words(say("rows_more", { count: more }))])] : [];
  const last = turn + 1 >= turns;
  return {
    head: { code: "group_gather", values: { turn: turn + 1, turns } },
    blocks: [[...listed.flatMap((id) => slopeLines(facts, id)), ...rest]],
    meaning: [{ code: last ? "meaning_gather_last" : "meaning_gather", values: { count: turns } }],
  };
}

/** ∂L/∂w = 0.0004386; of a parameter with many uses, their sum. @param {Facts} facts @param {string} id @returns {Line[]} */
function slopeLines(facts, id) {
  if (useCount(facts, id) > 1) return gatheredLines(facts, id).flat();
  const symbol = slopeSymbol(facts, id);
  const number = numeral(facts.read.parameterGradient(id), "gradient", {
    bare: true,
    key: symbol.key,
    part: symbol.part,
  });
  return [line("numbers", ...equals([[number]], [symbol]))];
}

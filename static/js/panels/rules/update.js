// The step card of the update: how parameters move, one of them in full and the others as old and new. Pure:
// from facts to lines of tokens.

import { changed } from "../../lib/format.js";
import { held } from "../formula/symbols.js";
import { parameterName } from "../parts/facts.js";
import { mark } from "../parts/prose.js";
import { betweenLines } from "./between.js";
import { movement } from "./move.js";
import { updateSentences } from "./training.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Document, Parameter } from "../../protocol/messages.js"
 * @import { Sentence } from "../formula/tokens.js"
 * @import { Card } from "./explain.js"
 *
 * One parameter before and after, and the difference; `after` is null until it is computed.
 * @typedef {{id: string, name: string, before: string, after: string | null, change: string, held: boolean}} Row
 */

/** How many parameters are listed. */
const ROWS = 12;

/**
 * @param {Facts} facts @param {string | null} asked the parameter to show in full, if it is one that moves
 * @returns {Card}
 */
export function updateCard(facts, asked) {
  const all = facts.document.parameters;
  const shown = shownParameter(facts.document, asked);
  const others = all.filter((parameter) => parameter !== shown);
  return {
    head: head(facts, shown),
    blocks: shown === undefined ? [] : movement(facts, shown.id),
    rows: others.slice(0, ROWS).map((parameter) => row(facts, parameter)),
    more: Math.max(0, others.length - ROWS),
    rest: shown === undefined ? [] : betweenLines(facts, shown.id),
    meaning: updateSentences(facts),
  };
}

/** The parameter whose update is shown in full. @param {Document} document @param {string | null} asked */
export function shownParameter({ parameters }, asked) {
  const moving = parameters.filter(({ trainable = true }) => trainable);
  return moving.find(({ id }) => id === asked) ?? moving[0];
}

/** @param {Facts} facts @param {Parameter | undefined} parameter @returns {Sentence} */
function head(facts, parameter) {
  if (parameter === undefined) return { code: "update_none" };
  const { name, before, after } = row(facts, parameter);
  if (after === null) return { code: "update_next", values: { name: mark(name) } };
  return { code: "micro_update", values: { name: mark(name), old: before, now: after } };
}

/** @param {Facts} facts @param {Parameter} parameter @returns {Row} */
function row(facts, { id, trainable = true }) {
  const reading = facts.read.parameter(id);
  const name = parameterName(facts, id);
  const before = held(reading).value;
  const [old, after, change] = changed(before, reading.value);
  const known = reading.before !== undefined;
  return {
    id,
    name,
    before: old,
    after: known ? after : null,
    change: known ? change : "",
    held: !trainable,
  };
}

// The numbers between a gradient and an update: the gradient after penalties and clipping, the learning rate in
// force, what the optimizer remembers. Pure: from facts to lines of tokens.

import { say } from "../../lib/say.js";
import {
  hasConstantRate,
  hasPenalty,
  isClipped,
  isPlain,
  isSequential,
  optimizerRow,
} from "../../model/document/training.js";
import { gradient, ink, line, numeral, sign, words } from "../formula/tokens.js";
import { place } from "./gradient.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Line, Token } from "../formula/tokens.js"
 */

/** Whether an update has numbers that are no micro-steps. @param {Document} document */
export const hasBetween = (document) =>
  !isSequential(document) && !(isPlain(document) && hasConstantRate(document));

/** The learning rate in force, where it is known. @param {Facts} facts @param {string} id */
export const rateInForce = (facts, id) =>
  numbersOf(facts, id) === null ? null : (facts.update?.rate ?? null);

/** The numbers that came for this parameter, once it has moved. @param {Facts} facts @param {string} id */
function numbersOf({ document, read, update }, id) {
  const landed = read.parameter(id).before !== undefined;
  return landed && hasBetween(document) && update?.parameter === `parameter:${id}` ? update : null;
}

/** g, η, m and v with their numbers; nothing until they are told. @param {Facts} facts @param {string} id
 * @returns {Line[][]} */
export function betweenLines(facts, id) {
  const told = numbersOf(facts, id);
  if (told === null) return [];
  const { document } = facts;
  const g = gradient("g", place(facts, id, "gradient"));
  /** @type {[boolean, number, string][]} */
  const stages = [
    [hasPenalty(document), told.penalised, "between_penalised"],
    [isClipped(document), told.clipped, "between_clipped"],
  ];
  const shown = isPlain(document) ? [] : stages.filter(([there]) => there);
  return [
    [
      ...shown.map(([, value, code]) =>
        line("numbers", [g, sign("="), number(value, "gradient")], [words(say(code))]),
      ),
      line(
        "numbers",
        [
          ink(String.raw`\eta`),
          sign("="),
          numeral({ state: "current", value: told.rate }, "ink", { set: true }),
        ],
        [words(say("between_rate"))],
      ),
      ...memoryLines(facts, told),
    ],
  ];
}

/** m: 0 → 0.00004386. @param {Facts} facts @param {NonNullable<Facts["update"]>} told @returns {Line[]} */
function memoryLines({ document, operations }, { before, after, age }) {
  const rules = (optimizerRow(document, operations)?.latex ?? []).join(" ");
  const kept = ["m", "v"].flatMap((letter, at) =>
    rules.includes(`{${letter}}`)
      ? [line("numbers", [ink(letter), sign("="), number(before[at]), sign("→"), number(after[at])])]
      : [],
  );
  const counted = /\bt\b/u.test(rules) ? [line("numbers", [ink("t"), sign("="), sign(String(age))])] : [];
  return [...kept, ...counted];
}

/** @param {number} value @param {Token["kind"]} [kind] */
const number = (value, kind = "ink") => numeral({ state: "current", value }, kind, { bare: true });

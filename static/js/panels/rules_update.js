// The step card of the update: how parameters move, one of them in full and the others as old and new. Pure:
// from facts to lines of tokens.

import { authored, changed } from "../lib/format.js";
import { latexName } from "../lib/names.js";
import { learningRate } from "../model/document.js";
import { parameterName, useCount } from "./facts.js";
import { mark } from "./prose.js";
import { held } from "./symbols.js";
import { delta, equals, few, gradient, ink, line, numeral, sign, slope, sum } from "./tokens.js";

/**
 * @import { Facts } from "./facts.js"
 * @import { Parameter } from "../protocol/messages.js"
 * @import { Line, Part, Sentence } from "./tokens.js"
 * @import { Card } from "./rules.js"
 *
 * One parameter before and after; `after` is null until it is computed.
 * @typedef {{id: string, name: string, before: string, after: string | null, held: boolean}} Row
 */

/** How many parameters are listed. */
const ROWS = 12;

/**
 * @param {Facts} facts @param {string | null} asked the parameter to show in full, if it is one that moves
 * @returns {Card}
 */
export function updateCard(facts, asked) {
  const all = facts.document.parameters;
  const moving = all.filter((parameter) => parameter.trainable ?? true);
  const shown = moving.find(({ id }) => id === asked) ?? moving[0];
  const others = all.filter((parameter) => parameter !== shown);
  return {
    head: head(facts, shown),
    blocks: shown === undefined ? [] : [...gatheredLines(facts, shown.id), moveLines(facts, shown.id)],
    rows: others.slice(0, ROWS).map((parameter) => row(facts, parameter)),
    more: Math.max(0, others.length - ROWS),
    meaning: [{ code: "meaning_update", values: { rate: authored(learningRate(facts.document)) } }],
  };
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
  const [old, after] = changed(before, reading.value);
  return { id, name, before: old, after: reading.before === undefined ? null : after, held: !trainable };
}

/** ∂L/∂b = δ + δ: a shared parameter gathers what all its uses say. @param {Facts} facts @param {string} id
 * @returns {Line[][]} */
function gatheredLines(facts, id) {
  const uses = facts.index.uses.get(id);
  if (uses === undefined || useCount(facts, id) < 2) return [];
  const name = parameterName(facts, id);
  const neuron = (/** @type {string} */ other) => facts.index.neurons.get(other)?.name ?? other;
  const products = few(uses.edges).map((edge) => [
    gradient(delta(neuron(edge.target)), { key: `neuron:${edge.target}`, part: "delta" }),
    sign("·"),
    ink(latexName(neuron(edge.source)), { key: `neuron:${edge.source}` }),
  ]);
  const biases = few(uses.biases).map((user) => [
    gradient(delta(neuron(user.id)), { key: `neuron:${user.id}`, part: "delta" }),
  ]);
  const total = numeral(facts.read.parameterGradient(id), "gradient", { bare: true });
  const left = gradient(slope(name), place(facts, id, "gradient"));
  return [
    [line("rule", ...equals(sum([...products, ...biases], useCount(facts, id)), [left]), [sign("="), total])],
  ];
}

/** w − η·∂L/∂w. @param {Facts} facts @param {string} id @returns {Line[]} */
function moveLines(facts, id) {
  const name = parameterName(facts, id);
  const reading = facts.read.parameter(id);
  const grad = facts.read.parameterGradient(id);
  const rate = { state: /** @type {const} */ ("current"), value: learningRate(facts.document) };
  const symbol = ink(latexName(name), place(facts, id));
  const eta = ink(String.raw`\eta\,`);
  const [, after] = changed(held(reading).value, reading.value);
  const end = reading.before === undefined ? "…" : after;
  return [
    line("rule", [
      symbol,
      sign("←"),
      symbol,
      sign("−"),
      eta,
      gradient(slope(name), place(facts, id, "gradient")),
    ]),
    line(
      "numbers",
      ...equals([
        [numeral(held(reading), "ink", { bare: true, set: true })],
        [sign("−"), numeral(rate, "ink", { set: true }), sign("·"), numeral(grad, "gradient")],
      ]),
    ),
    line("result", ...equals([[{ kind: "value", text: end, reading, ...place(facts, id) }]])),
  ];
}

/** Where a parameter stands in the drawing: at its first use. @param {Facts} facts @param {string} id
 * @param {Part} [part] */
function place(facts, id, part) {
  const uses = facts.index.uses.get(id);
  const edge = uses?.edges[0];
  if (edge) return { key: `knob:${edge.id}`, part };
  const user = uses?.biases[0];
  return user ? { key: `bias:${user.id}`, part } : {};
}

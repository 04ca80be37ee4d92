/** Step cards as text, for tests: a model of the worked example, and lines of tokens written out. */

import { facts } from "../../../static/js/panels/facts.js";
import { aloud, compose } from "../../../static/js/panels/prose.js";
import { explain } from "../../../static/js/panels/rules.js";
import { worked } from "../playback/documents.js";
import { openModel } from "../playback/fixtures.js";

/** @import { Document } from "../../../static/js/protocol/messages.js" */
/** @import { Card } from "../../../static/js/panels/rules.js" */
/** @import { Line, Sentence } from "../../../static/js/panels/tokens.js" */

export const OPERATIONS = {
  activations: [
    { name: "sigmoid", value: String.raw`\sigma({z})`, derivative: String.raw`{a}\,(1-{a})` },
    { name: "tanh", value: String.raw`\tanh({z})`, derivative: "1-{a}^2" },
  ],
  losses: [{ name: "half_squared_error", value: String.raw`\tfrac12\,({y}-{t})^2`, derivative: "{y}-{t}" }],
  optimizers: ["sgd"],
};

/** A model that knows so many micro-steps, all by default. @param {Document} [document] @param {number} [shown] */
export function opened(document = worked(), shown) {
  const { model, steps, frame, cursor } = openModel(document);
  model.people.operations.value = OPERATIONS;
  frame(steps.length);
  const count = shown ?? steps.length;
  cursor(count);
  return { model, plan: model.plan.current.value, count };
}

/**
 * The card of a neuron-sized step, counted from 1 as people do.
 * @param {number} step @param {{document?: Document, shown?: number, asked?: string}} [options]
 */
export function card(step, { document, shown, asked } = {}) {
  const { model, count } = opened(document, shown);
  const known = facts(model, count);
  if (known === null) throw new Error("no document");
  return explain(known, step - 1, asked ?? null);
}

/** @param {Sentence} sentence */
export const sentence = (sentence) => aloud(compose(sentence));

/** @param {Card} shown */
export const heading = (shown) => sentence(shown.head);

/** A line as text: tokens apart, the pieces of a row of the tables joined. @param {Line} line */
export const written = (line) =>
  line.chunks
    .flatMap((chunk) => chunk.map(({ latex, text, piece }) => (piece ? `{}${latex}{}` : (latex ?? text))))
    .join(" ")
    .replace(/ ?\{\}(?:\{\})? ?/gu, "")
    .replace(/ ?= ?/gu, " = ")
    .trim();

/** @param {Line[] | undefined} lines */
export const lines = (lines) => (lines ?? []).map(written);

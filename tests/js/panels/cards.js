/** Step cards as text, for tests: a model of the worked example, and lines of tokens written out. */

import { batchCount } from "../../../static/js/model/document/training.js";
import { facts } from "../../../static/js/panels/parts/facts.js";
import { aloud, compose } from "../../../static/js/panels/parts/prose.js";
import { explain } from "../../../static/js/panels/rules/explain.js";
import { worked } from "../playback/documents.js";
import { openModel } from "../playback/fixtures.js";

/** @import { Document, Operations, Shape } from "../../../static/js/protocol/messages.js" */
/** @import { Card } from "../../../static/js/panels/rules/explain.js" */
/** @import { Line, Sentence } from "../../../static/js/panels/formula/tokens.js" */

const S = String.raw;

/** Rows of the engine's tables, as many as the cards here speak of. @type {Operations} */
export const OPERATIONS = {
  activations: [
    activation(
      "sigmoid",
      S`\sigma({z})`,
      S`{a}\,(1-{a})`,
      shape((z) => 1 / (1 + Math.exp(-z))),
    ),
    activation("tanh", S`\tanh({z})`, "1-{a}^2", shape(Math.tanh)),
    activation("softmax", "", "", null),
  ],
  losses: [
    loss("half_squared_error", S`\tfrac12\,({y}-{t})^2`, "{y}-{t}"),
    loss("mean_squared_error", "({y}-{t})^2/{k}", S`2\,({y}-{t})/{k}`),
    loss("binary_cross_entropy", S`-{t}\,\ln({y})-(1-{t})\,\ln(1-{y})`, "(1-{t})/(1-{y})-{t}/{y}", "{y}-{t}"),
    loss("cross_entropy", S`-{t}\,\ln({y})`, "-{t}/{y}", S`{y}\,\sum_k t_k-{t}`),
  ],
  reductions: [
    { name: "mean", value: "{s}/{n}", derivative: "1/{n}" },
    { name: "sum", value: "{s}", derivative: "1" },
  ],
  optimizers: [
    optimizer(
      "sgd",
      0.5,
      [["weight_decay", 0, S`\lambda`]],
      [S`{g} \leftarrow {g}+\lambda\,{w}`, S`{w} \leftarrow {w}-{eta}\,{g}`],
    ),
    optimizer(
      "momentum",
      0.001,
      [
        ["momentum", 0.9, S`\mu`],
        ["dampening", 0, S`\tau`],
        ["weight_decay", 0, S`\lambda`],
      ],
      [S`{m} \leftarrow \mu\,{m}+{g}`, S`{w} \leftarrow {w}-{eta}\,{m}`],
    ),
    optimizer(
      "adam",
      0.001,
      [
        ["beta1", 0.9, S`\beta_1`],
        ["beta2", 0.999, S`\beta_2`],
        ["weight_decay", 0, S`\lambda`],
      ],
      [],
    ),
  ],
  schedules: [
    { name: "constant", hyper: [], latex: "{eta}" },
    { name: "step", hyper: [hyper(["step_size", null, "s"]), hyper(["gamma", 0.1, S`\gamma`])], latex: "" },
  ],
  initializers: [
    { name: "xavier_uniform", hyper: [hyper(["gain", 1, "k"])], latex: "" },
    { name: "constant", hyper: [hyper(["val", null, "c"])], latex: "c" },
  ],
};

/** @param {string} name @param {string} value @param {string} derivative @param {Shape | null} shape */
function activation(name, value, derivative, shape) {
  return { name, value, derivative, bounded: true, shape };
}

/** As the server sends it, with a value every eighth. @param {(z: number) => number} phi @param {number | null} [period] @returns {Shape} */
export function shape(phi, period = null) {
  const values = Float32Array.from({ length: 321 }, (_, i) => phi(i / 8 - 20));
  return { values: new Uint8Array(values.buffer), reach: 20, period };
}

/** @param {string} name @param {string} value @param {string} derivative @param {string | null} [delta] */
function loss(name, value, derivative, delta = null) {
  /** @type {[string, string, string | null]} */
  const turned = [value, derivative, delta];
  return {
    name,
    value,
    derivative,
    activation: delta === null ? null : "sigmoid",
    delta,
    target_first: turned,
  };
}

/** @param {[string, number | null, string]} row */
function hyper([name, standard, symbol]) {
  return { name, default: standard, symbol };
}

/** @param {string} name @param {number} rate @param {[string, number, string][]} numbers @param {string[]} latex */
function optimizer(name, rate, numbers, latex) {
  return { name, learning_rate: rate, hyper: numbers.map(hyper), latex };
}

/** A model that knows so many micro-steps, all by default, of the last sample of its batch. @param {Document} [document] @param {number} [shown] */
export function opened(document = worked(), shown) {
  const { model, steps, frame, cursor } = openModel(document);
  model.people.operations.value = OPERATIONS;
  const turns = batchCount(document, 1);
  frame(steps.length, { turn: turns - 1 });
  const count = shown ?? steps.length;
  cursor(count, { turn: turns - 1, turns });
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

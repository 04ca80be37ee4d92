/**
 * Says what the page knows by name: the messages it sends and takes in, its words, the fields it offers, the LaTeX
 * that it can set. It reads the server's tables as JSON and answers with JSON; tests in Python compare the two.
 *
 * @import { Operations } from "../../static/js/protocol/messages.js"
 */

import { globSync, readFileSync } from "node:fs";
import katex from "katex";
import { codes, knows, say } from "../../static/js/lib/say.js";
import { ANSWERS } from "../../static/js/model/asking/messages.js";
import { createModel } from "../../static/js/model/model.js";
import { facts } from "../../static/js/panels/parts/facts.js";
import { wordOf } from "../../static/js/panels/parts/prose.js";
import { updateSentences } from "../../static/js/panels/rules/training.js";
import { TrainingFields } from "../../static/js/panels/selection/training.js";
import { opened } from "./panels/cards.js";
import { worked } from "./playback/documents.js";

/** `numbers`: the fields of the parts of a document's training that have no kinds.
 * @type {{ operations: Operations, latex: string[], numbers: Record<"penalty" | "clip", string[]> }} */
const { operations, latex, numbers } = JSON.parse(readFileSync(0, "utf8"));

const PAGE = new URL("../../static/js/", import.meta.url);
const sources = globSync("**/*.js", { cwd: PAGE })
  .filter((file) => !file.startsWith("protocol"))
  .map((file) => readFileSync(new URL(file, PAGE), "utf8"));

/** What a pattern's group matches anywhere in the page. @param {RegExp} pattern */
const written = (pattern) => [
  ...new Set(sources.flatMap((source) => Array.from(source.matchAll(pattern), (match) => match[1]))),
];

/** The worked example with all of its numbers, and what the page says of it from now on. */
function listening() {
  /** @type {any[]} */
  const said = [];
  const { model, count } = opened();
  model.people.operations.value = operations;
  model.transport.post = (message) => void said.push(message);
  return { model, count, said };
}

const WHERE = { run: 1, iteration: 0, revision: 1, sample: 0 };

/** Which message asks, and which one is taken for its answer. @returns {Record<string, string>} */
function answers() {
  /** @type {Record<string, string>} */
  const pairs = {};
  for (const [kind, answer] of Object.entries(ANSWERS)) {
    const { model, said } = listening();
    if (kind === "check") model.questions.check("dL/dw1 = 0", "parameter:w1");
    else model.questions.ask(/** @type {any} */ (kind), "parameter:w1");
    const question = said.at(-1);
    /** @type {any} */ (model.receive)[answer]?.({ ...WHERE, event: answer, id: question.id });
    if (model.questions.answered.value) pairs[question.event] = answer;
  }
  for (const [aside, answer] of /** @type {const} */ ([
    ["updates", "updated"],
    ["offCounts", "counted_off"],
    ["layers", "layer"],
  ])) {
    const { model, said } = listening();
    model[aside].wanted.value = "w1";
    const { event, ...question } = said.at(-1);
    /** @type {any} */ (model.receive)[answer]({ ...WHERE, ...question });
    if (model[aside].numbers.value) pairs[event] = answer;
  }
  const { model, said } = listening();
  model.rows.wanted.value = { first: 0, last: 1, parameter: null };
  const { event, ...question } = said.at(-1);
  const none = new Uint8Array();
  const empty = { losses: none, outputs: none, iterations: none, turns: none, gradients: none };
  model.receive.rows(/** @type {any} */ ({ ...WHERE, ...question, ...empty, loss: 0.5 }));
  if (model.rows.together.value?.loss === 0.5) pairs[event] = "rows";
  const view = { output: "y", across: "x", up: null, box: /** @type {const} */ ([0, 1, 0, 1]) };
  model.plane.wanted.value = view;
  const { event: asks, ...wanted } = said.at(-1);
  model.receive.plane(/** @type {any} */ ({ ...WHERE, ...wanted }));
  if (model.plane.latest.value) pairs[asks] = "plane";
  model.spread.wanted.value = "spread";
  const { event: about, ...asked } = said.at(-1);
  model.receive.spread(/** @type {any} */ ({ ...WHERE, ...asked, norms: none }));
  if (model.spread.latest.value) pairs[about] = "spread";
  pairs[standsOut()] = "landmarks";
  return pairs;
}

/** The question about what stands out, if the page takes the answer for it. */
function standsOut() {
  const { model, said } = listening();
  const points = { iterations: Float64Array.of(1, 2), losses: Float64Array.of(1, 0.5) };
  const bytes = (/** @type {Float64Array} */ numbers) => new Uint8Array(numbers.buffer);
  const { iterations, losses } = points;
  const NOTHING = Float64Array.of();
  model.curves.take(
    /** @type {any} */ ({
      run: WHERE.run,
      iterations: bytes(iterations),
      losses: bytes(losses),
      ...{ validation: bytes(NOTHING), test: bytes(NOTHING) },
      samples: 1,
      anew: true,
    }),
  );
  model.landmarks.watch();
  const { event, ...question } = said.at(-1);
  model.receive.landmarks(/** @type {any} */ ({ ...WHERE, ...question, drop: null, right: null }));
  return model.landmarks.latest.value ? event : "";
}

/** The numbers that a card has fields for: [part, name]. @param {any} node @returns {[string, string][]} */
function fields(node) {
  if (Array.isArray(node)) return node.flatMap(fields);
  if (typeof node !== "object" || node === null) return [];
  const { type, props } = node;
  if (props.numbers) return props.numbers.map((/** @type {any} */ { name }) => [props.part, name]);
  const inner = typeof type === "function" && !("commit" in props) ? type(props) : props.children;
  return fields(inner);
}

/** @param {import("../../static/js/protocol/messages.js").Training} training */
function trained(training) {
  const { model, count } = opened({ ...worked(), training });
  model.people.operations.value = operations;
  const known = facts(model, count);
  if (known === null) throw new Error("no document");
  return { model, known };
}

function offered() {
  const props = { ...trained({ warm_up: { total_iters: 3 } }), id: "", edits: true };
  return fields(TrainingFields(/** @type {any} */ (props))).map(([part, name]) => `${part}.${name}`);
}

/** Of each of these numbers whether the card of the update speaks of it. @param {"penalty" | "clip"} part @param {string[]} names */
function spokenOf(part, names) {
  const plain = updateSentences(trained({}).known).map(({ code }) => code);
  return names.filter((name) => {
    const told = updateSentences(trained({ [part]: { [name]: 0.5 } }).known);
    return told.some(({ code, values }) => !plain.includes(code) && values?.value === "0.5" && knows(code));
  });
}

/** @param {Parameters<typeof wordOf>[0]} kind @param {readonly { name: string }[]} rows */
const labels = (kind, rows) => Object.fromEntries(rows.map(({ name }) => [name, wordOf(kind, name)]));

/** @param {string} text */
function isSet(text) {
  try {
    katex.renderToString(text, { trust: false, throwOnError: true, strict: "error" });
    return true;
  } catch {
    return false;
  }
}

const receive = /** @type {Record<string, unknown>} */ (createModel().receive);
console.log(
  JSON.stringify({
    receives: Object.keys(receive).filter((event) => typeof receive[event] === "function"),
    sends: written(/(?:\bevent: |\brequest\(|\bappend\()"(\w+)"/gu),
    answers: answers(),
    codes: codes(),
    labels: {
      activation: labels("activation", operations.activations),
      loss: labels("loss", operations.losses),
      reduction: labels("reduction", operations.reductions),
      optimizer: labels("optimizer", operations.optimizers),
      schedule: labels("schedule", operations.schedules),
      initializer: labels("initializer", operations.initializers),
    },
    moves: Object.fromEntries(operations.optimizers.map(({ name }) => [name, say(`moves_${name}`)])),
    fields: offered(),
    spoken: [...spokenOf("penalty", numbers.penalty), ...spokenOf("clip", numbers.clip)],
    templates: written(/name="template" value="?([\w-]+)/gu),
    refused: latex.filter((text) => !isSet(text)),
  }),
);

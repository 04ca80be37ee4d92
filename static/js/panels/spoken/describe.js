// What a mark of the drawing is, in words and with its number: for the line under the drawing, for the factors
// of a formula, for the outline. Pure: from facts and a key to a sentence.

import { say } from "../../lib/say.js";
import { splitKey } from "../../model/page/view.js";
import { deltaWord } from "../formula/notation.js";
import { digits } from "../formula/tokens.js";
import { neuronName, parameterName, targetName } from "../parts/facts.js";
import { compose, mark, marks, wordOf } from "../parts/prose.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Part, Reading, Sentence } from "../formula/tokens.js"
 */

/** @type {Record<string, (facts: Facts, id: string, part: Part) => Sentence>} */
const SENTENCES = { neuron, input, edge, knob, bias, target, loss };

/**
 * The sentence with its names marked; empty for a key that nothing answers to.
 * @param {Facts} facts @param {string} key @param {Part} [part]
 */
export function describe(facts, key, part = "value") {
  const { kind, id } = splitKey(key);
  const exists = kind === "loss" || facts.index.neurons.has(id) || facts.index.edges.has(id);
  if (!exists || !Object.hasOwn(SENTENCES, kind)) return "";
  return compose(SENTENCES[kind](facts, id, part));
}

/** A number as it is read: its digits, or that there are none. @param {Reading} reading @param {boolean} [set] */
export function spoken(reading, set) {
  if (reading.state === "none") return say(reading.asked ? "asked_value" : "not_computed");
  return reading.state === "stale"
    ? say("stale_value", { value: digits(reading, set) })
    : digits(reading, set);
}

/** @param {string} name @param {Reading} reading */
const slopeOf = (name, reading) => ({
  code: "what_slope",
  values: { name: mark(name), value: spoken(reading) },
});

/** @param {Facts} facts @param {string} parameter @returns {Sentence} */
const combined = (facts, parameter) => ({
  code: "what_combined",
  values: {
    name: mark(parameterName(facts, parameter)),
    value: spoken(facts.read.combinedGradient(parameter)),
  },
});

/** @param {Facts} facts @param {string} id @param {Part} part @returns {Sentence} */
function neuron(facts, id, part) {
  const { read } = facts;
  const name = neuronName(facts, id);
  if (part === "gradient") return slopeOf(name, read.gradA(id));
  if (part === "delta") {
    const short = facts.index.notation.delta === "delta";
    return {
      code: short ? "what_delta" : "what_delta_long",
      values: { name: mark(name), value: spoken(read.gradZ(id)) },
    };
  }
  if (part === "z") return { code: "what_sum", values: { name: mark(name), value: spoken(read.z(id)) } };
  if (part === "loss")
    return { code: "what_part", values: { name: mark(name), value: spoken(read.outputLoss(id)) } };
  const role = facts.index.neurons.get(id)?.role;
  if (role === "input") return input(facts, id);
  const a = read.a(id);
  const code = a.state === "none" ? "what_neuron_open" : role === "output" ? "what_output" : "what_neuron";
  return { code, values: { name: mark(name), value: spoken(a) } };
}

/** @param {Facts} facts @param {string} id @param {Part} [part] @returns {Sentence} */
function input(facts, id, part) {
  const name = neuronName(facts, id);
  if (part === "gradient") return slopeOf(name, facts.read.gradA(id));
  return { code: "what_input", values: { name: mark(name), value: spoken(facts.read.input(id), true) } };
}

/** The names at the ends of an edge, and its weight. @param {Facts} facts @param {string} id */
function ends(facts, id) {
  const { source = "", target = "", weight = "" } = facts.index.edges.get(id) ?? {};
  return { source: mark(neuronName(facts, source)), target: mark(neuronName(facts, target)), weight };
}

/** @param {Facts} facts @param {string} id @param {Part} part @returns {Sentence} */
function edge(facts, id, part) {
  const { source, target, weight } = ends(facts, id);
  const returned = part === "returned";
  const value = spoken(returned ? facts.read.contribution(id) : facts.read.term(id));
  const values = {
    source,
    target,
    weight: mark(parameterName(facts, weight)),
    delta: deltaWord(facts),
    value,
  };
  return { code: returned ? "what_returned" : "what_carried", values };
}

/** @param {Facts} facts @param {string} id @param {Part} part @returns {Sentence} */
function knob(facts, id, part) {
  const { weight, ...values } = ends(facts, id);
  const name = parameterName(facts, weight);
  if (part === "gradient") return slopeOf(name, facts.read.weightGradient(id));
  if (part === "combined") return combined(facts, weight);
  const value = spoken(facts.read.parameter(weight), true);
  return { code: "what_weight", values: { ...values, name: mark(name), value } };
}

/** @param {Facts} facts @param {string} id @param {Part} part @returns {Sentence} */
function bias(facts, id, part) {
  const parameter = facts.index.neurons.get(id)?.bias ?? "";
  const name = parameterName(facts, parameter);
  if (part === "gradient") return slopeOf(name, facts.read.parameterGradient(parameter));
  if (part === "combined") return combined(facts, parameter);
  const users = facts.index.uses.get(parameter)?.biases ?? [];
  const neurons = marks(users.map((user) => neuronName(facts, user.id)));
  const value = spoken(facts.read.parameter(parameter), true);
  return { code: "what_bias", values: { name: mark(name), neuron: neurons, value } };
}

/** @param {Facts} facts @param {string} id @returns {Sentence} */
function target(facts, id) {
  const values = { name: mark(targetName(facts, id)), output: mark(neuronName(facts, id)) };
  return { code: "what_target", values: { ...values, value: spoken(facts.read.target(id), true) } };
}

/** @param {Facts} facts @returns {Sentence} */
function loss(facts) {
  const count = facts.document.samples?.length ?? 0;
  const values = { loss: wordOf("loss", facts.document.loss), value: spoken(facts.read.loss()), count };
  return { code: "what_loss_value", values };
}

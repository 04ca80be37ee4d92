// Why a number of a step is exactly 0, and which numbers are not 0 but too small for the scale of the marks. Pure:
// from facts to sentences.

import { say } from "../../lib/say.js";
import { magnitude, TOO_SMALL } from "../../render/marks/scale.js";
import { listed } from "../../words/en/counting.js";
import { deltaWord } from "../formula/notation.js";
import { few } from "../formula/tokens.js";
import { incoming, neuronName, outgoing, parameterName } from "../parts/facts.js";
import { mark, slopeMark } from "../parts/prose.js";
import { isFused } from "./delta.js";
import { isSoftmax } from "./softmax.js";

/**
 * @import { Edge } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Sentence } from "../formula/tokens.js"
 */

/** Whether a neuron is a ReLU that gives 0. @param {Facts} facts @param {string} id */
const isOff = ({ index, read }, id) => index.neurons.get(id)?.activation === "relu" && read.a(id).value === 0;

/** Whether a neuron is off while there are other samples for which it may be on. @param {Facts} facts @param {string} id */
export const mayBeDead = (facts, id) => isOff(facts, id) && (facts.document.samples ?? []).length > 1;

/** Of a neuron that has activated. @param {Facts} facts @param {string} id @returns {Sentence[]} */
export const offSentences = (facts, id) =>
  isOff(facts, id)
    ? [{ code: "zero_off", values: { name: mark(neuronName(facts, id)) } }, ...otherSamples(facts, id)]
    : [];

/** Whether it is off for all other samples too, where all were counted. @param {Facts} facts @param {string} id @returns {Sentence[]} */
function otherSamples(facts, id) {
  const { off: told } = facts;
  if (told?.neuron !== id || !mayBeDead(facts, id)) return [];
  const { off, counted, samples } = told;
  const values = { name: mark(neuronName(facts, id)), on: counted - off, samples };
  if (off < counted) return counted === samples ? [{ code: "zero_on_for", values }] : [];
  return counted === samples ? [{ code: "zero_dead", values }] : [];
}

/** Of a neuron's turn backward. @param {Facts} facts @param {string} id @returns {Sentence[]} */
export function zeroSentences(facts, id) {
  return [
    ...arrivals(facts, id),
    ...delta(facts, id),
    ...otherSamples(facts, id),
    ...weightSentences(facts, incoming(facts, id)),
  ];
}

/** Why what arrives at a neuron is 0. @param {Facts} facts @param {string} id @returns {Sentence[]} */
function arrivals(facts, id) {
  const { read } = facts;
  const edges = outgoing(facts, id);
  const isOutput = facts.index.neurons.get(id)?.role === "output";
  if (read.gradA(id).value !== 0 || edges.length === 0 || isOutput) return [];
  const slope = slopeMark("L", neuronName(facts, id));
  const parts = edges.map((edge) => read.contribution(edge.id).value);
  if (parts.some((part) => part !== 0)) return [{ code: "zero_cancels", values: { slope } }];
  const causes = few([...new Set(edges.map((edge) => causeOf(facts, edge)))]);
  return [{ code: "zero_arrivals", values: { slope, causes: listed(causes), count: causes.length } }];
}

/** The factor of a contribution that is 0. @param {Facts} facts @param {Edge} edge */
const causeOf = (facts, edge) =>
  facts.read.gradZ(edge.target).value === 0
    ? deltaOfName(facts, edge.target)
    : mark(parameterName(facts, edge.weight));

/** @param {Facts} facts @param {string} id */
const deltaOfName = (facts, id) =>
  say("zero_factor_delta", { delta: deltaWord(facts), name: mark(neuronName(facts, id)) });

/** Why δ is 0 where ∂L/∂a·φ′ gives it. @param {Facts} facts @param {string} id @returns {Sentence[]} */
function delta(facts, id) {
  const { read } = facts;
  if (read.gradZ(id).value !== 0 || isFused(facts, id) || isSoftmax(facts, id)) return [];
  const name = neuronName(facts, id);
  const values = { delta: deltaWord(facts), name: mark(name), slope: slopeMark("L", name) };
  if (read.gradA(id).value === 0) return [{ code: "zero_delta_nothing", values }];
  return [{ code: isOff(facts, id) ? "zero_delta_off" : "zero_delta_flat", values }];
}

/**
 * Of the gradients of weights into one neuron: which are 0 and why, which are only too small. If one is 0 and
 * none of them is too small, a weight after the neuron shows the difference.
 * @param {Facts} facts @param {readonly Edge[]} edges @returns {Sentence[]}
 */
export function weightSentences(facts, edges) {
  const zeros = edges.filter(({ id }) => facts.read.weightGradient(id).value === 0);
  const after = zeros.length > 0 ? outgoing(facts, edges[0].target) : [];
  const small = [edges, after].map((all) => all.filter((edge) => isSmall(facts, edge))).find(isSome) ?? [];
  /** @type {Map<string, Edge[]>} */
  const byCause = new Map();
  for (const edge of zeros) {
    const cause = sends0(facts, edge.source)
      ? mark(neuronName(facts, edge.source))
      : deltaOfName(facts, edge.target);
    byCause.set(cause, [...(byCause.get(cause) ?? []), edge]);
  }
  const said = [...byCause].map(([cause, all]) => told(facts, "zero_weights", all, { cause }));
  return small.length > 0 ? [...said, told(facts, "small_weights", small)] : said;
}

/** @param {readonly Edge[]} edges */
const isSome = (edges) => edges.length > 0;

/** Whether a neuron passes on an exact 0. @param {Facts} facts @param {string} id */
const sends0 = ({ read, index }, id) =>
  (index.neurons.get(id)?.role === "input" ? read.input(id) : read.a(id)).value === 0;

/** @param {Facts} facts @param {Edge} edge */
const isSmall = ({ read, decades }, { id }) =>
  decades !== undefined && magnitude(read.weightGradient(id).value, decades) === TOO_SMALL;

/** @param {Facts} facts @param {string} code @param {readonly Edge[]} edges @param {Record<string, string>} [values] @returns {Sentence} */
const told = (facts, code, edges, values = {}) => ({
  code,
  values: { ...values, names: namesOf(facts, edges), count: edges.length },
});

/** The names of the first weights, and how many more there are. @param {Facts} facts @param {readonly Edge[]} edges */
function namesOf(facts, edges) {
  const names = few(edges).map(({ weight }) => mark(parameterName(facts, weight)));
  const more = edges.length - names.length;
  return more > 0 ? `${names.join(", ")} ${say("rows_more", { count: more })}` : listed(names);
}

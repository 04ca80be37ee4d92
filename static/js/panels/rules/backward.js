// The step cards of the backward pass: what arrives at a neuron, its δ, and the gradients of the weights that
// enter it. Pure: from facts to lines of tokens.

import { say } from "../../lib/say.js";
import { inNumbers, inSymbols } from "../formula/operation_latex.js";
import { productsAlong, readAlong, sumAlong, times } from "../formula/read_along.js";
import { deltaOf, output, result, slopeOf, slopeOfWeight, weight } from "../formula/symbols.js";
import { equals, few, line, numeral, sign, signedSum, sum, words } from "../formula/tokens.js";
import { incoming, lossRow, neuronName, outgoing, parameterName, useCount } from "../parts/facts.js";
import { mark } from "../parts/prose.js";
import { deltaLines, deltaSentences, isFused } from "./delta.js";
import { lossAlong, lossFactors, saysHead } from "./loss.js";
import { isSoftmax, members } from "./softmax.js";
import { gradientSentence } from "./training.js";
import { weightSentences, zeroSentences } from "./zeros.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Edge } from "../../protocol/messages.js"
 * @import { Line, Reading, Sentence, Token } from "../formula/tokens.js"
 * @import { Card } from "./explain.js"
 */

/** One neuron's turn backward. @param {Facts} facts @param {string} id @param {number} group @returns {Card} */
export function backwardCard(facts, id, group) {
  const edges = incoming(facts, id);
  const weights = few(edges).map((edge) => weightLines(facts, edge));
  const senders = inputsOf(facts, group).map((input) => [arrivalsRule(facts, input, "numbers")]);
  const received = few(receivers(facts, id, group)).map((each) => arrivals(facts, each));
  const delta = deltaLines(facts, id);
  const why = deltaSentences(facts, id);
  return {
    head: head(facts, id),
    blocks: why.length > 0 ? [...received, delta] : received,
    meaning:
      facts.read.gradZ(id).state === "none"
        ? meaning(facts, id)
        : [...meaning(facts, id), ...why, ...zeroSentences(facts, id)],
    rest: [...(why.length > 0 ? [] : [delta]), ...weights, ...senders],
  };
}

/**
 * The neurons at which gradients arrive in this step: the one whose turn it is; those of a softmax all at the
 * first of their turns.
 * @param {Facts} facts @param {string} id @param {number} group @returns {string[]}
 */
function receivers(facts, id, group) {
  if (!isSoftmax(facts, id)) return [id];
  return members(facts).filter((each) => facts.plan?.groupOf(facts.plan.stepOf("grad_a", each)) === group);
}

/** Whether a neuron enters the loss itself. @param {Facts} facts @param {string} id */
const isOutput = (facts, id) => facts.index.neurons.get(id)?.role === "output";

/** @param {Facts} facts @param {string} id @returns {Sentence} */
function head(facts, id) {
  const own = isOutput(facts, id) ? 1 : 0;
  const count = outgoing(facts, id).length + own;
  if (own === 1 && count === 1) return saysHead(facts, id);
  const values = { name: mark(neuronName(facts, id)), count };
  return { code: count === 0 ? "group_backward_none" : "group_backward", values };
}

/** ∂L/∂a: the loss's own part of an output, and what every edge sends back. @param {Facts} facts
 * @param {string} id @returns {Line[]} */
function arrivals(facts, id) {
  const edges = outgoing(facts, id);
  const own = isOutput(facts, id) ? ownPart(facts, id) : null;
  const total = edges.length + (own === null ? 0 : 1);
  const slope = result(slopeOf(facts, id).number);
  const rule = arrivalsRule(facts, id, "rule");
  if (edges.length === 0) {
    const end = line("result", ...equals([[slope]], [], own?.same));
    return own === null ? [rule] : [rule, line("numbers", ...equals([own.numbers])), end];
  }
  const returned = few(edges).map((edge) => returnedAlong(facts, edge));
  // The loss's own part has no number of its own here, so only what edges send back is read along.
  const added = sumAlong(slope, returned, own === null ? total : Number.POSITIVE_INFINITY);
  const { products, same } = productsAlong(
    added.parts,
    few(edges).map((edge) => [weight(facts, edge).number, deltaOf(facts, edge.target).number]),
  );
  const written = own === null && total > 1;
  return [
    rule,
    line("numbers", ...equals(sum(own === null ? products : [own.numbers, ...products], total))),
    ...(written ? [line("numbers", ...equals(signedSum(added.parts, total), [], same))] : []),
    line("result", ...equals([[slope]], [], written ? added.same : same)),
  ];
}

/** What an edge sends back. @param {Facts} facts @param {Edge} edge */
export const returnedAlong = (facts, { id }) =>
  numeral(facts.read.contribution(id), "gradient", { bare: true, key: `edge:${id}`, part: "returned" });

/** ∂L/∂a = own + w·δ + …, in symbols; an input's ends with its number.
 * @param {Facts} facts @param {string} id @param {Line["size"]} size */
function arrivalsRule(facts, id, size) {
  const slope = slopeOf(facts, id);
  const total = outgoing(facts, id).length + (isOutput(facts, id) ? 1 : 0);
  const terms = few(outgoing(facts, id)).map((edge) => [
    weight(facts, edge).symbol,
    deltaOf(facts, edge.target).symbol,
  ]);
  const own = isOutput(facts, id) ? [ownPart(facts, id).symbols] : [];
  const all = [...own, ...terms];
  const chunks = equals(total === 0 ? [[sign("0")]] : sum(all, total), [slope.symbol]);
  return line(size, ...(size === "rule" ? chunks : [...chunks, [sign("="), result(slope.number)]]));
}

/** The loss's own derivative with respect to an output. @param {Facts} facts @param {string} id */
function ownPart(facts, id) {
  const latex = lossRow(facts)?.derivative ?? "";
  const factors = lossFactors(facts, id);
  const alone = outgoing(facts, id).length === 0;
  const read = lossAlong(facts, "slope", result(slopeOf(facts, id).number), factors);
  const numbers = inNumbers(latex, alone ? read.factors : factors);
  return { symbols: inSymbols(latex, factors), numbers, same: read.same };
}

/** ∂L/∂w = δ·a, on two lines. @param {Facts} facts @param {Edge} edge @returns {Line[]} */
function weightLines(facts, edge) {
  const slope = slopeOfWeight(facts, edge);
  const [delta, a] = [deltaOf(facts, edge.target), output(facts, edge.source)];
  const { parts, same } = readAlong(slope.number, [delta.number, a.number], times);
  const shared = useCount(facts, edge.weight) > 1 ? [[words(say("this_use"))]] : [];
  return [
    line("rule", ...equals([[delta.symbol, sign("·"), a.symbol], ...shared], [slope.symbol])),
    line(
      "numbers",
      ...equals([
        [parts[0], sign("·"), parts[1]],
        [sign(same), result(slope.number)],
      ]),
    ),
  ];
}

/** The card of the one gradient that is asked for. @param {Facts} facts @param {Edge} edge @returns {Card} */
export function askedCard(facts, edge) {
  const slope = slopeOfWeight(facts, edge);
  const [rule, numbers] = weightLines(facts, edge);
  const { value } = facts.read.weightGradient(edge.id);
  const values = { name: mark(parameterName(facts, edge.weight)) };
  const pinned = facts.index.parameters.get(edge.weight)?.trainable === false;
  const said = gradientSentence(facts, direction(value), parameterName(facts, edge.weight));
  return {
    head: { code: "group_backward_weight", values },
    blocks: [
      [
        rule,
        line("numbers", numbers.chunks[0]),
        line("result", [numbers.chunks[1][0], result(slope.number)]),
      ],
    ],
    meaning: [pinned ? { code: "meaning_frozen", values } : said, ...weightSentences(facts, [edge])],
  };
}

/** The inputs whose gradients are summed in this group. @param {Facts} facts @param {number} group */
function inputsOf(facts, group) {
  const { plan, index } = facts;
  return index.inputs
    .map(({ id }) => id)
    .filter((id) => plan?.groupOf(plan.stepOf("grad_sum", id)) === group);
}

/** @param {Facts} facts @param {string} id @returns {Sentence[]} */
function meaning(facts, id) {
  const edges = outgoing(facts, id);
  const name = mark(neuronName(facts, id));
  const slope = facts.read.gradA(id);
  if (slope.state === "none") return [];
  // Where the target is 0, its own ∂L/∂a is 0 but its δ is not: the other outputs contribute to it.
  if (slope.value === 0 && isSoftmax(facts, id) && isFused(facts, id)) return [];
  const alone = { code: `meaning_${direction(slope.value)}_neuron`, values: { name } };
  if (edges.length !== 2 || isOutput(facts, id)) return [alone];
  const roads = edges.map((edge) => ({
    value: facts.read.contribution(edge.id).value,
    name: mark(neuronName(facts, edge.target)),
  }));
  // A positive contribution: a larger value of the neuron makes the loss larger, so less of it is better.
  const [less, more] = roads.toSorted((one, other) => other.value - one.value);
  if (less.value * more.value > 0) return [{ code: "meaning_agree", values: { name } }, alone];
  if (less.value * more.value === 0) return [alone];
  return [{ code: "meaning_roads", values: { name, less: less.name, more: more.name } }];
}

/** @param {number} value @returns {"positive" | "negative" | "zero"} */
const direction = (value) => (value > 0 ? "positive" : value < 0 ? "negative" : "zero");

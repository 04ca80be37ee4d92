// The step cards of the forward pass: inputs given, a neuron adding and activating, the loss. Pure: from
// facts to lines of tokens.

import { inNumbers, inSymbols } from "../formula/operation_latex.js";
import { productsAlong, sumAlong } from "../formula/read_along.js";
import { bias, output, preActivation, result, weight } from "../formula/symbols.js";
import { digits, equals, few, line, numeral, signedSum, sum, TERMS } from "../formula/tokens.js";
import { activationRow, incoming, neuronName, outgoing, parameterName } from "../parts/facts.js";
import { mark, marks } from "../parts/prose.js";
import { activatedIn, isSoftmax, softmaxLines } from "./softmax.js";
import { passSentences } from "./training.js";
import { offSentences } from "./zeros.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Line, Reading, Sentence, Token } from "../formula/tokens.js"
 * @import { Card } from "./explain.js"
 */

/** @param {Facts} facts @returns {Card} */
export function inputsCard(facts) {
  const ids = facts.index.inputs.map(({ id }) => id);
  const given = ids.slice(0, TERMS).map((id) => {
    const { symbol, number } = output(facts, id);
    return line("numbers", ...equals([[result(number)]], [symbol]));
  });
  const names = marks(ids.map((id) => neuronName(facts, id)));
  return {
    head: { code: "group_inputs", values: { names, count: ids.length } },
    blocks: [given],
    meaning: passSentences(facts),
  };
}

/** A neuron adds and activates. @param {Facts} facts @param {string} id @param {number} group @returns {Card} */
export function neuronCard(facts, id, group) {
  if (isSoftmax(facts, id)) return softmaxCard(facts, id, group);
  return {
    head: additionHead(facts, id),
    blocks: [additionLines(facts, id), activationLines(facts, id)],
    meaning: [...passedOn(facts, id), ...offSentences(facts, id)],
  };
}

/** A neuron of the softmax adds; the last one of them activates all. @param {Facts} facts @param {string} id
 * @param {number} group @returns {Card} */
function softmaxCard(facts, id, group) {
  const activated = activatedIn(facts, group);
  const values = { name: mark(neuronName(facts, id)) };
  const waits = facts.read.z(id).state === "none" ? [] : [{ code: "softmax_waits", values }];
  const done = facts.read.a(id).state === "none" ? [] : [{ code: "softmax_done" }];
  return {
    head: additionHead(facts, id),
    blocks: [additionLines(facts, id), ...few(activated).map((each) => softmaxLines(facts, each))],
    meaning: activated.length === 0 ? waits : done,
  };
}

/** @param {Facts} facts @param {string} id @returns {Sentence} */
function additionHead(facts, id) {
  const own = facts.index.neurons.get(id)?.bias ? 1 : 0;
  const count = incoming(facts, id).length + own;
  const name = mark(neuronName(facts, id));
  if (count > TERMS) return { code: "group_forward_many", values: { name, count } };
  return { code: "group_forward", values: { name, count, terms: termNames(facts, id).join(", ") } };
}

/** @param {Facts} facts @param {string} id */
function termNames(facts, id) {
  const own = facts.index.neurons.get(id)?.bias;
  const terms = incoming(facts, id).map(
    (edge) => `${mark(parameterName(facts, edge.weight))}·${mark(neuronName(facts, edge.source))}`,
  );
  return own ? [mark(parameterName(facts, own)), ...terms] : terms;
}

/** z = b + w·a + … @param {Facts} facts @param {string} id @returns {Line[]} */
function additionLines(facts, id) {
  const z = preActivation(facts, id);
  const own = facts.index.neurons.get(id)?.bias ? [bias(facts, id)] : [];
  const total = own.length + incoming(facts, id).length;
  if (total === 0) return [line("rule", ...equals([[result(z.number)]], [z.symbol]))];
  const edges = few(incoming(facts, id));
  const products = edges.map((edge) => [weight(facts, edge), output(facts, edge.source)]);
  const terms = edges.map((edge) =>
    numeral(facts.read.term(edge.id), "ink", { bare: true, key: `edge:${edge.id}`, part: "carried" }),
  );
  const added = sumAlong(z.number, [...own.map((factor) => factor.number), ...terms], total);
  const [held, carried] = [added.parts.slice(0, own.length), added.parts.slice(own.length)];
  const multiplied = productsAlong(
    carried,
    products.map(([w, a]) => [w.number, a.number]),
  );
  const symbols = [
    ...own.map((factor) => [factor.symbol]),
    ...products.map(([w, a]) => [w.symbol, a.symbol]),
  ];
  const numbers = [...held.map((part) => [part]), ...multiplied.products];
  const sums = line("numbers", ...equals(signedSum(added.parts, total), [], multiplied.same));
  return [
    line("rule", ...equals(sum(symbols, total), [z.symbol])),
    line("numbers", ...equals(sum(numbers, total))),
    ...(total > 1 ? [sums] : []),
    line("result", ...equals([[z.number]], [], total > 1 ? added.same : multiplied.same)),
  ];
}

/** a = φ(z). @param {Facts} facts @param {string} id @returns {Line[]} */
function activationLines(facts, id) {
  const row = activationRow(facts, facts.index.neurons.get(id)?.activation);
  const a = output(facts, id);
  const end = line("result", ...equals([[{ ...result(a.number), kind: "value" }]]));
  if (row === undefined) return [end];
  const factors = { z: preActivation(facts, id) };
  return [
    line("rule", ...equals([inSymbols(row.value, factors)], [a.symbol])),
    line("numbers", ...equals([inNumbers(row.value, factors)])),
    end,
  ];
}

/** @param {Facts} facts @param {string} id @returns {Sentence[]} */
function passedOn(facts, id) {
  const a = facts.read.a(id);
  if (a.state === "none") return [];
  const edges = outgoing(facts, id);
  const to = few(edges).map((edge) => neuronName(facts, edge.target));
  const values = {
    name: mark(neuronName(facts, id)),
    value: digits(a),
    targets: marks(to),
    count: edges.length,
  };
  if (to.length > 0)
    return [{ code: to.length < edges.length ? "meaning_passes_many" : "meaning_passes", values }];
  const isOutput = facts.index.neurons.get(id)?.role === "output";
  return [{ code: isOutput ? "meaning_says" : "meaning_unheard", values }];
}

// The step cards of the forward pass: inputs given, a neuron adding and activating, the loss. Pure: from
// facts to lines of tokens.

import { latexName } from "../lib/names.js";
import { incoming, neuronName, operation, outgoing, parameterName, targetName } from "./facts.js";
import { mark, marks } from "./prose.js";
import { bias, output, preActivation, result, target, weight } from "./symbols.js";
import { digits, equals, fill, ink, latexNumber, line, numeral, sign, signedSum, sum, TERMS } from "./tokens.js";

/**
 * @import { Facts } from "./facts.js"
 * @import { Line, Reading, Sentence, Token } from "./tokens.js"
 *
 * A heading, derivations one below the other, what they mean, and what else the step computes.
 * @typedef {{head: Sentence, blocks: Line[][], meaning: Sentence[], rest?: Line[][]}} Card
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
    meaning: [{ code: "meaning_held" }],
  };
}

/** A neuron adds and activates. @param {Facts} facts @param {string} id @returns {Card} */
export function neuronCard(facts, id) {
  return {
    head: additionHead(facts, id),
    blocks: [additionLines(facts, id), activationLines(facts, id)],
    meaning: [passedOn(facts, id)],
  };
}

/** @param {Facts} facts @param {string} id @returns {Sentence} */
function additionHead(facts, id) {
  const terms = termNames(facts, id);
  const values = { name: mark(neuronName(facts, id)), count: terms.length, terms: terms.join(", ") };
  return { code: terms.length > TERMS ? "group_forward_many" : "group_forward", values };
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
  const edges = incoming(facts, id);
  const own = facts.index.neurons.get(id)?.bias ? [bias(facts, id)] : [];
  const products = edges.map((edge) => [weight(facts, edge), output(facts, edge.source)]);
  if (own.length + products.length === 0) return [line("rule", ...equals([[result(z.number)]], [z.symbol]))];
  const symbols = [...own.map((factor) => [factor.symbol]), ...products.map(([w, a]) => [w.symbol, a.symbol])];
  const numbers = [
    ...own.map((factor) => [factor.number]),
    ...products.map(([w, a]) => [w.number, sign("·"), a.number]),
  ];
  const parts = edges.map((edge) => numeral(facts.read.term(edge.id), "ink", { bare: true }));
  return [
    line("rule", ...equals(sum(symbols), [z.symbol])),
    line("numbers", ...equals(sum(numbers))),
    ...(own.length + parts.length > 1
      ? [line("numbers", ...equals(signedSum([...own.map((factor) => factor.number), ...parts])))]
      : []),
    line("result", ...equals([[z.number]])),
  ];
}

/** a = φ(z). @param {Facts} facts @param {string} id @returns {Line[]} */
function activationLines(facts, id) {
  const row = operation(facts, "activations", facts.index.neurons.get(id)?.activation);
  const a = output(facts, id);
  const end = line("result", ...equals([[{ ...result(a.number), kind: "value" }]]));
  if (row === undefined) return [end];
  const symbol = `z_{${latexName(neuronName(facts, id))}}`;
  return [
    line("rule", ...equals([[ink(fill(row.value, { z: symbol }), { key: `neuron:${id}`, part: "z" })]], [a.symbol])),
    line("numbers", ...equals([[ink(fill(row.value, { z: latexNumber(facts.read.z(id)) }))]])),
    end,
  ];
}

/** @param {Facts} facts @param {string} id @returns {Sentence} */
function passedOn(facts, id) {
  const value = digits(facts.read.a(id));
  const to = outgoing(facts, id).map((edge) => neuronName(facts, edge.target));
  const values = { name: mark(neuronName(facts, id)), value, targets: marks(to), count: to.length };
  if (to.length > 0) return { code: to.length > TERMS ? "meaning_passes_many" : "meaning_passes", values };
  const isOutput = facts.index.neurons.get(id)?.role === "output";
  return { code: isOutput ? "meaning_says" : "meaning_unheard", values };
}

/** L and its parts. @param {Facts} facts @returns {Card} */
export function lossCard(facts) {
  /** @type {string[]} */
  const ids = facts.index.outputs.map(({ id }) => id);
  const parts = ids.slice(0, 3).map((id) => partLines(facts, id, ids.length === 1));
  return { head: lossHead(facts, ids), blocks: ids.length === 1 ? parts : [...parts, together(facts, ids)], meaning: [{ code: "caption_loss" }] };
}

/** @param {Facts} facts @param {string[]} ids @returns {Sentence} */
function lossHead(facts, ids) {
  if (ids.length > 1) return { code: "group_loss", values: { count: ids.length } };
  return saysHead(facts, ids[0] ?? "");
}

/** "o1 says 0.7514; its target is 0.01." @param {Facts} facts @param {string} id @returns {Sentence} */
export function saysHead(facts, id) {
  const values = {
    name: mark(neuronName(facts, id)),
    value: digits(facts.read.a(id)),
    target: digits(facts.read.target(id), true),
  };
  return { code: "micro_output_loss", values };
}

/** The part of one output. @param {Facts} facts @param {string} id @param {boolean} alone @returns {Line[]} */
function partLines(facts, id, alone) {
  const row = operation(facts, "losses", facts.document.loss);
  const latex = row?.value ?? "";
  const name = latexName(neuronName(facts, id));
  const left = ink(alone ? "L" : `L_{${name}}`, { key: alone ? "loss" : `neuron:${id}`, part: "loss" });
  const symbols = fill(latex, { y: name, t: latexName(targetName(facts, id)) });
  const numbers = fill(latex, { y: latexNumber(facts.read.a(id)), t: latexNumber(facts.read.target(id), true) });
  const part = alone ? facts.read.loss() : facts.read.outputLoss(id);
  return [
    line("rule", ...equals([[ink(symbols)]], [left])),
    line("numbers", ...equals([[ink(numbers)], [sign("="), numeral(part, "ink", { bare: true })]])),
  ];
}

/** L = L_o1 + L_o2. @param {Facts} facts @param {string[]} ids @returns {Line[]} */
function together(facts, ids) {
  const symbols = ids.map((id) => [ink(`L_{${latexName(neuronName(facts, id))}}`, { key: `neuron:${id}`, part: "loss" })]);
  return [
    line("rule", ...equals(sum(symbols), [ink("L", { key: "loss" })])),
    line("numbers", ...equals(signedSum(ids.map((id) => numeral(facts.read.outputLoss(id), "ink", { bare: true }))))),
    line("result", ...equals([[numeral(facts.read.loss(), "ink", { key: "loss", bare: true })]])),
  ];
}

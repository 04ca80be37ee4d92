// The factors that rules are made of, as tokens: a neuron's value, a weight, a δ, each as symbol and as
// number, each with its place in the drawing. Knows nothing of which rule uses them.

import { latexName } from "../../lib/names.js";
import { neuronName, parameterName, targetName } from "../parts/facts.js";
import { latexDelta, latexSum } from "./notation.js";
import { gradient, ink, numeral, slope } from "./tokens.js";

/**
 * @import { Edge } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Place, Reading, Token } from "./tokens.js"
 *
 * A factor both ways.
 * @typedef {{symbol: Token, number: Token}} Factor
 */

/** What a neuron passes on: the given value of an input, else a. @param {Facts} facts @param {string} id */
export function output(facts, id) {
  const given = facts.index.neurons.get(id)?.role === "input";
  const place = { key: given ? `input:${id}` : `neuron:${id}` };
  const reading = given ? facts.read.input(id) : facts.read.a(id);
  return {
    symbol: ink(latexName(neuronName(facts, id)), place),
    number: numeral(reading, "ink", { ...place, set: given }),
  };
}

/** @param {Facts} facts @param {Edge} edge @returns {Factor} */
export function weight(facts, edge) {
  const place = { key: `knob:${edge.id}` };
  const reading = facts.read.parameter(edge.weight);
  return {
    symbol: ink(latexName(parameterName(facts, edge.weight)), place),
    number: numeral(held(reading), "ink", { ...place, set: true }),
  };
}

/** The bias of a neuron. @param {Facts} facts @param {string} id @returns {Factor} */
export function bias(facts, id) {
  const parameter = facts.index.neurons.get(id)?.bias ?? "";
  const place = { key: `bias:${id}` };
  return {
    symbol: ink(latexName(parameterName(facts, parameter)), place),
    number: numeral(held(facts.read.parameter(parameter)), "ink", { ...place, bare: true, set: true }),
  };
}

/** Within an iteration a parameter is what the iteration started with, even after its update.
 * @param {Reading & {before?: number}} reading @returns {Reading} */
export const held = (reading) =>
  reading.before === undefined ? reading : { state: reading.state, value: reading.before };

/** @param {Facts} facts @param {string} id @returns {Factor} */
export function target(facts, id) {
  const place = { key: `target:${id}` };
  return {
    symbol: ink(latexName(targetName(facts, id)), place),
    number: numeral(facts.read.target(id), "ink", { ...place, set: true }),
  };
}

/** z of a neuron. @param {Facts} facts @param {string} id @returns {Factor} */
export function preActivation(facts, id) {
  /** @type {Place} */
  const place = { key: `neuron:${id}`, part: "z" };
  return {
    symbol: ink(latexSum(facts, neuronName(facts, id)), place),
    number: numeral(facts.read.z(id), "value", { ...place, bare: true }),
  };
}

/** ∂L/∂a of a neuron. @param {Facts} facts @param {string} id @returns {Factor} */
export function slopeOf(facts, id) {
  /** @type {Place} */
  const place = { key: `neuron:${id}`, part: "gradient" };
  return {
    symbol: gradient(slope(neuronName(facts, id)), place),
    number: numeral(facts.read.gradA(id), "gradient", place),
  };
}

/** δ of a neuron. @param {Facts} facts @param {string} id @returns {Factor} */
export function deltaOf(facts, id) {
  /** @type {Place} */
  const place = { key: `neuron:${id}`, part: "delta" };
  return {
    symbol: gradient(latexDelta(facts, neuronName(facts, id)), place),
    number: numeral(facts.read.gradZ(id), "gradient", place),
  };
}

/** ∂L/∂w by this one edge. @param {Facts} facts @param {Edge} edge @returns {Factor} */
export function slopeOfWeight(facts, edge) {
  /** @type {Place} */
  const place = { key: `knob:${edge.id}`, part: "gradient" };
  return {
    symbol: gradient(slope(parameterName(facts, edge.weight)), place),
    number: numeral(facts.read.weightGradient(edge.id), "gradient", place),
  };
}

/** The same token as the end of a derivation: without brackets. @param {Token} token @returns {Token} */
export const result = (token) => ({ ...token, text: token.text?.replace(/^\((.*)\)$/u, "$1") });

/**
 * Puts a network into a drawing: as one diff, with names and ids that are free there. What was shared within it is
 * shared again. Pure; must not know where it comes from.
 *
 * @import { Document, Neuron, Parameter } from "../../protocol/messages.js"
 * @import { Operation } from "../document/diff.js"
 *
 * @typedef {{ diff: Operation[], ids: string[] }} Put `ids`: the new neurons, in the order of the old ones
 */

import { FreeNames } from "../document/naming.js";
import { cellOf, neuronName, parameterName, partOf, samplesOf, targetName } from "../document/reading.js";
import { checkCount } from "./reading.js";

/** A name of at most 32 characters has room for a number behind so many. */
const STEM = 24;
const PREFIXES = { input: "i", hidden: "h", output: "o" };

/**
 * @param {Document} document @param {Document} part
 * @param {{ dx: number, dy: number }} by how far from its own place
 * @returns {Put}
 */
export function putting(document, part, { dx, dy }) {
  checkCount(document.neurons.length + part.neurons.length, document.edges.length + part.edges.length);
  const free = new FreeNames(document);
  const parameters = part.parameters.map((each) => renamed(free, each));
  const parameterOf = new Map(part.parameters.map(({ id }, at) => [id, parameters[at].id]));
  const neurons = part.neurons.map((each) => moved(renamedNeuron(free, each), parameterOf, dx, dy));
  const neuronOf = new Map(part.neurons.map(({ id }, at) => [id, neurons[at].id]));
  const edges = part.edges.map(({ id, source, target, weight }) => ({
    id: free.takeId(id) ? id : free.id("e"),
    source: neuronOf.get(source) ?? "",
    target: neuronOf.get(target) ?? "",
    weight: parameterOf.get(weight) ?? "",
  }));
  const diff = [
    ...adding("parameters", document.parameters.length, parameters),
    ...adding("neurons", document.neurons.length, neurons),
    ...adding("edges", document.edges.length, edges),
    ...cells(document, part, neuronOf),
    ...settings(document, part),
  ];
  return { diff, ids: neurons.map(({ id }) => id) };
}

/** @param {"neurons" | "edges" | "parameters"} kind @param {number} from @param {readonly any[]} records @returns {Operation[]} */
export const adding = (kind, from, records) =>
  records.map((record, i) => ({ op: "add", kind, at: from + i, record }));

/** @param {FreeNames} free @param {Parameter} parameter @returns {Parameter} */
function renamed(free, parameter) {
  const name = parameterName(parameter);
  const { name: _, ...rest } = parameter;
  if (!free.takeNames([name])) return { ...rest, id: free.nameAndId(stemOf(name, "w")) };
  const id = free.takeId(parameter.id) ? parameter.id : free.id("p");
  return { ...rest, id, ...(id !== name && { name }) };
}

/** @param {FreeNames} free @param {Neuron} neuron @returns {Neuron} */
function renamedNeuron(free, neuron) {
  const { name: _, target_name: own, ...rest } = neuron;
  const name = neuronName(neuron);
  const output = neuron.role === "output";
  if (free.takeNames(output ? [name, targetName(neuron)] : [name])) {
    const id = free.takeId(neuron.id) ? neuron.id : free.id("n");
    return { ...rest, id, ...(id !== name && { name }), ...(own && { target_name: own }) };
  }
  const alsoFree = output ? (/** @type {string} */ each) => [`t_${each}`] : undefined;
  return { ...rest, id: free.nameAndId(stemOf(name, PREFIXES[neuron.role]), alsoFree) };
}

/** A name without its number. @param {string} name @param {string} without for a name that has nothing else */
const stemOf = (name, without) => name.replace(/\p{Nd}*'*$/u, "").slice(0, STEM) || without;

/** @param {Neuron} neuron @param {ReadonlyMap<string, string>} parameterOf @param {number} dx @param {number} dy */
const moved = (neuron, parameterOf, dx, dy) => ({
  ...neuron,
  ...(neuron.bias && { bias: parameterOf.get(neuron.bias) }),
  x: Math.round((neuron.x ?? 0) + dx),
  y: Math.round((neuron.y ?? 0) + dy),
});

/**
 * The values of the new inputs and targets: in a drawing without samples all of theirs come along, else each sample
 * gets those of the same place, or of the first.
 * @param {Document} document @param {Document} part @param {ReadonlyMap<string, string>} neuronOf @returns {Operation[]}
 */
function cells(document, part, neuronOf) {
  const held = part.neurons.flatMap(({ id, role }) => {
    const list = partOf(role);
    return list === null ? [] : [{ id, list, to: neuronOf.get(id) ?? "" }];
  });
  if (held.length === 0) return [];
  const value = (/** @type {typeof held[number]} */ { id, list }, /** @type {number} */ at) =>
    cellOf(part, at, list, id) ?? cellOf(part, 0, list, id) ?? 0;
  const count = samplesOf(document).length;
  if (count > 0) {
    return held.map((each) => ({
      op: "column",
      part: each.list,
      neuron: each.to,
      values: Array.from({ length: count }, (_, at) => value(each, at)),
    }));
  }
  return Array.from({ length: Math.max(1, samplesOf(part).length) }, (_, at) => {
    const own = (/** @type {"inputs" | "targets"} */ list) =>
      Object.fromEntries(held.filter((each) => each.list === list).map((each) => [each.to, value(each, at)]));
    const { split } = samplesOf(part)[at] ?? {};
    return { op: "add_sample", at, inputs: own("inputs"), targets: own("targets"), ...(split && { split }) };
  });
}

/** A blank drawing is what is put into it. @param {Document} document @param {Document} part @returns {Operation[]} */
function settings(document, part) {
  if (document.neurons.length > 0) return [];
  const { loss, training, title } = part;
  const fields = { loss, ...(training && { training }), ...(title && !document.title && { title }) };
  return [{ op: "settings", fields }];
}

/**
 * The network as text, in the order in which it is computed, for keyboards, screen readers and tests: plain
 * data with names, roles and numbers. Must not know the DOM.
 *
 * @import { Edge, Neuron, Parameter } from "../protocol/messages.js"
 * @import { Model } from "./model.js"
 * @import { PlanView } from "./run/plan.js"
 * @import { Quantities } from "./run/quantities.js"
 */

import { plainName, spokenName } from "../lib/names.js";
import { edgesOf } from "./document/indexing.js";
import { isTrainable, neuronName, parameterName, targetName } from "./document/reading.js";
import { quantities } from "./run/quantities.js";

/** A name as it is stored, printed and read out. @param {string} name */
const named = (name) => ({ name, plain: plainName(name), spoken: spokenName(name) });

/**
 * The outline with the numbers that may be shown. A call within a computed signal subscribes it to changes.
 * @param {Model} model
 * @param {number} shown the number of leading micro-steps whose values may be shown
 */
export function outline(model, shown) {
  const { document, plan, read, rows } = readerOf(model, shown);
  const { neurons = [], edges = [], parameters = [] } = document ?? {};
  return {
    neurons: inOrder(neurons, plan, ["input", "sum"]).map(rows.neuron),
    edges: inOrder(edges, plan, ["term"]).map(rows.edge),
    parameters: parameters.map(rows.parameter),
    loss: read.loss(),
  };
}

/**
 * The outline of a large network: each neuron by name, and those that are opened with their numbers, the first of
 * the edges that lead to them and the parameters that these use.
 * @param {Model} model @param {number} shown
 * @param {ReadonlySet<string>} opened ids of neurons
 * @param {number} most the largest number of edges of a neuron
 */
export function folded(model, shown, opened, most) {
  const { document, plan, read, index, rows } = readerOf(model, shown);
  const inside = (/** @type {Neuron} */ neuron) => {
    const all = edgesOf(index.incoming, neuron.id);
    const edges = all.slice(0, most);
    const used = [neuron.bias, ...edges.map(({ weight }) => weight)];
    const parameters = [...new Set(used)].flatMap((id) => index.parameters.get(id ?? "") ?? []);
    return {
      row: rows.neuron(neuron),
      edges: edges.map(rows.edge),
      parameters: parameters.map(rows.parameter),
      left: all.length - edges.length,
    };
  };
  return {
    neurons: inOrder(document?.neurons ?? [], plan, ["input", "sum"]).map((neuron) => ({
      ...kindOf(neuron),
      inside: opened.has(neuron.id) ? inside(neuron) : null,
    })),
    loss: read.loss(),
  };
}

/** @param {Neuron} neuron */
const kindOf = (neuron) => ({
  id: neuron.id,
  role: neuron.role,
  ...named(neuronName(neuron)),
  activation: neuron.activation ?? null,
});

/** What rows are made from, and how. @param {Model} model @param {number} shown */
function readerOf(model, shown) {
  const index = model.store.index.value;
  const read = quantities(model, shown);
  /** @param {string} id */
  const nameOf = (id) => neuronName(/** @type {Neuron} */ (index.neurons.get(id) ?? { id }));
  /** @param {string | null | undefined} id */
  const parameterNamed = (id) => {
    const parameter = id ? index.parameters.get(id) : undefined;
    return parameter ? { id: parameter.id, ...named(parameterName(parameter)) } : null;
  };
  const rows = {
    neuron: (/** @type {Neuron} */ neuron) => ({
      ...neuronRow(neuron, read),
      bias: parameterNamed(neuron.bias),
    }),
    edge: (/** @type {Edge} */ edge) => ({
      ...edgeRow(edge, read),
      from: named(nameOf(edge.source)),
      to: named(nameOf(edge.target)),
      weight: parameterNamed(edge.weight),
    }),
    parameter: (/** @type {Parameter} */ parameter) => ({
      ...parameterRow(parameter, read),
      uses: {
        edges: (index.uses.get(parameter.id)?.edges ?? []).map((edge) => edge.id),
        biases: (index.uses.get(parameter.id)?.biases ?? []).map((neuron) => neuron.id),
      },
    }),
  };
  return { document: model.store.document.value, plan: model.plan.current.value, index, read, rows };
}

/** @typedef {ReturnType<typeof outline>} Outline */
/** @typedef {ReturnType<typeof folded>} Folded */

/**
 * Records in the order of the plan's steps about them; those without a step keep their order, at the end.
 * @template {{ id: string }} R
 * @param {readonly R[]} records
 * @param {PlanView | null} plan
 * @param {import("./run/plan.js").StepKind[]} kinds
 * @returns {readonly R[]}
 */
function inOrder(records, plan, kinds) {
  if (plan === null) return records;
  const places = new Map(
    records.map(({ id }) => {
      const steps = kinds.map((kind) => plan.stepOf(kind, id)).filter((step) => step >= 0);
      return [id, steps[0] ?? plan.stepCount];
    }),
  );
  const place = (/** @type {R} */ { id }) => places.get(id) ?? plan.stepCount;
  return records.toSorted((one, other) => place(one) - place(other));
}

/** @param {Neuron} neuron @param {Quantities} read */
function neuronRow(neuron, read) {
  const { id, role } = neuron;
  return {
    ...kindOf(neuron),
    input: role === "input" ? read.input(id) : null,
    target: role === "output" ? { ...named(targetName(neuron)), ...read.target(id) } : null,
    a: read.a(id),
    z: read.z(id),
    part: role === "output" ? read.outputLoss(id) : null,
    gradA: read.gradA(id),
    gradZ: read.gradZ(id),
  };
}

/** @param {Edge} edge @param {Quantities} read */
function edgeRow({ id, source, target }, read) {
  return {
    id,
    source,
    target,
    term: read.term(id),
    contribution: read.contribution(id),
    weightGradient: read.weightGradient(id),
  };
}

/** @param {Parameter} parameter @param {Quantities} read */
function parameterRow(parameter, read) {
  const { id } = parameter;
  return {
    id,
    ...named(parameterName(parameter)),
    trainable: isTrainable(parameter),
    value: read.parameter(id),
    gradient: read.parameterGradient(id),
    combined: read.combinedGradient(id),
  };
}

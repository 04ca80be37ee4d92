/**
 * The network as text, in the order in which it is computed, for keyboards, screen readers and tests: plain
 * data with names, roles and numbers. Must not know the DOM.
 *
 * @import { Document, Edge, Neuron, Parameter } from "../protocol/messages.js"
 * @import { Model } from "./model.js"
 * @import { PlanView } from "./run/plan.js"
 * @import { Quantities } from "./run/quantities.js"
 */

import { plainName, spokenName } from "../lib/names.js";
import { isTrainable, neuronName, parameterName, targetName } from "./document/reading.js";
import { quantities } from "./run/quantities.js";

/** A name as it is stored, printed and read out. @param {string} name */
const named = (name) => ({ name, plain: plainName(name), spoken: spokenName(name) });

/**
 * The outline with the numbers that may be shown. A call within a computed signal subscribes it to changes.
 * @param {Model} model
 * @param {number} shown the number of leading micro-steps whose values may be shown
 * @param {number} [most] rows of each kind, the first ones
 */
export function outline(model, shown, most = Infinity) {
  const document = model.store.document.value;
  const read = quantities(model, shown);
  const plan = model.plan.current.value;
  const { neurons = [], edges = [], parameters = [] } = document ?? {};
  const records = model.store.index.value;
  /** @param {string} id */
  const nameOf = (id) => neuronName(/** @type {Neuron} */ (records.neurons.get(id) ?? { id }));
  /** @param {string | null | undefined} id */
  const parameterNamed = (id) => {
    const parameter = id ? records.parameters.get(id) : undefined;
    return parameter ? { id: parameter.id, ...named(parameterName(parameter)) } : null;
  };
  return {
    count: neurons.length + edges.length + parameters.length,
    neurons: first(inOrder(neurons, plan, ["input", "sum"]), most).map((neuron) => ({
      ...neuronRow(neuron, read),
      bias: parameterNamed(neuron.bias),
    })),
    edges: first(inOrder(edges, plan, ["term"]), most).map((edge) => ({
      ...edgeRow(edge, read),
      from: named(nameOf(edge.source)),
      to: named(nameOf(edge.target)),
      weight: parameterNamed(edge.weight),
    })),
    parameters: first(parameters, most).map((parameter) => ({
      ...parameterRow(parameter, read),
      uses: {
        edges: (records.uses.get(parameter.id)?.edges ?? []).map((edge) => edge.id),
        biases: (records.uses.get(parameter.id)?.biases ?? []).map((neuron) => neuron.id),
      },
    })),
    loss: read.loss(),
  };
}

/** @typedef {ReturnType<typeof outline>} Outline */

/** @template R @param {readonly R[]} rows @param {number} most */
const first = (rows, most) => (rows.length > most ? rows.slice(0, most) : rows);

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
    id,
    role,
    ...named(neuronName(neuron)),
    activation: neuron.activation ?? null,
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

/**
 * Drawings for tests: layered networks of sigmoids, the micro-steps of one iteration in the engine's
 * order, their values, and a model that was told of them as the server tells it.
 *
 * @import { Cursor, Document, Edge, Frame, Plan } from "../../../static/js/protocol/messages.js"
 */

import { createModel } from "../../../static/js/model/model.js";
import { FORMAT, STEP_KINDS } from "../../../static/js/protocol/messages.js";

/** @typedef {{ kind: (typeof STEP_KINDS)[number], at: number, group: number }} Step */

const ROLES = /** @type {const} */ (["input", "hidden", "output"]);

/**
 * A layered network, every neuron of a layer joined to every one of the next; weights w1, w2, … by target.
 * @param {number[]} counts neurons per layer
 * @param {{ dx?: number, dy?: number }} [space]
 * @returns {Document}
 */
export function layered(counts, { dx = 280, dy = 300 } = {}) {
  const most = Math.max(...counts);
  const layers = counts.map((count, layer) => {
    const role = ROLES[layer === 0 ? 0 : layer === counts.length - 1 ? 2 : 1];
    return Array.from({ length: count }, (_, i) => {
      const id = `${role[0]}${role === "hidden" && layer > 1 ? `_${layer}` : ""}${i + 1}`;
      const place = { x: layer * dx, y: (i + (most - count) / 2) * dy };
      const own = role === "input" ? {} : { activation: "sigmoid", bias: `b${layer}` };
      return { id, role, ...place, ...own, ...(role === "output" ? { target_name: `t${i + 1}` } : {}) };
    });
  });
  const pairs = layers
    .slice(1)
    .flatMap((layer, i) => layer.flatMap((to) => layers[i].map((from) => [from.id, to.id])));
  const edges = pairs.map(([source, target], i) => ({
    id: `e${i + 1}`,
    source,
    target,
    weight: `w${i + 1}`,
  }));
  return {
    format: FORMAT,
    neurons: layers.flat(),
    edges,
    parameters: [
      ...edges.map(({ weight }, i) => ({ id: weight, value: 0.15 + 0.05 * (i % 9) })),
      ...counts.slice(1).map((_, i) => ({ id: `b${i + 1}`, value: [0.35, 0.6][i % 2], trainable: false })),
    ],
    loss: "half_squared_error",
    samples: [
      {
        inputs: Object.fromEntries(layers[0].map(({ id }, i) => [id, 0.05 * (i + 1)])),
        targets: Object.fromEntries(layers.at(-1)?.map(({ id }, i) => [id, i % 2 ? 0.99 : 0.01]) ?? []),
      },
    ],
  };
}

/** The worked example: i1, i2, h1, h2, o1, o2, with w1 to w8 from 0.15 to 0.5, then 0.55. */
export function worked() {
  const document = layered([2, 2, 2]);
  const values = [0.15, 0.2, 0.25, 0.3, 0.4, 0.45, 0.5, 0.55];
  const parameters = document.parameters.map((each, i) => (i < 8 ? { ...each, value: values[i] } : each));
  return { ...document, parameters };
}

/**
 * The micro-steps of one iteration. Documents here list their neurons level by level.
 * @param {Document} document @returns {Step[]}
 */
export function stepsOf({ neurons, edges, parameters }) {
  /** @type {Step[]} */
  const steps = [];
  let group = -1;
  const open = () => void (group += 1);
  const say = (/** @type {Step["kind"]} */ kind, /** @type {number} */ at) =>
    void steps.push({ kind, at, group });
  const number = (/** @type {string} */ id) => neurons.findIndex((neuron) => neuron.id === id);
  const each = (/** @type {(edge: Edge) => boolean} */ chosen, /** @type {Step["kind"]} */ kind) =>
    edges.forEach((edge, i) => chosen(edge) && say(kind, i));
  const late = neurons.filter(({ role }) => role !== "input").reverse();

  open();
  neurons.forEach(({ role }, i) => role === "input" && say("input", i));
  for (const { id, bias } of [...late].reverse()) {
    open();
    each(({ target }) => target === id, "term");
    if (bias) say("bias", number(id));
    say("sum", number(id));
    say("activation", number(id));
  }
  open();
  neurons.forEach(({ role }, i) => role === "output" && say("output_loss", i));
  say("loss", 0);
  late.forEach(({ id, role }, turn) => {
    open();
    if (role === "output") say("grad_a", number(id));
    each(({ source }) => source === id, "contribution");
    if (edges.some(({ source }) => source === id)) say("grad_sum", number(id));
    say("grad_z", number(id));
    each(({ target }) => target === id, "grad_weight");
    for (const { id: input } of neurons.filter((neuron) => neuron.role === "input")) {
      const senders = edges
        .filter(({ source }) => source === input)
        .map(({ target }) => late.findIndex((one) => one.id === target));
      if (Math.max(...senders) !== turn) continue;
      each(({ source }) => source === input, "contribution");
      say("grad_sum", number(input));
    }
  });
  open();
  parameters.forEach((_, i) => say("parameter_grad", i));
  parameters.forEach((_, i) => say("update", i));
  return steps;
}

/**
 * The value of every micro-step: sigmoids, half the squared error, plain descent.
 * @param {Document} document @param {Step[]} [steps] @returns {Float64Array}
 */
export function valuesOf(document, steps = stepsOf(document)) {
  const { neurons, edges, parameters, samples = [] } = document;
  const value = new Map(parameters.map(({ id, value: own }) => [id, own]));
  const [a, z, ga, gz] = [new Map(), new Map(), new Map(), new Map()];
  const gradient = new Map(parameters.map(({ id }) => [id, 0]));
  const rate = document.training?.optimizer?.learning_rate ?? 0.5;
  const add = (
    /** @type {Map<string, number>} */ to,
    /** @type {string} */ id,
    /** @type {number} */ more,
  ) => (to.set(id, (to.get(id) ?? 0) + more), more);
  let loss = 0;
  /** @type {Record<string, (at: number) => number>} */
  const compute = {
    input: (at) => (a.set(neurons[at].id, samples[0].inputs?.[neurons[at].id] ?? 0), a.get(neurons[at].id)),
    term: (at) => add(z, edges[at].target, value.get(edges[at].weight) * a.get(edges[at].source)),
    bias: (at) => add(z, neurons[at].id, value.get(neurons[at].bias ?? "") ?? 0),
    sum: (at) => z.get(neurons[at].id),
    activation: (at) => (
      a.set(neurons[at].id, 1 / (1 + Math.exp(-z.get(neurons[at].id)))), a.get(neurons[at].id)
    ),
    output_loss: (at) => ((loss += 0.5 * off(at) ** 2), 0.5 * off(at) ** 2),
    loss: () => loss,
    grad_a: (at) => add(ga, neurons[at].id, off(at)),
    contribution: (at) => add(ga, edges[at].source, value.get(edges[at].weight) * gz.get(edges[at].target)),
    grad_sum: (at) => ga.get(neurons[at].id),
    grad_z: (at) => {
      const { id, bias } = neurons[at];
      gz.set(id, ga.get(id) * a.get(id) * (1 - a.get(id)));
      if (bias) add(gradient, bias, gz.get(id));
      return gz.get(id);
    },
    grad_weight: (at) => add(gradient, edges[at].weight, a.get(edges[at].source) * gz.get(edges[at].target)),
    parameter_grad: (at) => gradient.get(parameters[at].id) ?? 0,
    update: (at) =>
      parameters[at].value -
      (parameters[at].trainable === false ? 0 : rate * (gradient.get(parameters[at].id) ?? 0)),
  };
  const off = (/** @type {number} */ at) =>
    a.get(neurons[at].id) - (samples[0].targets?.[neurons[at].id] ?? 0);
  return Float64Array.from(steps, ({ kind, at }) => compute[kind](at));
}

/** @param {Document} document @param {Step[]} [steps] @returns {Plan} */
export function planMessage(document, steps = stepsOf(document)) {
  const bytes = (/** @type {Uint8Array | Uint32Array | Int32Array} */ array) => new Uint8Array(array.buffer);
  const turns = Array.from({ length: (steps.at(-1)?.group ?? -1) + 1 }, (_, group) =>
    steps.find((step) => step.group === group && ["activation", "grad_z"].includes(step.kind)),
  );
  return {
    event: "plan",
    revision: 1,
    kinds: Uint8Array.from(steps, ({ kind }) => STEP_KINDS.indexOf(kind)),
    targets: bytes(Uint32Array.from(steps, ({ at }) => at)),
    groups: bytes(Uint32Array.from(steps, ({ group }) => group)),
    group_neurons: bytes(Int32Array.from(turns, (step) => step?.at ?? -1)),
    missing: [],
  };
}

/** A model with a document and its plan, and how to tell it of values and of a cursor. @param {Document} document */
export function openModel(document) {
  const model = createModel();
  const steps = stepsOf(document);
  const values = valuesOf(document, steps);
  const operations = { activations: [], losses: [], optimizers: [] };
  model.receive.welcome({
    event: "welcome",
    member: "0".repeat(16),
    role: "editor",
    view_id: "v",
    document,
    revision: 1,
    last_edit: -1,
    operations,
    members: [],
  });
  model.receive.plan(planMessage(document, steps));
  return {
    model,
    steps,
    values,
    /** Sends the values of the first `count` micro-steps of an iteration. @param {number} count @param {Partial<Frame>} [more] */
    frame: (count, more = {}) =>
      model.receive.frame({
        event: "frame",
        number: 1,
        run: 1,
        revision: 1,
        iteration: 0,
        sample: 0,
        first: 0,
        single: false,
        values: new Uint8Array(values.slice(0, count).buffer),
        parameters: new Uint8Array(Float64Array.from(document.parameters, ({ value }) => value).buffer),
        ...more,
      }),
    /** @param {number} step @param {Partial<Cursor>} [more] */
    cursor: (step, more = {}) =>
      model.receive.cursor({
        event: "cursor",
        run: 1,
        start: 0,
        iteration: 0,
        step,
        playing: false,
        pace: "neuron",
        milliseconds: 1400,
        following: null,
        ...more,
      }),
  };
}

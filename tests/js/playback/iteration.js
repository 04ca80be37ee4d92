/**
 * One iteration of a drawing for tests, in the engine's order: its micro-steps, their values, and both as
 * the server tells them. Knows sigmoids, ReLUs and one softmax, half the squared error, both cross entropies, and
 * plain descent.
 *
 * @import { Document, Edge, Neuron, Plan } from "../../../static/js/protocol/messages.js"
 */

import { STEP_KINDS } from "../../../static/js/protocol/messages.js";

/** @typedef {{ kind: (typeof STEP_KINDS)[number], at: number, group: number }} Step */

/** Writes down steps, group by group. @param {Document} document */
function script({ neurons, edges }) {
  /** @type {Step[]} */
  const steps = [];
  let group = -1;
  const say = (/** @type {Step["kind"]} */ kind, /** @type {number} */ at) => {
    steps.push({ kind, at, group });
  };
  return {
    steps,
    say,
    open() {
      group += 1;
    },
    /** @param {Step["kind"]} kind @param {(neuron: Neuron) => boolean} chosen */
    neurons(kind, chosen) {
      for (const [at, neuron] of neurons.entries()) if (chosen(neuron)) say(kind, at);
    },
    /** @param {Step["kind"]} kind @param {(edge: Edge) => boolean} chosen */
    edges(kind, chosen) {
      for (const [at, edge] of edges.entries()) if (chosen(edge)) say(kind, at);
    },
  };
}

/**
 * The micro-steps of one iteration. Documents here list their neurons level by level.
 * @param {Document} document @returns {Step[]}
 */
export function stepsOf(document) {
  const { neurons, edges, parameters } = document;
  const to = script(document);
  const turns = neurons.filter(({ role }) => role !== "input");
  const group = softmaxOf(document);
  to.open();
  to.neurons("input", ({ role }) => role === "input");
  for (const { id, bias } of turns) {
    to.open();
    to.edges("term", ({ target }) => target === id);
    if (bias) to.neurons("bias", (neuron) => neuron.id === id);
    to.neurons("sum", (neuron) => neuron.id === id);
    if (!group.includes(id)) to.neurons("activation", (neuron) => neuron.id === id);
    else if (id === group.at(-1)) to.neurons("activation", (neuron) => group.includes(neuron.id));
  }
  to.open();
  to.neurons("output_loss", ({ role }) => role === "output");
  to.say("loss", 0);
  const back = turns.toReversed();
  for (const [turn, neuron] of back.entries()) {
    to.open();
    if (neuron.id === group.at(-1)) to.neurons("grad_a", ({ id }) => group.includes(id));
    backward(to, neuron, edges, group.includes(neuron.id));
    for (const input of neurons.filter(({ role }) => role === "input")) {
      const senders = edges
        .filter(({ source }) => source === input.id)
        .map(({ target }) => back.findIndex(({ id }) => id === target));
      if (Math.max(...senders) === turn) receive(to, input.id);
    }
  }
  to.open();
  for (const at of parameters.keys()) to.say("parameter_grad", at);
  if (isBatch(document)) {
    to.open();
    for (const at of parameters.keys()) to.say("combine", at);
  }
  for (const at of parameters.keys()) to.say("update", at);
  return to.steps;
}

/** The neurons of the softmax. @param {Document} document */
const softmaxOf = ({ neurons }) =>
  neurons.filter(({ activation }) => activation === "softmax").map(({ id }) => id);

/** @param {Document} document */
const isBatch = ({ training }) => (training?.batch_size ?? 1) > 1;

/** @param {ReturnType<typeof script>} to @param {Neuron} neuron @param {readonly Edge[]} edges @param {boolean} received */
function backward(to, { id, role }, edges, received) {
  if (role === "output" && !received) to.neurons("grad_a", (neuron) => neuron.id === id);
  if (edges.some(({ source }) => source === id)) receive(to, id);
  to.neurons("grad_z", (neuron) => neuron.id === id);
  to.edges("grad_weight", ({ target }) => target === id);
}

/** @param {ReturnType<typeof script>} to @param {string} id */
function receive(to, id) {
  to.edges("contribution", ({ source }) => source === id);
  to.neurons("grad_sum", (neuron) => neuron.id === id);
}

/**
 * The value of every micro-step.
 * @param {Document} document @param {readonly Step[]} steps @returns {Float64Array}
 */
export function valuesOf(document, steps) {
  const { neurons, edges, parameters, samples, training, loss: word } = document;
  const sample = samples?.[0] ?? {};
  const rate = training?.optimizer?.learning_rate ?? 0.5;
  const value = new Map(parameters.map((parameter) => [parameter.id, parameter.value]));
  const [a, z, gradA, gradZ, gradient] = [ledger(), ledger(), ledger(), ledger(), ledger()];
  const loss = ledger();
  const group = softmaxOf(document);
  const isRelu = (/** @type {number} */ at) => neurons[at].activation === "relu";
  const targetOf = (/** @type {number} */ at) => sample.targets?.[neurons[at].id] ?? 0;
  const combined = isBatch(document) ? averageGradients(document) : gradient.get;
  const made = LOSSES[word] ?? LOSSES.half_squared_error;
  /** @type {Record<Step["kind"], (at: number) => number>} */
  const compute = {
    input: (at) => a.add(neurons[at].id, sample.inputs?.[neurons[at].id] ?? 0),
    term: (at) => z.add(edges[at].target, (value.get(edges[at].weight) ?? 0) * a.get(edges[at].source)),
    bias: (at) => z.add(neurons[at].id, value.get(neurons[at].bias ?? "") ?? 0),
    sum: (at) => z.get(neurons[at].id),
    activation(at) {
      const { id } = neurons[at];
      if (isRelu(at)) return a.add(id, Math.max(0, z.get(id)));
      const others = group.reduce((total, each) => total + Math.exp(z.get(each)), 0);
      const sum = group.includes(id) ? others : 1 + Math.exp(z.get(id));
      return a.add(id, Math.exp(z.get(id)) / sum);
    },
    output_loss: (at) => loss.add("L", made.part(a.get(neurons[at].id), targetOf(at))),
    loss: () => loss.get("L"),
    grad_a: (at) => gradA.add(neurons[at].id, made.slope(a.get(neurons[at].id), targetOf(at))),
    contribution: (at) =>
      gradA.add(edges[at].source, (value.get(edges[at].weight) ?? 0) * gradZ.get(edges[at].target)),
    grad_sum: (at) => gradA.get(neurons[at].id),
    grad_z(at) {
      const { id, bias } = neurons[at];
      const y = a.get(id);
      const back = group.reduce((total, each) => total + gradA.get(each) * a.get(each), 0);
      const slope = isRelu(at) ? Number(z.get(id) > 0) : y * (1 - y);
      const delta = group.includes(id) ? y * (gradA.get(id) - back) : gradA.get(id) * slope;
      if (bias) gradient.add(bias, delta);
      return gradZ.add(id, delta);
    },
    grad_weight: (at) =>
      gradient.add(edges[at].weight, a.get(edges[at].source) * gradZ.get(edges[at].target)),
    parameter_grad: (at) => gradient.get(parameters[at].id),
    combine: (at) => combined(parameters[at].id),
    update(at) {
      const { id, trainable, value: before } = parameters[at];
      return trainable === false ? before : before - rate * combined(id);
    },
  };
  return Float64Array.from(steps, ({ kind, at }) => compute[kind](at));
}

/** What one output adds, and its derivative. @type {Record<string, Record<"part" | "slope", (y: number, t: number) => number>>} */
const LOSSES = {
  half_squared_error: { part: (y, t) => 0.5 * (y - t) ** 2, slope: (y, t) => y - t },
  binary_cross_entropy: {
    part: (y, t) => -t * Math.log(y) - (1 - t) * Math.log(1 - y),
    slope: (y, t) => (1 - t) / (1 - y) - t / y,
  },
  cross_entropy: { part: (y, t) => -t * Math.log(y), slope: (y, t) => -t / y },
};

/** The mean over all samples, by the id of the parameter. @param {Document} document */
function averageGradients({ samples = [], ...document }) {
  const single = { ...document, training: {} };
  const steps = stepsOf(single);
  const first = steps.findIndex(({ kind }) => kind === "parameter_grad");
  const all = samples.map((sample) => valuesOf({ ...single, samples: [sample] }, steps).subarray(first));
  return (/** @type {string} */ id) => {
    const at = document.parameters.findIndex((parameter) => parameter.id === id);
    return all.reduce((total, gradients) => total + gradients[at], 0) / samples.length;
  };
}

/** Sums by name. */
function ledger() {
  /** @type {Map<string, number>} */
  const sums = new Map();
  return {
    get: (/** @type {string} */ id) => sums.get(id) ?? 0,
    /** @param {string} id @param {number} more @returns {number} what was added */
    add(id, more) {
      sums.set(id, (sums.get(id) ?? 0) + more);
      return more;
    },
  };
}

/** @param {Step[]} steps @returns {Plan} */
export function planMessage(steps) {
  const bytes = (/** @type {Uint32Array | Int32Array} */ array) => new Uint8Array(array.buffer);
  const groups = (steps.at(-1)?.group ?? -1) + 1;
  const turnOf = (/** @type {number} */ group) =>
    steps.find((step) => step.group === group && (step.kind === "sum" || step.kind === "grad_z"))?.at ?? -1;
  return {
    event: "plan",
    revision: 1,
    kinds: Uint8Array.from(steps, ({ kind }) => STEP_KINDS.indexOf(kind)),
    targets: bytes(Uint32Array.from(steps, ({ at }) => at)),
    groups: bytes(Uint32Array.from(steps, ({ group }) => group)),
    group_neurons: bytes(Int32Array.from({ length: groups }, (_, group) => turnOf(group))),
    pass_steps: passStepsOf(steps),
    missing: [],
  };
}

/** How many steps a sample has: in a batch, what it says to the parameters is the end of its pass. @param {readonly Step[]} steps */
function passStepsOf(steps) {
  const combine = steps.findIndex(({ kind }) => kind === "combine");
  return combine >= 0 ? combine : steps.findIndex(({ kind }) => kind === "parameter_grad");
}

/**
 * A document looked at from all sides: records by id, edges by neuron, uses by parameter. Parts that an
 * edit leaves alone are kept from one document to the next. Must not know why anybody asks.
 *
 * @import { Document, Edge, Neuron, Parameter } from "../../protocol/messages.js"
 *
 * @typedef {object} Uses
 * @property {readonly Edge[]} edges those whose weight the parameter is
 * @property {readonly Neuron[]} biases those whose bias it is
 *
 * @typedef {object} Index
 * @property {ReadonlyMap<string, Neuron>} neurons
 * @property {ReadonlyMap<string, Edge>} edges
 * @property {ReadonlyMap<string, Parameter>} parameters
 * @property {{ neurons: Positions, edges: Positions, parameters: Positions }} position
 * @property {ReadonlyMap<string, readonly Edge[]>} incoming by neuron, in document order
 * @property {ReadonlyMap<string, readonly Edge[]>} outgoing by neuron, in document order
 * @property {ReadonlyMap<string, Uses>} uses
 * @property {readonly Neuron[]} inputs
 * @property {readonly Neuron[]} outputs
 * @property {import("./conventions.js").Notation} notation how formulas are written
 *
 * @typedef {ReadonlyMap<string, number>} Positions
 */

import { notationOf } from "./conventions.js";

/** A function that indexes one document after another; what nobody asks for is never computed. */
export function createIndexer() {
  const memory = createMemory();
  /**
   * @param {Document} document
   * @returns {Index}
   */
  return (document) => new LazyIndex(document, memory);
}

/** The results of the last document, for the parts that the next one shares with it. */
function createMemory() {
  const kind = () => ({
    byId: remembered(byId),
    ids: remembered(sameOrNew()),
    positions: remembered(positionsOf),
  });
  return {
    neurons: kind(),
    edges: kind(),
    parameters: kind(),
    incoming: remembered(edgesBy("target")),
    outgoing: remembered(edgesBy("source")),
    uses: remembered(usesOf),
    inputs: remembered(withRole("input")),
    outputs: remembered(withRole("output")),
    notation: remembered(notationOf),
  };
}

class LazyIndex {
  /** @param {Document} document @param {ReturnType<typeof createMemory>} memory */
  constructor(document, memory) {
    this.document = document;
    this.memory = memory;
  }

  get neurons() {
    return /** @type {Index["neurons"]} */ (this.memory.neurons.byId(this.document.neurons));
  }

  get edges() {
    return /** @type {Index["edges"]} */ (this.memory.edges.byId(this.document.edges));
  }

  get parameters() {
    return /** @type {Index["parameters"]} */ (this.memory.parameters.byId(this.document.parameters));
  }

  get position() {
    const place = (/** @type {"neurons" | "edges" | "parameters"} */ kind) =>
      this.memory[kind].positions(this.ids(kind));
    return { neurons: place("neurons"), edges: place("edges"), parameters: place("parameters") };
  }

  get incoming() {
    return this.memory.incoming(this.document.edges, this.ids("neurons"));
  }

  get outgoing() {
    return this.memory.outgoing(this.document.edges, this.ids("neurons"));
  }

  get uses() {
    return this.memory.uses(this.document.edges, this.document.neurons, this.ids("parameters"));
  }

  get inputs() {
    return this.memory.inputs(this.document.neurons);
  }

  get outputs() {
    return this.memory.outputs(this.document.neurons);
  }

  get notation() {
    return this.memory.notation(this.document.conventions);
  }

  /** @private @param {"neurons" | "edges" | "parameters"} kind */
  ids(kind) {
    return this.memory[kind].ids(this.document[kind]);
  }
}

/** @type {Document} */
const NO_DOCUMENT = { format: "backprop-canvas/1", neurons: [], edges: [], parameters: [], loss: "" };

/** The index of no document. */
export const emptyIndex = () => createIndexer()(NO_DOCUMENT);

/**
 * The edges of a neuron in one direction; none of a neuron that is not there.
 * @param {ReadonlyMap<string, readonly Edge[]>} edges `incoming` or `outgoing`
 * @param {string} neuron its id
 */
export const edgesOf = (edges, neuron) => edges.get(neuron) ?? NO_EDGES;

/** @type {readonly Edge[]} */
const NO_EDGES = Object.freeze([]);

/**
 * A function that answers as before when asked the same again.
 * @template {readonly unknown[]} A
 * @template R
 * @param {(...args: A) => R} compute
 * @returns {(...args: A) => R}
 */
function remembered(compute) {
  /** @type {{ args: A, result: R } | null} */
  let last = null;
  return (...args) => {
    if (last === null || args.some((arg, i) => arg !== last?.args[i]))
      last = { args, result: compute(...args) };
    return last.result;
  };
}

/** A function that lists the ids of records: the very list of before if the ids are the same. */
function sameOrNew() {
  /** @type {readonly string[]} */
  let last = [];
  /** @param {readonly { id: string }[]} records */
  return (records) => {
    const same = records.length === last.length && records.every((record, i) => record.id === last[i]);
    if (!same) last = records.map((record) => record.id);
    return last;
  };
}

/**
 * @template {{ id: string }} R
 * @param {readonly R[]} records
 * @returns {ReadonlyMap<string, R>}
 */
function byId(records) {
  return new Map(records.map((record) => [record.id, record]));
}

/**
 * @param {readonly string[]} ids
 * @returns {Positions}
 */
function positionsOf(ids) {
  return new Map(ids.map((id, position) => [id, position]));
}

/** @param {"source" | "target"} end */
function edgesBy(end) {
  /**
   * @param {readonly Edge[]} edges
   * @param {readonly string[]} neurons their ids
   * @returns {ReadonlyMap<string, readonly Edge[]>}
   */
  return (edges, neurons) => {
    /** @type {Map<string, Edge[]>} */
    const found = new Map(neurons.map((id) => [id, []]));
    for (const edge of edges) found.get(edge[end])?.push(edge);
    return found;
  };
}

/**
 * @param {readonly Edge[]} edges
 * @param {readonly Neuron[]} neurons
 * @param {readonly string[]} parameters their ids
 * @returns {ReadonlyMap<string, Uses>}
 */
function usesOf(edges, neurons, parameters) {
  /** @type {Map<string, { edges: Edge[], biases: Neuron[] }>} */
  const found = new Map(parameters.map((id) => [id, { edges: [], biases: [] }]));
  for (const edge of edges) found.get(edge.weight)?.edges.push(edge);
  for (const neuron of neurons) if (neuron.bias) found.get(neuron.bias)?.biases.push(neuron);
  return found;
}

/** @param {Neuron["role"]} role */
function withRole(role) {
  /** @param {readonly Neuron[]} neurons */
  return (neurons) => neurons.filter((neuron) => neuron.role === role);
}

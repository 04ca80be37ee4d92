/**
 * A document looked at from all sides: records by id, edges by neuron, uses by parameter. Parts that an
 * edit leaves alone are kept from one document to the next. Must not know why anybody asks.
 *
 * @import { Document, Edge, Neuron, Parameter } from "../protocol/messages.js"
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
 *
 * @typedef {ReadonlyMap<string, number>} Positions
 */

/** A function that indexes one document after another. */
export function createIndexer() {
  const neurons = remembered(byId);
  const edges = remembered(byId);
  const parameters = remembered(byId);
  const neuronIds = sameOrNew();
  const parameterIds = sameOrNew();
  const positions = {
    neurons: remembered(positionsOf),
    edges: remembered(positionsOf),
    parameters: remembered(positionsOf),
  };
  const edgeIds = sameOrNew();
  const incoming = remembered(edgesBy("target"));
  const outgoing = remembered(edgesBy("source"));
  const uses = remembered(usesOf);
  const inputs = remembered(withRole("input"));
  const outputs = remembered(withRole("output"));

  /**
   * @param {Document} document
   * @returns {Index}
   */
  return (document) => {
    const ids = {
      neurons: neuronIds(document.neurons),
      edges: edgeIds(document.edges),
      parameters: parameterIds(document.parameters),
    };
    return Object.freeze({
      neurons: neurons(document.neurons),
      edges: edges(document.edges),
      parameters: parameters(document.parameters),
      position: {
        neurons: positions.neurons(ids.neurons),
        edges: positions.edges(ids.edges),
        parameters: positions.parameters(ids.parameters),
      },
      incoming: incoming(document.edges, ids.neurons),
      outgoing: outgoing(document.edges, ids.neurons),
      uses: uses(document.edges, document.neurons, ids.parameters),
      inputs: inputs(document.neurons),
      outputs: outputs(document.neurons),
    });
  };
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

/**
 * What is added to a document, gathered into one diff: parameters first, since others name them. It counts as it gathers,
 * so that nothing is added to a drawing that is full. Must not know why.
 *
 * @import { Document, Edge, Neuron, Parameter } from "../../protocol/messages.js"
 * @import { Operation } from "../document/diff.js"
 * @import { Desk } from "./desk.js"
 */

import { adding } from "../clip/putting.js";
import { checkCount } from "../clip/reading.js";
import { FreeNames } from "../document/naming.js";
import { zeroColumns } from "./roles.js";
import { newName } from "./topology.js";

/** What a weight is until the server has drawn it, and a bias. */
const FIRST_WEIGHT = 0.5;
const FIRST_BIAS = 0;

export class Added {
  #document;
  #free;
  /** @type {Parameter[]} */
  #parameters = [];
  /** @type {Neuron[]} */
  #neurons = [];
  /** @type {Edge[]} */
  #edges = [];
  /** @type {Record<string, unknown>} */
  #settings = {};
  /** @type {string[]} */
  #weights = [];

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
    this.#free = new FreeNames(document);
  }

  /**
   * @param {Pick<Neuron, "role" | "activation"> & { x: number, y: number }} neuron
   * @param {string | boolean} bias the parameter that it shares, one of its own, or none
   * @returns {string} its id
   */
  neuron({ role, activation, x, y }, bias) {
    const id = newName(this.#free, role);
    const own = bias === true ? this.#parameter("b", FIRST_BIAS) : bias;
    this.#neurons.push({
      id,
      role,
      ...(role !== "input" && { activation }),
      ...(own !== false && { bias: own }),
      x: Math.round(x),
      y: Math.round(y),
    });
    return id;
  }

  /** @param {string} source @param {string} target */
  edge(source, target) {
    const weight = this.#parameter("w", FIRST_WEIGHT);
    this.#weights.push(weight);
    this.#edges.push({ id: this.#free.id("e"), source, target, weight });
  }

  /** @param {Record<string, unknown>} fields */
  setting(fields) {
    Object.assign(this.#settings, fields);
  }

  /**
   * All of it as one edit; the server draws the weights. @param {Desk} desk
   * @param {readonly Operation[]} [before] what led to the document that it is added to, in the same edit
   */
  commit(desk, before = []) {
    const { parameters, neurons, edges } = this.#document;
    checkCount(neurons.length + this.#neurons.length, edges.length + this.#edges.length);
    /** @type {Operation[]} */
    const settings =
      Object.keys(this.#settings).length > 0 ? [{ op: "settings", fields: this.#settings }] : [];
    const diff = [
      ...before,
      ...adding("parameters", parameters.length, this.#parameters),
      ...adding("neurons", neurons.length, this.#neurons),
      ...adding("edges", edges.length, this.#edges),
      ...zeroColumns(this.#document, this.#neurons),
      ...settings,
    ];
    desk.commit(diff, null, this.#weights);
  }

  /** @param {"b" | "w"} prefix @param {number} value @returns {string} its id */
  #parameter(prefix, value) {
    const id = this.#free.nameAndId(prefix);
    this.#parameters.push({ id, value });
    return id;
  }
}

/**
 * The verbs that say which parameter a bias or a weight is: one of its own, or one shared with others.
 * Must not know who calls them.
 *
 * @import { Diff, Neuron } from "../../protocol/messages.js"
 * @import { Desk } from "./desk.js"
 * @import { Operation } from "../document/diff.js"
 * @import { Index } from "../document/indexing.js"
 */

import { FreeNames } from "../document/naming.js";
import { neuronName } from "../document/reading.js";
import { Impossible } from "../document/refusal.js";
import { existing } from "./desk.js";

const FIRST_BIAS = 0;

/**
 * @typedef {object} Use the place where a parameter stands
 * @property {"neurons" | "edges"} kind
 * @property {string} id
 * @property {"bias" | "weight"} field
 * @property {string | null} now the parameter that stands there
 */

/** @param {Desk} desk */
export function parameterVerbs(desk) {
  return {
    /**
     * @param {string} id a neuron's
     * @param {"none" | "own" | string} choice no bias, one of its own, or the id of a parameter to share
     */
    setBias(id, choice) {
      const neuron = existing(desk.index().neurons, id);
      if (neuron.role === "input")
        throw new Impossible("input_has_no_bias", { name: neuronName(neuron) }, [id]);
      assign(desk, [biasOf(neuron)], choice);
    },

    /**
     * @param {readonly string[]} neurons inputs are left out
     * @param {"none" | "own" | string} choice no bias, each one of its own, or the id of a parameter that all share
     */
    setBiases(neurons, choice) {
      const known = neurons.flatMap((id) => desk.index().neurons.get(id) ?? []);
      assign(desk, known.filter(({ role }) => role !== "input").map(biasOf), choice);
    },

    /**
     * @param {string} id an edge's
     * @param {"own" | string} choice a weight of its own, or the id of a parameter to share
     */
    setWeightParameter(id, choice) {
      const edge = existing(desk.index().edges, id);
      assign(desk, [{ kind: "edges", id, field: "weight", now: edge.weight }], choice);
    },
  };
}

/** @param {Neuron} neuron @returns {Use} */
const biasOf = ({ id, bias = null }) => ({ kind: "neurons", id, field: "bias", now: bias });

/**
 * One diff for all places. A parameter that no place keeps goes; one that a single place keeps is that place's own.
 * @param {Desk} desk
 * @param {readonly Use[]} uses
 * @param {string} choice
 */
function assign(desk, uses, choice) {
  const index = desk.index();
  const names = new FreeNames(desk.document());
  /** How many places keep a parameter. @type {Map<string, number>} */
  const kept = new Map();
  /** @type {Operation[]} */
  const added = [];
  /** @type {Operation[]} */
  const changed = [];
  for (const use of uses) {
    const { kind, id, field, now } = use;
    const keep = now === null ? 0 : (kept.get(now) ?? usesOf(index, now));
    if (choice === now || (choice === "own" && keep === 1)) continue;
    if (now !== null) kept.set(now, keep - 1);
    const at = desk.document().parameters.length + added.length;
    const [next, made] = chosen(index, use, choice, { names, at });
    added.push(...made);
    changed.push({ op: "change", kind, id, fields: { [field]: next } });
  }
  const unused = [...kept].filter(([, keep]) => keep === 0);
  const removed = unused.map(([id]) => /** @type {Operation} */ ({ op: "remove", kind: "parameters", id }));
  if (changed.length > 0) desk.commit([...added, ...changed, ...removed]);
}

/**
 * The parameter that is to stand there, and the diff that makes it.
 * @param {Index} index
 * @param {Use} use
 * @param {string} choice
 * @param {{ names: FreeNames, at: number }} free names, and the position of a new parameter
 * @returns {[parameter: string | null, made: Diff]}
 */
function chosen(index, { field, now }, choice, { names, at }) {
  if (choice === "none") return [null, []];
  if (choice !== "own") return [existing(index.parameters, choice).id, []];
  const id = names.nameAndId(field === "bias" ? "b" : "w");
  const { value = FIRST_BIAS, trainable = true } = (now && index.parameters.get(now)) || {};
  return [id, [{ op: "add", kind: "parameters", at, record: { id, value, trainable } }]];
}

/** @param {Index} index @param {string} parameter */
function usesOf(index, parameter) {
  const uses = index.uses.get(parameter);
  return uses === undefined ? 0 : uses.edges.length + uses.biases.length;
}

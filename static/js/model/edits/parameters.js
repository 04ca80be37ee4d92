/**
 * The verbs that say which parameter a bias or a weight is: one of its own, or one shared with others.
 * Must not know who calls them.
 *
 * @import { Diff, Document } from "../../protocol/messages.js"
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
      assign(desk, { kind: "neurons", id, field: "bias", now: neuron.bias ?? null }, choice);
    },

    /**
     * @param {string} id an edge's
     * @param {"own" | string} choice a weight of its own, or the id of a parameter to share
     */
    setWeightParameter(id, choice) {
      const edge = existing(desk.index().edges, id);
      assign(desk, { kind: "edges", id, field: "weight", now: edge.weight }, choice);
    },
  };
}

/**
 * @param {Desk} desk
 * @param {Use} use
 * @param {string} choice
 */
function assign(desk, use, choice) {
  const { kind, id, field, now } = use;
  const alone = now !== null && usesOf(desk.index(), now) === 1;
  if (choice === now || (choice === "own" && alone)) return;
  const [next, added] = chosen(desk, use, choice);
  /** @type {Operation[]} */
  const unused = alone ? [{ op: "remove", kind: "parameters", id: now }] : [];
  desk.commit([...added, { op: "change", kind, id, fields: { [field]: next } }, ...unused]);
}

/**
 * The parameter that is to stand there, and the diff that makes it.
 * @param {Desk} desk
 * @param {Use} use
 * @param {string} choice
 * @returns {[parameter: string | null, made: Diff]}
 */
function chosen(desk, { field, now }, choice) {
  if (choice === "none") return [null, []];
  if (choice !== "own") return [existing(desk.index().parameters, choice).id, []];
  const document = desk.document();
  const id = new FreeNames(document).nameAndId(field === "bias" ? "b" : "w");
  const { value = FIRST_BIAS, trainable = true } = (now && desk.index().parameters.get(now)) || {};
  const record = { id, value, trainable };
  return [id, [{ op: "add", kind: "parameters", at: document.parameters.length, record }]];
}

/** @param {Index} index @param {string} parameter */
function usesOf(index, parameter) {
  const uses = index.uses.get(parameter);
  return uses === undefined ? 0 : uses.edges.length + uses.biases.length;
}

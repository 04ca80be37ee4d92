/**
 * The values that a person sets, by the key of where they stand: a weight, a bias, an input, a target. Must not know who
 * sets them, or how they look.
 *
 * @import { Index } from "../document/indexing.js"
 * @import { Editor } from "./editor.js"
 *
 * @typedef {object} Held
 * @property {string} name the value's own
 * @property {string} at "parameter:<id>", or "input:<neuron>" or "target:<neuron>"
 * @property {(value: number, gesture?: string) => unknown} set
 */

import { neuronName, parameterName, targetName } from "../document/reading.js";
import { splitKey } from "../page/view.js";

/**
 * What a key holds; null where it holds nothing: a hidden neuron without a bias, the loss. A neuron stands for the value
 * of an input, the target of an output, the bias of a hidden neuron.
 * @param {Index} index @param {Editor} editor @param {string} key
 * @returns {Held | null}
 */
export function heldAt(index, editor, key) {
  const { kind, id } = splitKey(key);
  const neuron = index.neurons.get(id);
  switch (kind) {
    case "knob":
    case "edge":
      return parameter(index, editor, index.edges.get(id)?.weight);
    case "bias":
      return parameter(index, editor, neuron?.bias);
    case "input":
      return neuron
        ? { name: neuronName(neuron), at: key, set: (value, by) => editor.setInput(id, value, by) }
        : null;
    case "target":
      return neuron
        ? { name: targetName(neuron), at: key, set: (value, by) => editor.setTarget(id, value, by) }
        : null;
    case "neuron":
      return neuron ? heldAt(index, editor, `${OF_ROLE[neuron.role]}:${id}`) : null;
    default:
      return null;
  }
}

/**
 * The value that comes `by` places behind the one that a key holds: inputs, then for each neuron its weights and its bias,
 * then targets. A shared one comes once. null at the end.
 * @param {Index} index @param {Editor} editor @param {string} key @param {1 | -1} by
 * @returns {string | null} a key
 */
export function heldBeside(index, editor, key, by) {
  const at = heldAt(index, editor, key)?.at;
  const others = [...index.neurons.values()].filter(({ role }) => role !== "input");
  const keys = [
    ...index.inputs.map(({ id }) => `input:${id}`),
    ...others.flatMap(({ id, bias }) => [
      ...(index.incoming.get(id) ?? []).map((edge) => `knob:${edge.id}`),
      ...(bias ? [`bias:${id}`] : []),
    ]),
    ...index.outputs.map(({ id }) => `target:${id}`),
  ];
  /** @type {Map<string, string>} the first key of each value */
  const firsts = new Map();
  for (const each of keys) {
    const holds = heldAt(index, editor, each)?.at;
    if (holds !== undefined && !firsts.has(holds)) firsts.set(holds, each);
  }
  const values = [...firsts.keys()];
  const now = at === undefined ? -1 : values.indexOf(at);
  return now < 0 ? null : (firsts.get(values[now + by]) ?? null);
}

/** What of a neuron a person sets first. */
const OF_ROLE = { input: "input", hidden: "bias", output: "target" };

/** @param {Index} index @param {Editor} editor @param {string | null | undefined} id @returns {Held | null} */
function parameter(index, editor, id) {
  const record = id ? index.parameters.get(id) : undefined;
  if (record === undefined) return null;
  return {
    name: parameterName(record),
    at: `parameter:${record.id}`,
    set: (value, by) => editor.setParameter(record.id, value, by),
  };
}

/**
 * The number that a held value shows; null while it has none.
 * @param {Pick<import("../run/quantities.js").Quantities, "parameter" | "input" | "target">} read @param {Held} held
 */
export function shownOf(read, { at }) {
  const { kind, id } = splitKey(at);
  const { state, value } =
    kind === "parameter" ? read.parameter(id) : kind === "input" ? read.input(id) : read.target(id);
  return state === "none" ? null : value;
}

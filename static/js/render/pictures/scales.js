/**
 * Which number of a neuron's picture is as strong as can be: one scale for all neurons of one kind. Pure.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Range } from "../../lib/heat.js"
 */

import { rangeOfAll, unitRange } from "../../model/run/ranges.js";

/** The kind of a neuron: its activation, or that it is an input. @param {Document["neurons"][number]} neuron */
export const kindOf = ({ role, activation = "" }) => (role === "input" ? "input" : (activation ?? ""));

/**
 * @param {Document["neurons"]} neurons @param {readonly Float32Array[]} values of each neuron
 * @returns {ReadonlyMap<string, Range>} by kind
 */
export function scalesOf(neurons, values) {
  /** @type {Map<string, Float32Array[]>} */
  const all = new Map();
  neurons.forEach((neuron, at) => {
    const kind = kindOf(neuron);
    const known = all.get(kind);
    if (known) known.push(values[at]);
    else all.set(kind, [values[at]]);
  });
  return new Map([...all].map(([kind, numbers]) => [kind, unitRange(kind) ?? rangeOfAll(numbers)]));
}

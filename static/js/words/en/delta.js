/**
 * What the step cards say of δ, the derivative of L with respect to a pre-activation, and of the softmax, whose
 * neurons have theirs together. Part of the catalogue in lib/say.js.
 */

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const DELTA = Object.freeze({
  what_delta: "The derivative of L with respect to the sum of {name}, its δ: {value}.",
  what_delta_long: "The derivative of L with respect to the sum of {name}: {value}.",
  softmax_waits: "Softmax: {name} waits for the sums of the other outputs.",
  softmax_done: "All sums are known: the softmax turns them into outputs that add up to 1.",
  delta_softmax:
    "Each output of a softmax depends on all the sums, so {delta} of {name} depends on what comes back to every output.",
  delta_fused:
    "The loss and the activation are differentiated together: {name}(1 − {name}) cancels, so {delta} is {name} − {target}.",
  delta_fused_softmax:
    "The loss and the softmax are differentiated together: {name} cancels, so {delta} is {name} times the sum of the targets, minus {target}.",
  delta_returned: "What its edges send back goes through the activation as usual.",
  delta_returned_softmax: "What edges send back to the outputs, r, goes through the softmax as usual.",
});

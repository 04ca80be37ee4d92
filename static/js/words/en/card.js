/**
 * The step card and how its numbers are written: digits, questions before answers, the curve of an activation.
 * Part of the catalogue in lib/say.js.
 */

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const CARD = Object.freeze({
  // digits
  digits: "Significant digits",
  digits_count: "{count} digits",
  digits_sample: "As in {value}. All digits are kept; this many are shown.",
  scientific: "Powers of ten throughout",

  // the curve of an activation
  phi_point: "{name}: at {sum} = {z} the {activation} is {a}.",
  phi_tangent: "At {sum} = {z} the {activation} has the slope {slope}: the factor from {name} to its sum.",

  // aloud
  part_of_loss: "what it adds to the loss",

  // the numbers of an update
  between_penalised: "with penalties",
  between_clipped: "clipped",
  between_rate: "in this iteration",

  // ask first
  ask_first: "Ask first",
  ask_first_help: "Ask first: the result of a step waits for the next press",
  asked_show: "Show",
  asked_by_presenter: "The person whom you follow will show it.",
  asked_value: "to be found",
  asked_slope: "What is {slope}?",
  asked_slope_part: "What does the edge from {source} to {target} add to {slope}?",
  guess_field: "Your answer",
  asked_activation: "What is the output of {name}?",
  asked_sum: "What is the sum of {name}?",
  asked_term: "What does {weight}·{source} add to {target}?",
  asked_output_loss: "What does {name} add to the loss?",
  asked_loss: "What is the loss L?",
  asked_contribution: "What does {target} send back to {source}?",
  asked_grad_z: "What is the {delta} of {name}?",
  asked_combine: "What is the gradient of {name} over the batch?",
  asked_update: "What is {name} after the update?",

  // δ, and the softmax, whose neurons have theirs together
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

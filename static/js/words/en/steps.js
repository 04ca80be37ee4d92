/**
 * What happens in the steps of an iteration, in sentences: titles of the step card, captions, meanings.
 * Part of the catalogue in lib/say.js.
 */

import { CountWord, countWord, plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const STEPS = Object.freeze({
  // the step card's kicker
  step_of: "Step {step} of {count} · {phase}",
  step_of_sample: "Step {step} of {count} · {phase} · sample {turn} of {turns}",
  step_of_validation: "Step {step} of {count} · {phase} · validation sample",
  step_of_test: "Step {step} of {count} · {phase} · test sample",
  beside_validation: "A validation sample: nothing learns from it.",
  beside_test: "A test sample: nothing learns from it.",
  step_none: "Before the first step",
  iteration_start: "iteration {iteration} · not begun",
  phase_inputs: "inputs",
  phase_forward: "forward",
  phase_loss: "loss",
  phase_backward: "backward",
  phase_update: "update",

  // captions, one for each phase
  caption_inputs: "The inputs and the weights are held.",
  caption_forward: "Values flow forward: each neuron adds what reaches it.",
  caption_loss: "The loss L measures how far the outputs are from their targets.",
  caption_backward: "Gradients flow back along the same edges.",

  // titles: a neuron-sized step
  group_inputs: ({ count, names }) => `${names} ${plural(count, "is", "are")} given.`,
  group_forward: ({ count, name, terms }) =>
    count === 0
      ? `Nothing reaches ${name}: its sum is 0.`
      : `${name} adds ${countWord(count)} ${plural(count, "thing")}: ${terms}.`,
  meaning_loss_of_sample:
    "{name} is the loss of this sample: how far its outputs are from their targets. {all} goes over all samples.",
  group_loss: ({ count, name }) =>
    `${name} adds the ${count === 1 ? "loss of one output" : `losses of ${countWord(count)} outputs`}.`,
  group_backward_none: "Nothing comes back to {name}: its gradient is 0.",
  group_backward: ({ count, name }) =>
    count === 1
      ? `One contribution reaches ${name}.`
      : `${CountWord(count)} contributions meet at ${name} and add.`,
  group_gather: "Each parameter has its gradient for sample {turn} of {turns}.",
  group_backward_weight: "{name} has its gradient.",

  // titles: a micro-step
  micro_output_loss: "{name} says {value}; its target is {target}.",
  micro_update: "{name} goes from {old} to {now}.",

  // meanings, under a result
  meaning_positive: "Positive: a larger {name} makes the loss larger. The update turns it down.",
  meaning_negative: "Negative: a larger {name} makes the loss smaller. The update turns it up.",
  meaning_zero: "Zero: a small turn of {name} leaves the loss as it is.",
  meaning_positive_neuron: "Positive: a larger {name} would make the loss larger.",
  meaning_negative_neuron: "Negative: a larger {name} would make the loss smaller.",
  meaning_zero_neuron: "Zero: a small change of {name} leaves the loss as it is.",
  meaning_roads:
    "Through {less} a larger {name} makes the loss larger, through {more} smaller. The contributions add.",
  meaning_agree: "All contributions have the same sign, and they add.",
  meaning_output_high: "{name} says {value}; its target is {target}. It says too much.",
  meaning_output_low: "{name} says {value}; its target is {target}. It says too little.",
  meaning_output_right: "{name} says {value}, which is its target.",
  meaning_held: "The weights are held while values and gradients flow; they change in the update.",
  meaning_gather: ({ count }) =>
    `The next sample flows through the same weights. The update waits for all ${countWord(count)}.`,
  meaning_gather_last: ({ count }) =>
    `All ${countWord(count)} samples are done. The update combines their gradients.`,
  meaning_frozen: "{name} is pinned: the update leaves it as it is.",
  meaning_shared: "{name} is used in {count} places: its gradient is the sum over all of them.",
  meaning_update: "The parameter moves by minus the learning rate {rate} times its gradient.",
  meaning_before: "Play, or Step, starts the iteration.",

  // what a touched thing says
  what_input: "{name}: an input. A person sets it; here it is {value}.",
  what_neuron: "{name}: it adds what reaches it and says {value}.",
  what_output: "{name}: an output. It says {value}.",
  what_neuron_open: "{name}: not computed yet.",
  what_target: "{name}: the target of {output}, {value}. A person sets it.",
  what_weight: "{name}: the weight of the edge {source} → {target}, {value}. It is held in this iteration.",
  what_bias: "{name}: the bias of {neuron}, {value}. It is held in this iteration.",
});

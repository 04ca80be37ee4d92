/**
 * How a network is trained: labels of what can be chosen, and what the step cards say of it. Names that the
 * document has keep its words. Part of the catalogue in lib/say.js.
 */

import { countWord, plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const TRAINING = Object.freeze({
  // the card of L
  training: "Training",
  training_batches: "Batches",
  training_rate: "Learning rate over time",
  training_limits: "Penalties and clipping",
  training_weights: "New weights",
  optimizer: "Optimizer",
  optimizer_sgd: "SGD",
  optimizer_rmsprop: "RMSprop",
  optimizer_adagrad: "Adagrad",
  optimizer_adam: "Adam",
  optimizer_adamw: "AdamW",
  hyper_momentum: "Momentum",
  hyper_dampening: "Dampening",
  hyper_weight_decay: "Weight decay",
  hyper_alpha: "Memory of squares",
  hyper_eps: "Smallest divisor",
  hyper_lr_decay: "Decay of the rate",
  hyper_initial_accumulator_value: "Start of the squares",
  hyper_beta1: "Memory of gradients",
  hyper_beta2: "Memory of squares",
  batch_size: "Samples in a batch",
  reduction: "The gradients of a batch are",
  reduction_mean: "averaged",
  reduction_sum: "added",
  update: "Weights move",
  update_simultaneous: "all at once",
  update_sequential: "one by one",
  shuffle: "Each epoch in another order",
  seed: "Seed of the order",
  schedule: "Schedule",
  hyper_step_size: "Falls every (iterations)",
  hyper_gamma: "Factor",
  hyper_T_max: "Half a cosine in (iterations)",
  hyper_eta_min: "Lowest rate",
  hyper_total_iters: "Warm-up (iterations)",
  hyper_start_factor: "Warm-up starts at (factor)",
  hyper_l1: "L1 penalty",
  hyper_l2: "L2 penalty",
  hyper_clip_value: "Largest gradient",
  hyper_max_norm: "Largest norm of all",
  none: "none",
  needed: "a number",
  initializer: "Drawn from",
  initializer_xavier_uniform: "Xavier, uniform",
  initializer_xavier_normal: "Xavier, normal",
  initializer_he_uniform: "He, uniform",
  initializer_he_normal: "He, normal",
  hyper_val: "Value",
  hyper_a: "From",
  hyper_b: "To",
  hyper_mean: "Mean",
  hyper_std: "Standard deviation",
  hyper_gain: "Gain",
  initializer_seed: "Seed of the weights",
  initialize: "New random weights",

  // numbers that a field cannot hold
  need_positive: "This must be above 0.",
  need_not_negative: "This must be 0 or more.",
  need_share: "This must be a number from 0 to 1.",
  need_below_one: "This must be 0 or more and below 1.",
  need_positive_share: "This must be above 0 and at most 1.",
  need_moderate: "This must be between −1,000,000 and 1,000,000.",
  need_spread: "This must be a number from 0 to 1,000,000.",
  need_iterations: "This must be a whole number from 1 on.",
  need_seed: "This must be a whole number from 0 on.",
  need_batch_size: "A batch holds a whole number of samples, from 1 to {most}.",

  // the passes
  meaning_held_sequential:
    "The gradients of these passes are the true ones, with all weights held. The update moves weight by weight.",
  meaning_batch: "Sample {turn} of {turns} in this batch; all of them count in the update.",
  meaning_positive_only: "Positive: a larger {name} makes the loss larger.",
  meaning_negative_only: "Negative: a larger {name} makes the loss smaller.",

  // the update
  of_batch: "gradient of the batch",
  of_this_sample: "(this sample)",
  what_combined: "The gradient of {name} over the batch: {value}.",
  combined_one: "This batch has one sample, so its gradients are those of the batch.",
  combined_mean: ({ count }) => `The gradients of the ${countWord(count)} samples of the batch are averaged.`,
  combined_sum: ({ count }) => `The gradients of the ${countWord(count)} samples of the batch are added.`,
  penalty_l1: "The L1 penalty pulls weights, not biases, towards 0: λ₁ is {value}.",
  penalty_l2: "The L2 penalty pulls weights, not biases, towards 0: λ₂ is {value}.",
  clipped_value: "Clipping keeps each gradient between −c and c, where c is {value}.",
  clipped_norm: "Clipping scales all gradients down together when their norm is above n, where n is {value}.",
  meaning_sequential:
    "Each weight moves as soon as {delta} of its neuron is known, so the gradients of earlier layers are computed with the new weights: g′ is the gradient at that moment. This is a common mistake of published examples.",
  moves_sgd: "Weight decay pulls each parameter towards 0.",
  moves_momentum: "{m} is a running sum of the gradients, which the parameter follows; {t} counts updates.",
  moves_nesterov: "{m} is a running sum of the gradients; the newest counts once more.",
  moves_rmsprop: "{v} is a running mean of the squared gradients; its root scales the step.",
  moves_adagrad:
    "{v} is the sum of the squared gradients so far; its root scales the step. {t} counts updates.",
  moves_adam:
    "{m} is a running mean of the gradients, {v} of their squares; both are corrected for their start at 0. {t} counts updates.",
  moves_adamw:
    "Weight decay shrinks the parameter itself. {m} is a running mean of the gradients, {v} of their squares; both are corrected for their start at 0. {t} counts updates.",
  rate_constant: "The learning rate η is {rate}.",
  rate_scheduled: "The learning rate η follows the schedule “{schedule}” from {rate} on.",
  rate_warms: ({ count, rate }) =>
    `The learning rate η grows to ${rate} over the first ${count} ${plural(count, "iteration")}.`,
  rate_warms_too: ({ count }) =>
    `Over the first ${count} ${plural(count, "iteration")} a warm-up makes it smaller.`,
});

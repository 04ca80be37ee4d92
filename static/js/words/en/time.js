/**
 * What the bar of time says: where one is in a run, the loss over it, jumps, what playing pauses at. Part of the
 * catalogue in lib/say.js.
 */

import { plural } from "./counting.js";

/** @param {string} [sample] */
const within = (sample) => (sample ? `${sample} · ` : "");

/** @param {{count: number, total: number, kept?: number}} samples `kept`: how many are not trained on */
const named = ({ count, kept }) => `${kept ? "training " : ""}${plural(count, "sample")}`;

/** Over how many samples a point of the loss curve is. @param {{count: number, total: number, kept?: number}} samples */
function over({ count, total, kept }) {
  if (total <= 1 && !kept) return "";
  if (count < total) return ` over the first ${count} ${named({ count, total, kept })}`;
  return ` over all ${named({ count: 2, total, kept })}`;
}

/** The loss over so many samples, briefly where some are not trained on. @param {{count: number, total: number, kept?: number}} samples */
const lossOver = (samples) =>
  samples.kept && samples.count >= samples.total ? "training loss" : `loss${over(samples)}`;

/** Whose loss, or whose gradient. @type {Readonly<Record<string, string>>} */
const WHOSE = { one: "", sample: " of this sample", batch: " of this batch", all: " over all samples" };

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const TIME = Object.freeze({
  // where one is
  where_iteration: "iteration {iteration}",
  where_loss: ({ iteration, loss, ...samples }) => `iteration ${iteration} · ${lossOver(samples)} ${loss}`,
  where_loss_before: ({ iteration, loss, point, ...samples }) =>
    `iteration ${iteration} · ${lossOver(samples)} ${loss} at ${point}`,
  where_sample: "sample {turn} of {turns}",
  where_validation: "validation sample",
  where_test: "test sample",
  where_step: ({ sample, step, count }) => `${within(sample)}step ${step} of ${count}`,
  where_none: ({ sample }) => `${within(sample)}before the first step`,

  // the loss over the run
  film_title: ({ scale, ...samples }) => `Over the run: ${scale}${over(samples)}`,
  film_linear: "loss, from 0",
  film_log: "loss, log scale",
  film_short_log: "{loss}, log",
  film_value: "iteration {iteration} of {newest}",
  film_value_loss: ({ iteration, newest, loss, ...samples }) =>
    `iteration ${iteration} of ${newest}, ${lossOver(samples)} ${loss}`,
  film_value_loss_before: ({ iteration, newest, loss, point, ...samples }) =>
    `iteration ${iteration} of ${newest}, ${lossOver(samples)} ${loss} at ${point}`,
  runs_title: "Runs",
  // the loss over the run, large
  plot_title: "Loss over all samples",
  plot_door: "The loss over the run, large",
  command_plot: "The loss over the run, large",
  plot_none: "The curve begins with the second iteration.",
  plot_mean: (samples) => `mean of ${samples.count} ${named(samples)}`,
  plot_mean_first: (samples) => `mean of the first ${samples.count} of ${samples.total} ${named(samples)}`,
  plot_sum: (samples) => `sum of ${samples.count} ${named(samples)}`,
  plot_sum_first: (samples) => `sum of the first ${samples.count} of ${samples.total} ${named(samples)}`,
  plot_train: "training",
  plot_validation: "validation",
  plot_test: "test",
  plot_with_test: "Test loss too",
  plot_of_validation: "Over the validation samples it is {loss}.",
  plot_of_test: "Over the test samples it is {loss}.",
  plot_axis_x: "iterations",
  plot_axis_y: "loss",
  plot_linear: "linear",
  plot_log: "log",
  plot_slider: "Iteration on the curve; Enter walks it",
  plot_walk: "Walk this iteration",
  plot_this: "this run",
  plot_start: "start",
  plot_takes: "Iteration {iteration} takes the loss from {before} to {after}.",
  plot_at: "At the start of iteration {iteration} the loss is {loss}.",
  plot_before:
    "Iteration {iteration}: the loss was {loss} at the start of iteration {point}, the last point before.",
  plot_drop: "largest drop, {iteration}",
  plot_drop_said:
    "Iteration {iteration} takes the loss from {before} to {after}, the largest drop that was found in one iteration.",
  plot_drop_between: "largest drop, {iteration} to {last}",
  plot_drop_between_said:
    "From iteration {iteration} to {last} the loss falls from {before} to {after}, faster than anywhere else.",
  plot_right: "all right from {iteration}",
  plot_right_said: "Iteration {iteration} is the first that starts with every sample right.",
  plot_right_by: "all right by {iteration}",
  plot_right_by_said: "At the start of iteration {iteration} every sample is right.",
  plot_broken: "not finite from {iteration}",
  plot_broken_said: "From iteration {iteration} on the loss is not finite.",
  plot_undoes: "Part of the largest drop, by iteration {iteration}, only undoes an earlier rise.",

  run_name: "run {run}",
  run_branch: "run {run}, from iteration {iteration}",
  run_newest: "{loss} at {iteration}",
  unlike_network: "another network",
  unlike_samples: "other samples",
  unlike_shuffled: "shuffled",
  unlike_in_order: "in order",
  unlike_batch_size: "batch",
  unlike_l1: "λ₁",
  unlike_l2: "λ₂",
  unlike_total_iters: "warm-up",

  // the buttons
  time_more: "Jump, pause",
  time_title: "Jump and pause",
  time_offline: "No connection: nothing can move.",
  time_nothing: "Nothing can run yet.",
  play_backwards: "Play backwards",
  restart_iteration: "This iteration again",
  phase_next: "Next phase",
  phase_previous: "Previous phase",

  // jumps
  jump_title: "Jump to",
  jump_iteration: "Iteration",
  jump_turn: "The turn of",
  jump_forward: "Its forward turn",
  jump_backward: "Its backward turn",
  jump_whole: "Iterations are counted in whole numbers, from {first} on.",

  // breakpoints
  break_title: "Pause when",
  break_when: "Pause",
  break_parameter: "Parameter",
  break_neuron: "Neuron",
  break_below: "Below",
  break_kind_sign: ({ whose }) => `a gradient${WHOSE[whose]} changes its sign`,
  break_kind_loss: ({ whose }) => `the loss${WHOSE[whose]} is below a number`,
  break_kind_turn: "it is a neuron’s turn",
  break_kind_broken: "a number is not finite",
  break_add: "Add",
  break_remove: "Remove: {what}",
  break_full: "No more than {count} at a time.",
  break_none: "Playing pauses at nothing yet.",
  break_sign: ({ slope, whose }) => `${slope}${WHOSE[whose]} changes its sign`,
  break_loss: ({ below, whose }) => `The loss${WHOSE[whose]} is below ${below}`,
  break_turn: "It is the turn of {name}",
  break_broken: "A number is not finite",
  paused_sign: ({ slope, whose, iteration }) =>
    `Paused: ${slope}${WHOSE[whose]} changes its sign in iteration ${iteration}.`,
  paused_loss: ({ below, whose, iteration }) =>
    `Paused: the loss${WHOSE[whose]} is below ${below} in iteration ${iteration}.`,
  paused_turn: "Paused: it is the turn of {name} in iteration {iteration}.",
  paused_broken: "Paused: a number is not finite in iteration {iteration}.",

  // how far a step goes
  grain: "One step is",
  grain_term: "a term",
  grain_neuron: "a neuron",
  grain_layer: "a layer",
  grain_phase: "a phase",
  grain_pass: "a pass",
  grain_sample: "a sample",
  grain_iteration: "an iteration",
  grain_epoch: "an epoch",
  pace_phase: "by phase",
  pace_pass: "by pass",
  pace_sample: "by sample",
  pace_epoch: "by epoch",

  // two pictures in the margin while iterations pass
  lab_where: "Iteration {iteration}, epoch {epoch}",
  lab_loss: "The loss over all samples is {loss}.",
  lab_begins: "Iterations pass.",
  lab_choose: "What is shown",
  lab_large: "Large",
  lab_keep: "Save",
  lab_waiting: "The numbers are on their way.",
  lab_layer: "layer {layer}",
  lab_loss_title: "Loss over all samples",
  lab_plane: "Output over the inputs",
  lab_confusion: "What is taken for what",
  lab_residuals: "Residuals: output minus target",
  lab_norms: "Size of the gradient, by layer",
  lab_weights: "Weights of each layer",
  lab_gradients: "Gradients of each layer",
  lab_look_loss: "Look for where it falls and where it stays, and for validation that turns up.",
  lab_look_plane:
    "Look for samples on the wrong side, and whether the line follows single samples. A press on one walks it.",
  lab_look_confusion:
    "Look for large numbers beside the diagonal: these two classes are taken for each other.",
  lab_look_residuals:
    "Look for a bend: a cloud around the line is noise, a shape is something the network has not learnt.",
  lab_look_norms:
    "Look for layers far apart: the lowest learns little where its gradient is a thousandth of the last one’s. Only iterations that were looked at have a point.",
  lab_look_weights:
    "Look for heaps at both ends, where tanh and sigmoid are flat, and for layers that do not move.",
  lab_look_gradients: "Look for layers whose gradients all stand at 0, and for single ones far out.",
});

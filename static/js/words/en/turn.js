/**
 * What is said while one parameter is turned and all others are held, and what changes over iterations. Part of
 * the catalogue in words.js.
 */

import { countWord, plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const TURN = Object.freeze({
  turn_kicker: "Is it true?",
  turn_head: "Turn {name} and watch L",
  turn_held: "All other parameters are held.",
  turn_knob: "Turn {name}",
  turn_plot: "L over {name}. At {present}, L is {loss}, and the tangent there has the gradient as its slope.",
  turn_plot_turned: "At {value}, L is {loss}.",
  turn_not_yet: "{name} is where it was: L has not moved.",
  turn_moves: "L moves by {change}; the tangent says {predicted}.",
  turn_before: "Where {name} was, at {value}:",
  turn_agree: ({ digits }) =>
    digits === 0
      ? "They agree in no digit."
      : `They agree in ${countWord(digits)} ${plural(digits, "digit")}.`,
  turn_small_h:
    "With h this small both losses agree in nearly all their digits, and their difference keeps only the last, rounded ones.",
  turn_large_h: "With h this large the curve bends between the two points.",
  turn_kinked: "{names} bends between the two points, so the difference mixes two slopes.",
  turn_zero: "As written, your equation says 0: L would not move. It moves by {change}.",
  turn_zero_still: "As written, your equation says 0: L would not move. Turn {name} and see.",
  turn_keep: "Keep {name} = {value}",
  turn_restore: "Put it back",
  turn_to_check: "Back to my equation",

  curves_kicker: "What changes later?",
  curves_head: "Over {count} iterations",
  curves_over: "Iterations",
  curves_held: ({ names, count }) =>
    `Within one iteration ${names} ${plural(count, "is", "are")} held; ${plural(count, "it steps", "they step")} at each update.`,
  curves_change: ({ names, count }) =>
    `${names} ${plural(count, "changes", "change")} in every forward pass.`,
  curves_gradient: "{slope} changes in every backward pass.",
  curves_paths: "{slope} changes in every backward pass, and so do the terms of its {shown} paths.",
  curves_some_paths:
    "{slope} changes in every backward pass, and so do the terms of its paths. The {shown} largest of {count} are shown.",
  curves_row: "{name}: from {start} to {end} over {count} iterations, lowest {low}, highest {high}.",
  curves_diverged: "Training diverges after iteration {iteration}: the numbers grow beyond all bounds.",
  curves_fewer: "For a network this large, {count} iterations are shown at a time.",
  curves_none: "Nothing to show: training diverges in the first iteration.",
});

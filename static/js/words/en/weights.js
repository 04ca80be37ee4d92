/**
 * The table of all weights of a neuron. Part of the catalogue in lib/say.js.
 */

import { plural } from "./counting.js";

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const WEIGHTS = Object.freeze({
  weights_title: "All weights of a neuron",
  weights_in: ({ name, count }) => `${plural(count, "The weight", `All ${count} weights`)} into ${name}`,
  weights_out: ({ name, count }) => `${plural(count, "The weight", `All ${count} weights`)} out of ${name}`,
  weights_side_in: "Into it: {count}",
  weights_side_out: "Out of it: {count}",
  weights_zeros: ({ count }) =>
    `The ${plural(count, "gradient")} of ${count} of them ${plural(count, "is", "are")} exactly 0.`,
  weights_none: "No neuron has its turn in this step, and none is selected.",
  weights_name: "Weight",
  weights_other_in: "From",
  weights_other_out: "To",
  weights_value: "Value",
  weights_gradient: "Gradient",
  weights_contribution_in: "w·a",
  weights_contribution_out: "w·δ",
  weights_door: "All {count} weights as a table",
  weights_door_selected: "Its weights as a table",
  command_weights: "All weights of the neuron as a table",
});

/**
 * The table of all weights of a neuron, and a layer as matrices. Part of the catalogue in lib/say.js.
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

  // a layer as matrices
  layer_title: "A layer as matrices",
  layer_forward: "Layer {level} as matrices, forward",
  layer_backward: "Layer {level} as matrices, backward",
  layer_door: "This layer as matrices",
  command_layer: "The layer as matrices",
  layer_none: "No neuron of a layer has its turn in this step, and none is selected.",
  layer_waiting: "The matrices are on their way.",
  layer_size: "{rows} by {columns}",
  layer_missing: "0, no edge here",
  layer_missing_note: "A small grey 0 is no number of the network: there is no edge, or no bias.",
  layer_shared_note:
    "A weight that is used in several places has one entry for each. Its gradient is the sum of them.",
  layer_not_yet: "not computed yet",
  layer_rows_before: "rows before",
  layer_rows_after: "rows after",
  layer_columns_before: "columns before",
  layer_columns_after: "columns after",
  layer_copy: "Copy as LaTeX",
});

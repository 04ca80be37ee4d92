/**
 * A layer as matrices. Part of the catalogue in lib/say.js.
 */

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const LAYERS = Object.freeze({
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

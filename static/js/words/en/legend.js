/**
 * What the legend of the drawing says, and the choice of its scale. Part of the catalogue in lib/say.js.
 */

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const LEGEND = Object.freeze({
  legend_title: "Legend",
  legend_value: "value",
  legend_value_long: "a value runs forward, above its edge",
  legend_gradient: "gradient",
  legend_gradient_long: "a gradient runs backward, below its edge",
  legend_positive: "solid: positive",
  legend_negative: "hollow: negative",
  legend_size: "as large as {number}",
  legend_sizes: "from {most} to {least}",
  legend_none: "not computed",
  legend_stale: "stale",
  legend_zero: "exactly 0",
  legend_thin: "thin grey: not in this step, sign not shown",
  legend_guides: "dashed: in line with others, or equal gaps",
  legend_parted: "other edges hidden",
  legend_small: "too small for this scale",
  legend_path_negative: "hollow: the whole path’s product is negative",
  legend_path_zero: "thin: a path that is 0",
  scale: "Scale",
  scale_log: "logarithmic, 4 decades",
  scale_log8: "logarithmic, 8 decades",
  scale_linear: "linear",
  scale_layer: "per layer",
  scale_log_long:
    "Logarithmic, four decades: a number ten times smaller is drawn one step smaller, from 1 to 0.0001.",
  scale_log8_long: "Logarithmic, eight decades: a number a hundred times smaller is drawn one step smaller.",
  scale_linear_long:
    "Linear: compared with the largest value and the largest gradient of this iteration, to a hundredth of it.",
  scale_layer_long:
    "Per layer: compared with the largest number of the same kind in the layer, to a hundredth of it.",
  scale_largest: "layer’s largest",
  scale_half: "half",
  scale_largest_value: "largest",
  scale_largest_gradient: "largest",
});

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
  legend_none: "not computed",
  legend_stale: "stale",
  scale: "Scale",
  scale_log: "logarithmic",
  scale_linear: "linear",
  scale_layer: "per layer",
  scale_log_long:
    "Logarithmic: a number ten times smaller is drawn one step smaller, over four powers of ten.",
  scale_linear_long: "Linear: compared with the largest value and the largest gradient of this iteration.",
  scale_layer_long: "Per layer: compared with the largest number of the same kind in the layer.",
  scale_largest: "layer’s largest",
  scale_half: "half",
  scale_largest_value: "largest",
  scale_largest_gradient: "largest",
});

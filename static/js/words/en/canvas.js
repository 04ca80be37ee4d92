/**
 * What is written on the drawing itself: while a question is open, and of depth. Part of the catalogue in lib/say.js.
 */

/** A neuron of a column, and several. */
const COLUMNS = { input: ["input", "inputs"], hidden: ["hidden", "hidden"], output: ["output", "outputs"] };

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const CANVAS = Object.freeze({
  canvas_arriving: "arriving at {name}",
  canvas_more: "({count} more together)",
  depth_each: "{delta} of each neuron",
  depth_layers: "the largest |{delta}| of each layer",
  depth_end: "below this line: too small for this scale",
  canvas_softmax: "softmax: each output’s δ takes all outputs",
  canvas_more_add: "{count} more add {sum}",
  canvas_more_weights: ({ count, zeros }) =>
    zeros > 0 ? `${count} more weights, ${zeros} with gradient exactly 0` : `${count} more weights`,
  canvas_column: ({ count, role, activation }) => {
    const named = COLUMNS[/** @type {keyof typeof COLUMNS} */ (role)][count === 1 ? 0 : 1];
    return `${count} ${named}${activation === "" ? "" : `, ${activation}`}`;
  },
  canvas_held: "held",
  turn_ripple: "drawn {factor}×",
});

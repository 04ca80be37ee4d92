/**
 * What is written on the drawing itself: while a question is open, of depth, and while layers and whole networks are drawn.
 * Part of the catalogue in lib/say.js.
 */

import { plural } from "./counting.js";

/** A neuron of a column, and several. */
const COLUMNS = { input: ["input", "inputs"], hidden: ["hidden", "hidden"], output: ["output", "outputs"] };

/** "h4", "h4 to h7". @param {{ first: string, last: string }} names */
const named = ({ first, last }) => (first === last ? first : `${first} to ${last}`);

/** "h4 to h7 and 12 edges" @param {{ first: string, last: string, edges: string }} values */
const placed = (values) =>
  values.edges === "0"
    ? named(values)
    : `${named(values)} and ${values.edges} ${plural(Number(values.edges), "edge")}`;

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

  // the ghost of the tool in hand
  ghost_column: ({ count, role }) => `+ ${count} ${role === "hidden" ? role : plural(Number(count), role)}`,
  ghost_neuron: "Enter places {name}.",
  ghost_keys: "Arrows move it, with Shift by a little.",
  ghost_layer_click: (values) => `A click places ${placed(values)}`,
  ghost_layer_enter: (values) => `Enter places ${placed(values)}`,
  ghost_from: "from what is selected.",
  ghost_from_nothing: "Nothing is selected, so it is connected from nothing.",
  ghost_layer_how: "Digits or + and − change how many, Alt connects one to one.",
  ghost_layer_keys: "Digits or + and − change how many, arrows move it, L is the next role.",

  // the tool's choices
  tool_layer: "Layer",
  layer_count: "Neurons in the layer",
  layer_less: "One fewer",
  layer_more: "One more",
  layer_activation_near: "φ as around",
  layer_full: "connects fully",
  layer_one: "one to one",
  layer_initializer: "Initializer of new weights",
  layer_initializer_own: "drawn as before",
  count_not_whole: "A layer has a whole number of neurons, at least one.",

  // a network from blank
  make_title: "Make a network",
  make_sizes: "Neurons per layer",
  make_help: "From inputs to outputs, such as 2, 3, 1. Each layer is connected fully from the one before.",
  make_activation: "Activation, hidden",
  make_output: "Activation, outputs",
  make_counts: ({ neurons, edges }) =>
    `${neurons} ${plural(Number(neurons), "neuron")}, ${edges} ${plural(Number(edges), "edge")}`,
  make_do: "Make it",
  make_link: "Make a whole network at once",
  make_outputs: ({ count, names }) =>
    count === 1
      ? `Make ${names} an output`
      : count <= 4
        ? `Make ${names} outputs`
        : `Make these ${count} outputs`,
  sizes_unclear: "Write the sizes as whole numbers above 0, at least two: inputs first, such as 2, 3, 1.",
});

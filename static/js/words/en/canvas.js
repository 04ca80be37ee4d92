/**
 * What is written on the drawing itself: while a question is open, and of depth. Part of the catalogue in lib/say.js.
 */

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const CANVAS = Object.freeze({
  canvas_arriving: "arriving at {name}",
  canvas_more: "({count} more together)",
  depth_each: "{delta} of each neuron",
  depth_layers: "the largest |{delta}| of each layer",
  depth_end: "below this line: too small for this scale",
  canvas_held: "held",
  turn_ripple: "drawn {factor}×",
});

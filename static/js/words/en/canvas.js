/**
 * What is written on the drawing itself while a question is open. Part of the catalogue in lib/say.js.
 */

/** @type {Readonly<Record<string, import("../../lib/say.js").Sentence>>} */
export const CANVAS = Object.freeze({
  canvas_arriving: "arriving at {name}",
  canvas_more: "({count} more together)",
  canvas_held: "held",
  turn_ripple: "drawn {factor}×",
});

/**
 * What the sheet of looks says: its sections, and what each convention of the document changes. Part of the
 * catalogue in words.js.
 */

/** @type {Readonly<Record<string, import("./words.js").Sentence>>} */
export const CONVENTIONS = Object.freeze({
  // sections
  look_page: "The page",
  look_numbers: "Numbers",
  look_sizes: "Sizes in the drawing",
  look_steps: "Steps",
  look_projector: "Projector and stops",
  look_conventions: "Conventions of this network",
});

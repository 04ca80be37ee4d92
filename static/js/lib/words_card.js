/**
 * The step card and how its numbers are written: digits, questions before answers, the curve of an activation.
 * Part of the catalogue in words.js.
 */

/** @type {Readonly<Record<string, import("./words.js").Sentence>>} */
export const CARD = Object.freeze({
  // digits
  digits: "Significant digits",
  digits_count: "{count} digits",
  digits_sample: "As in {value}. All digits are kept; so many are written.",
  scientific: "Powers of ten throughout",
});

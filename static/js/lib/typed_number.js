/**
 * What a person typed as a number: with a point or a comma, as a power of ten, as a fraction. What can mean two numbers
 * is not guessed. Nothing is evaluated. Must not know what the number is for.
 *
 * @typedef {{ value: number } | { code: string, values?: { typed: string }, choices?: readonly number[] }} Read
 *   a finite number, or the sentence that says why there is none
 */

import { MINUS } from "./format.js";

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/iu;
/** One group of three digits behind a comma: a thousand, or a decimal comma. */
const GROUPED = /^[+-]?[1-9]\d{0,2},\d{3}$/u;
/** Several groups are thousands. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(?:,\d{3}){2,}$/u;
/** Longer text is no number that anybody wrote. */
const MOST = 400;

/** @param {string} typed @returns {Read} */
export function readNumber(typed) {
  const text = typed.trim().replaceAll(MINUS, "-");
  if (text.length > MOST) return { code: "not_a_number" };
  if (GROUPED.test(text)) {
    const choices = [Number(text.replace(",", "")), Number(text.replace(",", "."))];
    return { code: "number_two_ways", values: { typed: typed.trim() }, choices };
  }
  const [above, below, more] = text.split("/");
  if (below === undefined) return checked(numeral(text));
  if (more !== undefined) return { code: "not_a_number" };
  const [dividend, divisor] = [numeral(above), numeral(below)];
  if (divisor === 0) return { code: "divides_by_zero" };
  return checked(dividend / divisor);
}

/** A number without a fraction line; NaN if it is none. @param {string} text */
function numeral(text) {
  const trimmed = text.trim();
  const plain = THOUSANDS.test(trimmed) ? trimmed.replaceAll(",", "") : trimmed.replace(",", ".");
  return PLAIN.test(plain) ? Number(plain) : Number.NaN;
}

/** @param {number} value @returns {Read} */
function checked(value) {
  if (Number.isNaN(value)) return { code: "not_a_number" };
  return Number.isFinite(value) ? { value } : { code: "number_too_large" };
}

/**
 * Writes numbers as text, rounded to a given count of significant digits. How many digits is one choice for the whole
 * page. Must not know what a number stands for.
 */

/** Significant digits where nothing is chosen, and the fewest and the most that can be. */
export const DIGITS = 4;
export const FEWEST_DIGITS = 2;
export const MOST_DIGITS = 17;
export const MINUS = "\u2212";

// Beyond these, powers of ten; between them every digit stands in its place.
const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e6;
// Digits of a difference that must show for two numbers to look different.
const DIFFERENCE_DIGITS = 3;
// More digits of a difference than these are noise, unless more were chosen.
const DIFFERENCE_ENOUGH = 6;
const MOST_DECIMALS = 17;
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * How numbers are written: so many significant digits, and whether in powers of ten throughout.
 * @typedef {{ digits: number, scientific: boolean }} Writing
 */

/** @returns {Writing} */
const PLAINLY = () => ({ digits: DIGITS, scientific: false });
let writing = PLAINLY;

/**
 * Sets where to look up how numbers are written; without it they are written plainly. If the lookup reads signals,
 * every written number follows them.
 * @param {() => Writing} [how]
 */
export function writeNumbers(how = PLAINLY) {
  writing = how;
}
/** How numbers are written now, as something to compare. */
export function notation() {
  const { digits, scientific } = writing();
  return `${digits}${scientific ? " scientific" : ""}`;
}

/** How many significant digits are shown. */
export const chosenDigits = () => writing().digits;

/**
 * A computed number: its trailing zeros say how well it is known.
 * @param {number} value
 * @param {number} [digits] significant digits
 */
export function number(value, digits = writing().digits) {
  return special(value) ?? text(value, digits);
}

/**
 * A number that a person set, without trailing zeros: 0.15, 0.4, 1.
 * @param {number} value
 * @param {number} [digits] significant digits at most
 */
export function authored(value, digits = writing().digits) {
  // More digits than tell it from every other double would only show how doubles are stored.
  return special(value) ?? trimmed(text(value, Math.min(digits, ownDigits(value))));
}

/**
 * Two numbers with enough digits to differ visibly, and their difference with its sign. The difference has as many
 * digits as the new number, but no digits that are noise: 0.15, 0.149781, −0.000219284.
 * @param {number} old
 * @param {number} now
 * @returns {[old: string, now: string, difference: string]}
 */
export function changed(old, now) {
  const difference = now - old;
  if (!Number.isFinite(difference) || difference === 0)
    return [authored(old), authored(now), number(difference)];
  const decimals = Math.max(decimalsFor(difference, DIFFERENCE_DIGITS), decimalsFor(now, writing().digits));
  const plain = decimals <= MOST_DECIMALS && Math.max(Math.abs(old), Math.abs(now)) < LARGEST_PLAIN;
  if (!plain || writing().scientific) return changedByPowers(old, now);
  const after = fixed(now, decimals);
  const before = fixed(old, Math.min(decimals, decimalsFor(old, ownDigits(old))));
  return [
    trimmed(before),
    after,
    signed(difference, Math.min(digitsOf(after), Math.max(DIFFERENCE_ENOUGH, writing().digits))),
  ];
}

/**
 * Numbers side by side, without trailing zeros and with as many digits as tell different ones apart.
 * @param {readonly number[]} values
 */
export function apart(values) {
  const different = new Set(values).size;
  let { digits } = writing();
  const written = () => values.map((value) => authored(value, digits));
  while (digits < MOST_DIGITS && new Set(written()).size < different) digits += 1;
  return written();
}

/**
 * The fewest significant digits, at least those chosen, in which two numbers differ; those chosen if none do.
 * @param {number} one @param {number} other
 */
export function digitsApart(one, other) {
  const { digits } = writing();
  for (let more = digits; more <= MOST_DIGITS; more += 1)
    if (number(one, more) !== number(other, more)) return more;
  return digits;
}

/** @param {number} difference @param {number} digits */
const signed = (difference, digits) =>
  `${difference > 0 ? "+" : ""}${number(difference, Math.min(MOST_DIGITS, Math.max(DIFFERENCE_DIGITS, digits)))}`;

/** How many significant digits a plain text shows. @param {string} written */
const digitsOf = (written) => written.replace(/\D/gu, "").replace(/^0+/u, "").length;

/** How many digits, at least one, tell a number from every other double. @param {number} value finite */
const ownDigits = (value) => Math.max(1, digitsOf(value.toExponential().split("e")[0]));

/**
 * All digits of a number, as a field shows it for changing.
 * @param {number} value
 */
export function exact(value) {
  return special(value) ?? String(value).replace("-", MINUS);
}

/** @param {number} value @returns {string | null} */
function special(value) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value < 0 ? `${MINUS}∞` : "∞";
  return value === 0 ? "0" : null;
}

/** @param {number} value finite, not 0 @param {number} digits */
function text(value, digits) {
  const rounded = Math.abs(Number(value.toPrecision(digits)));
  if (writing().scientific || rounded < SMALLEST_PLAIN || rounded >= LARGEST_PLAIN)
    return byPowers(value, digits);
  return fixed(value, decimalsFor(value, digits));
}

/** Decimals that give a number so many significant digits. @param {number} value @param {number} digits */
function decimalsFor(value, digits) {
  if (value === 0) return digits - 1;
  const exponent = Number(value.toExponential(digits - 1).split("e")[1]);
  return Math.max(0, digits - 1 - exponent);
}

/** @param {number} value @param {number} decimals */
function fixed(value, decimals) {
  return value.toFixed(Math.min(decimals, 100)).replace("-", MINUS);
}

/** @param {number} value @param {number} digits */
function byPowers(value, digits) {
  const [mantissa, exponent] = value.toExponential(digits - 1).split("e");
  const raised = [...exponent].map((sign) => (sign === "-" ? "⁻" : (RAISED[Number(sign)] ?? "")));
  return `${mantissa.replace("-", MINUS)}×10${raised.join("")}`;
}

/** @param {number} old @param {number} now @returns {[string, string, string]} */
function changedByPowers(old, now) {
  const digits = digitsApart(old, now);
  return [authored(old, digits), number(now, digits), signed(now - old, digits)];
}

/** @param {string} written */
function trimmed(written) {
  return written.replace(/(\.\d*?)0+(?=$|×)/u, "$1").replace(/\.(?=$|×)/u, "");
}

/** An exact count, its digits in threes. @param {string} count */
export const grouped = (count) => count.replace(/\B(?=(\d{3})+$)/gu, ",");

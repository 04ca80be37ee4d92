/**
 * A line that says a = b·c or a = b + c is right as it is read: the numbers it shows give the result it shows. The
 * result keeps its digits; the parts get one digit more, then another, until they give it. Calculates with the
 * decimals on the line, exactly. Must not know where a line stands.
 *
 * A decimal number, m·10^e. @typedef {{ m: bigint, e: number }} Decimal
 * A number on a line; one that a person `set` has no trailing zeros. @typedef {{ value: number, set?: boolean }} Part
 */

import { authored, chosenDigits, MINUS, MOST_DIGITS, number } from "./format.js";

const TEN = 10n;

/**
 * What is written, as a decimal; null for what is no finite number.
 * @param {string} written as format.js writes it @returns {Decimal | null}
 */
export function decimal(written) {
  const plain = written.normalize("NFKC").replaceAll(MINUS, "-").replace("×10", "e");
  const [, minus, whole, part = "", power = "0"] =
    /^(-?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/u.exec(plain) ?? [];
  if (whole === undefined) return null;
  return { m: BigInt(`${minus}${whole}${part}`), e: Number(power) - part.length };
}

/** @param {...Decimal} factors @returns {Decimal} */
export const times = (...factors) =>
  factors.reduce((one, other) => ({ m: one.m * other.m, e: one.e + other.e }));

/** @param {...Decimal} terms @returns {Decimal} */
export const plus = (...terms) =>
  terms.reduce((one, other) => {
    const e = Math.min(one.e, other.e);
    return { m: shifted(one, e) + shifted(other, e), e };
  });

/** @param {Decimal} one @param {Decimal} other @returns {Decimal} */
export const minus = (one, other) => plus(one, { m: -other.m, e: other.e });

/** @param {Decimal} decimal @param {number} to an exponent that is not larger @returns {bigint} */
const shifted = ({ m, e }, to) => m * TEN ** BigInt(e - to);

/**
 * Whether a value, rounded to the digits of what is shown, reads like it. A tie reads like both its neighbours.
 * @param {Decimal} value @param {Decimal} shown
 */
function reads(value, shown) {
  if (shown.m === 0n) return value.m === 0n;
  const e = Math.min(value.e, shown.e);
  const away = shifted(value, e) - shifted(shown, e);
  return 2n * (away < 0n ? -away : away) <= TEN ** BigInt(shown.e - e);
}

/**
 * The parts of a line as they are written, so that they give the result. `exact` is false where the parts do not give
 * it with all their digits: then ≈ stands.
 * @param {string} result as it is written
 * @param {readonly Part[]} parts
 * @param {(...parts: Decimal[]) => Decimal} calculate the line
 * @returns {{ texts: string[], exact: boolean }}
 */
export function rightAsRead(result, parts, calculate) {
  const shown = decimal(result);
  const written = (/** @type {number} */ digits) =>
    parts.map(({ value, set }) => (set ? authored(value, digits) : number(value, digits)));
  const first = written(chosenDigits());
  // What has not come or is not finite is written as it is.
  if (shown === null || first.some((text) => decimal(text) === null)) return { texts: first, exact: true };
  for (let digits = chosenDigits(); digits <= MOST_DIGITS; digits += 1) {
    const texts = written(digits);
    const decimals = /** @type {Decimal[]} */ (texts.map(decimal));
    if (reads(calculate(...decimals), shown)) return { texts, exact: true };
  }
  return { texts: first, exact: false };
}

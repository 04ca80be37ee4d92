// A line of the server's LaTeX that is nothing but numbers: sums, products and brackets. Its numbers get as many digits as
// make the line right as it is read. Must not know what is calculated.

import { authored } from "../../lib/format.js";
import { plus, rightAsRead, times } from "../../lib/right_as_read.js";
import { lowered } from "./tokens.js";

/** @import { Decimal } from "../../lib/right_as_read.js" */

const NUMERAL = /(\d+(?:\.\d+)?)(?: \\cdot 10\^\{(-?\d+)\})?/gu;
const TOKEN = /\\left\(|\\right\)|\\cdot(?![a-z])|#|[-+()=]|\\?[^\s]/gu;
const OPENING = new Set(["\\left(", "("]);
const CLOSING = new Set(["\\right)", ")"]);
/** @type {Decimal} */
const MINUS_ONE = { m: -1n, e: 0 };

/**
 * The line with its numbers as they are shown; `exact` is false where they do not give the result: then ≈ stands.
 * @param {string} latex with an equals sign before it @param {string} result as it is written
 */
export function calculatedLatex(latex, result) {
  /** @type {number[]} */
  const values = [];
  const frame = latex.replace(NUMERAL, (_, digits, power) => {
    values.push(Number(`${digits}e${power ?? 0}`));
    return "#";
  });
  const calculates =
    evaluated(
      frame,
      values.map(() => MINUS_ONE),
    ) !== null;
  const { texts, exact } = calculates
    ? rightAsRead(
        result,
        values.map((value) => ({ value, set: true })),
        (...parts) => evaluated(frame, parts) ?? MINUS_ONE,
      )
    : { texts: values.map((value) => authored(value)), exact: true };
  let at = 0;
  return { latex: frame.replace(/#/gu, () => inLatex(texts[at++])), exact };
}

/** @param {string} written as format.js writes it */
function inLatex(written) {
  const [, mantissa, raised] = /^(.*?)(?:×10(.+))?$/u.exec(written) ?? [];
  return raised === undefined ? mantissa : String.raw`${mantissa} \cdot 10^{${lowered(raised)}}`;
}

/**
 * What a line comes to with numbers in the places of #; null where it holds anything but signs and brackets.
 * @param {string} frame @param {readonly Decimal[]} numbers @returns {Decimal | null}
 */
function evaluated(frame, numbers) {
  const tokens = [...frame.matchAll(TOKEN)].map(([token]) => token);
  let [at, used] = [tokens[0] === "=" ? 1 : 0, 0];

  /** @returns {Decimal | null} */
  const factor = () => {
    const token = tokens[at++];
    if (token === "#") return numbers[used++];
    if (token === "-") return product(MINUS_ONE, factor());
    if (!OPENING.has(token)) return null;
    const inner = sum();
    return CLOSING.has(tokens[at++]) ? inner : null;
  };

  /** @returns {Decimal | null} */
  const term = () => {
    let found = factor();
    while (tokens[at] === "\\cdot") {
      at += 1;
      found = product(found, factor());
    }
    return found;
  };

  /** @returns {Decimal | null} */
  const sum = () => {
    let found = term();
    while (found !== null && (tokens[at] === "+" || tokens[at] === "-")) {
      const negative = tokens[at++] === "-";
      const next = negative ? product(MINUS_ONE, term()) : term();
      found = next && plus(found, next);
    }
    return found;
  };

  const found = sum();
  return at === tokens.length ? found : null;
}

/** @param {Decimal | null} one @param {Decimal | null} other */
const product = (one, other) => (one === null || other === null ? null : times(one, other));

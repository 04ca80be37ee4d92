// Numbers of a formula with as many digits as make its line right as it is read. Also the operations of the tables
// that only add and multiply, for lines that write them out. Pure: from tokens to tokens.

import { decimal, minus, plus, rightAsRead, times } from "../../lib/right_as_read.js";
import { bracketed, sign } from "./tokens.js";

/**
 * @import { Decimal } from "../../lib/right_as_read.js"
 * @import { Token } from "./tokens.js"
 *
 * `same`: what stands between them and the result, "=" or "≈".
 * @typedef {{ parts: Token[], same: "=" | "≈" }} Read
 */

/**
 * @param {Token} result @param {readonly Token[]} parts numbers with their readings
 * @param {(...parts: Decimal[]) => Decimal} calculate the line @returns {Read}
 */
export function readAlong(result, parts, calculate) {
  const readings = [result, ...parts].map(({ reading }) => reading);
  if (readings.some((reading) => reading === undefined || reading.state === "none"))
    return { parts: [...parts], same: "=" };
  const { texts, exact } = rightAsRead(
    bare(result),
    parts.map(({ reading, set }) => ({ value: reading?.value ?? Number.NaN, set })),
    calculate,
  );
  return {
    parts: parts.map((part, at) => ({ ...part, text: isBracketed(part) ? bracketed(texts[at]) : texts[at] })),
    same: exact ? "=" : "≈",
  };
}

/**
 * Terms that add up to a result; as they are where some are not written out.
 * @param {Token} result @param {readonly Token[]} terms @param {number} total how many there are @returns {Read}
 */
export const sumAlong = (result, terms, total) =>
  terms.length === total ? readAlong(result, terms, plus) : { parts: [...terms], same: "=" };

/**
 * Products of two, each of which gives its result.
 * @param {readonly Token[]} results @param {readonly (readonly [Token, Token])[]} products
 * @returns {{ products: Token[][], same: "=" | "≈" }} each with its sign between
 */
export function productsAlong(results, products) {
  const read = products.map((product, at) => readAlong(results[at], product, times));
  return {
    products: read.map(({ parts: [first, second] }) => [first, sign("·"), second]),
    same: read.some(({ same }) => same === "≈") ? "≈" : "=",
  };
}

/** @param {Token} token */
const isBracketed = ({ text = "" }) => text.startsWith("(");

/** @param {Token} token */
const bare = ({ text = "" }) => text.replace(/^\((.*)\)$/u, "$1");

/** @param {string} written @returns {Decimal} */
const exactly = (written) => decimal(written) ?? { m: 0n, e: 0 };
const [ONE, TWO, HALF] = ["1", "2", "0.5"].map(exactly);

/** The slopes φ′ of activations, by a. @type {Readonly<Record<string, (a: Decimal) => Decimal>>} */
export const SLOPES = {
  linear: () => ONE,
  sigmoid: (a) => times(a, minus(ONE, a)),
  tanh: (a) => minus(ONE, times(a, a)),
};

/** An output's loss and its derivative, by y and t. @type {Readonly<Record<string, Record<"value" | "slope", (y: Decimal, t: Decimal) => Decimal>>>} */
export const LOSSES = {
  half_squared_error: {
    value: (y, t) => times(HALF, minus(y, t), minus(y, t)),
    slope: minus,
  },
  squared_error: {
    value: (y, t) => times(minus(y, t), minus(y, t)),
    slope: (y, t) => times(TWO, minus(y, t)),
  },
};

export { minus, plus, times };

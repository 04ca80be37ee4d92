/**
 * A name cut into pieces of one font each. Must not know how a piece is drawn.
 *
 * A piece of text in one font. Its size, drop and position are fractions of the font size.
 * @typedef {{ text: string, font: "math" | "main", size: number, drop: number, at: number }} Run
 */

import { nameParts } from "../../../lib/names.js";

const SUBSCRIPT = { size: 0.7, drop: 0.2 };
const PRIME = "\u2032";

/**
 * Cuts a name where the font changes: letters are italic, digits upright, the rest a subscript.
 * @param {string} name @returns {Run[]}
 */
export function pieces(name) {
  const { base, sub, primes } = nameParts(name);
  return [
    ...cut(base, 1, 0),
    ...cut(PRIME.repeat(primes), 1, 0),
    ...cut(sub.replaceAll("_", ","), SUBSCRIPT.size, SUBSCRIPT.drop),
  ];
}

/** @param {string} text @param {number} size @param {number} drop @returns {Run[]} */
function cut(text, size, drop) {
  const parts = text.match(/\p{L}+|[^\p{L}]+/gu) ?? [];
  return parts.map((part) => ({
    text: part,
    font: /^\p{L}/u.test(part) ? "math" : "main",
    size,
    drop,
    at: 0,
  }));
}

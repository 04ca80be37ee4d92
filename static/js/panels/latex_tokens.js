// The server's LaTeX as tokens, cut where a line may break: at signs that stand in no bracket or brace. So a
// derivative of L or a δ has its colour by style sheet. Knows nothing of what the formula says.

import { gradient, ink, line, sign } from "./tokens.js";

/** @import { Line, Token } from "./tokens.js" */

/** LaTeX of operators between factors, with the sign that stands for each. @type {readonly [string, string][]} */
const SIGNS = [
  ["\\cdot", "·"],
  ["+", "+"],
  ["-", "−"],
  ["=", "="],
];
const OPENING = /^(?:\\left\b|[{([])/u;
const CLOSING = /^(?:\\right\b|[})\]])/u;
/** Derivatives of L and deltas. */
const OF_LOSS = /^\s*(?:\\d?frac\{\s*\\partial\s+L\s*\}|\\delta\b|\\partial\s+L\b)/u;

/** One line of a formula. @param {string} latex @param {Line["size"]} size @returns {Line} */
export function latexLine(latex, size) {
  /** @type {Token[][]} */
  const chunks = [[]];
  for (const piece of cut(latex)) {
    const found = SIGNS.find(([code]) => code === piece);
    if (found === undefined) chunks[chunks.length - 1].push(factor(piece));
    else if (found[1] === "·" || chunks[0].length === 0) chunks[chunks.length - 1].push(sign(found[1]));
    else chunks.push([sign(found[1])]);
  }
  return line(size, ...chunks.filter((chunk) => chunk.length > 0));
}

/** A number stands in the page's own digits. @param {string} latex @returns {Token} */
function factor(latex) {
  return OF_LOSS.test(latex) ? gradient(latex) : ink(latex);
}

/** Factors and operators in turn. @param {string} latex @returns {string[]} */
export function cut(latex) {
  /** @type {string[]} */
  const pieces = [];
  let depth = 0;
  let piece = "";
  const finish = () => {
    if (piece.trim() !== "") pieces.push(piece.trim());
    piece = "";
  };
  for (const [part] of latex.matchAll(/\\left\b|\\right\b|\\[a-zA-Z]+|\\.|[\s\S]/gu)) {
    const operator = depth === 0 && SIGNS.some(([code]) => code === part);
    // A minus at the beginning of a factor is its sign.
    if (operator && !(part === "-" && piece.trim() === "" && !pieces.length)) {
      finish();
      pieces.push(part);
      continue;
    }
    // The bracket after \left or \right belongs to it.
    const paired = /\\(?:left|right)\s*$/u.test(piece);
    if (!paired && OPENING.test(part)) depth += 1;
    if (!paired && CLOSING.test(part)) depth = Math.max(0, depth - 1);
    piece += part;
  }
  finish();
  return pieces;
}

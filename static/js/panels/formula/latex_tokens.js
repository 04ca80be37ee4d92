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
const OF_LOSS =
  /^\s*(?:\\d?frac\{\s*\\partial\s+[LECJ]\s*\}|(?:\\left\(-)?\\delta(?![a-zA-Z])|\\partial\s+[LECJ](?![a-zA-Z]))/u;

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

/** @param {string} latex @returns {Token} */
const factor = (latex) => (OF_LOSS.test(latex) ? gradient(latex) : ink(latex));

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
    if (operator && !isSign(part, piece, pieces)) {
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

/** Whether a minus is the sign of the factor that begins with it. @param {string} part @param {string} piece
 * @param {readonly string[]} before */
const isSign = (part, piece, before) =>
  part === "-" && piece.trim() === "" && SIGNS.some(([code]) => code === (before[before.length - 1] ?? "="));

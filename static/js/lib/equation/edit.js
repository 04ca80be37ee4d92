/**
 * Changes of an equation's text that a tap makes. A factor is written at the caret, or in place of the factors that
 * it corrects. It has the style of the text, and the sign that belongs before it. Places are in code units, as a text
 * field counts; only spans of pieces are in code points. Must not know the field.
 *
 * @import { Piece } from "./preview.js"
 *
 * `from` and `to` are what is replaced.
 * @typedef {{ from: number, to: number, text: string }} Change
 */

import { latexName } from "../names.js";
import { isLatex, piecesOf } from "./preview.js";

const PLAIN_DERIVATIVE = /^d([^/]+)\/d([^/]+)$/u;

/**
 * @param {string} text
 * @param {readonly [number, number]} span in code points
 * @returns {[number, number]} in code units
 */
export function unitsOf(text, [start, end]) {
  const points = [...text];
  const from = points.slice(0, start).join("").length;
  return [from, from + points.slice(start, end).join("").length];
}

/**
 * The factors that are replaced together: the one at a place, and its neighbour if both share a variable
 * (∂w7/∂h1·∂o2/∂w7), because the right factor replaces both.
 * @param {string} text
 * @param {readonly [number, number]} span of the factor, in code points
 * @returns {[number, number]} in code points
 */
export function replaceable(text, span) {
  const pieces = piecesOf(text);
  const at = pieces.findIndex((piece) => piece.span[0] < span[1] && piece.span[1] > span[0]);
  const piece = pieces[at];
  if (piece === undefined || piece.of === "") return [span[0], span[1]];
  const after = neighbour(pieces, at, 1);
  if (after !== null && after.wrt === piece.of) return [piece.span[0], after.span[1]];
  const before = neighbour(pieces, at, -1);
  if (before !== null && before.wrt === piece.of) return [before.span[0], piece.span[1]];
  return [piece.span[0], piece.span[1]];
}

/** The next factor of the same product, if it is a derivative. @param {Piece[]} pieces @param {number} at @param {1 | -1} step */
function neighbour(pieces, at, step) {
  const next = pieces[at + step]?.sign === "·" ? pieces[at + 2 * step] : pieces[at + step];
  return next !== undefined && next.of !== "" ? next : null;
}

/**
 * What a factor takes the place of: the selection, or the derivative around the caret; nothing elsewhere.
 * @param {string} text @param {number} start of the selection @param {number} end
 * @returns {[number, number]}
 */
export function replacedAt(text, start, end) {
  if (start !== end) return [start, end];
  const inside = piecesOf(text).find(({ of, span }) => {
    const [from, to] = unitsOf(text, span);
    return of !== "" && from < start && start < to;
  });
  return inside === undefined ? [start, end] : unitsOf(text, replaceable(text, inside.span));
}

/**
 * How a factor comes into the text. It replaces the selection, or the derivative around the caret. Otherwise it is
 * inserted at the caret, as one more factor or as the beginning of another term.
 * @param {string} text
 * @param {number} start of the selection
 * @param {number} end
 * @param {string} factor plain text, such as do1/dh1
 * @returns {Change}
 */
export function withFactor(text, start, end, factor) {
  const styled = inStyle(text, factor);
  const [from, to] = replacedAt(text, start, end);
  if (from !== to) return { from, to, text: styled };
  const before = signBefore(text, text.slice(0, start), factor);
  const after = piecesOf(text.slice(end))[0]?.sign === "" ? times(text) : "";
  return { from: start, to: end, text: `${before}${styled}${after}` };
}

/** @param {string} text */
const times = (text) => (isLatex(text) ? " \\cdot " : " * ");

/** What stands between the text and a factor after it. @param {string} text @param {string} before @param {string} factor */
function signBefore(text, before, factor) {
  const pieces = piecesOf(before);
  const last = pieces.at(-1);
  const spaced = before === "" || /[\s(]$/u.test(before);
  if (last === undefined || !["", ")"].includes(last.sign)) return spaced ? "" : " ";
  const [added] = piecesOf(factor);
  const begun = pieces.findLastIndex(
    ({ sign, depth }) => sign !== "" && depth === last.depth && "=≈+−".includes(sign),
  );
  // One product holds one derivative of the loss, and begins at the parameter once.
  const again = pieces
    .slice(begun + 1)
    .some(({ of, wrt }) => of !== "" && (wrt === added.wrt || of === added.of));
  const sign = again ? " + " : times(text);
  return spaced ? sign.trimStart() : sign;
}

/** A factor as the text around it is written. @param {string} text @param {string} factor plain text */
function inStyle(text, factor) {
  const [, of, wrt] = PLAIN_DERIVATIVE.exec(factor) ?? [];
  if (isLatex(text))
    return of === undefined
      ? latexName(factor)
      : `\\frac{\\partial ${latexName(of)}}{\\partial ${latexName(wrt)}}`;
  return of !== undefined && text.includes("∂") ? `∂${of}/∂${wrt}` : factor;
}

// A factor's LaTeX as it is read out, for buttons: typeset formulas are no names that a screen reader can be sure of.
// Knows nothing of what the factor means.

import { say } from "../../lib/say.js";

/** A derivative over a line, and on one line. */
const DERIVATIVES = [
  /^\\d?frac\{\\partial (.*?)\}\{\\partial (.*)\}$/u,
  /^\\partial (.*?)\/\\partial (.*)$/u,
];
/** Commands that say how letters are set. */
const STYLES = /\\(?:mathit|mathrm|operatorname|textstyle|bigl|bigr|left|right)(?![a-z])|\\[,;! ]/gu;

/** "h 1", "delta o 1", "the derivative of L with respect to h 1". @param {string} latex @returns {string} */
export function spokenLatex(latex) {
  for (const form of DERIVATIVES) {
    const [, of, wrt] = form.exec(latex) ?? [];
    if (of !== undefined) return say("derivative_of", { of: plain(of), wrt: plain(wrt) });
  }
  return plain(latex);
}

/** @param {string} latex */
const plain = (latex) =>
  latex
    .replace(STYLES, " ")
    .replaceAll("'", " prime ")
    .replace(/[{}_^\\]/gu, " ")
    .replace(/(\p{L})(?=\p{Nd})|(\p{Nd})(?=\p{L})/gu, "$& ")
    .trim()
    .replace(/\s+/gu, " ");

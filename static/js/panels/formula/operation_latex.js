// Turns rows of the operation tables into tokens. Each name in braces in their LaTeX, such as {z}, becomes a factor:
// once as a symbol, once as a number. Knows nothing of which operations there are.

import { ink, lowered } from "./tokens.js";

/**
 * @import { Factor } from "./symbols.js"
 * @import { Token } from "./tokens.js"
 *
 * The factors by their names in the tables; braces around anything else are LaTeX's own.
 * @typedef {Record<string, Factor>} Factors
 */

/** LaTeX that cannot be split into lines is set smaller beyond this length. */
const ROOMY = 75;

/** @param {Factors} factors */
const placesOf = (factors) => new RegExp(`\\{(${Object.keys(factors).join("|")})\\}`, "gu");

/** The row in symbols. @param {string} latex @param {Factors} factors @returns {Token[]} */
export const inSymbols = (latex, factors) =>
  spread(
    latex,
    placesOf(factors),
    (letter) => factors[letter].symbol,
    (letter) => factors[letter].symbol.latex ?? "",
  );

/** The row with its numbers. @param {string} latex @param {Factors} factors @returns {Token[]} */
export const inNumbers = (latex, factors) =>
  spread(
    latex,
    placesOf(factors),
    (letter, crowded) => bracketed(factors[letter].number, crowded),
    (letter) => latexNumber(factors[letter].number),
  );

/** A row that is one factor among others: with brackets if it adds or subtracts. @param {string} latex */
export function asFactor(latex) {
  let depth = 0;
  for (const [at, letter] of [...latex].entries()) {
    if ("({".includes(letter)) depth += 1;
    else if (")}".includes(letter)) depth -= 1;
    else if (depth === 0 && at > 0 && "+-".includes(letter)) return `(${latex})`;
  }
  return latex;
}

/**
 * Pieces of LaTeX and factors in turn; one piece where a place lies within a group that cannot be parted.
 * @param {string} latex
 * @param {RegExp} places
 * @param {(letter: string, crowded: boolean) => Token} token
 * @param {(letter: string) => string} text
 * @returns {Token[]}
 */
function spread(latex, places, token, text) {
  const parts = latex.split(places);
  const pieces = parts.filter((_, at) => at % 2 === 0);
  if (!pieces.every(isWhole)) return [unparted(fill(latex, places, text))];
  const tokens = parts.map((part, at) =>
    at % 2 === 0 ? piece(part) : token(part, isCrowded(parts[at - 1], parts[at + 1])),
  );
  return tokens.filter(({ latex, text }) => latex !== "" || text !== undefined).map(inInk);
}

/** @param {string} latex @returns {Token} */
const unparted = (latex) => ({ ...ink(latex), dense: latex.length > ROOMY });

/** Empty groups at its ends keep the room around its signs. @param {string} latex @returns {Token} */
const piece = (latex) => ({ ...ink(latex.trim() === "" ? "" : `{}${latex}{}`), piece: true });

/** Equations are ink, but for the gradients in them. @param {Token} token @returns {Token} */
const inInk = (token) => ({ ...token, kind: token.kind === "gradient" ? "gradient" : "ink" });

/** Whether all groups that a piece opens are closed in it. @param {string} piece */
const isWhole = (piece) =>
  piece.split("{").length === piece.split("}").length && !/\\(begin|left)\b/u.test(piece);

/** Whether a minus sign between these would be misread. @param {string} before @param {string} after */
const isCrowded = (before, after) => /[-+\w})]$/u.test(before.trimEnd()) || after.startsWith("^");

/** @param {string} latex @param {RegExp} places @param {(letter: string) => string} text */
function fill(latex, places, text) {
  return latex.replace(places, (whole, letter, at) => {
    const value = text(letter);
    const crowded = isCrowded(latex.slice(0, at), latex.slice(at + whole.length));
    return value.startsWith("-") && crowded ? `(${value})` : value;
  });
}

/** @param {Token} number @param {boolean} crowded @returns {Token} */
function bracketed(number, crowded) {
  const bare = (number.text ?? "").replace(/^\((.*)\)$/u, "$1");
  return { ...number, text: crowded && bare.startsWith("−") ? `(${bare})` : bare };
}

/** The digits of a token as LaTeX. @param {Token} number */
function latexNumber(number) {
  const { text = "" } = bracketed(number, false);
  const plain = text.replace("−", "-").replace("…", String.raw`\ldots`).replace("∞", String.raw`\infty`);
  return plain.replace(/×10(.+)$/u, (_, raised) => String.raw`\times 10^{${lowered(raised)}}`);
}

/**
 * The text on the canvas while a question is open: sentences of the catalogue with names set as names, and
 * derivatives as in formulas. Measures and draws; must not know where text stands.
 *
 * @import { Index } from "../../model/document/indexing.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Brush } from "../layers/strokes.js"
 * @import { Typesetter } from "../marks/letters/typeset.js"
 *
 * @typedef {{ kind: "sans" | "name" | "upright", text: string }} Piece
 */

import { say } from "../../lib/say.js";
import { nameOfQuantity } from "../../model/asking/asked.js";
import { sans } from "../marks/letters/typeset.js";
import { legible } from "../marks/pen.js";

const WEIGHT = 550;
/** The size of a name relative to text. */
const NAME = 1.2;
/** More room between a word and a name, in letters: a name leans to the left. */
const LEAN = 0.14;
/** A longer name is cut in its middle: the ends tell names apart that are alike. */
const LONGEST = 12;
const KEPT = 5;
/** Placeholders for the names in a sentence. */
const MARKS = "\uE000\uE001\uE002\uE003";

/** A name as it stands on the canvas. @param {string} name */
const short = (name) => (name.length > LONGEST ? `${name.slice(0, KEPT)}…${name.slice(-KEPT)}` : name);

/** ∂of/∂wrt and its value. @param {Index} index @param {string} of @param {string} wrt @param {string} value @returns {Piece[]} */
export const derivative = (index, of, wrt, value) => [
  { kind: "upright", text: "∂" },
  { kind: "name", text: short(nameOfQuantity(index, of)) },
  { kind: "upright", text: "/∂" },
  { kind: "name", text: short(nameOfQuantity(index, wrt)) },
  { kind: "sans", text: ` ${value}` },
];

/**
 * A sentence of the catalogue, with its names set as names.
 * @param {string} code @param {Readonly<Record<string, string>>} [names] @returns {Piece[]}
 */
export function phrase(code, names = {}) {
  const keys = Object.keys(names);
  const sentence = say(code, Object.fromEntries(keys.map((key, i) => [key, MARKS[i]])));
  return sentence
    .split(/(\p{Co})/u)
    .filter((text) => text !== "")
    .map((text) => {
      const at = [...MARKS].indexOf(text);
      return at < 0 ? { kind: "sans", text } : { kind: "name", text: short(names[keys[at]]) };
    });
}

/** @param {Piece} piece @param {Typesetter} type @param {number} size */
function pieceWidth({ kind, text }, type, size) {
  if (kind === "sans") return type.number(text, size, WEIGHT) + (text.endsWith(" ") ? LEAN * size : 0);
  return kind === "name" ? type.name(text, size * NAME) : type.upright(text, size * NAME);
}

/** @param {readonly Piece[]} pieces @param {Typesetter} type @param {number} size */
export const widthOf = (pieces, type, size) =>
  pieces.reduce((width, piece) => width + pieceWidth(piece, type, size), 0);

/**
 * Draws pieces from `x` on a baseline.
 * @param {Pen} pen @param {readonly Piece[]} pieces @param {number} x @param {number} y @param {number} size
 * @param {string} colour
 */
export function drawPieces(pen, pieces, x, y, size, colour) {
  if (!legible(pen, size)) return;
  const { to, type } = pen;
  to.fillStyle = colour;
  let at = x;
  for (const piece of pieces) {
    if (piece.kind === "sans") drawSans(to, piece.text, at, y, size);
    else if (piece.kind === "name") type.drawName(to, piece.text, at, y, size * NAME);
    else type.drawUpright(to, piece.text, at, y, size * NAME);
    at += pieceWidth(piece, type, size);
  }
}

/** @param {Brush} to @param {string} text @param {number} x @param {number} y @param {number} size */
function drawSans(to, text, x, y, size) {
  to.font = sans(size, WEIGHT);
  to.textAlign = "left";
  to.fillText(text, x, y);
}

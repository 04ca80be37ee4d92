/**
 * What is typed as an equation, LaTeX or plain text, cut into pieces that can be typeset one by one: factors,
 * signs, parentheses. Takes time linear in the text and never fails: what cannot be read stays text.
 * Must not know whether the equation is right, nor which names exist.
 *
 * `span` is [start, end) in code points of the text. `latex` is "" where the piece can only be shown as it is
 * typed. `sign` is the operator or parenthesis as one character, "" for a factor. `depth` counts the parentheses
 * around it. `of` and `wrt` are the keys of names in a derivative, else "".
 * @typedef {object} Piece
 * @property {string} text
 * @property {string} latex
 * @property {readonly [number, number]} span
 * @property {string} sign
 * @property {number} depth
 * @property {string} of
 * @property {string} wrt
 * @property {boolean} tall
 */

import { bare, nameAt, nameLatex } from "./equation_names.js";
import { nameKey } from "./names.js";

const SIGNS = "=+−·/()";
/** What separates and groups without being seen. */
const UNSEEN =
  /(?:\s|[$&~{}]|\\(?:[,;:!> \\()[\]]|(?:left|right|big[lr]?|Big[lr]?|bigg[lr]?|Bigg[lr]?|displaystyle|quad|qquad)(?![a-zA-Z])\.?))+/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+\-−]?\d+)?/uy;
const FRACTION = /\\[dtc]?frac(?![a-zA-Z])\s*/uy;
const DIFFERENTIAL = /(?:∂|\\partial(?![a-zA-Z])|\\mathrm\{d\}|d)[\s(]*/uy;
const BETWEEN = /[\s)]*\/\s*/uy;
const TIMES = /\\(?:cdot|times|ast)(?![a-zA-Z])|[*·×⋅∙]/uy;

/** @type {Readonly<Record<string, string>>} */
const AS_SIGN = { "-": "−", "[": "(", "]": ")", "÷": "/" };
/** @type {Readonly<Record<string, string>>} */
const SIGN_LATEX = { "−": "-", "·": "\\cdot", "=": "=", "+": "+", "/": "/", "(": "(", ")": ")" };

/** Longer texts have no preview. */
export const LONGEST_PREVIEW = 2000;

/** Whether a text is written as LaTeX. @param {string} text */
export const isLatex = (text) => text.includes("\\");

/** @param {string} text @returns {Piece[]} in the order written */
export function piecesOf(text) {
  const scan = new Scan(text);
  while (scan.at < text.length) scan.next();
  return scan.pieces;
}

class Scan {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    /** Where the last piece begins. */
    this.last = 0;
    this.points = pointsOf(text);
    this.closing = bracesOf(text);
    /** @type {Piece[]} */
    this.pieces = [];
    /** The parentheses that are open. @type {Piece[]} */
    this.open = [];
  }

  /** @param {RegExp} pattern sticky @param {number} [at] */
  matched(pattern, at = this.at) {
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0] ?? "";
  }

  next() {
    const unseen = this.matched(UNSEEN);
    if (unseen !== "") this.at += unseen.length;
    else if (!(this.power() || this.fraction() || this.derivative() || this.operator() || this.value()))
      this.other();
  }

  /** @param {number} end @param {Partial<Piece>} more */
  add(end, more) {
    const text = this.text.slice(this.at, end);
    const span = /** @type {const} */ ([this.points[this.at], this.points[end]]);
    const plain = { latex: "", sign: "", depth: this.open.length, of: "", wrt: "", tall: false };
    const piece = { ...plain, text, span, ...more };
    if (piece.tall) for (const around of this.open) around.tall = true;
    this.pieces.push(piece);
    this.last = this.at;
    this.at = end;
    return piece;
  }

  /** A power belongs to what stands before it. */
  power() {
    const mark = this.matched(/(?:\^|\*\*)\s*/uy);
    const base = this.pieces.at(-1);
    if (mark === "" || base === undefined) return false;
    const from = this.at + mark.length;
    const end = this.argument(from);
    if (end < 0) return false;
    const exponent = this.text.slice(from, end).replace(/^\{|\}$/gu, "");
    base.latex = base.latex && `${base.latex}^{${isLatex(exponent) ? exponent : latexOf(exponent)}}`;
    base.text = this.text.slice(this.last, end);
    base.span = [base.span[0], this.points[end]];
    this.at = end;
    return true;
  }

  fraction() {
    const command = this.matched(FRACTION);
    if (command === "") return false;
    const first = this.argument(this.at + command.length);
    const second = first < 0 ? -1 : this.argument(first + this.matched(/\s*/uy, first).length);
    if (second < 0) return this.rest();
    const above = this.text.slice(this.at + command.length, first);
    const below = this.text.slice(first, second).trim();
    this.add(second, {
      latex: `\\dfrac{${above}}{${below}}`,
      tall: true,
      ...derivativeOf(above, below),
    });
    return true;
  }

  /** ∂h1/∂w1 on one line. */
  derivative() {
    const above = this.differential(this.at);
    if (above === null) return false;
    const between = this.matched(BETWEEN, above.end);
    const below = between === "" ? null : this.differential(above.end + between.length);
    if (below === null) return false;
    const closed = this.matched(/\)/uy, below.end).length * Number(below.opened);
    const [of, wrt] = [above, below].map(({ name }) => `\\partial ${nameLatex(name)}`);
    this.add(below.end + closed, {
      latex: `\\dfrac{${of}}{${wrt}}`,
      tall: true,
      of: nameKey(bare(above.name)),
      wrt: nameKey(bare(below.name)),
    });
    return true;
  }

  /** @param {number} at */
  differential(at) {
    const sign = this.matched(DIFFERENTIAL, at);
    if (sign === "") return null;
    const end = nameAt(this.text, at + sign.length, this.closing);
    if (end < 0) return null;
    return { end, name: this.text.slice(at + sign.length, end), opened: sign.includes("(") };
  }

  operator() {
    const times = this.matched(TIMES);
    const character = this.text[this.at];
    const sign = times ? "·" : (AS_SIGN[character] ?? character);
    if (!SIGNS.includes(sign)) return false;
    if (sign === ")") {
      this.close();
      return true;
    }
    const piece = this.add(this.at + (times.length || 1), { latex: SIGN_LATEX[sign], sign });
    if (sign === "(") this.open.push(piece);
    return true;
  }

  /** Parentheses are as tall as what they hold. */
  close() {
    const opened = this.open.pop();
    const tall = opened?.tall ?? false;
    if (opened && tall) opened.latex = "\\Bigl(";
    this.add(this.at + 1, { latex: tall ? "\\Bigr)" : ")", sign: ")" });
  }

  /** A number, a name, a function. */
  value() {
    const number = this.matched(NUMBER);
    if (number !== "") {
      this.add(this.at + number.length, { latex: numberLatex(number) });
      return true;
    }
    const end = nameAt(this.text, this.at, this.closing);
    if (end < 0) return false;
    this.add(end, { latex: nameLatex(this.text.slice(this.at, end)) });
    return true;
  }

  other() {
    this.add(this.at + (/^[\uD800-\uDBFF]$/u.test(this.text[this.at]) ? 2 : 1), {});
  }

  /** What is begun and not finished stays text. */
  rest() {
    this.add(this.text.length, {});
    return true;
  }

  /** The end of what a command or a power takes: a group, a name, a number; -1 if nothing is there. @param {number} at */
  argument(at) {
    const character = this.text[at];
    if (character === "{") return this.closing.get(at) ?? -1;
    const group = this.matched(/\([^()]{0,100}\)/uy, at);
    if (group !== "") return at + group.length;
    const number = this.matched(/[-−]?\d+(?:\.\d+)?/uy, at);
    return number === "" ? nameAt(this.text, at, this.closing) : at + number.length;
  }
}

/** What a fraction is a derivative of, if it is one. @param {string} above @param {string} below */
function derivativeOf(above, below) {
  const [of, wrt] = [above, below].map((part) => {
    const plain = part.replace(/^\{\s*|\s*\}$/gu, "");
    const rest = plain.replace(/^(?:∂|\\partial(?![a-zA-Z])|\\mathrm\{d\}|d)\s*/u, "");
    return rest === plain ? "" : nameKey(bare(rest));
  });
  return of !== "" && wrt !== "" ? { of, wrt } : {};
}

/** Pieces in a row. @param {string} text */
export const latexOf = (text) =>
  piecesOf(text)
    .map(({ latex }) => latex)
    .join(" ");

/** @param {string} typed */
function numberLatex(typed) {
  const [digits, power] = typed.toLowerCase().split("e");
  return power === undefined ? digits : `${digits}\\times10^{${power.replace("−", "-").replace("+", "")}}`;
}

/** How many code points stand before each place of the text. @param {string} text */
function pointsOf(text) {
  const points = new Uint32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    points[at] = count;
    const low = text.charCodeAt(at + 1);
    const pair = text.charCodeAt(at) >> 10 === 0x36 && low >> 10 === 0x37;
    if (pair) points[++at] = count;
    count += 1;
  }
  points[text.length] = count;
  return points;
}

/** Where each brace group ends, after its brace. @param {string} text @returns {Map<number, number>} */
function bracesOf(text) {
  const closing = new Map();
  /** @type {number[]} */
  const open = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "{") open.push(at);
    else if (text[at] === "}" && open.length > 0) closing.set(open.pop(), at + 1);
  }
  return closing;
}

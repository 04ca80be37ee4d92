/**
 * Cuts a typed equation, LaTeX or plain text, into pieces that can be typeset one by one: factors, signs,
 * parentheses. It takes time linear in the text and never fails: what cannot be read stays text. Must not know
 * whether the equation is right, nor which names exist.
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

import { nameKey } from "../names.js";
import { bare, nameAt, nameLatex } from "./names.js";
import { bracesOf, pointsOf } from "./places.js";

/** What separates and groups without being seen. */
const UNSEEN =
  /(?:\s|[$&~{}]|[.,;:](?=\s|$|[=$])|\\[,;:!> \\()[\]]|\\(?:begin|end)\{[a-z]{1,20}\*?\}|\\(?:left|right|[bB]igg?[lr]?|displaystyle|q?quad)(?![a-zA-Z])\.?)+/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+\-−]?\d+)?/uy;
const FRACTION = /\\[dtc]?frac(?![a-zA-Z])\s*/uy;
const DIFFERENTIAL = /(?:\(\s*)?(?:∂|𝜕|δ|\\partial(?![a-zA-Z])|\\mathrm\{d\}|d)\s*(?:\(\s*)?/uy;
const BETWEEN = /\s*\/\s*/uy;
const OPERATOR = /\\(?:cdot|times|ast|approx)(?![a-zA-Z])|\\[{}]|[=≈+\-−*·×⋅∙∗/÷()[\]]/uy;
const DELTA = /^(?:δ|delta|\\delta)_?/u;

/** Operators by how they may be typed, each as one character. @type {Readonly<Record<string, string>>} */
const SIGNS = {
  ...{ "=": "=", "≈": "≈", "\\approx": "≈", "+": "+", "-": "−", "−": "−", "/": "/", "÷": "/" },
  ...{
    "*": "·",
    "·": "·",
    "×": "·",
    "⋅": "·",
    "∙": "·",
    "∗": "·",
    "\\cdot": "·",
    "\\times": "·",
    "\\ast": "·",
  },
  ...{ "(": "(", "[": "(", "\\{": "(", ")": ")", "]": ")", "\\}": ")" },
};
/** @type {Readonly<Record<string, string>>} */
const SIGN_LATEX = { "−": "-", "·": "\\cdot", "≈": "\\approx" };

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
    const base = this.pieces.at(-1);
    const mark = this.matched(/(?:\^|\*\*)\s*/uy);
    const raised = this.matched(/[⁻⁺]?[⁰¹²³⁴-⁹]+/uy);
    if ((mark === "" && raised === "") || base === undefined) return false;
    const from = this.at + mark.length;
    const end = raised === "" ? this.argument(from) : from + raised.length;
    if (end < 0) return false;
    const typed = this.text.slice(from, end).replace(/^\{|\}$/gu, "");
    const exponent = raised === "" ? typed : typed.normalize("NFKC");
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
    const [of, wrt] = [above, below].map(({ name }) => `\\partial ${nameLatex(name)}`);
    this.add(below.end, {
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
    const opened = sign.split("(").length - 1;
    const closed = this.matched(/(?:\s*\)){0,2}/uy, end).split(")").length - 1;
    if (end < 0 || closed < opened) return null;
    const after = opened === 0 ? "" : this.matched(opened === 1 ? /\s*\)/uy : /\s*\)\s*\)/uy, end);
    return { end: end + after.length, name: this.text.slice(at + sign.length, end) };
  }

  operator() {
    const typed = this.matched(OPERATOR);
    if (typed === "") return false;
    const sign = SIGNS[typed];
    const end = this.at + typed.length;
    if (sign === ")") this.close(end);
    else {
      const piece = this.add(end, { latex: SIGN_LATEX[sign] ?? sign, sign });
      if (sign === "(") this.open.push(piece);
    }
    return true;
  }

  /** Parentheses are as tall as what they hold. @param {number} end */
  close(end) {
    const opened = this.open.pop();
    const tall = opened?.tall ?? false;
    if (opened && tall) opened.latex = "\\Bigl(";
    this.add(end, { latex: tall ? "\\Bigr)" : ")", sign: ")" });
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
    const name = this.text.slice(this.at, end);
    const neuron = name.replace(DELTA, "");
    // δ of a neuron is the derivative of L with respect to its z.
    const slope = neuron === name || neuron === "" ? {} : { of: "L", wrt: nameKey(bare(`z_${neuron}`)) };
    this.add(end, { latex: nameLatex(name), ...slope });
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
    if (number !== "") return at + number.length;
    return nameAt(this.text, at + this.matched(/[-−]/uy, at).length, this.closing);
  }
}

/** What a fraction is a derivative of, if it is one. @param {string} above @param {string} below */
function derivativeOf(above, below) {
  const [of, wrt] = [above, below].map((part) => {
    const plain = part.replace(/^\{\s*|\s*\}$/gu, "");
    const rest = plain.replace(/^(?:∂|\\partial(?![a-zA-Z])|\\mathrm\s*\{?d\}?|d)\s*/u, "");
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

// The parts of which formulas on the page are made. A formula is data: lines of chunks of tokens, each token
// one factor with its own colour and its own place in the drawing. Knows nothing of KaTeX or the DOM.

import { authored, number } from "../../lib/format.js";
import { latexName } from "../../lib/names.js";
import { say } from "../../lib/say.js";

/**
 * What is known of a number: nothing yet, one older than the last edit, or the true one.
 * @typedef {{state: "none" | "stale" | "current", value: number, asked?: boolean}} Reading `asked`: kept back as
 *   a question
 *
 * A sentence of the catalogue with what it says.
 * @typedef {{code: string, values?: Record<string, string | number>}} Sentence
 *
 * `latex` is typeset, `text` stands as it is. `key` names the mark in the drawing that this factor speaks
 * of, `part` which of its quantities. `reading` is present where the token is a number.
 * @typedef {object} Token
 * @property {"ink" | "value" | "gradient"} kind
 * @property {string} [latex]
 * @property {string} [text]
 * @property {string} [key]
 * @property {Part} [part]
 * @property {boolean} [set] true for a number that a person set
 * @property {Reading} [reading]
 * @property {Sentence} [says] what it is, where that is not what is known of `key`
 * @property {boolean} [words] true where `text` is words, not mathematics
 * @property {boolean} [piece] true for LaTeX that joins its neighbours without room
 * @property {boolean} [dense] true for LaTeX that is set smaller
 *
 * Tokens that stay on one line.
 * @typedef {Token[]} Chunk
 *
 * @typedef {{size: "rule" | "numbers" | "result", chunks: Chunk[]}} Line
 */

/**
 * Which quantity of a mark: its value where nothing is said.
 * @typedef {"value" | "z" | "gradient" | "combined" | "delta" | "carried" | "returned" | "loss"} Part
 * @typedef {{key?: string, part?: Part}} Place
 */

/** How many terms of a sum are written out before the rest is only counted. */
export const TERMS = 6;

/** @param {string} latex @param {Place} [place] @returns {Token} */
export const ink = (latex, place) => ({ kind: "ink", latex, ...place });

/** @param {string} latex @param {Place} [place] @returns {Token} */
export const gradient = (latex, place) => ({ kind: "gradient", latex, ...place });

/**
 * The thing that a mark in the drawing belongs to: an edge with its knob, a neuron with the value of an input.
 * @param {string} key
 */
export const thingOf = (key) => key.replace(/^knob:/u, "edge:").replace(/^input:/u, "neuron:");

/** An operator or bracket. @param {string} text @returns {Token} */
export const sign = (text) => ({ kind: "ink", text });

/** A bracket, close to what it holds. @param {string} latex @returns {Token} */
export const bracket = (latex) => ({ ...ink(latex), piece: true });

/** @param {string} text @returns {Token} */
export const words = (text) => ({ kind: "ink", text, words: true });

/**
 * A number as it stands in a product: in brackets if negative, unless `bare`. One that a person `set` has no
 * trailing zeros.
 * @param {Reading} reading @param {Token["kind"]} kind
 * @param {Place & {bare?: boolean, set?: boolean}} [options] @returns {Token}
 */
export function numeral(reading, kind, { bare = false, set = false, ...place } = {}) {
  const text = digits(reading, set);
  const negative = reading.state !== "none" && reading.value < 0;
  return { kind, text: negative && !bare ? bracketed(text) : text, reading, set, ...place };
}

/** @param {string} text */
export const bracketed = (text) => `(${text})`;

/** The digits of a reading, three dots where there are none yet. @param {Reading} reading @param {boolean} [set] */
export function digits({ state, value, asked = false }, set = false) {
  if (state === "none") return asked ? "?" : "…";
  return set ? authored(value) : number(value);
}

/** ∂L/∂name. @param {string} name @param {string} [of] LaTeX of what is differentiated */
export const slope = (name, of = "L") => String.raw`\dfrac{\partial ${of}}{\partial ${latexName(name)}}`;

/** ∂L/∂name on one line. @param {string} name */
export const flatSlope = (name) => String.raw`\partial L/\partial ${latexName(name)}`;

/** Those of many that are written out: all, or the first three. @template T @param {readonly T[]} all */
export const few = (all) => (all.length > TERMS ? all.slice(0, 3) : all);

/** Terms joined by plus signs, and how many there are in all. @param {Token[][]} terms @param {number} [total] */
export const sum = (terms, total = terms.length) => [
  ...terms.map((term, at) => (at === 0 ? term : [sign("+"), ...term])),
  ...rest(terms.length, total),
];

/** Numbers as a sum, their signs taken out. @param {Token[]} numbers without brackets @param {number} [total] */
export const signedSum = (numbers, total = numbers.length) => [
  ...numbers.map((number, at) => (at === 0 ? [number] : signedTerm(number))),
  ...rest(numbers.length, total),
];

/** @param {Token} number @returns {Chunk} */
function signedTerm(number) {
  const { text = "", kind } = number;
  const negative = text.startsWith("−");
  return [
    { ...sign(negative ? "−" : "+"), kind },
    { ...number, text: negative ? text.slice(1) : text },
  ];
}

/** What is not written out. @param {number} written @param {number} total @returns {Chunk[]} */
const rest = (written, total) =>
  written < total ? [[sign("+"), sign("…"), words(say("terms_in_all", { count: total }))]] : [];

/** @param {Line["size"]} size @param {...Chunk} chunks @returns {Line} */
export const line = (size, ...chunks) => ({ size, chunks });

/** Puts an equals sign, or what stands for it, before the first chunk. @param {Chunk[]} chunks @param {Token[]} [left] @param {"=" | "≈"} [same] */
export const equals = (chunks, left = [], same = "=") => [
  [...left, sign(same), ...(chunks[0] ?? [])],
  ...chunks.slice(1),
];

/** Raised digits as plain ones. @param {string} raised */
export const lowered = (raised) => raised.normalize("NFKC").replace("−", "-");

// Sentences with names in them. A name inside a sentence stands between two invisible marks (the isolates of
// Unicode), so that the page can set it as it is set in the drawing and a screen reader hears it plainly. Must
// not know the catalogue's sentences.

import { spokenName } from "../../lib/names.js";
import { knows, say } from "../../lib/say.js";
import { listed } from "../../words/en/counting.js";

const OPEN = "\u2068";
const CLOSE = "\u2069";
const MARKED = /\u2068([^\u2069]*)\u2069/g;

/** @param {string} name */
export const mark = (name) => `${OPEN}${name}${CLOSE}`;

/** Names in a row. @param {readonly string[]} names */
export const marks = (names) => listed(names.map(mark));

/** ∂of/∂wrt in running text, marked. @param {string} of @param {string} wrt */
export const slopeMark = (of, wrt) => mark(`∂${of}/∂${wrt}`);

/** The two names of a marked derivative; null for a name. @param {string} marked */
export function slopeNames(marked) {
  const [, of, wrt] = /^∂([^/]*)\/∂(.*)$/u.exec(marked) ?? [];
  return of === undefined || wrt === undefined ? null : { of, wrt };
}

/** @param {string} marked */
function spoken(marked) {
  const names = slopeNames(marked);
  if (names === null) return spokenName(marked);
  return say("derivative_of", { of: spokenName(names.of), wrt: spokenName(names.wrt) });
}

/** A word of the tables as people write it. @param {"activation" | "loss" | "optimizer" | "reduction" | "schedule" | "initializer" | "dataset"} kind @param {string} word */
export function wordOf(kind, word) {
  const code = `${kind}_${word}`;
  return knows(code) ? say(code) : word.replaceAll("_", " ");
}

/** The sentence with its names marked. @param {import("../formula/tokens.js").Sentence} sentence */
export function compose({ code, values = {} }) {
  const text = say(code, values);
  return text.replace(/^(\u2068?)([a-z])/, (whole, open, letter) => (open ? whole : letter.toUpperCase()));
}

/** The sentence as it is read aloud. @param {string} text */
export const aloud = (text) => text.replace(MARKED, (_, name) => spoken(name));

/** A sentence in pieces: text, and names that are set as names. @param {string} text
 * @returns {{text: string, name: boolean}[]} */
export function pieces(text) {
  const parts = text.split(MARKED).map((part, at) => ({ text: part, name: at % 2 === 1 }));
  return parts.filter((part) => part.text !== "");
}

/**
 * The page's one catalogue of sentences, keyed by code; other languages would stand beside it. A sentence
 * names its values in braces; one that bends with a number is a function. Present tense, names first.
 * Must not know where a sentence is shown.
 */

import { CANVAS } from "../words/en/canvas.js";
import { CARD } from "../words/en/card.js";
import { CHECK } from "../words/en/check.js";
import { COMMANDS } from "../words/en/commands.js";
import { CONVENTIONS } from "../words/en/conventions.js";
import { listed } from "../words/en/counting.js";
import { EXPLAIN } from "../words/en/explain.js";
import { FOLLOW } from "../words/en/follow.js";
import { LEGEND } from "../words/en/legend.js";
import { NETWORKS } from "../words/en/networks.js";
import { PAGE } from "../words/en/page.js";
import { PANELS } from "../words/en/panels.js";
import { PROBLEMS } from "../words/en/problems.js";
import { PROJECTOR } from "../words/en/projector.js";
import { SERVER } from "../words/en/server.js";
import { STEPS } from "../words/en/steps.js";
import { TABLES } from "../words/en/tables.js";
import { TIME } from "../words/en/time.js";
import { TRAINING } from "../words/en/training.js";
import { TURN } from "../words/en/turn.js";
import { WALK } from "../words/en/walk.js";
import { ZEROS } from "../words/en/zeros.js";
import { apart } from "./format.js";
import { inLetters } from "./letters.js";

/** @typedef {Readonly<Record<string, string | number>>} Values */
/** @typedef {string | ((values: any) => string)} Sentence */

/**
 * A sentence with what it names as plain data: text as it stands, computed numbers, lists of names; `path` is where
 * in the document. The server says everything so, and the page its own refusals.
 * @typedef {object} Said
 * @property {string} code
 * @property {Readonly<Record<string, string | number | readonly string[]>>} values
 * @property {string} [path]
 */

/** @type {Readonly<Record<string, Sentence>>} */
const SENTENCES = Object.freeze({
  ...CANVAS,
  ...CARD,
  ...CHECK,
  ...COMMANDS,
  ...CONVENTIONS,
  ...EXPLAIN,
  ...LEGEND,
  ...FOLLOW,
  ...NETWORKS,
  ...PAGE,
  ...PANELS,
  ...PROBLEMS,
  ...PROJECTOR,
  ...SERVER,
  ...STEPS,
  ...TIME,
  ...TRAINING,
  ...TURN,
  ...WALK,
  ...TABLES,
  ...ZEROS,
});

/**
 * A sentence with its values in it; the code itself where there is no sentence for it.
 * @param {string} code
 * @param {Values} [values]
 */
export function say(code, values = {}) {
  if (!Object.hasOwn(SENTENCES, code)) return code;
  const sentence = SENTENCES[code];
  if (typeof sentence === "function") return inLetters(sentence(values));
  return inLetters(sentence.replace(/\{(\w+)\}/gu, (_, name) => String(values[name] ?? `{${name}}`)));
}

/**
 * What is said, in words: numbers as the page writes them, each name as `name` makes it.
 * @param {Said} said
 * @param {(name: string) => string} [name]
 */
export function word({ code, values, path = "" }, name = (plain) => plain) {
  const numerals = apart(Object.values(values).filter((value) => typeof value === "number"));
  const texts = Object.entries(values).map(([key, value]) => {
    if (typeof value === "string") return [key, value];
    return [key, typeof value === "number" ? numerals.shift() : listed(value.map(name))];
  });
  return say(code, { path: path || say("whole_document"), ...Object.fromEntries(texts) });
}

/**
 * Whether there is a sentence for a code.
 * @param {string} code
 */
export const knows = (code) => Object.hasOwn(SENTENCES, code);

/** The codes of all sentences. */
export const codes = () => Object.keys(SENTENCES);

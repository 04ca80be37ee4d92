// What parts runs from one another, in words: only settings that differ, each run with its own. Pure. Must not know who
// remembers with what a run began.

import { authored } from "../../lib/format.js";
import { inLetters } from "../../lib/letters.js";
import { knows, say } from "../../lib/say.js";
import { inFull, learningRate } from "../../model/document/training.js";
import { TRAINING_DEFAULTS } from "../../protocol/document.js";

/**
 * @import { Document, Operations } from "../../protocol/messages.js"
 *
 * @typedef {string | number | boolean} Fact
 */

/**
 * The words of each run, "" where nothing is known to differ.
 * @param {readonly { run: number, document: Document | null }[]} runs the present one last @param {Operations} operations
 * @returns {ReadonlyMap<number, string>}
 */
export function unlike(runs, operations) {
  const known = runs.flatMap(({ run, document }) =>
    document ? [{ run, document, facts: factsOf(document, operations) }] : [],
  );
  const names = new Set(known.flatMap(({ facts }) => [...facts.keys()]));
  const differ = [...names].filter((name) => new Set(known.map(({ facts }) => facts.get(name))).size > 1);
  const present = known.at(-1)?.document;
  return new Map(
    known.map(({ run, document, facts }) => {
      const settings = differ.flatMap((name) => worded(name, facts.get(name)) ?? []);
      const others = present && document !== present ? otherThan(document, present) : [];
      return [run, [...settings, ...others].join(", ")];
    }),
  );
}

/** @type {Readonly<Record<string, any>>} */
const DEFAULTS = TRAINING_DEFAULTS;

/** @param {Document} document @param {Operations} operations @returns {Map<string, Fact>} */
function factsOf(document, operations) {
  const { initializer: _, ...training } = inFull(document);
  /** @type {Map<string, Fact>} */
  const facts = new Map([["learning_rate", learningRate(document, operations)]]);
  facts.set("loss", document.loss);
  for (const [name, value] of Object.entries(training)) {
    if (typeof value !== "object" || value === null) facts.set(name, value ?? false);
    else
      for (const [part, own] of partsOf({ ...DEFAULTS[name], ...value }))
        facts.set(part === "kind" ? name : part, own);
  }
  return facts;
}

/** The numbers and words of a part of the settings but the learning rate. @param {object} part @returns {[string, Fact][]} */
const partsOf = (part) =>
  Object.entries(part).flatMap(([name, own]) =>
    name === "learning_rate" || own === null ? [] : [[name, Array.isArray(own) ? own.join(" ") : own]],
  );

/** @param {string} name @param {Fact | undefined} value @returns {string | null} null where it says nothing */
function worded(name, value) {
  if (value === undefined || value === false) return name === "shuffle" ? say("unlike_in_order") : null;
  if (value === true) return name === "shuffle" ? say("unlike_shuffled") : named(name);
  const shown = typeof value === "number" ? authored(value) : wordOf(name, value);
  if (name === "learning_rate") return inLetters(`η ${shown}`);
  return typeof value === "string" && name !== "betas" ? shown : `${named(name)} ${shown}`;
}

/** As people call a setting. @param {string} name */
const named = (name) => (knows(`unlike_${name}`) ? say(`unlike_${name}`) : name.replaceAll("_", " "));

/** As people call what it is set to. @param {string} kind @param {string} word */
const wordOf = (kind, word) =>
  knows(`${kind}_${word}`) ? say(`${kind}_${word}`) : word.replaceAll("_", " ");

/** What is no setting. @param {Document} one @param {Document} other */
function otherThan(one, other) {
  /** @type {string[]} */
  const said = [];
  if (shapeOf(one) !== shapeOf(other)) said.push(say("unlike_network"));
  if (one.samples !== other.samples) said.push(say("unlike_samples"));
  return said;
}

/** All that a run computes with but numbers. @param {Document} document */
const shapeOf = ({ neurons, edges }) =>
  JSON.stringify([
    neurons.map(({ id, role, activation, bias }) => [id, role, activation, bias]),
    edges.map(({ source, target, weight }) => [source, target, weight]),
  ]);

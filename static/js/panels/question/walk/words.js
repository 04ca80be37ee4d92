// The sentences of the dependency walk at one place: what the present quantity is made of, the question, the reply to
// an answer. Pure: from facts and an answer of the server to sentences.

import { nameOf } from "../../formula/quantity_words.js";
import { neuronName } from "../../parts/facts.js";
import { mark, marks } from "../../parts/prose.js";
import { between } from "./formula.js";

/**
 * @import { Walk, WalkStep } from "../../../protocol/messages.js"
 * @import { Facts } from "../../parts/facts.js"
 * @import { Sentence } from "../../formula/tokens.js"
 */

/** More names than this in one sentence are only counted. */
const NAMED = 6;
/** Stops of a way that are named. */
const FEW = 3;

/** What the quantity is made of that the present question is about. @param {Facts} facts @param {Walk} walk
 * @param {WalkStep} step @returns {Sentence[]} */
export function composition(facts, walk, step) {
  if (step.parent === "loss") return [made(facts, "loss", walk.made_of, walk.constants.length)];
  const parent = walk.steps.find(({ of }) => of === step.parent);
  if (parent === undefined) return [];
  return [made(facts, step.parent, parent.made_of, 0), ...held(facts, parent.constants, walk.about)];
}

/** @param {Facts} facts @param {string} whole @param {readonly string[]} parts @param {number} targets
 * @returns {Sentence} */
function made(facts, whole, parts, targets) {
  if (parts.length === 0)
    return { code: "walk_made_of_alone", values: { whole: mark(nameOf(facts, whole)) } };
  const names = named(facts, parts);
  if (whole === "loss" && targets > 0)
    return { code: "walk_loss_made_of", values: { parts: names, count: targets } };
  return { code: "walk_made_of", values: { whole: mark(nameOf(facts, whole)), parts: names } };
}

/** The held parameters in it; the one that is asked about is not held. @param {Facts} facts @param {readonly string[]} constants
 * @param {string} about @returns {Sentence[]} */
function held(facts, constants, about) {
  const others = constants.filter((key) => key !== about);
  const count = others.length;
  if (count === 0) return [];
  if (count > NAMED) return [{ code: "walk_held_many", values: { count } }];
  return [{ code: "walk_held", values: { names: named(facts, others), count } }];
}

/** @param {Facts} facts @param {readonly string[]} keys */
function named(facts, keys) {
  const names = keys.map((key) => nameOf(facts, key));
  return names.length <= NAMED ? marks(names) : `${marks(names.slice(0, NAMED - 1))}, … (${names.length})`;
}

/** @param {Facts} facts @param {Walk} walk @param {WalkStep} step @returns {Sentence} */
export const question = (facts, walk, step) => ({ code: "walk_question", values: both(facts, walk, step) });

/** @param {Facts} facts @param {Walk} walk @param {WalkStep} step */
const both = (facts, walk, step) => ({
  of: mark(nameOf(facts, step.of)),
  about: mark(nameOf(facts, walk.about)),
});

/** The reply to a right answer. @param {Facts} facts @param {Walk} walk @param {WalkStep} step
 * @returns {Sentence} */
export function verdict(facts, walk, step) {
  const values = both(facts, walk, step);
  if (!step.depends) return { code: "walk_no", values };
  if (step.reached) return { code: "walk_yes_direct", values };
  const names = between(step, walk.about, facts.index.edges).map((id) => neuronName(facts, id));
  if (names.length > FEW)
    return { code: "walk_yes_far", values: { ...values, first: mark(names[0]), count: names.length - 1 } };
  return { code: "walk_yes_through", values: { ...values, names: marks(names) } };
}

/** The reply to a wrong answer; the drawing shows the same. @param {Facts} facts @param {Walk} walk
 * @param {WalkStep} step @returns {Sentence} */
export function objection(facts, walk, step) {
  if (!step.depends) return { code: "walk_said_yes", values: both(facts, walk, step) };
  const passed = between(step, walk.about, facts.index.edges).map((id) => `neuron:${id}`);
  const stops = [walk.about, ...passed, step.of];
  return { code: "walk_said_no", values: { path: route(stops.map((key) => mark(nameOf(facts, key)))) } };
}

/** A way in words, the middle left out where it is long. @param {string[]} stops */
const route = (stops) =>
  (stops.length <= 7 ? stops : [...stops.slice(0, 3), "…", ...stops.slice(-3)]).join(" → ");

/** How the walk ends. @param {Facts} facts @param {Walk} walk @param {number} terms @returns {Sentence} */
export function ending(facts, walk, terms) {
  if (terms === 0) return { code: "walk_end_none", values: { about: mark(nameOf(facts, walk.about)) } };
  return { code: terms === 1 ? "walk_end_one" : "walk_end" };
}

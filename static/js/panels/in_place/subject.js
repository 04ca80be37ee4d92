// What is edited in place: its name, its text as it is now, and how a new one is taken over. Must not know the field.

import { authored, exact } from "../../lib/format.js";
import { normalName } from "../../lib/names.js";
import { say } from "../../lib/say.js";
import { readNumber } from "../../lib/typed_number.js";
import { neuronName } from "../../model/document/reading.js";
import { heldAt, heldBeside, shownOf } from "../../model/edits/held.js";
import { splitKey } from "../../model/page/view.js";
import { quantities } from "../../model/run/quantities.js";
import { troubleWith } from "../parts/field.js";
import { refusalOf } from "../selection/parts.js";

/**
 * @import { Editing } from "../../model/page/view.js"
 * @import { Trouble } from "../parts/field.js"
 * @import { Surroundings } from "../ui.js"
 *
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} text as it is now
 * @property {string} old the same, as briefly as the drawing has it
 * @property {boolean} numeric
 * @property {(typed: string) => string | null} reads what a text is read as, where that looks different
 * @property {(typed: string) => Trouble | null} take takes it over; else says why not
 */

/** @param {Pick<Surroundings, "model" | "playhead">} props @param {Editing} editing @returns {Subject | null} */
export function subjectOf(props, { key, what, keys }) {
  if (what === "name") return nameSubject(props, key);
  const one = heldSubject(props, key);
  return one === null || keys === undefined ? one : { ...one, ...forAll(props.model, keys) };
}

/**
 * The value that is edited after this one, or with -1 before it; null at the end, and where several are edited at once.
 * @param {Pick<Surroundings, "model">} props @param {Editing} editing @param {1 | -1} by @returns {Editing | null}
 */
export function nextTo({ model }, { key, keys }, by) {
  if (keys !== undefined) return null;
  const next = heldBeside(model.store.index.peek(), model.editor, key, by);
  return next === null ? null : { key: next, what: "value", over: false };
}

/** What is typed holds for all of them, as one edit. @param {Surroundings["model"]} model @param {readonly string[]} keys @returns {Pick<Subject, "name" | "text" | "old" | "take">} */
function forAll(model, keys) {
  const { store, editor } = model;
  const held = keys.flatMap((key) => heldAt(store.index.value, editor, key) ?? []);
  const places = [...new Set(held.map(({ at }) => at))];
  return {
    name: "",
    text: "",
    old: say("several_old"),
    take(typed) {
      const read = readNumber(typed);
      if (!("value" in read)) return troubleWith(read);
      return troubleOf(refusalOf(model, editor.setValues(places, read.value)));
    },
  };
}

/** @param {Pick<Surroundings, "model" | "playhead">} props @param {string} key @returns {Subject | null} */
function heldSubject({ model, playhead }, key) {
  const held = heldAt(model.store.index.value, model.editor, key);
  if (held === null) return null;
  const shown = shownOf(quantities(model, playhead.shown.value), held);
  return {
    name: held.name,
    text: shown === null ? "" : exact(shown),
    old: shown === null ? "" : authored(shown),
    numeric: true,
    reads(typed) {
      const read = readNumber(typed);
      if (!("value" in read) || exact(read.value) === typed.trim().replace("-", "−")) return null;
      return authored(read.value);
    },
    take(typed) {
      const read = readNumber(typed);
      if (!("value" in read)) return troubleWith(read);
      return troubleOf(refusalOf(model, held.set(read.value)));
    },
  };
}

/** @param {Pick<Surroundings, "model">} props @param {string} key @returns {Subject | null} */
function nameSubject({ model }, key) {
  const { id } = splitKey(key);
  const neuron = model.store.index.value.neurons.get(id);
  if (neuron === undefined) return null;
  const name = neuronName(neuron);
  return {
    name,
    text: name,
    old: name,
    numeric: false,
    reads: () => null,
    take: (typed) => troubleOf(refusalOf(model, model.editor.rename("neuron", id, normalName(typed)))),
  };
}

/** @param {string | undefined} sentence */
const troubleOf = (sentence) => (sentence === undefined ? null : { sentence });

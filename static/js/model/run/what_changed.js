/**
 * What somebody's change is about, as far as one line can say it. Must not know the words.
 *
 * @import { Diff, Patch } from "../../protocol/messages.js"
 * @import { Operation } from "../document/diff.js"
 *
 * @typedef {{ about: "value", id: string, value: number }
 *   | { about: "added" | "removed", names: readonly string[] }
 *   | { about: "samples" | "training" | "loss" | "title" | "places" | "network" }} WhatChanged `names`: of neurons
 */

import { neuronName } from "../document/reading.js";

/** More neurons than this are not told one by one. */
const MOST_NAMES = 3;
const PLACE = new Set(["x", "y"]);
const SAMPLES = new Set(["add_sample", "remove_sample", "cell", "column", "divide"]);

/**
 * What the member of a patch changed; what the run had made of the parameters is no part of it. `inverse`: of the patch.
 * @param {Pick<Patch, "diff" | "kept"> & { inverse: Diff }} patch
 * @returns {WhatChanged}
 */
export function whatChanged({ diff, kept, inverse }) {
  const own = diff.slice(kept);
  const [added, removed] = [neuronsIn(own), neuronsIn(inverse)];
  if (isFew(added) && removed.length === 0) return { about: "added", names: added };
  if (isFew(removed) && added.length === 0) return { about: "removed", names: removed };
  const each = own.map(about);
  const [first] = each;
  if (each.length === 1) return first;
  const same =
    first !== undefined && first.about !== "value" && each.every((other) => other.about === first.about);
  return same ? first : { about: "network" };
}

/** The names of the neurons that a diff adds. @param {Diff} diff */
const neuronsIn = (diff) =>
  diff.flatMap((operation) =>
    operation.op === "add" && operation.kind === "neurons"
      ? [neuronName(/** @type {import("../../protocol/messages.js").Neuron} */ (operation.record))]
      : [],
  );

/** @param {readonly string[]} names */
const isFew = (names) => names.length > 0 && names.length <= MOST_NAMES;

/** @param {Operation} operation @returns {WhatChanged} */
function about(operation) {
  if (SAMPLES.has(operation.op)) return { about: "samples" };
  if (operation.op === "settings") return ofSettings(Object.keys(operation.fields));
  if (operation.op === "change" && Object.keys(operation.fields).every((field) => PLACE.has(field)))
    return { about: "places" };
  if (operation.op !== "change" || operation.kind !== "parameters") return { about: "network" };
  const { id, fields } = operation;
  const only = Object.keys(fields).length === 1;
  return only && typeof fields.value === "number"
    ? { about: "value", id, value: fields.value }
    : { about: "network" };
}

/** @param {readonly string[]} fields @returns {WhatChanged} */
function ofSettings(fields) {
  const [field] = fields;
  const named = fields.length === 1 && (field === "training" || field === "loss" || field === "title");
  return { about: named ? field : "network" };
}

/**
 * What somebody's change is about, as far as one line can say it. Must not know the words.
 *
 * @import { Diff, Patch } from "../../protocol/messages.js"
 * @import { Operation } from "../document/diff.js"
 *
 * @typedef {{ about: "value", id: string, value: number }
 *   | { about: "samples" | "training" | "loss" | "network" }} WhatChanged
 */

const SAMPLES = new Set(["add_sample", "remove_sample", "cell", "column", "divide"]);

/**
 * What the member of a patch changed; what the run had made of the parameters is no part of it.
 * @param {Pick<Patch, "diff" | "kept">} patch
 * @returns {WhatChanged}
 */
export function whatChanged({ diff, kept }) {
  const each = diff.slice(kept).map(about);
  const [first] = each;
  if (each.length === 1) return first;
  const same =
    first !== undefined && first.about !== "value" && each.every((other) => other.about === first.about);
  return same ? first : { about: "network" };
}

/** @param {Operation} operation @returns {WhatChanged} */
function about(operation) {
  if (SAMPLES.has(operation.op)) return { about: "samples" };
  if (operation.op === "settings") return ofSettings(Object.keys(operation.fields));
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
  const named = fields.length === 1 && (field === "training" || field === "loss");
  return { about: named ? field : "network" };
}

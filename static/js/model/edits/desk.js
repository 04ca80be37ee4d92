/**
 * What the editor's verbs work with: the document as shown, and the one way to change it. Verbs throw
 * Impossible; `guarded` makes that a value and remembers it for the page to show. Must not know the verbs.
 *
 * @import { Diff, Document } from "../../protocol/messages.js"
 * @import { Index } from "../document/indexing.js"
 * @import { Refusal } from "../document/refusal.js"
 *
 * @typedef {object} Desk
 * @property {() => Document} document
 * @property {() => Index} index
 * @property {() => number} sample the one in view, counted from 0
 * @property {(diff: Diff, gesture?: string | null, fresh?: readonly string[]) => void} commit `fresh`: new weights, whose
 *   first values the server draws
 * @property {(diff: Diff) => void} finish what a new document lacks: nobody asked for it, so nobody undoes it
 */

import { Impossible } from "../document/refusal.js";

/**
 * A verb that is only done where editing is allowed, and that answers a refusal instead of throwing.
 * @template {readonly any[]} A
 * @template R
 * @param {import("@preact/signals-core").ReadonlySignal<boolean>} canEdit
 * @param {import("@preact/signals-core").Signal<Refusal | null>} problem
 * @param {(...args: A) => R} verb
 * @returns {(...args: A) => R | Refusal}
 */
export function guarded(canEdit, problem, verb) {
  return (...args) => {
    try {
      if (!canEdit.peek()) throw new Impossible("not_editable");
      const result = verb(...args);
      problem.value = null;
      return result;
    } catch (error) {
      if (!(error instanceof Impossible)) throw error;
      problem.value = error.refusal;
      return error.refusal;
    }
  };
}

/**
 * What stands in the way of something; null if nothing does.
 * @param {() => void} check throws Impossible
 * @returns {Refusal | null}
 */
export function refusalOf(check) {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Impossible) return error.refusal;
    throw error;
  }
}

/**
 * A record that must be there. Throws Impossible no_such_record.
 * @template R
 * @param {ReadonlyMap<string, R>} records
 * @param {string} id
 * @returns {R}
 */
export function existing(records, id) {
  const record = records.get(id);
  if (record === undefined) throw new Impossible("no_such_record", { id }, [id]);
  return record;
}

/**
 * Throws Impossible not_finite for numbers that a document cannot hold.
 * @param {number} value
 * @param {string} path what is to hold it, by its name
 */
export function checkNumber(value, path) {
  if (!Number.isFinite(value)) throw new Impossible("not_finite", { path });
}

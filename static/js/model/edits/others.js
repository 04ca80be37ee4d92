/**
 * The last edit by somebody else, and undoing it: its inverse, made as an edit of one's own, where nobody has changed the
 * same since. Must not know how it is told.
 *
 * @import { Diff, Document, Patch } from "../../protocol/messages.js"
 * @import { WhatChanged } from "../run/what_changed.js"
 *
 * @typedef {object} OthersEdit
 * @property {string} member
 * @property {WhatChanged} what
 * @property {Diff} inverse what undoes it
 * @property {Document} after the document that it led to
 * @property {number} time by the clock
 */

import { computed, signal } from "@preact/signals-core";
import { applyDiff } from "../document/diff.js";
import { Impossible } from "../document/refusal.js";
import { squash } from "../document/squash.js";
import { whatChanged } from "../run/what_changed.js";
import { guarded } from "./desk.js";

// Edits that follow each other so fast are one deed, such as a knob that is turned.
const ONE_DEED_MILLISECONDS = 2000;
// Nobody reads a line of so long ago.
const TOLD_MILLISECONDS = 60_000;

/**
 * @param {object} parts
 * @param {import("../document/store.js").Store} parts.store
 * @param {import("./history.js").History} parts.history
 * @param {import("../page/people.js").People} parts.people
 * @param {import("./editor.js").Editor} parts.editor
 * @param {import("../../lib/clock.js").Clock} parts.clock
 */
export function createOthers({ store, history, people, editor, clock }) {
  /** @type {import("@preact/signals-core").Signal<OthersEdit | null>} */
  const last = signal(null);
  let cancel = () => {};
  const forget = () => {
    last.value = null;
  };

  const undo = () => {
    const edit = last.peek();
    const document = store.document.peek();
    if (edit === null || document === null) return;
    if (!isInForce(document, edit)) {
      const { name = "" } = people.nameOf(edit.member) ?? {};
      throw new Impossible("changed_since", { name });
    }
    history.commit(edit.inverse);
    forget();
  };

  store.onPatched((patch) => {
    const after = store.confirmed.peek();
    if (patch.inverse === null || after === null || patch.diff.length === patch.kept) return;
    last.value = joined(last.peek(), editOf(patch, patch.inverse, after, clock.now()));
    cancel();
    cancel = clock.after(TOLD_MILLISECONDS, forget);
  });

  return {
    /** Null where there is none, or none lately. */
    last: computed(() => last.value),
    /** Whether it can be undone from here. */
    canUndo: computed(() => last.value !== null && editor.canEdit.value),
    /** It is of no interest any more. */
    forget,
    undo: guarded(editor.canEdit, editor.problem, undo),
  };
}

/** @typedef {ReturnType<typeof createOthers>} Others */

/**
 * The part of a patch that its member changed; the run's parameters are no part of it.
 * @param {Pick<Patch, "diff" | "kept" | "member">} patch @param {Diff} whole what undoes all of it
 * @param {Document} after @param {number} time
 * @returns {OthersEdit}
 */
function editOf({ diff, kept = 0, member }, whole, after, time) {
  const inverse = whole.slice(0, whole.length - kept);
  return { member, what: whatChanged({ diff, kept, inverse }), inverse, after, time };
}

/** One deed of two edits, if they are one. @param {OthersEdit | null} before @param {OthersEdit} edit @returns {OthersEdit} */
function joined(before, edit) {
  const one =
    before !== null &&
    before.member === edit.member &&
    edit.time - before.time < ONE_DEED_MILLISECONDS &&
    before.what.about === edit.what.about &&
    subjectOf(before.what) === subjectOf(edit.what);
  return one ? { ...edit, inverse: squash([...edit.inverse, ...before.inverse]) } : edit;
}

/** @param {WhatChanged} what */
const subjectOf = (what) => ("id" in what ? what.id : "names" in what ? what.names.join() : "");

/**
 * Whether a document still is as an edit has left it, where it has changed it: undoing it takes the same away as it
 * would have then.
 * @param {Document} document @param {OthersEdit} edit
 */
function isInForce(document, { inverse, after }) {
  try {
    return taken(document, inverse) === taken(after, inverse);
  } catch (error) {
    if (error instanceof Impossible) return false;
    throw error;
  }
}

/** What a diff takes away, as text; at which place in its list does not matter. @param {Document} document @param {Diff} diff */
const taken = (document, diff) =>
  JSON.stringify(applyDiff(document, diff).inverse, (field, value) => (field === "at" ? undefined : value));

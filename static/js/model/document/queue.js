/**
 * The messages about the document that are on their way, oldest first: waiting to be sent, or sent and
 * without an answer yet. Must not know the document, nor who sends them.
 *
 * @import { Diff, Origin } from "../../protocol/messages.js"
 *
 * @typedef {object} Edit one message on its way
 * @property {number} id
 * @property {"edit" | "keep" | "reset" | "initialize"} event
 * @property {Diff} diff empty for all but an edit
 * @property {readonly string[] | null} [parameters] what to initialize; without it, all
 * @property {Origin | null} origin the closed tab that made it; null for an edit of this one
 * @property {number} revision of the document on which it was made
 * @property {string | null} gesture
 * @property {number} made when, by the clock
 * @property {boolean} sent
 * @property {boolean} sealed nothing more may be merged into it
 */

import { signal } from "@preact/signals-core";
import { squash } from "./squash.js";

// An edit to which a gesture adds is left alone once it holds this many changes.
const MOST_MERGED = 2000;

/** @param {import("../../lib/clock.js").Clock} clock */
export function createQueue(clock) {
  /** @type {import("@preact/signals-core").Signal<readonly Edit[]>} */
  const edits = signal([]);
  let nextId = 0;

  /** @param {Omit<Edit, "made" | "sent">} edit */
  const put = (edit) => {
    nextId = Math.max(nextId, edit.id + 1);
    edits.value = [...edits.peek(), { ...edit, made: clock.now(), sent: false }];
    return edit.id;
  };
  /** @param {Pick<Edit, "event" | "diff" | "gesture" | "origin" | "revision" | "parameters">} edit */
  const append = (edit) => put({ ...edit, id: nextId, sealed: edit.origin !== null });

  return {
    edits,

    /**
     * Queues a diff, within the last edit if that is of the same gesture and still waits.
     * @param {Diff} diff
     * @param {string | null} gesture
     * @param {Origin | null} origin
     * @param {number} revision
     * @returns {number} the id of the edit
     */
    add(diff, gesture, origin, revision) {
      const last = edits.peek().at(-1);
      const merges = last && gesture !== null && last.gesture === gesture && !last.sealed;
      if (!merges || last.diff.length + diff.length > MOST_MERGED)
        return append({ event: "edit", diff, gesture, origin, revision });
      edits.value = [...edits.peek().slice(0, -1), { ...last, diff: squash([...last.diff, ...diff]) }];
      return last.id;
    },

    /** @param {"keep" | "reset" | "initialize"} event @param {number} revision @param {readonly string[] | null} parameters @returns {number} its id */
    request: (event, revision, parameters) =>
      append({ event, diff: [], parameters, gesture: null, origin: null, revision }),

    /** Queues edits from before a reload, which may have arrived. @param {readonly Pick<Edit, "id" | "event" | "diff" | "parameters" | "origin" | "revision">[]} former */
    restore(former) {
      // What an older page kept does not say its revision.
      for (const { id, event, diff, parameters, origin, revision = 0 } of former)
        put({ id, event, diff, parameters, origin, revision, gesture: null, sealed: true });
    },

    /** Takes an edit out; `first` says whether it was the oldest. @param {number} id */
    take(id) {
      const edit = edits.peek().find((each) => each.id === id) ?? null;
      const first = edit !== null && edits.peek()[0] === edit;
      edits.value = edits.peek().filter((each) => each !== edit);
      return { edit, first };
    },

    /** @param {number} id */
    markSent(id) {
      edits.value = edits
        .peek()
        .map((edit) => (edit.id === id ? { ...edit, sent: true, sealed: true } : edit));
    },

    /** All of them wait again. What was sent may have arrived, so nothing is merged into it. */
    markUnsent() {
      edits.value = edits.peek().map((edit) => ({ ...edit, sent: false, sealed: true }));
    },

    /** Drops what the server has; ids count on from there. @param {number} lastEdit */
    keepAfter(lastEdit) {
      nextId = Math.max(nextId, lastEdit + 1);
      edits.value = edits.peek().filter((edit) => edit.id > lastEdit);
      this.markUnsent();
    },
  };
}

/**
 * Edits of tabs that were closed before the server had them. They are sent at once where they only go on with what is
 * there; else a person decides. Must not know where they were kept.
 *
 * @import { Diff, Origin } from "../../protocol/messages.js"
 * @import { Refusal } from "../document/refusal.js"
 *
 * @typedef {object} LeftOver
 * @property {string} tab that kept it
 * @property {number} id its number there
 * @property {Origin} origin the tab that made it, by which the server knows it again
 * @property {Diff} diff
 * @property {number} revision of the document on which it was made
 * @property {number} follows the revision that it follows if nobody else changed the network
 * @property {number} time when it was made, in milliseconds since 1970
 */

import { batch, computed, signal } from "@preact/signals-core";
import { listeners } from "../../lib/listeners.js";
import { Impossible } from "../document/refusal.js";

/**
 * @param {object} parts
 * @param {import("../document/store.js").Store} parts.store
 * @param {import("./history.js").History} parts.history
 * @param {import("@preact/signals-core").ReadonlySignal<boolean>} parts.canEdit
 * @param {import("@preact/signals-core").Signal<Refusal | null>} parts.problem
 */
export function createLeftOver({ store, history, canEdit, problem }) {
  /** @type {import("@preact/signals-core").Signal<readonly LeftOver[]>} */
  const edits = signal([]);
  /** @type {import("../../lib/listeners.js").Listeners<readonly LeftOver[]>} */
  const settled = listeners();

  const settle = () => {
    const told = edits.peek();
    edits.value = [];
    settled.tell(told);
  };

  const send = () =>
    batch(() => {
      for (const { diff, origin, revision } of edits.peek()) {
        try {
          history.adopt(diff, origin, revision);
        } catch (error) {
          if (!(error instanceof Impossible)) throw error;
          problem.value = error.refusal;
        }
      }
      settle();
    });

  /** @param {readonly LeftOver[]} told */
  const goesOn = (told) =>
    told[0].follows === store.revision.peek() &&
    told.every(({ tab }) => tab === told[0].tab) &&
    store.pending().length === 0;

  return {
    /** Those that wait for a decision. */
    edits: computed(() => (canEdit.value ? edits.value : [])),

    /** Listeners are told the edits that are sent or discarded. */
    onSettled: settled.add,

    /**
     * Takes edits in the order in which they were made.
     * @param {readonly LeftOver[]} told
     * @param {boolean} certain whether their tabs are closed for certain
     */
    offer(told, certain) {
      edits.value = told;
      if (told.length > 0 && certain && canEdit.peek() && goesOn(told)) send();
    },

    /** Makes them here, each once. What no longer fits is said and left out. */
    send,
    discard: settle,
  };
}

/** @typedef {ReturnType<typeof createLeftOver>} LeftOvers */

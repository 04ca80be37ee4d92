/**
 * Undo and redo without limit. An undo is a new edit, the inverse of an old one, so it travels and is
 * confirmed like any other; edits of one gesture are undone together. Must not know what the edits mean.
 *
 * @import { Diff, Document, Origin } from "../../protocol/messages.js"
 *
 * @typedef {object} Part one edit, and what undoes it
 * @property {number} id
 * @property {Diff} inverse
 *
 * @typedef {object} Entry
 * @property {string | null} gesture
 * @property {readonly Part[]} parts oldest first
 *
 * @typedef {{ done: readonly Entry[], undone: readonly Entry[] }} Kept what outlives a reload
 */

import { batch, computed, signal } from "@preact/signals-core";
import { applyDiff } from "../document/diff.js";
import { squash } from "../document/squash.js";
import { pieces } from "./pieces.js";

// A reload keeps no more than this.
const MOST_KEPT = 100;
// The id of an edit that will not be answered again.
const ANSWERED = -1;

/** @param {import("../document/store.js").Store} store */
export function createHistory(store) {
  /** @type {import("@preact/signals-core").Signal<readonly Entry[]>} */
  const done = signal([]);
  /** @type {import("@preact/signals-core").Signal<readonly Entry[]>} */
  const undone = signal([]);
  /** Draws of new weights that have no answer yet: each is a part of the edit that made them. @type {Set<number>} */
  const draws = new Set();

  /** @param {Diff} diff @param {string | null} gesture @returns {readonly Part[]} */
  const propose = (diff, gesture) => {
    const cut = pieces(diff);
    return cut.map((piece) => store.propose(piece, cut.length > 1 ? null : gesture));
  };

  /** @param {readonly string[]} fresh @returns {readonly Part[]} */
  const draw = (fresh) => {
    if (fresh.length === 0) return [];
    const id = store.request("initialize", fresh);
    draws.add(id);
    return [{ id, inverse: [] }];
  };

  /**
   * Undoes the newest entry of one stack and puts what undoes that on the other.
   * @param {import("@preact/signals-core").Signal<readonly Entry[]>} from
   * @param {import("@preact/signals-core").Signal<readonly Entry[]>} to
   */
  const reverse = (from, to) => {
    const entry = from.peek().at(-1);
    if (entry === undefined) return;
    from.value = from.peek().slice(0, -1);
    const parts = propose(inverseOf(entry), null);
    to.value = [...to.peek(), { gesture: null, parts }];
  };

  /** @param {import("../document/store.js").Answer} answer */
  const settle = ({ id, accepted, inverse }) => {
    const drawn = draws.delete(id);
    if (accepted && inverse === null) return;
    const known = [done, undone].some((stack) => stack.peek().some((entry) => holds(entry, id)));
    if (known) {
      done.value = withAnswer(done.peek(), id, inverse);
      undone.value = withAnswer(undone.peek(), id, inverse);
    } else if (!drawn && inverse !== null && inverse.length > 0) {
      done.value = [...done.peek(), { gesture: null, parts: [{ id, inverse }] }];
      undone.value = [];
    }
  };
  store.onAnswered(settle);

  return {
    canUndo: computed(() => done.value.length > 0),
    canRedo: computed(() => undone.value.length > 0),

    /**
     * Makes an edit that can be undone. Throws Impossible where it cannot be made.
     * @param {Diff} diff
     * @param {string | null} [gesture] edits of one gesture are one entry
     * @param {readonly string[]} [fresh] new weights, whose first values the server draws
     */
    commit(diff, gesture = null, fresh = []) {
      batch(() => {
        const parts = [...propose(diff, gesture), ...draw(fresh)];
        const last = done.peek().at(-1);
        const continues = last && gesture !== null && last.gesture === gesture && undone.peek().length === 0;
        const entry = { gesture, parts: continues ? [...last.parts, ...parts] : parts };
        done.value = [...(continues ? done.peek().slice(0, -1) : done.peek()), entry];
        undone.value = [];
      });
    },

    /** Makes an edit that cannot be undone. Throws Impossible. @param {Diff} diff */
    finish: (diff) => void batch(() => propose(diff, null)),

    /**
     * Makes an edit of a closed tab, which is sent as it was. Throws Impossible.
     * @param {Diff} diff @param {Origin} origin @param {number} madeOn the revision on which it was made
     */
    adopt(diff, origin, madeOn) {
      batch(() => {
        done.value = [...done.peek(), { gesture: null, parts: [store.propose(diff, null, origin, madeOn)] }];
        undone.value = [];
      });
    },

    /** What can be undone and redone after a reload: plain data. @returns {Kept} */
    kept: () => ({ done: done.peek().slice(-MOST_KEPT), undone: undone.peek().slice(-MOST_KEPT) }),

    /** Takes what was kept before a reload, as far as the document still allows it. @param {Kept} kept */
    restore(kept) {
      const document = store.document.peek();
      const waiting = new Set(store.pending().map(({ id }) => id));
      if (document === null) return;
      done.value = fitting(kept.done, document, waiting);
      undone.value = fitting(kept.undone, document, waiting);
    },

    undo: () => batch(() => reverse(done, undone)),
    redo: () => batch(() => reverse(undone, done)),
  };
}

/** @typedef {ReturnType<typeof createHistory>} History */

/** @param {Entry} entry @param {number} id */
const holds = (entry, id) => entry.parts.some((part) => part.id === id);

/**
 * Entries after the server has answered an edit: the true inverse replaces the expected one. A refused edit (null)
 * has nothing to undo.
 * @param {readonly Entry[]} entries
 * @param {number} id
 * @param {Diff | null} inverse
 */
function withAnswer(entries, id, inverse) {
  return entries
    .map((entry) => (holds(entry, id) ? { ...entry, parts: answeredParts(entry.parts, id, inverse) } : entry))
    .filter((entry) => entry.parts.length > 0);
}

/**
 * @param {readonly Part[]} parts
 * @param {number} id
 * @param {Diff | null} inverse
 */
function answeredParts(parts, id, inverse) {
  const first = parts.findIndex((part) => part.id === id);
  const others = parts.filter((part) => part.id !== id);
  return inverse === null ? others : others.toSpliced(first, 0, { id, inverse });
}

/** @param {Entry} entry */
const inverseOf = ({ parts }) => squash(parts.toReversed().flatMap((part) => part.inverse));

/**
 * The newest entries that can be undone one after another. Only the edits in flight are still answered.
 * @param {readonly Entry[]} entries
 * @param {Document} document
 * @param {ReadonlySet<number>} waiting
 */
function fitting(entries, document, waiting) {
  /** @type {Entry[]} */
  const left = [];
  try {
    for (const entry of entries.toReversed()) {
      document = applyDiff(document, inverseOf(entry)).document;
      const parts = entry.parts.map(({ id, inverse }) => ({ id: waiting.has(id) ? id : ANSWERED, inverse }));
      left.unshift({ gesture: null, parts });
    }
  } catch {
    // This entry and all older ones stand on a document that is gone.
  }
  return left;
}

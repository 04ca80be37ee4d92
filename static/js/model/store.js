/**
 * The document: what the server has confirmed, and on top of it the edits that are on their way. What is
 * shown is both together; somebody else's edit slips in underneath. Must not know the socket: whoever
 * sends asks for what is to be sent, and hands in the answers.
 *
 * @import { Accepted, Diff, Document, Patch, Rejected, Welcome } from "../protocol/messages.js"
 *
 * @typedef {object} Edit one message on its way
 * @property {number} id
 * @property {"edit" | "keep" | "reset"} event
 * @property {Diff} diff empty for keep and reset
 * @property {string | null} gesture
 * @property {boolean} sent
 * @property {boolean} sealed nothing more may be merged into it
 *
 * @typedef {object} Answer
 * @property {number} id
 * @property {boolean} accepted
 * @property {Diff | null} inverse what undoes it, where that is not the inverse of what was sent
 */

import { batch, computed, signal } from "@preact/signals-core";
import { systemClock } from "../lib/clock.js";
import { deepFreeze } from "../lib/freeze.js";
import { listeners } from "../lib/listeners.js";
import { createDebts } from "./debts.js";
import { applyDiff } from "./diff.js";
import { createIndexer, emptyIndex } from "./indexing.js";
import { checkReferences } from "./references.js";
import { Impossible } from "./refusal.js";
import { scope } from "./scope.js";
import { squash } from "./squash.js";

// An edit to which a gesture adds is sent once it holds this many changes.
const MOST_MERGED = 2000;

/** @param {import("../lib/clock.js").Clock} [clock] */
export function createStore(clock = systemClock) {
  /** @type {import("@preact/signals-core").Signal<Document | null>} */
  const confirmed = signal(null);
  /** @type {import("@preact/signals-core").Signal<Document | null>} */
  const displayed = signal(null);
  const revision = signal(0);
  /** @type {import("@preact/signals-core").Signal<readonly Edit[]>} */
  const edits = signal([]);
  const debts = createDebts(clock);
  const indexed = createIndexer();
  const nothing = emptyIndex();
  let nextId = 0;
  /** @type {import("../lib/listeners.js").Listeners<number>} */
  const proposed = listeners();
  /** @type {import("../lib/listeners.js").Listeners<Answer>} */
  const answered = listeners();
  /** @type {import("../lib/listeners.js").Listeners<void>} */
  const outOfStep = listeners();

  /** @param {Partial<Edit>} edit */
  const enqueue = (edit) => {
    const id = nextId++;
    const whole = {
      id,
      event: /** @type {const} */ ("edit"),
      diff: [],
      gesture: null,
      sent: false,
      sealed: false,
    };
    edits.value = [...edits.value, { ...whole, ...edit }];
    return id;
  };

  /** @param {Diff} diff @param {string | null} gesture */
  const enqueueOrMerge = (diff, gesture) => {
    const last = edits.value.at(-1);
    const merges = last && gesture !== null && last.gesture === gesture && !last.sent && !last.sealed;
    if (!merges || last.diff.length + diff.length > MOST_MERGED) return enqueue({ diff, gesture });
    edits.value = [...edits.value.slice(0, -1), { ...last, diff: squash([...last.diff, ...diff]) }];
    return last.id;
  };

  const rebase = () => {
    if (confirmed.value !== null) displayed.value = edits.value.reduce(withEdit, confirmed.value);
  };

  /** @param {number} id */
  const take = (id) => {
    const edit = edits.value.find((each) => each.id === id) ?? null;
    const first = edit !== null && edits.value[0] === edit;
    edits.value = edits.value.filter((each) => each !== edit);
    return { edit, first };
  };

  /**
   * Takes in what the server committed; returns its inverse, or null where the page has lost the thread.
   * @param {number} to the revision that it makes
   * @param {Diff} diff
   */
  const commit = (to, diff) => {
    if (to === revision.value || confirmed.value === null) return null;
    const result = to === revision.value + 1 ? attempt(confirmed.value, diff) : null;
    if (result === null) {
      outOfStep.tell();
      return null;
    }
    confirmed.value = result.document;
    revision.value = to;
    return result.inverse;
  };

  return {
    /** What is shown: confirmed with the edits in flight; frozen. */
    document: computed(() => displayed.value),
    /** What the server has confirmed; positions on the wire are positions in this one. */
    confirmed: computed(() => confirmed.value),
    index: computed(() => (displayed.value === null ? nothing : indexed(displayed.value))),
    revision: computed(() => revision.value),
    inFlight: computed(() => edits.value.length),
    debts: computed(() => debts.list.value),
    valuesBehind: computed(() => debts.list.value.length > 0),

    /** Listeners are told the id of each edit proposed or added to. */
    onProposed: proposed.add,
    /** Listeners are told each answer to an edit. */
    onAnswered: answered.add,
    /** Listeners are told when what came does not fit: only a new welcome helps. */
    onOutOfStep: outOfStep.add,

    /**
     * Shows an edit and queues it. Edits of one gesture that wait to be sent become one.
     * Throws Impossible where it cannot be applied; nothing has changed then.
     * @param {Diff} diff
     * @param {string | null} [gesture]
     * @returns {{ id: number, inverse: Diff }}
     */
    propose(diff, gesture = null) {
      if (displayed.value === null) throw new Impossible("not_open");
      const result = applied(displayed.value, diff);
      const id = batch(() => {
        displayed.value = result.document;
        const number = enqueueOrMerge(deepFreeze(diff), gesture);
        debts.made(number, diff);
        return number;
      });
      proposed.tell(id);
      return { id, inverse: result.inverse };
    },

    /**
     * Queues what only the server can do to the document; it keeps its place among the edits.
     * @param {"keep" | "reset"} event
     */
    request(event) {
      const id = enqueue({ event });
      proposed.tell(id);
      return id;
    },

    /** The edits in flight, oldest first. */
    pending: () => edits.value,

    /** An edit is on its way. @param {number} id */
    markSent(id) {
      edits.value = edits.value.map((edit) =>
        edit.id === id ? { ...edit, sent: true, sealed: true } : edit,
      );
    },

    /** The line broke: what was not answered is to be sent again. */
    markUnsent() {
      edits.value = edits.value.map((edit) => ({ ...edit, sent: false, sealed: true }));
    },

    /** @param {Welcome} message */
    welcome(message) {
      batch(() => {
        confirmed.value = deepFreeze(message.document);
        revision.value = message.revision;
        nextId = Math.max(nextId, message.last_edit + 1);
        edits.value = edits.value
          .filter((edit) => edit.id > message.last_edit)
          .map((edit) => ({ ...edit, sent: false, sealed: true }));
        debts.onlyOf(new Set(edits.value.map((edit) => edit.id)));
        rebase();
      });
    },

    /** @param {Accepted} message */
    accepted(message) {
      batch(() => {
        const { edit, first } = take(message.id);
        const diff = message.diff ?? edit?.diff ?? [];
        const changes = message.revision > revision.value;
        const inverse = commit(message.revision, diff);
        if (changes) debts.committed(message.id, message.revision, diff);
        else debts.dropped(message.id);
        // The oldest edit, accepted as it was sent, is part of what is shown already.
        if (message.diff || !first || inverse === null) rebase();
        else if (edits.value.length === 0) confirmed.value = displayed.value;
        answered.tell({
          id: message.id,
          accepted: true,
          inverse: message.inverse ?? (message.diff && inverse),
        });
      });
    },

    /** @param {Rejected & { id: number }} message */
    rejected(message) {
      batch(() => {
        take(message.id);
        debts.dropped(message.id);
        rebase();
        answered.tell({ id: message.id, accepted: false, inverse: null });
      });
    },

    /** @param {Patch} message */
    patch(message) {
      batch(() => {
        commit(message.revision, message.diff);
        debts.patched(message.revision, message.diff);
        rebase();
      });
    },

    /** Numbers of a revision have come. @param {number} upTo */
    covered(upTo) {
      debts.paid(upTo);
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */

/**
 * @param {Document} document
 * @param {Diff} diff
 */
function applied(document, diff) {
  const result = applyDiff(document, diff);
  if (scope(diff) === "topology") checkReferences(result.document);
  return result;
}

/**
 * @param {Document} document
 * @param {Diff} diff
 */
function attempt(document, diff) {
  try {
    return applied(document, diff);
  } catch (error) {
    if (error instanceof Impossible) return null;
    throw error;
  }
}

/**
 * A document with an edit on top; without it where it no longer fits, since the server will say the same.
 * @param {Document} document
 * @param {Edit} edit
 */
const withEdit = (document, edit) => attempt(document, edit.diff)?.document ?? document;

/**
 * The document: the version that the server has confirmed, and on top of it the edits that are on their way. The page
 * shows both together. Somebody else's edit goes below this page's edits. Must not know the socket: whoever sends
 * asks for what is to be sent, and hands in the answers.
 *
 * @import { Accepted, Diff, Document, Origin, Patch, Rejected, Welcome } from "../../protocol/messages.js"
 * @import { Edit } from "./queue.js"
 *
 * @typedef {object} Answer
 * @property {number} id
 * @property {boolean} accepted
 * @property {Diff | null} inverse what undoes it, where that is not the inverse of what was sent
 */

import { batch, computed, signal } from "@preact/signals-core";
import { systemClock } from "../../lib/clock.js";
import { deepFreeze } from "../../lib/freeze.js";
import { listeners } from "../../lib/listeners.js";
import { createDebts } from "./debts.js";
import { applyDiff } from "./diff.js";
import { createIndexer, emptyIndex } from "./indexing.js";
import { overdue } from "./overdue.js";
import { createQueue } from "./queue.js";
import { checkReferences } from "./references.js";
import { Impossible } from "./refusal.js";
import { scope } from "./scope.js";

// Saving takes some milliseconds; only a longer wait is worth a word.
const SAVING_MILLISECONDS = 1000;

/** @param {import("../../lib/clock.js").Clock} [clock] */
export function createStore(clock = systemClock) {
  /** @type {import("@preact/signals-core").Signal<Document | null>} */
  const confirmed = signal(null);
  /** @type {import("@preact/signals-core").Signal<Document | null>} */
  const displayed = signal(null);
  const revision = signal(0);
  const queue = createQueue(clock);
  const debts = createDebts(clock);
  const indexed = createIndexer();
  const nothing = emptyIndex();
  const oldest = computed(() => queue.edits.value.find(isSaved)?.made ?? null);
  /** @type {import("../../lib/listeners.js").Listeners<number>} */
  const proposed = listeners();
  /** @type {import("../../lib/listeners.js").Listeners<Answer>} */
  const answered = listeners();
  /** @type {import("../../lib/listeners.js").Listeners<Patch & { inverse: Diff | null }>} */
  const patched = listeners();
  /** @type {import("../../lib/listeners.js").Listeners<void>} */
  const outOfStep = listeners();

  const rebase = () => {
    const ground = confirmed.peek();
    if (ground !== null) displayed.value = queue.edits.peek().reduce(withEdit, ground);
  };

  /**
   * Applies what the server committed; returns its inverse, or null if it does not follow the page's revision.
   * @param {number} to the revision that it makes
   * @param {Diff} diff
   */
  const commit = (to, diff) => {
    const [ground, at] = [confirmed.peek(), revision.peek()];
    // An edit that was sent again may be part of an older revision.
    if (to <= at || ground === null) return null;
    const result = to === at + 1 ? attempt(ground, diff) : null;
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
    inFlight: computed(() => queue.edits.value.length),
    /** Whether the server has not acknowledged a change for so long that the page says so. */
    notSavedYet: overdue(clock, oldest, SAVING_MILLISECONDS),
    debts: computed(() => debts.list.value),
    valuesBehind: computed(() => debts.list.value.length > 0),

    /** Listeners are told the id of each edit proposed or added to. */
    onProposed: proposed.add,
    /** Listeners are told each answer to an edit. */
    onAnswered: answered.add,
    /** Listeners are told of each change by somebody else, and of what undoes it. */
    onPatched: patched.add,
    /** Listeners are told when what came does not fit: only a new welcome helps. */
    onOutOfStep: outOfStep.add,

    /**
     * Shows an edit and queues it. Edits of one gesture that wait to be sent become one.
     * Throws Impossible where it cannot be applied; nothing has changed then.
     * @param {Diff} diff
     * @param {string | null} [gesture]
     * @param {Origin | null} [origin]
     * @param {number} [madeOn] the revision on which it was made
     * @returns {{ id: number, inverse: Diff }}
     */
    propose(diff, gesture = null, origin = null, madeOn = revision.peek()) {
      const shown = displayed.peek();
      if (shown === null) throw new Impossible("not_open");
      const result = applied(shown, diff);
      const id = batch(() => {
        displayed.value = result.document;
        const number = queue.add(deepFreeze(diff), gesture, origin, madeOn);
        debts.made(number, diff);
        return number;
      });
      proposed.tell(id);
      return { id, inverse: result.inverse };
    },

    /**
     * Queues what only the server can do to the document; it keeps its place among the edits.
     * @param {"keep" | "reset" | "initialize"} event @param {readonly string[] | null} [parameters] what to initialize
     */
    request(event, parameters = null) {
      const id = queue.request(event, revision.peek(), parameters);
      proposed.tell(id);
      return id;
    },

    /** The edits in flight, oldest first, as a signal and as they are now. */
    waiting: computed(() => queue.edits.value),
    pending: () => queue.edits.peek(),

    /** Edits from before a reload are in flight again; before the first welcome. */
    restore(/** @type {Parameters<typeof queue.restore>[0]} */ former) {
      queue.restore(former);
      for (const { id, diff } of former) debts.made(id, diff);
    },

    /** An edit is on its way. */
    markSent: queue.markSent,

    /** The line broke: what was not answered is to be sent again. */
    markUnsent: queue.markUnsent,

    /** @param {Pick<Welcome, "document" | "revision" | "last_edit">} message */
    welcome(message) {
      batch(() => {
        confirmed.value = deepFreeze(message.document);
        revision.value = message.revision;
        queue.keepAfter(message.last_edit);
        debts.onlyOf(new Set(queue.edits.peek().map((edit) => edit.id)));
        rebase();
      });
    },

    /** @param {Accepted} message */
    accepted(message) {
      batch(() => {
        const { edit, first } = queue.take(message.id);
        const diff = message.diff ?? edit?.diff ?? [];
        const changes = message.revision > revision.peek();
        const inverse = commit(message.revision, diff);
        if (changes) debts.committed(message.id, message.revision, diff);
        else debts.dropped(message.id);
        // The oldest edit, accepted as it was sent, is part of what is shown already.
        if (message.diff || !first || inverse === null) rebase();
        else if (queue.edits.peek().length === 0) confirmed.value = displayed.peek();
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
        queue.take(message.id);
        debts.dropped(message.id);
        rebase();
        answered.tell({ id: message.id, accepted: false, inverse: null });
      });
    },

    /** @param {Patch} message */
    patch(message) {
      const inverse = batch(() => {
        const undoing = commit(message.revision, message.diff);
        debts.patched(message.revision, message.diff);
        rebase();
        return undoing;
      });
      patched.tell({ ...message, inverse });
    },

    /** Numbers of a revision have come. @param {number} upTo */
    covered(upTo) {
      debts.paid(upTo);
    },
  };
}

/** @typedef {ReturnType<typeof createStore>} Store */

/** Whether a message changes what is saved. @param {Edit} edit */
const isSaved = ({ event }) => event !== "reset";

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

/**
 * Who this page is and who else is here, what the server can compute with, and whether the line to it
 * stands. Must not know the document.
 *
 * @import { Member, Operations, Welcome } from "../../protocol/messages.js"
 */

import { batch, computed, effect, signal } from "@preact/signals-core";
import { overdue } from "../document/overdue.js";
import { namesOf } from "./names.js";

// Shorter interruptions are not worth a word.
const PATIENCE_MILLISECONDS = 2000;

/** @typedef {"connecting" | "open" | "lost" | "refused"} Connection */

/** @type {readonly Member[]} */
const NOBODY = Object.freeze([]);

/** What can be computed with before the server has said so. @type {Operations} */
export const NO_OPERATIONS = Object.freeze({
  activations: [],
  losses: [],
  optimizers: [],
  reductions: [],
  schedules: [],
  initializers: [],
});

/** @param {import("../../lib/clock.js").Clock} clock */
export function createPeople(clock) {
  /** @type {import("@preact/signals-core").Signal<string | null>} */
  const id = signal(null);
  /** @type {import("@preact/signals-core").Signal<"editor" | "viewer" | null>} */
  const role = signal(null);
  /** @type {import("@preact/signals-core").Signal<string | null>} */
  const viewId = signal(null);
  const members = signal(NOBODY);
  /** @type {import("@preact/signals-core").Signal<Operations | null>} */
  const operations = signal(null);
  /** @type {import("@preact/signals-core").Signal<Connection>} */
  const connection = signal("connecting");
  /** @type {import("@preact/signals-core").Signal<number | null>} */
  const lostSince = signal(clock.now());
  const names = computed(() => namesOf(members.value));
  /** What those who have left were called. @type {Map<string, import("./names.js").Called>} */
  const known = new Map();
  effect(() => {
    for (const [member, called] of names.value) known.set(member, called);
  });
  const late = overdue(clock, lostSince, PATIENCE_MILLISECONDS);

  return {
    id,
    role,
    viewId,
    members,
    /** What each member is called. */
    names,
    /** What a member is or was called. @param {string} member */
    nameOf: (member) => names.value.get(member) ?? known.get(member) ?? null,
    operations,
    connection,
    /** Since when there is no line, by the model's clock; null while it stands. */
    lostSince,
    /** Whether the page has been without a line for so long that it says so. */
    longLost: computed(() => connection.value !== "open" && connection.value !== "refused" && late.value),

    /** @param {Welcome} message */
    welcome(message) {
      batch(() => {
        id.value = message.member;
        role.value = message.role;
        viewId.value = message.view_id;
        members.value = message.members;
        operations.value = message.operations;
        connection.value = "open";
        lostSince.value = null;
      });
    },

    /** The line broke, or nothing has come over it since then; a page that never had one goes on connecting. */
    lost(since = clock.now()) {
      batch(() => {
        if (connection.peek() === "open") connection.value = "lost";
        lostSince.value ??= since;
      });
    },

    /** The page does not come in, however often it asks. */
    refused() {
      connection.value = "refused";
    },

    /** The line that was silent has been standing all the time. */
    back() {
      batch(() => {
        connection.value = "open";
        lostSince.value = null;
      });
    },
  };
}

/** @typedef {ReturnType<typeof createPeople>} People */

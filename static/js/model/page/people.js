/**
 * Who this page is and who else is here, what the server can compute with, and whether the line to it
 * stands. Must not know the document.
 *
 * @import { Member, Operations, Welcome } from "../../protocol/messages.js"
 */

import { batch, signal } from "@preact/signals-core";

/** @typedef {"connecting" | "open" | "lost"} Connection */

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
  const lostSince = signal(null);

  return {
    id,
    role,
    viewId,
    members,
    operations,
    connection,
    /** When the line broke, by the model's clock; null while it stands. */
    lostSince,

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

    /** The line broke; a page that never had one goes on connecting. */
    lost() {
      batch(() => {
        if (connection.peek() === "open") connection.value = "lost";
        lostSince.value ??= clock.now();
      });
    },
  };
}

/** @typedef {ReturnType<typeof createPeople>} People */

/**
 * The member that this page follows, and the member that it can follow again: the one it followed last, else the
 * first editor. Must not know how following looks, or what breaks it.
 *
 * @import { Member } from "../../protocol/messages.js"
 */

import { computed, effect, signal } from "@preact/signals-core";

/**
 * @param {import("../run/cursor.js").CursorState} cursor
 * @param {import("./people.js").People} people
 * @param {import("../run/transport.js").Transport} transport
 */
export function createFollowing(cursor, people, transport) {
  /** The member followed last; null where nobody was, or where following was ended on purpose. */
  const last = signal(/** @type {string | null} */ (null));
  const now = computed(() => cursor.state.value?.following ?? null);
  effect(() => {
    if (now.value !== null) last.value = now.value;
  });
  /** @param {string | null} id */
  const member = (id) => people.members.value.find((each) => each.id === id) ?? null;
  const firstEditor = () =>
    people.members.value.find(({ id, role }) => role === "editor" && id !== people.id.value) ?? null;

  return {
    /** Whose steps are seen here; null: one's own. @type {import("@preact/signals-core").ReadonlySignal<Member | null>} */
    whom: computed(() => member(now.value)),

    /** Whom to follow again; null where there is nobody, or no wish to. @type {import("@preact/signals-core").ReadonlySignal<Member | null>} */
    again: computed(() => {
      const wishes = last.value !== null || people.role.value === "viewer";
      return now.value !== null || !wishes ? null : (member(last.value) ?? firstEditor());
    }),

    /** Sees what another member sees. @param {string} id */
    follow(id) {
      transport.follow(id);
    },

    /** On one's own again, on purpose. */
    part() {
      last.value = null;
      transport.follow(null);
    },
  };
}

/** @typedef {ReturnType<typeof createFollowing>} Following */

/**
 * Where others point and what they have selected, and telling them the same of this page. It is told a few times a
 * second, only while somebody else is here, and never later. Must not know how pointers look.
 *
 * @import { Member, Pointer } from "../../protocol/messages.js"
 * @import { Called } from "./names.js"
 *
 * @typedef {Pointer & { called: Called, role: Member["role"] }} Other
 */

import { computed, effect, signal } from "@preact/signals-core";
import { MAX_SELECTED } from "../../protocol/messages.js";

// A pointer that is told more often looks no smoother.
const AGAIN_MILLISECONDS = 100;

/**
 * @param {object} parts
 * @param {import("./people.js").People} parts.people
 * @param {import("./view.js").View} parts.view
 * @param {import("../run/transport.js").Transport} parts.transport
 * @param {import("../../lib/clock.js").Clock} parts.clock
 */
export function createPresence({ people, view, transport, clock }) {
  const pointers = signal(/** @type {ReadonlyMap<string, Pointer>} */ (new Map()));
  const told = throttled(
    clock,
    (/** @type {Omit<import("../../protocol/messages.js").Point, "event">} */ point) =>
      transport.post({ event: "point", ...point }),
  );
  effect(() => {
    const [pointer, on, selection] = [view.pointer.value, view.hover.value, view.selection.value];
    const heard = people.members.value.length > 1 && people.connection.value === "open";
    if (!heard || people.role.value !== "editor") return;
    told({
      x: pointer?.x ?? null,
      y: pointer?.y ?? null,
      on,
      selection: [...selection].slice(0, MAX_SELECTED),
    });
  });

  return {
    /** The others that point or have selected something, in the order in which they came. */
    others: computed(() =>
      people.members.value.flatMap(({ id, role }) => {
        const pointer = pointers.value.get(id);
        const called = people.names.value.get(id);
        return pointer && called && id !== people.id.value ? [{ ...pointer, called, role }] : [];
      }),
    ),

    /** @param {{ pointers: readonly Pointer[] }} message */
    take(message) {
      const next = new Map(pointers.peek());
      for (const pointer of message.pointers) next.set(pointer.member, pointer);
      pointers.value = next;
    },

    /** A new line: what is not told anew is gone. */
    clear() {
      pointers.value = new Map();
    },

    /** What this person is called from now on; "" for the friendly name. @param {string} name */
    callMe(name) {
      transport.post({ event: "set_name", name });
    },
  };
}

/** @typedef {ReturnType<typeof createPresence>} Presence */

/**
 * Tells at once, then at most once in a while, and always the newest.
 * @template T
 * @param {import("../../lib/clock.js").Clock} clock @param {(what: T) => void} tell
 * @returns {(what: T) => void}
 */
function throttled(clock, tell) {
  let last = Number.NEGATIVE_INFINITY;
  /** @type {(() => void) | null} */
  let cancel = null;
  return (what) => {
    cancel?.();
    cancel = null;
    const say = () => {
      cancel = null;
      last = clock.now();
      tell(what);
    };
    const left = last + AGAIN_MILLISECONDS - clock.now();
    if (left <= 0) say();
    else cancel = clock.after(left, say);
  };
}

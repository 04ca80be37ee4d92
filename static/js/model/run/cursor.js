/**
 * Where this page is in its run, as the server says: the page never moves its cursor by itself. Must not
 * know how the numbers of a step are shown.
 *
 * @import { Cursor } from "../../protocol/messages.js"
 */

import { computed, signal } from "@preact/signals-core";

export function createCursor() {
  /** @type {import("@preact/signals-core").Signal<Cursor | null>} */
  const state = signal(null);
  return {
    state,
    playing: computed(() => state.value?.playing ?? false),
  };
}

/** @typedef {ReturnType<typeof createCursor>} CursorState */

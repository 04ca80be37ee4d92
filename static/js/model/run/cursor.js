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

/** Whether the pace is slow enough for a person to read each number. @param {Cursor["pace"]} pace */
export const isReadAlong = (pace) => pace === "term" || pace === "neuron";

/** @typedef {ReturnType<typeof createCursor>} CursorState */

/**
 * The numbers between a gradient and an update, of the one parameter whose update is shown: They are asked of the
 * server when they are wanted and kept for their place. Must not know how they look.
 *
 * @import { Updated } from "../../protocol/messages.js"
 */

import { computed, effect, signal } from "@preact/signals-core";

/** Far from the numbers of the questions that the page has open. */
const FIRST_ID = 1_000_000_000;

/**
 * @param {object} parts
 * @param {import("./cursor.js").CursorState} parts.cursor
 * @param {import("../document/store.js").Store} parts.store
 * @param {import("../page/people.js").People} parts.people
 * @param {import("./transport.js").Transport} parts.transport
 */
export function createUpdates({ cursor, store, people, transport }) {
  const wanted = signal(/** @type {string | null} */ (null));
  const answer = signal(/** @type {Updated | null} */ (null));
  let asked = FIRST_ID;

  /** The place whose update is shown; null while it moves, and without a line. */
  const place = computed(() => {
    const now = cursor.state.value;
    const rests = now !== null && now.run !== 0 && !now.playing && people.connection.value === "open";
    return rests ? `${now.run} ${now.iteration} ${store.revision.value}` : null;
  });
  /** While a presenter asks first, an answer may have to wait for a later step. */
  const waits = computed(() => (cursor.state.value?.ask_first ? cursor.state.value.step : 0));
  effect(() => {
    if (wanted.value === null || place.value === null || waits.value < 0) return;
    asked += 1;
    transport.post({ event: "ask_update", id: asked, parameter: `parameter:${wanted.value}` });
  });

  return {
    /** The parameter whose numbers are wanted. @type {import("@preact/signals-core").Signal<string | null>} */
    wanted,

    /** Its numbers; null while they are not those of the present place. */
    numbers: computed(() => {
      const { value } = answer;
      if (value === null || value.parameter !== `parameter:${wanted.value}`) return null;
      return `${value.run} ${value.iteration} ${value.revision}` === place.value ? value : null;
    }),

    /** @param {Updated} message */
    take(message) {
      if (message.id === asked) answer.value = message;
    },
  };
}

/** @typedef {ReturnType<typeof createUpdates>} Updates */

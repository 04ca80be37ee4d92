/**
 * Whether somebody else's change has put this page elsewhere: a change of values or topology begins another run, and
 * whoever looked by themselves at a place that it has not is moved. Must not know how that is told.
 *
 * @import { Cursor } from "../../protocol/messages.js"
 */

import { effect, signal } from "@preact/signals-core";
import { scope } from "../document/scope.js";

/**
 * @param {import("./cursor.js").CursorState} cursor
 * @param {import("../page/people.js").People} people
 * @param {import("../document/store.js").Store} store
 */
export function createMoved(cursor, people, store) {
  /** The number of the page whose change moved this one; null once this one has moved on. */
  const by = signal(/** @type {number | null} */ (null));
  /** Whose change may move this page with the next place that it is told. @type {string | null} */
  let mover = null;
  let here = cursor.state.peek();
  store.onPatched(({ diff, member }) => {
    if (scope(diff) !== "layout") mover = member;
  });
  effect(() => {
    const next = cursor.state.value;
    if (here !== null && next !== null && !isSamePlace(here, next)) {
      const alone = !here.playing && next.following === null;
      by.value = alone ? (people.members.peek().find(({ id }) => id === mover)?.number ?? null) : null;
    }
    if (next !== here) mover = null;
    here = next;
  });
  return { by };
}

/** @typedef {ReturnType<typeof createMoved>} Moved */

/** @param {Cursor} one @param {Cursor} other */
const isSamePlace = (one, other) =>
  one.iteration === other.iteration && one.turn === other.turn && one.step === other.step;

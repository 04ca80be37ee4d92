/**
 * Whether somebody else's change has put this page elsewhere, or gone into what it plays: a change of values or
 * topology begins another run. Must not know how that is told.
 *
 * @import { Cursor, Diff, Patch } from "../../protocol/messages.js"
 * @import { WhatChanged } from "./what_changed.js"
 *
 * @typedef {Patch & { inverse: Diff | null }} Undoable
 * @typedef {object} Move
 * @property {string} member whose change it was
 * @property {WhatChanged} what
 * @property {number | null} goesOn the iteration from which this page plays on; null where it stands still
 */

import { effect, signal } from "@preact/signals-core";
import { scope } from "../document/scope.js";
import { whatChanged } from "./what_changed.js";

/**
 * @param {import("./cursor.js").CursorState} cursor
 * @param {import("../page/people.js").People} people
 * @param {import("../document/store.js").Store} store
 */
export function createMoved(cursor, people, store) {
  /** The change that moved this page; null once this page has moved on. */
  const by = signal(/** @type {Move | null} */ (null));
  /** The change that may move this page with the next place that it is told. @type {Undoable | null} */
  let change = null;
  let here = cursor.state.peek();
  store.onPatched((patch) => {
    if (scope(patch.diff) !== "layout") change = patch;
  });
  effect(() => {
    const next = cursor.state.value;
    if (next === here) return;
    if (here !== null && next !== null) by.value = moved(here, next, change) ?? kept(here, next, by.peek());
    change = null;
    here = next;
  });

  /** @param {Cursor} from @param {Cursor} to @param {Undoable | null} patch @returns {Move | null} */
  function moved(from, to, patch) {
    const page = people.members.peek().find(({ id }) => id === patch?.member);
    if (patch === null || page === undefined || to.following === page.id) return null;
    const touched = from.playing ? from.run !== to.run : !isSamePlace(from, to) && to.following === null;
    const goesOn = to.playing ? to.start : null;
    return touched
      ? { member: page.id, what: whatChanged({ ...patch, inverse: patch.inverse ?? [] }), goesOn }
      : null;
  }
  return { by };
}

/** @typedef {ReturnType<typeof createMoved>} Moved */

/** What is told stays while the page plays on, or stays where it is. @param {Cursor} from @param {Cursor} to @param {Move | null} told */
const kept = (from, to, told) => ((from.playing && to.playing) || isSamePlace(from, to) ? told : null);

/** @param {Cursor} one @param {Cursor} other */
const isSamePlace = (one, other) =>
  one.iteration === other.iteration && one.turn === other.turn && one.step === other.step;

/**
 * Changes of values or topology that the numbers on screen do not show yet. A change is kept here until numbers of
 * its revision, or of a later one, have come. Must not know how they are shown.
 *
 * @import { Diff } from "../../protocol/messages.js"
 *
 * @typedef {object} Debt
 * @property {number | null} edit the id of this page's edit; null for somebody else's
 * @property {number | null} revision null while the edit is in flight
 * @property {number} since when it was made, by the clock
 * @property {ReadonlySet<string>} parameters whose values it sets
 */

import { signal } from "@preact/signals-core";
import { parametersSet, scope } from "./scope.js";

/** @param {import("../../lib/clock.js").Clock} clock */
export function createDebts(clock) {
  /** @type {import("@preact/signals-core").Signal<readonly Debt[]>} */
  const list = signal([]);

  /** @param {(debt: Debt) => boolean} stays */
  const keep = (stays) => {
    const left = list.peek().filter(stays);
    if (left.length < list.peek().length) list.value = left;
  };
  /** @param {number | null} edit @param {number | null} revision @param {Diff} diff */
  const owe = (edit, revision, diff) => {
    if (scope(diff) === "layout") return;
    list.value = [...list.peek(), { edit, revision, since: clock.now(), parameters: parametersSet(diff) }];
  };

  return {
    list,

    /** This page made an edit, or added to one that waits. @param {number} edit @param {Diff} diff */
    made(edit, diff) {
      const last = list.peek().at(-1);
      if (last?.edit !== edit) return owe(edit, null, diff);
      const parameters = new Set([...last.parameters, ...parametersSet(diff)]);
      list.value = [...list.peek().slice(0, -1), { ...last, parameters }];
    },

    /** Somebody else's edit was committed. @param {number} revision @param {Diff} diff */
    patched(revision, diff) {
      owe(null, revision, diff);
    },

    /**
     * This page's edit was committed.
     * @param {number} edit
     * @param {number} revision
     * @param {Diff} diff what was applied
     */
    committed(edit, revision, diff) {
      const known = list.peek().some((debt) => debt.edit === edit);
      if (known) list.value = list.peek().map((debt) => (debt.edit === edit ? { ...debt, revision } : debt));
      else owe(edit, revision, diff);
    },

    /** An edit was refused. @param {number} edit */
    dropped(edit) {
      keep((debt) => debt.edit !== edit);
    },

    /** Numbers of a revision have come. @param {number} revision */
    paid(revision) {
      keep((debt) => debt.revision === null || debt.revision > revision);
    },

    /** Only these edits are still in flight, and nothing else is known. @param {ReadonlySet<number>} edits */
    onlyOf(edits) {
      keep((debt) => debt.edit !== null && edits.has(debt.edit));
      list.value = list.peek().map((debt) => ({ ...debt, revision: null }));
    },
  };
}

/** @typedef {ReturnType<typeof createDebts>} Debts */

/**
 * Whether the computed numbers are those of the document as it is shown. While an answer is on its way they count as
 * current for a moment. Otherwise every turn of a knob would make the page flicker. Must not know what the numbers
 * are.
 *
 * @typedef {object} Staleness
 * @property {import("@preact/signals-core").ReadonlySignal<boolean>} stale
 * @property {import("@preact/signals-core").ReadonlySignal<ReadonlySet<string>>} changing parameters whose
 *     values the document has and the numbers have not
 */

import { computed } from "@preact/signals-core";
import { overdue } from "../document/overdue.js";

/** How long an answer may be on its way before the old numbers are shown as stale. */
export const PATIENCE_MILLISECONDS = 150;

/**
 * @param {import("../document/store.js").Store} store
 * @param {import("../page/people.js").People} people
 * @param {import("../../lib/clock.js").Clock} clock
 * @returns {Staleness}
 */
export function createStaleness(store, people, clock) {
  const oldest = computed(() => store.debts.value[0]?.since ?? null);
  const late = overdue(clock, oldest, PATIENCE_MILLISECONDS);
  const behind = computed(() => store.debts.value.length > 0);
  return {
    stale: computed(() => behind.value && (late.value || people.connection.value !== "open")),
    changing: computed(() => new Set(store.debts.value.flatMap((debt) => [...debt.parameters]))),
  };
}

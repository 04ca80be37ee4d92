/**
 * Whether something has been waiting for longer than patience lasts. Must not know what waits.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 */

import { computed, effect, signal } from "@preact/signals-core";

/**
 * @param {import("../../lib/clock.js").Clock} clock
 * @param {ReadonlySignal<number | null>} since when the waiting began, by the clock; null while nothing waits
 * @param {number} patience in milliseconds
 * @returns {ReadonlySignal<boolean>}
 */
export function overdue(clock, since, patience) {
  const late = signal(false);
  effect(() => {
    const left = since.value === null ? 0 : since.value + patience - clock.now();
    late.value = since.value !== null && left <= 0;
    if (left <= 0) return undefined;
    return clock.after(left, () => {
      late.value = true;
    });
  });
  return computed(() => late.value);
}

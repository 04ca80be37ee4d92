// Throttles what changes with every frame. The first change is told at once, later ones at most once in an interval,
// the last one always. Knows nothing of what is told.

import { effect, signal, untracked } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { systemClock } from "../../lib/clock.js";

/** @import { ReadonlySignal } from "@preact/signals" */

/** Milliseconds between two renewals of something that nobody reads while it moves. */
const UNHURRIED = 100;

/**
 * A signal that counts the changes of whatever `touch` reads.
 * @param {() => unknown} touch reads signals and does no work, since it runs at each change
 * @param {import("../../lib/clock.js").Clock} [clock]
 * @param {number} [interval] milliseconds between two changes at least
 * @returns {{beat: ReadonlySignal<number>, stop: () => void}}
 */
export function beatOf(touch, clock = systemClock, interval = UNHURRIED) {
  const beat = signal(0);
  let told = Number.NEGATIVE_INFINITY;
  /** @type {(() => void) | null} */
  let cancel = null;
  const tell = () => {
    cancel = null;
    told = clock.now();
    beat.value += 1;
  };
  const stop = effect(() => {
    touch();
    untracked(() => {
      if (cancel !== null) return;
      const left = told + interval - clock.now();
      if (left <= 0) tell();
      else cancel = clock.after(left, tell);
    });
  });
  return {
    beat,
    stop() {
      stop();
      cancel?.();
    },
  };
}

/** The same for a panel, which is rendered anew with each beat. @param {() => unknown} touch */
export function useBeat(touch) {
  const [pace] = useState(() => beatOf(touch));
  useEffect(() => pace.stop, [pace]);
  return pace.beat.value;
}

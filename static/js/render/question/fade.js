/**
 * How strongly each part of the drawing is painted while a question opens, changes or closes: what lies off its
 * way steps back within a moment. Must not know what a question is about.
 *
 * @import { Scope } from "./scope.js"
 *
 * From one scope to the next; `part` of the way, 0 to 1.
 * @typedef {{ before: Scope | null, now: Scope | null, part: number }} Fade
 */

import { FAINT } from "./scope.js";

/**
 * The strength of a part, 0 to 1.
 * @param {Fade | null} fade @param {"neurons" | "edges" | "losses"} kind @param {string} id
 */
export const strength = (fade, kind, id) =>
  fade === null ? 1 : between(fade, fade.before?.[kind].has(id) ?? false, fade.now?.[kind].has(id) ?? false);

/** @param {Fade} fade @param {boolean} wasOff @param {boolean} isOff */
export function between({ part }, wasOff, isOff) {
  const [from, to] = [wasOff ? FAINT : 1, isOff ? FAINT : 1];
  return from + (to - from) * part;
}

/**
 * The time that something takes, as a signal from 0 to 1 that is 1 at rest.
 * @param {import("../../playback/clock.js").AnimationClock} clock
 * @param {import("@preact/signals-core").ReadonlySignal<boolean>} reducedMotion
 * @param {(part: number) => void} tell
 */
export function createRun(clock, reducedMotion, tell) {
  let stop = () => {};
  return {
    /** @param {number} milliseconds 0: done at once */
    start(milliseconds) {
      stop();
      if (reducedMotion.peek() || milliseconds === 0) return tell(1);
      const began = clock.now();
      tell(0);
      stop = clock.run((now) => {
        const part = Math.min(1, (now - began) / milliseconds);
        tell(part);
        return part < 1;
      });
    },
    stop: () => stop(),
  };
}

/**
 * The progress of a change in a question, from its start to its end. Must not know what changes.
 */

/**
 * The progress of a change, as a signal from 0 to 1 that is 1 at rest.
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

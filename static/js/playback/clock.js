/**
 * The page's one animation clock. All motion runs through it, and no animation frame is requested while nothing
 * moves. In a frame, movers run first and painters last, so that a frame shows one moment. Must not know what moves
 * or paints.
 *
 * @typedef {(now: number) => boolean} Mover called in each frame until it returns false
 * @typedef {(now: number) => void} Painter called once, at the end of the next frame
 */

/**
 * @param {object} source
 * @param {() => number} source.now milliseconds
 * @param {(callback: () => void) => unknown} source.requestFrame
 */
export function createClock({ now, requestFrame }) {
  /** @type {Set<Mover>} */
  const movers = new Set();
  /** @type {Set<Painter>} */
  let painters = new Set();
  let asked = false;

  function ask() {
    if (asked) return;
    asked = true;
    requestFrame(frame);
  }

  function frame() {
    asked = false;
    const time = now();
    try {
      for (const move of [...movers]) if (!move(time)) movers.delete(move);
      const due = painters;
      painters = new Set();
      for (const paint of due) paint(time);
    } finally {
      // One that fails must not stop the others for good.
      if (movers.size + painters.size > 0) ask();
    }
  }

  return {
    now,

    /** Calls a mover in each frame until it returns false; returns how to stop it. @param {Mover} move */
    run(move) {
      movers.add(move);
      ask();
      return () => void movers.delete(move);
    },

    /**
     * Calls a painter at the end of the next frame, once however often it is asked for.
     * @param {Painter} paint
     */
    once(paint) {
      painters.add(paint);
      ask();
    },
  };
}

/** @typedef {ReturnType<typeof createClock>} AnimationClock */

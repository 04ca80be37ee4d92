// Going to an iteration by hand: a drag wants a new one with every move of the pointer, and at most one is
// asked for at a time; the newest is asked for when the answer is there. The step within the iteration stays.
// Must not know how the run is drawn.

import { effect, signal, untracked } from "@preact/signals";

/**
 * @import { ReadonlySignal } from "@preact/signals"
 * @import { Model } from "../../model/model.js"
 *
 * @typedef {object} Scrub
 * @property {ReadonlySignal<number | null>} goal the iteration that is wanted and not reached yet
 * @property {() => void} take a hand takes hold: the step at which the cursor stands is the one that is kept
 * @property {(iteration: number) => void} want
 * @property {() => void} destroy
 */

/** @param {Pick<Model, "cursor" | "transport">} model @returns {Scrub} */
export function createScrub({ cursor, transport }) {
  const goal = signal(/** @type {number | null} */ (null));
  /** Where the cursor was when the last question was asked; the server answers with another. */
  let asked = /** @type {unknown} */ (null);
  let askedFor = 0;
  let kept = { step: 0, turn: 0 };

  function ask() {
    const here = cursor.state.peek();
    const wanted = goal.peek();
    if (here === null || wanted === null || here === asked) return;
    // The answer to the newest wish ends the scrub, even if the run does not reach so far.
    if (here.iteration === wanted || (asked !== null && askedFor === wanted)) {
      [asked, goal.value] = [null, null];
      return;
    }
    [asked, askedFor] = [here, wanted];
    transport.seek(kept.step, { turn: kept.turn, iteration: wanted });
  }

  const stop = effect(() => {
    cursor.state.value;
    untracked(ask);
  });

  return {
    goal,
    take() {
      const here = cursor.state.peek();
      if (here === null) return;
      kept = { step: here.step, turn: here.turn ?? 0 };
      [asked, goal.value] = [null, null];
    },
    want(iteration) {
      goal.value = iteration;
      ask();
    },
    destroy: stop,
  };
}

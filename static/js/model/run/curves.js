/**
 * The loss curves of the runs that the server remembers, as typed arrays outside the signals: the present run and
 * those it branched off from. Must not know how they are drawn.
 *
 * @import { Curve as CurveMessage } from "../../protocol/messages.js"
 *
 * @typedef {object} Curve
 * @property {number} run
 * @property {number | null} parent the run that this one branched off from
 * @property {number | null} parentIteration the iteration at which it did
 * @property {number} samples over how many samples, from the first on, the loss is taken
 * @property {Float64Array} iterations ascending
 * @property {Float64Array} losses
 */

import { signal } from "@preact/signals-core";
import { floats } from "../../lib/bytes.js";

export function createCurves() {
  /** @type {Map<number, Curve>} */
  const runs = new Map();
  const version = signal(0);
  return {
    /** Counts the changes of what is known here. */
    version,
    /** @param {number} run @returns {Curve | null} */
    of: (run) => runs.get(run) ?? null,
    /** All curves, the oldest run first. */
    all: () => [...runs.values()].sort((one, other) => one.run - other.run),
    /** A new connection sends them all again. */
    clear() {
      runs.clear();
      version.value += 1;
    },
    /** @param {CurveMessage} message */
    take(message) {
      const known = message.anew ? undefined : runs.get(message.run);
      if (message.gone) runs.delete(message.run);
      else
        runs.set(message.run, {
          run: message.run,
          parent: message.parent,
          parentIteration: message.parent_iteration,
          samples: message.samples,
          ...joined(known, floats(message.iterations), floats(message.losses)),
        });
      version.value += 1;
    },
  };
}

/** @typedef {ReturnType<typeof createCurves>} Curves */

/**
 * What was known before the first iteration of what comes, and that.
 * @param {Curve | undefined} known @param {ArrayLike<number>} iterations @param {ArrayLike<number>} losses
 */
function joined(known, iterations, losses) {
  const first = iterations[0] ?? Number.POSITIVE_INFINITY;
  let count = known ? known.iterations.length : 0;
  while (known && count > 0 && known.iterations[count - 1] >= first) count -= 1;
  return {
    iterations: both(known?.iterations, count, iterations),
    losses: both(known?.losses, count, losses),
  };
}

/** @param {Float64Array | undefined} before @param {number} count of what to take of it @param {ArrayLike<number>} more */
function both(before, count, more) {
  const whole = new Float64Array(count + more.length);
  if (before) whole.set(before.subarray(0, count));
  whole.set(more, count);
  return whole;
}

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
 * @property {number} samples over how many of the samples that are trained on, from the first on, the loss is taken
 * @property {Float64Array} iterations ascending
 * @property {Float64Array} losses
 * @property {Float64Array} validation the losses over those samples at the same iterations; empty where there are none
 * @property {Float64Array} test likewise
 */

import { signal } from "@preact/signals-core";
import { floats } from "../../lib/bytes.js";

const NONE = new Float64Array(0);

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
          ...joined(known, message),
        });
      version.value += 1;
    },
  };
}

/** @typedef {ReturnType<typeof createCurves>} Curves */

/**
 * The same curve with the losses over samples that are kept; null where there are none.
 * @param {Curve} curve @param {"validation" | "test"} split @returns {Curve | null}
 */
export const keptLine = (curve, split) =>
  curve[split].length > 0 ? { ...curve, losses: curve[split] } : null;

/** What was known before the first iteration of what comes, and that. @param {Curve | undefined} known @param {CurveMessage} message */
function joined(known, message) {
  const first = floats(message.iterations)[0] ?? Number.POSITIVE_INFINITY;
  let count = known ? known.iterations.length : 0;
  while (known && count > 0 && known.iterations[count - 1] >= first) count -= 1;
  /** @param {"iterations" | "losses" | "validation" | "test"} name */
  const column = (name) => both(known?.[name].subarray(0, count) ?? NONE, floats(message[name]));
  return {
    iterations: column("iterations"),
    losses: column("losses"),
    validation: column("validation"),
    test: column("test"),
  };
}

/** @param {Float64Array} before @param {ArrayLike<number>} more */
function both(before, more) {
  const whole = new Float64Array(before.length + more.length);
  whole.set(before);
  whole.set(more, before.length);
  return whole;
}

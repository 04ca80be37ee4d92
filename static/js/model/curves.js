/**
 * The loss curves of the runs that the server remembers, as typed arrays outside the signals: the present run and
 * those it branched off from. Must not know how they are drawn.
 *
 * @import { Curve as CurveMessage } from "../protocol/messages.js"
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
import { floats } from "../lib/bytes.js";

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
          iterations: joined(known?.iterations, floats(message.iterations)),
          losses: joined(known?.losses, floats(message.losses)),
        });
      version.value += 1;
    },
  };
}

/** @typedef {ReturnType<typeof createCurves>} Curves */

/** @param {Float64Array | undefined} before @param {ArrayLike<number>} more */
function joined(before = new Float64Array(0), more) {
  const both = new Float64Array(before.length + more.length);
  both.set(before);
  both.set(more, before.length);
  return both;
}

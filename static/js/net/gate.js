/**
 * Holds a welcome back whose samples are fetched apart, and all that comes behind it, so that the model hears everything in
 * one order. Must not know what messages mean.
 *
 * @import { Sample, Welcome } from "../protocol/messages.js"
 * @import { Clock } from "../lib/clock.js"
 *
 * @typedef {object} GateParts
 * @property {(event: string, payload: any) => void} pass
 * @property {(welcome: Welcome) => Promise<readonly Sample[]>} fetchSamples
 * @property {() => void} again asks for a new welcome: what this one names cannot be had
 * @property {Clock} clock
 */

const PATIENCE = 1000;

/** @param {GateParts} parts */
export function createGate({ pass, fetchSamples, again, clock }) {
  /** What waits, in order; null while nothing does. @type {[string, any][] | null} */
  let held = null;

  /** A message that cannot be taken in keeps none behind it from coming. @param {[string, any][]} own */
  const open = (own) => {
    try {
      // A message may make the page give up its line.
      for (let next = own.shift(); next !== undefined; next = held === own ? own.shift() : undefined)
        pass(...next);
    } finally {
      if (held === own && own.length === 0) held = null;
      else if (held === own) queueMicrotask(() => open(own));
    }
  };

  /** @param {Welcome} welcome */
  async function wait(welcome) {
    /** @type {[string, any][]} */
    const own = [];
    held = own;
    const samples = await fetchSamples(welcome).catch(() => null);
    if (held !== own) return;
    if (samples === null) {
      clock.after(PATIENCE, () => held === own && again());
    } else {
      own.unshift(["welcome", { ...welcome, document: { ...welcome.document, samples } }]);
      open(own);
    }
  }

  return {
    /** @param {string} event @param {any} payload */
    take(event, payload) {
      if (held !== null) held.push([event, payload]);
      else if (event === "welcome" && payload.samples_hash) void wait(payload);
      else pass(event, payload);
    },

    /** The line broke: what it brought is of no use any more. */
    lost() {
      held = null;
    },
  };
}

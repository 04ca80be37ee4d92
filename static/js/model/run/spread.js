/**
 * How weights and gradients are spread in each layer, while somebody looks at it, and the norms of the gradients in the
 * iterations that were looked at. Must not know how they look.
 *
 * @import { Spread } from "../../protocol/messages.js"
 * @import { PolledParts } from "./polled.js"
 *
 * @typedef {{ iteration: number, norms: Float64Array }} Norms of each layer, the lowest first
 */

import { signal } from "@preact/signals-core";
import { floats } from "../../lib/bytes.js";
import { createPolled } from "./polled.js";

const FIRST_ID = 1_700_000_000;
/** Of more iterations every other one goes. */
const MOST = 600;

/** @param {PolledParts} parts */
export function createSpread(parts) {
  const polled = createPolled(parts, {
    first: FIRST_ID,
    ask: (/** @type {"spread"} */ _, id) => ({ event: "ask_spread", id }),
    isOf: (/** @type {Spread} */ _) => true,
  });
  const past = signal(/** @type {{ run: number, norms: readonly Norms[] }} */ ({ run: 0, norms: [] }));

  return {
    ...polled,

    /** Of the present run, in the order of their iterations. */
    past,

    /** @param {Spread} message */
    take(message) {
      const before = polled.latest.peek();
      polled.take(message);
      if (polled.latest.peek() === before) return;
      const { run, iteration } = message;
      const known = past.peek().run === run ? past.peek().norms : [];
      const others = known.filter((each) => each.iteration !== iteration);
      const norms = [...others, { iteration, norms: /** @type {Float64Array} */ (floats(message.norms)) }];
      norms.sort((one, other) => one.iteration - other.iteration);
      past.value = { run, norms: norms.length > MOST ? norms.filter((_, at) => at % 2 === 0) : norms };
    },
  };
}

/** @typedef {ReturnType<typeof createSpread>} SpreadState */

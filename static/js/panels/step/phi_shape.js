// The shape of an activation, from the values that the server's tables give, for a picture of it. It is drawn, never
// read: each number beside the picture is the engine's. Knows nothing of networks, and of no activation.

import { floats } from "../../lib/bytes.js";

/** @import { Shape } from "../../protocol/messages.js" */

/**
 * Straight from each value to the next, and from the last ones on.
 * @param {Shape | null | undefined} shape @returns {((z: number) => number) | null}
 */
export function shapeOf(shape) {
  if (!shape) return null;
  const { reach, period } = shape;
  const values = floats(shape.values, true);
  const last = values.length - 1;
  return (z) => {
    const at = ((period ? z - period * Math.round(z / period) : z) / reach + 1) * (last / 2);
    const left = Math.min(Math.max(Math.floor(at), 0), last - 1);
    return values[left] + (at - left) * (values[left + 1] - values[left]);
  };
}

/**
 * The bodies of a drawing that makes way for a question: what comes forward has its names, the rest recedes.
 * Pure.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Item } from "../lens/columns.js"
 * @import { Metrics } from "../scene/sizes.js"
 */

import { DOUBLE_RIM, textsOf } from "../scene/bodies.js";
import { around } from "../scene/geometry.js";

/**
 * @param {readonly Body[]} bodies @param {readonly Item[]} items the same, in their new places
 * @param {{ on: Metrics, other: Metrics }} metrics @param {ReadonlySet<string>} biases the neurons whose bias stands
 * @returns {Body[]}
 */
export function bodiesAt(bodies, items, metrics, biases) {
  return bodies.map((body, i) => {
    const { x, y, look, r: half } = items[i];
    const recedes = look === "other";
    const sizes = recedes ? metrics.other : metrics.on;
    const r = body.kind === "loss" && !recedes ? half + DOUBLE_RIM * sizes.scale : half;
    return {
      ...body,
      x,
      y,
      r,
      box: around(x, y, 2 * r, 2 * r),
      label: null,
      sizes,
      ...(recedes ? { look: /** @type {const} */ ("other") } : {}),
      texts: textsOf({ r: half, square: body.square }, sizes, recedes ? "other" : undefined),
      bias: body.bias && !recedes && biases.has(body.id) ? biasAt(body.bias, x, y - r, sizes) : null,
    };
  });
}

/**
 * The square on the rim with its name above.
 * @param {NonNullable<Body["bias"]>} bias @param {number} x @param {number} y @param {Metrics} sizes
 */
function biasAt(bias, x, y, { bias: side, label, scale }) {
  const square = around(x, y, side, side);
  const height = 1.33 * label;
  const name = around(x, square.y - 2 * scale - height / 2, 4.3 * label, height);
  return { ...bias, square, label: name };
}

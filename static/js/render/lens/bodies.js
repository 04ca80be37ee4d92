/**
 * The bodies of a drawing with a lens: each in its new place, with its own sizes. Pure.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Metrics } from "../scene/sizes.js"
 * @import { Item } from "./columns.js"
 */

import { DOUBLE_RIM, textsOf } from "../scene/bodies.js";
import { around } from "../scene/geometry.js";

/** The width of the name and value of a bias, in letters' sizes. */
const BIAS = 5.6;

/**
 * @param {readonly Body[]} bodies @param {readonly Item[]} items the same, in their new places
 * @param {Record<Item["look"], Metrics>} looks
 * @returns {Body[]}
 */
export function placedIn(bodies, items, looks) {
  return bodies.map((body, i) => {
    const { x, y, look } = items[i];
    const sizes = looks[look];
    const r = body.kind === "loss" && look !== "other" ? items[i].r + DOUBLE_RIM * sizes.scale : items[i].r;
    return {
      ...body,
      x,
      y,
      r,
      look,
      sizes,
      box: around(x, y, 2 * r, 2 * r),
      label: null,
      texts: textsOf({ r, square: body.square }, sizes, look),
      bias: body.bias && look === "open" ? biasOf(body.bias, { x, y: y - r }, sizes) : null,
    };
  });
}

/**
 * The bias of the opened neuron: its name and value stand beside the square, where the rim falls away.
 * @param {NonNullable<Body["bias"]>} bias @param {{ x: number, y: number }} top @param {Metrics} sizes
 */
function biasOf(bias, top, { bias: side, label, scale }) {
  const square = around(top.x, top.y, side, side);
  const [w, h] = [BIAS * label, 1.33 * label];
  return {
    ...bias,
    silent: false,
    square,
    label: { x: square.x + side + 12 * scale, y: square.y - h + side / 2, w, h },
    aside: true,
  };
}

/** The same with its name on the right, on the left, and above. @param {NonNullable<Body["bias"]>} bias */
export const sidesOf = (bias) => {
  const { label, square } = bias;
  const middle = square.x + square.w / 2;
  return [
    bias,
    { ...bias, label: { ...label, x: 2 * middle - label.x - label.w } },
    { ...bias, label: { ...label, x: middle - label.w / 2, y: square.y - label.h } },
  ];
};

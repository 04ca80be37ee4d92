/**
 * Where the names of biases stand: above their square, or beside it where an edge runs through the name and another
 * place is free. World units. Pure; must not know what is written.
 *
 * @import { Bias, Body } from "./bodies.js"
 * @import { Rect, Track } from "./geometry.js"
 * @import { Metrics } from "./sizes.js"
 */

import { standsIn } from "./free_places.js";
import { around, centre, overlap, trackToRect } from "./geometry.js";

/** The room of a name beside its square, and the part of it that most names fill, in letters' sizes. */
const WIDE = 4.3;
const FILLED = 2.2;
/** The distance of a name from its square, relative to the usual size of shapes. */
const AWAY = 6;

/**
 * @param {readonly Body[]} bodies @param {readonly { way: Track }[]} lines @param {Metrics} sizes
 * @returns {readonly Body[]}
 */
export function besideEdges(bodies, lines, sizes) {
  if (sizes.compact) return bodies;
  const isCrossed = (/** @type {Rect} */ box) => lines.some(({ way }) => trackToRect(way, box, 1) === 0);
  const isFree = (/** @type {Body} */ own, /** @type {Rect} */ box) =>
    bodies.every(
      (body) =>
        body === own ||
        !(
          standsIn(body, box) ||
          (body.label && overlap(body.label, box)) ||
          (body.bias && overlap(body.bias.label, box))
        ),
    );
  return bodies.map((body) => {
    const { bias } = body;
    if (!bias || !isCrossed(namePart(bias, sizes))) return body;
    const found = asides(bias, sizes).find(
      (each) => !isCrossed(namePart(each, sizes)) && isFree(body, each.label),
    );
    return found ? { ...body, bias: found } : body;
  });
}

/** The part of the label where a name stands. @param {Bias} bias @param {Metrics} sizes @returns {Rect} */
function namePart({ label, aside }, sizes) {
  const w = Math.min(label.w, FILLED * sizes.label);
  if (aside) return { ...label, w };
  const { x, y } = centre(label);
  return around(x, y, w, label.h);
}

/** Right of the square, and left of it. @param {Bias} bias @param {Metrics} sizes @returns {Bias[]} */
function asides(bias, { label, scale }) {
  const { square } = bias;
  const [w, h] = [WIDE * label, bias.label.h];
  const y = square.y - h + square.h / 2;
  // A name begins at the left end of its room, so on the left the room is that of the name alone.
  return [
    { x: square.x + square.w + AWAY * scale, w },
    { x: square.x - AWAY * scale - FILLED * label, w: FILLED * label },
  ].map(({ x, w }) => ({ ...bias, label: { x, y, w, h }, aside: true }));
}

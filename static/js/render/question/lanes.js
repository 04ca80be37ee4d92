/**
 * Ribbons: each path has its own lane along its edges. Paths that share an edge lie side by side, alternating
 * above and below it. Pure; must not know colours or time.
 *
 * @import { Point, Track } from "../scene/geometry.js"
 * @import { Leg } from "./path_routes.js"
 *
 * @typedef {object} Route
 * @property {number} path its number, which decides on which side it runs
 * @property {readonly Leg[]} legs
 * @property {number} value the product along it; NaN counts as positive
 * @property {ReadonlySet<number>} [zeros] the factors that are exactly 0
 * @property {boolean} [dashed]
 * @property {boolean} [fresh] whether it grows now
 * @property {boolean} [backward] whether it grows from its end to its start
 *
 * @typedef {{ way: Track, at: number, factor: number, key: string, side: 1 | -1 }} Strip `at`: the length
 *   of the ribbon before it
 * @typedef {Route & { strips: readonly Strip[], length: number }} Ribbon
 *
 * How far lanes reach from the middle of an edge on each side: above (1), below (-1).
 * @typedef {ReadonlyMap<string, { 1: number, "-1": number }>} Reach
 */

import { stretch, track } from "../scene/geometry.js";

/** The gap between an edge and its first lane, and between two lanes, in world units. */
const APART = 2;
/** Ribbons run this far into the rim of a neuron, which is painted above them. */
const INTO = 1.5;

/**
 * @param {readonly Route[]} routes
 * @param {{ width: number, scale: number, half: (key: string) => number }} how `half`: half the width of an edge
 * @returns {{ ribbons: Ribbon[], reach: Reach }}
 */
export function layRibbons(routes, { width, scale, half }) {
  /** @type {Map<string, { 1: number, "-1": number }>} */
  const reach = new Map();
  const ribbons = routes.map((route) => {
    const own = route.path % 2 === 0 ? 1 : -1;
    let at = 0;
    const strips = route.legs.map(({ key, way, from, until, factor, outward }) => {
      const side = outward ?? own;
      const taken = reach.get(key) ?? { 1: half(key), "-1": half(key) };
      const lift = side * (taken[side] + APART * scale + width / 2);
      taken[side] += APART * scale + width;
      reach.set(key, taken);
      const strip = {
        way: track(into(stretch(way, from, until, lift), from > 0, INTO * scale)),
        at,
        factor,
        key,
        side,
      };
      at += strip.way.length;
      return /** @type {Strip} */ (strip);
    });
    return { ...route, strips, length: at };
  });
  return { ribbons, reach };
}

/**
 * Both ends are extended slightly; the first end only if it touches a neuron.
 * @param {Point[]} points @param {boolean} free whether the first end is free @param {number} by
 */
function into(points, free, by) {
  const moved = [...points];
  const last = points.length - 1;
  moved[last] = beyond(points[last - 1], points[last], by);
  if (!free) moved[0] = beyond(points[1], points[0], by);
  return moved;
}

/** @param {Point} from @param {Point} end @param {number} by @returns {Point} */
function beyond(from, end, by) {
  const length = Math.hypot(end.x - from.x, end.y - from.y) || 1;
  return { x: end.x + ((end.x - from.x) / length) * by, y: end.y + ((end.y - from.y) / length) * by };
}

/**
 * The visible part of a strip while its ribbon grows; null before the ribbon reaches it.
 * @param {Ribbon} ribbon @param {Strip} strip @param {number} grown 0 to 1
 * @returns {{ from: number, until: number } | null}
 */
export function standing({ length, backward, fresh }, { at, way }, grown) {
  if (fresh === false || grown >= 1) return { from: 0, until: 1 };
  const front = grown * length;
  if (backward) {
    const from = 1 - (front - (length - at - way.length)) / way.length;
    return from >= 1 ? null : { from: Math.max(0, from), until: 1 };
  }
  const until = (front - at) / way.length;
  return until <= 0 ? null : { from: 0, until: Math.min(1, until) };
}

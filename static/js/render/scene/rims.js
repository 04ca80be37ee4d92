/**
 * Where a way leaves the neuron at its beginning and reaches the one at its end. Pure; must not know how ways
 * run in between.
 *
 * @import { Body } from "./bodies.js"
 * @import { Point } from "./geometry.js"
 */

import { distance } from "./geometry.js";

/**
 * The part of a way outside both its end bodies.
 * @param {readonly Point[]} points @param {Body} from @param {Body} to
 */
export function trim(points, from, to) {
  const first = points.findIndex((point, i) => i > 0 && !within(from, point));
  const last = points.findLastIndex((point, i) => i < points.length - 1 && !within(to, point));
  if (first < 0 || last < 0) return [points[0], points[points.length - 1]];
  const start = leave(from, points[first - 1], points[first]);
  const end = leave(to, points[last + 1], points[last]);
  return [start, ...points.slice(first, last + 1), end];
}

/** @param {Body} body @param {Point} point */
function within(body, point) {
  if (!body.square) return distance(body, point) < body.r;
  return Math.max(Math.abs(point.x - body.x), Math.abs(point.y - body.y)) < body.r;
}

/**
 * The point where a segment from inside a body crosses the rim; found by bisection, if it does not begin in the
 * middle.
 * @param {Body} body @param {Point} inner @param {Point} outer @returns {Point}
 */
function leave(body, inner, outer) {
  const [dx, dy] = [outer.x - inner.x, outer.y - inner.y];
  if (inner.x === body.x && inner.y === body.y) {
    const t = body.r / (body.square ? Math.max(Math.abs(dx), Math.abs(dy)) : Math.hypot(dx, dy));
    return { x: inner.x + dx * t, y: inner.y + dy * t };
  }
  let [low, high] = [0, 1];
  for (let i = 0; i < 30; i += 1) {
    const t = (low + high) / 2;
    if (within(body, { x: inner.x + dx * t, y: inner.y + dy * t })) low = t;
    else high = t;
  }
  return { x: inner.x + dx * high, y: inner.y + dy * high };
}

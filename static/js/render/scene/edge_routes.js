/**
 * The routes of edges: straight from rim to rim, or bent around a neuron in between. Pure; must not know
 * knobs or colours.
 *
 * @import { Body } from "./bodies.js"
 * @import { Point, Track } from "./geometry.js"
 */

import { distance, toSegment, track } from "./geometry.js";

/** If a neuron is in the way, these bends are tried in turn, as fractions of the distance. */
const BENDS = [-0.18, 0.18, -0.3, 0.3, -0.45, 0.45];
const SAMPLES = 24;
/** The distance that an edge keeps from a neuron that it passes. */
const CLEARANCE = 12;

/**
 * @param {Body} from @param {Body} to
 * @param {readonly Body[]} bodies the bodies to avoid; none in a drawing that is too large for this
 * @returns {Track}
 */
export function route(from, to, bodies) {
  const straight = [
    { x: from.x, y: from.y },
    { x: to.x, y: to.y },
  ];
  const others = bodies.filter((body) => body !== from && body !== to);
  let best = straight;
  let fewest = blocked(straight, others);
  for (const bend of BENDS) {
    if (fewest === 0) break;
    const bent = arc(straight[0], straight[1], bend);
    const count = blocked(bent, others);
    if (count < fewest) [best, fewest] = [bent, count];
  }
  return track(trim(best, from, to));
}

/** The number of bodies in the way. @param {readonly Point[]} points @param {readonly Body[]} bodies */
function blocked(points, bodies) {
  return bodies.filter((body) => {
    for (let i = 1; i < points.length; i += 1) {
      if (toSegment(body, points[i - 1], points[i]) < body.r + CLEARANCE) return true;
    }
    return false;
  }).length;
}

/**
 * A quadratic curve. Its middle lies `bend` times the distance beside the straight line, on the right if
 * `bend` is positive.
 * @param {Point} a @param {Point} b @param {number} bend @returns {Point[]}
 */
function arc(a, b, bend) {
  const x = (a.x + b.x) / 2 + 2 * bend * (a.y - b.y);
  const y = (a.y + b.y) / 2 + 2 * bend * (b.x - a.x);
  return Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const t = i / SAMPLES;
    const s = 1 - t;
    return { x: s * s * a.x + 2 * s * t * x + t * t * b.x, y: s * s * a.y + 2 * s * t * y + t * t * b.y };
  });
}

/**
 * The part of a way outside both its end bodies.
 * @param {readonly Point[]} points @param {Body} from @param {Body} to
 */
function trim(points, from, to) {
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
 * The point where a segment from inside a body crosses the rim, found by bisection.
 * @param {Body} body @param {Point} inner @param {Point} outer @returns {Point}
 */
function leave(body, inner, outer) {
  let [low, high] = [0, 1];
  for (let i = 0; i < 30; i += 1) {
    const t = (low + high) / 2;
    if (within(body, { x: inner.x + (outer.x - inner.x) * t, y: inner.y + (outer.y - inner.y) * t })) low = t;
    else high = t;
  }
  return { x: inner.x + (outer.x - inner.x) * high, y: inner.y + (outer.y - inner.y) * high };
}

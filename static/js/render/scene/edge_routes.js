/**
 * The routes of edges: straight from rim to rim. Only an edge that would run through a third neuron is bent,
 * as little as clears it, within the outline of the drawing; edges past the same neuron keep their own lanes.
 * Pure; must not know knobs or colours.
 *
 * @import { Body } from "./bodies.js"
 * @import { Point, Track } from "./geometry.js"
 * @import { NearBodies } from "./near_bodies.js"
 *
 * @typedef {readonly [from: Body, to: Body]} Ends
 */

import { bend, farIn, frameOf, heightOver, placeIn } from "./bends.js";
import { distance, grow, inside, toTrack, track, union } from "./geometry.js";
import { nearBodies } from "./near_bodies.js";

/** Relative to the usual size of shapes: the distances of a bent edge from a neuron and from its neighbour. */
const CLEAR = 10;
const LANE = 12;
/** How far a bend may reach beyond the outermost bodies. */
export const OUTLINE = 48;
/** The lanes that are tried on each side; then narrower ones. */
const LANES = 3;
const NARROWER = [1, 1 / 2, 1 / 4];
/** A bend that meets more neurons is made larger, at most this often. */
const TRIES = 6;

/**
 * @param {readonly Ends[]} ends
 * @param {readonly Body[]} bodies the neurons to avoid; none in a drawing that is too large for this
 * @param {number} scale of shapes
 * @returns {Track[]}
 */
export function routesOf(ends, bodies, scale) {
  const ways = ends.map(straight);
  if (bodies.length === 0) return ways;
  const near = nearBodies(bodies);
  const inTheWay = ends.map(([from, to]) => thirds(near, [from, to], [from, to], 0));
  const blocked = ends.map((_, i) => i).filter((i) => inTheWay[i].length > 0);
  const outline = grow(union(bodies.map(({ box }) => box)) ?? { x: 0, y: 0, w: 0, h: 0 }, OUTLINE * scale);
  /** The bent ways past a neuron. @type {Map<Body, Track[]>} */
  const past = new Map();
  // A short edge takes the inner lane.
  blocked.sort((a, b) => ways[a].length - ways[b].length || a - b);
  for (const i of blocked) {
    const found = bent(ends[i], inTheWay[i], { near, past, scale, fits: (point) => inside(outline, point) });
    if (!found) continue;
    ways[i] = found.way;
    for (const body of found.crests.keys()) past.set(body, [...(past.get(body) ?? []), found.way]);
  }
  return ways;
}

/** The straight way from rim to rim. @param {Ends} ends */
export const straight = ([from, to]) => track(trim([from, to], from, to));

/**
 * The surroundings of bends.
 * @typedef {{ near: NearBodies, past: ReadonlyMap<Body, readonly Track[]>, scale: number,
 *   fits: (point: Point) => boolean }} Around
 */

/** The neurons that a way runs through, without those at its ends. @param {NearBodies} near @param {readonly Point[]} points @param {Ends} ends @param {number} room */
function thirds(near, points, [from, to], room) {
  /** @type {Set<Body>} */
  const found = new Set();
  for (let i = 1; i < points.length; i += 1)
    for (const body of near(points[i - 1], points[i], room))
      if (body !== from && body !== to) found.add(body);
  return [...found];
}

/**
 * The smallest bend that clears all neurons, stays in the outline and has its lane for itself; null if
 * there is none.
 * @param {Ends} ends @param {readonly Body[]} blockers @param {Around} around
 */
function bent(ends, blockers, around) {
  for (const narrow of NARROWER) {
    const lane = narrow * LANE * around.scale;
    const tried = [-1, 1].flatMap((side) =>
      Array.from({ length: LANES / narrow }, (_, i) =>
        cleared(ends, blockers, { side, more: i * lane }, around),
      ),
    );
    const free = tried
      .filter((each) => each !== null)
      .filter((each) => isFree(each, around.past, 0.9 * lane));
    if (free.length > 0) return free.reduce((best, each) => (each.height < best.height ? each : best));
  }
  return null;
}

/**
 * A bend on one side, as small as it clears all neurons; null if there is none.
 * @param {Ends} ends @param {readonly Body[]} blockers
 * @param {{ side: number, more: number }} where `more`: beyond the smallest bend
 * @param {Around} around
 */
function cleared(ends, blockers, { side, more }, { near, scale, fits }) {
  const frame = frameOf(...ends);
  let passed = [...blockers];
  for (let i = 0; i < TRIES; i += 1) {
    const height = more + Math.max(...passed.map((body) => heightOver(frame, body, side, CLEAR * scale)));
    const points = bend(frame, passed, side * height);
    const hit = thirds(near, points, ends, 0);
    if (hit.length === 0) {
      const crests = new Map(passed.map((body) => [body, placeIn(frame, farIn(frame, body), side * height)]));
      return points.every(fits) ? { way: track(trim(points, ...ends)), height, crests } : null;
    }
    const met = hit.filter((body) => !passed.includes(body));
    if (met.length === 0) return null;
    passed = [...passed, ...met];
  }
  return null;
}

/**
 * Whether no other bent way runs where this one passes its neurons.
 * @param {{ crests: ReadonlyMap<Body, Point> }} bend @param {Around["past"]} past @param {number} lane
 */
const isFree = ({ crests }, past, lane) =>
  [...crests].every(([body, crest]) =>
    (past.get(body) ?? []).every((other) => toTrack(other, crest) >= lane),
  );

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

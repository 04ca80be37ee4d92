/**
 * The routes of edges: straight from rim to rim. Only an edge that would run through a third neuron is bent,
 * as little as clears it, within the outline of the drawing; edges past the same neuron keep their own lanes.
 * Pure; must not know knobs or colours.
 *
 * @import { Frame } from "./bends.js"
 * @import { Body } from "./bodies.js"
 * @import { Point, Track } from "./geometry.js"
 * @import { NearBodies } from "./near_bodies.js"
 *
 * @typedef {readonly [from: Body, to: Body]} Ends
 */

import { bend, farIn, frameOf, heightOver, placeIn } from "./bends.js";
import { partsOf } from "./bodies.js";
import { grow, inside, toTrack, track, union } from "./geometry.js";
import { nearBodies, touches } from "./near_bodies.js";
import { trim } from "./rims.js";

/** Relative to the usual size of shapes: the distance of two bent edges, and how far they may reach beyond all else. */
const LANE = 12;
export const OUTLINE = 30;
/** The lanes that are tried on each side; then narrower ones. */
const LANES = 3;
const NARROWER = [1, 1 / 2, 1 / 4];
const NOWHERE = { x: 0, y: 0, w: 0, h: 0 };
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
  const inTheWay = blockersOf(ends, bodies, near);
  const blocked = ends.map((_, i) => i).filter((i) => inTheWay[i].length > 0);
  const outline = grow(union(bodies.flatMap(partsOf)) ?? NOWHERE, OUTLINE * scale);
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

/**
 * What is known of the straight way between two bodies: those that it runs through, among which it was looked.
 * @typedef {{ way: Track, among: readonly Body[], met: readonly Body[] }} Straight
 */

/** By both ends, as long as they stay. @type {WeakMap<Body, WeakMap<Body, Straight>>} */
const straights = new WeakMap();

/** @param {Ends} ends @returns {Straight} */
function knownOf([from, to]) {
  const fromHere = straights.get(from) ?? new WeakMap();
  straights.set(from, fromHere);
  const found = fromHere.get(to);
  if (found) return found;
  const made = { way: track(trim([from, to], from, to)), among: [], met: [] };
  fromHere.set(to, made);
  return made;
}

/** The straight way from rim to rim. @param {Ends} ends */
export const straight = (ends) => knownOf(ends).way;

/**
 * The neurons that each straight way runs through: of ways that stay, only neurons that moved are looked at anew.
 * @param {readonly Ends[]} ends @param {readonly Body[]} bodies @param {NearBodies} near
 * @returns {(readonly Body[])[]}
 */
function blockersOf(ends, bodies, near) {
  const here = new Set(bodies);
  /** @type {Map<readonly Body[], readonly Body[]>} */
  const cameSince = new Map();
  return ends.map(([from, to]) => {
    const known = knownOf([from, to]);
    const { among, met } = known;
    const came = cameSince.get(among) ?? difference(bodies, among);
    cameSince.set(among, came);
    known.met =
      2 * came.length > bodies.length
        ? thirds(near, [from, to], [from, to], 0)
        : [
            ...met.filter((body) => here.has(body)),
            ...came.filter((body) => body !== from && body !== to && touches(body, from, to, 0)),
          ];
    known.among = bodies;
    return known.met;
  });
}

/** @param {readonly Body[]} now @param {readonly Body[]} before */
function difference(now, before) {
  const had = new Set(before);
  return now.filter((body) => !had.has(body));
}

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
 * The smallest bend that clears all neurons and stays in the outline, with a lane for itself if there is one
 * left; null if nothing clears them.
 * @param {Ends} ends @param {readonly Body[]} blockers @param {Around} around
 */
function bent(ends, blockers, around) {
  const least = [-1, 1]
    .map((side) => cleared(ends, blockers, { side, more: 0 }, around))
    .filter((each) => each !== null)
    .sort((a, b) => a.height - b.height);
  for (const narrow of NARROWER) {
    const lane = narrow * LANE * around.scale;
    const lanes = least.flatMap((first) =>
      Array.from({ length: LANES / narrow }, (_, i) => ({ first, more: i * lane })),
    );
    lanes.sort((a, b) => a.first.height + a.more - b.first.height - b.more);
    for (const { first, more } of lanes) {
      // Where the lane is taken beside the neurons of the smallest bend, the larger one is not made.
      if (!isFree(crestsAt(ends, first, more), around.past, 0.9 * lane)) continue;
      const found = more === 0 ? first : cleared(ends, blockers, { side: first.side, more }, around);
      if (found && isFree(found.crests, around.past, 0.9 * lane)) return found;
    }
  }
  return least[0] ?? null;
}

/**
 * `crests`: where it passes neurons.
 * @typedef {{ way: Track, side: number, height: number, crests: ReadonlyMap<Body, Point> }} Bend
 */

/**
 * A bend on one side, as small as it clears all neurons; null if there is none.
 * @param {Ends} ends @param {readonly Body[]} blockers
 * @param {{ side: number, more: number }} where `more`: beyond the smallest bend
 * @param {Around} around
 * @returns {Bend | null}
 */
function cleared(ends, blockers, { side, more }, { near, scale, fits }) {
  const frame = frameOf(...ends);
  let passed = [...blockers];
  for (let i = 0; i < TRIES; i += 1) {
    const height = more + Math.max(...passed.map((body) => heightOver(frame, body, side, scale)));
    const points = bend(frame, passed, side * height);
    const hit = thirds(near, points, ends, 0);
    if (hit.length === 0) {
      const crests = crestsOf(frame, passed, side * height);
      return points.every(fits) ? { way: track(trim(points, ...ends)), side, height, crests } : null;
    }
    const met = hit.filter((body) => !passed.includes(body));
    if (met.length === 0) return null;
    passed = [...passed, ...met];
  }
  return null;
}

/**
 * Where a bend passes its neurons.
 * @param {Frame} frame @param {readonly Body[]} passed @param {number} aside right of the line
 */
const crestsOf = (frame, passed, aside) =>
  new Map(passed.map((body) => [body, placeIn(frame, farIn(frame, body), aside)]));

/** Where a bend past the same neurons as another one passes them, `more` beyond it. @param {Ends} ends @param {Bend} bend @param {number} more */
const crestsAt = (ends, { crests, side, height }, more) =>
  crestsOf(frameOf(...ends), [...crests.keys()], side * (height + more));

/**
 * Whether no other bent way runs where this one passes its neurons.
 * @param {ReadonlyMap<Body, Point>} crests @param {Around["past"]} past @param {number} lane
 */
const isFree = (crests, past, lane) =>
  [...crests].every(([body, crest]) =>
    (past.get(body) ?? []).every((other) => toTrack(other, crest) >= lane),
  );

/**
 * The cost of a knob's place: how much it disturbs the shapes around it. Pure; must not know which places are
 * tried.
 *
 * @import { Candidate } from "./knob_candidates.js"
 * @import { Circle, Point, Rect, Track } from "./geometry.js"
 * @import { Metrics } from "./sizes.js"
 * @import { Place, Surroundings, Wish } from "./knob_placement.js"
 *
 * The obstacles near a joint, with the knobs placed so far.
 * @typedef {Pick<Surroundings, "solids" | "ways"> & { taken: readonly Place[], sizes: Metrics }} Around
 */

import {
  cross,
  cuts,
  gap,
  isApart,
  outside,
  overlap,
  segmentToRect,
  toSegment,
  trackToRect,
} from "./geometry.js";

/** A forbidden fault costs more than all permitted faults together. */
export const FORBIDDEN = 1000;
const COST = {
  stemOnSolid: 300,
  foreignWay: 90,
  jointOnWay: 60,
  stemOverWay: 40,
  grownOnSolid: 34,
  grownOnWay: 3,
};
/** A second row that stands there costs as much as the first. */
const STANDS = FORBIDDEN / COST.grownOnSolid;
/** The distances of a knob from its own edge, from shapes and from other edges. */
const CLEAR = { own: 8, solid: 6, way: 9, joint: 11, grown: 4 };

/**
 * The cost of a place, without that of its joint. The computation stops as soon as the cost exceeds `limit`.
 * @param {Wish} wish @param {Candidate} tried @param {Around} surroundings @param {number} limit
 */
export function disturbance({ way, rowed }, tried, surroundings, limit) {
  const { box, print, joint, anchor } = tried;
  const { scale } = surroundings.sizes;
  let cost = trackToRect(way, box, CLEAR.own * scale) < CLEAR.own * scale ? FORBIDDEN : 0;
  for (const solid of surroundings.solids) {
    if (cost >= limit) return cost;
    cost += crowding(gapTo(print, solid), CLEAR.solid * scale);
    if (onStem(solid, joint, anchor)) cost += COST.stemOnSolid;
  }
  for (const { box: other, grown, joint: knot, anchor: end } of surroundings.taken) {
    if (cost >= limit) return cost;
    cost += crowding(gap(print, other), CLEAR.solid * scale);
    if (cuts(other, joint, anchor) || cuts(print, knot, end)) cost += COST.stemOnSolid;
    if (overlap(print, grown)) cost += COST.grownOnSolid;
  }
  for (const other of surroundings.ways) {
    if (cost >= limit) return cost;
    cost += wayCost(other, tried, scale);
  }
  if (cost >= limit) return cost;
  return cost + (rowed ? STANDS : 1) * grownCost(bestGrown(tried, surroundings), surroundings);
}

/** @param {number} room @param {number} wanted */
const crowding = (room, wanted) => (room <= 0 ? FORBIDDEN : Math.max(0, wanted - room) * 1.5);

/** @param {Rect} rect @param {Circle | Rect} solid */
const gapTo = (rect, solid) =>
  "r" in solid ? Math.max(0, outside(rect, solid) - solid.r) : gap(rect, solid);

/** @param {Circle | Rect} solid @param {Point} a @param {Point} b */
const onStem = (solid, a, b) => ("r" in solid ? toSegment(solid, a, b) < solid.r : cuts(solid, a, b));

/**
 * The cost of another edge near the place, without that of its joint.
 * @param {Track} way @param {Candidate} option @param {number} scale
 */
function wayCost({ points }, { box, span, joint, anchor }, scale) {
  const wanted = CLEAR.way * scale;
  let [room, cost] = [wanted, 0];
  for (let i = 1; i < points.length; i += 1) {
    const a = points[i - 1];
    const b = points[i];
    if (isApart(span, a, b, wanted)) continue;
    room = Math.min(room, segmentToRect(box, a, b));
    if (cross(joint, anchor, a, b)) cost += COST.stemOverWay;
  }
  return cost + (room <= 1 ? COST.foreignWay : (wanted - room) * 2);
}

/**
 * The cost of a joint near other edges, which is the same for every place with this joint.
 * @param {Point} joint @param {readonly Track[]} ways @param {number} scale
 */
export function jointCost(joint, ways, scale) {
  let cost = 0;
  for (const { points } of ways) {
    for (let i = 1; i < points.length; i += 1)
      if (toSegment(joint, points[i - 1], points[i]) < CLEAR.joint * scale) cost += COST.jointOnWay;
  }
  return cost;
}

/**
 * Of the possible directions in which a box can grow, the one that disturbs least.
 * @param {Pick<Candidate, "growths">} tried @param {Around} surroundings
 */
export function bestGrown(tried, surroundings) {
  const growths = tried.growths();
  if (growths.length === 1) return growths[0];
  const costs = growths.map((grown) => grownCost(grown, surroundings));
  return growths[costs.indexOf(Math.min(...costs))];
}

/** @param {Rect} grown @param {Around} surroundings */
function grownCost(grown, { solids, ways, taken }) {
  let cost = 0;
  for (const solid of solids) if (gapTo(grown, solid) < 1) cost += COST.grownOnSolid;
  for (const { box, grown: other } of taken) {
    if (gap(grown, box) < CLEAR.grown) cost += COST.grownOnSolid;
    if (gap(grown, other) < CLEAR.grown) cost += COST.grownOnSolid / 2;
  }
  for (const way of ways) if (trackToRect(way, grown, 1) === 0) cost += COST.grownOnWay;
  return cost;
}

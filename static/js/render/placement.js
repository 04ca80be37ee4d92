/**
 * Where knobs stand: beside their edge, never on a line, clear of one another. Each knob has a list of
 * candidate places in order of liking; the one that disturbs least is taken, knob by knob, and then all
 * are looked over again. The same drawing always gets the same places. Pure; must not know what a knob
 * shows.
 *
 * @import { Circle, Point, Rect, Track } from "./geometry.js"
 * @import { Candidate } from "./candidates.js"
 * @import { Metrics } from "./metrics.js"
 */

import { candidate, options as optionsOf } from "./candidates.js";
import { around, cuts, gap, grow, outside, overlap, toSegment, trackToRect } from "./geometry.js";

/**
 * A knob that wants a place.
 * @typedef {object} Wish
 * @property {string} key
 * @property {Track} way the edge it belongs to
 * @property {boolean} crossing whether that edge crosses another
 * @property {boolean} target whether it is the target on an edge of the loss
 * @property {number} width
 * @property {number} grownWidth of its two-row form
 */

/**
 * A knob in its place. `anchor` is where the stem meets the box; `grown` is the box with a second row.
 * @typedef {object} Place
 * @property {string} key
 * @property {Point} joint
 * @property {Point} anchor
 * @property {Rect} box
 * @property {Rect} grown
 * @property {number} part where the joint sits on the edge
 */

/**
 * What knobs keep clear of.
 * @typedef {object} Surroundings
 * @property {readonly (Circle | Rect)[]} solids neurons and their labels
 * @property {readonly Track[]} ways all edges
 * @property {Point} middle of the drawing
 */

/** What a knob must not do costs more than everything that it should not do. */
const FORBIDDEN = 1000;
const COST = {
  stemOnSolid: 300,
  foreignWay: 90,
  jointOnWay: 60,
  stemOverWay: 40,
  grownOnSolid: 34,
  grownOnWay: 3,
};
/** How far a knob keeps from its own edge, from things and from other edges. */
const CLEAR = { own: 8, solid: 6, way: 9, joint: 11, grown: 4 };
/** Passes over all knobs after the first, at most. */
const PASSES = 2;

/**
 * @param {readonly Wish[]} wishes in the order in which they choose
 * @param {Surroundings} surroundings
 * @param {Metrics} sizes
 * @returns {Map<string, Place>}
 */
export function placeKnobs(wishes, surroundings, sizes) {
  /** @type {Map<string, Place>} */
  const places = new Map();
  const near = wishes.map((wish) => nearby(wish, surroundings, sizes));
  for (let pass = 0; pass <= PASSES; pass += 1) {
    let moved = false;
    wishes.forEach((wish, i) => {
      const others = wishes.filter((other) => other !== wish && places.has(other.key)).map(({ key }) => key);
      const taken = others.map((key) => /** @type {Place} */ (places.get(key)));
      const place = cheapest(wish, { ...near[i], middle: surroundings.middle, taken, sizes });
      moved ||= place.box.x !== places.get(wish.key)?.box.x || place.box.y !== places.get(wish.key)?.box.y;
      places.set(wish.key, place);
    });
    if (!moved) break;
  }
  return places;
}

/** Only what lies around an edge can disturb its knob. @param {Wish} wish @param {Surroundings} all @param {Metrics} sizes */
function nearby({ way, width }, { solids, ways }, { reach, knobHeight }) {
  const xs = way.points.map(({ x }) => x);
  const ys = way.points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const region = grow(
    { x: left, y: top, w: Math.max(...xs) - left, h: Math.max(...ys) - top },
    width + 2 * reach + knobHeight,
  );
  return {
    solids: solids.filter((solid) =>
      overlap(region, "r" in solid ? around(solid.x, solid.y, 2 * solid.r, 2 * solid.r) : solid),
    ),
    ways: ways.filter((other) => other !== way && trackToRect(other, region) === 0),
  };
}

/** @typedef {Surroundings & { taken: readonly Place[], sizes: Metrics }} Around */

/** @param {Wish} wish @param {Around} surroundings @returns {Place} */
function cheapest(wish, surroundings) {
  /** @type {Candidate | null} */
  let best = null;
  let least = Infinity;
  for (const { floor, options } of optionsOf(wish, surroundings.middle, surroundings.sizes)) {
    if (floor >= least) break;
    for (const option of options) {
      if (option.liking >= least) break;
      const tried = candidate(wish, option, surroundings.sizes);
      const cost = option.liking + disturbance(wish, tried, surroundings, least - option.liking);
      if (cost < least) [best, least] = [tried, cost];
    }
  }
  const { joint, anchor, box, part, ...rest } = /** @type {Candidate} */ (best);
  return { key: wish.key, joint, anchor, box, part, grown: bestGrown(rest, surroundings) };
}

/**
 * What a place costs; given up as soon as it costs more than `limit`.
 * @param {Wish} wish @param {Candidate} tried @param {Around} surroundings @param {number} limit
 */
function disturbance({ way }, tried, surroundings, limit) {
  const { box, print, joint, anchor } = tried;
  const { scale } = surroundings.sizes;
  let cost = trackToRect(way, box) < CLEAR.own * scale ? FORBIDDEN : 0;
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
  return cost >= limit ? cost : cost + grownCost(bestGrown(tried, surroundings), surroundings);
}

/** @param {number} room @param {number} wanted */
const crowding = (room, wanted) => (room <= 0 ? FORBIDDEN : Math.max(0, wanted - room) * 1.5);

/** @param {Rect} rect @param {Circle | Rect} solid */
const gapTo = (rect, solid) =>
  "r" in solid ? Math.max(0, outside(rect, solid) - solid.r) : gap(rect, solid);

/** @param {Circle | Rect} solid @param {Point} a @param {Point} b */
const onStem = (solid, a, b) => ("r" in solid ? toSegment(solid, a, b) < solid.r : cuts(solid, a, b));

/** What another edge costs. @param {Track} way @param {Candidate} option @param {number} scale */
function wayCost(way, { box, joint, anchor }, scale) {
  const room = trackToRect(way, box);
  let cost = room <= 1 ? COST.foreignWay : Math.max(0, CLEAR.way * scale - room) * 2;
  for (let i = 1; i < way.points.length; i += 1) {
    const [a, b] = [way.points[i - 1], way.points[i]];
    if (toSegment(joint, a, b) < CLEAR.joint * scale) cost += COST.jointOnWay;
    if (cuts(stemBox(joint, anchor), a, b) && crosses(joint, anchor, a, b)) cost += COST.stemOverWay;
  }
  return cost;
}

/** @param {Point} a @param {Point} b @returns {Rect} */
const stemBox = (a, b) => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  w: Math.abs(a.x - b.x),
  h: Math.abs(a.y - b.y),
});

/** @param {Point} a @param {Point} b @param {Point} c @param {Point} d */
const crosses = (a, b, c, d) => side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);

/** @param {Point} a @param {Point} b @param {Point} point */
const side = (a, b, point) => Math.sign((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x));

/** Of the ways a box can grow, the one that disturbs least. @param {Pick<Candidate, "growths">} tried @param {Around} surroundings */
function bestGrown({ growths }, surroundings) {
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
  for (const way of ways) if (trackToRect(way, grown) === 0) cost += COST.grownOnWay;
  return cost;
}

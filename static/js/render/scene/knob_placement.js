/**
 * Places knobs: each beside its edge, never on a line, clear of other knobs. Each knob has a list of
 * candidate places, best first. Knob by knob, the place that disturbs least is taken, and then all places are
 * checked again. The same drawing always gets the same places. Pure; must not know what a knob shows.
 *
 * @import { Circle, Point, Rect, Track } from "./geometry.js"
 * @import { Candidate } from "./knob_candidates.js"
 * @import { Around } from "./knob_costs.js"
 * @import { Metrics } from "./sizes.js"
 */

import { around, grow, overlap, trackToRect } from "./geometry.js";
import { candidate, options as optionsOf } from "./knob_candidates.js";
import { bestGrown, disturbance } from "./knob_costs.js";

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
 * The obstacles for knobs.
 * @typedef {object} Surroundings
 * @property {readonly (Circle | Rect)[]} solids neurons and their labels
 * @property {readonly Track[]} ways all edges
 * @property {Point} middle of the drawing
 */

/** The maximum number of passes over all knobs after the first. */
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

/**
 * Only shapes near an edge can disturb its knob.
 * @param {Wish} wish @param {Surroundings} all @param {Metrics} sizes
 */
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

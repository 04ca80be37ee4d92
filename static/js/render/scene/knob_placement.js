/**
 * Places knobs: each beside its edge, never on a line, clear of other knobs. Each knob has a list of
 * candidate places, best first. Knob by knob, the place that disturbs least is taken; then those near which
 * another has settled choose again. What stands already stays. The same drawing always gets the same places.
 * Pure; must not know what a knob shows.
 *
 * @import { Circle, Point, Rect, Track } from "./geometry.js"
 * @import { Candidate } from "./knob_candidates.js"
 * @import { Around } from "./knob_costs.js"
 * @import { Metrics } from "./sizes.js"
 */

import { along, overlap } from "./geometry.js";
import { candidate, options as optionsOf, reachOf } from "./knob_candidates.js";
import { bestGrown, disturbance, FORBIDDEN, jointCost } from "./knob_costs.js";
import { createField, roomAt, spanOf } from "./knob_field.js";

/**
 * A knob that wants a place.
 * @typedef {object} Wish
 * @property {string} key
 * @property {Track} way the edge it belongs to
 * @property {() => boolean} crossing whether that edge crosses another; only a knob that chooses asks
 * @property {boolean} target whether it is the target on an edge of the loss
 * @property {number} width
 * @property {number} grownWidth of its two-row form
 * @property {boolean} [rowed] whether it has two rows
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
 * @property {readonly Point[]} [via] the corners of the stem between joint and anchor
 * @property {boolean} [bare] whether it has no mark of a gradient
 */

/**
 * The obstacles for knobs.
 * @typedef {object} Surroundings
 * @property {readonly (Circle | Rect)[]} solids neurons and their labels
 * @property {readonly Track[]} ways all edges
 * @property {Point} middle of the drawing
 */

/** The maximum number of times that a knob chooses again. */
const PASSES = 2;
/** In a hurry, so many places are tried until one is free, and until the least bad one is taken. */
const TRIES = { free: 40, any: 80 };

/** @type {ReadonlyMap<string, Place>} */
const NOTHING = new Map();

/**
 * @param {readonly Wish[]} wishes in the order in which they choose
 * @param {Surroundings} surroundings grids over them are kept as long as the object itself
 * @param {Metrics} sizes
 * @param {object} [how]
 * @param {ReadonlyMap<string, Place>} [how.standing] places by key that are kept where the width is the same
 * @param {number} [how.most] how many may be placed in a hurry, others get no place; without it all are placed
 *   with care
 * @returns {Map<string, Place>}
 */
export function placeKnobs(wishes, surroundings, sizes, { standing = NOTHING, most } = {}) {
  /** @type {Map<string, Place>} */
  const places = new Map();
  const field = createField(surroundings);
  const left = wishes.filter((wish) => {
    const stays = standing.get(wish.key);
    if (stays?.box.w !== wish.width) return true;
    places.set(wish.key, stays);
    field.take(stays);
    return false;
  });
  const choosing = left.slice(0, most);
  const hurried = most !== undefined;
  const rooms = new Map(choosing.map((wish) => [wish, roomAt(wish.way.points, reachOf(wish, sizes))]));
  const waiting = new Set(choosing);
  for (let pass = 0; pass <= (hurried ? 0 : PASSES) && waiting.size > 0; pass += 1) {
    for (const wish of choosing) {
      if (!waiting.delete(wish)) continue;
      const before = places.get(wish.key);
      if (before) field.leave(before);
      const place = cheapest(wish, field, { middle: surroundings.middle, sizes, hurried });
      places.set(wish.key, place);
      field.take(place);
      if (place.box.x === before?.box.x && place.box.y === before?.box.y) continue;
      const span = spanOf(place);
      for (const [other, room] of rooms) if (other !== wish && overlap(room, span)) waiting.add(other);
    }
  }
  return places;
}

/**
 * A place on an edge that has moved: the same part of the way, the same offset.
 * @param {Place} place @param {Track} way @returns {Place}
 */
export function moved(place, way) {
  const { x, y } = along(way, place.part);
  const [dx, dy] = [x - place.joint.x, y - place.joint.y];
  const by = (/** @type {Rect} */ rect) => ({ ...rect, x: rect.x + dx, y: rect.y + dy });
  const anchor = { x: place.anchor.x + dx, y: place.anchor.y + dy };
  return { ...place, joint: { x, y }, anchor, box: by(place.box), grown: by(place.grown) };
}

/**
 * @param {Wish} wish @param {ReturnType<typeof createField>} field
 * @param {{ middle: Point, sizes: Metrics, hurried: boolean }} how @returns {Place}
 */
function cheapest(wish, field, { middle, sizes, hurried }) {
  /** @type {{ tried: Candidate, around: Around } | null} */
  let best = null;
  let [least, tries] = [Infinity, 0];
  const reach = reachOf(wish, sizes);
  for (const { floor, joint, options } of optionsOf(wish, middle, sizes)) {
    if (floor >= least) break;
    if (hurried && tries > (least < FORBIDDEN ? TRIES.free : TRIES.any)) break;
    const fixed = jointCost(joint, field.waysAt(joint, wish.way, sizes.scale), sizes.scale);
    if (floor + fixed >= least) continue;
    const around = { ...field.near(roomAt([joint], reach), wish.way), sizes };
    for (const option of options) {
      const own = option.liking + fixed;
      if (own >= least) break;
      const tried = candidate(wish, option, sizes);
      tries += 1;
      const cost = own + disturbance(wish, tried, around, least - own);
      if (cost < least) [best, least] = [{ tried, around }, cost];
    }
  }
  const { tried, around } = /** @type {NonNullable<typeof best>} */ (best);
  const { joint, anchor, box, part } = tried;
  return { key: wish.key, joint, anchor, box, part, grown: bestGrown(tried, around) };
}

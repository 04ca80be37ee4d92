/**
 * Where labels stand beside edges: outside all lanes, on a free place nearer to their own edge than to any other.
 * Pure; must not know what is written.
 *
 * @import { Rect, Track } from "../scene/geometry.js"
 * @import { Scene } from "../scene/layout.js"
 * @import { Reach } from "./lanes.js"
 * @import { Ground, Option } from "./word_places.js"
 *
 * A label that wants a place beside `way`, rather on this `side`.
 * @typedef {{ key: string, way: Track, side: 1 | -1, w: number, h: number }} Wanting
 *
 * An edge, and how far its ribbons reach from its middle.
 * @typedef {{ way: Track, lanes: number }} Laned
 */

import { along, trackToRect } from "../scene/geometry.js";
import { keyOfLine } from "./path_routes.js";
import { isFree, nearTo, take } from "./word_places.js";

/** The positions along an edge at which labels are tried. */
const PARTS = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.14, 0.86];
/** The distances from its lane at which a label is tried, in world units. */
const OFF = [5, 12, 22, 34, 46];
const LIKING = { part: 24, side: 3, off: 0.5 };
/** A label is nearer to its own edge than to any other by at least so much, in world units at scale 1. */
const NEARER = 2;

const NO_LANES = { 1: 0, "-1": 0 };

/**
 * Those with few places choose first.
 * @param {readonly Wanting[]} wishes @param {Scene} scene
 * @param {Ground} ground not changed @param {Reach} reach @returns {(Rect | null)[]} null where there is no place
 */
export function placedAs(wishes, scene, ground, reach) {
  const own = { ...ground, taken: [...ground.taken] };
  const choosing = wishes.map((wish) => ({ wish, options: optionsOf(wish, scene, own, reach) }));
  choosing.sort((one, other) => one.options.length - other.options.length);
  const places = new Map(choosing.map(({ wish, options }) => [wish, take(own, options)]));
  return wishes.map((wish) => places.get(wish) ?? null);
}

/** @param {Wanting} wish @param {Scene} scene @param {Ground} ground @param {Reach} reach */
function optionsOf(wish, { lines, plain, sizes }, ground, reach) {
  const places = labelPlaces(wish.way, reach.get(wish.key) ?? NO_LANES, wish.side, wish, sizes.scale);
  const near = nearTo(ground, places);
  // With thousands of edges, no place is free of them.
  const others = plain ? [] : lines.filter((line) => keyOfLine(line) !== wish.key);
  const lanes = reach.get(wish.key) ?? NO_LANES;
  const beside = others.map((line) => ({ way: line.way, lanes: widest(reach.get(keyOfLine(line))) }));
  return places.filter(
    ({ rect, side }) =>
      isFree(near, rect) && isOwn({ way: wish.way, lanes: lanes[side] }, rect, beside, NEARER * sizes.scale),
  );
}

/** @param {{ 1: number, "-1": number } | undefined} lanes */
const widest = (lanes = NO_LANES) => Math.max(lanes[1], lanes[-1]);

/**
 * Whether a place is nearer to its edge than to any other, and to its ribbons than to those of another.
 * @param {Laned} own @param {Rect} rect @param {readonly Laned[]} others @param {number} by
 */
function isOwn(own, rect, others, by) {
  const far = trackToRect(own.way, rect);
  return others.every(({ way, lanes }) => {
    const most = Math.max(far, far - own.lanes + lanes) + by;
    return trackToRect(way, rect, most) >= most;
  });
}

/**
 * The places of a label beside an edge, outside all lanes on that side.
 * @param {Track} way @param {{ 1: number, "-1": number }} reach @param {1 | -1} side the one liked better
 * @param {{ w: number, h: number }} box @param {number} scale @returns {(Option & { side: 1 | -1 })[]}
 */
export function labelPlaces(way, reach, side, { w, h }, scale) {
  const options = [];
  for (const part of PARTS) {
    for (const each of /** @type {const} */ ([1, -1])) {
      for (const off of OFF) {
        const { dx, dy } = along(way, part);
        const support = (Math.abs(dy) * w + Math.abs(dx) * h) / 2;
        const { x, y } = along(way, part, each * (reach[each] + off * scale + support));
        const liking =
          LIKING.part * Math.abs(part - 0.5) +
          (each === side ? 0 : LIKING.side) +
          LIKING.off * (off - OFF[0]);
        options.push({ rect: { x: x - w / 2, y: y - h / 2, w, h }, liking, side: each });
      }
    }
  }
  return options;
}

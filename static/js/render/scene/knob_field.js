/**
 * What stands around the knobs that are being placed: shapes, edges, and the knobs placed so far, each in a grid,
 * so that a knob looks only at what is near its joint. Must not know what disturbs whom.
 *
 * @import { Circle, Point, Rect, Track } from "./geometry.js"
 * @import { Grid } from "./grid.js"
 * @import { Place, Surroundings } from "./knob_placement.js"
 *
 * @typedef {{ cell: number, solids: Grid<Circle | Rect>, ways: Grid<Track> }} Ground
 */

import { around, union } from "./geometry.js";
import { cellFor, createGrid } from "./grid.js";
import { CLEAR } from "./knob_candidates.js";

/** @type {WeakMap<Surroundings, Ground>} */
const grounds = new WeakMap();

/** The grids over what does not move. @param {Surroundings} surroundings @returns {Ground} */
function groundOf(surroundings) {
  const found = grounds.get(surroundings);
  if (found) return found;
  const boxes = surroundings.solids.map(boxOf);
  const cell = cellFor(union(boxes), boxes.length);
  const made = { cell, solids: createGrid(cell), ways: createGrid(cell) };
  for (const [i, solid] of surroundings.solids.entries()) made.solids.put(boxes[i], solid);
  for (const way of surroundings.ways) made.ways.putWay(way, way);
  grounds.set(surroundings, made);
  return made;
}

/** @param {Circle | Rect} solid @returns {Rect} */
const boxOf = (solid) => ("r" in solid ? around(solid.x, solid.y, 2 * solid.r, 2 * solid.r) : solid);

/** The rectangle around all of a knob in its place. @param {Place} place */
export function spanOf({ box, grown, joint, anchor }) {
  const points = [joint, anchor].map(({ x, y }) => ({ x, y, w: 0, h: 0 }));
  return /** @type {Rect} */ (union([box, grown, ...points]));
}

/** The rectangle that reaches so far around some points. @param {readonly Point[]} points @param {Point} reach */
export const roomAt = (points, reach) =>
  /** @type {Rect} */ (union(points.map(({ x, y }) => around(x, y, 2 * reach.x, 2 * reach.y))));

/** @param {Surroundings} surroundings */
export function createField(surroundings) {
  const { cell, solids, ways } = groundOf(surroundings);
  /** @type {Grid<Place>} */
  const taken = createGrid(cell);
  return {
    /** @param {Place} place */
    take: (place) => taken.put(spanOf(place), place),
    /** @param {Place} place */
    leave: (place) => taken.take(spanOf(place), place),
    /** The edges near a joint. @param {Point} joint @param {Track} own @param {number} scale */
    waysAt: ({ x, y }, own, scale) =>
      ways.near(around(x, y, 2 * CLEAR * scale, 2 * CLEAR * scale)).filter((way) => way !== own),

    /** The obstacles near a rectangle for a knob of an edge. @param {Rect} room @param {Track} own */
    near: (room, own) => ({
      solids: solids.near(room),
      ways: ways.near(room).filter((way) => way !== own),
      taken: taken.near(room),
    }),
  };
}

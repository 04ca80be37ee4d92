/**
 * Finds the bodies that a straight piece of a way may touch, by a grid, so that a large drawing does not
 * compare every edge with every neuron. Pure; must not know why anybody asks.
 *
 * @import { Body } from "./bodies.js"
 * @import { Point } from "./geometry.js"
 */

import { cuts, grow, toSegment } from "./geometry.js";

/** The side of a cell, as a multiple of the largest body. */
const CELL = 4;
/** More cells than a drawing is high, so that one number tells a cell. */
const ROWS = 1e7;

/**
 * The bodies that a segment passes nearer than `room`.
 * @typedef {(a: Point, b: Point, room: number) => Body[]} NearBodies
 */

/** @param {readonly Body[]} bodies @returns {NearBodies} */
export function nearBodies(bodies) {
  const largest = Math.max(1, ...bodies.map(({ r }) => r));
  const size = CELL * largest;
  const cell = (/** @type {number} */ at) => Math.floor(at / size);
  /** @type {Map<number, Body[]>} */
  const cells = new Map();
  for (const body of bodies) {
    const key = cell(body.x) * ROWS + cell(body.y);
    cells.set(key, [...(cells.get(key) ?? []), body]);
  }
  return (a, b, room) => {
    const reach = largest + room;
    const found = [];
    const [left, right] = a.x < b.x ? [a, b] : [b, a];
    for (let column = cell(left.x - reach); column <= cell(right.x + reach); column += 1) {
      const [top, bottom] = within(left, right, column * size - reach, (column + 1) * size + reach);
      for (let row = cell(top - reach); row <= cell(bottom + reach); row += 1)
        for (const body of cells.get(column * ROWS + row) ?? [])
          if (touches(body, a, b, room)) found.push(body);
    }
    return found;
  };
}

/** The heights of the part of a segment between two abscissas. @param {Point} left @param {Point} right @param {number} from @param {number} until */
function within(left, right, from, until) {
  const slope = (right.y - left.y) / Math.max(right.x - left.x, 1e-9);
  const at = (/** @type {number} */ x) =>
    x <= left.x ? left.y : x >= right.x ? right.y : left.y + (x - left.x) * slope;
  return at(from) < at(until) ? [at(from), at(until)] : [at(until), at(from)];
}

/** Whether a segment passes a body nearer than `room`. @param {Body} body @param {Point} a @param {Point} b @param {number} room */
export function touches(body, a, b, room) {
  return body.square ? cuts(grow(body.box, room), a, b) : toSegment(body, a, b) < body.r + room;
}

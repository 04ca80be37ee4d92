/**
 * The shape of a bent edge: it leaves the straight line, runs beside it past neurons and comes back. Pure
 * arithmetic; must not know which edges are bent, nor how far.
 *
 * @import { Body } from "./bodies.js"
 * @import { Point, Rect } from "./geometry.js"
 */

import { centre, distance } from "./geometry.js";

/** Points on each of the two ramps. */
const SAMPLES = 12;
/** A ramp ends this far before the middle of the first neuron, as a fraction of its radius. */
const AHEAD = 0.5;
/** The distances of a bent edge from a neuron and from its texts, relative to the usual size of shapes. */
const CLEAR = { body: 10, text: 4 };

/**
 * The straight line between two places as an axis: `x` and `y` are its start, `dx` and `dy` its direction.
 * @typedef {{ x: number, y: number, dx: number, dy: number, length: number }} Frame
 */

/** @param {Point} a @param {Point} b @returns {Frame} */
export function frameOf(a, b) {
  const length = Math.max(distance(a, b), 1e-9);
  return { x: a.x, y: a.y, dx: (b.x - a.x) / length, dy: (b.y - a.y) / length, length };
}

/** @param {Frame} frame @param {number} far along the line @param {number} aside right of it @returns {Point} */
export const placeIn = ({ x, y, dx, dy }, far, aside) => ({
  x: x + far * dx - aside * dy,
  y: y + far * dy + aside * dx,
});

/** How far along the line a point lies. @param {Frame} frame @param {Point} point */
export const farIn = ({ x, y, dx, dy }, point) => (point.x - x) * dx + (point.y - y) * dy;

/**
 * How far a way must keep from the line to pass a body and its texts.
 * @param {Frame} frame @param {Body} body @param {number} side 1 for the right of the line, -1 for its left
 * @param {number} scale of shapes
 */
export function heightOver(frame, body, side, scale) {
  const texts = [body.label, body.bias?.square, body.bias?.label].filter((rect) => !!rect);
  const heights = [
    side * asideIn(frame, body) + (body.square ? halfAcross(frame, body.box) : body.r) + CLEAR.body * scale,
    ...texts.map(
      (rect) => side * asideIn(frame, centre(rect)) + halfAcross(frame, rect) + CLEAR.text * scale,
    ),
  ];
  return Math.max(0, ...heights);
}

/** How far to the right of the line a point lies. @param {Frame} frame @param {Point} point */
const asideIn = ({ x, y, dx, dy }, point) => (point.y - y) * dx - (point.x - x) * dy;

/** Half the extent of a rectangle across the line. @param {Frame} frame @param {Rect} rect */
const halfAcross = ({ dx, dy }, { w, h }) => (w * Math.abs(dy) + h * Math.abs(dx)) / 2;

/**
 * A way beside the line, from the first to the last of the bodies.
 * @param {Frame} frame @param {readonly Body[]} bodies at least one @param {number} aside right of the line
 * @returns {Point[]}
 */
export function bend(frame, bodies, aside) {
  const fars = bodies.map((body) => farIn(frame, body));
  const up = Math.max(Math.min(...fars.map((far, i) => far - AHEAD * bodies[i].r)), 0);
  const down = Math.max(
    Math.min(frame.length - Math.max(...fars.map((far, i) => far + AHEAD * bodies[i].r)), frame.length),
    0,
  );
  const ramp = Array.from({ length: SAMPLES + 1 }, (_, i) => i / SAMPLES);
  return [
    ...ramp.map((t) => placeIn(frame, t * up, rise(t) * aside)),
    ...ramp.reverse().map((t) => placeIn(frame, frame.length - t * down, rise(t) * aside)),
  ];
}

/** From 0 to 1, level at both ends. @param {number} t */
const rise = (t) => t * t * (3 - 2 * t);

/**
 * Attempts: the dotted arc of a claimed dependence from one shape towards another, and where it is stopped.
 * Pure; must not know why it is stopped.
 *
 * @import { Circle, Point, Rect } from "../scene/geometry.js"
 *
 * A curve with its control point; `stop`: the two ends of the bar.
 * @typedef {{ from: Point, control: Point, to: Point, stop: [Point, Point] }} Attempt
 */

import { centre, clamp, distance } from "../scene/geometry.js";

/** The angle in radians between the arc and the straight way at its start, and how far the arc bows. */
const LEAN = 0.55;
const BOW = 0.22;
/** World units. */
const GAP = 8;
const BAR = 10;
const BADGE = { off: 16, parts: [0.3, 0.45, 0.6, 0.15] };

/** @param {Circle | Rect} shape @returns {Point} */
const middleOf = (shape) => ("r" in shape ? { x: shape.x, y: shape.y } : centre(shape));

/**
 * @param {Circle | Rect} from @param {Circle | Rect} to
 * @param {{ side: 1 | -1, until: number, scale: number }} how `side`: the side to which it bows, 1 for the
 *   left; `until`: the fraction of the way at which it is stopped; 1: right before its end
 * @returns {Attempt}
 */
export function attempt(from, to, { side, until, scale }) {
  const [a, aim] = [middleOf(from), nearest(to, middleOf(from))];
  const straight = Math.atan2(aim.y - a.y, aim.x - a.x);
  const leave = straight - side * LEAN;
  const start = rimOf(from, leave);
  const far = distance(start, aim) || 1;
  const [ux, uy] = [(aim.x - start.x) / far, (aim.y - start.y) / far];
  const end = {
    x: start.x + ux * (far * until - GAP * scale),
    y: start.y + uy * (far * until - GAP * scale),
  };
  const bow = side * BOW * far * until;
  const control = { x: (start.x + end.x) / 2 + uy * bow, y: (start.y + end.y) / 2 - ux * bow };
  const last = distance(control, end) || 1;
  const [ex, ey] = [(end.x - control.x) / last, (end.y - control.y) / last];
  const bar = BAR * scale;
  return {
    from: start,
    control,
    to: end,
    stop: [
      { x: end.x - ey * bar, y: end.y + ex * bar },
      { x: end.x + ey * bar, y: end.y - ex * bar },
    ],
  };
}

/** The point of a shape that is nearest to a place outside it. @param {Circle | Rect} shape @param {Point} place */
function nearest(shape, place) {
  if (!("r" in shape))
    return { x: clamp(place.x, shape.x, shape.x + shape.w), y: clamp(place.y, shape.y, shape.y + shape.h) };
  return rimOf(shape, Math.atan2(place.y - shape.y, place.x - shape.x));
}

/** Where a ray from the middle of a shape leaves it. @param {Circle | Rect} shape @param {number} angle @returns {Point} */
function rimOf(shape, angle) {
  const { x, y } = middleOf(shape);
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const far =
    "r" in shape
      ? shape.r
      : Math.min(shape.w / 2 / Math.max(Math.abs(dx), 1e-9), shape.h / 2 / Math.max(Math.abs(dy), 1e-9));
  return { x: x + dx * far, y: y + dy * far };
}

/**
 * The side on which an arc covers less.
 * @param {Circle | Rect} from @param {Circle | Rect} to @param {{ until: number, scale: number }} how
 * @param {(place: Point) => number} covers the cost of a place on the way
 */
export function freer(from, to, how, covers) {
  const cost = (/** @type {1 | -1} */ side) => {
    const tried = attempt(from, to, { ...how, side });
    return [0.2, 0.4, 0.6, 0.8].reduce((sum, part) => sum + covers(onArc(tried, part)), 0);
  };
  return cost(1) <= cost(-1) ? 1 : -1;
}

/** @param {Attempt} attempt @param {number} t 0 to 1 @returns {Point} */
function onArc({ from, control, to }, t) {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}

/**
 * Places for the number of an attempt beside its arc, best first.
 * @param {Attempt} tried @param {number} scale @returns {Point[]}
 */
export function badgePlaces(tried, scale) {
  const length = distance(tried.from, tried.to) || 1;
  const [nx, ny] = [(tried.to.y - tried.from.y) / length, (tried.from.x - tried.to.x) / length];
  return BADGE.parts.flatMap((part) => {
    const { x, y } = onArc(tried, part);
    return [BADGE.off, -BADGE.off].map((off) => ({ x: x + nx * off * scale, y: y + ny * off * scale }));
  });
}

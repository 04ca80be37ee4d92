/**
 * The sizes of a drawing in front of a class: numbers and names that are read at the back of a room, and neurons
 * drawn apart, along and across, until they fill the stage. Pure; must not know the camera.
 *
 * @import { Document } from "../protocol/messages.js"
 * @import { Metrics } from "./metrics.js"
 */

/** Sizes for a stage of this many pixels; a larger stage has all of them larger. */
const STAGE = { width: 1280, height: 500 };
const PROJECTED = {
  radius: 67,
  input: 106,
  dial: 9,
  rim: 3,
  knobWidth: 140,
  knobHeight: 44,
  grownWidth: 176,
  grownHeight: 88,
  reach: 64,
  joint: 12,
  targetJoint: 11,
  bias: 20,
  name: 38,
  value: 28.5,
  knobName: 34,
  knobValue: 28,
  label: 30.5,
};
/** How much thicker lines and gaps are than in the usual drawing. */
const LINES = 1.4;
/** What stands around the middles of the outermost neurons: half a shape, labels and knobs. */
const AROUND = { x: 240, y: 258 };
/** How unequally a drawing may be drawn apart and still be the same to look at. */
const UNEQUAL = 1.7;
/** How much of the distance between the two nearest neurons their shapes may fill. */
const FILL = 0.7;
/** Above so many neurons the nearest two are not looked for. */
const MANY = 400;

/**
 * @param {Document} document with a neuron @param {{ width: number, height: number }} size of the stage in pixels
 * @param {number} ahead how far behind the last neurons L stands, in the document's units
 * @returns {Metrics}
 */
export function projection({ neurons }, { width, height }, ahead) {
  const unit = Math.max(0.5, Math.min(width / STAGE.width, height / STAGE.height));
  const [xs, ys] = [neurons.map(({ x = 0 }) => x), neurons.map(({ y = 0 }) => y)];
  const spread = apart(
    (width - AROUND.x * unit) / (Math.max(...xs) - Math.min(...xs) + ahead),
    (height - AROUND.y * unit) / (Math.max(...ys) - Math.min(...ys)),
  );
  const room = nearest(neurons, spread, ahead) / (2 * PROJECTED.radius * unit);
  const scale = unit * Math.min(1, FILL * room);
  const sizes = Object.entries(PROJECTED).map(([name, size]) => [name, size * scale]);
  return { compact: false, scale: LINES * scale, spread, ...Object.fromEntries(sizes) };
}

/** Factors that leave no direction empty and none much longer than the other. @param {number} x @param {number} y */
function apart(x, y) {
  const least = Math.min(x, y);
  const limited = (/** @type {number} */ factor) => Math.max(0.05, Math.min(factor, UNEQUAL * least));
  return Number.isFinite(least) ? { x: limited(x), y: limited(y) } : { x: 1, y: 1 };
}

/**
 * The distance between the two nearest neurons once they are drawn apart, that to L at most.
 * @param {Document["neurons"]} neurons @param {{ x: number, y: number }} spread @param {number} ahead
 */
function nearest(neurons, spread, ahead) {
  let least = ahead > 0 ? ahead * spread.x : Infinity;
  if (neurons.length > MANY) return least;
  neurons.forEach(({ x = 0, y = 0 }, i) => {
    for (const { x: otherX = 0, y: otherY = 0 } of neurons.slice(i + 1))
      least = Math.min(least, Math.hypot((x - otherX) * spread.x, (y - otherY) * spread.y));
  });
  return least;
}

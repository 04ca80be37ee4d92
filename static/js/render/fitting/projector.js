/**
 * The sizes of a drawing in front of a class. Numbers and names are readable at the back of a room, and
 * neurons are spread along both axes until they fill the stage. Pure; must not know the camera.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Metrics } from "../scene/sizes.js"
 */

import { nearest } from "../scene/bodies.js";
import { LEAST } from "../scene/sizes.js";

/** Sizes for a stage of this many pixels, above the sum of a gradient; a larger stage scales all of them up. */
const STAGE = { width: 1280, height: 465 };
const PROJECTED = {
  radius: 68,
  input: 110,
  dial: 7,
  rim: 3,
  knobWidth: 140,
  knobHeight: 44,
  grownWidth: 198,
  grownHeight: 88,
  reach: 58,
  joint: 12,
  targetJoint: 11,
  bias: 20,
  name: 38,
  value: 28.2,
  knobName: 34.5,
  knobValue: 28.4,
  label: 30.5,
  badge: 28.2,
  labelWidth: 154,
};
/** The thickness of lines and gaps relative to the usual drawing. */
const LINES = 1.35;
/** The free pixels at the border of the stage: a chevron stands on the left of its knob. */
export const FREE = { x: 20, y: 6 };
/** A drawing fits if it would be scaled by more than this factor. */
const NEARLY = 0.997;
/** The room around the centres of the outermost neurons: half a shape, labels and knobs. */
const AROUND = { x: 140, y: 280 };
/** The largest ratio of the two spreads at which a drawing still looks the same. */
const UNEQUAL = 1.7;
/** The fraction of the distance between the two nearest neurons that their shapes may fill. */
const FILL = 0.7;
/** Neurons nearer to one another than this, in the document's units, were put on one another: no size parts them. */
const AS_ONE = 30;

/**
 * @param {Document} document with a neuron @param {{ width: number, height: number }} size of the stage in pixels
 * @param {object} how
 * @param {number} how.ahead the distance from the last neurons to L, in the document's units
 * @param {{ sizes: Metrics, bounds: Rect } | null} [how.placed] the earlier result, which shows the room
 *   that is needed around the centres of the neurons
 * @returns {Metrics}
 */
export function projection({ neurons }, { width, height }, { ahead, placed = null }) {
  const unit = Math.max(0.5, Math.min(width / STAGE.width, height / STAGE.height));
  const { w, h } = extent(neurons, ahead);
  const { x, y } = placed
    ? { x: placed.bounds.w - w * placed.sizes.spread.x, y: placed.bounds.h - h * placed.sizes.spread.y }
    : { x: AROUND.x * unit, y: AROUND.y * unit };
  const spread = apart((width - 2 * FREE.x - x) / w, (height - 2 * FREE.y - y) / h);
  const apartAtLeast = AS_ONE * Math.min(spread.x, spread.y);
  const between = nearest(neurons, ahead > 0 ? ahead * spread.x : Infinity, spread);
  const room = Math.max(between, apartAtLeast) / (2 * PROJECTED.radius * unit);
  const scale = unit * Math.min(1, FILL * room);
  const sizes = Object.entries(PROJECTED).map(([name, size]) => [name, size * scale]);
  return {
    compact: false,
    scale: LINES * scale,
    spread,
    least: LEAST.class,
    ...Object.fromEntries(sizes),
  };
}

/**
 * Whether a placed drawing fits on a stage without change.
 * @param {Rect} bounds @param {{ width: number, height: number }} size
 */
export const fills = ({ w, h }, { width, height }) =>
  Math.min((width - 2 * FREE.x) / w, (height - 2 * FREE.y) / h) > NEARLY;

/**
 * The distance between the outermost neurons, in the document's units.
 * @param {Document["neurons"]} neurons @param {number} ahead
 */
function extent(neurons, ahead) {
  const [xs, ys] = [neurons.map(({ x = 0 }) => x), neurons.map(({ y = 0 }) => y)];
  return { w: Math.max(...xs) - Math.min(...xs) + ahead, h: Math.max(...ys) - Math.min(...ys) };
}

/**
 * Spread factors, limited so that no direction stays empty or becomes much longer than the other.
 * @param {number} x @param {number} y
 */
function apart(x, y) {
  const least = Math.min(x, y);
  const limited = (/** @type {number} */ factor) => Math.max(0.05, Math.min(factor, UNEQUAL * least));
  return Number.isFinite(least) ? { x: limited(x), y: limited(y) } : { x: 1, y: 1 };
}

// The loss over a run as geometry: the scales that fit all curves, a path no finer than the pixels, where a curve
// breaks off, the loss at an iteration. Pure: numbers in, numbers out.

import { keptLine } from "../../model/run/curves.js";
import { scale } from "../parts/plot_scale.js";

/**
 * @import { Curve } from "../../model/run/curves.js"
 *
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box in pixels
 *
 * @typedef {object} Scales
 * @property {number} first the first iteration
 * @property {number} last the newest one
 * @property {boolean} log whether the loss is drawn by its powers of ten
 * @property {(iteration: number) => number} x pixels
 * @property {(loss: number) => number} y pixels, kept within the box
 * @property {(x: number) => number} iterationAt the iteration at a pixel, kept within first and last
 */

/** From so many times the smallest loss on, powers of ten are drawn. */
const SPANS_DECADES = 100;
/** Another run's curve widens the scale by this factor at most, or the present one would lie flat. */
const WIDENED = 10;

/**
 * Scales for the present run's curve with the others behind it.
 * @param {Curve | null} present @param {readonly Curve[]} others
 * @param {Box} box @param {number} [reached] an iteration that must be on it too
 * @returns {Scales}
 */
export function scalesOf(present, others, box, reached = 1) {
  const all = present === null ? others : [present, ...others];
  const started = all.filter(({ iterations }) => iterations.length > 0);
  const first = Math.min(reached, ...started.map(({ iterations }) => iterations[0]));
  const last = Math.max(reached, ...started.map(({ iterations }) => iterations[iterations.length - 1]));
  const { low, high, log } = heights(present, others);
  const x = scale([first, Math.max(last, first + 1)], [box.left, box.right]);
  const bend = log ? Math.log10 : (/** @type {number} */ loss) => loss;
  const y = scale([bend(low), bend(high)], [box.bottom, box.top]);
  return {
    ...{ first, last, log, x },
    y: (loss) => y(bend(Math.min(Math.max(loss, low), high))),
    iterationAt(pixel) {
      const part = (pixel - box.left) / (box.right - box.left || 1);
      return Math.round(Math.min(Math.max(first + part * (last - first), first), last));
    },
  };
}

/** The losses at the bottom and at the top. @param {Curve | null} present @param {readonly Curve[]} others */
function heights(present, others) {
  const kept = present && keptLine(present, "validation");
  const own = present === null ? null : reachOf(kept === null ? [present] : [present, kept]);
  const every = reachOf(others);
  const both = own === null ? every : widened(own, every);
  const { low, high, positive } = both ?? { low: 0, high: 1, positive: 1 };
  const log = low >= 0 && high / positive >= SPANS_DECADES;
  const bottom = log ? positive : Math.min(0, low);
  return { low: bottom, high: high > bottom ? high : bottom + 1, log };
}

/** @typedef {{low: number, high: number, positive: number}} Reach `positive`: the smallest above 0 */

/** @param {Reach} own @param {Reach | null} other @returns {Reach} */
function widened(own, other) {
  if (other === null) return own;
  return {
    low: Math.min(own.low, Math.max(other.low, 0)),
    high: Math.max(own.high, Math.min(other.high, own.high * WIDENED)),
    positive: Math.min(own.positive, Math.max(other.positive, own.positive / WIDENED)),
  };
}

/** The finite losses of some curves; null if there are none. @param {readonly Curve[]} curves @returns {Reach | null} */
function reachOf(curves) {
  let [low, high, positive] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { losses } of curves) {
    for (const loss of losses) {
      if (!Number.isFinite(loss)) continue;
      low = Math.min(low, loss);
      high = Math.max(high, loss);
      if (loss > 0) positive = Math.min(positive, loss);
    }
  }
  if (low > high) return null;
  return { low, high, positive: Number.isFinite(positive) ? positive : 1 };
}

/**
 * A curve's path, at most two points for a column of pixels, and where it breaks off because its numbers are
 * finite no longer.
 * @param {Curve} curve @param {Scales} scales
 * @returns {{path: string, broken: {x: number, y: number} | null}}
 */
export function curvePath({ iterations, losses }, { x, y }) {
  const count = finiteCount(losses);
  const parts = [];
  for (let start = 0; start < count; ) {
    const column = Math.floor(x(iterations[start]));
    let [lowest, highest, end] = [start, start, start + 1];
    while (end < count && Math.floor(x(iterations[end])) === column) {
      if (losses[end] < losses[lowest]) lowest = end;
      if (losses[end] > losses[highest]) highest = end;
      end += 1;
    }
    parts.push(Math.min(lowest, highest));
    if (lowest !== highest) parts.push(Math.max(lowest, highest));
    start = end;
  }
  const points = parts.map((at) => `${x(iterations[at]).toFixed(1)} ${y(losses[at]).toFixed(1)}`);
  return { path: points.length > 0 ? `M${points.join("L")}` : "", broken: endOf(count) };

  /** @param {number} at the first point that is not finite */
  function endOf(at) {
    if (at >= losses.length) return null;
    return { x: x(iterations[at]), y: y(at > 0 ? losses[at - 1] : Number.POSITIVE_INFINITY) };
  }
}

/** How many points there are before the first that is not finite. @param {Float64Array} losses */
function finiteCount(losses) {
  const broken = losses.findIndex((loss) => !Number.isFinite(loss));
  return broken < 0 ? losses.length : broken;
}

/** A curve that no longer grows is reduced if it has more points than this. */
const ENOUGH = 1024;
/** @type {WeakMap<Curve, Curve>} */
const thinned = new WeakMap();

/**
 * A curve of another run with as many points as a picture needs: of each stretch the lowest and the highest, and
 * the first that is not finite. A curve is a value, so this is done once for each.
 * @param {Curve} curve @returns {Curve}
 */
export function thin(curve) {
  if (curve.losses.length <= ENOUGH) return curve;
  const known = thinned.get(curve) ?? { ...curve, ...fewer(curve) };
  thinned.set(curve, known);
  return known;
}

/** @param {Curve} curve */
function fewer({ iterations, losses }) {
  const count = finiteCount(losses);
  const stretch = Math.ceil((2 * count) / ENOUGH);
  const kept = [];
  for (let start = 0; start < count; start += stretch) {
    let [lowest, highest] = [start, start];
    for (let at = start; at < Math.min(count, start + stretch); at += 1) {
      if (losses[at] < losses[lowest]) lowest = at;
      if (losses[at] > losses[highest]) highest = at;
    }
    kept.push(Math.min(lowest, highest), Math.max(lowest, highest));
  }
  const ends = [...new Set([0, ...kept, count - 1, Math.min(count, losses.length - 1)])].filter(
    (at) => at >= 0,
  );
  return {
    iterations: Float64Array.from(ends, (at) => iterations[at]),
    losses: Float64Array.from(ends, (at) => losses[at]),
  };
}

/**
 * The newest point of a curve at an iteration or before; null where there is none.
 * @param {Curve} curve @param {number} iteration
 * @returns {{iteration: number, loss: number} | null}
 */
export function pointAt({ iterations, losses }, iteration) {
  let [low, high] = [0, iterations.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (iterations[middle] <= iteration) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : { iteration: iterations[low - 1], loss: losses[low - 1] };
}

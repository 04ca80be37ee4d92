// Scales of small plots: from numbers to pixels, ends that fit what is shown, round ticks, paths for SVG. Pure.

/** @typedef {readonly [low: number, high: number]} Ends */

const PADDING = 0.08;

/**
 * The range of the finite numbers, with a little room at both ends; for one number, room around it.
 * @param {ArrayLike<number>} values @returns {Ends}
 */
export function endsOf(values) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i += 1) {
    if (!Number.isFinite(values[i])) continue;
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  if (low > high) return [0, 1];
  const room = high > low ? PADDING * (high - low) : Math.abs(high) * PADDING || 1;
  return [low - room, high + room];
}

/**
 * A linear scale.
 * @param {Ends} ends @param {Ends} pixels
 * @returns {(value: number) => number}
 */
export function scale([low, high], [start, end]) {
  const factor = (end - start) / (high - low || 1);
  return (value) => start + (value - low) * factor;
}

/** The largest of 1, 2, 5 times a power of ten that is at most `size`. @param {number} size above 0 */
export function roundStep(size) {
  const power = 10 ** Math.floor(Math.log10(size) + 1e-9);
  const factor = [5, 2, 1].find((each) => each * power <= size * (1 + 1e-9)) ?? 1;
  return Number((factor * power).toPrecision(1));
}

/**
 * Round numbers between the ends, about `count` of them, and how many decimals they need.
 * @param {Ends} ends @param {number} count
 * @returns {{at: number[], decimals: number}}
 */
export function ticks([low, high], count) {
  const step = roundStep((high - low) / Math.max(1, count - 1));
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const at = [];
  for (let i = Math.ceil(low / step); i * step <= high; i += 1) at.push(Number((i * step).toPrecision(15)));
  return { at, decimals };
}

/**
 * A line through points; it breaks where a number is not finite.
 * @param {ArrayLike<number>} x @param {ArrayLike<number>} y in pixels
 */
export function linePath(x, y) {
  let path = "";
  let drawing = false;
  for (let i = 0; i < x.length; i += 1) {
    const there = Number.isFinite(x[i]) && Number.isFinite(y[i]);
    if (there) path += `${drawing ? "L" : "M"}${fixed(x[i])} ${fixed(y[i])}`;
    drawing = there;
  }
  return path;
}

/**
 * Steps: each number is held up to the next point.
 * @param {ArrayLike<number>} x @param {ArrayLike<number>} y in pixels
 */
export function stepPath(x, y) {
  let path = "";
  for (let i = 0; i < x.length && Number.isFinite(y[i]); i += 1)
    path += i === 0 ? `M${fixed(x[0])} ${fixed(y[0])}` : `H${fixed(x[i])}V${fixed(y[i])}`;
  return path;
}

/** @param {number} pixels */
const fixed = (pixels) => Number(pixels.toFixed(2));

// Axes of the large plot: linear or by powers of ten, with ticks that can be read. Pure: numbers in, numbers out.

import { scale, ticks } from "../parts/plot_scale.js";

/**
 * @typedef {"linear" | "log"} Kind
 *
 * @typedef {object} Axis
 * @property {Kind} kind
 * @property {(value: number) => number} at the pixel of a value, kept within the axis
 * @property {(pixel: number) => number} valueAt kept within the axis
 * @property {number[]} ticks with a number beside them
 * @property {number[]} minor without one
 */

/** Beside a tick a number needs so much room, in pixels. */
const ROOM = { across: 70, up: 48 };

/**
 * An axis from `low` to `high`; a log axis begins above 0.
 * @param {Kind} kind @param {readonly [number, number]} ends @param {readonly [number, number]} pixels @param {"across" | "up"} way
 * @returns {Axis}
 */
export function axisOf(kind, [low, high], pixels, way) {
  const bend = kind === "log" ? Math.log10 : (/** @type {number} */ value) => value;
  const back = kind === "log" ? (/** @type {number} */ value) => 10 ** value : bend;
  const place = scale([bend(low), bend(high)], pixels);
  const span = bend(high) - bend(low) || 1;
  const length = Math.abs(pixels[1] - pixels[0]);
  const count = Math.max(2, Math.floor(length / ROOM[way]));
  const within = (/** @type {number} */ value) => Math.min(Math.max(value, low), high);
  return {
    kind,
    at: (value) => place(bend(within(value))),
    valueAt: (pixel) => within(back(bend(low) + ((pixel - pixels[0]) / (pixels[1] - pixels[0] || 1)) * span)),
    ...(kind === "log" ? decades(low, high, count) : { ticks: ticks([low, high], count).at, minor: [] }),
  };
}

/**
 * Of each power of ten 1, 2 and 5 where there is room, else 1 alone, else every second power and so on.
 * @param {number} low @param {number} high @param {number} count how many numbers have room
 */
function decades(low, high, count) {
  const powers = range(Math.floor(Math.log10(low)), Math.ceil(Math.log10(high)));
  const multiples = (/** @type {readonly number[]} */ factors, every = 1) =>
    powers
      .filter((power) => power % every === 0)
      .flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(3))))
      .filter((value) => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9));
  const fine = multiples([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const shown = few(multiples, count);
  // Where there is room for two alone they stand far apart, and within less than a power there may be no round one.
  const numbers = shown.length >= 2 ? shown : apartBy(multiples([1]), fine);
  return {
    ticks: numbers,
    minor: fine.length <= 4 * count + 20 ? fine.filter((each) => !numbers.includes(each)) : [],
  };
}

/** Two of a list, or of the finer one where it has no two. @param {readonly number[]} list @param {readonly number[]} finer */
function apartBy(list, finer) {
  const from = list.length >= 2 ? list : finer;
  return [...new Set([from[0], from[from.length - 1]])].filter((each) => each !== undefined);
}

/** The most of them that have room. @param {(factors: readonly number[], every?: number) => number[]} multiples @param {number} count */
function few(multiples, count) {
  for (const each of [multiples([1, 2, 5]), multiples([1, 3])]) if (each.length <= count) return each;
  for (let every = 1; ; every += 1) {
    const each = multiples([1], every);
    if (each.length <= count) return each;
  }
}

/** @param {number} from @param {number} to that is included */
const range = (from, to) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/**
 * Heights for names at least `gap` apart, in their order, as near to where they would be as that allows.
 * @param {readonly number[]} wanted @param {number} gap @param {readonly [number, number]} ends
 */
export function apart(wanted, gap, [top, bottom]) {
  const order = wanted.map((_, at) => at).sort((one, other) => wanted[one] - wanted[other]);
  const heights = [...wanted];
  let floor = top;
  for (const at of order) {
    heights[at] = Math.max(heights[at], floor);
    floor = heights[at] + gap;
  }
  let ceiling = bottom;
  for (const at of order.reverse()) {
    heights[at] = Math.min(heights[at], ceiling);
    ceiling = heights[at] - gap;
  }
  return heights;
}

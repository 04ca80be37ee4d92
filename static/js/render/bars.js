/**
 * Bars at a node for what has arrived and waits to be added up: each begins where the one before ended,
 * to the right for positive, to the left for negative, so that the last end is the sum. Pure layout and
 * one painter; must not know what the numbers are.
 *
 * @import { Rect } from "./geometry.js"
 * @import { Fill } from "./shapes.js"
 */

import { bar } from "./shapes.js";

/** With more arrivals than rows the bars share one row, and only where they end can be seen. */
const MOST_ROWS = 5;
const HEIGHT = 5;
const LEAD = 1.5;

/** @typedef {{ from: number, until: number, y: number, height: number, positive: boolean }} Bar */

/**
 * @param {readonly number[]} values in the order of arrival
 * @param {Rect} area
 * @param {number} [growing] the part to which the last has grown
 * @param {number} [scale]
 * @returns {{ bars: Bar[], zero: number }} places inside the area
 */
export function layBars(values, area, growing = 1, scale = 1) {
  const ends = [0];
  for (const value of values) ends.push(ends[ends.length - 1] + (Number.isFinite(value) ? value : 0));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const span = high - low || 1;
  const place = (/** @type {number} */ value) => area.x + ((value - low) / span) * area.w;
  const shared = values.length > MOST_ROWS;
  const bars = values.map((value, i) => {
    const grown = i === values.length - 1 ? growing : 1;
    return {
      from: place(ends[i]),
      until: place(ends[i] + (ends[i + 1] - ends[i]) * grown),
      y: area.y + (shared ? 0 : i * (HEIGHT + LEAD)) * scale,
      height: HEIGHT * scale,
      positive: !(value < 0),
    };
  });
  return { bars, zero: place(0) };
}

/**
 * @param {CanvasRenderingContext2D} to @param {readonly Bar[]} bars @param {Omit<Fill, "positive">} fill
 */
export function paintBars(to, bars, fill) {
  for (const { from, until, y, height, positive } of bars) bar(to, from, until, y, height, { ...fill, positive });
}

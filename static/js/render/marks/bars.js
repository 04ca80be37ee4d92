/**
 * Bars at a node for numbers that have arrived but are not added up yet. Each bar begins where the one before
 * ended. Positive bars point right and negative bars left, so the last end is the sum. Pure layout and one
 * painter; must not know what the numbers are.
 *
 * @import { Rect } from "../scene/geometry.js"
 * @import { Brush } from "../layers/strokes.js"
 * @import { Fill } from "./signs.js"
 */

import { bar } from "./shapes.js";

/** If there are more arrivals than rows, the bars share one row, and only their ends are visible. */
const MOST_ROWS = 5;
const HEIGHT = 5;
/** The fraction of its row that a bar fills. */
const FILL = 0.77;

/** @typedef {{ from: number, until: number, y: number, height: number, positive: boolean }} Bar */

/**
 * One bar for each value, and below them the bar of their sum. A value that has not arrived has no bar.
 * @param {readonly number[]} values in the order of arrival, NaN for a value that has not arrived
 * @param {Rect} area
 * @param {number} [scale]
 * @returns {{ bars: Bar[], sum: Bar }} places inside the area
 */
export function layBars(values, area, scale = 1) {
  const ends = [0];
  for (const value of values) ends.push(ends[ends.length - 1] + (Number.isFinite(value) ? value : 0));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const span = high - low || 1;
  const place = (/** @type {number} */ value) => area.x + ((value - low) / span) * area.w;
  const rows = values.length > MOST_ROWS ? 1 : values.length;
  const row = Math.min((HEIGHT * scale) / FILL, area.h / (rows + 1));
  const lay = (/** @type {number} */ from, /** @type {number} */ until, /** @type {number} */ at) => ({
    from: place(from),
    until: place(until),
    y: area.y + at * row,
    height: row * FILL,
    positive: until >= from,
  });
  const total = ends[ends.length - 1];
  return {
    bars: values.map((_, i) => lay(ends[i], ends[i + 1], rows === 1 ? 0 : i)),
    sum: lay(0, total, rows),
  };
}

/**
 * A bar, grown to a fraction of its length.
 * @param {Brush} to @param {Bar} laid @param {Omit<Fill, "positive">} fill @param {number} [grown]
 */
export function paintBar(to, { from, until, y, height, positive }, fill, grown = 1) {
  bar(to, from, from + (until - from) * grown, y, height, { ...fill, positive });
}

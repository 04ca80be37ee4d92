/**
 * Bars at a node for numbers that have arrived but are not added up yet. Each bar begins where the one before
 * ended. Positive bars point right and negative bars left, so the last end is the sum. A number of exactly 0
 * and one too small to be seen have their own marks. Pure layout and one painter; must not know what the
 * numbers are.
 *
 * @import { Rect } from "../scene/geometry.js"
 * @import { Brush } from "../layers/strokes.js"
 * @import { Theme } from "../layers/theme.js"
 */

import { bar, shrinkingDots, slashedRing } from "./shapes.js";

/** If there are more arrivals than rows, the bars share one row, and only their ends are visible. */
const MOST_ROWS = 5;
const HEIGHT = 5;
/** The fraction of its row that a bar fills. */
const FILL = 0.77;
/** A bar shorter than this cannot be seen. */
const LEAST = 1;
/** The size of the marks without a length, as fractions of the height of a bar, and at most. */
const SIZELESS = { ring: 0.7, dots: 1, most: 6.5 };

/**
 * A bar for a number. `marked`: whether a number without a length has its mark; where bars share a row, only
 * the sum has.
 * @typedef {{ value: number, from: number, until: number, y: number, height: number, marked: boolean }} Bar
 */

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
  const shared = values.length > MOST_ROWS;
  const rows = shared ? 1 : values.length;
  const row = Math.min((HEIGHT * scale) / FILL, area.h / (rows + 1));
  const lay = (
    /** @type {number} */ value,
    /** @type {[number, number]} */ [from, until],
    /** @type {number} */ at,
  ) => ({
    value,
    from: place(from),
    until: place(until),
    y: area.y + at * row,
    height: row * FILL,
    marked: !shared || at === rows,
  });
  const total = ends[ends.length - 1];
  return {
    bars: values.map((value, i) => lay(value, [ends[i], ends[i + 1]], shared ? 0 : i)),
    sum: lay(total, [0, total], rows),
  };
}

/** The outline of a hollow bar. */
const OUTLINE = 1.5;

/**
 * A bar, grown to a fraction of its length.
 * @param {{ to: Brush, theme: Theme, sizes: { scale: number } }} pen @param {Bar} laid @param {string} colour @param {number} [grown]
 */
export function paintBar({ to, theme, sizes }, { value, from, until, y, height, marked }, colour, grown = 1) {
  if (!(grown > 0)) return;
  const fill = { colour, paper: theme.paper, positive: !(value < 0), line: OUTLINE * sizes.scale };
  const length = Math.abs(until - from);
  if (length >= LEAST * sizes.scale || Number.isNaN(value))
    return bar(to, from, from + (until - from) * grown, y, height, fill);
  if (!marked) return;
  const half = Math.min(SIZELESS.most * sizes.scale, SIZELESS.dots * height);
  const [dx, middle] = [fill.positive ? 1 : -1, y + height / 2];
  if (value === 0)
    slashedRing(
      to,
      from + half,
      middle,
      Math.min(SIZELESS.most * sizes.scale, SIZELESS.ring * height),
      theme.second,
    );
  else shrinkingDots(to, { x: from + dx * half, y: middle, dx, dy: 0 }, half, fill);
}

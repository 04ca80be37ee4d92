/**
 * The bars at the knob in question: one for each path, stacked so that the last end is the sum. Negative bars
 * are hollow, and all bars have one scale. With many paths, the smaller ones share a bar. Must not know
 * ribbons.
 *
 * @import { Paths } from "../../protocol/messages.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Ground } from "./word_places.js"
 * @import { Piece } from "./text.js"
 *
 * @typedef {{ value: number, count: string | null }} Arrival `count`: how many paths share it; null for a
 *   single path
 * `bars`: the width of the longest bar; `row`: the height of a row.
 * @typedef {{ rect: Rect, bars: number, row: number, arrivals: Arrival[], heading: Piece[], size: number }} Stack
 */

import { number } from "../../lib/format.js";
import { plus, rightAsRead } from "../../lib/right_as_read.js";
import { say } from "../../lib/say.js";
import { nameOfQuantity } from "../../model/asking/asked.js";
import { layBars, paintBar } from "../marks/bars.js";
import { drawPieces, phrase, widthOf } from "./text.js";
import { field, NO_RIBBON, take } from "./word_places.js";

/** The number of bars besides the bar of the sum. */
const MOST = 5;
/** The number of rows below a projected drawing, besides the row of the sum. */
const MOST_TOLD = 4;
/** The widths of the longest bar that are tried, at scale 1. */
const WIDTHS = [140, 84, 48];
/** The height of a row at scale 1, and in letters' sizes. */
const ROW = { height: 23, letters: 1.45 };
/** The height of a bar at scale 1. */
const UNIT = 6.5;
const SPACE = 8;
const HEADING = 1.7;
/** Places near the knob, then all over the drawing; first those that cover no ribbon. */
const NEAR = { step: 18, reach: 260 };
const ANYWHERE = { step: 24, reach: 2000 };
const FIELDS = [
  { ...NEAR, most: NO_RIBBON },
  { ...ANYWHERE, most: NO_RIBBON },
  { ...NEAR, most: undefined },
  { ...ANYWHERE, most: undefined },
];

/**
 * The paths as at most this many bars: the largest paths, and one bar for the sum of all others.
 * @param {Paths} answer @param {number} [most] @returns {Arrival[]}
 */
export function arrivalsOf({ paths, remainder, remainder_count }, most = MOST) {
  const more = remainder_count !== "0";
  const own = paths.length + (more ? 1 : 0) <= most ? paths.length : most - 1;
  const arrivals = paths
    .slice(0, own)
    .map(({ value }) => ({ value, count: /** @type {string | null} */ (null) }));
  const rest = paths.slice(own);
  if (rest.length === 0 && !more) return arrivals;
  const value = rest.reduce((sum, path) => sum + path.value, remainder);
  return [...arrivals, { value, count: String(BigInt(remainder_count) + BigInt(rest.length)) }];
}

/** What a presenter tells one after another. @param {Paths} answer */
export const toldArrivals = (answer) => arrivalsOf(answer, MOST_TOLD);

/**
 * A place for the bars, near the knob if possible, with closer rows and shorter bars if need be; null if there is none.
 * @param {Pen} pen @param {Ground} ground @param {Paths} answer @param {Rect | null} knob @returns {Stack | null}
 */
export function placeStack(pen, ground, answer, knob) {
  if (!knob || answer.paths.length === 0) return null;
  const { sizes, type } = pen;
  const size = sizes.label;
  const arrivals = arrivalsOf(answer);
  const heading = phrase("canvas_arriving", { name: nameOfQuantity(pen.index, answer.about) });
  const texts = textsOf(arrivals, answer, pen.digits);
  const words = Math.max(...texts.map((text) => type.number(text, size, 550)));
  const heights = [ROW.height * sizes.scale, ROW.letters * size].filter(
    (row, i) => i > 0 || row > ROW.letters * size,
  );
  const widths = sizes.compact ? WIDTHS.slice(1) : WIDTHS;
  for (const { step, reach, most } of FIELDS)
    for (const row of heights)
      for (const wide of widths) {
        const bars = wide * sizes.scale;
        const w =
          Math.max(bars + SPACE * sizes.scale + words, widthOf(heading, type, size)) + 4 * sizes.scale;
        const h = size * HEADING + (arrivals.length + 1) * row;
        const near = { reach: reach * sizes.scale, frame: ground.frame };
        const rect = take(ground, field(knob, { w, h }, step * sizes.scale, near), most);
        if (rect) return { rect, bars, row, arrivals, heading, size };
      }
  return null;
}

/** What stands beside the bars: the arrivals, which give their sum as they are read, and the sum. @param {readonly Arrival[]} arrivals @param {Paths} answer @param {number} digits */
function textsOf(arrivals, { gradient }, digits) {
  const sum = number(gradient, digits);
  const { texts, exact } = rightAsRead(sum, arrivals, plus);
  const told = arrivals.map(({ value, count }, at) => {
    const text = `${value > 0 ? "+" : ""}${texts[at]}`;
    return count === null ? text : `${text} ${say("canvas_more", { count })}`;
  });
  return [...told, `${exact ? "=" : "≈"}${sum}`];
}

/**
 * @param {Pen} pen @param {Stack} stack @param {Paths} answer
 * @param {{ grown: number, current: boolean }} how
 */
export function paintStack(pen, stack, answer, { grown, current }) {
  const { theme, sizes } = pen;
  const { rect, row, arrivals, heading, size } = stack;
  const colour = current ? theme.gradient : theme.second;
  const top = rect.y + size * HEADING;
  const area = { x: rect.x + 2, y: top, w: stack.bars, h: rect.y + rect.h - top };
  const values = arrivals.map(({ value }) => value);
  const { bars, sum } = layBars(values, area, row / UNIT);
  drawPieces(pen, heading, rect.x, rect.y + size, size, theme.second);
  const texts = textsOf(arrivals, answer, pen.digits);
  for (const [i, bar] of [...bars, sum].entries()) {
    // The bars appear when the ribbons are half-way.
    paintBar(pen, bar, current ? theme.gradient : theme.line, Math.max(0, Math.min(1, 2 * grown - 1)));
    const x = area.x + area.w + SPACE * sizes.scale;
    drawPieces(
      pen,
      [{ kind: "sans", text: texts[i] }],
      x,
      bar.y + bar.height / 2 + 0.35 * size,
      size,
      colour,
    );
  }
}

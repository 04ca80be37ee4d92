/**
 * Labels with factors on ribbons, like ∂o1/∂h1 0.0747. A label stands on a free side of its edge, nearer to it
 * than to any other; paths that share an edge share the label. What has no such place is left out. Finds places
 * and paints; must not know which question is open.
 *
 * @import { Factor } from "../../protocol/messages.js"
 * @import { Rect, Track } from "../scene/geometry.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Reach, Ribbon } from "./lanes.js"
 * @import { Ground } from "./word_places.js"
 * @import { Piece } from "./text.js"
 *
 * @typedef {{ key: string, rows: readonly (readonly Piece[])[], rect: Rect, size: number, ribbon: Ribbon, at: number }} Label
 *   `key`: of its line; `at`: where on its ribbon it appears, as a fraction
 *
 * `left`: how many have no place.
 * @typedef {{ labels: Label[], left: number }} Labels
 *
 * A label that wants a place beside `way`.
 * @typedef {{ key: string, way: Track, side: 1 | -1, ribbon: Ribbon, at: number, pieces: readonly Piece[] }} Wish
 */

import { number } from "../../lib/format.js";
import { placedAs } from "./label_places.js";
import { derivative, drawPieces, widthOf } from "./text.js";

const LINE = 1.35;
/** The height of two rows, in letters' sizes. */
const TWO_ROWS = 2.5;
const PADDING = 3;

/**
 * @param {Pen} pen @param {Ground} ground where labels take their places
 * @param {readonly Ribbon[]} ribbons @param {Reach} reach
 * @param {(ribbon: Ribbon, factor: number) => Factor | undefined} factorOf @returns {Labels}
 */
export function placeLabels(pen, ground, ribbons, reach, factorOf) {
  const wishes = wishesOf(pen, ribbons, factorOf);
  // All labels of a picture have one form: a row each, or if that leaves some out, the number below the symbol.
  const row = placed(pen, ground, wishes, reach, "row");
  const best = row.left === 0 ? row : fewer(row, placed(pen, ground, wishes, reach, "rows"));
  ground.taken.push(...best.labels.map(({ rect }) => rect));
  return best;
}

/**
 * The labels in one form.
 * @param {Pen} pen @param {Ground} ground @param {readonly Wish[]} wishes @param {Reach} reach
 * @param {"row" | "rows"} form @returns {Labels}
 */
function placed(pen, ground, wishes, reach, form) {
  const formed = wishes.map((wish) => {
    const rows = form === "row" ? [wish.pieces] : rowsOf(wish.pieces);
    return { ...wish, rows, ...extentOf(pen, rows) };
  });
  const places = placedAs(formed, pen.scene, ground, reach);
  const labels = formed.flatMap(({ key, rows, ribbon, at }, i) => {
    const rect = places[i];
    return rect ? [{ key, rows, rect, size: pen.sizes.label, ribbon, at }] : [];
  });
  return { labels, left: wishes.length - labels.length };
}

/** @param {Labels} one @param {Labels} other */
const fewer = (one, other) => (other.left < one.left ? other : one);

/**
 * One label for each factor on an edge.
 * @param {Pen} pen @param {readonly Ribbon[]} ribbons
 * @param {(ribbon: Ribbon, factor: number) => Factor | undefined} factorOf
 */
function wishesOf(pen, ribbons, factorOf) {
  /** @type {Map<string, Wish>} */
  const wishes = new Map();
  for (const ribbon of ribbons) {
    for (const { key, side, factor: at, at: before } of ribbon.strips) {
      const factor = factorOf(ribbon, at);
      const way = ribbon.legs.find((leg) => leg.key === key)?.way;
      const name = factor && `${key} ${factor.of} ${factor.wrt}`;
      if (!factor || !name || !way || wishes.has(name)) continue;
      const pieces = derivative(pen.index, factor.of, factor.wrt, number(factor.value, pen.digits));
      wishes.set(name, { key, way, side, ribbon, at: before / Math.max(ribbon.length, 1), pieces });
    }
  }
  return [...wishes.values()];
}

/** The symbol, and below it the number. @param {readonly Piece[]} pieces @returns {Piece[][]} */
function rowsOf(pieces) {
  const [value] = pieces.slice(-1);
  return [pieces.slice(0, -1), [{ ...value, text: value.text.trim() }]];
}

/**
 * The extent of a label.
 * @param {Pick<Pen, "type" | "sizes">} pen @param {readonly (readonly Piece[])[]} rows
 */
function extentOf({ type, sizes }, rows) {
  const size = sizes.label;
  const widest = Math.max(...rows.map((pieces) => widthOf(pieces, type, size)));
  return {
    w: widest + 2 * PADDING * sizes.scale,
    h: size * (rows.length > 1 ? TWO_ROWS : LINE),
  };
}

/**
 * The widths of a label in a row and in two.
 * @param {Pick<Pen, "type" | "sizes" | "index" | "digits">} pen @param {Factor} factor
 */
export function widthsOf(pen, { of, wrt, value }) {
  const pieces = derivative(pen.index, of, wrt, number(value, pen.digits));
  return { row: extentOf(pen, [pieces]).w, rows: extentOf(pen, rowsOf(pieces)).w };
}

/**
 * @param {Pen} pen @param {readonly Label[]} labels
 * @param {{ grown: number, current: boolean }} how
 */
export function paintLabels(pen, labels, { grown, current }) {
  const { theme, type } = pen;
  for (const { rows, rect, size, ribbon, at } of labels) {
    const front = ribbon.backward ? 1 - grown : grown;
    const reached = ribbon.fresh === false || grown >= 1 || (ribbon.backward ? front <= at : front > at);
    if (!reached) continue;
    paintPaper(pen, rect);
    rows.forEach((pieces, i) => {
      const x = rect.x + (rect.w - widthOf(pieces, type, size)) / 2;
      const y = rect.y + (rect.h * (i + 0.5)) / rows.length + 0.35 * size;
      drawPieces(pen, pieces, x, y, size, current ? theme.ink : theme.second);
    });
  }
}

/** Paints paper colour under letters. @param {Pen} pen @param {Rect} rect */
function paintPaper({ to, theme }, { x, y, w, h }) {
  to.fillStyle = theme.paper;
  to.fillRect(x, y, w, h);
}

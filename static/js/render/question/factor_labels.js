/**
 * Labels with factors on ribbons, like ∂o1/∂h1 0.0747. A label stands on a free side near the middle of its
 * edge; paths that share an edge share the label. Finds places and paints; must not know which question is
 * open.
 *
 * @import { Factor } from "../../protocol/messages.js"
 * @import { Rect, Track } from "../scene/geometry.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Reach, Ribbon } from "./lanes.js"
 * @import { Ground, Option } from "./word_places.js"
 * @import { Piece } from "./text.js"
 *
 * @typedef {{ pieces: readonly Piece[], rect: Rect, size: number, ribbon: Ribbon, at: number }} Label `at`:
 *   where on its ribbon it appears, as a fraction
 */

import { number } from "../../lib/format.js";
import { along } from "../scene/geometry.js";
import { derivative, drawPieces, widthOf } from "./text.js";
import { take } from "./word_places.js";

/** The positions along an edge at which labels are tried. */
const PARTS = [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8];
/** The distances from its lane at which a label is tried, in world units. */
const OFF = [5, 12, 22, 34];
const LIKING = { part: 24, side: 3, off: 0.5 };
const LINE = 1.35;
const PADDING = 3;

/**
 * @param {Pen} pen @param {Ground} ground where labels take their places
 * @param {readonly Ribbon[]} ribbons @param {Reach} reach
 * @param {(ribbon: Ribbon, factor: number) => Factor | undefined} factorOf @returns {Label[]}
 */
export function placeLabels(pen, ground, ribbons, reach, factorOf) {
  const size = pen.sizes.label * (pen.sizes.compact ? 0.85 : 1);
  const seen = new Set();
  const labels = [];
  for (const ribbon of ribbons) {
    for (const { key, side, factor: at, at: before } of ribbon.strips) {
      const factor = factorOf(ribbon, at);
      const way = ribbon.legs.find((leg) => leg.key === key)?.way;
      const name = factor && `${key} ${factor.of} ${factor.wrt}`;
      if (!factor || !way || seen.has(name)) continue;
      seen.add(name);
      const pieces = derivative(pen.index, factor.of, factor.wrt, number(factor.value, pen.digits));
      const box = {
        w: widthOf(pieces, pen.type, size) + 2 * PADDING * pen.sizes.scale,
        h: size * LINE,
      };
      const rect = take(
        ground,
        labelPlaces(way, reach.get(key) ?? { 1: 0, "-1": 0 }, side, box, pen.sizes.scale),
      );
      if (rect) labels.push({ pieces, rect, size, ribbon, at: before / Math.max(ribbon.length, 1) });
    }
  }
  return labels;
}

/**
 * The places of a label beside an edge, outside all lanes on that side.
 * @param {Track} way @param {{ 1: number, "-1": number }} reach @param {1 | -1} side the one liked better
 * @param {{ w: number, h: number }} box @param {number} scale @returns {Option[]}
 */
export function labelPlaces(way, reach, side, { w, h }, scale) {
  const options = [];
  for (const part of PARTS) {
    for (const each of /** @type {const} */ ([1, -1])) {
      for (const off of OFF) {
        const { dx, dy } = along(way, part);
        const support = (Math.abs(dy) * w + Math.abs(dx) * h) / 2;
        const { x, y } = along(way, part, each * (reach[each] + off * scale + support));
        const liking =
          LIKING.part * Math.abs(part - 0.5) +
          (each === side ? 0 : LIKING.side) +
          LIKING.off * (off - OFF[0]);
        options.push({ rect: { x: x - w / 2, y: y - h / 2, w, h }, liking });
      }
    }
  }
  return options;
}

/**
 * @param {Pen} pen @param {readonly Label[]} labels
 * @param {{ grown: number, current: boolean }} how
 */
export function paintLabels(pen, labels, { grown, current }) {
  const { theme, sizes } = pen;
  for (const { pieces, rect, size, ribbon, at } of labels) {
    const front = ribbon.backward ? 1 - grown : grown;
    const reached = ribbon.fresh === false || grown >= 1 || (ribbon.backward ? front <= at : front > at);
    if (!reached) continue;
    paintPaper(pen, rect);
    const x = rect.x + PADDING * sizes.scale;
    drawPieces(pen, pieces, x, rect.y + rect.h / 2 + 0.35 * size, size, current ? theme.ink : theme.second);
  }
}

/** Paints paper colour under letters. @param {Pen} pen @param {Rect} rect */
function paintPaper({ to, theme }, { x, y, w, h }) {
  to.fillStyle = theme.paper;
  to.fillRect(x, y, w, h);
}

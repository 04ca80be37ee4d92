/**
 * A sheet remembers what stands on it and paints only what has changed: letters are dear, and a number that
 * lands changes one place. Must not know what the items are.
 *
 * @import { View } from "./camera.js"
 * @import { Rect } from "./geometry.js"
 * @import { Strokes } from "./recording.js"
 *
 * `extent`: a rectangle in world units outside of which the item never paints.
 * @typedef {{ key: string, extent: Rect, strokes: Strokes }} Item
 */

import { overlap } from "./geometry.js";
import { begin, useWorld } from "./pen.js";
import { replay, sameStrokes } from "./recording.js";

/** Above this part of changed items it is cheaper to paint all. */
const MOST = 0.6;

export function createSheet() {
  /** @type {readonly Item[]} */
  let standing = [];

  return {
    /**
     * @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio
     * @param {readonly Item[]} items in the order in which they lie on one another
     * @param {boolean} whole whether nothing on the canvas can be kept
     */
    paint(to, view, ratio, items, whole) {
      const before = standing;
      standing = items;
      const kept =
        !whole && items.length === before.length && items.every(({ key }, i) => key === before[i].key);
      const changed = kept
        ? items.filter(({ strokes }, i) => !sameStrokes(strokes, before[i].strokes))
        : items;
      if (kept && changed.length === 0) return;
      if (!kept || changed.length > MOST * items.length) {
        begin(to, view, ratio);
        for (const { strokes } of items) replay(to, strokes);
        return;
      }
      mend(
        to,
        view,
        ratio,
        items,
        changed.map(({ extent }) => extent),
      );
    },
  };
}

/**
 * Paints anew within some places only.
 * @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio
 * @param {readonly Item[]} items @param {Rect[]} places
 */
function mend(to, view, ratio, items, places) {
  to.save();
  to.setTransform(1, 0, 0, 1, 0, 0);
  to.beginPath();
  const pixels = places.map((place) => onPixels(place, view, ratio));
  for (const { x, y, w, h } of pixels) to.rect(x, y, w, h);
  to.clip();
  for (const { x, y, w, h } of pixels) to.clearRect(x, y, w, h);
  useWorld(to, view, ratio);
  for (const { extent, strokes } of items) {
    if (places.some((place) => overlap(place, extent))) replay(to, strokes);
  }
  to.restore();
}

/**
 * The whole pixels that a rectangle of the world touches.
 * @param {Rect} rect @param {View} view @param {number} ratio @returns {Rect}
 */
function onPixels(rect, { x, y, zoom }, ratio) {
  const [left, top] = [Math.floor((rect.x * zoom + x) * ratio), Math.floor((rect.y * zoom + y) * ratio)];
  const right = Math.ceil(((rect.x + rect.w) * zoom + x) * ratio);
  const bottom = Math.ceil(((rect.y + rect.h) * zoom + y) * ratio);
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/**
 * A sheet remembers what is painted on it and repaints only what has changed. Painting letters is slow, and a
 * number that lands changes only one place. When there are many items, the sheet checks only some of them in
 * each frame, in turn. Must not know what the items are.
 *
 * @import { View } from "../camera.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Strokes } from "./strokes.js"
 *
 * `extent`: a rectangle in world units; the item never paints outside it. `strokes`: how the item looks now.
 * @typedef {{ key: string, extent: Rect, strokes: () => Strokes }} Item
 *
 * How many items are checked: all, or first the urgent ones and then one item after another until `enough`.
 * @typedef {{ isUrgent: (key: string) => boolean, enough: () => boolean }} Portion
 */

import { begin, useWorld } from "../marks/pen.js";
import { overlap } from "../scene/geometry.js";
import { replay, sameStrokes } from "./strokes.js";

/** When more than this fraction of the items has changed, repainting all of them is cheaper. */
const MOST = 0.6;

export function createSheet() {
  /** @type {readonly Item[]} */
  let items = [];
  /** @type {Strokes[]} */
  let standing = [];
  let [next, left] = [0, 0];

  /** @param {Portion} portion */
  function* someOf({ isUrgent, enough }) {
    for (let at = 0; at < items.length; at += 1) if (isUrgent(items[at].key)) yield at;
    for (; left > 0 && !enough(); left -= 1) {
      next = (next + 1) % items.length;
      yield next;
    }
  }

  return {
    /**
     * @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio
     * @param {readonly Item[]} now in painting order, lowest first
     * @param {object} how
     * @param {boolean} how.whole whether the whole canvas must be repainted
     * @param {boolean} [how.fresh] whether anything may have changed since the last time
     * @param {Portion | null} [how.portion] null: all items are checked
     * @returns {boolean} whether the canvas shows the current state of all items
     */
    paint(to, view, ratio, now, { whole, fresh = true, portion = null }) {
      const kept = !whole && now.length === items.length && now.every(({ key }, i) => key === items[i].key);
      items = now;
      if (!kept) {
        standing = items.map(({ strokes }) => strokes());
        all(to, view, ratio, standing);
        left = 0;
        return true;
      }
      if (fresh) left = items.length;
      const changed = [];
      for (const at of portion ? someOf(portion) : items.keys()) {
        const strokes = items[at].strokes();
        if (sameStrokes(strokes, standing[at])) continue;
        standing[at] = strokes;
        changed.push(at);
      }
      if (!portion) left = 0;
      if (changed.length > MOST * items.length) all(to, view, ratio, standing);
      else if (changed.length > 0) {
        const places = changed.map((at) => items[at].extent);
        mend(to, view, ratio, { items, standing, places });
      }
      return left === 0;
    },
  };
}

/** @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio @param {readonly Strokes[]} standing */
function all(to, view, ratio, standing) {
  begin(to, view, ratio);
  for (const strokes of standing) replay(to, strokes);
}

/**
 * Repaints the canvas within the given places only.
 * @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio
 * @param {{ items: readonly Item[], standing: readonly Strokes[], places: readonly Rect[] }} what
 */
function mend(to, view, ratio, { items, standing, places }) {
  to.save();
  to.setTransform(1, 0, 0, 1, 0, 0);
  to.beginPath();
  const pixels = places.map((place) => onPixels(place, view, ratio));
  for (const { x, y, w, h } of pixels) to.rect(x, y, w, h);
  to.clip();
  for (const { x, y, w, h } of pixels) to.clearRect(x, y, w, h);
  useWorld(to, view, ratio);
  for (const [at, { extent }] of items.entries()) {
    if (places.some((place) => overlap(place, extent))) replay(to, standing[at]);
  }
  to.restore();
}

/**
 * The rectangle of whole pixels that covers a rectangle in world units.
 * @param {Rect} rect @param {View} view @param {number} ratio @returns {Rect}
 */
function onPixels(rect, { x, y, zoom }, ratio) {
  const [left, top] = [Math.floor((rect.x * zoom + x) * ratio), Math.floor((rect.y * zoom + y) * ratio)];
  const right = Math.ceil(((rect.x + rect.w) * zoom + x) * ratio);
  const bottom = Math.ceil(((rect.y + rect.h) * zoom + y) * ratio);
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/**
 * A sheet remembers what is painted on it and repaints only what has changed. Painting letters is slow, and a
 * number that lands changes only one place. When there are many items, the sheet checks only some of them in
 * each frame, in turn. Must not know what the items are.
 *
 * @import { View } from "../fitting/view.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Strokes } from "./strokes.js"
 *
 * `extent`: a rectangle in world units; the item never paints outside it. `strokes`: how the item looks now, for
 * what painters are given.
 * @template H
 * @typedef {{ key: string, extent: Rect, strokes: (hand: H) => Strokes }} Item
 */

/**
 * How many items are checked: all, or first the urgent ones and then one item after another until `enough`. `together`:
 * what has changed is painted once all of them have been checked, as each painting costs the most.
 * @typedef {{ isUrgent: (key: string) => boolean, enough: () => boolean, together: boolean }} Portion
 */

import { begin, useWorld } from "../marks/pen.js";
import { overlap, union } from "../scene/geometry.js";
import { replay, sameStrokes } from "./strokes.js";

/** When more than this fraction of the items would be painted again, repainting all of them is cheaper. */
const MOST = 0.6;

/** @template H */
export function createSheet() {
  /** @type {readonly Item<H>[]} */
  let items = [];
  /** @type {Map<string, { extent: Rect, strokes: Strokes }>} */
  let standing = new Map();
  let [next, left] = [0, 0];
  /** Where something has changed that is not painted yet. @type {Rect[]} */
  let unpainted = [];

  /** @param {Portion} portion */
  function* someOf({ isUrgent, enough }) {
    for (const item of items) if (isUrgent(item.key)) yield item;
    for (; left > 0 && !enough(); left -= 1) {
      next = (next + 1) % items.length;
      yield items[next];
    }
  }

  /** Takes over other items; returns the places to repaint. @param {readonly Item<H>[]} now @param {H} hand */
  function change(now, hand) {
    const kept = new Map();
    const places = [];
    for (const item of now) {
      const had = standing.get(item.key);
      const stays = had !== undefined && sameRect(had.extent, item.extent);
      kept.set(item.key, stays ? had : { extent: item.extent, strokes: item.strokes(hand) });
      // One after the other, where it is and where it was, so that the two can be one place.
      if (!stays) places.push(item.extent, ...(had ? [had.extent] : []));
    }
    for (const [key, { extent }] of standing) if (!kept.has(key)) places.push(extent);
    [items, standing] = [now, kept];
    return places;
  }

  return {
    /**
     * @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio
     * @param {readonly Item<H>[]} now in painting order, lowest first
     * @param {object} how
     * @param {H} how.hand
     * @param {boolean} how.whole whether the whole canvas must be repainted
     * @param {boolean} [how.fresh] whether anything may have changed since the last time
     * @param {Portion | null} [how.portion] null: all items are checked
     * @returns {boolean} whether the canvas shows the current state of all items
     */
    paint(to, view, ratio, now, { hand, whole, fresh = true, portion = null }) {
      if (whole) standing.clear();
      const places = now === items && !whole ? unpainted : [...unpainted, ...change(now, hand)];
      unpainted = [];
      if (whole) {
        all(to, view, ratio, items, standing);
        left = 0;
        return true;
      }
      if (fresh) left = items.length;
      for (const { key, extent, strokes } of portion ? someOf(portion) : left > 0 ? items : []) {
        const seen = strokes(hand);
        if (sameStrokes(seen, standing.get(key)?.strokes ?? [])) continue;
        standing.set(key, { extent, strokes: seen });
        places.push(extent);
      }
      if (!portion) left = 0;
      if (portion?.together && left > 0) {
        unpainted = places;
        return false;
      }
      const spots = spotsOf(places, items);
      if (spots) mend(to, view, ratio, spots, standing);
      else all(to, view, ratio, items, standing);
      return left === 0;
    },
  };
}

/** @param {Rect} one @param {Rect} other */
const sameRect = (one, other) =>
  one === other || (one.x === other.x && one.y === other.y && one.w === other.w && one.h === other.h);

/**
 * A place to repaint, with the items that are painted there.
 * @typedef {{ place: Rect, on: readonly { key: string }[] }} Spot
 */

/**
 * Places as spots, those that lie one on the next as one, so that what stands on both is painted once.
 * @param {readonly Rect[]} places @param {readonly { key: string, extent: Rect }[]} items
 * @returns {Spot[] | null} null if too much would be painted there
 */
function spotsOf(places, items) {
  let left = MOST * items.length;
  const spots = [];
  for (const place of joined(places)) {
    const on = items.filter(({ extent }) => overlap(place, extent));
    left -= on.length;
    if (left < 0) return null;
    spots.push({ place, on });
  }
  return spots;
}

/** @param {Rect} rect */
const areaOf = ({ w, h }) => w * h;

/** Rectangles without those that, as one with the one before them, are no larger than both. @param {readonly Rect[]} places */
function joined(places) {
  /** @type {Rect[]} */
  const rects = [];
  for (const place of places) {
    const last = rects.at(-1);
    const both = last && union([last, place]);
    if (last && both && areaOf(both) <= areaOf(last) + areaOf(place)) rects[rects.length - 1] = both;
    else rects.push(place);
  }
  return rects;
}

/**
 * What stands on a sheet, by key.
 * @typedef {ReadonlyMap<string, { strokes: Strokes }>} Standing
 */

/**
 * @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio
 * @param {readonly { key: string }[]} items @param {Standing} standing
 */
function all(to, view, ratio, items, standing) {
  begin(to, view, ratio);
  for (const { key } of items) replay(to, standing.get(key)?.strokes ?? []);
}

/**
 * Repaints the canvas at the given spots only: one after the other, as a browser without a graphics card paints
 * through a rectangle much faster than through a path of several.
 * @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio
 * @param {readonly Spot[]} spots @param {Standing} standing
 */
function mend(to, view, ratio, spots, standing) {
  for (const { place, on } of spots) {
    const { x, y, w, h } = onPixels(place, view, ratio);
    to.save();
    to.setTransform(1, 0, 0, 1, 0, 0);
    to.beginPath();
    to.rect(x, y, w, h);
    to.clip();
    to.clearRect(x, y, w, h);
    useWorld(to, view, ratio);
    for (const { key } of on) replay(to, standing.get(key)?.strokes ?? []);
    to.restore();
  }
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

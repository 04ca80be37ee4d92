/**
 * The camera: which part of the drawing the stage shows. Screen coordinates are CSS pixels from the top
 * left corner of the stage; world coordinates are those of the document. Must not know what is drawn.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { AnimationClock } from "../playback/clock.js"
 * @import { Point, Rect } from "./scene/geometry.js"
 * @import { Size, View } from "./fitting/view.js"
 *
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Sides
 */

import { computed, signal } from "@preact/signals-core";
import { fitted, ZOOM } from "./fitting/view.js";
import { glide } from "./marks/easing.js";
import { clamp } from "./scene/geometry.js";

const MOVE_MILLISECONDS = 350;
/**
 * @param {object} world
 * @param {AnimationClock} world.clock
 * @param {ReadonlySignal<boolean>} world.reducedMotion
 */
export function createCamera({ clock, reducedMotion }) {
  const view = signal(/** @type {View} */ ({ x: 0, y: 0, zoom: 1 }));
  const size = signal(/** @type {Size} */ ({ width: 0, height: 0 }));
  let stop = () => {};
  const moved = signal(false);
  const fit = signal(/** @type {View | null} */ (null));
  const shown = computed(() => (moved.value ? null : fit.value));

  /** @param {View} to */
  function glideTo(to) {
    const from = view.peek();
    const began = clock.now();
    stop = clock.run((now) => {
      const t = glide((now - began) / MOVE_MILLISECONDS);
      view.value = t >= 1 ? to : mixed(from, to, t);
      return t < 1;
    });
  }

  return {
    /** The current view. */
    view,
    /** The size of the stage; the renderer keeps it. */
    size,

    /** Whether the user has moved it since the drawing was last fitted. */
    byHand: () => moved.peek(),
    /** The same, as a signal. */
    moved: /** @type {ReadonlySignal<boolean>} */ (moved),
    /** The view to which the drawing is fitted; null when somebody has moved it. */
    shown,

    /** @param {Point} point @returns {Point} */
    toScreen({ x, y }) {
      const now = view.peek();
      return { x: x * now.zoom + now.x, y: y * now.zoom + now.y };
    },

    /** @param {Point} point @returns {Point} */
    toWorld({ x, y }) {
      const now = view.peek();
      return { x: (x - now.x) / now.zoom, y: (y - now.y) / now.zoom };
    },

    /** Moves the view by pixels, with the pointer. @param {number} dx @param {number} dy */
    panBy(dx, dy) {
      stop();
      moved.value = true;
      const { x, y, zoom } = view.peek();
      view.value = { x: x + dx, y: y + dy, zoom };
    },

    /**
     * Zooms about a point of the screen; the point stays in place.
     * @param {Point} point @param {number} factor
     */
    zoomAt(point, factor) {
      stop();
      moved.value = true;
      const { x, y, zoom } = view.peek();
      // A large drawing that is fitted may be smaller than a hand could make it.
      const next = clamp(zoom * factor, Math.min(zoom, ZOOM.least), ZOOM.most);
      const by = next / zoom;
      view.value = { x: point.x - (point.x - x) * by, y: point.y - (point.y - y) * by, zoom: next };
    },

    /**
     * Moves to a view. The move is animated unless motion is reduced or `animate` is false.
     * @param {View} to @param {{ animate?: boolean }} [how]
     */
    moveTo(to, { animate = true } = {}) {
      stop();
      if (animate && !reducedMotion.peek()) glideTo(to);
      else view.value = to;
    },

    /** Zooms about the middle of the stage. @param {number} zoom */
    zoomTo(zoom) {
      const { width, height } = size.peek();
      this.zoomAt({ x: width / 2, y: height / 2 }, zoom / view.peek().zoom);
    },

    /** Shows a rectangle in world units for somebody who asked for that part. @param {Rect} bounds */
    show(bounds) {
      moved.value = true;
      this.moveTo(fitted(bounds, size.peek()));
    },

    /**
     * Moves no farther than it takes to show a rectangle in world units, with room around it in pixels of the screen; where
     * the stage is too small for it, shows it smaller, as a part of `whole`.
     * @param {Rect} bounds @param {Sides} room @param {Rect} whole
     */
    reveal(bounds, room, whole) {
      const { x, y, zoom } = view.peek();
      const { width, height } = size.peek();
      const short = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ most) =>
        Math.max(0, -from) - Math.max(0, to - most);
      const [w, h] = [bounds.w * zoom + room.left + room.right, bounds.h * zoom + room.top + room.bottom];
      if (w > width || h > height) return this.show(whole);
      const [left, top] = [bounds.x * zoom + x - room.left, bounds.y * zoom + y - room.top];
      const [dx, dy] = [short(left, left + w, width), short(top, top + h, height)];
      if (dx !== 0 || dy !== 0) this.panBy(dx, dy);
    },

    /** Shows what somebody had moved it to. @param {View} to */
    showAgain(to) {
      moved.value = true;
      this.moveTo(to, { animate: false });
    },

    /** Shows all of a rectangle in world units. @param {Rect} bounds @param {{ animate?: boolean, free?: Point }} [how] */
    fit(bounds, how) {
      moved.value = false;
      fit.value = fitted(bounds, size.peek(), how?.free);
      this.moveTo(fit.value, how);
    },
  };
}

/**
 * Interpolates between two views. The zoom changes in equal ratios, so that it feels even.
 * @param {View} from @param {View} to @param {number} t
 */
function mixed(from, to, t) {
  const zoom = from.zoom * (to.zoom / from.zoom) ** t;
  const part = from.zoom === to.zoom ? t : (zoom - from.zoom) / (to.zoom - from.zoom);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, zoom };
}

/** @typedef {ReturnType<typeof createCamera>} Camera */

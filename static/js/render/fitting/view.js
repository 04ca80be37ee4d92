/**
 * The view that shows all of a drawing. Pure; must not know who moves the camera.
 *
 * @import { Point, Rect } from "../scene/geometry.js"
 *
 * The world's origin stands at (x, y) on the screen, magnified `zoom` times.
 * @typedef {{ x: number, y: number, zoom: number }} View
 * @typedef {{ width: number, height: number }} Size in CSS pixels
 */

import { clamp } from "../scene/geometry.js";

/** How far a hand can zoom, how far a fit goes out, and how far in. */
export const ZOOM = { least: 0.1, most: 8, fits: 0.02, fitted: 1.25 };
/**
 * The free space around a fitted drawing: a fraction of the stage's width, at most one of its height above and below,
 * and a largest number of pixels.
 */
const FREE = { part: 0.036, high: 0.055, most: 44 };
/** The middle of a fitted drawing stands slightly above the middle of the stage. */
const MIDDLE = 0.48;
/** A fit this close above full size is shown at full size, where lines are sharpest. */
const SNAP = 1.12;

/**
 * The view that shows all of a rectangle.
 * @param {Rect} bounds world units @param {Size} size @param {Point} [free] pixels left and right, above and below
 * @returns {View}
 */
export function fitted(bounds, { width, height }, free = usualFree(width, height)) {
  const room = Math.min((width - 2 * free.x) / bounds.w, (height - 2 * free.y) / bounds.h);
  const zoom = clamp(room > 1 && room < SNAP ? 1 : room, ZOOM.fits, ZOOM.fitted);
  const spare = Math.max(0, height - zoom * bounds.h);
  return {
    x: Math.round(width / 2 - zoom * (bounds.x + bounds.w / 2)),
    y: Math.round(spare * MIDDLE - zoom * bounds.y),
    zoom,
  };
}

/** @param {number} width of the stage @param {number} height */
function usualFree(width, height) {
  const free = Math.min(FREE.part * width, FREE.most);
  return { x: free, y: Math.min(free, FREE.high * height) };
}

/**
 * A picture on a canvas of its own, in any resolution. Must not know what the picture shows.
 *
 * @import { Picture } from "./picture.js"
 */

import { replay } from "../layers/strokes.js";
import { useWorld } from "../marks/pen.js";

/** The longest side that browsers draw for certain, in pixels. */
const LONGEST = 8192;

/**
 * The size of a picture in pixels: as asked, or the largest that browsers can draw.
 * @param {Picture} picture @param {number} scale pixels per pixel at 1×
 */
export function pixelsOf({ bounds, zoom }, scale) {
  const asked = zoom * scale;
  const unit = Math.min(asked, LONGEST / Math.max(bounds.w, bounds.h, 1e-6));
  return {
    unit,
    width: Math.max(1, Math.round(bounds.w * unit)),
    height: Math.max(1, Math.round(bounds.h * unit)),
  };
}

/** @param {Picture} picture @param {number} scale @returns {HTMLCanvasElement} */
export function canvasOf(picture, scale) {
  const { unit, width, height } = pixelsOf(picture, scale);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [width, height];
  const to = canvas.getContext("2d");
  if (to === null) throw new Error("this browser cannot draw on a canvas");
  to.fillStyle = picture.paper;
  to.fillRect(0, 0, width, height);
  const { x, y } = picture.bounds;
  useWorld(to, { x: -x * unit, y: -y * unit, zoom: unit }, 1);
  replay(to, picture.strokes);
  return canvas;
}

/** The picture as PNG. @param {Picture} picture @param {number} scale @returns {Promise<Blob>} */
export function pngOf(picture, scale) {
  return new Promise((resolve, reject) => {
    canvasOf(picture, scale).toBlob(
      (blob) => (blob === null ? reject(new Error("no picture")) : resolve(blob)),
      "image/png",
    );
  });
}

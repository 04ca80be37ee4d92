/**
 * One neuron's picture as its body: a disc for what is computed, a square for what is held, the line inked with an edge of
 * paper, and a ring where a sample lies. Must not know whose numbers they are.
 *
 * @import { Theme } from "../layers/theme.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Atlas, Tile } from "./atlas.js"
 */

import { box, circle } from "../marks/shapes.js";
import { around } from "../scene/geometry.js";
import { LINE } from "./atlas.js";

/** In world units at the usual size. */
const INK = { line: 1.6, edge: 4, hatch: 1, apart: 7, ring: 4.5 };

/**
 * @param {CanvasRenderingContext2D} to @param {Omit<Pen, "to">} pen @param {Body} body @param {Atlas} atlas @param {Tile} tile
 * @param {{ x: number, y: number } | null} at
 */
export function paintPicture(to, { theme, sizes }, body, { image, size }, tile, at) {
  const [side, left, top] = [2 * body.r, body.x - body.r, body.y - body.r];
  to.save();
  if (body.square) box(to, around(body.x, body.y, side - sizes.rim, side - sizes.rim), 4 * sizes.scale);
  else circle(to, body.x, body.y, body.r - sizes.rim / 2);
  to.clip();
  to.drawImage(image, tile.x, tile.y, size, size, left, top, side, side);
  to.translate(left, top);
  to.scale(side / LINE, side / LINE);
  const unit = (sizes.scale * LINE) / side;
  if (tile.off) hatch(to, tile.off, theme.line, unit);
  to.lineJoin = "round";
  for (const [colour, width] of /** @type {const} */ ([
    [theme.paper, INK.edge],
    [theme.ink, INK.line],
  ])) {
    to.strokeStyle = colour;
    to.lineWidth = width * unit;
    to.stroke(tile.line);
  }
  if (at) ring(to, at.x * LINE, at.y * LINE, INK.ring * unit, theme);
  to.restore();
}

/** @param {CanvasRenderingContext2D} to @param {Path2D} off @param {string} colour @param {number} unit */
function hatch(to, off, colour, unit) {
  to.save();
  to.clip(off);
  to.strokeStyle = colour;
  to.lineWidth = INK.hatch * unit;
  to.beginPath();
  for (let at = -LINE; at < LINE; at += INK.apart * unit) {
    to.moveTo(at, LINE);
    to.lineTo(at + LINE, 0);
  }
  to.stroke();
  to.restore();
}

/** @param {CanvasRenderingContext2D} to @param {number} x @param {number} y @param {number} r @param {Theme} theme */
function ring(to, x, y, r, { paper, ink }) {
  for (const [colour, width] of /** @type {const} */ ([
    [paper, r],
    [ink, r / 2],
  ])) {
    circle(to, x, y, r);
    to.strokeStyle = colour;
    to.lineWidth = width;
    to.stroke();
  }
}

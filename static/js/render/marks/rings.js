/**
 * Rings surround what is selected, pointed at or focused, and what keeps the network from running. Must not know tools.
 *
 * @import { Pen } from "./pen.js"
 */

import { grow } from "../scene/geometry.js";
import { shapeAt } from "../scene/hit_test.js";
import { box, circle } from "./shapes.js";

/**
 * @param {Pen} pen
 * @param {{ selection: ReadonlySet<string>, hover: string | null, focus: string | null,
 *   lacking: readonly string[] }} looks `lacking`: the ids in the sentence about what is missing
 */
export function paintRings(pen, { selection, hover, focus, lacking }) {
  for (const id of lacking) ring(pen, `neuron:${id}`, { width: 3, out: 5, colour: pen.theme.correction });
  for (const key of selection) ring(pen, key, { width: 3, out: 5, colour: pen.theme.markerLine });
  if (focus !== null) ring(pen, focus, { width: 3, out: 8, colour: pen.theme.markerLine });
  if (hover !== null && !selection.has(hover))
    ring(pen, hover, { width: 1.5, out: 5, colour: pen.theme.second });
}

/** @typedef {{ width: number, out: number, colour: string }} Look */

/** @param {Pen} pen @param {string} key @param {Look} look */
export function ring(pen, key, { width, out, colour }) {
  const shape = shapeAt(pen.scene, key, pen.grown);
  if (!shape) return;
  const { to, zoom, sizes } = pen;
  const by = out * sizes.scale;
  to.strokeStyle = colour;
  to.lineWidth = width / Math.min(1, zoom);
  if ("points" in shape) {
    to.globalAlpha = 0.35;
    to.lineWidth = (width + 9) * sizes.scale;
    to.beginPath();
    for (const { x, y } of shape.points) to.lineTo(x, y);
  } else if ("r" in shape) circle(to, shape.x, shape.y, shape.r + by);
  else box(to, grow(shape, by), 5 * sizes.scale);
  to.stroke();
  to.globalAlpha = 1;
}

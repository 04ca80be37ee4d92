/**
 * Fits sizes and zoom of a drawing to a stage. Shapes, letters and zoom depend on each other, so they are found in
 * a few rounds. Pure; must not know who keeps them.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Point, Rect } from "../scene/geometry.js"
 * @import { Scene } from "../scene/layout.js"
 * @import { Metrics } from "../scene/sizes.js"
 *
 * @typedef {{ width: number, height: number }} Size of the stage in pixels
 */

import { crowdingOf } from "../scene/crowding.js";
import { withRoom } from "../scene/depth.js";
import { readable } from "../scene/sizes.js";
import { FREE, fills } from "./projector.js";
import { fitting } from "./sizes.js";
import { fitted } from "./view.js";

/**
 * The number of times a projected drawing is placed to fill the stage: the reach of its knobs is known only
 * after placing.
 */
const PROJECTED = 4;
/** The most times that letters and zoom are fitted to each other. */
const LETTERED = 6;
/** Zooms whose letters have one size lie within this ratio. */
const STEP = 1.08;

/** The zoom, rounded down to a step. @param {number} zoom */
export const stepped = (zoom) => STEP ** Math.floor(Math.log(zoom) / Math.log(STEP) + 1e-6);

/**
 * The sizes for a zoom. Thousands of edges are not laid out anew for letters that have no room anyway.
 * @param {Metrics} shapes @param {number} zoom @param {number} edges how many there are
 */
export const lettered = (shapes, zoom, edges) => (crowdingOf(edges).plain ? shapes : readable(shapes, zoom));

/**
 * @param {Document | null} document @param {Size} size @param {{ projector: boolean }} how
 * @param {(shapes: Metrics, zoom: number) => Scene | null} place the drawing with these sizes, and letters for a
 *   zoom
 * @returns {{ bounds: Rect, free: Point | undefined } | null} what to show, and the free pixels around it
 */
export function fitTo(document, size, { projector }, place) {
  const free = projector ? FREE : undefined;
  /** @type {Scene | null} */
  let placed = null;
  let shapes = fitting(document, size, { projector, placed }).sizes;
  for (let round = 0; round < (projector ? PROJECTED : 1); round += 1) {
    if (placed && fills(placed.bounds, size)) break;
    shapes = fitting(document, size, { projector, placed }).sizes;
    placed = place(shapes, 1);
  }
  // Larger letters need more room, so the drawing is fitted again until all can be read.
  let zoom = Infinity;
  for (let round = 0; placed && size.width > 0 && round < LETTERED; round += 1) {
    const now = stepped(fitted(placed.bounds, size, free).zoom);
    if (now >= zoom) break;
    zoom = now;
    placed = place(shapes, zoom);
  }
  if (!placed || size.width === 0) return null;
  return { bounds: projector ? placed.bounds : withRoom(placed, size), free };
}

/**
 * The sizes of shapes for a document on a stage. They are computed again only when the drawing is fitted, so
 * that shapes do not change size during an edit. Pure; must not know the camera.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Metrics } from "../scene/sizes.js"
 */

import { LOSS_AHEAD, nearest } from "../scene/bodies.js";
import { COMPACT_BELOW, metrics } from "../scene/sizes.js";
import { projection } from "./projector.js";

/** The space around the centres of the outermost neurons for shapes, knobs and labels, in pixels. */
const AROUND = { full: { x: 110, y: 150 }, compact: { x: 66, y: 84 } };

const isCompact = (/** @type {number} */ width) => width > 0 && width < COMPACT_BELOW;

/**
 * The room for the centres of neurons on a stage, in pixels.
 * @param {{ width: number, height: number }} size of the stage
 */
export function roomOf({ width, height }) {
  const around = isCompact(width) ? AROUND.compact : AROUND.full;
  return { width: width - around.x, height: height - around.y };
}

/**
 * @param {Document | null} document @param {{ width: number, height: number }} size of the stage in pixels
 * @param {{ projector?: boolean, placed?: { sizes: Metrics, bounds: Rect } | null }} [how] `projector`: for a
 *     class; `placed`: the result of an earlier fitting
 * @returns {{ sizes: Metrics }}
 */
export function fitting(document, { width, height }, { projector = false, placed } = {}) {
  const compact = isCompact(width);
  const neurons = document?.neurons ?? [];
  if (neurons.length === 0 || width === 0) return { sizes: metrics({ compact }) };
  const ahead = neurons.some(({ role }) => role === "output") ? LOSS_AHEAD : 0;
  if (document && projector && !compact)
    return { sizes: projection(document, { width, height }, { ahead, placed }) };
  const [xs, ys] = [neurons.map(({ x = 0 }) => x), neurons.map(({ y = 0 }) => y)];
  const [w, h] = [Math.max(...xs) - Math.min(...xs) + ahead, Math.max(...ys) - Math.min(...ys)];
  const room = roomOf({ width, height });
  const zoom = Math.min(room.width / Math.max(w, 1), room.height / Math.max(h, 1), 1);
  return { sizes: metrics({ compact, zoom: Math.max(zoom, 0.05), nearest: nearest(neurons, LOSS_AHEAD) }) };
}

/**
 * Where the knobs on the near side of an opened neuron stand. World units. Pure; must not know what is written.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Point, Rect, Track } from "../scene/geometry.js"
 * @import { Dock, Scheme } from "./schemes.js"
 * @import { LensSizes } from "./sizes.js"
 */

import { along, clamp } from "../scene/geometry.js";
import { LANE } from "./schemes.js";

/**
 * The knob of a near edge.
 * @param {Scheme} scheme @param {Body} body where the edge begins @param {Track} way
 * @param {LensSizes} sizes @param {boolean} tall @returns {Dock}
 */
export function nearDock({ near }, body, way, { knob, gap }, tall) {
  const [half, h] = [body.r, tall ? knob.tall : knob.h];
  const end = way.points[way.points.length - 1];
  const to = end.x >= body.x ? 1 : -1;
  if (near === "inline") {
    const box = { x: to > 0 ? body.x + half : body.x - half - knob.w, y: body.y - h / 2, w: knob.w, h };
    const joint = pointAt(way, to > 0 ? box.x + box.w : box.x, box);
    return { ...joint, via: [], anchor: joint.joint, box, bare: false };
  }
  const box = {
    x: to > 0 ? body.x + half - knob.w : body.x - half,
    y: body.y + half + gap / 3,
    w: knob.w,
    h,
  };
  const joint = pointAt(way, body.x + to * (half + LANE * gap));
  const anchor = { x: to > 0 ? box.x + box.w : box.x, y: box.y + h / 2 };
  return { ...joint, via: [{ x: joint.joint.x, y: anchor.y }], anchor, box, bare: false };
}

/**
 * The first point of a way at some x, or where it leaves a box at its side.
 * @param {Track} way @param {number} x @param {Rect} [box] @returns {{ joint: Point, part: number }}
 */
function pointAt(way, x, box) {
  const [start, next] = way.points;
  const run = next.x - start.x;
  const far =
    Math.hypot(run, next.y - start.y) * clamp(Math.abs(run) > 1e-6 ? (x - start.x) / run : 0.2, 0.04, 0.9);
  const part = clamp(far / (way.length || 1), 0.02, 0.6);
  const at = along(way, part);
  return { joint: box ? { x: at.x, y: clamp(at.y, box.y, box.y + box.h) } : { x: at.x, y: at.y }, part };
}

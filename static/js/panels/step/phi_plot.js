// Where things stand in the picture of an activation: the curve, its axes, the point, the tangent. Pure: from
// numbers to paths and pixels.

import { endsOf, linePath, scale } from "../parts/plot_scale.js";

export const WIDTH = 320;
export const HEIGHT = 150;
const PAD = 10;
/** So far the picture reaches on both sides of 0, and further where the point is. */
const REACH = 5;
const ROOM = 1.25;
const POINTS = 97;
/** Half the length of a tangent, in pixels. */
const TANGENT = 62;

/**
 * @param {(z: number) => number} shape
 * @param {{ z: number, a: number, slope: number | null }} at the point, and how steep it is there
 */
export function phiPlot(shape, { z, a, slope }) {
  const reach = Math.max(REACH, Math.abs(z) * ROOM);
  const zs = Array.from({ length: POINTS }, (_, i) => reach * ((2 * i) / (POINTS - 1) - 1));
  const as = zs.map(shape);
  const x = scale([-reach, reach], [PAD, WIDTH - PAD]);
  const y = scale(endsOf([...as, a, 0]), [HEIGHT - PAD, PAD]);
  return {
    curve: linePath(zs.map(x), as.map(y)),
    x: x(z),
    y: y(a),
    originX: x(0),
    originY: y(0),
    tangent: slope === null ? null : tangentOf(x, y, { z, a, slope }),
  };
}

/**
 * A line of one length on paper, however steep.
 * @param {(z: number) => number} x @param {(a: number) => number} y @param {{z: number, a: number, slope: number}} at
 */
function tangentOf(x, y, { z, a, slope }) {
  // As far as the picture reaches: what is 1 of very many is lost beside them.
  const step = Math.max(1, Math.abs(z));
  const [dx, dy] = [x(step) - x(0), slope * (y(step) - y(0))];
  const part = TANGENT / Math.hypot(dx, dy);
  const [alongX, alongY] = [dx * part, dy * part];
  return { x1: x(z) - alongX, y1: y(a) - alongY, x2: x(z) + alongX, y2: y(a) + alongY };
}

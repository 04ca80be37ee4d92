/**
 * The edges of the lens, above the fabric: each on a halo of paper, as wide as its weight. Must not know why they
 * come forward.
 *
 * @import { Lens } from "../../lens/lens.js"
 * @import { Line } from "../../scene/layout.js"
 * @import { PathKind, Stroke } from "../edges.js"
 * @import { Pen } from "../pen.js"
 */

import { railsOf, trace } from "../edges.js";

/** How far the halo reaches beyond an edge on either side, in pixels. */
const HALO = 5;

/** @param {Pen} pen @param {Lens} lens */
export function paintLensEdges({ to, theme, sizes, read, heaviest }, { lines }) {
  const weightOf = (/** @type {string} */ id) => read.parameter(id).value;
  const rails = lines.flatMap((line) =>
    railsOf({ plain: false, sizes }, line, { weightOf, heaviest }).map((rail) => ({
      ...rail,
      points: line.way.points,
    })),
  );
  const stroke = (/** @type {string} */ colour, /** @type {number} */ more) => {
    to.strokeStyle = colour;
    for (const { width, aside, points } of rails) {
      to.lineWidth = width + more;
      to.beginPath();
      trace(to, points, aside);
      to.stroke();
    }
  };
  to.lineJoin = "round";
  stroke(theme.paper, 2 * HALO * sizes.scale);
  stroke(theme.edge, 0);
}

const LINES_PER_PATH = 32;
/** @type {{ lines: readonly Line[], width: number, strokes: Stroke[] } | null} */
let last = null;

/**
 * The lines that recede, as strokes: thin, without a sign. The same lines give the same strokes.
 * @param {Lens["fabric"]} fabric @returns {Stroke[]}
 */
export function fabricStrokes(fabric) {
  const { lines, width } = fabric;
  if (last?.lines === lines && last.width === width) return last.strokes;
  last = { lines, width, strokes: recedingStrokes(fabric, Path2D) };
  return last.strokes;
}

/** @param {Lens["fabric"]} fabric @param {PathKind} Kind of the strokes' paths @returns {Stroke[]} */
export function recedingStrokes({ lines, width }, Kind) {
  const paths = [];
  for (let first = 0; first < lines.length; first += LINES_PER_PATH) {
    const path = new Kind();
    for (const { way } of lines.slice(first, first + LINES_PER_PATH)) {
      path.moveTo(way.points[0].x, way.points[0].y);
      for (const { x, y } of way.points.slice(1)) path.lineTo(x, y);
    }
    paths.push(path);
  }
  return [{ width, paths, wasOff: false, isOff: false, gap: false, thin: true }];
}

/**
 * Edges as lines: width by weight, two rails where the weight is negative. Lines of one width share a
 * path, and paths are kept short: one long path of crossing lines is the slowest way to paint them. Must
 * not know neurons or knobs.
 *
 * @import { Line } from "./scene.js"
 * @import { Pen } from "./pen.js"
 */

import { overlap } from "./geometry.js";
import { edgeWidth } from "./scale.js";

const LOSS_WIDTH = 2;
/** Widths are rounded to so many steps per pixel, so that lines can share a path. */
const STEPS = 4;
const LINES_PER_PATH = 32;
/** Rails need this much width for a gap to show between them. */
const RAILS = { least: 4.5, part: 0.3 };

/** @param {Pen} pen */
export function paintEdges(pen) {
  const { to, theme } = pen;
  to.strokeStyle = theme.edge;
  to.lineJoin = "round";
  for (const [width, lines] of byWidth(pen)) {
    to.lineWidth = width;
    for (let first = 0; first < lines.length; first += LINES_PER_PATH) {
      to.beginPath();
      for (const { line, aside } of lines.slice(first, first + LINES_PER_PATH)) trace(to, line, aside);
      to.stroke();
    }
  }
}

/**
 * Every line with how far aside it runs, by width.
 * @param {Pen} pen @returns {Map<number, { line: Line, aside: number }[]>}
 */
function byWidth(pen) {
  /** @type {Map<number, { line: Line, aside: number }[]>} */
  const widths = new Map();
  const add = (/** @type {Line} */ line, /** @type {number} */ width, /** @type {number} */ aside) => {
    const rounded = Math.max(1, Math.round(width * STEPS)) / STEPS;
    const found = widths.get(rounded);
    if (found) found.push({ line, aside });
    else widths.set(rounded, [{ line, aside }]);
  };
  const { plain, sizes, lines } = pen.scene;
  for (const line of lines) {
    if (!onStage(pen, line)) continue;
    const weight = weightOf(pen, line);
    const width = widthOf(line, weight) * sizes.scale;
    if (plain || !(weight < 0)) {
      add(line, width, 0);
      continue;
    }
    const whole = Math.max(width, RAILS.least * sizes.scale);
    const rail = Math.max(1.25, RAILS.part * whole);
    for (const side of [-1, 1]) add(line, rail, (side * (whole - rail)) / 2);
  }
  return widths;
}

/** @param {Pen} pen @param {Line} line */
function onStage({ visible }, { way: { points } }) {
  const [a, b] = [points[0], points[points.length - 1]];
  if (points.length > 2) return true;
  return overlap(visible, {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    w: Math.abs(a.x - b.x),
    h: Math.abs(a.y - b.y),
  });
}

/** @param {Pen} pen @param {Line} line */
const weightOf = ({ read }, line) => (line.kind === "loss" ? 0 : read.parameter(line.parameter).value);

/** @param {Line} line @param {number} weight */
const widthOf = (line, weight) => (line.kind === "loss" ? LOSS_WIDTH : edgeWidth(weight));

/** Half the width of a line, from its middle to where marks can run beside it. @param {Pen} pen @param {Line} line */
export const halfWidth = (pen, line) => (widthOf(line, weightOf(pen, line)) * pen.sizes.scale) / 2;

/** @param {CanvasRenderingContext2D} to @param {Line} line @param {number} aside */
function trace(to, { way: { points } }, aside) {
  for (let i = 0; i < points.length; i += 1) {
    const [before, after] = [points[Math.max(0, i - 1)], points[Math.min(points.length - 1, i + 1)]];
    const length = aside === 0 ? 1 : Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const x = points[i].x - ((after.y - before.y) / length) * aside;
    const y = points[i].y + ((after.x - before.x) / length) * aside;
    if (i === 0) to.moveTo(x, y);
    else to.lineTo(x, y);
  }
}

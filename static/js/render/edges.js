/**
 * Edges as lines: width by weight, two rails where the weight is negative. Lines of one width share a
 * path, and paths are kept short: one long path of crossing lines is the slowest way to paint them. Must
 * not know neurons or knobs.
 *
 * @import { Point } from "./geometry.js"
 * @import { Layout, Line } from "./scene.js"
 * @import { Pen } from "./pen.js"
 */

import { stretch } from "./geometry.js";
import { between } from "./question_fade.js";
import { edgeWidth } from "./scale.js";

const LOSS_WIDTH = 2;
/** Widths are rounded to so many steps per pixel, so that lines can share a path. */
const STEPS = 4;
const LINES_PER_PATH = 32;
/** Rails need this much width for a gap to show between them. */
const RAILS = { least: 4.5, part: 0.3 };

/**
 * How the lines of a stroke stand to a question: whether they were off its way, whether they are, whether they open
 * a gap.
 * @typedef {{ wasOff: boolean, isOff: boolean, gap: boolean }} Standing
 *
 * Lines of one width and standing as paths.
 * @typedef {Standing & { width: number, paths: Path2D[] }} Stroke
 */

/** @type {Standing} */
const PLAIN = Object.freeze({ wasOff: false, isOff: false, gap: false });
/** The part of a line that is left out where it opens a gap. */
const GAP = { from: 0.4, until: 0.6 };

/** @param {Pen} pen @param {readonly Stroke[]} strokes */
export function paintEdges({ to, theme, fade }, strokes) {
  to.strokeStyle = theme.edge;
  to.lineJoin = "round";
  for (const { width, paths, wasOff, isOff } of strokes) {
    to.lineWidth = width;
    to.globalAlpha = fade ? between(fade, wasOff, isOff) : 1;
    for (const path of paths) to.stroke(path);
  }
  to.globalAlpha = 1;
}

/**
 * All lines as strokes, to be kept until the layout or a weight changes.
 * @param {Layout} layout @param {(parameter: string) => number} weightOf
 * @param {(line: Line) => Standing} [standingOf] @returns {Stroke[]}
 */
export function strokesOf(layout, weightOf, standingOf = () => PLAIN) {
  return [...byWidth(layout, weightOf, standingOf).values()].map(({ width, standing, lines }) => {
    const paths = [];
    for (let first = 0; first < lines.length; first += LINES_PER_PATH) {
      const path = new Path2D();
      for (const { line, aside } of lines.slice(first, first + LINES_PER_PATH)) {
        if (standing.gap) {
          trace(path, stretch(line.way, 0, GAP.from), aside);
          trace(path, stretch(line.way, GAP.until, 1), aside);
        } else trace(path, line.way.points, aside);
      }
      paths.push(path);
    }
    return { ...standing, width, paths };
  });
}

/**
 * Every line with how far aside it runs, by width and standing.
 * @param {Layout} layout @param {(parameter: string) => number} weightOf
 * @param {(line: Line) => Standing} standingOf
 */
function byWidth({ plain, sizes, lines }, weightOf, standingOf) {
  /** @type {Map<string, { width: number, standing: Standing, lines: { line: Line, aside: number }[] }>} */
  const widths = new Map();
  const add = (/** @type {Line} */ line, /** @type {number} */ width, /** @type {number} */ aside) => {
    const rounded = Math.max(1, Math.round(width * STEPS)) / STEPS;
    const standing = standingOf(line);
    const key = `${rounded} ${standing.wasOff} ${standing.isOff} ${standing.gap}`;
    const found = widths.get(key);
    if (found) found.lines.push({ line, aside });
    else widths.set(key, { width: rounded, standing, lines: [{ line, aside }] });
  };
  for (const line of lines) {
    const weight = line.kind === "loss" ? 0 : weightOf(line.parameter);
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

/** @param {Line} line @param {number} weight */
const widthOf = (line, weight) => (line.kind === "loss" ? LOSS_WIDTH : edgeWidth(weight));

/**
 * Half the width of a line, from its middle to where marks can run beside it.
 * @param {Pen} pen @param {Line} line
 */
export function halfWidth({ read, sizes }, line) {
  const weight = line.kind === "loss" ? 0 : read.parameter(line.parameter).value;
  return (widthOf(line, weight) * sizes.scale) / 2;
}

/** @param {Path2D} to @param {readonly Point[]} points @param {number} aside */
function trace(to, points, aside) {
  for (let i = 0; i < points.length; i += 1) {
    const [before, after] = [points[Math.max(0, i - 1)], points[Math.min(points.length - 1, i + 1)]];
    const length = aside === 0 ? 1 : Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const x = points[i].x - ((after.y - before.y) / length) * aside;
    const y = points[i].y + ((after.x - before.x) / length) * aside;
    if (i === 0) to.moveTo(x, y);
    else to.lineTo(x, y);
  }
}

/**
 * Draws edges as lines: the width shows the weight, and a negative weight has two rails. Lines of equal width
 * share a path. Paths are kept short, because one long path of crossing lines is the slowest to paint. Must
 * not know neurons or knobs.
 *
 * @import { Edge } from "../../protocol/messages.js"
 * @import { Point } from "../scene/geometry.js"
 * @import { Layout, Line } from "../scene/layout.js"
 * @import { Pen } from "./pen.js"
 */

import { stretch } from "../scene/geometry.js";
import { between } from "./fade.js";

const LOSS_WIDTH = 2;
/** The width of an edge of weight 0, and what the heaviest one has more. */
const WIDTH = { least: 1.5, more: 6 };
/** Widths are rounded to this many steps per pixel, so that lines can share a path. */
const STEPS = 4;
const LINES_PER_PATH = 32;
/**
 * The work of a frame where all of it would delay the frame: lines looked at, and paths painted, which the browser
 * fills after the script has ended. Beside a motion there is less time for it; where nothing stands yet, nobody has
 * anything to do but to wait for it.
 * @typedef {{ lines: number, paths: number }} Slice
 * @type {{ beside: Slice, alone: Slice, first: Slice }}
 */
export const SLICE = {
  beside: { lines: 1000, paths: 8 },
  alone: { lines: 2000, paths: 20 },
  first: { lines: 5000, paths: 64 },
};
/** Rails need at least this width to show a gap between them. */
const RAILS = { least: 4.5, part: 0.3, rail: 1.25 };

/**
 * How a question affects the lines of a stroke: whether they were off its paths, whether they are now, and
 * whether they show a gap.
 * @typedef {{ wasOff: boolean, isOff: boolean, gap: boolean }} Standing
 *
 * A kind of path: the browser's own, or one that can be recorded.
 * @typedef {new () => any} PathKind
 *
 * Lines of equal width and standing, as paths.
 * @typedef {Standing & { width: number, paths: Path2D[], thin?: boolean }} Stroke `thin`: it recedes
 */

/** @type {Standing} */
const PLAIN = Object.freeze({ wasOff: false, isOff: false, gap: false });
/** The fraction of a line that a gap leaves out. */
const GAP = { from: 0.4, until: 0.6 };

/** @param {Pen} pen @param {readonly Stroke[]} strokes */
export function paintEdges({ to, theme, fade }, strokes) {
  to.lineJoin = "round";
  for (const { width, paths, wasOff, isOff, thin } of strokes) {
    to.strokeStyle = thin ? theme.thin : theme.edge;
    to.lineWidth = width;
    to.globalAlpha = fade ? between(fade, wasOff, isOff) : 1;
    for (const path of paths) to.stroke(path);
  }
  to.globalAlpha = 1;
}

/**
 * The weights of a drawing: of each parameter, and the heaviest, as `heaviestOf` finds it.
 * @typedef {{ weightOf: (parameter: string) => number, heaviest: number }} Weights
 */

/**
 * All lines as strokes. They are valid until the layout or a weight changes.
 * @param {Layout} layout @param {Weights} weights
 * @param {(line: Line) => Standing} [standingOf] @param {PathKind} [Kind] of the strokes' paths @returns {Stroke[]}
 */
export function strokesOf(layout, weights, standingOf = () => PLAIN, Kind = Path2D) {
  /** @type {Bundles} */
  const bundles = new Map();
  for (const line of layout.lines) bundle(bundles, layout, line, weights, standingOf);
  return [...bundles.values()].map((each) => ({
    ...each.standing,
    width: each.width,
    paths: [...pathsOf(each, Kind)],
  }));
}

/**
 * The same, painted slice by slice; returns the strokes at the end.
 * @param {Pen} pen @param {Layout} layout @param {(parameter: string) => number} weightOf
 * @param {(line: Line) => Standing} [standingOf] @param {Slice} [slice] @returns {Generator<void, Stroke[]>}
 */
export function* slicesOf(pen, layout, weightOf, standingOf = () => PLAIN, slice = SLICE.beside) {
  /** @type {Bundles} */
  const bundles = new Map();
  const weights = { weightOf, heaviest: pen.heaviest };
  for (const [at, line] of layout.lines.entries()) {
    bundle(bundles, layout, line, weights, standingOf);
    if (at % slice.lines === slice.lines - 1) yield;
  }
  const strokes = [];
  let painted = 0;
  for (const each of bundles.values()) {
    const stroke = { ...each.standing, width: each.width, paths: /** @type {Path2D[]} */ ([]) };
    for (const path of pathsOf(each)) {
      stroke.paths.push(path);
      paintEdges(pen, [{ ...stroke, paths: [path] }]);
      painted += 1;
      if (painted % slice.paths === 0) yield;
    }
    strokes.push(stroke);
  }
  return strokes;
}

/**
 * Paints strokes slice by slice; returns them at the end.
 * @template {readonly Stroke[]} S
 * @param {Pen} pen @param {S} strokes @param {Slice} [slice] @returns {Generator<void, S>}
 */
export function* repaintedSlices(pen, strokes, slice = SLICE.alone) {
  let painted = 0;
  for (const stroke of strokes) {
    for (const path of stroke.paths) {
      paintEdges(pen, [{ ...stroke, paths: [path] }]);
      painted += 1;
      if (painted % slice.paths === 0) yield;
    }
  }
  return strokes;
}

/**
 * The widths of the lines as text, so that equal widths count as no change.
 * @param {Layout} layout @param {Weights} weights
 */
export const looksOf = ({ lines, sizes }, { weightOf, heaviest }) =>
  lines
    .map((line) => {
      const weight = line.kind === "loss" ? 0 : weightOf(line.parameter);
      return (weight < 0 ? -1 : 1) * rounded(widthOf(line, weight, heaviest) * sizes.scale);
    })
    .join();

/** @param {number} width */
const rounded = (width) => Math.max(1, Math.round(width * STEPS)) / STEPS;

/**
 * Lines of equal width and standing; each has its offset from the middle of the edge.
 * @typedef {{ width: number, standing: Standing, lines: { line: Line, aside: number }[] }} Bundle
 * @typedef {Map<string, Bundle>} Bundles
 */

/**
 * @param {Bundles} to @param {Layout} layout @param {Line} line
 * @param {Weights} weights @param {(line: Line) => Standing} standingOf
 */
function bundle(to, layout, line, weights, standingOf) {
  const standing = standingOf(line);
  for (const { width, aside } of railsOf(layout, line, weights)) {
    const key = `${rounded(width)} ${standing.wasOff} ${standing.isOff} ${standing.gap}`;
    const found = to.get(key);
    if (found) found.lines.push({ line, aside });
    else to.set(key, { width: rounded(width), standing, lines: [{ line, aside }] });
  }
}

/**
 * The line of an edge, or its two rails if its weight is negative: their widths and distances from the middle.
 * @param {Pick<Layout, "plain" | "sizes">} layout @param {Line} line @param {Weights} weights
 * @returns {{ width: number, aside: number }[]}
 */
export function railsOf({ plain, sizes: { scale } }, line, { weightOf, heaviest }) {
  const weight = line.kind === "loss" ? 0 : weightOf(line.parameter);
  const width = widthOf(line, weight, heaviest) * scale;
  if (plain || !(weight < 0)) return [{ width, aside: 0 }];
  const whole = Math.max(width, RAILS.least * scale);
  const rail = Math.max(RAILS.rail * scale, RAILS.part * whole);
  return [-1, 1].map((side) => ({ width: rail, aside: (side * (whole - rail)) / 2 }));
}

/** @param {Bundle} bundle @param {PathKind} [Kind] */
function* pathsOf({ standing, lines }, Kind = Path2D) {
  for (let first = 0; first < lines.length; first += LINES_PER_PATH) {
    const path = new Kind();
    for (const { line, aside } of lines.slice(first, first + LINES_PER_PATH)) {
      if (standing.gap) {
        trace(path, stretch(line.way, 0, GAP.from), aside);
        trace(path, stretch(line.way, GAP.until, 1), aside);
      } else trace(path, line.way.points, aside);
    }
    yield path;
  }
}

/**
 * The size of the largest weight; at least 1, so that small weights look alike in every drawing.
 * @param {readonly Pick<Edge, "weight">[]} edges @param {(parameter: string) => number} weightOf
 */
export function heaviestOf(edges, weightOf) {
  let most = 1;
  for (const { weight } of edges) {
    const size = Math.abs(weightOf(weight));
    if (size > most && size < Infinity) most = size;
  }
  return most;
}

/** The width of an edge: no weight is so large that another one looks the same. @param {number} weight @param {number} heaviest */
export const edgeWidth = (weight, heaviest) =>
  WIDTH.least + WIDTH.more * Math.min(Math.abs(weight) / heaviest || 0, 1);

/** @param {Line} line @param {number} weight @param {number} heaviest */
const widthOf = (line, weight, heaviest) => (line.kind === "loss" ? LOSS_WIDTH : edgeWidth(weight, heaviest));

/**
 * The distance from the middle of a line to where marks can run beside it: half its width.
 * @param {Pen} pen @param {Line} line
 */
export function halfWidth({ read, sizes, heaviest }, line) {
  const weight = line.kind === "loss" ? 0 : read.parameter(line.parameter).value;
  return (widthOf(line, weight, heaviest) * sizes.scale) / 2;
}

/**
 * Adds a way to the current path.
 * @param {Pick<Path2D, "moveTo" | "lineTo">} to @param {readonly Point[]} points @param {number} aside
 */
export function trace(to, points, aside) {
  for (let i = 0; i < points.length; i += 1) {
    const [before, after] = [points[Math.max(0, i - 1)], points[Math.min(points.length - 1, i + 1)]];
    const length = aside === 0 ? 1 : Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const x = points[i].x - ((after.y - before.y) / length) * aside;
    const y = points[i].y + ((after.x - before.x) / length) * aside;
    if (i === 0) to.moveTo(x, y);
    else to.lineTo(x, y);
  }
}

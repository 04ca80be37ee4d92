/**
 * The sum over paths on the canvas: a ribbon for each path with its factors, and under the knob the bars that
 * stack up to the sum. Must not know other questions.
 *
 * @import { Paths } from "../../protocol/messages.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Label } from "./factor_labels.js"
 * @import { Ribbon } from "./lanes.js"
 * @import { Stack } from "./bars.js"
 * @import { Scope } from "./involved.js"
 * @import { Topic } from "./topic.js"
 *
 * `left`: how many labels have no place.
 * @typedef {{ ribbons: Ribbon[], width: number, labels: Label[], left: number, stack: Stack | null }} LaidPaths
 */

import { splitKey } from "../../model/page/view.js";
import { halfWidth } from "../marks/edges.js";
import { paintStack, placeStack, toldArrivals } from "./bars.js";
import { paintLabels, placeLabels } from "./factor_labels.js";
import { layRibbons } from "./lanes.js";
import { keyOfLine, legsOf } from "./path_routes.js";
import { paintRibbons } from "./ribbons.js";
import { groundOf } from "./word_places.js";

const WIDTH = 7;
/** With more paths than this, ribbons are thinner, and labels stand at the largest ones or at the touched one. */
const FEW = 6;
const SOME = 5;
const THINNEST = 2.5;

/** The width of one of `count` ribbons. @param {number} count @param {number} scale */
export const ribbonWidth = (count, scale) => Math.max(THINNEST, WIDTH * Math.min(1, FEW / count)) * scale;

/**
 * The paths whose factors stand on the drawing, by their numbers: all, or the largest, or the touched one.
 * @param {Paths} answer @param {number | undefined} touched @returns {number[]}
 */
export function wordedPaths({ paths }, touched) {
  const all = paths.map((_, path) => path);
  if (paths.length <= FEW) return all;
  return touched === undefined ? all.slice(0, SOME) : [touched];
}

/** Half the width of each edge, by the key of a leg. @param {Pen} pen */
export function halves(pen) {
  const lines = new Map(pen.scene.lines.map((line) => [keyOfLine(line), line]));
  return (/** @type {string} */ key) => {
    const line = lines.get(key);
    return line ? halfWidth(pen, line) : 0;
  };
}

/**
 * @param {Pen} pen @param {Topic} topic @param {Paths} answer @param {Scope | null} scope @returns {LaidPaths}
 */
export function layPaths(pen, topic, answer, scope) {
  const { scene, sizes } = pen;
  const width = ribbonWidth(answer.paths.length, sizes.scale);
  const all = topic.told >= toldArrivals(answer).length;
  const told = all ? answer.paths : answer.paths.slice(0, topic.told);
  const routes = told.map((row, path) => ({
    path,
    fresh: !Number.isFinite(topic.told) || path >= topic.told - 1,
    legs: legsOf(scene, row),
    value: row.value,
    zeros: new Set(row.factors.flatMap(({ value }, factor) => (value === 0 ? [factor] : []))),
  }));
  const { ribbons, reach } = layRibbons(routes, { width, scale: sizes.scale, half: halves(pen) });
  const ways = ribbons.flatMap(({ strips }) => strips.map(({ way }) => way));
  const ground = groundOf(pen, scope, ways);
  const worded = new Set(wordedPaths(answer, topic.touched?.path));
  const { labels, left } = placeLabels(
    pen,
    ground,
    ribbons.filter(({ path }) => worded.has(path)),
    reach,
    ({ path }, factor) => answer.paths[path].factors[factor],
  );
  // Below a projected drawing the sum has rows of its own.
  const knob = topic.projected ? null : placeOf(pen, answer.about);
  const stack = placeStack(pen, ground, answer, knob);
  return { ribbons, width, labels, left, stack };
}

/**
 * The place of a quantity: the first knob or the bias of a parameter, the box of a neuron.
 * @param {Pen} pen @param {string} key @returns {Rect | null}
 */
export function placeOf({ scene, index, grown }, key) {
  const { kind, id } = splitKey(key);
  if (kind === "loss") return scene.loss?.box ?? null;
  if (kind !== "parameter") return scene.body.get(id)?.box ?? null;
  const uses = index.uses.get(id);
  const knob = uses?.edges.map((edge) => scene.knobs.get(edge.id)).find((found) => found !== undefined);
  if (knob) return grown.has(knob.id) ? knob.grown : knob.box;
  const bias = uses?.biases[0] && scene.body.get(uses.biases[0].id)?.bias;
  return bias ? bias.square : null;
}

/** @param {Pen} pen @param {Topic} topic @param {LaidPaths} laid @param {Paths} answer @param {number} grown */
export function paintPaths(pen, { touched, current }, { ribbons, width, labels, stack }, answer, grown) {
  paintRibbons(pen, ribbons, { width, grown, current, touched });
  paintLabels(pen, labels, { grown, current });
  if (stack) paintStack(pen, stack, answer, { grown, current });
}

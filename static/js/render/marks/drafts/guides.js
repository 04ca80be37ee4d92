/** Guides of a neuron that moves: dashed lines to those it stands in line with, equal gaps as dimensions. Must not know how they are found. */

/**
 * @import { Pen } from "../pen.js"
 * @import { Point, Rect } from "../../scene/geometry.js"
 * @import { GuideDraft } from "./draft.js"
 */

import { levelParts, uprightParts } from "../../scene/uncovered.js";
import { sans } from "../letters/typeset.js";
import { legible, stageOf } from "../pen.js";

/** In pixels of the screen: the dashes and the width of a line, half the height of a dimension's ends. */
const DASHED = [7, 5];
const WIDTH = 1.5;
const END = 7;
/** How far a line keeps clear of a name. */
const APART = 4;

/** @param {Pen} pen @param {GuideDraft} draft */
export function paintGuides(pen, { lines, gaps }) {
  const { to, theme, zoom } = pen;
  to.strokeStyle = theme.markerLine;
  to.lineWidth = WIDTH / zoom;
  to.setLineDash(DASHED.map((length) => length / zoom));
  to.beginPath();
  for (const line of lines) for (const [i, point] of line.slice(1).entries()) between(pen, line[i], point);
  to.stroke();
  to.setLineDash([]);
  for (const run of gaps) paintGaps(pen, run);
}

/** From rim to rim, behind names: no line strikes one out. @param {Pen} pen @param {Point} one @param {Point} other */
function between({ to, sizes: { radius }, scene, zoom }, one, other) {
  const upright = Math.abs(one.y - other.y) > Math.abs(one.x - other.x);
  const [from, until] = (upright ? [one.y, other.y] : [one.x, other.x]).sort((low, high) => low - high);
  const across = upright ? one.x : one.y;
  const partsOf = upright ? uprightParts : levelParts;
  for (const [start, end] of partsOf(across, from + radius, until - radius, namesIn(scene), APART / zoom)) {
    to.moveTo(...(upright ? point(across, start) : point(start, across)));
    to.lineTo(...(upright ? point(across, end) : point(end, across)));
  }
}

/** @param {number} x @param {number} y @returns {[number, number]} */
const point = (x, y) => [x, y];

/** What is written beside neurons and on edges. @param {Pen["scene"]} scene @returns {Rect[]} */
const namesIn = ({ bodies, knobs, targets }) => [
  ...bodies.flatMap(({ bias }) => (bias ? [bias.label, bias.square] : [])),
  ...[...knobs.values(), ...targets.values()].map(({ box }) => box),
];

/** A run along x stands below the drawing, or where the stage ends; along y left of its column. @param {Pen} pen @param {GuideDraft["gaps"][number]} run */
function paintGaps(pen, { axis, stops, beside }) {
  const { to, sizes, zoom } = pen;
  const { x, y, w, h } = stageOf(pen);
  const [away, margin, end] = [2 * sizes.radius, 2 * sizes.label, END / zoom];
  const across =
    axis === "x"
      ? Math.min(beside + away, y + h - margin)
      : Math.min(Math.max(beside - away, x + margin), x + w);
  const at = (/** @type {number} */ along, /** @type {number} */ off) =>
    /** @type {[number, number]} */ (axis === "x" ? [along, across + off] : [across + off, along]);
  to.beginPath();
  to.moveTo(...at(stops[0], 0));
  to.lineTo(...at(stops[stops.length - 1], 0));
  for (const stop of stops) {
    to.moveTo(...at(stop, -end));
    to.lineTo(...at(stop, end));
  }
  to.stroke();
  if (!legible(pen, sizes.label)) return;
  for (const [i, stop] of stops.slice(1).entries())
    paintLength(pen, at((stop + stops[i]) / 2, 0), stop - stops[i]);
}

/** On paper that interrupts its line. @param {Pen} pen @param {[number, number]} middle @param {number} length */
function paintLength({ to, theme, sizes }, [x, y], length) {
  const text = String(Math.round(length));
  to.font = sans(sizes.label, 600);
  to.textAlign = "center";
  const [w, h] = [(text.length * 0.62 + 0.8) * sizes.label, 1.3 * sizes.label];
  to.fillStyle = theme.paper;
  to.fillRect(x - w / 2, y - h / 2, w, h);
  to.fillStyle = theme.markerLine;
  to.fillText(text, x, y + sizes.label * 0.35);
}

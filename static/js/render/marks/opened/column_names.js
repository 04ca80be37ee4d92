/**
 * What the columns of a drawing are: how many neurons of which kind. Must not know numbers.
 *
 * @import { Lens } from "../../lens/lens.js"
 * @import { Body } from "../../scene/bodies.js"
 * @import { Pen } from "../pen.js"
 */

import { say } from "../../../lib/say.js";
import { alignedIn, columnsOf } from "../../lens/columns.js";
import { clamp, grow, union } from "../../scene/geometry.js";
import { sans } from "../letters/typeset.js";
import { box } from "../shapes.js";

/** The space between two names, and above the frame, in letters' sizes. */
const APART = 0.8;
const ABOVE = 0.5;
/** How far the line around a group stands off, in pixels. */
const GROUP = 8;

/**
 * @typedef {object} ColumnName a name where it stands, and the neurons that it names
 * @property {string} text
 * @property {number} middle
 * @property {number} half half its width
 * @property {number} base where its letters stand
 * @property {number} size of its letters
 * @property {readonly Body[]} column
 * @property {boolean} group whether the column is the outputs of a softmax, on the way back
 *
 * The columns of a drawing as they are named: those of the lens, or of the drawing as it is.
 * @param {Pick<Pen, "scene" | "zoom">} on
 */
export function columnsIn({ scene: { lens, bodies, bounds, sizes }, zoom }) {
  if (lens) return lens;
  return { columns: columnsOf(bodies, alignedIn(sizes.radius, 1 / zoom)), frame: bounds, members: null };
}

/**
 * The names that have room beside each other; a column of one neuron is named by its neuron. On the way back, the
 * outputs of a softmax are one group.
 * @param {Pick<Pen, "type" | "sizes" | "index">} pen
 * @param {Pick<Lens, "columns" | "frame"> & { members: Lens["members"] | null }} named
 * @returns {ColumnName[]}
 */
export function columnNames(pen, { columns, frame, members }) {
  const grouped = new Set(members?.phase === "backward" ? members.group : []);
  const { type, sizes } = pen;
  const size = 0.97 * sizes.label;
  const isGroup = (/** @type {readonly Body[]} */ column) =>
    grouped.size > 1 && column.every(({ id }) => grouped.has(id));
  /** @type {ColumnName[]} */
  const names = [];
  // What a group says comes first; a name without room is left out.
  for (const column of [...columns.filter(isGroup), ...columns.filter((each) => !isGroup(each))]) {
    if (column.length < 2) continue;
    const group = isGroup(column);
    const text = group ? say("canvas_softmax") : nameOf(pen, column);
    const half = type.number(text, size) / 2;
    const middle = clamp(column[0].x, frame.x + half, frame.x + frame.w - half);
    const meets = (/** @type {ColumnName} */ other) =>
      Math.abs(other.middle - middle) < other.half + half + APART * size;
    if (text === "" || names.some(meets)) continue;
    names.push({ text, middle, half, base: frame.y - ABOVE * size, size, column, group });
  }
  return names;
}

/** @param {Pen} pen @param {Parameters<typeof columnNames>[1]} named */
export function paintColumnNames(pen, named) {
  const { to, theme } = pen;
  for (const { text, middle, base, size, column, group } of columnNames(pen, named)) {
    if (group) paintGroup(pen, column);
    to.font = sans(size);
    to.textAlign = "center";
    to.fillStyle = theme.second;
    to.fillText(text, middle, base);
  }
}

/** A line around all of a group. @param {Pen} pen @param {readonly Body[]} column */
function paintGroup({ to, theme, sizes: { scale } }, column) {
  const around = union(column.map(({ box: own }) => own));
  if (!around) return;
  box(to, grow(around, GROUP * scale), GROUP * scale);
  to.strokeStyle = theme.line;
  to.lineWidth = 1.5 * scale;
  to.stroke();
}

/** "8 hidden, tanh"; "" where a column holds several kinds. @param {Pick<Pen, "index">} pen @param {readonly Body[]} column */
function nameOf({ index }, column) {
  const [{ kind: role }] = column;
  if (role === "loss" || column.some(({ kind }) => kind !== role)) return "";
  const activations = new Set(column.map(({ id }) => index.neurons.get(id)?.activation ?? ""));
  const [activation] = activations.size === 1 ? activations : [""];
  return say("canvas_column", { count: column.length, role, activation: role === "input" ? "" : activation });
}

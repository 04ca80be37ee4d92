/**
 * What the columns of a drawing with a lens are: how many neurons of which kind. Must not know numbers.
 *
 * @import { Lens } from "../../lens/lens.js"
 * @import { Body } from "../../scene/bodies.js"
 * @import { Pen } from "../pen.js"
 */

import { say } from "../../../lib/say.js";
import { clamp, grow, union } from "../../scene/geometry.js";
import { sans } from "../letters/typeset.js";
import { box } from "../shapes.js";

/** The space between two names, and above the frame, in letters' sizes. */
const APART = 0.8;
const ABOVE = 0.5;
/** How far the line around a group stands off, in pixels. */
const GROUP = 8;

/**
 * The names that have room beside each other; a column of one neuron is named by its neuron. On the way back, the
 * outputs of a softmax are one group.
 * @param {Pen} pen @param {Lens} lens
 */
export function paintColumnNames(pen, { columns, frame, members }) {
  const grouped = new Set(members.phase === "backward" ? members.group : []);
  const { to, theme, type, sizes } = pen;
  const size = 0.97 * sizes.label;
  const isGroup = (/** @type {readonly Body[]} */ column) =>
    grouped.size > 1 && column.every(({ id }) => grouped.has(id));
  /** @type {{ from: number, until: number }[]} */
  const taken = [];
  // What a group says comes first; a name without room is left out.
  for (const column of [...columns.filter(isGroup), ...columns.filter((each) => !isGroup(each))]) {
    if (column.length < 2) continue;
    const text = isGroup(column) ? say("canvas_softmax") : nameOf(pen, column);
    if (isGroup(column)) paintGroup(pen, column);
    const half = type.number(text, size) / 2;
    const middle = clamp(column[0].x, frame.x + half, frame.x + frame.w - half);
    const [from, until] = [middle - half, middle + half + APART * size];
    if (text === "" || taken.some((other) => from < other.until && other.from < until)) continue;
    taken.push({ from, until });
    to.font = sans(size);
    to.textAlign = "center";
    to.fillStyle = theme.second;
    to.fillText(text, middle, frame.y - ABOVE * size);
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

/** "8 hidden, tanh"; "" where a column holds several kinds. @param {Pen} pen @param {readonly Body[]} column */
function nameOf({ index }, column) {
  const [{ kind: role }] = column;
  if (role === "loss" || column.some(({ kind }) => kind !== role)) return "";
  const activations = new Set(column.map(({ id }) => index.neurons.get(id)?.activation ?? ""));
  const [activation] = activations.size === 1 ? activations : [""];
  return say("canvas_column", { count: column.length, role, activation: role === "input" ? "" : activation });
}

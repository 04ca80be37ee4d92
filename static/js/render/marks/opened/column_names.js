/**
 * What the columns of a drawing with a lens are: how many neurons of which kind. Must not know numbers.
 *
 * @import { Lens } from "../../lens/lens.js"
 * @import { Body } from "../../scene/bodies.js"
 * @import { Pen } from "../pen.js"
 */

import { say } from "../../../lib/say.js";
import { clamp } from "../../scene/geometry.js";
import { sans } from "../letters/typeset.js";

/** The space between two names, and above the frame, in letters' sizes. */
const APART = 0.8;
const ABOVE = 0.5;

/** The names that have room beside each other; a column of one neuron is named by its neuron. @param {Pen} pen @param {Lens} lens */
export function paintColumnNames(pen, { columns, frame }) {
  const { to, theme, type, sizes } = pen;
  const size = 0.97 * sizes.label;
  to.font = sans(size);
  to.textAlign = "center";
  to.fillStyle = theme.second;
  let taken = -Infinity;
  for (const column of columns) {
    if (column.length < 2) continue;
    const text = nameOf(pen, column);
    const half = type.number(text, size) / 2;
    const middle = clamp(column[0].x, frame.x + half, frame.x + frame.w - half);
    if (text === "" || middle - half < taken) continue;
    taken = middle + half + APART * size;
    to.fillText(text, middle, frame.y - ABOVE * size);
  }
}

/** "8 hidden, tanh"; "" where a column holds several kinds. @param {Pen} pen @param {readonly Body[]} column */
function nameOf({ index }, column) {
  const [{ kind: role }] = column;
  if (role === "loss" || column.some(({ kind }) => kind !== role)) return "";
  const activations = new Set(column.map(({ id }) => index.neurons.get(id)?.activation ?? ""));
  const [activation] = activations.size === 1 ? activations : [""];
  return say("canvas_column", { count: column.length, role, activation: role === "input" ? "" : activation });
}

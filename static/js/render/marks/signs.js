/**
 * Solid means positive, hollow means negative: the third law of the drawing, for every mark that has an area.
 * Edges show the sign by one line or two rails. Must not know the shape of a mark, or what it stands for.
 *
 * @import { Brush } from "../layers/strokes.js"
 * @import { Pen } from "./pen.js"
 *
 * @typedef {{ colour: string, paper: string, positive: boolean, line: number }} Fill `paper`: the colour inside a
 *   hollow mark; `line`: the width of its outline
 */

/** The width of the outline of a hollow mark in a drawing at full size. */
const HOLLOW = 2;

/**
 * How a number fills its mark; a value that is not a number counts as positive.
 * @param {Pick<Pen, "theme" | "sizes">} pen @param {"value" | "gradient" | "ink"} role @param {number} value
 * @returns {Fill}
 */
export const fillOf = ({ theme, sizes }, role, value) => ({
  colour: theme[role],
  paper: theme.paper,
  positive: !(value < 0),
  line: HOLLOW * sizes.scale,
});

/** Fills or outlines the current path. @param {Brush} to @param {Fill} fill @param {number} [line] */
export function paintSign(to, { colour, paper, positive, line: usual }, line = usual) {
  to.fillStyle = positive ? colour : paper;
  to.fill();
  if (positive) return;
  to.strokeStyle = colour;
  to.lineWidth = line;
  to.lineJoin = "miter";
  to.stroke();
}

/**
 * Neurons too small for a dial: each a speck that is filled where its number is positive. Must not know why they
 * are small.
 *
 * @import { Body } from "../../scene/bodies.js"
 * @import { Pen } from "../pen.js"
 */

import { circle } from "../shapes.js";

/** Below this radius there is no room for a dial, in widths of a dial; L has two rims. */
const LEAST = { neuron: 2.4, loss: 4.4 };

/** @param {Pick<Pen, "sizes">} pen @param {Body} body */
export const isSpeck = ({ sizes }, { r, look, kind }) =>
  look === "other" && r < LEAST[kind === "loss" ? "loss" : "neuron"] * sizes.dial;

/**
 * Blue or ink where positive, hollow where negative or 0, grey where not computed or stale.
 * @param {Pen} pen @param {Body} body
 */
export function paintSpeck({ to, theme, read, sizes }, body) {
  const { kind, id, x, y, r } = body;
  const { state, value } = kind === "loss" ? read.loss() : kind === "input" ? read.input(id) : read.a(id);
  const own = kind === "hidden" || kind === "output" ? theme.value : theme.ink;
  const colour = state === "current" ? own : theme.line;
  const line = Math.min(sizes.rim, r / 2);
  circle(to, x, y, r - line / 2);
  to.fillStyle = kind !== "loss" && value > 0 && state === "current" ? colour : theme.paper;
  to.fill();
  to.strokeStyle = colour;
  to.lineWidth = line;
  to.stroke();
}

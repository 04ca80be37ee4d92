/**
 * The computed parts of neurons and L: dials, numbers, and rims that show how far a number can be trusted.
 * Must not know gradients, or what is in motion.
 *
 * @import { Quantity } from "../../model/run/quantities.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Pen } from "./pen.js"
 */

import { authored, digitsApart, number } from "../../lib/format.js";
import { DOUBLE_RIM } from "../scene/bodies.js";
import { insideOf, paintInside } from "./inside.js";
import { sans } from "./letters/typeset.js";
import { ASKED, legible } from "./pen.js";
import { dialPart, saturated } from "./scale.js";
import { circle, dial } from "./shapes.js";
import { fillOf } from "./signs.js";

const STALE = "↻";
/** The distance of a number's baseline below its body, in letters' sizes. */
export const BENEATH = 1.1;

/** @param {Pen} pen @param {Body} body */
export function paintInput(pen, body) {
  const quantity = pen.read.input(body.id);
  const write = (/** @type {number} */ digits) =>
    quantity.state === "none" ? "–" : authored(quantity.value, digits);
  if (pen.pictured) paintBeneath(pen, body, write(pen.digits), pen.theme.ink);
  else paintInside(pen, body, write, pen.theme.ink);
}

/** @param {Pen} pen @param {Body} body */
export function paintNeuron(pen, body) {
  const quantity = pen.read.a(body.id);
  paintRim(pen, body, quantity);
  if (quantity.asked) paintInside(pen, body, () => ASKED, pen.theme.value);
  if (quantity.state === "none") return;
  if (pen.pictured)
    return paintBeneath(pen, body, writing(quantity)(pen.digits), toneOf(pen, quantity, pen.theme.value));
  const part = dialPart(quantity.value, pen.bounded(body.id));
  paintDial(pen, body, quantity, part, pen.theme.value, pen.theme.valueTint);
  paintInside(pen, body, writing(quantity), toneOf(pen, quantity, pen.theme.value), quantity.value === 0);
}

/** The number of a neuron whose picture fills it. @param {Pen} pen @param {Body} body @param {string} text @param {string} colour */
function paintBeneath(pen, { x, y, r, silent }, text, colour) {
  const { to, sizes } = pen;
  if (silent || !legible(pen, sizes.label)) return;
  to.font = sans(sizes.label);
  to.textAlign = "center";
  to.fillStyle = colour;
  to.fillText(text, x, y + r + BENEATH * sizes.label);
}

/** @param {Pen} pen @param {Body} body */
export function paintLoss(pen, body) {
  const quantity = pen.read.loss();
  paintRim(pen, body, quantity);
  if (quantity.asked) paintInside(pen, body, () => ASKED, pen.theme.ink);
  if (quantity.state === "none") return;
  paintDial(pen, body, quantity, saturated(quantity.value), pen.theme.ink, pen.theme.track);
  const { value, was = value } = quantity;
  const longer = { ...pen, digits: digitsApart(was, value) };
  const hand = showsWhole(longer, body, value) ? longer : pen;
  paintInside(hand, body, writing(quantity), toneOf(pen, quantity, pen.theme.ink), value === 0);
}

/** Whether a number has room inside with all its digits. @param {Pen} pen @param {Body} body @param {number} value */
export const showsWhole = (pen, body, value) =>
  insideOf(pen, body, (digits) => number(value, digits))?.text === number(value, pen.digits);

/** @param {Quantity} quantity */
const writing =
  ({ value }) =>
  (/** @type {number} */ digits) =>
    number(value, digits);

/** @param {Pen} pen @param {Quantity} quantity @param {string} colour of a current number */
const toneOf = ({ theme }, { state }, colour) => (state === "stale" ? theme.second : colour);

/**
 * The rim is dotted: not computed; dashed grey: stale; full: current. L has two rims.
 * @param {Pen} pen @param {Body} body @param {Quantity} quantity
 */
function paintRim(pen, body, { state, value }) {
  const {
    to,
    theme,
    sizes: { scale, rim },
  } = pen;
  to.strokeStyle = state === "stale" ? theme.line : theme.ink;
  to.lineCap = state === "none" ? "round" : "butt";
  to.setLineDash(state === "none" ? [0.01, 5.2 * scale] : state === "stale" ? [7 * scale, 5 * scale] : []);
  const double = body.kind === "loss";
  const inner = double ? body.r - DOUBLE_RIM * scale : body.r;
  const width = state === "none" ? 2.4 * scale : double ? rim * 1.5 : rim;
  to.lineWidth = width;
  circle(to, body.x, body.y, inner - width / 2);
  to.stroke();
  if (double) {
    to.lineWidth = 1.5 * scale;
    circle(to, body.x, body.y, body.r - 0.75 * scale);
    to.stroke();
  }
  to.setLineDash([]);
  to.lineCap = "butt";
  if (state === "stale") paintStaleSign(pen, body);
  if (state !== "none" && !Number.isFinite(value)) hatch(pen, body);
}

/** @param {Pen} pen @param {Body} body */
function paintStaleSign({ to, theme, sizes }, { x, y, r }) {
  to.font = sans(sizes.label);
  to.textAlign = "center";
  to.fillStyle = theme.second;
  to.fillText(STALE, x + r * 0.92, y - r * 0.72);
}

/** NaN and infinity are shown by hatching. @param {Pen} pen @param {Body} body */
function hatch({ to, theme, sizes: { scale } }, { x, y, r }) {
  to.save();
  circle(to, x, y, r - 3 * scale);
  to.clip();
  to.strokeStyle = theme.correction;
  to.lineWidth = scale;
  to.beginPath();
  for (let at = -2 * r; at < 2 * r; at += 7 * scale) {
    to.moveTo(x + at, y - r);
    to.lineTo(x + at + 2 * r, y + r);
  }
  to.stroke();
  to.restore();
}

/** The ring on which a dial lies. @param {Pen} pen @param {Body} body */
export function ringOf({ sizes }, body) {
  const inner =
    body.kind === "loss" ? body.r - DOUBLE_RIM * sizes.scale - sizes.rim * 1.5 : body.r - sizes.rim;
  return { x: body.x, y: body.y, r: inner - sizes.dial / 2, width: sizes.dial };
}

/**
 * A stale number has no dial; its rim shows that it is stale.
 * @param {Pen} pen @param {Body} body @param {Quantity} quantity @param {number} part
 * @param {string} colour @param {string} track
 */
function paintDial(pen, body, { state, value }, part, colour, track) {
  if (state === "stale") return;
  dial(pen.to, ringOf(pen, body), part, { ...fillOf(pen, "value", value), colour, track });
}

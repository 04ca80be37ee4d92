/**
 * Biases: squares on the rim of their neuron, with their names above. A bias is square like every parameter.
 * Must not know what else a neuron shows.
 *
 * @import { Bias, Body } from "../scene/bodies.js"
 * @import { Pen } from "./pen.js"
 */

import { authored } from "../../lib/format.js";
import { biasHasNumber } from "./attention.js";
import { restingGradient } from "./gradients_at_rest.js";
import { sans } from "./letters/typeset.js";
import { legible } from "./pen.js";
import { paintPin } from "./pin.js";

const MARKED = { line: 3, out: 3 };
/** A name is slightly larger than the number beside it. */
const NAME = 1.12;
/** The room that a name has beside any number, in letters' sizes. */
const ALWAYS = 2.2;
/** How far below its base a name reaches, in letters' sizes: to the foot of its index. */
const FOOT = 0.27;

/**
 * The square with its frame and pin, then its name.
 * @param {Pen} pen @param {Body} body @param {Bias} bias
 */
export function paintBias(pen, body, bias) {
  const { to, theme, sizes, attention } = pen;
  const { x, y, w, h } = bias.square;
  paintBiasSquare(pen, bias);
  if (attention.marked.has(bias.parameter)) {
    const out = MARKED.out * sizes.scale;
    to.strokeStyle = theme.gradient;
    to.lineWidth = MARKED.line * sizes.scale;
    to.strokeRect(x - out, y - out, w + 2 * out, h + 2 * out);
  }
  paintPin(pen, bias.parameter, x + w + 5 * sizes.scale, y);
  const named = !sizes.compact && !bias.silent && legible(pen, sizes.label);
  const left = named ? paintName(pen, body, bias) : x;
  const gradient = pen.read.parameterGradient(bias.parameter);
  if (gradient.state === "none") return;
  const middle = named ? baseAbove(bias, sizes) - 0.3 * sizes.label : y + h / 2;
  const place = { x: left - 3 * sizes.scale, y: middle };
  restingGradient(pen, place, gradient, { family: "grad_parameter", neuron: body.id, part: 0.85 });
}

/** @param {Pen} pen @param {Bias} bias */
export function paintBiasSquare({ to, theme }, { square }) {
  to.fillStyle = theme.ink;
  to.fillRect(square.x, square.y, square.w, square.h);
}

/** Where a name above its square stands. @param {Bias} bias @param {Pen["sizes"]} sizes */
const baseAbove = ({ label }, sizes) => label.y + label.h - FOOT * sizes.label;

/**
 * The name, followed by the value at its step, when it changed or when asked. Returns where the name begins.
 * @param {Pen} pen @param {Body} body @param {Bias} bias
 */
function paintName(pen, body, bias) {
  const { name, parameter, label, aside } = bias;
  const { to, theme, type, sizes, attention } = pen;
  const { value, before } = pen.read.parameter(parameter);
  const changed = attention.phase === "update" && before !== undefined && before !== value;
  const valued = changed || biasHasNumber(attention, body.id);
  const text = valued ? ` ${authored(value, pen.digits)}` : "";
  const size = sizes.label * NAME;
  const numbered = type.number(text, sizes.label);
  const most = Math.max(label.w - numbered, aside ? 0 : ALWAYS * size);
  const named = Math.min(type.name(name, size), most);
  const left = aside ? label.x : body.x - (named + numbered) / 2;
  const base = aside ? label.y + label.h / 2 + 0.35 * size : baseAbove(bias, sizes);
  if (changed) {
    to.fillStyle = theme.marker;
    to.fillRect(left + named, base - sizes.label, numbered + 4 * sizes.scale, sizes.label * 1.3);
  }
  to.fillStyle = valued ? theme.ink : theme.second;
  const written = type.drawName(to, name, left, base, size, { most, least: sizes.least / pen.zoom });
  to.font = sans(sizes.label);
  to.textAlign = "left";
  to.fillText(text, left + written, base);
  return left;
}

/**
 * The label below a neuron: its gradient, and the details at its step or when somebody asks. Must not know
 * how large anything is in pixels.
 *
 * @import { Quantity } from "../../model/run/quantities.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Symbol } from "./letters/symbols.js"
 * @import { Pen } from "./pen.js"
 */

import { number } from "../../lib/format.js";
import { arrivedAt } from "./additions.js";
import { gradientHasNumber, showsInside } from "./attention.js";
import { gradientTone, RESTING, restingGradient } from "./gradients_at_rest.js";
import { drawSymbol, slopeOver, symbolsOf, widthOfSymbol } from "./letters/symbols.js";
import { sans } from "./letters/typeset.js";
import { ASKED, legible } from "./pen.js";

/** The distance from the chevron's base to the number beside it. */
const APART = 4;
/** A row that is a little longer than its place still is one row. */
const SPARE = 1.25;
/** The fewest digits that say anything. */
const FEWEST = 2;
/** What a number with a power of ten has and no other. */
const POWER = "×";
/** The size of a symbol beside a number. */
const SYMBOL = 1.15;

/**
 * The gradient of a neuron that is shown: δ as soon as it is known, before that ∂L/∂ of its output. So one picture
 * shows one quantity.
 * @param {Pen} pen @param {Body} body
 * @returns {{ quantity: Quantity, symbol: Symbol, family: "grad_z" | "grad_a" }}
 */
function gradientOf(pen, { id, name }) {
  const delta = pen.read.gradZ(id);
  if (delta.state !== "none")
    return { quantity: delta, symbol: symbolsOf(pen.index.notation).delta, family: "grad_z" };
  return { quantity: pen.read.gradA(id), symbol: slopeOver(name), family: "grad_a" };
}

/**
 * The label below a neuron: its gradient, and its sum at its step or when asked.
 * @param {Pen} pen @param {Body} body
 */
export function paintBelow(pen, body) {
  const { attention, read, sizes, theme } = pen;
  const { sum, delta: deltaSign } = symbolsOf(pen.index.notation);
  const told = attention.told?.deltas.get(body.id);
  if (told !== undefined) return paintRow(pen, body, deltaSign, number(told, pen.digits), theme.gradient);
  const { quantity, symbol, family } = gradientOf(pen, body);
  if (quantity.state === "none") {
    const z = read.z(body.id);
    const inside = showsInside(attention, body.id);
    if (inside && z.state !== "none" && !addsUp(pen, body.id))
      paintRow(pen, body, sum, number(z.value, pen.digits), theme.value);
    if (quantity.asked) paintAsked(pen, body, symbol);
    return;
  }
  // In a deep network with one neuron in each layer, its number hangs on a thread instead.
  if (pen.depth?.alone && family === "grad_z") return;
  const own = { family, neuron: body.id };
  const numbered = !sizes.compact && !body.silent && gradientHasNumber(attention, body.id, body.square);
  if (!numbered) return loneMark(pen, body, quantity, own);
  const text = textBelow(pen, body, symbol, quantity.value);
  const { start, wraps } = rowOf(pen, body, symbol, text);
  const right = start + RESTING.most * sizes.scale;
  restingGradient(pen, { x: right, y: rowMiddle(pen, body) }, quantity, own);
  const at = right + APART * sizes.scale;
  paintRow(pen, body, symbol, text, gradientTone(pen, quantity), { at, wraps });
}

/**
 * What is asked for; beside the bars of what has arrived, which take its place.
 * @param {Pen} pen @param {Body} body @param {Symbol} symbol
 */
function paintAsked(pen, body, symbol) {
  const { gradient } = pen.theme;
  const bars = arrivedAt(pen, body)?.bars;
  if (!bars) return paintRow(pen, body, symbol, ASKED, gradient);
  if (body.silent || pen.sizes.compact) return;
  const right = Math.max(...bars.flatMap(({ from, until }) => [from, until]));
  paintText(pen, ASKED, right + APART * pen.sizes.scale, rowMiddle(pen, body), gradient);
}

/**
 * A number below a neuron. One with a power of ten has fewer digits, which say no less of its size, before it reaches
 * the place of the next neuron.
 * @param {Pen} pen @param {Body} body @param {Symbol} symbol @param {number} value
 */
function textBelow({ type, sizes, digits }, { label }, symbol, value) {
  const beside = widthOfSymbol(type, symbol, SYMBOL * sizes.label) + APART * sizes.scale;
  const isTooWide = (/** @type {string} */ text) =>
    text.includes(POWER) && beside + type.number(text, sizes.label, 550) > (label?.w ?? 0);
  let some = digits;
  while (some > FEWEST && isTooWide(number(value, some))) some -= 1;
  return number(value, some);
}

/**
 * Where a row of a mark, a symbol and a number begins: at the left end of its place. If it is longer, its number
 * stands below its symbol, where edges and their joints leave it room; where there is one row, it is centred.
 * @param {Pen} pen @param {Body} body @param {Symbol} symbol @param {string} text
 * @returns {{ start: number, wraps: boolean }}
 */
function rowOf({ type, sizes }, body, symbol, text) {
  const { label, scale } = sizes;
  const place = /** @type {NonNullable<Body["label"]>} */ (body.label);
  const letters = widthOfSymbol(type, symbol, SYMBOL * label) + type.number(text, label, 550);
  const whole = (RESTING.most + 2 * APART) * scale + letters;
  if (whole <= SPARE * place.w) return { start: place.x, wraps: false };
  if (place.h >= 2 * label) return { start: place.x, wraps: true };
  return { start: Math.min(place.x, body.x - whole / 2), wraps: false };
}

/**
 * Whether the bars of a neuron's gradient use the place below it.
 * @param {Pen} pen @param {string} id
 */
const addsUp = ({ attention }, id) => attention.phase === "backward" && attention.neuron === id;

/**
 * A gradient without a number, below the left end of its neuron; on the rim if there is no room.
 * @param {Pen} pen @param {Body} body @param {Quantity} gradient
 * @param {{ family: "grad_z" | "grad_a", neuron: string }} own
 */
function loneMark(pen, body, gradient, own) {
  const { compact, scale } = pen.sizes;
  const x = compact ? body.x + (RESTING.most / 2) * scale : body.x - body.r + RESTING.most * scale;
  const y = compact ? body.y + body.r : rowMiddle(pen, body);
  restingGradient(pen, { x, y }, gradient, own);
}

/** @param {Pen} pen @param {Body} body */
const rowMiddle = ({ sizes }, { label }) => (label?.y ?? 0) + 0.5 * (sizes.label + 1.5 * sizes.scale);

/**
 * A symbol and its number. At the left end the symbol has the room of a mark; a wider one moves the number to the
 * right.
 * @param {Pen} pen @param {Body} body @param {Symbol} symbol @param {string} text
 * @param {string} colour @param {{ at?: number, wraps?: boolean }} [how] `at`: where the symbol begins, beside a mark;
 *   `wraps`: whether the number stands below it
 */
function paintRow(pen, body, symbol, text, colour, { at, wraps = false } = {}) {
  const { to, sizes } = pen;
  if (!body.label || body.silent || sizes.compact || !legible(pen, sizes.label)) return;
  const y = rowMiddle(pen, body);
  const size = sizes.label * SYMBOL;
  const room = at === undefined ? RESTING.most * sizes.scale : 0;
  const width = widthOfSymbol(pen.type, symbol, size);
  const left = at ?? body.label.x;
  to.fillStyle = colour;
  const start = left + Math.max(0, (room - width) / 2);
  drawSymbol(pen.type, to, symbol, start, y + 0.3 * sizes.label, size);
  if (wraps) paintText(pen, text, left, y + sizes.label + 1.5 * sizes.scale, colour);
  else paintText(pen, text, left + Math.max(room, width) + APART * sizes.scale, y, colour);
}

/**
 * @param {Pen} pen @param {string} text @param {number} x @param {number} y its middle
 * @param {string} colour
 */
function paintText(pen, text, x, y, colour) {
  const { to, sizes } = pen;
  if (!legible(pen, sizes.label)) return;
  to.font = sans(sizes.label, 550);
  to.textAlign = "left";
  to.fillStyle = colour;
  to.fillText(text, x, y + 0.35 * sizes.label);
}

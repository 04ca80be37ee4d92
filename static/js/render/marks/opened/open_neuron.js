/**
 * An opened neuron: above its equator what it computes on the way forward, below what comes back to it. Its name
 * belongs to the layer below. Must not know where it stands.
 *
 * @import { Quantity } from "../../../model/run/quantities.js"
 * @import { Body } from "../../scene/bodies.js"
 * @import { Pen } from "../pen.js"
 */

import { number } from "../../../lib/format.js";
import { drawSymbol, symbolsOf, widthOfSymbol } from "../letters/symbols.js";
import { sans } from "../letters/typeset.js";
import { paintNeuron } from "../neurons.js";
import { ASKED } from "../pen.js";

/** The middles of the rows from the middle of the neuron, in letters' sizes. */
const ROWS = { forward: [-1.8, -0.68], backward: [0.85, 1.95, 3.05], tight: [0.85, NaN, 2.05] };
/** The radius that three rows below the equator need, in letters' sizes. */
const ROOMY = 4.6;
/** The part of the radius that the tint leaves free for rim and dial. */
const INNER = 0.9;
/** The space between a symbol and its number, in letters' sizes. */
const GAP = 0.35;
const FEWEST = 2;

/** @param {Pen} pen @param {Body} body */
export function paintOpen(pen, body) {
  paintNeuron(pen, { ...body, texts: "none" });
  const { read, theme, index } = pen;
  const backward = pen.attention.phase === "backward";
  if (backward) tint(pen, body);
  const signs = symbolsOf(index.notation);
  const [z, a] = ROWS.forward;
  row(pen, body, z, { symbol: signs.sum, quantity: read.z(body.id), colour: theme.value });
  row(pen, body, a, {
    symbol: signs.activation,
    quantity: read.a(body.id),
    colour: theme.value,
    strong: true,
  });
  if (!backward) return;
  const roomy = body.r >= ROOMY * pen.sizes.value;
  const [arrives, slope, delta] = roomy ? ROWS.backward : ROWS.tight;
  const { gradient } = theme;
  row(pen, body, arrives, { symbol: signs.slope, quantity: read.gradA(body.id), colour: gradient });
  if (read.gradZ(body.id).state === "none" && !read.gradZ(body.id).asked) return;
  if (roomy && index.neurons.get(body.id)?.activation !== "softmax")
    row(pen, body, slope, { symbol: signs.derivative, quantity: null, colour: gradient });
  row(pen, body, delta, {
    symbol: signs.delta,
    quantity: read.gradZ(body.id),
    colour: gradient,
    strong: true,
  });
}

/** The lower half, and the equator. @param {Pen} pen @param {Body} body */
function tint({ to, theme, sizes }, { x, y, r }) {
  to.fillStyle = theme.gradientTint;
  to.beginPath();
  to.arc(x, y, INNER * r, 0, Math.PI);
  to.fill();
  to.strokeStyle = theme.ink;
  to.lineWidth = 1.5 * sizes.scale;
  to.beginPath();
  to.moveTo(x - INNER * r, y);
  to.lineTo(x + INNER * r, y);
  to.stroke();
}

/**
 * A symbol and its number, centred, with as many digits as fit.
 * @param {Pen} pen @param {Body} body @param {number} at the middle of the row, in letters' sizes below the middle
 * @param {{ symbol: import("../letters/symbols.js").Symbol, quantity: Quantity | null, colour: string, strong?: boolean }} what
 */
function row(pen, body, at, { symbol, quantity, colour, strong = false }) {
  if (quantity?.state === "none" && !quantity.asked) return;
  const { to, type, theme, sizes } = pen;
  const size = sizes.value;
  const weight = strong ? 650 : 500;
  const wide = widthOfSymbol(type, symbol, size);
  const room = 2 * Math.sqrt(Math.max(0, (INNER * body.r) ** 2 - ((Math.abs(at) + 0.5) * size) ** 2));
  const beside = wide + GAP * size;
  const few = quantity && !quantity.asked ? number(quantity.value, FEWEST) : "";
  // Where a symbol leaves no room for a few digits, the number stands alone.
  const alone = beside + type.number(few, size, weight) > room;
  const [sign, gap] = alone ? [0, 0] : [wide, quantity === null ? 0 : GAP * size];
  const text =
    quantity === null ? "" : written(quantity, pen, (letters) => sign + gap + letters <= room, weight);
  const letters = type.number(text, size, weight);
  const left = body.x - (sign + gap + letters) / 2;
  const base = body.y + (at + 0.35) * size;
  to.fillStyle = quantity?.state === "stale" ? theme.second : colour;
  if (!alone) drawSymbol(type, to, symbol, left, base, size);
  if (text === "") return;
  to.font = sans(size, weight);
  to.textAlign = "left";
  to.fillText(text, left + sign + gap, base);
}

/**
 * @param {Quantity} quantity @param {Pen} pen @param {(width: number) => boolean} fits @param {number} weight
 */
function written(quantity, { type, sizes, digits }, fits, weight) {
  if (quantity.asked) return ASKED;
  let some = digits;
  while (some > FEWEST && !fits(type.number(number(quantity.value, some), sizes.value, weight))) some -= 1;
  return number(quantity.value, some);
}

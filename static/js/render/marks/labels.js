/**
 * The label below a neuron: its gradient, and the details at its step or when somebody asks. Must not know
 * how large anything is in pixels.
 *
 * @import { Quantity } from "../../model/run/quantities.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Pen } from "./pen.js"
 */

import { number } from "../../lib/format.js";
import { gradientHasNumber, showsInside } from "./attention.js";
import { gradientTone, RESTING, restingGradient } from "./gradients_at_rest.js";
import { ASKED, legible } from "./pen.js";
import { sans } from "./typeset.js";

/** The distance from the chevron's base to the number beside it. */
const APART = 4;

/**
 * The label below a neuron: its gradient, and the details at its step or when asked.
 * @param {Pen} pen @param {Body} body
 */
export function paintBelow(pen, body) {
  const { attention, read, sizes, theme } = pen;
  const { sum, delta: deltaSign } = signsOf(pen);
  const told = attention.told?.deltas.get(body.id);
  if (told !== undefined) return paintRow(pen, body, 0, deltaSign, number(told, pen.digits), theme.gradient);
  const gradient = read.gradA(body.id);
  const inside = showsInside(attention, body.id);
  if (gradient.state === "none") {
    const z = read.z(body.id);
    if (inside && z.state !== "none" && !addsUp(pen, body.id))
      paintRow(pen, body, 0, sum, number(z.value, pen.digits), theme.value);
    if (gradient.asked) paintAsked(pen, body);
    return;
  }
  const numbered = !sizes.compact && gradientHasNumber(attention, body.id, body.square);
  if (!numbered) return loneChevron(pen, body, gradient);
  const label = /** @type {NonNullable<Body["label"]>} */ (body.label);
  const y = rowMiddle(pen, body, 0);
  restingGradient(pen, { x: label.x + RESTING.most * sizes.scale, y }, gradient, ownOf(body));
  const x = label.x + (RESTING.most + APART) * sizes.scale;
  paintText(pen, number(gradient.value, pen.digits), x, y, gradientTone(pen, gradient));
  const delta = read.gradZ(body.id);
  if (!inside || delta.state === "none") return;
  paintRow(pen, body, 1, deltaSign, number(delta.value, pen.digits), gradientTone(pen, delta));
}

/** A gradient that a question asks for, in place of its number. @param {Pen} pen @param {Body} body */
function paintAsked(pen, body) {
  const { x } = /** @type {NonNullable<Body["label"]>} */ (body.label);
  paintText(
    pen,
    ASKED,
    x + (RESTING.most + APART) * pen.sizes.scale,
    rowMiddle(pen, body, 0),
    pen.theme.gradient,
  );
}

/**
 * Whether the bars of a neuron's gradient use the place below it.
 * @param {Pen} pen @param {string} id
 */
const addsUp = ({ attention }, id) => attention.phase === "backward" && attention.neuron === id;

/**
 * A gradient without a number, below the left end of its neuron; on the rim if there is no room.
 * @param {Pen} pen @param {Body} body @param {Quantity} gradient
 */
function loneChevron(pen, body, gradient) {
  const { compact, scale } = pen.sizes;
  const x = compact ? body.x + (RESTING.most / 2) * scale : body.x - body.r + RESTING.most * scale;
  const y = compact ? body.y + body.r : rowMiddle(pen, body, 0);
  restingGradient(pen, { x, y }, gradient, ownOf(body));
}

/** The family and the neuron by which the mark of a neuron's own gradient is scaled. @param {Body} body */
const ownOf = ({ id }) => ({ family: /** @type {const} */ ("grad_a"), neuron: id });

/** @param {Pen} pen @param {Body} body @param {number} row */
function rowMiddle({ sizes }, { label }, row) {
  return (label?.y ?? 0) + (row + 0.5) * (sizes.label + 1.5 * sizes.scale);
}

/**
 * A symbol in pieces: names, and formula signs, which are upright.
 * @typedef {readonly { kind: "name" | "sign", text: string }[]} Symbol
 */

/**
 * The document's names for the pre-activation of a neuron and its derivative.
 * @param {Pen} pen
 * @returns {{ sum: Symbol, delta: Symbol }}
 */
function signsOf({ index: { notation } }) {
  const sum = /** @type {const} */ ([{ kind: "name", text: notation.pre_activation }]);
  if (notation.delta === "delta") return { sum, delta: [{ kind: "name", text: "δ" }] };
  const [d, over] = /** @type {const} */ (["∂", "/∂"]).map((text) => ({
    kind: /** @type {const} */ ("sign"),
    text,
  }));
  return { sum, delta: [d, { kind: "name", text: "L" }, over, ...sum] };
}

/**
 * A symbol and its number. The symbol has the room of a mark; a wider symbol moves the number to the right.
 * @param {Pen} pen @param {Body} body @param {number} row @param {Symbol} symbol @param {string} text
 * @param {string} colour
 */
function paintRow(pen, body, row, symbol, text, colour) {
  const { to, sizes } = pen;
  if (!body.label || sizes.compact || !legible(pen, sizes.label)) return;
  const y = rowMiddle(pen, body, row);
  const size = sizes.label * 1.15;
  const room = RESTING.most * sizes.scale;
  const width = symbol.reduce((sum, { kind, text }) => {
    return sum + (kind === "name" ? pen.type.name(text, size) : pen.type.upright(text, size));
  }, 0);
  let x = body.label.x + Math.max(0, (room - width) / 2);
  to.fillStyle = colour;
  for (const { kind, text } of symbol)
    x +=
      kind === "name"
        ? pen.type.drawName(to, text, x, y + 0.3 * sizes.label, size)
        : pen.type.drawUpright(to, text, x, y + 0.3 * sizes.label, size);
  paintText(pen, text, body.label.x + Math.max(room, width) + APART * sizes.scale, y, colour);
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

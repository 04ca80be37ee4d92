/**
 * The middle layer, painted when a number lands: rims that say how far a number can be trusted, dials,
 * the numbers of neurons, and what stands below and above them. Must not know what is on its way.
 *
 * @import { Quantity } from "../model/quantities.js"
 * @import { Body } from "./bodies.js"
 * @import { Pen } from "./pen.js"
 */

import { authored, number } from "../lib/format.js";
import { arrivalsOf, barsAt } from "./arrivals.js";
import { biasHasNumber, gradientHasNumber, showsInside } from "./attention.js";
import { paintBar } from "./bars.js";
import { DOUBLE_RIM } from "./bodies.js";
import { paintKnobMarks } from "./knobs.js";
import { fillOf, legible, seen } from "./pen.js";
import { RESTING, restingChevron } from "./resting.js";
import { dialPart, saturated } from "./scale.js";
import { circle, dial } from "./shapes.js";
import { sans } from "./typeset.js";

/** Where the number of a neuron stands below its middle, as a part of the font size. */
const NUMBER_DROP = 1.22;
const COMPACT_DIGITS = 3;
const STALE = "↻";

/** @param {Pen} pen */
export function paintMarks(pen) {
  for (const body of pen.scene.bodies) {
    if (!seen(pen, body.box)) continue;
    if (body.kind === "loss") paintLoss(pen, body);
    else if (body.square) paintInput(pen, body);
    else paintNeuron(pen, body);
    if (body.bias) paintBiasName(pen, body);
    if (body.label) paintBelow(pen, body);
  }
  paintKnobMarks(pen);
  paintArrived(pen);
}

/** @param {Pen} pen @param {Body} body */
function paintInput(pen, body) {
  const quantity = pen.read.input(body.id);
  paintNumber(
    pen,
    body,
    quantity.state === "none" ? "–" : authored(quantity.value, digitsOf(pen)),
    pen.theme.ink,
  );
}

/** @param {Pen} pen @param {Body} body */
function paintNeuron(pen, body) {
  const quantity = pen.read.a(body.id);
  const { activation } = pen.index.neurons.get(body.id) ?? {};
  paintRim(pen, body, quantity);
  if (quantity.state === "none") return;
  paintDial(pen, body, quantity, dialPart(quantity.value, activation), pen.theme.value, pen.theme.valueTint);
  paintNumber(
    pen,
    body,
    number(quantity.value, digitsOf(pen)),
    quantity.state === "stale" ? pen.theme.second : pen.theme.value,
  );
}

/** @param {Pen} pen @param {Body} body */
function paintLoss(pen, body) {
  const quantity = pen.read.loss();
  paintRim(pen, body, quantity);
  if (quantity.state === "none") return;
  paintDial(pen, body, quantity, saturated(quantity.value), pen.theme.ink, pen.theme.track);
  paintNumber(
    pen,
    body,
    number(quantity.value, digitsOf(pen)),
    quantity.state === "stale" ? pen.theme.second : pen.theme.ink,
  );
}

/** Dotted: not computed. Dashed grey: stale. Full: current. L has two. @param {Pen} pen @param {Body} body @param {Quantity} quantity */
function paintRim(pen, body, { state, value }) {
  const {
    to,
    theme,
    scene: {
      sizes: { scale, rim },
    },
  } = pen;
  to.strokeStyle = state === "stale" ? theme.line : theme.ink;
  to.lineCap = state === "none" ? "round" : "butt";
  to.setLineDash(state === "none" ? [0.01, 5.2 * scale] : state === "stale" ? [7 * scale, 5 * scale] : []);
  const double = body.kind === "loss";
  const inner = double ? body.r - DOUBLE_RIM * scale : body.r;
  to.lineWidth = state === "none" ? 2.4 * scale : double ? rim * 1.5 : rim;
  circle(to, body.x, body.y, inner - to.lineWidth / 2);
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
function paintStaleSign({ to, theme, scene: { sizes } }, { x, y, r }) {
  to.font = sans(sizes.label);
  to.textAlign = "center";
  to.fillStyle = theme.second;
  to.fillText(STALE, x + r * 0.92, y - r * 0.72);
}

/** Not a number, or without end: hatched. @param {Pen} pen @param {Body} body */
function hatch(
  {
    to,
    theme,
    scene: {
      sizes: { scale },
    },
  },
  { x, y, r },
) {
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
export function ringOf({ scene: { sizes } }, body) {
  const inner =
    body.kind === "loss" ? body.r - DOUBLE_RIM * sizes.scale - sizes.rim * 1.5 : body.r - sizes.rim;
  return { x: body.x, y: body.y, r: inner - sizes.dial / 2, width: sizes.dial };
}

/** @param {Pen} pen @param {Body} body @param {Quantity} quantity @param {number} part @param {string} colour @param {string} track */
function paintDial(pen, body, { state, value }, part, colour, track) {
  const { theme } = pen;
  const stale = state === "stale";
  dial(pen.to, ringOf(pen, body), part, {
    colour: stale ? theme.line : colour,
    track: stale ? theme.track : track,
    paper: theme.paper,
    positive: !(value < 0),
  });
}

/** Numbers of neurons in a compact drawing have fewer digits. @param {Pen} pen */
const digitsOf = ({ scene, digits }) => (scene.sizes.compact ? Math.min(digits, COMPACT_DIGITS) : digits);

/** @param {Pen} pen @param {Body} body @param {string} text @param {string} colour */
function paintNumber(pen, { x, y, r, square }, text, colour) {
  const {
    to,
    type,
    scene: { sizes },
  } = pen;
  if (!legible(pen, sizes.value)) return;
  const room = 2 * r - (square ? 8 : 2 * sizes.dial + 9 * sizes.scale);
  const size = Math.min(sizes.value, room / type.number(text, 1));
  to.font = sans(size);
  to.textAlign = "center";
  to.fillStyle = colour;
  to.fillText(text, x, y + NUMBER_DROP * sizes.value);
}

/** The name of a bias, with its value at its step or when asked. @param {Pen} pen @param {Body} body */
function paintBiasName(pen, body) {
  const {
    to,
    theme,
    type,
    scene: { sizes },
    attention,
    read,
  } = pen;
  const bias = /** @type {NonNullable<Body["bias"]>} */ (body.bias);
  const gradient = read.parameterGradient(bias.parameter);
  if (gradient.state !== "none")
    restingChevron(pen, bias.square.x - 2 * sizes.scale, body.y - body.r, gradient, 0.85);
  if (sizes.compact || !legible(pen, sizes.label)) return;
  const asked = biasHasNumber(attention, body.id);
  const { value, before } = read.parameter(bias.parameter);
  const changes = before !== undefined && before !== value;
  const text = asked || (changes && attention.phase === "update") ? ` ${authored(value, pen.digits)}` : "";
  const size = sizes.label * 1.12;
  const width = type.name(bias.name, size) + type.number(text, sizes.label);
  const baseline = bias.square.y - 6 * sizes.scale;
  to.fillStyle = asked ? theme.ink : theme.second;
  const after = type.drawName(to, bias.name, body.x - width / 2, baseline, size);
  if (text === "") return;
  to.font = sans(sizes.label);
  to.textAlign = "left";
  to.fillText(text, body.x - width / 2 + after, baseline);
}

/** What stands below a neuron: its gradient, and what is behind it at its step or when asked. @param {Pen} pen @param {Body} body */
function paintBelow(pen, body) {
  const {
    attention,
    read,
    scene: { sizes },
    theme,
  } = pen;
  const gradient = read.gradA(body.id);
  const inside = showsInside(attention, body.id);
  if (gradient.state === "none") {
    const z = read.z(body.id);
    if (inside && z.state !== "none") paintRow(pen, body, 0, "z", number(z.value, pen.digits), theme.value);
    return;
  }
  const label = /** @type {NonNullable<Body["label"]>} */ (body.label);
  if (sizes.compact) return restingChevron(pen, body.x + 6 * sizes.scale, label.y + label.h / 2, gradient);
  const y = rowMiddle(pen, body, 0);
  restingChevron(pen, label.x + RESTING.most * sizes.scale, y, gradient);
  if (!gradientHasNumber(attention, body.id, body.square)) return;
  paintText(
    pen,
    number(gradient.value, pen.digits),
    label.x + (RESTING.most + 4) * sizes.scale,
    y,
    toneOf(pen, gradient),
  );
  const delta = read.gradZ(body.id);
  if (inside && delta.state !== "none")
    paintRow(pen, body, 1, "δ", number(delta.value, pen.digits), toneOf(pen, delta));
}

/** @param {Pen} pen @param {Quantity} quantity */
const toneOf = ({ theme }, { state }) => (state === "stale" ? theme.second : theme.gradient);

/** @param {Pen} pen @param {Body} body @param {number} row */
function rowMiddle({ scene: { sizes } }, { label }, row) {
  return (label?.y ?? 0) + (row + 0.5) * (sizes.label + 2.5 * sizes.scale);
}

/** A symbol and its number. @param {Pen} pen @param {Body} body @param {number} row @param {string} symbol @param {string} text @param {string} colour */
function paintRow(pen, body, row, symbol, text, colour) {
  const {
    to,
    scene: { sizes },
  } = pen;
  if (!body.label || sizes.compact || !legible(pen, sizes.label)) return;
  const y = rowMiddle(pen, body, row);
  to.fillStyle = colour;
  pen.type.drawName(
    to,
    symbol,
    body.label.x + RESTING.most * 0.5 * sizes.scale,
    y + 0.3 * sizes.label,
    sizes.label * 1.15,
    { align: "center" },
  );
  paintText(pen, text, body.label.x + (RESTING.most + 4) * sizes.scale, y, colour);
}

/** @param {Pen} pen @param {string} text @param {number} x @param {number} y its middle @param {string} colour */
function paintText(pen, text, x, y, colour) {
  const {
    to,
    scene: { sizes },
  } = pen;
  if (!legible(pen, sizes.label)) return;
  to.font = sans(sizes.label, 550);
  to.textAlign = "left";
  to.fillStyle = colour;
  to.fillText(text, x, y + 0.35 * sizes.label);
}

/** Bars of what has arrived in this step and is not added up. @param {Pen} pen */
function paintArrived(pen) {
  if (!pen.plan) return;
  for (const arrivals of arrivalsOf(pen.plan, pen.attention.group)) {
    const count = arrivals.steps.filter((step) => step < pen.shown).length;
    const laid = count > 0 && arrivals.sum >= pen.shown ? barsAt(pen, arrivals) : null;
    for (const bar of laid?.bars.slice(0, count) ?? []) paintBar(pen.to, bar, fillOf(pen, arrivals.role, 1));
  }
}

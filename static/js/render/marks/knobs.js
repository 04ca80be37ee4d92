/**
 * The contents of knobs: values, the chevrons of their gradients, and what the update changed. A knob has a
 * second row at its step, when asked or when marked. Must not know where knobs stand in a scene.
 *
 * @import { Quantities } from "../../model/run/quantities.js"
 * @import { Attention } from "./attention.js"
 * @import { Pen } from "./pen.js"
 * @import { Knob } from "../scene/layout.js"
 * @import { Rect } from "../scene/geometry.js"
 */

import { authored, changed, number } from "../../lib/format.js";
import { asksWeight } from "./attention.js";
import { gradientTone, restingGradient } from "./gradients_at_rest.js";
import { knobName, nameRoom, paintBox } from "./knob_boxes.js";
import { sans } from "./letters/typeset.js";
import { legible } from "./pen.js";
import { paintPin } from "./pin.js";

const MARKED_LINE = 3;
/** A number that does not fit its knob is made smaller, down to this fraction of its size. */
const SMALLEST = 0.78;

/** @param {Pen} pen @param {Knob} knob */
export function paintTarget(pen, knob) {
  if (pen.sizes.compact) return;
  const target = pen.read.target(knob.id);
  paintValue(pen, knob, knob.box, target.state === "none" ? "–" : authored(target.value, pen.digits));
}

/**
 * What a weight shows now. `mark` is the gradient of this use, or `gradient`, the gradient of the parameter,
 * once all uses have been added. Only `gradient` may have its number printed.
 * @param {Quantities} read @param {Attention} attention @param {{ id: string, parameter: string }} knob
 */
export function weightState(read, attention, { id, parameter }) {
  const own = read.weightGradient(id);
  const told = attention.told?.parameter === parameter ? attention.told : null;
  const gradient = told?.gradient ?? read.parameterGradient(parameter);
  const known = gradient.state !== "none";
  const { value, before } = read.parameter(parameter);
  const updated = !told && attention.phase === "update" && before !== undefined && before !== value;
  const marked = attention.marked.has(parameter);
  const asked = asksWeight(attention, id) || attention.weights.has(id);
  const grows = updated || marked || (asked && known);
  return { gradient, mark: known ? gradient : own, value, before, updated, marked, grows };
}

/**
 * Whether a knob shows a second row, where it has room for one.
 * @param {Quantities} read @param {Attention} attention @param {Knob} knob
 */
export function hasSecondRow(read, attention, knob) {
  if (knob.narrow === "always") return false;
  const { grows, updated } = weightState(read, attention, knob);
  return grows && !(updated && knob.narrow);
}

/** @param {Pen} pen @param {Knob} knob */
export function paintWeight(pen, knob) {
  const state = weightState(pen.read, pen.attention, knob);
  const { compact, scale } = pen.sizes;
  const grown = pen.grown.has(knob.id);
  const frame = state.marked ? { colour: pen.theme.gradient, line: MARKED_LINE } : {};
  const swiped = compact && state.updated;
  const rect = grown ? knob.grown : knob.box;
  if (grown || state.marked || swiped) {
    paintBox(pen, rect, swiped ? { ...frame, fill: pen.theme.marker } : frame);
    knobName(pen, knob, rect, grown ? firstRow(rect) : rect.h);
  }
  if (!knob.bare && state.mark.state !== "none" && (!grown || state.updated)) {
    const place = { x: rect.x - (state.marked ? 2 : 1) * scale, y: rect.y + rect.h / 2 };
    restingGradient(pen, place, state.mark, { ...ownOf(pen, knob), part: 0.95 });
  }
  paintPin(pen, knob.parameter, rect.x + rect.w - 7 * scale, rect.y);
  if (compact) return;
  if (!grown) paintValue(pen, knob, rect, fittedValue(pen, knob, rect, state.value));
  else if (state.updated) paintChange(pen, knob, rect, /** @type {number} */ (state.before), state.value);
  else paintGradient(pen, knob, rect, state);
}

/**
 * The family and the neuron by which the mark of a weight's gradient is scaled.
 * @param {Pen} pen @param {Knob} knob
 */
const ownOf = ({ scene }, { id }) => ({
  family: /** @type {const} */ ("grad_parameter"),
  neuron: scene.edge.get(id)?.target ?? "",
});

/** @param {Rect} rect */
const firstRow = (rect) => rect.h * 0.54;

/**
 * A value at the right end of a row.
 * @param {Pen} pen @param {Knob} knob @param {Rect} rect @param {string} text
 * @param {number} [row] its height
 */
function paintValue(pen, knob, rect, text, row = rect.h) {
  return paintNumber(pen, rect, rect.y + row / 2, text, {
    room: valueRoom(pen, knob, rect),
    colour: pen.theme.ink,
  });
}

/** The room beside a knob's name. @param {Pen} pen @param {Knob} knob @param {Rect} rect */
const valueRoom = (pen, { name }, rect) =>
  rect.w - Math.min(pen.type.name(name, pen.sizes.knobName), nameRoom(pen, rect)) - 22 * pen.sizes.scale;

/**
 * A number with as many digits as fit in letters that can be read.
 * @param {Pick<Pen, "type" | "sizes" | "zoom" | "digits">} pen @param {number} room
 * @param {(digits: number) => string} write
 */
function fitted(pen, room, write) {
  const least = smallest(pen) * pen.sizes.knobValue;
  let digits = pen.digits;
  while (digits > 1 && pen.type.number(write(digits), least) > room) digits -= 1;
  return write(digits);
}

/** The smallest letters in a knob, as a fraction of the usual ones. @param {Pick<Pen, "sizes" | "zoom">} pen */
const smallest = ({ sizes, zoom }) => Math.min(1, Math.max(SMALLEST, sizes.least / zoom / sizes.knobValue));

/**
 * The value of a weight.
 * @param {Pen} pen @param {Knob} knob @param {Rect} rect @param {number} value
 */
const fittedValue = (pen, knob, rect, value) =>
  fitted(pen, valueRoom(pen, knob, rect), (digits) => authored(value, digits));

/** Where the letters of a weight's value stand. @param {Pen} pen @param {Knob} knob @param {Rect} rect */
export function valueRect(pen, knob, rect) {
  const text = fittedValue(pen, knob, rect, pen.read.parameter(knob.parameter).value);
  const row = rect === knob.grown && rect !== knob.box ? firstRow(rect) : rect.h;
  return lettersOf(pen, rect, rect.y + row / 2, text, valueRoom(pen, knob, rect));
}

/**
 * The position of a number at the right end of a knob; it is made smaller if it does not fit.
 * @param {Pen} pen @param {Rect} rect @param {number} y its middle @param {string} text
 * @param {number} room @returns {Rect}
 */
function lettersOf(pen, rect, y, text, room) {
  const { type, sizes } = pen;
  const size =
    sizes.knobValue * Math.min(1, Math.max(smallest(pen), room / type.number(text, sizes.knobValue)));
  const width = type.number(text, size);
  return { x: rect.x + rect.w - 9 * sizes.scale - width, y: y - size / 2, w: width, h: size };
}

/**
 * @param {Pen} pen @param {Rect} rect @param {number} y its middle @param {string} text
 * @param {{ room: number, colour: string }} how
 */
function paintNumber(pen, rect, y, text, { room, colour }) {
  const { to } = pen;
  const letters = lettersOf(pen, rect, y, text, room);
  if (!legible(pen, letters.h)) return letters;
  to.font = sans(letters.h);
  to.textAlign = "left";
  to.fillStyle = colour;
  to.fillText(text, letters.x, y + 0.35 * letters.h);
  return letters;
}

/**
 * Two rows: the value, and the gradient or the question.
 * @param {Pen} pen @param {Knob} knob @param {Rect} rect @param {ReturnType<typeof weightState>} state
 */
function paintGradient(pen, knob, rect, { value, gradient }) {
  const { sizes } = pen;
  paintValue(pen, knob, rect, fittedValue(pen, knob, rect, value), firstRow(rect));
  const y = rect.y + rect.h * 0.72;
  if (gradient.state === "none") return paintQuestion(pen, knob, rect, y);
  const room = rect.w - 34 * sizes.scale;
  const text = fitted(pen, room, (digits) => number(gradient.value, digits));
  const { x } = paintNumber(pen, rect, y, text, { room, colour: gradientTone(pen, gradient) });
  // A number that needs all of the row says its sign itself.
  const mark = rect.x + 21 * sizes.scale;
  if (mark <= x) restingGradient(pen, { x: mark, y }, gradient, ownOf(pen, knob));
}

/** ∂L/∂w₁ = ? @param {Pen} pen @param {Knob} knob @param {Rect} rect @param {number} y */
function paintQuestion(pen, { name }, rect, y) {
  const { to, type, theme, sizes } = pen;
  const size = sizes.knobValue * 1.06;
  const [sign, tail] = ["∂", " = ?"];
  const parts =
    type.upright(sign, size) * 2 +
    type.name("L", size) +
    type.upright("/", size) +
    type.name(name, size) +
    type.upright(tail, size);
  let x = rect.x + (rect.w - parts) / 2;
  const base = y + 0.32 * size;
  to.fillStyle = theme.gradient;
  x += type.drawUpright(to, sign, x, base, size);
  x += type.drawName(to, "L", x, base, size);
  x += type.drawUpright(to, `/${sign}`, x, base, size);
  x += type.drawName(to, name, x, base, size);
  type.drawUpright(to, tail, x, base, size);
}

/**
 * After an update: the old value is struck through, the new one stands on the marker colour.
 * @param {Pen} pen @param {Knob} knob @param {Rect} rect @param {number} before @param {number} value
 */
function paintChange(pen, knob, rect, before, value) {
  const {
    to,
    theme,
    sizes: { scale },
  } = pen;
  const room = rect.w - 18 * scale;
  const rooms = { beside: valueRoom(pen, knob, rect), below: room };
  const { old, now, replaced } = updateTexts(pen, rooms, before, value);
  to.globalAlpha = replaced ? 0.8 : 1;
  const first = paintValue(pen, knob, rect, old, firstRow(rect));
  to.globalAlpha = 1;
  if (replaced) strike(pen, first, 1);
  const row = { x: rect.x + 5 * scale, y: rect.y + rect.h * 0.53, w: rect.w - 10 * scale, h: rect.h * 0.38 };
  to.fillStyle = theme.marker;
  to.fillRect(row.x, row.y, row.w, row.h);
  paintNumber(pen, rect, row.y + row.h / 2, now, { room, colour: theme.ink });
}

/**
 * What an update writes in a knob: the old value beside the name and the new one below. Where their difference takes
 * more digits than have room, the old value stays and the second row says by how much it has changed.
 * @param {Pick<Pen, "type" | "sizes" | "zoom" | "digits">} pen @param {{ beside: number, below: number }} rooms
 * @param {number} before @param {number} value
 */
export function updateTexts(pen, { beside, below }, before, value) {
  const [old, now] = changed(before, value);
  const least = smallest(pen) * pen.sizes.knobValue;
  if (pen.type.number(old, least) <= beside && pen.type.number(now, least) <= below)
    return { old, now, replaced: true };
  const difference = value - before;
  const sign = difference > 0 ? "+" : "";
  return {
    old: fitted(pen, beside, (digits) => authored(before, digits)),
    now: fitted(pen, below, (digits) => `${sign}${number(difference, digits)}`),
    replaced: false,
  };
}

/**
 * A line through letters, drawn to a fraction of its length.
 * @param {Pen} pen @param {Rect} letters @param {number} part
 */
export function strike({ to, theme, sizes }, { x, y, w, h }, part) {
  to.strokeStyle = theme.ink;
  to.lineWidth = 1.75 * sizes.scale;
  to.beginPath();
  to.moveTo(x - 2 * sizes.scale, y + h / 2);
  to.lineTo(x - 2 * sizes.scale + (w + 4 * sizes.scale) * part, y + h / 2);
  to.stroke();
}

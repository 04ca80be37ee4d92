/**
 * The labels on the far side of a lens: what each edge sends back, and δ at its end. Must not know how they found
 * their places.
 *
 * @import { Lens } from "../../lens/lens.js"
 * @import { Rect } from "../../scene/geometry.js"
 * @import { Pen } from "../pen.js"
 *
 * @typedef {{ key: string, extent: Rect, paint: (pen: Pen) => void }} Label
 */

import { number } from "../../../lib/format.js";
import { say } from "../../../lib/say.js";
import { grow, union } from "../../scene/geometry.js";
import { restingGradient } from "../gradients_at_rest.js";
import { drawSymbol, symbolsOf, widthOfSymbol } from "../letters/symbols.js";
import { sans } from "../letters/typeset.js";
import { sized } from "../scale.js";
import { chevron } from "../shapes.js";
import { fillOf } from "../signs.js";

/** Half the length of the mark of a contribution, for the smallest and the largest. */
const MARK = { least: 6.5, most: 13 };
const SIDES = /** @type {const} */ (["near", "far"]);
/** The space between a symbol and its number, in letters' sizes. */
const GAP = 0.3;

/** @param {Pen["sizes"]} sizes @param {Lens} lens @returns {Label[]} */
export function lensLabels({ scale }, lens) {
  const labels = [];
  for (const [id, note] of lens.notes) {
    const mark = { x: note.mark.x, y: note.mark.y, w: 0, h: 0 };
    const extent = grow(union([mark, note.text]) ?? mark, 20 * scale);
    labels.push({ key: `note:${id}`, extent, paint: (/** @type {Pen} */ pen) => paintNote(pen, lens, id) });
  }
  for (const [id, place] of lens.deltas)
    labels.push({
      key: `delta:${id}`,
      extent: grow(place, 20 * scale),
      paint: (/** @type {Pen} */ pen) => paintDelta(pen, id, place),
    });
  for (const side of SIDES) {
    const place = lens.more[side];
    if (place)
      labels.push({
        key: `more:${side}`,
        extent: grow(place, 20 * scale),
        paint: (/** @type {Pen} */ pen) => paintMore(pen, lens, side, place),
      });
  }
  return labels;
}

/**
 * What an edge sends back: its mark beside the edge, and its number.
 * @param {Pen} pen @param {Lens} lens @param {string} id of the edge, or of the output for what L sends
 */
function paintNote(pen, { notes, members, open }, id) {
  const { mark, text, docked } = /** @type {NonNullable<ReturnType<Lens["notes"]["get"]>>} */ (notes.get(id));
  const fromLoss = members.toLoss && id === members.neuron;
  const quantity = fromLoss ? pen.read.gradA(id) : pen.read.contribution(id);
  if (quantity.state === "none") return;
  const size = sized(pen.measure(quantity.value, "grad_a", open.id), MARK) * pen.sizes.scale;
  chevron(pen.to, mark, size, fillOf(pen, "gradient", quantity.value));
  const written = number(quantity.value, pen.digits);
  if (!docked) return paintText(pen, written, text, 600);
  const symbol = fromLoss ? symbolsOf(pen.index.notation).slope : symbolsOf(pen.index.notation).contribution;
  pen.to.fillStyle = pen.theme.gradient;
  const end = drawSymbol(pen.type, pen.to, symbol, text.x, baseOf(pen, text), pen.sizes.label);
  paintText(pen, written, { ...text, x: end + GAP * pen.sizes.label }, 600);
}

/**
 * How many neurons of a side are left out, and what they add up to.
 * @param {Pen} pen @param {Lens} lens @param {"near" | "far"} side @param {Rect} place
 */
function paintMore(pen, { members }, side, place) {
  const { read, to, theme, sizes, digits } = pen;
  const ids = members[side].rest;
  const backward = members.phase === "backward";
  const found = ids.map((id) => {
    if (members.phase === "loss") return read.outputLoss(id);
    if (side === "far") return read.contribution(id);
    return backward ? read.weightGradient(id) : read.term(id);
  });
  const known = found.every(({ state }) => state !== "none");
  const count = ids.length;
  const sum = number(
    found.reduce((total, { value }) => total + value, 0),
    digits,
  );
  const zeros = known ? found.filter(({ value }) => value === 0).length : 0;
  const weights = !known || (side === "near" && backward);
  to.font = sans(sizes.label);
  to.textAlign = "center";
  to.fillStyle = side === "far" ? theme.gradient : theme.second;
  const text = weights
    ? say("canvas_more_weights", { count, zeros })
    : say("canvas_more_add", { count, sum });
  const base = baseOf(pen, place);
  to.fillText(text, place.x + place.w / 2, base);
  // It is a door: a press opens the table of all weights.
  if (members.phase !== "loss")
    underline(pen, place.x + place.w / 2, base + 0.28 * sizes.label, pen.type.number(text, sizes.label));
}

/** @param {Pen} pen @param {number} middle @param {number} y @param {number} width */
function underline({ to, theme, sizes }, middle, y, width) {
  to.strokeStyle = theme.line;
  to.lineWidth = sizes.scale;
  to.beginPath();
  to.moveTo(middle - width / 2, y);
  to.lineTo(middle + width / 2, y);
  to.stroke();
}

/** The baseline of letters in a place. @param {Pen} pen @param {Rect} place */
const baseOf = ({ sizes }, { y, h }) => y + h / 2 + 0.35 * sizes.label;

/** @param {Pen} pen @param {string} neuron @param {Rect} place */
function paintDelta(pen, neuron, place) {
  const quantity = pen.read.gradZ(neuron);
  if (quantity.state === "none") return;
  const { type, to, sizes, theme, index } = pen;
  const symbol = symbolsOf(index.notation).delta;
  const size = sizes.label;
  const text = number(quantity.value, pen.digits);
  const [mark, gap] = [1.25 * size, GAP * size];
  const whole = mark + widthOfSymbol(type, symbol, size) + gap + type.number(text, size);
  const centred = pen.scene.lens?.scheme.far === "edge";
  let x = place.x + (centred ? Math.max(0, (place.w - whole) / 2) : 0);
  restingGradient(pen, { x: x + mark - gap, y: place.y + place.h / 2 }, quantity, {
    family: "grad_a",
    neuron,
  });
  to.fillStyle = quantity.state === "stale" ? theme.second : theme.gradient;
  x = drawSymbol(type, to, symbol, x + mark, place.y + place.h / 2 + 0.35 * size, size);
  paintText(pen, text, { ...place, x: x + gap, w: 0 }, 550);
}

/** @param {Pen} pen @param {string} text @param {Rect} place @param {number} weight */
function paintText(pen, text, place, weight) {
  pen.to.font = sans(pen.sizes.label, weight);
  pen.to.textAlign = "left";
  pen.to.fillStyle = pen.theme.gradient;
  pen.to.fillText(text, place.x, baseOf(pen, place));
}

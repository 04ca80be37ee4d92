/**
 * The boxes of knobs and the names in them. Must not know values.
 *
 * @import { Rect } from "../scene/geometry.js"
 * @import { Knob } from "../scene/layout.js"
 * @import { Pen } from "./pen.js"
 */

import { legible } from "./pen.js";
import { box } from "./shapes.js";

/**
 * The vertical offsets of names, as fractions of their font size: above a neuron's middle, alone, in a knob.
 */
export const BASELINE = { name: -0.17, middle: 0.3 };

/** The part of a knob that its name may fill, however long its number is. */
const NAME_PART = 0.4;

/** The room for the name of a knob beside its number. @param {Pick<Pen, "type" | "sizes" | "digits">} pen @param {Rect} rect */
export const nameRoom = ({ type, sizes, digits }, rect) =>
  Math.max(
    NAME_PART * rect.w,
    rect.w - 20 * sizes.scale - type.number(`0.${"0".repeat(digits)}`, sizes.knobValue),
  );

/**
 * The box of a knob.
 * @param {Pen} pen @param {Knob["box"]} rect @param {{ colour?: string, line?: number, fill?: string }} [how]
 */
export function paintBox(
  { to, theme, sizes },
  rect,
  { colour = theme.line, line = 1.5, fill = theme.raised } = {},
) {
  box(to, rect, 3 * sizes.scale);
  to.fillStyle = fill;
  to.fill();
  to.strokeStyle = colour;
  to.lineWidth = line * sizes.scale;
  to.stroke();
}

/**
 * The name of a knob, in a row of a given height at the top of a box.
 * @param {Pen} pen @param {Knob} knob @param {Knob["box"]} rect @param {number} row
 */
export function knobName(pen, { name }, rect, row) {
  const { sizes } = pen;
  if (!legible(pen, sizes.knobName)) return;
  const y = rect.y + row / 2 + BASELINE.middle * sizes.knobName;
  const least = sizes.least / pen.zoom;
  pen.to.fillStyle = pen.theme.ink;
  if (sizes.compact) {
    pen.type.drawName(pen.to, name, rect.x + rect.w / 2, y - sizes.scale, sizes.knobName, {
      align: "center",
      most: rect.w - 8 * sizes.scale,
      least,
    });
  } else
    pen.type.drawName(pen.to, name, rect.x + 8 * sizes.scale, y, sizes.knobName, {
      most: nameRoom(pen, rect),
      least,
    });
}

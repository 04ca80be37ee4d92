/**
 * Paints depth: the δ of each layer on a thread from its neuron, against an axis; a line at the end of the scale and
 * raised ground below it. The places are found in scene/depth.js.
 *
 * @import { Column, Depth } from "../scene/depth.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Pen } from "./pen.js"
 */

import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { columnsOf, placeDepth } from "../scene/depth.js";
import { gradientTone } from "./gradients_at_rest.js";
import { sans } from "./letters/typeset.js";
import { stageOf } from "./pen.js";
import { sized, TOO_SMALL } from "./scale.js";
import { chevron, shrinkingDots, slashedRing } from "./shapes.js";
import { fillOf } from "./signs.js";

/** In pixels. */
const TEXT = 14.5;
const TITLE = { drop: 30, size: 15 };
const LABEL = { in: 6, lift: 5 };
const THREAD = { apart: 4, width: 1.3, strength: 0.55 };
/** Half the length of a chevron. */
const CHEVRON = { least: 5.5, most: 11 };
const MARK = { ring: 5.5, dots: 7.5, apart: 7, room: 3 };

/** What hangs now; null if nothing may. @param {Omit<Pen, "to">} pen */
export function depthIn(pen) {
  const { scene, read, zoom, decades, deep } = pen;
  if (!deep) return null;
  return placeDepth(scene, (id) => read.gradZ(id).value, { stage: stageOf(pen), zoom, decades });
}

/** The part of the world for depth: all below the drawing; null if it has none. @param {Pick<Pen, "scene" | "visible">} on @returns {Rect | null} */
export function depthGround({ scene, visible }) {
  const { x, w, y, h } = scene.bounds;
  const top = y + h;
  if (visible.y + visible.h <= top || columnsOf(scene).length === 0) return null;
  return { x, y: top, w, h: visible.y + visible.h - top };
}

/** From a neuron down, with room for its number beside the thread. @param {Column} column @param {Rect} ground @returns {Rect} */
export const columnGround = ({ x, from }, { w, y, h }) => ({
  x: x - w / 4,
  y: from,
  w: w / 2,
  h: y + h - from,
});

/** The ground, the lines of the decades and the words beside them. @param {Pen} pen */
export function paintAxis(pen) {
  if (!pen.depth) return;
  const { to, theme, zoom } = pen;
  const { area, alone, lines, end } = pen.depth;
  if (end !== null) {
    to.fillStyle = theme.raised;
    to.fillRect(area.x, end, area.w, area.y + area.h - end);
  }
  to.lineWidth = 1 / zoom;
  for (const { y } of lines) rule(pen, area, y, y === end ? theme.line : theme.track);
  const { delta, pre_activation } = pen.index.notation;
  const values = { delta: delta === "delta" ? "δ" : `∂L/∂${pre_activation}` };
  write(pen, say(alone ? "depth_each" : "depth_layers", values), area.x, area.y + TITLE.drop / zoom, {
    size: TITLE.size,
    weight: 600,
    colour: theme.gradient,
  });
  for (const { y, exponent } of lines)
    write(pen, power(exponent), area.x + LABEL.in / zoom, y - LABEL.lift / zoom, { colour: theme.second });
  if (end === null) return;
  const words = say("depth_end");
  const right = area.x + area.w - (pen.type.number(words, TEXT, 400) + LABEL.in) / zoom;
  write(pen, words, right, end + (TEXT + LABEL.lift) / zoom, { colour: theme.second });
}

/** @param {Pen} pen @param {Depth["area"]} area @param {number} y @param {string} colour */
function rule({ to }, { x, w }, y, colour) {
  to.strokeStyle = colour;
  to.beginPath();
  to.moveTo(x, y);
  to.lineTo(x + w, y);
  to.stroke();
}

/** 0.001, 10⁻⁵. @param {number} exponent */
const power = (exponent) => number(10 ** exponent, 1).replace(/^1×/u, "");

/**
 * The number of a layer on its thread; a number that is exactly 0 hangs nowhere and leaves its mark.
 * @param {Pen} pen @param {Column} column
 */
export function paintHanging(pen, column) {
  const hanging = pen.depth?.hanging.find(({ ids }) => ids[0] === column.ids[0]);
  if (!hanging) return;
  const { id, x, from, value, y } = hanging;
  const { to, theme, zoom, read } = pen;
  const { state } = read.gradZ(id);
  if (state === "none") return;
  const stale = state === "stale";
  if (value === 0)
    return slashedRing(to, x, from + (MARK.ring + MARK.apart) / zoom, MARK.ring / zoom, theme.second);
  if (y === null) return;
  to.globalAlpha = THREAD.strength;
  to.strokeStyle = stale ? theme.line : theme.gradient;
  to.lineWidth = THREAD.width / zoom;
  to.beginPath();
  to.moveTo(x, from + THREAD.apart / zoom);
  to.lineTo(x, y - MARK.apart / zoom);
  to.stroke();
  to.globalAlpha = 1;
  const plain = fillOf(pen, "gradient", value);
  const fill = stale ? { ...plain, colour: theme.line } : plain;
  const size = pen.measure(value, "grad_z", id);
  const place = { x, y, dx: -1, dy: 0 };
  const half = (size === TOO_SMALL ? MARK.dots : sized(size, CHEVRON)) / zoom;
  if (size === TOO_SMALL) shrinkingDots(to, place, half, fill);
  else chevron(to, place, half, fill);
  const how = { weight: 600, colour: gradientTone(pen, { state, value }), ground: groundAt(pen, y) };
  write(pen, number(value, pen.digits), x + half + MARK.room / zoom, y + (0.35 * TEXT) / zoom, how);
}

/** The colour that a number stands on. @param {Pen} pen @param {number} y */
const groundAt = ({ theme, depth }, y) => (depth?.end != null && y > depth.end ? theme.raised : theme.paper);

/**
 * @param {Pen} pen @param {string} text @param {number} x @param {number} base
 * @param {{ colour: string, size?: number, weight?: number, ground?: string }} how `ground`: painted below the
 *   letters
 */
function write({ to, type, zoom }, text, x, base, { colour, size = TEXT, weight = 400, ground }) {
  if (ground) {
    to.fillStyle = ground;
    to.fillRect(x, base - (0.85 * size) / zoom, type.number(text, size, weight) / zoom, (1.1 * size) / zoom);
  }
  to.font = sans(size / zoom, weight);
  to.textAlign = "left";
  to.fillStyle = colour;
  to.fillText(text, x, base);
}

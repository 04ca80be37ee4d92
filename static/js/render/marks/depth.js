/**
 * Paints depth: the δ of each layer on a thread from its neuron, against an axis; a line at the end of the scale and
 * raised ground below it. The places are found in scene/depth.js and scene/depth_words.js.
 *
 * @import { Column, Depth, Hanging } from "../scene/depth.js"
 * @import { Words } from "../scene/depth_words.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Pen } from "./pen.js"
 */

import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { columnsOf, placeDepth } from "../scene/depth.js";
import { boxesAbove, placeWords, TEXT } from "../scene/depth_words.js";
import { uprightParts } from "../scene/uncovered.js";
import { gradientTone } from "./gradients_at_rest.js";
import { sans } from "./letters/typeset.js";
import { stageOf } from "./pen.js";
import { sized, TOO_SMALL } from "./scale.js";
import { chevron, shrinkingDots, slashedRing } from "./shapes.js";
import { fillOf } from "./signs.js";

/** In pixels. */
const THREAD = { apart: 4, width: 1.3, strength: 0.55 };
/** Half the length of a chevron. */
const CHEVRON = { least: 5.5, most: 11 };
const MARK = { ring: 5.5, dots: 7.5, apart: 7 };
const WEIGHT = { usual: 400, number: 600 };

/** What hangs now, and where it is written; null if nothing may. @param {Omit<Pen, "to">} pen @returns {(Depth & { words: Words }) | null} */
export function depthIn(pen) {
  const { scene, read, zoom, decades, deep } = pen;
  if (!deep) return null;
  const deltaOf = (/** @type {string} */ id) => read.gradZ(id).value;
  const depth = placeDepth(scene, deltaOf, { stage: stageOf(pen), zoom, decades });
  return depth && { ...depth, words: wordsOf(pen, depth) };
}

/** @param {Omit<Pen, "to">} pen @param {Depth} depth @returns {Words} */
function wordsOf(pen, depth) {
  const { scene, type, zoom, digits, attention } = pen;
  const widthOf = (/** @type {string} */ text, size = TEXT.size, weight = WEIGHT.usual) =>
    type.number(text, size, weight) / zoom;
  const letters = {
    pixel: 1 / zoom,
    title: widthOf(titleOf(pen, depth), TEXT.title, WEIGHT.number),
    end: widthOf(say("depth_end")),
    powers: depth.lines.map(({ exponent }) => widthOf(power(exponent))),
    numberOf: (/** @type {Hanging} */ hanging) => ({
      half: halfOf(pen, hanging) / zoom,
      width: widthOf(number(hanging.value, digits), TEXT.size, WEIGHT.number),
    }),
  };
  const first = [attention.neuron ?? "", ...(scene.lens?.deltas.keys() ?? [])];
  return placeWords(depth, letters, { boxes: boxesAbove(scene), first });
}

/** Half the length of a mark, in pixels. @param {Pick<Pen, "measure">} pen @param {Hanging} hanging */
function halfOf({ measure }, { id, value }) {
  if (value === 0) return MARK.ring;
  const size = measure(value, "grad_z", id);
  return size === TOO_SMALL ? MARK.dots : sized(size, CHEVRON);
}

/** @param {Pick<Pen, "index">} pen @param {Depth} depth */
function titleOf({ index }, { alone }) {
  const { delta, delta_sign, pre_activation } = index.notation;
  const sign = delta_sign === "minus" ? "−δ" : "δ";
  const values = { delta: delta === "delta" ? sign : `∂L/∂${pre_activation}` };
  return say(alone ? "depth_each" : "depth_layers", values);
}

/** The part of the world for depth: all of the stage below the drawing; null if it has none. @param {Pick<Pen, "scene" | "visible">} on @returns {Rect | null} */
export function depthGround({ scene, visible }) {
  const top = scene.bounds.y + scene.bounds.h;
  if (visible.y + visible.h <= top || columnsOf(scene).length === 0) return null;
  return { ...visible, y: top, h: visible.y + visible.h - top };
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
  const { area, lines, end, words } = pen.depth;
  if (end !== null) {
    to.fillStyle = theme.raised;
    to.fillRect(area.x, end, area.w, area.y + area.h - end);
  }
  to.lineWidth = 1 / zoom;
  for (const { y } of lines) rule(pen, area, y, y === end ? theme.line : theme.track);
  const title = { size: TEXT.title, weight: WEIGHT.number, colour: theme.gradient };
  write(pen, titleOf(pen, pen.depth), words.title, title);
  lines.forEach(({ exponent }, i) => {
    write(pen, power(exponent), words.powers[i], {
      colour: theme.second,
      ground: groundAt(pen, lines[i].y - 1 / zoom),
    });
  });
  write(pen, say("depth_end"), words.end, { colour: theme.second });
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
  paintThread(pen, x, [from + THREAD.apart / zoom, y - MARK.apart / zoom], stale);
  const plain = fillOf(pen, "gradient", value);
  const fill = stale ? { ...plain, colour: theme.line } : plain;
  const place = { x, y, dx: -1, dy: 0 };
  const half = halfOf(pen, hanging) / zoom;
  if (pen.measure(value, "grad_z", id) === TOO_SMALL) shrinkingDots(to, place, half, fill);
  else chevron(to, place, half, fill);
  const how = {
    weight: WEIGHT.number,
    colour: gradientTone(pen, { state, value }),
    ground: groundAt(pen, y),
  };
  write(pen, number(value, pen.digits), pen.depth?.words.numbers.get(id) ?? null, how);
}

/** Behind what stands in its way. @param {Pen} pen @param {number} x @param {[from: number, until: number]} ends @param {boolean} stale */
function paintThread({ to, theme, zoom, scene, depth }, x, [from, until], stale) {
  const boxes = [...boxesAbove(scene), ...(depth?.words.title ? [depth.words.title] : [])];
  to.globalAlpha = THREAD.strength;
  to.strokeStyle = stale ? theme.line : theme.gradient;
  to.lineWidth = THREAD.width / zoom;
  to.beginPath();
  for (const [top, bottom] of uprightParts(x, from, until, boxes, THREAD.apart / zoom)) {
    to.moveTo(x, top);
    to.lineTo(x, bottom);
  }
  to.stroke();
  to.globalAlpha = 1;
}

/** The colour that a number stands on. @param {Pen} pen @param {number} y */
const groundAt = ({ theme, depth }, y) => (depth?.end != null && y > depth.end ? theme.raised : theme.paper);

/**
 * @param {Pen} pen @param {string} text @param {Rect | null} place null if there is none
 * @param {{ colour: string, size?: number, weight?: number, ground?: string }} how `ground`: painted below the
 *   letters
 */
function write({ to, zoom }, text, place, { colour, size = TEXT.size, weight = WEIGHT.usual, ground }) {
  if (!place) return;
  if (ground) {
    to.fillStyle = ground;
    to.fillRect(place.x, place.y, place.w, place.h);
  }
  to.font = sans(size / zoom, weight);
  to.textAlign = "left";
  to.fillStyle = colour;
  to.fillText(text, place.x, place.y + (TEXT.above * size) / zoom);
}

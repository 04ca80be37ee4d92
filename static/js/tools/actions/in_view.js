/**
 * Keeps what is about to be placed, or has just been placed, on the stage: the drawing moves no farther than it takes, and
 * is shown smaller where the stage is too small. Must not know how anything is placed.
 *
 * @import { Rect } from "../../render/scene/geometry.js"
 * @import { Point } from "./column.js"
 * @import { ToolContext } from "./context.js"
 */

import { union } from "../../render/scene/geometry.js";
import { placesOf } from "./column.js";

/** The room of a neuron around its middle, in world units. */
export const BODY = 45;
/** What of the stage is left free around it, in pixels. */
const FREE = { left: 40, right: 40, top: 50, bottom: 40 };
/** The room of words beside it; a stage that is narrower than this has none to spare. */
export const WORDS = 300;
const WIDE = 800;
/** More neurons than this are not looked at one by one before they are there. */
const MOST = 100;

/** @typedef {Pick<ToolContext, "model" | "camera" | "renderer">} Stage */

/** @param {Stage} stage @param {readonly Point[]} places @param {{ words?: boolean }} [how] `words`: whether some stand beside them */
export function keepInView(stage, places, { words = false } = {}) {
  const { camera } = stage;
  const right = words && camera.size.peek().width >= WIDE ? WORDS : FREE.right;
  const bounds = union(places.map(around));
  const whole = wholeWith(stage, places);
  if (bounds !== null && whole !== null) camera.reveal(bounds, { ...FREE, right }, whole);
}

/** Where what the tool in hand shows would stand; nowhere without a ghost. @param {Pick<ToolContext, "model">} context @returns {readonly Point[]} */
export function placesOfGhost({ model: { view } }) {
  const at = view.ghost.peek();
  if (at === null) return [];
  return view.tool.peek() === "layer" ? placesOf(at, Math.min(view.layer.peek().count, MOST)) : [at];
}

/** What the keys have put somewhere is seen, with the words beside it. @param {Stage} stage */
export function keepGhostInView(stage) {
  if (stage.model.view.ghost.peek()?.by === "keys") keepInView(stage, placesOfGhost(stage), { words: true });
}

/** Shows the whole drawing together with what is about to be placed. @param {Stage} stage @param {readonly Point[]} places */
export function fitWith(stage, places) {
  const whole = wholeWith(stage, places);
  if (whole !== null) stage.camera.show(whole);
}

/** @param {Stage} stage @param {readonly Point[]} places */
function wholeWith({ model, camera, renderer }, places) {
  const neurons = model.store.document.peek()?.neurons ?? [];
  const bodies = [
    ...neurons.map(({ x = 0, y = 0 }) => ({ x, y })),
    ...lossIn({ camera, renderer }),
    ...places,
  ];
  return union(bodies.map(around));
}

/** Where L stands, in world units; nowhere without it. @param {Pick<Stage, "camera" | "renderer">} stage @returns {readonly Point[]} */
export function lossIn({ camera, renderer }) {
  const loss = renderer.bounds("loss");
  return loss === null ? [] : [camera.toWorld({ x: loss.x + loss.w / 2, y: loss.y + loss.h / 2 })];
}

/** @param {Point} place @returns {Rect} */
const around = ({ x, y }) => ({ x: x - BODY, y: y - BODY, w: 2 * BODY, h: 2 * BODY });

/**
 * The room that the neurons of a lens need with their labels, and whether a frame has it. Pure.
 *
 * @import { Index } from "../../model/document/indexing.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Item } from "./columns.js"
 * @import { Ground } from "./lens.js"
 * @import { Members } from "./members.js"
 * @import { Scheme } from "./schemes.js"
 * @import { LensSizes } from "./sizes.js"
 */

import { DOUBLE_RIM } from "../scene/bodies.js";
import { leastHeight } from "./columns.js";
import { farRoom, nearRoom } from "./schemes.js";

/** The room above the opened neuron for its bias, in letters' sizes. */
const BIAS_ROW = 1.4;

/**
 * How each neuron of the lens looks and the room that it needs.
 * @typedef {Pick<Item, "look" | "r" | "left" | "right" | "up" | "down">} Room
 * @typedef {Map<string, Room>} Rooms by id, "" for the loss
 *
 * @param {Members} members @param {Index} index @param {Scheme} scheme @param {LensSizes} sizes @returns {Rooms}
 */
export function roomsOf({ neuron, phase, near, far, toLoss }, { edges, neurons }, scheme, sizes) {
  /** @type {Rooms} */
  const rooms = new Map();
  const tall = phase === "backward";
  const source = (/** @type {string} */ id) => (phase === "loss" ? id : edges.get(id)?.source);
  for (const id of near.chosen) {
    const from = /** @type {string} */ (source(id));
    const r = neurons.get(from)?.role === "input" ? sizes.near / 2 : sizes.far;
    rooms.set(from, { look: "near", r, ...nearRoom(scheme, r, sizes, tall) });
  }
  const targets = far.chosen.map((id) => /** @type {string} */ (edges.get(id)?.target));
  for (const id of toLoss ? [...targets, ""] : targets)
    rooms.set(id, { look: "far", r: sizes.far, ...farRoom(scheme, sizes) });
  const reach = sizes.open + sizes.gap;
  rooms.set(neuron, {
    look: "open",
    r: sizes.open,
    left: sizes.open,
    right: sizes.open,
    up: reach + BIAS_ROW * sizes.label,
    down: reach,
  });
  const loss = rooms.get("");
  if (loss) rooms.set("", widened(loss, DOUBLE_RIM * sizes.unit));
  return rooms;
}

/** @param {Room} room @param {number} by @returns {Room} */
const widened = ({ left, right, up, down, ...own }, by) => ({
  ...own,
  left: left + by,
  right: right + by,
  up: up + by,
  down: down + by,
});

/** @type {WeakMap<readonly Body[], Map<number, number>>} */
const counts = new WeakMap();

/** How many bodies stand at each x. @param {readonly Body[]} bodies */
function countsIn(bodies) {
  const known = counts.get(bodies);
  if (known) return known;
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const { x } of bodies) found.set(Math.round(x), (found.get(Math.round(x)) ?? 0) + 1);
  counts.set(bodies, found);
  return found;
}

/**
 * Whether the neurons that come forward can have their room at all.
 * @param {Rooms} rooms @param {Ground} ground @param {{ near: number, far: number }} edges
 */
export function fits(rooms, { scene, frame, pixel }, edges) {
  const others = countsIn(scene.bodies);
  /** @type {Map<number, { h: number, w: number, look: Item["look"] }>} */
  const columns = new Map();
  for (const [id, { left, right, up, down, look }] of rooms) {
    const x = Math.round((id === "" ? scene.loss : scene.body.get(id))?.x ?? 0);
    const alone = (others.get(x) ?? 0) * leastHeight(pixel);
    const column = columns.get(x) ?? { h: alone, w: 0, look };
    columns.set(x, { h: column.h + up + down, w: Math.max(column.w, left + right), look });
  }
  const all = [...columns.values()];
  const space = all.reduce((sum, { look }) => sum + (look === "near" || look === "far" ? edges[look] : 0), 0);
  const width = all.reduce((sum, { w }) => sum + w, space);
  return width <= frame.w && all.every(({ h }) => h <= frame.h);
}

/** @param {number} r @returns {Pick<Item, "look" | "r" | "left" | "right" | "up" | "down">} */
export const receding = (r) => ({ look: "other", r, left: r, right: r, up: r, down: r });

/**
 * The room that neurons of a question need so that the factors have places at their edges, and where they stand
 * with it. Pure; must not know what is written.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Item } from "../lens/columns.js"
 * @import { Wanted } from "./wanted.js"
 *
 * How tight a picture is: the radius of its neurons, whether labels have two rows, whether they may reach over
 * the neurons at the ends of their edges, and the rows of letters between two neurons of a column.
 * @typedef {{ r: number, rows: "row" | "rows", over: boolean, between: number }} Fit
 *
 * @typedef {object} Space
 * @property {Rect} frame in which everything stands
 * @property {number} gap the least space between two things
 * @property {number} other the largest radius of a neuron that recedes
 * @property {number} height of a row of letters
 * @property {number} pixel in world units
 * @property {(key: string) => { row: number, rows: number }} widthOf a label, by the key of its line
 */

import { alignedIn, columnsOf, makeWay } from "../lens/columns.js";
import { receding } from "../lens/rooms.js";
import { around, centre, union } from "../scene/geometry.js";

/** How much farther apart neurons may stand along one axis than along the other, compared to the document. */
const UNEQUAL = 1.7;
/** The part of the frame that the middles of neurons fill. */
const FILLED = 0.82;
/** The side of an input, in radii of the neurons beside it. */
export const INPUT = 1.7;

/**
 * @param {readonly Body[]} bodies in their places in the document
 * @param {Wanted} wanted @param {Fit} fit @param {Space} space
 * @returns {Item[] | null} in the same order; null where there is not enough room
 */
export function placed(bodies, wanted, fit, space) {
  const rooms = roomsOf(bodies, wanted, fit, space);
  const { moved, across } = filling(bodies, space.frame);
  const aligned = alignedIn(across * Math.max(...bodies.map((body) => body.r)), space.pixel);
  const items = bodies.map(({ id }, i) => ({
    id,
    ...moved[i],
    ...(rooms.get(id) ?? receding(space.other)),
  }));
  const on = items.filter(({ look }) => look !== "other");
  if (!fits(on, aligned, space)) return null;
  const made = makeWay(items, space.frame, { edges: { near: 0, far: 0 }, pixel: space.pixel, aligned });
  return made.every((item) => item.look === "other" || stands(item, space)) ? made : null;
}

/**
 * @param {readonly Body[]} bodies @param {Wanted} wanted @param {Fit} fit @param {Space} space
 */
function roomsOf(bodies, { bodies: on, stands }, { r, rows, over, between }, { gap, height, widthOf }) {
  const known = new Map(bodies.map((body) => [body.id, body]));
  const xs = [...on].flatMap((id) => known.get(id)?.x ?? []).sort((a, b) => a - b);
  const half = (/** @type {Body} */ { square }) => (square ? (INPUT * r) / 2 : r);
  const rooms = new Map(
    [...on].flatMap((id) => {
      const body = known.get(id);
      if (!body) return [];
      const own = half(body);
      const side = own + gap / 2;
      const up = own + (height * between) / 2;
      return [[id, { look: /** @type {const} */ ("far"), r: own, left: side, right: side, up, down: up }]];
    }),
  );
  for (const { key, source, target } of stands) {
    const [from, to] = [known.get(source), known.get(target)];
    if (!from || !to) continue;
    const [left, right] = from.x < to.x ? [from, to] : [to, from];
    // An edge past other neurons is long anyway.
    if (xs.some((x) => x > left.x + 1 && x < right.x - 1)) continue;
    const wide = widthOf(key)[rows] + (over ? gap / 2 : gap);
    const [before, after] = [rooms.get(left.id), rooms.get(right.id)];
    if (before) before.right = Math.max(before.right, over ? wide / 2 : half(left) + wide / 2);
    if (after) after.left = Math.max(after.left, over ? wide / 2 : half(right) + wide / 2);
  }
  return rooms;
}

/** Whether something is within the frame. @param {Item} item @param {Space} space */
const stands = ({ x, r }, { frame, pixel }) => x - r > frame.x - pixel && x + r < frame.x + frame.w + pixel;

/**
 * The middles of bodies, spread until they fill a frame, `across` times as far apart from left to right.
 * @param {readonly Body[]} bodies @param {Rect} frame
 */
function filling(bodies, frame) {
  const all = union(bodies.map(({ x, y }) => around(x, y, 1, 1))) ?? frame;
  const [from, to] = [centre(all), centre(frame)];
  const factors = [(FILLED * frame.w) / all.w, (FILLED * frame.h) / all.h];
  const most = UNEQUAL * Math.min(...factors);
  const [x, y] = factors.map((factor) => Math.min(factor, most));
  const moved = bodies.map((body) => ({ x: to.x + (body.x - from.x) * x, y: to.y + (body.y - from.y) * y }));
  return { moved, across: x };
}

/** Whether what comes forward has its room at all. @param {readonly Item[]} on @param {number} aligned @param {Space} space */
function fits(on, aligned, { frame }) {
  const columns = columnsOf(on, aligned);
  const reach = (/** @type {readonly Item[]} */ column, /** @type {"left" | "right"} */ side) =>
    Math.max(...column.map((item) => item[side]));
  const width = columns.reduce((sum, column) => sum + reach(column, "left") + reach(column, "right"), 0);
  const heights = columns.map((column) => column.reduce((sum, { up, down }) => sum + up + down, 0));
  return width <= frame.w && heights.every((height) => height <= frame.h);
}

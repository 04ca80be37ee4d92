/**
 * How a drawing makes way for an opened neuron. Columns move aside, and within a column what comes forward gets
 * the room it needs. What recedes keeps its order and gets smaller where there is no room. Pure; must not know
 * what is written.
 *
 * @import { Rect } from "../scene/geometry.js"
 *
 * Something that stands in a column, with the room that it needs around its middle.
 * @typedef {object} Item
 * @property {string} id "" for the loss
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {number} left
 * @property {number} right
 * @property {number} up
 * @property {number} down
 * @property {"open" | "near" | "far" | "other"} look
 */

import { spread } from "./spread.js";

/** Middles that differ by at most this many pixels form a column, if they differ by no more than a radius. */
const ALIGNED = 12;
/** The opened neuron keeps its place more firmly than all others together. */
const FIRM = 1e4;
/** The part of its room that a receding neuron may fill. */
const FILL = 0.42;
/** The least radius in pixels. */
const LEAST = 0.7;
/** What stands for the opened neuron in another column; no neuron has this id. */
const HOLE = " ";
/** L is a column of its own, however near it stands. */
const LOSS = "";
/** The room around a receding neuron, as a part of its radius. */
const AROUND = 1 / 6;

/** How far apart the middles of a column may be. @param {number} radius of neurons in the drawing @param {number} pixel in its unit */
export const alignedIn = (radius, pixel) => Math.min(radius, ALIGNED * pixel);

/**
 * @param {readonly Item[]} items with the neuron that opens
 * @param {Rect} frame in which everything stands
 * @param {object} sizes
 * @param {{ near: number, far: number }} sizes.edges the least length of an edge on either side
 * @param {number} sizes.pixel in the items' unit
 * @param {number} sizes.aligned how far apart the middles of a column may be
 * @returns {Item[]} in their new places, in the same order
 */
export function makeWay(items, frame, { edges, pixel, aligned }) {
  const least = LEAST * pixel;
  const columns = slimmed(besideEachOther(columnsOf(items, aligned), least), frame, edges, least);
  const xs = placesOf(columns, frame, edges);
  const opened = columns.findIndex(isOpen);
  const own = opened < 0 ? [] : stacked(columns[opened], xs[opened], frame, least);
  const open = own.find(({ look }) => look === "open");
  const moved = columns.flatMap((column, i) =>
    i === opened ? own : stacked(column, xs[i], frame, least, holeAt(open, xs[i], column)),
  );
  const byId = new Map(moved.map((item) => [item.id, item]));
  return items.map(({ id }) => /** @type {Item} */ (byId.get(id)));
}

/**
 * Columns from left to right, each from top to bottom.
 * @template {{ id: string, x: number, y: number }} T
 * @param {readonly T[]} items @param {number} aligned how far apart the middles of a column may be @returns {T[][]}
 */
export function columnsOf(items, aligned) {
  /** @type {T[][]} */
  const columns = [];
  for (const item of [...items].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && item.x - last[0].x <= aligned && item.id !== LOSS && last[0].id !== LOSS) last.push(item);
    else columns.push([item]);
  }
  return columns.map((column) => column.sort((a, b) => a.y - b.y));
}

/** @param {readonly Item[]} column @param {"left" | "right"} side */
const reach = (column, side) => Math.max(...column.map((item) => item[side]));

/** @param {readonly Item[]} column */
const inLens = (column) => column.some(({ look }) => look !== "other");
const isOpen = (/** @type {readonly Item[]} */ column) => column.some(({ look }) => look === "open");

/**
 * Where the columns stand: those of the lens with their room between them, the others closer if need be.
 * @param {readonly Item[][]} columns @param {Rect} frame @param {{ near: number, far: number }} edges
 */
function placesOf(columns, frame, edges) {
  return spread(
    columns.map((column) => column[0].x),
    gapsOf(columns, edges),
    rangeOf(columns, frame),
    columns.map((column) => (isOpen(column) ? FIRM : 1)),
  );
}

/** @param {readonly Item[][]} columns @param {Rect} frame */
const rangeOf = (columns, frame) => ({
  from: frame.x + reach(columns[0], "left"),
  until: frame.x + frame.w - reach(columns[columns.length - 1], "right"),
});

/** The least distances between columns. @param {readonly Item[][]} columns @param {{ near: number, far: number }} edges */
function gapsOf(columns, edges) {
  return columns.slice(1).map((column, i) => {
    const before = columns[i];
    const both = [...before, ...column];
    const beside = isOpen(before) || isOpen(column);
    const space = beside
      ? Math.max(0, ...both.map(({ look }) => (look === "near" || look === "far" ? edges[look] : 0)))
      : 0;
    const needed = reach(before, "right") + reach(column, "left") + space;
    return inLens(both) ? needed : Math.min(column[0].x - before[0].x, needed);
  });
}

/**
 * Neurons that recede cover none of the next column.
 * @param {readonly Item[][]} columns @param {number} least @returns {Item[][]}
 */
function besideEachOther(columns, least) {
  const gap = (/** @type {number} */ i) =>
    columns[i] && columns[i + 1] ? columns[i + 1][0].x - columns[i][0].x : Infinity;
  return columns.map((column, i) => {
    const most = Math.max(least, FILL * Math.min(gap(i - 1), gap(i)));
    return smaller(column, (r) => Math.min(r, most));
  });
}

/** The least height of a neuron that recedes. @param {number} pixel */
export const leastHeight = (pixel) => 2 * LEAST * (1 + AROUND) * pixel;

/**
 * The neurons that recede, small enough for their columns to have room beside those of the lens.
 * @param {readonly Item[][]} columns @param {Rect} frame @param {{ near: number, far: number }} edges
 * @param {number} least
 */
function slimmed(columns, frame, edges, least) {
  let slim = columns;
  for (let part = 1; part > 0.05; part *= 0.75) {
    slim = columns.map((column) => smaller(column, (r) => Math.max(least, part * r)));
    const { from, until } = rangeOf(slim, frame);
    if (gapsOf(slim, edges).reduce((sum, gap) => sum + gap, 0) <= until - from) break;
  }
  return slim;
}

/**
 * What the opened neuron takes of a receding column that has no room beside it: something that stays in its place and
 * is not drawn.
 * @param {Item | undefined} open @param {number} x of the column @param {readonly Item[]} column @returns {Item | null}
 */
function holeAt(open, x, column) {
  if (!open || inLens(column)) return null;
  const [whole, aside] = [open.r + reach(column, "left"), Math.abs(open.x - x)];
  const half = Math.sqrt(Math.max(0, whole * whole - aside * aside));
  return half > 0 ? { ...open, id: HOLE, r: half, up: half, down: half } : null;
}

/**
 * A column in its place.
 * @param {readonly Item[]} column @param {number} x @param {Rect} frame @param {number} least
 * @param {Item | null} [hole] around which it stands @returns {Item[]}
 */
function stacked(column, x, frame, least, hole = null) {
  const pitch = Math.min(...column.slice(1).map(({ y }, i) => y - column[i].y));
  const fixed = column.reduce((sum, { look, up, down }) => sum + (look === "other" ? 0 : up + down), 0);
  const others = column.filter(({ look }) => look === "other").length;
  const taken = fixed + (hole ? hole.up + hole.down : 0);
  const room = others > 0 ? Math.max(0, frame.h - taken) / others : Infinity;
  const most = Math.max(least, FILL * Math.min(pitch, room));
  const alone = smaller(column, (r) => Math.min(r, most));
  const fitted = hole ? [...alone, hole].sort((a, b) => a.y - b.y) : alone;
  const gaps = fitted.slice(1).map((item, i) => fitted[i].down + item.up);
  const ys = spread(
    fitted.map(({ y }) => y),
    gaps,
    { from: frame.y + fitted[0].up, until: frame.y + frame.h - fitted[fitted.length - 1].down },
    fitted.map(({ look }) => (look === "open" ? FIRM : 1)),
  );
  return fitted.map((item, i) => ({ ...item, x, y: ys[i] })).filter(({ id }) => id !== HOLE);
}

/**
 * The neurons of a column that recede with other radii.
 * @param {readonly Item[]} column @param {(r: number) => number} to
 */
const smaller = (column, to) =>
  column.map((item) => (item.look === "other" ? shrunk(item, to(item.r)) : item));

/** @param {Item} item @param {number} r @returns {Item} */
function shrunk(item, r) {
  const room = r * (1 + AROUND);
  return { ...item, r, left: room, right: room, up: room, down: room };
}

/**
 * A grid over the world: finds what may lie near a place without looking at everything. What it finds is more
 * than what is near, never less. Pure; must not know what it holds.
 *
 * @import { Rect, Track } from "./geometry.js"
 *
 * @template T
 * @typedef {object} Grid
 * @property {(rect: Rect, item: T) => void} put
 * @property {(way: Track, item: T) => void} putWay
 * @property {(rect: Rect, item: T) => void} take takes out what was put with an equal rectangle
 * @property {(rect: Rect) => T[]} near each item once
 */

/** The most cells along a side: fewer where there are many items, since each way lies in many cells. */
const ACROSS = { few: 64, many: 24 };
const MANY = 1000;
/** A cell is at least this long, in world units. */
const LEAST = 64;
/** Keeps the columns apart; where two cells share a number, both are looked at. */
const COLUMN = 65_536;

/**
 * The length of a cell for some items in a rectangle.
 * @param {Rect | null} bounds @param {number} count of the items
 */
export const cellFor = (bounds, count) =>
  Math.max(LEAST, Math.max(bounds?.w ?? 0, bounds?.h ?? 0) / (count > MANY ? ACROSS.many : ACROSS.few));

/** @template T @param {number} cell its length @returns {Grid<T>} */
export function createGrid(cell) {
  /** @type {Map<number, T[]>} */
  const cells = new Map();

  /** @param {number} left @param {number} top @param {number} right @param {number} bottom @param {T} item */
  function add(left, top, right, bottom, item) {
    for (const key of keys(left, top, right, bottom, cell)) {
      const held = cells.get(key);
      if (!held) cells.set(key, [item]);
      // The pieces of a way come one after the other.
      else if (held[held.length - 1] !== item) held.push(item);
    }
  }

  return {
    put: ({ x, y, w, h }, item) => add(x, y, x + w, y + h, item),

    putWay({ points }, item) {
      for (let i = 1; i < points.length; i += 1) {
        const [a, b] = [points[i - 1], points[i]];
        const pieces = Math.max(1, Math.ceil(Math.max(Math.abs(b.x - a.x), Math.abs(b.y - a.y)) / cell));
        const [dx, dy] = [(b.x - a.x) / pieces, (b.y - a.y) / pieces];
        for (let piece = 0; piece < pieces; piece += 1) {
          const [x, y] = [a.x + dx * piece, a.y + dy * piece];
          add(Math.min(x, x + dx), Math.min(y, y + dy), Math.max(x, x + dx), Math.max(y, y + dy), item);
        }
      }
    },

    take({ x, y, w, h }, item) {
      for (const key of keys(x, y, x + w, y + h, cell)) {
        const left = (cells.get(key) ?? []).filter((other) => other !== item);
        cells.set(key, left);
      }
    },

    near({ x, y, w, h }) {
      const found = new Set();
      for (const key of keys(x, y, x + w, y + h, cell))
        for (const item of cells.get(key) ?? []) found.add(item);
      return [...found];
    },
  };
}

/**
 * The numbers of the cells that a rectangle touches.
 * @param {number} left @param {number} top @param {number} right @param {number} bottom @param {number} cell
 */
function keys(left, top, right, bottom, cell) {
  const [first, last] = [Math.floor(top / cell), Math.floor(bottom / cell)];
  const found = [];
  for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column += 1)
    for (let row = first; row <= last; row += 1) found.push(column * COLUMN + row);
  return found;
}

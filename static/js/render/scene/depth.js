/**
 * Depth: where the δ of each layer of a deep network hangs below the drawing, against a logarithmic axis. Pure;
 * must not know colours, or how a number is painted.
 *
 * @import { Rect } from "./geometry.js"
 * @import { Scene } from "./layout.js"
 *
 * The computing neurons of one layer; `x` and `from`: where its thread begins.
 * @typedef {{ ids: readonly string[], x: number, from: number }} Column
 *
 * @typedef {object} Depth
 * @property {Rect} area
 * @property {number} edge the left end of the stage
 * @property {boolean} alone whether every layer has one neuron
 * @property {{ y: number, exponent: number }[]} lines one for each decade, or for every second, fifth or tenth
 * @property {number | null} end the end of the scale; null if the scale has none
 * @property {Hanging[]} hanging
 *
 * The number of a layer, NaN before one is known. `y`: where it hangs; null for a number that hangs nowhere.
 * @typedef {Column & { id: string, value: number, y: number | null }} Hanging
 */

import { boxesAbove } from "./depth_words.js";
import { union } from "./geometry.js";

/** Networks with fewer computing layers than this have no depth. */
const LAYERS = 6;
/** In pixels: a decade; the room above the first line and below the last one. */
const DECADE = 46;
/** Lines come no nearer to each other than this many pixels; where decades do, every second, fifth or tenth has one. */
const LINES = { apart: 18, every: [1, 2, 5, 10] };
/** The least room between the first line and the last, in pixels. */
const LEAST = 72;
const ABOVE = 66;
/** The room between what an opened neuron writes and the first line, for the title. */
const CLEAR = 50;
const BELOW = 14;
/** The decades for which a fitted drawing leaves room, and as many as it needs for that. */
const ROOM = { wanted: 8, least: 4 };
/** The room around a fitted drawing, in pixels. */
const AROUND = 80;

/** The columns of a scene, found once whatever knobs it has. @type {WeakMap<Scene["bodies"], Column[]>} */
const known = new WeakMap();

/**
 * The computing layers from the inputs on; none if there are too few.
 * @param {Pick<Scene, "bodies" | "levels" | "sizes">} scene @returns {Column[]}
 */
export function columnsOf(scene) {
  const found = known.get(scene.bodies) ?? findColumns(scene);
  known.set(scene.bodies, found);
  return found;
}

/** @param {Pick<Scene, "bodies" | "levels" | "sizes">} scene @returns {Column[]} */
function findColumns({ bodies, levels, sizes }) {
  if (sizes.compact) return [];
  /** @type {Map<number, Scene["bodies"][number][]>} */
  const layers = new Map();
  for (const body of bodies) {
    if (body.kind === "loss" || body.square) continue;
    const level = levels.get(body.id) ?? 1;
    layers.set(level, [...(layers.get(level) ?? []), body]);
  }
  if (layers.size < LAYERS) return [];
  const alone = [...layers.values()].every(({ length }) => length === 1);
  return [...layers.keys()]
    .sort((one, other) => one - other)
    .map((level) => {
      const layer = layers.get(level) ?? [];
      return {
        ids: layer.map(({ id }) => id),
        x: layer.reduce((sum, { x }) => sum + x, 0) / layer.length,
        from: Math.max(...layer.map(({ y, r, label }) => (alone || !label ? y + r : label.y + label.h))),
      };
    });
}

/**
 * What a fitted stage is to show of a scene: its bounds and, below them, room for depth if this makes nothing smaller.
 * @param {Scene} scene @param {{ width: number, height: number }} stage in pixels @returns {Rect}
 */
export function withRoom(scene, { width, height }) {
  const { bounds } = scene;
  const zoom = Math.min(1, (width - AROUND) / bounds.w);
  const free = height - AROUND - bounds.h * zoom;
  const need = (/** @type {number} */ decades) => ABOVE + decades * DECADE + BELOW;
  if (free < need(ROOM.least) || columnsOf(scene).length === 0) return bounds;
  return { ...bounds, h: bounds.h + Math.min(free, need(ROOM.wanted)) / zoom };
}

/**
 * Where everything hangs; null without a number or without room.
 * @param {Scene} scene @param {(id: string) => number} deltaOf NaN where it is not known
 * @param {{ stage: Rect, zoom: number, decades: number | undefined }} how `stage`: the part of the world on it;
 *   `decades`: those of the scale, if it is logarithmic
 * @returns {Depth | null}
 */
export function placeDepth(scene, deltaOf, { stage, zoom, decades }) {
  if (columnsOf(scene).length === 0) return null;
  const ground = groundOf(scene);
  const top = Math.max(ground.y + ABOVE / zoom, ground.written + CLEAR / zoom);
  const room = (stage.y + stage.h - top) * zoom - BELOW;
  // Most drawings have no room, and no number has to be looked up to know it.
  if (room < Math.min(LEAST, DECADE)) return null;
  const columns = columnsOf(scene).map((column) => ({ ...column, ...largestIn(column.ids, deltaOf) }));
  const sizes = columns
    .map(({ value }) => Math.abs(value))
    .filter((size) => size > 0 && Number.isFinite(size));
  if (columns.every(({ value }) => Number.isNaN(value))) return null;
  const first = Math.max(0, Math.ceil(Math.log10(Math.max(...sizes, 1))));
  const last = Math.min(Math.floor(Math.log10(Math.min(...sizes, 1))), -(decades ?? 1));
  const decade = Math.min(DECADE, room / (first - last)) / zoom;
  const every = LINES.every.find((count) => count * decade * zoom >= LINES.apart);
  if (room < Math.min(LEAST, DECADE * (first - last)) || every === undefined) return null;
  const yOf = (/** @type {number} */ exponent) => top + (first - exponent) * decade;
  const exponents = Array.from({ length: first - last + 1 }, (_, i) => first - i).filter(
    (exponent) => (exponent + (decades ?? 0)) % every === 0,
  );
  return {
    area: { x: ground.x, y: top - ABOVE / zoom, w: ground.w, h: yOf(last) - top + (ABOVE + BELOW) / zoom },
    edge: stage.x,
    alone: columns.every(({ ids }) => ids.length === 1),
    lines: exponents.map((exponent) => ({ y: yOf(exponent), exponent })),
    end: decades === undefined ? null : yOf(-decades),
    hanging: columns.map((column) => ({ ...column, y: heightOf(column.value, yOf) })),
  };
}

/**
 * Below what the axis lies: the drawing, which an opened neuron makes wider. `written`: the lowest of what a lens
 * writes or opens.
 * @param {Scene} scene
 */
function groundOf(scene) {
  const { bounds, lens, bodies } = scene;
  const written = lens ? union([...boxesAbove(scene), ...bodies.map(({ box }) => box)]) : null;
  const right = Math.max(bounds.x + bounds.w, lens ? lens.frame.x + lens.frame.w : -Infinity);
  return {
    x: bounds.x,
    w: right - bounds.x,
    y: bounds.y + bounds.h,
    written: written ? written.y + written.h : -Infinity,
  };
}

/** @param {number} value @param {(exponent: number) => number} yOf */
const heightOf = (value, yOf) =>
  value === 0 || !Number.isFinite(value) ? null : yOf(Math.log10(Math.abs(value)));

/** The largest of a layer's numbers. @param {readonly string[]} ids @param {(id: string) => number} deltaOf */
function largestIn(ids, deltaOf) {
  let found = { id: ids[0], value: Number.NaN };
  for (const id of ids) {
    const value = deltaOf(id);
    if (Number.isNaN(found.value) || Math.abs(value) > Math.abs(found.value)) found = { id, value };
  }
  return found;
}

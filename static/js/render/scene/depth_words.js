/**
 * Where the words and numbers of depth stand: beside their marks, where nothing covers them and no thread crosses
 * them; what has no room is left out by rank. Pure; must not know what is written.
 *
 * @import { Rect } from "./geometry.js"
 * @import { Scene } from "./layout.js"
 * @import { Depth, Hanging } from "./depth.js"
 *
 * In world units. `half`: of a mark's length; `powers`: the widths of the words at the lines.
 * @typedef {object} Letters
 * @property {number} pixel
 * @property {number} title
 * @property {number} end
 * @property {readonly number[]} powers
 * @property {(hanging: Hanging) => { half: number, width: number }} numberOf
 *
 * @typedef {object} Words
 * @property {Rect | null} title
 * @property {Rect | null} end
 * @property {readonly Rect[]} powers
 * @property {ReadonlyMap<string, Rect>} numbers by the neuron whose number it is
 */

import { grow, overlap } from "./geometry.js";

/** In pixels. A row of letters of a size reaches `above` its base, as a part of the size. */
export const TEXT = { size: 14.5, title: 15, above: 0.85, tall: 1.1 };
const TITLE_DROP = 30;
const LABEL = { in: 6, lift: 5 };
/** The room between a mark and its number, and around threads. */
const APART = { mark: 3, thread: 2, row: 16 };
/** How far words move along their line from one try to the next. */
const ALONG = 24;

/** A row of letters. @param {number} x @param {number} base @param {number} w @param {number} size in world units @returns {Rect} */
const row = (x, base, w, size) => ({ x, y: base - TEXT.above * size, w, h: TEXT.tall * size });

/**
 * @param {Depth} depth @param {Letters} letters
 * @param {{ boxes: readonly Rect[], first: readonly string[] }} how `boxes`: what stands above the axis; `first`: the
 *   neurons whose numbers come first
 * @returns {Words}
 */
export function placeWords(depth, letters, { boxes, first }) {
  const { area, lines, hanging, edge } = depth;
  const { pixel } = letters;
  const size = TEXT.size * pixel;
  const widest = Math.max(...letters.powers) + 2 * APART.thread * pixel;
  const aside = Math.min(...hanging.map(({ x }) => x)) - widest;
  // On a narrow stage threads pass behind them.
  const left = Math.max(edge + APART.mark * pixel, Math.min(area.x + LABEL.in * pixel, aside));
  const powers = lines.map(({ y }, i) => row(left, y - LABEL.lift * pixel, letters.powers[i], size));
  /** @type {Rect[]} */
  const taken = [...powers, ...boxes];
  const isFree = (/** @type {Rect} */ box) =>
    box.x >= area.x &&
    box.x + box.w <= area.x + area.w &&
    box.y + box.h <= area.y + area.h &&
    !taken.some((other) => overlap(other, box));
  const take = (/** @type {readonly Rect[]} */ places) => {
    const found = places.find(isFree);
    if (found) taken.push(found);
    return found ?? null;
  };
  const base = area.y + TITLE_DROP * pixel;
  // Threads pass behind the title.
  const title = take(along(row(area.x, base, letters.title, TEXT.title * pixel), area, pixel));
  taken.push(...hanging.flatMap((each) => marksOf(each, letters)));
  /** @type {Map<string, Rect>} */
  const numbers = new Map();
  for (const each of ranked(hanging, first)) {
    const place = take(placesBeside(each, letters));
    if (place) numbers.set(each.id, place);
  }
  const below = depth.end === null ? null : depth.end + size + LABEL.lift * pixel;
  const right = area.x + area.w - letters.end - LABEL.in * pixel;
  const end = below === null ? null : take(along(row(right, below, letters.end, size), area, -pixel));
  return { title, end, powers, numbers };
}

/** The neurons that come first, then the layers from L backward. @param {readonly Hanging[]} hanging @param {readonly string[]} first */
function ranked(hanging, first) {
  const rank = (/** @type {Hanging} */ { ids }) => first.findIndex((id) => ids.includes(id));
  const named = hanging.filter((each) => rank(each) >= 0).sort((one, other) => rank(one) - rank(other));
  return [...named, ...hanging.filter((each) => rank(each) < 0).reverse()];
}

/** A mark and its thread. @param {Hanging} hanging @param {Letters} letters @returns {Rect[]} */
function marksOf(hanging, { pixel, numberOf }) {
  const { x, y, from, value } = hanging;
  const { half } = numberOf(hanging);
  if (y === null) return value === 0 ? [{ x: x - half, y: from, w: 2 * half, h: 3 * half }] : [];
  const thread = { x, y: from, w: 0, h: Math.max(0, y - from) };
  return [grow(thread, APART.thread * pixel), { x: x - half, y: y - half, w: 2 * half, h: 2 * half }];
}

/** Right of a mark, left of it, below it. @param {Hanging} hanging @param {Letters} letters @returns {Rect[]} */
function placesBeside(hanging, letters) {
  const { x, y } = hanging;
  if (y === null) return [];
  const { half, width } = letters.numberOf(hanging);
  const { pixel } = letters;
  const size = TEXT.size * pixel;
  const [aside, base] = [half + APART.mark * pixel, y + 0.35 * size];
  const below = [1, 2].flatMap((rows) =>
    [x - width / 2, x - half, x + half - width].map((left) =>
      row(left, base + rows * APART.row * pixel + Math.max(0, half - 0.5 * size), width, size),
    ),
  );
  return [row(x + aside, base, width, size), row(x - aside - width, base, width, size), ...below];
}

/** The places of a row of letters from where it stands to the other end of the axis. @param {Rect} box @param {Rect} area @param {number} pixel negative to the left @returns {Rect[]} */
function along(box, area, pixel) {
  const step = ALONG * pixel;
  const count = Math.floor((area.w - box.w) / Math.abs(step));
  return Array.from({ length: Math.max(0, count) + 1 }, (_, i) => ({ ...box, x: box.x + i * step }));
}

/** What a lens writes above the axis; without one nothing stands in the way of a thread. @param {Pick<Scene, "lens" | "knobs" | "targets">} scene @returns {Rect[]} */
export function boxesAbove({ lens, knobs, targets }) {
  if (!lens) return [];
  const { notes, deltas, more } = lens;
  return [
    ...[...knobs.values(), ...targets.values()].map(({ box }) => box),
    ...[...notes.values()].map(({ text }) => text),
    ...deltas.values(),
    ...[more.near, more.far].filter((box) => box !== null),
  ];
}

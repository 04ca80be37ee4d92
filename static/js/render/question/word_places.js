/**
 * Finds places for the words of a question: of several places, the one that covers least. Words never cover a
 * neuron, a knob or other words. Pure; must not know what is written.
 *
 * @import { Circle, Point, Rect, Track } from "../scene/geometry.js"
 * @import { Scope } from "./involved.js"
 * @import { Scene } from "../scene/layout.js"
 *
 * @typedef {{ rect: Rect, liking: number }} Option a place and its own cost
 *
 * The obstacles for words. `taken` grows as words find their places. `frame`: words never leave it.
 * @typedef {object} Ground
 * @property {Rect} frame
 * @property {(Circle | Rect)[]} solids
 * @property {Rect[]} taken
 * @property {readonly [Point, Point][]} stems
 * @property {readonly { way: Pick<Track, "points">, cost: number }[]} ways
 */

import { shapeOf } from "../scene/bodies.js";
import { cuts, gap, outside, trackToRect, union } from "../scene/geometry.js";

/** More than all costs of lesser faults together. */
const FORBIDDEN = 1000;
const COST = { line: 30, faint: 4, ribbon: 90, stem: 70, near: 1.5 };
/** What covers no ribbon, no stem and few lines. */
export const NO_RIBBON = COST.stem;
const CLEAR = 5;

/**
 * @param {{ scene: Scene, grown: ReadonlySet<string>, frame: Rect }} on `grown`: edges of two-row knobs
 * @param {Scope | null} scope @param {readonly Pick<Track, "points">[]} ribbons @returns {Ground}
 */
export function groundOf({ scene, grown, frame }, scope, ribbons) {
  const knobs = [...scene.knobs.values()];
  const targets = [...scene.targets.values()];
  const faint = (/** @type {typeof scene.lines[number]} */ { kind, id }) =>
    scope?.[kind === "loss" ? "losses" : "edges"].has(id);
  return {
    frame,
    solids: [
      ...scene.bodies.flatMap((body) => [
        shapeOf(body),
        ...(body.label && !body.silent && !scope?.neurons.has(body.id) ? [body.label] : []),
        ...(body.bias ? [body.bias.square, ...(body.bias.silent ? [] : [body.bias.label])] : []),
      ]),
      ...knobs.map((knob) => (grown.has(knob.id) ? knob.grown : knob.box)),
      ...targets.map(({ box }) => box),
    ],
    taken: [],
    stems: [...knobs, ...targets].map(({ joint, anchor }) => [joint, anchor]),
    ways: [
      // With thousands of edges, no place is free of them.
      ...(scene.plain
        ? []
        : scene.lines.map((line) => ({ way: line.way, cost: faint(line) ? COST.faint : COST.line }))),
      ...ribbons.map((way) => ({ way, cost: COST.ribbon })),
    ],
  };
}

/**
 * The place with the least cost; it is marked as taken. null if every place covers something that must stay
 * visible.
 * @param {Ground} ground @param {readonly Option[]} options @param {number} [most] what it may cover costs less
 * @returns {Rect | null}
 */
export function take(ground, options, most = FORBIDDEN) {
  const near = nearTo(ground, options);
  /** @type {Rect | null} */
  let best = null;
  let least = FORBIDDEN;
  for (const { rect, liking } of options) {
    if (liking >= least || !within(ground.frame, rect)) continue;
    const covers = covering(near, rect, Math.min(most, least - liking));
    if (covers < most && liking + covers < least) [best, least] = [rect, liking + covers];
  }
  if (best) ground.taken.push(best);
  return best;
}

/** Whether words may stand at a place at all: it lies in the frame and covers nothing. @param {Ground} ground @param {Rect} rect */
export const isFree = ({ frame, solids, taken }, rect) =>
  within(frame, rect) && [...solids, ...taken].every((solid) => roomTo(rect, solid) > 0);

/** @param {Rect} frame @param {Rect} rect */
const within = (frame, { x, y, w, h }) =>
  x >= frame.x && y >= frame.y && x + w <= frame.x + frame.w && y + h <= frame.y + frame.h;

/** @param {Rect} rect @param {Circle | Rect} solid */
const roomTo = (rect, solid) => ("r" in solid ? outside(rect, solid) - solid.r : gap(rect, solid));

/** The obstacles near any of the options. @param {Ground} ground @param {readonly Option[]} options @returns {Ground} */
export function nearTo(ground, options) {
  const field = union(options.map(({ rect }) => rect));
  if (!field) return ground;
  const isNear = (/** @type {Circle | Rect} */ solid) => roomTo(field, solid) < CLEAR;
  return { ...ground, solids: ground.solids.filter(isNear), taken: ground.taken.filter(isNear) };
}

/** @param {Ground} ground @param {Rect} rect @param {number} limit the cost at which the computation stops */
function covering({ solids, taken, stems, ways }, rect, limit) {
  let cost = 0;
  for (const solid of [...solids, ...taken]) {
    const room = roomTo(rect, solid);
    if (room <= 0) return FORBIDDEN;
    cost += Math.max(0, CLEAR - room) * COST.near;
    if (cost >= limit) return cost;
  }
  for (const [a, b] of stems) if (cuts(rect, a, b)) cost += COST.stem;
  for (const each of ways) {
    if (cost >= limit) return cost;
    if (trackToRect(/** @type {Track} */ (each.way), rect) === 0) cost += each.cost;
  }
  return cost;
}

/**
 * Places around a rectangle, in a field about it within a frame; nearer places cost less.
 * @param {Rect} about @param {{ w: number, h: number }} size @param {number} step
 * @param {{ reach: number, frame: Rect }} how @returns {Option[]}
 */
export function field(about, { w, h }, step, { reach, frame }) {
  const options = [];
  const middle = about.x + about.w / 2;
  const [top, left] = [Math.max(frame.y, about.y - reach - h), Math.max(frame.x, middle - w / 2 - reach)];
  const [bottom, right] = [
    Math.min(frame.y + frame.h - h, about.y + about.h + reach),
    Math.min(frame.x + frame.w - w, middle - w / 2 + reach),
  ];
  for (let y = top; y <= bottom; y += step) {
    for (let x = left; x <= right; x += step) {
      const rect = { x, y, w, h };
      const above = y + h / 2 < about.y + about.h / 2 ? 6 : 0;
      options.push({
        rect,
        liking: 0.12 * gap(rect, about) + 0.02 * Math.abs(x + w / 2 - middle) + above,
      });
    }
  }
  return options;
}

/**
 * Places right beside a rectangle: below, above, right, left.
 * @param {Rect} about @param {{ w: number, h: number }} size @param {number} apart @returns {Option[]}
 */
export function beside(about, { w, h }, apart) {
  const [cx, cy] = [about.x + about.w / 2, about.y + about.h / 2];
  const [left, right] = [about.x - apart - w, about.x + about.w + apart];
  const [top, bottom] = [about.y - apart - h, about.y + about.h + apart];
  const places = [
    [cx - w / 2, bottom],
    [cx - w / 2, top],
    [right, cy - h / 2],
    [left, cy - h / 2],
    [about.x, bottom],
    [about.x + about.w - w, bottom],
    [about.x, top],
    [about.x + about.w - w, top],
  ];
  return places.map(([x, y], i) => ({ rect: { x, y, w, h }, liking: i }));
}

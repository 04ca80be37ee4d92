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
 * The obstacles for words. `taken` grows as words find their places.
 * @typedef {object} Ground
 * @property {(Circle | Rect)[]} solids
 * @property {Rect[]} taken
 * @property {readonly [Point, Point][]} stems
 * @property {readonly { way: Pick<Track, "points">, cost: number }[]} ways
 */

import { shapeOf } from "../scene/bodies.js";
import { cuts, gap, outside, trackToRect } from "../scene/geometry.js";

/** More than all costs of lesser faults together. */
const FORBIDDEN = 1000;
const COST = { line: 30, faint: 4, ribbon: 90, stem: 70, near: 1.5 };
const CLEAR = 5;

/**
 * @param {Scene} scene @param {Scope | null} scope @param {ReadonlySet<string>} grown edges of two-row knobs
 * @param {readonly Pick<Track, "points">[]} ribbons @returns {Ground}
 */
export function groundOf(scene, scope, grown, ribbons) {
  const knobs = [...scene.knobs.values()];
  const targets = [...scene.targets.values()];
  const faint = (/** @type {typeof scene.lines[number]} */ { kind, id }) =>
    scope?.[kind === "loss" ? "losses" : "edges"].has(id);
  return {
    solids: [
      ...scene.bodies.flatMap((body) => [
        shapeOf(body),
        ...(body.label && !scope?.neurons.has(body.id) ? [body.label] : []),
        ...(body.bias ? [body.bias.square, body.bias.label] : []),
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
 * @param {Ground} ground @param {readonly Option[]} options @returns {Rect | null}
 */
export function take(ground, options) {
  /** @type {Rect | null} */
  let best = null;
  let least = FORBIDDEN;
  for (const { rect, liking } of options) {
    if (liking >= least) continue;
    const cost = liking + covering(ground, rect, least - liking);
    if (cost < least) [best, least] = [rect, cost];
  }
  if (best) ground.taken.push(best);
  return best;
}

/** @param {Ground} ground @param {Rect} rect @param {number} limit the cost at which the computation stops */
function covering({ solids, taken, stems, ways }, rect, limit) {
  let cost = 0;
  for (const solid of [...solids, ...taken]) {
    const room = "r" in solid ? outside(rect, solid) - solid.r : gap(rect, solid);
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
 * Places around a rectangle, or in a wider field about it; nearer places cost less.
 * @param {Rect} about @param {{ w: number, h: number }} size @param {number} step @param {number} reach
 * @param {Rect} bounds places outside cost more @returns {Option[]}
 */
export function field(about, { w, h }, step, reach, bounds) {
  const options = [];
  const middle = about.x + about.w / 2;
  for (let y = about.y - reach - h; y <= about.y + about.h + reach; y += step) {
    for (let x = middle - w / 2 - reach; x <= middle - w / 2 + reach; x += step) {
      const rect = { x, y, w, h };
      const over =
        Math.max(0, bounds.x - x, x + w - bounds.x - bounds.w) +
        Math.max(0, bounds.y - y, y + h - bounds.y - bounds.h);
      const above = y + h / 2 < about.y + about.h / 2 ? 6 : 0;
      options.push({
        rect,
        liking: 0.12 * gap(rect, about) + 0.02 * Math.abs(x + w / 2 - middle) + above + 1.6 * over,
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

/**
 * The places that a knob could take if it were alone, best first. A place is a joint on the edge, a side and
 * an offset. Pure; must not know what else is on the canvas.
 *
 * @import { Point, Rect } from "./geometry.js"
 * @import { Metrics } from "./sizes.js"
 * @import { Wish } from "./knob_placement.js"
 */

import { along, around, clamp } from "./geometry.js";

/**
 * A place that is not computed yet: a joint, and the offset from the joint to the middle of the box.
 * @typedef {{ liking: number, part: number, joint: Point, offset: Point }} Option
 */

/**
 * @typedef {object} Candidate
 * @property {number} liking the place's own cost
 * @property {number} part
 * @property {Point} joint
 * @property {Point} anchor where the stem meets the box
 * @property {Rect} box
 * @property {Rect} span the box and the stem
 * @property {Rect} print the box with the chevron at its left
 * @property {() => readonly Rect[]} growths the possible boxes with a second row and the same stem; most places
 *     are given up before
 */

/**
 * Where joints are tried along the edge: the fifth nearest to the source if edges cross, otherwise the
 * middle.
 */
const PARTS = {
  crossing: [0.2, 0.225, 0.25, 0.3, 0.16, 0.36, 0.42, 0.58, 0.66, 0.74, 0.8],
  plain: [0.45, 0.5, 0.4, 0.55, 0.35, 0.6, 0.3, 0.66, 0.25, 0.72, 0.2, 0.78],
  target: [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7],
};
const LIKING = {
  part: 3,
  inner: 10,
  shifted: 4,
  beside: 5,
  flat: 7,
  far: 14,
  ahead: 8,
  straightAtCrossing: 6,
};
/** The room for a knob's chevron on its left. */
const CHEVRON = 14;
/** The farthest of an offset's steps: straight above, aside, and beside. */
const FAR = { rise: 1.6, aside: 1.3, beside: 1.5 };
/** The largest distance at which something disturbs a knob. */
export const CLEAR = 12;

/** @param {Wish} wish @param {Metrics} sizes */
const asideOf = ({ width }, { compact, scale }) => width / 2 + (compact ? 16 : 20) * scale;

/** @param {Metrics} sizes */
const besideOf = ({ compact, knobHeight }) => knobHeight * (compact ? 0.5 : 0.87);

/**
 * How far from its joint a knob may disturb or be disturbed, to each side.
 * @param {Wish} wish @param {Metrics} sizes @returns {Point}
 */
export function reachOf(wish, sizes) {
  const { scale, knobHeight, grownHeight, reach } = sizes;
  const widest = Math.max(wish.width, wish.grownWidth) + CHEVRON * scale;
  const highest = Math.max(FAR.rise * reach, FAR.beside * besideOf(sizes)) - knobHeight / 2;
  return {
    x: FAR.aside * asideOf(wish, sizes) - wish.width / 2 + widest + CLEAR * scale,
    y: highest + Math.max(knobHeight, grownHeight) + CLEAR * scale,
  };
}

/**
 * The options in batches, one batch for each joint, best first. `liking` is a cost; `floor` is the lowest
 * cost in this batch and all later ones. Lazy, because the first joint is usually enough.
 * @param {Wish} wish @param {Point} middle of the drawing @param {Metrics} sizes
 * @returns {Generator<{ floor: number, joint: Point, options: Option[] }>}
 */
export function* options(wish, middle, sizes) {
  const { way, target } = wish;
  const crossing = wish.crossing();
  const parts = target ? PARTS.target : crossing ? PARTS.crossing : PARTS.plain;
  for (const [order, part] of parts.entries()) {
    const joint = along(way, part);
    const floor = order * LIKING.part;
    const found = offsets(wish, joint, { sizes, crossing }).map(({ x, y, liking }) => {
      const inner = !crossing && isInner(joint, { x, y }, middle) ? LIKING.inner : 0;
      return { liking: liking + inner + floor, part, joint, offset: { x, y } };
    });
    yield { floor, joint, options: found.sort((one, other) => one.liking - other.liking) };
  }
}

/**
 * The offsets from the joint to the middle of the box. At a crossing, the place on the source side of
 * the joint is best, because the edges have not met there yet.
 * @param {Wish} wish @param {{ dx: number }} joint @param {{ sizes: Metrics, crossing: boolean }} how
 */
function offsets(wish, { dx }, { sizes, crossing }) {
  const { width } = wish;
  const { reach } = sizes;
  const back = dx >= 0 ? -1 : 1;
  const [aside, beside] = [asideOf(wish, sizes), besideOf(sizes)];
  const found = [];
  for (const up of [-1, 1]) {
    for (const [rise, far] of [
      [reach, 0],
      [reach * FAR.rise, LIKING.far],
    ]) {
      const straight = far + (crossing ? LIKING.straightAtCrossing : 0);
      found.push({ x: 0, y: up * rise, liking: straight });
      for (const across of [-0.36 * width, 0.36 * width]) {
        found.push({ x: across, y: up * rise, liking: straight + LIKING.shifted });
      }
    }
    for (const across of [back, -back]) {
      const ahead = across === back ? 0 : LIKING.ahead;
      const liking = crossing ? ahead : LIKING.beside + ahead / 4;
      found.push({ x: across * aside, y: up * beside, liking });
      found.push({ x: across * aside * FAR.aside, y: up * beside * FAR.beside, liking: liking + LIKING.far });
    }
  }
  for (const across of [back, -back]) found.push({ x: across * aside, y: 0, liking: LIKING.flat });
  return found;
}

/**
 * Whether an offset points from the edge towards the middle of the drawing. If the edge runs through the
 * middle, upward counts as outward.
 * @param {{ x: number, y: number, dx: number, dy: number }} joint @param {Point} offset @param {Point} middle
 */
function isInner(joint, offset, middle) {
  const offSide = joint.dy * offset.x - joint.dx * offset.y;
  const outward = joint.dy * (joint.x - middle.x) - joint.dx * (joint.y - middle.y);
  if (Math.abs(outward) < 1) return offset.y > 0 || (offset.y === 0 && offset.x > 0);
  return offSide * outward < 0;
}

/**
 * Computes the place of an option.
 * @param {Wish} wish @param {Option} option @param {Metrics} sizes
 * @returns {Candidate}
 */
export function candidate({ width, grownWidth, target }, { liking, part, joint: { x, y }, offset }, sizes) {
  const box = around(x + offset.x, y + offset.y, width, sizes.knobHeight);
  const joint = { x, y };
  const chevron = target || sizes.compact ? 0 : CHEVRON * sizes.scale;
  return {
    liking,
    part,
    joint,
    box,
    span: spanOf(box, joint),
    anchor: anchorOf(box, joint),
    print: { ...box, x: box.x - chevron, w: box.w + chevron },
    growths: () => (target || sizes.compact ? [box] : growths(box, joint, grownWidth, sizes.grownHeight)),
  };
}

/** @param {Rect} box @param {Point} joint @returns {Rect} */
function spanOf(box, { x, y }) {
  const [left, top] = [Math.min(box.x, x), Math.min(box.y, y)];
  return { x: left, y: top, w: Math.max(box.x + box.w, x) - left, h: Math.max(box.y + box.h, y) - top };
}

/**
 * The middle of the side that faces the joint; on a long side, half-way towards the joint.
 * @param {Rect} box @param {Point} joint
 */
function anchorOf(box, joint) {
  if (joint.x < box.x || joint.x > box.x + box.w) {
    return { x: joint.x < box.x ? box.x : box.x + box.w, y: box.y + box.h / 2 };
  }
  const x = clamp((joint.x + box.x + box.w / 2) / 2, box.x + box.h / 3, box.x + box.w - box.h / 3);
  return { x, y: joint.y < box.y ? box.y : box.y + box.h };
}

/**
 * The boxes with a second row. The side at the stem stays in place. A box beside its joint can grow up or
 * down.
 * @param {Rect} box @param {Point} joint @param {number} width @param {number} height @returns {Rect[]}
 */
function growths(box, joint, width, height) {
  const more = { w: Math.max(width, box.w), h: height };
  const up = box.y + box.h - height;
  if (joint.x < box.x || joint.x > box.x + box.w) {
    const x = joint.x < box.x ? box.x : box.x + box.w - more.w;
    const rows = [
      { x, y: box.y, ...more },
      { x, y: up, ...more },
    ];
    return joint.y > box.y + box.h / 2 ? rows.reverse() : rows;
  }
  return [{ x: box.x - (more.w - box.w) / 2, y: joint.y < box.y ? box.y : up, ...more }];
}

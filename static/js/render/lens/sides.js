/**
 * The two sides of an opened neuron: how much room a neuron needs with its labels, and where the labels stand.
 * Each side has one scheme for all its labels. World units. Pure; must not know what is written.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Point, Rect, Track } from "../scene/geometry.js"
 * @import { LensSizes } from "./sizes.js"
 *
 * Near: the knob under its neuron, or beside it on its edge. Far: the knob above its edge and the contribution
 * below it, or both beside the far neuron, or below it.
 * @typedef {{ near: "under" | "inline", far: "edge" | "docked" | "under" }} Scheme
 *
 * @typedef {{ left: number, right: number, up: number, down: number }} Room around the middle of a body
 *
 * Where a knob of the lens stands. `via`: the corners of its stem between the joint and the box.
 * @typedef {{ joint: Point, via: readonly Point[], anchor: Point, box: Rect, part: number, bare: boolean }} Dock
 *
 * Where the contribution of an edge stands: its mark and its number, and the place for δ at the far neuron.
 * @typedef {{ mark: Point & { dx: number, dy: number }, text: Rect, docked: boolean }} Note `docked`: it stands at the
 *   far neuron
 */

import { along, clamp } from "../scene/geometry.js";

/**
 * The least length of the edges on either side.
 * @param {Scheme} scheme @param {LensSizes} sizes @returns {{ near: number, far: number }}
 */
export const leastEdges = ({ far }, { edge, knob, label, gap }) => ({
  near: edge,
  far: far === "edge" ? knob.w + (NUMBER + MARK) * label + 2 * gap : edge,
});

/** In the order in which they are tried. */
export const SCHEMES = /** @type {readonly Scheme[]} */ ([
  { near: "under", far: "edge" },
  { near: "inline", far: "edge" },
  { near: "under", far: "docked" },
  { near: "inline", far: "docked" },
  { near: "under", far: "under" },
  { near: "inline", far: "under" },
]);

/** How many places along a far edge are tried for its knob and for its contribution, and the part between two. */
const TRIED = 8;
const APART = 0.06;
/** The rows of text at a far neuron, and the height of one, as a part of the letters' size. */
const ROW = 1.2;
/** The width of a number with its sign, in letters' sizes. */
const NUMBER = 3.7;
/** The width of a row at a far neuron: a symbol and a number. */
const DOCKED = 7.2;
/** The room of a mark in front of a number. */
const MARK = 1.5;
/** The distance from a near neuron to the lane of its stem, in gaps. */
const LANE = 2;

/**
 * The room of a neuron on the near side.
 * @param {Scheme} scheme @param {number} half its radius, or half its side @param {LensSizes} sizes
 * @param {boolean} tall whether its knob has the row of the gradient @returns {Room}
 */
export function nearRoom({ near }, half, { knob, gap }, tall) {
  const h = tall ? knob.tall : knob.h;
  if (near === "inline") {
    const tallest = Math.max(half, h / 2) + gap / 2;
    return { left: half + gap, right: half + knob.w + gap, up: tallest, down: tallest };
  }
  return {
    left: Math.max(half, knob.w - half) + gap,
    right: half + LANE * gap + gap,
    up: half + gap / 2,
    down: half + gap / 3 + h + gap / 2,
  };
}

/** The room of a neuron on the far side. @param {Scheme} scheme @param {LensSizes} sizes @returns {Room} */
export function farRoom({ far }, { far: r, knob, gap, label }) {
  const rows = ROW * label;
  if (far === "under") {
    const half = Math.max(r, knob.w / 2, (DOCKED * label) / 2) + gap;
    return { left: half, right: half, up: r + gap / 2, down: r + gap + knob.h + 2 * rows + gap / 2 };
  }
  if (far === "docked") {
    const half = Math.max(r, (knob.h + 2 * rows) / 2) + gap / 2;
    const wide = Math.max(knob.w, DOCKED * label);
    return { left: r + gap, right: r + 2 * gap + wide + gap, up: half, down: half };
  }
  const wide = Math.max(r, ((MARK + NUMBER + 1) * label) / 2);
  // The knob of the next edge below stands beside the label, so it needs no room of its own in the column.
  return { left: wide, right: wide, up: r + knob.h / 2 + gap, down: r + rows + knob.h / 2 + gap };
}

/** The place of δ at a neuron of the far side. @param {Scheme} scheme @param {Body} body @param {LensSizes} sizes @returns {Rect} */
export function deltaPlace({ far }, { x, y, r }, { knob, gap, label }) {
  const w = (far === "edge" ? MARK + NUMBER + 1 : DOCKED) * label;
  if (far === "under") return { x: x - w / 2, y: y + r + gap + knob.h, w, h: ROW * label };
  if (far === "docked") {
    const top = y - (knob.h + 2 * ROW * label) / 2;
    return { x: x + r + 2 * gap, y: top + knob.h, w, h: ROW * label };
  }
  return { x: x - w / 2, y: y + r + gap / 2, w, h: ROW * label };
}

/**
 * The knob of a near edge.
 * @param {Scheme} scheme @param {Body} body where the edge begins @param {Track} way
 * @param {LensSizes} sizes @param {boolean} tall @returns {Dock}
 */
export function nearDock({ near }, body, way, { knob, gap }, tall) {
  const [half, h] = [body.r, tall ? knob.tall : knob.h];
  const end = way.points[way.points.length - 1];
  const to = end.x >= body.x ? 1 : -1;
  if (near === "inline") {
    const box = { x: to > 0 ? body.x + half : body.x - half - knob.w, y: body.y - h / 2, w: knob.w, h };
    const joint = pointAt(way, to > 0 ? box.x + box.w : box.x, box);
    return { ...joint, via: [], anchor: joint.joint, box, bare: false };
  }
  const box = {
    x: to > 0 ? body.x + half - knob.w : body.x - half,
    y: body.y + half + gap / 3,
    w: knob.w,
    h,
  };
  const joint = pointAt(way, body.x + to * (half + LANE * gap));
  const anchor = { x: to > 0 ? box.x + box.w : box.x, y: box.y + h / 2 };
  return { ...joint, via: [{ x: joint.joint.x, y: anchor.y }], anchor, box, bare: false };
}

/**
 * The first point of a way at some x, or where it leaves a box at its side.
 * @param {Track} way @param {number} x @param {Rect} [box] @returns {{ joint: Point, part: number }}
 */
function pointAt(way, x, box) {
  const [start, next] = way.points;
  const run = next.x - start.x;
  const far =
    Math.hypot(run, next.y - start.y) * clamp(Math.abs(run) > 1e-6 ? (x - start.x) / run : 0.2, 0.04, 0.9);
  const part = clamp(far / (way.length || 1), 0.02, 0.6);
  const at = along(way, part);
  return { joint: box ? { x: at.x, y: clamp(at.y, box.y, box.y + box.h) } : { x: at.x, y: at.y }, part };
}

/**
 * The knob and the contribution of a far edge, the first of their places that are free; null if none is.
 * @param {Scheme} scheme @param {Body} body where the edge ends @param {Track} way @param {LensSizes} sizes
 * @param {(boxes: readonly Rect[]) => boolean} isFree
 * @returns {{ dock: Dock, note: Note } | null}
 */
export function farPlaces({ far }, body, way, sizes, isFree) {
  if (far === "docked") return docked(body, way, sizes);
  if (far === "under") return stacked(body, way, sizes);
  const dock = firstOf(
    partsFrom(1 - (sizes.knob.w / 2 + sizes.gap) / way.length, -APART),
    (part) => above(way, part, sizes),
    (each) => isFree([each.box]),
  );
  if (!dock) return null;
  const taken = (/** @type {Note} */ { text }) => isFree([text]) && apart(text, dock.box);
  const note = firstOf(
    partsFrom((1.4 * sizes.label) / way.length, APART),
    (part) => below(way, part, sizes),
    taken,
  );
  return note && { dock, note };
}

/** @param {number} from @param {number} by @returns {number[]} */
const partsFrom = (from, by) =>
  Array.from({ length: TRIED }, (_, i) => clamp(from, 0.1, 0.9) + i * by).filter(
    (part) => part > 0.05 && part < 0.95,
  );

/** @param {Rect} a @param {Rect} b */
const apart = (a, b) => a.x >= b.x + b.w || b.x >= a.x + a.w || a.y >= b.y + b.h || b.y >= a.y + a.h;

/**
 * @template T
 * @param {readonly number[]} parts @param {(part: number) => T} make @param {(made: T) => boolean} fits
 * @returns {T | null}
 */
function firstOf(parts, make, fits) {
  for (const part of parts) {
    const made = make(part);
    if (fits(made)) return made;
  }
  return null;
}

/** How steep a way is: its rise for a step to the side. @param {{ dx: number, dy: number }} place */
const slope = ({ dx, dy }) => Math.min(4, Math.abs(dy) / Math.max(Math.abs(dx), 0.1));

/** A knob above its edge. @param {Track} way @param {number} part @param {LensSizes} sizes @returns {Dock} */
function above(way, part, { knob, gap }) {
  const at = along(way, part);
  const bottom = at.y - gap - Math.min((slope(at) * knob.w) / 2, 2 * knob.h);
  const box = { x: at.x - knob.w / 2, y: bottom - knob.h, w: knob.w, h: knob.h };
  return { joint: { x: at.x, y: at.y }, via: [], anchor: { x: at.x, y: bottom }, box, part, bare: true };
}

/** A contribution below its edge. @param {Track} way @param {number} part @param {LensSizes} sizes @returns {Note} */
function below(way, part, { label, gap }) {
  const at = along(way, part);
  const [w, h] = [NUMBER * label, ROW * label];
  const lift = label * 0.8 + gap;
  const mark = { ...along(way, part, -lift), dx: -at.dx, dy: -at.dy };
  const falls = at.dx >= 0 ? at.dy > 0 : at.dy < 0;
  // The number stands on the side of the mark where its edge leaves more room.
  const x = falls ? mark.x - label - w : mark.x + label;
  return { mark, text: { x, y: mark.y - h / 2 + gap, w, h }, docked: false };
}

/** Knob, δ and contribution at the far neuron. @param {Body} body @param {Track} way @param {LensSizes} sizes */
function docked(body, way, { knob, gap, label }) {
  const [left, top] = [body.x + body.r + 2 * gap, body.y - (knob.h + 2 * ROW * label) / 2];
  const box = { x: left, y: top, w: knob.w, h: knob.h };
  const part = 1 - (gap * 1.5) / (way.length || 1);
  const at = along(way, part);
  const mid = along(way, 0.62, -(label * 0.8 + gap));
  const anchor = { x: left, y: top + knob.h / 2 };
  return {
    dock: {
      joint: { x: at.x, y: at.y },
      via: roundTheRim(body, at, anchor, gap),
      anchor,
      box,
      part,
      bare: true,
    },
    note: {
      mark: { ...mid, dx: -mid.dx, dy: -mid.dy },
      text: { x: left, y: top + knob.h + ROW * label, w: DOCKED * label, h: ROW * label },
      docked: true,
    },
  };
}

/** Knob, δ and contribution below the far neuron. @param {Body} body @param {Track} way @param {LensSizes} sizes */
function stacked({ x, y, r }, way, { knob, gap, label }) {
  const box = { x: x - knob.w / 2, y: y + r + gap, w: knob.w, h: knob.h };
  const part = 1 - (gap * 1.5) / (way.length || 1);
  const at = along(way, part);
  const mid = along(way, 0.5, -(label * 0.8 + gap));
  const anchor = { x: box.x + gap, y: box.y };
  const w = DOCKED * label;
  return {
    dock: { joint: { x: at.x, y: at.y }, via: [], anchor, box, part, bare: true },
    note: {
      mark: { ...mid, dx: -mid.dx, dy: -mid.dy },
      text: { x: x - w / 2, y: box.y + knob.h + ROW * label, w, h: ROW * label },
      docked: true,
    },
  };
}

/**
 * The way of a stem around a neuron, over its top.
 * @param {Body} body @param {Point} from @param {Point} to @param {number} gap @returns {Point[]}
 */
function roundTheRim({ x, y, r }, from, to, gap) {
  const radius = r + gap * 1.3;
  const start = Math.atan2(from.y - y, from.x - x);
  const end = Math.asin(clamp((to.y - y) / radius, -1, 1));
  // Clockwise over the top: from the left side towards the right one.
  const turn = (end - start + 2 * Math.PI) % (2 * Math.PI);
  return Array.from({ length: 13 }, (_, i) => {
    const angle = start + (turn * i) / 12;
    return { x: x + radius * Math.cos(angle), y: y + radius * Math.sin(angle) };
  });
}

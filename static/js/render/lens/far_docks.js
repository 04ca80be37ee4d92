/**
 * Where the knobs and the contributions on the far side of an opened neuron stand. World units. Pure; must not know
 * what is written.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Point, Rect, Track } from "../scene/geometry.js"
 * @import { Dock, Note, Scheme } from "./schemes.js"
 * @import { LensSizes } from "./sizes.js"
 */

import { along, around, clamp } from "../scene/geometry.js";
import { DOCKED, NUMBER, ROW } from "./schemes.js";

/** How many places along a far edge are tried for its knob and for its contribution, and the part between two. */
const TRIED = 8;
/** The parts of an edge at which its mark stands, the first that is clear of the labels at its end. */
const MARKED = [0.5, 0.42, 0.34, 0.26];
const APART = 0.06;

/**
 * The knob and the contribution of a far edge, the first of their places that are free; null if none is.
 * @param {Scheme} scheme @param {Body} body where the edge ends @param {Track} way @param {LensSizes} sizes
 * @param {object} room
 * @param {(boxes: readonly Rect[]) => boolean} room.isFree whether boxes may stand there
 * @param {(note: Note, own: Track | null) => boolean} room.isClear whether no mark of another is in the way, and no edge
 *   but its own
 * @returns {{ dock: Dock, note: Note } | null}
 */
export function farPlaces({ far }, body, way, sizes, { isFree, isClear }) {
  if (far === "docked") return docked(body, way, sizes);
  if (far === "under") return stacked(body, way, sizes);
  const dock = firstOf(
    partsFrom(1 - (sizes.knob.w / 2 + sizes.gap) / way.length, -APART),
    (part) => above(way, part, sizes),
    (each) => isFree([each.box]),
  );
  if (!dock) return null;
  const taken = (/** @type {Note} */ { text }) => isFree([text]) && apart(text, dock.box);
  const parts = partsFrom((1.4 * sizes.label) / way.length, APART);
  const on = (/** @type {boolean} */ turned) => (/** @type {number} */ part) =>
    below(way, part, sizes, turned);
  const note =
    firstOf(parts, on(false), (each) => taken(each) && isClear(each, way)) ??
    firstOf(parts, on(true), (each) => taken(each) && isClear(each, null)) ??
    firstOf(parts, on(false), taken);
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

/**
 * A contribution below its edge.
 * @param {Track} way @param {number} part @param {LensSizes} sizes
 * @param {boolean} turned whether its number stands on the other side of its mark @returns {Note}
 */
function below(way, part, { label, gap }, turned) {
  const at = along(way, part);
  const [w, h] = [NUMBER * label, ROW * label];
  const lift = label * 0.8 + gap;
  const mark = { ...along(way, part, -lift), dx: -at.dx, dy: -at.dy };
  const falls = at.dx >= 0 ? at.dy > 0 : at.dy < 0;
  // The number stands on the side of the mark where its edge leaves more room.
  const x = falls !== turned ? mark.x - label - w : mark.x + label;
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
  const w = DOCKED * label;
  const stack = { x: x - w / 2, y: box.y, w, h: knob.h + 2 * ROW * label };
  const marks = MARKED.map((half) => along(way, half, -(label * 0.8 + gap)));
  const isClear = (/** @type {Point} */ mark) => apart(around(mark.x, mark.y, 2 * label, 2 * label), stack);
  const mid = marks.find(isClear) ?? marks[0];
  const anchor = { x: box.x + gap, y: box.y };
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

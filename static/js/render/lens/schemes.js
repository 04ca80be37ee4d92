/**
 * The schemes by which the labels of an opened neuron stand: one for each side, with the room that a neuron of that
 * side needs. World units. Pure; must not know what is written.
 *
 * @import { Body } from "../scene/bodies.js"
 * @import { Point, Rect } from "../scene/geometry.js"
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

/** In the order in which they are tried. */
export const SCHEMES = /** @type {readonly Scheme[]} */ ([
  { near: "under", far: "edge" },
  { near: "inline", far: "edge" },
  { near: "under", far: "docked" },
  { near: "inline", far: "docked" },
  { near: "under", far: "under" },
  { near: "inline", far: "under" },
]);

/** The height of a row of text at a far neuron, in letters' sizes. */
export const ROW = 1.2;
/** The width of a number with its sign, in letters' sizes. */
export const NUMBER = 3.7;
/** The width of a row at a far neuron: a symbol and a number. */
export const DOCKED = 7.2;
/** The room of a mark in front of a number. */
export const MARK = 1.5;
/** The distance from a near neuron to the lane of its stem, in gaps. */
export const LANE = 2;

/**
 * The least length of the edges on either side.
 * @param {Scheme} scheme @param {LensSizes} sizes @returns {{ near: number, far: number }}
 */
export const leastEdges = ({ far }, { edge, knob, label, gap }) => ({
  near: edge,
  far: far === "edge" ? knob.w + (NUMBER + MARK) * label + 2 * gap : edge,
});

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

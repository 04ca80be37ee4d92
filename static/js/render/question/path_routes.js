/**
 * The routes of paths over the drawing: the order of edges from the first knob or bias to L, and which factor
 * stands on which edge. Pure; must not know lanes or colours.
 *
 * @import { Track } from "../scene/geometry.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Line, Scene } from "../scene/layout.js"
 *
 * A piece of a path: the part of `way` between `from` and `until`. Pieces with the same key lie side by side.
 * `factor`: its index among the path's factors, -1 for a piece without one. `outward`: the side on which its
 * lanes lie, if only one side is possible.
 * @typedef {{ key: string, way: Track, from: number, until: number, factor: number, outward?: 1 | -1 }} Leg
 */

import { splitKey } from "../../model/page/view.js";
import { clamp, track } from "../scene/geometry.js";

/** A ribbon from a knob begins this far before its joint, in world units. */
const BEFORE = 10;
/** How far outside the rim a ribbon runs from a bias, and the number of pieces of its curve. */
const RIM = { out: 0, pieces: 10 };

/** @param {Line} line */
export const keyOfLine = ({ kind, id }) => `${kind}:${id}`;

/**
 * A leg along an edge. If the question is about the edge's own knob, the leg starts there.
 * @param {Scene} scene @param {Line} line @param {{ factor: number, fromKnob?: boolean }} how @returns {Leg}
 */
export function legOn(scene, line, { factor, fromKnob = false }) {
  const knob = fromKnob ? scene.knobs.get(line.id) : undefined;
  const before = (BEFORE * scene.sizes.scale) / Math.max(line.way.length, 1);
  const from = knob ? clamp(knob.part - before, 0, 1) : 0;
  return { key: keyOfLine(line), way: line.way, from, until: 1, factor };
}

/**
 * The legs of a path from its start to L.
 * @param {Scene} scene
 * @param {{ use: string, through: readonly string[], edges: readonly string[], factors: readonly unknown[] }} row
 * @returns {Leg[]}
 */
export function legsOf(scene, { use, through, edges, factors }) {
  const start = splitKey(use);
  const lines = edges.flatMap((id) => scene.edge.get(id) ?? []);
  const last = through.at(-1) ?? lines.at(-1)?.target;
  const end = last === undefined ? undefined : scene.lossEdge.get(last);
  const all = end ? [...lines, end] : lines;
  const first = factors.length - all.length;
  const legs = all.map((line, i) =>
    legOn(scene, line, { factor: first + i, fromKnob: i === 0 && start.kind === "edge" }),
  );
  const body = start.kind === "bias" ? scene.body.get(start.id) : undefined;
  return body?.bias && all.length > 0 ? [rimLeg(body, all[0], scene.sizes.scale, first - 1), ...legs] : legs;
}

/**
 * The way from the bias at twelve o'clock along the rim to where an edge leaves, in the shorter direction.
 * @param {Body} body @param {Line} line @param {number} scale @param {number} factor @returns {Leg}
 */
function rimLeg({ id, x, y, r }, line, scale, factor) {
  const top = -Math.PI / 2;
  const leaves = Math.atan2(line.way.points[0].y - y, line.way.points[0].x - x);
  const turn = Math.atan2(Math.sin(leaves - top), Math.cos(leaves - top));
  const points = Array.from({ length: RIM.pieces + 1 }, (_, i) => {
    const angle = top + (turn * i) / RIM.pieces;
    return { x: x + (r + RIM.out * scale) * Math.cos(angle), y: y + (r + RIM.out * scale) * Math.sin(angle) };
  });
  const way = track(points);
  // Clockwise, the left-hand normal points away from the neuron.
  const outward = turn > 0 === way.up > 0 ? 1 : -1;
  return { key: `bias:${id}`, way, from: 0, until: 1, factor, outward };
}

/**
 * The legs of a path that is given only by its edges.
 * @param {Scene} scene @param {readonly string[]} edges @param {string} about @returns {Leg[]}
 */
export function legsAlong(scene, edges, about) {
  const first = edges[0];
  const fromKnob = about === `parameter:${scene.edge.get(first)?.parameter}`;
  const last = scene.edge.get(edges.at(-1) ?? "")?.target;
  return legsOf(scene, {
    use: fromKnob ? `edge:${first}` : "",
    through: last === undefined ? [] : [last],
    edges,
    factors: [],
  });
}

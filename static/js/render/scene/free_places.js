/**
 * What has no room is left out: nothing covers a neuron, a number or another box. Knobs that somebody looks at
 * come first, then the other knobs. Each looks only at what is near it. Pure; must not know what is written.
 *
 * @import { Body } from "./bodies.js"
 * @import { Rect } from "./geometry.js"
 * @import { Grid } from "./grid.js"
 * @import { Knob } from "./layout.js"
 */

import { cuts, outside, overlap, union } from "./geometry.js";
import { cellFor, createGrid } from "./grid.js";

/** The side of the mark on the edge, in heights of a knob. */
const MARK = 0.3;

/** Whether a body stands in a rectangle. @param {Body} body @param {Rect} box */
export const standsIn = (body, box) => (body.square ? overlap(body.box, box) : outside(box, body) < body.r);

/** @type {WeakMap<readonly Body[], Grid<Body>>} */
const grids = new WeakMap();

/** A grid over bodies, made once for the same ones. @param {readonly Body[]} bodies @returns {Grid<Body>} */
export function gridOf(bodies) {
  const found = grids.get(bodies);
  if (found) return found;
  const made = createGrid(cellIn(bodies));
  for (const body of bodies) made.put(body.box, body);
  grids.set(bodies, made);
  return made;
}

/** The length of a cell among bodies. @param {readonly Body[]} bodies */
export const cellIn = (bodies) => cellFor(union(bodies.map(({ box }) => box)), bodies.length);

/**
 * The knobs that cover no neuron, no other knob, with their stems and marks. Those that somebody looks at themselves always stay.
 * @param {readonly Knob[]} placed @param {readonly Body[]} bodies
 * @param {ReadonlySet<string>} named edges and "target:<output>" @returns {Knob[]}
 */
export function freeKnobs(placed, bodies, named) {
  if (placed.length === 0) return [];
  const isNamed = (/** @type {Knob} */ { id, key }) =>
    named.has(id) || named.has(key.replace("loss:", "target:"));
  const around = gridOf(bodies);
  const isOnBody = (/** @type {Rect} */ box) => around.near(box).some((body) => standsIn(body, box));
  /** @type {Grid<Knob>} */
  const kept = createGrid(cellIn(bodies));
  const stays = new Set(placed.filter(isNamed));
  for (const knob of stays) kept.put(reachOf(knob), knob);
  for (const knob of placed) {
    const isHidden = isOnBody(knob.box) || kept.near(reachOf(knob)).some((other) => hide(other, knob));
    if (isHidden || stays.has(knob)) continue;
    stays.add(knob);
    kept.put(reachOf(knob), knob);
  }
  const left = placed.filter((knob) => stays.has(knob));
  return narrowed(left, kept, isOnBody);
}

/** Whether a part of one knob lies in the box of the other. @param {Knob} one @param {Knob} other */
const hide = (one, other) =>
  overlap(one.box, other.box) || hangsIn(one, other.box) || hangsIn(other, one.box);

/** Whether the stem of a knob, or its mark on the edge, lies in a rectangle. @param {Knob} knob @param {Rect} rect */
function hangsIn(knob, rect) {
  const corners = [knob.joint, ...(knob.via ?? []), knob.anchor];
  return (
    overlap(markOf(knob), rect) || corners.some((corner, i) => i > 0 && cuts(rect, corners[i - 1], corner))
  );
}

/** The mark where a knob hangs on its edge. @param {Knob} knob @returns {Rect} */
function markOf({ joint, box }) {
  const side = box.h * MARK;
  return { x: joint.x - side / 2, y: joint.y - side / 2, w: side, h: side };
}

/** A rectangle around all of a knob. @param {Knob} knob @returns {Rect} */
function reachOf(knob) {
  const corners = (knob.via ?? []).map(({ x, y }) => ({ x, y, w: 0, h: 0 }));
  return union([knob.box, markOf(knob), ...corners]) ?? knob.box;
}

/**
 * Which knobs have no room for a second row: because it would cover something, or because it would cover that of
 * another knob where all have one, as at an update.
 * @param {readonly Knob[]} knobs @param {Grid<Knob>} all the same by their boxes
 * @param {(box: Rect) => boolean} isOnBody @returns {Knob[]}
 */
function narrowed(knobs, all, isOnBody) {
  /** @type {Rect[]} */
  const taken = [];
  return knobs.map((knob) => {
    const { grown } = knob;
    const covers =
      all.near(grown).some((other) => other !== knob && overlap(other.box, grown)) || isOnBody(grown);
    if (covers) return { ...knob, narrow: "always" };
    if (taken.some((other) => overlap(other, grown))) return { ...knob, narrow: "together" };
    taken.push(grown);
    return knob;
  });
}

/** Those of some knobs that have a second row beside each other. @param {readonly Knob[]} knobs in the order in which they were placed @returns {Knob[]} */
export function rowsTogether(knobs) {
  /** @type {Rect[]} */
  const taken = [];
  return knobs.filter(({ grown, narrow }) => {
    const stands = narrow === undefined || !taken.some((other) => overlap(other, grown));
    if (stands) taken.push(grown);
    return stands;
  });
}

/**
 * What has no room is left out: nothing covers a neuron, a number or another box. Knobs that somebody looks at
 * come first, then the other knobs. Each looks only at what is near it. Pure; must not know what is written.
 *
 * @import { Body } from "./bodies.js"
 * @import { Rect } from "./geometry.js"
 * @import { Grid } from "./grid.js"
 * @import { Knob } from "./layout.js"
 */

import { outside, overlap, union } from "./geometry.js";
import { cellFor, createGrid } from "./grid.js";

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
 * The knobs that cover no neuron and no other knob. Those that somebody looks at always stay.
 * @param {readonly Knob[]} placed @param {readonly Body[]} bodies
 * @param {ReadonlySet<string>} asked edges and "target:<output>" @returns {Knob[]}
 */
export function freeKnobs(placed, bodies, asked) {
  if (placed.length === 0) return [];
  const isAsked = (/** @type {Knob} */ { id, key }) =>
    asked.has(id) || asked.has(key.replace("loss:", "target:"));
  const around = gridOf(bodies);
  const isOnBody = (/** @type {Rect} */ box) => around.near(box).some((body) => standsIn(body, box));
  /** @type {Grid<Knob>} */
  const kept = createGrid(cellIn(bodies));
  const stays = new Set(placed.filter(isAsked));
  for (const knob of stays) kept.put(knob.box, knob);
  for (const knob of placed) {
    const covers = kept.near(knob.box).some(({ box }) => overlap(box, knob.box)) || isOnBody(knob.box);
    if (covers || stays.has(knob)) continue;
    stays.add(knob);
    kept.put(knob.box, knob);
  }
  const left = placed.filter((knob) => stays.has(knob));
  return narrowed(left, kept, isOnBody);
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

/**
 * What has no room is left out: nothing covers a neuron, a number or another box. Knobs that somebody looks at
 * come first, then the other knobs, then what stands beside neurons. Pure; must not know what is written.
 *
 * @import { Body } from "./bodies.js"
 * @import { Rect } from "./geometry.js"
 * @import { Knob } from "./layout.js"
 */

import { outside, overlap } from "./geometry.js";

/** Whether a body stands in a rectangle. @param {Body} body @param {Rect} box */
export const standsIn = (body, box) => (body.square ? overlap(body.box, box) : outside(box, body) < body.r);

/**
 * The knobs that cover no neuron and no other knob. Those that somebody looks at always stay.
 * @param {readonly Knob[]} placed @param {readonly Body[]} bodies
 * @param {ReadonlySet<string>} asked edges and "target:<output>" @returns {Knob[]}
 */
export function freeKnobs(placed, bodies, asked) {
  const isAsked = (/** @type {Knob} */ { id, key }) =>
    asked.has(id) || asked.has(key.replace("loss:", "target:"));
  const kept = new Set(placed.filter(isAsked));
  for (const knob of placed) {
    const covers =
      [...kept].some(({ box }) => overlap(box, knob.box)) || bodies.some((body) => standsIn(body, knob.box));
    if (!covers) kept.add(knob);
  }
  return narrowed(
    placed.filter((knob) => kept.has(knob)),
    bodies,
  );
}

/**
 * Which knobs have no room for a second row: because it would cover something, or because it would cover that of
 * another knob where all have one, as at an update.
 * @param {readonly Knob[]} knobs @param {readonly Body[]} bodies @returns {Knob[]}
 */
function narrowed(knobs, bodies) {
  /** @type {Rect[]} */
  const taken = [];
  return knobs.map((knob) => {
    const { grown } = knob;
    const covers =
      knobs.some((other) => other !== knob && overlap(other.box, grown)) ||
      bodies.some((body) => standsIn(body, grown));
    if (covers) return { ...knob, narrow: "always" };
    if (taken.some((other) => overlap(other, grown))) return { ...knob, narrow: "together" };
    taken.push(grown);
    return knob;
  });
}

/**
 * The bodies without the labels that would cover something.
 * @param {readonly Body[]} bodies @param {readonly Knob[]} knobs that stay @returns {Body[]}
 */
export function quieted(bodies, knobs) {
  /** @type {Rect[]} */
  const taken = knobs.flatMap(({ box, grown }) => [box, grown]);
  const squares = bodies.flatMap(({ id, bias }) => (bias ? [{ id, square: bias.square }] : []));
  const isFree = (/** @type {Body} */ own, /** @type {Rect} */ box) =>
    !taken.some((other) => overlap(other, box)) &&
    !bodies.some((body) => body !== own && standsIn(body, box)) &&
    !squares.some(({ id, square }) => id !== own.id && overlap(square, box));
  const take = (/** @type {Body} */ own, /** @type {Rect | undefined | null} */ box) => {
    if (!box || box.h === 0) return true;
    const free = isFree(own, box);
    if (free) taken.push(box);
    return free;
  };
  const below = new Map(bodies.map((body) => [body, take(body, body.label)]));
  return bodies.map((body) => {
    const named = take(body, body.bias?.label);
    if (below.get(body) && named) return body;
    const bias = body.bias && { ...body.bias, silent: !named };
    return { ...body, bias, silent: !below.get(body) };
  });
}

/** Where new neurons stand: beside and below others where there is room, a layer as a column. Pure. */

/**
 * @import { Document, Neuron } from "../../protocol/messages.js"
 * @typedef {{ x: number, y: number }} Point
 */

/** From a column to the next one, and between neurons placed one after another, in world units. */
export const NEXT = { across: 290, down: 150 };
/** Between the neurons of a column, in world units: as in a tidy drawing; closer where there are many. */
const PITCH = { usual: 150, many: 110 };
const FEW = 8;

/** @param {number} count */
const pitchFor = (count) => (count <= FEW ? PITCH.usual : PITCH.many);

/** The places of a column around its middle, from above. @param {Point} middle @param {number} count @returns {Point[]} */
export function placesOf({ x, y }, count) {
  const pitch = pitchFor(count);
  return Array.from({ length: count }, (_, i) => ({
    x: Math.round(x),
    y: Math.round(y + (i - (count - 1) / 2) * pitch),
  }));
}

/** Neurons from above, as a column is connected from them one to one. @param {Document} document @param {readonly string[]} ids */
export function fromAbove(document, ids) {
  const meant = new Set(ids);
  return document.neurons
    .filter(({ id }) => meant.has(id))
    .toSorted((one, other) => (one.y ?? 0) - (other.y ?? 0));
}

/** The middle of neurons; null without any. @param {readonly Neuron[]} neurons @returns {Point | null} */
export function middleOf(neurons) {
  if (neurons.length === 0) return null;
  const [xs, ys] = [neurons.map(({ x = 0 }) => x), neurons.map(({ y = 0 }) => y)];
  const middle = (/** @type {number[]} */ all) => (Math.min(...all) + Math.max(...all)) / 2;
  return { x: middle(xs), y: middle(ys) };
}

/** The nearest place at or below one on which no neuron stands. @param {readonly { x?: number, y?: number }[]} neurons @param {Point} wish @returns {Point} */
export function freeFrom(neurons, wish) {
  const taken = (/** @type {number} */ y) =>
    neurons.some((other) => Math.hypot((other.x ?? 0) - wish.x, (other.y ?? 0) - y) < NEXT.down - 1);
  let { y } = wish;
  while (taken(y)) y += NEXT.down;
  return { x: wish.x, y };
}

/** The middle of a column at or right of one that stands apart from all neurons. @param {readonly { x?: number, y?: number }[]} neurons @param {Point} wish @param {number} count @returns {Point} */
export function freeColumn(neurons, wish, count) {
  const places = placesOf(wish, count);
  const [top, bottom] = [places[0].y - NEXT.down, places[count - 1].y + NEXT.down];
  const beside = neurons.filter(({ y = 0 }) => y > top && y < bottom);
  const taken = (/** @type {number} */ at) => beside.some(({ x = 0 }) => Math.abs(x - at) < NEXT.down);
  let { x } = wish;
  while (taken(x)) x += NEXT.across;
  return { x, y: wish.y };
}

/**
 * The order of the neurons in their columns, chosen so that few edges cross: each neuron moves to the middle
 * of those it is joined to, column by column, there and back (the barycentre method of Sugiyama and others,
 * 1981). Neurons that are joined to the same ones keep the order of the document. Pure; must not know where
 * columns stand.
 *
 * @import { Links } from "./columns.js"
 */

import { crossings } from "./crossings.js";

/** Rounds there and back, at most; and rounds without a gain after which no more are tried. */
const ROUNDS = 12;
const PATIENCE = 3;
/** Middles nearer to each other than this count as equal, because sums depend on their order. */
const EQUAL = 1e-6;

/**
 * @param {number[][]} columns in document order @param {Links} links
 * @returns {number[][]}
 */
export function ordered(columns, links) {
  let [now, best, least] = [columns, columns, crossings(columns, links)];
  for (let round = 0, idle = 0; round < ROUNDS && idle < PATIENCE && least > 0; round += 1) {
    now = swept(now, round % 2 === 0 ? links.before : links.after, round % 2 === 0);
    const count = crossings(now, links);
    idle = count < least ? 0 : idle + 1;
    if (count < least) [best, least] = [now, count];
  }
  return best;
}

/** @param {number[][]} columns @param {readonly (readonly number[])[]} joined @param {boolean} onwards */
function swept(columns, joined, onwards) {
  /** The height of each neuron, 0 at the middle of its column and 1 from one end to the other. @type {Map<number, number>} */
  const height = new Map();
  const stand = (/** @type {readonly number[]} */ column) => {
    for (const [i, neuron] of column.entries()) height.set(neuron, (i + 0.5) / column.length - 0.5);
  };
  columns.forEach(stand);
  const next = [...columns];
  const places = [...columns.keys()];
  for (const at of onwards ? places : places.reverse()) {
    const middle = new Map(columns[at].map((neuron) => [neuron, middleOf(neuron, joined[neuron], height)]));
    const of = (/** @type {number} */ neuron) => middle.get(neuron) ?? 0;
    next[at] = columns[at].toSorted((a, b) => of(a) - of(b));
    stand(next[at]);
  }
  return next;
}

/**
 * The mean height of the neurons that one is joined to; its own without any.
 * @param {number} neuron @param {readonly number[]} joined @param {ReadonlyMap<number, number>} height
 */
function middleOf(neuron, joined, height) {
  if (joined.length === 0) return height.get(neuron) ?? 0;
  const sum = joined.reduce((total, other) => total + (height.get(other) ?? 0), 0);
  return Math.round(sum / joined.length / EQUAL) * EQUAL;
}

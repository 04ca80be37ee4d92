/**
 * How many edges cross if the neurons of each column stand in a given order. Only edges between the same two
 * columns are compared. Pure; must not know how an order is found.
 *
 * @import { Links } from "./columns.js"
 */

/**
 * @param {readonly (readonly number[])[]} columns @param {Links} links
 * @returns {number}
 */
export function crossings(columns, { after }) {
  const [column, rank] = [new Map(), new Map()];
  for (const [at, some] of columns.entries())
    for (const [i, neuron] of some.entries()) {
      column.set(neuron, at);
      rank.set(neuron, i);
    }
  let count = 0;
  for (const some of columns) {
    /** The targets' ranks, by their column, in the order of sources and then of targets. @type {Map<number, number[]>} */
    const ends = new Map();
    for (const neuron of some)
      for (const next of [...after[neuron]].sort((a, b) => rank.get(a) - rank.get(b))) {
        const at = column.get(next);
        const known = ends.get(at);
        if (known) known.push(rank.get(next));
        else ends.set(at, [rank.get(next)]);
      }
    for (const ranks of ends.values()) count += inversions(ranks);
  }
  return count;
}

/** The pairs of which the first is larger, by merging sorted halves. @param {readonly number[]} numbers */
function inversions(numbers) {
  let [from, count] = [[...numbers], 0];
  for (let width = 1; width < from.length; width *= 2) {
    const to = [];
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let [left, right] = [start, middle];
      while (left < middle || right < end) {
        if (right === end || (left < middle && from[left] <= from[right])) to.push(from[left++]);
        else {
          count += middle - left;
          to.push(from[right++]);
        }
      }
    }
    from = to;
  }
  return count;
}

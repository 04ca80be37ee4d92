/**
 * Moves positions on a line apart, each as little as possible. Pure; must not know what stands there.
 *
 * The sum of squared moves is least. With the gaps subtracted this is an isotonic regression, which pooling
 * adjacent violators solves in linear time (Barlow and others 1972).
 *
 * @typedef {{ from: number, until: number }} Range
 */

import { clamp } from "../scene/geometry.js";

/**
 * @param {readonly number[]} wanted ascending positions
 * @param {readonly number[]} gaps the least distance from each position to the next, one fewer
 * @param {Range} range of the first and the last position; if the gaps do not fit, all of them shrink alike
 * @param {readonly number[]} [weights] how firmly each position keeps its place
 * @returns {number[]}
 */
export function spread(wanted, gaps, { from, until }, weights = wanted.map(() => 1)) {
  const total = gaps.reduce((sum, gap) => sum + gap, 0);
  const room = Math.max(0, until - from);
  const shrink = total > room ? room / total : 1;
  const offsets = [0];
  for (const gap of gaps) offsets.push(offsets[offsets.length - 1] + gap * shrink);
  const last = offsets[offsets.length - 1];
  const level = pooled(
    wanted.map((place, i) => place - offsets[i]),
    weights,
  );
  return level.map((place, i) => clamp(place, from, Math.max(from, until - last)) + offsets[i]);
}

/**
 * The nearest sequence that never falls.
 * @param {readonly number[]} values @param {readonly number[]} weights @returns {number[]}
 */
function pooled(values, weights) {
  /** @type {{ mean: number, weight: number, count: number }[]} */
  const blocks = [];
  values.forEach((mean, i) => {
    let block = { mean, weight: weights[i], count: 1 };
    while (blocks.length > 0 && blocks[blocks.length - 1].mean > block.mean) {
      const before = /** @type {typeof block} */ (blocks.pop());
      const weight = before.weight + block.weight;
      block = {
        mean: (before.mean * before.weight + block.mean * block.weight) / weight,
        weight,
        count: before.count + block.count,
      };
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ mean, count }) => Array.from({ length: count }, () => mean));
}

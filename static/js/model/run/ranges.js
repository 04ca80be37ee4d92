/**
 * Which numbers an activation can give, for their colours. Pure; must not know colours.
 *
 * @import { Range } from "../../lib/heat.js"
 */

/** @type {ReadonlySet<string>} */
const FROM_0_TO_1 = new Set(["sigmoid", "softmax"]);

/** The range of an activation that has one; null where numbers can be as large as they like. @param {string} activation @returns {Range | null} */
export function unitRange(activation) {
  if (FROM_0_TO_1.has(activation)) return { signed: false, most: 1 };
  return activation === "tanh" ? { signed: true, most: 1 } : null;
}

/** The range of any numbers. @param {Iterable<ArrayLike<number>>} numbers @returns {Range} */
export function rangeOfAll(numbers) {
  let [low, most] = [0, 0];
  for (const each of numbers) {
    for (let i = 0; i < each.length; i += 1) {
      if (!Number.isFinite(each[i])) continue;
      low = Math.min(low, each[i]);
      most = Math.max(most, Math.abs(each[i]));
    }
  }
  return { signed: low < 0, most: most || 1 };
}

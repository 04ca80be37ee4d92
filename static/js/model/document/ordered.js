/** Which members of a list keep their order in another one. Must not know what they are. */

/**
 * As many as possible of the members of both lists that stand in the same order in both. (A longest increasing
 * subsequence of places, by patience: n log n.)
 * @template T
 * @param {readonly T[]} one @param {readonly T[]} other each without doubles
 * @returns {Set<T>}
 */
export function ordered(one, other) {
  const places = new Map(other.map((member, at) => [member, at]));
  const both = one.filter((member) => places.has(member));
  const place = both.map((member) => /** @type {number} */ (places.get(member)));
  /** The member that ends the best row of each length, and the one before it in its row. */
  const [ends, before] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
  for (let i = 0; i < place.length; i += 1) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place[ends[middle]] < place[i]) low = middle + 1;
      else high = middle;
    }
    before[i] = low > 0 ? ends[low - 1] : -1;
    ends[low] = i;
  }
  /** @type {Set<T>} */
  const found = new Set();
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]) found.add(both[i]);
  return found;
}

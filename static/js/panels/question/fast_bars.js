// Two exact counts as bars beside each other: to scale, or by powers of ten where the smaller one could not be
// seen. Pure.

/** A bar of less than this part of the longest cannot be compared by eye. */
const SMALLEST = 1 / 40;

/** The decimal logarithm of a count of any length. @param {string} count its digits */
export const logOf = (count) =>
  count === "0"
    ? 0
    : count.length - 1 + Math.log10(Number(count.slice(0, 15)) / 10 ** (Math.min(count.length, 15) - 1));

/**
 * Lengths from 0 to 1, and whether they are drawn by powers of ten.
 * @param {readonly string[]} counts
 * @returns {{lengths: number[], logarithmic: boolean}}
 */
export function barsOf(counts) {
  const logs = counts.map(logOf);
  const longest = Math.max(...logs);
  const shares = counts.map((count, at) => (count === "0" ? 0 : 10 ** (logs[at] - longest)));
  const logarithmic = shares.some((share) => share > 0 && share < SMALLEST);
  if (!logarithmic) return { lengths: shares, logarithmic };
  // One multiplication is a bar too, of one part.
  return {
    lengths: counts.map((count, at) => (count === "0" ? 0 : (logs[at] + 1) / (longest + 1))),
    logarithmic,
  };
}

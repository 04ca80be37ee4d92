/**
 * Small numbers and lists as words. Must not know the sentences that they stand in.
 */

const WORDS = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/**
 * A count as people write it: three, twelve, 13.
 * @param {number} count
 */
export const countWord = (count) => WORDS[count] ?? String(count);

/**
 * A count at the beginning of a sentence: Three, 13.
 * @param {number} count
 */
export function CountWord(count) {
  const word = countWord(count);
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/**
 * One or many.
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export const plural = (count, one, many = `${one}s`) => (count === 1 ? one : many);

/**
 * Things in a row: h1; h1 and h2; h1, h2 and h3.
 * @param {readonly string[]} items
 */
export function listed(items) {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}

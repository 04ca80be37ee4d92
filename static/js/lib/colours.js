/** Colours as style sheets write them, as numbers. Must not know what a colour is for. */

/**
 * Red, green and blue, from 0 to 255.
 * @param {string} colour #rgb or #rrggbb
 * @returns {[number, number, number]}
 */
export function channels(colour) {
  const digits = colour.trim().slice(1);
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const at = (/** @type {number} */ place) => Number.parseInt(long.slice(place, place + 2), 16);
  return [at(0), at(2), at(4)];
}

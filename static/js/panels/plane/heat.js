// Numbers as colours over paper: from paper to blue above 0, from paper to charcoal below. Pure; must not know what the
// numbers are.

/** @import { Range } from "./view.js" */

/** @typedef {readonly [number, number, number]} Colour */
/** @typedef {{ paper: Colour, above: Colour, below: Colour }} Colours */

/** How much of its colour the strongest number has. */
const ABOVE = 0.66;
const BELOW = 0.58;
/** Weak numbers are lifted a little, so that they can be told from 0. */
const POWER = 0.85;

/** @param {number} value @param {Range} range @param {Colours} colours @returns {Colour} */
export function heat(value, { most }, { paper, above, below }) {
  const strength = Math.min(1, Math.abs(value) / most) ** POWER || 0;
  const [pole, share] = value < 0 ? [below, BELOW * strength] : [above, ABOVE * strength];
  const mixed = (/** @type {0 | 1 | 2} */ i) => Math.round(paper[i] + (pole[i] - paper[i]) * share);
  return [mixed(0), mixed(1), mixed(2)];
}

/**
 * The picture of a grid, row by row from the top.
 * @param {ArrayLike<number>} values row by row from the bottom @param {number} size @param {Range} range @param {Colours} colours
 */
export function pixels(values, size, range, colours) {
  const data = new Uint8ClampedArray(4 * size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const colour = heat(values[(size - 1 - row) * size + column], range, colours);
      data.set([...colour, 255], 4 * (row * size + column));
    }
  }
  return data;
}

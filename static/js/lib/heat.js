// Numbers as colours over paper: from paper to blue above 0, from paper to charcoal below. Pure; must not know what the
// numbers are.

/**
 * How numbers become colours: with a negative side or without, and what is as strong as can be.
 * @typedef {{ signed: boolean, most: number }} Range
 *
 * @typedef {readonly [number, number, number]} Colour
 * @typedef {{ paper: Colour, above: Colour, below: Colour }} Colours
 */

/** How much of its colour the strongest number has. */
const ABOVE = 0.66;
const BELOW = 0.58;
/** Weak numbers are lifted a little, so that they can be told from 0. */
const POWER = 0.85;

/** So many shades on each side of 0 are more than eyes tell apart. */
const SHADES = 255;

/**
 * The colours from the strongest number below 0 to the strongest above it, as pixels, so that a grid needs no arithmetic
 * for each of its numbers.
 * @param {Colours} colours
 */
export function paletteOf({ paper, above, below }) {
  const data = new Uint8ClampedArray(4 * (2 * SHADES + 1)).fill(255);
  for (let shade = -SHADES; shade <= SHADES; shade += 1) {
    const strength = (Math.abs(shade) / SHADES) ** POWER;
    const [pole, share] = shade < 0 ? [below, BELOW * strength] : [above, ABOVE * strength];
    const mixed = paper.map((channel, i) => channel + (pole[i] - channel) * share);
    data.set(mixed, 4 * (shade + SHADES));
  }
  return new Uint32Array(data.buffer);
}

/**
 * Paints a grid, row by row from the top.
 * @param {Uint32Array} to pixels @param {number} from the first of them @param {number} stride from row to row
 * @param {ArrayLike<number>} values row by row from the bottom @param {number} size @param {number} most
 * @param {Uint32Array} palette
 */
export function paintGrid(to, from, stride, values, size, most, palette) {
  for (let row = 0; row < size; row += 1) {
    const [begin, line] = [(size - 1 - row) * size, from + row * stride];
    for (let column = 0; column < size; column += 1) {
      const share = Math.max(-1, Math.min(1, values[begin + column] / most)) || 0;
      to[line + column] = palette[Math.round(share * SHADES) + SHADES];
    }
  }
}

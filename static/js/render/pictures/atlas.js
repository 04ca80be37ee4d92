/**
 * The pictures of all neurons as tiles of one image, and the line of each as a path. Made anew for each answer of the
 * server, and for other colours. Must not know where a picture stands.
 *
 * @import { Document, Plane } from "../../protocol/messages.js"
 * @import { Colours } from "../../lib/heat.js"
 *
 * One neuron's picture: where its tile begins, its line in a square of side LINE, and the rows and columns in which it
 * gives exactly 0, in the same square.
 * @typedef {{ x: number, y: number, line: Path2D, off: Path2D | null }} Tile
 *
 * @typedef {{ image: CanvasImageSource, size: number, tiles: ReadonlyMap<string, Tile> }} Atlas
 */

import { floats } from "../../lib/bytes.js";
import { contour } from "../../lib/contour.js";
import { paintGrid, paletteOf } from "../../lib/heat.js";
import { kindOf, scalesOf } from "./scales.js";

/** The side of the square in which lines are drawn. */
export const LINE = 100;

/**
 * @param {Document} document @param {Plane} told @param {Colours} colours @param {HTMLCanvasElement} canvas painted on
 * @returns {Atlas | null} null where the answer is about other neurons
 */
export function atlasOf({ neurons }, told, colours, canvas) {
  const { size } = told;
  const grids = gridsOf(told, neurons.length);
  const context = canvas.getContext("2d");
  if (grids === null || context === null) return null;
  const levels = floats(told.levels);
  const scales = scalesOf(neurons, grids);
  const across = Math.ceil(Math.sqrt(neurons.length));
  const [width, height] = [across * size, Math.ceil(neurons.length / across) * size];
  [canvas.width, canvas.height] = [width, height];
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const palette = paletteOf(colours);
  /** @type {Map<string, Tile>} */
  const tiles = new Map();
  neurons.forEach((neuron, at) => {
    const [x, y] = [(at % across) * size, Math.floor(at / across) * size];
    const clipped = neuron.role === "hidden" && neuron.activation === "relu";
    const grid = clipped ? grids[at].map((value) => Math.max(0, value)) : grids[at];
    const { most } = scales.get(kindOf(neuron)) ?? { most: 1 };
    paintGrid(pixels, y * width + x, width, grid, size, most, palette);
    const line = new Path2D(Number.isNaN(levels[at]) ? "" : contour(grids[at], size, levels[at], LINE));
    tiles.set(neuron.id, { x, y, line, off: clipped ? offOf(grids[at], size) : null });
  });
  context.putImageData(image, 0, 0);
  return { image: canvas, size, tiles };
}

/** The numbers of each neuron; over one input each row is the same. @param {Plane} told @param {number} count */
function gridsOf({ values, size, up }, count) {
  const numbers = floats(values, true);
  const each = up === null ? size : size * size;
  if (numbers.length !== count * each) return null;
  return Array.from({ length: count }, (_, at) => {
    const own = /** @type {Float32Array} */ (numbers.subarray(at * each, (at + 1) * each));
    if (up !== null) return own;
    const grid = new Float32Array(size * size);
    for (let row = 0; row < size; row += 1) grid.set(own, row * size);
    return grid;
  });
}

/** Where a ReLU gives exactly 0, from its z. @param {Float32Array} z @param {number} size */
function offOf(z, size) {
  const path = new Path2D();
  const part = LINE / size;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; ) {
      let end = column;
      while (end < size && z[row * size + end] <= 0) end += 1;
      if (end > column) path.rect(column * part, (size - 1 - row) * part, (end - column) * part, part);
      column = end + 1;
    }
  }
  return path;
}

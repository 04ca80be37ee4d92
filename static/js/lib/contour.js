// The line on which a grid of numbers has one value, by marching squares (Lorensen and Cline 1987, in two dimensions).
// Pure: from numbers to a path.

/**
 * @param {ArrayLike<number>} values row by row from the bottom, at the middles of equal parts
 * @param {number} size of a side
 * @param {number} level
 * @param {number} width of the picture in pixels, which is as high as it is wide
 */
export function contour(values, size, level, width) {
  let path = "";
  for (let row = 0; row + 1 < size; row += 1) {
    for (let column = 0; column + 1 < size; column += 1) {
      const at = row * size + column;
      const [a, b] = [values[at] - level, values[at + 1] - level];
      const [c, d] = [values[at + size + 1] - level, values[at + size] - level];
      // Nearly all squares lie on one side, and there may be thousands of them in a frame.
      if (a < 0 === b < 0 && a < 0 === c < 0 && a < 0 === d < 0) continue;
      for (const [from, to] of crossings([a, b, c, d])) path += segment(from, to, column, row, size, width);
    }
  }
  return path;
}

/** @typedef {readonly [number, number]} Point in a square of side 1, from its lower left */

/** The corners in turn, from the lower left on. @type {readonly Point[]} */
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** Where the line enters and leaves a square. @param {readonly number[]} corners what they are above the level @returns {[Point, Point][]} */
function crossings(corners) {
  const points = CORNERS.flatMap((corner, i) => {
    const [here, next] = [corners[i], corners[(i + 1) % 4]];
    if (!Number.isFinite(here - next) || here < 0 === next < 0) return [];
    const share = here / (here - next);
    const [other] = CORNERS.slice((i + 1) % 4);
    return [
      /** @type {Point} */ ([
        corner[0] + share * (other[0] - corner[0]),
        corner[1] + share * (other[1] - corner[1]),
      ]),
    ];
  });
  if (points.length === 2) return [[points[0], points[1]]];
  if (points.length < 4) return [];
  // A saddle: the middle says which corners belong together.
  const middle = corners.reduce((sum, each) => sum + each, 0);
  const joins = middle < 0 === corners[0] < 0 ? [1, 2, 3, 0] : [0, 1, 2, 3];
  return [
    [points[joins[0]], points[joins[1]]],
    [points[joins[2]], points[joins[3]]],
  ];
}

/** @param {Point} from @param {Point} to @param {number} column @param {number} row @param {number} size @param {number} width */
function segment(from, to, column, row, size, width) {
  const x = (/** @type {Point} */ [along]) => fixed(((column + along + 0.5) / size) * width);
  const y = (/** @type {Point} */ [, along]) => fixed(width - ((row + along + 0.5) / size) * width);
  return `M${x(from)} ${y(from)}L${x(to)} ${y(to)}`;
}

/** @param {number} pixels */
const fixed = (pixels) => Number(pixels.toFixed(1));

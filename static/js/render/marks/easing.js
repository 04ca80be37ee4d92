/**
 * The two easing curves of all motion. A curve is given by its two inner control points, as in CSS; must not
 * know what moves.
 */

/** The number of halvings that find the curve's parameter to within a thousandth of a frame. */
const HALVINGS = 22;

/**
 * @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2
 * @returns {(t: number) => number} maps the fraction of the time, 0 to 1, to the fraction of the way
 */
function cubicBezier(x1, y1, x2, y2) {
  return (t) => {
    if (t <= 0 || t >= 1) return t <= 0 ? 0 : 1;
    let [low, high] = [0, 1];
    for (let i = 0; i < HALVINGS; i += 1) {
      const middle = (low + high) / 2;
      if (bernstein(middle, x1, x2) < t) low = middle;
      else high = middle;
    }
    return bernstein((low + high) / 2, y1, y2);
  };
}

/** @param {number} s @param {number} one @param {number} two */
const bernstein = (s, one, two) => 3 * (1 - s) * (1 - s) * s * one + 3 * (1 - s) * s * s * two + s * s * s;

/** For values and gradients in motion. */
export const travel = cubicBezier(0.45, 0.05, 0.25, 1);
/** For the camera. */
export const glide = cubicBezier(0.3, 0, 0.1, 1);

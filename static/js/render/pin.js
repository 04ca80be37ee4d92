/**
 * The pin of a parameter that training leaves alone. Must not know which parameter.
 *
 * @import { Pen } from "./pen.js"
 */

const HEAD = 3;
const LENGTH = 8;

/** @param {Pen} pen @param {number} x @param {number} y the middle of its head */
export function paintPin({ to, theme, sizes: { scale } }, x, y) {
  to.fillStyle = theme.second;
  to.beginPath();
  to.arc(x, y, HEAD * scale, 0, 2 * Math.PI);
  to.fill();
  to.fillRect(x - 0.75 * scale, y, 1.5 * scale, LENGTH * scale);
}

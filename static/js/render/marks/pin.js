/**
 * The pin on a parameter that training does not change. Must not know where its parameter is drawn.
 *
 * @import { Pen } from "./pen.js"
 */

const HEAD = 3;
const LENGTH = 8;

/**
 * @param {Pen} pen @param {string} parameter @param {number} x
 * @param {number} y the middle of the pin's head
 */
export function paintPin({ to, theme, index, sizes: { scale, compact } }, parameter, x, y) {
  if (compact || index.parameters.get(parameter)?.trainable !== false) return;
  to.fillStyle = theme.second;
  to.beginPath();
  to.arc(x, y, HEAD * scale, 0, 2 * Math.PI);
  to.fill();
  to.fillRect(x - 0.75 * scale, y, 1.5 * scale, LENGTH * scale);
}

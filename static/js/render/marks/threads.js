/**
 * Tied parameters: while somebody looks at one of several uses of a parameter, a thread joins all its uses.
 * Must not know the value of a parameter.
 *
 * @import { Point } from "../scene/geometry.js"
 * @import { Pen } from "./pen.js"
 */

import { centre } from "../scene/geometry.js";

/** How far a thread sags between two uses, as a fraction of their distance. */
const SAG = 0.36;

/** @param {Pen} pen */
export function paintThreads(pen) {
  for (const parameter of askedParameters(pen)) {
    const ends = placesOf(pen, parameter);
    for (let i = 1; i < ends.length; i += 1) thread(pen, ends[i - 1], ends[i]);
  }
}

/** The parameters of the knobs and biases somebody looks at. @param {Pen} pen @returns {Set<string>} */
function askedParameters({ attention, index }) {
  const found = new Set();
  for (const key of attention.asked) {
    const [kind, id] = [key.slice(0, key.indexOf(":")), key.slice(key.indexOf(":") + 1)];
    const parameter = kind === "bias" ? index.neurons.get(id)?.bias : index.edges.get(id)?.weight;
    if (parameter && (kind === "bias" || kind === "knob" || kind === "edge")) found.add(parameter);
  }
  return found;
}

/**
 * The places where a parameter is used, sorted from the top left.
 * @param {Pen} pen @param {string} parameter @returns {Point[]}
 */
function placesOf({ scene, index }, parameter) {
  const uses = index.uses.get(parameter);
  const knobs = (uses?.edges ?? []).map(({ id }) => scene.knobs.get(id)?.box);
  const biases = (uses?.biases ?? []).map(({ id }) => scene.body.get(id)?.bias?.square);
  const places = [...knobs, ...biases].flatMap((rect) => (rect ? [centre(rect)] : []));
  return places.sort((a, b) => a.x + a.y - b.x - b.y);
}

/** @param {Pen} pen @param {Point} a @param {Point} b */
function thread({ to, theme, sizes: { scale } }, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  to.strokeStyle = theme.markerLine;
  to.lineWidth = 2 * scale;
  to.setLineDash([2 * scale, 4 * scale]);
  to.beginPath();
  to.moveTo(a.x, a.y);
  to.quadraticCurveTo((a.x + b.x) / 2 + dy * SAG, (a.y + b.y) / 2 - dx * SAG, b.x, b.y);
  to.stroke();
  to.setLineDash([]);
}

/**
 * The places of the bodies of a drawing: neurons, their biases, the room for their labels, and the loss.
 * Pure; must not know edges, knobs or colours.
 *
 * @import { Document, Neuron } from "../../protocol/messages.js"
 * @import { Circle, Point, Rect } from "./geometry.js"
 * @import { Metrics } from "./sizes.js"
 */

import { neuronName } from "../../model/document/reading.js";
import { around } from "./geometry.js";

/**
 * @typedef {object} Bias
 * @property {string} parameter
 * @property {string} name
 * @property {Rect} square on the rim at twelve o'clock
 * @property {Rect} label above it
 * @property {boolean} [silent] whether the label has no room
 * @property {boolean} [aside] whether the label stands beside the square and begins at its left end
 */

/**
 * A neuron or the loss. `r`: the distance at which edges begin and end, the radius of a circle or half the
 * side of a square.
 * @typedef {object} Body
 * @property {"input" | "hidden" | "output" | "loss"} kind
 * @property {string} id "" for the loss
 * @property {string} name
 * @property {number} x
 * @property {number} y
 * @property {number} r
 * @property {boolean} square
 * @property {Rect} box around it
 * @property {Rect | null} label the place below it for arriving numbers and for its gradient
 * @property {Bias | null} bias
 * @property {boolean} [silent] whether its label has no room, so that only marks stand there
 * @property {Texts} texts what can be read inside it
 * @property {Look} [look] in a drawing with a lens
 * @property {Metrics} [sizes] its own, where they are not the scene's
 * @property {boolean} [moving] whether it is on its way to another place, without its numbers
 *
 * @typedef {"open" | "near" | "far" | "other"} Look opened, beside the opened neuron, or receding
 * @typedef {"both" | "name" | "none"} Texts its name above its number, the name alone, nothing
 */

/** The distance of L from the rightmost neuron, and the gap between the two rims of L. */
export const LOSS_AHEAD = 240;
export const DOUBLE_RIM = 5;
/** With more neurons than this, the nearest two are not searched for. */
const MANY = 400;
/** The room for the name of a bias, as fractions of its font size. */
const LABEL = { name: 1.33, nameWidth: 4.3 };

/**
 * @param {Document} document
 * @param {(parameter: string) => string} parameterName
 * @param {Metrics} sizes
 * @returns {Body[]} in document order, the loss last if there is an output
 */
export function placeBodies(document, parameterName, sizes) {
  const bodies = document.neurons.map((neuron) => neuronBody(neuron, parameterName, sizes));
  const loss = lossBody(document, sizes);
  return loss ? [...bodies, loss] : bodies;
}

/**
 * @param {Neuron} neuron @param {(parameter: string) => string} parameterName @param {Metrics} sizes
 * @returns {Body}
 */
function neuronBody(neuron, parameterName, sizes) {
  const { role, id } = neuron;
  const [x, y] = [(neuron.x ?? 0) * sizes.spread.x, (neuron.y ?? 0) * sizes.spread.y];
  const square = role === "input";
  const r = square ? sizes.input / 2 : sizes.radius;
  return {
    kind: role,
    id,
    name: neuronName(neuron),
    x,
    y,
    r,
    square,
    box: around(x, y, 2 * r, 2 * r),
    label: labelPlace(x, y + r, square, sizes),
    texts: textsOf({ r, square }, sizes),
    bias: neuron.bias ? biasPlace(neuron.bias, parameterName(neuron.bias), { x, y: y - r }, sizes) : null,
  };
}

/**
 * The label below a neuron: its gradient and, for a neuron that computes, a second row.
 * @param {number} x @param {number} bottom @param {boolean} square @param {Metrics} sizes @returns {Rect}
 */
function labelPlace(x, bottom, square, { scale, compact, label, labelWidth, radius }) {
  if (compact) return around(x, bottom + 4 * scale, 16 * scale, 12 * scale);
  const rows = square ? 1 : 2;
  const left = x - (square ? 50 * scale : radius);
  return { x: left, y: bottom + 7 * scale, w: labelWidth, h: rows * (label + 1.5 * scale) };
}

/**
 * @param {string} parameter @param {string} name @param {Point} top @param {Metrics} sizes @returns {Bias}
 */
function biasPlace(parameter, name, top, { bias, label, scale, compact }) {
  const square = around(top.x, top.y, bias, bias);
  const height = compact ? 0 : LABEL.name * label;
  return {
    parameter,
    name,
    square,
    label: around(top.x, square.y - 2 * scale - height / 2, LABEL.nameWidth * label, height),
  };
}

/** The loss, which with several samples is that of the one in view. @param {Document} document @param {Metrics} sizes @returns {Body | null} */
function lossBody({ neurons, samples = [] }, sizes) {
  const { spread } = sizes;
  const outputs = neurons.filter(({ role }) => role === "output").map(({ y = 0 }) => y * spread.y);
  if (outputs.length === 0) return null;
  const x = (Math.max(...neurons.map((neuron) => neuron.x ?? 0)) + LOSS_AHEAD) * spread.x;
  const y = (Math.min(...outputs) + Math.max(...outputs)) / 2;
  const r = sizes.radius + DOUBLE_RIM * sizes.scale;
  return {
    kind: "loss",
    id: "",
    name: samples.length > 1 ? "L_n" : "L",
    x,
    y,
    r,
    square: false,
    box: around(x, y, 2 * r, 2 * r),
    label: null,
    texts: textsOf({ r: sizes.radius, square: false }, sizes),
    bias: null,
  };
}

/** The rectangles that a body and its texts fill. @param {Body} body @returns {Rect[]} */
export const partsOf = ({ box, label, silent, bias }) => [
  box,
  ...(label && !silent ? [label] : []),
  ...(bias ? [bias.silent ? bias.square : bias.label, bias.square] : []),
];

/** The least room for a name and for a number, in letters' sizes: few digits are better than none. */
const ROOM = { name: 1.1, number: 2.1, rows: 1 };

/**
 * What can be read inside a body without covering its rim. A receding neuron has no number.
 * @param {{ r: number, square: boolean }} body @param {Metrics} sizes @param {Look} [look] @returns {Texts}
 */
export function textsOf({ r, square }, { dial, scale, name, value }, look) {
  const inner = 2 * r - (square ? 4 * scale : 2 * dial + 6 * scale);
  const both = inner >= ROOM.number * value && inner >= ROOM.rows * (0.8 * name + value);
  if (both && look !== "other" && look !== "far") return "both";
  return inner >= ROOM.name * name ? "name" : "none";
}

/** The shape of a body as an obstacle. @param {Body} body @returns {Circle | Rect} */
export const shapeOf = (body) => (body.square ? body.box : { x: body.x, y: body.y, r: body.r });

/**
 * The distance between the two nearest neurons, after spreading by `spread`.
 * @param {Document["neurons"]} neurons @param {number} most the result if no two neurons are nearer
 * @param {{ x: number, y: number }} [spread]
 */
export function nearest(neurons, most, spread = { x: 1, y: 1 }) {
  let least = most;
  if (neurons.length > MANY) return least;
  neurons.forEach(({ x = 0, y = 0 }, i) => {
    for (const { x: otherX = 0, y: otherY = 0 } of neurons.slice(i + 1))
      least = Math.min(least, Math.hypot((x - otherX) * spread.x, (y - otherY) * spread.y));
  });
  return least;
}

/**
 * The sizes of everything on the canvas in world units, which are CSS pixels at zoom 1. If a drawing must
 * shrink to fit its stage, its shapes grow in return, so that they stay readable. The space between neurons
 * limits this growth. Must not know the camera.
 *
 * @typedef {object} Metrics
 * @property {boolean} compact names only on knobs, three digits in neurons: a phone
 * @property {number} scale the size of shapes relative to the usual size
 * @property {{ x: number, y: number }} spread the factor by which neurons stand farther apart than in the
 *   document
 * @property {number} radius of a hidden neuron, an output and L
 * @property {number} input the side of an input
 * @property {number} dial the width of a dial
 * @property {number} rim
 * @property {number} knobWidth at least
 * @property {number} knobHeight
 * @property {number} grownWidth of a knob with a second row, at least
 * @property {number} grownHeight
 * @property {number} reach from the joint to the middle of a knob straight above it
 * @property {number} joint
 * @property {number} targetJoint
 * @property {number} bias the side of a bias
 * @property {number} name font sizes from here on
 * @property {number} value
 * @property {number} knobName
 * @property {number} knobValue
 * @property {number} label
 * @property {number} badge
 * @property {number} labelWidth the room of a number beside or below a neuron
 * @property {number} least the size of the smallest letters in pixels; smaller ones are left out
 */

import { clamp } from "./geometry.js";

/** Stages narrower than this many pixels show the compact drawing. */
export const COMPACT_BELOW = 480;

const FULL = {
  radius: 42,
  input: 72,
  dial: 6,
  rim: 2,
  knobWidth: 90,
  knobHeight: 30,
  grownWidth: 124,
  grownHeight: 56,
  reach: 44,
  joint: 9,
  targetJoint: 8,
  bias: 14,
  name: 23,
  value: 15.5,
  knobName: 20,
  knobValue: 16,
  label: 15,
  badge: 12,
  labelWidth: 94,
};
/** The smallest letters in pixels, on a page and for a class. */
export const LEAST = { page: 13, class: 28 };
const COMPACT = {
  radius: 42,
  input: 70,
  dial: 6,
  rim: 2.5,
  knobWidth: 50,
  knobHeight: 27,
  grownWidth: 50,
  grownHeight: 27,
  reach: 34,
  joint: 9,
  targetJoint: 9,
  bias: 11,
  name: 23,
  value: 18,
  knobName: 21,
  knobValue: 16,
  label: 17,
  badge: 12,
  labelWidth: 94,
};

/** The usual spread: neurons stand where the document says. */
const AS_DRAWN = { x: 1, y: 1 };
/** The smallest apparent size of a neuron that is aimed for, as a fraction of its full size. */
const READABLE = { full: 0.85, compact: 0.66 };
/** The fraction of the distance between the two nearest neurons that their shapes may fill. */
const FILL = 0.62;

/**
 * @param {object} [space]
 * @param {boolean} [space.compact]
 * @param {number} [space.zoom] the zoom at which the whole drawing fits
 * @param {number} [space.nearest] the distance between the two nearest neurons
 * @returns {Metrics}
 */
export function metrics({ compact = false, zoom = 1, nearest = Infinity } = {}) {
  const base = compact ? COMPACT : FULL;
  const wanted = (compact ? READABLE.compact : READABLE.full) / zoom;
  const scale = clamp(Math.min(wanted, (FILL * nearest) / (2 * base.radius)), 1, 2);
  const sizes = Object.entries(base).map(([name, size]) => [name, size * scale]);
  return { compact, scale, spread: AS_DRAWN, least: LEAST.page, ...Object.fromEntries(sizes) };
}

/** Whether two drawings have equal sizes. @param {Metrics} one @param {Metrics} other */
export const sameSizes = (one, other) => one === other || JSON.stringify(one) === JSON.stringify(other);

/** Sizes that grow with the letters of a knob. */
const OF_KNOBS = /** @type {const} */ ([
  "knobWidth",
  "knobHeight",
  "grownWidth",
  "grownHeight",
  "reach",
  "knobName",
  "knobValue",
]);

/**
 * The same sizes with letters that can be read at a zoom. Shapes stay as they are.
 * @param {Metrics} sizes @param {number} zoom @returns {Metrics}
 */
export function readable(sizes, zoom) {
  const least = sizes.least / zoom;
  const knob = Math.max(1, least / sizes.knobValue);
  const label = Math.max(sizes.label, least);
  const value = Math.max(sizes.value, least);
  if (knob === 1 && label === sizes.label && value === sizes.value && sizes.badge >= least) return sizes;
  return {
    ...sizes,
    ...Object.fromEntries(OF_KNOBS.map((name) => [name, sizes[name] * knob])),
    name: Math.max(sizes.name, least),
    value,
    label,
    labelWidth: (sizes.labelWidth * label) / sizes.label,
    badge: Math.max(sizes.badge, least),
  };
}

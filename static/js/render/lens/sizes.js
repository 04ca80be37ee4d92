/**
 * The sizes of an opened neuron and of what its step names, in CSS pixels whatever the camera does. Must not
 * know the camera.
 *
 * @import { Metrics } from "../scene/sizes.js"
 */

/**
 * @typedef {object} LensSizes
 * @property {number} open the radius of the opened neuron, smaller where the stage is small
 * @property {number} far the radius of the neurons on the far side, and of L
 * @property {number} near the side of an input, and the diameter of a hidden neuron on the near side
 * @property {number} other the largest radius of a neuron that recedes
 * @property {number} edge the least visible length of an edge of the lens
 * @property {number} gap the least space between two things
 * @property {{ w: number, h: number, tall: number }} knob `tall`: its height with the row of the gradient
 * @property {number} most the largest number of neurons on a side before only some come forward
 * @property {number} some how many come forward then
 * @property {number} title the name of the opened neuron
 * @property {number} row its numbers
 * @property {number} name every other name
 * @property {number} number every other number
 * @property {number} label contributions, δ, the bias
 * @property {number} unit of rims and marks
 */

/** @type {LensSizes} */
const USUAL = {
  open: 76,
  far: 28,
  near: 42,
  other: 20,
  edge: 56,
  gap: 6,
  knob: { w: 96, h: 30, tall: 36 },
  most: 9,
  some: 5,
  title: 22,
  row: 15,
  name: 17,
  number: 14,
  label: 15,
  unit: 1,
};
/** On a narrow stage. @type {LensSizes} */
const NARROW = {
  ...USUAL,
  open: 64,
  far: 26,
  edge: 32,
  knob: { w: 84, h: 28, tall: 36 },
  title: 19,
  row: 14,
  name: 16,
  number: 13,
  label: 13.5,
};
/** @type {LensSizes} */
const COMPACT = {
  ...USUAL,
  open: 54,
  far: 22,
  near: 36,
  other: 14,
  edge: 24,
  gap: 4,
  knob: { w: 70, h: 22, tall: 36 },
  most: 6,
  some: 4,
  title: 16,
  row: 13,
  name: 14,
  number: 13,
  label: 13,
};
/** @type {LensSizes} */
const PROJECTED = {
  open: 112,
  far: 46,
  near: 88,
  other: 36,
  edge: 90,
  gap: 10,
  knob: { w: 176, h: 48, tall: 84 },
  most: 6,
  some: 4,
  title: 36,
  row: 30,
  name: 34,
  number: 29,
  label: 29,
  unit: 2,
};
/** Stages narrower than this many pixels are narrow. */
const NARROW_BELOW = 720;
/** A stage of this height, for a class, has the sizes as they stand. */
const PROJECTED_STAGE = 556;

/**
 * @param {{ width: number, height: number }} stage in pixels
 * @param {{ compact: boolean, projector: boolean }} how @returns {LensSizes}
 */
export function lensSizes({ width, height }, { compact, projector }) {
  if (compact) return COMPACT;
  if (width < NARROW_BELOW && !projector) return NARROW;
  return projector ? scaled(PROJECTED, Math.max(1, height / PROJECTED_STAGE)) : USUAL;
}

/** @param {LensSizes} sizes @param {number} by @returns {LensSizes} */
export function scaled(sizes, by) {
  const { knob, most, some, ...rest } = sizes;
  const larger = Object.entries({ ...rest, ...knob }).map(([name, size]) => [name, size * by]);
  const { w, h, tall, ...others } = Object.fromEntries(larger);
  return { ...others, most, some, knob: { w, h, tall } };
}

/**
 * The same as the metrics of a scene, so that the marks of the drawing can be painted with them.
 * @param {LensSizes} sizes in world units @param {Metrics} base @returns {Metrics}
 */
export function metricsOf({ knob, name, number, label, other, unit: pixel }, base) {
  return {
    ...base,
    compact: false,
    scale: pixel,
    radius: other,
    input: 2 * other,
    dial: 3.5 * pixel,
    rim: 1.4 * pixel,
    knobWidth: knob.w,
    knobHeight: knob.h,
    grownWidth: knob.w,
    grownHeight: knob.tall,
    reach: knob.h,
    joint: 8 * pixel,
    targetJoint: 8 * pixel,
    bias: 12 * pixel,
    name,
    value: number,
    knobName: name,
    knobValue: number,
    label,
    badge: 12 * pixel,
    labelWidth: 6 * label,
  };
}

/** What an opened neuron and those beside it are drawn with. @param {Metrics} metrics @param {LensSizes} sizes */
export const metricsByLook = (metrics, { title, row }) => ({
  open: { ...metrics, dial: 5 * metrics.scale, rim: 2 * metrics.scale, name: title, value: row },
  far: { ...metrics, dial: 5 * metrics.scale, rim: 2 * metrics.scale },
  near: { ...metrics, dial: 2 * metrics.scale, rim: 2 * metrics.scale },
  other: metrics,
});

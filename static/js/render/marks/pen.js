/**
 * What every painter receives: the brush, the scene, the colours, the fonts and the numbers that may be read.
 * Must not know what is painted.
 *
 * @import { Index } from "../../model/document/indexing.js"
 * @import { PlanView } from "../../model/run/plan.js"
 * @import { Quantities } from "../../model/run/quantities.js"
 * @import { Attention } from "./attention.js"
 * @import { View } from "../fitting/view.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Metrics } from "../scene/sizes.js"
 * @import { Fade } from "./fade.js"
 * @import { Brush } from "../layers/strokes.js"
 * @import { Measure } from "./scale.js"
 * @import { Scene } from "../scene/layout.js"
 * @import { Theme } from "../layers/theme.js"
 * @import { Typesetter } from "./letters/typeset.js"
 *
 * @typedef {object} Pen
 * @property {Brush} to in world units
 * @property {Scene} scene
 * @property {Metrics} sizes the scene's
 * @property {Theme} theme
 * @property {Typesetter} type
 * @property {Index} index
 * @property {(neuron: string) => boolean} bounded whether a neuron's activation stays within [-1, 1]
 * @property {PlanView | null} plan
 * @property {Quantities} read
 * @property {Attention} attention
 * @property {ReadonlySet<string>} grown edges whose knobs have a second row
 * @property {number} shown micro-steps that have landed
 * @property {(step: number) => number} valueAt the result of a micro-step; printed only if the step has
 *   landed
 * @property {Measure} measure the sizes of marks
 * @property {number} heaviest the size of the largest weight, to which the widths of edges relate
 * @property {number} digits
 * @property {number | undefined} decades those of the scale, if it is logarithmic
 * @property {boolean} deep whether depth may be shown
 * @property {ReturnType<typeof import("./depth.js").depthIn>} [depth] what hangs below a deep network
 * @property {Fade | null} fade how far the parts off a question's paths have stepped back; null without a
 *   question
 * @property {number} zoom
 * @property {Rect} visible the part of the world on the stage
 * @property {boolean} pictured whether neurons show their pictures, and their numbers stand outside
 * @property {Rect} frame the part of the world that the stage shows when the drawing is fitted
 */

import { grow, overlap } from "../scene/geometry.js";

/** The sign that replaces a result while a question asks for it. */
export const ASKED = "?";
/** Rounding may make letters smaller by this part. */
const NEARLY = 0.999;
/** Names and marks reach this far beyond the box of their owner, in world units. */
const REACH = 60;

/**
 * Sets the unit of a canvas to the world's unit.
 * @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio
 */
export function useWorld(to, { x, y, zoom }, ratio) {
  to.setTransform(ratio * zoom, 0, 0, ratio * zoom, ratio * x, ratio * y);
}

/**
 * Clears a canvas and sets its unit.
 * @param {CanvasRenderingContext2D} to @param {View} view @param {number} ratio
 */
export function begin(to, view, ratio) {
  to.setTransform(1, 0, 0, 1, 0, 0);
  to.clearRect(0, 0, to.canvas.width, to.canvas.height);
  useWorld(to, view, ratio);
}

/**
 * The part of the world that a stage shows.
 * @param {View} view @param {{ width: number, height: number }} size @returns {Rect}
 */
export function visibleWorld({ x, y, zoom }, { width, height }) {
  return {
    x: -x / zoom - REACH,
    y: -y / zoom - REACH,
    w: width / zoom + 2 * REACH,
    h: height / zoom + 2 * REACH,
  };
}

/**
 * The part of the world on the stage, without the margin for names and marks that reach into it.
 * @param {Pick<Pen, "visible">} pen
 */
export const stageOf = ({ visible }) => grow(visible, -REACH);

/** Whether letters of a given size are readable at the current zoom. @param {Pen} pen @param {number} size */
export const legible = ({ zoom, sizes }, size) => size * zoom >= NEARLY * sizes.least;

/** The same pen with a body's own sizes, where it has them. @param {Pen} pen @param {Body} body @returns {Pen} */
export const inSizesOf = (pen, { sizes }) => (sizes ? { ...pen, sizes } : pen);

/** @param {{ visible: Rect }} pen @param {Rect} box */
export const seen = ({ visible }, box) => overlap(visible, box);

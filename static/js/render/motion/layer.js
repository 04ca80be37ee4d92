/**
 * The highest layer, painted in each frame of a motion: marks in motion, bars as they grow, dials as they
 * fill, values as they are struck out. It reads numbers only for the size and sign of marks and prints none.
 * Must not know the clock.
 *
 * @import { Note } from "../../playback/timing.js"
 * @import { Addition } from "../marks/additions.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Load } from "./pulses.js"
 */

import { additionsOf, barsAt } from "../marks/additions.js";
import { paintBar } from "../marks/bars.js";
import { travel } from "../marks/easing.js";
import { createCrowd } from "./dots.js";
import { fillDial, flash, gather, gone, strikeOut, turnRing } from "./effects.js";
import { loadOf } from "./loads.js";
import { gradientPulse, valuePulse, weightPulse } from "./pulses.js";

/**
 * @param {Pen} pen
 * @param {{ t: number, first: number, steps: readonly Note[] }} motion
 */
export function paintMotion(pen, { t, first, steps }) {
  const crowd = pen.scene.plain ? createCrowd(pen) : null;
  // Notes land in order; those before `shown` have landed.
  for (let i = Math.max(0, pen.shown - first); i < steps.length; i += 1) {
    const note = steps[i];
    if (note.start > t || t >= note.end) continue;
    if (!crowd?.takes(note, t)) PAINTERS[note.kind](pen, note, t);
  }
  crowd?.paint();
}

/** @type {Record<Note["kind"], (pen: Pen, note: Note, t: number) => void>} */
const PAINTERS = {
  input: (pen, note, t) => flash(pen, note.id, gone(t, note.start, note.end)),
  term: (pen, note, t) => fly(pen, note, t, valuePulse),
  bias: (pen, note, t) => growBar(pen, note, t),
  sum: (pen, note, t) => growSum(pen, note, t),
  activation: (pen, note, t) => fillDial(pen, note, t),
  output_loss: (pen, note, t) => fly(pen, note, t, valuePulse),
  loss: (pen, note, t) => fillDial(pen, note, t),
  grad_a: (pen, note, t) => fly(pen, note, t, gradientPulse),
  contribution: (pen, note, t) => fly(pen, note, t, gradientPulse),
  grad_sum: (pen, note, t) => growSum(pen, note, t),
  grad_z: (pen, note, t) => turnRing(pen, note, t),
  grad_weight: (pen, note, t) => fly(pen, note, t, weightPulse),
  parameter_grad: (pen, note, t) => gather(pen, note, t),
  combine: (pen, note, t) => gather(pen, note, t),
  update: (pen, note, t) => strikeOut(pen, note, t),
};

/**
 * A mark moves along an edge, then its bar grows.
 * @param {Pen} pen @param {Note} note @param {number} t
 * @param {(pen: Pen, load: Load, part: number) => void} pulse
 */
function fly(pen, note, t, pulse) {
  if (t >= note.arrive) return growBar(pen, note, t);
  const load = loadOf(pen, note.step);
  if (load) pulse(pen, load, travel(gone(t, note.start, note.arrive)));
}

/**
 * The addition of a step, among those of its neuron.
 * @param {Pen} pen @param {number} step @param {(addition: Addition) => boolean} isIts
 */
function additionOf({ plan, scene, attention }, step, isIts) {
  // The bars of a neuron that is only a dot would be invisible.
  if (plan === null || scene.plain) return undefined;
  const group = plan.groupOf(step);
  return (group === attention.group ? attention.additions : additionsOf(plan, group)).find(isIts);
}

/**
 * The bar of the number that has just arrived; earlier bars are on the layer below.
 * @param {Pen} pen @param {Note} note @param {number} t
 */
function growBar(pen, note, t) {
  const addition = additionOf(pen, note.step, ({ steps }) => steps.includes(note.step));
  const laid = addition && barsAt(pen, addition);
  if (!laid) return;
  const bar = laid.bars[addition.steps.indexOf(note.step)];
  paintBar(pen, bar, pen.theme[addition.role], gone(t, note.arrive, note.end));
}

/**
 * The bar of the sum, growing under the bars that it adds up.
 * @param {Pen} pen @param {Note} note @param {number} t
 */
function growSum(pen, note, t) {
  const addition = additionOf(pen, note.step, ({ sum }) => sum === note.step);
  const laid = addition && barsAt(pen, addition);
  if (laid) paintBar(pen, laid.sum, pen.theme[addition.role], gone(t, note.start, note.end));
}

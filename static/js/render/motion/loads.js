/**
 * What a step carries along an edge: the edge, the number at the start, the number on arrival, and the size
 * of both. Must not know how far it has come.
 *
 * @import { StepKind } from "../../model/run/plan.js"
 * @import { Family } from "../scene/largest_numbers.js"
 * @import { Pen } from "../marks/pen.js"
 * @import { Load } from "./pulses.js"
 */

import { amount } from "./pulses.js";

/**
 * `from`: which step kinds computed the number at the start, at which end of the edge, and its family.
 * Without `from`, the number does not change on its way.
 * @typedef {{ onLoss: boolean, family: Family,
 *   from: { kinds: readonly StepKind[], end: "source" | "target", family: Family } | null }} Carrying
 */

/** @type {Carrying["from"]} */
const ACTIVATION = { kinds: ["activation", "input"], end: "source", family: "a" };
/** @type {Carrying["from"]} */
const DELTA = { kinds: ["grad_z"], end: "target", family: "grad_z" };

/** @type {Partial<Record<StepKind, Carrying>>} */
const CARRYING = {
  term: { onLoss: false, family: "term", from: ACTIVATION },
  output_loss: { onLoss: true, family: "loss", from: ACTIVATION },
  grad_a: { onLoss: true, family: "grad_a", from: null },
  contribution: { onLoss: false, family: "contribution", from: DELTA },
  grad_weight: { onLoss: false, family: "grad_parameter", from: DELTA },
};

/**
 * What a micro-step carries; null if it carries nothing.
 * @param {Pen} pen @param {number} step @returns {Load | null}
 */
export function loadOf(pen, step) {
  const { plan, scene } = pen;
  const carrying = plan && CARRYING[plan.kindOf(step)];
  if (!carrying) return null;
  const { onLoss, family, from } = carrying;
  const id = plan.idOf(step);
  const line = (onLoss ? scene.lossEdge : scene.edge).get(id);
  if (!line) return null;
  const after = amount(pen, pen.valueAt(step), family, family === "grad_a" ? line.source : line.target);
  const first = from?.kinds.map((kind) => plan.stepOf(kind, line[from.end])).find((at) => at >= 0);
  const before =
    from && first !== undefined ? amount(pen, pen.valueAt(first), from.family, line[from.end]) : after;
  return { line, knob: (onLoss ? scene.targets : scene.knobs).get(id), before, after };
}

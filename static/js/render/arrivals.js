/**
 * What has arrived at a node in the step at hand and is not added up yet: which numbers, where their bars
 * stand, in which colour. Must not know how far anything on its way has come.
 *
 * @import { PlanView } from "../model/plan.js"
 * @import { Body } from "./bodies.js"
 * @import { Rect } from "./geometry.js"
 * @import { Metrics } from "./metrics.js"
 * @import { Pen } from "./pen.js"
 */

import { layBars } from "./bars.js";

/** Kinds of what arrives, by the kind of step that adds it up. */
const SUMS = {
  sum: new Set(["term", "bias"]),
  loss: new Set(["output_loss"]),
  grad_sum: new Set(["grad_a", "contribution"]),
};

/** @typedef {{ kind: keyof typeof SUMS, id: string, role: "value" | "gradient" | "ink", steps: number[], sum: number }} Arrivals */

/**
 * The additions of one neuron-sized step: for each the micro-steps that arrive, and the one that adds.
 * @param {PlanView} plan @param {number} group @returns {Arrivals[]}
 */
export function arrivalsOf(plan, group) {
  if (group < 0) return [];
  const found = [];
  /** @type {number[]} */
  let steps = [];
  for (let step = plan.groupStarts[group]; step < plan.groupStarts[group + 1]; step += 1) {
    const kind = plan.kindOf(step);
    if (SUMS.sum.has(kind) || SUMS.loss.has(kind) || SUMS.grad_sum.has(kind)) steps.push(step);
    else if (Object.hasOwn(SUMS, kind)) {
      const sum = /** @type {keyof typeof SUMS} */ (kind);
      const role = sum === "sum" ? "value" : sum === "loss" ? "ink" : "gradient";
      found.push({
        kind: sum,
        id: plan.idOf(step),
        role: /** @type {Arrivals["role"]} */ (role),
        steps,
        sum: step,
      });
      steps = [];
    } else steps = [];
  }
  return found;
}

/**
 * Where the bars of an addition stand: values inside their node, gradients below it.
 * @param {Arrivals} arrivals @param {Body} body @param {Metrics} sizes @returns {Rect | null} null where there is no room
 */
function barArea({ kind }, { x, y, r, label, square }, { scale, compact, dial }) {
  if (kind !== "grad_sum") {
    const w = 2 * (r - dial * scale) * 0.72;
    return { x: x - w / 2, y: y + 3 * scale, w, h: 26 * scale };
  }
  if (compact || !label) return null;
  return { x: x - r + (square ? 2 : 6) * scale, y: label.y + 2 * scale, w: 64 * scale, h: label.h };
}

/** The bars of an addition; null where they have no place. @param {Pen} pen @param {Arrivals} arrivals */
export function barsAt(pen, arrivals) {
  const { scene, sizes } = pen;
  const body = arrivals.kind === "loss" ? scene.loss : scene.body.get(arrivals.id);
  const area = body ? barArea(arrivals, body, sizes) : null;
  return area ? layBars(arrivals.steps.map(pen.valueOf), area, sizes.scale) : null;
}

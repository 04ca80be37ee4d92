/**
 * The sums that a step computes: which numbers arrive at which node, and where their bars stand until the sum
 * replaces them. Pure; must not know how far anything in motion has come.
 *
 * @import { PlanView, StepKind } from "../../model/run/plan.js"
 * @import { Body } from "../scene/bodies.js"
 * @import { Bar } from "./bars.js"
 * @import { Rect } from "../scene/geometry.js"
 * @import { Metrics } from "../scene/sizes.js"
 * @import { Pen } from "./pen.js"
 *
 * @typedef {object} Addition
 * @property {"sum" | "loss" | "grad_sum"} kind
 * @property {string} id the neuron at which numbers arrive; "" for L
 * @property {"value" | "gradient" | "ink"} role the colour of the numbers that arrive
 * @property {number[]} steps the micro-steps whose numbers arrive
 * @property {number} sum the micro-step that adds them up
 */

import { layBars } from "./bars.js";
import { sized } from "./scale.js";

/** @type {ReadonlySet<StepKind>} */
const ARRIVING = new Set(["term", "bias", "output_loss", "grad_a", "contribution"]);
/** The kinds of steps that compute a sum, with the colour of their terms. */
const SUMS = /** @type {const} */ ({ sum: "value", loss: "ink", grad_sum: "gradient" });

const FAMILIES = /** @type {const} */ ({ sum: "term", loss: "loss", grad_sum: "grad_a" });
/** The fraction of their room that bars use. All bars use the same scale, because they add up. */
const WIDTH = { least: 0.35, most: 1 };

/** @param {PlanView} plan @param {number} group @returns {Addition[]} */
export function additionsOf(plan, group) {
  const found = [];
  /** @type {number[]} */
  let steps = [];
  for (let step = plan.groupStarts[group]; step < plan.groupStarts[group + 1]; step += 1) {
    const kind = plan.kindOf(step);
    if (ARRIVING.has(kind)) steps.push(step);
    else {
      if (kind === "sum" || kind === "loss" || kind === "grad_sum") {
        found.push({ kind, id: plan.idOf(step), role: SUMS[kind], steps, sum: step });
      }
      steps = [];
    }
  }
  return found;
}

/**
 * Where the bars of an addition stand: values inside their node, gradients below it. null if there is no
 * room.
 * @param {Addition} addition @param {Body} body @param {Metrics} sizes @returns {Rect | null}
 */
function barArea({ kind }, { x, y, r, label, square }, { scale, compact, dial }) {
  if (kind !== "grad_sum") {
    const w = 2 * (r - dial * scale) * 0.72;
    return { x: x - w / 2, y: y + 3 * scale, w, h: 26 * scale };
  }
  if (compact || !label) return null;
  return { x: x - r + (square ? 2 : 6) * scale, y: label.y + 2 * scale, w: 64 * scale, h: label.h };
}

/** The bars of an addition; null if they have no place. @param {Pen} pen @param {Addition} addition */
export function barsAt({ scene, sizes, valueAt, measure }, addition) {
  const body = addition.kind === "loss" ? scene.loss : scene.body.get(addition.id);
  const area = body ? barArea(addition, body, sizes) : null;
  if (!area) return null;
  const values = addition.steps.map(valueAt);
  const known = values.map((value) => (Number.isFinite(value) ? Math.abs(value) : 0));
  const part = sized(measure(Math.max(0, ...known), FAMILIES[addition.kind], addition.id), WIDTH);
  return layBars(values, { ...area, w: area.w * part }, sizes.scale);
}

/**
 * The bars of the numbers that have arrived in this step at a body and are not added up yet; null if there are none.
 * @param {Pen} pen @param {Body} body @returns {{ bars: readonly Bar[], role: Addition["role"] } | null}
 */
export function arrivedAt(pen, body) {
  const addition = pen.attention.additions.find(
    ({ id, kind }) => id === body.id && (kind === "loss") === (body.kind === "loss"),
  );
  if (!addition || addition.sum < pen.shown) return null;
  const count = addition.steps.filter((step) => step < pen.shown).length;
  const laid = count > 0 ? barsAt(pen, addition) : null;
  return laid && { bars: laid.bars.slice(0, count), role: addition.role };
}

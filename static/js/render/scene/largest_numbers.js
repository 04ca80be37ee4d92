/**
 * The largest numbers of the pass in view, separately for values and gradients, and for each kind in each
 * layer. Marks are scaled by them if the scale is not logarithmic. Pure; must not know how large anything is
 * drawn.
 *
 * @import { Index } from "../../model/document/indexing.js"
 * @import { PlanView, StepKind } from "../../model/run/plan.js"
 *
 * Groups of numbers that are compared with one another. Values: activations, the terms of edges and biases,
 * parts of the loss. Gradients: ∂L/∂a, ∂L/∂z, contributions along edges, gradients of parameters.
 * @typedef {"a" | "term" | "loss" | "grad_a" | "grad_z" | "contribution" | "grad_parameter"} Family
 *
 * @typedef {object} Largest
 * @property {Readonly<{ value: number, gradient: number }>} sides 0 if there is none
 * @property {(family: Family) => number} inView of the values, or of the gradients; 1 if there is none
 * @property {(family: Family, neuron: string) => number} inLayer of the family, among neurons of one level
 */

/** @type {Partial<Record<StepKind, Family>>} */
const FAMILIES = {
  input: "a",
  term: "term",
  bias: "term",
  activation: "a",
  output_loss: "loss",
  loss: "loss",
  grad_a: "grad_a",
  grad_sum: "grad_a",
  grad_z: "grad_z",
  contribution: "contribution",
  grad_weight: "grad_parameter",
};
/** @type {ReadonlySet<Family>} */
const VALUES = new Set(["a", "term", "loss"]);
const ON_EDGES = new Set(["term", "contribution", "grad_weight"]);

/** @type {Largest} */
export const NOTHING_IN_VIEW = {
  sides: { value: 0, gradient: 0 },
  inView: () => 1,
  inLayer: () => 1,
};

/**
 * A number on an edge belongs to the level of the edge's target.
 * @param {PlanView} plan @param {Index} index @param {ReadonlyMap<string, number>} levels
 * @param {{ have: number, at: (step: number) => number }} numbers
 * @returns {Largest}
 */
export function largestOf(plan, index, levels, numbers) {
  const sides = { value: 0, gradient: 0 };
  /** @type {Map<string, number>} */
  const layers = new Map();
  const key = (/** @type {Family} */ family, /** @type {string} */ neuron) =>
    `${family} ${levels.get(neuron) ?? 0}`;
  for (let step = 0; step < Math.min(plan.stepCount, numbers.have); step += 1) {
    const kind = plan.kindOf(step);
    const family = FAMILIES[kind];
    const size = Math.abs(numbers.at(step));
    if (!family || !Number.isFinite(size)) continue;
    const side = VALUES.has(family) ? "value" : "gradient";
    sides[side] = Math.max(sides[side], size);
    const id = plan.idOf(step);
    const place = key(family, ON_EDGES.has(kind) ? (index.edges.get(id)?.target ?? "") : id);
    layers.set(place, Math.max(layers.get(place) ?? 0, size));
    // ∂L/∂z of a neuron is also the gradient of its bias.
    if (kind === "grad_z" && index.neurons.get(id)?.bias) {
      const own = key("grad_parameter", id);
      layers.set(own, Math.max(layers.get(own) ?? 0, size));
    }
  }
  return {
    sides,
    inView: (family) => sides[VALUES.has(family) ? "value" : "gradient"] || 1,
    inLayer: (family, neuron) => layers.get(key(family, neuron)) || 1,
  };
}

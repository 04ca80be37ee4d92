/**
 * Which marks are in the picture, for the legend: values and gradients, their signs, exact zeros, numbers too
 * small for the scale, rims of what is stale or not computed. Numbers that have landed are looked at once. Pure
 * but for this memory; must not know how a mark is painted.
 *
 * @import { PlanView, StepKind } from "../../model/run/plan.js"
 * @import { Quantities } from "../../model/run/quantities.js"
 * @import { Family } from "../scene/largest_numbers.js"
 * @import { Model } from "../../model/model.js"
 * @import { Scene } from "../scene/layout.js"
 * @import { Sight } from "../signals.js"
 * @import { Measure } from "./scale.js"
 *
 * @typedef {"value" | "gradient" | "positive" | "negative" | "zero" | "small" | "none" | "stale"} Mark
 *
 * @typedef {object} Picture
 * @property {Scene} scene
 * @property {Quantities} read
 * @property {PlanView | null} plan
 * @property {number} landed how many micro-steps have
 * @property {number} group the current neuron-sized step, -1 before the first
 * @property {(step: number) => number} at the result of a micro-step
 * @property {unknown} pass changes when the numbers are of another pass
 * @property {unknown} experiment changes when the numbers are of another turn of a parameter
 * @property {Measure} measure
 * @property {(neuron: string) => boolean} bounded
 */

import { resultsOf } from "../../model/asking/experiment.js";
import { quantities } from "../../model/run/quantities.js";
import { groupAt } from "./attention.js";
import { dialPart, TOO_SMALL, ZERO } from "./scale.js";
import { isUnseen } from "./shapes.js";

/** Marks that stay, and marks that pass in their step. @type {Partial<Record<StepKind, Family>>} */
const STAYS = {
  activation: "a",
  grad_a: "grad_a",
  grad_sum: "grad_a",
  grad_z: "grad_z",
  grad_weight: "grad_parameter",
};
/** @type {Partial<Record<StepKind, Family>>} */
const PASSES = { term: "term", output_loss: "loss", contribution: "contribution" };
/** @type {ReadonlySet<Family>} */
const VALUES = new Set(["a", "term", "loss"]);

/** @type {ReadonlySet<Mark>} */
const NONE = new Set();

/**
 * Finds the marks in the picture of a model.
 * @param {Pick<Sight, "settled" | "measure" | "bounded">} sight
 * @returns {(model: Model, shown: number) => ReadonlySet<Mark>}
 */
export function presentIn(sight) {
  const find = createFinder();
  return (model, shown) => {
    const { numbers, plan } = model;
    const scene = sight.settled.value;
    if (!scene || numbers.version.value < 0) return NONE;
    const runs = plan.current.value !== null;
    return find({
      scene,
      read: quantities(model, shown),
      plan: plan.last.value,
      landed: runs ? Math.min(shown, numbers.have) : numbers.held,
      group: groupAt(plan.current.value, shown, false),
      at: resultsOf(model).at,
      pass: numbers.version.value,
      experiment: model.experiment.value,
      measure: sight.measure.value,
      bounded: sight.bounded.value,
    });
  };
}

/** Finds the marks of one picture after another. @returns {(picture: Picture) => ReadonlySet<Mark>} */
export function createFinder() {
  /** @type {Set<Mark>} */
  let found = new Set();
  /** @type {unknown[]} */
  let ground = [];
  let seen = 0;
  return (picture) => {
    const now = [picture.plan, picture.pass, picture.experiment, picture.measure];
    if (now.some((part, i) => part !== ground[i]) || picture.landed < seen) {
      [found, ground, seen] = [new Set(), now, 0];
    }
    for (; seen < picture.landed; seen += 1) look(picture, seen, STAYS, found);
    const all = new Set(found);
    lookAtStep(picture, all);
    lookAtRims(picture, all);
    return all;
  };
}

/**
 * @param {Picture} picture @param {number} step @param {Partial<Record<StepKind, Family>>} families
 * @param {Set<Mark>} found
 */
function look({ plan, at, measure, bounded, scene }, step, families, found) {
  const kind = plan?.kindOf(step);
  const family = kind && families[kind];
  if (!plan || !family) return;
  const value = at(step);
  const neuron = neuronOf(scene, plan, step);
  found.add(VALUES.has(family) ? "value" : "gradient");
  if (value === 0) return void found.add("zero");
  found.add(value < 0 ? "negative" : "positive");
  const size =
    family === "a" ? dialSize(dialPart(value, bounded(neuron)), scene) : measure(value, family, neuron);
  if (size === ZERO) found.add("zero");
  if (size === TOO_SMALL) found.add("small");
}

/** @param {number} part @param {Scene} scene */
const dialSize = (part, { sizes }) => (isUnseen(part, sizes.radius) ? TOO_SMALL : part);

/** A number on an edge belongs to the layer of the edge's target. @param {Scene} scene @param {PlanView} plan @param {number} step */
const neuronOf = (scene, plan, step) => {
  const id = plan.idOf(step);
  return scene.body.has(id) ? id : (scene.edge.get(id)?.target ?? "");
};

/** What the present step carries. @param {Picture} picture @param {Set<Mark>} found */
function lookAtStep(picture, found) {
  const { plan, group, landed } = picture;
  if (!plan || group < 0) return;
  const end = Math.min(landed, plan.groupStarts[group + 1]);
  for (let step = plan.groupStarts[group]; step < end; step += 1) look(picture, step, PASSES, found);
}

/** @param {Picture} picture @param {Set<Mark>} found */
function lookAtRims({ scene, read }, found) {
  for (const body of scene.bodies) {
    if (body.square) continue;
    const { state } = body.kind === "loss" ? read.loss() : read.a(body.id);
    if (state !== "current") found.add(state);
    if (found.has("none") && found.has("stale")) return;
  }
}

/**
 * The plan: which micro-steps an iteration has, what each of them computes, and which belong together.
 * Positions on the wire become ids here. Must not know the values of the steps.
 *
 * @import { Missing, Plan as PlanMessage } from "../../protocol/messages.js"
 *
 * @typedef {"inputs" | "forward" | "loss" | "backward" | "gather" | "update"} GroupPhase
 * @typedef {(typeof STEP_KINDS)[number]} StepKind
 */

import { batch, computed, signal } from "@preact/signals-core";
import { int32, sameNumbers, uint8, uint32 } from "../../lib/bytes.js";
import { STEP_KINDS } from "../../protocol/messages.js";

/** @type {Record<StepKind, GroupPhase>} */
const PHASES = {
  input: "inputs",
  term: "forward",
  bias: "forward",
  sum: "forward",
  activation: "forward",
  output_loss: "loss",
  loss: "loss",
  grad_a: "backward",
  grad_z: "backward",
  grad_weight: "backward",
  contribution: "backward",
  grad_sum: "backward",
  parameter_grad: "update",
  combine: "update",
  update: "update",
};
/** Kinds of micro-steps that are about an edge, and about a parameter; the others are about a neuron or the loss. */
export const EDGE_KINDS = new Set(["term", "contribution", "grad_weight"]);
export const PARAMETER_KINDS = new Set(["parameter_grad", "combine", "update"]);

export class PlanView {
  /**
   * @param {PlanMessage} message
   * @param {{ neuronIds: readonly string[], edgeIds: readonly string[], parameterIds: readonly string[] }} ids
   *     in document order
   */
  constructor(message, { neuronIds, edgeIds, parameterIds }) {
    this.revision = message.revision;
    this.kinds = uint8(message.kinds);
    this.targets = uint32(message.targets);
    this.groups = uint32(message.groups);
    this.groupNeurons = int32(message.group_neurons);
    this.neuronIds = neuronIds;
    this.edgeIds = edgeIds;
    this.parameterIds = parameterIds;
    this.stepCount = this.kinds.length;
    /** How many steps each sample of a batch has of its own; those behind them follow the last sample. */
    this.passSteps = message.pass_steps || this.stepCount;
    this.groupCount = this.groupNeurons.length;
    this.groupStarts = startsOf(this.groups, this.groupCount);
    /** @private */
    this.steps = stepsByKind(this);
    /** @private @type {Map<readonly string[], Map<string, number>>} */
    this.positions = new Map();
  }

  /** @param {number} step @returns {StepKind} */
  kindOf(step) {
    return STEP_KINDS[this.kinds[step]];
  }

  /** The id of the neuron, edge or parameter that a step is about; "" of the loss. @param {number} step */
  idOf(step) {
    const kind = this.kindOf(step);
    return kind === "loss" ? "" : this.idsOf(kind)[this.targets[step]];
  }

  /**
   * The step that computes something; -1 if none does.
   * @param {StepKind} kind
   * @param {string} [id]
   */
  stepOf(kind, id = "") {
    const steps = this.steps[STEP_KINDS.indexOf(kind)];
    const position = kind === "loss" ? 0 : this.positionsOf(this.idsOf(kind)).get(id);
    return position === undefined ? -1 : (steps?.[position] ?? -1);
  }

  /** The neuron-sized step that a micro-step belongs to. @param {number} step */
  groupOf(step) {
    return this.groups[step];
  }

  /** How many neuron-sized steps lead to the loss, its own included. */
  get forwardGroups() {
    return this.groupOf(this.stepOf("loss")) + 1;
  }

  /** The neuron whose turn a group is; null if it is none's. @param {number} group */
  neuronOf(group) {
    const position = this.groupNeurons[group];
    return position < 0 ? null : this.neuronIds[position];
  }

  /** In a batch, each sample's gradients are gathered at the end of its backward pass.
   * @param {number} group @returns {GroupPhase} */
  groupPhase(group) {
    const first = this.groupStarts[group];
    const gathers = first < this.passSteps && this.kindOf(first) === "parameter_grad";
    return gathers ? "gather" : PHASES[this.kindOf(first)];
  }

  /** A parameter's position on the wire; -1 if the plan does not know it. @param {string} id */
  parameterPosition(id) {
    return this.positionsOf(this.parameterIds).get(id) ?? -1;
  }

  /** Whether the other plan has the same steps about the same things. @param {PlanView} other */
  sameAs(other) {
    return (
      this.passSteps === other.passSteps &&
      sameNumbers(this.kinds, other.kinds) &&
      sameNumbers(this.targets, other.targets) &&
      sameNumbers(this.groups, other.groups) &&
      sameNumbers(this.groupNeurons, other.groupNeurons) &&
      sameIds(this.neuronIds, other.neuronIds) &&
      sameIds(this.edgeIds, other.edgeIds) &&
      sameIds(this.parameterIds, other.parameterIds)
    );
  }

  /** Where each id stands, counted when it is first asked for. @private @param {readonly string[]} ids */
  positionsOf(ids) {
    const found = this.positions.get(ids);
    const made = found ?? new Map(ids.map((id, position) => [id, position]));
    if (!found) this.positions.set(ids, made);
    return made;
  }

  /** @private @param {string} kind */
  idsOf(kind) {
    if (EDGE_KINDS.has(kind)) return this.edgeIds;
    return PARAMETER_KINDS.has(kind) ? this.parameterIds : this.neuronIds;
  }
}

/**
 * By the number of the kind, by the position of what a step is about: the step, or -1. Numbers in arrays, because a
 * large network has a hundred thousand steps.
 * @param {PlanView} plan @returns {readonly Int32Array[]}
 */
function stepsByKind({ kinds, targets, stepCount }) {
  const lengths = new Uint32Array(STEP_KINDS.length).fill(1);
  for (let step = 0; step < stepCount; step += 1)
    lengths[kinds[step]] = Math.max(lengths[kinds[step]], targets[step] + 1);
  const steps = STEP_KINDS.map((_, kind) => new Int32Array(lengths[kind]).fill(-1));
  for (let step = 0; step < stepCount; step += 1) steps[kinds[step]][targets[step]] = step;
  return steps;
}

/** @param {import("../document/store.js").Store} store */
export function createPlan(store) {
  /** @type {import("@preact/signals-core").Signal<PlanView | null>} */
  const current = signal(null);
  /** @type {import("@preact/signals-core").Signal<readonly Missing[]>} */
  const missing = signal([]);
  /** @type {import("@preact/signals-core").Signal<PlanView | null>} */
  const last = signal(null);
  return {
    current: computed(() => current.value),
    /** The plan whose numbers are here: the present one, or the last one if nothing can run now. */
    last: computed(() => last.value),
    /** What the document lacks before it can run. */
    missing: computed(() => missing.value),

    /**
     * @param {PlanMessage} message
     * @returns {boolean} whether the steps are others than before
     */
    take(message) {
      const document = store.confirmed.peek();
      const view =
        document === null || message.kinds.byteLength === 0 ? null : new PlanView(message, idsIn(document));
      const same = view !== null && current.value !== null && view.sameAs(current.value);
      batch(() => {
        if (!same) current.value = view;
        if (!same && view !== null) last.value = view;
        missing.value = message.missing;
      });
      return !same;
    },
  };
}

/** @typedef {ReturnType<typeof createPlan>} Plan */

/** @param {import("../../protocol/messages.js").Document} document */
function idsIn({ neurons, edges, parameters }) {
  return {
    neuronIds: neurons.map((neuron) => neuron.id),
    edgeIds: edges.map((edge) => edge.id),
    parameterIds: parameters.map((parameter) => parameter.id),
  };
}

/**
 * Where each group begins, and behind the last one where it ends.
 * @param {Uint32Array} groups for each step its group, never falling
 * @param {number} count
 */
function startsOf(groups, count) {
  const starts = new Uint32Array(count + 1).fill(groups.length);
  for (let step = groups.length - 1; step >= 0; step -= 1) starts[groups[step]] = step;
  return starts;
}

/** @param {readonly string[]} one @param {readonly string[]} other */
const sameIds = (one, other) => one.length === other.length && one.every((id, i) => id === other[i]);

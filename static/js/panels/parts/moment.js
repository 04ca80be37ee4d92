// Where the page is in its iteration, as people count: neuron-sized steps and phases. It follows the playhead, so
// that the words never run ahead of the drawing. Must not know what a step computes.

import { computed } from "@preact/signals";
import { say } from "../../lib/say.js";
import { samplesOf, splitOf } from "../../model/document/reading.js";
import { BESIDE } from "../../protocol/messages.js";

/**
 * @import { ReadonlySignal } from "@preact/signals"
 * @import { Model } from "../../model/model.js"
 * @import { PlanView } from "../../model/run/plan.js"
 *
 * @typedef {ReturnType<typeof createMoment>} Moment
 */

/** @param {Model} model @param {ReadonlySignal<number>} shown the playhead's */
export function createMoment(model, shown) {
  const plan = model.plan.current;
  const cursor = model.cursor.state;
  const steps = computed(() => Math.min(shown.value, plan.value?.stepCount ?? 0));
  const { asked } = model.asking;
  const goal = computed(() =>
    Math.min(asked.value?.step ?? cursor.value?.step ?? 0, plan.value?.stepCount ?? 0),
  );
  const moving = computed(() => steps.value !== goal.value);
  const done = computed(() => {
    if (plan.value === null) return 0;
    return steps.value < plan.value.stepCount ? plan.value.groupOf(steps.value) : plan.value.groupCount;
  });
  return {
    /** The plan, where something can run. */
    plan: computed(() => (cursor.value === null ? null : plan.value)),
    /** Whether numbers of the present step are still arriving, or leaving. */
    moving,
    /** The neuron-sized step that is explained, counted from 0; -1 before the first. */
    group: computed(() => {
      if (moving.value || asked.value !== null) return plan.value?.groupOf(steps.value) ?? -1;
      return steps.value > 0 ? (plan.value?.groupOf(steps.value - 1) ?? -1) : -1;
    }),
    /** How many neuron-sized steps are done. */
    done,
    /**
     * Micro-steps done, for readers that need not follow each number: while numbers arrive, it changes only at the
     * end of a step.
     */
    settled: computed(() => {
      const landed = moving.value ? steps.peek() : steps.value;
      return Math.max(landed, plan.value?.groupStarts[done.value] ?? 0);
    }),
    /** The iteration, counted from 1. */
    iteration: computed(() => cursor.value?.iteration ?? 1),
    /** The place of the sample in its batch, counted from 0, and how many the batch has. */
    turn: computed(() => cursor.value?.turn ?? 0),
    turns: computed(() => cursor.value?.turns ?? 1),
    /** What the sample in view is for, where it is looked at beside the training; null for one of a batch. */
    beside: computed(() => {
      const turn = cursor.value?.turn ?? 0;
      if (turn < BESIDE) return null;
      return splitOf(samplesOf(model.store.document.value ?? {})[turn - BESIDE] ?? {});
    }),
  };
}

/** What "Step {step} of {count} · {phase}" says. @param {PlanView} plan @param {number} group */
export const placeWords = (plan, group) => ({
  step: group + 1,
  count: plan.groupCount,
  phase: phaseWord(plan, group),
});

/**
 * Giving the inputs belongs to the forward pass; gathering a sample's gradients belongs to the backward pass.
 * @param {PlanView} plan @param {number} group
 */
export function phaseWord(plan, group) {
  const phase = plan.groupPhase(group);
  if (phase === "inputs") return say("phase_forward");
  return say(`phase_${phase === "gather" ? "backward" : phase}`);
}

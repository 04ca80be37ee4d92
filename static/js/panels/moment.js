// Where the page is in its iteration, as people count: neuron-sized steps from 1, and the phase. It follows
// the playhead, so that the words never run ahead of the drawing.

import { say } from "../lib/words.js";

/**
 * @import { Model } from "../model/model.js"
 * @import { GroupPhase, PlanView } from "../model/plan.js"
 *
 * `group` counts from 0 and is -1 before the first step; `moving` says that its numbers are still arriving.
 * @typedef {object} Moment
 * @property {PlanView} plan
 * @property {number} group
 * @property {number} iteration counted from 1
 * @property {"start" | GroupPhase} phase
 * @property {boolean} moving
 */

/**
 * Null where nothing can run.
 * @param {Model} model @param {{readonly value: number}} shown the playhead's @returns {Moment | null}
 */
export function moment(model, shown) {
  const plan = model.plan.current.value;
  const cursor = model.cursor.state.value;
  if (plan === null || cursor === null) return null;
  const done = Math.min(shown.value, plan.stepCount);
  const moving = done < Math.min(cursor.step, plan.stepCount);
  const group = moving ? plan.groupOf(done) : done > 0 ? plan.groupOf(done - 1) : -1;
  const phase = group < 0 ? "start" : plan.groupPhase(group);
  return { plan, group, iteration: cursor.iteration, phase, moving };
}

/** What "Step {step} of {count} · {phase}" says. @param {Moment} now */
export const placeWords = (now) => ({
  step: now.group + 1,
  count: now.plan.groupCount,
  phase: phaseWord(now),
});

/** Giving the inputs belongs to the forward pass. @param {Moment} now */
export const phaseWord = ({ phase }) => say(`phase_${phase === "inputs" ? "forward" : phase}`);

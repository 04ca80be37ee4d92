/**
 * Where the stops of a document lie in a run, and which one comes next. Pure; must not know who asks or how
 * a stop is told.
 *
 * @import { Cursor, Stop } from "../protocol/messages.js"
 * @import { PlanView, StepKind } from "../model/run/plan.js"
 *
 * A place in a run: `step` micro-steps are done for the sample at `turn` in the batch of `iteration`.
 * @typedef {{ iteration: number, turn: number, step: number }} Place
 *
 * @typedef {{ stop: Stop, place: Place }} Placed
 *
 * The run in which stops are looked for: the iteration with which it starts, how many samples a batch has.
 * @typedef {Pick<Cursor, "start"> & { turns?: number }} Run
 */

/** The kind of a stop where nothing is done yet. */
const START = "start";

/**
 * Right after the micro-step that a stop names; null where the plan does not have it. A batch that has no such sample
 * has the stop at its last one.
 * @param {PlanView} plan @param {Stop} stop @param {Run} run @returns {Place | null}
 */
export function placeOf(plan, { kind, target = "", iteration = 1, turn = 0 }, { start, turns = 1 }) {
  const step = kind === START ? 0 : plan.stepOf(/** @type {StepKind} */ (kind), target) + 1;
  if (step === 0 && kind !== START) return null;
  const last = turns - 1;
  return {
    iteration: start - 1 + iteration,
    turn: step > plan.passSteps ? last : Math.min(turn, last),
    step,
  };
}

/**
 * The stops that lie in the plan, in the order of their places.
 * @param {PlanView} plan @param {readonly Stop[]} stops @param {Run} run @returns {Placed[]}
 */
export function placesOf(plan, stops, run) {
  const placed = stops.flatMap((stop) => {
    const place = placeOf(plan, stop, run);
    return place === null ? [] : [{ stop, place }];
  });
  return placed.sort((one, other) => compare(one.place, other.place));
}

/** The next stop after a place; undefined behind the last. @param {readonly Placed[]} placed @param {Place} here */
export const nextOf = (placed, here) => placed.find(({ place }) => compare(place, here) > 0);

/** The last stop before a place. @param {readonly Placed[]} placed @param {Place} here */
export const previousOf = (placed, here) => placed.findLast(({ place }) => compare(place, here) < 0);

/** The stop at a place. @param {readonly Placed[]} placed @param {Place} here */
export const stopAt = (placed, here) => placed.find(({ place }) => compare(place, here) === 0);

/** Below 0 if the first place comes first. @param {Place} one @param {Place} other */
export const compare = (one, other) =>
  one.iteration - other.iteration || one.turn - other.turn || one.step - other.step;

/**
 * What a stop at a place would name: the micro-step that was the last one done, for the sample of that place unless
 * the step is about the whole batch.
 * @param {PlanView} plan @param {Place} here @param {Run} run @returns {Stop}
 */
export function stopFor(plan, { iteration, turn, step }, { start }) {
  const counted = { iteration: Math.max(1, iteration - start + 1), turn: step > plan.passSteps ? 0 : turn };
  if (step === 0) return { kind: START, ...counted };
  const last = Math.min(step, plan.stepCount) - 1;
  return { kind: plan.kindOf(last), target: plan.idOf(last), ...counted };
}

/** Jumps through an iteration by its phases: inputs and forward, loss, backward, update. */

/**
 * To the end of the next phase, or back to the end of the one before.
 * @param {import("../model/model.js").Model} model
 * @param {1 | -1} direction
 */
export function jumpPhase({ plan, cursor, transport }, direction) {
  const view = plan.current.peek();
  const step = cursor.state.peek()?.step;
  if (view === null || step === undefined) return;
  const ends = phaseEnds(view);
  const target = direction > 0 ? ends.find((end) => end > step) : ends.findLast((end) => end < step);
  transport.seek(target ?? (direction > 0 ? view.stepCount : 0));
}

/** @param {import("../model/plan.js").PlanView} view */
function phaseEnds(view) {
  /** @type {number[]} */
  const ends = [];
  for (let group = 0; group < view.groupCount; group += 1) {
    const last = group === view.groupCount - 1;
    if (last || view.groupPhase(group) !== view.groupPhase(group + 1)) ends.push(view.groupStarts[group + 1]);
  }
  return ends;
}

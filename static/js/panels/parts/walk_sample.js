// A sample is walked where the cursor stands by now. Must not know what was pressed for it.

import { BESIDE } from "../../protocol/messages.js";

/** @import { Surroundings } from "../ui.js" */

/**
 * The same micro-step of another sample, in the batch that has it; without a batch beside the training.
 * @param {Pick<Surroundings, "model" | "moment">} props @param {{ iteration: number, turn: number }} place
 * @param {number} at the position of the sample
 */
export function walkSample({ model, moment }, { iteration, turn }, at) {
  if (iteration === 0)
    return model.transport.seek(model.cursor.state.peek()?.step ?? 0, { turn: BESIDE + at });
  const step = Math.min(model.cursor.state.peek()?.step ?? 0, moment.plan.value?.passSteps ?? 0);
  model.transport.seek(step, { iteration, turn });
}

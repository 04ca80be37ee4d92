// A sample is walked where the cursor stands by now. Must not know what was pressed for it.

/** @import { Surroundings } from "../ui.js" */

/**
 * The same micro-step of another sample, in the batch that has it.
 * @param {Pick<Surroundings, "model" | "moment">} props @param {{ iteration: number, turn: number }} place
 */
export function walkSample({ model, moment }, { iteration, turn }) {
  const step = Math.min(model.cursor.state.peek()?.step ?? 0, moment.plan.value?.passSteps ?? 0);
  model.transport.seek(step, { iteration, turn });
}

// Where links open: at the present step, with the question that is open. Must not know which links there are.

import { nameOfQuantity } from "../../model/asking/asked.js";

/**
 * @param {import("../../model/model.js").Model} model
 * @returns {import("../../lib/links.js").Link}
 */
export function linkHere({ cursor, plan, questions, store }) {
  const [here, steps, question] = [cursor.state.value, plan.current.value, questions.open.value];
  const done =
    here === null || steps === null ? 0 : steps.groupStarts.findLastIndex((start) => start <= here.step);
  return {
    ...(done > 0 && { step: done }),
    ...(question?.about && { ask: nameOfQuantity(store.index.value, question.about) }),
  };
}

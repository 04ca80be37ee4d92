/**
 * The numbers of the network with one parameter turned, while the open question turns one. They stand in place of the
 * iteration's own numbers everywhere, so that no two states stand side by side. Must not know how numbers look.
 *
 * @import { ReadonlySignal } from "@preact/signals-core"
 * @import { Questions } from "./questions.js"
 * @import { Numbers } from "../run/frame_numbers.js"
 *
 * @typedef {object} Experiment
 * @property {string} parameter the id of the turned one
 * @property {number} value
 * @property {number} loss L before the turn
 * @property {ArrayLike<number>} steps what the leading micro-steps compute; those of the update are unknown
 */

import { computed } from "@preact/signals-core";
import { floats } from "../../lib/bytes.js";
import { splitKey } from "../page/view.js";

/**
 * null where nothing is turned, and while the answer is not about the present numbers. While the network trains at a
 * pace at which nobody reads along, each answer is late: the run's own numbers would flicker with it, and stay.
 * @param {Questions} questions @param {() => boolean} canFollow whether anybody can read along
 * @returns {ReadonlySignal<Experiment | null>}
 */
export function createExperiment({ open, turned, isCurrent }, canFollow) {
  return computed(() => {
    const [question, answer] = [open.value, turned.value];
    if (!canFollow()) return null;
    if (question?.kind !== "turn" || answer?.parameter !== question.about) return null;
    if (answer.value === answer.present || !isCurrent(answer)) return null;
    const steps = floats(answer.steps, answer.single);
    return { parameter: splitKey(answer.parameter).id, value: answer.value, loss: answer.loss, steps };
  });
}

/**
 * The results of the micro-steps, as the experiment has them where there is one.
 * @param {{ experiment: ReadonlySignal<Experiment | null>, numbers: Numbers }} model
 */
export function resultsOf({ experiment, numbers }) {
  const steps = experiment.value?.steps ?? [];
  return {
    have: numbers.have,
    at: (/** @type {number} */ step) =>
      step >= 0 && step < Math.min(steps.length, numbers.have) ? steps[step] : numbers.at(step),
  };
}

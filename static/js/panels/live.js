// What is read out as things happen: every step that a person takes, in full; only the phases while it plays;
// and what the panels have to tell beside.

import { effect } from "@preact/signals";
import { say } from "../lib/words.js";
import { facts } from "./facts.js";
import { phaseWord, placeWords } from "./moment.js";
import { aloud, compose } from "./prose.js";
import { explain } from "./rules.js";

/**
 * @import { PlanView } from "../model/plan.js"
 * @import { Surroundings } from "./ui.js"
 */

/**
 * @param {HTMLElement} host
 * @param {Surroundings} surroundings
 * @returns {() => void} how to stop
 */
export function announce(host, surroundings) {
  const { moment, model } = surroundings;
  host.setAttribute("aria-live", "polite");
  host.setAttribute("role", "status");
  let last = "";
  const stopTold = effect(() => {
    if (surroundings.ui.told.value !== "") host.textContent = surroundings.ui.told.value;
  });
  const stopSteps = effect(() => {
    const plan = moment.plan.value;
    const group = moment.group.value;
    if (plan === null || group < 0 || moment.moving.value) return;
    const text = model.cursor.playing.value ? phase(plan, group) : step(surroundings, plan, group);
    if (text !== last) host.textContent = last = text;
  });
  return () => {
    stopTold();
    stopSteps();
  };
}

/** @param {PlanView} plan @param {number} group */
const phase = (plan, group) => say("announce_phase", { phase: phaseWord(plan, group) });

/** @param {Surroundings} surroundings @param {PlanView} plan @param {number} group */
function step({ model, playhead }, plan, group) {
  const known = facts(model, playhead.shown.value);
  if (known === null) return "";
  const marked = model.view.marked.value?.replace(/^parameter:/, "") ?? null;
  const { head, meaning } = explain(known, group, marked);
  const sentences = [head, ...meaning].map((sentence) => aloud(compose(sentence)));
  return [`${say("step_of", placeWords(plan, group))}.`, ...sentences].join(" ");
}

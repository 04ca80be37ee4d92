// The first line of a step's card: where one is, and on a phone the way on, because there the foot of the page
// has room for Play and the loop only. Must not know what the step is about.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { placeWords } from "../parts/moment.js";
import { AskFirstSwitch } from "./ask_first.js";

/**
 * @import { PlanView } from "../../model/run/plan.js"
 * @import { Moment } from "../parts/moment.js"
 * @import { Surroundings } from "../ui.js"
 */

/** "Step 7 of 11 · backward · sample 3 of 10". @param {Moment} moment @param {PlanView} plan @param {number} group */
export function kickerOf(moment, plan, group) {
  const [turn, turns] = [moment.turn.value + 1, moment.turns.value];
  const beside = moment.beside.value;
  if (beside !== null)
    return say(`step_of_${beside}`, { ...placeWords(plan, group), count: plan.forwardGroups });
  const ofSample = turns > 1 && plan.groupPhase(group) !== "update";
  return say(ofSample ? "step_of_sample" : "step_of", { ...placeWords(plan, group), turn, turns });
}

/** @param {{model: Surroundings["model"], kicker: string}} props */
export const StepTop = ({ model, kicker }) => html`<div class="card-top">
  <p class="kicker">${kicker}</p>
  <${AskFirstSwitch} model=${model} />
  <div class="card-steps">
    <${Arrow} code="back" path="M5-9V9L-7 0z" act=${() => model.transport.step(-1)} />
    <${Arrow} code="step" path="M-5-9V9L7 0z" act=${() => model.transport.step(1)} />
  </div>
</div>`;

/** That nothing learns from the sample in view, if so. @param {{moment: Moment}} props */
export const Beside = ({ moment }) =>
  moment.beside.value !== null &&
  html`<p class="meaning" data-testid="kept">${say(`beside_${moment.beside.value}`)}</p>`;

/** @param {{code: string, path: string, act: () => void}} props */
const Arrow = ({ code, path, act }) => html`<button type="button" aria-label=${say(code)} onClick=${act}>
  <svg viewBox="-12 -12 24 24" aria-hidden="true"><path d=${path} /></svg>
</button>`;

// The ways into a question from the cards: where the number of a step comes from, where the gradient of what is
// selected comes from, an equation to check. Must not know how a question is answered.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { slopeMark } from "../parts/prose.js";
import { Say } from "../parts/sentence.js";
import { DrawDoor } from "./after_first_visit.js";
import { askedBySelection } from "./askable.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 */

/** Under a step with a gradient; `ended`: the first visit ends here. @param {{model: Surroundings["model"], about: string, ended: boolean}} props */
export const AskStep = ({ model, about, ended }) => html`
  <p class="actions"><button type="button" class="filled" data-ask="paths" data-about=${about} onClick=${() => model.questions.ask("paths", about)}>${say("ask_number")}</button></p>
  <div class="doors">
    <${CheckLink} model=${model} about=${about} code="ask_equation" />
    ${ended && html`<${DrawDoor} />`}
  </div>`;

/** @param {{model: Surroundings["model"], about: string, code: string}} props */
const CheckLink = ({ model, about, code }) =>
  html`<button type="button" class="link" data-ask="check" onClick=${() => model.questions.ask("check", about)}>${say(code)}</button>`;

/** Under the fields of what is selected. @param {{model: Surroundings["model"], known: Facts, target: string}} props */
export function AskSelected({ model, known, target }) {
  const asked = askedBySelection(known, target);
  if (asked === null) return null;
  const { about, name } = asked;
  return html`<div class="doors">
    <button type="button" class="link" data-ask="paths" onClick=${() => model.questions.ask("paths", about)}>
      <${Say} sentence=${{ code: "ask_slope", values: { slope: slopeMark("L", name) } }} />
    </button>
    <${CheckLink} model=${model} about=${about} code="next_check" />
  </div>`;
}

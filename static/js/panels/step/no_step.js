// The card where there is no step to explain: before the first one, while the page is connecting, and where the
// drawing lacks something to run. Must not know the rules of steps.

import { say, word } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { compose } from "../parts/prose.js";
import { AskStep } from "../question/ask_links.js";
import { heldCode } from "../rules/training.js";
import { RunActions } from "../selection/loss.js";
import { Beside, StepTop } from "./first_line.js";
import { StopMark } from "./stops.js";

/** @import { Surroundings } from "../ui.js" */

/** How much of what is missing is listed. */
const LISTED = 5;

/** @param {Surroundings} props */
export function BeforeFirst(props) {
  const { model, moment } = props;
  const document = model.store.document.value;
  const held = document === null ? "" : say(heldCode(document));
  // Both ways into a question are there from the first second on, about the first weight.
  const weight = document?.edges[0]?.weight;
  const kicker = compose({ code: "iteration_start", values: { iteration: moment.iteration.value } });
  return html`<article class="card" data-testid="step-card" data-group="-1">
    <${StepTop} model=${model} kicker=${kicker} />
    <h2>${say("step_none")}</h2>
    ${
      moment.beside.value === null
        ? html`<p class="meaning">${say("meaning_before")} ${held}</p>`
        : html`<${Beside} moment=${moment} />`
    }
    ${weight !== undefined && html`<${AskStep} model=${model} about=${`parameter:${weight}`} ended=${false} />`}
    <${RunActions} model=${model} />
    <${StopMark} ...${props} />
  </article>`;
}

/** @param {Surroundings} props */
export function NotRunnable({ model, ui }) {
  const document = model.store.document.value;
  // Why a page was refused stands above.
  if (document === null && model.people.connection.value === "refused") return null;
  if (document === null)
    return html`<article class="card"><p class="kicker">${say("connecting")}</p></article>`;
  const blank = document.neurons.length === 0;
  const missing = blank ? [] : model.plan.missing.value.slice(0, LISTED);
  return html`<article class="card" data-testid="step-card">
    <h2>${say(blank ? "nothing_drawn" : "missing_first")}</h2>
    ${missing.length > 0 && html`<ul class="missing-list">${missing.map((each) => html`<li>${word(each)}</li>`)}</ul>`}
    ${model.editor.canEdit.value && html`<p class="meaning">${say("draw_help")}</p>`}
    ${
      blank &&
      model.editor.canEdit.value &&
      html`<p class="actions"><button type="button" class="link" onClick=${() => (ui.open.value = "make")}>${say("make_link")}</button></p>`
    }
  </article>`;
}

// The card of practice: the same question on fresh numbers, with help that fades from one right answer to the next. The
// model keeps where the reader stands. Must not know how an answer is judged.

import { useComputed } from "@preact/signals";
import { say } from "../../../lib/say.js";
import { STAGES } from "../../../model/asking/practising.js";
import { facts } from "../../parts/facts.js";
import { html } from "../../parts/html.js";
import { AnswerField } from "./answer.js";
import { FreshNumbers, ManyPaths, Task } from "./task.js";

/**
 * @import { Surroundings } from "../../ui.js"
 */

/** @param {Surroundings} props */
export function PracticeCard(props) {
  const { model, playhead } = props;
  const { questions } = model;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const { seed, stage } = questions.practising.task.value;
  const practice = questions.practice.value;
  const isThis = practice !== null && practice.seed === seed && practice.stage === stage;
  const kicker = say("practice_kicker", { stage: STAGES.indexOf(stage) + 1, stages: STAGES.length });
  if (known === null || !isThis || practice.about !== questions.open.value?.about)
    return html`<article class="card"><p class="kicker">${kicker}</p><p class="note">${say("practice_waiting")}</p></article>`;
  return html`<article class="card practice" data-testid="practice" data-stage=${stage} data-seed=${seed}>
    <p class="kicker">${kicker}</p>
    <h2 tabindex="-1">${say(`practice_${stage}`)}</h2>
    <${Task} known=${known} practice=${practice} />
    <${ManyPaths} practice=${practice} />
    <p class="note">${say("practice_given")}</p>
    <${FreshNumbers} given=${practice.given} />
    <${AnswerField} key=${`${seed} ${stage}`} ...${props} practice=${practice} />
    <p class="actions">
      ${stage !== STAGES[0] && html`<button type="button" class="link quiet" data-practice="back" onClick=${questions.practising.back}>${say("practice_back")}</button>`}
      <button type="button" class="link quiet" data-practice="again" onClick=${questions.practising.again}>${say("practice_again")}</button>
      <button type="button" class="link quiet" data-practice="check" onClick=${() => questions.ask("check", practice.about)}>${say("practice_to_check")}</button>
    </p>
  </article>`;
}

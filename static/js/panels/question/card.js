// The open question in the margin: the card of its kind, whether its numbers are those on the drawing, and the way
// back to the step. Each kind of question knows its own card; this knows none of their answers.

import { useEffect, useRef } from "preact/hooks";
import { say, word } from "../../lib/say.js";
import { ANSWERS } from "../../model/asking/messages.js";
import { CheckCard } from "../check/card.js";
import { html } from "../parts/html.js";
import { CurvesCard } from "./curves.js";
import { FastCard } from "./fast.js";
import { PathsCard } from "./paths.js";
import { PracticeCard } from "./practice/card.js";
import { TurnCard } from "./turn/card.js";
import { WalkCard } from "./walk/card.js";

/**
 * @import { QuestionKind } from "../../model/asking/questions.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @type {Record<QuestionKind, (props: Surroundings) => any>} */
const QUESTION_CARDS = {
  paths: PathsCard,
  walk: WalkCard,
  turn: TurnCard,
  fast: FastCard,
  curves: CurvesCard,
  check: CheckCard,
  practice: PracticeCard,
};

/** @param {Surroundings} props */
export function QuestionCard(props) {
  const { questions } = props.model;
  const question = questions.open.value;
  const host = useArrival(question, props.model.view.projector.peek());
  if (question === null) return null;
  const { kind, about } = question;
  const answer = questions[ANSWERS[kind]].value;
  const stale = answer !== null && !questions.isCurrent(answer);
  const unanswered = questions.unanswered.value;
  return html`<div ref=${host} class=${stale ? "question stale" : "question"} tabindex="-1" data-testid="question" data-kind=${kind} data-about=${about}>
    <${QUESTION_CARDS[kind]} ...${props} />
    ${unanswered !== null && html`<p class="note" role="status" data-code=${unanswered.code}>${word(unanswered)}</p>`}
    <p class="actions"><button type="button" class="link quiet" onClick=${() => questions.close()}>${say("back_to_step")}</button></p>
  </div>`;
}

/** A new question begins at its top; the focus follows where the control that opened it is gone, and on a projected
 * page, which has no other control. @param {unknown} question @param {boolean} projected */
function useArrival(question, projected) {
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    host.current?.closest(".sheet")?.scrollTo(0, 0);
    const within = host.current?.contains(document.activeElement);
    if (document.activeElement === document.body || (projected && !within))
      host.current?.focus({ preventScroll: true });
  }, [question]);
  return host;
}

// The field for an answer to a task of practice, what is said about it, and the way on. Must not know what the task is.

import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../../lib/say.js";
import { STAGES } from "../../../model/asking/practising.js";
import { worded } from "../../check/words.js";
import { html } from "../../parts/html.js";
import { aloud } from "../../parts/prose.js";
import { Prose } from "../../parts/sentence.js";

/**
 * @import { Judged, Practice } from "../../../protocol/messages.js"
 * @import { Surroundings } from "../../ui.js"
 */

/** What is written, its verdict, and the way on. @param {Surroundings & {practice: Practice}} props */
export function AnswerField({ model, ui, practice }) {
  const { practising } = model.questions;
  const [text, setText] = useState("");
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const said = useRef(/** @type {HTMLElement | null} */ (null));
  const on = useRef(/** @type {HTMLButtonElement | null} */ (null));
  const { answer } = practising.task.value;
  const judged = answer !== "" && answer === text && practice.answer === text ? practice.judged : null;
  const right = judged?.verdict === "correct";
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (judged === null) return;
    ui.told.value = aloud(judged.says.map(worded).join(" "));
    // On a phone what is said begins below the fold.
    said.current?.scrollIntoView({ block: "nearest" });
    if (right) on.current?.focus();
  }, [judged]);
  const submit = () => text.trim() !== "" && practising.hand(text);
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  };
  const last = practice.stage === STAGES[STAGES.length - 1];
  return html`
    <textarea ref=${field} class="equation-field" data-testid="practice-field" rows="2" autocomplete="off" autocapitalize="off"
      spellcheck=${false} enterkeyhint="go" aria-label=${say("practice_field")} aria-invalid=${judged?.verdict === "unreadable"}
      value=${text} onInput=${(/** @type {Event} */ event) => setText(/** @type {HTMLTextAreaElement} */ (event.currentTarget).value)} onKeyDown=${keys}></textarea>
    <div ref=${said}><${Said} judged=${judged} /></div>
    <p class="check-way">${
      right
        ? html`<button ref=${on} type="button" class="filled" data-practice="next" onClick=${practising.next}>${say(last ? "practice_last" : "practice_next")}</button>`
        : html`<button type="button" class="filled" disabled=${text.trim() === ""} onClick=${submit}>${say("practice_check")}</button>`
    }</p>
  `;
}

/** @param {{judged: Judged | null}} props */
const Said = ({ judged }) =>
  judged !== null &&
  html`<div class="verdict" data-testid="practice-verdict" data-verdict=${judged.verdict}>
    ${judged.says.map((each, at) => html`<p key=${at} class=${at === 0 ? "short" : ""}><${Prose} text=${worded(each)} /></p>`)}
  </div>`;

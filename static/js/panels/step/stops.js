// Marking a step for telling, on its card: a quiet way in, and one field for the sentence. Knows no order of
// stops.

import { useComputed } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { samePlace, stopsOf } from "../../model/edits/stops.js";
import { stopFor } from "../../playback/stops.js";
import { MAX_STOP_TEXT } from "../../protocol/document.js";
import { BESIDE } from "../../protocol/messages.js";
import { html } from "../parts/html.js";
import { Prose } from "../parts/sentence.js";
import { useOwnId } from "../parts/use_own_id.js";
import { stopText } from "./stop_words.js";

/**
 * @import { Stop } from "../../protocol/messages.js"
 * @import { Surroundings } from "../ui.js"
 */

/** From so few characters left on, they are counted. */
const COUNTED = 60;

/** Under a step, while nothing moves: its stop, or the way to mark it. @param {Surroundings} props */
export function StopMark(props) {
  const { model, moment } = props;
  const place = useComputed(() => hereAsStop(props)).value;
  const busy = moment.moving.value || model.cursor.playing.value || model.asking.asked.value !== null;
  if (place === null || busy) return null;
  const stop = stopsOf(model.store.document.value).find((each) => samePlace(each, place)) ?? null;
  const edits = model.editor.canEdit.value && isAuthor(model.view);
  if (stop === null && !edits) return null;
  return html`<${Mark} key=${JSON.stringify(place)} model=${model} place=${place} stop=${stop} edits=${edits} />`;
}

/** Marking is for whoever draws or tells a lesson: it stands in nobody else's way. @param {Surroundings["model"]["view"]} view */
const isAuthor = ({ drawing, marking, stopsOn }) => drawing.value || stopsOn.value || marking.value;

/** What a stop at the present place would name. @param {Surroundings} props @returns {Stop | null} */
function hereAsStop({ model, playhead }) {
  const [plan, here] = [model.plan.current.value, model.cursor.state.value];
  // What is looked at beside the training is no step of it.
  if (plan === null || here === null || (here.turn ?? 0) >= BESIDE) return null;
  return stopFor(plan, { ...here, step: playhead.shown.value }, here);
}

/** @param {{model: Surroundings["model"], place: Stop, stop: Stop | null, edits: boolean}} props */
function Mark({ model, place, stop, edits }) {
  const { marking } = model.view;
  const done = () => {
    marking.value = false;
  };
  // Another step is not marked because this one was about to be.
  useEffect(() => done, []);
  if (marking.value && edits)
    return html`<${StopField} model=${model} place=${place} text=${stop?.text ?? ""} done=${done} />`;
  return html`<div class="stop-mark" data-testid="stop-mark">
    ${stop && html`<${StopSentence} model=${model} stop=${stop} />`}
    ${edits && html`<button type="button" class="link quiet" onClick=${() => (marking.value = true)}>${say(stop ? "stop_edit" : "stop_mark")}</button>`}
  </div>`;
}

/** What is said at a stop. @param {{model: Surroundings["model"], stop: Stop}} props */
export function StopSentence({ model, stop }) {
  if (!stop.text) return html`<p class="stop-said empty">${say("stop_untold")}</p>`;
  return html`<p class="stop-said"><${Prose} text=${stopText(model.store.document.value, stop.text)} /></p>`;
}

/**
 * The sentence of a stop, to be written; Enter keeps it, Escape leaves it as it was.
 * @param {{model: Surroundings["model"], place: Stop, text: string, done: () => void}} props
 */
export function StopField({ model, place, text, done }) {
  const id = useOwnId();
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const [draft, setDraft] = useState(text);
  const left = MAX_STOP_TEXT - [...draft].length;
  const keep = () => {
    // What was typed last may not be rendered yet.
    model.editor.setStop(place, area.current?.value ?? draft);
    done();
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") keep();
    else done();
  };
  const focused = (/** @type {HTMLTextAreaElement | null} */ element) => {
    if (element !== null && area.current === null) element.focus({ preventScroll: true });
    area.current = element;
  };
  return html`<div class="field stacked stop-field">
    <label for=${id}>${say("stop_text")}</label>
    <textarea id=${id} ref=${focused} data-field="stop" data-draft="" rows="3" maxlength=${MAX_STOP_TEXT} value=${draft}
      onInput=${(/** @type {Event} */ event) => setDraft(/** @type {HTMLTextAreaElement} */ (event.currentTarget).value)}
      onKeyDown=${keys}></textarea>
    ${left <= COUNTED && html`<p class="note" aria-live="polite">${say("stop_count", { left })}</p>`}
    <p class="actions">
      <button type="button" class="link" onClick=${keep}>${say("stop_keep")}</button>
      <button type="button" class="link quiet" onClick=${done}>${say("stop_cancel")}</button>
    </p>
  </div>`;
}

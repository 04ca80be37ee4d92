// A guess at the result that a step keeps back: a field, and the verdict in the words of the checker. The result itself
// stays hidden until the next press, whatever the verdict. Must not know which steps ask.

import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../../lib/say.js";
import { ReadAs } from "../check/names.js";
import { Short, Unreadable } from "../check/parts.js";
import { message, worded } from "../check/words.js";
import { html } from "../parts/html.js";
import { aloud } from "../parts/prose.js";
import { Prose } from "../parts/sentence.js";
import { useOwnId } from "../parts/use_own_id.js";

/**
 * @import { Checked, Finding } from "../../protocol/messages.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Pick<Surroundings, "model" | "ui"> & {labelledBy: string, show: () => void}} props `show`: the result */
export function GuessField({ model, ui, labelledBy, show }) {
  const { guesses } = model;
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const id = useOwnId();
  const [text, judged, unanswered] = [guesses.text.value, guesses.verdict.value, guesses.unanswered.value];
  const verdict = judged?.equation === text ? judged : null;
  useEffect(() => {
    if (verdict === null) return;
    ui.told.value = aloud(sentences(verdict).join(" "));
    document.getElementById(`${id}-said`)?.scrollIntoView({ block: "nearest" });
  }, [verdict?.id]);
  const called = useRef(guesses.called.peek());
  useSignalEffect(() => {
    if (guesses.called.value === called.current) return;
    called.current = guesses.called.peek();
    field.current?.focus({ preventScroll: false });
  });
  // Pressed once more, a right answer goes on.
  const enter = () => (verdict?.verdict === "correct" ? show() : guesses.hand());
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    enter();
  };
  return html`<div class="guess">
    <input ref=${field} class="guess-field" data-testid="guess" data-draft="" value=${text} placeholder=${say("guess_field")}
      autocomplete="off" autocapitalize="off" spellcheck=${false} enterkeyhint="go" inputmode="text"
      aria-labelledby=${labelledBy} aria-invalid=${verdict?.verdict === "unreadable"} aria-describedby=${verdict === null ? undefined : `${id}-said`}
      onInput=${(/** @type {Event} */ event) => (guesses.text.value = /** @type {HTMLInputElement} */ (event.currentTarget).value)}
      onKeyDown=${keys} />
    ${verdict === null && html`<button type="button" disabled=${text.trim() === ""} onClick=${() => guesses.hand()}>${say("check_now")}</button>`}
  </div>
  <div id=${`${id}-said`} class="guess-said">
    ${verdict !== null && html`<${Said} model=${model} verdict=${verdict} field=${field} />`}
    ${unanswered !== null && html`<p class="note">${worded(unanswered)}</p>`}
  </div>`;
}

/** @param {{model: Surroundings["model"], verdict: Checked, field: import("preact").RefObject<HTMLInputElement>}} props */
function Said({ model, verdict, field }) {
  const { guesses, questions } = model;
  const names = Object.keys(questions.reader.chosen.value).length > 0;
  const readAs = html`<${ReadAs} verdict=${verdict} chosen=${names} forget=${questions.reader.forget} />`;
  if (verdict.verdict !== "unreadable")
    return html`<div data-testid="guess-verdict" data-verdict=${verdict.verdict}>
      <${Short} verdict=${verdict} />
      ${sentences(verdict)
        .slice(1)
        .map((each) => html`<p key=${each}><${Prose} text=${each} /></p>`)}
      ${readAs}
    </div>`;
  /** @param {Finding} finding @param {string} [text] in place of what was found */
  const place = (finding, text) => {
    const points = [...guesses.text.peek()];
    const [from, to] = finding.span.map((at) => points.slice(0, at).join("").length);
    if (text !== undefined) field.current?.setRangeText(text, from, to, "end");
    field.current?.focus({ preventScroll: true });
    if (text === undefined) field.current?.setSelectionRange(from, to);
    else guesses.text.value = field.current?.value ?? "";
  };
  /** @param {Finding} finding @param {string} meant */
  const mean = (finding, meant) => {
    questions.reader.choose(finding.code, String(finding.says[0].values.name ?? ""), meant);
    guesses.hand();
  };
  return html`<div data-testid="guess-verdict" data-verdict="unreadable">
    <${Unreadable} verdict=${verdict} pick=${place} use=${(/** @type {Finding} */ finding) => place(finding, finding.suggestion)} choose=${mean} />
    ${readAs}
  </div>`;
}

/** The verdict, the short line first. @param {Checked} verdict */
const sentences = ({ short, praise, findings, diagnosis }) => [
  worded(short),
  ...praise.filter(({ code }) => code !== "right").map(worded),
  ...findings.map(message),
  ...diagnosis.map(({ says }) => worded(says)),
];

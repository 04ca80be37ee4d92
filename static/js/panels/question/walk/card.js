// The dependency walk. It asks one question at a time: does this depend on what is asked about? Each right answer
// extends the sum over paths. The model holds the place in the walk, because the drawing follows it. Must not know
// what the drawing lights.

import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../../../lib/say.js";
import { facts } from "../../parts/facts.js";
import { html } from "../../parts/html.js";
import { aloud, compose } from "../../parts/prose.js";
import { Say } from "../../parts/sentence.js";
import { sumOf } from "./lines.js";
import { Found, Recent, Top, WaysOn } from "./parts.js";
import { composition, ending, objection, question, verdict } from "./words.js";

/**
 * @import { Walk } from "../../../protocol/messages.js"
 * @import { Facts } from "../../parts/facts.js"
 * @import { Sentence } from "../../formula/tokens.js"
 * @import { Surroundings } from "../../ui.js"
 *
 * @typedef {"yes" | "no" | "tell"} Reply
 * @typedef {Surroundings & {walk: Walk, known: Facts, done: number}} WalkProps
 */

/** @type {readonly [Reply, string][]} */
const REPLIES = [
  ["yes", "yes"],
  ["no", "no"],
  ["tell", "walk_tell"],
];
/** @type {Readonly<Record<string, Reply>>} */
const KEYS = { y: "yes", n: "no", t: "tell" };

/** @param {Surroundings} props */
export function WalkCard(props) {
  const { model, playhead } = props;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const about = model.questions.open.value?.about;
  const walk = model.questions.walk.value;
  if (known === null || walk === null || walk.about !== about) return html`<${Waiting} />`;
  const done = Math.min(model.questions.walkPlace.value.done, walk.steps.length);
  return html`<${Walking} ...${props} walk=${walk} known=${known} done=${done} />`;
}

const Waiting = () => html`<article class="card" data-testid="walk-card" aria-busy="true">
  <p class="kicker">${say("walk_kicker")}</p>
</article>`;

/** @param {WalkProps} props */
function Walking(props) {
  const { model, walk, done } = props;
  const { walkPlace } = model.questions;
  const farthest = useFarthest(walk.about, done);
  const step = walk.steps[done];
  const go = (/** @type {number} */ next) => (walkPlace.value = { done: next, said: null });
  // A fast hand answers before the next question is painted. The answer counts for the walk's present question.
  /** @param {Reply} reply */
  const answer = (reply) => {
    const at = Math.min(walkPlace.peek().done, walk.steps.length);
    const asked = walk.steps[at];
    if (asked === undefined) return;
    if (reply === "tell" || (reply === "yes") === asked.depends) go(at + 1);
    else walkPlace.value = { done: at, said: reply };
  };
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.repeat);
    const reply = plain ? KEYS[event.key.toLowerCase()] : undefined;
    if (reply === undefined || step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    answer(reply);
  };
  return html`<article class="card walk" data-testid="walk-card" data-done=${done} onKeyDown=${keys}>
    <${Top} walk=${walk} done=${done} farthest=${farthest} go=${go} />
    ${step === undefined ? html`<${Ending} ...${props} />` : html`<${Asking} ...${props} answer=${answer} />`}
    <${Found} ...${props} />
    <${Recent} ...${props} />
    ${step === undefined && html`<${WaysOn} ...${props} />`}
    ${done > 0 && html`<p class="actions"><button type="button" class="link quiet" onClick=${() => go(0)}>${say("walk_again")}</button></p>`}
  </article>`;
}

/** How far one has been, so that one can go back and forth there. @param {string} about @param {number} done */
function useFarthest(about, done) {
  const kept = useRef({ about, done });
  if (kept.current.about !== about) kept.current = { about, done };
  else kept.current.done = Math.max(kept.current.done, done);
  return kept.current.done;
}

/** @param {WalkProps & {answer: (reply: Reply) => void}} props */
function Asking({ ui, model, known, walk, done, answer }) {
  const heading = useFocusKept(done);
  const step = walk.steps[done];
  const { said } = model.questions.walkPlace.value;
  const made = composition(known, walk, step);
  const asked = question(known, walk, step);
  const met = said === null ? null : objection(known, walk, step);
  useTold(ui, met === null ? [...before(known, walk, done), ...made, asked] : [met]);
  return html`
    <p class="walk-made">${made.map((sentence) => html`<${Say} sentence=${sentence} /> `)}</p>
    <h2 tabindex="-1" ref=${heading}><${Say} sentence=${asked} /></h2>
    <div class="walk-answers" role="group" aria-label=${say("walk_answers")}>
      ${REPLIES.map(
        ([reply, code]) => html`<button key=${reply} type="button" data-reply=${reply}
          aria-keyshortcuts=${say(code).charAt(0)} class=${said === reply ? "said" : ""}
          onClick=${() => answer(reply)}>${say(code)}</button>`,
      )}
    </div>
    ${met && html`<p class="walk-met meaning"><${Say} sentence=${met} /></p>`}
  `;
}

/** @param {WalkProps} props */
function Ending({ ui, known, walk, done }) {
  const heading = useFocusKept(done);
  const end = ending(known, walk, sumOf(known, walk, walk.steps.length).count);
  useTold(ui, [...before(known, walk, done), end]);
  return html`<h2 tabindex="-1" ref=${heading}><${Say} sentence=${end} /></h2>`;
}

/** The reply to the answer before. @param {Facts} known @param {Walk} walk @param {number} done */
const before = (known, walk, done) =>
  walk.steps.slice(done - 1, done).map((step) => verdict(known, walk, step));

/** Reads sentences out once they change. @param {Surroundings["ui"]} ui @param {Sentence[]} sentences */
function useTold(ui, sentences) {
  const text = sentences.map((sentence) => aloud(compose(sentence))).join(" ");
  useEffect(() => {
    ui.told.value = text;
  }, [text]);
}

/** A heading that takes the focus if the focused element is gone, so that keys still work.
 * @param {number} done */
function useFocusKept(done) {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const { activeElement } = document;
    const lost = activeElement !== heading.current && activeElement?.contains(heading.current);
    if (lost) heading.current?.focus({ preventScroll: true });
  }, [done]);
  return heading;
}

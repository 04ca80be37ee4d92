// The dependency walk: one question at a time, does this depend on what is asked about; each right answer grows
// the sum over paths. Where one is in it stands in the model, because the drawing follows it.

import { useComputed } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say } from "../lib/words.js";
import { facts } from "./facts.js";
import { Formula } from "./formula.js";
import { html } from "./html.js";
import { aloud, compose, mark } from "./prose.js";
import { nameOf } from "./quantity_words.js";
import { Say } from "./sentence.js";
import { sumOf } from "./walk_lines.js";
import { composition, ending, objection, question, verdict } from "./walk_words.js";

/**
 * @import { Walk } from "../protocol/messages.js"
 * @import { Facts } from "./facts.js"
 * @import { Token } from "./tokens.js"
 * @import { Surroundings } from "./ui.js"
 *
 * @typedef {"yes" | "no" | "tell"} Reply
 * @typedef {Surroundings & {walk: Walk, known: Facts, done: number}} WalkProps
 */

/** How many answered questions stay in sight. */
const RECENT = 4;
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
  // A fast hand answers before the next question is painted: what counts is where the walk is.
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
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
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

/** @param {{walk: Walk, done: number, farthest: number, go: (done: number) => void}} props */
function Top({ walk, done, farthest, go }) {
  const count = walk.steps.length;
  return html`<div class="card-top">
    <p class="kicker">${say("walk_kicker")}</p>
    <div class="walk-steps">
      <${Arrow} code="walk_back" path="M5-9V9L-7 0z" off=${done === 0} act=${() => go(done - 1)} />
      <span class="walk-place" aria-label=${say("walk_place", { at: Math.min(done + 1, count), count })}>${Math.min(done + 1, count)}/${count}</span>
      <${Arrow} code="walk_next" path="M-5-9V9L7 0z" off=${done >= farthest} act=${() => go(done + 1)} />
    </div>
  </div>`;
}

/** @param {{code: string, path: string, off: boolean, act: () => void}} props */
const Arrow = ({
  code,
  path,
  off,
  act,
}) => html`<button type="button" aria-label=${say(code)} title=${say(code)}
  aria-disabled=${off} onClick=${() => off || act()}>
  <svg viewBox="-12 -12 24 24" aria-hidden="true"><path d=${path} /></svg>
</button>`;

/** @param {WalkProps & {answer: (reply: Reply) => void}} props */
function Asking({ model, known, walk, done, answer }) {
  const heading = useFocusKept();
  const step = walk.steps[done];
  const { said } = model.questions.walkPlace.value;
  const asked = question(known, walk, step);
  const met = said === null ? null : objection(known, walk, step);
  const before = walk.steps[done - 1];
  const heard = met ?? (before && verdict(known, walk, before));
  return html`
    <p class="walk-made">${composition(known, walk, step).map((sentence) => html`<${Say} sentence=${sentence} /> `)}</p>
    <h2 tabindex="-1" ref=${heading}><${Say} sentence=${asked} /></h2>
    <div class="walk-answers" role="group" aria-label=${say("walk_answers")}>
      ${
        /** @type {[Reply, string][]} */ ([
          ["yes", "yes"],
          ["no", "no"],
          ["tell", "walk_tell"],
        ]).map(
          ([reply, code]) => html`<button key=${reply} type="button" data-reply=${reply}
          aria-keyshortcuts=${say(code).charAt(0)} class=${said === reply ? "said" : ""}
          onClick=${() => answer(reply)}>${say(code)}</button>`,
        )
      }
    </div>
    ${met && html`<p class="walk-met meaning"><${Say} sentence=${met} /></p>`}
    <p class="aside" role="status">${[heard, met ? null : asked]
      .filter((each) => each)
      .map((each) => aloud(compose(/** @type {any} */ (each))))
      .join(" ")}</p>
  `;
}

/** @param {WalkProps} props */
function Ending({ known, walk }) {
  const heading = useFocusKept();
  const end = ending(known, walk, sumOf(known, walk, walk.steps.length).count);
  return html`
    <h2 tabindex="-1" ref=${heading}><${Say} sentence=${end} /></h2>
    <p class="aside" role="status">${aloud(compose(end))}</p>
  `;
}

/** A heading that takes the focus where it was on something that is gone, so that the keys go on. */
function useFocusKept() {
  const heading = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body)
      heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

/** The sum over paths as far as it is found. @param {WalkProps} props */
function Found({ ui, model, known, walk, done }) {
  /** @param {Token | null} token */
  const touch = (token) => {
    ui.touched.value = token;
    model.view.hover.value = token?.key ?? null;
  };
  const { lines } = sumOf(known, walk, done);
  return html`<${Formula} lines=${lines} label=${say("walk_formula")} touch=${touch} />
    ${walk.left_out > 0 && done === walk.steps.length && html`<p class="note">${say("walk_left_out", { count: walk.left_out })}</p>`}`;
}

/** What was answered, the newest last. @param {WalkProps} props */
function Recent({ known, walk, done }) {
  if (done === 0) return null;
  const first = Math.max(0, done - RECENT);
  return html`<ul class="walk-recent" aria-label=${say("walk_answered")}>
    ${first > 0 && html`<li class="earlier">${say("walk_earlier", { count: first })}</li>`}
    ${walk.steps.slice(first, done).map(
      (step) => html`<li key=${step.of} class=${step.depends ? "" : "dropped"}>
        <${Say} sentence=${verdict(known, walk, step)} />
      </li>`,
    )}
  </ul>`;
}

/** @param {WalkProps} props */
function WaysOn({ model, known, walk }) {
  const { questions } = model;
  const about = mark(nameOf(known, walk.about));
  /** @type {[import("../model/questions.js").QuestionKind, string][]} */
  const ways = [
    ["paths", "walk_paths"],
    ...(walk.about.startsWith("parameter:") ? [/** @type {["turn", string]} */ (["turn", "walk_turn"])] : []),
    ["fast", "walk_fast"],
  ];
  return html`<div class="doors">
    ${ways.map(
      ([
        kind,
        code,
      ]) => html`<button key=${kind} type="button" class="link" onClick=${() => questions.ask(kind, walk.about)}>
        <${Say} sentence=${{ code, values: { about } }} />
      </button>`,
    )}
  </div>`;
}

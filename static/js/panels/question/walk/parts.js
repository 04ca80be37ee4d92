// What stands around a question of the dependency walk: the way back and forth, the sum as far as it is found,
// what was answered, where to go from the end. Must not know which step of the walk is present.

import { useEffect } from "preact/hooks";
import { say } from "../../../lib/say.js";
import { Formula } from "../../formula/elements.js";
import { nameOf } from "../../formula/quantity_words.js";
import { html } from "../../parts/html.js";
import { NextQuestions } from "../../parts/next_questions.js";
import { Say } from "../../parts/sentence.js";
import { sumOf } from "./lines.js";
import { verdict } from "./words.js";

/**
 * @import { Walk } from "../../../protocol/messages.js"
 * @import { WalkProps } from "./card.js"
 * @import { Reading, Token } from "../../formula/tokens.js"
 */

/** How many answered questions stay in sight. */
const RECENT = 4;

/** @param {{walk: Walk, done: number, farthest: number, go: (done: number) => void}} props */
export function Top({ walk, done, farthest, go }) {
  const count = walk.steps.length;
  const at = Math.min(done + 1, count);
  return html`<div class="card-top">
    <p class="kicker">${say("walk_kicker")}</p>
    <div class="walk-steps">
      <${Arrow} code="walk_back" path="M5-9V9L-7 0z" off=${done === 0} act=${() => go(done - 1)} />
      <span class="walk-place"><span class="aside">${say("walk_place", { at, count })}</span><span aria-hidden="true">${at}/${count}</span></span>
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

/** The sum over paths as far as it is found. @param {WalkProps} props */
export function Found({ ui, model, known, walk, done }) {
  /** @param {Token | null} token */
  const touch = (token) => {
    ui.touched.value = token;
    model.view.hover.value = token?.key ?? null;
  };
  // A factor that is removed while the pointer is on it gets no leave event.
  useEffect(() => () => touch(null), []);
  const { lines } = sumOf(known, walk, done, answered(model, walk.about));
  return html`<${Formula} lines=${lines} label=${say("walk_formula")} touch=${touch} />
    ${walk.left_out > 0 && done === walk.steps.length && html`<p class="note">${say("walk_left_out", { count: walk.left_out })}</p>`}`;
}

/** The gradient as the sum over paths was answered with it, if it was. @param {WalkProps["model"]} model
 * @param {string} about @returns {Reading | undefined} */
function answered({ questions }, about) {
  const paths = questions.paths.value;
  if (paths?.about !== about || !questions.isCurrent(paths)) return undefined;
  return { state: "current", value: paths.gradient };
}

/** What was answered, the newest last. @param {WalkProps} props */
export function Recent({ known, walk, done }) {
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
export const WaysOn = (props) =>
  html`<${NextQuestions} ...${props} about=${props.walk.about} name=${nameOf(props.known, props.walk.about)} but="walk" />`;

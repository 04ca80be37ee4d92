// The fast way to the same gradient: each neuron's δ, computed once, from L backward. Shared δs are marked, and the
// multiplications are counted against going path by path. Must not know how the counts are made: they are the
// server's.

import { useComputed } from "@preact/signals";
import { grouped, number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { calculatedLatex } from "../formula/calculated_latex.js";
import { Formula } from "../formula/elements.js";
import { latexLine } from "../formula/latex_tokens.js";
import { deltaWord } from "../formula/notation.js";
import { markOf, nameOf } from "../formula/quantity_words.js";
import { line, sign } from "../formula/tokens.js";
import { facts } from "../parts/facts.js";
import { html } from "../parts/html.js";
import { NextQuestions } from "../parts/next_questions.js";
import { mark } from "../parts/prose.js";
import { Prose, Say } from "../parts/sentence.js";
import { barsOf } from "./fast_bars.js";

/**
 * @import { Fast, FastStep } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 *
 * @typedef {Surroundings & {fast: Fast, known: Facts}} FastProps
 */

/** @param {Surroundings} props */
export function FastCard(props) {
  const { model, playhead } = props;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const fast = model.questions.fast.value;
  const ready = known !== null && fast !== null && fast.about === model.questions.open.value?.about;
  return html`<article class="card fast" data-testid="fast-card" aria-busy=${!ready}>
    <p class="kicker">${say("fast_kicker")}</p>
    ${ready && html`<${Shown} ...${props} fast=${fast} known=${known} />`}
  </article>`;
}

/** @param {FastProps} props */
function Shown(props) {
  const { fast, known } = props;
  const name = nameOf(known, fast.about);
  const delta = deltaWord(known);
  return html`
    <h2><${Say} sentence=${{ code: "fast_head", values: { delta } }} /></h2>
    <p class="meaning"><${Say} sentence=${{ code: "fast_why", values: { delta } }} /></p>
    <ol class="fast-steps">
      ${fast.steps.map((step, at) => [
        at === fast.steps.length - 1 &&
          fast.left_out > 0 &&
          html`<li key="more" class="note">${say("fast_left_out", { count: fast.left_out })}</li>`,
        html`<${Step} key=${step.key} ...${props} step=${step} />`,
      ])}
    </ol>
    <h3>${say("fast_count")}</h3>
    <${Compared} sentence=${{ code: "fast_one", values: { name: mark(name) } }} delta=${delta} slow=${fast.slow_one} fast=${fast.fast_one} />
    <${Compared} sentence=${{ code: "fast_all" }} delta=${delta} slow=${fast.slow_all} fast=${fast.fast_all} />
    <${NextQuestions} ...${props} about=${fast.about} name=${name} but="fast" />
  `;
}

/** @param {FastProps & {step: FastStep}} props */
function Step({ model, known, fast: { about }, step }) {
  const { hover } = model.view;
  const light = () => (hover.value = markOf(known, step.key) ?? null);
  const dim = () => (hover.value = null);
  const value = {
    kind: /** @type {const} */ ("gradient"),
    text: number(step.value, model.view.digits.value),
  };
  const { latex, exact } = calculatedLatex(step.latex_numbers, value.text);
  const lines = [
    latexLine(step.latex, "rule"),
    latexLine(latex, "numbers"),
    line("numbers", [sign(exact ? "=" : "≈"), value]),
  ];
  const shared = step.key !== about && step.shared !== "0" && step.shared !== "1";
  return html`<li>
    <button type="button" class=${shared ? "fast-step shared" : "fast-step"} data-key=${step.key} data-value=${String(step.value)}
      onPointerEnter=${light} onPointerLeave=${dim} onFocus=${light} onBlur=${dim} onClick=${light}>
      <${Formula} lines=${lines} label=${say("formula")} touch=${dim} />
      ${shared && html`<span class="fast-shared">${say("fast_shared", { count: grouped(step.shared) })}</span>`}
    </button>
  </li>`;
}

/** Both ways, as numbers and as bars. @param {{sentence: import("../formula/tokens.js").Sentence, delta: string, slow: string, fast: string}} props */
function Compared({ sentence, delta, slow, fast }) {
  const { lengths, logarithmic } = barsOf([slow, fast]);
  const rows = [
    { way: say("fast_slow_way"), count: slow, length: lengths[0] },
    { way: say("fast_fast_way", { delta }), count: fast, length: lengths[1] },
  ];
  return html`<figure class="bars">
    <figcaption><${Say} sentence=${sentence} /></figcaption>
    <dl>
      ${rows.map(
        ({ way, count, length }) => html`<div key=${way}>
        <dt><${Prose} text=${way} /></dt><dd>${grouped(count)}</dd>
        <svg aria-hidden="true"><rect width=${`${100 * length}%`} height="100%" /></svg>
      </div>`,
      )}
    </dl>
    ${logarithmic && html`<p class="note">${say("fast_scale")}</p>`}
  </figure>`;
}

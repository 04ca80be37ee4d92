// Where a gradient comes from: the sum over paths, one row per path, each factor an element of its own that
// lights on the drawing, says what it is and unfolds. The next questions stand under it. Must not know how a
// path is found: it is the server's answer.

import { useComputed } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { grouped, number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { Formula } from "../formula/elements.js";
import { nameOf } from "../formula/quantity_words.js";
import { Tex } from "../formula/tex.js";
import { slope } from "../formula/tokens.js";
import { facts } from "../parts/facts.js";
import { html } from "../parts/html.js";
import { NextQuestions } from "../parts/next_questions.js";
import { aloud, compose, mark, slopeMark } from "../parts/prose.js";
import { Say } from "../parts/sentence.js";
import { CopyActions } from "./copy_actions.js";
import { couplingOf } from "./inside.js";
import { PathEntry } from "./path_entry.js";
import { headOf, insideOf, pathNumbers } from "./paths_rows.js";

/**
 * @import { TouchedFactor } from "../../model/asking/questions.js"
 * @import { Paths } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 *
 * @typedef {Surroundings & {paths: Paths, known: Facts}} PathsProps
 */

/** As many paths as are ever listed. */
const MOST = 50;

/** @param {Surroundings} props */
export function PathsCard(props) {
  const { model, playhead } = props;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const paths = model.questions.paths.value;
  const about = model.questions.open.value?.about;
  const ready = known !== null && paths !== null && paths.about === about;
  return html`<article class="card paths" data-testid="paths-card" aria-busy=${!ready}>
    <p class="kicker">${say("paths_kicker")}</p>
    ${ready && html`<${Sum} key=${about} ...${props} paths=${paths} known=${known} />`}
  </article>`;
}

/** @param {PathsProps} props */
function Sum(props) {
  const { model, ui, paths, known } = props;
  const name = nameOf(known, paths.about);
  const total = number(paths.gradient, model.view.digits.value);
  const told = aloud(
    `${compose({ code: "paths_sum", values: { slope: slopeMark("L", name), value: total } })} ${headWords(paths, name)}`,
  );
  useEffect(() => {
    ui.told.value = told;
    return () => (model.questions.touched.value = null);
  }, [paths.about]);
  const values = { name: mark(name) };
  return html`
    <h2 class="paths-head"><${Tex} latex=${slope(name)} /> <${Words} sentence=${headOf(paths)} /></h2>
    ${paths.count === "0" ? html`<p class="meaning"><${Say} sentence=${{ code: "paths_no_path", values }} /></p>` : html`<${Listed} ...${props} total=${total} />`}
    <${NextQuestions} ...${props} about=${paths.about} name=${name} but="paths" />
    <${CopyActions} ...${props} name=${name} latex=${`${paths.latex}\n${paths.latex_numbers}`} text=${paths.text} />
  `;
}

/** @param {Paths} paths @param {string} name */
const headWords = (paths, name) => {
  const { code, values } = headOf(paths);
  return `${slopeMark("L", name)} ${say(code, values)}.`;
};

/** A sentence that goes on from what stands before it. @param {{sentence: import("../formula/tokens.js").Sentence}} props */
const Words = ({ sentence }) => html`<span>${say(sentence.code, sentence.values)}</span>`;

/** @param {PathsProps & {total: string}} props */
function Listed(props) {
  const { paths, known, total } = props;
  const [open, setOpen] = useState(/** @type {TouchedFactor | null} */ (null));
  const inside = insideOf(known, paths);
  const numbers = pathNumbers(paths, total);
  return html`
    <ol class="path-rows" aria-label=${say("paths_list")}>
      ${paths.paths.map((row, at) => html`<${PathEntry} key=${at} ...${props} row=${row} numbers=${numbers.rows[at]} at=${at} open=${open?.path === at ? open.factor : null} setOpen=${setOpen} />`)}
    </ol>
    <dl class="path-sums">
      ${paths.remainder_count !== "0" && html`<${SumRow} code="paths_rest" values=${{ count: grouped(paths.remainder_count) }} value=${paths.remainder} text=${numbers.remainder} />`}
      <div class="path-total"><dt>${say("paths_together")}</dt><dd class="gradient" data-quantity="gradient" data-value=${String(paths.gradient)}>${total}</dd></div>
    </dl>
    <${ShowMore} ...${props} />
    ${paths.gradient === 0 && paths.paths.some(({ value }) => value !== 0) && html`<p class="meaning">${say("paths_cancel")}</p>`}
    <${Coupling} ...${props} />
    ${inside !== null && html`<p class="meaning"><${Say} sentence=${inside} /></p>`}
  `;
}

/** Where paths pass a softmax: every z of it reaches each of its outputs. @param {PathsProps} props */
function Coupling({ model, ui, paths, known }) {
  const coupling = couplingOf(known, paths);
  if (coupling === null) return null;
  const touch = (/** @type {import("../formula/tokens.js").Token | null} */ token) => {
    ui.touched.value = token;
    model.view.hover.value = token?.key ?? null;
  };
  return html`<section class="coupling" data-testid="coupling">
    <p class="meaning"><${Say} sentence=${coupling.sentence} /></p>
    <${Formula} lines=${coupling.lines} label=${say("formula")} touch=${touch} />
  </section>`;
}

/** @param {{code: string, values: Record<string, string>, value: number, text: string}} props */
const SumRow = ({ code, values, value, text }) => html`<div class="path-rest">
  <dt>${say(code, values)}</dt><dd class="gradient" data-quantity="remainder" data-value=${String(value)}>${text}</dd>
</div>`;

/** @param {PathsProps} props */
function ShowMore({ model, paths }) {
  const { limit } = model.questions;
  const more = paths.remainder_count !== "0" && paths.paths.length < MOST && limit.value < MOST;
  return more
    ? html`<p class="actions"><button type="button" class="link quiet" onClick=${() => (limit.value = MOST)}>${say("paths_show_more")}</button></p>`
    : null;
}

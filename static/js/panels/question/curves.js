// What changes over iterations and when: parameters, which step at each update, and activations, which change
// in every forward pass, each as one small curve, with L below, then the gradient and the terms of its paths. Touching a curve lights its place. Must not
// know how a curve is drawn.

import { useComputed } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { grouped } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { nameOf } from "../formula/quantity_words.js";
import { facts } from "../parts/facts.js";
import { ChoiceField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { NextQuestions } from "../parts/next_questions.js";
import { mark, marks, slopeMark } from "../parts/prose.js";
import { Say } from "../parts/sentence.js";
import { CurvePlot } from "./curve_plot.js";
import { curveRows, ITERATIONS } from "./curves_rows.js";

/**
 * @import { Curves } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 *
 * @typedef {Surroundings & {curves: Curves, known: Facts}} CurvesProps
 */

/** @param {Surroundings} props */
export function CurvesCard(props) {
  const { model, playhead } = props;
  const { questions } = model;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const curves = questions.curves.value;
  const ready =
    known !== null && curves !== null && String(curves.about) === String(questions.over.value.about);
  return html`<article class="card curves" data-testid="curves-card">
    <p class="kicker">${say("curves_kicker")}</p>
    ${ready && html`<${Shown} ...${props} curves=${curves} known=${known} />`}
  </article>`;
}

/** @param {CurvesProps} props */
function Shown({ model, curves, known }) {
  const { over, open } = model.questions;
  const about = open.value?.about ?? "";
  const rows = useMemo(() => curveRows(known, curves, about), [curves, known.document]);
  const count = rows.at(-1)?.values.length ?? 0;
  const choose = (/** @type {string} */ typed) =>
    (over.value = { ...over.peek(), iterations: Number(typed) });
  const light = (/** @type {string | null} */ key) => (model.view.hover.value = key);
  return html`
    <h2>${say("curves_head", { count })}</h2>
    <${Sentences} known=${known} about=${curves.about} />
    <p class="meaning"><${Say} sentence=${gradientSentence(curves, nameOf(known, about))} /></p>
    <${ChoiceField} label=${say("curves_over")} name="iterations" value=${String(over.value.iterations)}
      options=${ITERATIONS.map((each) => [String(each), String(each)])} commit=${choose} />
    <${Short} curves=${curves} count=${count} asked=${over.value.iterations} />
    <ul class="curve-rows">
      ${count > 0 && rows.map((row) => html`<${CurvePlot} key=${row.key} row=${row} light=${light} />`)}
    </ul>
    <${NextQuestions} model=${model} about=${about} name=${nameOf(known, about)} but="curves" />
  `;
}

/** Why there are fewer iterations than asked. @param {{curves: Curves, count: number, asked: number}} props */
function Short({ curves, count, asked }) {
  if (count >= asked) return null;
  const values = { iteration: curves.iteration + count - 1, count };
  const code = curves.diverged ? (count > 0 ? "curves_diverged" : "curves_none") : "curves_fewer";
  return html`<p class="note">${say(code, values)}</p>`;
}

/** The gradient and how many of its paths are shown. @param {Curves} curves @param {string} name */
function gradientSentence({ paths, path_count }, name) {
  const values = { slope: slopeMark("L", name), shown: paths.length, count: grouped(path_count) };
  if (paths.length === 0) return { code: "curves_gradient", values };
  return { code: String(paths.length) === path_count ? "curves_paths" : "curves_some_paths", values };
}

/** What is held and what changes. @param {{known: Facts, about: readonly string[]}} props */
function Sentences({ known, about }) {
  const [held, moving] = [true, false].map((parameters) =>
    about.filter((key) => key.startsWith("parameter:") === parameters).map((key) => nameOf(known, key)),
  );
  /** @param {string} code @param {string[]} names */
  const line = (code, names) =>
    names.length > 0 &&
    html`<${Say} sentence=${{ code, values: { names: names.length > 1 ? marks(names) : mark(names[0]), count: names.length } }} /> `;
  return html`<p class="meaning">${line("curves_held", held)}${line("curves_change", moving)}</p>`;
}

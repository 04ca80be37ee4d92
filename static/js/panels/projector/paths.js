// The sum over paths under a projected drawing: a row for each path, told one after another, then the sum. Rows that
// are still to be told keep their room, so that nothing moves. Must not know how ribbons are painted.

import { useComputed } from "@preact/signals";
import { grouped, number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { layBars } from "../../render/marks/bars.js";
import { toldArrivals } from "../../render/question/bars.js";
import { nameOf } from "../formula/quantity_words.js";
import { Tex } from "../formula/tex.js";
import { flatSlope } from "../formula/tokens.js";
import { facts } from "../parts/facts.js";
import { html } from "../parts/html.js";
import { mark } from "../parts/prose.js";
import { Say } from "../parts/sentence.js";
import { factorToken, pathNumbers } from "../question/paths_rows.js";

/**
 * @import { Arrival } from "../../render/question/bars.js"
 * @import { Paths } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 *
 * @typedef {{ value: number, from: number, until: number }} Span
 * @typedef {{paths: Paths, known: Facts, numbers: ReturnType<typeof pathNumbers>}} Given
 */

/** @param {Surroundings} props */
export function ToldPaths({ model, playhead }) {
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const { open, paths: answer, pathsTold } = model.questions;
  const paths = answer.value;
  if (known === null || paths === null || paths.about !== open.value?.about) return null;
  const name = nameOf(known, paths.about);
  const total = number(paths.gradient, model.view.digits.value);
  const arrivals = toldArrivals(paths);
  const told = Math.min(pathsTold.value, arrivals.length);
  const { bars, sum } = layBars(
    arrivals.map(({ value }) => value),
    { x: 0, y: 0, w: 100, h: arrivals.length + 1 },
  );
  const given = { paths, known, numbers: pathNumbers(paths, total) };
  const done = told === arrivals.length;
  return html`<div class="told-paths" data-testid="told-paths" data-told=${told}>
    ${arrivals.map((arrival, at) => html`<${Row} key=${at} ...${given} arrival=${arrival} at=${at} shown=${at < told} bar=${bars[at]} />`)}
    <div class="told-path told-sum" data-shown=${done}>
      <span></span>
      <span class="gradient"><${Tex} latex=${flatSlope(name)} /></span>
      <span>=</span><span class="told-product gradient">${total}</span>
      <${Bar} bar=${sum} />
    </div>
    <p class="told" data-testid="told" data-stop="false"><${Say} sentence=${sentenceOf(paths, mark(name))} /></p>
  </div>`;
}

/** @param {Paths} paths @param {string} name */
const sentenceOf = ({ count }, name) =>
  count === "0"
    ? { code: "paths_no_path", values: { name } }
    : { code: "told_paths", values: { name, count: count.length < 3 ? Number(count) : grouped(count) } };

/** @param {Given & {arrival: Arrival, at: number, shown: boolean, bar: Span}} props */
function Row({ paths, known, numbers, arrival, at, shown, bar }) {
  const { count, value } = arrival;
  const row = count === null ? paths.paths[at] : null;
  return html`<div class="told-path" data-shown=${shown} data-value=${String(value)}>
    ${row === null ? html`<span></span>` : html`<span class="told-sample" data-sign=${signOf(value)}></span>`}
    <span class="told-factors">${
      row === null
        ? say("paths_rest", { count: grouped(count ?? "") })
        : row.factors.map(
            (factor, i) =>
              html`${i > 0 && html`<span class="told-dot">·</span>`}<span class=${factorToken(known, factor).kind}>${bracketedIf(factor.value, numbers.rows[at].factors[i])}</span>`,
          )
    }</span>
    <span>=</span><span class="told-product gradient">${row === null ? number(value) : numbers.rows[at].value}</span>
    <${Bar} bar=${bar} />
  </div>`;
}

/** @param {number} value @param {string} text */
const bracketedIf = (value, text) => (value < 0 ? `(${text})` : text);

/** @param {number} value */
const signOf = (value) => (value === 0 ? "zero" : value < 0 ? "negative" : "positive");

/** @param {{bar: Span}} props */
const Bar = ({
  bar: { value, from, until },
}) => html`<span class="told-bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
  <rect data-sign=${signOf(value)} x=${Math.min(from, until)} y="0" width=${Math.abs(until - from)} height="10" vector-effect="non-scaling-stroke" />
</svg></span>`;

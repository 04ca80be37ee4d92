// The loss over the whole run, inside the loop: the present curve in ink, those of other runs thin behind it,
// the iteration in view as an upright line. It is drawn anew at most ten times a second, however fast training
// goes. Must not know what a pointer does there.

import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { placesOf, samplesOf } from "../../model/document/reading.js";
import { keptLine } from "../../model/run/curves.js";
import { html } from "../parts/html.js";
import { curvePath, pointAt, scalesOf, thin } from "./loss_curve_layout.js";

/**
 * @import { Document } from "../../protocol/messages.js"
 * @import { Curve } from "../../model/run/curves.js"
 * @import { Model } from "../../model/model.js"
 * @import { Box, Scales } from "./loss_curve_layout.js"
 * @import { Scrub } from "./scrub.js"
 * @import { Ui } from "../ui.js"
 *
 * @typedef {object} Film the run as it can be shown now
 * @property {Curve | null} present the curve of the run in view
 * @property {readonly Curve[]} others the oldest first
 * @property {number} iteration the one in view
 * @property {number} first where the run in view begins
 * @property {number} newest how far it has come
 * @property {{count: number, total: number, kept: number}} samples over how many samples its losses are, how many are trained on,
 *   and how many are not
 */

/** A curve with one point is none yet. @param {Curve} curve */
const drawn = ({ iterations }) => iterations.length > 1;

/**
 * The film; null before the second iteration. What it reads it does not subscribe to: panels do that at their pace.
 * @param {Model} model @returns {Film | null}
 */
export function filmOf({ curves, cursor, store }) {
  const here = cursor.state.peek();
  if (here === null) return null;
  const present = curves.of(here.run);
  const others = curves
    .all()
    .filter((curve) => curve.run !== here.run && drawn(curve))
    .map(thin);
  if ((present === null || !drawn(present)) && others.length === 0) return null;
  const [first, last] =
    present === null || present.iterations.length === 0 ? [here.iteration, here.iteration] : endsOf(present);
  return {
    ...{ present, others, iteration: here.iteration },
    ...{ first: Math.min(first, here.iteration), newest: Math.max(last, here.iteration) },
    samples: { count: present?.samples ?? 1, ...countsOf(store.document.peek()) },
  };
}

/** How many samples are trained on, and how many are kept from it. @param {Document | null} document */
function countsOf(document) {
  const total = document === null ? 0 : placesOf(document, "train").length;
  return { total, kept: document === null ? 0 : samplesOf(document).length - total };
}

/** @param {Curve} curve */
const endsOf = ({ iterations }) => [iterations[0], iterations[iterations.length - 1]];

/** What is read for the film, in one go. @param {Model} model */
export const touchFilm = ({ curves, cursor }) => [curves.version.value, cursor.state.value];

/**
 * The loss that the curve knows at an iteration, in words; the iteration alone where it knows none.
 * @param {Film | null} film @param {number} iteration
 */
export function lossWords(film, iteration) {
  const point = film?.present ? pointAt(film.present, iteration) : null;
  if (point === null) return say("where_iteration", { iteration });
  const code = point.iteration === iteration ? "where_loss" : "where_loss_before";
  return say(code, { iteration, loss: number(point.loss), point: point.iteration, ...film?.samples });
}

/** @param {{film: Film, box: Box, scrub: Scrub, ui: Ui, label: string}} props */
export function LossCurve({ film, box, scrub, ui, label }) {
  const { present, others } = film;
  const scales = scalesOf(present, others, box, film.newest);
  const lit = ui.litRun.value;
  const iteration = scrub.goal.value ?? film.iteration;
  return html`<g class="film" aria-hidden="true">
    ${others.map((curve) => html`<${Line} key=${curve.run} curve=${curve} scales=${scales} kind=${curve.run === lit ? "other lit" : "other"} />`)}
    ${present && html`<${Line} curve=${present} scales=${scales} kind="present" />`}
    ${present && html`<${Validation} curve=${keptLine(present, "validation")} scales=${scales} />`}
    <${Present} film=${film} iteration=${iteration} scales=${scales} box=${box} />
    <text class="film-label" x=${box.right} y=${endsHigh(film, scales, box) ? box.bottom - 1 : box.top + 11}>${label}</text>
  </g>`;
}

/** Whether the present curve ends in the upper half, where words would cover it. @param {Film} film @param {Scales} scales @param {Box} box */
function endsHigh({ present, newest }, { y }, { top, bottom }) {
  const point = present && pointAt(present, newest);
  return (
    point !== null && y(Number.isNaN(point.loss) ? Number.POSITIVE_INFINITY : point.loss) < (top + bottom) / 2
  );
}

/** @param {{curve: Curve, scales: Scales, kind: string}} props */
function Line({ curve, scales, kind }) {
  const { path, broken } = curvePath(curve, scales);
  return html`<g class=${`film-curve ${kind}`} data-run=${curve.run}>
    <path d=${path} />
    ${broken && html`<path class="broken" d=${`M${broken.x - 4} ${broken.y - 4}l8 8m0-8l-8 8`} />`}
  </g>`;
}

/** The loss over the validation samples, a thin line that ends in a square on its corner. @param {{curve: Curve | null, scales: Scales}} props */
function Validation({ curve, scales }) {
  const last = curve && pointAt(curve, Number.POSITIVE_INFINITY);
  if (curve === null || last === null) return null;
  const [x, y] = [scales.x(last.iteration), scales.y(last.loss)];
  return html`<g class="film-curve validation" data-split="validation">
    <path d=${curvePath(curve, scales).path} />
    ${Number.isFinite(last.loss) && html`<path class="film-corner" d=${`M${x} ${y - 5}l5 5l-5 5l-5 -5z`} />`}
  </g>`;
}

/** The iteration in view. @param {{film: Film, iteration: number, scales: Scales, box: Box}} props */
function Present({ film, iteration, scales, box }) {
  const x = scales.x(iteration);
  const point = film.present && pointAt(film.present, iteration);
  return html`<g class="film-present">
    <path d=${`M${x} ${box.top}V${box.bottom}`} />
    ${point && Number.isFinite(point.loss) && html`<circle cx=${x} cy=${scales.y(point.loss)} r="4" />`}
  </g>`;
}

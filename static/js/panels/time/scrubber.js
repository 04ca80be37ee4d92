// The loss curve as a slider over the run: the words around it, the keys, the pointer's iteration. What is drawn
// is the business of loss_curve.js, what is asked of the server that of scrub.js.

import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { filmOf, LossCurve, touchFilm } from "./loss_curve.js";
import { pointAt, scalesOf } from "./loss_curve_layout.js";
import { runLabel } from "./runs_list.js";
import { useBeat } from "./throttle.js";

/**
 * @import { Film } from "./loss_curve.js"
 * @import { Box, Scales } from "./loss_curve_layout.js"
 * @import { Scrub } from "./scrub.js"
 * @import { Surroundings } from "../ui.js"
 */

/** The part of the run that Page Up and Page Down leap over. */
const PAGE = 0.1;
/** A curve lower or narrower than this says nothing. */
const LEAST = 12;
/** A pointer within so many pixels of another run's curve is on it. */
const NEAR = 7;

/** @param {Surroundings & {box: Box, scrub: Scrub, tall: boolean}} props not `tall`: the loss has no other place */
export function Scrubber(props) {
  const { model, ui, box, scrub, tall } = props;
  useBeat(() => touchFilm(model));
  const film = filmOf(model);
  if (film === null || Math.min(box.bottom - box.top, box.right - box.left) < LEAST) return null;
  const iteration = scrub.goal.value ?? film.iteration;
  const scales = scalesOf(film.present, film.others, box, film.newest);
  const scaleWords = say(scales.log ? "film_log" : "film_linear");
  const lit = film.others.find(({ run }) => run === ui.litRun.value);
  const label = lit ? runLabel(lit) : ((tall ? null : lossAlone(film, iteration, scales)) ?? scaleWords);
  return html`<g
    class="scrubber"
    role="slider"
    tabindex="0"
    data-testid="scrubber"
    aria-label=${say("film_title", { scale: scaleWords, ...film.samples })}
    aria-valuemin=${film.first}
    aria-valuemax=${film.newest}
    aria-valuenow=${iteration}
    aria-valuetext=${valueText(film, iteration)}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => leap(event, film, scrub)}
  >
    <rect class="film-ground" x=${box.left - 6} y=${box.top - 6} width=${box.right - box.left + 12} height=${box.bottom - box.top + 12} rx="4" />
    <${LossCurve} ...${{ film, box, scrub, ui, label }} />
  </g>`;
}

/** The loss at an iteration, where the curve has it. @param {Film} film @param {number} iteration @param {Scales} scales */
function lossAlone(film, iteration, { log }) {
  const point = film.present && pointAt(film.present, iteration);
  if (point?.iteration !== iteration) return null;
  return log ? say("film_short_log", { loss: number(point.loss) }) : number(point.loss);
}

/** @param {Film} film @param {number} iteration */
function valueText(film, iteration) {
  const point = film.present && pointAt(film.present, iteration);
  const values = { iteration, newest: film.newest };
  if (point === null) return say("film_value", values);
  const code = point.iteration === iteration ? "film_value_loss" : "film_value_loss_before";
  return say(code, { ...values, loss: number(point.loss), point: point.iteration, ...film.samples });
}

/** @param {KeyboardEvent} event @param {Film} film @param {Scrub} scrub */
function leap(event, film, scrub) {
  const here = scrub.goal.peek() ?? film.iteration;
  const page = Math.max(1, Math.round(PAGE * (film.newest - film.first)));
  /** @type {Record<string, number>} */
  const goals = {
    ...{ ArrowRight: here + 1, ArrowUp: here + 1, ArrowLeft: here - 1, ArrowDown: here - 1 },
    ...{ PageUp: here + page, PageDown: here - page, Home: film.first, End: film.newest },
  };
  if (!Object.hasOwn(goals, event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  const goal = Math.min(Math.max(goals[event.key], film.first), film.newest);
  if (scrub.goal.peek() === null) scrub.take();
  if (goal !== here) scrub.want(goal);
}

/**
 * The iteration that a pointer means. @param {Surroundings["model"]} model @param {Box} box @param {number} x
 * @returns {number | null} null where there is no curve
 */
export function iterationAt(model, box, x) {
  const film = filmOf(model);
  if (film === null) return null;
  const at = scalesOf(film.present, film.others, box, film.newest).iterationAt(x);
  return Math.min(Math.max(at, film.first), film.newest);
}

/**
 * The other run whose curve a pointer is on. @param {Surroundings["model"]} model @param {Box} box
 * @param {number} x @param {number} y @returns {number | null}
 */
export function runAt(model, box, x, y) {
  const film = filmOf(model);
  if (film === null) return null;
  const scales = scalesOf(film.present, film.others, box, film.newest);
  const at = scales.iterationAt(x);
  const heights = film.others.flatMap((curve) => {
    const point = at <= curve.iterations[curve.iterations.length - 1] ? pointAt(curve, at) : null;
    return point === null ? [] : [{ run: curve.run, away: Math.abs(scales.y(point.loss) - y) }];
  });
  const nearest = heights.sort((one, other) => one.away - other.away)[0];
  return nearest !== undefined && nearest.away <= NEAR ? nearest.run : null;
}

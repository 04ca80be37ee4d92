// The words around the loop: what its lanes and bends are, the iteration and its loss above, the sample and the
// step below. Must not know how the loop is drawn.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { filmOf, lossWords, touchFilm } from "./loss_curve.js";
import { useBeat } from "./throttle.js";

/**
 * @import { PlanView } from "../../model/run/plan.js"
 * @import { Scrub } from "./scrub.js"
 * @import { Track } from "./track_geometry.js"
 * @import { Surroundings } from "../ui.js"
 */

const ABOVE = 11;
const BELOW = 22;
/** The width of a letter, about, and the room between the name of a lane and what stands beside it. */
const LETTER = 7.6;
const APART = 14;

/** @param {{track: Track}} props */
export function Words({ track }) {
  const across = (track.top + track.bottom) / 2 + 5;
  return html`<g class="loop-words" aria-hidden="true">
    <text class="update" x=${track.left - 17} y=${across}>${say("loop_update")}</text>
    <text class="loss" x=${track.right + 21} y=${across}>${say("loop_loss")}</text>
  </g>`;
}

/** @param {Surroundings & {plan: PlanView, track: Track, scrub: Scrub, wordy: boolean, tall: boolean}} props
 *  `tall`: there is room below too */
export function Rows(props) {
  const { track, wordy, tall } = props;
  const middle = (track.left + track.right) / 2;
  const [above, below] = wordy ? [track.right - 6, track.left + track.radius] : [middle, middle];
  const [top, bottom] = [track.top - ABOVE, track.bottom + BELOW];
  if (!tall)
    return html`<g class="rows-centred" aria-hidden="true"><${Both} ...${props} x=${middle} y=${top} /></g>`;
  const [begin, end] = [track.left + track.radius, track.right - track.radius];
  return html`<g class=${wordy ? "rows-apart" : "rows-centred"} aria-hidden="true">
    <${Iteration} ...${props} x=${above} y=${top} lane=${wordy ? { name: "forward", x: begin, room: above - begin } : null} />
    <${Step} ...${props} x=${below} y=${bottom} lane=${wordy ? { name: "backward", x: end, room: end - below } : null} />
  </g>`;
}

/**
 * The name of a lane, where it does not cover what stands beside it.
 * @typedef {{ name: "forward" | "backward", x: number, room: number }} Lane
 * @typedef {Surroundings & {plan: PlanView, scrub: Scrub, x: number, y: number, lane?: Lane | null}} RowProps
 */

/** @param {{lane: Lane | null, y: number, beside: string}} props */
function LaneName({ lane, y, beside }) {
  if (lane === null || !standBeside(say(`loop_${lane.name}`), beside, lane.room)) return null;
  return html`<g class="loop-words"><text class=${lane.name} x=${lane.x} y=${y}>${say(`loop_${lane.name}`)}</text></g>`;
}

/** Whether two texts have room in one row. @param {string} one @param {string} other @param {number} room in pixels */
export const standBeside = (one, other, room) => LETTER * (one.length + other.length) + APART <= room;

/** @param {RowProps} props */
function Iteration({ model, playhead, plan, scrub, x, y, lane = null }) {
  useBeat(() => touchFilm(model));
  const { iteration: here = 1, ask_first: presented = false } = model.cursor.state.peek() ?? {};
  const iteration = scrub.goal.value ?? here;
  // Where results are asked for first, the loss is told by its own step.
  const early = (model.view.askFirst.value || presented) && playhead.shown.value <= plan.stepOf("loss");
  const words =
    early && iteration === here ? say("where_iteration", { iteration }) : lossWords(filmOf(model), iteration);
  return html`<${LaneName} lane=${lane} y=${y} beside=${words} /><text class="where" x=${x} y=${y}>${words}</text>`;
}

/** @param {RowProps} props */
function Step({ moment, plan, x, y, lane = null }) {
  const words = stepOf(moment, plan);
  return html`<${LaneName} lane=${lane} y=${y} beside=${words} /><text class="which" x=${x} y=${y}>${words}</text>`;
}

/** Both beside the loop, for a room. @param {Surroundings & {plan: PlanView, track: Track, scrub: Scrub}} props */
export const Told = (props) => html`<g class="rows-told" aria-hidden="true">
  <${Both} ...${props} x=${props.track.left - 30} y=${(props.track.top + props.track.bottom) / 2 + 10} />
</g>`;

/** Both in one row: of a batch the sample and the step, else the iteration and the step. @param {RowProps} props */
function Both({ model, moment, plan, scrub, x, y }) {
  useBeat(() => touchFilm(model));
  const iteration = scrub.goal.value ?? model.cursor.state.peek()?.iteration ?? 1;
  const batch = moment.turns.value > 1 || moment.beside.value !== null;
  const step = stepOf(moment, plan);
  return html`<text class="where" x=${x} y=${y}>${batch ? step : `${say("where_iteration", { iteration })} · ${step}`}</text>`;
}

/** @param {Surroundings["moment"]} moment @param {PlanView} plan */
function stepOf({ beside, turn, turns, group }, plan) {
  if (beside.value === null) return stepWords(turn.value, turns.value, group.value, plan.groupCount);
  const sample = say(`where_${beside.value}`);
  return wordsAt(sample, group.value, plan.forwardGroups);
}

/**
 * The place in the batch, where it has more samples than one, and in the iteration.
 * @param {number} turn counted from 0 @param {number} turns @param {number} group @param {number} count
 */
export function stepWords(turn, turns, group, count) {
  const sample = turns > 1 ? say("where_sample", { turn: turn + 1, turns }) : "";
  return wordsAt(sample, group, count);
}

/** @param {string} sample @param {number} group @param {number} count */
const wordsAt = (sample, group, count) =>
  group < 0 ? say("where_none", { sample }) : say("where_step", { sample, step: group + 1, count });

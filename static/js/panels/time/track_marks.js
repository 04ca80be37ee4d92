// The marks on the loop: squares are given or held, discs are values, chevrons gradients. A mark is dotted
// until its step is done, dashed grey while its number is older than the last edit. Must not know the numbers.

import { lossLetter } from "../../lib/letters.js";
import { html } from "../parts/html.js";
import { useKept } from "../parts/use_kept.js";
import { bendPath } from "./track_geometry.js";

/**
 * @import { PlanView } from "../../model/run/plan.js"
 * @import { Mark, Track } from "./track_geometry.js"
 * @import { Surroundings } from "../ui.js"
 */

/** From more samples than this on, a line stands for their ticks. */
const MOST_TICKS = 12;

/** @param {Surroundings & {track: Track}} props */
export function Marks({ model, moment, track }) {
  const kept = useKept();
  const done = moment.done.value;
  const stale = model.staleness.stale.value;
  const marks = track.dense
    ? track.marks.filter(({ kind }) => kind === "loss" || kind === "update")
    : track.marks;
  return html`<g class="marks" aria-hidden="true">
    ${track.dense && html`<${Progress} track=${track} done=${done} />`}
    ${marks.map((mark) => {
      const state = mark.group >= done ? "open" : stale ? "stale" : "done";
      return kept(mark.group, { mark, state, size: track.size }, drawMark);
    })}
  </g>`;
}

/** @param {{mark: Mark, state: string, size: number}} data */
const drawMark = ({ mark, state, size }) => html`<g
  key=${mark.group}
  class=${`mark ${mark.kind} ${state}`}
  transform=${`translate(${mark.x} ${mark.y})`}
>
  ${shape(mark, size)}
</g>`;

/** @param {Mark} mark @param {number} size */
function shape({ kind }, size) {
  if (kind === "inputs") return html`<rect x=${-size} y=${-size} width=${2 * size} height=${2 * size} />`;
  if (kind === "forward") return html`<circle r=${size} />`;
  if (kind === "update") return html`<rect x="-9" y="-9" width="18" height="18" rx="2" />`;
  if (kind === "gather")
    return html`<rect x=${-size} y=${-size} width=${2 * size} height=${2 * size} rx="2" />`;
  if (kind === "loss") return html`<circle r="12" /><text y="5">${lossLetter()}</text>`;
  return html`<path d=${`M${-size} 0L${size} ${-size * 1.1}V${size * 1.1}z`} />`;
}

/** Too many steps for marks: the part of each lane that is done. @param {{track: Track, done: number}} props */
function Progress({ track, done }) {
  const reached = track.marks.filter(({ group }) => group < done);
  const ends = /** @type {const} */ (["forward", "backward"]).map((kind) => ({
    kind,
    first: track.marks.find((mark) => mark.kind === kind),
    last: reached.findLast((mark) => mark.kind === kind),
  }));
  return ends.map(
    ({ kind, first, last }) =>
      first && last && html`<path class=${`run ${kind}`} d=${`M${first.x} ${first.y}H${last.x}`} />`,
  );
}

/** The samples of a batch on the last bend before the update: each that has gone round fills its part.
 * @param {Surroundings & {plan: PlanView, track: Track}} props */
export function BatchTicks({ moment, plan, track }) {
  const [turn, turns] = [moment.turn.value, moment.turns.value];
  const round = moment.done.value > plan.groupOf(plan.passSteps - 1) ? turn + 1 : turn;
  if (turns < 2 || moment.beside.value !== null) return null;
  const pieces = turns <= MOST_TICKS ? turns : 1;
  return html`<g class="batch" data-testid="batch" aria-hidden="true">
    <path class="batch-open" d=${bendPath(track, pieces, 1)} />
    <path class="batch-done" d=${bendPath(track, pieces, round / turns)} />
  </g>`;
}

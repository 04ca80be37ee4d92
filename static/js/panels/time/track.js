// The loop as a drawing: two lanes, one mark for each step, the playhead, and inside it the loss over the run.
// A pointer between the lanes goes through the run, one on the lanes through the iteration. Must not know what
// a step computes.

import { useEffect, useMemo, useRef } from "preact/hooks";
import { seekHere } from "../../playback/seek.js";
import { html } from "../parts/html.js";
import { useSize } from "../parts/use_size.js";
import { createScrub } from "./scrub.js";
import { iterationAt, runAt, Scrubber } from "./scrubber.js";
import { insideOf, layTrack, stepsAt } from "./track_geometry.js";
import { Head } from "./track_head.js";
import { BatchTicks, Marks } from "./track_marks.js";
import { Rows, Told, Words } from "./track_words.js";

/**
 * @import { PlanView } from "../../model/run/plan.js"
 * @import { Scrub } from "./scrub.js"
 * @import { Track as Laid } from "./track_geometry.js"
 * @import { Surroundings } from "../ui.js"
 *
 * @typedef {Surroundings & {plan: PlanView, width: number, height: number}} TrackProps
 */

/** Below this there is no room for words: above and below the loop, and at its ends. */
const TALL = 100;
const WIDE = 430;
/** Pixels that a finger needs. */
const FINGER = 44;
/** What the projected words beside the loop take. */
const TOLD = 440;

/** @param {Surroundings} props */
export function Loop(props) {
  const [host, { width, height }] = useSize();
  const plan = props.moment.plan.value;
  return html`<div class="loop" ref=${host}>
    ${plan !== null && width > 0 && html`<${Track} ...${props} plan=${plan} width=${width} height=${height} />`}
  </div>`;
}

/** @param {TrackProps} props */
function Track(props) {
  const { model, playhead, plan, width, height } = props;
  const projected = model.view.projector.value;
  const tall = height >= TALL && !projected;
  const wordy = tall && width >= WIDE;
  const place = projected ? asideOf(width, height) : boxOf(width, height, tall, wordy);
  const track = useMemo(() => layTrack(plan, place), [plan, width, height, projected]);
  const box = useMemo(() => insideOf(track), [track]);
  const scrub = useMemo(() => createScrub(model), [model]);
  useEffect(() => scrub.destroy, [scrub]);
  const given = { ...props, track, box, scrub };
  return html`<svg class="track" data-beside=${props.moment.beside.value ?? undefined} aria-busy=${playhead.moving} width=${width} height=${height} viewBox=${`0 0 ${width} ${height}`} ...${useDrag(given)}>
    <rect class="lane" x=${track.left} y=${track.top} width=${Math.max(0, track.right - track.left)} height=${track.bottom - track.top} rx=${track.radius} />
    <${BatchTicks} ...${given} />
    <${Scrubber} ...${given} tall=${tall} />
    <${Marks} ...${given} />
    ${wordy && html`<${Words} track=${track} />`}
    ${projected ? html`<${Told} ...${given} />` : html`<${Rows} ...${given} wordy=${wordy} tall=${tall} />`}
    <${Head} ...${given} />
  </svg>`;
}

/** Where the loop lies in the room that it has. @param {number} width @param {number} height @param {boolean} tall @param {boolean} wordy */
function boxOf(width, height, tall, wordy) {
  const [left, right] = wordy ? [82, width - 68] : [16, width - 24];
  if (tall) return { left, right, middle: height / 2 + 3, half: 32 };
  return { left, right, middle: height / 2 + 7, half: Math.min(25, height / 2 - 15), largest: 6 };
}

/** Beside words that are read from afar. @param {number} width @param {number} height */
function asideOf(width, height) {
  const half = Math.min(32, height / 2 - 9);
  return { left: Math.min(TOLD, width / 2), right: width - 24, middle: height / 2, half, largest: 6 };
}

/** @typedef {TrackProps & {track: Laid, box: import("./loss_curve_layout.js").Box, scrub: Scrub}} Given */

/** Pressing and dragging anywhere on the loop; where it began says what is dragged. @param {Given} given */
function useDrag(given) {
  const hold = useRef(/** @type {((x: number, y: number) => void) | null} */ (null));
  const move = (/** @type {PointerEvent} */ event) => {
    const { x, y } = pointIn(event);
    if (hold.current !== null) hold.current(x, y);
    else given.ui.litRun.value = within(given.box, x, y) ? runAt(given.model, given.box, x, y) : null;
  };
  const release = () => (hold.current = null);
  return {
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      /** @type {SVGElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
      const { x, y } = pointIn(event);
      const through = within(given.box, x, y) && iterationAt(given.model, given.box, x) !== null;
      hold.current = through ? holdRun(given) : holdSteps(given);
      hold.current(x, y);
    },
    onPointerMove: move,
    onPointerLeave: () => (given.ui.litRun.value = null),
    onPointerUp: release,
    onPointerCancel: release,
  };
}

/** @param {Given} given @returns {(x: number, y: number) => void} */
function holdRun({ model, box, scrub }) {
  scrub.take();
  let last = -1;
  return (x) => {
    const iteration = iterationAt(model, box, x);
    if (iteration !== null && iteration !== last) scrub.want(iteration);
    last = iteration ?? last;
  };
}

/** @param {Given} given @returns {(x: number, y: number) => void} */
function holdSteps({ model, track, plan }) {
  let last = -1;
  return (x, y) => {
    const steps = stepsAt(track, x, y);
    if (steps !== last) seekHere(model, plan.groupStarts[steps]);
    last = steps;
  };
}

/** @param {PointerEvent} event */
function pointIn(event) {
  const frame = /** @type {SVGElement} */ (event.currentTarget).getBoundingClientRect();
  return { x: event.clientX - frame.left, y: event.clientY - frame.top };
}

/** Whether a pointer is on the curve, which is as high as a finger needs. @param {Given["box"]} box @param {number} x @param {number} y */
function within({ left, right, top, bottom }, x, y) {
  const room = Math.max(4, (FINGER - (bottom - top)) / 2);
  return x >= left - 6 && x <= right + 6 && y >= top - room && y <= bottom + room;
}

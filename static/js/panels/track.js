// The loop as a drawing: two lanes, one mark for each step, the playhead that can be dragged and moved by
// keys. The playhead's place is written straight to its element in each animation frame; the rest is drawn
// anew only when something landed.

import { useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../lib/words.js";
import { html } from "./html.js";
import { placeWords } from "./moment.js";
import { layTrack, placeAt, stepsAt, wayOf } from "./track_geometry.js";
import { Marks } from "./track_marks.js";
import { useSize } from "./use_size.js";

/**
 * @import { PlanView } from "../model/plan.js"
 * @import { Track } from "./track_geometry.js"
 * @import { Surroundings } from "./ui.js"
 */

/** Below this the words around the loop have no room. */
const WORDY = { width: 430, height: 100 };
const SHORT = 320;

/** @param {Surroundings} props */
export function Loop(props) {
  const [host, { width, height }] = useSize();
  const plan = props.moment.plan.value;
  const wordy = width >= WORDY.width && height >= WORDY.height;
  return html`<div class="loop" ref=${host}>
    ${plan !== null && width > 0 && html`<${Track} ...${props} plan=${plan} width=${width} height=${height} wordy=${wordy} />`}
  </div>`;
}

/** @param {Surroundings & {plan: PlanView, width: number, height: number, wordy: boolean}} props */
function Track({ model, playhead, moment, plan, width, height, wordy }) {
  const group = moment.group.value;
  const [left, right] = wordy ? [82, width - 68] : [16, width - 24];
  const track = layTrack(plan, { left, right, middle: height / 2, half: height >= WORDY.height ? 26 : 18 });
  const head = usePlayhead(playhead, track, plan);
  const seek = (/** @type {number} */ steps) => model.transport.seek(plan.groupStarts[steps]);
  const drag = useDrag(track, seek);
  const text = { iteration: moment.iteration.value, step: group + 1, count: plan.groupCount };
  return html`<svg class="track" aria-busy=${playhead.moving.value} width=${width} height=${height} ...${drag}>
    <rect class="lane" x=${track.left} y=${track.top} width=${track.right - track.left} height=${track.bottom - track.top} rx=${track.radius} />
    <${Marks} track=${track} done=${moment.done.value} stale=${model.freshness.stale.value} />
    ${wordy && html`<${Words} track=${track} />`}
    ${
      height >= WORDY.height &&
      html`<text class="where" x=${(left + right) / 2} y=${height / 2 + 5} aria-hidden="true">
      ${say(whereCode(group, right - left), text)}
    </text>`
    }
    <g
      ref=${head}
      class="playhead"
      role="slider"
      tabindex="0"
      data-testid="playhead"
      aria-label=${say("loop_label")}
      aria-valuemin="0"
      aria-valuemax=${plan.groupCount}
      aria-valuenow=${group + 1}
      aria-valuetext=${group < 0 ? say("step_none") : say("step_of", placeWords(plan, group))}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => walk(event, model, plan)}
    >
      <circle class="grip" r="22" />
      <path class="flag" d="M0 9V-7" /><path class="flag" d="M0 7l7 10h-14z" />
    </g>
  </svg>`;
}

/** What stands inside the loop: less where there is little room. @param {number} group @param {number} room */
function whereCode(group, room) {
  if (room < SHORT) return group < 0 ? "step_none" : "step_short";
  return group < 0 ? "iteration_start" : "iteration_step";
}

/** @param {{track: Track}} props */
function Words({ track }) {
  const middle = (track.left + track.right) / 2;
  const across = (track.top + track.bottom) / 2 + 5;
  return html`<g class="loop-words" aria-hidden="true">
    <text class="forward" x=${middle} y=${track.top - 11}>${say("loop_forward")}</text>
    <text class="backward" x=${middle} y=${track.bottom + 22}>${say("loop_backward")}</text>
    <text class="update" x=${track.left - 17} y=${across}>${say("loop_update")}</text>
    <text class="loss" x=${track.right + 21} y=${across}>${say("loop_loss")}</text>
  </g>`;
}

/** Keeps the playhead where the motion is. @param {Surroundings["playhead"]} playhead @param {Track} track @param {PlanView} plan */
function usePlayhead(playhead, track, plan) {
  const element = useRef(/** @type {SVGGElement | null} */ (null));
  const place = () => {
    const { motion } = playhead;
    const steps = motion ? motion.first + motion.t * (motion.last - motion.first) : playhead.shown.peek();
    const { x, y, angle } = placeAt(track, wayOf(track, plan, steps));
    const degrees = (angle * 180) / Math.PI + 90;
    // Beside the square of the update it stands back, or the two would look like one sign.
    element.current?.classList.toggle("at-update", steps >= plan.stepCount);
    element.current?.setAttribute(
      "transform",
      `translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${degrees.toFixed(2)})`,
    );
  };
  useLayoutEffect(() => {
    place();
    return playhead.onFrame(place);
  });
  return element;
}

/** Pressing and dragging anywhere on the track. @param {Track} track @param {(steps: number) => void} seek */
function useDrag(track, seek) {
  const last = useRef(-1);
  const go = (/** @type {PointerEvent} */ event) => {
    const svg = /** @type {SVGElement} */ (event.currentTarget);
    const box = svg.getBoundingClientRect();
    const steps = stepsAt(track, event.clientX - box.left, event.clientY - box.top);
    if (steps !== last.current) seek(steps);
    last.current = steps;
  };
  return {
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      /** @type {SVGElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
      last.current = -1;
      go(event);
    },
    onPointerMove: (/** @type {PointerEvent} */ event) => event.buttons > 0 && last.current >= 0 && go(event),
    onPointerUp: () => (last.current = -1),
    onPointerCancel: () => (last.current = -1),
  };
}

/** @param {KeyboardEvent} event @param {Surroundings["model"]} model @param {PlanView} plan */
function walk(event, model, plan) {
  const { transport } = model;
  /** @type {Record<string, () => void>} */
  const keys = {
    ArrowRight: () => transport.step(1, "neuron"),
    ArrowUp: () => transport.step(1, "neuron"),
    ArrowLeft: () => transport.step(-1, "neuron"),
    ArrowDown: () => transport.step(-1, "neuron"),
    PageUp: () => transport.step(1, "layer"),
    PageDown: () => transport.step(-1, "layer"),
    Home: () => transport.seek(0),
    End: () => transport.seek(plan.stepCount),
  };
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  keys[event.key]();
}

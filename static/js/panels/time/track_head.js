// The playhead of the loop. Its place is written straight to its element in each animation frame; keys move it
// through the iteration. Must not know where the lanes lie.

import { useLayoutEffect, useRef } from "preact/hooks";
import { say } from "../../lib/say.js";
import { seekHere } from "../../playback/seek.js";
import { html } from "../parts/html.js";
import { placeWords } from "../parts/moment.js";
import { placeAt, wayOf } from "./track_geometry.js";

/**
 * @import { PlanView } from "../../model/run/plan.js"
 * @import { Track } from "./track_geometry.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Surroundings & {plan: PlanView, track: Track}} props */
export function Head({ model, playhead, moment, plan, track }) {
  const group = moment.group.value;
  const head = usePlace(playhead, track, plan);
  const lost = model.people.connection.value !== "open";
  return html`<g
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
    <g class=${lost ? "flag lost" : "flag"}><path d="M0 9V-7" /><path d="M0 7l7 10h-14z" /></g>
  </g>`;
}

/** Keeps the playhead where the motion is. @param {Surroundings["playhead"]} playhead @param {Track} track @param {PlanView} plan */
function usePlace(playhead, track, plan) {
  const element = useRef(/** @type {SVGGElement | null} */ (null));
  const written = useRef(/** @type {{steps: number, track: Track | null}} */ ({ steps: -1, track: null }));
  const place = () => {
    const { motion } = playhead;
    const steps = motion ? motion.first + motion.t * (motion.last - motion.first) : playhead.shown.peek();
    // At full speed it stays where it is, frame after frame.
    if (steps === written.current.steps && track === written.current.track) return;
    written.current = { steps, track };
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
    End: () => seekHere(model, plan.stepCount),
  };
  if (!Object.hasOwn(keys, event.key)) return;
  event.preventDefault();
  event.stopPropagation();
  keys[event.key]();
}

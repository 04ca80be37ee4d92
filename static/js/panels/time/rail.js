// One rail from a term at a time to full speed, with what it is now above it in words. The handle follows the finger; where
// it is let go the server's pace counts. Must not know which pace stands where: that is the business of model/run/rail.

import { useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { NAMED } from "../../model/run/paces.js";
import { LAST, paceAt, placeOf, STOPS } from "../../model/run/rail.js";
import { html } from "../parts/html.js";
import { useSize } from "../parts/use_size.js";
import { layRail } from "./rail_layout.js";
import { paceWords } from "./rail_words.js";

/**
 * @import { RailLayout } from "./rail_layout.js"
 * @import { Surroundings } from "../ui.js"
 */

/** The half of the handle, which is square: a pace is held. */
const HANDLE = 9;
const HEIGHT = 44;
const LINE = 14;
/** The way of an arrow key; of Page Up and Page Down it is one stop. */
const NUDGE = 0.125;

/** @param {Surroundings} props */
export function Rail(props) {
  const { model, ui } = props;
  const [host, { width }] = useSize();
  const [held, hold] = useState(/** @type {number | null} */ (null));
  const present = model.cursor.state.value?.pace ?? NAMED.neuron;
  const pace = held === null ? present : { ...paceAt(held), eases: present.eases };
  const open = ui.open.value === "time";
  return html`<div class="rail" ref=${host}>
    <p class="rail-now"><span data-testid="pace">${paceWords(pace)}</span>
      <button type="button" class="link quiet more-time" aria-expanded=${open} aria-controls="margin"
        onClick=${() => (ui.open.value = open ? null : "time")}>${say("time_more")}</button></p>
    ${width > 0 && html`<${Slider} ...${props} ...${{ pace, held, hold, laid: layRail(width) }} />`}
  </div>`;
}

/**
 * @typedef {Surroundings & {
 *   pace: import("../../protocol/messages.js").Pace,
 *   held: number | null,
 *   hold: (place: number | null) => void,
 *   laid: RailLayout,
 * }} SliderProps
 *
 * @param {SliderProps} props
 */
function Slider(props) {
  const { pace, held, laid } = props;
  const place = held ?? placeOf(pace);
  const x = laid.xOf(place);
  return html`<svg class="rail-line" role="slider" tabindex="0" width=${laid.width} height=${HEIGHT}
    aria-label=${say("pace")} aria-valuemin="0" aria-valuemax=${LAST} aria-valuenow=${Math.round(place * 100) / 100}
    aria-valuetext=${paceWords(pace)} data-testid="rail" ...${useHand(props)}>
    <line x1=${laid.left} x2=${laid.right} y1=${LINE} y2=${LINE} />
    ${laid.stops.map(
      ({ at, x: along }) => html`<g key=${at}>
        <line x1=${along} x2=${along} y1=${LINE - 4} y2=${LINE + 4} />
        <text x=${along} y=${LINE + 25}>${say(`rail_${STOPS[at].name}`)}</text>
      </g>`,
    )}
    <rect class="rail-handle" x=${x - HANDLE} y=${LINE - HANDLE} width=${2 * HANDLE} height=${2 * HANDLE} rx="2" />
  </svg>`;
}

/** Drags the handle, and lets keys move it. @param {SliderProps} props */
function useHand({ model, pace, held, hold, laid }) {
  /** @param {number} place */
  const want = (place) => model.transport.setPace(paceAt(place));
  const follow = (/** @type {PointerEvent} */ event) => {
    const frame = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const place = laid.placeAt(event.clientX - frame.left);
    hold(place);
    want(place);
  };
  const release = () => hold(null);
  return {
    onPointerDown: (/** @type {PointerEvent} */ event) => {
      if (event.button !== 0) return;
      /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
      follow(event);
    },
    onPointerMove: (/** @type {PointerEvent} */ event) => held !== null && follow(event),
    onPointerUp: release,
    onPointerCancel: release,
    onKeyDown: (/** @type {KeyboardEvent} */ event) => {
      const to = event.ctrlKey || event.metaKey || event.altKey ? null : leap(event.key, placeOf(pace));
      if (to === null) return;
      event.preventDefault();
      event.stopPropagation();
      want(to);
    },
  };
}

/** Where a key leads to; null for another key. @param {string} key @param {number} place @returns {number | null} */
export function leap(key, place) {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return place + NUDGE;
    case "ArrowLeft":
    case "ArrowDown":
      return place - NUDGE;
    case "PageUp":
      return Math.floor(place) + 1;
    case "PageDown":
      return Math.ceil(place) - 1;
    case "Home":
      return 0;
    case "End":
      return LAST;
    default:
      return null;
  }
}

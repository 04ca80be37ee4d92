// The knob of the margin: a slider that turns one number, by pointer, by finger and by the keyboard, in steps that
// a person can write down. Knows nothing of what is turned.

import { html } from "../../parts/html.js";
import { fineStep, rounded } from "./numbers.js";

/** Arrow keys go so many fine steps; with Shift one. */
const COARSE = 10;
/** @type {Readonly<Record<string, number>>} */
const DIRECTIONS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** @param {{label: string, low: number, high: number, present: number, value: number, turn: (value: number) => void}} props */
export function TurnKnob({ label, low, high, present, value, turn }) {
  const step = fineStep(low, high);
  const set = (/** @type {number} */ next) => turn(near(next, present, step));
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const direction = DIRECTIONS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const next = rounded(value + direction * step * (event.shiftKey ? 1 : COARSE), step);
    turn(Math.min(high, Math.max(low, next)));
  };
  return html`<input
    type="range"
    class="turn-knob"
    aria-label=${label}
    data-field="turn-knob"
    min=${low}
    max=${high}
    step="any"
    value=${value}
    onInput=${(/** @type {Event} */ event) => set(Number(/** @type {HTMLInputElement} */ (event.currentTarget).value))}
    onKeyDown=${keys}
  />`;
}

/** To whole steps; to the very present value where that is as near. @param {number} value @param {number} present
 * @param {number} step */
const near = (value, present, step) =>
  Math.abs(value - present) <= step / 2 ? present : rounded(value, step);

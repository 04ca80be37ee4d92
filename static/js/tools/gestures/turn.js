/**
 * Turns a knob: a weight, a bias or a target follows the pointer, in steps that relate to its size. Must not know
 * what a number does to the network.
 */

import { heldAt, shownOf } from "../../model/edits/held.js";
import { splitKey } from "../../model/page/view.js";
import { quantities } from "../../model/run/quantities.js";
import { newGesture } from "../actions/context.js";

/** A pixel changes a value by about this part of it; that is rounded to a power of ten. */
const PART = 0.02;
/** The power of ten by which a pixel changes 0, which has no size. */
const OF_ZERO = -2;
/** A power of ten finer with Shift, coarser with Alt. */
const FINER = -1;
const COARSER = 1;

/** @typedef {import("../actions/context.js").StagePoint} StagePoint */

export class Turn {
  #knob;
  #gesture = newGesture("turn");
  #start;
  #last;
  #value;
  #power;

  /**
   * @param {StagePoint} from
   * @param {{ value: number, set: (value: number, gesture: string) => unknown }} knob the knob that it turns,
   *   with its current value
   */
  constructor(from, knob) {
    this.#knob = knob;
    this.#start = knob.value;
    this.#value = knob.value;
    this.#power = powerFor(knob.value);
    this.#last = from;
  }

  /**
   * Movement to the right or up increases the value.
   * @param {StagePoint} point @param {PointerEvent} event
   */
  move(point, event) {
    const pixels = point.x - this.#last.x - (point.y - this.#last.y);
    this.#last = point;
    const power = this.#power + (event.shiftKey ? FINER : event.altKey ? COARSER : 0);
    this.#value += pixels * 10 ** power;
    // The value moves in whole steps, so that a person can write it down.
    const steps = Math.round(this.#value / 10 ** power);
    this.#knob.set(Number(`${steps}e${power}`), this.#gesture);
  }

  end() {}

  cancel() {
    this.#knob.set(this.#start, this.#gesture);
  }
}

/** The power of ten by which a pixel changes a value. @param {number} value */
const powerFor = (value) => (value === 0 ? OF_ZERO : Math.round(Math.log10(Math.abs(value) * PART)));

/**
 * The knob with a given key, with the number that it shows; null if the key names no knob.
 * @param {import("../actions/context.js").ToolContext} context
 * @param {string} key
 */
export function knobOf({ model, playhead }, key) {
  if (!KNOBS.has(splitKey(key).kind)) return null;
  const held = heldAt(model.store.index.peek(), model.editor, key);
  if (held === null) return null;
  const value = shownOf(quantities(model, playhead.shown.peek()), held) ?? 0;
  return { value, set: held.set };
}

const KNOBS = new Set(["knob", "bias", "target"]);

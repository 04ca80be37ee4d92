/**
 * Turns a knob: a weight, a bias or a target follows the pointer. Must not know what a number does to the
 * network.
 */

import { newGesture } from "../actions/context.js";

/** The change of a value per pixel, without and with Shift. */
const STEP = 0.01;
const FINE = 0.001;

/** @typedef {import("../actions/context.js").StagePoint} StagePoint */

export class Turn {
  #knob;
  #gesture = newGesture("turn");
  #start;
  #last;
  #value;

  /**
   * @param {StagePoint} from
   * @param {{ value: number, set: (value: number, gesture: string) => void }} knob the knob that it turns,
   *   with its current value
   */
  constructor(from, knob) {
    this.#knob = knob;
    this.#start = knob.value;
    this.#value = knob.value;
    this.#last = from;
  }

  /**
   * Movement to the right or up increases the value.
   * @param {StagePoint} point @param {PointerEvent} event
   */
  move(point, event) {
    const pixels = point.x - this.#last.x - (point.y - this.#last.y);
    this.#last = point;
    this.#value += pixels * (event.shiftKey ? FINE : STEP);
    // The value moves in whole steps, so that a person can write it down.
    this.#knob.set(Number(this.#value.toFixed(event.shiftKey ? 3 : 2)), this.#gesture);
  }

  end() {}

  cancel() {
    this.#knob.set(this.#start, this.#gesture);
  }
}

/**
 * The knob with a given key; null if the key names no knob.
 * @param {import("../../model/model.js").Model} model
 * @param {string} kind
 * @param {string} id
 */
export function knobOf(model, kind, id) {
  const { editor } = model;
  const index = model.store.index.peek();
  /** @param {string | undefined} parameter */
  const weight = (parameter) => {
    const record = parameter === undefined ? undefined : index.parameters.get(parameter);
    if (!record) return null;
    return {
      value: record.value,
      set: (/** @type {number} */ v, /** @type {string} */ g) => editor.setParameter(record.id, v, g),
    };
  };
  const target = () => {
    const value = model.store.document.peek()?.samples?.[model.numbers.sample]?.targets?.[id] ?? 0;
    return { value, set: (/** @type {number} */ v, /** @type {string} */ g) => editor.setTarget(id, v, g) };
  };
  switch (kind) {
    case "knob":
      return weight(index.edges.get(id)?.weight);
    case "bias":
      return weight(index.neurons.get(id)?.bias ?? undefined);
    case "target":
      return target();
    default:
      return null;
  }
}

/**
 * Moves neurons with the pointer; they keep to the rows, columns and gaps of the others, and guides show to
 * which. Must not know how a move is undone.
 */

import { newGesture } from "../actions/context.js";
import { guided } from "../actions/guides.js";
import { placesFreely } from "../actions/snap.js";

/** @typedef {import("../actions/context.js").StagePoint} StagePoint */

export class Move {
  #context;
  #ids;
  #moved;
  #held;
  #gesture;
  #grabbed;
  #start;

  /**
   * @param {import("../actions/context.js").ToolContext} context
   * @param {StagePoint} from
   * @param {string} held the neuron under the pointer
   * @param {readonly string[]} ids all neurons that move, including `held`
   * @param {string} [gesture] of which the move is a part
   */
  constructor(context, from, held, ids, gesture = newGesture("move")) {
    this.#gesture = gesture;
    this.#context = context;
    this.#ids = ids;
    this.#moved = new Set(ids);
    this.#held = held;
    this.#grabbed = context.camera.toWorld(from);
    this.#start = this.#position();
  }

  /** @param {StagePoint} point @param {PointerEvent} event */
  move(point, event) {
    const { camera, model, renderer } = this.#context;
    const world = camera.toWorld(point);
    const wish = {
      x: this.#start.x + world.x - this.#grabbed.x,
      y: this.#start.y + world.y - this.#grabbed.y,
    };
    const others = (model.store.document.peek()?.neurons ?? []).filter(({ id }) => !this.#moved.has(id));
    const free = placesFreely(model.view, event);
    const { place, draft } = free
      ? { place: wish, draft: null }
      : guided(wish, others, camera.view.peek().zoom);
    renderer.setDraft(draft);
    this.#to(place);
  }

  end() {
    this.#context.renderer.setDraft(null);
  }

  cancel() {
    this.#context.renderer.setDraft(null);
    this.#to(this.#start);
  }

  /** @param {StagePoint} place */
  #to(place) {
    const { x, y } = this.#position();
    if (place.x !== x || place.y !== y) {
      this.#context.model.editor.move(this.#ids, place.x - x, place.y - y, this.#gesture);
    }
  }

  #position() {
    const neuron = this.#context.model.store.index.peek().neurons.get(this.#held);
    return { x: neuron?.x ?? 0, y: neuron?.y ?? 0 };
  }
}

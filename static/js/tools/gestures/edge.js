/**
 * Draws an edge from a neuron to where the pointer is released: an existing neuron or a new one. Must not
 * know which edges are refused.
 */

import { newGesture } from "../actions/context.js";

/** @typedef {import("../actions/context.js").StagePoint} StagePoint */

export class DrawEdge {
  #context;
  #source;

  /**
   * @param {import("../actions/context.js").ToolContext} context
   * @param {string} source id of the neuron where the edge starts
   */
  constructor(context, source) {
    this.#context = context;
    this.#source = source;
  }

  /** @param {StagePoint} point */
  move(point) {
    const { camera, model, renderer } = this.#context;
    const target = this.#targetAt(point);
    const refused = target !== null && model.editor.refusal(this.#source, target) !== null;
    renderer.setDraft({ kind: "edge", from: this.#source, to: camera.toWorld(point), target, refused });
  }

  /** @param {StagePoint} point */
  end(point) {
    const { model, renderer } = this.#context;
    renderer.setDraft(null);
    const target = this.#targetAt(point);
    if (target === this.#source) return;
    const made = target === null ? this.#grow(point) : model.editor.connect(this.#source, target);
    if (typeof made === "string") model.view.selection.value = new Set([`knob:${made}`]);
  }

  cancel() {
    this.#context.renderer.setDraft(null);
  }

  /** Adds a neuron under the pointer and the edge to it, as one undo step. @param {StagePoint} point */
  #grow(point) {
    const { camera, model } = this.#context;
    const gesture = newGesture("grow");
    const { x, y } = camera.toWorld(point);
    const grown = model.editor.addNeuron({ role: "hidden", x: Math.round(x), y: Math.round(y), gesture });
    return typeof grown === "string" ? model.editor.connect(this.#source, grown, gesture) : grown;
  }

  /** @param {StagePoint} point */
  #targetAt(point) {
    const key = this.#context.renderer.hitTest(point.x, point.y);
    const match = /^(?:neuron|rim|input|bias):(.*)$/.exec(key ?? "");
    return match ? match[1] : null;
  }
}

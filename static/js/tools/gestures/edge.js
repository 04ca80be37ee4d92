/**
 * Draws an edge from a neuron to where the pointer is released: an existing neuron or a new one, which shows on the way
 * what it will be. What cannot be is said at the pointer. Must not know which edges are refused.
 */

import { word } from "../../lib/say.js";
import { newGesture } from "../actions/context.js";
import { select } from "../actions/select.js";

/**
 * @typedef {import("../actions/context.js").StagePoint} StagePoint
 * @typedef {import("../../model/document/refusal.js").Refusal} Refusal
 */

export class DrawEdge {
  #context;
  #source;
  /** Whether the pointer has been elsewhere than on the source: until then it has not come back to it. */
  #away = false;
  #name;

  /**
   * @param {import("../actions/context.js").ToolContext} context
   * @param {string} source id of the neuron where the edge starts
   */
  constructor(context, source) {
    this.#context = context;
    this.#source = source;
    this.#name = context.model.editor.nextNames("hidden", 1)[0];
  }

  /** @param {StagePoint} point */
  move(point) {
    const { camera, model, renderer } = this.#context;
    const target = this.#targetAt(point);
    this.#away ||= target !== this.#source;
    const refusal = target !== null && this.#away ? model.editor.refusal(this.#source, target) : null;
    const to = camera.toWorld(point);
    renderer.setDraft({
      kind: "edge",
      from: this.#source,
      to,
      target: this.#away ? target : null,
      refused: refusal?.ids ?? null,
      ...(target === null && { grown: { ...to, name: this.#name, role: "hidden" } }),
    });
    this.#say(point, refusal);
  }

  /** @param {StagePoint} point */
  end(point) {
    this.cancel();
    const target = this.#targetAt(point);
    if (target === this.#source) return;
    if (target === null) this.#grow(point);
    else {
      const made = this.#context.model.editor.connect(this.#source, target);
      if (typeof made === "string") this.#context.model.view.selection.value = new Set([`knob:${made}`]);
    }
  }

  cancel() {
    this.#context.renderer.setDraft(null);
    this.#context.model.view.beside.value = null;
  }

  /** A refusal stands where it began, so that it can be read. @param {StagePoint} point @param {Refusal | null} refusal */
  #say({ x, y }, refusal) {
    const { beside } = this.#context.model.view;
    const [before] = beside.peek()?.said ?? [];
    if (refusal === null) beside.value = null;
    else if (before === undefined || word(before) !== word(refusal))
      beside.value = { x, y, refused: true, said: [refusal] };
  }

  /** Adds a neuron under the pointer and the edge to it, as one undo step. @param {StagePoint} point */
  #grow(point) {
    const { camera, model } = this.#context;
    const gesture = newGesture("grow");
    const { x, y } = camera.toWorld(point);
    const grown = model.editor.addNeuron({ role: "hidden", x: Math.round(x), y: Math.round(y), gesture });
    if (typeof grown !== "string") return;
    model.editor.connect(this.#source, grown, gesture);
    select(model, [grown]);
  }

  /** @param {StagePoint} point */
  #targetAt(point) {
    const key = this.#context.renderer.hitTest(point.x, point.y);
    const match = /^(?:neuron|rim|input|bias):(.*)$/.exec(key ?? "");
    return match ? match[1] : null;
  }
}

/**
 * A finger or a pen carries the ghost of what its tool places, and places it where it is lifted: neither of them hovers.
 * Must not know what is placed.
 */

import { hoverGhost } from "../actions/ghost.js";
import { click } from "./press.js";

/**
 * @typedef {import("../actions/context.js").ToolContext} ToolContext
 * @typedef {import("../actions/context.js").StagePoint} StagePoint
 *
 * @implements {Gesture} @typedef {import("../actions/context.js").Gesture} Gesture
 */
export class Placing {
  #context;

  /** @param {ToolContext} context */
  constructor(context) {
    this.#context = context;
  }

  /** @param {StagePoint} point @param {PointerEvent} event */
  move(point, event) {
    hoverGhost(this.#context, this.#context.camera.toWorld(point), event);
  }

  /** @param {StagePoint} point @param {PointerEvent} event */
  end(point, event) {
    click(this.#context, point, null, event);
    this.cancel();
  }

  cancel() {
    hoverGhost(this.#context, null, NOTHING_HELD);
  }
}

const NOTHING_HELD = { altKey: false, ctrlKey: false, metaKey: false };

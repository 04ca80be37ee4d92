/** Moves the drawing under the pointer. Must not know what is drawn. */

/** @implements {Gesture} @typedef {import("../actions/context.js").Gesture} Gesture */
export class Pan {
  #camera;
  #last;

  /** @param {import("../actions/context.js").ToolContext} context @param {import("../actions/context.js").StagePoint} from */
  constructor({ camera }, from) {
    this.#camera = camera;
    this.#last = from;
  }

  /** @param {import("../actions/context.js").StagePoint} point */
  move(point) {
    this.#camera.panBy(point.x - this.#last.x, point.y - this.#last.y);
    this.#last = point;
  }

  end() {}
  cancel() {}
}

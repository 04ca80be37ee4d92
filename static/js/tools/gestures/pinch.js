/**
 * Moves and zooms the drawing with two fingers, so that the same points stay under them. Must not know what
 * is drawn.
 */

/** @typedef {import("../actions/context.js").StagePoint} StagePoint */

export class Pinch {
  #camera;
  /** @type {Map<number, StagePoint>} */
  #fingers;

  /** @param {import("../actions/context.js").ToolContext} context @param {Map<number, StagePoint>} fingers by pointer id */
  constructor({ camera }, fingers) {
    this.#camera = camera;
    this.#fingers = new Map(fingers);
  }

  /** @param {StagePoint} point @param {PointerEvent} event */
  move(point, event) {
    const before = span(this.#fingers);
    this.#fingers.set(event.pointerId, point);
    const after = span(this.#fingers);
    this.#camera.panBy(after.x - before.x, after.y - before.y);
    if (before.width > 0) this.#camera.zoomAt(after, after.width / before.width);
  }

  end() {}
  cancel() {}
}

/** The middle between two fingers and their distance. @param {Map<number, StagePoint>} fingers */
function span(fingers) {
  const [a, b] = [...fingers.values()];
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, width: Math.hypot(b.x - a.x, b.y - a.y) };
}

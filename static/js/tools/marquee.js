/** Selects the neurons in a rectangle that the pointer draws. Must not know what the selection is for. */

/** @typedef {import("./context.js").StagePoint} StagePoint */

export class Marquee {
  #context;
  #from;
  #before;

  /** @param {import("./context.js").ToolContext} context @param {StagePoint} from */
  constructor(context, from) {
    this.#context = context;
    this.#from = context.camera.toWorld(from);
    this.#before = context.model.view.selection.peek();
  }

  /** @param {StagePoint} point */
  move(point) {
    const { camera, model, renderer } = this.#context;
    const to = camera.toWorld(point);
    renderer.setDraft({ kind: "marquee", from: this.#from, to });
    const [left, right] = [Math.min(this.#from.x, to.x), Math.max(this.#from.x, to.x)];
    const [top, bottom] = [Math.min(this.#from.y, to.y), Math.max(this.#from.y, to.y)];
    const within = (model.store.document.peek()?.neurons ?? []).filter(
      ({ x = 0, y = 0 }) => x >= left && x <= right && y >= top && y <= bottom,
    );
    model.view.selection.value = new Set([...this.#before, ...within.map(({ id }) => `neuron:${id}`)]);
  }

  end() {
    this.#context.renderer.setDraft(null);
  }

  cancel() {
    this.#context.renderer.setDraft(null);
    this.#context.model.view.selection.value = this.#before;
  }
}

/** Selects the neurons in a rectangle that the pointer draws. Must not know what the selection is for. */

/** @typedef {import("../actions/context.js").StagePoint} StagePoint */

export class Marquee {
  #context;
  #from;
  #before;
  /** @type {ReadonlySet<string>} what was selected and stays so */
  #kept;

  /** @param {import("../actions/context.js").ToolContext} context @param {StagePoint} from @param {boolean} adding */
  constructor(context, from, adding) {
    this.#context = context;
    this.#from = context.camera.toWorld(from);
    this.#before = context.model.view.selection.peek();
    this.#kept = adding ? this.#before : new Set();
  }

  /** @param {StagePoint} point */
  move(point) {
    const { camera, model, renderer } = this.#context;
    const to = camera.toWorld(point);
    renderer.setDraft({ kind: "marquee", from: this.#from, to });
    const within = renderer.neuronsIn(this.#from, to).map((id) => `neuron:${id}`);
    const now = new Set([...this.#kept, ...within]);
    // What is selected costs a new card; between two neurons nothing changes.
    const shown = model.view.selection.peek();
    if (now.size === shown.size && within.every((key) => shown.has(key))) return;
    model.view.selection.value = now;
  }

  end() {
    this.#context.renderer.setDraft(null);
  }

  cancel() {
    this.#context.renderer.setDraft(null);
    this.#context.model.view.selection.value = this.#before;
  }
}

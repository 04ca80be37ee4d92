/** Selects many neurons at once: all of them, whole layers. Must not know what the selection is for. */

import { selectedNeurons } from "../../model/page/selection.js";

/**
 * @typedef {import("../../model/model.js").Model} Model
 * @typedef {import("./context.js").ToolContext} ToolContext
 */

/** @param {Model} model */
export const selectAll = (model) =>
  select(
    model,
    (model.store.document.peek()?.neurons ?? []).map(({ id }) => id),
  );

/** The layers of what is selected: the columns in which it stands. @param {ToolContext} context */
export function selectLayers({ model, renderer }) {
  const chosen = new Set(selectedNeurons(model.view));
  const layers = renderer.columns().filter((ids) => ids.some((id) => chosen.has(id)));
  select(model, layers.flat());
}

/** @param {Model} model @param {readonly string[]} ids */
export function select({ view }, ids) {
  view.selection.value = new Set(ids.map((id) => `neuron:${id}`));
}

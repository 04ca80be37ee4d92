/** A layer of neurons, and one more or less in the layer of what is selected. Must not know which keys ask for it. */

import { selectedNeurons } from "../../model/page/selection.js";
import { freeFrom, fromAbove, NEXT, placesOf } from "./column.js";
import { keepInView } from "./in_view.js";
import { select } from "./select.js";

/** @typedef {import("./context.js").ToolContext} ToolContext */

/**
 * A column of neurons, connected from what is selected; returns whether it is there.
 * @param {ToolContext} context @param {import("./column.js").Point} middle @param {boolean} oneToOne
 */
export function placeLayer(context, middle, oneToOne) {
  const { model } = context;
  const { view, editor, store } = model;
  const { count, role, activation, initializer } = view.layer.peek();
  const document = store.document.peek();
  const sources = document === null ? [] : fromAbove(document, selectedNeurons(view)).map(({ id }) => id);
  // So many places are made only where there is room for them.
  const refused = editor.layerRefusal({ role, sources, oneToOne, count });
  if (refused !== null) editor.problem.value = refused;
  const places = refused === null ? placesOf(middle, count) : [];
  const ids = refused ?? editor.addLayer({ role, activation, initializer, oneToOne, sources, places });
  if (!Array.isArray(ids)) return false;
  select(model, ids);
  keepInView(context, places);
  return true;
}

/** A neuron below the last one of the layer, connected as that one is. @param {ToolContext} context */
export function addToLayer(context) {
  const { editor, store } = context.model;
  const { layer } = layerOf(context);
  const last = layer.at(-1);
  if (last === undefined) return;
  const pitch = layer.length > 1 ? (last.y ?? 0) - (layer[layer.length - 2].y ?? 0) : NEXT.down;
  const wish = { x: last.x ?? 0, y: (last.y ?? 0) + Math.max(pitch, 1) };
  const others = store.document.peek()?.neurons ?? [];
  editor.addToLayer(last.id, pitch < NEXT.down ? wish : freeFrom(others, wish));
  const grown = layerOf(context).layer;
  if (grown.length > layer.length) return;
  const made = store.document.peek()?.neurons.at(-1);
  if (!made || others.includes(made)) return;
  select(context.model, [...layer.map(({ id }) => id), made.id]);
  keepInView(context, [{ x: made.x ?? 0, y: made.y ?? 0 }]);
}

/** The last one of the layer goes. @param {ToolContext} context */
export function removeFromLayer(context) {
  const { layer } = layerOf(context);
  const ids = layer.map(({ id }) => id);
  if (ids.length > 0) context.model.editor.removeFromLayer(ids, ids[ids.length - 1]);
}

/** The neurons of the column in which the first selected one stands, as far as they have its role; from above. @param {ToolContext} context */
function layerOf({ model, renderer }) {
  const { neurons } = model.store.index.peek();
  const [chosen] = selectedNeurons(model.view);
  const column = renderer.columns().find((ids) => ids.includes(chosen)) ?? [chosen];
  const role = neurons.get(chosen)?.role;
  const layer = column.flatMap((id) => neurons.get(id) ?? []).filter((each) => each.role === role);
  return { layer: layer.toSorted((one, other) => (one.y ?? 0) - (other.y ?? 0)) };
}

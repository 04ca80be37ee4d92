/** Arranges what is selected: in a column, in a row, with equal gaps; each as one edit. Must not know who asks. */

import { selectedNeurons } from "../../model/page/selection.js";

/**
 * @typedef {import("../../model/model.js").Model} Model
 * @typedef {{ id: string, x: number, y: number }} Place
 */

/** @param {{ model: Model }} context */
export const alignColumn = ({ model }) => arrange(model, (places) => onLine(places, "x"));

/** @param {{ model: Model }} context */
export const alignRow = ({ model }) => arrange(model, (places) => onLine(places, "y"));

/** Along the side on which they are spread farther. @param {{ model: Model }} context */
export const equalGaps = ({ model }) => arrange(model, spread);

/** @param {Model} model @param {(places: Place[]) => Place[]} how */
function arrange({ editor, store, view }, how) {
  const { neurons } = store.index.peek();
  const places = selectedNeurons(view).flatMap((id) => {
    const neuron = neurons.get(id);
    return neuron ? [{ id, x: neuron.x ?? 0, y: neuron.y ?? 0 }] : [];
  });
  if (places.length > 0) editor.place(how(places));
}

/** On the line through their mean. @param {Place[]} places @param {"x" | "y"} axis */
function onLine(places, axis) {
  const mean = Math.round(places.reduce((sum, place) => sum + place[axis], 0) / places.length);
  return places.map((place) => ({ ...place, [axis]: mean }));
}

/** @param {Place[]} places */
function spread(places) {
  const [wide, high] = [extent(places, "x"), extent(places, "y")];
  const [axis, { least, most }] = wide.most - wide.least > high.most - high.least ? ["x", wide] : ["y", high];
  const along = /** @type {"x" | "y"} */ (axis);
  const gap = (most - least) / (places.length - 1);
  return places
    .toSorted((one, other) => one[along] - other[along])
    .map((place, i) => ({ ...place, [along]: least + i * gap }));
}

/** @param {Place[]} places @param {"x" | "y"} axis */
function extent(places, axis) {
  const all = places.map((place) => place[axis]);
  return { least: Math.min(...all), most: Math.max(...all) };
}

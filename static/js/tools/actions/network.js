/**
 * A whole network in a blank drawing, which arrives tidied. Must not know the form that asks for it.
 *
 * @import { NewNetwork } from "../../model/edits/layers.js"
 * @import { Document } from "../../protocol/messages.js"
 */

import { word } from "../../lib/say.js";
import { refusalOf } from "../../model/edits/desk.js";
import { checkNetwork } from "../../model/edits/layers.js";
import { roomOf } from "../../render/fitting/sizes.js";
import { tidyPlaces } from "../../render/tidy/places.js";

/** @typedef {import("./context.js").ToolContext & { fit: () => void }} Context */

/**
 * Makes it as one edit and shows all of it. Returns why it cannot be, in words; null if it is there.
 * @param {Context} context @param {NewNetwork} network
 */
export function makeNetwork({ model, camera, fit }, { sizes, activation, output, loss, initializer }) {
  const refused = refusalOf(() => checkNetwork(sizes));
  if (refused !== null) return word(refused);
  const places = new Map(
    tidyPlaces(sketch(sizes), roomOf(camera.size.peek())).map(({ id, x, y }) => [id, { x, y }]),
  );
  const layers = sizes.map((size, at) => ({
    role: roleOf(at, sizes.length),
    activation: at === sizes.length - 1 ? output : activation,
    places: Array.from({ length: size }, (_, i) => places.get(idOf(at, i)) ?? { x: 0, y: 0 }),
  }));
  const made = model.editor.makeNetwork({ layers, loss, initializer });
  if (!Array.isArray(made)) {
    model.editor.problem.value = null;
    return word(made);
  }
  model.view.selection.value = new Set();
  fit();
  return null;
}

/** @param {number} at @param {number} count @returns {"input" | "hidden" | "output"} */
const roleOf = (at, count) => (at === 0 ? "input" : at === count - 1 ? "output" : "hidden");

/** @param {number} layer @param {number} at */
const idOf = (layer, at) => `${layer}-${at}`;

/** What tidying must know of it: who is connected with whom. @param {readonly number[]} sizes @returns {Document} */
function sketch(sizes) {
  const ids = sizes.map((size, at) => Array.from({ length: size }, (_, i) => idOf(at, i)));
  const neurons = ids.flatMap((layer, at) => layer.map((id) => ({ id, role: roleOf(at, sizes.length) })));
  const edges = ids
    .slice(1)
    .flatMap((layer, at) =>
      layer.flatMap((target) =>
        ids[at].map((source) => ({ id: `${source} ${target}`, source, target, weight: "" })),
      ),
    );
  return { format: "backprop-canvas/1", neurons, edges, parameters: [], loss: "" };
}

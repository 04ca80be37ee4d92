/**
 * A whole network, which arrives tidied: in a blank drawing, with the data that it learns, or between inputs and outputs
 * that stay. Must not know the form that asks for it.
 *
 * @import { NewNetwork } from "../../model/edits/layers.js"
 * @import { Document } from "../../protocol/messages.js"
 * @import { Refusal } from "../../model/document/refusal.js"
 */

import { word } from "../../lib/say.js";
import { neuronsOf } from "../../model/document/reading.js";
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
  const places = placesOf(sizes, camera);
  const layers = sizes.map((_, at) => ({
    role: roleOf(at, sizes.length),
    activation: at === sizes.length - 1 ? output : activation,
    places: places[at],
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

/**
 * Data with their network and settings take the place of everything. Returns why they cannot; null if they are there.
 * @param {Context} context @param {Document} made @returns {Refusal | null}
 */
export function useData({ model, camera, fit }, made) {
  const places = new Map(
    tidyPlaces(made, roomOf(camera.size.peek())).map(({ id, x, y }) => [
      id,
      { x: Math.round(x), y: Math.round(y) },
    ]),
  );
  const neurons = made.neurons.map((neuron) => ({ ...neuron, ...places.get(neuron.id) }));
  const refused = refusalFrom(model, model.editor.useData({ ...made, neurons }));
  if (refused !== null) return refused;
  model.view.selection.value = new Set();
  fit();
  return null;
}

/** Samples alone. @param {Context} context @param {Document} made @returns {Refusal | null} */
export const useSamples = ({ model }, made) => refusalFrom(model, model.editor.useSamples(made));

/**
 * Other hidden layers; the samples stay. Returns why they cannot be, in words; null if they are there.
 * @param {Context} context @param {readonly number[]} hidden their sizes
 */
export function exchangeHidden({ model, camera, fit }, hidden) {
  const document = model.store.document.peek();
  if (document === null) return null;
  const ids = (/** @type {"input" | "output"} */ role) => neuronsOf(document, role).map(({ id }) => id);
  const sizes = [ids("input").length, ...hidden, ids("output").length];
  const refused = refusalOf(() => checkNetwork(sizes));
  if (refused !== null) return word(refused);
  const layers = placesOf(sizes, camera);
  const last = layers.length - 1;
  const refusal = refusalFrom(
    model,
    model.editor.exchangeHidden({
      hidden: layers.slice(1, -1),
      activation: neuronsOf(document, "hidden")[0]?.activation ?? "tanh",
      places: new Map([
        ...ids("input").map((id, i) => /** @type {const} */ ([id, layers[0][i]])),
        ...ids("output").map((id, i) => /** @type {const} */ ([id, layers[last][i]])),
      ]),
    }),
  );
  if (refusal !== null) return word(refusal);
  model.view.selection.value = new Set();
  fit();
  return null;
}

/** What a verb answers where it cannot; whoever asked says so, not the page. @param {Context["model"]} model @param {Refusal | void} answer */
function refusalFrom(model, answer) {
  if (answer === undefined) return null;
  model.editor.problem.value = null;
  return answer;
}

/** Where the neurons of each layer stand. @param {readonly number[]} sizes @param {Context["camera"]} camera */
function placesOf(sizes, camera) {
  const places = new Map(
    tidyPlaces(sketch(sizes), roomOf(camera.size.peek())).map(({ id, x, y }) => [id, { x, y }]),
  );
  return sizes.map((size, at) =>
    Array.from({ length: size }, (_, i) => places.get(idOf(at, i)) ?? { x: 0, y: 0 }),
  );
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

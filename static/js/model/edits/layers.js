/**
 * The verbs that draw many neurons at once: a layer, one neuron more or less in it, a whole network. Each is one edit;
 * the server draws the new weights. Must not know who calls them.
 *
 * @import { Document, Neuron } from "../../protocol/messages.js"
 * @import { Desk } from "./desk.js"
 *
 * @typedef {object} Layer
 * @property {Neuron["role"]} role
 * @property {string | null} activation of what computes; null: that of the nearest neuron of this role
 * @property {readonly { x: number, y: number }[]} places of its neurons
 *
 * A network from blank: how many neurons each layer has, inputs first.
 * @typedef {{ sizes: readonly number[], activation: string, output: string, loss: string, initializer: string }} NewNetwork
 *
 * @typedef {object} Connected
 * @property {readonly string[]} sources the neurons that a layer is connected from; inputs are connected from nothing
 * @property {boolean} oneToOne whether each of them leads to one neuron only
 * @property {string | null} initializer how weights are drawn from now on; null: as they are
 */

import { checkCount } from "../clip/reading.js";
import { edgesOf } from "../document/indexing.js";
import { Impossible } from "../document/refusal.js";
import { kindOf, partOf, trainingOf, written } from "../document/training.js";
import { Added } from "./added.js";
import { existing } from "./desk.js";
import { removing } from "./removal.js";
import { usualActivation } from "./roles.js";

/** @param {Desk} desk */
export function layerVerbs(desk) {
  return {
    /** Throws Impossible. @param {Layer & Connected} layer @returns {string[]} the new neurons */
    addLayer(layer) {
      const document = desk.document();
      checkLayer(document, { ...layer, count: layer.places.length });
      const added = new Added(document);
      const { role, places } = layer;
      const activation = layer.activation ?? usualActivation(document, role, places[0].x, places[0].y);
      const ids = addTo(added, { ...layer, activation });
      initialize(document, added, layer.initializer);
      added.commit(desk);
      return ids;
    },

    /**
     * One neuron more in the layer of a neuron, connected as that one is, with weights of its own. A bias that several
     * share is shared with it too.
     * @param {string} like @param {{ x: number, y: number }} place @returns {string} its id
     */
    addToLayer(like, place) {
      const index = desk.index();
      const neuron = existing(index.neurons, like);
      const added = new Added(desk.document());
      const shared = neuron.bias && (index.uses.get(neuron.bias)?.biases.length ?? 0) > 1;
      const id = added.neuron(
        { ...neuron, ...place },
        shared && neuron.bias ? neuron.bias : Boolean(neuron.bias),
      );
      for (const { source } of edgesOf(index.incoming, like)) added.edge(source, id);
      for (const { target } of edgesOf(index.outgoing, like)) added.edge(id, target);
      added.commit(desk);
      return id;
    },

    /** Throws Impossible last_of_layer. @param {readonly string[]} layer @param {string} id the one of it that goes */
    removeFromLayer(layer, id) {
      if (layer.length < 2) throw new Impossible("last_of_layer");
      desk.commit(removing(desk.document(), desk.index(), new Set([id]), new Set()));
    },

    /**
     * A whole network in a blank drawing, each layer connected fully from the one before. Throws Impossible not_blank.
     * @param {{ layers: readonly Layer[], loss: string, initializer: string }} network
     * @returns {string[]} its neurons
     */
    makeNetwork({ layers, loss, initializer }) {
      const document = desk.document();
      if (document.neurons.length > 0) throw new Impossible("not_blank");
      checkNetwork(layers.map(({ places }) => places.length));
      const added = new Added(document);
      /** @type {string[]} */
      let sources = [];
      const ids = layers.flatMap((layer) => {
        sources = addTo(added, { ...layer, sources, oneToOne: false });
        return sources;
      });
      initialize(document, added, initializer);
      added.setting({ loss });
      added.commit(desk);
      return ids;
    },
  };
}

/** @param {Added} added @param {Layer & Omit<Connected, "initializer">} layer @returns {string[]} */
function addTo(added, { role, activation, places, sources, oneToOne }) {
  const ids = places.map((place) => added.neuron({ role, activation, ...place }, role !== "input"));
  if (role === "input") return ids;
  for (const [i, id] of ids.entries())
    for (const source of oneToOne ? sources.slice(i, i + 1) : sources) added.edge(source, id);
  return ids;
}

/** Weights are drawn by another rule from now on. @param {Document} document @param {Added} added @param {string | null} kind */
function initialize(document, added, kind) {
  if (kind === null || kind === kindOf(document, "initializer")) return;
  const { seed = null } = partOf(document, "initializer");
  added.setting({ training: written({ ...trainingOf(document), initializer: written({ kind, seed }) }) });
}

/**
 * Throws Impossible where a layer cannot be.
 * @param {Document} document
 * @param {Pick<Layer, "role"> & Pick<Connected, "sources" | "oneToOne"> & { count: number }} layer
 */
export function checkLayer(document, { role, sources, oneToOne, count }) {
  checkCount(
    document.neurons.length + count,
    document.edges.length + edgeCount(role, sources.length, count, oneToOne),
  );
  if (role !== "input" && oneToOne && sources.length > 0 && sources.length !== count)
    throw new Impossible("not_one_to_one", { sources: String(sources.length), count: String(count) });
}

/** Throws Impossible where a network is too large. @param {readonly number[]} sizes of its layers */
export function checkNetwork(sizes) {
  checkCount(
    sizes.reduce((sum, size) => sum + size, 0),
    sizes.slice(1).reduce((sum, size, i) => sum + size * sizes[i], 0),
  );
}

/** How many edges lead into a layer. @param {Neuron["role"]} role @param {number} sources @param {number} count @param {boolean} oneToOne */
export function edgeCount(role, sources, count, oneToOne) {
  if (role === "input") return 0;
  return oneToOne ? sources : sources * count;
}

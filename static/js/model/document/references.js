/**
 * Checks that everything a document's records name exists. The server finds all other errors in an edit. The page
 * must find this one itself: if somebody else removes a neuron during an edit here, an edge on the canvas would lead
 * nowhere. Must not know names or roles.
 *
 * @import { Document } from "../../protocol/messages.js"
 */

import { Impossible } from "./refusal.js";

/**
 * Throws Impossible no_such_record if an edge or a bias names what does not exist.
 * @param {Document} document
 */
export function checkReferences(document) {
  const neurons = new Set(document.neurons.map((neuron) => neuron.id));
  const parameters = new Set(document.parameters.map((parameter) => parameter.id));
  for (const { source, target, weight } of document.edges) {
    need(neurons, source);
    need(neurons, target);
    need(parameters, weight);
  }
  for (const { bias } of document.neurons) if (bias) need(parameters, bias);
}

/**
 * @param {ReadonlySet<string>} ids
 * @param {string} id
 */
function need(ids, id) {
  if (!ids.has(id)) throw new Impossible("no_such_record", { id }, [id]);
}

/**
 * Whether everything that a document's records name is there. The server says what else is wrong with an edit;
 * this much the page must know itself, or an edit made here while somebody else removes a neuron would leave
 * an edge that leads nowhere on the canvas. Must not know names or roles.
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

/**
 * A part of a document as a document of its own: neurons with the edges between them, the parameters that these use, and
 * their columns of the samples. Must not know clipboards.
 *
 * @import { Document, Sample } from "../../protocol/messages.js"
 */

import { samplesOf } from "../document/reading.js";

/**
 * The part of a document that consists of these neurons. It has no title: so it is told from a whole network.
 * @param {Document} document
 * @param {ReadonlySet<string>} ids of neurons
 * @returns {Document}
 */
export function partOf(document, ids) {
  const neurons = document.neurons.filter(({ id }) => ids.has(id));
  const edges = document.edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
  const used = new Set([...neurons.map(({ bias }) => bias), ...edges.map(({ weight }) => weight)]);
  const parameters = document.parameters.filter(({ id }) => used.has(id));
  const values = neurons.some(({ role }) => role !== "hidden");
  const samples = values ? samplesOf(document).map((sample) => columnsOf(sample, ids)) : [];
  const { format, loss } = document;
  return { format, neurons, edges, parameters, loss, ...(samples.length > 0 && { samples }) };
}

/** @param {Sample} sample @param {ReadonlySet<string>} ids @returns {Sample} */
function columnsOf({ inputs = {}, targets = {}, split }, ids) {
  const own = (/** @type {Readonly<Record<string, number>>} */ cells) =>
    Object.fromEntries(Object.entries(cells).filter(([id]) => ids.has(id)));
  return { inputs: own(inputs), targets: own(targets), ...(split && { split }) };
}

/** As the text that travels: the document format. @param {Document} part */
export const textOf = (part) => JSON.stringify(part, null, 1);

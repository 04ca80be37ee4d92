/**
 * A network without places: all its neurons stand at one place, and it is shown tidy, whoever looks. An editor's page
 * writes these places into the document; until then they are only seen. Pure; must not know who may edit.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Size } from "../fitting/view.js"
 */

import { roomOf } from "../fitting/sizes.js";
import { tidyPlaces } from "./places.js";

/** Whether all neurons stand at one place, as in a file without places. @param {Pick<Document, "neurons">} document */
export function isHeap({ neurons }) {
  const [first, ...rest] = neurons;
  return rest.length > 0 && rest.every(({ x = 0, y = 0 }) => x === (first.x ?? 0) && y === (first.y ?? 0));
}

/**
 * The neurons of a document in the places where they are shown.
 * @param {Document} document @param {Size} size of the stage @returns {Document["neurons"]}
 */
export function shownNeurons(document, size) {
  if (size.width === 0 || !isHeap(document)) return document.neurons;
  const places = tidyPlaces(document, roomOf(size));
  return document.neurons.map((neuron, i) => ({ ...neuron, x: places[i].x, y: places[i].y }));
}

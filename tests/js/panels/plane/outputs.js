/** Networks of three inputs and some outputs, of which a picture shows one. */

/** @import { Document } from "../../../../static/js/protocol/messages.js" */

/** @param {string[]} outputs @param {string} activation @param {Document["samples"]} [samples] @returns {Document} */
export const network = (outputs, activation, samples = []) => ({
  format: "backprop-canvas/1",
  neurons: [
    ...["a", "b", "c"].map((id) => ({ id, role: /** @type {const} */ ("input") })),
    ...outputs.map((id) => ({ id, role: /** @type {const} */ ("output"), activation })),
  ],
  edges: [],
  parameters: [],
  loss: "squared_error",
  samples,
});

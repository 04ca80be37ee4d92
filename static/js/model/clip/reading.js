/**
 * Reads a text as a network, as far as the page must be sure of it before it puts it into a drawing: the server checks
 * the rest, as it does with every edit. Limits come before parsing, and only known fields are taken. Must not know where
 * the text came from.
 *
 * @import { Document, Edge, Neuron, Parameter, Sample } from "../../protocol/messages.js"
 */

import { FORMAT, MAX_EDGES, MAX_NEURONS, ROLES, SPLITS } from "../../protocol/document.js";
import { Impossible } from "../document/refusal.js";

/** The most characters that are parsed; the server reads no larger file either. */
export const MOST_TEXT = 16 * 1024 * 1024;

/**
 * Throws Impossible too_long_text, no_network, too_many_neurons or too_many_edges.
 * @param {string} text @returns {Document}
 */
export function readNetwork(text) {
  checkSize(text.length);
  const found = parsed(text);
  if (found === null || found.format !== FORMAT) throw new Impossible("no_network");
  const { neurons, edges, parameters } = found;
  for (const list of [neurons, edges, parameters])
    if (!Array.isArray(list)) throw new Impossible("no_network");
  checkCount(neurons.length, edges.length);
  const read = {
    ...found,
    neurons: neurons.map(neuronFrom),
    edges: edges.map(edgeFrom),
    parameters: parameters.map(parameterFrom),
    samples: (Array.isArray(found.samples) ? found.samples : []).map(sampleFrom),
    title: typeof found.title === "string" ? found.title : "",
    loss: textIn(found, "loss"),
  };
  checkWhole(read);
  return read;
}

/** Throws Impossible too_long_text for a text, or a file, that is too long to be read. @param {number} size */
export function checkSize(size) {
  if (size > MOST_TEXT) throw new Impossible("too_long_text", { most: MOST_TEXT / 1024 / 1024 });
}

/**
 * Throws Impossible if a drawing would hold more than it can.
 * @param {number} neurons @param {number} edges
 */
export function checkCount(neurons, edges) {
  if (neurons > MAX_NEURONS) throw new Impossible("too_many_neurons", { most: MAX_NEURONS });
  if (edges > MAX_EDGES) throw new Impossible("too_many_edges", { most: MAX_EDGES });
}

/** @param {string} text @returns {any} null if it is no object */
function parsed(text) {
  try {
    const found = JSON.parse(text);
    return typeof found === "object" && found !== null ? found : null;
  } catch {
    return null;
  }
}

/** Ids are unique, and what they name is there. @param {Document} read */
function checkWhole({ neurons, edges, parameters }) {
  const ids = new Set([...neurons, ...edges, ...parameters].map(({ id }) => id));
  if (ids.size < neurons.length + edges.length + parameters.length) throw new Impossible("no_network");
  const there = (/** @type {readonly { id: string }[]} */ records) => new Set(records.map(({ id }) => id));
  const [bodies, values] = [there(neurons), there(parameters)];
  const whole =
    edges.every(
      ({ source, target, weight }) => bodies.has(source) && bodies.has(target) && values.has(weight),
    ) && neurons.every(({ bias }) => !bias || values.has(bias));
  if (!whole) throw new Impossible("no_network");
}

/** @param {any} record @param {string} field @returns {string} */
function textIn(record, field) {
  if (typeof record?.[field] !== "string" || record[field] === "") throw new Impossible("no_network");
  return record[field];
}

/** The texts of optional fields that are there. @param {any} record @param {readonly string[]} fields */
const textsIn = (record, fields) =>
  Object.fromEntries(
    fields.filter((field) => typeof record[field] === "string").map((field) => [field, record[field]]),
  );

/** @param {any} record @param {string} field @param {number} [without] */
function numberIn(record, field, without) {
  const value = record[field] ?? without;
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Impossible("no_network");
  return value;
}

/** @param {any} record @returns {Neuron} */
function neuronFrom(record) {
  const role = textIn(record, "role");
  if (!ROLES.includes(/** @type {any} */ (role))) throw new Impossible("no_network");
  const texts = textsIn(record, ["name", "activation", "bias", "target_name"]);
  return /** @type {Neuron} */ ({
    id: textIn(record, "id"),
    role,
    ...texts,
    x: numberIn(record, "x", 0),
    y: numberIn(record, "y", 0),
  });
}

/** @param {any} record @returns {Edge} */
const edgeFrom = (record) => ({
  id: textIn(record, "id"),
  source: textIn(record, "source"),
  target: textIn(record, "target"),
  weight: textIn(record, "weight"),
});

/** @param {any} record @returns {Parameter} */
const parameterFrom = (record) => ({
  id: textIn(record, "id"),
  ...textsIn(record, ["name"]),
  value: numberIn(record, "value"),
  ...(record.trainable === false && { trainable: false }),
});

/** @param {any} sample @returns {Sample} */
const sampleFrom = (sample) => ({
  inputs: numbersIn(sample?.inputs),
  targets: numbersIn(sample?.targets),
  ...(SPLITS.includes(sample?.split) && { split: sample.split }),
});

/** @param {any} cells @returns {Record<string, number>} */
const numbersIn = (cells) =>
  Object.fromEntries(
    Object.entries(typeof cells === "object" && cells !== null ? cells : {}).filter(
      ([, value]) => typeof value === "number" && Number.isFinite(value),
    ),
  );

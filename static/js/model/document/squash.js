/**
 * Making a long diff short: of several changes to one field, or several values for one cell, only the last
 * counts. Must not know the document that the diff belongs to.
 *
 * @import { Diff } from "../../protocol/messages.js"
 * @import { Operation } from "./diff.js"
 */

/**
 * A diff with the same effect and the fewest changes.
 * @param {Diff} diff
 * @returns {Diff}
 */
export function squash(diff) {
  /** @type {Operation[]} */
  const short = [];
  /** @type {Map<string, number>} */
  let places = new Map();
  for (const operation of diff) {
    const key = subject(operation);
    // After an operation that adds, removes or fills a column, merging starts anew: earlier positions may have moved.
    if (key === null) places = new Map();
    const place = key === null ? undefined : places.get(key);
    if (place !== undefined) short[place] = merged(short[place], operation);
    else {
      if (key !== null) places.set(key, short.length);
      short.push(operation);
    }
  }
  return short;
}

/**
 * What an operation sets; null for one that may not change places with others.
 * @param {Operation} operation
 */
function subject(operation) {
  switch (operation.op) {
    case "change":
      return `${operation.kind} ${operation.id}`;
    case "cell":
      return `${operation.part} ${operation.sample} ${operation.neuron}`;
    case "settings":
      return "settings";
    default:
      return null;
  }
}

/**
 * @param {Operation} earlier
 * @param {Operation} later of the same subject
 * @returns {Operation}
 */
function merged(earlier, later) {
  if ("fields" in earlier && "fields" in later) {
    return /** @type {Operation} */ ({ ...earlier, fields: { ...earlier.fields, ...later.fields } });
  }
  return later;
}

/**
 * How far a change reaches: a drawing moved about needs no new numbers, a turned knob needs new numbers
 * under the same plan, anything else a new plan. Must not know who acts on it.
 *
 * @import { Diff } from "../../protocol/messages.js"
 * @import { Operation } from "./diff.js"
 */

/** @typedef {"layout" | "values" | "topology"} Scope */

/** @type {readonly Scope[]} */
const NEAR_TO_FAR = ["layout", "values", "topology"];
const LAYOUT_FIELDS = new Set(["x", "y", "name", "target_name", "title", "conventions", "stops"]);
const VALUE_FIELDS = new Set(["value", "trainable", "training"]);

/**
 * How far a diff reaches: as far as its farthest operation.
 * @param {Diff} diff
 * @returns {Scope}
 */
export function scope(diff) {
  return NEAR_TO_FAR[Math.max(0, ...diff.map((operation) => NEAR_TO_FAR.indexOf(reach(operation))))];
}

/**
 * The parameters to which a diff gives another value, by id.
 * @param {Diff} diff
 * @returns {ReadonlySet<string>}
 */
export function parametersSet(diff) {
  const ids = new Set();
  for (const operation of diff) {
    const sets = operation.op === "change" && operation.kind === "parameters";
    if (sets && Object.hasOwn(operation.fields, "value")) ids.add(operation.id);
  }
  return ids;
}

/**
 * @param {Operation} operation
 * @returns {Scope}
 */
function reach(operation) {
  switch (operation.op) {
    case "add":
    case "remove":
      return "topology";
    case "change":
    case "settings":
      return reachOfFields(Object.keys(operation.fields));
    default:
      return "values";
  }
}

/**
 * @param {string[]} fields
 * @returns {Scope}
 */
function reachOfFields(fields) {
  if (fields.every((field) => LAYOUT_FIELDS.has(field))) return "layout";
  return fields.every((field) => LAYOUT_FIELDS.has(field) || VALUE_FIELDS.has(field)) ? "values" : "topology";
}

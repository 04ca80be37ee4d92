/**
 * How far a change reaches: a drawing moved about needs no new numbers, a turned knob needs new numbers
 * under the same plan, anything else a new plan. Must not know who acts on it.
 *
 * @import { Scope } from "../../protocol/document.js"
 * @import { Diff } from "../../protocol/messages.js"
 * @import { Operation } from "./diff.js"
 */

import { FIELD_SCOPES, OPERATION_SCOPES, SCOPES } from "../../protocol/document.js";

/**
 * How far a diff reaches: as far as its farthest operation.
 * @param {Diff} diff
 * @returns {Scope}
 */
export function scope(diff) {
  return farthest(diff.map(reach));
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

/** @param {readonly Scope[]} scopes */
const farthest = (scopes) => SCOPES[Math.max(0, ...scopes.map((each) => SCOPES.indexOf(each)))];

/** @param {Operation} operation */
function reach(operation) {
  if (operation.op !== "change" && operation.op !== "settings") return OPERATION_SCOPES[operation.op];
  const scopes = FIELD_SCOPES[operation.op === "change" ? operation.kind : "settings"];
  return farthest(Object.keys(operation.fields).map((field) => scopes[field] ?? "topology"));
}

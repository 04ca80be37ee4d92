// The choice of bias for several neurons: none, each one of its own, or one that all share; mixed where they differ. Must
// not know how a bias is made.

import { say } from "../../lib/say.js";
import { parameterName, useCount } from "../parts/facts.js";
import { ChoiceField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { shareable } from "./parts.js";

/**
 * @import { Neuron } from "../../protocol/messages.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 */

/** @param {Pick<Surroundings, "model"> & { known: Facts, edits: boolean, neurons: readonly Neuron[] }} props `neurons`: those that compute */
export function BiasesField({ model, known, edits, neurons }) {
  const kinds = new Set(neurons.map((each) => kindOf(known, each)));
  const [first] = kinds;
  const value = kinds.size === 1 ? first : "";
  const named = value === "" || value === "none" || value === "own" ? null : value;
  const options = [
    ...(value === "" ? [["", say("several_mixed")]] : []),
    ["none", say("bias_none")],
    ["own", say("bias_own")],
    ...(named === null ? [] : [[named, say("bias_shared", { name: parameterName(known, named) })]]),
  ];
  return html`<${ChoiceField} label=${say("bias")} name="bias" value=${value} readOnly=${!edits} options=${options}
    more=${() => shareable(known, named)}
    commit=${(/** @type {string} */ choice) =>
      choice !== "" &&
      model.editor.setBiases(
        neurons.map(({ id }) => id),
        choice,
      )} />`;
}

/** "none", "own", or the id of the parameter that it shares. @param {Facts} known @param {Neuron} neuron */
function kindOf(known, { bias = null }) {
  if (bias === null) return "none";
  return useCount(known, bias) > 1 ? bias : "own";
}

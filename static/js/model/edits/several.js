/**
 * The verbs that set one thing of many at once: each is one diff, so that one undo takes it back. What cannot have the
 * thing is left out. Must not know what is selected.
 *
 * @import { Diff, Neuron } from "../../protocol/messages.js"
 * @import { Desk } from "./desk.js"
 */

import { applyDiff } from "../document/diff.js";
import { checkNames } from "../document/naming.js";
import { splitKey } from "../page/view.js";
import { checkNumber } from "./desk.js";
import { changingRoles } from "./roles.js";
import { cellDiff } from "./values.js";

/** @param {Desk} desk */
export function severalVerbs(desk) {
  return {
    /** @param {readonly string[]} places "parameter:<id>", "input:<neuron>", "target:<neuron>" @param {number} value @param {string} [gesture] */
    setValues(places, value, gesture) {
      checkNumber(value, places[0] ?? "");
      const diff = places.map(splitKey).flatMap(({ kind, id }) => {
        if (kind !== "parameter") return cellDiff(desk, kind === "input" ? "inputs" : "targets", id, value);
        return /** @type {Diff} */ ([{ op: "change", kind: "parameters", id, fields: { value } }]);
      });
      desk.commit(diff, gesture);
    },

    /** @param {readonly string[]} parameters @param {boolean} trainable */
    setTrainables(parameters, trainable) {
      const fields = { trainable: trainable ? null : false };
      desk.commit(parameters.map((id) => ({ op: "change", kind: "parameters", id, fields })));
    },

    /** @param {readonly string[]} neurons inputs are left out @param {string} activation */
    setActivations(neurons, activation) {
      const { neurons: known } = desk.index();
      const computing = neurons.filter((id) => known.has(id) && known.get(id)?.role !== "input");
      desk.commit(computing.map((id) => ({ op: "change", kind: "neurons", id, fields: { activation } })));
    },

    /** @param {readonly string[]} neurons @param {Neuron["role"]} role */
    setRoles(neurons, role) {
      const index = desk.index();
      const changed = neurons
        .flatMap((id) => index.neurons.get(id) ?? [])
        .filter((each) => each.role !== role);
      const diff = changingRoles(desk.document(), index, changed, role);
      checkNames(applyDiff(desk.document(), diff).document, neurons);
      desk.commit(diff);
    },
  };
}

/**
 * The verbs that draw: neurons and edges come and go, roles, activations and the loss change. Each makes one diff
 * that leaves a valid document: a parameter is removed with its last use. Must not know who calls them.
 *
 * @import { Diff, Document, Edge, Neuron } from "../../protocol/messages.js"
 * @import { Desk } from "./desk.js"
 * @import { Operation } from "../document/diff.js"
 * @import { Index } from "../document/indexing.js"
 */

import { checkCount } from "../clip/reading.js";
import { applyDiff } from "../document/diff.js";
import { cycleWith } from "../document/graph.js";
import { edgesOf } from "../document/indexing.js";
import { checkNames, FreeNames } from "../document/naming.js";
import { neuronName } from "../document/reading.js";
import { Impossible } from "../document/refusal.js";
import { recordOf } from "../page/selection.js";
import { existing } from "./desk.js";
import { removing } from "./removal.js";
import { changingRoles, usualActivation, zeroColumns } from "./roles.js";

const FIRST_WEIGHT = 0.5;
const PREFIXES = { input: "i", hidden: "h", output: "o" };

/** @param {Desk} desk */
export function topologyVerbs(desk) {
  return {
    /**
     * A new neuron without edges; an input gets the value 0 in every sample, an output the target 0.
     * @param {{ role: Neuron["role"], x: number, y: number, gesture?: string }} neuron
     * @returns {string} its id
     */
    addNeuron({ role, x, y, gesture }) {
      const document = desk.document();
      checkCount(document.neurons.length + 1, document.edges.length);
      const id = newName(new FreeNames(document), role);
      const activation = role === "input" ? {} : { activation: usualActivation(document, role, x, y) };
      const record = { id, role, ...activation, x, y };
      /** @type {Operation} */
      const add = { op: "add", kind: "neurons", at: document.neurons.length, record };
      desk.commit([add, ...zeroColumns(document, [{ id, role }])], gesture);
      return id;
    },

    /**
     * A new edge with a weight of its own. Refused: into an input, a second one, one that closes a cycle.
     * @param {string} source
     * @param {string} target
     * @param {string} [gesture] edits of one gesture are undone together
     * @returns {string} its id
     */
    connect(source, target, gesture) {
      const document = desk.document();
      checkConnection(desk.index(), source, target);
      checkCount(document.neurons.length, document.edges.length + 1);
      const free = new FreeNames(document);
      const weight = free.nameAndId("w");
      const id = free.id("e");
      const [parameters, edges] = [document.parameters.length, document.edges.length];
      /** @type {Diff} */
      const diff = [
        { op: "add", kind: "parameters", at: parameters, record: { id: weight, value: FIRST_WEIGHT } },
        { op: "add", kind: "edges", at: edges, record: { id, source, target, weight } },
      ];
      desk.commit(diff, gesture);
      return id;
    },

    /**
     * Removes neurons and edges, with their edges, their values and the parameters that only they used.
     * @param {Iterable<string>} ids entity keys or ids
     */
    remove(ids) {
      const index = desk.index();
      const found = [...ids].flatMap((id) => recordOf(index, id) ?? []);
      const neurons = new Set(found.filter((each) => each.kind === "neurons").map((each) => each.id));
      const edges = new Set(found.filter((each) => each.kind === "edges").map((each) => each.id));
      desk.commit(removing(desk.document(), index, neurons, edges));
    },

    /** @param {string} id @param {string} activation */
    setActivation(id, activation) {
      const neuron = existing(desk.index().neurons, id);
      if (neuron.role === "input")
        throw new Impossible("input_has_no_activation", { name: neuronName(neuron) }, [id]);
      desk.commit([{ op: "change", kind: "neurons", id, fields: { activation } }]);
    },

    /**
     * Makes a neuron an input, hidden or an output; what the new role cannot have goes.
     * @param {string} id
     * @param {Neuron["role"]} role
     */
    setRole(id, role) {
      const neuron = existing(desk.index().neurons, id);
      if (neuron.role === role) return;
      const diff = changingRoles(desk.document(), desk.index(), [neuron], role);
      // An output's target has a name, too, and that may be taken.
      checkNames(applyDiff(desk.document(), diff).document, [id]);
      desk.commit(diff);
    },

    /** @param {string} loss */
    setLoss(loss) {
      desk.commit([{ op: "settings", fields: { loss } }]);
    },
  };
}

/** The next free name of a role; an output's target is named with it. @param {FreeNames} free @param {Neuron["role"]} role */
export const newName = (free, role) =>
  free.nameAndId(PREFIXES[role], role === "output" ? (name) => [`t_${name}`] : undefined);

/** @param {Document | null} document @param {Neuron["role"]} role @param {number} count */
export function nextNames(document, role, count) {
  if (document === null) return [];
  const free = new FreeNames(document);
  return Array.from({ length: count }, () => newName(free, role));
}

/**
 * Throws Impossible where no edge may lead: into an input, beside another one, round a cycle.
 * @param {Index} index
 * @param {string} source
 * @param {string} target
 */
export function checkConnection(index, source, target) {
  const [from, to] = [existing(index.neurons, source), existing(index.neurons, target)];
  const names = { source: neuronName(from), target: neuronName(to) };
  if (to.role === "input") throw new Impossible("into_input", { name: names.target }, [target]);
  if (edgesOf(index.outgoing, source).some((edge) => edge.target === target)) {
    throw new Impossible("duplicate_edge", names, [source, target]);
  }
  const cycle = cycleWith(index, source, target);
  if (cycle === null) return;
  const named = cycle.map((id) => neuronName(existing(index.neurons, id))).join(" → ");
  throw new Impossible("cycle", { cycle: named }, cycle);
}

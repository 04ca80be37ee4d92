/**
 * The verbs that set what a person may set in a network that stays as it is drawn: positions, parameters,
 * inputs, targets, names. Must not know who calls them.
 *
 * @import { Diff } from "../../protocol/messages.js"
 * @import { Desk } from "./desk.js"
 * @import { Part } from "../document/reading.js"
 */

import { normalName } from "../../lib/names.js";
import { MAX_COORDINATE, MAX_TITLE } from "../../protocol/document.js";
import { applyDiff } from "../document/diff.js";
import { checkNames } from "../document/naming.js";
import { neuronName, parameterName, samplesOf, targetName } from "../document/reading.js";
import { Impossible } from "../document/refusal.js";
import { sampleId } from "../document/sample_list.js";
import { recordOf } from "../page/selection.js";
import { checkNumber, existing } from "./desk.js";

/** @param {Desk} desk */
export function valueVerbs(desk) {
  return {
    /**
     * Moves neurons by a distance in the drawing's units; edges among the ids stay with their neurons.
     * @param {Iterable<string>} ids entity keys or ids
     * @param {number} dx
     * @param {number} dy
     * @param {string} [gesture] moves of one gesture are undone together
     */
    move(ids, dx, dy, gesture) {
      const index = desk.index();
      const moved = [...ids].map((id) => recordOf(index, id)).filter((found) => found?.kind === "neurons");
      /** @type {Diff} */
      const diff = moved.map((found) => {
        const { id, x = 0, y = 0 } = existing(index.neurons, found?.id ?? "");
        return { op: "change", kind: "neurons", id, fields: { x: placed(x + dx), y: placed(y + dy) } };
      });
      desk.commit(diff, gesture);
    },

    /**
     * Puts neurons at places in the drawing's units, as one edit.
     * @param {readonly { id: string, x: number, y: number }[]} places
     * @param {{ asked?: boolean }} [how] `asked`: whether a person wanted it, who can then undo it
     */
    place(places, { asked = true } = {}) {
      const index = desk.index();
      const moved = places.filter(({ id, x, y }) => {
        const { x: oldX = 0, y: oldY = 0 } = existing(index.neurons, id);
        return placed(x) !== oldX || placed(y) !== oldY;
      });
      /** @type {Diff} */
      const diff = moved.map(({ id, x, y }) => {
        return { op: "change", kind: "neurons", id, fields: { x: placed(x), y: placed(y) } };
      });
      if (asked) desk.commit(diff);
      else desk.finish(diff);
    },

    /** @param {string} id @param {number} value @param {string} [gesture] */
    setParameter(id, value, gesture) {
      const parameter = existing(desk.index().parameters, id);
      checkNumber(value, parameterName(parameter));
      desk.commit([{ op: "change", kind: "parameters", id, fields: { value } }], gesture);
    },

    /** Whether the update changes a parameter. @param {string} id @param {boolean} trainable */
    setTrainable(id, trainable) {
      existing(desk.index().parameters, id);
      desk.commit([
        { op: "change", kind: "parameters", id, fields: { trainable: trainable ? null : false } },
      ]);
    },

    /** An input's value in the sample in view. @param {string} neuron @param {number} value @param {string} [gesture] */
    setInput(neuron, value, gesture) {
      checkNumber(value, neuronName(existing(desk.index().neurons, neuron)));
      desk.commit(cellDiff(desk, "inputs", neuron, value), gesture);
    },

    /** An output's target in the sample in view. @param {string} neuron @param {number} value @param {string} [gesture] */
    setTarget(neuron, value, gesture) {
      checkNumber(value, targetName(existing(desk.index().neurons, neuron)));
      desk.commit(cellDiff(desk, "targets", neuron, value), gesture);
    },

    /** Throws Impossible title_too_long. @param {string} typed */
    setTitle(typed) {
      const title = typed.trim();
      if ([...title].length > MAX_TITLE) throw new Impossible("title_too_long", { most: MAX_TITLE });
      desk.commit([{ op: "settings", fields: { title } }]);
    },

    /**
     * @param {"neuron" | "parameter" | "target"} kind
     * @param {string} id of the neuron or parameter; of the output, for its target
     * @param {string} typed
     */
    rename(kind, id, typed) {
      const records = kind === "parameter" ? desk.index().parameters : desk.index().neurons;
      existing(/** @type {ReadonlyMap<string, unknown>} */ (records), id);
      const diff = renaming(kind, id, normalName(typed));
      checkNames(applyDiff(desk.document(), diff).document, [id]);
      desk.commit(diff);
    },
  };
}

/** Hundredths are fine enough, and keep files readable. @param {number} coordinate */
function placed(coordinate) {
  return Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, Math.round(coordinate * 100) / 100));
}

/**
 * One value in the sample in view; in a new first sample if there is none.
 * @param {Desk} desk
 * @param {Part} part
 * @param {string} neuron
 * @param {number} value
 * @returns {Diff}
 */
export function cellDiff(desk, part, neuron, value) {
  const samples = samplesOf(desk.document());
  if (samples.length > 0)
    return [{ op: "cell", part, sample: sampleId(samples, desk.sample()), neuron, value }];
  return [{ op: "add_sample", at: 0, [part]: { [neuron]: value } }];
}

/**
 * @param {"neuron" | "parameter" | "target"} kind
 * @param {string} id
 * @param {string} name
 * @returns {Diff}
 */
function renaming(kind, id, name) {
  const list = kind === "parameter" ? "parameters" : "neurons";
  if (kind === "target")
    return [{ op: "change", kind: list, id, fields: { target_name: name === "" ? null : name } }];
  return [{ op: "change", kind: list, id, fields: { name: name === id ? null : name } }];
}

// The card of several selected things: what it sets holds for all of them; what differs is said to be mixed, with its
// range. Must not know how one thing is set.

import { apart } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { isTrainable } from "../../model/document/reading.js";
import { heldAt, shownOf } from "../../model/edits/held.js";
import { splitKey } from "../../model/page/view.js";
import { ROLES } from "../../protocol/document.js";
import { CheckField, ChoiceField, NumberField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { wordOf } from "../parts/prose.js";
import { refusalOf } from "./parts.js";
import { BiasesField } from "./several_biases.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Surroundings } from "../ui.js"
 *
 * @typedef {Surroundings & {known: Facts, keys: readonly string[], edits: boolean}} SeveralProps
 */

const ARRANGING = [
  "align_column",
  "align_row",
  "equal_gaps",
  "add_to_layer",
  "remove_from_layer",
  "duplicate",
  "remove",
];

/** @param {SeveralProps} props */
export function SeveralCard(props) {
  const { keys, edits } = props;
  return html`
    <h2>${say("selected_many", { count: keys.length })}</h2>
    <${NeuronFields} ...${props} />
    <${ValueFields} ...${props} />
    ${edits && html`<p class="note">${say("several_note")}</p>`}
    ${edits && html`<div class="several-actions"><${Arranging} ...${props} /></div>`}
  `;
}

/** The one of all; null where they differ. @template T @param {readonly T[]} all */
const common = (all) => (new Set(all).size === 1 ? all[0] : null);

/** @param {SeveralProps} props */
function NeuronFields({ model, known, keys, edits }) {
  const neurons = keys.flatMap((key) =>
    splitKey(key).kind === "neuron" ? (known.index.neurons.get(splitKey(key).id) ?? []) : [],
  );
  if (neurons.length === 0) return null;
  const ids = neurons.map(({ id }) => id);
  const role = common(neurons.map((each) => each.role));
  const computing = neurons.filter((each) => each.role !== "input");
  const activation = common(computing.map((each) => each.activation ?? ""));
  const words = known.operations.activations
    .map(({ name }) => name)
    .filter((name) => name !== "softmax" || role === "output");
  const mixed = /** @type {[string, string][]} */ ([["", say("several_mixed")]]);
  return html`
    <${ChoiceField} label=${say("role")} name="role" value=${role ?? ""} readOnly=${!edits}
      options=${[...(role === null ? mixed : []), ...ROLES.map((each) => [each, say(`role_${each}`)])]}
      commit=${(/** @type {any} */ word) => word !== "" && model.editor.setRoles(ids, word)} />
    ${
      computing.length > 0 &&
      html`<${ChoiceField} label=${say("activation")} name="activation" value=${activation ?? ""} readOnly=${!edits}
      options=${[...(activation === null ? mixed : []), ...words.map((each) => [each, wordOf("activation", each)])]}
      commit=${(/** @type {string} */ word) => word !== "" && model.editor.setActivations(ids, word)} />
      <${BiasesField} ...${{ model, known, edits, neurons: computing }} />`
    }
  `;
}

/** The values that they hold, and whether training changes those that it could. @param {SeveralProps} props */
function ValueFields({ model, known, keys, edits }) {
  const held = new Map(
    keys.flatMap((key) => {
      const one = heldAt(known.index, model.editor, key);
      return one === null ? [] : [[one.at, one]];
    }),
  );
  const numbers = [...held.values()].flatMap((each) => shownOf(known.read, each) ?? []);
  if (numbers.length === 0) return null;
  const places = [...held.keys()];
  const parameters = places
    .map(splitKey)
    .flatMap(({ kind, id }) => (kind === "parameter" ? (known.index.parameters.get(id) ?? []) : []));
  const least = numbers.reduce((one, other) => Math.min(one, other));
  const most = numbers.reduce((one, other) => Math.max(one, other));
  const [from, to] = apart([least, most]);
  const trainable = common(parameters.map(isTrainable));
  const commit = (/** @type {number} */ value, /** @type {string} */ gesture) =>
    refusalOf(model, model.editor.setValues(places, value, gesture));
  return html`
    <${NumberField} label=${say("value")} name="value" value=${least === most ? least : null} readOnly=${!edits}
      placeholder=${least === most ? "" : say("several_range", { from, to })} commit=${commit} />
    ${
      parameters.length > 0 &&
      html`<${CheckField} label=${trainable === null ? say("several_trainable") : say("trainable")} name="trainable"
      checked=${trainable === true} mixed=${trainable === null} readOnly=${!edits}
      commit=${(/** @type {boolean} */ on) =>
        model.editor.setTrainables(
          parameters.map(({ id }) => id),
          on,
        )} />`
    }
  `;
}

/** @param {SeveralProps} props */
const Arranging = ({ commands }) =>
  ARRANGING.flatMap((code) => commands.filter((each) => each.code === code && each.blocked() === null)).map(
    ({ code, keys, run }) => html`<p key=${code} class="actions">
      <button type="button" class="link" data-act=${code} onClick=${run}>${say(`command_${code}`)}</button>
      ${keys.length > 0 && html` <kbd>${keys.join(" ")}</kbd>`}
    </p>`,
  );

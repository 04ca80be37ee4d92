// What the layer tool draws: how many neurons, which role, which activation, how they are connected and how their weights
// begin. Must not know where they stand.

import { say } from "../../lib/say.js";
import { kindOf, rowOf } from "../../model/document/training.js";
import { NO_OPERATIONS } from "../../model/page/people.js";
import { ROLES } from "../../protocol/document.js";
import { html } from "../parts/html.js";
import { wordOf } from "../parts/prose.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Surroundings} props */
export function LayerOptions({ model }) {
  const { layer } = model.view;
  const { count, role, activation, oneToOne, initializer } = layer.value;
  const operations = model.people.operations.value ?? NO_OPERATIONS;
  const set = (/** @type {Partial<import("../../model/page/view.js").LayerTool>} */ fields) =>
    (layer.value = { ...layer.peek(), ...fields });
  const type = (/** @type {Event & { currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    const typed = Number(currentTarget.value.trim());
    if (Number.isSafeInteger(typed) && typed > 0) set({ count: typed });
    else model.editor.problem.value = { code: "count_not_whole", values: {}, ids: [] };
    currentTarget.value = String(layer.peek().count);
  };
  const activations = operations.activations
    .map(({ name }) => name)
    .filter((name) => name !== "softmax" || role === "output");
  return html`<div class="tool-choice layer-options" role="group" aria-label=${say("tool_layer")} data-testid="layer-options">
    <button type="button" class="tool" aria-label=${say("layer_less")} disabled=${count === 1} onClick=${() => set({ count: count - 1 })}>−</button>
    <input class="layer-count" inputmode="numeric" maxlength="9" autocomplete="off" aria-label=${say("layer_count")} value=${count} onChange=${type} />
    <button type="button" class="tool" aria-label=${say("layer_more")} onClick=${() => set({ count: count + 1 })}>+</button>
    <${Choice} label=${say("role")} value=${role} options=${ROLES.map((each) => [each, say(`role_${each}`)])}
      commit=${(/** @type {typeof role} */ to) => set({ role: to, activation: null })} />
    ${
      role !== "input" &&
      html`<${Choice} label=${say("activation")} value=${activation ?? ""}
        options=${[["", say("layer_activation_near")], ...activations.map((each) => [each, wordOf("activation", each)])]}
        commit=${(/** @type {string} */ to) => set({ activation: to === "" ? null : to })} />
      <${Choice} label=${say("weight")} value=${oneToOne ? "one" : "full"} options=${[
        ["full", say("layer_full")],
        ["one", say("layer_one")],
      ]}
        commit=${(/** @type {string} */ to) => set({ oneToOne: to === "one" })} />
      <${Choice} label=${say("layer_initializer")} value=${initializer ?? ""} options=${initializers(model, operations)}
        commit=${(/** @type {string} */ to) => set({ initializer: to === "" ? null : to })} />`
    }
  </div>`;
}

/**
 * That of the network, and the others that need no number.
 * @param {Surroundings["model"]} model @param {import("../../protocol/messages.js").Operations} operations
 * @returns {[string, string][]}
 */
function initializers(model, operations) {
  const document = model.store.document.value;
  const own = document === null ? "" : kindOf(document, "initializer");
  const others = operations.initializers
    .map(({ name }) => name)
    .filter((name) => name !== own && isWhole(operations, name));
  return [
    ["", own === "" ? say("layer_initializer_own") : wordOf("initializer", own)],
    ...others.map((each) => /** @type {[string, string]} */ ([each, wordOf("initializer", each)])),
  ];
}

/** Whether all its numbers have defaults. @param {import("../../protocol/messages.js").Operations} operations @param {string} kind */
export const isWhole = (operations, kind) =>
  (rowOf(operations, "initializer", kind)?.hyper ?? []).every((each) => each.default !== null);

/** @param {{label: string, value: string, options: [string, string][], commit: (to: any) => void}} props */
const Choice = ({
  label,
  value,
  options,
  commit,
}) => html`<select class="tool" aria-label=${label} value=${value}
  onChange=${(/** @type {Event} */ event) => commit(/** @type {HTMLSelectElement} */ (event.currentTarget).value)}>
  ${options.map(([key, text]) => html`<option key=${key} value=${key} selected=${key === value}>${text}</option>`)}
</select>`;

// The door from the card of a step to its layer as matrices. Must not know what stands behind it.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { isLayered } from "./layered.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Ui } from "../ui.js"
 */

/** @param {{ui: Ui, known: Facts, neuron: string | null}} props */
export function LayerDoor({ ui, known, neuron }) {
  if (neuron === null || !isLayered(known.document)) return null;
  return html`<p class="actions"><button type="button" class="link" data-ask="layer" onClick=${() => (ui.open.value = "layer")}>${say("layer_door")}</button></p>`;
}

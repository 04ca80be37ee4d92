// The doors from the cards to the table of all weights of a neuron: where a card has room for a few of them only, and
// on the card of a neuron. Must not know what the table holds.

import { say } from "../../lib/say.js";
import { few } from "../formula/tokens.js";
import { html } from "../parts/html.js";
import { edgesOn } from "./rows.js";

/**
 * @import { Facts } from "../parts/facts.js"
 * @import { Ui } from "../ui.js"
 * @import { Side } from "./rows.js"
 */

/** @param {Ui} ui @param {string | null} neuron @param {Side} side */
function open(ui, neuron, side) {
  ui.weights.value = { neuron, side };
  ui.open.value = "weights";
}

/** Under a step whose card leaves some of its neuron's weights out. @param {{ui: Ui, known: Facts, neuron: string | null}} props */
export function WeightsDoor({ ui, known, neuron }) {
  if (neuron === null) return null;
  const side = /** @type {const} */ (["in", "out"]).find((each) => {
    const edges = edgesOn(known, neuron, each);
    return few(edges).length < edges.length;
  });
  if (side === undefined) return null;
  const count = edgesOn(known, neuron, side).length;
  return html`<p class="actions"><button type="button" class="link" data-ask="weights" onClick=${() => open(ui, null, side)}>${say("weights_door", { count })}</button></p>`;
}

/** On the card of a neuron. @param {{ui: Ui, known: Facts, neuron: string}} props */
export function WeightsLink({ ui, known, neuron }) {
  const side = edgesOn(known, neuron, "in").length > 0 ? "in" : "out";
  if (edgesOn(known, neuron, side).length === 0) return null;
  return html`<p class="actions"><button type="button" class="link" data-ask="weights" onClick=${() => open(ui, neuron, side)}>${say("weights_door_selected")}</button></p>`;
}

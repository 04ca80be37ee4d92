// All weights of one neuron in the margin: of the one that the table was opened for, else of the one whose turn it is,
// so that the table follows the steps. Must not know how rows are sorted.

import { useComputed, useSignal } from "@preact/signals";
import { say } from "../../lib/say.js";
import { selectedNeurons } from "../../model/page/selection.js";
import { facts, neuronName } from "../parts/facts.js";
import { html } from "../parts/html.js";
import { mark } from "../parts/prose.js";
import { Say } from "../parts/sentence.js";
import { Sheet } from "../parts/sheet.js";
import { edgesOn, rowsOf, sorted, zerosIn } from "./rows.js";
import { Table } from "./table.js";

/**
 * @import { Surroundings } from "../ui.js"
 * @import { Facts } from "../parts/facts.js"
 * @import { Order, Side } from "./rows.js"
 */

const SIDES = /** @type {const} */ (["in", "out"]);

/** @param {Surroundings} props */
export function WeightsSheet(props) {
  const { model, playhead, ui } = props;
  const known = useComputed(() => facts(model, playhead.shown.value)).value;
  const neuron = known === null ? null : neuronOf(props, known);
  if (known === null || neuron === null)
    return html`<${Sheet} ui=${ui} title=${say("weights_title")}><p class="note">${say("weights_none")}</p></${Sheet}>`;
  return html`<${Weights} key=${neuron} ...${props} known=${known} neuron=${neuron} />`;
}

/** The neuron of the table; null if there is none. @param {Surroundings} props @param {Facts} known */
function neuronOf({ model, moment, ui }, { index }) {
  const [selected] = selectedNeurons(model.view);
  const group = moment.group.value;
  const atStep = group < 0 ? null : (moment.plan.value?.neuronOf(group) ?? null);
  const found = ui.weights.value.neuron ?? selected ?? atStep;
  return found !== null && index.neurons.has(found) ? found : null;
}

/** @param {Surroundings & {known: Facts, neuron: string}} props */
function Weights({ ui, known, neuron, model }) {
  const order = useSignal(/** @type {Order} */ ({ by: "none", down: true }));
  const sides = SIDES.filter((side) => edgesOn(known, neuron, side).length > 0);
  const side = sides.includes(ui.weights.value.side) ? ui.weights.value.side : (sides[0] ?? "in");
  const rows = rowsOf(known, neuron, side);
  const zeros = zerosIn(rows);
  const title = {
    code: `weights_${side}`,
    values: { name: mark(neuronName(known, neuron)), count: rows.length },
  };
  const choose = (/** @type {Side} */ to) => (ui.weights.value = { ...ui.weights.value, side: to });
  const light = (/** @type {string | null} */ id) =>
    (model.view.hover.value = id === null ? null : `knob:${id}`);
  const open = (/** @type {string} */ id) => (model.view.selection.value = new Set([`knob:${id}`]));
  return html`<${Sheet} ui=${ui} title=${html`<${Say} sentence=${title} />`}>
    ${
      sides.length > 1 &&
      html`<div class="tool-choice weights-sides" role="group" aria-label=${say("weights_title")}>
        ${sides.map(
          (
            each,
          ) => html`<button key=${each} type="button" class="tool" data-side=${each} aria-pressed=${each === side}
            onClick=${() => choose(each)}>${say(`weights_side_${each}`, { count: edgesOn(known, neuron, each).length })}</button>`,
        )}
      </div>`
    }
    ${zeros > 0 && html`<p class="note">${say("weights_zeros", { count: zeros })}</p>`}
    <${Table} rows=${sorted(rows, order.value)} ...${{ side, order, light, open }} digits=${model.view.digits.value} />
  </${Sheet}>`;
}

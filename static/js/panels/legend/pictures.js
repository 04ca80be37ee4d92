// The legend of the neurons' pictures: over what, what the colours of each kind of neuron span, what the line is. Must not
// know how pictures are painted.

import { floats } from "../../lib/bytes.js";
import { authored } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { kindOf, scalesOf } from "../../render/pictures/scales.js";
import { html } from "../parts/html.js";
import { nameIn } from "../plane/view.js";
import { useBeat } from "../time/throttle.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Pick<Surroundings, "model">} props */
export function PicturesLegend({ model }) {
  const { store, pictures } = model;
  useBeat(() => pictures.latest.value);
  const [document, told] = [store.document.value, pictures.latest.peek()];
  if (document === null || told === null) return null;
  const numbers = floats(told.values, true);
  const each = numbers.length / document.neurons.length;
  const values = document.neurons.map(
    (_, at) => /** @type {Float32Array} */ (numbers.subarray(at * each, (at + 1) * each)),
  );
  const over = {
    across: nameIn(document, told.across),
    up: told.up === null ? "" : nameIn(document, told.up),
  };
  const clipped = document.neurons.some((neuron) => neuron.role === "hidden" && kindOf(neuron) === "relu");
  return html`<ul data-testid="pictures-legend">
    <li>${say("pictures_over", over)}</li>
    ${[...scalesOf(document.neurons, values)].map(
      ([kind, { signed, most }]) => html`<li key=${kind} class="plane-legend">
        <span>${kind === "input" ? say("pictures_kind_input") : kind.replaceAll("_", " ")} ${authored(signed && kind !== "relu" ? -most : 0, 2)}</span><i data-signed=${signed && kind !== "relu"}></i><span>${authored(most, 2)}</span>
      </li>`,
    )}
    ${clipped && html`<li><i class="legend-hatched"></i><span>${say("pictures_off")}</span></li>`}
    <li class="legend-line">${say("pictures_line")}</li>
  </ul>`;
}

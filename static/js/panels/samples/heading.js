// The heads of the columns, in the shapes of the drawing: what is held is square, what is computed is round. Must not
// know what stands below them.

import { lossLetter } from "../../lib/letters.js";
import { say } from "../../lib/say.js";
import { Tex } from "../formula/tex.js";
import { html } from "../parts/html.js";
import { Name } from "../parts/sentence.js";

/**
 * @import { Held } from "./columns.js"
 *
 * @typedef {object} HeadingProps
 * @property {readonly Held[]} columns
 * @property {readonly string[]} outputs their names
 * @property {string | null} gradient its LaTeX
 * @property {boolean} stacked whether bars show how the gradients add up
 * @property {boolean} divided whether some samples are not trained on
 * @property {boolean} several whether there are several samples
 * @property {boolean} edits
 * @property {number} iteration whose parameters the computed numbers have
 */

/** @param {HeadingProps} props */
export function Heading({ columns, outputs, gradient, stacked, several, divided, edits, iteration }) {
  const computed = outputs.length + 1 + Number(gradient !== null);
  return html`<thead>
    <tr class="samples-kinds">
      <td></td>
      <td colspan=${columns.length + Number(divided)}>${say("samples_held")}</td>
      <td colspan=${computed + Number(stacked) + Number(edits)}>${say("samples_computed", { iteration })}</td>
    </tr>
    <tr aria-rowindex="1">
      <th scope="col"><span class="aside">${say("samples_walk")}</span></th>
      ${columns.map(({ part, neuron, name }) => html`<th key=${`${part} ${neuron}`} scope="col"><span class="square"><${Name} name=${name} /></span></th>`)}
      ${divided && html`<th scope="col">${say("samples_for")}</th>`}
      ${outputs.map((name) => html`<th key=${name} scope="col" class="figure"><span class="round"><${Name} name=${name} /></span></th>`)}
      <th scope="col" class="figure"><span class="round twice"><span class="name">${lossLetter()}${several && html`<sub>n</sub>`}</span></span></th>
      ${gradient !== null && html`<th scope="col" class="figure gradient"><${Tex} latex=${gradient} /></th>`}
      ${stacked && html`<th scope="col" class="figure">${say("samples_add_up")}</th>`}
      ${edits && html`<td></td>`}
    </tr>
  </thead>`;
}

// What the batch gives: the sum of its samples' gradients, and what the reduction makes of it. Must not know the rows.

import { number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Bar } from "./stack.js";

/**
 * @import { Together } from "../../model/run/rows.js"
 * @import { Shared } from "./row.js"
 */

/** @param {{together: Together, turns: number, samples: number, mean: boolean, state: string, shared: Shared}} props */
export function TogetherRows({ together: { loss, gradient, summed }, turns, samples, mean, state, shared }) {
  const { columns, digits } = shared;
  const before = columns.length + Number(shared.divided) + shared.outputs;
  const bar = (/** @type {number} */ to) =>
    shared.scale !== null &&
    html`<td class="stacked"><${Bar} stretch=${{ from: 0, to }} scale=${shared.scale} /></td>`;
  const end = !shared.readOnly && html`<td></td>`;
  const all = turns === samples ? "" : "_of_batch";
  return html`<tfoot data-state=${state}>
    ${
      summed !== null &&
      mean &&
      turns > 1 &&
      html`<tr>
        <th></th><th scope="row" colspan=${before}>${say(`samples_sum${all}`, { count: turns })}</th><td></td>
        <td class="figure" data-column="gradient">${number(summed, digits)}</td>${bar(summed)}${end}
      </tr>`
    }
    <tr class="samples-total">
      <th></th><th scope="row" colspan=${before}>${say(`samples_${turns === 1 ? "one" : mean ? "mean" : "sum"}${all}`, { count: turns })}</th>
      <td class="figure" data-column="loss">${number(loss, digits)}</td>
      ${gradient !== null && html`<td class="figure" data-column="gradient">${number(gradient, digits)}</td>`}
      ${gradient !== null && bar(gradient)}${end}
    </tr>
  </tfoot>`;
}

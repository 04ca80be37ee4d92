// The parameters of an update as old and new with their differences, in columns. Digits only; what moves them
// is said by the rule above. Must not know the optimizer.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Name } from "../parts/sentence.js";

/** @import { Row } from "../rules/update.js" */

/** @param {{rows: Row[], more: number}} props */
export function UpdateRows({ rows, more }) {
  if (rows.length === 0) return null;
  return html`<table class="rows">
    <caption class="aside">${say("parameters_moved")}</caption>
    <tbody>
      ${rows.map(
        (row) => html`<tr key=${row.id}>
          <th scope="row"><${Name} name=${row.name} /></th>
          <td class="old">${row.before}</td>
          <td class="arrow" aria-hidden="true">${row.held ? "" : "→"}</td>
          <td class=${row.held ? "held" : "new"}>
            ${row.held ? say("pinned") : html`<div><span>${row.after ?? "…"}</span> <span class="change">${row.change}</span></div>`}
          </td>
        </tr>`,
      )}
    </tbody>
    ${more > 0 && html`<tfoot><tr><td colspan="4">${say("rows_more", { count: more })}</td></tr></tfoot>`}
  </table>`;
}

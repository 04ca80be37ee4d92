// A long table of weights: its columns sort it, it scrolls, and only the rows on screen are elements. A row lights its
// weight on the drawing; a press opens its card. Must not know whose weights these are.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { authored, number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Name } from "../parts/sentence.js";
import { sliceOf } from "../parts/slice.js";
import { COLUMNS, pressed } from "./rows.js";

/**
 * @import { Signal } from "@preact/signals"
 * @import { Column, Order, Row, Side } from "./rows.js"
 *
 * @typedef {object} TableProps
 * @property {readonly Row[]} rows in their order
 * @property {Side} side
 * @property {Signal<Order>} order
 * @property {(id: string | null) => void} light
 * @property {(id: string) => void} open
 * @property {number} digits
 */

/** The height of a row in pixels, as the style sheet has it. */
const ROW = 32;

/** @param {TableProps} props */
export function Table({ rows, side, order, light, open, digits }) {
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const [seen, see] = useState({ top: 0, height: 600 });
  const look = () => box.current && see({ top: box.current.scrollTop, height: box.current.clientHeight });
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: 0 });
    look();
  }, [order.value, side]);
  const { first, last, above, below } = sliceOf(rows.length, { ...seen, row: ROW });
  return html`<div class="weights" ref=${box} onScroll=${look} tabindex="0" role="region" aria-label=${say("weights_title")}>
    <table aria-rowcount=${rows.length + 1}>
      <thead><tr aria-rowindex="1">
        <th scope="col">${say("weights_name")}</th>
        <th scope="col">${say(`weights_other_${side}`)}</th>
        ${COLUMNS.map((column) => html`<${Heading} key=${column} column=${column} side=${side} order=${order} />`)}
      </tr></thead>
      <tbody onMouseLeave=${() => light(null)}>
        ${above > 0 && html`<tr aria-hidden="true" style=${{ height: `${above}px` }}></tr>`}
        ${rows.slice(first, last).map(
          (
            row,
            i,
          ) => html`<tr key=${row.id} aria-rowindex=${first + i + 2} onMouseEnter=${() => light(row.id)}>
            <th scope="row"><button type="button" class="link" onClick=${() => open(row.id)}
              onFocus=${() => light(row.id)} onBlur=${() => light(null)}><${Name} name=${row.name} /></button></th>
            <td class="other"><${Name} name=${row.other} /></td>
            ${COLUMNS.map((column) => html`<${Cell} key=${column} column=${column} quantity=${row[column]} digits=${digits} />`)}
          </tr>`,
        )}
        ${below > 0 && html`<tr aria-hidden="true" style=${{ height: `${below}px` }}></tr>`}
      </tbody>
    </table>
  </div>`;
}

/** @param {{column: Column, side: Side, order: Signal<Order>}} props */
function Heading({ column, side, order }) {
  const { by, down } = order.value;
  const sort = by !== column ? "none" : down ? "descending" : "ascending";
  const code = column === "contribution" ? `weights_contribution_${side}` : `weights_${column}`;
  return html`<th scope="col" class="figure" aria-sort=${sort}>
    <button type="button" class="link quiet" data-sort=${column} onClick=${() => (order.value = pressed(order.value, column))}>
      ${say(code)}<span aria-hidden="true">${sort === "none" ? "" : down ? " ↓" : " ↑"}</span>
    </button>
  </th>`;
}

/** @param {{column: Column, quantity: Row["value"], digits: number}} props */
function Cell({ column, quantity: { state, value, asked }, digits }) {
  const text = asked
    ? "?"
    : state === "none"
      ? "–"
      : column === "value"
        ? authored(value, digits)
        : number(value, digits);
  return html`<td class="figure" data-column=${column} data-state=${state}>${text}</td>`;
}

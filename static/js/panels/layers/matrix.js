// One matrix in its brackets: a table with the names of neurons on its rows and columns. Of a large one a part is on
// screen; dots lead to the rest, and arrow keys go over all entries. Must not know what an entry means.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { latexName } from "../../lib/names.js";
import { say } from "../../lib/say.js";
import { spokenLatex } from "../formula/spoken.js";
import { Tex } from "../formula/tex.js";
import { thingOf } from "../formula/tokens.js";
import { html } from "../parts/html.js";
import { Name } from "../parts/sentence.js";
import { entryOf } from "./matrices.js";
import { MOST, partOf } from "./part.js";

/**
 * @import { Token } from "../formula/tokens.js"
 * @import { Axis, Matrix } from "./matrices.js"
 *
 * What the sheet knows of all its matrices: names by axis, where the shown parts begin, what is lit.
 * @typedef {object} Shared
 * @property {(axis: Axis) => readonly string[]} names
 * @property {Readonly<Record<Axis, number>>} starts
 * @property {(axis: Axis, at: number) => void} bring into view
 * @property {string | null} lit
 * @property {(key: string | null) => void} light
 */

/** @type {Readonly<Record<string, [number, number]>>} rows and columns to go */
const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {{matrix: Matrix, shared: Shared}} props */
export function MatrixTable({ matrix, shared }) {
  const { symbol, rows, columns, cell } = matrix;
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const [at, setAt] = useState({ row: 0, column: 0 });
  const moved = useRef(false);
  // Keys may come faster than frames: each goes on from where the last one led.
  const reached = useRef(at);
  const [all, across] = [shared.names(rows), shared.names(columns)];
  const shownRows = partOf(shared.starts[rows], all.length);
  const shownColumns = partOf(shared.starts[columns], across.length);
  const stop = {
    row: shownRows.includes(at.row) ? at.row : shownRows[0],
    column: shownColumns.includes(at.column) ? at.column : shownColumns[0],
  };
  if (!moved.current) reached.current = stop;
  useLayoutEffect(() => {
    if (!moved.current) return;
    const entry = host.current?.querySelector(`[data-at="${at.row},${at.column}"]`);
    if (!(entry instanceof HTMLElement)) return;
    moved.current = false;
    entry.focus();
  });
  /** @param {number} row @param {number} column */
  const go = (row, column) => {
    moved.current = true;
    const next = { row: within(row, all.length), column: within(column, across.length) };
    reached.current = next;
    shared.bring(rows, next.row);
    shared.bring(columns, next.column);
    setAt(next);
  };
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    const way = WAYS[event.key];
    if (way === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    go(reached.current.row + way[0], reached.current.column + way[1]);
  };
  const size = { rows: all.length, columns: across.length };
  const more = (/** @type {Axis} */ axis, /** @type {number} */ to) => () => shared.bring(axis, to);
  const [before, after] = [shownColumns[0] > 0, (shownColumns.at(-1) ?? 0) < across.length - 1];
  return html`<table class="matrix" ref=${host} onKeyDown=${keys} onMouseLeave=${() => shared.light(null)}
    aria-rowcount=${all.length + 1} aria-colcount=${across.length + 1}>
    <caption><${Tex} latex=${symbol} /><span class="aside">${say("layer_size", size)}</span></caption>
    <thead><tr>
      <td></td>
      ${before && html`<td><${Dots} sign="⋯" press=${more(columns, shownColumns[0] - MOST)} code="layer_columns_before" /></td>`}
      ${shownColumns.map((each) => html`<th key=${each} scope="col" aria-colindex=${each + 2}>${columns === "one" ? "" : html`<${Label} name=${across[each]} />`}</th>`)}
      ${after && html`<td><${Dots} sign="⋯" press=${more(columns, (shownColumns.at(-1) ?? 0) + MOST)} code="layer_columns_after" /></td>`}
    </tr></thead>
    <tbody>
      ${shownRows[0] > 0 && html`<${DotsRow} press=${more(rows, shownRows[0] - MOST)} code="layer_rows_before" />`}
      ${shownRows.map(
        (row) => html`<tr key=${row} aria-rowindex=${row + 2}>
          <th scope="row">${rows === "one" ? "" : html`<${Label} name=${all[row]} />`}</th>
          ${before && html`<td class="entries"></td>`}
          ${shownColumns.map(
            (
              column,
            ) => html`<td key=${column} class="entries" aria-colindex=${column + 2}><${Entry} token=${cell(row, column)} place=${`${row},${column}`}
              stop=${stop.row === row && stop.column === column} shared=${shared} focus=${() => setAt({ row, column })} /></td>`,
          )}
          ${after && html`<td class="entries"></td>`}
        </tr>`,
      )}
      ${(shownRows.at(-1) ?? 0) < all.length - 1 && html`<${DotsRow} press=${more(rows, (shownRows.at(-1) ?? 0) + MOST)} code="layer_rows_after" />`}
    </tbody>
  </table>`;
}

/** @param {number} at @param {number} count */
const within = (at, count) => Math.min(Math.max(at, 0), count - 1);

/** A name that fits over a column. @param {{name: string}} props */
const Label = ({ name }) =>
  html`<span title=${name} aria-label=${spokenLatex(latexName(name))}><${Name} name=${name} /></span>`;

/** One entry; a small zero where the network has no edge. @param {{token: Token | null, place: string, stop: boolean, shared: Shared, focus: () => void}} props */
function Entry({ token, place, stop, shared, focus }) {
  const tabindex = stop ? 0 : -1;
  const reach = (/** @type {string | null} */ key) => () => {
    focus();
    shared.light(key);
  };
  if (token === null)
    return html`<button type="button" class="entry missing" tabindex=${tabindex} data-at=${place} aria-label=${say("layer_missing")}
      onPointerEnter=${() => shared.light(null)} onFocus=${reach(null)}>0</button>`;
  const { key = "", kind, reading, text } = entryOf(token);
  const light = () => shared.light(key);
  const isLit = shared.lit !== null && thingOf(key) === thingOf(shared.lit);
  const state = reading?.state ?? "none";
  return html`<button type="button" class=${`entry ${kind}`} tabindex=${tabindex} data-at=${place} data-key=${key}
    data-state=${state} data-lit=${isLit || undefined} aria-label=${state === "none" && !reading?.asked ? say("layer_not_yet") : undefined}
    onPointerEnter=${light} onFocus=${reach(key)} onBlur=${() => shared.light(null)} onClick=${light}>${text}</button>`;
}

/** @param {{sign: string, press: () => void, code: string}} props */
const Dots = ({ sign, press, code }) =>
  html`<button type="button" class="dots" data-more=${code} aria-label=${say(code)} onClick=${press}>${sign}</button>`;

/** @param {{press: () => void, code: string}} props */
const DotsRow = ({ press, code }) =>
  html`<tr><td></td><td><${Dots} sign="⋮" press=${press} code=${code} /></td></tr>`;

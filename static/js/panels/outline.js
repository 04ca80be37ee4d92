// The network as a list beside the canvas, in computing order, with every number: what keyboards, screen
// readers and tests read. It is one stop of the tab key; arrows walk it, and where it stands the canvas shows
// a ring and the line below says what it is.

import { useComputed } from "@preact/signals";
import { useRef } from "preact/hooks";
import { say } from "../lib/words.js";
import { outline } from "../model/outline.js";
import { html } from "./html.js";
import { EdgeRow, LossRow, NeuronRow, ParameterRow } from "./outline_rows.js";

/** @import { Surroundings } from "./ui.js" */

/** @param {Surroundings} props */
export function OutlinePanel({ model, playhead }) {
  const data = useComputed(() => outline(model, playhead.shown.value)).value;
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const keys = (/** @type {KeyboardEvent} */ event) => walk(event, host.current);
  return html`<div class="aside" ref=${host} data-testid="outline" onKeyDown=${keys} onFocusIn=${focus(model)} onFocusOut=${() => (model.view.focus.value = null)} onClick=${select(model)}>
    <h2>${say("outline_neurons")}</h2>
    <ul>${data.neurons.map((row, at) => html`<${NeuronRow} key=${row.id} row=${row} first=${at === 0} />`)}</ul>
    <ul><${LossRow} loss=${data.loss} /></ul>
    <h2>${say("outline_edges")}</h2>
    <ul>${data.edges.map((row) => html`<${EdgeRow} key=${row.id} row=${row} />`)}</ul>
    <h2>${say("outline_parameters")}</h2>
    <ul>${data.parameters.map((row) => html`<${ParameterRow} key=${row.id} row=${row} />`)}</ul>
  </div>`;
}

/** The mark on the canvas that a row stands for. @param {EventTarget | null} target */
const markOf = (target) =>
  target instanceof HTMLElement ? (target.closest("[data-mark]")?.getAttribute("data-mark") ?? null) : null;

/** @param {Surroundings["model"]} model */
const focus = (model) => (/** @type {FocusEvent} */ event) => {
  model.view.focus.value = markOf(event.target);
};

/** Enter on a button is a click. @param {Surroundings["model"]} model */
const select = (model) => (/** @type {MouseEvent} */ event) => {
  const mark = markOf(event.target);
  if (mark) model.view.selection.value = new Set([mark]);
};

/** @param {KeyboardEvent} event @param {HTMLElement | null} host */
function walk(event, host) {
  const rows = /** @type {HTMLElement[]} */ ([...(host?.querySelectorAll("button") ?? [])]);
  const at = rows.indexOf(/** @type {HTMLElement} */ (event.target));
  /** @type {Record<string, number>} */
  const places = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 };
  if (!Object.hasOwn(places, event.key) || rows.length === 0) return;
  event.preventDefault();
  rows[Math.min(Math.max(places[event.key], 0), rows.length - 1)].focus();
}

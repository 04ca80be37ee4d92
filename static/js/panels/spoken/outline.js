// The network as a list beside the canvas, in computing order, with every number: what keyboards, screen
// readers and tests read. It is one stop of the tab key; arrows walk it, and where it stands the canvas shows a
// ring and the line below says what it is. Must not know where things stand on the canvas.

import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { say } from "../../lib/say.js";
import { outline } from "../../model/outline.js";
import { html } from "../parts/html.js";
import { useKept } from "../parts/use_kept.js";
import { edgeRow, lossRow, neuronRow, parameterRow } from "./outline_rows.js";

/** @import { Outline } from "../../model/outline.js" */
/** @import { Surroundings } from "../ui.js" */

/** Beyond this many edges the list waits until nothing moves: the drawing follows a turned knob first. */
const UNHURRIED = 80;
/** The list holds only so many rows of each kind. */
const LARGE = 400;
const QUIET = 300;

/** @param {Surroundings} props */
export function OutlinePanel({ model, moment }) {
  const data = useOutline(model, moment);
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  return html`<div
    class="aside"
    ref=${host}
    data-testid="outline"
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => walk(event, host.current)}
    onFocusIn=${(/** @type {FocusEvent} */ event) => (model.view.focus.value = markOf(event.target))}
    onFocusOut=${() => (model.view.focus.value = null)}
    onClick=${(/** @type {MouseEvent} */ event) => select(model, markOf(event.target))}
  >
    ${data !== null && html`<${Lists} data=${data} />`}
  </div>`;
}

/** The outline as it is now, once it is known where the network is in its run; that of a large network once
 * nothing has changed for a while.
 * @param {Surroundings["model"]} model @param {Surroundings["moment"]} moment */
function useOutline(model, moment) {
  const late = useSignal(/** @type {Outline | null} */ (null));
  const large = useComputed(() => (model.store.document.value?.edges.length ?? 0) > UNHURRIED);
  useSignalEffect(() => {
    if (!large.value) return undefined;
    const { numbers, plan, staleness, store } = model;
    for (const each of [numbers.version, plan.current, staleness.stale, store.index, moment.settled])
      each.value;
    // What plays is heard by its phases.
    if (model.cursor.playing.value) return undefined;
    const timer = setTimeout(() => (late.value = outline(model, moment.settled.peek(), LARGE)), QUIET);
    return () => clearTimeout(timer);
  });
  return useComputed(() => {
    // Without them it would be a list of nothing, with a loss in it.
    if (model.store.document.value === null || model.cursor.state.value === null) return null;
    return large.value ? late.value : outline(model, moment.settled.value);
  }).value;
}

/** @param {{data: Outline}} props */
function Lists({ data }) {
  const keep = useKept();
  /** @template R @param {readonly R[]} rows @param {string} kind @param {(row: R, at: number) => any} make */
  const list = (rows, kind, make) =>
    html`<ul>${rows.map((row, at) => keep(`${kind} ${at}`, row, () => make(row, at)))}</ul>`;
  return html`
    <h2>${say("outline_neurons")}</h2>
    ${list(data.neurons, "neuron", neuronRow)}
    <ul>${keep("loss", data.loss, lossRow)}</ul>
    <h2>${say("outline_edges")}</h2>
    ${list(data.edges, "edge", edgeRow)}
    <h2>${say("outline_parameters")}</h2>
    ${list(data.parameters, "parameter", parameterRow)}
    <${More} data=${data} />
  `;
}

/** What a large network has beyond the rows listed. @param {{data: Outline}} props */
function More({ data }) {
  const { count, neurons, edges, parameters } = data;
  const listed = neurons.length + edges.length + parameters.length;
  return count > listed ? html`<p>${say("outline_more", { count: count - listed })}</p>` : null;
}

/** The mark on the canvas that a row stands for. @param {EventTarget | null} target */
const markOf = (target) =>
  target instanceof HTMLElement ? (target.closest("[data-mark]")?.getAttribute("data-mark") ?? null) : null;

/** Enter on a button is a click. @param {Surroundings["model"]} model @param {string | null} mark */
function select(model, mark) {
  if (mark !== null) model.view.selection.value = new Set([mark]);
}

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

// The network as a list beside the canvas, in computing order, with every number: what keyboards, screen
// readers and tests read. It is one stop of the tab key; arrows walk it, and where it stands the canvas shows a
// ring and the line below says what it is. Must not know where things stand on the canvas.

import { untracked, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { say } from "../../lib/say.js";
import { folded, outline } from "../../model/outline.js";
import { html } from "../parts/html.js";
import { useKept } from "../parts/use_kept.js";
import { closedRow, edgeRow, lossRow, neuronRow, parameterRow } from "./outline_rows.js";

/** @import { Folded, Outline } from "../../model/outline.js" */
/** @import { ReadonlySignal, Signal } from "@preact/signals" */
/** @import { Surroundings } from "../ui.js" */

/** Beyond this many edges the list waits until nothing moves: the drawing follows a turned knob first. */
const UNHURRIED = 80;
/** Beyond this many edges a neuron's numbers and edges are listed when it is opened. */
const FOLDED = 100;
/** An opened neuron lists only so many edges. */
const LARGE = 400;
const QUIET = 300;
/** @type {ReadonlySet<string>} */
const NONE = new Set();

/** @param {Surroundings} props */
export function OutlinePanel({ model, moment }) {
  const opened = useSignal(NONE);
  const data = useOutline(model, moment, opened);
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  /** @param {Event} event @param {boolean} [open] whether to open it; else it is turned over */
  const unfold = (event, open) => turnOver(opened, event.target, open);
  return html`<div
    class="aside"
    ref=${host}
    data-testid="outline"
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => {
      if (event.key === "ArrowRight" || event.key === "ArrowLeft") unfold(event, event.key === "ArrowRight");
      else walk(event, host.current);
    }}
    onFocusIn=${(/** @type {FocusEvent} */ event) => (model.view.focus.value = markOf(event.target))}
    onFocusOut=${() => (model.view.focus.value = null)}
    onClick=${(/** @type {MouseEvent} */ event) => {
      select(model, markOf(event.target));
      unfold(event);
    }}
  >
    ${data !== null && ("edges" in data ? html`<${Lists} data=${data} />` : html`<${Tree} data=${data} />`)}
  </div>`;
}

/** The outline as it is now, once it is known where the network is in its run; that of a large network once
 * nothing has changed for a while, but at once where somebody opens a neuron.
 * @param {Surroundings["model"]} model @param {Surroundings["moment"]} moment
 * @param {ReadonlySignal<ReadonlySet<string>>} opened @returns {Outline | Folded | null} */
function useOutline(model, moment, opened) {
  const late = useSignal(/** @type {Outline | Folded | null} */ (null));
  const edges = useComputed(() => model.store.document.value?.edges.length ?? 0);
  const made = () => {
    const shown = moment.settled.peek();
    return edges.peek() > FOLDED ? folded(model, shown, opened.peek(), LARGE) : outline(model, shown);
  };
  useSignalEffect(() => {
    if (edges.value <= UNHURRIED) return undefined;
    const { numbers, plan, staleness, store } = model;
    for (const each of [numbers.version, plan.current, staleness.stale, store.index, moment.settled])
      each.value;
    // What plays is heard by its phases.
    if (model.cursor.playing.value) return undefined;
    const timer = setTimeout(() => (late.value = made()), QUIET);
    return () => clearTimeout(timer);
  });
  useSignalEffect(() => {
    if (opened.value !== NONE) late.value = untracked(made);
  });
  return useComputed(() => {
    // Without them it would be a list of nothing, with a loss in it.
    if (model.store.document.value === null || model.cursor.state.value === null) return null;
    return edges.value > UNHURRIED ? late.value : outline(model, moment.settled.value);
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
  `;
}

/** @param {{data: Folded}} props */
function Tree({ data }) {
  const keep = useKept();
  return html`
    <h2>${say("outline_neurons")}</h2>
    <ul class="folded">
      ${data.neurons.map((row, at) => keep(row.id, [row, at === 0], () => [folding(row, at), opening(row)]))}
    </ul>
    <ul>${keep("loss", data.loss, lossRow)}</ul>
  `;
}

/** @param {Folded["neurons"][number]} row @param {number} at */
const folding = (row, at) => (row.inside ? neuronRow(row.inside.row, at, true) : closedRow(row, at));

/** What an opened neuron holds, behind it. @param {Folded["neurons"][number]} row */
const opening = ({ id, inside }) =>
  inside &&
  html`<li key=${`inside ${id}`}>
    <ul aria-label=${say("outline_edges")}>${inside.edges.map(edgeRow)}</ul>
    <ul aria-label=${say("outline_parameters")}>${inside.parameters.map(parameterRow)}</ul>
    ${inside.left > 0 && html`<p>${say("outline_more", { count: inside.left })}</p>`}
  </li>`;

/**
 * Opens or closes the neuron of a row.
 * @param {Signal<ReadonlySet<string>>} opened @param {EventTarget | null} target @param {boolean} [open]
 */
function turnOver(opened, target, open) {
  const folds = target instanceof HTMLElement && target.closest("button[aria-expanded]");
  const mark = folds ? markOf(target) : null;
  if (mark === null) return;
  const id = mark.slice("neuron:".length);
  const after = new Set(opened.peek());
  if (open ?? !after.has(id)) after.add(id);
  else after.delete(id);
  opened.value = after;
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

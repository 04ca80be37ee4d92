/**
 * The ghost of the tool in hand: pointer and keys move it, a press or Enter places what it shows. Must not know how it is
 * painted.
 *
 * @import { ToolContext } from "./context.js"
 * @import { Point } from "./column.js"
 * @import { View } from "../../render/fitting/view.js"
 */

import { effect, untracked } from "@preact/signals-core";
import { selectedNeurons } from "../../model/page/selection.js";
import { freeColumn, freeFrom, fromAbove, middleOf, NEXT } from "./column.js";
import { BODY, fitWith, keepGhostInView, lossIn, placesOfGhost, WORDS } from "./in_view.js";
import { newNumber } from "./layer_count.js";
import { placeLayer } from "./layers.js";
import { select } from "./select.js";
import { createShown } from "./shown.js";
import { placesFreely, snap } from "./snap.js";

/** How far an arrow moves the ghost; by the grid with Shift. */
const STEP = 50;
const GRID = 10;

/**
 * Shows the ghost as long as there is one.
 * @param {Pick<ToolContext, "model" | "renderer" | "camera">} context @returns {() => void} how to stop
 */
export function showGhost({ model, renderer, camera }) {
  const shown = createShown(model);
  let showing = false;
  return effect(() => {
    const now = shown();
    const at = model.view.ghost.value;
    const view = camera.view.value;
    untracked(() => {
      if (!showing && now === null) return;
      showing = now !== null;
      renderer.setDraft(now?.draft ?? null);
      model.view.beside.value =
        now === null || at === null || now.said.length === 0
          ? null
          : { ...beside(at.x, view, camera.size.peek()), y: at.y * view.zoom + view.y, ...said(now) };
    });
  });
}

/** @param {import("./shown.js").Shown} shown */
const said = ({ refused, said: words }) => ({ refused, said: words });

/** Words stand right of a ghost, or left of it where only there is room. @param {number} at @param {View} view @param {{ width: number }} size */
function beside(at, { x, zoom }, { width }) {
  const [left, right] = [(at - BODY) * zoom + x, (at + BODY) * zoom + x];
  return right + WORDS > width && left > WORDS ? { x: left, before: true } : { x: right };
}

/** Whether Enter and arrows are the ghost's. @param {Pick<ToolContext, "model">} context */
export const hasGhost = (context) => context.model.view.ghost.peek() !== null && isPlacing(context);

/** Whether the tool in hand places neurons. @param {Pick<ToolContext, "model">} context */
export const isPlacing = ({ model: { view, editor } }) =>
  editor.canEdit.peek() && (view.tool.peek() === "neuron" || view.tool.peek() === "layer");

/**
 * The pointer is over paper, or elsewhere.
 * @param {ToolContext} context @param {Point | null} place in world units @param {Pick<PointerEvent, "altKey" | "ctrlKey" | "metaKey">} held
 */
export function hoverGhost(context, place, { altKey, ctrlKey, metaKey }) {
  const { model, camera } = context;
  const { ghost } = model.view;
  if (place === null || !isPlacing(context)) {
    if (ghost.peek()?.by === "pointer") ghost.value = null;
    return;
  }
  const free = placesFreely(model.view, { ctrlKey, metaKey });
  const at = free ? place : snap(place, linesFor(context), camera.view.peek().zoom);
  ghost.value = { ...at, by: "pointer", ...(altKey && { oneToOne: true }) };
}

/** What a ghost keeps to: the other neurons, and the middle of what a layer is connected from. @param {ToolContext} context @returns {{ x?: number, y?: number }[]} */
function linesFor({ model }) {
  const document = model.store.document.peek();
  if (document === null) return [];
  const middle = middleOf(fromAbove(document, selectedNeurons(model.view)));
  return middle === null
    ? [...document.neurons]
    : [{ x: middle.x + NEXT.across, y: middle.y }, ...document.neurons];
}

/** The keys put the ghost where there is room: right of what is selected, else of everything. @param {ToolContext} context */
export function beginGhost(context) {
  const { model, camera } = context;
  newNumber();
  const document = model.store.document.peek();
  if (document === null || !model.editor.canEdit.peek()) return;
  const chosen = fromAbove(document, selectedNeurons(model.view));
  const from = middleOf(chosen) ?? middleOf(document.neurons);
  const size = camera.size.peek();
  const middle = camera.toWorld({ x: size.width / 4, y: size.height / 2 });
  const wish = from === null ? middle : { x: from.x + NEXT.across, y: from.y };
  put(context, roomFrom(context, wish));
}

/** Where what the tool places covers no neuron and not L, from a wished place on. @param {ToolContext} context @param {Point} wish */
function roomFrom(context, wish) {
  const { store, view } = context.model;
  const neurons = [...(store.document.peek()?.neurons ?? []), ...lossIn(context)];
  return view.tool.peek() === "layer"
    ? freeColumn(neurons, wish, view.layer.peek().count)
    : freeFrom(neurons, wish);
}

/** The keys put the ghost somewhere; the drawing moves as far as it takes to see it. @param {ToolContext} context @param {Point} place */
function put(context, place) {
  const { model } = context;
  const { oneToOne } = model.view.ghost.peek() ?? {};
  model.view.ghost.value = {
    x: Math.round(place.x),
    y: Math.round(place.y),
    by: "keys",
    ...(oneToOne && { oneToOne }),
  };
  keepGhostInView(context);
}

/** All of the drawing, with the ghost that the keys have put beside it. @param {ToolContext & { fit: () => void }} context */
export function fitWithGhost(context) {
  if (context.model.view.ghost.peek()?.by === "keys") fitWith(context, placesOfGhost(context));
  else context.fit();
}

/** @param {ToolContext} context @param {readonly [number, number]} direction @param {boolean} fine */
export function moveGhost(context, [dx, dy], fine) {
  const at = context.model.view.ghost.peek();
  const step = fine ? GRID : STEP;
  if (at !== null) put(context, { x: at.x + dx * step, y: at.y + dy * step });
}

/** Places what the ghost shows and selects it; the ghost goes to the next free place. @param {ToolContext} context */
export function placeGhost(context) {
  const { model } = context;
  const { view, editor, store } = model;
  const [at, document] = [view.ghost.peek(), store.document.peek()];
  if (at === null || document === null) return;
  newNumber();
  if (view.tool.peek() === "neuron") {
    const id = editor.addNeuron({ role: view.newRole.peek(), x: Math.round(at.x), y: Math.round(at.y) });
    if (typeof id === "string") select(model, [id]);
  } else if (!placeLayer(context, at, at.oneToOne ?? view.layer.peek().oneToOne)) return;
  const column = view.tool.peek() === "layer";
  const next = column ? { x: at.x + NEXT.across, y: at.y } : { x: at.x, y: at.y + NEXT.down };
  if (at.by === "pointer") view.ghost.value = null;
  else put(context, roomFrom(context, next));
}

/**
 * The ghost of the tool in hand: pointer and keys move it, a press or Enter places what it shows. Must not know how it is
 * painted.
 *
 * @import { ToolContext } from "./context.js"
 * @import { Point } from "./column.js"
 */

import { effect, untracked } from "@preact/signals-core";
import { selectedNeurons } from "../../model/page/selection.js";
import { freeColumn, freeFrom, fromAbove, middleOf, NEXT, placesOf } from "./column.js";
import { select } from "./select.js";
import { createShown } from "./shown.js";
import { placesFreely, snap } from "./snap.js";

/** The room of a ghost beside its middle, in world units; and what of the stage is left free beside it, in pixels. */
const BODY = 40;
const MARGIN = { x: 110, y: 80 };
/** How far an arrow moves the ghost; by the grid with Shift. */
const STEP = 50;
const GRID = 10;
/** Digits within a second are one number. */
const ONE_NUMBER = 1000;

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
    const { x, y, zoom } = camera.view.value;
    untracked(() => {
      if (!showing && now === null) return;
      showing = now !== null;
      renderer.setDraft(now?.draft ?? null);
      model.view.beside.value =
        now === null || at === null || now.said.length === 0
          ? null
          : { x: (at.x + BODY) * zoom + x, y: at.y * zoom + y, refused: now.refused, said: now.said };
    });
  });
}

/** Whether Enter and arrows are the ghost's. @param {Pick<ToolContext, "model">} context */
export const hasGhost = ({ model: { view, editor } }) =>
  view.ghost.peek() !== null && editor.canEdit.peek() && isPlacing({ model: { view } });

/** Whether the tool in hand places neurons. @param {{ model: Pick<ToolContext["model"], "view"> }} context */
const isPlacing = ({ model: { view } }) => view.tool.peek() === "neuron" || view.tool.peek() === "layer";

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
  lastDigit = NO_DIGIT;
  const document = model.store.document.peek();
  if (document === null || !model.editor.canEdit.peek()) return;
  const chosen = fromAbove(document, selectedNeurons(model.view));
  const from = middleOf(chosen) ?? middleOf(document.neurons);
  const size = camera.size.peek();
  const middle = camera.toWorld({ x: size.width / 4, y: size.height / 2 });
  const wish = from === null ? middle : { x: from.x + NEXT.across, y: from.y };
  put(context, roomFrom(context, wish));
}

/** Where what the tool places covers no neuron, from a wished place on. @param {ToolContext} context @param {Point} wish */
function roomFrom({ model: { store, view } }, wish) {
  const neurons = store.document.peek()?.neurons ?? [];
  return view.tool.peek() === "layer"
    ? freeColumn(neurons, wish, view.layer.peek().count)
    : freeFrom(neurons, wish);
}

/** The keys put the ghost somewhere; the drawing moves as far as it takes to see it. @param {ToolContext} context @param {Point} place */
function put({ model, camera }, place) {
  const { oneToOne } = model.view.ghost.peek() ?? {};
  model.view.ghost.value = {
    x: Math.round(place.x),
    y: Math.round(place.y),
    by: "keys",
    ...(oneToOne && { oneToOne }),
  };
  const { x, y } = camera.toScreen(place);
  const { width, height } = camera.size.peek();
  const short = (/** @type {number} */ at, /** @type {number} */ room, /** @type {number} */ margin) =>
    Math.max(0, margin - at) - Math.max(0, at - (room - margin));
  const [dx, dy] = [short(x, width, MARGIN.x), short(y, height, MARGIN.y)];
  if (dx !== 0 || dy !== 0) camera.panBy(dx, dy);
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
  lastDigit = NO_DIGIT;
  if (view.tool.peek() === "neuron") {
    const id = editor.addNeuron({ role: view.newRole.peek(), x: Math.round(at.x), y: Math.round(at.y) });
    if (typeof id === "string") select(model, [id]);
  } else if (!placeLayer(context, at, at.oneToOne ?? view.layer.peek().oneToOne)) return;
  const column = view.tool.peek() === "layer";
  const next = column ? { x: at.x + NEXT.across, y: at.y } : { x: at.x, y: at.y + NEXT.down };
  if (at.by === "pointer") view.ghost.value = null;
  else put(context, roomFrom(context, next));
}

/**
 * A column of neurons, connected from what is selected; returns whether it is there.
 * @param {ToolContext} context @param {Point} middle @param {boolean} oneToOne
 */
export function placeLayer({ model }, middle, oneToOne) {
  const { view, editor, store } = model;
  const { count, role, activation, initializer } = view.layer.peek();
  const document = store.document.peek();
  const sources = document === null ? [] : fromAbove(document, selectedNeurons(view)).map(({ id }) => id);
  // So many places are made only where there is room for them.
  const refused = editor.layerRefusal({ role, sources, oneToOne, count });
  if (refused !== null) editor.problem.value = refused;
  const ids =
    refused ??
    editor.addLayer({ role, activation, initializer, oneToOne, sources, places: placesOf(middle, count) });
  if (!Array.isArray(ids)) return false;
  select(model, ids);
  return true;
}

const NO_DIGIT = { at: Number.NEGATIVE_INFINITY, count: 0 };
let lastDigit = NO_DIGIT;

/** A digit of how many neurons the layer has. @param {ToolContext} context @param {string} digit */
export function typeCount({ model: { view } }, digit) {
  const now = performance.now();
  const before = now - lastDigit.at < ONE_NUMBER ? lastDigit.count : 0;
  const count = Math.min(before * 10 + Number(digit), MOST_TYPED);
  lastDigit = { at: now, count };
  if (count > 0) view.layer.value = { ...view.layer.peek(), count };
}

const MOST_TYPED = 99_999;

/** @param {ToolContext} context @param {number} by */
export function changeCount({ model: { view } }, by) {
  const layer = view.layer.peek();
  lastDigit = NO_DIGIT;
  view.layer.value = { ...layer, count: Math.max(1, layer.count + by) };
}

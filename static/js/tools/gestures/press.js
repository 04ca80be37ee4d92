/**
 * Handles a press without movement: it selects, places a neuron, or clears the selection. While the user
 * writes an equation, a press only adds a factor. Must not know how a selection looks.
 */

import { isPlacing } from "../actions/ghost.js";
import { placeLayer } from "../actions/layers.js";

/** @typedef {import("../actions/context.js").StagePoint} StagePoint */

/**
 * @param {import("../actions/context.js").ToolContext} context
 * @param {StagePoint} point
 * @param {string | null} key the key of the pressed entity
 * @param {Pick<PointerEvent, "shiftKey" | "altKey">} held Shift adds to the selection, Alt connects a layer one to one
 */
export function click(context, point, key, { shiftKey: adding, altKey }) {
  const { camera, model, openWeights, renderer } = context;
  const { questions, view } = model;
  if (key?.startsWith("more:")) {
    if (!view.projector.peek()) openWeights(key === "more:far" ? "out" : "in");
    return;
  }
  if (questions.open.peek()?.kind === "check") {
    const tapped = key ?? renderer.hitTest(point.x, point.y, { ends: true });
    if (tapped !== null) questions.insertFor(tapped);
    return;
  }
  if (key === null) {
    if (isPlacing(context)) placeAt(context, camera.toWorld(point), altKey);
    else if (!adding) view.selection.value = new Set();
    return;
  }
  const selected = key.startsWith("rim:") ? `neuron:${key.slice(4)}` : key;
  const before = view.selection.peek();
  if (!adding) {
    view.selection.value = new Set([selected]);
    return;
  }
  const after = new Set(before);
  if (!after.delete(selected)) after.add(selected);
  view.selection.value = after;
}

/**
 * Places what the tool in hand places, where its ghost stands. The next ghost shows when the pointer goes on: here
 * something stands by now.
 * @param {import("../actions/context.js").ToolContext} context @param {StagePoint} world @param {boolean} altKey
 */
function placeAt(context, world, altKey) {
  const { view } = context.model;
  const ghost = view.ghost.peek();
  const at = ghost?.by === "pointer" ? ghost : world;
  const placed =
    view.tool.peek() === "neuron"
      ? place(context.model, at, view.newRole.peek())
      : placeLayer(context, at, altKey || view.layer.peek().oneToOne);
  if (placed && ghost?.by === "pointer") view.ghost.value = null;
}

/**
 * A new neuron, selected; returns whether it is there.
 * @param {import("../../model/model.js").Model} model
 * @param {StagePoint} world
 * @param {"input" | "hidden" | "output"} role
 */
export function place({ editor, view }, { x, y }, role) {
  const id = editor.addNeuron({ role, x: Math.round(x), y: Math.round(y) });
  if (typeof id !== "string") return false;
  view.selection.value = new Set([`neuron:${id}`]);
  return true;
}

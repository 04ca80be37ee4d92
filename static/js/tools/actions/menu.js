/**
 * The menu of what can be done with what is selected: which commands it shows, and where. Must not know how it looks.
 *
 * @import { StagePoint, ToolContext } from "./context.js"
 *
 * @typedef {Pick<ToolContext, "model" | "renderer"> & {
 *   openSlip: (at: StagePoint | null, codes: readonly string[] | null) => void }} MenuContext
 */

/** Commands about what is selected, and those where nothing is. */
const OF_SELECTION = [
  "edit_value",
  "edit_name",
  "where",
  "check",
  "copy",
  "cut",
  "duplicate",
  "save_png",
  "save_svg",
  "select_layer",
  "add_to_layer",
  "remove_from_layer",
  "zoom_selection",
  "remove",
];
const OF_PAPER = [
  "paste",
  "select_all",
  "tidy",
  "fit",
  "zoom_full",
  "save_png",
  "save_svg",
  "undo",
  "redo",
  "commands",
];

/** At what is selected, for whoever has no pointer. @param {MenuContext} context */
export function openMenu(context) {
  const [key] = context.model.view.selection.peek();
  const box = key === undefined ? null : context.renderer.bounds(key);
  show(context, box && { x: box.x + box.w, y: box.y + box.h });
}

/** At the pointer; what is under it is selected, unless it is already. @param {MenuContext} context @param {StagePoint} point */
export function openMenuAt(context, point) {
  const { model, renderer } = context;
  const found = renderer.hitTest(point.x, point.y);
  const key = found?.startsWith("rim:") ? `neuron:${found.slice("rim:".length)}` : found;
  const { selection } = model.view;
  if (key === null) selection.value = new Set();
  else if (!selection.peek().has(key)) selection.value = new Set([key]);
  show(context, point);
}

/** @param {MenuContext} context @param {StagePoint | null} at */
function show({ model, openSlip }, at) {
  openSlip(at, model.view.selection.peek().size > 0 ? OF_SELECTION : OF_PAPER);
}

/** Commands about how the drawing is looked at. Must not know what is drawn. */

import { union } from "../../render/scene/geometry.js";
import { fitWithGhost } from "../actions/ghost.js";
import { flip, needsSelection } from "./command.js";

/** @typedef {import("./command.js").CommandContext} CommandContext */

/** How much one press of a key zooms. */
const ZOOM = 1.25;

/** @param {CommandContext} context */
const needsUnlocked = ({ model: { view } }) =>
  view.locked.peek() ? (view.past.peek() === null ? "why_projected" : "why_past") : null;

/** @type {readonly import("./command.js").Command[]} */
export const VIEW = [
  { code: "fit", group: "view", keys: ["f", "Shift+Digit1"], run: fitWithGhost },
  {
    code: "zoom_selection",
    group: "view",
    keys: ["Shift+Digit2"],
    blocked: (context) => needsUnlocked(context) ?? needsSelection(context),
    run: showSelection,
  },
  { code: "zoom_in", group: "view", keys: ["Mod++", "Mod+="], blocked: needsUnlocked, run: zoomBy(ZOOM) },
  { code: "zoom_out", group: "view", keys: ["Mod+-"], blocked: needsUnlocked, run: zoomBy(1 / ZOOM) },
  {
    code: "zoom_full",
    group: "view",
    keys: ["Mod+0"],
    blocked: needsUnlocked,
    run: ({ camera }) => camera.zoomTo(1),
  },
  {
    code: "pictures",
    group: "view",
    keys: ["Shift+n"],
    run: ({ model }) => flip(model.view.pictures),
  },
  { code: "projector", group: "view", keys: ["p"], run: ({ model }) => flip(model.view.projector) },
];

/** @param {number} factor @returns {(context: CommandContext) => void} */
function zoomBy(factor) {
  return ({ camera }) => camera.zoomTo(camera.view.peek().zoom * factor);
}

/** @param {CommandContext} context */
function showSelection({ camera, model, renderer }) {
  const shapes = [...model.view.selection.peek()].flatMap((key) => renderer.bounds(key) ?? []);
  const around = union(shapes);
  if (!around) return;
  const { zoom } = camera.view.peek();
  const { x, y } = camera.toWorld(around);
  camera.show({ x, y, w: around.w / zoom, h: around.h / zoom });
}

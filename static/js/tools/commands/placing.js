/** Commands that place neurons, layers and networks, by whatever tool is in hand. Must not know how they are made. */

import { ROLES } from "../../protocol/document.js";
import { connectTo } from "../actions/connecting.js";
import { beginGhost, hasGhost, moveGhost, placeGhost } from "../actions/ghost.js";
import { changeCount, typeCount } from "../actions/layer_count.js";
import { addToLayer, removeFromLayer } from "../actions/layers.js";
import { ARROWS, arrowsWith, DIRECTIONS, needsEditor, needsNeuron, needsNeurons } from "./command.js";

/** @typedef {import("./command.js").CommandContext} CommandContext */

/** @param {CommandContext} context */
const drawsLayers = (context) => context.model.view.tool.peek() === "layer" && needsEditor(context) === null;

/** @type {readonly import("./command.js").Command[]} */
export const PLACING = [
  {
    code: "tool_neuron",
    group: "drawing",
    keys: ["n"],
    blocked: needsEditor,
    run: (context) => takeTool(context, "neuron"),
  },
  {
    code: "tool_layer",
    group: "drawing",
    keys: ["l"],
    blocked: needsEditor,
    run: (context) => takeTool(context, "layer"),
  },
  { code: "place", group: "drawing", keys: ["Enter"], listed: false, when: hasGhost, run: placeGhost },
  {
    code: "move_ghost",
    group: "drawing",
    keys: ARROWS,
    listed: false,
    when: hasGhost,
    run: (context, { key }) => moveGhost(context, DIRECTIONS[key], false),
  },
  {
    code: "move_ghost_grid",
    group: "drawing",
    keys: arrowsWith("Shift"),
    listed: false,
    when: hasGhost,
    run: (context, { key }) => moveGhost(context, DIRECTIONS[key], true),
  },
  {
    code: "layer_count",
    group: "drawing",
    keys: Array.from("0123456789"),
    listed: false,
    when: drawsLayers,
    run: (context, { key }) => typeCount(context, key),
  },
  {
    code: "layer_more",
    group: "drawing",
    keys: ["+", "="],
    listed: false,
    when: drawsLayers,
    run: (context) => changeCount(context, 1),
  },
  {
    code: "layer_fewer",
    group: "drawing",
    keys: ["-"],
    listed: false,
    when: drawsLayers,
    run: (context) => changeCount(context, -1),
  },
  {
    code: "add_to_layer",
    group: "drawing",
    keys: ["Alt++", "Alt+="],
    blocked: needsNeurons(1),
    run: addToLayer,
  },
  {
    code: "remove_from_layer",
    group: "drawing",
    keys: ["Alt+-"],
    blocked: needsNeurons(1),
    run: removeFromLayer,
  },
  {
    code: "connect_to",
    group: "drawing",
    keys: [],
    blocked: (context) => needsEditor(context) ?? needsNeuron(context),
    run: connectTo,
  },
  {
    code: "make_network",
    group: "drawing",
    keys: [],
    blocked: (context) =>
      needsEditor(context) ?? (context.model.store.document.peek()?.neurons.length ? "why_not_blank" : null),
    run: ({ openSheet }) => openSheet("make"),
  },
];

/**
 * Takes a tool that places, with its ghost where there is room; if it is in hand already, with the next role.
 * @param {CommandContext} context @param {"neuron" | "layer"} name
 */
function takeTool(context, name) {
  const { view } = context.model;
  const again = view.tool.peek() === name;
  view.drawing.value = true;
  view.tool.value = name;
  if (again) nextRole(view, name);
  if (view.ghost.peek() === null) beginGhost(context);
}

/** @param {import("../../model/page/view.js").View} view @param {"neuron" | "layer"} name */
function nextRole({ newRole, layer }, name) {
  const after = (/** @type {typeof ROLES[number]} */ role) => ROLES[(ROLES.indexOf(role) + 1) % ROLES.length];
  if (name === "neuron") newRole.value = after(newRole.peek());
  else layer.value = { ...layer.peek(), role: after(layer.peek().role), activation: null };
}

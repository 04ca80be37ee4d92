/** Commands that change the drawing, and the tools that do. Must not know how a change is made or undone. */

import { alignColumn, alignRow, equalGaps } from "../actions/arranging.js";
import { duplicate, putIn } from "../actions/clipboard.js";
import { connectTo } from "../actions/connecting.js";
import { growFrom, nudge, remove, walkEdge } from "../actions/drawing.js";
import { editSelected } from "../actions/in_place.js";
import {
  ARROWS,
  arrowsWith,
  changesSelection,
  DIRECTIONS,
  needsEditor,
  needsNeuron,
  needsNeurons,
} from "./command.js";

/** @typedef {import("../../model/model.js").Model} Model */

/** @type {readonly import("./command.js").Command[]} */
export const DRAWING = [
  tool("select", "v"),
  {
    code: "tool_edge",
    group: "drawing",
    keys: ["e"],
    run: (context) => {
      take(context.model, "edge");
      if (changesSelection(context) === null && needsNeuron(context) === null) connectTo(context);
    },
  },
  tool("hand", "h"),
  {
    code: "undo",
    group: "drawing",
    keys: ["Mod+z"],
    blocked: ({ model }) => (model.editor.canUndo.peek() ? null : "why_no_undo"),
    run: ({ undo }) => undo(),
  },
  {
    code: "redo",
    group: "drawing",
    keys: ["Mod+Shift+z", "Mod+y"],
    blocked: ({ model }) => (model.editor.canRedo.peek() ? null : "why_no_redo"),
    run: ({ redo }) => redo(),
  },
  {
    code: "edit_value",
    group: "drawing",
    keys: ["Enter"],
    blocked: changesSelection,
    run: ({ model }) => editSelected(model, "value"),
  },
  {
    code: "edit_name",
    group: "drawing",
    keys: ["F2"],
    blocked: needsEditor,
    run: ({ model }) => editSelected(model, "name"),
  },
  {
    code: "copy",
    group: "drawing",
    keys: ["Mod+c"],
    native: true,
    blocked: needsNeuron,
    run: () => void document.execCommand("copy"),
  },
  {
    code: "cut",
    group: "drawing",
    keys: ["Mod+x"],
    native: true,
    blocked: needsNeurons(1),
    run: () => void document.execCommand("cut"),
  },
  {
    code: "paste",
    group: "drawing",
    keys: ["Mod+v"],
    native: true,
    // Browsers let a page read the clipboard only at an address that is safe.
    blocked: () => (globalThis.isSecureContext ? null : "why_by_key"),
    run: async (context) => putIn(context, await navigator.clipboard.readText(), { at: null }),
  },
  {
    code: "duplicate",
    group: "drawing",
    keys: ["Mod+d"],
    blocked: needsNeurons(1),
    run: duplicate,
  },
  {
    code: "remove",
    group: "drawing",
    keys: ["Delete", "Backspace"],
    blocked: changesSelection,
    run: remove,
  },
  {
    code: "nudge",
    group: "drawing",
    keys: ARROWS,
    listed: false,
    blocked: needsNeurons(1),
    run: (context, { key }) => nudge(context, DIRECTIONS[key], false),
  },
  {
    code: "nudge_grid",
    group: "drawing",
    keys: arrowsWith("Shift"),
    listed: false,
    blocked: needsNeurons(1),
    run: (context, { key }) => nudge(context, DIRECTIONS[key], true),
  },
  {
    code: "walk_edge",
    group: "selecting",
    keys: arrowsWith("Alt"),
    listed: false,
    run: (context, { key }) => walkEdge(context, DIRECTIONS[key]),
  },
  {
    code: "grow",
    group: "drawing",
    keys: arrowsWith("Mod"),
    listed: false,
    blocked: needsNeurons(1),
    run: (context, { key }) => growFrom(context, DIRECTIONS[key]),
  },
  { code: "align_column", group: "drawing", keys: [], blocked: needsNeurons(2), run: alignColumn },
  { code: "align_row", group: "drawing", keys: [], blocked: needsNeurons(2), run: alignRow },
  { code: "equal_gaps", group: "drawing", keys: [], blocked: needsNeurons(3), run: equalGaps },
  { code: "tidy", group: "drawing", keys: ["Shift+t"], blocked: needsEditor, run: ({ tidy }) => tidy() },
];

/** @param {"select" | "hand"} name @param {string} key @returns {import("./command.js").Command} */
function tool(name, key) {
  return { code: `tool_${name}`, group: "drawing", keys: [key], run: ({ model }) => take(model, name) };
}

/** @param {Model} model @param {"select" | "edge" | "hand"} name */
function take({ view }, name) {
  view.drawing.value = true;
  view.tool.value = name;
}

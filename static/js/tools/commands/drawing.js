/** Commands that change the drawing, and the tools that do. Must not know how a change is made or undone. */

import { ROLES } from "../../protocol/document.js";
import { alignColumn, alignRow, equalGaps } from "../actions/arranging.js";
import { duplicate, putIn } from "../actions/clipboard.js";
import { growFrom, nudge, remove, walkEdge } from "../actions/drawing.js";
import { editSelected } from "../actions/in_place.js";
import { changesSelection, needsEditor, needsNeuron, needsNeurons } from "./command.js";

/** @typedef {import("../../model/model.js").Model} Model */

/** @type {Readonly<Record<string, readonly [number, number]>>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ARROWS = Object.keys(DIRECTIONS);
/** @param {string} modifier */
const arrowsWith = (modifier) => ARROWS.map((arrow) => `${modifier}+${arrow}`);

/** @type {readonly import("./command.js").Command[]} */
export const DRAWING = [
  tool("select", "v"),
  {
    code: "tool_neuron",
    group: "drawing",
    keys: ["n"],
    blocked: needsEditor,
    run: ({ model }) => nextRole(model),
  },
  tool("edge", "e"),
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

/** @param {"select" | "edge" | "hand"} name @param {string} key @returns {import("./command.js").Command} */
function tool(name, key) {
  const run = (/** @type {{ model: Model }} */ { model: { view } }) => {
    view.drawing.value = true;
    view.tool.value = name;
  };
  return { code: `tool_${name}`, group: "drawing", keys: [key], run };
}

/** Takes the neuron tool; if it is in hand already, the next role. @param {Model} model */
function nextRole({ view }) {
  if (view.tool.peek() === "neuron")
    view.newRole.value = ROLES[(ROLES.indexOf(view.newRole.peek()) + 1) % ROLES.length];
  view.drawing.value = true;
  view.tool.value = "neuron";
}

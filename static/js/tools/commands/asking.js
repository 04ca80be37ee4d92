/** Commands that ask about numbers and equations, and those of the page. Must not know what an answer shows. */

import { selectedNeurons } from "../../model/page/selection.js";
import { askCheck, askWhere, closeQuestion } from "../actions/ask.js";
import { openMenu } from "../actions/menu.js";
import { flip, needsEditor } from "./command.js";

/** @type {readonly import("./command.js").Command[]} */
export const ASKING = [
  { code: "where", group: "asking", keys: ["w"], run: ({ model }) => askWhere(model) },
  { code: "check", group: "asking", keys: ["c"], run: ({ model }) => askCheck(model) },
  { code: "weights", group: "asking", keys: ["Shift+w"], run: ({ openWeights }) => openWeights("in") },
  { code: "layer", group: "asking", keys: ["Shift+l"], run: ({ openSheet }) => openSheet("layer") },
  { code: "plane", group: "asking", keys: ["Shift+b"], run: ({ openSheet }) => openSheet("plane") },
  { code: "samples", group: "asking", keys: ["Shift+s"], run: ({ toggleSamples }) => toggleSamples() },
  { code: "plot", group: "asking", keys: ["Shift+p"], run: ({ togglePlot }) => togglePlot() },
  {
    code: "data",
    group: "asking",
    keys: ["Shift+d"],
    blocked: needsEditor,
    run: ({ openSheet }) => openSheet("data"),
  },
  { code: "ask_first", group: "asking", keys: ["a"], run: ({ model }) => flip(model.view.askFirst) },
  {
    code: "guess",
    group: "asking",
    keys: ["g"],
    blocked: ({ model }) => (model.asking.asked.peek() === null ? "why_nothing_asked" : null),
    run: ({ model }) => (model.guesses.called.value += 1),
  },
  {
    code: "mark_step",
    group: "page",
    keys: [],
    blocked: (context) => needsEditor(context) ?? (showsStep(context.model) ? null : "why_no_step"),
    run: ({ model, close }) => {
      close();
      model.view.marking.value = true;
    },
  },
  {
    code: "commands",
    group: "page",
    keys: ["Mod+k"],
    run: ({ openSlip }) => openSlip(null, null),
  },
  picture("save_png"),
  picture("save_svg"),
  picture("copy_png"),
  picture("copy_svg"),
  { code: "menu", group: "page", keys: ["Shift+F10", "ContextMenu"], listed: false, run: openMenu },
  { code: "keys", group: "page", keys: ["?"], run: ({ openSheet }) => openSheet("keys") },
  {
    code: "out",
    group: "page",
    keys: ["Escape"],
    listed: false,
    run: ({ model, close }) => void (close() || closeQuestion(model) || putAside(model)),
  },
];

/** Whether a step stands still on its card, or on one that a closed sheet leaves free. @param {import("../../model/model.js").Model} model */
const showsStep = ({ questions, view, plan, cursor, asking }) =>
  questions.open.peek() === null &&
  view.selection.peek().size === 0 &&
  plan.current.peek() !== null &&
  !cursor.playing.peek() &&
  asking.asked.peek() === null;

/** Of what is selected, else of all. @param {import("./command.js").PictureAction} code @returns {import("./command.js").Command} */
function picture(code) {
  return {
    code,
    group: "page",
    keys: [],
    run: ({ model, openPicture }) => openPicture(code, selectedNeurons(model.view).length > 0),
  };
}

/**
 * Puts one thing aside at a time: the tool, the selection, the drawing tools.
 * @param {import("../../model/model.js").Model} model
 */
function putAside({ view }) {
  if (view.tool.peek() !== "select") view.tool.value = "select";
  else if (view.selection.peek().size > 0) view.selection.value = new Set();
  else view.drawing.value = false;
}

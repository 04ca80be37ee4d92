/** Commands that select. Must not know what a selection is for. */

import { selectedNeurons } from "../../model/page/selection.js";
import { selectAll, selectLayers } from "../actions/select.js";

/** @param {import("./command.js").CommandContext} context */
const needsNeuron = ({ model }) => (selectedNeurons(model.view).length > 0 ? null : "why_fewer_than_1");

/** @type {readonly import("./command.js").Command[]} */
export const SELECTING = [
  { code: "select_all", group: "selecting", keys: ["Mod+a"], run: ({ model }) => selectAll(model) },
  {
    code: "select_layer",
    group: "selecting",
    keys: [],
    blocked: needsNeuron,
    run: selectLayers,
  },
];

/** Commands that select. Must not know what a selection is for. */

import { selectAll, selectLayers } from "../actions/select.js";
import { needsNeuron } from "./command.js";

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

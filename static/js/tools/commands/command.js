/**
 * What a command is, and what the tables of commands share: conditions under which one can be done now. Must not
 * know any one command.
 *
 * @import { StagePoint, ToolContext } from "../actions/context.js"
 *
 * @typedef {"save_png" | "save_svg" | "copy_png" | "copy_svg"} PictureAction
 *
 * What commands work with: the tools' context, and what only the wiring of the page can do.
 * @typedef {ToolContext & {
 *   cancel: () => boolean, close: () => boolean, fit: () => void, tidy: () => void,
 *   undo: () => void, redo: () => void, openSheet: (name: "data" | "keys" | "layer" | "make" | "plane") => void, toggleSamples: () => void, togglePlot: () => void,
 *   openPicture: (action: PictureAction, selected: boolean) => void,
 *   openSlip: (at: StagePoint | null, codes: readonly string[] | null, own?: readonly SlipOffer[]) => void }} CommandContext
 *
 * A row of the slip that is no command: in words, and why it cannot be chosen, in words too.
 * @typedef {{ code: string, text: string, blocked: () => string | null, run: () => void }} SlipOffer
 *
 * `keys` are chords such as "Mod+Shift+z", where Mod is Ctrl or Cmd; people see the first. `blocked` answers the
 * code of the reason why it cannot be done now. `listed: false`: only keys do it.
 * @typedef {object} Command
 * @property {string} code its words are command_<code>
 * @property {"time" | "drawing" | "selecting" | "view" | "asking" | "page"} group
 * @property {readonly string[]} keys
 * @property {(context: CommandContext, event: { key: string, shiftKey: boolean }) => unknown} run
 * @property {(context: CommandContext) => string | null} [blocked]
 * @property {(context: CommandContext) => boolean} [when] while this holds, its keys are its own, whatever else they do
 * @property {false} [listed]
 * @property {true} [native] whether the browser acts on its keys, which the page hears by other events
 */

import { selectedNeurons } from "../../model/page/selection.js";

/** @type {Readonly<Record<string, readonly [number, number]>>} */
export const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
export const ARROWS = Object.keys(DIRECTIONS);
/** @param {string} modifier */
export const arrowsWith = (modifier) => ARROWS.map((arrow) => `${modifier}+${arrow}`);

/** @param {CommandContext} context */
export const needsEditor = ({ model }) => (model.editor.canEdit.peek() ? null : "why_not_editable");

/** @param {CommandContext} context */
export const needsSelection = ({ model }) =>
  model.view.selection.peek().size > 0 ? null : "why_no_selection";

/** Editing allowed and something selected. @param {CommandContext} context */
export const changesSelection = (context) => needsEditor(context) ?? needsSelection(context);

/**
 * Editing allowed, and so many neurons selected.
 * @param {number} least
 * @returns {(context: CommandContext) => string | null}
 */
export const needsNeurons = (least) => (context) =>
  needsEditor(context) ??
  (selectedNeurons(context.model.view).length >= least ? null : `why_fewer_than_${least}`);

/** One neuron selected, by whoever looks. @param {CommandContext} context */
export const needsNeuron = ({ model }) =>
  selectedNeurons(model.view).length > 0 ? null : "why_fewer_than_1";

/** Flips a switch. @param {import("@preact/signals-core").Signal<boolean>} signal */
export function flip(signal) {
  signal.value = !signal.peek();
}

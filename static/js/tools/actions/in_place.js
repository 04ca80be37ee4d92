/**
 * Begins to edit a value or a name where it stands on the drawing. Must not know how a field looks, or what becomes of
 * what is typed.
 *
 * @import { Model } from "../../model/model.js"
 */

import { heldAt } from "../../model/edits/held.js";
import { splitKey } from "../../model/page/view.js";

/** What a double-click is on: the value where one stands, else the name of the neuron. @param {Model} model @param {string} key */
export function editAt(model, key) {
  // While an equation is written, a tap writes a factor.
  if (model.questions.open.peek()?.kind === "check") return;
  const { kind, id } = splitKey(key);
  if (kind === "neuron" || kind === "rim") begin(model, `neuron:${id}`, "name");
  else begin(model, key, "value");
}

/**
 * Edits what is selected: its value, where it has one; its name; without a selection, the title.
 * @param {Model} model @param {"value" | "name"} what
 */
export function editSelected(model, what) {
  const [key, ...more] = model.view.selection.peek();
  if (key === undefined) begin(model, "title", "name");
  else if (more.length === 0) begin(model, key, what);
}

/**
 * The value of what is selected takes what is typed, from the key on that is down; several that hold one take it together.
 * @param {Model} model
 */
export function typeValue(model) {
  const { editor, store, view } = model;
  const keys = [...view.selection.peek()].filter((key) => heldAt(store.index.peek(), editor, key) !== null);
  if (keys.length === 0) return;
  begin(model, keys[0], "value", true);
  const editing = view.editing.peek();
  if (keys.length > 1 && editing !== null) view.editing.value = { ...editing, keys };
}

/** @param {Model} model @param {string} key @param {"value" | "name"} what @param {boolean} [over] */
function begin({ editor, store, view }, key, what, over = false) {
  if (!editor.canEdit.peek()) return;
  const isNeuron = splitKey(key).kind === "neuron";
  const holds = key !== "title" && heldAt(store.index.peek(), editor, key) !== null;
  // What has no value has a name, and the other way round.
  const edits = what === "value" ? holds : isNeuron || key === "title";
  if (edits) view.editing.value = { key, what, over };
  else if (!over && (holds || isNeuron)) view.editing.value = { key, what: holds ? "value" : "name", over };
}

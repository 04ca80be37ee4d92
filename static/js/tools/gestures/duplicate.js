/** Moves neurons, or with Alt copies of them. Must not know how a copy is made. */

import { newGesture } from "../actions/context.js";
import { select } from "../actions/select.js";
import { Move } from "./move.js";

/**
 * @typedef {import("../actions/context.js").ToolContext} ToolContext
 * @typedef {import("../actions/context.js").StagePoint} StagePoint
 */

/**
 * @param {ToolContext} context @param {StagePoint} from
 * @param {string} held the neuron under the pointer
 * @param {readonly string[]} ids all that are meant, including `held`
 * @param {boolean} copies whether their copies move
 */
export function moving(context, from, held, ids, copies) {
  const { editor, store } = context.model;
  const gesture = newGesture("move");
  const made = copies ? editor.duplicate(ids, { dx: 0, dy: 0 }, gesture) : null;
  if (!Array.isArray(made)) return new Move(context, from, held, ids, gesture);
  select(context.model, made);
  // Copies stand in the order of the document.
  const meant = new Set(ids);
  const order = (store.document.peek()?.neurons ?? []).filter(({ id }) => meant.has(id));
  const copy = made[order.findIndex(({ id }) => id === held)];
  return new MovedCopies(context, from, copy, made, gesture);
}

class MovedCopies extends Move {
  #editor;
  #renderer;

  /** @param {ConstructorParameters<typeof Move>} given */
  constructor(...given) {
    super(...given);
    this.#editor = given[0].model.editor;
    this.#renderer = given[0].renderer;
  }

  /** @override */
  cancel() {
    this.#renderer.setDraft(null);
    this.#editor.undo();
  }
}

/**
 * Copies what is selected as text and puts networks from text into the drawing. Must not know where text comes from and
 * goes to.
 *
 * @import { Document } from "../../protocol/messages.js"
 * @import { Model } from "../../model/model.js"
 * @import { StagePoint, ToolContext } from "./context.js"
 */

import { networkIn } from "../../model/clip/inside.js";
import { checkSize, readNetwork } from "../../model/clip/reading.js";
import { partOf, textOf } from "../../model/clip/taking.js";
import { Impossible } from "../../model/document/refusal.js";
import { selectedNeurons } from "../../model/page/selection.js";
import { remove } from "./drawing.js";
import { select } from "./select.js";

/** How far a duplicate stands from what it copies, in world units. */
const ASIDE = 40;

/** What is selected as text; null where no neuron is selected. @param {Model} model @returns {string | null} */
export function copied({ store, view }) {
  const document = store.document.peek();
  const ids = selectedNeurons(view);
  return document === null || ids.length === 0 ? null : textOf(partOf(document, new Set(ids)));
}

/** The same, which is then removed. @param {ToolContext} context @returns {string | null} */
export function cutOut(context) {
  const text = context.model.editor.canEdit.peek() ? copied(context.model) : null;
  if (text !== null) remove(context);
  return text;
}

/** Copies what is selected beside it, and selects the copies. @param {ToolContext} context */
export function duplicate({ model }) {
  const ids = model.editor.duplicate(selectedNeurons(model.view), { dx: ASIDE, dy: ASIDE });
  if (Array.isArray(ids)) select(model, ids);
}

/**
 * Puts a network in; a whole one is offered first, since it may be meant as another network.
 * @param {ToolContext} context @param {string} text
 * @param {{ at: StagePoint | null, whole?: boolean }} how `at`: where its middle comes to stand, on the screen; `whole`:
 *   whether it is a network of its own for certain
 */
export function putIn({ camera, model }, text, { at, whole = false }) {
  const { editor, store, view } = model;
  const found = attempt(model, () => {
    checkSize(text.length);
    const inside = networkIn(text);
    return { text: inside, part: readNetwork(inside) };
  });
  if (found === null) return;
  const { part } = found;
  const blank = (store.document.peek()?.neurons.length ?? 0) === 0;
  if (!editor.canEdit.peek() || (!blank && (whole || part.title))) view.offered.value = found;
  else insert(model, part, camera.toWorld(at ?? middleOf(camera.size.peek())));
}

/** What was offered is put in, in the middle of the stage. @param {ToolContext} context */
export function putOffered({ camera, model }) {
  const offered = model.view.offered.peek();
  model.view.offered.value = null;
  if (offered !== null) insert(model, offered.part, camera.toWorld(middleOf(camera.size.peek())));
}

/**
 * Reads a dropped file, if it is small enough to be a network.
 * @param {ToolContext} context @param {File} file @param {StagePoint} at
 */
export async function putFile(context, file, at) {
  const small = attempt(context.model, () => {
    checkSize(file.size);
    return true;
  });
  if (small) putIn(context, await file.text(), { at, whole: true });
}

/** @param {{ width: number, height: number }} size */
const middleOf = ({ width, height }) => ({ x: width / 2, y: height / 2 });

/** @param {Model} model @param {Document} part @param {StagePoint} to in world units */
function insert(model, part, to) {
  const [xs, ys] = [part.neurons.map(({ x = 0 }) => x), part.neurons.map(({ y = 0 }) => y)];
  const middle = (/** @type {number[]} */ all) => (least(all) - least(all.map((each) => -each))) / 2;
  const ids = model.editor.insert(part, { dx: to.x - middle(xs), dy: to.y - middle(ys) });
  if (Array.isArray(ids)) select(model, ids);
}

/** @param {readonly number[]} all */
const least = (all) => all.reduce((one, other) => Math.min(one, other), Infinity);

/**
 * What comes of it; null where it cannot be done, which the page says.
 * @template R
 * @param {Model} model @param {() => R} act
 */
function attempt({ editor }, act) {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Impossible)) throw error;
    editor.problem.value = error.refusal;
    return null;
  }
}

/**
 * Handles a presenter's clicker, or a keyboard used as one. While the page is projected, the clicker's keys
 * act wherever the focus is. Keys that would change the drawing or open hidden panels do nothing. Must not
 * know how the projected page looks.
 *
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "../playback/playhead.js"
 *
 * @typedef {object} Surroundings
 * @property {Model} model
 * @property {Playhead} playhead
 * @property {EventTarget} page the target that receives keys and touches
 *
 * @typedef {(surroundings: Surroundings, event: KeyboardEvent) => void} Action
 */

import { pageBack, pageOn } from "./keys_time.js";

/** The keys that clickers send for forward, back and blank. */
const ON = new Set(["PageDown", "ArrowRight", "ArrowDown"]);
const BACK = new Set(["PageUp", "ArrowLeft", "ArrowUp"]);
const BLANK = new Set(["b", "."]);
/**
 * Keys that change the drawing, open the margin or reload the page. Clickers send F5 to start a slide show.
 */
const LOCKED = new Set(["Delete", "Backspace", "Enter", "v", "n", "e", "h", "w", "c", "?", "F5"]);
/** Keys locked with Ctrl or Cmd: undo and redo. Arrows, which grow a neuron, are locked with them too. */
const LOCKED_WITH = new Set(["z", "y"]);

/** @param {Surroundings} surroundings @returns {() => void} stops listening */
export function listenToClicker(surroundings) {
  const { model, page } = surroundings;
  const heard = new AbortController();
  // Capture runs this listener before every other listener on the page.
  const how = { signal: heard.signal, capture: true };
  page.addEventListener("keydown", (event) => onKey(surroundings, /** @type {KeyboardEvent} */ (event)), how);
  page.addEventListener("pointerdown", () => (model.view.blank.value = false), how);
  return () => heard.abort();
}

/** @param {Surroundings} surroundings @param {KeyboardEvent} event */
function onKey(surroundings, event) {
  const { model } = surroundings;
  if (!model.view.projector.peek()) return;
  const act = actionOf(event);
  if (act === null) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  act(surroundings, event);
}

/**
 * The action of a key; null if other listeners handle the key.
 * @param {KeyboardEvent} event @returns {Action | null}
 */
function actionOf(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey || event.altKey)
    return LOCKED_WITH.has(key) || key.startsWith("Arrow") ? nothing : null;
  if (key === "Escape" || key === "p") return leave;
  if (BLANK.has(key)) return turnBlank;
  if (ON.has(key)) return step(pageOn);
  if (BACK.has(key)) return step(pageBack);
  if (key === " ") return step(({ model }) => model.transport.toggle());
  return LOCKED.has(key) ? nothing : null;
}

const nothing = () => {};

/** @param {Surroundings} surroundings */
function leave({ model: { view } }) {
  view.blank.value = false;
  view.projector.value = false;
}

/** @param {Surroundings} surroundings */
function turnBlank({ model: { view } }) {
  view.blank.value = !view.blank.value;
}

/**
 * If the page is blank, the first key press only shows it again, so that the class sees where it was.
 * @param {Action} go @returns {Action}
 */
function step(go) {
  return (surroundings, event) => {
    if (surroundings.model.view.blank.peek()) surroundings.model.view.blank.value = false;
    else go(surroundings, event);
  };
}

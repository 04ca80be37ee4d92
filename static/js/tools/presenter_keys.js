/**
 * A presenter's clicker, and a keyboard used as one: while the page is projected, its keys act wherever the
 * focus is, and keys that would change the drawing or open what is away do nothing. Must not know how the
 * projected page looks.
 *
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "../playback/playhead.js"
 *
 * @typedef {object} Surroundings
 * @property {Model} model
 * @property {Playhead} playhead
 * @property {EventTarget} page where keys and touches are heard
 *
 * @typedef {(surroundings: Surroundings, event: KeyboardEvent) => void} Action
 */

import { pageBack, pageOn } from "./keys_time.js";

/** What clickers send for on, back and blank. */
const ON = new Set(["PageDown", "ArrowRight", "ArrowDown"]);
const BACK = new Set(["PageUp", "ArrowLeft", "ArrowUp"]);
const BLANK = new Set(["b", "."]);
/** What acts on the drawing, opens the margin, or loads the page anew: F5 is a clicker's button to begin. */
const LOCKED = new Set(["Delete", "Backspace", "Enter", "v", "n", "e", "h", "w", "c", "?", "F5"]);
/** With Ctrl or Cmd: undo, redo, and arrows, which grow a neuron. */
const LOCKED_WITH = new Set(["z", "y"]);

/** @param {Surroundings} surroundings @returns {() => void} how to stop */
export function listenToClicker(surroundings) {
  const { model, page } = surroundings;
  const heard = new AbortController();
  // Before any other listener of the page.
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

/** What a key does; null where it is left to others. @param {KeyboardEvent} event @returns {Action | null} */
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
 * A blank page comes back first: the class sees where it was.
 * @param {Action} go @returns {Action}
 */
function step(go) {
  return (surroundings, event) => {
    if (surroundings.model.view.blank.peek()) surroundings.model.view.blank.value = false;
    else go(surroundings, event);
  };
}

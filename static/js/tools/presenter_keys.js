/**
 * Handles a presenter's clicker, or a keyboard used as one. While the page is projected, the clicker's keys
 * act wherever the focus is, letters not in a text field. Keys that would change the drawing or open hidden
 * panels do nothing. Must not know how the projected page looks.
 *
 * @import { Model } from "../model/model.js"
 * @import { Playhead } from "../playback/playhead.js"
 *
 * @typedef {object} Surroundings
 * @property {Model} model
 * @property {Playhead} playhead
 * @property {EventTarget} page the target that receives keys and touches
 * @property {() => boolean} closeLayer puts the matrices of a layer away; whether they were there
 *
 * @typedef {(surroundings: Surroundings, event: KeyboardEvent) => void} Action
 */

import { askCheck, closeQuestion } from "./actions/ask.js";
import { askNext, tellOn } from "./actions/presenter_questions.js";
import { pageBack, pageOn } from "./actions/time.js";

/** The keys that clickers send for forward, back and blank. */
const ON = new Set(["PageDown", "ArrowRight", "ArrowDown"]);
const BACK = new Set(["PageUp", "ArrowLeft", "ArrowUp"]);
const BLANK = new Set(["b", "."]);
/** Those that no text field and no card needs. */
const PAGES = new Set(["PageDown", "PageUp"]);
const TYPING = "input:not([type=range]), textarea, select";
const CARD = "[data-testid=question]";
/**
 * Keys that change the drawing, open the margin or reload the page. Clickers send F5 to start a slide show.
 */
const LOCKED = new Set(["Delete", "Backspace", "Enter", "v", "n", "e", "h", "?", "F5"]);
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
  const act = actionOf(event, model.questions.open.peek() !== null);
  if (act === null) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  act(surroundings, event);
}

/**
 * The action of a key; null if other listeners handle the key.
 * @param {KeyboardEvent} event @param {boolean} asked whether a question is open @returns {Action | null}
 */
function actionOf(event, asked) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (PAGES.has(key)) return step(ON.has(key) ? pageOn : pageBack, ON.has(key) ? 1 : -1);
  if (key === "Escape") return asked ? ({ model }) => closeQuestion(model) : goBack;
  if (isWithin(event.target, TYPING)) return null;
  if (event.ctrlKey || event.metaKey || event.altKey)
    return LOCKED_WITH.has(key) || key.startsWith("Arrow") ? nothing : null;
  if (key === "p") return leave;
  if (BLANK.has(key)) return turnBlank;
  if (key === "w") return ({ model }) => askNext(model);
  if (key === "c") return ({ model }) => askCheck(model);
  // What is asked has keys of its own.
  if (asked && isWithin(event.target, CARD)) return null;
  if (ON.has(key)) return step(pageOn, 1);
  if (BACK.has(key)) return step(pageBack, -1);
  if (key === " ") return step(({ model }) => model.transport.toggle(), 1);
  return LOCKED.has(key) ? nothing : null;
}

const nothing = () => {};

/** @param {EventTarget | null} target @param {string} selector */
const isWithin = (target, selector) =>
  target !== null && "closest" in target && /** @type {Element} */ (target).closest(selector) !== null;

/** @param {Surroundings} surroundings */
function goBack(surroundings) {
  if (!surroundings.closeLayer()) leave(surroundings);
}

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
 * If the page is blank, the first key press only shows it again, so that the class sees where it was. While a
 * question is open, it is told on or back.
 * @param {Action} go @param {1 | -1} direction @returns {Action}
 */
function step(go, direction) {
  return (surroundings, event) => {
    const { model } = surroundings;
    if (model.view.blank.peek()) model.view.blank.value = false;
    else if (model.questions.open.peek() !== null) tellOn(model, direction);
    else go(surroundings, event);
  };
}

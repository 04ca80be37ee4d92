/**
 * Keyboard shortcuts. Single keys act while the stage has the focus and can be switched off. Undo and redo
 * act everywhere except in a text field in use. The user's list of keys is in panels/sheets/keys.js; a test
 * checks that both agree. Must not know what an action changes.
 */

import { ROLES } from "../protocol/document.js";
import { PACES } from "../protocol/messages.js";
import { askCheck, askWhere, closeQuestion } from "./ask.js";
import { growFrom, nudge, remove, walkEdge } from "./keys_draw.js";
import { back, backwards, end, forward, pageBack, pageOn } from "./keys_time.js";

/**
 * @typedef {import("./context.js").ToolContext} ToolContext
 * @typedef {ToolContext & {cancel: () => boolean, close: () => boolean, fit: () => void, tidy: () => void, undo: () => void, redo: () => void, openField: () => void, openKeys: () => void}} KeyContext
 * @typedef {(context: KeyContext, event: KeyboardEvent) => void} Action
 */

/** @type {Readonly<Record<string, Action>>} by `event.key`, with the stage focused */
export const SINGLE = {
  " ": ({ model }, { shiftKey }) => (shiftKey ? backwards(model) : model.transport.toggle()),
  ".": forward,
  PageDown: pageOn,
  ">": forward,
  ",": back,
  PageUp: pageBack,
  "<": back,
  Home: ({ model }) => model.transport.restart(),
  End: ({ model }) => end(model),
  v: ({ model }) => setTool(model, "select"),
  n: ({ model }) => nextRole(model),
  e: ({ model }) => setTool(model, "edge"),
  h: ({ model }) => setTool(model, "hand"),
  f: ({ fit }) => fit(),
  t: ({ tidy }, { shiftKey }) => shiftKey && tidy(),
  w: ({ model }) => askWhere(model),
  c: ({ model }) => askCheck(model),
  a: ({ model }) => flip(model.view.askFirst),
  p: ({ model }) => flip(model.view.projector),
  Delete: remove,
  Backspace: remove,
  Escape: ({ model, close }) => close() || closeQuestion(model) || putAside(model),
  ...Object.fromEntries(
    PACES.map((pace, i) => [
      String(i + 1),
      (/** @type {ToolContext} */ { model }) => model.transport.setPace(pace),
    ]),
  ),
};

/** @type {Readonly<Record<string, readonly [number, number]>>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {HTMLElement} stage
 * @param {KeyContext} context
 */
export function listenToKeys(stage, context) {
  stage.addEventListener("keydown", (event) => onStageKey(context, event));
  window.addEventListener("keydown", (event) => onPageKey(context, event, stage));
}

/** @param {KeyContext} context @param {KeyboardEvent} event */
function onStageKey(context, event) {
  if (event.key === "Escape" && context.cancel()) return event.preventDefault();
  const arrow = ARROWS[event.key];
  if (arrow !== undefined) {
    if (event.altKey) walkEdge(context, arrow);
    else if (event.ctrlKey || event.metaKey) growFrom(context, arrow);
    else nudge(context, arrow, event.shiftKey);
    return event.preventDefault();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !context.model.view.singleKeys.peek())
    return undefined;
  if (event.key === "Enter") context.openField();
  else if (event.key === "?") context.openKeys();
  else {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!Object.hasOwn(SINGLE, key)) return undefined;
    SINGLE[key](context, event);
  }
  return event.preventDefault();
}

/** @param {KeyContext} context @param {KeyboardEvent} event @param {HTMLElement} stage */
function onPageKey({ model, undo, redo }, event, stage) {
  if (event.key === "Escape") return leaveQuestion(model, event, stage);
  // A text field with unconfirmed text has its own undo.
  const drafting = event.target instanceof HTMLElement && event.target.matches("[data-draft]");
  if (drafting || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) redo();
  else undo();
}

/**
 * Closes a question from anywhere on the page and returns to the drawing.
 * @param {import("../model/model.js").Model} model @param {KeyboardEvent} event @param {HTMLElement} stage
 */
function leaveQuestion(model, event, stage) {
  if (event.defaultPrevented || !closeQuestion(model)) return;
  event.preventDefault();
  stage.focus({ preventScroll: true });
}

/** Flips a switch. @param {import("@preact/signals-core").Signal<boolean>} signal */
function flip(signal) {
  signal.value = !signal.peek();
}

/** @param {import("../model/model.js").Model} model @param {"select" | "edge" | "hand"} tool */
function setTool({ view }, tool) {
  view.drawing.value = true;
  view.tool.value = tool;
}

/**
 * Selects the neuron tool; if it is already selected, switches to the next role.
 * @param {import("../model/model.js").Model} model
 */
function nextRole({ view }) {
  if (view.tool.peek() === "neuron")
    view.newRole.value = ROLES[(ROLES.indexOf(view.newRole.peek()) + 1) % ROLES.length];
  view.drawing.value = true;
  view.tool.value = "neuron";
}

/**
 * Cancels one thing at a time: the tool, the selection, the drawing tools.
 * @param {import("../model/model.js").Model} model
 */
function putAside({ view }) {
  if (view.tool.peek() !== "select") view.tool.value = "select";
  else if (view.selection.peek().size > 0) view.selection.value = new Set();
  else view.drawing.value = false;
}

/**
 * Listens to the keyboard on the whole page and does the command of a chord. A field and a list keep their keys, a
 * control keeps Space and Enter, a text its arrows; everything else acts from the first moment on. Keys without Ctrl,
 * Cmd or Alt that write a character can be switched off. Must not know what a command does.
 *
 * @import { CommandContext } from "./commands/command.js"
 * @import { Hand } from "./gestures/hand.js"
 *
 * @typedef {CommandContext & { hand: Hand }} KeyContext
 */

import { typeValue } from "./actions/in_place.js";
import { chordsOf } from "./commands/chords.js";
import { commandFor } from "./commands/table.js";
import { belongsToFocus, isDraft, isReading } from "./key_places.js";

/** What begins a number. */
const NUMBER = /^[0-9\u2212-]$/u;
/** Keys that a field without a draft leaves to the page. */
const UNDO = new Set(["Mod+z", "Mod+Shift+z", "Mod+y"]);
/** Keys with which a browser enlarges its pages. */
const ENLARGES = new Set(["Mod++", "Mod+=", "Mod+-", "Mod+0"]);

/**
 * @param {HTMLElement} stage gets the focus back
 * @param {KeyContext} context
 * @returns {() => void} stops listening
 */
export function listenToKeys(stage, context) {
  const heard = new AbortController();
  const how = { signal: heard.signal };
  window.addEventListener("keydown", (event) => onDown(context, event, stage), how);
  window.addEventListener("keyup", (event) => onUp(context, event), how);
  window.addEventListener("blur", () => void context.hand.letGo(), how);
  return () => heard.abort();
}

/** @param {KeyContext} context @param {KeyboardEvent} event @param {HTMLElement} stage */
function onDown(context, event, stage) {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape") {
    if (leave(context, event, stage)) event.preventDefault();
    return;
  }
  const chords = chordsOf(event);
  if (!isOurs(context, event, chords)) return;
  const command = commandFor(chords, context);
  const begins = NUMBER.test(event.key) && isPlain(event) && command?.when === undefined;
  if (begins && context.model.view.selection.peek().size > 0) {
    typeValue(context.model);
    // The field has the focus by now, and the browser writes the character there.
    if (context.model.view.editing.peek() === null) event.preventDefault();
    return;
  }
  if (command === null || command.native) return;
  event.preventDefault();
  if (event.key === " ") {
    if (!event.repeat) context.hand.hold(event.shiftKey);
  } else if ((command.blocked?.(context) ?? null) === null) command.run(context, event);
}

/** Space acts when it is let go, unless it moved the drawing meanwhile. @param {KeyContext} context @param {KeyboardEvent} event */
function onUp(context, event) {
  const pressed = event.key === " " ? context.hand.letGo() : null;
  if (pressed !== null)
    commandFor([pressed.shiftKey ? "Shift+Space" : "Space"], context)?.run(context, event);
}

/** @param {KeyboardEvent} event */
const isPlain = ({ ctrlKey, metaKey, altKey }) => !ctrlKey && !metaKey && !altKey;

/** Whether a press is the page's. @param {KeyContext} context @param {KeyboardEvent} event @param {readonly string[]} chords */
function isOurs({ model }, event, chords) {
  if (chords.some((chord) => UNDO.has(chord))) return !isDraft(event.target);
  if (belongsToFocus(event)) return false;
  if (isReading(event.target) && chords.some((chord) => ENLARGES.has(chord))) return false;
  return !isPlain(event) || event.key.length > 1 || model.view.singleKeys.peek();
}

/**
 * Takes a gesture back; else leaves what is open, or the field. Returns whether there was anything to leave.
 * @param {KeyContext} context @param {KeyboardEvent} event @param {HTMLElement} stage
 */
function leave(context, event, stage) {
  if (context.cancel()) return true;
  const elsewhere = event.target !== stage && event.target !== stage.ownerDocument?.body;
  // Somebody who leaves a field has put nothing else aside yet.
  const left = belongsToFocus(event) ? context.close() : commandFor(["Escape"], context)?.run(context, event);
  if (elsewhere) stage.focus({ preventScroll: true });
  return left !== false || elsewhere;
}

/**
 * Whose a key is where the focus stands: a text field's, a control's, a text's that scrolls, or the page's. Must not
 * know what the page does with a key.
 */

/** What takes letters and digits. */
const TYPING =
  "input:not([type=range], [type=checkbox], [type=radio], [type=button], [type=submit], [type=file]), textarea, select, [contenteditable], [role=listbox], [role=combobox], [role=menu]";
/** What Space and Enter act upon. */
const CONTROL =
  "button, a[href], summary, label, input, select, textarea, [role=button], [role=slider], [role=radio], [role=tab], [role=menuitem], [role=option]";
/** What arrows and page keys walk or scroll. */
const WALKED = "aside, nav, input, [role=slider], [role=menu]";
const ACTING = new Set([" ", "Enter"]);
const WALKING = /^(?:Arrow(?:Left|Right|Up|Down)|Home|End|PageUp|PageDown)$/u;

/** @param {EventTarget | null} target @param {string} selector */
const isWithin = (target, selector) =>
  target !== null && "closest" in target && /** @type {Element} */ (target).closest(selector) !== null;

/** Whether somebody types there. @param {EventTarget | null} target */
export const isTyping = (target) => isWithin(target, TYPING);

/** Whether there is text of somebody's that is not taken over yet; it has an undo of its own. @param {EventTarget | null} target */
export const isDraft = (target) => isWithin(target, "[data-draft]");

/** Whether the browser zooms the page, and not the drawing, for somebody who reads there. @param {EventTarget | null} target */
export const isReading = (target) => isWithin(target, WALKED);

/**
 * Whether a key belongs to what has the focus.
 * @param {Pick<KeyboardEvent, "key" | "target" | "ctrlKey" | "metaKey" | "altKey">} event
 */
export function belongsToFocus({ key, target, ctrlKey, metaKey, altKey }) {
  if (isTyping(target)) return true;
  if (ctrlKey || metaKey || altKey) return false;
  if (ACTING.has(key)) return isWithin(target, CONTROL);
  return WALKING.test(key) && isWithin(target, WALKED);
}

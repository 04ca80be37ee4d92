// The field of one value of a sample, edited where it stands: it takes the focus as it comes. The browser holds what is
// typed, so that no key is lost while the page is busy. Must not know what is around it, or what a value is for.

import { useLayoutEffect, useRef } from "preact/hooks";
import { authored, exact } from "../../lib/format.js";
import { isTable, readTable } from "../../lib/pasted_table.js";
import { readNumber } from "../../lib/typed_number.js";
import { troubleWith } from "../parts/field.js";
import { html } from "../parts/html.js";

/**
 * @import { Trouble } from "../parts/field.js"
 * @import { PastedTable } from "../../lib/pasted_table.js"
 *
 * What a cell may do. `to`: goes so many rows and columns on, and answers whether there is a cell.
 * @typedef {object} Acts
 * @property {(value: number | null) => void} set
 * @property {(table: PastedTable) => void} paste
 * @property {(trouble: Trouble | null) => void} tell
 * @property {(rows: number, columns: number) => boolean} to
 *
 * @typedef {object} CellProps
 * @property {string} label
 * @property {string} place its row and column, as "3:0"
 * @property {number | null} value
 * @property {number} digits
 * @property {boolean} readOnly
 * @property {Acts} acts
 * @property {() => void} leave called when the focus has gone elsewhere on the page
 */

/** @type {Readonly<Record<string, [number, number]>>} */
const WAYS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {CellProps} props */
export function Cell({ label, place, value, digits, readOnly, acts, leave }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    if (field.current && !isDraft(field.current)) show(field.current, value, digits);
  }, [value, digits]);
  /** Whether the text is taken over. @param {HTMLInputElement} input */
  const take = (input) => {
    if (!isDraft(input)) return true;
    const typed = input.value.trim();
    const read = typed === "" ? { value: null } : readNumber(typed);
    acts.tell("value" in read ? null : troubleWith(read));
    if (!("value" in read)) return false;
    delete input.dataset.draft;
    if (read.value !== value) acts.set(read.value);
    return true;
  };
  /** @param {KeyboardEvent & { currentTarget: HTMLInputElement }} event */
  const keys = (event) => {
    const input = event.currentTarget;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isDraft(input)) {
      event.stopPropagation();
      delete input.dataset.draft;
      show(input, value, digits);
      acts.tell(null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (take(input) && !acts.to(event.shiftKey ? -1 : 1, 0)) input.select();
    } else if (Object.hasOwn(WAYS, event.key) && (WAYS[event.key][1] === 0 || !isDraft(input))) {
      event.preventDefault();
      if (take(input)) acts.to(...WAYS[event.key]);
    }
  };
  /** What cannot be read is left, and the old value stands again. @param {FocusEvent & { currentTarget: HTMLInputElement }} event */
  const blurred = ({ currentTarget: input }) => {
    take(input);
    delete input.dataset.draft;
    show(input, value, digits, false);
    // Another window may have the focus, which then comes back here.
    if (input.ownerDocument.activeElement !== input) leave();
  };
  /** @param {ClipboardEvent} event */
  const paste = (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!isTable(text)) return;
    event.preventDefault();
    acts.paste(readTable(text));
  };
  return html`<input ref=${field} data-cell=${place} aria-label=${label} class="number" inputmode="decimal" autocomplete="off"
    spellcheck=${false} readonly=${readOnly}
    onFocus=${(/** @type {FocusEvent & { currentTarget: HTMLInputElement }} */ { currentTarget: input }) => {
      if (!isDraft(input)) show(input, value, digits, true);
      input.select();
    }}
    onInput=${(/** @type {Event & { currentTarget: HTMLInputElement }} */ { currentTarget: input }) => {
      input.dataset.draft = "";
      acts.tell(null);
    }}
    onKeyDown=${keys} onBlur=${blurred} onPaste=${readOnly ? undefined : paste} />`;
}

/** Whether somebody has typed what is not taken over yet. @param {HTMLInputElement} input */
const isDraft = (input) => input.dataset.draft !== undefined;

/** All digits where somebody may change them. @param {HTMLInputElement} input @param {number | null} value @param {number} digits @param {boolean} [whole] */
function show(input, value, digits, whole = input.ownerDocument.activeElement === input) {
  input.value = value === null ? "" : whole ? exact(value) : authored(value, digits);
}

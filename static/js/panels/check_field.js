// The field of the equation: what is typed, pasted, or written by a tap on the drawing. Enter judges, Shift and
// Enter begin a line. Knows nothing of the verdict but where to point.

import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { unitsOf, withFactor } from "../lib/equation_edit.js";
import { say } from "../lib/words.js";
import { html } from "./html.js";

/**
 * @import { RefObject } from "preact"
 * @import { Questions } from "../model/questions.js"
 */

/** Rows that a field grows to before it scrolls. */
const MOST_ROWS = 6;
/** Characters of a row, about. */
const ROW = 36;

/**
 * @param {{questions: Questions, field: RefObject<HTMLTextAreaElement>, invalid: boolean, describedBy: string | undefined,
 *   submit: () => void}} props
 */
export function EquationField({ questions, field, invalid, describedBy, submit }) {
  const taken = useRef(questions.insertion.peek()?.at ?? 0);
  const question = questions.open.value;
  // Asked again, by the key or the door: the caret goes back into the field.
  useEffect(() => field.current?.focus({ preventScroll: true }), [question]);
  useSignalEffect(() => {
    const insertion = questions.insertion.value;
    if (insertion === null || insertion.at === taken.current || field.current === null) return;
    taken.current = insertion.at;
    const { value, selectionStart, selectionEnd } = field.current;
    const { from, to, text } = withFactor(value, selectionStart, selectionEnd, insertion.text);
    write(field.current, from, to, text);
  });
  const typed = questions.equation.value;
  const rows = typed.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / ROW)), 0);
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  };
  return html`<textarea
    ref=${field}
    class="equation-field"
    data-draft=""
    data-testid="equation-field"
    rows=${Math.min(Math.max(rows, 2), MOST_ROWS)}
    autocomplete="off"
    autocapitalize="off"
    spellcheck=${false}
    enterkeyhint="go"
    aria-label=${say("check_field")}
    aria-invalid=${invalid}
    aria-describedby=${describedBy}
    value=${typed}
    onInput=${(/** @type {Event} */ event) => (questions.equation.value = /** @type {HTMLTextAreaElement} */ (event.currentTarget).value)}
    onKeyDown=${keys}
  ></textarea>`;
}

/**
 * Writes as if it were typed, so that the browser's own undo takes it back. The focus stays where it was.
 * @param {HTMLTextAreaElement} field @param {number} from @param {number} to @param {string} text
 */
export function write(field, from, to, text) {
  const active = document.activeElement;
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, from, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (active instanceof HTMLElement && active !== field) active.focus({ preventScroll: true });
}

/** @param {HTMLTextAreaElement} field @param {readonly [number, number]} span in code points */
export function select(field, span) {
  field.focus({ preventScroll: true });
  field.setSelectionRange(...unitsOf(field.value, span));
}

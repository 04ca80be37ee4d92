// The field of the equation: what is typed, pasted, or written by a tap on the drawing. Enter judges, Shift and Enter
// begin a line. Of the verdict it knows only the place to select.

import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { replacedAt, unitsOf, withFactor } from "../../lib/equation/edit.js";
import { say } from "../../lib/say.js";
import { insertionFor } from "../../model/asking/insertion.js";
import { html } from "../parts/html.js";

/**
 * @import { RefObject } from "preact"
 * @import { Index } from "../../model/document/indexing.js"
 * @import { Questions } from "../../model/asking/questions.js"
 */

/** Rows that a field grows to before it scrolls; fewer once the verdict below it is what matters. */
const MOST_ROWS = 6;
const JUDGED_ROWS = 3;
/** Characters of a row, about. */
const ROW = 36;

/**
 * @param {{questions: Questions, field: RefObject<HTMLTextAreaElement>, invalid: boolean, judged: boolean,
 *   describedBy: string | undefined, submit: (text?: string) => void, index: () => Index,
 *   refuse: (why: { code: string, values: Record<string, string | string[]> } | null) => void}} props `refuse` is told why
 *   a tap writes nothing
 */
export function EquationField({ questions, index, field, invalid, judged, describedBy, submit, refuse }) {
  const taken = useRef(questions.insertion.peek());
  const judgedNow = useRef(judged);
  judgedNow.current = judged;
  const question = questions.open.value;
  // Someone who returns to a verdict wants to read it. Otherwise, and when asked again, the caret goes into the
  // field.
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || !judgedNow.current) field.current?.focus({ preventScroll: true });
    arrived.current = true;
  }, [question]);
  useSignalEffect(() => {
    const insertion = questions.insertion.value;
    if (insertion === null || insertion === taken.current || field.current === null) return;
    taken.current = insertion;
    const { value, selectionStart, selectionEnd } = field.current;
    const before = value.slice(0, replacedAt(value, selectionStart, selectionEnd)[0]);
    const found = insertionFor(index(), insertion.key, questions.open.peek()?.about ?? "", before);
    refuse(found !== null && "code" in found ? found : null);
    if (found === null || "code" in found) return;
    const { from, to, text } = withFactor(value, selectionStart, selectionEnd, found.text);
    const corrects = from < to && judgedNow.current;
    write(field.current, from, to, text);
    // A factor that replaces a wrong one is judged at once.
    if (corrects) submit();
  });
  const typed = questions.equation.value;
  const lines = typed.split("\n").map((line) => Math.max(1, Math.ceil(line.length / ROW)));
  const rows = Math.max(
    2,
    Math.min(
      lines.reduce((sum, each) => sum + each),
      judged ? JUDGED_ROWS : MOST_ROWS,
    ),
  );
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
    rows=${rows}
    autocomplete="off"
    autocapitalize="off"
    spellcheck=${false}
    enterkeyhint="go"
    aria-label=${say("check_field")}
    aria-invalid=${invalid}
    aria-describedby=${describedBy}
    value=${typed}
    onInput=${(/** @type {Event} */ event) => {
      refuse(null);
      questions.equation.value = /** @type {HTMLTextAreaElement} */ (event.currentTarget).value;
    }}
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
  if (active === field) return;
  // Where nothing had the focus, a touch screen's keyboard stays down.
  if (active instanceof HTMLElement && active !== document.body) active.focus({ preventScroll: true });
  else field.blur();
}

/**
 * Selects a place, to be typed over or replaced by a tap. On a touch screen the keyboard stays down.
 * @param {HTMLTextAreaElement} field @param {readonly [number, number]} span in code points
 */
export function select(field, span) {
  if (!matchMedia("(pointer: coarse)").matches) field.focus({ preventScroll: true });
  field.setSelectionRange(...unitsOf(field.value, span));
}

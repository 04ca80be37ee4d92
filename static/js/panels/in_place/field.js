// The field that stands on the drawing. The browser holds its text, so that no key is lost while the page is busy. Must
// not know what is edited or where it stands.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { exact } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { Choices } from "../parts/field.js";
import { html } from "../parts/html.js";
import { Name } from "../parts/sentence.js";
import { nextTo, subjectOf } from "./subject.js";
import { UnderFinger } from "./under_finger.js";

/**
 * @import { Editing } from "../../model/page/view.js"
 * @import { Trouble } from "../parts/field.js"
 * @import { Surroundings } from "../ui.js"
 * @import { Subject } from "./subject.js"
 *
 * @typedef {Surroundings & {editing: Editing | null, subject: Subject | null}} FieldProps
 */

/** Each panel counts its own ids, so that those of two may be the same. */
const ID = "in-place-field";

/** @param {FieldProps} props */
export function InPlaceField(props) {
  const { model, actions, editing, subject } = props;
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [typed, setTyped] = useState("");
  const [told, setTold] = useState(
    /** @type {{ trouble: Trouble | null, of: Editing | null } | null} */ (null),
  );
  // Enter may come before what began is drawn: what is told then must not go with that.
  const setTrouble = (/** @type {Trouble | null} */ trouble) =>
    setTold({ trouble, of: model.view.editing.peek() });
  const trouble = told?.of === editing ? told.trouble : null;
  useLayoutEffect(() => setTyped(field.current?.value ?? ""), [editing]);
  const { take, leave } = takingOver(props, setTrouble);
  const go = (/** @type {string} */ text, /** @type {1 | -1} */ by) => {
    const beside = editing === null || subject?.numeric !== true ? null : nextTo(props, editing, by);
    if (!take(text)) return;
    if (beside === null) actions.backToDrawing();
    else model.view.editing.value = beside;
  };
  const write = (/** @type {string} */ text) => {
    if (field.current !== null) field.current.value = text;
    setTyped(text);
    setTrouble(null);
  };
  const keys = (/** @type {KeyboardEvent & { currentTarget: HTMLInputElement }} */ event) => {
    if (event.isComposing || !["Enter", "Escape", "Tab"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Tab") return go(event.currentTarget.value, event.shiftKey ? -1 : 1);
    if (event.key === "Escape") model.view.editing.value = null;
    else if (!take(event.currentTarget.value)) return;
    actions.backToDrawing();
  };
  const many = editing?.keys?.length ?? 0;
  const label =
    many > 0
      ? say("in_place_several", { count: many })
      : subject && say(subject.numeric ? "in_place_value" : "in_place_name", { name: subject.name });
  return html`
    <label class="in-place-name" for=${ID}>${subject?.numeric && html`<${Name} name=${subject.name} />`}</label>
    <input id=${ID} ref=${field} data-draft="" autocomplete="off" spellcheck=${false} enterkeyhint="done"
      aria-label=${label} tabindex=${subject === null ? -1 : 0} class=${subject?.numeric ? "number" : ""}
      inputmode=${subject?.numeric ? "decimal" : "text"} aria-invalid=${trouble !== null} aria-describedby=${`${ID}-note`}
      onInput=${(/** @type {Event} */ event) => write(/** @type {HTMLInputElement} */ (event.currentTarget).value)} onKeyDown=${keys} onBlur=${leave} />
    ${
      subject?.numeric &&
      html`<${UnderFinger} key=${editing?.key} text=${subject.text} typed=${typed} write=${write}
        go=${(/** @type {1 | -1} */ by) => go(field.current?.value ?? "", by)} />`
    }
    <div class="in-place-note" id=${`${ID}-note`}>
      ${
        trouble === null
          ? html`<${Reads} subject=${subject} typed=${typed} />`
          : html`<p class="problem" role="alert">${trouble.sentence}</p>`
      }
      ${
        trouble?.choices &&
        html`<${Choices} numbers=${trouble.choices} choose=${(/** @type {number} */ number) => {
          if (take(exact(number))) actions.backToDrawing();
        }} />`
      }
    </div>
  `;
}

/**
 * How a text is taken over, and what becomes of it where somebody turns to something else. Keys may come before the field
 * is drawn for what they edit, so that is looked up at each.
 * @param {Surroundings} props @param {(trouble: Trouble | null) => void} tell
 */
function takingOver(props, tell) {
  const { editor, view } = props.model;
  const current = () => {
    const editing = view.editing.peek();
    return editing === null || editing.key === "title" ? null : subjectOf(props, editing);
  };
  /** Whether nothing is left to say. @param {string} text */
  const take = (text) => {
    const subject = current();
    const problem = subject === null || text === subject.text ? null : subject.take(text);
    tell(problem);
    if (problem === null) view.editing.value = null;
    return problem === null;
  };
  /** What cannot be read is left, and that is said. @param {FocusEvent & { currentTarget: HTMLInputElement }} event */
  const leave = ({ relatedTarget, currentTarget }) => {
    if (relatedTarget instanceof Element && relatedTarget.closest(".in-place")) return;
    const subject = current();
    if (subject === null || take(currentTarget.value)) return;
    editor.problem.value = { code: "value_left", values: { old: subject.old }, ids: [] };
    view.editing.value = null;
  };
  return { take, leave };
}

/** "reads 0.3333", where the text looks different, and what Enter and Escape do. @param {{subject: Subject | null, typed: string}} props */
function Reads({ subject, typed }) {
  if (subject === null || typed === subject.text || typed === "") return null;
  const reads = subject.reads(typed);
  return html`
    ${reads !== null && html`<p class="reads">${say("in_place_reads", { value: reads })}</p>`}
    <p>${subject.old === "" ? say("in_place_keep") : say("in_place_keys", { old: subject.old })}</p>
  `;
}

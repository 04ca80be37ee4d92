// The network's title, and below it on demand: another title, and new networks from the templates or a file.
// The forms are real ones, so that a new network is a page like any other. Must not know how a network is
// stored.

import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { say } from "../lib/say.js";
import { NO_OPERATIONS } from "../model/page/people.js";
import { OpenFile } from "./open_file.js";
import { TextField } from "./parts/field.js";
import { html } from "./parts/html.js";
import { refusalOf } from "./selection/parts.js";
import { TemplateList } from "./templates.js";

/**
 * @import { Refusal } from "../model/document/refusal.js"
 * @import { Document } from "../protocol/messages.js"
 * @import { Surroundings } from "./ui.js"
 */

/** @param {Surroundings} props */
export function NetworkMenu(props) {
  const { model } = props;
  const [open, setOpen] = useState(false);
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => (open ? closeOutside(host.current, () => setOpen(false)) : undefined), [open]);
  const title = model.store.document.value?.title || say("untitled");
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    host.current?.querySelector("button")?.focus();
  };
  const renames = model.view.editing.value?.key === "title" && model.editor.canEdit.value;
  if (renames)
    return html`<div class="network"><${TitleField} ...${props} title=${model.store.document.value?.title ?? ""} /></div>`;
  const rename = () => {
    setOpen(false);
    if (model.editor.canEdit.peek()) model.view.editing.value = { key: "title", what: "name", over: false };
  };
  const door = (/** @type {"history" | "picture"} */ sheet) => () => {
    setOpen(false);
    props.ui.open.value = sheet;
  };
  return html`<div class="network" ref=${host} onKeyDown=${keys} onDblClick=${rename}>
    <button type="button" class="network-title" aria-expanded=${open} aria-controls="network-menu" onClick=${() => setOpen((was) => !was)}>
      <span>${title}</span> <svg class="caret" viewBox="0 0 12 8" aria-hidden="true"><path d="M1 1h10L6 8z" /></svg>
    </button>
    ${
      open &&
      html`<div class="menu" id="network-menu">
      ${model.editor.canEdit.value && html`<${Rename} model=${model} title=${title} />`}
      <${TemplateList} templates=${props.page.templates}
        picture=${(/** @type {Document} */ document) => props.still(document, model.people.operations.peek() ?? NO_OPERATIONS)} />
      <${OpenFile} look="link" refuse=${(/** @type {Refusal} */ refusal) => (model.editor.problem.value = refusal)} />
      <p><a class="link" href="/networks">${say("networks_title")}</a></p>
      ${model.people.role.value === "editor" && html`<p><button type="button" class="link" onClick=${door("history")}>${say("history")}</button></p>`}
      <p><button type="button" class="link" onClick=${door("picture")}>${say("picture_title")}</button></p>
    </div>`
    }
  </div>`;
}

/** The title, edited where it stands. @param {Surroundings & {title: string}} props */
function TitleField({ model, actions, title }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const close = () => (model.view.editing.value = null);
  const keep = () => {
    if (model.view.editing.peek() !== null && field.current && field.current.value !== title)
      model.editor.setTitle(field.current.value);
    close();
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") keep();
    else close();
    actions.backToDrawing();
  };
  return html`<input class="title-field" ref=${field} data-testid="title-field" aria-label=${say("title")} defaultValue=${title}
    placeholder=${say("untitled")} autocomplete="off" spellcheck=${false} data-draft="" onKeyDown=${keys} onBlur=${keep} />`;
}

/** @param {{model: Surroundings["model"], title: string}} props */
const Rename = ({ model, title }) => html`<${TextField} label=${say("title")} name="title" value=${title}
  commit=${(/** @type {string} */ typed) => refusalOf(model, model.editor.setTitle(typed))} />`;

/** @param {HTMLElement | null} host @param {() => void} close */
function closeOutside(host, close) {
  const abort = new AbortController();
  const check = (/** @type {Event} */ event) => {
    if (host && !host.contains(/** @type {Node} */ (event.target))) close();
  };
  for (const type of ["pointerdown", "focusin"])
    document.addEventListener(type, check, { signal: abort.signal, capture: true });
  return () => abort.abort();
}

// A network that was pasted or dropped: put it into this drawing, or open it as another one? Asked once, above the card.
// The form that opens it is a real one, so that a new network is a page like any other. Must not know the format.

import { useRef } from "preact/hooks";
import { say } from "../lib/say.js";
import { html } from "./parts/html.js";

/** @import { Surroundings } from "./ui.js" */

/** @param {Surroundings} props */
export function Offered({ model, actions }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const offered = model.view.offered.value;
  if (offered === null) return null;
  const { part, text } = offered;
  const values = { title: part.title ?? "", count: part.neurons.length };
  const open = () => {
    if (field.current === null) return;
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "network.json", { type: "application/json" }));
    field.current.files = transfer.files;
    field.current.form?.submit();
  };
  const edits = model.editor.canEdit.value;
  return html`<div class="left-over" role="status" data-testid="offered">
    <p>${say(part.title ? "offered" : "offered_untitled", values)}</p>
    <form class="actions" method="post" action="/new" enctype="multipart/form-data">
      <input type="file" name="document" class="aside" tabindex="-1" aria-hidden="true" ref=${field} />
      ${edits && html`<button type="button" class="filled" onClick=${actions.putOffered}>${say("offered_insert")}</button>`}
      <button type="button" class="link" onClick=${open}>${say("offered_open")}</button>
      <button type="button" class="link quiet" onClick=${() => (model.view.offered.value = null)}>${say("offered_leave")}</button>
    </form>
  </div>`;
}

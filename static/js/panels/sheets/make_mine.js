// Makes a network of one's own of what stands on the page, edits that could not be sent included; it opens at the present
// step and question. The form is a real one, so that a new network is a page like any other. Must not know who may edit.

import { useRef } from "preact/hooks";
import { linkTo } from "../../lib/links.js";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { linkHere } from "./link_here.js";

/** @param {{model: import("../../model/model.js").Model}} props */
export function MakeMine({ model }) {
  const field = useRef(/** @type {HTMLInputElement | null} */ (null));
  const make = () => {
    const { current } = field;
    const document = model.store.document.peek();
    if (current === null || current.form === null || document === null) return;
    const transfer = new DataTransfer();
    transfer.items.add(new File([JSON.stringify(document)], "network.json", { type: "application/json" }));
    current.files = transfer.files;
    current.form.action = linkTo("/new", linkHere(model));
    current.form.submit();
  };
  return html`<form class="actions" method="post" action="/new" enctype="multipart/form-data">
    <input type="file" name="document" class="aside" tabindex="-1" aria-hidden="true" ref=${field} />
    <button type="button" class="filled" onClick=${make}>${say("make_mine")}</button>
  </form>`;
}

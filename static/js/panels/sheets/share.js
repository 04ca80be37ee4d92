// Who may have which address, and who is here. Following somebody means seeing their step. Must not know what
// is drawn.

import { useEffect, useState } from "preact/hooks";
import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Sheet } from "../parts/sheet.js";
import { Here } from "../people/here.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Surroundings} props */
export function ShareSheet({ model, page, ui }) {
  const { role, viewId } = model.people;
  const edits = role.value === "editor";
  const works = model.sharing.works.value;
  useEffect(() => model.sharing.handOut(), [model]);
  return html`<${Sheet} ui=${ui} title=${say("share")}>
    ${works && edits && html`<${Address} note=${say("share_edit")} label=${say("address_edit")} name="edit-link" path=${`/n/${page.network}`} />`}
    ${works && viewId.value && html`<${Address} note=${say("share_view")} label=${say("address_view")} name="view-link" path=${`/v/${viewId.value}`} />`}
    ${edits && html`<p class="actions"><a class="link" href=${`/n/${page.network}/document`} download>${say("download")}</a></p>`}
    <${Here} model=${model} />
  </${Sheet}>`;
}

/** @param {{note: string, label: string, name: string, path: string}} props */
function Address({ note, label, name, path }) {
  const [copied, setCopied] = useState(false);
  const address = new URL(path, location.href).href;
  const copy = () =>
    navigator.clipboard?.writeText(address).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return html`<div class="address">
    <p>${note}</p>
    <input readonly aria-label=${label} data-testid=${name} value=${address}
      onFocus=${(/** @type {FocusEvent} */ event) => /** @type {HTMLInputElement} */ (event.currentTarget).select()} />
    <button type="button" class="link" onClick=${copy}>${say(copied ? "share_copied" : "copy")}</button>
  </div>`;
}

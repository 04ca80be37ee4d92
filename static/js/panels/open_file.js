// A file opened as a new network. The form is a real one, so that the network is a page like any other. Must not know how a
// network is stored.

import { say } from "../lib/say.js";
import { networkIn } from "../model/clip/inside.js";
import { checkSize } from "../model/clip/reading.js";
import { Impossible } from "../model/document/refusal.js";
import { html } from "./parts/html.js";

/** @import { Refusal } from "../model/document/refusal.js" */

/** A network from a file, by a form of its own that is sent as soon as a file was chosen. @param {{look: string, refuse: (refusal: Refusal) => void}} props `look`: the class of its label */
export function OpenFile({ look, refuse }) {
  const open = async (/** @type {HTMLInputElement} */ field) => {
    const [file] = field.files ?? [];
    if (file === undefined) return;
    try {
      await sendFile(field, file);
    } catch (error) {
      if (!(error instanceof Impossible)) throw error;
      field.value = "";
      refuse(error.refusal);
    }
  };
  return html`<form method="post" action="/new" enctype="multipart/form-data">
    <label class=${`${look} open-file`}>
      ${say("open_file")}
      <input type="file" name="document" accept=".json,.svg,application/json,image/svg+xml" class="aside"
        onChange=${(/** @type {Event} */ event) => open(/** @type {HTMLInputElement} */ (event.currentTarget))} />
    </label>
  </form>`;
}

/** Of a picture only the network inside is sent. @param {HTMLInputElement} field @param {File} file */
async function sendFile(field, file) {
  checkSize(file.size);
  const transfer = new DataTransfer();
  transfer.items.add(new File([networkIn(await file.text())], "network.json", { type: "application/json" }));
  field.files = transfer.files;
  field.form?.submit();
}

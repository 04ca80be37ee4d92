// Quiet ways to take an answer along: as LaTeX, as plain text, as a picture of the drawing, as a link. A link is for
// viewing, never for editing. Whether
// it worked is read out and stands beside them. Must not know which question it is.

import { useState } from "preact/hooks";
import { linkTo } from "../../lib/links.js";
import { say } from "../../lib/say.js";
import { pngOf } from "../../render/picture/canvas.js";
import { copyBlob, copyText } from "../parts/copying.js";
import { html } from "../parts/html.js";

/** @import { Surroundings } from "../ui.js" */

/** Pixels of a copied picture for each pixel of the stage. */
const DENSITY = 2;

/** @param {Surroundings & {latex: string, text: string, name: string}} props `name` of what is asked about */
export function CopyActions({ model, ui, picture, latex, text, name }) {
  const [note, setNote] = useState("");
  /** @param {() => Promise<string>} copying which sentence says how it went */
  const act = (copying) => async () => {
    ui.told.value = "";
    const said = say(await copying());
    setNote(said);
    ui.told.value = said;
  };
  const copyPicture = async () => {
    const taken = picture("step");
    return taken ? copyBlob(pngOf(taken, DENSITY), "network.png") : "copy_failed";
  };
  /** @param {string} code @param {() => Promise<string>} copying */
  const action = (code, copying) =>
    html`<button type="button" class="link quiet" data-copy=${code} onClick=${act(copying)}>${say(code)}</button>`;
  return html`<div class="copies">
    <span>${say("copy")}</span>
    ${action("copy_latex", () => copyText(latex))}
    ${action("copy_text", () => copyText(text))}
    ${action("copy_picture", copyPicture)}
    ${action("copy_link", () => copyText(linkTo(model.sharing.addressToView(location.href), { ask: name })))}
    <span class="copy-note">${note}</span>
  </div>`;
}

// Quiet ways to take an answer along: as LaTeX, as plain text, as a picture of the drawing, as a link. Whether it
// worked is read out and stands beside them.

import { useState } from "preact/hooks";
import { say } from "../lib/words.js";
import { copyPicture, copyText } from "./copying.js";
import { html } from "./html.js";

/** @import { Surroundings } from "./ui.js" */

/** @param {Surroundings & {latex: string, text: string}} props */
export function CopyActions({ ui, latex, text }) {
  const [note, setNote] = useState("");
  /** @param {() => Promise<string>} copying which sentence says how it went */
  const act = (copying) => async () => {
    ui.told.value = "";
    const said = say(await copying());
    setNote(said);
    ui.told.value = said;
  };
  /** @param {string} code @param {() => Promise<string>} copying */
  const action = (code, copying) =>
    html`<button type="button" class="link quiet" data-copy=${code} onClick=${act(copying)}>${say(code)}</button>`;
  return html`<div class="copies">
    <span>${say("copy")}</span>
    ${action("copy_latex", () => copyText(latex))}
    ${action("copy_text", () => copyText(text))}
    ${action("copy_picture", copyPicture)}
    <span class="copy-note">${note}</span>
  </div>`;
}

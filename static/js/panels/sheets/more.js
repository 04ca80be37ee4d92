// On a phone the title strip has room for one button; this sheet holds the others. Must not know what they
// open.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";
import { Sheet } from "../parts/sheet.js";

/** @import { SheetName, Surroundings } from "../ui.js" */

const SHEETS = /** @type {[SheetName, string][]} */ ([
  ["share", "share"],
  ["history", "history"],
  ["look", "theme_title"],
  ["keys", "keys_title"],
  ["time", "time_title"],
  ["data", "data_title"],
  ["plane", "plane_title"],
  ["picture", "picture_title"],
]);

/** @param {Surroundings} props */
export function MoreSheet({ ui, model }) {
  const mine = (/** @type {[SheetName, string]} */ [name]) =>
    name !== "history" || model.people.role.value === "editor";
  const samples = () => {
    ui.samples.value = true;
    ui.open.value = null;
  };
  return html`<${Sheet} ui=${ui} title=${say("more")}>
    <ul class="doors">
      ${SHEETS.filter(mine).map(
        ([name, label]) => html`<li key=${name}>
          <button type="button" class="link" onClick=${() => (ui.open.value = name)}>${say(label)}</button>
        </li>`,
      )}
      <li><button type="button" class="link" onClick=${samples}>${say("samples_title")}</button></li>
    </ul>
  </${Sheet}>`;
}

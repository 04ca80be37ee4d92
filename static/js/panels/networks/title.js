// The strip over the list of networks: a new one, one from a file, how the page looks, its keys. Must not know what a sheet
// holds.

import { say, word } from "../../lib/say.js";
import { OpenFile } from "../open_file.js";
import { html } from "../parts/html.js";

/**
 * @import { Refusal } from "../../model/document/refusal.js"
 * @import { Around } from "./page.js"
 */

/** @param {Around} props */
export function Title({ networks, sheet }) {
  const way = (
    /** @type {"new" | "look" | "keys"} */ name,
    /** @type {string} */ text,
    /** @type {string} */ title,
  ) =>
    html`<button type="button" class="way" aria-expanded=${sheet.value === name} aria-label=${say(title)} title=${say(title)}
      onClick=${() => (sheet.value = sheet.value === name ? null : name)}>${say(text)}</button>`;
  return html`
    <span class="brand">${say("product")}</span>
    <div class="ways">
      ${way("new", "networks_new", "networks_new")}
      <${OpenFile} look="way" refuse=${(/** @type {Refusal} */ refusal) => (networks.problem.value = word(refusal))} />
      ${way("look", "looks", "theme_title")}
      ${way("keys", "help", "networks_keys")}
    </div>
  `;
}

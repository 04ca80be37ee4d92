// How the page looks and listens: the theme, the single keys. What is chosen here is this browser's own and changes nothing for others.

import { say } from "../lib/words.js";
import { CheckField } from "./field.js";
import { html } from "./html.js";
import { Sheet } from "./sheet.js";

/** @import { Surroundings } from "./ui.js" */

const THEMES = /** @type {const} */ (["system", "light", "dark"]);

/** @param {Surroundings} props */
export function LookSheet({ model, ui }) {
  const { theme, singleKeys } = model.view;
  return html`<${Sheet} ui=${ui} title=${say("theme_title")}>
    <fieldset class="choices">
      <legend>${say("theme")}</legend>
      ${THEMES.map(
        (name) => html`<label key=${name}>
          <input type="radio" name="theme" value=${name} checked=${theme.value === name} onChange=${() => (theme.value = name)} />
          <span>${say(`theme_${name}`)}</span>
        </label>`,
      )}
    </fieldset>
    <${CheckField} label=${say("single_keys")} name="single-keys" checked=${singleKeys.value}
      commit=${(/** @type {boolean} */ on) => (singleKeys.value = on)} />
    <p class="note">${say("legend")}</p>
  </${Sheet}>`;
}

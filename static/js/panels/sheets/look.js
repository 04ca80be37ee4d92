// How the page looks and listens, in sections: this browser's own choices first, then what belongs to the
// document, its conventions and its stops. Each section's controls are components of their own; this gives them
// their places. Must not know what a choice changes.

import { say } from "../../lib/say.js";
import { LookSizes } from "../legend/panel.js";
import { CheckField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { Segments } from "../parts/segments.js";
import { Sheet } from "../parts/sheet.js";
import { AskFirstField } from "../step/ask_first.js";
import { LookConventions } from "./look_conventions.js";
import { LookDigits } from "./look_digits.js";
import { LookPace } from "./look_pace.js";
import { LookProjector } from "./look_projector.js";

/** @import { Surroundings } from "../ui.js" */

const THEMES = /** @type {const} */ (["system", "light", "dark"]);

/** @param {Surroundings} props */
export function LookSheet(props) {
  return html`<${Sheet} ui=${props.ui} title=${say("theme_title")}>
    <div class="look">
      <${Section} title="look_page"><${LookPage} ...${props} /></${Section}>
      <${Section} title="look_numbers"><${LookDigits} ...${props} /></${Section}>
      <${Section} title="look_sizes"><${LookSizes} ...${props} /></${Section}>
      <${Section} title="look_steps"><${LookPace} ...${props} /><${AskFirstField} ...${props} /></${Section}>
      <${Section} title="look_conventions"><${LookConventions} ...${props} /></${Section}>
      <${Section} title="look_projector"><${LookProjector} ...${props} /></${Section}>
    </div>
  </${Sheet}>`;
}

/** A heading and what stands below it; nothing where nothing does. @param {{title: string, children?: any}} props */
function Section({ title, children }) {
  if (!children || children.length === 0) return null;
  return html`<section data-testid=${title}><h3>${say(title)}</h3>${children}</section>`;
}

/** @param {Surroundings} props */
function LookPage({ model }) {
  const { theme, singleKeys, snapping, pictures } = model.view;
  return html`
    <${Segments} label=${say("theme")} name="theme" value=${theme.value} commit=${(/** @type {typeof theme.value} */ name) => (theme.value = name)}
      options=${THEMES.map((name) => [name, say(`theme_${name}`)])} />
    <${CheckField} label=${say("pictures_switch")} name="pictures" checked=${pictures.value}
      commit=${(/** @type {boolean} */ on) => (pictures.value = on)} />
    <${CheckField} label=${say("single_keys")} name="single-keys" checked=${singleKeys.value}
      commit=${(/** @type {boolean} */ on) => (singleKeys.value = on)} />
    <${CheckField} label=${say("snapping")} name="snapping" checked=${snapping.value}
      commit=${(/** @type {boolean} */ on) => (snapping.value = on)} />
    <p class="note">${say("legend")}</p>
  `;
}

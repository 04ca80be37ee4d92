// The choice of how the size of a mark follows its number: logarithmic, linear, per layer. It changes the
// drawing at once; it knows nothing of how marks are drawn.

import { say } from "../../lib/say.js";
import { html } from "../parts/html.js";

/** @import { View } from "../../model/page/view.js" */

const SCALES = /** @type {const} */ (["log", "log8", "linear", "layer"]);

/** @param {{ view: View, name: string }} props `name` of the radio buttons, one for each place where they stand */
export function LookScale({ view, name }) {
  const { scale } = view;
  return html`<fieldset class="scales" data-testid=${name}>
    <legend>${say("scale")}</legend>
    ${SCALES.map(
      (each) => html`<label key=${each}>
        <input type="radio" name=${name} value=${each} checked=${scale.value === each} onChange=${() => (scale.value = each)} />
        <span>${say(`scale_${each}_long`)}</span>
      </label>`,
    )}
  </fieldset>`;
}

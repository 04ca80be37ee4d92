// How numbers are written: so many significant digits, plain or in powers of ten. Every number on the page follows at
// once; the computed numbers do not change. Must not know where numbers stand.

import { FEWEST_DIGITS, MOST_DIGITS, number } from "../../lib/format.js";
import { say } from "../../lib/say.js";
import { CheckField } from "../parts/field.js";
import { html } from "../parts/html.js";

/** @import { View } from "../../model/page/view.js" */

/** A number with as many digits as a double has. */
const SAMPLE = 0.14978071613276;

/** @param {{model: {view: View}}} props */
export function LookDigits({ model }) {
  const { digits, scientific } = model.view;
  const choose = (/** @type {Event} */ event) => {
    digits.value = Number(/** @type {HTMLInputElement} */ (event.currentTarget).value);
  };
  return html`
    <label class="slider">
      <span>${say("digits")}</span>
      <input type="range" min=${FEWEST_DIGITS} max=${MOST_DIGITS} step="1" value=${digits.value} data-field="digits"
        aria-valuetext=${say("digits_count", { count: digits.value })} onInput=${choose} />
      <output>${digits.value}</output>
    </label>
    <${CheckField} label=${say("scientific")} name="scientific" checked=${scientific.value}
      commit=${(/** @type {boolean} */ on) => (scientific.value = on)} />
    <p class="note">${say("digits_sample", { value: number(SAMPLE) })}</p>
  `;
}

// What samples are for, in the margin: how many are trained on, how many are kept, and a way to divide them anew. Must not
// know how they are drawn by chance.

import { useSignal } from "@preact/signals";
import { say } from "../../lib/say.js";
import { placesOf } from "../../model/document/reading.js";
import { SPLITS } from "../../protocol/document.js";
import { NumberField } from "../parts/field.js";
import { html } from "../parts/html.js";
import { Sheet } from "../parts/sheet.js";

/** @import { Surroundings } from "../ui.js" */

/** In percent: what is usual. */
const USUAL = { validation: 20, test: 20, seed: 0 };

/** @param {Surroundings} props */
export function SplitSheet({ model, ui }) {
  const { store, editor } = model;
  const wish = useSignal(USUAL);
  const document = store.document.value;
  if (document === null) return null;
  const counts = Object.fromEntries(SPLITS.map((split) => [split, placesOf(document, split).length]));
  const field = (/** @type {keyof typeof USUAL} */ name, /** @type {number} */ most) =>
    html`<${NumberField} label=${say(`split_${name}`)} name=${`split-${name}`} value=${wish.value[name]} commit=${(
      /** @type {number} */ value,
    ) => {
      if (!Number.isInteger(value) || value < 0 || value > most)
        return say("data_out_of_bounds", { name: say(`split_${name}`), least: 0, most });
      wish.value = { ...wish.peek(), [name]: value };
      return undefined;
    }} />`;
  const divide = (/** @type {typeof USUAL} */ { validation, test, seed }) =>
    editor.divideSamples({ validation: validation / 100, test: test / 100, seed });
  return html`<${Sheet} ui=${ui} title=${say("split_title")}>
    <div data-testid="split">
      <p class="meaning" role="status" data-testid="split-is">${say("split_is", counts)}</p>
      <p class="note">${say("split_help")}</p>
      ${
        editor.canEdit.value &&
        html`<div class="data-numbers">
        ${field("validation", 99)} ${field("test", 99)} ${field("seed", Number.MAX_SAFE_INTEGER)}
        <p class="actions">
          <button type="button" class="filled" data-testid="split-divide" onClick=${() => divide(wish.peek())}>${say("split_divide")}</button>
          <button type="button" class="link" data-testid="split-again" onClick=${() => {
            wish.value = { ...wish.peek(), seed: wish.peek().seed + 1 };
            divide(wish.peek());
          }}>${say("split_again")}</button>
          <button type="button" class="link" data-testid="split-none" onClick=${() => editor.trainOnAll()}>${say("split_none")}</button>
        </p>
      </div>`
      }
    </div>
  </${Sheet}>`;
}

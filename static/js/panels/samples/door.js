// The door to the table of samples, in the title strip: how many there are. Must not know what the table shows.

import { say } from "../../lib/say.js";
import { samplesOf } from "../../model/document/reading.js";
import { html } from "../parts/html.js";

/** @import { Surroundings } from "../ui.js" */

/** @param {Pick<Surroundings, "model" | "ui">} props */
export function SamplesDoor({ model, ui }) {
  const document = model.store.document.value;
  if (document === null) return null;
  const open = ui.samples.value;
  return html`<button type="button" class="samples-door" data-testid="samples-door" aria-expanded=${open} aria-controls="samples"
    title=${say("command_samples")} onClick=${() => (ui.samples.value = !open)}>
    <span>${say("samples_door", { count: samplesOf(document).length })}</span>
    <svg class="caret" viewBox="0 0 12 8" aria-hidden="true"><path d="M1 1h10L6 8z" /></svg>
  </button>`;
}
